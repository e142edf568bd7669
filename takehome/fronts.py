"""First pages of a sheet: whom to call, and when, in several ways that need less and less room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from takehome.context import Context
from takehome.element import Element, Keep
from takehome.parts import key_points, main_message, title, when_to_call
from takehome.recent import Recent
from takehome.signs import hours_and_day

LEAST_SIGNS = 3  # of a tier, on a first page


class First(Struct, frozen=True):
    """How a first page says when to call, and what room it leaves for that.

    `way`: where the boxes stand.  `main` is the style of the main message; `title` how large the title is, `told`
    whether the state of review stands below it, or after the boxes.  `run_in`: the notes of the box of the emergency
    number are one paragraph.  `ours`: how many signs the small box of the clinic has, and `form` how its numbers stand.
    """

    way: when_to_call.Way = "beside"
    main: Literal["main", "main-small"] = "main"
    title: title.Size = "title"
    told: bool = True
    run_in: bool = False
    ours: int = 0
    form: when_to_call.Form = "full"


_kept: Recent[tuple[Element, ...]] = Recent(64)  # what ways of a first page have around the boxes for calls
FORMS: tuple[when_to_call.Form, ...] = ("full", "headed", "joined", "marked", "line")
SMALL = First(main="main-small")
SMALLER = First(main="main-small", title="h1")
SMALLEST = First(main="main-small", title="h1", told=False)


def front(ctx: Context, how: First = First()) -> tuple[Element, ...]:  # noqa: B008 - it is frozen
    """What a sheet begins with: title, main message, when to call, key points."""
    first = ctx.document.chapters[0].handout
    size = "h2" if how.title == "h2" else "h1"
    run_in = how.run_in or how.way in when_to_call.SMALL
    numbers = when_to_call.numbers(ctx, how.form) if how.way in ("next", "apart", "ahead") else ()
    message = _kept.get((ctx,), lambda: main_message.elements(ctx, first, how.main), how.main)
    head = (
        *_kept.get((ctx,), lambda: title.elements(ctx, how.title, told=how.told), (how.title, how.told)),
        *((*numbers, *message) if how.way == "ahead" else (*message, *numbers)),
        *when_to_call.elements(ctx, how.way, run_in=run_in, ours=how.ours, form=how.form, size=size),
    )
    return (
        *((Keep(head),) if how.way in when_to_call.BESIDE else head),  # however white a page that follows may be
        *(() if how.told else title.notice(ctx)),
        *_kept.get((ctx,), lambda: key_points.elements(ctx, first)),
    )


def closer(ctx: Context) -> Iterator[tuple[Element, ...]]:
    """First pages with room for the notes of both boxes, with all the words of the usual one."""
    ways = [SMALL, First("noted"), First("noted", "main-small")]
    ways += [replace(how, way=way) for how in (SMALLER, SMALLEST) for way in when_to_call.BESIDE]
    for how in (*ways, *(replace(way, run_in=True) for way in ways)):
        yield front(ctx, how)


def fronts(ctx: Context) -> Iterator[tuple[tuple[Element, ...], Context]]:
    """First pages that need less and less room to say whom to call, after the usual one (`front`).

    Each comes with its context: those of some ways name fewer signs, and the others stand among the further reasons.
    """
    yield front(ctx, SMALL), ctx
    if not ctx.document.more_signs:  # all there is to call for stays on one page, if it can
        yield from ((first, ctx) for first in closer(ctx))
    for how in (SMALL, SMALLER):
        yield front(ctx, replace(how, run_in=True)), ctx
    lean = tuple(leaner(ctx))
    for fewer in lean:
        for how in (SMALL, SMALLER, SMALLEST):
            yield front(fewer, how), fewer
            yield front(fewer, replace(how, run_in=True)), fewer
    looks = (First(), SMALL, SMALLEST, replace(SMALLEST, title="h2"))
    hours, day = hours_and_day(ctx.document.first_signs)
    signs = hours or day
    locked = max(sum(sign.locked for sign in signs), 1)
    many = min(LEAST_SIGNS, len(signs))
    ways = (range(len(signs), many - 1, -1), range(many - 1, locked - 1, -1))
    headed = FORMS[: FORMS.index("joined") + 1]  # a title smaller than headings goes before a box that lacks its own
    for forms, titled, counts in ((headed, looks[:3], ways[0]), *((FORMS, looks, way) for way in ways)):
        for form in forms:  # what shows a box for what it is goes before signs that few would be left of
            for how in titled:
                for count in counts:
                    yield front(ctx, replace(how, way="below", ours=count, form=form)), ctx
    for form in FORMS:
        for fewer in lean:
            yield front(fewer, replace(looks[3], way="below", ours=locked, form=form)), fewer
    for how in (First(), SMALL):
        yield front(ctx, replace(how, way="bare")), ctx
    for form in FORMS:
        for how in looks[2:]:
            yield front(ctx, replace(how, way="brief", form=form)), ctx
    for form in ("full", "line"):
        for how in looks[2:]:
            yield front(ctx, replace(how, way="bare", form=form)), ctx
    for fewer in lean:
        yield front(fewer, replace(looks[3], way="brief", form="line")), fewer
    yield from _overleaf(ctx, lean)


def _overleaf(ctx: Context, lean: Sequence[Context]) -> Iterator[tuple[tuple[Element, ...], Context]]:
    """First pages that leave both boxes to the next, and at last to those after it; notes are one paragraph there if
    that keeps a box whole."""
    looks = (First("next"), replace(SMALL, way="next"), replace(SMALLEST, way="next"), replace(SMALLEST, way="apart"))
    for how in looks:
        yield front(ctx, how), ctx
        yield front(ctx, replace(how, run_in=True)), ctx
    for fewer in lean:
        yield front(fewer, replace(SMALLEST, way="next", run_in=True)), fewer
    for way in ("apart", "ahead"):
        for form in FORMS[:2]:
            how = replace(SMALLEST, title="h2", way=way, form=form)
            yield front(ctx, replace(how, run_in=True)), ctx
            yield front(ctx, how), ctx


def leaner(ctx: Context) -> Iterator[Context]:
    """The context with fewer and fewer signs on the first page: the last that may go, of the tier with more of them."""
    document = ctx.document
    first, moved = list(document.first_signs), []
    while True:
        tiers = [[sign for sign in first if sign.tier == tier] for tier in ("clinic-today", "emergency")]
        tiers.sort(key=len, reverse=True)
        free = [sign for tier in tiers if len(tier) > LEAST_SIGNS for sign in reversed(tier) if not sign.locked]
        if not free:
            return
        first.remove(free[0])
        moved.insert(0, free[0])
        fewer = replace(document, first_signs=tuple(first), more_signs=(*moved, *document.more_signs))
        yield replace(ctx, document=fewer)
