"""Whether a file is a whole TrueType font, before a word is set with it: a damaged one loses letters in silence."""

from __future__ import annotations

import sys
from array import array
from pathlib import Path
from struct import iter_unpack, unpack_from

from takehome.problems import Place, Problem, Problems

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")  # what letters and their widths are found by
_HEADER, _ENTRY = 12, 16  # bytes of the table directory (OpenType 1.9, table directory)
_ADJUSTED = 8  # where `head` holds a sum over the whole file, which its own sum leaves out
_COPY = "copy the file again from where it came from"


def sound(path: Path, name: str) -> None:
    """Raise Problems where a font file, which messages call `name`, is damaged, cut short, or no TrueType font."""
    if found := _wrong(path):
        raise Problems([Problem(Place(name), *found, rule="font")])


def stamp(path: Path) -> tuple[int, int]:
    """What tells a font file from another that took its place: when it was written (nanoseconds), and its bytes."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _wrong(path: Path) -> tuple[str, str] | None:
    """What is wrong with a font file, and the mend."""
    try:
        data = path.read_bytes()
    except OSError:
        return "this font file cannot be read", "check that it is a file, and that you may read it"
    if data[:4] == b"OTTO":
        return "this font has PostScript outlines, which are not drawn", "use the TrueType (.ttf) files of the family"
    tables = _tables(data) if data[:4] in _TRUETYPE else None
    if not tables:
        return "this is no TrueType font", _COPY
    if cut := next((tag for tag, (_, start, length) in tables.items() if start + length > len(data)), None):
        return f"this font file is cut short: it ends before its table {cut!r} does", _COPY
    if lacking := next((tag for tag in _NEEDED if tag not in tables), None):
        return f"this font file has no table {lacking!r}", _COPY
    for tag in _NEEDED:  # of other tables some tools leave an old sum
        total, start, length = tables[tag]
        if _sum(tag, data[start : start + length]) != total:
            return f"this font file is damaged: its table {tag!r} is not what was written", _COPY
    return None


def _tables(data: bytes) -> dict[str, tuple[int, int, int]]:
    """The sum, the place and the length of each table; none where the file is too short to say."""
    if len(data) < _HEADER:
        return {}
    entries = data[_HEADER : _HEADER + _ENTRY * unpack_from(">H", data, 4)[0]]
    whole = entries[: len(entries) // _ENTRY * _ENTRY]
    return {tag.decode("latin-1"): (total, at, length) for tag, total, at, length in iter_unpack(">4sLLL", whole)}


def _sum(tag: str, table: bytes) -> int:
    """The sum of a table, as its directory has it: of numbers of four bytes."""
    if tag == "head":
        table = table[:_ADJUSTED] + bytes(4) + table[_ADJUSTED + 4 :]
    numbers = array("I", table + bytes(-len(table) % 4))
    if sys.byteorder == "little":
        numbers.byteswap()
    return sum(numbers) & 0xFFFFFFFF
