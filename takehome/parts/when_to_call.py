"""When to call: two tiers, each with this clinic's numbers.  Locked: no choice of sections leaves it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec.structs import replace

from takehome.context import Context
from takehome.element import Box, Cell, Element, Flow, Grid, Keep, Run, Text
from takehome.parts.callbox import (
    MORE,
    MORE_DAY,
    MORE_NOW,
    MORE_TODAY,
    TODAY,
    call_head,
    call_row,
    emergency,
    in_one,
    part_of,
    phones,
    today,
)
from takehome.parts.callnotes import NOTES, above_both, noted, notes, tier_notes
from takehome.parts.reasons import divided, going_on, gone_on, joined_up, listed
from takehome.recent import Recent
from takehome.said import joined
from takehome.scripts import script_of
from takehome.signs import Sign, hours_and_day

NUMBERS = "clinic-numbers"  # what bears the clinic's numbers on a sheet: its box, or what stands for it on page 1


NOW = "call-now"  # the first box of the emergency number

Way = Literal["beside", "noted", "below", "brief", "bare", "next", "apart", "ahead"]
"""How a first page says when to call: both boxes side by side (`noted`: the clinic's, where it is the shorter one,
with the notes of both below it); the clinic's on the next page, with a
small one below the other box: its numbers, some signs, where it stands (`brief`: without signs; `bare`: in no box,
without signs); both on the next page (`apart`: one below the other); both below the main message, where whom to call
stands ahead of that (`ahead`)."""

Form = Literal["full", "headed", "joined", "marked", "line"]
"""What a small box of the clinic has besides signs: icon, heading, when, and a line for each number with its hours;
the heading in the type of the numbers, and no more on when (`headed`); both numbers on one line (`joined`); that line
alone, beside the icon (`marked`), and without it (`line`); in no box that line, and where the box stands, or the line
alone (`line`)."""


def elements(
    ctx: Context,
    way: Way = "beside",
    *,
    run_in: bool = False,
    ours: int = 0,
    form: Form = "full",
    size: str = "h1",
) -> tuple[Element, ...]:
    """Heading and the two boxes, arranged in one `way`; the notes that belong to both, if no other reasons follow.

    `run_in`: the notes of each box here are one paragraph.  `ours`: how many signs a small box of the clinic has, and
    `form` how its number stands there.  `size`: the style of the heading.
    """
    signs = ctx.document.first_signs
    beside = way in BESIDE
    above = above_both(ctx) if beside else ()
    mark, name, led = (NUMBERS, None, "apart" if above else "all") if beside else (None, TODAY, "all")
    as_one = beside and run_in

    def clinic() -> Box:
        box = today(ctx, signs, mark=mark, led=led)
        return replace(in_one(ctx, box) if as_one else box, id=name)

    own, theirs = ("today", mark, led, as_one), ("emergency", run_in, bool(above))
    now = _boxes.get((ctx,), lambda: replace(emergency(ctx, signs, run_in=run_in, above=bool(above)), id=NOW), theirs)
    found: tuple[Element, ...] = (now, _boxes.get((ctx,), clinic, own))
    below = () if way == "noted" or ctx.document.more_signs else notes(ctx, NOTES)
    if way in SMALL:
        found = (found[0], *_clinic(ctx, way, ours, form), Flow((found[1],), page="new"))
    elif way not in ("apart", "ahead"):
        cells = (Cell((found[0],)), Cell((found[1], *(noted(ctx, NOTES) if way == "noted" else ()))))
        found = (Grid((cells,), role=None, look="noted" if way == "noted" else "pair"),)
    page = "new" if way in ("next", "apart") else None
    head = replace(heading(ctx, "when-to-call"), style=size)
    return (Flow((head, *above, *found, *below), role="Sect", look="wide", page=page),)


_boxes: Recent[Box] = Recent(64)  # ways of a first page that differ around them have the same boxes
BESIDE: tuple[Way, ...] = ("beside", "noted")
SMALL: tuple[Way, ...] = ("below", "brief", "bare")


def _clinic(ctx: Context, way: Way, count: int, form: Form) -> tuple[Element, ...]:
    """The clinic's numbers on a page that its box had to leave, if not `bare` in a box that says where the other is.

    It has `count` of the signs for any hour, or of those for the day where there are no others, the locked ones first.
    """
    hours, day = hours_and_day(ctx.document.first_signs)
    words = ctx.call_us(any_hour=bool(hours))
    where = Run(ctx.say("more_today", page="{page}"), strong=True, href=f"#{TODAY}", page_of=TODAY)
    if way == "bare":
        *line, last = (_in_line(ctx), *(() if form == "line" else (Text((where,), "call-note"),)))
        return (*line, replace(last, id=NUMBERS))
    some = sorted(hours or day, key=lambda sign: not sign.locked)[:count] if way == "below" else []
    signs = (listed(ctx, some),) if some else ()
    when = ctx.said("call_emergency_when" if hours else "same_day", "call-when")
    match form:
        case "full":
            said = (call_head(ctx, "phone", words, when), *signs, _beside(phones(ctx)))
        case "headed":
            said = (call_head(ctx, "phone", words, style="phone"), *signs, _beside(phones(ctx)))
        case "joined":
            said = (call_head(ctx, "phone", words, style="phone"), _in_line(ctx, led=False), *signs)
        case "marked":
            said = (call_row(ctx, "phone", _in_line(ctx)), *signs)
        case "line":
            said = (_in_line(ctx), *signs)
    notes = joined_up(ctx, (*tier_notes(ctx, "clinic-today"), Text((where,), "call-note")))
    return (Box((*said, *(replace(note, id=NUMBERS) for note in notes)), "today", role="Div"),)


def _beside(numbers: tuple[Text, ...]) -> Text:
    """Numbers on one line, as the box is as wide as the page; what stands behind the first is not parted."""
    first, *others = numbers
    held = [[replace(run, text=run.text.replace(" ", "\u00a0")) for run in one.runs] for one in others]
    return replace(first, runs=(*first.runs, *(run for runs in held for run in (Run("\u00a0· "), *runs))))


def _in_line(ctx: Context, *, led: bool = True) -> Text:
    """The clinic's numbers in one paragraph, behind the words that ask to call (`led`)."""
    phones = ctx.document.brand.phones
    found = [ctx.say("call_us", phone=phones.day) if led else phones.day]
    found += [ctx.say("call_night", phone=phones.night)] if phones.night else []
    return Text((Run(script_of(ctx.document.language).comma.join(found), strong=True),), "phone")


def numbers(ctx: Context, form: Form = "full") -> tuple[Element, ...]:
    """A box with whom to call, and where the reasons are: for a first page that can hold no reasons.

    Its heading is large, or in the type of the numbers (`headed`).
    """
    here = "when-to-call"
    phones = ctx.document.brand.phones
    lines = [ctx.say("emergency_number", phone=ctx.value("phones.emergency")), ctx.say("call_us", phone=phones.day)]
    lines += [joined(ctx.say("nights"), script_of(ctx.document.language).colon, phones.night)] if phones.night else []
    lines += [ctx.say("crisis_line", phone=phones.crisis)] if phones.crisis else []
    small = form == "headed"
    heading = Text((Run(ctx.say("who_to_call"), strong=small),), "phone" if small else "call", "H2")
    said = [Text((Run(line, strong=True),), "phone") for line in lines]
    reasons = Run(ctx.say("reasons_on", page="{page}"), href=f"#{here}", page_of=here)
    return (Box((heading, *said, Text((reasons,), "call-item")), "urgent", id=NUMBERS),)


def heading(ctx: Context, id: str) -> Text:
    """The heading of the first boxes."""
    return Text((Run(ctx.say("when_to_call")),), "h1", "H2", id=id)


def more(ctx: Context) -> tuple[Element, ...]:
    """What goes with all boxes, and the other reasons to call, one box below the other.

    Signs for any hour and signs for the day have a box each: nobody takes what can wait for the day for what cannot.
    """
    signs = ctx.document.more_signs
    if not signs:
        return ()
    head = Text((Run(ctx.say("more_signs")),), "h1", "H2", id=MORE)
    hours, day = hours_and_day(signs)
    further = ctx.further
    boxes = (
        *_now(ctx),
        *_ours(ctx, hours, further.hours, MORE_TODAY),
        *_ours(ctx, day, further.day, MORE_DAY if hours else MORE_TODAY),
    )
    first = Keep((Flow((head, *notes(ctx), *boxes[:1]), look="wide"),))  # a heading alone tells nobody when to call
    return (Flow((first, *boxes[1:]), role="Sect", look="wide"),)


def _now(ctx: Context) -> Iterator[Box]:
    """The further boxes of the emergency number; the last has the line for the number of a hospice."""
    signs = [sign for sign in ctx.document.more_signs if sign.tier == "emergency"]
    bare = replace(ctx, further=replace(ctx.further, line=False))
    groups = divided(ctx, signs, ctx.further.now)
    boxes = [
        emergency(bare if some is not groups[-1] else ctx, some, first=False, run_in=ctx.further.close)
        for some in groups
    ]
    return _on(ctx, boxes, MORE_NOW, "more_emergency", phone=ctx.value("phones.emergency"))


def _ours(ctx: Context, signs: Sequence[Sign], counts: Sequence[int], name: str) -> Iterator[Box]:
    """The further boxes of the clinic with signs for any hour, or those for the day."""
    return _on(ctx, [today(ctx, some, "below") for some in divided(ctx, signs, counts)], name, "more_today")


def _on(ctx: Context, boxes: Sequence[Box], name: str, key: str, **values: object) -> Iterator[Box]:
    """Boxes of a kind, each with a name of its own, that go on one in the other and say so."""
    for i, box in enumerate(boxes):
        box = gone_on(ctx, box) if i else box
        if i + 1 < len(boxes):
            box = going_on(ctx, box, part_of(name, i + 1), key, **values)
        yield replace(box, id=part_of(name, i))
