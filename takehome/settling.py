"""Page numbers settle: pages are cut again until each number that is printed is the one where its words stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from takehome.pages import Cut, Page, Pages, Placed, finished, merged
from takehome.problems import Place, Problem, Problems
from takehome.said import Said, problem_at
from takehome.sheets import Sheet
from takehome.strips import Art, Words
from takehome.style import DocumentStyle

PASSES = 6


class Draft(Struct, frozen=True):
    """What is to be the pages of some numbers, in one style: enough to tell what stands on which page."""

    sheets: Sequence[Sheet | Cut]
    style: DocumentStyle
    numbers: Sequence[int]

    @property
    def found(self) -> dict[str, int]:
        """The page number of each id."""
        found: dict[str, int] = {}
        for number, sheet in zip(self.numbers, self.sheets, strict=True):
            for strip in sheet.strips if isinstance(sheet, Cut) else [strip for strip, _ in sheet.strips]:
                for name in strip.anchors:
                    found.setdefault(name, number)
        return found

    @property
    def pages(self) -> Pages:
        """The pages, with all that stands on them in its place."""
        full = self.style.paper.height
        sheets = [one.filled(full) if isinstance(one, Cut) else one for one in self.sheets]
        return finished(sheets, self.style, self.numbers)


def settle(build: Callable[[Mapping[str, int], int], Sequence[Draft]], booklet: bool) -> tuple[Pages, int]:
    """Cut pages until their numbers stand still; only then are they filled.

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
            pages = merged(*(draft.pages for draft in drafts))
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
