"""What a library has read: of each file a mark of the bytes it had then, by which slips say what pages came from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from takehome.files import digest, read_bytes


class Readings:
    """The marks (SHA-256, hexadecimal) of files as they were read, by path, and which were others when read again."""

    def __init__(self) -> None:
        self._marks: dict[Path, str] = {}
        self._changed: set[Path] = set()

    def bytes(self, path: Path, roots: Iterable[Path], limit: int) -> bytes:
        """The content of a file of at most `limit` bytes below one of the `roots`, or of any other that is named."""
        data = read_bytes(path, next((root for root in roots if path.is_relative_to(root)), path.parent), limit)
        where, found = path.resolve(), digest(data)
        if self._marks.setdefault(where, found) != found:
            self._changed.add(where)
        return data

    def mark(self, path: Path, limit: int) -> str:
        """The mark of a file as it was read; of one that was not (a font, which is mapped), as it is now."""
        real = path.resolve()  # also where a name of the workspace leads to a plain file elsewhere
        return self._marks.get(real) or digest(read_bytes(path, real.parent, limit))

    def changed(self, path: Path) -> bool:
        """Whether a file was read more than once, and not the same each time."""
        return path.resolve() in self._changed
