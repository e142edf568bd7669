"""The rules of clear print, run on what was chosen: each finding says its rule, place, what was measured, and the mend.

Here are those of wording and shape (1 to 7, 10, 12, 13); grades are for English, whose syllables can be counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from takehome.checks import shape, wording
from takehome.checks.passages import passages
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
}


def broken(document: Document, tree: Flow, pages: int) -> tuple[Problem, ...]:
    """What breaks a rule in a document that is typeset as `tree`, on so many pages."""
    return tuple(dict.fromkeys(_broken(document, tree, pages)))


def _broken(document: Document, tree: Flow, pages: int) -> Iterator[Problem]:
    found = passages(tree)
    if document.language == MASTER:
        yield from wording.reading_level(found, document.title)
        yield from wording.short(found, document.title)
        yield from wording.voice(found)
    yield from shape.main_message(document)
    yield from shape.summary(document)
    yield from shape.chunks(found)
    yield from shape.lists(document)
    yield from shape.actions(document)
    yield from shape.choices(document)
    yield from shape.tools(document, pages)


def graded(tree: Flow, language: str) -> wording.Grades | None:
    """The grades of a document; None where its language has none, or it holds too little."""
    found = passages(tree)
    return wording.grades(found) if language == MASTER and found else None
