"""The numbers that call an ambulance, by country: those of countries that this project knows.

112 works in the whole European Union (Directive 2018/1972, article 109); some countries
there keep an older number beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from takehome.besides import WHOLE, digits_of, without_places
from takehome.dialled import CALLS, KNOWN_BY_SIGHT, LONGEST, NORTH_AMERICAN, numbers_in
from takehome.problems import Problem
from takehome.said import problem_at

_EUROPE = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
]
_BESIDE = {"AT": "144", "BE": "100", "CZ": "155", "ES": "061", "FR": "15 18", "GR": "166", "HR": "194", "HU": "104"}
_BESIDE |= {"IE": "999", "IT": "118", "LV": "113", "PL": "999", "SK": "155"}
NUMBERS: Mapping[str, tuple[str, ...]] = {
    **{country: ("112", *_BESIDE.get(country, "").split()) for country in _EUROPE},
    **dict.fromkeys((*sorted(NORTH_AMERICAN), "MX"), ("911",)),
    "GB": ("999", "112"),
    "AU": ("000", "112"),
    "NZ": ("111",),
    "CH": ("144", "112"),
    "NO": ("113",),
    "IS": ("112",),
    "IN": ("112", "102", "108"),
    "CN": ("120",),
    "JP": ("119",),
}
_TYPED = KNOWN_BY_SIGHT - {"000"}
_JOINED = re.compile(r"[\s./()\u2010-\u2013-]{1,3}")
_GOES_ON = re.compile(r"[\s.-]{0,2}\d")
_DIGITS, _SPELT = re.compile(r"\d+"), re.compile(r"\d(?:[-.\s]?\d)+")  # 911, and 9-1-1


def calls_ambulance(text: str, emergency: str) -> bool:
    """Whether words hold the `emergency` number of a clinic, or one of the best known, as somebody types it."""
    typed = (number for group in (*_DIGITS.findall(text), *_SPELT.findall(text)) for number in numbers_in(group))
    return not {*numbers_in(emergency), *_TYPED}.isdisjoint(typed)


def of_no_country(phone: str, country: str) -> Iterator[Problem]:
    """The emergency number of a clinic that is none of its country's, as far as these are known.

    One that calls an ambulance elsewhere is an error: nobody types it for something else.
    """
    known, said = NUMBERS.get(str(country), ()), numbers_in(phone)
    if known and said and not set(said) & set(known):
        what = f"{str(phone)!r} is not the emergency number of {country}, which is {' or '.join(known)}"
        hint = f'write `emergency: "{known[0]}"`, or the `country:` whose number this is'
        level = "error" if KNOWN_BY_SIGHT.issuperset(said) else "warning"
        yield problem_at(phone, what, hint, level=level, rule=CALLS)


def of_others(phone: str, country: str, ours: str) -> Iterator[Problem]:
    """Ambulances of other countries in a line that is none: of a clinic, or of a place to get help there.

    `ours`: the emergency number of the clinic.  Of a country that is not known, a warning: it may be its own.
    """
    known = NUMBERS.get(str(country), ())
    for at, said in _runs(without_places(phone)) if len(phone) <= LONGEST else ():
        number = digits_of(said)
        if number in KNOWN_BY_SIGHT and number not in (*known, *numbers_in(ours)):
            there = f"the one of {country} is {' or '.join(known)}" if known else f"here it is {str(ours)!r}"
            what = f"{said!r} calls an ambulance in other countries, and {there}"
            hint = "give the number of this line alone, such as 555-0150; what somebody does besides is said in words"
            yield problem_at(phone, what, hint, at, "error" if known else "warning", CALLS)


def _runs(line: str) -> Iterator[tuple[int, str]]:
    """Numbers in a line: digits that blanks, dots and dashes join, slashes and brackets too up to a whole number."""
    start = end = None
    for group in _DIGITS.finditer(line):
        if start is not None and end is not None:
            between, ahead = line[end : group.start()], digits_of(line[start:end])
            alone = digits_of(group[0]) in KNOWN_BY_SIGHT and not _GOES_ON.match(line, group.end())
            parted = ("/" in between and alone and len(ahead) <= 3) or (
                not set("/()").isdisjoint(between) and len(ahead) >= WHOLE
            )
            if _JOINED.fullmatch(between) and not parted:
                end = group.end()
                continue
            yield start, line[start:end]
        start, end = group.span()
    if start is not None:
        yield start, line[start:end]
