"""The structure tree of a PDF as a screen reader meets it: roles, attributes, and the words that the fonts give back.

Our own reader, so that what the tags say can be compared with what was written (ISO 32000-1, 14.7, 14.8).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from takehome.checks.content import Font, PageContent, read_page

if TYPE_CHECKING:
    from pikepdf import Pdf

Id = tuple[int, int]  # an indirect object: number and generation
_INLINE = frozenset(("Span", "Link", "Reference", "Quote", "Note", "Code", "BibEntry", "Annot", "Em", "Strong", "Sub"))
_SHOWN = ("Scope", "ColSpan", "RowSpan", "ListNumbering")
_FIRST_WORDS = 8
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked content in the tree: `mcid` on a page (from 0; -1 for a page the file does not have) and its text."""

    page: int
    mcid: int
    text: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation or form field in the tree, by its object."""

    id: Id


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element: its standard role and what it says of itself; `attributes` in words (Scope: Column)."""

    role: str
    id: Id
    kids: tuple[Node | Piece | Annotation, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    alt: str | None = None
    lang: str | None = None
    actual: str | None = None

    def get(self, name: str, default: str = "") -> str:
        return dict(self.attributes).get(name, default)

    @property
    def nodes(self) -> tuple[Node, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Node))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Piece))

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in tree order."""
        yield self
        for node in self.nodes:
            yield from node.walk()

    def text(self) -> str:
        """The words, in tree order; white space collapsed."""
        return " ".join("".join(_words(self)).split())


@dataclass(frozen=True, slots=True)
class Structure:
    """The tree (`kids` of the root, in order) and what each page paints."""

    kids: tuple[Node, ...]
    pages: tuple[PageContent, ...]

    def walk(self) -> Iterator[Node]:
        """All nodes in tree order."""
        for node in self.kids:
            yield from node.walk()

    def text(self) -> str:
        """The words of the document in the order of the tree; white space collapsed."""
        return " ".join(text for node in self.kids if (text := node.text()))

    def outline(self) -> str:
        """One line a node: indented by depth, its role, what it says of itself, its first words.  For goldens."""
        return "".join(line + "\n" for node in self.kids for line in _lines(node, 0))


def read_structure(pdf: bytes, password: str = "") -> Structure:
    """The structure of a PDF.  Raises ValueError where it does not open as one."""
    with opened(pdf, password) as document:
        return structure_of(document)


@contextmanager
def opened(pdf: bytes, password: str = "") -> Iterator[Pdf]:
    """The PDF, opened by pikepdf without repair.  Raises ValueError where it does not open."""
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(pdf), password=password, attempt_recovery=False)
    except pikepdf.PdfError:
        raise ValueError("this is not a PDF that opens") from None
    with document:
        yield document


def structure_of(document: Pdf) -> Structure:
    """The structure of an open PDF; without a tree, no kids."""
    fonts: dict[Any, Font] = {}
    pages = tuple(read_page(page, number, fonts) for number, page in enumerate(document.pages))
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return Structure((), pages)
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    roles = {key[1:]: str(value)[1:] for key, value in root.get("/RoleMap", {}).items()}
    reader = _Reader(pages, numbers, roles, set())
    return Structure(tuple(reader.node(kid, None, 0) for kid in array(root.get("/K")) if hasattr(kid, "keys")), pages)


def array(value: Any) -> list[Any]:
    """An entry that may be absent, one thing or an array of things."""
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


@dataclass(slots=True)
class _Reader:
    pages: tuple[PageContent, ...]
    numbers: dict[Id, int]
    roles: dict[str, str]
    seen: set[Id]

    def node(self, element: Any, page: Any, depth: int) -> Node:
        """A structure element; `page` is the page of its parents, for pieces that name none."""
        if depth > _DEEPEST or (element.is_indirect and element.objgen in self.seen):
            raise ValueError("the structure tree of this PDF is no tree")
        self.seen.add(element.objgen)
        page = element.get("/Pg", page)
        kids = tuple(self.kid(kid, page, depth) for kid in array(element.get("/K")))
        role = str(element.S)[1:]
        for _ in range(8):
            role = self.roles.get(role, role)
        words = {key: str(element[f"/{name}"]) for key, name in _ENTRIES if f"/{name}" in element}
        return Node(role, element.objgen, kids, tuple(_attributes(element)), **words)

    def kid(self, kid: Any, page: Any, depth: int) -> Node | Piece | Annotation:
        if isinstance(kid, int):
            return self.piece(page, kid)
        kind = kid.get("/Type")
        if kind == "/MCR":
            return self.piece(kid.get("/Pg", page), int(kid.MCID))
        if kind == "/OBJR":
            return Annotation(kid.Obj.objgen)
        return self.node(kid, page, depth + 1)

    def piece(self, page: Any, mcid: int) -> Piece:
        number = self.numbers.get(page.objgen, -1) if page is not None else -1
        return Piece(number, mcid, self.pages[number].pieces.get(mcid, "") if number >= 0 else "")


_ENTRIES = (("alt", "Alt"), ("lang", "Lang"), ("actual", "ActualText"))


def _attributes(element: Any) -> Iterator[tuple[str, str]]:
    for entries in array(element.get("/A")):
        if hasattr(entries, "keys"):
            for key in sorted(entries.keys()):
                if key != "/O":
                    yield key[1:], " ".join(str(item).removeprefix("/") for item in array(entries[key]))


def _words(node: Node) -> Iterator[str]:
    apart = "" if node.role in _INLINE else " "
    yield apart
    if node.actual is not None:
        yield node.actual
    else:
        for kid in node.kids:
            if isinstance(kid, Node):
                yield from _words(kid)
            elif isinstance(kid, Piece):
                yield kid.text
    yield apart


def _lines(node: Node, depth: int) -> Iterator[str]:
    line = "  " * depth + node.role
    line += "".join(f" {name.lower()}={node.get(name)}" for name in _SHOWN if node.get(name))
    line += f" lang={node.lang}" if node.lang else ""
    line += f' alt="{" ".join(node.alt.split())}"' if node.alt is not None else ""
    if node.pieces or node.actual is not None:
        words = node.text().split()
        line += ": " + " ".join(words[:_FIRST_WORDS]) + (" ..." if len(words) > _FIRST_WORDS else "")
    yield line.rstrip(": ") if line.endswith(": ") else line
    for kid in node.nodes:
        yield from _lines(kid, depth + 1)
