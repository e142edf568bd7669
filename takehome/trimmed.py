"""Marks of Chinese side by side: each fills a square of which half is white, and two halves look like two spaces.

A mark that closes or pauses gives up its white half where another mark follows: ”。 stand as one, and so do 。“
(Requirements for Chinese Text Layout, "clreq": widths of punctuation marks).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    places = [
        (i, k, n) for i, one in enumerate(found) for k, u in enumerate(one.units) for n in range(len(u.word.glyphs))
    ]
    for here, following in pairwise(places):
        mark, other = _at(found, here), _at(found, following)
        if BESIDE.match(mark.text + other.text):
            found[here[0]] = _narrowed(found[here[0]], *here[1:])
    return tuple(found)


def _at(stretches: Sequence[Stretch], place: tuple[int, int, int]) -> Glyph:
    i, k, n = place
    return stretches[i].units[k].word.glyphs[n]


def _narrowed(one: Stretch, k: int, n: int) -> Stretch:
    """A stretch whose glyph `n` of the unit `k` has lost half a square, if it fills one."""
    unit = one.units[k]
    face, glyphs = unit.face, list(unit.word.glyphs)
    if glyphs[n].advance < face.upem:
        return one
    glyphs[n] = glyphs[n]._replace(advance=glyphs[n].advance - face.upem // 2)
    units = list(one.units)
    units[k] = replace(unit, word=face.word(tuple(glyphs)))
    return stretch(units)
