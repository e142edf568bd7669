"""A diary: lines to fill in, day by day."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from takehome import element
from takehome.context import Context
from takehome.element import Cell, Element, Grid
from takehome.kinds import Block
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.schema import Model, Whole, Words

MOST_LINES = 31


class DiaryBody(Model):
    """What is written down in each column, and how many lines there are."""

    columns: Annotated[tuple[Words, ...], Field(min_length=1, max_length=5)]
    lines: Whole = 7

    def model_post_init(self, context: Any, /) -> None:
        """As many lines as a month has days, at most."""
        if not 1 <= self.lines <= MOST_LINES:
            message = f"{self.lines} lines to write on; from 1 to {MOST_LINES} are possible"
            raise Problems([problem_at(self.columns[0], message, "change `lines` of the diary")])


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
