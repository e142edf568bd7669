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

_EUROPE = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_BESIDE = {"AT": "144", "BE": "100", "CZ": "155", "ES": "061", "FR": "15 18", "GR": "166", "HR": "194", "HU": "104"}
_BESIDE |= {"IE": "999", "IT": "118", "LV": "113", "PL": "999", "SK": "155"}
_OTHERS = "AU 000 112, CH 144 112, CN 120, GB 999 112, IN 112 102 108, IS 112, JP 119, MX 911, NO 113, NZ 111"
_FURTHER = """
AD 112 116, AE 998, AR 107 911, BD 999, BH 999, BR 192, BY 103, CL 131, CO 123 125, CR 911, CU 104, DO 911, EC 911,
EG 123, FO 112, GE 112, GF 112 15 18, GG 999 112, GH 112 193, GI 112 190 999, GL 112, GP 112 15 18, HK 999 112,
HN 911, HT 116, ID 119 118 112, IL 101, IM 999 112, IQ 122, IR 115, JE 999 112, JM 110, JO 911, KE 999 112 911,
KH 119, KR 119, KW 112, KZ 103 112, LB 140, LI 144 112, LK 1990, MC 15 112 18, MD 112, MM 192, MN 103, MO 999,
MQ 112 15 18, MY 999 112, NG 112 767, NP 102, OM 9999, PA 911, PH 911, PK 1122 115, PS 101, QA 999, RE 112 15 18,
RS 194 112, RU 103 112, RW 912, SA 997 911, SG 995, SM 112 118, SV 911 132, SY 110, TH 1669, TN 190, TR 112,
TW 119, UA 103 112, UY 911 105, VA 112 118, VN 115, XK 194 112, YT 112 15 18, ZA 10177 112
"""


def _table(said: str) -> dict[str, tuple[str, ...]]:
    return {country: tuple(known.split()) for country, known in re.findall(r"([A-Z]{2}) ([\d ]+)", said)}


BEST_KNOWN: Mapping[str, tuple[str, ...]] = {  # whose numbers in words are looked for elsewhere too
    **{country: ("112", *_BESIDE.get(country, "").split()) for country in _EUROPE.split()},
    **dict.fromkeys(sorted(NORTH_AMERICAN), ("911",)),
    **_table(_OTHERS),
}
NUMBERS: Mapping[str, tuple[str, ...]] = {**BEST_KNOWN, **_table(_FURTHER)}
_TYPED = KNOWN_BY_SIGHT - {"000"}
_JOINED = re.compile(r"[\s./()\u2010-\u2013-]{1,3}")
_GOES_ON = re.compile(r"[\s.-]{0,2}\d")
_HOUSE = re.compile(r"\b(?:inside|in-house|bedside|intern\w*|hospital\w*|h[oô]pital|klinik\w*|ward)\b", re.IGNORECASE)
_DIGITS, _SPELT = re.compile(r"\d+"), re.compile(r"\d(?:[-.\s]?\d)+")  # 911, and 9-1-1


def calls_ambulance(text: str, emergency: str) -> bool:
    """Whether words hold the `emergency` number of a clinic, or one of the best known, as somebody types it."""
    typed = (number for group in (*_DIGITS.findall(text), *_SPELT.findall(text)) for number in numbers_in(group))
    return not {*numbers_in(emergency), *_TYPED}.isdisjoint(typed)


def of_no_country(phone: str, country: str) -> Iterator[Problem]:
    """The emergency number of a clinic that is none of its country's: readers are told to call it first.

    A line inside a house, which says so, is a warning; so is any number in a country whose own is not known here.
    """
    known, said = NUMBERS.get(str(country), ()), numbers_in(phone)
    if said and not known:
        what = f"the emergency number of {country} is not known here: is {str(phone)!r} the ambulance there?"
        yield problem_at(phone, what, "check it: every page tells people to call it", level="warning", rule=CALLS)
    elif said and not set(said) & set(known):
        what = f"{str(phone)!r} is not the emergency number of {country}, which is {' or '.join(known)}"
        hint = f'write `emergency: "{known[0]}"`, or the `country:` whose number this is'
        inside = _HOUSE.search(phone) and not KNOWN_BY_SIGHT.issuperset(said)
        yield problem_at(phone, what, hint, level="warning" if inside else "error", rule=CALLS)


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
