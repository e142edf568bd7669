"""The numbers that call an ambulance, by country: those of countries that this project knows.

112 works in the whole European Union (Directive 2018/1972, article 109); some countries
there keep an older number beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from takehome.dialled import CALLS, numbers_in
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
    **dict.fromkeys(("US", "CA", "MX"), ("911",)),
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
_KNOWN = ("911", "112", "999")
_DIGITS, _SPELT = re.compile(r"\d+"), re.compile(r"\d(?:[-.\s]?\d)+")  # 911, and 9-1-1


def calls_ambulance(text: str, emergency: str) -> bool:
    """Whether words hold the `emergency` number of a clinic, or one of the best known, as somebody types it."""
    typed = (number for group in (*_DIGITS.findall(text), *_SPELT.findall(text)) for number in numbers_in(group))
    return not {*numbers_in(emergency), *_KNOWN}.isdisjoint(typed)


def of_no_country(phone: str, country: str) -> Iterator[Problem]:
    """A warning where the emergency number of a clinic is none of its country's, as far as these are known."""
    known, said = NUMBERS.get(str(country), ()), numbers_in(phone)
    if known and said and not set(said) & set(known):
        what = f"{str(phone)!r} is not the emergency number of {country}, which is {' or '.join(known)}"
        hint = f'write `emergency: "{known[0]}"`, or the `country:` whose number this is'
        yield problem_at(phone, what, hint, level="warning", rule=CALLS)
