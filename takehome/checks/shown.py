"""What a page shows: words with place, size and colour, and shapes with their boxes.

Points from the lower left corner of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Colour = tuple[float, float, float]  # red, green, blue, each 0 to 1
Box = tuple[float, float, float, float]  # left, low, right, high
Point = tuple[float, float]
Kind = Literal["fill", "stroke", "image"]


class Run(Struct, frozen=True):
    """Words shown at once: their ink from `left` to `right` on a `baseline`; `order` counts what the page paints.

    `mcid` is that of the marked piece they belong to; None for an artifact.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    colour: Colour | None
    bold: bool
    mcid: int | None
    order: int

    @property
    def box(self) -> Box:
        """About where the ink is: a quarter of the size below the baseline, three quarters above."""
        return self.left, self.baseline - self.size / 4, self.right, self.baseline + 3 * self.size / 4


class Shape(Struct, frozen=True):
    """A path that is filled or stroked, or an image: the `box` of its ink, for fills the outlines as polygons."""

    kind: Kind
    box: Box
    colour: Colour | None
    mcid: int | None
    order: int
    width: float = 0.0
    outlines: tuple[tuple[Point, ...], ...] = ()
    outlined: bool = False  # a fill whose outline is stroked too

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it (even-odd, curves taken as lines between their ends)."""
        left, low, right, high = self.box
        if not (left <= x <= right and low <= y <= high):
            return False
        if self.kind == "image":
            return True
        return self.kind == "fill" and sum(_crossings(outline, x, y) for outline in self.outlines) % 2 == 1


class Shown(Struct, frozen=True):
    """What one page (from 0) shows, in the order of painting."""

    page: int
    media: Box
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]


def _crossings(outline: Sequence[Point], x: float, y: float) -> int:
    """How often a ray to the right of a point crosses a closed outline."""
    count = 0
    for (x0, y0), (x1, y1) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            count += 1
    return count
