"""Boxes for calls in a booklet, where a page cannot hold all signs of a kind: none is cut in two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from takehome.content import Sign
from takehome.context import Context
from takehome.flow import Galley
from takehome.fronts import leaner
from takehome.pages import on_one_page
from takehome.parts.inside import by_hour, ours
from takehome.parts.when_to_call import emergency, heading

LEAST = 2  # signs of a box that is not the only one of its kind

Groups = list[list[Sign]]
Fits = Callable[[Groups, slice], bool]  # whether some of the boxes of these groups stand on one page


def whole(galley: Galley, ctx: Context) -> Context:
    """The context with so few first signs that the box of the emergency number stands on the first page, if any are."""
    for some in (ctx, *leaner(ctx)):
        box = emergency(some, some.document.first_signs, pointed=True)
        if on_one_page(galley, (heading(some, "when-to-call"), box)):
            return some
    return ctx


def packed(galley: Galley, ctx: Context, *, parted: bool, short: bool) -> Groups:
    """The signs of each box, in their order: as many as the rest of a page holds, each with the clinic's numbers.

    `parted`: the first box, inside the cover, has the first signs and as many of the next as its page holds.  `short`:
    only that box says what to do when nobody answers.
    """

    def fits(groups: Groups, some: slice) -> bool:
        silent = range(1, len(groups)) if short else ()
        return on_one_page(galley, ours(ctx, groups, silent=silent, parted=parted)[some])

    groups = by_hour(ctx, parted=parted)
    before: Groups = []  # on the pages that are full
    if parted:
        before, groups = _inside(groups, fits)
    page: Groups = []
    for group in groups:
        rest = group
        while rest:
            here = slice(len(before), None)
            count = next((n for n in counts(rest) if fits([*before, *page, rest[:n]], here)), 0)
            if page and count < min(LEAST, len(rest)):
                before, page = [*before, *page], []
                continue
            count = count or len(rest)
            page, rest = [*page, rest[:count]], rest[count:]
    return [*before, *page]


def _inside(groups: Groups, fits: Fits) -> tuple[Groups, Groups]:
    """The box inside the cover, filled from the group after it, and what is left for others."""
    first, *others = groups
    if not others or not others[0][0].any_hour:
        return [first], others
    more, rest = others[0], others[1:]
    left = [*rest, []]  # whatever stays, another box follows, to which the first one leads
    count = next((n for n in counts(more) if fits([[*first, *more[:n]], *left], slice(1))), 0)
    return [[*first, *more[:count]]], [some for some in (more[count:], *rest) if some]


def counts(signs: Sequence[object]) -> tuple[int, ...]:
    """How many of some signs a box may hold, the most first: the last sign is never left alone."""
    return (len(signs), *range(len(signs) - 2, 0, -1))
