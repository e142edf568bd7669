"""Strips are divided into pages.  What was placed where is data: `Pages`, frozen, from which painting is a pure pass.

Places are points from the top left corner of the sheet.  Where pages end is decided in `pagebreaks`.  Rules kept here:
the head of a table is set again on each page, a box that goes on is opened again with "continued", what stands on the
foot stands on the foot, and lines in two columns are parted so that both end level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from takehome.element import Element, Flow
from takehome.flow import Galley
from takehome.pagebreaks import Found, divide
from takehome.problems import Place, Problem, Problems
from takehome.sheets import Sheet, stand_on_foot
from takehome.strips import Item, Piece, Strip, frame, shared
from takehome.style import DocumentStyle

MOST_PAGES = 500


class Placed(Struct, frozen=True):
    """A piece on a page: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float
    piece: Piece


class Page(Struct, frozen=True):
    """One page.  `number` begins at 1; `top` and `bottom` are the edges of its frame, which is `used` so far down."""

    number: int
    design: str
    size: tuple[float, float]
    left: float
    top: float
    bottom: float
    used: float
    placed: tuple[Placed, ...]

    @property
    def white(self) -> float:
        """The share of its frame below what stands there."""
        return 1 - self.used / (self.bottom - self.top)


class Pages(Struct, frozen=True):
    """The pages of one document, where each id stands (page number and height), and what could not be kept whole."""

    pages: tuple[Page, ...]
    anchors: Mapping[str, tuple[int, float]]
    split_boxes: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The page number of each id."""
        return {name: number for name, (number, _) in self.anchors.items()}


class Laid(Struct, frozen=True):
    """A tree and its pages.

    `sides` tells which of the prepared documents each page belongs to, `outlined` whose headings are the outline.
    """

    tree: Flow
    pages: Pages
    sides: tuple[int, ...]
    outlined: Flow


def paginate(strips: Sequence[Strip], style: DocumentStyle) -> Pages:
    """Divide strips into pages, where no page number has to settle."""
    sheets = filled(strips, style.paper.height)
    return finished(sheets, style, range(1, len(sheets) + 1))


class Cut(Struct, frozen=True):
    """The strips of a page that is not filled yet: its design, the strip it goes on from, whether it is the last."""

    design: str
    before: Strip | None
    strips: Sequence[Strip]
    last: bool

    def filled(self, full: float) -> Sheet:
        """The page, `full` points high."""
        sheet = Sheet(self.design, full, self.before)
        if self.strips:
            sheet.fill(self.strips, self.last)
        return sheet


def cut(strips: Sequence[Strip], full: float, found: Found | None = None) -> list[Cut]:
    """Strips by pages `full` points high, at least one; `found` keeps where they end, for another pass."""
    cuts: list[Cut] = []
    for stretch in stretches(strips):
        starts = divide(stretch, full, found)
        for start, end in pairwise([*starts, len(stretch)]):
            before = stretch[start - 1] if start else None
            cuts.append(Cut(stretch[0].design or "plain", before, stretch[start:end], end == len(stretch)))
        not_too_many(len(cuts))
    return cuts or [Cut("plain", None, (), True)]


def filled(strips: Sequence[Strip], full: float) -> list[Sheet]:
    """Strips on pages `full` points high."""
    return [one.filled(full) for one in cut(strips, full)]


def on_one_page(galley: Galley, elements: Iterable[Element]) -> bool:
    """Whether one page holds some elements."""
    return len(cut(galley.strips(Flow(tuple(elements))), galley.style.paper.height)) == 1


def not_too_many(pages: int) -> None:
    """Raises Problems where a document is too long to be one."""
    if pages > MOST_PAGES:
        raise Problems([Problem(Place("", 0, 0), f"more than {MOST_PAGES} pages", "choose fewer sections")])


def stretches(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Strips up to each page turn that the document itself asks for."""
    found: list[list[Strip]] = []
    for strip in strips:
        if not found or strip.page or strip.design:
            found.append([])
        found[-1].append(strip)
    return found


def merged(*some: Pages) -> Pages:
    """Pages of several styles as those of one document, in the order of their numbers."""
    return Pages(
        tuple(sorted((page for pages in some for page in pages.pages), key=lambda page: page.number)),
        {name: place for pages in some for name, place in pages.anchors.items()},
        tuple(dict.fromkeys(name for pages in some for name in pages.split_boxes)),
    )


def finished(sheets: Sequence[Sheet], style: DocumentStyle, numbers: Sequence[int]) -> Pages:
    """Filled sheets as pages of these numbers."""
    pages: list[Page] = []
    anchors: dict[str, tuple[int, float]] = {}
    split: list[str] = []
    for i, sheet in enumerate(sheets):
        number = numbers[i]
        following = sheets[i + 1].strips[0][0] if i + 1 < len(sheets) and sheets[i + 1].strips else None
        stand_on_foot(sheet)
        items = _items(sheet, following, split)
        pages.append(_page(number, sheet, items, style))
        top = style.paper.frame.top
        for strip, y in sheet.strips:
            for name in strip.anchors:
                anchors.setdefault(name, (number, y + top))
    return Pages(tuple(pages), anchors, tuple(dict.fromkeys(split)))


def _items(sheet: Sheet, following: Strip | None, split: list[str]) -> list[Item]:
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
        items += [Item(i.x, i.y + y, i.width, i.height, i.piece) for i in strip.items]
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


def _page(number: int, sheet: Sheet, items: Sequence[Item], style: DocumentStyle) -> Page:
    paper, rtl = style.paper, style.rtl
    edges = paper.frame
    recto = number % 2 == 1
    inner_left = (recto != style.binds_right) if style.layout.mirrored else not rtl
    left = edges.start if inner_left else edges.end
    top, width = edges.top, paper.width
    placed = [
        Placed(left + (width - i.x - i.width if rtl else i.x), top + i.y, i.width, i.height, i.piece) for i in items
    ]
    bottom = paper.size[1] - edges.bottom
    return Page(number, sheet.design, paper.size, left, top, bottom, sheet.used, tuple(placed))
