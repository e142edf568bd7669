"""Rule 19, as far as the screen file shows it: what a printer reaches, how a booklet folds, how much ink it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from takehome.checks import GEOMETRY, HARD_TO_FOLD, MANY_PAGES, MOST_PAGES, fewer_pages
from takehome.checks.finished import Finished, Printed, several
from takehome.checks.painted import looked_at
from takehome.checks.shown import Box, Shown
from takehome.checks.structure import Annotation, Node, Structure
from takehome.problems import Problem
from takehome.problems import shown as quoted

if TYPE_CHECKING:
    from PIL.Image import Image

EDGE = 18.0  # 6.35 mm
INNER = 12 * 72 / 25.4
FOLD = 4  # pages of a sheet of a booklet
LINKS = 3  # so many in the only item of a list are a run of them
INK = 0.08  # of a page, dark on average
_SCALE = 0.5  # 36 dots an inch are enough for how dark a page is
_SLACK = 0.05
_WHOLE = frozenset(("TR", "LI"))  # what never splits
_FITS = 0.7  # of a page: what is no taller had a place on one, whatever stood before it
_FITS_FIRST = 0.5  # ... below the heading and the caption of a table, which stay with its first row
_PAPER = 0.99  # a colour as light as this is the paper's


def geometry(read: Finished, kind: Printed, data: bytes) -> Iterator[Problem]:
    """Rule 19: edges, pages and inner margin of a booklet, ink.  `data` is the file, to be looked at as pictures."""
    near = [where for page in read.pages for where in _near(page)]
    if near:
        what = f"painted nearer than {EDGE:g} points (6.35 mm) to the edge: {several(near)}"
        yield kind.problem(what, "printers cannot reach it: make the margin wider", GEOMETRY)
    if torn := list(_torn(read)):
        what = f"parted between two pages, though one could hold it: {several(torn)}"
        yield kind.problem(what, "keep rows, points and questions whole", GEOMETRY)
    if kind.booklet:
        yield from _booklet(read, kind)
    dark = darkness(data)
    if dark and sum(dark) / len(dark) > INK:
        what = f"ink on {100 * sum(dark) / len(dark):.1f} % of a page, over {100 * INK:g} %"
        page = dark.index(max(dark)) + 1
        hint = f"outlines in place of areas; page {page} is the darkest ({100 * max(dark):.1f} %)"
        yield kind.problem(what, hint, GEOMETRY, "warning")


def _ink(page: Shown) -> Iterator[tuple[str, Box]]:
    """What is painted on a page in any colour but the paper's, and its box."""
    for run in page.runs:
        yield repr(run.text.strip()), run.box
    for shape in page.shapes:
        if shape.colour is None or min(shape.colour) < _PAPER:
            yield "a picture" if shape.kind == "image" else "a line or area", shape.box


def _near(page: Shown) -> Iterator[str]:
    left, low, right, high = page.media
    for what, box in _ink(page):
        least = min(box[0] - left, box[1] - low, right - box[2], high - box[3])
        if least < EDGE - _SLACK:
            yield f"page {page.page + 1}, {what} ({least:.1f} points)"


def _torn(read: Finished) -> Iterator[str]:
    """Rows of tables and items of lists, questions among them, that stand on more than one page and need not.

    The only item of a list that is a run of links is none of several: so the publishers of sources stand.  The head of
    a table whose rows are cards stands in the first of them, and is parted where that is.
    """
    marked: list[dict[int, list[Box]]] = [{} for _ in read.pages]
    for boxes, page in zip(marked, read.pages, strict=True):
        for run in page.runs:
            if run.mcid is not None:
                boxes.setdefault(run.mcid, []).append(run.box)
    _, low, _, high = read.pages[0].media
    lists = [node for node in read.structure.walk() if node.role == "L"]
    spared = {id(node.kids[0]) for node in lists if len(node.kids) == 1 and _links(node) >= LINKS}
    firsts: set[int] = set()
    for head, first in _heads(read.structure):
        pages = {page for page, _ in _standing(first, marked)}
        spared |= {id(head)} if {page for page, _ in _standing(head, marked)} <= pages else set()
        firsts.add(id(first))
    for node in read.structure.walk():
        if node.role not in _WHOLE or id(node) in spared:
            continue
        held: dict[int, list[Box]] = {}
        for page, boxes in _standing(node, marked):
            held.setdefault(page, []).extend(boxes)
        fits = _FITS_FIRST if id(node) in firsts else _FITS
        if len(held) > 1 and sum(_tall(boxes) for boxes in held.values()) < fits * (high - low):
            first, *_, last = sorted(held)
            yield f"pages {first + 1} and {last + 1}, {quoted(node.text())!r}"


def _standing(node: Node, marked: Sequence[Mapping[int, list[Box]]]) -> Iterator[tuple[int, list[Box]]]:
    """Where each piece of a node stands: the page, and the boxes of its ink."""
    for piece in (piece for one in node.walk() for piece in one.pieces if piece.page >= 0):
        if piece.mcid in marked[piece.page]:
            yield piece.page, marked[piece.page][piece.mcid]


def _heads(structure: Structure) -> Iterator[tuple[Node, Node]]:
    """The last row of the head of each table, and the first row below it."""
    for table in (node for node in structure.walk() if node.role == "Table"):
        rows = [(group.role, row) for group in table.nodes for row in group.nodes if row.role == "TR"]
        yield from ((a[1], b[1]) for a, b in pairwise(rows) if a[0] == "THead" and b[0] != "THead")


def _links(node: Node) -> int:
    return sum(isinstance(kid, Annotation) for one in node.walk() for kid in one.kids)


def _tall(boxes: list[Box]) -> float:
    return max(box[3] for box in boxes) - min(box[1] for box in boxes)


def _booklet(read: Finished, kind: Printed) -> Iterator[Problem]:
    count = len(read.pages)
    if count % FOLD:
        hint = f"{FOLD - count % FOLD} more, or fewer: it is folded from sheets of {FOLD}"
        yield kind.problem(f"{count} pages are no multiple of {FOLD}", hint, GEOMETRY)
    if count > MANY_PAGES:
        level, most = ("error", MOST_PAGES) if count > MOST_PAGES else ("warning", MANY_PAGES)
        what = f"a booklet of {count} pages, over {most}: {HARD_TO_FOLD[most]}"
        yield kind.problem(what, fewer_pages(facing=kind.facing), GEOMETRY, level)
    tight = []
    for page in read.pages:
        on_left = (page.page % 2 == 0) != read.turned  # page 1 is a right one, its spine on its left
        edge = page.media[0] if on_left else page.media[2]
        for what, box in _ink(page):
            room = box[0] - edge if on_left else edge - box[2]
            if room < INNER - _SLACK:
                tight.append(f"page {page.page + 1}, {what} ({room:.1f} points)")
    if tight:
        what = f"inner margin under {INNER:.0f} points (12 mm): {several(tight)}"
        yield kind.problem(what, "the fold swallows it: make the margin wider", GEOMETRY)


def darkness(data: bytes) -> tuple[float, ...]:
    """How dark each page is on average, 0 to 1, as PDFium paints it in grey."""
    return tuple(looked_at(data, _dark, _SCALE))


def _dark(picture: Image) -> float:
    light = sum(value * count for value, count in enumerate(picture.histogram()))
    return 1 - light / (255 * picture.width * picture.height)
