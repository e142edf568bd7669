"""First pages of a sheet: whom to call, and when, in several ways that need less and less room."""

from __future__ import annotations

from collections.abc import Iterator

from takehome.context import Context
from takehome.element import Element
from takehome.parts import key_points, main_message, title, when_to_call


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


def fronts(ctx: Context) -> Iterator[tuple[Element, ...]]:
    """First pages that need less and less room to say whom to call, after the usual one (`front`)."""
    yield front(ctx, main="main-small")
    for way in ("below", "bare", "next"):
        for main in ("main", "main-small"):
            yield front(ctx, way, main)
    for way in ("next", "apart"):
        yield front(ctx, way, "main-small", "h1")
    yield front(ctx, "apart", "main-small", "h2")
