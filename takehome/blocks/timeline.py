"""What happens in order, each with when."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from takehome.context import Context
from takehome.element import Element, Row, Rows, Text
from takehome.kinds import Block
from takehome.schema import Country, Id, Model, Name, Words, YesNo


class Point(Model):
    """One point in time: when it is, in words, and what happens."""

    id: Id | None = None
    when: Words
    text: Words
    from_: tuple[Name, ...] = Field(default=(), alias="from")
    team_decides: YesNo = False
    country: Country | None = None


class Timeline(Block):
    """What happens one after the other; a point never splits.

    Example:
        timeline:
          - {when: Before the scan, text: Ask how to prepare., from: [seed]}
          - {when: A few days later, text: Your team tells you what it shows., from: [seed]}
    """

    kind: ClassVar[str] = "timeline"
    timeline: Annotated[tuple[Point, ...], Field(min_length=2)]

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """A list whose labels are the times."""
        rows = tuple(
            Row((Text(ctx.runs(point.when), "term", "Lbl"),), (ctx.text(point.text, "item"),), "LI")
            for point in self.timeline
        )
        return (Rows(rows, "timeline"),)
