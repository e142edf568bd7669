"""The widths a PDF states for glyphs are those of the font in the file (ISO 14289-1, 7.21.5), and none is below 0."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from takehome.checks import Finding

_NEAR = 1  # thousandths of an em by which the two may differ


def check_widths(font: Any, name: str) -> Iterator[Finding]:
    """What is wrong with the widths of a Type0 font with TrueType outlines, by its character codes."""
    if "/DescendantFonts" not in font:
        return
    inner = font.DescendantFonts[0]
    stated = dict(_stated(inner.get("/W", [])))
    below = [code for code, width in stated.items() if width < 0]
    if below:
        yield Finding("font", f"font {name} states widths below 0, first for code {below[0]:04x}")
    descriptor = inner.get("/FontDescriptor", {})
    if "/FontFile2" not in descriptor:
        return
    try:
        held = _held(descriptor.FontFile2.read_bytes())
        others = [code for code, gid in _glyphs(inner, stated) if abs(stated[code] - held[gid]) > _NEAR]
    except (struct.error, IndexError, ZeroDivisionError, KeyError):
        yield Finding("font", f"font {name} holds no widths that can be read, or none for some codes")
        return
    if others:
        yield Finding("font", f"font {name} is not as wide as stated at {len(others)} codes, first {others[0]:04x}")


def _stated(entries: Any) -> Iterator[tuple[int, float]]:
    """The width of each code in W (ISO 32000-1, 9.7.4.3)."""
    items = list(entries)
    at = 0
    while at + 1 < len(items):
        first, second = int(items[at]), items[at + 1]
        if hasattr(second, "__iter__"):
            yield from ((code, float(width)) for code, width in enumerate(second, start=first))
            at += 2
        else:
            yield from ((code, float(items[at + 2])) for code in range(first, int(second) + 1))
            at += 3


def _glyphs(inner: Any, codes: dict[int, float]) -> Iterator[tuple[int, int]]:
    """The glyph of each code (9.7.4.2)."""
    given = inner.get("/CIDToGIDMap")
    data = given.read_bytes() if hasattr(given, "read_bytes") else None
    for code in codes:
        yield code, code if data is None else struct.unpack_from(">H", data, 2 * code)[0]


def _held(data: bytes) -> list[float]:
    """The width of each glyph of a TrueType file, in thousandths of an em (OpenType, hmtx)."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, at)
        tables[tag] = data[start : start + length]
    scale = 1000 / struct.unpack_from(">H", tables[b"head"], 18)[0]
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    full = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    widths = [struct.unpack_from(">H", tables[b"hmtx"], 4 * i)[0] * scale for i in range(full)]
    return widths + widths[-1:] * (glyphs - full)
