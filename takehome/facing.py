"""Facing pages: one booklet in two languages, the patient's on one page and the same sections on the page facing it.

Both sides are laid out as strips; a pair is a section on both sides.  Spreads are filled with pairs as one double page,
each pair starting level; where one side is shorter, lines to write on follow it.  Cover and back are the patient's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Any, get_args

from msgspec import Struct, field
from msgspec.structs import replace

from takehome.element import Element, Flow, Run
from takehome.pagebreaks import divide, head_room
from takehome.sheets import Sheet
from takehome.strips import Item, Rule, Strip, distance

PAIR_GAP = 24.0  # least white between two pairs
LEAST_LINES = 3  # lines to write on, under this many none
Side = list[Strip]
ELEMENTS = get_args(Element)


def apart(element: Any, mark: str) -> Any:
    """The same element with every name of a place, and every link to one, in a space of its own (`mark` before it)."""
    changes: dict[str, Any] = {}
    for name in element.__struct_fields__:
        value = getattr(element, name)
        if name == "id" and value:
            changes[name] = mark + value
        elif name == "runs":
            changes[name] = tuple(_run(run, mark) for run in value)
        elif isinstance(value, (tuple, *ELEMENTS)):
            changes[name] = _apart(value, mark)
    return replace(element, **changes)


def _apart(value: Any, mark: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_apart(inner, mark) for inner in value)
    return apart(value, mark) if isinstance(value, ELEMENTS) else value


def _run(run: Run, mark: str) -> Run:
    href = f"#{mark}{run.href[1:]}" if run.href and run.href.startswith("#") else run.href
    return replace(run, href=href, page_of=mark + run.page_of if run.page_of else None)


def tree(cover: Sequence[Element], sides: Sequence[Flow], back: Sequence[Element]) -> Flow:
    """One document: cover, a part for each language, back; it speaks the first of them."""
    parts = tuple(Flow(side.children, role="Part", lang=side.lang) for side in sides)
    return Flow((*cover, *parts, *back), role="Document", lang=sides[0].lang)


class Spread(Struct):
    """Two facing pages while they are filled: strips with their heights on each, and how far both are used."""

    first: list[tuple[Strip, float]] = field(default_factory=list)
    second: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0


def spreads(first: Side, second: Side, room: float, pitch: float, rules: Sequence[tuple[float, float]]) -> list[Spread]:
    """Fill spreads of pages `room` points high; `rules` are left edge and width of lines to write on, on each side."""
    found = [Spread()]
    for one, two, turn in _pairs(first, second):
        spread = found[-1]
        start = spread.used + PAIR_GAP if spread.used else 0.0
        tall = max(_tall(one), _tall(two))
        if spread.used and (turn or start + tall > room):
            found.append(Spread())
            start = 0.0
        if start + tall <= room:
            _level(found[-1], (one, two), start, pitch, rules)
            continue
        for a, b in zip_longest(_parted(one, room), _parted(two, room), fillvalue=[]):
            if found[-1].used:
                found.append(Spread())
            _level(found[-1], (a, b), 0.0, pitch, rules)
    return found


def sheet(strips: list[tuple[Strip, float]], room: float, before: Strip | None) -> Sheet:
    """One side of a spread as a page."""
    used = max((y + strip.height for strip, y in strips), default=0.0)
    return Sheet("plain", room, before, list(strips), used)


def _pairs(first: Side, second: Side) -> Iterator[tuple[Side, Side, bool]]:
    """Strips of both sides from one common place to the next, and whether a new page begins there."""
    common = {a for s in first for a in s.anchors} & {_plain(a) for s in second for a in s.anchors}
    ones, twos = _cut(first, common), _cut(second, common)
    for one, two in zip_longest(ones, twos, fillvalue=[]):
        yield one, two, any(side and side[0].page for side in (one, two))


def _plain(anchor: str) -> str:
    return anchor.partition(":")[2]


def _cut(side: Side, common: set[str]) -> list[Side]:
    found: list[Side] = []
    for strip in side:
        names = {a if a in common else _plain(a) for a in strip.anchors}
        if not found or strip.page or (names & common and not strip.glue):
            found.append([])
        found[-1].append(strip)
    return found


def _tall(strips: Side) -> float:
    if not strips:
        return 0.0
    inner = sum(strip.height for strip in strips) + sum(distance(a, b) for a, b in pairwise(strips))
    return head_room(strips[0]) + inner + sum(span.bottom for span in strips[-1].boxes)


def _parted(strips: Side, room: float) -> list[Side]:
    starts = divide(strips, room) if strips else []
    return [strips[a:b] for a, b in zip(starts, [*starts[1:], len(strips)], strict=True)]


def _level(
    spread: Spread, sides: tuple[Side, Side], start: float, pitch: float, rules: Sequence[tuple[float, float]]
) -> None:
    """Set a pair from one height on both sides; lines to write on fill up the shorter."""
    ends = []
    for page, strips in zip((spread.first, spread.second), sides, strict=True):
        y = start + (head_room(strips[0]) if strips else 0.0)
        for i, strip in enumerate(strips):
            y += distance(strips[i - 1], strip) if i else 0.0
            page.append((strip, y))
            y += strip.height
        ends.append(y + (sum(span.bottom for span in strips[-1].boxes) if strips else 0.0))
    spread.used = max(ends)
    for page, end, (x, width) in zip((spread.first, spread.second), ends, rules, strict=True):
        count = int((spread.used - end) / pitch)
        if count >= LEAST_LINES:
            items = tuple(Item(x, pitch * (i + 1), width, 0.0, Rule(0.5)) for i in range(count))
            page.append((Strip(pitch * count, items), end))
