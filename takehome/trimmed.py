"""Marks of Chinese side by side: each fills a square of which half is white, and two halves look like two spaces.

A mark that closes or pauses gives up its white half where another mark follows: ”。 stand as one, and so do 。“
(Requirements for Chinese Text Layout, "clreq": widths of punctuation marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from takehome.glyphs import Glyph
from takehome.stretches import Stretch, stretch

_LEFT = "”’」』）》〉】〕。，、；："  # whose ink stands in the left half of their square
BESIDE = re.compile(f"[{_LEFT}](?=[{_LEFT}！？“‘「『（《〈【〔])")


def trimmed(text: str, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The stretches of a text, in logical order, with marks that another follows half as wide, if they fill a square.

    Also where a line may end between the two: at its end such white is not missed.
    """
    if text.isascii() or not BESIDE.search(text):
        return stretches
    found = list(stretches)
    narrow: dict[int, dict[int, list[int]]] = {}  # which glyphs are, by stretch and unit
    for ((i, k, n), mark), (_, other) in pairwise(_glyphs(stretches)):
        if BESIDE.match(mark.text + other.text) and mark.advance >= stretches[i].units[k].face.upem:
            narrow.setdefault(i, {}).setdefault(k, []).append(n)
    for i, units in narrow.items():
        found[i] = _narrowed(found[i], units)
    return tuple(found)


def _glyphs(stretches: Sequence[Stretch]) -> Iterator[tuple[tuple[int, int, int], Glyph]]:
    """All glyphs with their places: stretch, unit, glyph."""
    for i, one in enumerate(stretches):
        for k, unit in enumerate(one.units):
            for n, glyph in enumerate(unit.word.glyphs):
                yield (i, k, n), glyph


def _narrowed(one: Stretch, marks: Mapping[int, Sequence[int]]) -> Stretch:
    """A stretch whose marks, given by their units, have lost half a square."""
    units = list(one.units)
    for k, places in marks.items():
        face, glyphs = units[k].face, list(units[k].word.glyphs)
        for n in places:
            glyphs[n] = glyphs[n]._replace(advance=glyphs[n].advance - face.upem // 2)
        units[k] = replace(units[k], word=face.word(tuple(glyphs)))
    return stretch(units)
