"""Words of a page as marked content: stretches that one element owns, of one direction, and where links are pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from takehome.element import Text
from takehome.pages import Page, Placed
from takehome.strips import Words
from takehome.text import Line


class Mark(Struct, frozen=True):
    """One marked piece of an element: page index, identifier on that page, and the run it stands for, if one alone."""

    page: int
    mcid: int
    run: int | None = None


class LinkArea(Struct, frozen=True):
    """Where a link can be pressed: page index, box from the top left corner (left, top, right, bottom), its run."""

    page: int
    box: tuple[float, float, float, float]
    text: Text
    run: int


def line_of(placed: Placed) -> Line:
    """The line of words that stand somewhere."""
    assert isinstance(placed.piece, Words)
    return placed.piece.line


def stretches(
    text: Text, members: Sequence[Placed], end: Placed
) -> Iterator[tuple[tuple[int | None, bool], Placed, Line, bool]]:
    """Parts of lines that are of one run, if it stands alone in the tree, and of one direction (whether from right to
    left), and whether the text ends with them."""
    for placed in members:
        line = line_of(placed)
        for owner, pieces in groupby(line.pieces, key=lambda p: (_alone(text, p.run), p.rtl)):
            part = Line(tuple(pieces), line.width, line.rtl)
            yield owner, placed, part, placed is end and part.pieces[-1] is line.pieces[-1]


def links(text: Text, members: Sequence[Placed], page: Page, widest: float) -> Iterator[LinkArea]:
    """Where links of a text can be pressed, one area for each of their lines."""
    for placed in members:
        x = left_of(placed, widest)
        for run, group in groupby(line_of(placed).pieces, key=lambda p: _alone(text, p.run)):
            if run is not None and text.runs[run].href:
                pieces = list(group)
                left, right = min(p.x for p in pieces), max(p.x + p.width for p in pieces)
                box = (x + left, placed.y, x + right, placed.y + placed.height)
                yield LinkArea(page.number - 1, box, text, run)


def _alone(text: Text, run: int) -> int | None:
    """The run, if it needs an element of its own in the tree: a link, or a phrase in another language."""
    return run if text.runs[run].href or text.runs[run].lang else None


def left_of(placed: Placed, widest: float) -> float:
    """The left edge of a line.

    A text stands where its page begins.  Lines that run against the page begin at one edge, that of the `widest`.
    """
    words = placed.piece
    assert isinstance(words, Words)
    whole, rtl = words.line, words.style.rtl
    if words.text.own_side:
        return placed.x + (placed.width - whole.width if whole.rtl else 0.0)
    if rtl:
        return placed.x + placed.width - (whole.width if whole.rtl else widest)
    return placed.x + (widest - whole.width if whole.rtl else 0.0)
