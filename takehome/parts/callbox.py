"""The two boxes for calls: signs of a tier, the numbers to call, and notes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Literal

from msgspec.structs import replace

from takehome.context import Again, Context
from takehome.element import Box, Element, Row, Rows, Run, Text
from takehome.parts.callnotes import Led, above_both, again, hospice_line, leading, sent_above, tier_notes, trial_line
from takehome.parts.reasons import grouped, joined_up, listed
from takehome.signs import Sign, hours_and_day

TODAY = "call-today"  # the clinic's box where it stands by itself
MORE = "more-signs"
MORE_NOW = "more-now"  # the box of the emergency number below that heading
MORE_TODAY = "more-today"
MORE_DAY = "more-day"  # that of the first signs for the day, where one for any hour is before it
MORE_ON = "more-on"  # one of a booklet that goes on with signs for the day


def emergency(
    ctx: Context,
    signs: Iterable[Sign],
    *,
    first: bool = True,
    pointed: bool | None = None,
    run_in: bool = False,
    said_again: Again | None = None,
    above: bool = False,
) -> Box:
    """The box of the emergency number; the `first` one holds the crisis line, each says its notes (`said_again`).

    `above`: words above both boxes say whom to call before all signs.
    `pointed`: it says where more signs are (None: on sheets; most booklets have them all in one place).
    `run_in`: its notes and that are one paragraph, those of signs stand on their lines, for a page with little room.
    """
    number = ctx.value("phones.emergency")
    when = ctx.said("call_emergency_when", "call-when")
    heading = call_head(ctx, "ambulance", ctx.say("call_emergency", phone=number), when)
    led = bool(above_both(ctx))
    ahead = (*leading(ctx, "emergency"), *(hospice_line(ctx, "emergency") if led else ()))
    if above:
        ahead = leading(ctx, "emergency", "apart")
    children: list[Element] = [heading, *(ahead if first else ())]
    mine = [sign for sign in signs if sign.tier == "emergency"]
    children.append(listed(ctx, mine, run_in=run_in) if first or run_in else grouped(ctx, mine))
    crisis = ctx.document.brand.phones.crisis
    if first and crisis:
        children.append(Text((Run(ctx.say("crisis_line", phone=crisis), strong=True),), "phone"))
    here = ctx.further.line and not led and first == _lined_first(ctx)
    line = hospice_line(ctx, "emergency") if here else ()
    if first:
        said = tier_notes(ctx, "emergency")
        more = pointed or (pointed is None and not ctx.document.booklet)
        where = _pointer(ctx, "emergency", "more_emergency", phone=number) if more else ()
        children += (*joined_up(ctx, (*said, *where)), *line) if run_in else (*said, *line, *where)
    else:
        children += [*again(ctx, said_again or ctx.further.again), *line]
    return Box(tuple(children), "urgent", role="Div")


Noted = Literal["all", "below", "none"]
"""What a box of the clinic has besides signs and numbers: the notes below these (`below`), and the hospice line above
them; in the first box (`all`) also all that stands above the signs, and where more signs are."""


def today(
    ctx: Context,
    signs: Iterable[Sign],
    noted: Noted = "all",
    mark: str | None = None,
    pointed: bool = False,
    led: Led = "all",
    close: bool = False,
) -> Box:
    """The clinic's box: signs for any hour, those that may wait for the day but not for tomorrow, then the numbers.

    `mark`: an id for the first of the numbers.  `pointed`: it says where more signs are, also in a booklet.
    `led`: which notes above the signs the first box has.  `close`: the notes of signs stand on their lines.
    """
    hours, day = hours_and_day(signs)
    when = ctx.said("call_emergency_when" if hours else "same_day", "call-when")
    head = call_head(ctx, "phone", ctx.call_us(any_hour=bool(hours)), when)
    several = partial(listed, run_in=close) if noted == "all" or close else grouped
    led = led if noted == "all" else "hospice"
    ahead = leading(ctx, "clinic-today", led) if noted != "none" else ()
    line = hospice_line(ctx, "clinic-today") if noted == "all" else ()
    children: list[Element] = [head, *ahead, *(line if ahead else ()), several(ctx, hours or day)]
    if hours and day:
        children += [ctx.said("same_day", "call-also"), several(ctx, day)]
    children += [*phones(ctx, mark), *(trial_line(ctx) if noted == "all" else ())]
    if noted != "none":
        told = sent_above(ctx, "clinic-today", led)
        children += (*tier_notes(ctx, "clinic-today", led=told), *(() if ahead else line))
    if noted == "all" and (pointed or not ctx.document.booklet):
        children += _pointer(ctx, "clinic-today", "more_today")
    return Box(tuple(children), "today", role="Div")


def part_of(name: str, i: int) -> str:
    """The id of the box, counted from 0, with which those of a kind go on."""
    return f"{name}-{i}" if i else name


def in_one(ctx: Context, box: Box) -> Box:
    """A box whose last notes are one paragraph."""
    kept = list(box.children)
    last: list[Text] = []
    while kept and isinstance(note := kept[-1], Text) and note.style == "call-note":
        last.insert(0, note)
        kept.pop()
    return replace(box, children=(*kept, *joined_up(ctx, last)))


def _lined_first(ctx: Context) -> bool:
    """Whether the line for the number of a hospice is in the first box: in a booklet, and where there is no other."""
    return ctx.document.booklet or not any(sign.tier == "emergency" for sign in ctx.document.more_signs)


def _pointer(ctx: Context, tier: str, key: str, **values: object) -> tuple[Text, ...]:
    """Where the signs of a tier go on."""
    if not any(sign.tier == tier for sign in ctx.document.more_signs):
        return ()
    there = MORE_TODAY if tier == "clinic-today" else MORE_NOW
    words = ctx.say(key, page="{page}", **values)
    return (Text((Run(words, strong=True, href=f"#{there}", page_of=there),), "call-note"),)


def call_head(ctx: Context, icon: str, words: str, when: Text | None = None, style: str = "call") -> Rows:
    """What to do, with an icon beside it, and when."""
    return call_row(ctx, icon, Text((Run(words, strong=True),), style, "H3"), *((when,) if when else ()))


def call_row(ctx: Context, icon: str, *texts: Text) -> Rows:
    """Words with an icon beside them, no taller than the heading of a box."""
    width = 28 if texts[0].style == "call" else 24
    return Rows((Row((ctx.art(icon, width),), texts),), "call-head", role=None)


def phones(ctx: Context, mark: str | None = None) -> tuple[Text, ...]:
    """The clinic's numbers by day and by night; `mark` is an id for the first."""
    brand = ctx.document.brand
    found = [replace(_phone(brand.phones.day, ctx.say("by_day", hours=brand.hours or "")), id=mark)]
    if brand.phones.night:
        found.append(_phone(brand.phones.night, ctx.say("by_night")))
    return tuple(found)


def _phone(number: str, when: str) -> Text:
    return Text((Run(number, strong=True, ltr=True), Run(" "), Run(when)), "phone")
