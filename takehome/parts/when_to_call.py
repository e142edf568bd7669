"""When to call: two tiers, each with this clinic's numbers.  Locked: no choice of sections leaves it out."""

from __future__ import annotations

from collections.abc import Iterable

from takehome.content import Sign
from takehome.context import Context
from takehome.element import Box, Cell, Element, Flow, Grid, Row, Rows, Run, Text


def elements(ctx: Context, id: str = "when-to-call") -> tuple[Element, ...]:
    """Heading, the two boxes side by side where there is room, and what to do when in doubt."""
    document = ctx.document
    pair = Grid(
        (
            (
                Cell((_emergency(ctx, document.first_signs, "call_emergency"),)),
                Cell((_today(ctx, document.first_signs, "call_today"),)),
            ),
        ),
        role=None,
        look="pair",
    )
    heading = Text((Run(ctx.say("when_to_call")),), "h1", "H2", id=id)
    return (Flow((heading, pair), role="Sect", look="wide"),)


def notes(ctx: Context) -> tuple[Element, ...]:
    """What to do when in doubt, or when nobody answers."""
    return tuple(ctx.text(note.text, "small") for note in ctx.document.shared.call_notes)


def more(ctx: Context) -> tuple[Element, ...]:
    """The other reasons to call, and the lines that go with both boxes."""
    document = ctx.document
    heading = Text((Run(ctx.say("more_signs")),), "h1", "H2", id="more-signs")
    pair = Grid(
        (
            (
                Cell((_emergency(ctx, document.more_signs, "more_emergency"),)),
                Cell((_today(ctx, document.more_signs, "more_today"),)),
            ),
        ),
        role=None,
        look="pair",
    )
    boxes = (heading, pair) if document.more_signs else ()
    return (Flow((*boxes, *notes(ctx)), role="Sect", look="wide"),)


def _emergency(ctx: Context, signs: Iterable[Sign], title: str) -> Box:
    number = ctx.value("phones.emergency")
    heading = _head(ctx, "ambulance", ctx.say(title, phone=number), ctx.said("call_emergency_when", "call-when"))
    return Box((heading, _signs(ctx, [s for s in signs if s.tier == "emergency"])), "urgent", role="Div")


def _today(ctx: Context, signs: Iterable[Sign], title: str) -> Box:
    """The clinic's box: signs for any hour apart from those that wait for the day, then the numbers."""
    today = [sign for sign in signs if sign.tier == "clinic-today"]
    hours = [sign for sign in today if sign.any_hour]
    day = [sign for sign in today if not sign.any_hour]
    when = ctx.said("any_hour" if hours else "same_day", "call-when")
    children: list[Element] = [_head(ctx, "phone", ctx.say(title), when), _signs(ctx, hours or day)]
    if hours and day:
        children += [ctx.said("same_day", "call-when"), _signs(ctx, day)]
    return Box((*children, phones(ctx)), "today", role="Div")


def _head(ctx: Context, icon: str, words: str, when: Text) -> Rows:
    """What to do, with an icon beside it, and when."""
    return Rows((Row((ctx.art(icon, 28),), (Text((Run(words),), "call", "H3"), when)),), "call-head", role=None)


def _signs(ctx: Context, signs: Iterable[Sign]) -> Rows:
    return ctx.bullets(tuple(sign.text for sign in signs), "call-item", "call")


def phones(ctx: Context) -> Rows:
    """The clinic's numbers by day and by night."""
    brand = ctx.document.brand
    rows = [_phone(ctx, brand.phones.day, ctx.say("by_day", hours=brand.hours or ""))]
    if brand.phones.night:
        rows.append(_phone(ctx, brand.phones.night, ctx.say("by_night")))
    return Rows(tuple(rows), "phones", role=None)


def _phone(ctx: Context, number: str, when: str) -> Row:
    return Row((Text((Run(number, ltr=True),), "phone"),), (Text((Run(when),), "phone-when"),))
