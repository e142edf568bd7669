"""Where spreads end: pages that face each other turn at the same words, on the cheapest way over a whole chapter.

A spread is measured as one page of double width, on which the same block begins level on both sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from takehome.facing import Ranks, Strips, abreast, level
from takehome.pagebreaks import FORCED, PAGE, Measured, cheapest, thin_cost, white_cost
from takehome.strips import Strip, shared, white

UNEVEN = 3.0  # a part on which the same things do not stand level, for want of room
TORN_ONE = 6.0  # parting on one side what must part on the other, where an empty page costs ten

Pair = tuple[Strips, Strips]
Spot = tuple[int, int, int]  # a pair, and a strip of each of its sides


def even(
    spots: Sequence[tuple[int, int]], tops: tuple[Sequence[float], Sequence[float]], ends: Sequence[float]
) -> tuple[tuple[list[float], list[float]], list[float]]:
    """How far the strips of both sides go down, so that the blocks that begin at each of the `spots` stand level.

    `tops` are where the strips begin, `ends` where the sides do; gives the ways of all strips, and the new ends.
    """
    moved: tuple[list[float], list[float]] = ([], [])
    by = [0.0, 0.0]
    for (i, j), (after, beyond) in pairwise([*spots, (len(tops[0]), len(tops[1]))]):
        heights = tops[0][i] + by[0], tops[1][j] + by[1]
        by = [was + max(heights) - height for was, height in zip(by, heights, strict=True)]
        moved[0].extend([by[0]] * (after - i))
        moved[1].extend([by[1]] * (beyond - j))
    return moved, [end + way for end, way in zip(ends, by, strict=True)]


def gap(ends: Sequence[Strip | None], pair: Pair) -> float:
    """The white between what stands last on both sides and a pair."""
    whites = [
        white(end, strips[0], shared(end.boxes, strips[0].boxes))
        for end, strips in zip(ends, pair, strict=True)
        if end is not None and strips
    ]
    return max(whites, default=0.0)


class Double:
    """Pairs measured once, and the spots where both sides may turn the page."""

    def __init__(self, pairs: Sequence[Pair], ranks: Ranks, room: float) -> None:
        self.pairs, self.room = pairs, room
        self.sides = [(Measured(one, room), Measured(two, room)) for one, two in pairs]
        self.abreast = [abreast(*pair, ranks) for pair in pairs]
        self.spots: list[Spot] = [(n, *at) for n, pair in enumerate(pairs) for at in level(*pair, ranks)]
        ends = [(one[-1] if one else None, two[-1] if two else None) for one, two in pairs]
        self.gaps = [0.0, *(gap(end, pair) for end, pair in zip(ends, pairs[1:], strict=False))]

    def starts(self) -> list[int]:
        """The spots where spreads begin, on the cheapest way."""
        return cheapest(len(self.spots), self._pages)

    def fits(self, start: int, end: int) -> bool:
        """Whether a spread can hold what stands from one spot to another."""
        return self._height(start, end)[1] <= self.room + 0.01

    def stands_level(self, start: int, end: int) -> bool:
        """Whether such a spread has room for the same things side by side."""
        return not self._height(start, end)[2]

    def parts(self, start: int, end: int) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
        """What stands on the spread from one spot to another: of each pair, the strips of both sides, from and to."""
        number, *at = self.spots[start]
        last, *stop = self.spots[end] if end < len(self.spots) else (len(self.pairs), 0, 0)
        while number < last:
            one, two = self.pairs[number]
            yield number, (at[0], at[1]), (len(one), len(two))
            number, at = number + 1, [0, 0]
        if at != stop:
            yield number, (at[0], at[1]), (stop[0], stop[1])

    def _pages(self, start: int) -> Iterator[tuple[int, float]]:
        """Every spread that begins at a spot: the spot after it, and what it costs; one that is too full if all are."""
        waiting: tuple[int, float, float] | None = None  # a spot, its cost, and what it costs if more would have fitted
        for end in range(start + 1, len(self.spots) + 1):
            if self._glued(end):
                continue
            tall, least, uneven = self._height(start, end)
            if least > self.room + 0.01:
                if waiting is None:
                    yield end, FORCED
                break
            if waiting is not None:
                yield waiting[0], waiting[1] + waiting[2]
            cost, idle = self._cost(end, tall / self.room)
            waiting = (end, cost + UNEVEN * uneven, idle)
        if waiting is not None:
            yield waiting[:2]

    def _glued(self, spot: int) -> bool:
        return spot < len(self.spots) and all(strip.glue for strip in self._begins(spot))

    def _begins(self, spot: int) -> list[Strip]:
        number, *at = self.spots[spot]
        return [strips[i] for strips, i in zip(self.pairs[number], at, strict=True) if i < len(strips)]

    def _cost(self, end: int, fill: float) -> tuple[float, float]:
        if end == len(self.spots):
            on_foot = any(strips and strips[-1].foot for strips in self.pairs[-1])
            return PAGE + (0.0 if on_foot else thin_cost(fill)), 0.0
        number, *at = self.spots[end]
        idle = [side.idles[i] for side, i in zip(self.sides[number], at, strict=True) if i < len(side.strips)]
        begins = self._begins(end)
        torn = TORN_ONE if any(strip.glue for strip in begins) else 0.0
        return PAGE + white_cost(fill) + max(strip.cost for strip in begins) + torn, min(idle)

    def _height(self, start: int, end: int) -> tuple[float, float, int]:
        """How tall a spread is, and if the white of its last pair is drawn together; how many pairs are uneven."""
        tall = least = 0.0
        uneven = 0
        for number, begins, ends in self.parts(start, end):
            places = [(side, *at) for side, *at in zip(self.sides[number], begins, ends, strict=True)]
            top = tall + (self.gaps[number] if tall else 0.0)
            least = top + max(side.drawn(a, b) for side, a, b in places)
            tall = top + max(self._evened(number, begins, ends))
            if tall > self.room:  # then it stands as it comes
                uneven += 1
                tall = top + max(side.height(a, b) for side, a, b in places)
        return tall, least, uneven

    def _evened(self, number: int, begins: tuple[int, int], ends: tuple[int, int]) -> list[float]:
        """How tall both sides of a part are where the same things stand level."""
        (a, b), (c, d), sides = begins, ends, self.sides[number]
        heights = [side.height(*at) for side, *at in zip(sides, begins, ends, strict=True)]
        if a == c or b == d:
            return heights
        tops = [
            [side.leads[start] + top - side.tops[start] for top in side.tops[start:end]]
            for side, start, end in zip(sides, begins, ends, strict=True)
        ]
        spots = self.abreast[number]
        near = spots[bisect_left(spots, (a + 1, -1)) : bisect_left(spots, (c, -1))]
        inside = [(0, 0), *((i - a, j - b) for i, j in near if b < j < d)]
        return even(inside, (tops[0], tops[1]), heights)[1]
