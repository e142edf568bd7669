"""The ids of what a workspace holds: handouts and saved booklets, as they are, and as they were when issued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, product

from msgspec import Struct

from takehome.content import MASTER, Handout, Shared
from takehome.identity import handout_id
from takehome.issued import Ledger
from takehome.ledger import Issued
from takehome.library import Library
from takehome.problems import Problems

MOST = 1000  # states of a booklet on one day that are looked at


def ids_of(library: Library) -> Iterator[tuple[Handout, str]]:
    """Each handout in each language, with its id."""
    for topic in library.topics():
        for language in library.languages(topic):
            try:
                handout = library.handout(topic, language)
                yield handout, _known_id(handout, library.shared(language))
            except Problems:
                continue  # what cannot be read has no id; `check` says why


def _known_id(handout: Handout, shared: Shared) -> str:
    """The id of a handout; none where it names signs or terms that are not there, as `check` says."""
    try:
        return handout_id(handout, shared)
    except KeyError:
        return ""


class Book(Struct, frozen=True):
    """A saved order: its name, its handouts with their languages, and their ids."""

    name: str
    handouts: tuple[tuple[str, str], ...]
    ids: tuple[str, ...]


def books(library: Library) -> Iterator[Book]:
    """The saved orders, with the ids of their handouts; those that cannot be read have none."""
    for name in library.booklets():
        try:
            order = library.order(name)
            pairs = [(part.topic, str(lang)) for lang in order.langs or (MASTER,) for part in order.parts]
            ids = [_known_id(library.handout(topic, lang), library.shared(lang)) for topic, lang in pairs]
            if all(ids):
                yield Book(name, tuple(pairs), tuple(ids))
        except Problems:
            continue


def books_before(library: Library, ledger: Ledger) -> Iterator[Book]:
    """The saved orders as they were on each day on which one of their handouts was issued, the latest first.

    Of a day on which several versions were issued, each state that a booklet made on it can have.
    """
    for book in books(library):
        versions = [ledger.versions_of(*handout) for handout in book.handouts]
        states: dict[tuple[str, ...], None] = {}
        for day in sorted({one.on for held in versions for one in held}, reverse=True):
            then = [_on(day, held) or (now,) for held, now in zip(versions, book.ids, strict=True)]
            states |= dict.fromkeys(islice(product(*then), MOST))
        yield from (Book(book.name, book.handouts, ids) for ids in states)


def _on(day: date, versions: Sequence[Issued]) -> tuple[str, ...]:
    """The ids of the versions that were the last one at some hour of a day, the latest first."""
    before = [one for one in versions if one.on < day]
    held = (*before[-1:], *(one for one in versions if one.on == day))
    return tuple(str(one.issued) for one in reversed(held))
