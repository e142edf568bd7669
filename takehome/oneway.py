"""What runs from left to right in every script: phone numbers, amounts with their unit, results such as HER2+.

Phone numbers and amounts also stay on one line.  A range is where it starts and the place behind its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from unicodedata import bidirectional

Range = tuple[int, int]

_DASH = r".\u2010-\u2013\u2212\-"  # hyphens, dashes and points that part the groups of a number
_SPACE = " \u00a0\u2009\u202f"
_PART = re.compile(  # of a number, between spaces
    rf"(?<![A-Za-z\u00c0-\u024f])\+?(?:\d+|\(\d{{1,5}}\)[{_DASH}]?\d*)(?:[{_DASH}]\d+|[{_DASH}]?\(\d{{1,5}}\)\d*)*"
)
_ROUND = re.compile(r"(?:19|20)\d\d\u2013(?:19|20)\d\d|[1-9]\d*0\u2013[1-9]\d*00")  # years, and amounts
_FEWEST_DIGITS, _MOST_DIGITS = 6, 15  # the most: ITU-T E.164
_LOCAL = 7  # digits of a number without the code of its area, in North America: 555-0199
_SPELT = re.compile(  # dialled by its letters: 1-800-HOSPICE, 1-800-4-CANCER, 1-866-COPS-4-U2
    rf"(?<![A-Za-z\d])(?:\+?1[{_DASH}{_SPACE}]\(?\d{{3}}\)?[{_DASH}{_SPACE}]|\(\d{{3}}\)[{_DASH}{_SPACE}]?|"
    rf"\d{{3,4}}[{_DASH}])"
    rf"(?=[A-Z\d{_DASH}]{{0,30}}[A-Z]{{3}})[A-Z\d]{{1,15}}(?:[{_DASH}][A-Z\d]{{1,15}}){{0,6}}(?![a-z])|"
    rf"(?<![A-Za-z\d])1[{_DASH}]8\d\d[{_DASH}](?=\d{{0,15}}[A-Za-z])[A-Za-z\d]{{1,15}}(?:-[A-Za-z\d]{{1,15}}){{0,6}}"
)
_BEHIND = re.compile(
    rf"[{_SPACE}]?(?:x|ext\.?)[{_SPACE}]?\d{{1,6}}(?!\w)|/\d\d?(?![\d/])"
)  # an extension, a second line
_CODE = re.compile(r"(?<![\w-])(?:[2-9]-1-1|9-8-8)(?![\w-])|(?<![\w*#])[*#]\d{2,3}#?(?!\w)")  # 9-1-1, *69, #31#

_NUMBER = rf"\d+(?:[.,\u066b\u066c]\d+)*(?:[{_SPACE}]\d{{3}}(?!\d)){{0,3}}(?:[.,\u066b]\d+)?"
_AHEAD = rf"(?:(?<![^\s(])(?:[<>\u2264\u2265\u00b1~\u2248][{_SPACE}]?|[\u2212+-]))?"  # < 5, -5
_START = r"(?<!\d)(?<!\d[.,])"
_RANGE = rf"{_START}{_AHEAD}{_NUMBER}(?:[{_SPACE}]?[-\u2013\u00d7x/:][{_SPACE}]?{_NUMBER}){{0,2}}"
_APART = r"(?![A-Za-z\d\u00c0-\u024f])"  # letters of Chinese and Korean stand right behind a unit
_UNIT = (
    r"(?:°[CF]|[kmcdnp\u00b5\u03bc]?(?:g|m[2\u00b2]?|mol|L|l)|mcg|mEq|mmHg|cm[23\u00b2\u00b3]|[kc]?Gy|mSv|m?IU|U(?!\.)|"
    r"kcal|kJ|bpm|am|pm|a\.m\.|p\.m\.|MB)(?:/(?:[kmd]?(?:g|L|l)|m[2\u00b2]|mm3|h|hr|min|d|day|dose|wk|week))*" + _APART
)
_COUNT = (
    r"(?:units?|tablets?|capsules?|pills?|doses?|drops?|puffs?|sprays?|tsp|tbsp|oz|lbs?|ft|"
    r"hours?|hrs?|h|minutes?|mins?|days?|weeks?|times)" + _APART
)
_MEASURED = rf"(?:[{_SPACE}]?{_UNIT}|[{_SPACE}](?:%{_APART}|out of[{_SPACE}]\d+))"
_AMOUNT = re.compile(rf"{_RANGE}{_MEASURED}")  # 5-10 mg, < 5 ng/mL
_HOUR = re.compile(rf"{_START}{_NUMBER}[{_SPACE}]?(?:[ap]m|[ap]\.m\.){_APART}")  # 8 – 5 pm may be parted
_WORDED = re.compile(  # units in letters of other scripts, which run as these do
    rf"{_START}{_NUMBER}[{_SPACE}](?:(?:мкг|мг|мл|кг|г|л|см|мм|ملغ|ملجم|مجم|مل|غ|غرام|كغ|لتر|ملی گرام|گرام|ملی لیٹر|"
    r"मि\.? ?ग्रा\.?|मिलीग्राम|मि\.? ?ली\.?|ग्राम|মি\.? ?গ্রা\.?|মিলিগ্রাম|মি\.? ?লি\.?|গ্রাম)(?![^\W\d_])|"
    r"밀리그램|그램|毫克|毫升|微克|公斤|千克|克)"
)
_DOSE = re.compile(rf"{_RANGE}(?:{_MEASURED}|[{_SPACE}]{_COUNT})")  # and 2 tablets
_THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\w)")
_RESULT = re.compile(  # of a test: HER2+, ER-, A+
    r"(?<![A-Za-z\d-])(?:[A-Z][A-Za-z\d]{0,5}(?:-[A-Z]\d{0,2})?[+\u2212]|[A-Z]{1,4}\d{0,2}-)(?=[\s,.;:)\u060c\u061b]|$)"
)
_BETWEEN = frozenset(("(", " (", "\u00a0(", "/", " / "))  # what stands between an amount and the same in another unit


def one_way(text: str) -> list[Range]:
    """The ranges that run from left to right in every script; an amount and the same in another unit are one."""
    found = [*phones(text), *_together(text, _spans(_DOSE, text))]
    for kind in (_CODE, _THOUSANDS, _RESULT):
        found += _spans(kind, text)
    return found


def said(text: str, values: Iterable[str]) -> list[Range]:
    """The ranges that say some values, each whole."""
    there = [value for value in values if value in text]
    return [span for value in there for span in _spans(_value(value), text)]


@lru_cache(maxsize=256)
def _value(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z\d])(?<![A-Za-z\d][.@/-]){re.escape(value)}(?![.@/-]?[A-Za-z\d])")


def isolated(values: Iterable[str | None]) -> tuple[str, ...]:
    """Those of some values that run from left to right and would not do so by themselves beside other letters."""
    some = dict.fromkeys(str(value) for value in values if value and not value.isdigit())
    return tuple(value for value in some if not any(bidirectional(c) in ("R", "AL") for c in value))


def amounts(text: str) -> list[Range]:
    """The ranges that hold a number with its unit, in letters of any script, and the sign before it."""
    found = [span for span in _spans(_AMOUNT, text) if text[span[1] - 1] not in "m." or not _HOUR.search(text, *span)]
    return [*found, *_spans(_HOUR, text), *(() if text.isascii() else _spans(_WORDED, text))]


def phones(text: str) -> list[Range]:
    """The ranges that hold phone numbers, without a bracket that opens or closes around more than the number."""
    spelt = _spans(_SPELT, text)
    found = [(start, _end(text, end)) for start, end in _numbers(text)]
    return sorted([*spelt, *(one for one in found if not any(a <= one[0] < b for a, b in spelt))])


def _spans(kind: re.Pattern[str], text: str) -> list[Range]:
    return [match.span() for match in kind.finditer(text)]


def _end(text: str, end: int) -> int:
    behind = _BEHIND.match(text, end)
    return behind.end() if behind else end


def _together(text: str, some: Sequence[Range]) -> list[Range]:
    """Amounts, those that stand side by side as one: 38 °C (100.4 °F)."""
    found: list[Range] = []
    for start, end in some:
        between = text[found[-1][1] : start] if found else ""
        closed = "(" not in between or text[end : end + 1] == ")"
        if found and (start < found[-1][1] or (between in _BETWEEN and closed)):
            found[-1] = (found[-1][0], max(found[-1][1], end + ("(" in between)))
        else:
            found.append((start, end))
    return found


def _numbers(text: str) -> Iterator[Range]:
    """Phone numbers in figures: parts with a space between them, as long as they can be of one number."""
    begun: list[re.Match[str]] = []
    for part in _PART.finditer(text):
        if begun and not (
            part.start() == begun[-1].end() + 1 and text[part.start() - 1] in _SPACE and _goes_on(begun, part[0])
        ):
            yield from _whole(begun)
            begun = []
        begun.append(part)
    yield from _whole(begun)


def _goes_on(begun: Sequence[re.Match[str]], part: str) -> bool:
    """Whether a number goes on with a part behind a space."""
    first, last = begun[0][0], begun[-1][0]
    if len(begun) > _MOST_DIGITS:
        return not _dashed(part)  # a list of amounts
    count, local = _digits("".join([one[0] for one in begun])), _digits(part) >= _LOCAL
    if part[0] == "+" or (part[0] == "(" and count >= _FEWEST_DIGITS):
        return False
    if any(map(_dashed, (one[0] for one in begun))):
        complete = count >= _LOCAL and first[0] not in "+0" and re.search(r"\D\d{4}$", last)
        return not _dashed(part) and not complete and (len(part) > 1 or first[0] in "+0")
    if _dashed(part) and local and len(begun) == 1 and first[0] not in "+0(":
        return _digits(first) < 4  # that of a room, say: 1200 555-0150
    return len(part) > 1 or first[0] == "+" or (first[0] == "0" and len(first) > 1)


def _dashed(part: str) -> bool:
    return re.search(rf"\d[{_DASH}]\d", part) is not None


def _digits(part: str) -> int:
    return sum(c.isdigit() for c in part)


def _whole(parts: Sequence[re.Match[str]]) -> Iterator[Range]:
    """The number that some parts are, or the two that look alike, where they have as many digits as numbers have."""
    half = len(parts) // 2
    lengths = [len(one[0]) for one in parts]
    twice = half and lengths[:half] == lengths[half:] and sum(lengths[:half]) >= _LOCAL and not _dashed(parts[0][0])
    for some in (parts[:half], parts[half:]) if twice else (parts,):
        said = [one[0] for one in some]
        parted = len(some) > 1 or not "".join(said).isdigit()
        if parted and _FEWEST_DIGITS <= _digits("".join(said)) <= _MOST_DIGITS and not _ROUND.fullmatch(said[0]):
            yield some[0].start(), some[-1].end()
