"""From an order to the bytes of a PDF: the stages in their order, and nothing kept in between."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from takehome import preflight
from takehome.compose import Document
from takehome.content import MASTER, Handout
from takehome.dates import language_name
from takehome.element import Flow
from takehome.laying import lay_out
from takehome.library import Library
from takehome.metadata import Facts
from takehome.order import Order
from takehome.pages import Pages
from takehome.prepare import Given, Prepared, Unprintable, prepare, running
from takehome.problems import Place, Problem
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


def make(
    library: Library,
    order: Order,
    *,
    person: str | None = None,
    own: Mapping[str, Handout] | None = None,
    beside: Mapping[str, Path] | None = None,
    step: Callable[[str], None] = lambda name: None,
) -> Made:
    """Build the document of an order.

    `own` are handouts from files outside the library, by topic, `beside` the folders of their pictures; `step` is
    told the name of each stage.
    Raises Problems for all that is wrong with content, brand or order.
    """
    with _uncollected():
        return _make(library, order, Given(person, own or {}, beside or {}), step)


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
    preflight.facing(order, library.layout(order.layout or "sheet"))
    ready = [prepare(library, order, language, given, step) for language in languages]
    if len(ready) == 2:
        ready = _beside(ready[0], ready[1])
    step("laying out")
    laid = lay_out(library.setter, ready)
    step("painting")
    from takehome.paint import paint_parts  # what draws is imported once there is something to draw
    from takehome.writer import write

    said = [running(one.document, one.style) for one in ready]
    parts = [(page, ready[side].style, said[side]) for page, side in zip(laid.pages.pages, laid.sides, strict=True)]
    painted = paint_parts(parts, library.setter)
    data = write(laid.tree, laid.pages, painted, facts(*(one.document for one in ready)), laid.outlined)
    findings = dict.fromkeys(problem for one in ready for problem in one.findings)
    return Made(data, ready[0].document, laid.tree, laid.pages, ready[0].style, (*findings, *_splits(laid.pages)))


def _beside(one: Prepared, two: Prepared) -> list[Prepared]:
    """Two documents that will face each other.

    They are bound as the first is read, and its order of terms is that of both.
    """
    first, second = one.document, two.document
    notices = [_said(first, second), _said(second, first)]
    order = [key for key, _ in first.terms]
    terms = sorted(second.terms, key=lambda term: order.index(term[0]) if term[0] in order else len(order))
    facing = (second.title, second.language), (first.title, first.language)
    first = replace(first, facing=facing[0], unchecked=notices[0])
    second = replace(second, facing=facing[1], unchecked=notices[1], terms=tuple(terms))
    paper = one.style.paper_name
    layout = max((ready.style.layout for ready in (one, two)), key=lambda layout: layout.paper(paper).frame.top)
    styles = [replace(ready.style, layout=layout, bound_right=one.style.rtl) for ready in (one, two)]
    return [
        Prepared(document, style, replace(ready.ctx, document=document), ready.findings)
        for document, style, ready in zip((first, second), styles, (one, two), strict=True)
    ]


def _said(document: Document, facing: Document) -> tuple[tuple[str, str], ...]:
    """What a page says of unchecked words: its own, or that those of the language on the facing page are so."""
    name = language_name(facing.language)
    return document.unchecked or tuple(
        (f"{name} \u00b7 {text}", lang) for text, lang in facing.unchecked if lang == document.language
    )


def facts(document: Document, facing: Document | None = None) -> Facts:
    """What the file says about itself: never a person's name."""
    return Facts(
        document.title,
        str(document.brand.name),
        document.notice,
        document.language,
        document.issued,
        facing=facing.language if facing else None,
    )


def _splits(pages: Pages) -> tuple[Problem, ...]:
    return tuple(
        Problem(Place("", 0, 0), f"a box ({name}) is taller than a page and goes on", "shorten it", level="warning")
        for name in pages.split_boxes
    )
