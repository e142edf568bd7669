"""Letters made of several glyphs become one glyph of the font file: a TrueType composite (OpenType, glyf).

The base of a letter, its dots and marks, a vowel sign in two parts: drawn one by one they can be extracted only in the
order and at the places they are drawn, with letters that stand for nothing.  As one glyph they are one character code
with the whole text of the letter, so that every reader gets it back.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Box = tuple[int, int, int, int]
_WORDS, _OFFSETS, _MORE = 0x1, 0x2, 0x20  # flags of a component: 16 bits each, an offset, others follow


class Compound(NamedTuple):
    """Glyphs set together: number, x and y of each in font units; the width of all; left, bottom, right, top."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int
    box: Box

    def numbered(self, numbers: Mapping[int, int]) -> Compound:
        """The same of glyphs that have other numbers."""
        return self._replace(parts=tuple([(numbers[gid], x, y) for gid, x, y in self.parts]))


def with_compounds(font: bytes, compounds: Sequence[Compound]) -> bytes:
    """A TrueType file with the compounds after its own glyphs."""
    tables = _tables(font)
    count = struct.unpack(">H", tables["maxp"][4:6])[0]
    long = struct.unpack(">h", tables["head"][50:52])[0]
    offsets = list(struct.unpack(f">{count + 1}{'L' if long else 'H'}", tables["loca"]))
    offsets = offsets if long else [2 * at for at in offsets]
    outlines = bytearray(tables["glyf"])
    outlines += b"\0" * (-len(outlines) % 4)
    offsets[-1] = len(outlines)
    for compound in compounds:
        outlines += _outline(compound)
        offsets.append(len(outlines))
    tables["glyf"] = bytes(outlines)
    tables["loca"] = struct.pack(f">{len(offsets)}L", *offsets)
    tables["head"] = tables["head"][:50] + struct.pack(">h", 1) + tables["head"][52:]
    total = count + len(compounds)
    widths = _widths(tables, count) + b"".join(struct.pack(">Hh", max(c.advance, 0), c.box[0]) for c in compounds)
    tables["hmtx"] = widths
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", total)
    tables["maxp"] = _limits(tables["maxp"], total, max(len(c.parts) for c in compounds))
    return _file(font[:4], tables)


def _tables(font: bytes) -> dict[str, bytes]:
    count = struct.unpack(">H", font[4:6])[0]
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack(">4sLLL", font[at : at + 16])
        found[tag.decode()] = font[start : start + length]
    return found


def _outline(compound: Compound) -> bytes:
    if not compound.parts:
        return b""
    found = struct.pack(">hhhhh", -1, *compound.box)
    for i, (gid, x, y) in enumerate(compound.parts, start=1):
        more = _MORE if i < len(compound.parts) else 0
        found += struct.pack(">HHhh", _WORDS | _OFFSETS | more, gid, x, y)
    return found + b"\0" * (-len(found) % 4)


def _widths(tables: dict[str, bytes], count: int) -> bytes:
    """Width and left edge of each glyph, all of them in full (those after the last full one share its width)."""
    full = struct.unpack(">H", tables["hhea"][34:36])[0]
    data = tables["hmtx"]
    if full == count:
        return data[: 4 * count]
    last, edges = data[4 * full - 4 : 4 * full - 2], data[4 * full :]
    return data[: 4 * full] + b"".join(last + edges[i : i + 2] for i in range(0, 2 * (count - full), 2))


def _limits(maxp: bytes, total: int, parts: int) -> bytes:
    """The table of limits, with room for the compounds."""
    values = list(struct.unpack(">14H", maxp[4:32]))
    values[0] = total
    values[3] = min(65535, max(values[1], values[3]) * parts)
    values[4] = min(65535, max(values[2], values[4]) * parts)
    values[12] = max(values[12], parts)
    values[13] += 1
    return maxp[:4] + struct.pack(">14H", *values)


def _file(version: bytes, tables: dict[str, bytes]) -> bytes:
    """Tables as one file, with their checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = version + struct.pack(">HHHH", count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    tables["head"] = tables["head"][:8] + b"\0\0\0\0" + tables["head"][12:]
    rows, body = b"", b""
    start, at = 12 + 16 * count, 0
    for tag in sorted(tables):
        data = tables[tag]
        rows += struct.pack(">4sLLL", tag.encode(), _sum(data), start + len(body), len(data))
        if tag == "head":
            at = start + len(body) + 8
        body += data + b"\0" * (-len(data) % 4)
    whole = head + rows + body
    return whole[:at] + struct.pack(">L", (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF) + whole[at + 4 :]


def _sum(data: bytes) -> int:
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}L", data)) & 0xFFFFFFFF
