"""Spreads: two facing pages are filled together, pair by pair, as one page of double width.

A pair is the same section in two languages.  Each pair starts level, and so does each block in it; inside a block lines
keep their pitch.  Where one side ends early, lines to write on follow it.  A pair that goes on turns the page at the
same words on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest

from msgspec import Struct, field

from takehome.element import Run, Text
from takehome.facing import Ranks, abreast
from takehome.flow import Galley
from takehome.pagebreaks import divide
from takehome.pages import not_too_many, stretches
from takehome.sheets import Sheet
from takehome.spreadbreaks import Double, Pair, even, gap
from takehome.strips import Item, Room, Rule, Strip

LEAST_LINES = 3  # lines to write on; where fewer have room there are none
LABEL_SINKS = 8.0  # the first line may be nearer to a label than to another line
AIR = 6.0  # between words and lines to write on


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


def ruling(galley: Galley) -> Ruling:
    """The lines to write on of one side."""
    paper, fields = galley.style.paper, galley.style.layout.fields
    room = Room(paper.indent, paper.width - paper.indent, 0.0, paper.width)
    (label,) = galley.text(Text((Run(galley.style.say("notes")),), "note"), room, artifact=True)
    return Ruling(room.x, room.width, fields.pitch, fields.rule, label)


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
        double = Double(pairs, self.ranks, self.room)
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
            ends[number] = top + part.used + sum(span.bottom for span in strips[-1].boxes)
        if all(pair):
            ends = self._evened(spread, pair, ends)
        for sheet, strips, end in zip(spread.sides, pair, ends, strict=True):
            sheet.used = end - sum(span.bottom for span in strips[-1].boxes) if strips else sheet.used
        spread.used = max(ends)
        if any(strips and strips[-1].foot for strips in pair):
            return
        for sheet, end, lined, goes_on in zip(spread.sides, ends, self.rulings, going_on, strict=True):
            lines = None if goes_on else lined.lines(spread.used - end)
            if lines is not None:
                sheet.strips.append((lines, end))
                sheet.used = end + lines.height

    def _evened(self, spread: Spread, pair: Pair, ends: list[float]) -> list[float]:
        """Lower on either side a block that begins higher than the same one beside it, if the page has room."""
        firsts = [len(sheet.strips) - len(strips) for sheet, strips in zip(spread.sides, pair, strict=True)]
        tops = [[y for _, y in sheet.strips[first:]] for sheet, first in zip(spread.sides, firsts, strict=True)]
        moved, evened = even(abreast(*pair, self.ranks), (tops[0], tops[1]), ends)
        if max(evened) > self.room + 0.01:
            return ends
        for sheet, first, by in zip(spread.sides, firsts, moved, strict=True):
            sheet.strips[first:] = [(s, y + d) for (s, y), d in zip(sheet.strips[first:], by, strict=True)]
        return evened
