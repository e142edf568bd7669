"""Whether the fever of a clinic is one: each reader has a thermometer of one kind, and 38 says nothing on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.dialled import CALLS
from takehome.problems import Problem
from takehome.said import problem_at

LOWEST, HIGHEST = 37.0, 40.0  # °C: no clinic asks for a call below the one, or waits for more than the other
MOST_APART = 0.1  # °C between the two values of one fever, where neither is the other one rounded
_HINT = "write it alone, with its unit, for instance 100.4 °F (38 °C)"
_POINT = re.compile(r"[,\N{ARABIC DECIMAL SEPARATOR}]")
_NUMBER = re.compile(r"\d+(?:[.,\N{ARABIC DECIMAL SEPARATOR}]\d+)?")
_DEGREES = re.compile(r"\bdegrees?\b", re.IGNORECASE)
_UNIT = re.compile(r"[\s°º˚]*(?:degrees?\s*)?(?:(C(?:elsius)?\b|℃)|(F(?:ahrenheit)?\b|℉))", re.IGNORECASE)
_UPWARDS = re.compile(  # what the words around the value say themselves: "Fever of ... or more"
    r"\b(?:or|and)\s+(?:more|higher|above|over|greater|hotter|warmer|up|upwards?)\b|\b(?:at\s+least|over|above)\b"
    r"|\b(?:more|higher|greater)\s+than\b|[>≥+]|\bo\s+(?:más|mas|mayor|superior)\b|\b(?:más\s+de|al\s+menos)\b"
    r"|(?:أو|او)\s+(?:أكثر|اكثر|أعلى|اعلى)|فأكثر|فما فوق|على الأقل|以上|或更高|或以上|至少|超过",
    re.IGNORECASE,
)


def no_fever(said: str) -> Iterator[Problem]:
    """What is wrong with `clinic.fever`: no number or unit, two temperatures, one at which nobody is to call, or words
    such as "or higher", which pages print behind it themselves."""
    numbers = [*_NUMBER.finditer(said)]
    if said and not numbers:
        yield problem_at(said, f"clinic.fever holds no number: {str(said)!r}", _HINT, rule=CALLS)
    warm = [(number, unit) for number in numbers if (unit := _UNIT.match(said, number.end()))]
    if numbers and not warm:
        rest = _UPWARDS.sub("", _DEGREES.sub("", said[numbers[0].end() :]))
        other = any(c.isalpha() for c in rest)  # a unit in the words of another language, perhaps
        what = f"clinic.fever has no unit: {str(said)!r} is not °F and not °C"
        level = "warning" if other else "error"
        yield problem_at(said, what, _HINT, numbers[0].start(), level=level, rule=CALLS)
    if numbers and (more := _UPWARDS.search(said)):
        what = f"clinic.fever says {more[0]!r} itself: pages print 'or more' behind it"
        yield problem_at(said, what, _HINT, more.start(), rule=CALLS)
    for number, unit in warm:
        if not LOWEST <= round(_celsius(number[0]) if unit[1] else _from_fahrenheit(number[0]), 1) <= HIGHEST:
            what = f"clinic.fever is not that of a person who is to call: {number[0]}{unit[0]}"
            yield problem_at(said, what, _HINT, number.start(), rule=CALLS)
    before = None
    for number, unit in warm:
        if before is not None and bool(before[1][1]) != bool(unit[1]):
            celsius, fahrenheit = (number, before[0]) if unit[1] else (before[0], number)
            if not _same(celsius[0], fahrenheit[0]):
                what = f"clinic.fever says two temperatures: {before[0][0]}{before[1][0]} is not {number[0]}{unit[0]}"
                yield problem_at(said, what, _HINT, number.start(), rule=CALLS)
            before = None
        else:
            before = (number, unit)


def _same(celsius: str, fahrenheit: str) -> bool:
    """Whether two readings are one temperature: one is the other rounded, as 38.3 °C is 101 °F, or nearly that."""
    warm, other = _celsius(celsius), _from_fahrenheit(fahrenheit)
    if abs(warm - other) <= MOST_APART:
        return True
    return _rounded(other, celsius) == warm or _rounded(warm * 1.8 + 32, fahrenheit) == _celsius(fahrenheit)


def _rounded(value: float, as_written: str) -> float:
    """A value with as many decimals as another one is written with."""
    _, _, decimals = _POINT.sub(".", as_written).partition(".")
    return round(value, len(decimals))


def _celsius(number: str) -> float:
    return float(_POINT.sub(".", number))


def _from_fahrenheit(number: str) -> float:
    return (_celsius(number) - 32) / 1.8
