"""The clinic's boxes for calls in a booklet, where a page cannot hold all signs of a kind: none is cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from takehome.content import Sign
from takehome.context import Context
from takehome.element import Flow
from takehome.flow import Galley
from takehome.pages import filled
from takehome.parts.when_to_call import by_hour, ours

LEAST = 2  # signs of a box that shares its page with the one before it

Groups = list[list[Sign]]


def packed(galley: Galley, ctx: Context) -> Groups:
    """The signs of each box, in their order: as many as the rest of a page holds, each with the clinic's numbers."""
    before: Groups = []  # on the pages that are full
    page: Groups = []
    for group in by_hour(ctx):
        rest = group
        while rest:
            most = (len(rest), *range(len(rest) - 2, 0, -1))  # the last sign is never left alone
            count = next((n for n in most if _fits(galley, ctx, before, [*page, rest[:n]])), 0)
            if page and count < min(LEAST, len(rest)):
                before, page = [*before, *page], []
                continue
            count = count or len(rest)
            page, rest = [*page, rest[:count]], rest[count:]
    return [*before, *page]


def _fits(galley: Galley, ctx: Context, before: Sequence[list[Sign]], page: Groups) -> bool:
    """Whether the boxes of a page stand on one."""
    boxes = ours(ctx, [*before, *page], short=True)[len(before) :]
    return len(filled(galley.strips(Flow(tuple(boxes))), galley.style.paper.height)) == 1
