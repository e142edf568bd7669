"""The ids of what a workspace holds: handouts and saved booklets, as they are, and as they were when issued."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from takehome.content import MASTER, Handout, Shared
from takehome.identity import handout_id
from takehome.issued import Ledger
from takehome.library import Library
from takehome.problems import Problems

MOST_BOOKS = 200  # earlier forms of a booklet that are tried


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


def books(library: Library) -> Iterator[tuple[str, list[str]]]:
    """The saved orders, with the ids of their handouts; those that cannot be read have none."""
    for name in library.booklets():
        try:
            order = library.order(name)
            for lang in order.langs or (MASTER,):
                shared = library.shared(lang)
                ids = [_known_id(library.handout(part.topic, lang), shared) for part in order.parts]
                if all(ids):
                    yield name, ids
        except Problems:
            continue


def books_before(library: Library, ledger: Ledger) -> Iterator[tuple[str, list[str]]]:
    """The saved orders as they were, with the ids of versions that were issued, the latest first.

    Only so many are tried: an id has four digits, and among too many of them one would fit by chance.
    """
    for name, now in books(library):
        held = []
        for id in now:
            mine = [one for one in ledger.versions if str(one.issued).rpartition("-")[0] == id.rpartition("-")[0]]
            held.append(dict.fromkeys((id, *(str(one.issued) for one in reversed(mine)))))
        yield from ((name, list(ids)) for ids in islice(product(*held), MOST_BOOKS))
