"""When to call: two tiers, each with this clinic's numbers.  Locked: no choice of sections leaves it out."""

from __future__ import annotations

from collections.abc import Iterable

from takehome.content import Sign
from takehome.context import Context
from takehome.element import Box, Cell, Element, Flow, Grid, Keep, Row, Rows, Run, Text


def elements(ctx: Context, id: str = "when-to-call") -> tuple[Element, ...]:
    """Heading, and the two boxes side by side where there is room."""
    return (Flow((_heading(ctx, id), _pair(ctx, ctx.document.first_signs, True)), role="Sect", look="wide"),)


def spread(ctx: Context, foot: Flow) -> tuple[Element, ...]:
    """Two facing pages of a booklet: the emergency box, with the notes; the clinic's box, and `foot` on the foot."""
    signs = ctx.document.first_signs
    left = Flow((_heading(ctx, "when-to-call"), emergency(ctx, signs, True), *notes(ctx)), page="new")
    right = Flow((today(ctx, signs, True),), page="new")
    return (Flow((left, right), role="Sect"), foot)


def _heading(ctx: Context, id: str) -> Text:
    return Text((Run(ctx.say("when_to_call")),), "h1", "H2", id=id)


def _pair(ctx: Context, signs: tuple[Sign, ...], first: bool) -> Grid:
    boxes = (Cell((emergency(ctx, signs, first),)), Cell((today(ctx, signs, first),)))
    return Grid((boxes,), role=None, look="pair")


def more(ctx: Context) -> tuple[Element, ...]:
    """The other reasons to call."""
    signs = ctx.document.more_signs
    if not signs:
        return ()
    heading = Text((Run(ctx.say("more_signs")),), "h1", "H2", id="more-signs")
    return (Flow((heading, _pair(ctx, signs, False)), role="Sect", look="wide"),)


def notes(ctx: Context) -> tuple[Element, ...]:
    """The notes that belong to neither box."""
    lines = _notes(ctx, None)
    return (Flow((Keep(lines),), look="wide"),) if lines else ()


def _notes(ctx: Context, tier: str | None) -> tuple[Element, ...]:
    return tuple(ctx.text(note.text, "call-note") for note in ctx.document.shared.call_notes if note.tier == tier)


def emergency(ctx: Context, signs: Iterable[Sign], first: bool) -> Box:
    """The box of the emergency number; the `first` one holds its notes too."""
    number = ctx.value("phones.emergency")
    when = ctx.said("call_emergency_when", "call-when")
    heading = _head(ctx, "ambulance", ctx.say("call_emergency", phone=number), when)
    reasons = _signs(ctx, [s for s in signs if s.tier == "emergency"])
    return Box((heading, reasons, *(_notes(ctx, "emergency") if first else ())), "urgent", role="Div")


def today(ctx: Context, signs: Iterable[Sign], first: bool) -> Box:
    """The clinic's box: signs for any hour apart from those that wait for the day, then the numbers."""
    chosen = [sign for sign in signs if sign.tier == "clinic-today"]
    hours = [sign for sign in chosen if sign.any_hour]
    day = [sign for sign in chosen if not sign.any_hour]
    when = ctx.said("any_hour" if hours else "same_day", "call-when")
    children: list[Element] = [_head(ctx, "phone", ctx.say("call_today"), when), _signs(ctx, hours or day)]
    if hours and day:
        children += [ctx.said("same_day", "call-when"), _signs(ctx, day)]
    return Box((*children, *phones(ctx), *(_notes(ctx, "clinic-today") if first else ())), "today", role="Div")


def _head(ctx: Context, icon: str, words: str, when: Text) -> Rows:
    """What to do, with an icon beside it, and when."""
    return Rows((Row((ctx.art(icon, 28),), (Text((Run(words),), "call", "H3"), when)),), "call-head", role=None)


def _signs(ctx: Context, signs: Iterable[Sign]) -> Rows:
    return ctx.bullets(tuple(sign.text for sign in signs), "call-item", "call")


def phones(ctx: Context) -> tuple[Text, ...]:
    """The clinic's numbers by day and by night."""
    brand = ctx.document.brand
    found = [_phone(brand.phones.day, ctx.say("by_day", hours=brand.hours or ""))]
    if brand.phones.night:
        found.append(_phone(brand.phones.night, ctx.say("by_night")))
    return tuple(found)


def _phone(number: str, when: str) -> Text:
    return Text((Run(number, strong=True, ltr=True), Run(" "), Run(when)), "phone")
