"""A finished PDF, read back once for all rules: what its pages show, its paragraphs, links, outline and metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from takehome.checks.interpreter import shown
from takehome.checks.lines import Paragraph, paragraphs
from takehome.checks.passages import pictured
from takehome.checks.shown import Box, Shown
from takehome.checks.structure import Structure, opened, structure_of
from takehome.checks.widths import Widths
from takehome.document import Document
from takehome.element import Drawing, Element, walk
from takehome.problems import Level, Problem
from takehome.said import problem_at
from takehome.style import DocumentStyle

if TYPE_CHECKING:
    from pikepdf import Pdf


class Printed(Struct, frozen=True):
    """What a file does not say of itself: its title and its place, layout, paper, and the body size that was ordered.

    `spaced`: its letters are set wide, so that the same words take more lines.
    `person` is whom it was made for, whose name must not be in the file's data about itself; `codes` are what its QR
    codes ought to say; `alts` are its alternative texts; `facing`, whether its pages are of two languages.  Lengths in
    points.
    """

    title: str
    layout: str
    booklet: bool
    body: float
    paper: tuple[float, float]
    person: str | None = None
    codes: tuple[str, ...] = ()
    alts: tuple[str, ...] = ()
    spaced: bool = False
    facing: bool = False

    def problem(self, message: str, hint: str, rule: str, level: Level = "error") -> Problem:
        """A finding about the document as a whole: its place is the title."""
        return problem_at(self.title, message, hint, level=level, rule=rule)


class Finished(Struct, frozen=True):
    """What stands in a finished file.  `links` are the boxes of links by page, `words` its data about itself by place.

    `turned` tells whether pages turn from left to right, as where Arabic is bound.
    """

    pages: tuple[Shown, ...]
    structure: Structure
    paragraphs: tuple[Paragraph, ...]
    links: tuple[tuple[Box, ...], ...]
    words: tuple[tuple[str, str], ...]
    rotated: tuple[int, ...]
    turned: bool


def printed_as(document: Document, style: DocumentStyle, tree: Element, person: str | None = None) -> Printed:
    """What the rules need to know of a document beside its file; `person` in place of whom it was made for."""
    layout = style.layout
    body = layout.styles["body"].size
    person = person or document.person
    codes = tuple(one.code for one in walk(tree) if isinstance(one, Drawing) and one.code)
    alts = tuple(passage.text for passage in pictured(document))
    more = {"spaced": document.brand.type.spacing == "wide", "facing": document.facing is not None}
    return Printed(document.title, layout.name, layout.booklet, body, style.paper.size, person, codes, alts, **more)


def finished(data: bytes) -> Finished:
    """Read a PDF back.  Raises ValueError where it does not open or its structure is no tree."""
    with opened(data) as document:
        fonts: dict[Any, Widths] = {}
        pages = tuple(shown(page, number, fonts) for number, page in enumerate(document.pages))
        structure = structure_of(document)
        return Finished(
            pages,
            structure,
            paragraphs(structure, pages),
            tuple(tuple(_links(page.obj)) for page in document.pages),
            tuple(_words(document)),
            tuple(int(page.obj.get("/Rotate", 0)) for page in document.pages),
            document.Root.get("/ViewerPreferences", {}).get("/Direction") == "/R2L",
        )


def several(places: Sequence[str]) -> str:
    """The first of several places, and how many more there are."""
    more = len(places) - 1
    return f"{places[0]}, and {more} more" if more else places[0]


def _links(page: Any) -> Iterator[Box]:
    for annotation in page.get("/Annots", []):
        if annotation.get("/Subtype") == "/Link":
            a, b, c, d = (float(value) for value in annotation.Rect)
            yield min(a, c), min(b, d), max(a, c), max(b, d)


def _words(document: Pdf) -> Iterator[tuple[str, str]]:
    """Info, metadata and outline: where words about the document stand, and the words."""
    for key, value in (document.docinfo or {}).items():
        yield f"Info {str(key)[1:]}", str(value)
    if "/Metadata" in document.Root:
        yield "the metadata (XMP)", document.Root["/Metadata"].read_bytes().decode("utf-8", "replace")
    with document.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop(0)
            yield "the outline", str(item.title)
            waiting += item.children
