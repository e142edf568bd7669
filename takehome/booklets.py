"""The first pages of a booklet: no sign is parted from what to do about it, and how to use it costs no page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec.structs import replace

from takehome.callboxes import LEAST, Groups, cut, packed, whole
from takehome.context import Context
from takehome.flow import Galley
from takehome.pages import Laid
from takehome.parts.cover import USE
from takehome.parts.inside import Inside, partable
from takehome.parts.when_to_call import TODAY
from takehome.prepare import Prepared
from takehome.typeset import Parts, opened, used_early

EMERGENCY, OURS = "urgent", "today"  # the box of the emergency number, and that of the clinic's

EVEN = ((2, LEAST), (3, LEAST), (3, 1))  # boxes of a kind on facing pages, and the signs that each has at least

Lay = Callable[[Sequence[Parts]], Laid]
Way = Sequence[tuple[Context, Inside]]
"""How the first pages say when to call, in each language; its context may have fewer first signs than the usual one."""


def with_boxes(galley: Galley, ready: Sequence[Prepared], parts: Sequence[Parts], lay: Lay) -> Laid:
    """A booklet, or one of two languages, laid out with boxes for calls that no page cuts.

    `galley` sets the first of the languages; `lay` gives the pages of parts, which takes most of the time of a booklet.
    """
    contexts = [one.ctx for one in ready]
    taken: Way = [(ctx, Inside()) for ctx in contexts]
    laid = lay(parts)
    for way in _ways(galley, contexts, laid.pages.split_boxes):
        some = _opened(parts, way)
        if some != parts:
            taken, parts, laid = way, some, lay(some)
        if OURS not in laid.pages.split_boxes:
            break
    numbers = laid.pages.numbers
    if len(taken) == 1 and numbers.get(TODAY, 0) > numbers["when-to-call"] + 1:
        parts = _opened(parts, [(ctx, replace(how, late=True)) for ctx, how in taken])
        laid = lay(parts)
    numbers = laid.pages.numbers
    if numbers[USE] != numbers["contents"]:
        other = lay([used_early(one) for one in parts])
        if other.pages.numbers["contents"] == numbers["contents"]:
            return other
    return laid


def _ways(galley: Galley, contexts: Sequence[Context], split: Collection[str]) -> Iterator[Way]:
    """Ways that need less and less room on a page, after the usual one, which has `split` some boxes.

    First the signs of the emergency number part, if theirs is one of them; then the clinic's boxes say once what to do
    when nobody answers; then there are more of them: as many as pages need, or where two languages face each other, and
    must stay side by side, as many in both.
    """
    alone = len(contexts) == 1
    if EMERGENCY in split and alone:
        contexts = [whole(galley, ctx) for ctx in contexts]
    how = Inside(parted=EMERGENCY in split and any(map(partable, contexts)))
    if not how.parted and OURS not in split:
        return
    if how.parted and not alone:
        yield [(ctx, how) for ctx in contexts]
    how = replace(how, short=True)
    if not how.parted or not alone:
        yield [(ctx, how) for ctx in contexts]
    if alone:
        yield [(ctx, _grouped(how, packed(galley, ctx, parted=how.parted))) for ctx in contexts]
        return
    for count, least in EVEN:
        yield [(ctx, _grouped(how, cut(ctx, count, parted=how.parted, least=least))) for ctx in contexts]


def _grouped(how: Inside, groups: Groups) -> Inside:
    return replace(how, groups=tuple(map(tuple, groups)))


def _opened(parts: Sequence[Parts], way: Way) -> list[Parts]:
    return [opened(one, ctx, how) for one, (ctx, how) in zip(parts, way, strict=True)]
