"""Lines of pieces: shaped words of one face and one run, placed in visual order (UAX #9).  Lengths are points."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from takehome import direction
from takehome.faces import Face
from takehome.glyphs import Glyph, Shaped
from takehome.shaping import TextStyle
from takehome.stretches import Unit

NEAR = 0.001  # points between words that stand side by side


class Piece(Struct, frozen=True, gc=False):
    """Shaped words of one face and one run, in logical order.  `x` is the left edge, from the left end of the line."""

    face: Face
    size: float
    run: int
    x: float
    width: float
    words: tuple[Shaped, ...]
    rtl: bool

    @property
    def text(self) -> str:
        """What the piece says."""
        return "".join([word.text for word in self.words])

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs of all its words, in logical order."""
        return tuple(glyph for word in self.words for glyph in word.glyphs)


class Line(Struct, frozen=True):
    """One line: pieces in logical order, the width of its ink, and whether it runs from right to left."""

    pieces: tuple[Piece, ...]
    width: float
    rtl: bool = False


def assembled(units: Sequence[Unit], style: TextStyle) -> Line:
    """Units of one line, joined where they may be, and placed in visual order."""
    solid = len(units)
    while solid and units[solid - 1].space:
        solid -= 1
    ink = sum([unit.word.em for unit in units[:solid]]) * style.size
    if not style.rtl and not any([unit.level for unit in units]):
        return Line(_joined(units, style.size), ink)
    widths = [unit.word.em * style.size for unit in units]
    left: dict[int, float] = {}
    x = 0.0
    for i in direction.visual_order([unit.level for unit in units[:solid]]):
        left[i] = x
        x += widths[i]
    for i in range(solid, len(units)):  # spaces at the end hang outside the ink
        left[i] = -widths[i] if style.rtl else x
        x += 0.0 if style.rtl else widths[i]
    found: list[list[int]] = []
    for i in range(len(units)):
        if i and _one_string(units, i) and abs(left[i] + widths[i] - left[i - 1]) < NEAR:
            found[-1].append(i)
        else:
            found.append([i])
    pieces = [_piece([units[i] for i in some], style.size, left[some[-1]]) for some in found]
    return Line(tuple(pieces), ink, style.rtl)


def _one_string(units: Sequence[Unit], i: int) -> bool:
    """Whether a unit from right to left stands in one string with the one before it, if it stands beside that.

    A space begins a string, which its word ends, for none may stand within (ISO 32000-1, 14.8.2.3.3): extraction parts
    words by the space that is there and at no gap.  One before words from left to right is alone.
    """
    before, unit = units[i - 1], units[i]
    same = unit.run == before.run and unit.face is before.face
    return bool(same and unit.level % 2 and before.level % 2 and not unit.space)


def _piece(units: Sequence[Unit], size: float, x: float) -> Piece:
    words = tuple([unit.word for unit in units])
    width = sum([word.em for word in words]) * size
    return Piece(units[0].face, size, units[0].run, x, width, words, bool(units[0].level % 2))


def _joined(units: Sequence[Unit], size: float) -> tuple[Piece, ...]:
    """Units from left to right as pieces: one for each stretch of one run and one face."""
    pieces: list[Piece] = []
    x, start, count = 0.0, 0, len(units)
    while start < count:
        first = units[start]
        end = start + 1
        while end < count and units[end].run == first.run and units[end].face is first.face:
            end += 1
        pieces.append(_piece(units[start:end], size, x))
        x += pieces[-1].width
        start = end
    return tuple(pieces)
