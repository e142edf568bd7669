"""My team and my visits: lines to fill in at the clinic."""

from __future__ import annotations

from takehome.context import Context
from takehome.element import Cell, Element, Field, Flow, Grid, Row, Rows, Run, Text

ROLES = ("role_doctor", "role_nurse", "role_night", "role_palliative")
VISITS = 4


def elements(ctx: Context) -> tuple[Element, ...]:
    """Two small forms: who is who, and when to come."""
    heading = Text((Run(ctx.say("my_team")),), "form", "H2", id="team")
    visits = Text((Run(ctx.say("my_visits")),), "form", "H2", id="visits")
    return (
        Flow(
            (
                Rows((Row((heading,), (_team(ctx),)),), "form", role=None),
                Rows((Row((visits,), (_visits(ctx),)),), "form", role=None),
            ),
            role="Sect",
        ),
    )


def _team(ctx: Context) -> Grid:
    head = _heads(ctx, ("name", "phone"))
    rows = tuple((_lined(ctx.say(role), f"{role}-name"), _lined("", f"{role}-phone")) for role in ROLES)
    return Grid(rows, head, look="writing", role=None, widths=(230, 136))


def _visits(ctx: Context) -> Grid:
    head = _heads(ctx, ("date", "time", "where"))
    rows = tuple(
        tuple(_lined("", f"visit-{n}-{key}") for key in ("date", "time", "where")) for n in range(1, VISITS + 1)
    )
    return Grid(rows, head, look="writing", role=None, widths=(90, 70, 194))


def _heads(ctx: Context, keys: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell((ctx.said(key, "head"),)) for key in keys)


def _lined(words: str, name: str) -> Cell:
    """A line to write on, with a few printed words at its start."""
    text = Text((Run(words),), "lined") if words else None
    return Cell((Field("line", words or name, name, words=text),))
