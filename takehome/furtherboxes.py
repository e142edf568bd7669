"""Boxes with more reasons to call on a sheet: one form in a document, and none that a page cuts for names or notes."""

from __future__ import annotations

from collections.abc import Callable, Set

from takehome.booklets import EMERGENCY, OURS
from takehome.context import Context, Further
from takehome.pages import Laid
from takehome.parts.reasons import mixed

LEANER = (Further("none"), Further("none", "first", line=False), Further("none", "none", line=False))


def arranged(laid: Laid, ctx: Context, lay: Callable[[Further], Laid]) -> Laid:
    """Pages whose further boxes are all in groups, or none where that takes a page more than some in groups (`laid`).

    Groups, a line to write on and notes go where they make a box longer than a page.  `lay` lays out another way.
    """
    if mixed(ctx):
        other = lay(Further("all"))
        fits = len(other.pages.pages) <= len(laid.pages.pages) and not _cut(other) - _cut(laid)
        laid = other if fits else lay(Further("none"))
    for further in LEANER:
        if not (cut := _cut(laid)):
            break
        other = lay(further)
        laid = other if cut - _cut(other) else laid
    return laid


def _cut(laid: Laid) -> Set[str]:
    """Which boxes for calls a page cuts."""
    return {*laid.pages.split_boxes} & {EMERGENCY, OURS}
