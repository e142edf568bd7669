"""Strips are divided into pages.  What was placed where is data: `Pages`, frozen, from which painting is a pure pass.

Places are points from the top left corner of the sheet.  Where pages end is decided in `pagebreaks`.  Rules kept here:
the head of a table is set again on each page, a box that goes on is opened again with "continued", what stands on the
foot stands on the foot, and lines in two columns are parted so that both end level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from takehome.element import Element, Flow
from takehome.flow import Galley
from takehome.pagebreaks import Found, divide
from takehome.problems import Place, Problem, Problems
from takehome.said import Said, problem_at
from takehome.sheets import Sheet, stand_on_foot
from takehome.strips import Art, Item, Piece, Strip, Words, frame, shared
from takehome.style import DocumentStyle

PASSES = 6
MOST_PAGES = 500


class Placed(Struct, frozen=True):
    """A piece on a page: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float
    piece: Piece


class Page(Struct, frozen=True):
    """One page.  `number` begins at 1; `top` and `bottom` are the edges of its frame, `used` how far it is filled."""

    number: int
    design: str
    size: tuple[float, float]
    left: float
    top: float
    bottom: float
    used: float
    placed: tuple[Placed, ...]


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


def filled(strips: Sequence[Strip], full: float, found: Found | None = None) -> list[Sheet]:
    """Strips on pages `full` points high, at least one; `found` keeps where they end, for another pass."""
    sheets: list[Sheet] = []
    for stretch in stretches(strips):
        starts = divide(stretch, full, found)
        for start, end in pairwise([*starts, len(stretch)]):
            sheets.append(Sheet(stretch[0].design or "plain", full, stretch[start - 1] if start else None))
            sheets[-1].fill(stretch[start:end], end == len(stretch))
        not_too_many(len(sheets))
    return sheets or [Sheet("plain", full)]


def on_one_page(galley: Galley, elements: Iterable[Element]) -> bool:
    """Whether one page holds some elements."""
    return len(filled(galley.strips(Flow(tuple(elements))), galley.style.paper.height)) == 1


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


class Draft(Struct, frozen=True):
    """Filled sheets that are to be pages of some numbers, in one style: enough to tell what stands on which page."""

    sheets: Sequence[Sheet]
    style: DocumentStyle
    numbers: Sequence[int]

    @property
    def found(self) -> dict[str, int]:
        """The page number of each id."""
        found: dict[str, int] = {}
        for number, sheet in zip(self.numbers, self.sheets, strict=True):
            for strip, _ in sheet.strips:
                for name in strip.anchors:
                    found.setdefault(name, number)
        return found


def settle(build: Callable[[Mapping[str, int], int], Sequence[Draft]], booklet: bool) -> tuple[Pages, int]:
    """Fill sheets until page numbers stand still; only then is what stands on them placed.

    `build(numbers, padding)` gives drafts for the page numbers known so far and, in a booklet, `padding` pages for
    notes, added until the pages fill whole sheets (a multiple of four).  Gives the pages and that padding.
    """
    numbers: Mapping[str, int] = {}
    padding = 0
    for _ in range(PASSES):
        drafts = build(numbers, padding)
        short = -sum(len(draft.sheets) for draft in drafts) % 4 if booklet else 0
        found = {name: number for draft in drafts for name, number in draft.found.items()}
        if found == numbers and not short:
            pages = merged(*(finished(draft.sheets, draft.style, draft.numbers) for draft in drafts))
            _inside(pages)
            return pages, padding
        numbers = found
        padding = (padding + short) % 4
    raise Problems([Problem(Place("", 0, 0), "page numbers do not settle", "shorten a heading that names a page")])


def _inside(pages: Pages) -> None:
    """What is taller than a page and cannot be parted is a Problem where it was written: no word leaves the page."""
    over = [page for page in pages.pages if any(p.y + p.height > page.bottom + 0.5 for p in page.placed if _said(p))]
    if over:
        hint = "make it shorter: a row, a question, a step and a heading are never parted"
        said = [_longest(page) for page in over]
        raise Problems(problem_at(text, "this is taller than a page", hint) for text in [s for s in said if s] or [""])


def _said(placed: Placed) -> bool:
    return isinstance(placed.piece, Words | Art)


def _longest(page: Page) -> str:
    """The words that take most lines of a page."""
    texts = [p.piece.text for p in page.placed if isinstance(p.piece, Words)]
    lines = Counter(map(id, texts))
    ordered = sorted(texts, key=lambda t: -lines[id(t)])
    said = [run.text for text in ordered for run in sorted(text.runs, key=lambda r: -len(r.text))]
    return next((words for words in said if isinstance(words, Said)), "")


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


def _page(number: int, sheet: Sheet, items: Sequence[Item], style: DocumentStyle) -> Page:
    paper, rtl = style.paper, style.rtl
    edges = paper.frame
    recto = number % 2 == 1
    inner_left = (recto != style.binds_right) if style.layout.mirrored else not rtl
    left = edges.start if inner_left else edges.end
    placed = tuple(
        Placed(left + (paper.width - i.x - i.width if rtl else i.x), edges.top + i.y, i.width, i.height, i.piece)
        for i in items
    )
    bottom = paper.size[1] - edges.bottom
    return Page(number, sheet.design, paper.size, left, edges.top, bottom, sheet.used, placed)
