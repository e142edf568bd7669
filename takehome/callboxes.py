"""Boxes for calls in a booklet, where a page cannot hold all signs of a kind: none is cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from takehome.content import Sign
from takehome.context import Context
from takehome.element import Flow
from takehome.flow import Galley
from takehome.fronts import leaner
from takehome.pages import filled
from takehome.parts.inside import by_hour, ours
from takehome.parts.when_to_call import emergency, heading

LEAST = 2  # signs of a box that shares its page with the one before it

Groups = list[list[Sign]]


def whole(galley: Galley, ctx: Context) -> Context:
    """The context with so few first signs that the box of the emergency number stands on the first page, if any are."""
    for some in (ctx, *leaner(ctx)):
        box = emergency(some, some.document.first_signs, pointed=True)
        if len(filled(galley.strips(Flow((heading(some, "when-to-call"), box))), galley.style.paper.height)) == 1:
            return some
    return ctx


def packed(galley: Galley, ctx: Context, *, parted: bool) -> Groups:
    """The signs of each box, in their order: as many as the rest of a page holds, each with the clinic's numbers.

    `parted`: the first box, inside the cover, has the first signs and as many of the next as its page holds.
    """
    groups = by_hour(ctx, parted=parted)
    before: Groups = []  # on the pages that are full
    if parted:
        before, groups = _inside(galley, ctx, groups)
    page: Groups = []
    for group in groups:
        rest = group
        while rest:
            count = next((n for n in _counts(rest) if _fits(galley, ctx, before, [*page, rest[:n]], parted)), 0)
            if page and count < min(LEAST, len(rest)):
                before, page = [*before, *page], []
                continue
            count = count or len(rest)
            page, rest = [*page, rest[:count]], rest[count:]
    return [*before, *page]


def cut(ctx: Context, count: int, *, parted: bool) -> tuple[tuple[Sign, ...], ...]:
    """The signs of each of the clinic's boxes in `count` boxes: in both languages of facing pages the same ones."""
    found: list[tuple[Sign, ...]] = []
    for group in by_hour(ctx, parted=parted):
        size = -(-len(group) // count)
        found += [tuple(group[start : start + size]) for start in range(0, len(group), size)]
    return tuple(found)


def _inside(galley: Galley, ctx: Context, groups: Groups) -> tuple[Groups, Groups]:
    """The box inside the cover, filled from the group after it, and what is left for others."""
    first, *others = groups
    if not others or not others[0][0].any_hour:
        return [first], others
    more, rest = others[0], others[1:]
    left = [*rest, []]  # whatever stays, another box follows, to which the first one leads
    count = next((n for n in _counts(more) if _fits(galley, ctx, [], [[*first, *more[:n]]], True, left)), 0)
    return [[*first, *more[:count]]], [some for some in (more[count:], *rest) if some]


def _counts(signs: Sequence[Sign]) -> tuple[int, ...]:
    """How many of some signs a box may hold, the most first: the last sign is never left alone."""
    return (len(signs), *range(len(signs) - 2, 0, -1))


def _fits(
    galley: Galley, ctx: Context, before: Groups, page: Groups, parted: bool, after: Sequence[list[Sign]] = ()
) -> bool:
    """Whether the boxes of a page, of those `before` and `after` it, stand on one."""
    boxes = ours(ctx, [*before, *page, *after], short=True, parted=parted)[len(before) :][: len(page)]
    return len(filled(galley.strips(Flow(tuple(boxes))), galley.style.paper.height)) == 1
