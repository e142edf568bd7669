"""Font files: what a face covers, how HarfBuzz shapes a word with it, and the subset that goes into a PDF.

A family is a folder of TrueType files named `<Name>-<weight>.ttf` beside its licence.  Nothing is read before a word
needs it, and nothing is ever fetched.
"""

# pyright: reportAttributeAccessIssue=false
# (uharfbuzz is an extension module without types)

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from unicodedata import is_normalized, normalize

import uharfbuzz as hb

from takehome.clusters import INVISIBLE, Letters, by_script
from takehome.fontfiles import sound, stamp, unusable, weights
from takehome.glyphs import Glyph, Glyphs, Shaped
from takehome.subsets import subset

_APART = "\x01"
_ALONE = ("", "")  # no letter before or behind


@dataclass(eq=False)
class Face:
    """One font file.  Metrics are in font units, `upem` to the em (ISO 32000-1, 9.8)."""

    path: Path
    family: str
    weight: int
    upem: int = 0
    ascent: int = 0
    descent: int = 0
    cap_height: int = 0
    covers: frozenset[int] = frozenset()
    shown: dict[Shaped, str] = field(default_factory=dict, repr=False)  # by what files show words (see `codes`)
    stamp: tuple[int, int] = field(init=False, repr=False)
    _font: hb.Font = field(init=False, repr=False)
    _face: hb.Face = field(init=False, repr=False)
    _words: dict[tuple[str | bool, ...], Shaped] = field(default_factory=dict, repr=False)
    _glyphs: Glyphs = field(default_factory=Glyphs, repr=False)
    _letters: Letters = field(init=False, repr=False)
    _advances: dict[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        sound(self.path)
        self.stamp = stamp(self.path)
        self._face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        self._font = hb.Font(self._face)
        self._letters = Letters(self._font)
        self._advances = self._letters.advances
        self.upem = self._face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender, extents.descender
        self.cap_height = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        self.covers = frozenset(self._face.unicodes)
        boxes = (self._font.get_glyph_extents(self.gid(chr(letter))) for letter in self.covers)
        if not any(box and box.width for box in boxes):
            raise unusable(self.path, "this font file is damaged: it has no letters that can be seen")

    @property
    def name(self) -> str:
        """The name of the file without its ending, which serves as the PostScript name."""
        return self.path.stem

    def has(self, word: str) -> bool:
        """Whether every visible character of a word has a glyph here, as typed or as composed (UAX #15, NFC)."""
        covers = self.covers
        return all(ord(c) in covers or c in INVISIBLE for c in word) or (
            not is_normalized("NFC", word) and self.has(normalize("NFC", word))
        )

    def forget(self) -> None:
        """Forget the words that were shaped, and the compounds they have."""
        self._words.clear()
        self._letters.forget()
        self._glyphs.clear()
        self.shown.clear()

    def shape(self, word: str, language: str, rtl: bool, around: tuple[str, str] = _ALONE) -> Shaped:
        """Shape one word (no spaces inside) and keep the answer: words repeat.

        `around`: the letters before and behind it that it joins with, where it is a part of a word.
        """
        key = (word, language, rtl) if around is _ALONE else (word, language, rtl, *around)
        shaped = self._words.get(key)
        if shaped is None:
            shaped = self._words[key] = self._shape(word, language, rtl, around)
        return shaped

    def prepare(self, words: Iterable[str], language: str) -> None:
        """Shape many words from left to right at once: one call for all that are new and plain.

        Between them stands a character that no font has, so that none touches its neighbour.
        """
        new = [w for w in dict.fromkeys(words) if w.isascii() and (w, language, False) not in self._words]
        if not new:
            return
        text = _APART.join(new)
        buffer = self._shaped(text, language, False)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(text):
            return  # letters were joined: each word alone, when it is asked for
        ids = [info.codepoint for info in infos]
        moves = [(at.x_advance, at.x_offset, at.y_offset) for at in positions]
        start, known = 0, self._glyphs
        for word in new:
            end = start + len(word)
            advances = [x for x, dx, dy in moves[start:end] if not dx and not dy]
            if len(advances) == len(word) and infos[start].cluster == start:
                shaped = self.word(tuple([known[own] for own in zip(ids[start:end], advances, word, strict=True)]))
                if not shaped.nearer or -min(shaped.nearer) <= self._letters.most:
                    self._words[word, language, False] = shaped
            start = end + 1

    def _shaped(self, text: str, language: str, rtl: bool, start: int = 0, length: int = -1) -> hb.Buffer:
        """What HarfBuzz makes of a text, or of so many characters of it from `start` on, beside the others."""
        buffer = hb.Buffer()
        buffer.add_str(text, start, length)
        buffer.guess_segment_properties()
        if text.isascii():  # figures alone belong to no script, and would be shaped otherwise than beside letters
            buffer.script = "Latn"
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer, {"liga": False, "clig": False} if not rtl else {})
        return buffer

    def _shape(self, word: str, language: str, rtl: bool, around: tuple[str, str] = _ALONE) -> Shaped:
        glyphs: list[Glyph] = []
        parts = by_script(word)
        for i, part in enumerate(parts, start=1):
            before, behind = around[0] if i == 1 else "", around[1] if i == len(parts) else ""
            if before or behind:
                glyphs += self._joined(before, part, behind, language, rtl)
            else:
                glyphs += self._letters.glyphs(self._shaped(part, language, rtl), part, language, rtl)
        return self.word(tuple(glyphs))

    def _joined(self, before: str, part: str, behind: str, language: str, rtl: bool) -> list[Glyph]:
        """The letters of a part of a word as they stand in the whole word.

        Where one of them would be one glyph with a letter outside (lam and alef), they only join with that.
        """
        start, end = len(before), len(before + part)
        whole = before + part + behind
        glyphs = self._letters.glyphs(self._shaped(whole, language, rtl), whole, language, rtl)
        ends = [0, *accumulate(len(glyph.text) for glyph in glyphs)]
        if start in ends and end in ends:
            return glyphs[ends.index(start) : ends.index(end)]
        return self._letters.glyphs(self._shaped(whole, language, rtl, start, len(part)), whole[:end], language, rtl)

    def word(self, glyphs: tuple[Glyph, ...]) -> Shaped:
        """A word of glyphs."""
        em = sum([g.advance for g in glyphs]) / self.upem
        nearer = tuple([self.advance(g.id) - g.advance for g in glyphs])
        return Shaped(glyphs, "".join([g.text for g in glyphs]), em, nearer if any(nearer) else None)

    def spaces(self, count: int) -> Shaped:
        """Some spaces; kept like words."""
        key = (" " * count, "", False)
        found = self._words.get(key)
        if found is None:
            gid = self.gid(" ")
            found = self._words[key] = self.word((Glyph(gid, self.advance(gid), " "),) * count)
        return found

    def advance(self, gid: int) -> int:
        """The width of a glyph as the font file states it, in font units."""
        found = self._advances.get(gid)
        return self._letters.advance(gid) if found is None else found

    def gid(self, character: str) -> int:
        """The glyph of one character, 0 where there is none."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def bounds(self) -> tuple[int, int, int, int]:
        """The box that holds the letters of the face, in font units: left, bottom, right, top."""
        return (-self.upem // 4, self.descent, self.upem * 2, self.ascent)

    def embed(self, ids: Sequence[int]) -> tuple[int, bytes, list[int]]:
        """A TrueType file with these glyphs, without hints or layout tables.

        Its length in bytes, its deflated bytes, and the numbers of the glyphs in it: those of the font in their order,
        then compounds as they are asked for.  What was made is kept: documents use the same ones.
        """
        own = self._letters.own
        compounds = list(dict.fromkeys(id for id in ids if id >= own))
        try:
            made = [self._letters.compound(id) for id in compounds]
            used = {id for id in ids if id < own} | {gid for one in made for gid, _, _ in one.parts} | {0}
            length, data, kept = subset(self.path, self.stamp, frozenset(used), tuple(made))
            numbers = kept | {id: len(kept) + i for i, id in enumerate(compounds)}
            return length, data, [numbers[id] for id in ids]
        except (RuntimeError, LookupError, ValueError, struct.error) as error:
            raise unusable(self.path, "this font file is damaged: its letters cannot be embedded") from error


class Faces:
    """The families of some `fonts/` folders; the first folder that has a family gives it."""

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self._open: dict[tuple[str, int], Face] = {}

    def families(self) -> tuple[str, ...]:
        """The names of all families, sorted."""
        return tuple(sorted({one.name for folder in self.folders for one in folder.glob("*") if weights(one)}))

    def knows(self, family: str) -> bool:
        """Whether there is a family of this name."""
        return any(family in os.listdir(folder) and weights(folder / family) for folder in self.folders)

    def all(self) -> frozenset[Face]:
        """The faces that were opened."""
        return frozenset(self._open.values())

    def face(self, family: str, weight: int) -> Face:
        """The face of a family nearest to a weight (400 regular, 700 bold).

        Raises LookupError for an unknown family, Problems for a file that is damaged.
        """
        key = (family, weight)
        if key not in self._open:
            found = {w: p for folder in reversed(self.folders) for w, p in weights(folder / family).items()}
            if not found:
                raise LookupError(f"no font family {family!r}")
            nearest = min(found, key=lambda w: (abs(w - weight), -w))
            if nearest != weight:
                self._open[key] = self.face(family, nearest)
            else:
                self._open[key] = Face(found[nearest], family, nearest)
        return self._open[key]
