"""Letters as HarfBuzz shapes them: the glyphs of a cluster become one, with its own width, a compound if need be.

Readers of a PDF find words and the order of letters by where glyphs begin and how wide the font says they are.  So no
letter is much wider than its glyph in the font, and none begins before the letter it follows.
"""

# pyright: reportAttributeAccessIssue=false
# (uharfbuzz is an extension module without types)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any
from unicodedata import combining

import uharfbuzz as hb
from msgspec import Struct

from takehome.compounds import Box, Compound
from takehome.glyphs import Glyph

WIDER = 0.095  # ems by which a letter may be wider than its glyph: readers take a tenth for a space
_JOINING = ("\u0590", "\u1e00")  # between these stand scripts whose letters join; others kern, by any measure
LEAST = 0.05  # ems that are left to a letter that would take the pen back

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\ufe0e\ufe0f\n")
_OTHER = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2c00-\ua71f\ua800-\U0010ffff]")  # no letter or sign of Latin

PARTS = re.compile("[\u1100-\u11ff]")  # of Korean letters
_KOREAN = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.", re.DOTALL)

QUOTES = "‘’“”"
LATIN = "-x-latin"  # behind a language (RFC 5646, 2.2.7): of a text that has letters of Latin only
_ANY_QUOTE = re.compile(f"[{QUOTES}]")
_APOSTROPHE = re.compile("(?<=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])’(?=[A-Za-z\u00c0-\u024f\u1e00-\u1eff])")
_BESIDE = 0.065  # ems of white on each side of a quote in Latin words


class _Letter(Struct):
    """One letter: number, x and y of its glyphs, from left to right, and its width; `plain`: as the font has it."""

    parts: list[tuple[int, int, int]]
    advance: int
    text: str
    plain: bool

    def widened(self, by: int, to_left: bool) -> None:
        """Make the letter wider (narrower where `by` is below 0) on one of its sides."""
        self.advance += by
        if to_left:
            self.parts = [(gid, x + by, y) for gid, x, y in self.parts]
        self.plain = False


class Letters:
    """The letters of one font: its own glyphs, and compounds with numbers past those; `font` is that of HarfBuzz."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self.most = round(WIDER * font.face.upem)  # font units by which a letter may be wider than its glyph
        self.advances: dict[int, int] = {}
        self._least = round(LEAST * font.face.upem)
        self._next: int = font.face.glyph_count
        self._square = self.advance(font.get_nominal_glyph(0x2019) or 0) >= font.face.upem
        self._compounds: dict[int, Compound] = {}
        self._numbers: dict[Compound, int] = {}

    @property
    def own(self) -> int:
        """How many glyphs the font file has."""
        return self._font.face.glyph_count

    def compound(self, number: int) -> Compound:
        """The compound of a number."""
        return self._compounds[number]

    def forget(self) -> None:
        """Forget all compounds; their numbers are not dealt out again, for what was made of them may be kept."""
        self._compounds.clear()
        self._numbers.clear()
        self.advances.clear()

    def advance(self, gid: int) -> int:
        """The width of a glyph as the font file states it, in font units."""
        found = self.advances.get(gid)
        if found is None:
            found = self.advances[gid] = self._font.get_glyph_h_advance(gid)
        return found

    def glyphs(self, buffer: Any, text: str, language: str, rtl: bool) -> list[Glyph]:
        """A shaped text, in logical order."""
        letters = list(self._letters(buffer.glyph_infos, buffer.glyph_positions, text, rtl))
        if self._square and not text.isascii():
            self._tighten(letters, text, language)
        if any([letter.advance < 0 for letter in letters]):
            self._level(letters, rtl)
        return [self._glyph(letter) for letter in letters]

    def _letters(self, infos: Sequence[Any], positions: Sequence[Any], text: str, rtl: bool) -> Iterator[_Letter]:
        order = range(len(infos) - 1, -1, -1) if rtl else range(len(infos))
        ends = dict(pairwise([*sorted({info.cluster for info in infos}), len(text)]))
        for cluster, group in groupby(order, key=lambda i: infos[i].cluster):
            members = sorted(group)
            parts: list[tuple[int, int, int]] = []
            pen = 0
            for i in members:
                at = positions[i]
                parts.append((infos[i].codepoint, pen + at.x_offset, at.y_offset))
                pen += at.x_advance
            gid, x, y = parts[0]
            said = text[cluster : ends[cluster]]
            plain = len(parts) == 1 and not x and not y and self._near(gid, pen, said)
            yield _Letter(parts, pen, said, plain)

    def _near(self, gid: int, advance: int, text: str) -> bool:
        """Whether a letter is about as wide as its glyph: readers part words where it is not."""
        wider = advance - self.advance(gid)
        kerned = advance and not _JOINING[0] <= text < _JOINING[1]
        return wider <= self.most and (wider >= -self.most or bool(kerned))

    def _level(self, letters: list[_Letter], rtl: bool) -> None:
        """Letters that would take the pen back get a little width, from the letter before or after; ink stays put."""
        least = self._least
        for i, letter in enumerate(letters):
            lacks = least - letter.advance
            if letter.advance >= 0:
                continue
            if i and letters[i - 1].advance - lacks >= least:
                letters[i - 1].widened(-lacks, rtl)
                letter.widened(lacks, not rtl)
            elif i + 1 < len(letters) and letters[i + 1].advance - lacks >= least:
                letters[i + 1].widened(-lacks, not rtl)
                letter.widened(lacks, rtl)

    def _tighten(self, letters: list[_Letter], text: str, language: str) -> None:
        """Quotes that fill a square have little white in Latin words: in Chinese, between letters of these."""
        pattern = _APOSTROPHE if language.startswith("zh") and not language.endswith(LATIN) else _ANY_QUOTE
        places = {match.start() for match in pattern.finditer(text)}
        at = 0
        for letter in letters if places else ():
            gid, _, y = letter.parts[0]
            if at in places and letter.advance >= self._font.face.upem and (drawn := self._font.get_glyph_extents(gid)):
                beside = round(_BESIDE * self._font.face.upem)
                letter.parts = [(gid, beside - drawn.x_bearing, y)]
                letter.advance, letter.plain = drawn.width + 2 * beside, False
            at += len(letter.text)

    def _glyph(self, letter: _Letter) -> Glyph:
        if letter.plain and letter.advance >= 0:
            return Glyph(letter.parts[0][0], letter.advance, letter.text)
        parts: list[tuple[int, int, int]] = []
        boxes: list[Box] = []
        for gid, x, y in letter.parts:
            drawn = self._font.get_glyph_extents(gid)
            if drawn and drawn.width:
                parts.append((gid, x, y))
                left, top = x + drawn.x_bearing, y + drawn.y_bearing
                boxes.append((left, top + drawn.height, left + drawn.width, top))
        sides = list(zip(*boxes, strict=True)) or [(0,)] * 4
        box = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
        return Glyph(self._number(Compound(tuple(parts), max(letter.advance, 0), box)), letter.advance, letter.text)

    def _number(self, compound: Compound) -> int:
        found = self._numbers.get(compound)
        if found is None:
            found = self._numbers[compound] = self._next
            self._compounds[found] = compound
            self.advances[found] = compound.advance
            self._next += 1
        return found


def letters(text: str) -> Iterator[tuple[int, str]]:
    """The letters of a text with their places; a Korean one typed in parts (UAX #15, NFD) is one, as it is shown."""
    return ((match.start(), match[0]) for match in _KOREAN.finditer(text))


def by_script(word: str) -> list[str]:
    """The parts of a word that are of one script each (UAX #24).

    Signs that scripts share go with the letters before them; behind Latin letters those of other scripts, such as a
    danda, do not.
    """
    if word.isascii() or not _OTHER.search(word):
        return [word]
    parts, own = [""], None
    for c in word:
        its = _script(c)
        if own == "Latn" and its is None and _OTHER.match(c) and not combining(c) and c not in INVISIBLE:
            parts.append("")
            own = None
        elif its is not None and own not in (None, its):
            parts.append("")
        own = its or own
        parts[-1] += c
    return parts


@lru_cache(maxsize=4096)
def _script(character: str) -> str | None:
    """The script of a character; None of one that scripts share."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return buffer.script
