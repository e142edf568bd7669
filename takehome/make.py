"""From an order to the bytes of a PDF: the stages in their order, and nothing kept in between."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from takehome import preflight
from takehome.content import MASTER
from takehome.document import Document
from takehome.element import Flow
from takehome.labels import overlapping
from takehome.laying import lay_out
from takehome.library import Library
from takehome.metadata import Facts
from takehome.order import Order
from takehome.pages import Pages
from takehome.paired import paired
from takehome.parts.when_to_call import NUMBERS
from takehome.pictures import LOGO
from takehome.prepare import Given, Prepared, Unprintable, prepare
from takehome.problems import Place, Problem, Problems
from takehome.runninglines import running
from takehome.said import place_of
from takehome.style import DocumentStyle

__all__ = ("Made", "Unprintable", "facts", "make")


class Made(Struct, frozen=True):
    """A finished document: its bytes, and every stage that a check may want to look at."""

    data: bytes
    document: Document
    tree: Flow
    pages: Pages
    style: DocumentStyle
    findings: tuple[Problem, ...]
    notices: tuple[str, ...] = ()  # what the tool did, for the person at the desk
    art: tuple[str, ...] = ()  # the names of the stock drawings on its pages
    facing: Document | None = None  # what the pages say that face those of the document

    @property
    def sides(self) -> tuple[tuple[Document, Flow], ...]:
        """Its documents, two where pages face each other, each with a tree whose language is its own."""
        second = ((self.facing, replace(self.tree, lang=self.facing.language)),) if self.facing else ()
        return ((self.document, self.tree), *second)


def make(
    library: Library,
    order: Order,
    given: Given | None = None,
    *,
    person: str | None = None,
    step: Callable[[str], None] = lambda name: None,
) -> Made:
    """Build the document of an order.

    `given` is what stands in no library, `person` short for a name alone; `step` is told the name of each stage.
    Raises Problems for all that is wrong with content, brand or order.
    """
    with _uncollected():
        return _make(library, order, given or Given(person), step)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a document is many small values without cycles; the search costs a tenth."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _make(library: Library, order: Order, given: Given, step: Callable[[str], None]) -> Made:
    library.setter.spare()
    languages = [str(lang) for lang in order.langs or (MASTER,)]
    preflight.spoken(library, order)
    preflight.facing(library, order, library.layout(order.layout or "sheet"))
    ready = [prepare(library, order, language, given, step) for language in languages]
    if len(ready) == 2:
        ready = _facing(library, ready)
    step("laying out")
    laid = lay_out(library.setter, ready)
    step("painting")
    from takehome.paint import paint_parts  # what draws is imported once there is something to draw
    from takehome.writer import write

    said = [running(library.setter, one.document, one.style) for one in ready]
    parts = [(page, ready[side].style, said[side]) for page, side in zip(laid.pages.pages, laid.sides, strict=True)]
    painted = paint_parts(parts, library.setter)
    data = write(laid.tree, laid.pages, painted, facts(*(one.document for one in ready)), laid.outlined)
    findings = dict.fromkeys(problem for one in ready for problem in one.findings)
    notices = tuple(dict.fromkeys(notice for one in ready for notice in one.document.notices))
    first = ready[0]
    pictures = {key: picture for one in ready for key, picture in one.ctx.pictures.items()}
    found = (
        *findings,
        *_splits(laid.pages, first.document),
        *_late(laid.pages, first),
        *overlapping(laid.pages, pictures),
    )
    art = tuple(sorted({name for one in ready for topic, name in one.ctx.pictures if not topic and name != LOGO}))
    facing = ready[1].document if len(ready) == 2 else None
    return Made(data, first.document, laid.tree, laid.pages, first.style, found, notices, art, facing)


def _facing(library: Library, ready: Sequence[Prepared]) -> list[Prepared]:
    """Two documents made to face each other; what is wrong says what can be mended."""
    topics = {str(chapter.topic) for chapter in ready[0].document.chapters}
    try:
        return paired(ready[0], ready[1], {topic for topic in topics if MASTER not in library.languages(topic)})
    except Problems as bad:
        raise Problems(map(library.mendable, bad.problems)) from None


def facts(document: Document, facing: Document | None = None) -> Facts:
    """What the file says about itself: never a person's name."""
    return Facts(
        document.title,
        str(document.brand.name),
        document.notice,
        document.language,
        document.issued,
        facing=facing.language if facing else None,
        id=document.code,
    )


def _late(pages: Pages, ready: Prepared) -> tuple[Problem, ...]:
    """A sheet whose first page does not say whom to call."""
    if ready.style.layout.booklet or pages.numbers[NUMBERS] == 1:
        return ()
    place = place_of(ready.document.title) or Place("")
    hint = "shorten the title or the main message, or choose smaller type or longer paper"
    return (Problem(place, "the first page has no room for whom to call", hint, level="warning"),)


def _splits(pages: Pages, document: Document) -> tuple[Problem, ...]:
    """Boxes that no page can hold: they go on under their heading, which their author may want to know."""
    place = place_of(document.title) or Place("")
    hint = "its heading is set again above the rest; shorter words or smaller type keep it whole"
    return tuple(
        Problem(place, f"in {document.language!r}, a box ({name}) goes on on the next page", hint, level="warning")
        for name in pages.split_boxes
    )
