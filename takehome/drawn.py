"""The picture files of a handout: where each stands, and a mark of what it holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from takehome.content import Handout
from takehome.problems import Problems
from takehome.shelf import Shelf, is_plain

MARK = 16  # hexadecimal digits


def picture_file(shelf: Shelf, topic: str, file: str, beside: Path | None = None) -> Path | None:
    """Where a picture stands: `beside` a handout outside the library, else with those of its topic, else shared."""
    if beside is not None and is_plain(file) and (beside / file).is_file():
        return beside / file
    return shelf.find("handouts", topic, file) or shelf.find("handouts", "shared", file)


def drawn(shelf: Shelf, handout: Handout, read: Callable[[Path], bytes], beside: Path | None = None) -> Handout:
    """A handout that knows what its pictures hold, as far as they can be read; building it says which cannot."""
    files = (str(file) for section in handout.sections for block in section.blocks for file in block.files())
    marks: dict[str, str] = {}
    for file in dict.fromkeys(files):
        path = picture_file(shelf, str(handout.handout), file, beside)
        with suppress(Problems):
            marks |= {file: sha256(read(path)).hexdigest()[:MARK]} if path else {}
    return handout.with_pictures(marks) if marks else handout
