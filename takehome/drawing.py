"""Pictures as values: vector shapes or pixels, ready to be painted.

A picture carries no words.  Where a label belongs it has an anchor, and the words come from the handout, so that they
can be translated and read aloud.
"""

from __future__ import annotations

from math import sqrt
from typing import Literal

from msgspec import Struct

Paint = str | None
"""What fills or strokes a shape: "ink", "accent" or "white", which the brand decides; "#rrggbb"; None for nothing."""

Op = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x3, y3) or ("Z",)."""

Align = Literal["start", "middle", "end"]
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]


HAIR = 0.05  # points, which nobody sees
KAPPA = 4 / 3 * (sqrt(2) - 1)  # how far the handles of a quarter circle reach, in radii


def oval(x: float, y: float, rx: float, ry: float) -> tuple[Op, ...]:
    """The path of an oval around a point, as four curves."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", x + rx, y),
        ("C", x + rx, y + ky, x + kx, y + ry, x, y + ry),
        ("C", x - kx, y + ry, x - rx, y + ky, x - rx, y),
        ("C", x - rx, y - ky, x - kx, y - ry, x, y - ry),
        ("C", x + kx, y - ry, x + rx, y - ky, x + rx, y),
        ("Z",),
    )


class Shape(Struct, frozen=True):
    """One path, filled and then stroked.  Lengths are those of its picture.

    `dash` is the lengths of dashes and gaps in turn, empty for a solid line; `evenodd` counts crossings (else the
    nonzero rule decides what is inside).
    """

    ops: tuple[Op, ...]
    fill: Paint = None
    stroke: Paint = "ink"
    width: float = 1.5
    dash: tuple[float, ...] = ()
    cap: Cap = "round"
    join: Join = "round"
    evenodd: bool = False


class Anchor(Struct, frozen=True):
    """Where a label stands: its baseline starts, is centred or ends at (x, y)."""

    x: float
    y: float
    align: Align = "start"


class Picture(Struct, frozen=True):
    """A vector picture in points; (0, 0) is the top left corner and y grows downwards.  Later shapes cover earlier.

    One that `turns` tells something in the direction of reading: on a page from right to left it is mirrored.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    anchors: tuple[tuple[str, Anchor], ...] = ()
    turns: bool = False

    def overflows(self) -> bool:
        """Whether a shape may reach outside the frame, by its points, those that pull curves, and half its line."""
        for shape in self.shapes:
            reach = shape.width / 2 - HAIR if shape.stroke else -HAIR
            for _, *xy in shape.ops:
                if not all(reach <= x <= self.width - reach for x in xy[::2]):
                    return True
                if not all(reach <= y <= self.height - reach for y in xy[1::2]):
                    return True
        return False

    def anchor(self, name: str) -> Anchor | None:
        """The anchor of that name, or None."""
        return dict(self.anchors).get(name)


class Bitmap(Struct, frozen=True):
    """A pixel picture: rows from the top, three bytes a pixel in `rgb`, one in `alpha` (None: nothing shines through).

    `width` and `height` count pixels.
    """

    width: int
    height: int
    rgb: bytes
    alpha: bytes | None = None

    def __post_init__(self) -> None:
        pixels = self.width * self.height
        if len(self.rgb) != 3 * pixels or len(self.alpha or b"") not in (0, pixels):
            raise ValueError("a bitmap holds three bytes for each pixel, and one of alpha or none")
