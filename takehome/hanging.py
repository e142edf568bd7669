"""Notes hang down in the margin: a later note goes down below them, and what wants the margin itself is pushed down.

Text keeps its pitch beside notes.  Where notes end depends on where the page begins, so they are lowered page by page.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from takehome.strips import Strip, distance

NEAR = 8.0  # notes that are no nearer than that stand where they belong
NOTE_GAP = 12.0
NONE = -NOTE_GAP  # how far notes go down where there are none yet


def reach(strip: Strip, y: float, above: float) -> float:
    """How far down the note of a strip at y goes, below one that goes down so far `above`."""
    assert strip.aside
    top = y + strip.aside.top
    return (top if top - above >= NEAR else above + NOTE_GAP) + strip.aside.tall


def lowered(strips: Sequence[tuple[Strip, float]]) -> list[tuple[Strip, float]]:
    """Strips at their heights on one page, with later notes below the earlier ones."""
    found, above = [], NONE
    for strip, y in strips:
        if strip.aside:
            above = reach(strip, y, above)
            top = above - strip.aside.tall - y
            strip = _set(strip, top) if top > strip.aside.top else strip
        found.append((strip, y))
    return found


def lowest(strips: Sequence[tuple[Strip, float]]) -> tuple[float, int]:
    """How far down the notes of a page go, and the strip of the first of those that push one another down to there."""
    above, first = NONE, 0
    for i, (strip, y) in enumerate(strips):
        if strip.aside:
            first = i if y + strip.aside.top - above >= NEAR else first
            above = reach(strip, y, above)
    return above, first


def _set(strip: Strip, top: float) -> Strip:
    """A strip whose note stands so far below its top."""
    assert strip.aside
    count, by = len(strip.items) - strip.aside.items, top - strip.aside.top
    items = (*strip.items[:count], *(item.moved(0, by) for item in strip.items[count:]))
    return replace(strip, items=items, aside=replace(strip.aside, top=top))


def make_room(strips: list[Strip], indent: float) -> None:
    """What wants the margin itself is pushed down by the notes above it, and stays on their page.

    So is a note that would leave its own words.  Strips are kept for another pass: what changes is a copy.
    """
    y, above, first = 0.0, NONE, 0  # `first`: the first strip below the last note
    for i, strip in enumerate(strips):
        if strip.page or not i:
            y, above, first = 0.0, NONE, i
        else:
            y += strips[i - 1].height + distance(strips[i - 1], strip)
        if above == NONE and not strip.aside:
            continue
        lack = above + NOTE_GAP - y
        if strip.aside and lack > 0:
            lack = max(0.0, reach(strip, y, above) - strip.aside.tall - strip.aside.top - y - strip.height)
        pushed = lack > 0 and above > y - distance(strips[i - 1], strip)
        if pushed and (strip.aside or any([item.x < indent - 1 for item in strip.items])):
            for follower in range(first, i + 1):
                strips[follower] = replace(strips[follower], glue=True)
            strips[i].before = distance(strips[i - 1], strip) + lack
            y += lack
        if strip.aside:
            above, first = reach(strip, y, above), i + 1
