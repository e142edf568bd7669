"""How wide the glyphs of a font in a PDF are, and whether it is bold (ISO 32000-1, 9.2.4, 9.7.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from takehome.checks.content import Font, read_font

BOLD = 700  # the weight that counts as bold (WCAG 2.1, "large scale")
_HEAVY = re.compile(r"bold|black|heavy", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(semi|demi)bold", re.IGNORECASE)
_WEIGHT = re.compile(r"-([1-9]00)\b")


class Widths(Struct, frozen=True):
    """A font as it reads, and its widths by code, in ems; `otherwise` is that of codes without one."""

    font: Font
    widths: dict[int, float]
    otherwise: float
    bold: bool

    def glyphs(self, shown: bytes) -> Iterator[tuple[str, float, bool]]:
        """Text and width of each code, and whether word spacing widens it (a code of one byte, 32)."""
        simple = self.font.width == 1
        for code in self.font.codes(shown):
            yield self.font.texts.get(code, "\ufffd"), self.widths.get(code, self.otherwise), simple and code == 32


def widths_of(font: Any) -> Widths:
    """Read a font; one without widths has glyphs of half an em."""
    name = str(font.get("/BaseFont", ""))
    weight = _WEIGHT.search(name)
    heavy = bool(_HEAVY.search(name)) and not _NOT_BOLD.search(name)
    bold = int(weight[1]) >= BOLD if weight else heavy
    if "/DescendantFonts" in font:
        inner = font.DescendantFonts[0]
        return Widths(read_font(font), _composite(inner.get("/W", [])), float(inner.get("/DW", 1000)) / 1000, bold)
    first = int(font.get("/FirstChar", 0))
    widths = {first + i: float(width) / 1000 for i, width in enumerate(font.get("/Widths", []))}
    return Widths(read_font(font), widths, 0.5, bold)


def _composite(entries: Any) -> dict[int, float]:
    """`c [w1 w2 ...]` and `first last w` (9.7.4.3)."""
    widths: dict[int, float] = {}
    items = list(entries)
    at = 0
    while at < len(items):
        first, second = int(items[at]), items[at + 1]
        if hasattr(second, "__len__"):
            widths |= {first + i: float(width) / 1000 for i, width in enumerate(second)}
            at += 2
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(items[at + 2]) / 1000)
            at += 3
    return widths
