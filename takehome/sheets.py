"""One page while it is being filled: white gives a little, columns end level, the foot stands on the foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from takehome.hanging import lowered, lowest
from takehome.pagebreaks import STRETCH, column_split, goes_on, head_room
from takehome.strips import SHRINK, Strip, distance, give


class Sheet(Struct):
    """A page while it is being filled: strips with their heights, and the strip the page before ended with."""

    design: str
    limit: float
    before: Strip | None = None
    strips: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0

    def fill(self, strips: Sequence[Strip], last: bool) -> None:
        """Set the strips; the white between them gives a little so that a page ends on its foot, the last one apart."""
        gaps = [(distance(a, b), give(a, b)) for a, b in pairwise(strips)]
        self._set(strips, gaps, 0.0)
        slack = sum([more for _, more in gaps])
        note, origin = lowest(self.strips)
        spare = self.limit - max(note, self.used + sum(span.bottom for span in strips[-1].boxes))
        if note > self.limit:  # only the white above a note draws it up
            slack = sum(give(a[0], b[0]) for a, b in pairwise(self.strips[: origin + 1]))
        opens = not last and spare <= STRETCH * slack and not strips[-1].foot
        if slack and (spare < -0.01 or opens):
            self._set(strips, gaps, max(spare / slack, -SHRINK))
        self.strips = lowered(self.strips)

    def _set(self, strips: Sequence[Strip], gaps: Sequence[tuple[float, float]], ease: float) -> None:
        """Set strips below each other; `gaps`: the white between two, and how much of it a page may take or add."""
        self.strips, self.used = [], head_room(strips[0])
        for head in strips[0].repeat if goes_on(self.before, strips[0]) else ():
            self.strips.append((head, self.used))
            self.used += head.height
        for strip, (white, more) in zip(strips, [(0.0, 0.0), *gaps], strict=True):
            self.used += white + ease * more
            self.strips.append((strip, self.used))
            self.used += strip.height
        _level(self)


def _level(sheet: Sheet) -> None:
    """Strips in two columns: the first gets as many as make both end as high as can be."""
    inside = [i for i, (strip, _) in enumerate(sheet.strips) if strip.shift]
    if not inside:
        return
    start, end = inside[0], inside[-1] + 1
    top = sheet.strips[start][1]
    run = [strip for strip, _ in sheet.strips[start:end]]
    tall, middle = column_split(run)
    moved: list[tuple[Strip, float]] = []
    for part, shift in ((run[:middle], 0.0), (run[middle:], run[0].shift)):
        y = top
        for i, strip in enumerate(part):
            y += distance(part[i - 1], strip) if i else 0.0
            moved.append((replace(strip, items=tuple(item.moved(shift, 0) for item in strip.items)), y))
            y += strip.height
    gained = sheet.used - (sheet.strips[end - 1][1] + run[-1].height)
    below = top + tall - (sheet.strips[end - 1][1] + run[-1].height)
    sheet.strips[start:] = [*moved, *((strip, y + below) for strip, y in sheet.strips[end:])]
    sheet.used = top + tall + gained


def stand_on_foot(sheet: Sheet) -> None:
    """What is meant for the foot goes down there, if nothing follows it on the page."""
    first = len(sheet.strips)
    while first and sheet.strips[first - 1][0].foot:
        first -= 1
    if first in (0, len(sheet.strips)):
        return  # a page with nothing else on it begins at its top
    last = sheet.strips[-1][0]
    spare = sheet.limit - sheet.used - sum(span.bottom for span in last.boxes)
    if spare > 0:
        sheet.strips[first:] = [(strip, y + spare) for strip, y in sheet.strips[first:]]
        sheet.used += spare
