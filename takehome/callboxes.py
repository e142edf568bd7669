"""Boxes for calls in a booklet, where a page cannot hold all signs of a kind: none is cut in two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from takehome.context import Context
from takehome.flow import Galley
from takehome.fronts import leaner
from takehome.pages import on_one_page
from takehome.parts.inside import NOTES, Form, Page, Piece, boxes, by_hour, elements, paged

LEAST = 2  # signs of a box that is not the only one of its kind

Groups = list[list[str]]  # the ids of signs
Fits = Callable[[Groups, slice], bool]  # whether some of the boxes of these groups stand on one page


def held(galley: Galley, ctx: Context, page: Page) -> bool:
    """Whether some pieces stand on one page."""
    return on_one_page(galley, [inner for piece in page for inner in elements(ctx, piece)])


def whole(galley: Galley, ctx: Context) -> Context:
    """The context with so few first signs that the box of the emergency number stands on the first page, if any are."""
    for some in (ctx, *leaner(ctx)):
        if any(held(galley, some, (Piece("now", close=close),)) for close in (False, True)):
            return some
    return ctx


def lined(contexts: Sequence[Context], fits: Callable[[Sequence[Context], Page], bool]) -> list[Context]:
    """The contexts with a line for the number of a hospice in the first box only where its page has room to spare.

    `fits`: whether a page can hold some pieces in all contexts.
    """
    bare = [replace(ctx, further=replace(ctx.further, line=False)) for ctx in contexts]
    pages = ((Piece("all"), NOTES), (Piece("now"), NOTES))
    page = next((page for page in pages if fits(bare, page)), None)
    return list(contexts) if page and fits(contexts, page) else bare


def packed(galley: Galley, ctx: Context, *, parted: bool, form: Form) -> tuple[Page, ...]:
    """Pages with boxes that hold as many signs, in their order, as the rest of a page does, with the clinic's numbers.

    `parted`: the first box, inside the cover, has the first signs and as many of the next as its page holds.  `form`:
    that of the boxes after it.
    """

    def fits(groups: Groups, some: slice) -> bool:
        pieces = boxes(groups, parted=parted, form=form, day=day)[some]
        return held(galley, ctx, pieces)

    kinds = by_hour(ctx, parted=parted)
    groups, day = [some for some in kinds if some], kinds[-1]
    before: Groups = []  # on the pages that are full
    if parted and groups:
        before, groups = _inside(*groups, fits=fits, any_hour=bool(kinds[0] and kinds[1]))
    page: Groups = []
    breaks: list[int] = []
    for group in groups:
        rest = group
        while rest:
            here = slice(len(before), None)
            count = next((n for n in counts(rest) if fits([*before, *page, rest[:n]], here)), 0)
            if page and count < min(LEAST, len(rest)):
                before, page = [*before, *page], []
                breaks.append(len(before))
                continue
            count = count or len(rest)
            page, rest = [*page, rest[:count]], rest[count:]
    pages = paged([*before, *page], parted=parted, form=form, day=day, breaks=breaks)
    return tuple(tuple(_tightened(galley, ctx, piece) for piece in page) for page in pages)


def _tightened(galley: Galley, ctx: Context, piece: Piece) -> Piece:
    """A box of the emergency number with notes on the lines of its signs where only so a page holds it."""
    close = replace(piece, close=True)
    tight = piece.what in ("now", "more") and held(galley, ctx, (close,)) and not held(galley, ctx, (piece,))
    return close if tight else piece


def _inside(first: list[str], *others: list[str], fits: Fits, any_hour: bool) -> tuple[Groups, Groups]:
    """The box inside the cover, and what is left for others.

    It has the first signs, or those that its page holds, and is filled from the group after them, if that is for
    `any_hour`.
    """

    def most(signs: list[str], ahead: list[str], left: Groups) -> int:
        # whatever stays, another box follows, to which the first one leads
        return next((n for n in counts(signs) if fits([[*ahead, *signs[:n]], *left, []], slice(1))), 0)

    count = most(first, [], [*others]) or len(first)
    if count < len(first):
        return [first[:count]], [first[count:], *others]
    if not others or not any_hour:
        return [first], [*others]
    more, *rest = others
    count = most(more, first, rest)
    return [[*first, *more[:count]]], [some for some in (more[count:], *rest) if some]


def counts(signs: Sequence[object]) -> tuple[int, ...]:
    """How many of some signs a box may hold, the most first: the last sign is never left alone."""
    return (len(signs), *range(len(signs) - 2, 0, -1))
