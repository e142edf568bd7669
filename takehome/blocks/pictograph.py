"""How many out of how many, as dots that can be counted."""

from __future__ import annotations

from math import sqrt
from typing import Any, ClassVar

from takehome.context import Context
from takehome.drawing import Op, Picture, Shape
from takehome.element import Drawing, Element, Keep
from takehome.kinds import Block
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.schema import Model, Title, Whole, Words

MOST = 100
PER_ROW = 10
PITCH, RADIUS = 15.0, 5.0
_ROUND = 4 / 3 * (sqrt(2) - 1) * RADIUS  # how far the handles of a quarter circle reach


class PictographBody(Model):
    """`count` out of `of`, what that says in words, and the same for somebody who does not see it."""

    count: Whole
    of: Whole = MOST
    text: Words
    alt: Title

    def model_post_init(self, context: Any, /) -> None:
        """No more than all of them, and no more than can be counted."""
        if not (0 <= self.count <= self.of and 1 <= self.of <= MOST):
            message = f"{self.count} out of {self.of} cannot be drawn"
            raise Problems([problem_at(self.text, message, f"write `count` up to `of`, and `of` up to {MOST}")])


class Pictograph(Block):
    """A number as dots: filled ones out of all, ten in a row.

    Example:
        pictograph:
          count: 20
          of: 100
          text: About 20 out of 100 people have this.
          alt: 20 of 100 dots are filled.
        from: [seed]
    """

    kind: ClassVar[str] = "pictograph"
    pictograph: PictographBody

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """The dots with their words below, on one page."""
        body = self.pictograph
        drawing = Drawing(dots(body.count, body.of), str(body.alt))
        return (Keep((drawing, ctx.text(body.text, "caption", "Caption")), role="Div"),)


def dots(count: int, of: int) -> Picture:
    """`of` dots in rows of ten, the first `count` of them filled."""
    rows = -(-of // PER_ROW)
    places = [(PITCH * (n % PER_ROW + 0.5), PITCH * (n // PER_ROW + 0.5)) for n in range(of)]
    filled, hollow = (tuple(op for at in some for op in _dot(*at)) for some in (places[:count], places[count:]))
    shapes = []
    if filled:
        shapes.append(Shape(filled, fill="accent", stroke="accent", width=1.0))
    if hollow:
        shapes.append(Shape(hollow, fill=None, stroke="ink", width=1.0))
    return Picture(PITCH * min(of, PER_ROW), PITCH * rows, tuple(shapes))


def _dot(x: float, y: float) -> tuple[Op, ...]:
    r, k = RADIUS, _ROUND
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )
