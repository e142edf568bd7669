"""Tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from msgspec.structs import replace
from pydantic import BeforeValidator
from pydantic import Field as Setting

from takehome.context import Context
from takehome.element import Cell, Element, Field, Grid, Row, Rows, Text
from takehome.kinds import Block
from takehome.problems import Problems, did_you_mean, nearest
from takehome.retold import calls, caption
from takehome.said import problem_at
from takehome.schema import Country, Id, Model, Name, Words, YesNo

MOST_COLUMNS, MOST_ROWS = 8, 2_000
_OWN = ("id", "from", "team_decides", "country", "signs", "no_treatment")


class Column(Model):
    """A column: its id names the cell in each row; the one with `header: true` names the rows."""

    id: Id
    title: Words
    header: YesNo = False


def _gather(node: Any) -> Any:
    """The cells of a row apart from its own keys."""
    if not isinstance(node, Mapping) or "cells" in node:
        return node
    own = {key: value for key, value in node.items() if key in _OWN}
    return {**own, "cells": {key: value for key, value in node.items() if key not in _OWN}}


class TableRow(Model):
    """A row: an id, where it comes from, one cell for each column; `signs` tells below the first whom to call.

    `no_treatment`: of `treatments`, the choice to have no more of them.
    """

    id: Id
    from_: tuple[Name, ...] = Setting(default=(), alias="from")
    team_decides: YesNo = False
    country: Country | None = None
    signs: tuple[Id, ...] = ()
    no_treatment: YesNo = False
    cells: dict[Words, Words]


class Table(Block):
    """A table whose rows all answer the same questions; `tick: true` puts a box before each row's name.

    `signs: [fever]` in a row tells whom to call for it, in the words of the boxes for calls.  A `caption` says what the
    heading above does not; without one, listeners are told that heading as the name of the table.  Where rows are
    treatments to choose from, say `treatments: true`, and `no_treatment: true` in the row that is the choice to have
    none of them.

    Example:
        table:
          caption: Two ways to be looked after
          columns: [{id: what, title: Choice, header: true}, {id: how, title: How it works}]
          rows:
            - {id: palliative, what: Palliative care, how: Care for symptoms and worry, from: [seed]}
            - {id: hospice, what: Hospice, how: Comfort near the end of life, from: [seed]}
    """

    kind: ClassVar[str] = "table"
    table: TableBody

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """One grid: heads with their scope, rows that never split."""
        body = self.table
        head = tuple(Cell((ctx.text(c.title, "head"),), "TH", "Column") for c in body.columns)
        rows = tuple(_row(row, body, ctx) for row in body.rows)
        said = ctx.text(body.caption, "table-caption", "Caption") if body.caption else None
        return (Grid(rows, head, caption=caption(ctx, said, (row.signs for row in body.rows))),)


class TableBody(Model):
    """Caption, columns and rows; `treatments`: its rows are choices of treatment, and rule 12 asks for having none."""

    caption: Words | None = None
    columns: Annotated[tuple[Column, ...], Setting(min_length=1)]
    rows: Annotated[tuple[Annotated[TableRow, BeforeValidator(_gather)], ...], Setting(min_length=1)]
    tick: YesNo = False
    treatments: YesNo = False

    def model_post_init(self, context: Any, /) -> None:
        """Every row has every column, and nothing else."""
        names = [str(column.id) for column in self.columns]
        problems = [
            problem_at(
                column.id, f"the column id {str(column.id)!r} is used twice, or is a key of the row", "rename it"
            )
            for i, column in enumerate(self.columns)
            if str(column.id) in (*names[:i], *_OWN)
        ]
        for row in self.rows:
            meant = {nearest(key, names) for key in row.cells if str(key) not in names}
            for key in row.cells:
                if str(key) not in names:
                    hint = did_you_mean(key, names, "the columns are")
                    problems.append(problem_at(key, f"the table has no column {str(key)!r}", hint))
            for name in names:
                if name not in row.cells and name not in meant:
                    problems.append(problem_at(row.id, f"the row {str(row.id)!r} has no {name!r}", "give every cell"))
        for found, most in ((self.columns, MOST_COLUMNS), (self.rows, MOST_ROWS)):
            if len(found) > most:
                message = f"{len(found):,} of these; {most:,} is the most a table has"
                problems.append(problem_at(found[most].id, message, "make two tables of it"))
        if problems:
            raise Problems(problems)


Table.model_rebuild()


def _row(row: TableRow, body: TableBody, ctx: Context) -> tuple[Cell, ...]:
    """The cells of a row, below the first that is no name whom to call for its signs."""
    cells = [_cell(row, column, body.tick, ctx) for column in body.columns]
    first = next((i for i, column in enumerate(body.columns) if not column.header), 0)
    cells[first] = replace(cells[first], children=(*cells[first].children, *calls(ctx, row.signs, "cell")))
    return tuple(cells)


def _cell(row: TableRow, column: Column, tick: bool, ctx: Context) -> Cell:
    words = row.cells[column.id]
    if not column.header:
        return Cell((ctx.text(words, "cell"),), "TD")
    name: Text = ctx.text(words, "row-name")
    if not tick:
        return Cell((name,), "TH", "Row")
    box = Field("tick", ctx.say("tick_here"), f"choice-{row.id}")
    return Cell((Rows((Row((box,), (name,)),), "choice", role=None),), "TH", "Row")
