"""Whether the fever of a clinic is one: each reader has a thermometer of one kind, and 38 says nothing on the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.dialled import CALLS
from takehome.problems import Problem
from takehome.said import problem_at

LOWEST, HIGHEST = 37.0, 40.0  # °C: no clinic asks for a call below the one, or waits for more than the other
MOST_APART = 0.5  # °C between the two values of one fever, as they are rounded
_HINT = "write it with its unit, for instance 100.4 °F (38 °C)"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_UNIT = re.compile(r"[\s°º˚]*(?:degrees?\s*)?(?:(C(?:elsius)?\b|℃)|(F(?:ahrenheit)?\b|℉))", re.IGNORECASE)


def no_fever(said: str) -> Iterator[Problem]:
    """What is wrong with `clinic.fever`: no unit, or a temperature at which nobody is asked to call."""
    numbers = [*_NUMBER.finditer(said)]
    warm = [(number, unit) for number in numbers if (unit := _UNIT.match(said, number.end()))]
    if numbers and not warm:
        other = any(c.isalpha() for c in said[numbers[0].end() :])  # a unit in the words of another language, perhaps
        what = f"clinic.fever has no unit: {str(said)!r} is not °F and not °C"
        level = "warning" if other else "error"
        yield problem_at(said, what, _HINT, numbers[0].start(), level=level, rule=CALLS)
    degrees = [_celsius(number[0], fahrenheit=bool(unit[2])) for number, unit in warm]
    for (number, unit), value in zip(warm, degrees, strict=True):
        if not LOWEST <= round(value, 1) <= HIGHEST:
            what = f"clinic.fever is not that of a person who is to call: {number[0]}{unit[0]}"
            yield problem_at(said, what, _HINT, number.start(), rule=CALLS)
    if len(degrees) == 2 and warm[0][1][1] != warm[1][1][1] and abs(degrees[0] - degrees[1]) > MOST_APART:
        number, unit = warm[1]
        what = f"clinic.fever says two temperatures: {warm[0][0][0]}{warm[0][1][0]} is not {number[0]}{unit[0]}"
        yield problem_at(said, what, _HINT, number.start(), rule=CALLS)


def _celsius(number: str, *, fahrenheit: bool) -> float:
    value = float(number.replace(",", "."))
    return (value - 32) / 1.8 if fahrenheit else value
