"""Key points: three to seven sentences that hold the handout."""

from __future__ import annotations

from takehome.content import Handout
from takehome.context import Context
from takehome.element import Element, Flow, Row, Rows


def elements(ctx: Context, handout: Handout) -> tuple[Element, ...]:
    """The heading in the margin, the points beside it; in a brief document below it, from the edge of the page."""
    points = ctx.bullets(tuple(point.text for point in handout.key_points))
    heading = ctx.said("key_points", "h1", ctx.heading_role())
    if ctx.document.brief:
        return (Flow((heading, points), role="Sect", look="held"),)
    head = (heading, ctx.art("chairs", 92))
    return (Flow((Rows((Row(head, (points,)),), "headed", role=None),), role="Sect"),)
