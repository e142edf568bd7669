"""Rule 8 of clear print: when to call, in two tiers, each with its numbers, where a reader looks first.

No choice leaves the boxes out and the schema holds both tiers, so this looks at what was made of them: the boxes of
the element tree, and where they stand.  What is missing fails.  A box that is only one page late, for want of room on
the page before, is a warning: the numbers stand before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from takehome.checks.passages import is_second, said_in
from takehome.document import Document
from takehome.element import Box, Element, Flow, Rows, Text, walk
from takehome.pages import Pages
from takehome.parts.callbox import TODAY
from takehome.problems import Level, Problem
from takehome.said import problem_at
from takehome.strips import Words

CALLS = "calls"
TIERS = {"urgent": "emergency", "today": "clinic-today"}  # the look of a box, and the tier of its signs
POINTED = ("when-to-call", TODAY)  # what a first page that cannot hold a box leads to
CALLED, NUMBERED = "call", "phone"  # the styles of what to do, and of the numbers: no note, sign or section has them
INSIDE, OVERLEAF = 2, 2  # the inside cover of a booklet; the back of the first page of a sheet
SHORTEN = "fewer signs in `when_to_call`, or a shorter title or main message"
CLOSE = "--set type.spacing=null"


class Standing(Struct, frozen=True):
    """The texts of each page, the page of each id, and of each tier where its boxes begin and end (the first two)."""

    texts: Mapping[int, Sequence[Text]]
    numbers: Mapping[str, int]
    starts: Mapping[str, int]
    ends: Mapping[str, int]
    last: int


def calls(document: Document, tree: Flow, pages: Pages) -> Iterator[Problem]:
    """All that rule 8 asks for."""
    every = [element for element in walk(tree) if isinstance(element, Box)]
    boxes = {tier: [box for box in every if _is(box, look)] for look, tier in TIERS.items()}
    for tier, some in boxes.items():
        if not some:
            hint = f"name a sign of the tier {tier} in `when_to_call`"
            yield problem_at(document.title, f"0 boxes for signs of the tier {tier}", hint, rule=CALLS)
        for phone in _phones(document)[tier]:
            if not all(_says(_told(box, tier), phone) for box in some):
                what = f"a box for signs of the tier {tier} does not say {str(phone)!r}"
                yield problem_at(phone, what, "each box holds the numbers of its tier", rule=CALLS)
    standing = _standing(tree, pages, boxes)
    if is_second(tree):  # the back stands once, on the first side
        yield from _booklet(document, standing, INSIDE + 1)
        return
    yield from _unsaid(document, standing, standing.last if document.booklet else 1)
    yield from (_booklet if document.booklet else _sheet)(document, standing)


def _standing(tree: Flow, pages: Pages, boxes: Mapping[str, Sequence[Element]]) -> Standing:
    """Where texts and boxes stand; a text is known by what it is, not by what it says, which another may say too."""
    there: dict[int, set[int]] = {}
    for page in pages.pages:
        for placed in page.placed:
            if isinstance(placed.piece, Words) and not placed.piece.artifact:
                there.setdefault(id(placed.piece.text), set()).add(page.number)
    texts: dict[int, list[Text]] = {}
    for text in walk(tree):
        if isinstance(text, Text):
            for number in there.get(id(text), ()):
                texts.setdefault(number, []).append(text)
    starts = {tier: _pages(some[:1], there, min) for tier, some in boxes.items() if some}
    ends = {tier: _pages(some[:1], there, max) for tier, some in boxes.items() if some}
    return Standing(texts, pages.numbers, starts, ends, len(pages.pages))


def _pages(boxes: Sequence[Element], there: Mapping[int, set[int]], which: Callable[..., int]) -> int:
    """The first or the last page of boxes; 0 where they stand nowhere."""
    return which((page for box in boxes for text in walk(box) for page in there.get(id(text), ())), default=0)


def _sheet(document: Document, standing: Standing) -> Iterator[Problem]:
    """Both boxes begin on page 1, or it says from which page on they stand (as large print does)."""
    pointing = [t for t in standing.texts.get(1, ()) if t.role != "Reference"]  # contents are no pointer
    led = {run.page_of for text in pointing for run in text.runs}
    told = [standing.numbers[name] for name in POINTED if name in led and name in standing.numbers]
    for tier, page in standing.starts.items():
        if page != 1 and not any(number <= page for number in told):
            level: Level = "warning" if page == OVERLEAF else "error"
            what = f"the signs of the tier {tier} stand on page {page}, and page 1 does not say so"
            yield problem_at(document.title, what, _shorter(document), level=level, rule=CALLS)


def _booklet(document: Document, standing: Standing, inside: int = INSIDE) -> Iterator[Problem]:
    """The emergency box stands `inside` the cover, the clinic's on the page that faces it (a language on every second).

    Where signs of the emergency number need both, the clinic's box overleaf is one to look at.
    """
    step = 2 if document.facing else 1
    allowed = {"emergency": (inside,), "clinic-today": (inside, inside + step)}
    for tier, page in standing.starts.items():
        if page not in allowed[tier]:
            pushed = tier != "emergency" and page == standing.ends.get("emergency", 0) + step
            what = f"the signs of the tier {tier} stand on page {page}, not inside the cover (page {inside})"
            level: Level = "warning" if pushed else "error"
            yield problem_at(document.title, what, _shorter(document), level=level, rule=CALLS)


def _shorter(document: Document) -> str:
    """What gives signs more room."""
    wide = document.brand.type.spacing == "wide"
    return f"{SHORTEN}, or no `spacing: wide`, which takes more room (for one print: {CLOSE})" if wide else SHORTEN


def _unsaid(document: Document, standing: Standing, page: int) -> Iterator[Problem]:
    """Numbers that page 1 of a sheet, or the back of a booklet, should say and does not."""
    for phone in dict.fromkeys(phone for phones in _phones(document).values() for phone in phones):
        some = (text for text in standing.texts.get(page, ()) if text.style in (CALLED, NUMBERED))
        if not any(_says(text, phone) for text in some):
            what = f"page {page} does not say {str(phone)!r}"
            yield problem_at(phone, what, "shorten what stands there with whom to call", rule=CALLS)


def _phones(document: Document) -> Mapping[str, tuple[str, ...]]:
    phones = document.brand.phones
    ours = (phones.day, phones.night) if phones.night else (phones.day,)
    return {"emergency": (phones.emergency,), "clinic-today": ours}


def _is(box: Box, look: str) -> bool:
    """Whether a box is one for signs of a look: one without any only says whom to call."""
    return box.look == look and any(_signs(inner) for inner in walk(box))


def _told(box: Box, tier: str) -> Flow:
    """Where a box says whom to call: the emergency number in its head, the clinic's in lines of their own."""
    if tier == "emergency":
        return Flow(tuple(inner for inner in walk(box) if isinstance(inner, Rows) and inner.look == "call-head"))
    return Flow(tuple(inner for inner in walk(box) if isinstance(inner, Text) and inner.style == NUMBERED))


def _signs(element: Element) -> bool:
    return isinstance(element, Rows) and element.look == "call" and bool(element.rows)


def _says(element: Element, phone: str) -> bool:
    """Whether a number stands in an element as a whole, not as a part of a longer one, its spaces held or not."""
    number = re.compile(rf"(?<![\d-]){re.escape(_loose(phone))}(?![\d-])")
    return any(isinstance(text, Text) and number.search(_loose(said_in(text))) for text in walk(element))


def _loose(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
