"""The ids of what a workspace holds: handouts and saved booklets, as they are, and as they were when issued."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from takehome.content import MASTER, Handout, Shared
from takehome.identity import handout_id
from takehome.issued import Ledger
from takehome.library import Library
from takehome.problems import Problems


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
    """The saved orders as they were on each day on which one of their handouts was issued, the latest first."""
    for book in books(library):
        versions = [ledger.versions_of(*handout) for handout in book.handouts]
        for day in sorted({one.on for held in versions for one in held}, reverse=True):
            then = [[str(one.issued) for one in held if one.on <= day] for held in versions]
            ids = (held[-1] if held else now for held, now in zip(then, book.ids, strict=True))
            yield Book(book.name, book.handouts, tuple(ids))
