"""Numbers to dial in words, however they are written: 5550199, 555–0199, 555.0199, 555-O199, 1-800-CLINIC.

Behind a word that asks for a call, or names a line, digits are a number whatever parts them; elsewhere those that are
grouped as numbers are.  Days, hours, amounts, ranges and the numbers of other things are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from takehome.checks.asked import LETTER, calling, counts, counts_on, read
from takehome.content import MASTER
from takehome.dialled import MOST_DIGITS, numbers_in
from takehome.numerals import no_number

FEWEST = 7  # digits of a number that is known without a word before it
FEW = 5  # digits of one behind a word that asks for a call, which nothing else behind it makes an amount
WINDOW = 80  # characters before a number in which a word asks to call it
_DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_BLANKS = "\u00a0\u2007\u2009\u202f"
_SAME = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_BLANKS, " "), "\uff08": "(", "\uff09": ")"})
_LONG_DASH = re.compile(r"(?<=\d)\N{EM DASH}(?=\d)")  # elsewhere it parts words
_FOR_DIGITS = str.maketrans("OoQDIl|SsBZz", "000011155822")
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_GROUP = r"[OoQDIlSBZ|]{0,2}\d[\dOoQDIlSsBZz|]*+"  # letters among its digits are those that are taken for some
_PARTING = r"[ ().\-/]"
_RUN = re.compile(
    rf"(?<!{LETTER})(?<![\d%#=/+$€£¥₹-])(?<!\d[.,:])(?:(?<!\.)|(?<=[Tt]el\.))\+?\(?{_GROUP}(?:{_PARTING}{{1,3}}+{_GROUP})*+"
)
_DIGIT = re.compile(r"\d")
_ONE = re.compile(_GROUP)
_TAIL = re.compile(rf"(?!x\s?\d|ext){LETTER}|[\d%\u00b0]|[,.:]\d|[-=]\w")  # behind digits that are no group
_BEGINS_A_DAY = re.compile(r"\d\d?\.")
_SHOWS_HOURS = re.compile(r"\d\d?[-/]\d\d?")
_GROUPED = re.compile(r"(?:\+?1[-. ])?\(?\d{3}\)?[-. ]{0,2}\d{3}[-. ]\d{4}|\d{3}-\d{4}")
_SLASHED = re.compile(r"\(?\d{3}\)?/(?!(?:19|20)\d\d$)\d{4}|\(?\d{3}\)?/\d{3}[-. ]\d{4}")
_OTHER_SLASHED = re.compile(r"\d{2,5}/[\d .-]{3,12}")
_MARK = re.compile(r"\{\{\s?phones\.\w+\s?\}\}")  # a number that the brand fills in
FEWEST_KEYS = 4  # of a word that is dialled: 1-800-555-CARE has them behind digits
_LETTERED = re.compile(  # 1-800-CLINIC, 800-4-CANCER
    r"(?<![\w/-])(1[-. ])?\(?(?<!\d)(\d{3})\)?[-. ]([A-Za-z\d]{1,12}(?:-[A-Za-z\d]{1,12}){0,3})(?!\w)"
)
_TOLL_FREE = frozenset(("800", "822", "833", "844", "855", "866", "877", "888"))
_LINES = (
    r"(?:nurse|help|hot|quit|life|night|day|crisis|care|advice|phone|telephone|clinic|office|emergency|support|hospice|"
    r"trial|message|direct|main|free|hours|triage|information|info)"
)
_VERB = r"(?:(?<!the )(?<!this )(?<!of )(?:call|dial|phone|ring|text)(?:s|ing)?)"
_LINE = (
    rf"(?:(?:tele|cell\s?)?phones?|tel|mobile|fax|{_LINES}[\s-]?lines?|"
    rf"(?:{_LINES}|our|their|my|whose|cell|mobile|contact|fax)\s(?:phone\s)?numbers?)"
)
_BEYOND = (  # in languages whose words are not among `calling`, and short ones of others
    r"(?:ll[aá]m[ae]\w*|marque|tel[eé]fono|appele[zr](?:.nous)?|compose[zr]|t[ée]l[ée]phone[rz]?|rufen|anrufen|telefon\w*|"
    r"wählen|handy|rufnummer|notruf\w*)"
)
_BETWEEN = (
    r"(?:\s(?:the word\s)?(?:(?-i:[\"'“]?[A-Z]{2,}[\"'”]?)|us|me|them|him|her|back|now|first|direct|directly|anytime|"
    r"sie|uns|al|le|au|nous|el|número|numéro|nummer|unter|die|der|den|nos))*"
)
_TIGHT = rf"(?<![\w-])(?:(?:{_VERB}|{_BEYOND}){_BETWEEN}(?:\s(?:at|on|to))?|{_LINE}\.?(?:\s(?:is|at))?)\s?:?[\s*]*$"
_AT = rf"(?<![\w-]){_VERB}(?:\s(?!(?:if|when|unless)\b)[\w'’-]{{1,20}}){{1,6}}\s(?:at|on)\s[\s*]*$"
_NEAR = rf"(?<![\w-])(?:{_VERB}|{_LINE}|{_BEYOND}|lines?|numbers?(?!\sof))(?!\w)\.?[^.!?;\n]*$"
_OF_OTHERS = (  # ahead of digits without dash or blank: "confirmation number"
    rf"(?<![\w-])(?!(?:{_LINES}|cell|mobile|fax|contact|call|home|work|local|new|right|correct|same|following|the|this|"
    r"that|our|their|my|your|whose|her|his|a)\s)\w{2,20}\s(?:number|no\.?|id|code|#)(?:\sis)?[:\s#*]*$"
)
_BARELY = rf"(?<![\w-]){_VERB}\s[\s*]*$"
_AT_ONCE = r"[\s*]*(?:$|[.!](?!\d)|(?:now|right away|at once|immediately|for (?:help|an? \w+))\b)"
_AND = re.compile(
    r"(?:\s?\((?![^()]{0,60}\bext)[^()]{0,60}\))?"
    r"(?:[\s*,;/&(]|\b(?:or|and|o|y|u|ou|et|e|oder|und)\b)*+",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?;\u0964。！？；\n](?=\s|$)|[。！？；]")


class Dialled(Struct, frozen=True):
    """A number to dial: where it stands in its words, as it is written, and the digits that are dialled."""

    at: int
    said: str
    digits: str
    mistyped: bool = False  # letters stand for digits in it


def plainly(text: str) -> str:
    """A text with one kind of dash and blank, each character in its place."""
    return _LONG_DASH.sub("-", str(text).translate(_SAME))


def lettered(text: str) -> Iterator[tuple[Dialled, bool]]:
    """Numbers that are dialled by letters, and whether each is free of charge (1-800): no words stand so by chance."""
    for match in _LETTERED.finditer(text):
        one, code, rest = match.groups()
        keys = rest.replace("-", "").upper()
        written = rest.isupper() or (one and "-" in one and code in _TOLL_FREE)
        if written and keys.isascii() and len(keys) >= FEWEST_KEYS and sum(c.isalpha() for c in keys) > 2:
            digits = (one or "")[:1] + (code + keys.translate(_KEYS))[:10]
            yield Dialled(match.start(), match[0], digits), bool(one and code in _TOLL_FREE)


def dialled_in(words: str, language: str) -> Iterator[Dialled]:
    """The numbers to dial in words of a language."""
    if not _DIGIT.search(words):
        return
    text = plainly(words)
    spelt = {one.at: (one, free) for one, free in lettered(text)}
    pieces = {at: end for run in _RUN.finditer(text) for at, end in _pieces(text, run)}
    pieces |= {at: at + len(one.said) for at, (one, _) in spelt.items()}
    marks = {match.start(): match.end() for match in _MARK.finditer(text)} if pieces else {}
    heard = end = -1  # where the last number that is called ends, and the last piece
    for at in sorted(pieces | marks):
        if at in marks:
            heard = marks[at]
        elif at >= end:
            end, listed = pieces[at], 0 <= heard >= at - WINDOW and _AND.fullmatch(text, heard, at) is not None
            one, free = spelt.get(at) or (_number(text[at:end], at), False)
            asked = listed or (len(one.digits) > 1 and _asked(text, at))
            if free or (asked if at in spelt else _called(text, one, language, asked=asked, listed=listed)):
                heard = end
                yield Dialled(at, words[at:end], one.digits, one.mistyped)


def _number(said: str, at: int) -> Dialled:
    """What is dialled of a number as it is written."""
    mapped = said.translate(_FOR_DIGITS)
    return Dialled(at, said, "".join(numbers_in("".join(filter(str.isdecimal, mapped)))), mapped != said)


def _pieces(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where numbers begin and end in digits that follow one another: two may stand there, or hours behind one."""
    parts: list[list[tuple[int, int]]] = []
    for match in _ONE.finditer(text, *run.span()):
        if not parts or _parted(text, parts[-1], match.span()):
            parts.append([])
        parts[-1].append(match.span())
    for groups in parts:
        while groups:
            (at, _), end = groups[0], groups[-1][1]
            last = end - groups[-1][0]
            blank = len(groups) > 1 and not text[groups[-2][1] : groups[-1][0]].strip(" .")
            thousands = blank and last == 3 and groups[-2][1] - groups[-2][0] <= 3
            amount = blank and last <= 3 and not thousands and counts_on(text, end)
            if not amount and not _TAIL.match(text, end):
                at -= text[at - 1 : at] == "(" and ")" in text[at : min(end, at + WINDOW)]
                yield at - (text[at - 1 : at] == "+"), end
                break
            groups[-1:] = []
            groups = groups if blank else []


def _parted(text: str, groups: list[tuple[int, int]], following: tuple[int, int]) -> bool:
    """Whether another number begins with a group of digits that follows some."""
    if len(groups) > MOST_DIGITS:
        return False
    begin, end = following
    before, parting = text[groups[0][0] : groups[-1][1]], text[groups[-1][1] : begin]
    digits = sum(last - first for first, last in groups)
    if "/" in parting:
        return digits >= FEWEST or (digits == end - begin == len(before) == 3 and text[end : end + 1] != "-")
    if "(" in parting or " - " in parting:
        return digits >= FEWEST or ("(" in parting and len(groups) > 1)
    if ". " in parting:
        return digits > 2 and (groups[-1][1] - groups[-1][0] > 2 or not _BEGINS_A_DAY.match(before))
    if ")" in parting and text[groups[0][0] - 1 : groups[0][0]] != "(" and "(" not in before:
        return True
    hours = _SHOWS_HOURS.fullmatch(before) is not None and end - begin > 2
    dashed = digits >= FEWEST and ("-" in before or "." in before) and text[end : end + 1] in ("-", "/")
    return " " in parting and (hours or dashed or (end - begin <= 3 and _GROUPED.fullmatch(before) is not None))


def _asked(text: str, at: int) -> bool:
    """Whether the words hard before a number ask to call it, or name a line."""
    return read(_TIGHT).search(text[max(0, at - WINDOW) : at]) is not None


def _near(text: str, at: int, digits: int, language: str) -> bool:
    """Whether words before bare digits in their sentence ask for a call, or nothing stands beside them."""
    ahead = text[max(0, at - WINDOW) : at]
    if read(_NEAR).search(ahead) or not (ahead + text[at + digits : at + digits + WINDOW]).strip(" *."):
        return True
    asking = None if language == MASTER else calling(language.partition("-")[0])
    return asking is not None and asking.search(_STOPS.split(ahead)[-1]) is not None


def _called(text: str, one: Dialled, language: str, *, asked: bool, listed: bool) -> bool:
    """Whether digits are a number to dial, where words ask for it or not.

    `listed`: they stand behind another number, with no more than "or" between.
    """
    digits, said, at = len(one.digits), one.said, one.at
    if not 2 <= digits <= MOST_DIGITS:
        return False
    ahead, end = text[max(0, at - WINDOW) : at], at + len(said)
    asked = asked or (digits >= FEW and read(_AT).search(ahead) is not None)
    said = said.translate(_FOR_DIGITS)
    bare = said.isdecimal()
    shaped = _GROUPED.fullmatch(said) or _SLASHED.fullmatch(said)
    if one.mistyped and not (shaped and one.said[-1] not in "sl") and not (asked and digits >= FEWEST - 1):
        return False
    if digits < FEWEST and (not asked or not _few(text, one, language, listed)):
        return False
    if digits >= FEWEST and bare and not (asked or _near(text, at, digits, language)):
        return False
    if bare and ((digits >= FEWEST and said.endswith("0000" if asked else "000")) or read(_OF_OTHERS).search(ahead)):
        return False
    if "/" in said and not shaped and not (asked and _OTHER_SLASHED.fullmatch(said)):
        return False
    if no_number(said, ahead, asked=asked or (bare and digits >= FEWEST)):
        return False
    sure = digits >= FEWEST or one.mistyped or (digits >= FEW and not bare)
    if asked and digits >= FEWEST and shaped:
        return True
    begin = at if listed else max(0, at - 2 * WINDOW)  # amounts ahead of it are numbers in the same list
    return not counts(text[begin : end + WINDOW], at - begin, end - begin, "" if sure else MASTER)


def _few(text: str, one: Dialled, language: str, listed: bool) -> bool:
    """Whether few digits can be a number that is asked for: two alone stand behind "call", and nothing behind them."""
    if len(one.digits) == 2:
        end = one.at + len(one.said)
        ahead, behind = text[max(0, one.at - WINDOW) : one.at], text[end : end + WINDOW]
        alone = read(_BARELY).search(ahead) and read(_AT_ONCE).match(behind)
        return one.said.isdecimal() and not listed and alone is not None
    return len(one.digits) >= FEW or language == MASTER or not listed
