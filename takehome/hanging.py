"""Notes that hang down in the margin push down what wants the margin itself."""

from __future__ import annotations

from msgspec.structs import replace

from takehome.strips import Strip, distance

NOTE_GAP = 12.0


def make_room(strips: list[Strip], indent: float) -> None:
    """A note that hangs down pushes down what wants the margin itself, and keeps it on its page.

    Strips are kept for another pass: what changes is a copy.
    """
    hanging = 0.0
    beside: list[int] = []
    for i in range(1, len(strips)):
        before, strip = strips[i - 1], strips[i]
        if before.hang:
            hanging, beside = before.hang, []
        else:
            hanging = max(hanging - before.height, 0.0)
        if hanging <= 0.0 or strip.page:
            hanging = 0.0
            continue
        gap = distance(before, strip)
        beside.append(i)
        if any(item.x < indent - 1 for item in strip.items) and hanging + NOTE_GAP > gap:
            for follower in beside:
                strips[follower] = replace(strips[follower], glue=True)
            strips[i].before = max(strip.before, hanging + NOTE_GAP)
            hanging = 0.0
        else:
            hanging -= gap
