"""Font files: what a face covers, how HarfBuzz shapes a word with it, and the subset that goes into a PDF.

A family is a folder of TrueType files named `<Name>-<weight>.ttf` beside its licence.  Nothing is read before a word
needs it, and nothing is ever fetched.
"""

# pyright: reportAttributeAccessIssue=false
# (uharfbuzz is an extension module without types)

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise, repeat
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from msgspec import Struct
from msgspec.structs import replace

_APART = "\x01"
_ZEROS = repeat(0)
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
    """A word in one face: glyphs in logical order, what it says, and its width in ems.

    `steps` is there for a word of plain steps to the right: each glyph and its text, and by how many font units the
    next one stands nearer than the font file says.
    """

    glyphs: tuple[Glyph, ...]
    text: str
    em: float
    steps: tuple[tuple[tuple[int, str], int], ...] | None = None

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
        start = 0
        for word in new:
            end = start + len(word)
            advances = [x for x, dx, dy in moves[start:end] if not dx and not dy]
            if len(advances) == len(word) and infos[start].cluster == start:
                glyphs = tuple(map(Glyph, ids[start:end], advances, _ZEROS, _ZEROS, word))
                steps = tuple([((g.id, g.text), self.advance(g.id) - g.advance) for g in glyphs])
                self._words[word, language, False] = Shaped(glyphs, word, sum(advances) / self.upem, steps)
            start = end + 1

    def _shaped(self, text: str, language: str, rtl: bool) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer, {"liga": False, "clig": False} if not rtl else {})
        return buffer

    def _shape(self, word: str, language: str, rtl: bool) -> Shaped:
        buffer = self._shaped(word, language, rtl)
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
            found = Shaped.of((Glyph(gid, self.advance(gid), 0, 0, " "),) * count, self.upem)
            found = self._words[key] = replace(found, steps=(((gid, " "), 0),) * count)
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
