"""A diary: lines to fill in, day by day."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from takehome import element
from takehome.context import Context
from takehome.element import Cell, Element, Grid
from takehome.fields import lines_to
from takehome.kinds import Block
from takehome.schema import Model, Whole, Words

MOST_LINES = 31  # as many as a month has days


class DiaryBody(Model):
    """What is written down in each column, and how many lines there are."""

    columns: Annotated[tuple[Words, ...], Field(min_length=1, max_length=5)]
    lines: Annotated[Whole, lines_to(MOST_LINES)] = 7


class Diary(Block):
    """Columns of lines to write on.

    Example:
        diary: {columns: [Day, How I felt, What helped], lines: 7}
    """

    kind: ClassVar[str] = "diary"
    diary: DiaryBody

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """One grid of lines under the heads of its columns."""
        head = tuple(Cell((ctx.text(words, "head"),)) for words in self.diary.columns)
        name = self.id or "diary"
        rows = tuple(
            tuple(
                Cell((element.Field("line", str(words), f"{name}-{n}-{k}"),))
                for k, words in enumerate(self.diary.columns)
            )
            for n in range(self.diary.lines)
        )
        return (Grid(rows, head, role=None, look="writing"),)
