"""My team and my visits: lines to fill in at the clinic."""

from __future__ import annotations

from takehome.context import Context
from takehome.element import Cell, Element, Field, Flow, Grid, Row, Rows, Run, Text
from takehome.parts.callnotes import sends_to_hospice
from takehome.said import capital

ROLES = ("role_doctor", "role_nurse", "role_day", "role_night")
VISITS, BOOK_VISITS = 4, 8  # lines; on the small page of a booklet the forms are alone


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
    """Who is who, with a line for each number; those that the clinic says once for all stand there.

    Other teams have a line where a handout names them, the hospice also where the boxes for calls send there.
    """
    head = _heads(ctx, ("name", "phone"))
    phones = ctx.document.brand.phones
    known = {"role_day": phones.day, "role_night": phones.night}
    known |= {"role_hospice": phones.hospice, "role_trial": phones.trial}
    teams = {str(team) for chapter in ctx.document.chapters for team in chapter.handout.team}
    sent = any(sends_to_hospice(note) for note in ctx.document.shared.call_notes)
    roles = (*ROLES, *(("role_palliative",) if "palliative" in teams else ()))
    roles = (*roles, *(("role_hospice",) if phones.hospice or sent or "hospice" in teams else ()))
    roles = (*roles, *(("role_trial",) if phones.trial or "trial" in teams else ()))
    rows = tuple(
        (_lined(_role(ctx, role), f"{role}-name"), _lined(known.get(role) or "", f"{role}-phone")) for role in roles
    )
    return Grid(rows, head, look="writing", role=None, widths=(230, 136))


def _role(ctx: Context, role: str) -> str:
    """Who is who; the clinic's numbers with the hours at which somebody answers, as beside the reasons to call."""
    brand = ctx.document.brand
    if role == "role_day" and brand.hours:
        return capital(ctx.say("by_day", hours=brand.hours))
    if role == "role_night" and brand.phones.night:
        return capital(ctx.say("by_night"))
    return ctx.say(role)


def _visits(ctx: Context) -> Grid:
    head = _heads(ctx, ("date", "time", "where"))
    keys = ("date", "time", "where")
    count = BOOK_VISITS if ctx.document.booklet else VISITS
    rows = tuple(tuple(_lined("", f"visit-{n}-{key}") for key in keys) for n in range(1, count + 1))
    return Grid(rows, head, look="writing", role=None, widths=(90, 70, 194))


def _heads(ctx: Context, keys: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell((ctx.said(key, "head"),)) for key in keys)


def _lined(words: str, name: str) -> Cell:
    """A line to write on, with a few printed words at its start."""
    text = Text((Run(words),), "lined") if words else None
    return Cell((Field("line", words or name, name, words=text),))
