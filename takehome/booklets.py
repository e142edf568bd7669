"""The first pages of a booklet: no sign is parted from what to do about it, and how to use it costs no page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from takehome.callboxes import cut, packed, whole
from takehome.context import Context
from takehome.flow import Galley
from takehome.pages import Laid
from takehome.parts.cover import USE
from takehome.parts.inside import Inside
from takehome.parts.when_to_call import TODAY
from takehome.prepare import Prepared
from takehome.typeset import Parts, opened, used_early

EMERGENCY, OURS = "urgent", "today"  # the box of the emergency number, and that of the clinic's

Lay = Callable[[Sequence[Parts]], Laid]


def with_boxes(galley: Galley, ready: Sequence[Prepared], parts: Sequence[Parts], lay: Lay) -> Laid:
    """A booklet, or one of two languages, laid out with boxes for calls that no page cuts.

    `galley` sets the first of the languages; `lay` gives the pages of parts.
    """
    alone = len(ready) == 1
    contexts = [one.ctx for one in ready]
    laid, how = lay(parts), Inside()
    if EMERGENCY in laid.pages.split_boxes:
        fewer = [whole(galley, ctx) for ctx in contexts] if alone else contexts
        halves = _opened(parts, fewer, Inside(parted=True))
        if halves != list(parts):
            contexts, parts, laid, how = fewer, halves, lay(halves), Inside(parted=True)
    if OURS in laid.pages.split_boxes:
        how = replace(how, short=True)
        parts = _opened(parts, contexts, how)
        laid = lay(parts)
    for count in (2, 3) if not alone else ():
        if OURS not in laid.pages.split_boxes:
            break
        parts = [
            opened(one, ctx, replace(how, groups=tuple(map(tuple, cut(ctx, count, parted=how.parted)))))
            for one, ctx in zip(parts, contexts, strict=True)
        ]
        laid = lay(parts)
    if alone and (how.parted or OURS in laid.pages.split_boxes):
        groups = packed(galley, contexts[0], parted=how.parted)
        how = replace(how, short=True, groups=tuple(map(tuple, groups)))
        parts = _opened(parts, contexts, how)
        laid = lay(parts)
    if alone and laid.pages.numbers.get(TODAY, 0) > laid.pages.numbers["when-to-call"] + 1:
        parts = _opened(parts, contexts, replace(how, late=True))
        laid = lay(parts)
    if laid.pages.numbers[USE] != laid.pages.numbers["contents"]:
        other = lay([used_early(one) for one in parts])
        if other.pages.numbers["contents"] == laid.pages.numbers["contents"]:
            return other
    return laid


def _opened(parts: Sequence[Parts], contexts: Sequence[Context], how: Inside) -> list[Parts]:
    return [opened(one, ctx, how) for one, ctx in zip(parts, contexts, strict=True)]
