"""When to call: two tiers, each with this clinic's numbers.  Locked: no choice of sections leaves it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from takehome.content import CallNote, Sign
from takehome.context import Context
from takehome.element import Box, Cell, Element, Flow, Grid, Keep, Row, Rows, Run, Text
from takehome.said import joined
from takehome.scripts import script_of

NUMBERS = "clinic-numbers"  # what bears the clinic's numbers on a sheet: its box, or what stands for it on page 1


NOW = "call-now"  # the first box of the emergency number
TODAY = "call-today"  # the clinic's box where it stands by itself

Way = Literal["beside", "below", "bare", "next", "apart"]
"""How a first page says when to call: both boxes side by side; the clinic's on the next page, with its numbers and
where it stands below the other box (`bare`: the numbers only); both on the next page (`apart`: one below the other)."""


def elements(ctx: Context, way: Way = "beside") -> tuple[Element, ...]:
    """Heading and the two boxes, arranged in one `way`; the notes that belong to both, if no other reasons follow."""
    signs = ctx.document.first_signs
    beside = way == "beside"
    ours = replace(today(ctx, signs, mark=NUMBERS if beside else None), id=None if beside else TODAY)
    found: tuple[Element, ...] = (replace(emergency(ctx, signs), id=NOW), ours)
    if way in ("below", "bare"):
        found = (found[0], *_clinic(ctx, pointed=way == "below"), found[1])
    elif way != "apart":
        found = (Grid((tuple(Cell((box,)) for box in found),), role=None, look="pair"),)
    below = () if ctx.document.more_signs else notes(ctx)
    page = "new" if way in ("next", "apart") else None
    return (Flow((_heading(ctx, "when-to-call"), *found, *below), role="Sect", look="wide", page=page),)


def _clinic(ctx: Context, pointed: bool) -> tuple[Text, ...]:
    """The clinic's numbers on a page that its box had to leave; `pointed`: and where that stands."""
    phones = ctx.document.brand.phones
    night = [ctx.say("call_night", phone=phones.night)] if phones.night else []
    words = script_of(ctx.document.language).comma.join([ctx.say("call_us", phone=phones.day), *night])
    where = Run(ctx.say("more_today", page="{page}"), strong=True, href=f"#{TODAY}", page_of=TODAY)
    said = Text((Run(words, strong=True),), "phone", id=None if pointed else NUMBERS)
    return (said, Text((where,), "call-note", id=NUMBERS)) if pointed else (said,)


def numbers(ctx: Context) -> tuple[Element, ...]:
    """A box with whom to call, and where the reasons are: for a first page that can hold no reasons."""
    here = "when-to-call"
    phones = ctx.document.brand.phones
    lines = [ctx.say("emergency_number", phone=ctx.value("phones.emergency")), ctx.say("call_us", phone=phones.day)]
    lines += [joined(ctx.say("nights"), script_of(ctx.document.language).colon, phones.night)] if phones.night else []
    lines += [ctx.say("crisis_line", phone=phones.crisis)] if phones.crisis else []
    heading = Text((Run(ctx.say("who_to_call")),), "call", "H2")
    said = [Text((Run(line, strong=True),), "phone") for line in lines]
    reasons = Run(ctx.say("reasons_on", page="{page}"), href=f"#{here}", page_of=here)
    return (Box((heading, *said, Text((reasons,), "call-item")), "urgent", id=NUMBERS),)


def spread(
    ctx: Context, parted: bool = False, short: bool = False, groups: Sequence[Sequence[Sign]] = ()
) -> tuple[Element, ...]:
    """The first pages of a booklet, with all signs: emergency on the left, the clinic's boxes facing it.

    Where another language faces them, the boxes follow each other.  `parted`: the box of the emergency number is two
    boxes, for a page that cannot hold it; the first says where the second is.  `short`: the clinic's boxes after
    the first leave what to do when nobody answers to that; `groups`: the signs of each of them, where two are too few.
    """
    first_signs, more_signs = ctx.document.first_signs, ctx.document.more_signs
    signs = (*first_signs, *more_signs)
    parted = parted and any(sign.tier == "emergency" for sign in more_signs)
    box = emergency(ctx, first_signs if parted else signs, pointed=parted)
    facing = ctx.document.facing is not None
    left = Flow((_heading(ctx, "when-to-call"), box, *(() if facing else notes(ctx))), page="new")
    boxes = [replace(emergency(ctx, more_signs, first=False), id=MORE)] if parted else []
    boxes += ours(ctx, groups or by_hour(ctx), short=short)
    right = Flow((*boxes, *(notes(ctx) if facing else ())), page=None if facing else "new")
    return (Flow((left, right), role="Sect"),)


def by_hour(ctx: Context) -> list[list[Sign]]:
    """The clinic's signs of a document: those for any hour, and those for the day."""
    return [some for some in _ours((*ctx.document.first_signs, *ctx.document.more_signs)) if some]


def ours(ctx: Context, groups: Sequence[Sequence[Sign]], *, short: bool) -> list[Box]:
    """The clinic's boxes of a booklet, one for each group; `short`: only the first has the notes."""
    boxes = [today(ctx, some, first=not i) for i, some in enumerate(groups)]
    return [*boxes[:1], *(_without_notes(ctx, box) for box in boxes[1:])] if short else boxes


def _without_notes(ctx: Context, box: Box) -> Box:
    """A box of the clinic with its signs and numbers alone."""
    notes = _notes(ctx, "clinic-today")
    return replace(box, children=tuple(child for child in box.children if child not in notes))


def _heading(ctx: Context, id: str) -> Text:
    return Text((Run(ctx.say("when_to_call")),), "h1", "H2", id=id)


def more(ctx: Context, parted: bool = False) -> tuple[Element, ...]:
    """What goes with all boxes, and the other reasons to call, one box below the other.

    `parted`: signs for any hour and signs for the day have a box each, with the numbers, for a page too short for one.
    """
    signs = ctx.document.more_signs
    if not signs:
        return ()
    heading = Text((Run(ctx.say("more_signs")),), "h1", "H2", id=MORE)
    calls = any(sign.tier == "emergency" for sign in signs)
    boxes = [replace(emergency(ctx, signs, False), id=MORE_NOW)] if calls else []
    hours, day = _ours(signs)
    groups = (hours, day) if parted else ([*hours, *day],)
    todays = [today(ctx, group, False) for group in groups if group]
    boxes += [replace(box, id=None if i else MORE_TODAY) for i, box in enumerate(todays)]
    return (Flow((heading, *notes(ctx), *boxes), role="Sect", look="wide"),)


def notes(ctx: Context) -> tuple[Element, ...]:
    """The notes that belong to both boxes."""
    lines = _notes(ctx, None)
    return (Flow((Keep(lines),), look="wide"),) if lines else ()


def _notes(ctx: Context, tier: str | None) -> tuple[Element, ...]:
    notes = ctx.document.shared.call_notes
    return tuple(ctx.text(n.text, "call-note") for n in notes if n.tier == tier and not _leads(ctx, n))


def _leading(ctx: Context, tier: str) -> tuple[Element, ...]:
    """The notes that stand above the signs of a tier, for readers whose first call is another."""
    notes = ctx.document.shared.call_notes
    led = [ctx.runs(n.text) for n in notes if n.tier == tier and _leads(ctx, n)]
    return tuple(Text(tuple(replace(run, strong=True) for run in runs), "call-note") for runs in led)


def _leads(ctx: Context, note: CallNote) -> bool:
    return note.tier is not None and ctx.document.chapters[0].topic in note.leads


def _pointer(ctx: Context, tier: str, key: str, **values: object) -> tuple[Element, ...]:
    """Where the signs of a tier go on."""
    if not any(sign.tier == tier for sign in ctx.document.more_signs):
        return ()
    ours, now = MORE_TODAY, MORE if ctx.document.booklet else MORE_NOW
    there = ours if tier == "clinic-today" else now
    words = ctx.say(key, page="{page}", **values)
    return (Text((Run(words, strong=True, href=f"#{there}", page_of=there),), "call-note"),)


def emergency(ctx: Context, signs: Iterable[Sign], first: bool = True, pointed: bool | None = None) -> Box:
    """The box of the emergency number; the `first` one holds the crisis line and its notes.

    `pointed`: it says where more signs are (None: on sheets; a booklet has them all in one place).
    """
    number = ctx.value("phones.emergency")
    when = ctx.said("call_emergency_when", "call-when")
    heading = _head(ctx, "ambulance", ctx.say("call_emergency", phone=number), when)
    leading = _leading(ctx, "emergency") if first else ()
    children: list[Element] = [heading, *leading, listed(ctx, [s for s in signs if s.tier == "emergency"])]
    crisis = ctx.document.brand.phones.crisis
    if first and crisis:
        children.append(Text((Run(ctx.say("crisis_line", phone=crisis), strong=True),), "phone"))
    if first:
        children += _notes(ctx, "emergency")
        if pointed or (pointed is None and not ctx.document.booklet):
            children += _pointer(ctx, "emergency", "more_emergency", phone=number)
    return Box(tuple(children), "urgent", role="Div")


def today(ctx: Context, signs: Iterable[Sign], first: bool = True, mark: str | None = None) -> Box:
    """The clinic's box: signs for any hour, those that may wait for the day but not for tomorrow, then the numbers.

    `mark`: an id for the first of the numbers.
    """
    hours, day = _ours(signs)
    when = ctx.said("call_emergency_when" if hours else "same_day", "call-when")
    call = "call_any_hour" if hours and ctx.document.brand.phones.night else "call_today"
    leading = _leading(ctx, "clinic-today") if first else ()
    children: list[Element] = [_head(ctx, "phone", ctx.say(call), when), *leading, listed(ctx, hours or day)]
    if hours and day:
        children += [ctx.said("same_day", "call-also"), listed(ctx, day)]
    children += [*phones(ctx, mark), *_notes(ctx, "clinic-today")]
    if first and not ctx.document.booklet:
        children += _pointer(ctx, "clinic-today", "more_today")
    return Box(tuple(children), "today", role="Div")


MORE = "more-signs"
MORE_NOW = "more-now"  # on a sheet, the box of the emergency number below that heading
MORE_TODAY = "more-today"


def _ours(signs: Iterable[Sign]) -> tuple[list[Sign], list[Sign]]:
    """The signs to call the clinic for: at any hour, and by day."""
    ours = [sign for sign in signs if sign.tier == "clinic-today"]
    return [sign for sign in ours if sign.any_hour], [sign for sign in ours if not sign.any_hour]


def _head(ctx: Context, icon: str, words: str, when: Text) -> Rows:
    """What to do, with an icon beside it, and when."""
    return Rows((Row((ctx.art(icon, 28),), (Text((Run(words),), "call", "H3"), when)),), "call-head", role=None)


def listed(ctx: Context, signs: Iterable[Sign], noted: bool = True) -> Rows:
    """Signs as a list, each with its note."""
    said = [(sign.text, *((sign.note,) if sign.note and noted else ())) for sign in signs]
    return Rows(tuple(Row((), tuple(ctx.text(text, "call-item") for text in one), "LI") for one in said), "call")


def phones(ctx: Context, mark: str | None = None) -> tuple[Text, ...]:
    """The clinic's numbers by day and by night; `mark` is an id for the first."""
    brand = ctx.document.brand
    found = [replace(_phone(brand.phones.day, ctx.say("by_day", hours=brand.hours or "")), id=mark)]
    if brand.phones.night:
        found.append(_phone(brand.phones.night, ctx.say("by_night")))
    return tuple(found)


def _phone(number: str, when: str) -> Text:
    return Text((Run(number, strong=True, ltr=True), Run(" "), Run(when)), "phone")
