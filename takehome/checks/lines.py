"""Paragraphs as they stand on the finished pages: the lines of each, and what the structure tree says they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import mean
from typing import Literal

from msgspec import Struct

from takehome.checks.shown import Run, Shown
from takehome.checks.structure import Annotation, Node, Piece, Structure

Kind = Literal["body", "source", "cell", "note", "caption", "drawing", "heading", "label", "contents"]

_INLINE = frozenset(("Span", "Link", "Reference", "Quote", "Note", "Code", "BibEntry", "Annot", "Em", "Strong", "Sub"))
_HEADING = re.compile(r"H[1-9]?|Title")
_NAMED: tuple[tuple[Kind, tuple[str, ...]], ...] = (  # the first that stands above a piece says what it is
    ("note", ("Note",)),
    ("drawing", ("Figure",)),
    ("caption", ("Caption",)),
    ("cell", ("TD", "TH")),
    ("label", ("Lbl",)),
    ("contents", ("TOCI",)),
)
_SAME_LINE = 0.35  # by how much of the size baselines of one line may differ


class Line(Struct, frozen=True):
    """One line of a paragraph on a page (from 0): edges of its ink, its words, the size of most of its letters."""

    page: int
    left: float
    right: float
    baseline: float
    size: float
    text: str

    @property
    def characters(self) -> int:
        """How many characters it holds, white at its ends left out."""
        return len(" ".join(self.text.split()))


class Paragraph(Struct, frozen=True):
    """The lines of one block of the structure tree, and what it is there."""

    kind: Kind
    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return _most((line.size, line.characters) for line in self.lines)

    @property
    def text(self) -> str:
        """Its words, white space collapsed."""
        return " ".join(" ".join(line.text for line in self.lines).split())

    @property
    def page(self) -> int:
        """The page it begins on, from 0."""
        return self.lines[0].page

    @property
    def measure(self) -> float:
        """Characters a line on average, the last one left out; of two lines or more."""
        return mean(line.characters for line in self.lines[:-1])

    @property
    def leading(self) -> float | None:
        """The least distance of two baselines, in sizes; None where no two lines follow each other in one column."""
        pairs = [(a, b) for a, b in zip(self.lines, self.lines[1:], strict=False) if a.page == b.page]
        steps = [(a.baseline - b.baseline) / max(a.size, b.size) for a, b in pairs if a.baseline > b.baseline]
        return min(steps, default=None)

    def where(self) -> str:
        """Its place, for a message: page and first words."""
        return f"page {self.page + 1}, {' '.join(self.text.split()[:5])!r}"


def paragraphs(structure: Structure, pages: Sequence[Shown]) -> tuple[Paragraph, ...]:
    """All paragraphs with ink, in the order of the tree."""
    runs: dict[tuple[int, int], list[Run]] = {}
    for page in pages:
        for run in page.runs:
            if run.mcid is not None:
                runs.setdefault((page.page, run.mcid), []).append(run)
    found = []
    for kind, pieces in _blocks(structure.kids, (), False):
        lines = _lines([(piece.page, run) for piece in pieces for run in runs.get((piece.page, piece.mcid), ())])
        if lines:
            found.append(Paragraph(kind, lines))
    return tuple(found)


def _blocks(nodes: Sequence[Node], above: tuple[str, ...], source: bool) -> Iterator[tuple[Kind, list[Piece]]]:
    """Each block that holds pieces of its own, or of what is inline in it."""
    for node in nodes:
        path = (*above, node.role)
        listed = source or (node.role == "L" and _of_sources(node))
        if pieces := list(_own(node)):
            yield _kind(path, listed), pieces
        yield from _blocks([kid for kid in _flattened(node) if kid.role not in _INLINE], path, listed)


def _flattened(node: Node) -> Iterator[Node]:
    """The blocks below a node, those inside inline elements too."""
    for kid in node.nodes:
        if kid.role in _INLINE:
            yield from _flattened(kid)
        else:
            yield kid


def _own(node: Node) -> Iterator[Piece]:
    for kid in node.kids:
        if isinstance(kid, Piece):
            yield kid
        elif isinstance(kid, Node) and kid.role in _INLINE:
            yield from _own(kid)


def _kind(path: tuple[str, ...], source: bool) -> Kind:
    for kind, roles in _NAMED:
        if any(role in roles for role in path):
            return kind
    if _HEADING.fullmatch(path[-1]):
        return "heading"
    return "source" if source else "body"


def _of_sources(items: Node) -> bool:
    """A list of sources: most of its items hold a link."""
    entries = [item for item in items.nodes if item.role == "LI"]
    linked = [item for item in entries if any(isinstance(kid, Annotation) for n in item.walk() for kid in n.kids)]
    return 2 * len(linked) > len(entries)


def _lines(runs: Sequence[tuple[int, Run]]) -> tuple[Line, ...]:
    """Runs in the order they are read, as lines: a new one where page or baseline change."""
    lines: list[list[tuple[int, Run]]] = []
    for page, run in runs:
        before = lines[-1][-1] if lines else None
        near = before and abs(before[1].baseline - run.baseline) < _SAME_LINE * max(before[1].size, run.size)
        if before and near and before[0] == page:
            lines[-1].append((page, run))
        else:
            lines.append([(page, run)])
    return tuple(_line(members[0][0], [run for _, run in members]) for members in lines)


def _line(page: int, runs: Sequence[Run]) -> Line:
    size = _most((run.size, len(run.text)) for run in runs)
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    return Line(page, left, right, runs[0].baseline, size, "".join(run.text for run in runs))


def _most(sizes: Iterator[tuple[float, int]]) -> float:
    """The size that most letters have."""
    count: Counter[float] = Counter()
    for size, letters in sizes:
        count[round(size, 2)] += letters
    return count.most_common(1)[0][0]
