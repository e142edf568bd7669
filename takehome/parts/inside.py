"""Inside the cover of a booklet: when to call, the emergency number on the left, the clinic facing it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from takehome.content import Sign
from takehome.context import Again, Context, hours_and_day
from takehome.element import Box, Element, Flow, Run, Text
from takehome.parts.callnotes import notes
from takehome.parts.when_to_call import (
    MORE,
    MORE_NOW,
    MORE_TODAY,
    TODAY,
    Noted,
    emergency,
    heading,
    today,
)


class Inside(Struct, frozen=True):
    """How the first pages of a booklet say when to call.

    `parted`: a page cannot hold all signs of the emergency number, so the first signs of both tiers face each other,
    and the others follow overleaf, where each box says.  `silent`: which of the clinic's boxes leave what to do when
    nobody answers to the first; `groups`: the signs of each of them, where the usual ones (`by_hour`) are too many or
    too few.  `again`: which notes the box of the emergency number overleaf says.  `late`: the notes for both tiers
    follow the clinic's box, where the page of the emergency number has no room for them.
    """

    parted: bool = False
    silent: frozenset[int] = frozenset()
    groups: tuple[tuple[Sign, ...], ...] = ()
    again: Again = "all"
    late: bool = False


def spread(ctx: Context, how: Inside = Inside()) -> tuple[Element, ...]:  # noqa: B008 - it is frozen
    """The first pages of a booklet, with all signs: emergency on the left, the clinic's boxes facing it."""
    first, more = ctx.document.first_signs, ctx.document.more_signs
    parted = how.parted and partable(ctx)
    boxes = ours(ctx, how.groups or by_hour(ctx, parted=parted), silent=how.silent, parted=parted)
    boxes = [replace(box, id=None if i else TODAY) for i, box in enumerate(boxes)]
    below = notes(ctx)
    box = emergency(ctx, first if parted else (*first, *more), pointed=parted)
    left = Flow((heading(ctx, "when-to-call"), box, *(() if how.late else below)), page="new")
    inside = boxes[:1] if parted else boxes
    right = Flow((*inside, *(below if how.late and not parted else ())), page="new")
    cover = Flow((left, right), role="Sect")
    return (cover, _overleaf(ctx, how.again, below if how.late else (), boxes[1:])) if parted else (cover,)


def partable(ctx: Context) -> bool:
    """Whether some signs of the emergency number may stand elsewhere than in its first box."""
    return any(sign.tier == "emergency" for sign in ctx.document.more_signs)


def _overleaf(ctx: Context, said: Again, below: Sequence[Element], boxes: Sequence[Box]) -> Flow:
    """What the first pages leave: signs of the emergency number, those for the clinic, and the notes `below`."""
    more = Text((Run(ctx.say("more_signs")),), "h1", "H2", id=MORE)
    now = replace(emergency(ctx, ctx.document.more_signs, first=False, said_again=said), id=MORE_NOW)
    todays = [replace(box, id=None if i else MORE_TODAY) for i, box in enumerate(boxes)]
    return Flow((more, now, *todays, *below), role="Sect", page="new")


def by_hour(ctx: Context, *, parted: bool = False) -> list[list[Sign]]:
    """The clinic's signs of a document: those for any hour, and those for the day; `parted`: first the first ones."""
    first, more = ctx.document.first_signs, ctx.document.more_signs
    groups = (
        ([s for s in first if s.tier == "clinic-today"], *hours_and_day(more))
        if parted
        else hours_and_day((*first, *more))
    )
    return [some for some in groups if some]


def ours(
    ctx: Context, groups: Sequence[Sequence[Sign]], *, silent: Collection[int] = (), parted: bool = False
) -> list[Box]:
    """The clinic's boxes of a booklet, one for each group; those that are `silent` have no notes.

    `parted`: the first also says where the others are.
    """
    pointed = parted and len(groups) > 1
    noted: list[Noted] = [("none" if i in silent else "below") if i else "all" for i in range(len(groups))]
    return [today(ctx, some, its, pointed=pointed) for some, its in zip(groups, noted, strict=True)]
