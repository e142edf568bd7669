"""First pages of a sheet: whom to call, and when, in several ways that need less and less room."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from takehome.context import Context
from takehome.element import Element
from takehome.parts import key_points, main_message, title, when_to_call

LEAST_SIGNS = 3  # of a tier, on a first page


def front(
    ctx: Context, way: when_to_call.Way = "beside", main: str = "main", small: title.Size = "title"
) -> tuple[Element, ...]:
    """What a sheet begins with: title, main message, when to call in one `way`, key points."""
    first = ctx.document.chapters[0].handout
    return (
        *title.elements(ctx, small),
        *main_message.elements(ctx, first, main),
        *(when_to_call.numbers(ctx) if way in ("next", "apart") else ()),
        *when_to_call.elements(ctx, way),
        *(title.notice(ctx) if small != "title" else ()),
        *key_points.elements(ctx, first),
    )


def fronts(ctx: Context) -> Iterator[tuple[tuple[Element, ...], Context]]:
    """First pages that need less and less room to say whom to call, after the usual one (`front`).

    Each comes with its context: those of some ways name fewer signs, and the others stand among the further reasons.
    """
    yield front(ctx, main="main-small"), ctx
    sizes: tuple[title.Size, ...] = ("title", "h1")
    for size in sizes:
        for fewer in leaner(ctx):
            yield front(fewer, main="main-small", small=size), fewer
    for way in ("below", "bare"):
        for main in ("main", "main-small"):
            yield front(ctx, way, main), ctx
    for way in ("below", "brief"):
        for fewer in leaner(ctx):
            yield front(fewer, way, "main-small", "h1"), fewer
    for main in ("main", "main-small"):
        yield front(ctx, "next", main), ctx
    for way in ("next", "apart"):
        yield front(ctx, way, "main-small", "h1"), ctx
    yield front(ctx, "apart", "main-small", "h2"), ctx


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
