"""Questions and answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from takehome.context import Context
from takehome.element import Element, Flow, Row, Rows
from takehome.kinds import Block
from takehome.schema import Country, Id, Model, Name, Words, YesNo


class Answer(Model):
    """A question as a reader would ask it, and the answer."""

    id: Id
    ask: Words
    answer: Words
    from_: tuple[Name, ...] = Field(default=(), alias="from")
    team_decides: YesNo = False
    country: Country | None = None


class Faq(Block):
    """Questions people ask, each with its answer; a pair never splits.

    Example:
        faq:
          - {id: cause, ask: Did I cause this?, answer: No. Cancer cells change by themselves., from: [seed]}
    """

    kind: ClassVar[str] = "faq"
    faq: Annotated[tuple[Answer, ...], Field(min_length=1)]

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """Question beside answer; each question is a heading."""
        rows = tuple(
            Row((ctx.heading(pair.ask, "question", 1),), ctx.paragraphs(pair.answer), None, ctx.anchor(pair.id))
            for pair in self.faq
        )
        return (Flow((Rows(rows, "faq", role=None),), role="Div"),)
