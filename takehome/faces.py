"""Font files: what a face covers, how HarfBuzz shapes a word with it, and the subset that goes into a PDF.

A family is a folder of TrueType files named `<Name>-<weight>.ttf` beside its licence.  Nothing is read before a word
needs it, and nothing is ever fetched.
"""

# pyright: reportAttributeAccessIssue=false
# (uharfbuzz is an extension module without types)

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from msgspec import Struct

_FILE = re.compile(r"-(\d{3})\.ttf$")
_NO_LAYOUT = ("GSUB", "GPOS", "GDEF", "DSIG", "BASE", "JSTF", "MATH", "kern", "meta", "gasp")


class Glyph(NamedTuple):
    """One glyph of a shaped word, in logical order; lengths in font units.

    `text` is what the glyph stands for; the texts of a word's glyphs, joined, are the word.  It is "" for a glyph
    that only completes the one before (the dot of a letter).
    """

    id: int
    advance: int
    dx: int
    dy: int
    text: str


class Shaped(Struct, frozen=True, eq=False, gc=False):
    """A word in one face: glyphs in logical order, what it says, and its width in ems."""

    glyphs: tuple[Glyph, ...]
    text: str
    em: float

    @classmethod
    def of(cls, glyphs: tuple[Glyph, ...], upem: int) -> Shaped:
        """A word of glyphs, `upem` font units to the em."""
        return cls(glyphs, "".join([g.text for g in glyphs]), sum([g.advance for g in glyphs]) / upem)


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
    x_height: int = 0
    covers: frozenset[int] = frozenset()
    _font: hb.Font = field(init=False, repr=False)
    _face: hb.Face = field(init=False, repr=False)
    _words: dict[tuple[str, str, bool], Shaped] = field(default_factory=dict, repr=False)
    _advances: dict[int, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._face = hb.Face(hb.Blob.from_file_path(str(self.path)))
        self._font = hb.Font(self._face)
        self.upem = self._face.upem
        extents = self._font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender, extents.descender
        self.cap_height = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        self.x_height = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT)
        self.covers = frozenset(self._face.unicodes)

    @property
    def name(self) -> str:
        """The name of the file without its ending, which serves as the PostScript name."""
        return self.path.stem

    def has(self, word: str) -> bool:
        """Whether every visible character of a word has a glyph here."""
        covers = self.covers
        return all(ord(c) in covers or c in INVISIBLE for c in word)

    def shape(self, word: str, language: str, rtl: bool) -> Shaped:
        """Shape one word (no spaces inside) and keep the answer: words repeat."""
        key = (word, language, rtl)
        shaped = self._words.get(key)
        if shaped is None:
            shaped = self._words[key] = self._shape(word, language, rtl)
        return shaped

    def _shape(self, word: str, language: str, rtl: bool) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer, {"liga": False, "clig": False} if not rtl else {})
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        order = range(len(infos) - 1, -1, -1) if rtl else range(len(infos))
        starts = [*sorted({info.cluster for info in infos}), len(word)]
        ends = dict(pairwise(starts))
        glyphs: list[Glyph] = []
        for cluster, group in groupby(order, key=lambda i: infos[i].cluster):
            members = list(group)
            letters = _shared_out(word[cluster : ends[cluster]], len(members))
            for i, text in zip(members, letters, strict=True):
                at = positions[i]
                glyphs.append(Glyph(infos[i].codepoint, at.x_advance, at.x_offset, at.y_offset, text))
        return Shaped.of(tuple(glyphs), self.upem)

    def spaces(self, count: int) -> Shaped:
        """Some spaces; kept like words."""
        key = (" " * count, "", False)
        found = self._words.get(key)
        if found is None:
            gid = self.gid(" ")
            found = self._words[key] = Shaped.of((Glyph(gid, self.advance(gid), 0, 0, " "),) * count, self.upem)
        return found

    def advance(self, gid: int) -> int:
        """The width of a glyph as the font file states it, in font units."""
        found = self._advances.get(gid)
        if found is None:
            found = self._advances[gid] = self._font.get_glyph_h_advance(gid)
        return found

    def gid(self, character: str) -> int:
        """The glyph of one character, 0 where there is none."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def bounds(self) -> tuple[int, int, int, int]:
        """The box that holds the letters of the face, in font units: left, bottom, right, top."""
        return (-self.upem // 4, self.descent, self.upem * 2, self.ascent)

    def subset(self, gids: frozenset[int]) -> bytes:
        """A TrueType file with these glyphs under their own numbers, without hints or layout tables."""
        return _subset(self.path, gids)


def _shared_out(text: str, count: int) -> list[str]:
    """The characters of a cluster among its glyphs, in order; the last glyph takes what is over."""
    letters = [*text[: count - 1], text[count - 1 :]] if len(text) >= count else [*text]
    return letters + [""] * (count - len(letters))


INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\n")


@lru_cache(maxsize=256)
def _subset(path: Path, gids: frozenset[int]) -> bytes:
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    wish = hb.SubsetInput()
    wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
    wish.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    drop = wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    drop.update(int.from_bytes(tag.encode(), "big") for tag in _NO_LAYOUT)
    return bytes(hb.subset(face, wish).blob.data)


class Faces:
    """The families of some `fonts/` folders; the first folder that has a family gives it."""

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self._open: dict[tuple[str, int], Face] = {}

    def families(self) -> tuple[str, ...]:
        """The names of all families, sorted."""
        return tuple(sorted({p.parent.name for folder in self.folders for p in folder.glob("*/*.ttf")}))

    def face(self, family: str, weight: int) -> Face:
        """The face of a family nearest to a weight (400 regular, 700 bold); LookupError for an unknown family."""
        key = (family, weight)
        if key not in self._open:
            files = [p for folder in reversed(self.folders) for p in (folder / family).glob("*.ttf")]
            found = {int(m[1]): p for p in files if (m := _FILE.search(p.name))}
            if not found:
                raise LookupError(f"no font family {family!r}")
            nearest = min(found, key=lambda w: (abs(w - weight), -w))
            if nearest != weight:
                self._open[key] = self.face(family, nearest)
            else:
                self._open[key] = Face(found[nearest], family, nearest)
        return self._open[key]
