"""The rules of clear print, run on what was chosen: each finding says its rule, place, what was measured, the mend.

Here are those of words, shape and layout (1 to 14).  Grades, verbs, voice, letters and numbers are looked at in English
only, whose words are known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from takehome.checks import (
    ACCESSIBLE,
    CONTRAST,
    GEOMETRY,
    MEASURE,
    PRIVACY,
    TYPE,
    actions,
    alts,
    calls,
    chunks,
    led,
    numbers,
    provenance,
    shape,
    terms,
    typed,
    voice,
    wording,
)
from takehome.checks.passages import (
    FEWEST,
    Passage,
    is_second,
    own_side,
    passages,
    pictured,
    term_lengths,
    told,
    without,
    words,
)
from takehome.content import MASTER
from takehome.document import Document
from takehome.element import Flow
from takehome.pages import Pages
from takehome.problems import Problem

NUMBERS = {
    wording.READING: 1,
    wording.SHORT: 2,
    shape.MAIN: 3,
    shape.SUMMARY: 4,
    chunks.CHUNKS: 5,
    shape.LISTS: 6,
    actions.ACTIONS: 7,
    calls.CALLS: 8,
    terms.TERMS: 9,
    voice.VOICE: 10,
    numbers.NUMBERS: 11,
    shape.CHOICES: 12,
    shape.TOOLS: 13,
    provenance.PROVENANCE: 14,
    TYPE: 15,
    MEASURE: 16,
    CONTRAST: 17,
    ACCESSIBLE: 18,
    GEOMETRY: 19,
    PRIVACY: 20,
}

LATER = frozenset((1, *range(15, 21)))  # rules of `check`: grades take a second, the others read the finished file
IN_ENGLISH = frozenset((wording.READING, wording.SHORT, voice.VOICE, numbers.NUMBERS))
_LINE = re.compile(r"place|phones\.\w+|(?:clinic\.(?:\w+_)?)?hours")  # values of a brand that are no sentences
PARTLY_IN_ENGLISH = frozenset((actions.ACTIONS, terms.TERMS))  # in other languages only what needs no words


class Report(Struct, frozen=True):
    """What breaks a rule, and the grades; None where the language has none, or nothing is said."""

    problems: tuple[Problem, ...]
    grades: wording.Grades | None


def report(document: Document, tree: Flow, pages: Pages, graded: bool = True) -> Report:
    """A document that is typeset as `tree` and stands on `pages`, held against the rules; grades take a second once.

    Of facing pages the side in the language of the tree is looked at.
    """
    tree = own_side(tree)
    found = passages(tree, term_lengths(document.terms))
    grades = wording.grades(found) if graded and document.language == MASTER and found else None
    level = wording.reading_level(grades, document.title) if grades else ()
    broken = (*level, *_worded(document, tree, found), *_shaped(document, tree, found, pages))
    return Report(tuple(dict.fromkeys(broken)), grades)


def results(
    findings: Iterable[Problem], language: str, *, allowed: Sequence[str] = (), measured: bool = True, made: bool = True
) -> dict[str, str]:
    """For each rule, by number: kept, kept in part, warned, failed, allowed, or not run.

    Grades and the finished file are `measured` by `check`; what could not be `made` says nothing of other rules.
    """
    worst = {problem.rule: problem.level for problem in sorted(findings, key=lambda one: one.level, reverse=True)}
    found = {}
    for rule, number in sorted(NUMBERS.items(), key=lambda pair: pair[1]):
        if rule in allowed:
            found[rule] = "allowed"
        elif rule in worst:
            found[rule] = {"warning": "warned", "error": "failed"}[worst[rule]]
        elif not made or (number in LATER and not measured) or (language != MASTER and rule in IN_ENGLISH):
            found[rule] = "not run"
        else:
            found[rule] = "kept in part" if language != MASTER and rule in PARTLY_IN_ENGLISH else "kept"
    return found


def _worded(document: Document, tree: Flow, found: Sequence[Passage]) -> Iterator[Problem]:
    """Rules of words: 2, 7, 9, 10, 11, and 18 of drawings and links for somebody who does not see them."""
    if document.language == MASTER and found:
        beside = told(document, tree)
        lines = _lines(document)
        yield from wording.short(without(found, lines), document.title, without(beside, lines))
        yield from voice.voice((*found, *beside, *pictured(document)))
        yield from voice.passives(found, document.title)
        yield from voice.speaking(tree)
    yield from actions.actions(document)
    yield from terms.terms(document, tree)
    yield from numbers.numbers(document, tree)
    yield from alts.alts(document)
    yield from led.led(tree)


def _lines(document: Document) -> list[str]:
    """What a brand says of its hours, place and phones in some words: lines to look things up in, and no sentences."""
    brand = document.brand
    lines = (brand.value(path) or "" for path in brand.paths() if _LINE.fullmatch(path))
    return [line for line in lines if len(words(line)) >= FEWEST]


def _shaped(document: Document, tree: Flow, found: Sequence[Passage], pages: Pages) -> Iterator[Problem]:
    """Rules of shape and layout: 3, 4, 5, 6, 8, 12, 13, 14."""
    yield from shape.main_message(document)
    yield from shape.summary(document)
    yield from chunks.chunks(found, tree, pages)
    yield from shape.lists(document)
    yield from calls.calls(document, tree, pages)
    yield from typed.typed_numbers(document)
    yield from shape.choices(document)
    yield from shape.tools(document, len(pages.pages))
    if not is_second(tree):  # sources, and what the page says of itself, stand once
        yield from provenance.provenance(document, tree)
