"""From an order to the bytes of a PDF: the stages in their order, and nothing kept in between."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from takehome import preflight
from takehome.adapted import adapted
from takehome.compose import Document, Surroundings, compose
from takehome.content import MASTER, Handout
from takehome.context import Context
from takehome.dates import date_text
from takehome.element import Flow, Run
from takehome.flow import Galley, Kept
from takehome.library import Library
from takehome.metadata import Facts
from takehome.order import Order
from takehome.pages import Pages, settle
from takehome.pictures import Pictures
from takehome.problems import Problem, Problems
from takehome.strips import Strip
from takehome.style import DocumentStyle
from takehome.typeset import figure_numbers, typeset, word_count

WORDS_A_PAGE = 150  # of the body of a sheet, to guess whether it will need a contents page

BLACK = "#000000"


class Unprintable(Exception):
    """A name for one person has letters that no font has; says nothing of it."""


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
        return _make(library, order, person, own or {}, beside or {}, step)


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


def _make(
    library: Library,
    order: Order,
    person: str | None,
    own: Mapping[str, Handout],
    beside: Mapping[str, Path],
    step: Callable[[str], None],
) -> Made:
    library.setter.spare()
    step("reading")
    language = str((order.langs or ("en",))[0])
    changes = tuple((order.set or {}).items())
    brand = library.brand(order.brand or "default", changes, language)
    layout = library.layout(order.layout or "sheet")
    preflight.sized(order.size, layout, order)
    high, spaced = order.contrast == "high", brand.type.spacing == "wide"
    layout = adapted(layout, size=order.size, high=high, wide=spaced)
    handouts = {str(p.topic): own.get(str(p.topic)) or library.handout(p.topic, language) for p in order.parts}
    shared = library.shared(language)
    preflight.named(library, brand, shared)
    preflight.in_language(language, shared.shared, library.words(language).words, *(h.lang for h in handouts.values()))
    others, findings = preflight.linked(library, handouts, language)
    findings += preflight.reviewed(handouts.values(), library.today)
    style = DocumentStyle(
        layout=layout,
        paper_name=preflight.paper(order.paper or brand.paper, layout, brand),
        language=language,
        voice=str(brand.type.voice),
        action=str(brand.type.action),
        fallback=tuple(str(f) for f in brand.type.fallback),
        accent=BLACK if high else str(brand.colours.accent),
        ink=BLACK if high else str(brand.colours.ink),
        words={str(k): v for k, v in library.words(language).say.items()},
        high=high,
        spaced=spaced,
    )
    step("choosing")
    trust = _trust(library, language)
    around = Surroundings(
        others,
        shared,
        brand,
        style.say,
        lambda day: date_text(day, language),
        library.today,
        *trust,
    )
    document = compose(order, around, booklet=layout.booklet, person=person)
    preflight.covered(library, document, order, style)
    ctx = _context(library, document, style, beside)
    try:
        library.setter.lines((Run(person or ""),), style.text("body"), 1e6)
    except Problems:
        raise Unprintable from None
    step("laying out")
    tree, pages = lay_out(library, document, style, ctx)
    step("painting")
    from takehome.paint import paint  # what draws is imported once there is something to draw
    from takehome.writer import write

    painted = paint(pages, style, library.setter, _running(document, style))
    data = write(tree, pages, painted, facts(document))
    return Made(data, document, tree, pages, style, findings + _splits(pages))


def lay_out(library: Library, document: Document, style: DocumentStyle, ctx: Context) -> tuple[Flow, Pages]:
    """The element tree and its pages, once page numbers and the contents page stand still."""
    parts = typeset(document, ctx)
    kept: Kept = {}

    def laid(contents: bool, narrow: bool = False) -> tuple[Flow, Pages]:
        pages, padding = settle(lambda numbers, padding: strips(numbers, parts.tree(contents, padding, narrow)), style)
        return parts.tree(contents, padding, narrow), pages

    def strips(numbers: Mapping[str, int], tree: Flow) -> list[Strip]:
        return Galley(style, library.setter, numbers, kept).strips(tree)

    over = style.layout.contents_over_pages
    guess = style.layout.booklet or word_count(parts.body) > WORDS_A_PAGE * over
    tree, pages = laid(guess)
    count = len(pages.pages)
    if style.layout.booklet:
        whole = pages.anchors["back"][0] == count  # whom to call is what a booklet shows when it lies on its face
        return (tree, pages) if whole else laid(guess, narrow=True)
    if (not guess and count <= over) or (guess and count > over + 1):
        return tree, pages
    other = laid(not guess)
    if guess:  # a contents page may itself be the one page too many
        return other if len(other[1].pages) <= over else (tree, pages)
    return other


def _trust(library: Library, language: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """What a page in another language says of its own words while nobody has checked them, and whether somebody has."""
    if language == MASTER:
        return (), True
    said = tuple((library.words(one).say["translation_unchecked"], one) for one in (language, MASTER))
    return said, library.words(language).checked is not None


def facts(document: Document) -> Facts:
    """What the file says about itself: never a person's name."""
    return Facts(document.title, str(document.brand.name), document.notice, document.language, document.issued)


def _context(library: Library, document: Document, style: DocumentStyle, beside: Mapping[str, Path]) -> Context:
    brand = document.brand
    return Context(
        document=document,
        say=style.say,
        values=lambda path: brand.value(path),
        values_place=lambda path: f"{path} in layouts/brands/{brand.brand}.yaml",
        pictures=Pictures(library, document, beside),
        topic=document.chapters[0].topic,
        depth=2,
        figures=figure_numbers(document),
    )


def _running(document: Document, style: DocumentStyle) -> dict[str, str]:
    """What the running parts of a page may say."""
    return {
        "code": document.code,
        "phone": document.brand.phones.day,
        "night-phone": document.brand.phones.night or "",
        "version": style.say("version", version=document.version),
        "date": document.issued_text,
        "notice": document.notice,
        "clinic": document.brand.short_name or document.brand.name,
        "call": style.say("call_us", phone=document.brand.phones.day),
        "night": style.say("call_night", phone=document.brand.phones.night) if document.brand.phones.night else "",
        "title": document.title,
        "unchecked": "\n".join(text for text, _ in document.unchecked),
    }


def _splits(pages: Pages) -> tuple[Problem, ...]:
    from takehome.problems import Place

    return tuple(
        Problem(Place("", 0, 0), f"a box ({name}) is taller than a page and goes on", "shorten it", level="warning")
        for name in pages.split_boxes
    )
