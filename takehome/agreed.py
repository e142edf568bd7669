"""Values of a clinic that a reader acts on: what they say in one language, they say in every other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from takehome.besides import WHOLE, without_places
from takehome.dialled import CALLS, numbers_in
from takehome.fever import TEMPERATURES, same_temperatures
from takehome.problems import Problem, shown
from takehome.said import problem_at

MOST_MINUTES = 120  # that a reader waits to be called back and does not go to a hospital: this project
MINUTES = "answer_minutes"
_MISTYPED = re.compile(r"(?<![\w|])(?=[OoIl|]*\d)\d*[OoIl|][\dOoIl|]*(?!\w)")  # 2O, l5
_NUMBER = re.compile(r"\d+")


def unsure_minutes(clinic: Mapping[str, str | None]) -> Iterator[Problem]:
    """What is wrong with the minutes within which a clinic answers, of which pages print the unit: digits alone.

    They are those of any script; nobody waits for none, or for more than `MOST_MINUTES`.
    """
    said = clinic.get(MINUTES)
    if not said:
        return
    what, hint = f"clinic.{MINUTES} is {shown(said)}", f"write minutes in digits alone, from 1 to {MOST_MINUTES}: 15"
    if typo := _MISTYPED.search(said):
        what = f"{what}: {shown(typo[0])!r} holds a letter where a digit belongs"
        yield problem_at(said, what, hint, typo.start(), rule=CALLS)
    elif not _NUMBER.fullmatch(said):
        first = next((at for at, c in enumerate(said) if not c.isdecimal()), 0)
        what = f"{what}, and not digits alone: pages print the word for minutes themselves"
        yield problem_at(said, what, hint, first, rule=CALLS)
    elif not 1 <= _value(said) <= MOST_MINUTES:
        what = f"{what}: pages ask a reader who waits for you to wait that many minutes"
        yield problem_at(said, what, hint, rule=CALLS)


def otherwise(clinic: Mapping[str, str | None], spoken: Mapping[str, str | None], language: str) -> Iterator[Problem]:
    """Each temperature or number of minutes of a clinic that is another one on pages in a `language`."""
    for key in (*TEMPERATURES, MINUTES):
        if key not in spoken:
            continue
        said, model = spoken[key] or "", clinic.get(key) or ""
        if bool(said) != bool(model) or not (_same_numbers if key == MINUTES else same_temperatures)(said, model):
            near = spoken[key] or next(name for name in spoken if name == key)
            what = (
                f"clinic.{key} is {shown(said) or 'null'} in {shown(language)}, and {shown(model) or 'null'} elsewhere"
            )
            hint = "readers act on it: say the same in every language, or take it out here"
            yield problem_at(near, what, hint, rule=CALLS)


def other_ambulance(phone: str, model: str, language: str) -> Iterator[Problem]:
    """The emergency number on pages in a `language`, where it is another one than in English: they may be one file."""
    if {*numbers_in(phone)} != {*numbers_in(model)}:
        what = f"phones.emergency is {shown(phone)} in {shown(language)}, and {shown(model)} in English"
        hint = "one country has one ambulance: say the same in every language, or take it out below `languages:`"
        yield problem_at(phone, what, hint, rule=CALLS)


def other_lines(phones: Mapping[str, str | None], spoken: Mapping[str, str], language: str) -> Iterator[Problem]:
    """Lines of a clinic that have other numbers on pages in a language, or none elsewhere: they may be meant so."""
    for name, said in spoken.items():
        other = phones.get(name) or ""
        if name != "emergency" and _whole(said) != _whole(other):  # which is held to more
            what = f"phones.{name} is {shown(said)} in {shown(language)}, and {shown(other) or 'null'} elsewhere"
            hint = "where it is no line of its own for this language, say the same numbers, or take it out here"
            yield problem_at(said, what, hint, level="warning", rule=CALLS)


def _whole(line: str) -> set[str]:
    """The numbers of a line that are no extension, code or hour."""
    return {number for number in numbers_in(without_places(line)) if len(number) >= WHOLE}


def _same_numbers(said: str, model: str) -> bool:
    here, there = ({*map(_value, _NUMBER.findall(one))} for one in (said, model))
    return here == there or not here or not there


def _value(digits: str) -> int:
    """What digits of any script say; of endless ones what the first say."""
    return int(digits[:9])
