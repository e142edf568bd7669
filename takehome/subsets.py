"""The part of a font file that goes into a PDF: outlines and widths of some glyphs."""

# pyright: reportAttributeAccessIssue=false
# (uharfbuzz is an extension module without types)

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from takehome.compounds import Compound, with_compounds

# A PDF reads outlines and widths by glyph number (ISO 32000-1, 9.9): no names, no characters, no layout.
_LEFT_OUT = "GSUB GPOS GDEF BASE JSTF MATH kern DSIG meta gasp name STAT OS/2 cmap post vhea vmtx".split()  # noqa: SIM905


@lru_cache(maxsize=64)
def subset(
    path: Path, stamp: tuple[int, int], gids: frozenset[int], made: tuple[Compound, ...]
) -> tuple[int, bytes, dict[int, int]]:
    """A TrueType file: its length, its deflated bytes, and the numbers of the glyphs in it by those of the font.

    `stamp` tells a font file from another that took its place: when it was written, and its bytes.
    """
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    wish = hb.SubsetInput()
    wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
    wish.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    drop = wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    drop.update(int.from_bytes(tag.encode(), "big") for tag in _LEFT_OUT)
    plan = hb.SubsetPlan(face, wish)
    data, numbers = bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)
    if made:
        data = with_compounds(data, [one.numbered(numbers) for one in made])
    return len(data), zlib.compress(data, 9), numbers
