"""The closed vocabulary every page is made of.

A document is one tree of the elements below.  Paper, structure tree, plain text and page map all read this tree, so
words cannot be printed without being tagged, or tagged without being printed.  Words occur only in `Text`; a picture
is `Drawing` or `Image`; a place to write is `Field`.  Containers arrange, they never hold words of their own.

Roles are the standard structure types of ISO 32000-1, 14.8.4.  A container whose role is None arranges only: its
children belong, in the structure tree, to the nearest ancestor with a role.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from takehome.drawing import Bitmap, Picture

_STRUCTURE = "Document Part Sect Div H1 H2 H3 H4 H5 P Caption Figure Note Link Span"
_LISTS = "L LI Lbl LBody TOC TOCI Reference Table THead TBody TR TH TD"
ROLES = frozenset(f"{_STRUCTURE} {_LISTS}".split())


class Run(Struct, frozen=True):
    """A stretch of words in one voice.

    `text` is usually a `Said` (a str that knows its place).  `href` is an https:, http:, mailto: or tel: address, or
    "#id" for a place in this document.  `page_of` names an id whose page number takes the place of "{page}" in
    `text`.  `value` is a dotted path (brand, order or person) still to be filled in; it is None in a composed
    document.  `slot` names a personal value: it may be swapped after layout.  `ltr`: it runs from left to right
    whatever stands around it.
    """

    text: str
    strong: bool = False
    href: str | None = None
    lang: str | None = None
    term: str | None = None
    value: str | None = None
    page_of: str | None = None
    slot: str | None = None
    ltr: bool = False


class Text(Struct, frozen=True):
    """Words in one named style of the layout; `role` is its structure type.

    `own_side`: lines that run against the document begin at the side where their own language begins.
    """

    runs: tuple[Run, ...]
    style: str = "body"
    role: str | None = "P"
    id: str | None = None
    scope: Literal["Column", "Row"] | None = None
    own_side: bool = False

    def __post_init__(self) -> None:
        _known(self.role)


class Drawing(Struct, frozen=True):
    """A picture, `width` points wide (None: the measure).  `alt` None makes it decoration: an artifact, never read.

    `code` is what a camera reads in it, where it is a QR code.
    """

    picture: Picture | Bitmap
    alt: str | None
    width: float | None = None
    labels: tuple[tuple[str, Text], ...] = ()
    max_height: float | None = None
    align: Literal["start", "middle", "end"] = "start"
    id: str | None = None
    code: str | None = None


class Field(Struct, frozen=True):
    """A place to write: a `tick` box, one `line` or several `lines`.

    `label` names what belongs there, `words` are printed at the start of a line; a `count` of 0 fills the page.
    """

    kind: Literal["tick", "line", "lines"]
    label: str
    name: str
    count: int = 1
    words: Text | None = None


class Flow(Struct, frozen=True):
    """Children one below the other.

    `look`: `wide` is the full measure, `held` that of it which lines of reading may have; `page` asks for a new page
    before it, in the page design `design`; `foot` stands the container on the foot of the page.  `again` are words for
    the eye that head each page on which it goes on.
    """

    children: tuple[Element, ...]
    role: str | None = None
    id: str | None = None
    look: str | None = None
    page: Literal["new"] | None = None
    design: str | None = None
    foot: bool = False
    lang: str | None = None
    again: Text | None = None

    def __post_init__(self) -> None:
        _known(self.role)


class Box(Struct, frozen=True):
    """A ruled box; `look` is main, urgent, today, tip, caution or plain.  A `label` is set into its top rule."""

    children: tuple[Element, ...]
    look: str
    label: Text | None = None
    role: str | None = "Div"
    id: str | None = None

    def __post_init__(self) -> None:
        _known(self.role)


class Row(Struct, frozen=True):
    """A head beside a body: list mark and item, numeral and step, question and answer, key word and paragraph.

    `head_last` has the body read before the head, as with a note in the margin.
    """

    head: tuple[Element, ...]
    body: tuple[Element, ...]
    role: str | None = None
    id: str | None = None
    head_last: bool = False

    def __post_init__(self) -> None:
        _known(self.role)


class Rows(Struct, frozen=True):
    """Rows of one look (bullets, numbers, steps, ticks, faq, side, contents, definitions); a row never splits."""

    rows: tuple[Row, ...]
    look: str
    role: str | None = "L"
    id: str | None = None

    def __post_init__(self) -> None:
        _known(self.role)


class Cell(Struct, frozen=True):
    """One cell of a grid."""

    children: tuple[Element, ...]
    role: Literal["TH", "TD"] | None = None
    scope: Literal["Column", "Row"] | None = None


class Grid(Struct, frozen=True):
    """Cells in columns.  With role Table: a table whose `head` repeats; with role L: a list in columns; else boxes or
    fields side by side.

    `widths` are shares of the measure, or None to fit the words.
    """

    rows: tuple[tuple[Cell, ...], ...]
    head: tuple[Cell, ...] = ()
    role: str | None = "Table"
    look: str = "table"
    widths: tuple[float, ...] | None = None
    caption: Text | None = None
    id: str | None = None

    def __post_init__(self) -> None:
        _known(self.role)
        if {len(row) for row in self.rows} - {len(self.head or self.rows[0])}:
            raise ValueError("every row of a grid has the same cells")


class Keep(Struct, frozen=True):
    """Children that stay on one page."""

    children: tuple[Element, ...]
    role: str | None = None
    id: str | None = None

    def __post_init__(self) -> None:
        _known(self.role)


Element = Text | Drawing | Field | Flow | Box | Rows | Row | Grid | Cell | Keep


def _known(role: str | None) -> None:
    if role is not None and role not in ROLES:
        raise ValueError(f"not a structure type of ISO 32000-1, 14.8.4: {role}")


def children(element: Element) -> tuple[Element, ...]:
    """What an element holds, in reading order."""
    match element:
        case Text():  # first: nearly half of all are
            return ()
        case Flow() | Keep() | Cell():
            return element.children
        case Box():
            return ((element.label,) if element.label else ()) + element.children
        case Rows():
            return element.rows
        case Row():
            return element.body + element.head if element.head_last else element.head + element.body
        case Grid():
            head = (element.caption,) if element.caption else ()
            return head + element.head + tuple(cell for row in element.rows for cell in row)
        case Field():
            return (element.words,) if element.words else ()
        case Drawing():
            return tuple(label for _, label in element.labels)


def walk(element: Element) -> Iterator[Element]:
    """Every element of a tree, itself first, in reading order."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += children(one)[::-1]


def words(runs: tuple[Run, ...]) -> str:
    """The text of runs, joined."""
    return "".join(run.text for run in runs)
