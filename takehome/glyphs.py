"""Shaped words: glyphs in logical order with the text each stands for."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct


class Glyph(NamedTuple):
    """One glyph of a shaped word, in logical order; lengths in font units.

    `text` is what the glyph stands for, never nothing; the texts of a word's glyphs, joined, are the word.  What the
    font file sets together from several glyphs is one here, a compound, with a number past those of the file.
    """

    id: int
    advance: int
    text: str


class Glyphs(dict[tuple[int, int, str], Glyph]):
    """Glyphs by what they are, so that each is there once, however many words have it."""

    def __missing__(self, key: tuple[int, int, str]) -> Glyph:
        made = self[key] = Glyph(*key)
        return made


class Shaped(Struct, frozen=True, eq=False, gc=False):
    """A word in one face: glyphs in logical order, what it says, and its width in ems.

    `nearer`: by how many font units the glyph after each stands nearer than the font file says; None for not at all.
    """

    glyphs: tuple[Glyph, ...]
    text: str
    em: float
    nearer: tuple[int, ...] | None
