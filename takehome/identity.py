"""The short id on every page, such as LC-STOP-3F2A: from a handout's topic, language, version, words and pictures.

A sheet of paper can be asked for by its id years later, without a network: whoever holds the list of what was issued
can say whether it is current, and which parts have changed.  The same words give the same id everywhere; who reviewed
them, and the clinic's own values, are no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

from takehome.canonical import mark
from takehome.coded import BOOK
from takehome.content import Handout, Section, Shared
from takehome.gathering import call_notes_of, heads, signs_of, submodels, terms_of
from takehome.recent import Recent
from takehome.signs import CallNote

DIGITS = 4  # hexadecimal digits after the code of a handout
MARK = 8  # those of the mark of a part
FIXED = {
    "main-message": "Title and main message",
    "when-to-call": "When to call",
    "key-points": "Key points",
    "questions": "My questions",
    "words": "Words to know",
    "team": "Who else may care for you",
}
_marks: Recent[tuple[PartMark, ...]] = Recent(64)  # of a handout and its shared parts, which never change


class PartMark(Struct, frozen=True):
    """A part of a handout, what it is called, and a mark of all it says that changes when any of it does."""

    id: str
    title: str
    mark: str


def part_marks(handout: Handout, shared: Shared) -> tuple[PartMark, ...]:
    """The parts of a handout with all it says, also of shared words: the fixed ones, then each section."""
    return _marks.get((handout, shared), lambda: _part_marks(handout, shared))


def _part_marks(handout: Handout, shared: Shared) -> tuple[PartMark, ...]:
    first, more = signs_of([handout], shared)
    notes = tuple(_here(note, handout.handout) for note in call_notes_of(handout.handout, shared))
    printed = [*heads([handout]), *submodels(handout.sections), *first, *more, *notes]
    terms = terms_of(printed, shared)
    fixed: dict[str, object] = {
        "main-message": (handout.title, handout.subtitle, handout.main_message),
        "when-to-call": (first, more, notes),
        "key-points": handout.key_points,
        "questions": handout.questions,
        "words": tuple(term for _, term in terms),
        "team": handout.team,
    }
    found = [PartMark(name, FIXED[name], mark(value, MARK)) for name, value in fixed.items() if value]
    sections = ((one, _with_pictures(one, handout)) for one in handout.sections)
    return (*found, *(PartMark(str(one.id), str(one.title), mark(said, MARK)) for one, said in sections))


def _with_pictures(section: Section, handout: Handout) -> object:
    """A section with what its pictures hold, if it has some: another picture behind the same name is another."""
    files = [str(file) for block in section.blocks for file in block.files()]
    held = [(file, handout.pictures[file]) for file in files if file in handout.pictures]
    return (section, held) if held else section


def _here(note: CallNote, topic: str) -> CallNote:
    """A note as a handout has it: which others have it too is no part of what this one says."""
    return note if note.only == (topic,) else note.model_copy(update={"only": ()})


def handout_id(handout: Handout, shared: Shared) -> str:
    """The id of a handout: its code and four digits."""
    marks = [(part.id, part.mark) for part in part_marks(handout, shared)]
    return f"{handout.code}-{digits_of(handout.handout, handout.lang, handout.version, marks)}"


def digits_of(topic: str, language: str, version: int, marks: Iterable[tuple[str, str]]) -> str:
    """The digits of an id, from all that it is made of; `marks` are those of the parts, each with the part's id."""
    return _digits((str(topic), str(language), version, [(str(id), str(mark)) for id, mark in marks]))


def document_id(ids: Sequence[str]) -> str:
    """The id of a document from those of its handouts: of one its own, of several one for all of them together."""
    return ids[0] if len(ids) == 1 else f"{ids[0].rpartition('-')[0]}-{BOOK}-{_digits(list(ids))}"


def _digits(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()[:DIGITS].upper()
