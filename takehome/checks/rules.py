"""The rules of clear print, run on what was chosen: each finding says its rule, place, what was measured, and the mend.

Here are those of wording and shape (1 to 7, 10, 12, 13); grades are for English, whose syllables can be counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from takehome.checks import colours, delivery, geometry, leading, lettering, shape, wording
from takehome.checks.passages import Passage, passages
from takehome.content import MASTER
from takehome.document import Document
from takehome.element import Flow
from takehome.problems import Problem

NUMBERS = {
    wording.READING: 1,
    wording.SHORT: 2,
    shape.MAIN: 3,
    shape.SUMMARY: 4,
    shape.CHUNKS: 5,
    shape.LISTS: 6,
    shape.ACTIONS: 7,
    wording.VOICE: 10,
    shape.CHOICES: 12,
    shape.TOOLS: 13,
    lettering.TYPE: 15,
    leading.MEASURE: 16,
    colours.CONTRAST: 17,
    delivery.ACCESSIBLE: 18,
    geometry.GEOMETRY: 19,
    delivery.PRIVACY: 20,
}


class Report(Struct, frozen=True):
    """What breaks a rule, and the grades; None where the language has none, or nothing is said."""

    problems: tuple[Problem, ...]
    grades: wording.Grades | None


def report(document: Document, tree: Flow, pages: int) -> Report:
    """A document that is typeset as `tree`, on so many pages, held against the rules."""
    found = passages(tree)
    grades = wording.grades(found) if document.language == MASTER and found else None
    return Report(tuple(dict.fromkeys(_broken(document, found, grades, pages))), grades)


def _broken(
    document: Document, found: Sequence[Passage], grades: wording.Grades | None, pages: int
) -> Iterator[Problem]:
    if grades:
        yield from wording.reading_level(grades, document.title)
        yield from wording.short(found, document.title)
        yield from wording.voice(found)
    yield from shape.main_message(document)
    yield from shape.summary(document)
    yield from shape.chunks(found)
    yield from shape.lists(document)
    yield from shape.actions(document)
    yield from shape.choices(document)
    yield from shape.tools(document, pages)
