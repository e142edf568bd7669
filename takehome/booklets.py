"""The first pages of a booklet: no sign is parted from what to do about it, and how to use it costs no page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from takehome.callboxes import packed, whole
from takehome.context import Context
from takehome.flow import Galley
from takehome.pages import Laid
from takehome.parts.cover import USE
from takehome.parts.when_to_call import TODAY
from takehome.prepare import Prepared
from takehome.typeset import Parts, parted, shortened, used_early

EMERGENCY, OURS = "urgent", "today"  # the box of the emergency number, and that of the clinic's

Lay = Callable[[Sequence[Parts]], Laid]


def with_boxes(galley: Galley, ready: Sequence[Prepared], parts: Sequence[Parts], lay: Lay) -> Laid:
    """A booklet, or one of two languages, laid out with boxes for calls that no page cuts.

    `galley` sets the first of the languages; `lay` gives the pages of parts.
    """
    laid, two = lay(parts), False
    contexts = [one.ctx for one in ready]
    if EMERGENCY in laid.pages.split_boxes:
        contexts = [whole(galley, ctx) for ctx in contexts] if len(contexts) == 1 else contexts
        halves = [parted(one, ctx) for one, ctx in zip(parts, contexts, strict=True)]
        if halves != list(parts):
            parts, laid, two = halves, lay(halves), True
    if OURS in laid.pages.split_boxes:
        parts = [shortened(one, ctx, two=two) for one, ctx in zip(parts, contexts, strict=True)]
        laid = lay(parts)
    if (two or OURS in laid.pages.split_boxes) and len(contexts) == 1:
        parts, laid = _filled(galley, contexts[0], parts[0], lay, two=two)
    if laid.pages.numbers[USE] != laid.pages.numbers["contents"]:
        other = lay([used_early(one) for one in parts])
        if other.pages.numbers["contents"] == laid.pages.numbers["contents"]:
            return other
    return laid


def _filled(galley: Galley, ctx: Context, parts: Parts, lay: Lay, *, two: bool) -> tuple[list[Parts], Laid]:
    """With as many signs in each box of the clinic as its page holds, the first facing the emergency number."""
    groups = packed(galley, ctx, parted=two)
    some = [shortened(parts, ctx, groups, two=two)]
    laid = lay(some)
    if laid.pages.numbers.get(TODAY, 0) > laid.pages.numbers["when-to-call"] + 1:
        some = [shortened(parts, ctx, groups, two=two, late=True)]
        laid = lay(some)
    return some, laid
