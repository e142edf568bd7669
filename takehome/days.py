"""The day that is gone by, and days that are yet to come, where only days that are past can stand.

Nobody can have written or looked at anything on a day to come.  Clocks and time zones may differ by a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from takehome.content import Handout, Source
from takehome.problems import Place, Problem
from takehome.said import problem_at
from takehome.whence import typed_at

AHEAD = timedelta(days=1)
RULE = "provenance"  # a page says when its words were written, and who looked at its sources


def the_day() -> date:
    """The day it is, whatever a command is told to go by."""
    return date.today()


def gone_back(today: date, real: date) -> Iterator[Problem]:
    """A warning where a command goes by a day that is past: reviews that ran out since do not stop it."""
    if today < real:
        what = (
            f"{today} is past: a review that ran out since is not told, and the proof slip says which day was gone by"
        )
        yield Problem(Place("--today"), what, "leave it out to go by the day it is", level="warning", rule=RULE)


def is_to_come(day: date, today: date) -> bool:
    """Whether a day is later than a clock anywhere can be; the last day of the calendar has none after it."""
    return day - today > AHEAD


def yet_to_be_written(handout: Handout) -> Problem:
    """What is wrong with words of a day to come."""
    day = handout.review.written
    what = f"these words are of a day to come, {day}"
    return problem_at(typed_at(handout.handout, "review", "written"), what, _MEND.format("written"), rule=RULE)


def to_come(handouts: Iterable[Handout], today: date) -> Iterator[Handout]:
    """The handouts that say they are of a day to come."""
    return (one for one in handouts if is_to_come(one.review.written, today))


def looked_at_later(sources: Iterable[Source], today: date) -> Iterator[Problem]:
    """What is wrong with sources that somebody is said to have looked at on a day to come."""
    for source in sources:
        if source.checked is not None and is_to_come(source.checked, today):
            what = f"this source was looked at on a day to come, {source.checked}"
            yield problem_at(typed_at(source.title, "checked"), what, _MEND.format("checked"), rule=RULE)


_MEND = "write the day on which it was done as `{}:`"
