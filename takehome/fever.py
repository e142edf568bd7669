"""Whether the temperatures of a clinic are some: a reader has one thermometer, and 38 says nothing on another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from takehome.dialled import CALLS
from takehome.problems import Problem
from takehome.said import problem_at

MOST_APART = 0.1  # °C between the two values of one fever, where neither is the other one rounded
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
_DOWNWARDS = re.compile(  # the same of "Or a temperature below ..."
    r"\b(?:or|and)\s+(?:less|lower|below|under|colder)\b|\b(?:at\s+most|below|under)\b|\b(?:less|lower)\s+than\b|[<≤]"
    r"|\bo\s+(?:menos|menor|inferior)\b|\b(?:menos\s+de|por\s+debajo)\b|(?:أو|او)\s+(?:أقل|اقل)|فأقل|أقل من|تحت"
    r"|以下|或更低|低于|不到",
    re.IGNORECASE,
)


_TYPED = re.compile(  # in words: what is no part of another number, with its unit or a word for it
    r"(?<![A-Za-z\d.,/_])(?P<number>\d{2,3}(?:[.,\N{ARABIC DECIMAL SEPARATOR}]\d{1,2})?)(?:\s?(?P<sign>[°º˚])\s?|"
    r"[\s-]?(?P<word>(?i:degrees?|grados?|graus?|degrés?|grad))(?:\s(?=[CF]))?|\s?(?=[CF℃℉]))"
    r"(?:(?P<C>C(?:elsius)?|℃)|(?P<F>F(?:ahrenheit)?|℉))?(?![^\W\d_]|[-/]\w)",
)
_BARE = re.compile(  # "fever over 101", "temp is 102 or higher": the unit goes without saying
    r"\b(?:fevers?|temp(?:erature)?)\b(?:\s(?!if\b|when\b|for\b)[a-z]{1,10}){0,3}\s"
    r"(?:of|over|above|at|is|than|reaches|hits|goes|to|past|least|around|about)\s"
    r"(?P<number>\d{2,3}(?:\.\d)?)(?![.,]?\d|\s?[\u00b0\u00ba\u02da%-]|\s?(?:degrees?|[CF]|days?|hours?|minutes?|weeks?|times?|in|of)\b)",
    re.IGNORECASE,
)
_HEAT = re.compile(r"fever|temperat|fiebre|fi[èe]vre|température|febre|fieber", re.IGNORECASE)
_THINGS = re.compile(  # whose warmth is told, and which nobody calls about
    r"\b(?:outside|weather|hot days?|heat(?:ing)? pad|hyperthermia|tumou?rs?|tissue|keep the room|"
    r"wash|water|bath|laundr|clothes|shower|stored?|oven|heat(?:ed|ing)? (?:it|food|to)|cook|milk|agua|lav[ae]|"
    r"ropa|guard[ae]|eau|linge|conserve|wasch|wasser|wäsche|lager)",
    re.IGNORECASE,
)
_PLACES = re.compile(  # before 101 F that is none of a body
    r"\b(?:room|building|section|unit|seat|gate|ward|form|apartment|apt\.?|suite|exit|route|hepatitis|vitamin|type|box|"
    r"page|line|row|bed|table|chapter|figure|step|code|door|floor|bay|no\.?|number)(?: C)?\s$",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """A temperature in words: where it stands, as it is written, its number and its unit, C or F."""

    at: int
    said: str
    number: str
    unit: str


class _Kind(NamedTuple):
    """A temperature at which to call: the key of the brand, its bounds in °C, what pages say around it themselves."""

    path: str
    lowest: float
    highest: float
    around: re.Pattern[str]
    printed: str
    example: str


HIGHEST_USUAL = 39.0  # °C of a fever at which to call; guidelines say 38 or 38.3 (100.4 or 101 °F)
_KINDS = {  # no clinic asks for a call at other temperatures
    "fever": _Kind("clinic.fever", 37.0, 40.0, _UPWARDS, "'or more' behind it", "100.4 °F (38 °C)"),
    "fever_low": _Kind("clinic.fever_low", 34.0, 36.5, _DOWNWARDS, "'below' before it", "96.8 °F (36 °C)"),
}

_FEVER = {"C": (37.0, 42.0), "F": (98.9, 107.0)}  # what is a fever in words: above the first, up to the second
_BESIDE = 120  # characters around a temperature that say whose it is
_SENTENCE = re.compile(r"[.!?;](?=\s)|[。！？；\n]")
TEMPERATURES = tuple(_KINDS)  # keys of a brand's `clinic`


def unsure_temperatures(clinic: Mapping[str, str | None]) -> Iterator[Problem]:
    """What is wrong with the temperatures of a brand's `clinic`; of the low one also that nothing is said of it.

    Clinics differ (The Christie has both, the CDC a high one only), so `fever_low: null` is an answer, and none is not.
    """
    for key in _KINDS:
        yield from no_fever(clinic.get(key) or "", key)
    if (high := clinic.get("fever")) and "fever_low" not in clinic:
        what = "the page does not say below which temperature to call"
        hint = "an infection can cool a body: write `fever_low: 96.8 °F (36 °C)` beside `fever:`, or `fever_low: null`"
        yield problem_at(high, what, hint, level="warning", rule=CALLS)


def no_fever(said: str, key: str = "fever") -> Iterator[Problem]:
    """What is wrong with `clinic.fever` or `clinic.fever_low`: no number or unit, two temperatures, one at which nobody
    is to call, or words such as "or higher", which pages print beside it themselves."""
    kind = _KINDS[key]
    hint = f"write it alone, with its unit, for instance {kind.example}"
    numbers = [*_NUMBER.finditer(said)]
    if said and not numbers:
        yield problem_at(said, f"{kind.path} holds no number: {str(said)!r}", hint, rule=CALLS)
    warm = [(number, unit) for number in numbers if (unit := _UNIT.match(said, number.end()))]
    if numbers and not warm:
        rest = kind.around.sub("", _DEGREES.sub("", said[numbers[0].end() :]))
        other = any(c.isalpha() for c in rest)  # a unit in the words of another language, perhaps
        what = f"{kind.path} has no unit: {str(said)!r} is not °F and not °C"
        level = "warning" if other else "error"
        yield problem_at(said, what, hint, numbers[0].start(), level=level, rule=CALLS)
    if numbers and (more := kind.around.search(said)):
        what = f"{kind.path} says {more[0]!r} itself: pages print {kind.printed}"
        yield problem_at(said, what, hint, more.start(), rule=CALLS)
    for number, unit in warm:
        if not kind.lowest <= _warmth(number, unit) <= kind.highest:
            what = f"{kind.path} is not that of a person who is to call: {number[0]}{unit[0]}"
            yield problem_at(said, what, hint, number.start(), rule=CALLS)
    if key == "fever" and warm and HIGHEST_USUAL < min(_warmth(*one) for one in warm) <= kind.highest:
        number, unit = warm[0]
        what = f"{kind.path} is high, {number[0]}{unit[0]}: most clinics ask for a call from 38 °C (100.4 °F) on"
        yield problem_at(said, what, hint, number.start(), level="warning", rule=CALLS)
    before = None
    for number, unit in warm:
        if before is not None and bool(before[1][1]) != bool(unit[1]):
            celsius, fahrenheit = (number, before[0]) if unit[1] else (before[0], number)
            if not _same(celsius[0], fahrenheit[0]):
                what = f"{kind.path} says two temperatures: {before[0][0]}{before[1][0]} is not {number[0]}{unit[0]}"
                yield problem_at(said, what, hint, number.start(), rule=CALLS)
            before = None
        else:
            before = (number, unit)


def same_temperatures(said: str, model: str) -> bool:
    """Whether each temperature that is said is one of a model; one without a unit that we know may be in °C or °F."""
    return all(any(_alike(one, other) for other in _readings(model)) for one in _readings(said))


def typed_temperatures(text: str) -> Iterator[Reading]:
    """Temperatures of a fever in words.

    37 °C is nobody's fever.  "101 degrees" is one where the words speak of a fever; a wash at 40 °C is none.
    """
    for match in _TYPED.finditer(text):
        number, unit = match["number"], "C" if match["C"] else "F" if match["F"] else ""
        ahead, behind = text[max(0, match.start() - _BESIDE) : match.start()], text[match.end() : match.end() + _BESIDE]
        sentence = _SENTENCE.split(ahead)[-1] + _SENTENCE.split(behind)[0]
        warm = _HEAT.search(sentence) is not None
        sure = unit if match["sign"] or match["word"] or not _PLACES.search(ahead) else ""
        unit = unit or ("F" if _celsius(number) > _FEVER["C"][1] else "C")
        lowest, highest = _FEVER[unit]
        if (sure or warm) and lowest < _celsius(number) <= highest and (warm or not _THINGS.search(sentence)):
            yield Reading(match.start(), match[0].strip(), number, unit)


def bare_temperatures(text: str) -> Iterator[Reading]:
    """Temperatures of a fever in English words without a unit, which has the bounds of either."""
    for match in _BARE.finditer(text):
        number = match["number"]
        unit = next((unit for unit, (low, high) in _FEVER.items() if low < _celsius(number) <= high), None)
        if unit:
            yield Reading(match.start("number"), number, number, unit)


def is_among(one: Reading, temperatures: Iterable[str]) -> bool:
    """Whether a reading is one of some temperatures: the same number where they have its unit, else nearly it."""
    known = [reading for said in temperatures for reading in _readings(said)]
    if own := [number for number, units in known if units == one.unit]:
        return any(_celsius(number) == _celsius(one.number) for number in own)
    return any(_alike((one.number, one.unit), other) for other in known)


def _readings(said: str) -> list[tuple[str, str]]:
    """Each number of a temperature, with the units it may be in."""
    found = [(number[0], _UNIT.match(said, number.end())) for number in _NUMBER.finditer(said)]
    if any(unit for _, unit in found):  # other numbers beside it are of hours, or how often
        found = [(number, unit) for number, unit in found if unit]
    return [(number, ("C" if unit[1] else "F") if unit else "CF") for number, unit in found]


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two readings can be of one temperature."""
    if {*one[1]} & {*other[1]} and _celsius(one[0]) == _celsius(other[0]):
        return True
    celsius_first = "C" in one[1] and "F" in other[1] and _same(one[0], other[0])
    return celsius_first or ("F" in one[1] and "C" in other[1] and _same(other[0], one[0]))


def _warmth(number: re.Match[str], unit: re.Match[str]) -> float:
    """A reading in °C."""
    return round(_celsius(number[0]) if unit[1] else _from_fahrenheit(number[0]), 1)


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
