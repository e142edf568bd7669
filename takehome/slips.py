"""The proof slip beside a PDF, as `verify` reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from takehome.content import MASTER
from takehome.files import read_bytes
from takehome.ledger import is_id
from takehome.problems import Place, Problem, Problems

FORM = 4  # of the slip itself
LARGEST, MOST_IDS = 1_000_000, 100  # bytes, and ids, of a slip that is read
S = TypeVar("S")


class Clinic(Struct, frozen=True):
    """What a document says of the clinic: its brand, a mark of its words and numbers by language, which were `--set`.

    `helps` holds a mark of each place to get help, by language and id, `words` one of what pages say themselves, by
    language.
    """

    brand: str
    says: dict[str, str]
    set: tuple[str, ...] = ()
    helps: dict[str, dict[str, str]] = {}
    words: dict[str, str] = {}


class Signed(Struct, frozen=True):
    """A review as a document prints it: who checked the words, when, and until when."""

    by: str
    on: date
    next: date


class Slip(Struct, frozen=True):
    """What `verify` asks of a slip that stands beside a file.

    `reviews` holds the review of each of its handouts, by id; None of a draft.  `translations` holds how far the
    translation of each could be trusted; None of English.
    """

    id: str
    handouts: tuple[str, ...]
    sha256: dict[str, str | dict[str, str]]
    rules: dict[str, str]
    allowed_by: str | None = None
    language: str = MASTER
    clinic: Clinic | None = None
    form: int = 0
    reviews: dict[str, Signed | None] = {}
    translations: dict[str, str | None] = {}


class _Formed(Struct, frozen=True):
    """What every slip has, whatever else its form asks for."""

    form: int = 0


class OtherForm(Exception):
    """A slip that an older version of the tool wrote, or a newer one."""

    def __init__(self, older: bool) -> None:
        super().__init__(f"{'an older' if older else 'a newer'} version of this tool made the proof slip beside it")


def slip_of(path: Path) -> Path:
    """Where the proof slip of a PDF stands; `a.pdf` and `a.PDF` are two files, and have two."""
    return path.with_suffix(".proof.json") if path.suffix == ".pdf" else path.with_name(f"{path.name}.proof.json")


def read_slip(path: Path) -> Slip | None:
    """The slip at a place, or None where there is none.

    Raises OtherForm where it cannot be read for its form is another one, and Problems where what is there is no slip.
    """
    if not path.exists():
        return None
    data = read_bytes(path, path.parent, LARGEST)
    form, found = _read(data, _Formed), _read(data, Slip)
    if found is None and form and 0 < form.form != FORM:
        raise OtherForm(form.form < FORM)
    if found is None or not 0 < len(found.handouts) <= MOST_IDS or not all(map(is_id, (found.id, *found.handouts))):
        raise Problems([Problem(Place(path.name), "this is no proof slip", "build the document again")])
    return found


def _read(data: bytes, kind: type[S]) -> S | None:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
