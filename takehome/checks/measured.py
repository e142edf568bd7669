"""What takes time to measure of a finished document: grades, the file read back, a validator; kept by its content.

A build does none of this.  `check` does, once for the same bytes: what it found is kept in `.takehome/checked/` of the
workspace under the hash of the file and of the checks themselves, so that a check that changes looks again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Struct

from takehome.checks.passages import Passage, own_side, passages, term_lengths
from takehome.checks.wording import Grades, grades
from takehome.content import MASTER
from takehome.document import Document
from takehome.element import Flow
from takehome.files import read_bytes
from takehome.problems import Level, Problem, Problems
from takehome.said import problem_at
from takehome.saving import write_bytes
from takehome.system import SystemProblem

KEPT = (".takehome", "checked")
LIMIT = 1_000_000
FEWEST_SENTENCES = 5  # of a section that is graded


class SectionGrades(Struct, frozen=True):
    """How hard what stands below one heading is to read; SMOG of so few sentences is a guess."""

    heading: str
    sentences: int
    grades: Grades


class Found(Struct, frozen=True):
    """A finding of the finished file: what, its mend, level and rule."""

    message: str
    hint: str
    level: Level
    rule: str


class Measured(Struct, frozen=True):
    """What was measured; `validator` holds the outside validator's verdicts by profile, none where it was not run.

    What was looked at has no default: a kept file that does not say so was not written here, and is not believed.
    """

    grades: Grades | None
    sections: tuple[SectionGrades, ...]
    found: tuple[Found, ...]
    validator: dict[str, bool] = {}

    @classmethod
    def none(cls) -> Measured:
        """Nothing was measured."""
        return cls(None, (), ())

    def problems(self, title: str) -> list[Problem]:
        """The findings, at the place of the document's title."""
        return [problem_at(title, f.message, f.hint, level=f.level, rule=f.rule) for f in self.found]


def graded(document: Document, tree: Flow) -> tuple[Grades | None, tuple[SectionGrades, ...]]:
    """The grades of a document and of each of its sections; none in a language whose syllables cannot be counted."""
    found = passages(own_side(tree), term_lengths(document.terms))
    if document.language != MASTER or not found:
        return None, ()
    return grades(found), tuple(_by_section(found))


def _by_section(found: tuple[Passage, ...]) -> list[SectionGrades]:
    sections = []
    for _, below in groupby(found, key=lambda passage: passage.part):
        held = list(below)
        count = sum(len(passage.sentences) for passage in held)
        if count >= FEWEST_SENTENCES:
            sections.append(SectionGrades(str(held[0].heading), count, grades(held)))
    return sections


def kept(root: Path, data: bytes, measure: Callable[[], Measured], *, validated: bool) -> Measured:
    """What was measured of these bytes before, or what `measure` finds now, which is kept for the next time.

    `validated`: what was kept without the validator's verdict does not do.
    """
    path = _place(root, data)
    known = remembered(root, data)
    if known is not None and (known.validator or not validated):
        return known
    found = measure()
    with suppress(SystemProblem):  # a workspace that cannot be written is measured each time
        write_bytes(path, msgspec.json.encode(found), make_parents=True)
    return found


def remembered(root: Path, data: bytes) -> Measured | None:
    """What was measured of these bytes before, if it was."""
    if not root.joinpath(*KEPT).is_dir():  # nothing was: the checks need not be read for their mark
        return None
    path = _place(root, data)
    try:
        if not path.is_file():
            return None
        return msgspec.json.decode(read_bytes(path, root, LIMIT), type=Measured)
    except (Problems, OSError, msgspec.DecodeError):
        return None


def _place(root: Path, data: bytes) -> Path:
    return root.joinpath(*KEPT, f"{sha256(_checks() + data).hexdigest()[:32]}.json")


@cache
def _checks() -> bytes:
    """A mark of the checks themselves: what they say changes with them."""
    folder = Path(__file__).parent
    return sha256(b"".join(read_bytes(file, folder, LIMIT) for file in sorted(folder.glob("*.py")))).digest()
