"""Translations that the English has left behind: it was changed, or issued anew, after they were made."""

from __future__ import annotations

from collections.abc import Iterator

from takehome.content import MASTER, Handout
from takehome.identity import handout_id
from takehome.issued import Ledger
from takehome.ledger import Issued
from takehome.library import Library
from takehome.problems import Problems
from takehome.translation import HEAD, fingerprints

_CALLED = {HEAD: "its title, main message, key points or questions"}


def changed_since(library: Library, handout: Handout) -> tuple[str, ...]:
    """The parts of a translation whose English is no longer the one that its marks say it was made from."""
    if handout.lang == MASTER or MASTER not in library.languages(str(handout.handout)):
        return ()
    try:
        now = fingerprints(library.handout(str(handout.handout)), handout)
    except Problems:
        return ()  # `check` says why it cannot be read
    was = {name: str(mark) for name, mark in handout.english.items()}
    return tuple(_CALLED.get(name, name) for name, mark in now.items() if was.get(name, mark) != mark)


def issued_since(library: Library, ledger: Ledger, mine: Issued) -> tuple[str, ...]:
    """The parts of the English that are not as they were when a translation was issued.

    English that is being written, after the last one that went out, does not count: the paper in English is current.
    """
    if mine.lang == MASTER:
        return ()
    topic, held = str(mine.topic), ledger.versions_of(str(mine.topic), MASTER)
    before = [one for one in held if one.on <= mine.on]
    try:
        here = library.handout(topic, str(mine.lang))
        same = handout_id(here, library.shared(str(mine.lang))) == mine.issued
        written = handout_id(library.handout(topic), library.shared(MASTER)) if same and held else ""
    except (Problems, KeyError):
        return ()  # `check` says what cannot be read
    if not same:  # its words stand here no more, and so do its marks: the list of what was issued knows
        return _other(before[-1], held[-1]) if before else ()
    replaced = len(held) > 1 and held[-1].on >= mine.on
    return changed_since(library, here) if not held or replaced or written == held[-1].issued else ()


def _other(old: Issued, new: Issued) -> tuple[str, ...]:
    """The parts that one of two versions has, and the other has not, or in other words."""
    was, now = ({str(part.id): str(part.mark) for part in one.parts} for one in (old, new))
    return tuple(id for id in dict.fromkeys((*now, *was)) if was.get(id) != now.get(id))


def outgrown(library: Library) -> Iterator[tuple[Handout, tuple[str, ...]]]:
    """Each translation that is behind the English as it stands here, with the parts that are."""
    for topic in library.topics():
        for language in library.languages(topic):
            try:
                handout = library.handout(topic, language)
            except Problems:
                continue  # who lists them says so
            if parts := changed_since(library, handout):
                yield handout, parts
