"""The telephone numbers of a clinic, held against each other: by day, at night, the ambulance and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from takehome.ambulance import NUMBERS
from takehome.dialled import (
    CALLS,
    FEWEST_DIGITS,
    FEWEST_OF_A_CLINIC,
    HINT,
    NORTH_AMERICAN,
    cannot_dial,
    not_ours,
    numbers_in,
    too_few,
)
from takehome.problems import Level, Problem
from takehome.said import problem_at

OWN_LINES = ("day", "night", "hospice", "trial")  # the public's may be short everywhere: 13 11 14, 116 123
MOST_OF_EMERGENCY = 6  # digits; public ones are short (ITU-T E.161.1 asks for 112 or 911): this project
_PUBLIC = re.compile(r"116\d{3}")  # one number all over Europe for what serves the public: 116 117


def undiallable(phones: Mapping[str, str | None], country: str = "") -> Iterator[Problem]:
    """What is wrong with the numbers of a clinic, by their names: `day`, `night`, `emergency` and more."""
    ours = country in NORTH_AMERICAN
    for name, phone in phones.items():
        found = list(cannot_dial(phone, country, close=name == "emergency")) if phone else []
        yield from found or (not_ours(phone, few=name == "crisis") if phone and ours else ())
    yield from _too_short(phones, "error" if ours else "warning")
    yield from _of_the_emergency(phones)
    emergency = phones.get("emergency") or ""
    if country not in NUMBERS and any(len(number) > MOST_OF_EMERGENCY for number in numbers_in(emergency)):
        what = f"{str(emergency)!r} is long for the emergency number: over {MOST_OF_EMERGENCY} digits"
        hint = "`emergency` is the ambulance, as 911; `day` is the clinic, by day"
        yield problem_at(emergency, what, hint, level="warning", rule=CALLS)


def _too_short(phones: Mapping[str, str | None], level: Level) -> Iterator[Problem]:
    """Lines of a clinic that lack digits; by day and by night it answers at no code of three either."""
    ambulance = {*numbers_in(phones.get("emergency") or "")}  # told below
    for name, phone in ((name, phones.get(name) or "") for name in OWN_LINES):
        coded = name in ("day", "night") and not ambulance.issuperset(numbers_in(phone))
        least = FEWEST_DIGITS if coded else FEWEST_DIGITS + 1
        if (few := too_few(phone, least)) and not _PUBLIC.fullmatch(few):
            what = f"{str(phone)!r} has {len(few)} digits, and a number has {FEWEST_OF_A_CLINIC} or more"
            hint = f"{HINT}; where it is one that works, say what it is: 4455 (inside the hospital)"
            yield problem_at(phone, what, hint, level=level, rule=CALLS)


def _of_the_emergency(phones: Mapping[str, str | None]) -> Iterator[Problem]:
    """The emergency number is that of the ambulance, and not the clinic's; nor is the clinic's that."""
    emergency, night = phones.get("emergency") or "", phones.get("night") or ""
    ambulance = numbers_in(emergency)
    for name, whose in (("day", "clinic, by day"), ("hospice", "hospice"), ("trial", "trial team")):
        line = phones.get(name) or ""
        held = [number for number in numbers_in(line) if number in ambulance]
        hint = f"`emergency` is the ambulance, as 911; `{name}` is the {whose}"
        if held and numbers_in(line) == held:
            yield problem_at(line, f"`{name}` and `emergency` are one number, {str(line)!r}", hint, rule=CALLS)
        elif held:
            what = f"`{name}` holds the emergency number too: {str(line)!r}"
            yield problem_at(line, what, hint, level="warning", rule=CALLS)
    if ambulance and numbers_in(night) == ambulance != numbers_in(phones.get("day") or ""):
        what = f"`night` and `emergency` are one number, {str(night)!r}"
        night_hint = "where nobody of the clinic answers at night, write `night: null`"
        yield problem_at(night, what, night_hint, level="warning", rule=CALLS)
