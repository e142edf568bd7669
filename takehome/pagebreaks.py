"""Where pages end: of all ways to divide strips into pages, the one that costs least.

White left at a foot costs the more, the more there is of it; a table, a list or a paragraph that is parted costs what
its strips say (`Strip.cost`); each page costs something too.  All of it is weighed in one pass from the first strip to
the last, as Knuth and Plass break paragraphs into lines: a page is left short where the pages after it gain by that.
What is glued is never parted while an empty page can hold it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf
from operator import attrgetter

from takehome.hanging import NONE, reach
from takehome.strips import SHRINK, Strip, distance, give

LEAST_FILL = 0.2  # of the last page
FILLED = 0.3  # ... as it should be
LABEL_ROOM = 8.0

PAGE = 1.5  # one page more
WHITE = 10.0  # an empty page: half of it costs a quarter
THIN = 4.0  # a last page with next to nothing
IDLE = 0.6  # ending a page though what follows would still fit; before a section a quarter of it
TORN = 2.0  # ... inside a paragraph
FORCED = 1000.0  # parting what no page can hold
HELD = 3  # ... so many times that in a list item, or between a name or a heading and what it announces
TIGHT = 0.3  # drawing a page together as far as it may be

STRETCH = 0.25  # or opened


Found = dict[tuple[object, ...], list[int]]  # where pages begin, by all that decides it
_glued = ("glue", "held", "lean")
_decides = attrgetter("height", "before", "after", *_glued, "cost", "aside", "shift", "inside", "boxes", "repeat")


def divide(strips: Sequence[Strip], room: float, found: Found | None = None) -> list[int]:
    """The index of the strip that begins each page, for strips without a page turn of their own, in `room` points.

    What is `found` is kept there: while page numbers settle, the same strips, or copies of them, come again and again.
    """
    if found is None:
        return _divided(strips, room)
    key = (room, *map(_decides, strips))
    if key not in found:
        found[key] = _divided(strips, room)
    return found[key]


def _divided(strips: Sequence[Strip], room: float) -> list[int]:
    galley = Measured(strips, room)
    return galley.divide(False) or galley.divide(True)


def head_room(strip: Strip) -> float:
    """What stands above a strip that begins a page: paddings, and air for a label in the rule of its box."""
    air = LABEL_ROOM if any(span.label for span in strip.boxes) else 0.0
    return air + sum(span.top for span in strip.boxes)


def goes_on(before: Strip | None, strip: Strip) -> bool:
    """Whether a table goes on from the page before: what its last row repeats begins with the same words."""
    return before is not None and bool(strip.repeat and before.repeat) and before.repeat[0] is strip.repeat[0]


class Measured:
    """Strips measured once: where each begins and ends if all stood on one endless page."""

    def __init__(self, strips: Sequence[Strip], room: float) -> None:
        self.strips, self.room = strips, room
        heights, pairs = [_height(strip) for strip in strips], list(pairwise(strips))
        gaps = [0.0, *[_gap(a, b) for a, b in pairs]][: len(strips)]
        self.ends = list(accumulate([gap + tall for gap, tall in zip(gaps, heights, strict=True)]))
        self.tops = [end - tall for end, tall in zip(self.ends, heights, strict=True)]
        self.leads = [head_room(strip) if strip.boxes else 0.0 for strip in strips]
        for i, (before, strip) in enumerate(pairs, start=1):
            if strip.repeat and goes_on(before, strip):
                self.leads[i] += sum(head.height for head in strip.repeat)
        self.gives = [0.0, *accumulate([give(a, b) for a, b in pairs])]
        self.feet = [sum([span.bottom for span in strip.boxes]) if strip.boxes else 0.0 for strip in strips]
        end = len(strips)
        self.needs = [0.0] * len(strips)  # how far down the strips that are glued to one go, if it fits a page
        self.idles = [0.0] * len(strips)  # what it costs to end a page before it though it would fit
        for i in range(len(strips) - 1, -1, -1):
            self.needs[i] = self.ends[end - 1] + self.feet[end - 1]
            self.idles[i] = TORN if strips[i].inside else IDLE if strips[i].cost >= 0 else IDLE / 4
            if not strips[i].glue:
                end = i
        glues = [FORCED if strip.glue else 0.0 for strip in strips]
        for i, (before, strip) in enumerate(pairs, start=1):
            glues[i] *= HELD if strip.held or before.lean else 1
        begins = [(g, s.cost, i, n) for g, s, i, n in zip(glues, strips, self.idles, self.needs, strict=True)]
        found = zip(strips, self.ends, self.gives, self.feet, [*begins[1:], None], strict=False)
        self.stops = [  # what decides whether a page may end with a strip, side by side: it is asked thousands of times
            (strip if strip.shift or strip.aside else None, end, give, foot, following)
            for strip, end, give, foot, following in found
        ]

    def height(self, start: int, end: int) -> float:
        """How tall the strips from one up to another are where the first of them begins a page."""
        return self.leads[start] + self.ends[end - 1] - self.tops[start] + self.feet[end - 1] if end > start else 0.0

    def drawn(self, start: int, end: int) -> float:
        """The same where its white is drawn together as far as it may be."""
        return self.height(start, end) - (SHRINK * (self.gives[end - 1] - self.gives[start]) if end > start else 0.0)

    def divide(self, forced: bool) -> list[int]:
        """The cheapest way; with `forced`, glue may part at a price.  Empty where there is no way."""
        return cheapest(len(self.strips), lambda start: self.pages(start, forced))

    def pages(self, start: int, forced: bool = False) -> Iterator[tuple[int, float]]:
        """Every page that begins at a strip: the strip after it, and what it costs."""
        room, most, given = self.room, self.room + 0.01, self.gives[start]
        above = self.leads[start] - self.tops[start]
        note = drawn = NONE  # how far down a note in the margin goes, and on a page that is drawn together
        columns = Columns()
        more = 0.0  # by how much the columns of this page are taller than half of their strips
        alone = forced  # the first strip of a page, which stands there however tall it is
        for after, (beside, end, gives, foot, following) in enumerate(self.stops[start:], start + 1):
            if beside and beside.shift:
                more = columns.taller_with(beside)
            used = above + end + more
            shrink = SHRINK * (gives - given)
            if beside and beside.aside:
                top = used - beside.height
                note, drawn = reach(beside, top, note), reach(beside, top - shrink, drawn)
            if used > most + shrink and not alone:
                return
            if following and following[0] and not forced:
                continue
            full = used + foot if used + foot > note else note
            if (full - shrink > most or drawn > most) and not alone:
                continue
            alone = False
            cost = PAGE + (TIGHT if full > most else 0.0)
            if following is None:
                cost += thin_cost(full / room)
            else:
                glue, begins, idle, need = following
                white = 1 - full / room  # as `white_cost` has it, without a call for each of many thousand ways
                cost += (WHITE * white**2 if white > 0 else 0.0) + begins + glue
                if above + need <= room:
                    cost += idle
            yield after, cost


def white_cost(fill: float) -> float:
    """What the white costs on a page that is so far filled."""
    return WHITE * max(0.0, 1 - fill) ** 2


def thin_cost(fill: float) -> float:
    """What it costs that a last page is so far filled."""
    return THIN * max(0.0, FILLED - fill) / FILLED


def cheapest(count: int, pages: Callable[[int], Iterable[tuple[int, float]]]) -> list[int]:
    """The starts of pages on the cheapest way from 0 to `count`; `pages(start)` gives where pages end, and their cost.

    Empty where no way leads there.
    """
    costs = [0.0] + [inf] * count
    came = [0] * (count + 1)
    for start in range(count):
        if costs[start] == inf:
            continue
        spent = costs[start]
        for after, cost in pages(start):
            if spent + cost < costs[after]:
                costs[after], came[after] = spent + cost, start
    if costs[count] == inf:
        return []
    starts = [came[count]]
    while starts[-1]:
        starts.append(came[starts[-1]])
    return starts[::-1]


def column_split(run: Sequence[Strip]) -> tuple[float, int]:
    """How tall strips are in two columns that end as high as can be, and which strip begins the second."""
    ends = list(accumulate(s.height + (distance(run[i - 1], s) if i else 0.0) for i, s in enumerate(run)))
    tops = [end - strip.height for end, strip in zip(ends, run, strict=True)]
    ways = [(max(ends[i - 1], ends[-1] - tops[i] if i < len(run) else 0.0), i) for i in range(1, len(run) + 1)]
    return min([way for way in ways if way[1] == len(run) or not run[way[1]].glue])


class Columns:
    """Strips in two columns, one more at a time."""

    def __init__(self) -> None:
        self.run: list[Strip] = []
        self.tops: list[float] = []
        self.ends: list[float] = []
        self.turns: list[float] = []  # the end of a strip and the top of the next: where columns end level, their sum
        self.half = 0.0

    def taller_with(self, strip: Strip) -> float:
        """By how much two columns with one more strip are taller than half of their strips."""
        gap = distance(self.run[-1], strip) if self.run else 0.0
        top = self.ends[-1] + gap if self.run else 0.0
        if self.run:
            self.turns.append(self.ends[-1] + top)
        self.run.append(strip)
        self.tops.append(top)
        self.ends.append(top + strip.height)
        self.half += strip.height / 2 + gap / 2
        total = self.ends[-1]
        level = bisect_left(self.turns, total)
        tall = total
        for way in (range(level, len(self.turns)), range(level - 1, -1, -1)):
            i = next((i + 1 for i in way if not self.run[i + 1].glue), None)
            if i is not None:
                tall = min(tall, max(self.ends[i - 1], total - self.tops[i]))
        return tall - self.half


def _height(strip: Strip) -> float:
    return strip.height / 2 if strip.shift else strip.height


def _gap(above: Strip, below: Strip) -> float:
    white = distance(above, below)
    return white / 2 if above.shift and below.shift else white
