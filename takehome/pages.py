"""Strips are divided into pages.  What was placed where is data: `Pages`, frozen, from which painting is a pure pass.

Places are points from the top left corner of the sheet.  Where pages end is decided in `pagebreaks`.  Rules kept here:
the head of a table is set again on each page, a box that goes on is opened again with "continued", what stands on the
foot stands on the foot, and lines in two columns are parted so that both end level.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from takehome.pagebreaks import SHRINK, STRETCH, divide, goes_on, head_room
from takehome.problems import Place, Problem, Problems
from takehome.strips import Item, Piece, Strip, distance, frame, give, shared
from takehome.style import DocumentStyle

PASSES = 6
MOST_PAGES = 500


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
    before: Strip | None = None
    strips: list[tuple[Strip, float]] = field(default_factory=list)
    used: float = 0.0

    def fill(self, strips: Sequence[Strip], last: bool) -> None:
        """Set the strips; the white between them gives a little so that a page ends on its foot, the last one apart."""
        self._set(strips, 0.0)
        slack = sum(give(a, b) for a, b in pairwise(strips))
        notes = [(y + strip.height + strip.hang, i) for i, (strip, y) in enumerate(self.strips) if strip.hang]
        note, origin = max(notes, default=(0.0, 0))
        spare = self.limit - max(note, self.used + sum(span.bottom for span in strips[-1].boxes))
        if note > self.limit:  # only the white above a note draws it up
            slack = sum(give(a[0], b[0]) for a, b in pairwise(self.strips[: origin + 1]))
        opens = not last and spare <= STRETCH * slack and not strips[-1].foot
        if slack and (spare < -0.01 or opens):
            self._set(strips, max(spare / slack, -SHRINK))

    def _set(self, strips: Sequence[Strip], ease: float) -> None:
        self.strips, self.used = [], head_room(strips[0])
        for head in strips[0].repeat if goes_on(self.before, strips[0]) else ():
            self.strips.append((head, self.used))
            self.used += head.height
        for i, strip in enumerate(strips):
            if i:
                self.used += distance(strips[i - 1], strip) + ease * give(strips[i - 1], strip)
            self.strips.append((strip, self.used))
            self.used += strip.height
        _level(self)


def paginate(strips: Sequence[Strip], style: DocumentStyle) -> Pages:
    """Divide strips into pages."""
    full = style.paper.height
    sheets: list[_Sheet] = []
    for stretch in _stretches(strips):
        starts = divide(stretch, full)
        for start, end in pairwise([*starts, len(stretch)]):
            sheets.append(_Sheet(stretch[0].design or "plain", full, stretch[start - 1] if start else None))
            sheets[-1].fill(stretch[start:end], end == len(stretch))
        if len(sheets) > MOST_PAGES:
            raise Problems([Problem(Place("", 0, 0), f"more than {MOST_PAGES} pages", "choose fewer sections")])
    return _finish(sheets or [_Sheet("plain", full)], style)


def _stretches(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Strips up to each page turn that the document itself asks for."""
    stretches: list[list[Strip]] = []
    for strip in strips:
        if not stretches or strip.page or strip.design:
            stretches.append([])
        stretches[-1].append(strip)
    return stretches


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
        short = -len(pages.pages) % 4 if style.layout.booklet else 0
        if pages.numbers == numbers and not short:
            return pages, padding
        numbers = pages.numbers
        padding = (padding + short) % 4
    raise Problems([Problem(Place("", 0, 0), "page numbers do not settle", "shorten a heading that names a page")])


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


def _level(sheet: _Sheet) -> None:
    """Strips in two columns: the first gets as many as make both end as high as can be."""
    inside = [i for i, (strip, _) in enumerate(sheet.strips) if strip.shift]
    if not inside:
        return
    start, end = inside[0], inside[-1] + 1
    top = sheet.strips[start][1]
    run = [strip for strip, _ in sheet.strips[start:end]]
    room = sheet.limit - top + 0.01
    ends = [y + strip.height - top for strip, y in sheet.strips[start:end]]
    tops = [y - top for _, y in sheet.strips[start:end]]
    ways = [(max(ends[i - 1], ends[-1] - tops[i] if i < len(run) else 0.0), i) for i in range(1, len(run) + 1)]
    whole = [(tall, i) for tall, i in ways if (i == len(run) or not run[i].glue) and tall <= room]
    tall, middle = min(whole or ways)
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


def _stand_on_foot(sheet: _Sheet) -> None:
    """What is meant for the foot goes down there, if nothing follows it on the page."""
    first = len(sheet.strips)
    while first and sheet.strips[first - 1][0].foot:
        first -= 1
    if first == len(sheet.strips):
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
