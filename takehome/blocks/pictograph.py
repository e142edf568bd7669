"""How many out of how many, as dots that can be counted."""

from __future__ import annotations

from typing import Any, ClassVar

from takehome.blocks.figure import captioned
from takehome.context import Context
from takehome.drawing import Picture, Shape, oval
from takehome.element import Drawing, Element, Keep
from takehome.kinds import Block
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.schema import Model, Title, Whole, Words

MOST = 100
PER_ROW = 10
PITCH, RADIUS = 15.0, 5.0


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
    numbered: ClassVar[bool] = True
    pictograph: PictographBody

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """The dots with their number and words below, on one page."""
        body = self.pictograph
        drawing = Drawing(dots(body.count, body.of), str(body.alt))
        return (Keep((drawing, captioned(self, body.text, ctx)), role="Div"),)


def dots(count: int, of: int) -> Picture:
    """`of` dots in rows of ten, the first `count` of them filled."""
    rows = -(-of // PER_ROW)
    places = [(PITCH * (n % PER_ROW + 0.5), PITCH * (n // PER_ROW + 0.5)) for n in range(of)]
    paths = [oval(x, y, RADIUS, RADIUS) for x, y in places]
    filled, hollow = (tuple(op for path in some for op in path) for some in (paths[:count], paths[count:]))
    shapes = []
    if filled:
        shapes.append(Shape(filled, fill="accent", stroke="accent", width=1.0))
    if hollow:
        shapes.append(Shape(hollow, fill=None, stroke="ink", width=1.0))
    return Picture(PITCH * min(of, PER_ROW), PITCH * rows, tuple(shapes))
