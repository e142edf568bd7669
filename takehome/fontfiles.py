"""Which files a family has, and whether each is a whole TrueType font: a damaged one loses letters in silence."""

from __future__ import annotations

import re
import sys
from array import array
from os.path import isdir
from pathlib import Path
from struct import iter_unpack, unpack_from

from takehome.problems import Place, Problem, Problems

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")  # what letters and their widths are found by
_HEADER, _ENTRY = 12, 16  # bytes of the table directory (OpenType 1.9, table directory)
_ADJUSTED = 8  # where `head` holds a sum over the whole file, which its own sum leaves out
_COPY = "copy the file again from where it came from"
_LEAST_EM, _MOST_EM = 16, 16384  # units of an em (OpenType 1.9, head)
_FILE = re.compile(r"-(\d{3})\.ttf$")
_STYLES = {"regular": 400, "book": 400, "medium": 500, "semibold": 600, "demibold": 600, "bold": 700}
_USUAL = re.compile(rf"(.+?)[-_ ]?({'|'.join(_STYLES)})\.ttf", re.IGNORECASE)


def weights(folder: Path) -> dict[int, Path]:
    """The files of a family by their weight: those that are named NAME-400.ttf."""
    if not isdir(folder):  # also one whose name is too long for a folder
        return {}
    return {int(named[1]): path for path in folder.glob("*.ttf") if (named := _FILE.search(path.name))}


def misnamed(folder: Path) -> str | None:
    """How to rename the files of a family that has some, and none that tells its weight."""
    names = sorted(path.name for path in folder.glob("*.ttf")) if isdir(folder) else []
    if not names or weights(folder):
        return None
    usual = sorted((_STYLES[found[2].lower()], found[1], found[0]) for found in map(_USUAL.fullmatch, names) if found)
    ways = usual or [(400, names[0].removesuffix(".ttf"), names[0])]
    return "rename " + ", ".join(f"{name} to {family}-{weight}.ttf" for weight, family, name in ways)


def sound(path: Path) -> None:
    """Raise Problems where a font file is damaged, cut short, or no TrueType font."""
    if found := _wrong(path):
        raise unusable(path, *found)


def unusable(path: Path, what: str, hint: str = _COPY) -> Problems:
    """What is wrong with a font file, said of fonts/family/file."""
    return Problems([Problem(Place("/".join(path.parts[-3:])), what, hint, rule="font")])


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
        if not any(data[start : start + length]):
            return f"this font file is damaged: its table {tag!r} holds nothing", _COPY
    em = int.from_bytes(data[tables["head"][1] + 18 :][:2], "big")
    if not _LEAST_EM <= em <= _MOST_EM:
        return f"this font file is damaged: {em} units make an em, and not {_LEAST_EM} to {_MOST_EM}", _COPY
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
