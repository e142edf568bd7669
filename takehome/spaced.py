"""Faces with wide letters and words (WCAG 2.1, 1.4.12).

The room is part of the widths of the glyphs, in the embedded file too: lines are broken by it and painted with it, and
a program that looks for words by the gaps between letters finds no gap but that of a space.
"""

# pyright: reportAttributeAccessIssue=false
# (fontTools tables have no types)

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from takehome.faces import Face
from takehome.glyphs import Shaped

LETTER = 0.12  # ems after each letter
WORD = 0.16  # ems more after each space

_JOINED = (
    (0x0600, 0x08FF),  # Arabic, Syriac, N'Ko, Mandaic
    (0x0900, 0x0DFF),  # Devanagari to Sinhala: letters hang from one line, or take marks
    (0x0E00, 0x109F),  # Thai, Lao, Tibetan, Myanmar
    (0x1780, 0x18AF),  # Khmer, Mongolian
    (0xFB50, 0xFDFF),  # Arabic presentation forms
    (0xFE70, 0xFEFE),
    (0x10D00, 0x10D3F),  # Hanifi Rohingya
    (0x1E900, 0x1E95F),  # Adlam
)


def joined(word: str) -> bool:
    """Whether letters of a word join, so that room between them would tear it; figures and signs do not."""
    return not word.isascii() and any(low <= ord(c) <= high for c in word if c.isalpha() for low, high in _JOINED)


class SpacedFace(Face):
    """A font file whose glyphs are wider than they are drawn: a font of its own in a document."""

    @property
    def name(self) -> str:
        """The name of the font, apart from that of its plain face."""
        return f"{self.path.stem}-Spaced"

    def room(self, gid: int) -> int:
        """What stands after a glyph, in font units."""
        return round((LETTER + WORD if gid == self.gid(" ") else LETTER) * self.upem)

    def advance(self, gid: int) -> int:
        """The width of a glyph with the room after it; a mark has neither."""
        drawn = super().advance(gid)
        return drawn + self.room(gid) if drawn > 0 else drawn

    def _shape(self, word: str, language: str, rtl: bool, around: tuple[str, str] = ("", "")) -> Shaped:
        found = super()._shape(word, language, rtl, around).glyphs
        wide = [g._replace(advance=g.advance + self.room(g.id)) if g.advance > 0 else g for g in found]
        return self.word(tuple(wide))

    def prepare(self, words: Iterable[str], language: str) -> None:
        """Nothing: each word is shaped alone, and widened."""

    def embed(self, ids: Sequence[int]) -> tuple[int, bytes, list[int]]:
        """The glyphs, with these widths written into the file."""
        _, data, numbers = super().embed(ids)
        widths = dict(zip([0, *numbers], [self.advance(id) for id in (0, *ids)], strict=True))
        wide = _widened(zlib.decompress(data), tuple(sorted(widths.items())))
        return len(wide), zlib.compress(wide, 9), numbers


@lru_cache(maxsize=64)
def _widened(data: bytes, widths: tuple[tuple[int, int], ...]) -> bytes:
    """A TrueType file with other widths of some glyphs."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    metrics, order = font["hmtx"].metrics, font.getGlyphOrder()
    for gid, width in widths:
        metrics[order[gid]] = (width, metrics[order[gid]][1])
    font["hhea"].advanceWidthMax = max(width for width, _ in metrics.values())
    held = io.BytesIO()
    font.save(held, reorderTables=None)
    return held.getvalue()
