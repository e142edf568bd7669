"""Capitals of English that are no abbreviation: states and titles, time zones, codes, words that are said loudly."""

from __future__ import annotations

import re
from collections.abc import Collection

from takehome.checks.verbs import CLAUSES, VERBS

_STATES = """
    AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA
    PR RI SC SD TN TX UT VA VI VT WA WI WV WY
"""
_STATE = f"(?:{'|'.join(_STATES.split())})"
_TITLES = "(?:RN|BSN|MSN|MD|DO|NP|PA|LPN|LVN|CNA|APRN|FNP|CNP|PA-C|RD|RDN|LCSW|MSW|OCN)"
_NONE = re.compile(
    rf", (?P<state>{_STATE})(?= \d)|(?<![\w-])(?P<post>[A-Z]{{2}})(?= \d{{5}}(?:-\d{{4}})?(?![\w-]))"  # , MI 48910
    rf"|(?<=[a-z]), (?P<title>{_TITLES}(?:, {_TITLES})*)(?![\w-])"  # Ann Ortiz, RN
    r"|(?:\b[ap]\.?m\.?|[AP]M|\bnoon|\bmidnight|Eastern|Central|Mountain|Pacific),? \(?"  # 5 pm ET
    r"(?P<zone>(?:[ECMPH]|AK)[SD]?T|UTC|GMT|BST)(?![\w-])"
    r"|\d,? \(?(?P<hour>(?:[ECMPH]|AK)[SD]T)(?![\w-])"  # 8-5 EST
)
_NAME = re.compile(r"\b[A-Z][\w'’-]{1,30}$")
_LOUD = re.compile(r"(?<![\w-])[A-Z]+(?:['’][A-Z]+)?(?:[,;:.!?]? [A-Z]+(?:['’][A-Z]+)?)+(?![\w-])")
_COMMON = """
    a about above adult again alcohol all allergies allergy alone am an any appointment are arm aspirin attention
    away baby back bag bath bathroom bed below bleed bleeding blood both bottle box bread breakfast but by can car
    card caution chew child children clinic clothes coffee cold contact crackers cream crush daily danger day days
    diet dinner doctor does dose doses down drinks driving drugs eating emergency empty evening ever every exam eye
    fall family fast fasting feet fever first fluid fluids food foods for free freeze friend fruit full glass gum
    gums had hand hands has hear heat here home hospital hot hour hours how hurt i important in information inside
    insurance is it its itself jewelry juice keys label left leg lenses less light liquid liquids list lists lotion
    lunch makeup meal meals meat medicine medicines milk minutes money more morning mouth must my nails never new
    night no none nose not note nothing number nurse of off old on only open or other our out outside pain patient
    patients pharmacy phone photo pill pills please quit reach ready refill refrigerate ride right room safe shoes
    should signs sit skin smoking soap soda solid soon split stairs stomach sugar sun surgery swallow swim tablet
    tablets tea team teeth test tests that the their them then there these they this those throat time tobacco today
    toilet too twice under up urgent us vegetables very visit warning was washing water we week what who will wine
    with without work you your yourself
"""
_ORDINARY = VERBS | CLAUSES | frozenset(_COMMON.split())


def without_others(text: str) -> str:
    """A text whose capitals that spell nothing are blanks, as long as it was."""
    return _NONE.sub(_blanked, text)


def is_code(name: str) -> bool:
    """Whether letters and digits are the number of a study, a form or a part: NCT04512345, A7X-4417."""
    digits = [len(some) for some in re.findall(r"\d+", name)]
    return max(digits, default=0) > 3 or ("-" in name and len(digits) > 1 and max(digits) > 2)


def loud(text: str) -> Collection[str]:
    """The ordinary words of a text that stand in capitals, two or more in a row: DO NOT EAT OR DRINK."""
    found: set[str] = set()
    for run in _LOUD.finditer(text):
        row: list[str] = []
        for word in (*re.findall(r"[A-Z’']+", run[0]), ""):
            if _ordinary(word.lower().replace("’", "'")):
                row.append(word)
            else:
                found |= {*row} if len(row) > 1 else set()
                row = []
    return found


def _ordinary(word: str) -> bool:
    """Whether a word, or what it is a form of, is one of every notice: takes, taking, stopped."""
    stem = re.sub(r"(?:e?s|ed|ing)$", "", word) if len(word) > 4 else word
    forms = (word.removesuffix("s"), stem, f"{stem}e", stem[:-1]) if stem != word else ()
    return any(one in _ORDINARY for one in (word, *forms))


def _blanked(match: re.Match[str]) -> str:
    """What was found with blanks for its capitals; behind a comma they are a title only where a name is before it."""
    name = str(match.lastgroup)
    if name == "title" and not _NAME.search(match.string, max(0, match.start() - 40), match.start()):
        return match[0]
    start, end = (at - match.start() for at in match.span(name))
    return match[0][:start] + " " * (end - start) + match[0][end:]
