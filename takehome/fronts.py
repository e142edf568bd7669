"""First pages of a sheet: whom to call, and when, in several ways that need less and less room."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from takehome.context import Context, hours_and_day
from takehome.element import Element, Keep
from takehome.parts import key_points, main_message, title, when_to_call

LEAST_SIGNS = 3  # of a tier, on a first page


def front(
    ctx: Context,
    way: when_to_call.Way = "beside",
    main: str = "main",
    small: title.Size = "title",
    *,
    run_in: bool = False,
    ours: int = 0,
) -> tuple[Element, ...]:
    """What a sheet begins with: title, main message, when to call in one `way`, key points.

    `run_in`: the notes of the box of the emergency number are one paragraph.  `ours`: how many signs the small box of
    the clinic has.
    """
    first = ctx.document.chapters[0].handout
    head = (
        *title.elements(ctx, small),
        *main_message.elements(ctx, first, main),
        *(when_to_call.numbers(ctx) if way in ("next", "apart") else ()),
        *when_to_call.elements(
            ctx, way, run_in=run_in or way in when_to_call.SMALL, ours=ours, size="h2" if small == "h2" else "h1"
        ),
    )
    return (
        *((Keep(head),) if way == "beside" else head),  # however white a page that follows may be
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
    for fewer in leaner(ctx):
        yield front(fewer, main="main-small", small="h1", run_in=True), fewer
    looks: tuple[tuple[str, title.Size], ...] = (
        ("main", "title"),
        ("main-small", "title"),
        ("main-small", "h1"),
        ("main-small", "h2"),
    )
    hours, day = hours_and_day(ctx.document.first_signs)
    signs = hours or day
    locked = sum(sign.locked for sign in signs)
    many = min(LEAST_SIGNS, len(signs))
    for counts in (range(len(signs), many - 1, -1), range(many - 1, max(locked, 1) - 1, -1)):
        for main, size in looks:
            for count in counts:
                yield front(ctx, "below", main, size, ours=count), ctx
    for fewer in leaner(ctx):
        yield front(fewer, "below", "main-small", "h1", ours=locked), fewer
    for main in ("main", "main-small"):
        yield front(ctx, "bare", main), ctx
    for way in ("brief", "bare"):
        for size in ("h1", "h2"):
            yield front(ctx, way, "main-small", size), ctx
    for fewer in leaner(ctx):
        yield front(fewer, "brief", "main-small", "h2"), fewer
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
