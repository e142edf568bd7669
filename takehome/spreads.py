"""Spreads: two facing pages are filled together, pair by pair, as one page of double width.

A pair is the same section in two languages.  Each pair starts level; where one side ends early, lines to write on
follow it.  A pair that goes on turns the page at the same words on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from msgspec import Struct, field

from takehome.facing import Ranks, Strips, level
from takehome.pagebreaks import FORCED, PAGE, Measured, cheapest, divide, thin, white
from takehome.pages import not_too_many, stretches
from takehome.sheets import Sheet
from takehome.strips import Item, Rule, Strip, shared
from takehome.strips import white as white_between

LEAST_LINES = 3  # lines to write on; where fewer have room there are none
TORN_ONE = 6.0  # parting on one side what must part on the other, where an empty page costs ten
LABEL_SINKS = 8.0  # the first line may be nearer to a label than to another line
AIR = 6.0  # between words and lines to write on

Pair = tuple[Strips, Strips]
Spot = tuple[int, int, int]  # a pair, and a strip of each of its sides


class Ruling(Struct, frozen=True):
    """Lines to write on, of one side: where they begin, how long they are, how far apart, how thick.

    `label` says above them what they are for; it is for the eye only.
    """

    x: float
    width: float
    pitch: float
    thickness: float
    label: Strip | None = None

    def lines(self, room: float) -> Strip | None:
        """As many lines as there is room for, if they are worth it."""
        label = self.label.items if self.label else ()
        top = AIR + (self.label.height - LABEL_SINKS if self.label else 0.0)
        count = int((room - top) / self.pitch)
        if count < LEAST_LINES:
            return None
        ruled = (Item(self.x, top + self.pitch * n, self.width, 0, Rule(self.thickness)) for n in range(1, count + 1))
        return Strip(top + self.pitch * count, (*(item.moved(0, AIR) for item in label), *ruled))


class Spread(Struct):
    """Two facing pages while they are filled, and how far down they are used."""

    sides: tuple[Sheet, Sheet]
    used: float = 0.0


def spreads(pairs: Sequence[Pair], ranks: Ranks, room: float, rulings: tuple[Ruling, Ruling]) -> list[Spread]:
    """Spreads of pages `room` points high, filled with pairs; `rulings` are the lines of each side."""
    filler = _Filler(ranks, room, rulings)
    for stretch in _between_turns(pairs):
        filler.fill(stretch)
    return filler.found


def _between_turns(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs up to each page turn that the document itself asks for."""
    found: list[list[Pair]] = []
    for one, two in pairs:
        for pair in zip_longest(stretches(one), stretches(two), fillvalue=()):
            if not found or any(side and side[0].page for side in pair):
                found.append([])
            found[-1].append(pair)
    return found


class _Filler(Struct):
    ranks: Ranks
    room: float
    rulings: tuple[Ruling, Ruling]
    found: list[Spread] = field(default_factory=list)

    def fill(self, pairs: Sequence[Pair]) -> None:
        """Pairs from a new spread on, turned where it costs least."""
        double = _Double(pairs, self.ranks, self.room)
        for start, end in pairwise([*double.starts(), len(double.spots)]):
            self._turn()
            whole = double.fits(start, end)
            for number, (a, b), (c, d) in double.parts(start, end):
                one, two = pairs[number]
                before = (one[a - 1] if a else None, two[b - 1] if b else None)
                if whole:
                    self._level((one[a:c], two[b:d]), before, (c < len(one), d < len(two)))
                else:
                    self._apart((one[a:c], two[b:d]))

    def _apart(self, pair: Pair) -> None:
        """What is taller than a page: its sides turn the page where each of them must."""
        cut = []
        for strips in pair:
            starts = divide(strips, self.room) if strips else []
            cut.append([strips[a:b] for a, b in pairwise([*starts, len(strips)])])
        for number, (a, b) in enumerate(zip_longest(*cut, fillvalue=())):
            if number:
                self._turn()
            before = [side[number - 1][-1] if 0 < number <= len(side) else None for side in cut]
            self._level((a, b), before, [number + 1 < len(side) for side in cut])

    def _turn(self) -> None:
        not_too_many(2 * len(self.found))
        self.found.append(Spread((Sheet("plain", self.room), Sheet("plain", self.room))))

    def _gap(self, pair: Pair) -> float:
        """The white before a pair: as much as the side that wants more of it asks for."""
        ends = [sheet.strips[-1][0] if sheet.strips else None for sheet in self.found[-1].sides]
        return gap(ends, pair)

    def _level(self, pair: Pair, before: Sequence[Strip | None], going_on: Sequence[bool]) -> None:
        """Set what of a pair stands on this spread, both sides from the same height."""
        spread = self.found[-1]
        top = spread.used + self._gap(pair)
        ends = [top, top]
        for number, (sheet, strips) in enumerate(zip(spread.sides, pair, strict=True)):
            if not strips:
                continue
            part = Sheet("plain", self.room - top, before[number])
            part.fill(strips, last=True)
            sheet.before = sheet.before if sheet.strips else before[number]
            sheet.strips += [(strip, y + top) for strip, y in part.strips]
            sheet.used = top + part.used
            ends[number] = sheet.used + sum(span.bottom for span in strips[-1].boxes)
        spread.used = max(ends)
        if any(strips and strips[-1].foot for strips in pair):
            return
        for sheet, end, ruling, goes_on in zip(spread.sides, ends, self.rulings, going_on, strict=True):
            lines = None if goes_on else ruling.lines(spread.used - end)
            if lines is not None:
                sheet.strips.append((lines, end))
                sheet.used = end + lines.height


def gap(ends: Sequence[Strip | None], pair: Pair) -> float:
    """The white between what stands last on both sides and a pair."""
    whites = [
        white_between(end, strips[0], shared(end.boxes, strips[0].boxes))
        for end, strips in zip(ends, pair, strict=True)
        if end is not None and strips
    ]
    return max(whites, default=0.0)


class _Double:
    """Pairs measured once, and the spots where both sides may turn the page."""

    def __init__(self, pairs: Sequence[Pair], ranks: Ranks, room: float) -> None:
        self.pairs, self.room = pairs, room
        self.sides = [(Measured(one, room), Measured(two, room)) for one, two in pairs]
        self.spots: list[Spot] = [(n, *at) for n, pair in enumerate(pairs) for at in level(*pair, ranks)]
        ends = [(one[-1] if one else None, two[-1] if two else None) for one, two in pairs]
        self.gaps = [0.0, *(gap(end, pair) for end, pair in zip(ends, pairs[1:], strict=False))]

    def starts(self) -> list[int]:
        """The spots where spreads begin, on the cheapest way."""
        return cheapest(len(self.spots), self._pages)

    def fits(self, start: int, end: int) -> bool:
        """Whether a spread can hold what stands from one spot to another."""
        return self._height(start, end)[1] <= self.room + 0.01

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
            tall, least = self._height(start, end)
            if least > self.room + 0.01:
                if waiting is None:
                    yield end, FORCED
                break
            if waiting is not None:
                yield waiting[0], waiting[1] + waiting[2]
            waiting = (end, *self._cost(end, tall / self.room))
        if waiting is not None:
            yield waiting[:2]

    def _glued(self, spot: int) -> bool:
        return spot < len(self.spots) and all(strip.glue for strip in self._begins(spot))

    def _begins(self, spot: int) -> list[Strip]:
        number, *at = self.spots[spot]
        return [strips[i] for strips, i in zip(self.pairs[number], at, strict=True) if i < len(strips)]

    def _cost(self, end: int, fill: float) -> tuple[float, float]:
        if end == len(self.spots):
            return PAGE + thin(fill), 0.0
        number, *at = self.spots[end]
        idle = [side.idles[i] for side, i in zip(self.sides[number], at, strict=True) if i < len(side.strips)]
        begins = self._begins(end)
        torn = TORN_ONE if any(strip.glue for strip in begins) else 0.0
        return PAGE + white(fill) + max(strip.cost for strip in begins) + torn, min(idle)

    def _height(self, start: int, end: int) -> tuple[float, float]:
        """How tall a spread is, and how tall if the white of the last pair on it is drawn together."""
        tall = least = 0.0
        for number, begins, ends in self.parts(start, end):
            places = [(side, *at) for side, *at in zip(self.sides[number], begins, ends, strict=True)]
            top = tall + (self.gaps[number] if tall else 0.0)
            tall = top + max(side.height(a, b) for side, a, b in places)
            least = top + max(side.drawn(a, b) for side, a, b in places)
        return tall, least
