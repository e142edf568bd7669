"""Rule 5 of clear print: little below a heading, nothing without one, no level skipped, none last on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from takehome.checks.passages import HEADINGS, SPOKEN, Passage, is_second, longest, parts, said_in, words
from takehome.element import Flow, Text, walk
from takehome.pages import Page, Pages, Placed
from takehome.problems import Problem, shown
from takehome.said import problem_at
from takehome.strips import Art, Disc, Frame, Words

CHUNKS = "chunks"
CHUNK = 250  # words below one heading
HEADLESS = frozenset(("chapter-number", "clinic"))  # styles of what may stand above the heading of its part


def chunks(found: Sequence[Passage], tree: Flow, pages: Pages) -> Iterator[Problem]:
    """All that rule 5 asks for."""
    yield from _long(found)
    yield from _bare(tree)
    yield from _skipped(tree)
    for page in pages.pages:
        yield from _last(page)


def _long(found: Sequence[Passage]) -> Iterator[Problem]:
    """Too much below one heading."""
    for _, below in groupby(found, key=lambda passage: passage.part):
        first, *more = below
        count = sum(len(words(passage.text)) for passage in (first, *more))
        if count > CHUNK:
            what = f"{count} words below the heading {str(first.heading)!r}, over {CHUNK}"
            yield problem_at(first.typed, what, "part it by another heading", level="warning", rule=CHUNKS)


def _bare(tree: Flow) -> Iterator[Problem]:
    """A part that begins with words and not with a heading: every section has a title, so that is our mistake."""
    for part in parts(tree, ("Sect", "Part")):
        told = (text for text in walk(part) if isinstance(text, Text) and text.style not in HEADLESS)
        first = next(told, None)
        if first is not None and first.role not in HEADINGS and first.role in SPOKEN:
            what = f"1 part begins without a heading: {shown(said_in(first))}"
            yield problem_at(longest(first), what, "give it a title", level="warning", rule=CHUNKS)


def _skipped(tree: Flow) -> Iterator[Problem]:
    """A heading more than one level below the one before it; the first is the title, which faces no page."""
    above = int(is_second(tree))
    for text in walk(tree):
        if isinstance(text, Text) and text.role in HEADINGS:
            level = int(text.role[1])
            if level > above + 1:
                what = f"the heading {shown(said_in(text))!r} is of level {level}, after one of level {above}"
                yield problem_at(longest(text), what, "no level is left out", level="warning", rule=CHUNKS)
            above = level


def _last(page: Page) -> Iterator[Problem]:
    """A heading with nothing of what it heads on its page: all else ends above it."""
    headings: dict[int, tuple[Text, float]] = {}  # with the height of its first line: words may stand beside it
    foot = 0.0
    for placed in page.placed:
        piece = placed.piece
        if isinstance(piece, Words) and not piece.artifact and piece.text.role in HEADINGS:
            headings.setdefault(id(piece.text), (piece.text, placed.y))
        elif _counts(placed):
            foot = max(foot, placed.y + placed.height)
    for text, y in headings.values():
        if y >= foot:
            what = f"the heading {shown(said_in(text))!r} is the last on page {page.number}"
            yield problem_at(longest(text), what, "shorten what stands before it", level="warning", rule=CHUNKS)
            return


def _counts(placed: Placed) -> bool:
    """Whether a piece is something to read or to write on, and no decoration and no repetition."""
    match placed.piece:
        case Frame() | Disc():
            return False
        case Art(drawing=drawing):
            return drawing.alt is not None
        case Words(artifact=artifact):
            return not artifact
    return True
