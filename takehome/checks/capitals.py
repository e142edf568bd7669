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
_TITLES = "(?:RN|BSN|MSN|MD|DO|NP|PA|LPN|LVN|CNA|APRN|FNP|CNP|PA-C|RD|RDN|LCSW|MSW)"
_NONE = re.compile(
    rf", (?P<state>{_STATE})(?= \d)|(?<![\w-])(?P<post>[A-Z]{{2}})(?= \d{{5}}(?:-\d{{4}})?(?![\w-]))"  # , MI 48910
    rf"|(?<=[a-z]), (?P<title>{_TITLES}(?:, {_TITLES})*)(?![\w-])"  # Ann Ortiz, RN
    r"|(?:\b[ap]\.?m\.?|[AP]M|\bnoon|\bmidnight),? \(?(?P<zone>(?:[ECMPH]|AK)[SD]?T|UTC|GMT|BST)(?![\w-])"  # 5 pm ET
    r"|\d,? \(?(?P<hour>(?:[ECMPH]|AK)[SD]T)(?![\w-])"  # 8-5 EST
)
_NAME = re.compile(r"\b[A-Z][\w'’-]{1,30}$")
_LOUD = re.compile(r"(?<![\w-])[A-Z]+(?:['’][A-Z]+)?(?:[,;:.!?]? [A-Z]+(?:['’][A-Z]+)?)+(?![\w-])")
_COMMON = """
    a about again alcohol all allergies allergy alone am an any appointment are arm baby back bag bath bed bleeding
    blood both breakfast but by can car card child children clinic clothes coffee cold crush daily day days diet
    dinner doctor does dose doses down drinks driving drugs eating ever every evening exam eye fast fasting feet fever
    first fluid fluids food foods for free fruit full glass gum gums had hand hands has hear heat here home hospital
    hot hour hours how i important in information insurance is it its itself juice keys label left leg less light
    liquid liquids list lists lotion lunch makeup meal meals meat medicine medicines milk minutes money more morning
    mouth must my nails never new night no none nose not nothing nurse of off old on only open or other our out
    outside pain patient patients pharmacy phone pill pills please quit ready refill right room safe shoes should
    signs skin smoking soap soda solid soon stomach sugar sun surgery swim tablet tablets tea team teeth test tests
    that the their them then there these they this those throat time tobacco today toilet too twice under up urgent
    vegetables very visit warning was washing water we week what who will wine with without you your yourself
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
            if word.lower().replace("’", "'") in _ORDINARY:
                row.append(word)
            else:
                found |= {*row} if len(row) > 1 else set()
                row = []
    return found


def _blanked(match: re.Match[str]) -> str:
    """What was found with blanks for its capitals; behind a comma they are a title only where a name is before it."""
    name = str(match.lastgroup)
    if name == "title" and not _NAME.search(match.string, max(0, match.start() - 40), match.start()):
        return match[0]
    start, end = (at - match.start() for at in match.span(name))
    return match[0][:start] + " " * (end - start) + match[0][end:]
