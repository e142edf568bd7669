"""Strips are divided into pages.  What was placed where is data: `Pages`, frozen, from which painting is a pure pass.

Places are points from the top left corner of the sheet.  Rules kept here: glued strips stay together while an empty
page can hold them, the head of a table is set again on each page, a box that goes on is opened again with
"continued", what stands on the foot stands on the foot, and a document does not end on a page with a line or two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from takehome.problems import Place, Problem, Problems
from takehome.strips import Item, Piece, Strip, distance, frame, height, shared
from takehome.style import DocumentStyle

PASSES = 6
LEAST_FILL = 0.2
MOST_PAGES = 500
LABEL_ROOM = 8.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on a page: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float
    piece: Piece


@dataclass(frozen=True, slots=True)
class Page:
    """One page.  `number` begins at 1; `top` and `bottom` are the edges of its frame, `used` how far it is filled."""

    number: int
    design: str
    size: tuple[float, float]
    left: float
    top: float
    bottom: float
    used: float
    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one document, where each id stands (page number and height), and what could not be kept whole."""

    pages: tuple[Page, ...]
    anchors: Mapping[str, tuple[int, float]]
    split_boxes: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The page number of each id."""
        return {name: number for name, (number, _) in self.anchors.items()}


@dataclass(slots=True)
class _Sheet:
    """A page while it is being filled: strips with their heights, and the strip the page before ended with."""

    design: str
    limit: float
    strips: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0
    before: Strip | None = None

    def room_for(self, chain: Sequence[Strip]) -> bool:
        last = self.strips[-1][0] if self.strips else None
        first = chain[0]
        lead = (
            distance(last, first)
            if last
            else _label_room(first) + sum(s.top for s in first.boxes) + height(self._repeat(first))
        )
        inner = sum(s.height for s in chain)
        inner += sum(distance(a, b) for a, b in pairwise(chain))
        return self.used + lead + inner + sum(s.bottom for s in chain[-1].boxes) <= self.limit + 0.01

    def _repeat(self, first: Strip) -> tuple[Strip, ...]:
        return first.repeat if self.before is not None and first.repeat else ()

    def add(self, strip: Strip) -> None:
        if not self.strips:
            self.used = _label_room(strip) + sum(span.top for span in strip.boxes)
            for head in self._repeat(strip) if strip.repeat and _goes_on(self.before, strip) else ():
                self.strips.append((head, self.used))
                self.used += head.height
        else:
            self.used += distance(self.strips[-1][0], strip)
        self.strips.append((strip, self.used))
        self.used += strip.height


def _label_room(strip: Strip) -> float:
    """A label in the rule of a box that begins a page needs air above it."""
    return LABEL_ROOM if any(span.label for span in strip.boxes) else 0.0


def _goes_on(before: Strip | None, strip: Strip) -> bool:
    """Whether a table goes on from the page before: its last row repeats the same head."""
    return before is not None and (before.repeat is strip.repeat or before in strip.repeat)


def paginate(strips: Sequence[Strip], style: DocumentStyle, limits: Mapping[int, float] | None = None) -> Pages:
    """Divide strips into pages; `limits` lowers the height of single pages (by index)."""
    full = style.paper.height
    limits = limits or {}
    sheets: list[_Sheet] = [_Sheet("plain", limits.get(0, full))]

    def turn(design: str = "plain", before: Strip | None = None) -> None:
        sheets.append(_Sheet(design, limits.get(len(sheets), full), before=before))
        if len(sheets) > MOST_PAGES:
            raise Problems([Problem(Place("", 0, 0), f"more than {MOST_PAGES} pages", "choose fewer sections")])

    for chain in _chains(strips):
        first = chain[0]
        if first.page or first.design:
            if sheets[-1].strips:
                turn()
            sheets[-1].design = first.design or "plain"
        sheet = sheets[-1]
        if not sheet.room_for(chain) and sheet.strips:
            turn(before=sheet.strips[-1][0])
        if sheets[-1].room_for(chain):
            for strip in chain:
                sheets[-1].add(strip)
            continue
        for strip in chain:  # taller than an empty page: parted where it must be
            if sheets[-1].strips and not sheets[-1].room_for([strip]):
                turn(before=sheets[-1].strips[-1][0])
            sheets[-1].add(strip)
    return _finish(sheets, style)


def settle(build: Callable[[Mapping[str, int], int], Sequence[Strip]], style: DocumentStyle) -> tuple[Pages, int]:
    """Paginate until page numbers stand still.

    `build(numbers, padding)` gives the strips for the page numbers known so far and, in a booklet, `padding` pages for
    notes, added until the pages fill whole sheets (a multiple of four).  Gives the pages and that padding.
    """
    numbers: Mapping[str, int] = {}
    padding = 0
    for _ in range(PASSES):
        strips = build(numbers, padding)
        pages = paginate(strips, style)
        if not style.layout.booklet:
            pages = _fuller(strips, style, pages)
        short = -len(pages.pages) % 4 if style.layout.booklet else 0
        if pages.numbers == numbers and not short:
            return pages, padding
        numbers = pages.numbers
        padding = (padding + short) % 4
    raise Problems([Problem(Place("", 0, 0), "page numbers do not settle", "shorten a heading that names a page")])


def _fuller(strips: Sequence[Strip], style: DocumentStyle, pages: Pages) -> Pages:
    """Move lines to a last page that would hold less than a fifth."""
    count = len(pages.pages)
    full = style.paper.height
    if count < 2 or pages.pages[-1].used >= LEAST_FILL * full:
        return pages
    for share in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6):
        tried = paginate(strips, style, {count - 2: share * full})
        if len(tried.pages) == count and tried.pages[-1].used >= LEAST_FILL * full:
            return tried
    return pages


def _chains(strips: Sequence[Strip]) -> list[list[Strip]]:
    chains: list[list[Strip]] = []
    for strip in strips:
        if strip.glue and chains and not strip.page:
            chains[-1].append(strip)
        else:
            chains.append([strip])
    return chains


def _finish(sheets: Sequence[_Sheet], style: DocumentStyle) -> Pages:
    pages: list[Page] = []
    anchors: dict[str, tuple[int, float]] = {}
    split: list[str] = []
    for i, sheet in enumerate(sheets):
        number = i + 1
        following = sheets[i + 1].strips[0][0] if i + 1 < len(sheets) and sheets[i + 1].strips else None
        _stand_on_foot(sheet)
        items = _items(sheet, following, split)
        pages.append(_page(number, sheet, items, style))
        top = style.paper.frame.top
        for strip, y in sheet.strips:
            for name in strip.anchors:
                anchors.setdefault(name, (number, y + top))
    return Pages(tuple(pages), anchors, tuple(dict.fromkeys(split)))


def _stand_on_foot(sheet: _Sheet) -> None:
    first = next((i for i, (strip, _) in enumerate(sheet.strips) if strip.foot), None)
    if first is None:
        return
    last = sheet.strips[-1][0]
    spare = sheet.limit - sheet.used - sum(span.bottom for span in last.boxes)
    if spare > 0:
        sheet.strips[first:] = [(strip, y + spare) for strip, y in sheet.strips[first:]]
        sheet.used += spare


def _items(sheet: _Sheet, following: Strip | None, split: list[str]) -> list[Item]:
    """What stands on a page, the frames of its boxes included."""
    items: list[Item] = []
    open_at: list[tuple[float, bool]] = []
    boxes: tuple = ()
    end = 0.0
    for strip, y in sheet.strips:
        common = shared(boxes, strip.boxes)
        items += _closed(boxes, common, open_at, end)
        if not items and not open_at and sheet.before is not None:
            carried = shared(sheet.before.boxes, strip.boxes)
        else:
            carried = 0
        top = y - sum(span.top for span in strip.boxes[common:])
        for depth, span in enumerate(strip.boxes[common:], start=common):
            open_at.append((top, depth < carried))
            top += span.top
        items.extend(item.moved(0, y) for item in strip.items)
        boxes, end = strip.boxes, y + strip.height
    if following is not None:
        split += [span.name for span in boxes[: shared(boxes, following.boxes)]]
    return items + _closed(boxes, 0, open_at, end)


def _closed(boxes: tuple, keep: int, open_at: list[tuple[float, bool]], end: float) -> list[Item]:
    items: list[Item] = []
    for span in reversed(boxes[keep:]):
        end += span.bottom
        top, again = open_at.pop()
        items += frame(span, top, end, again)
    return items


def _page(number: int, sheet: _Sheet, items: Sequence[Item], style: DocumentStyle) -> Page:
    paper, rtl = style.paper, style.rtl
    edges = paper.frame
    recto = number % 2 == 1
    inner_left = (recto != rtl) if style.layout.mirrored else not rtl
    left = edges.start if inner_left else edges.end
    placed = tuple(
        Placed(left + (paper.width - i.x - i.width if rtl else i.x), edges.top + i.y, i.width, i.height, i.piece)
        for i in items
    )
    bottom = paper.size[1] - edges.bottom
    return Page(number, sheet.design, paper.size, left, edges.top, bottom, sheet.used, placed)
