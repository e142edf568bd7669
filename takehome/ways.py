"""Which way the runs of a paragraph go: what of them is set on its own, and the level of each character (UAX #9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from takehome.direction import Isolate, levels, mixed
from takehome.element import Run
from takehome.oneway import one_way, said
from takehome.scripts import is_rtl


def levels_of(text: str, runs: Sequence[Run], *, rtl: bool, isolated: Iterable[str]) -> list[int] | None:
    """The embedding level of each character of the text of runs, or None where all run from left to right.

    `isolated` are values that run from left to right wherever they stand.
    """
    if not rtl and not mixed(text):
        return None
    ranges = [*one_way(text), *said(text, isolated)]
    dialled = [Isolate(start, end, dialled=True) for start, end in ranges]
    return levels(text, rtl, [*_abroad(runs, rtl), *dialled])


def _abroad(runs: Sequence[Run], rtl: bool) -> list[Isolate]:
    """The runs that go their own way: values from left to right, phrases in a language of the other direction.

    Runs of one language side by side are one phrase.
    """
    found: list[Isolate] = []
    at, before = 0, None
    for run in runs:
        start, at = at, at + len(run.text)
        foreign = run.lang if run.lang is not None and is_rtl(run.lang) != rtl else None
        if foreign is not None and foreign == before:
            found[-1] = replace(found[-1], end=at)
        elif foreign is not None or run.ltr:
            found.append(Isolate(start, at, rtl=foreign is not None and not rtl))
        before = foreign
    return found
