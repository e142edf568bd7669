"""The type specimen: one page for each language, in one document, through the same stages as a handout.

Its words are one file, `layouts/specimen.yaml`; nobody has checked them, and every page says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct
from pydantic import Field

from takehome.content import MASTER
from takehome.dates import date_text
from takehome.element import Box, Cell, Element, Flow, Grid, Row, Rows, Run, Text
from takehome.flow import Galley
from takehome.library import Library
from takehome.metadata import Facts
from takehome.pages import Page, Pages, filled, finished
from takehome.paint import paint_parts
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.schema import Model, Words, validate
from takehome.style import DocumentStyle
from takehome.writer import write

TITLE = "Type specimen"
UNCHECKED = "These words show type. No qualified health translator has checked them, and they are no advice."
ISSUED = date(2026, 11, 24)  # a file's date is that of its words
NAMED = "Nguyễn Văn Ánh"
Some = Annotated[tuple[Words, ...], Field(min_length=1)]


class SpecimenPage(Model):
    """One language: its names, what pages say in it, a paragraph, a list, a table and a box."""

    lang: Words
    name: Words
    english: Words
    say: dict[Words, Words]
    text: Words
    list: Some
    head: Some
    rows: Annotated[tuple[Some, ...], Field(min_length=1)]
    box: Words


class Specimen(Model):
    """All pages; `checked` names the qualified person who checked their words."""

    checked: Words | None = None
    pages: Annotated[tuple[SpecimenPage, ...], Field(min_length=1)]


class MadeSpecimen(Struct, frozen=True):
    """A finished specimen: its bytes, its words, and the stages between."""

    data: bytes
    words: Specimen
    tree: Flow
    pages: Pages


def read_specimen(library: Library) -> Specimen:
    """The words of the specimen."""
    path = library.find("layouts", "specimen.yaml")
    assert path is not None  # the stock has it
    return validate(Specimen, library.node(path))


def make_specimen(library: Library, brand: str = "default") -> MadeSpecimen:
    """Lay out and write the specimen.  Raises Problems where words do not fit their page."""
    words = read_specimen(library)
    parts = tuple(_part(page, words.pages if page.lang == MASTER else ()) for page in words.pages)
    tree = Flow(parts, role="Document", lang=MASTER)
    laid: list[tuple[Page, DocumentStyle, Mapping[str, str]]] = []
    anchors: dict[str, tuple[int, float]] = {}
    for number, (page, part) in enumerate(zip(words.pages, parts, strict=True), start=1):
        style = _style(library, brand, page)
        sheets = filled(Galley(style, library.setter, {}).strips(part), style.paper.height)
        if len(sheets) > 1:
            raise Problems([problem_at(page.name, "these words fill more than one page", "shorten them")])
        pages = finished(sheets, style, [number])
        laid.append((pages.pages[0], style, _facts(page)))
        anchors |= pages.anchors
    whole = Pages(tuple(page for page, _, _ in laid), anchors)
    facts = Facts(TITLE, "Takehome", UNCHECKED, MASTER, ISSUED)
    return MadeSpecimen(write(tree, whole, paint_parts(laid, library.setter), facts), words, tree, whole)


def _style(library: Library, brand_name: str, page: SpecimenPage) -> DocumentStyle:
    brand = library.brand(brand_name)
    return DocumentStyle(
        layout=library.layout("sheet"),
        paper_name="a4",
        language=str(page.lang),
        voice=str(brand.type.voice),
        action=str(brand.type.action),
        fallback=tuple(str(family) for family in brand.type.fallback),
        accent=str(brand.colours.accent),
        ink=str(brand.colours.ink),
        words={str(key): words for key, words in page.say.items()},
    )


def _facts(page: SpecimenPage) -> dict[str, str]:
    return {
        "code": "Takehome",
        "version": page.name,
        "date": date_text(ISSUED, page.lang),
        "clinic": page.say["care_team"],
        "call": page.say["draft_notice"],
        "calls": page.say["draft_notice"],
        "unchecked": UNCHECKED,
    }


def said(page: SpecimenPage) -> tuple[str, ...]:
    """The interface words of a language, with their blanks filled."""
    blanks = {"page": 2, "pages": 6, "date": date_text(ISSUED, page.lang), "name": NAMED}
    return tuple(words.format(**blanks) for words in page.say.values())


def _part(page: SpecimenPage, all_pages: tuple[SpecimenPage, ...]) -> Flow:
    """The elements of one language; the first page also names all of them."""
    say = page.say
    english = (Run(" · "), Run(page.english, lang=MASTER)) if page.english != page.name else ()
    found: list[Element] = [Text((Run(page.name), *english), "h1", "H1", id=f"lang.{page.lang}")]
    if all_pages:
        found.append(Text(tuple(_names(all_pages)), "small"))
    found += [
        Rows(tuple(Row((), (Text((Run(words),), "small"),), "LI") for words in said(page)), "sources"),
        Text((Run(page.text),), "body"),
        Rows(tuple(Row((), (Text((Run(words),), "item"),), "LI") for words in page.list), "bullets"),
        Text((Run(say["when_to_call"]),), "h2", "H2"),
        _table(page),
        Box((Text((Run(page.box),), "body"),), "tip", Text((Run(say["support"]),), "label")),
    ]
    return Flow(tuple(found), role="Part", lang=page.lang, page="new")


def _names(pages: tuple[SpecimenPage, ...]) -> list[Run]:
    """The own names of the languages, a dot between each two."""
    runs: list[Run] = []
    for page in pages:
        runs += [Run("\u00a0· ")] if runs else []
        runs.append(Run(page.name, lang=None if page.lang == MASTER else page.lang))
    return runs


def _table(page: SpecimenPage) -> Grid:
    head = tuple(Cell((Text((Run(words),), "head"),), "TH", "Column") for words in page.head)
    rows = tuple(
        (
            Cell((Text((Run(first),), "row-name"),), "TH", "Row"),
            *(Cell((Text((Run(words),), "cell"),), "TD") for words in others),
        )
        for first, *others in page.rows
    )
    return Grid(rows, head)
