"""Do the elements of the tree stand as their roles ask: tables, lists, headings, pictures (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from takehome.checks import Finding
from takehome.checks.alts import says_nothing
from takehome.checks.structure import Node, Structure

_CELLS = ("TH", "TD")
_GROUPS = ("THead", "TBody", "TFoot")
_SCOPES = ("Row", "Column", "Both")
_HEADING = re.compile(r"H([1-9])")


def check_roles(structure: Structure) -> Iterator[Finding]:
    """What breaks the rules of the roles, in tree order."""
    if [node.role for node in structure.kids] != ["Document"]:
        yield Finding("document", "the root of the tree does not hold one Document")
    level = 0
    for node in structure.walk():
        heading = _HEADING.fullmatch(node.role)
        if heading:
            if int(heading[1]) > level + 1:
                yield Finding("heading", f"{_named(node)} follows {f'H{level}' if level else 'no heading'}")
            level = int(heading[1])
            if not node.text():
                yield Finding("heading", f"{node.role} without words")
        elif node.role == "Figure":
            yield from _figure(node)
        elif node.role == "Table":
            yield from _table(node)
        yield from _places(node)


def _named(node: Node) -> str:
    words = " ".join(node.text().split()[:6])
    return f"{node.role} ({words})" if words else node.role


def _figure(node: Node) -> Iterator[Finding]:
    words = (node.alt or "").strip()
    if not words:
        yield Finding("alt", "a Figure has no Alt")
    elif says_nothing(words):
        yield Finding("alt", f"the Alt of a Figure says nothing: {words}")
    if not node.get("BBox"):
        yield Finding("figure", "a Figure has no BBox")


def _places(node: Node) -> Iterator[Finding]:
    """Parts of lists and tables stand only in their wholes, and the wholes hold nothing else."""
    allowed: dict[str, tuple[str, ...]] = {
        "L": ("LI", "L", "Caption"),
        "LI": ("Lbl", "LBody"),
        "TR": _CELLS,
        "Table": (*_GROUPS, "TR", "Caption"),
        **dict.fromkeys(_GROUPS, ("TR",)),
    }
    inside = allowed.get(node.role)
    if inside is not None and node.pieces:
        yield Finding("place", f"{node.role} holds text of its own")
    for kid in node.nodes:
        if inside is not None and kid.role not in inside:
            yield Finding("place", f"{kid.role} stands in {node.role}")
        homes = [role for role, kids in allowed.items() if kid.role in kids]
        free = kid.role in ("L", "Caption", "Lbl")  # these stand elsewhere too
        if homes and not free and node.role not in homes:
            yield Finding("place", f"{kid.role} stands in {node.role}, not in {' or '.join(homes)}")
    if node.role == "L" and not any(kid.role == "LI" for kid in node.nodes):
        yield Finding("place", "L without LI")
    roles = [kid.role for kid in node.nodes]
    if node.role == "LI" and (roles.count("LBody") != 1 or roles.count("Lbl") > 1 or roles[-1] != "LBody"):
        yield Finding("place", f"LI holds {', '.join(roles) or 'nothing'}, not Lbl and LBody")


def _table(table: Node) -> Iterator[Finding]:
    groups = [node for node in table.nodes if node.role in _GROUPS]
    head = [row for group in groups if group.role == "THead" for row in group.nodes if row.role == "TR"]
    body = [row for group in groups if group.role != "THead" for row in group.nodes if row.role == "TR"]
    body += [row for row in table.nodes if row.role == "TR"]
    name = f"a table ({' '.join(table.text().split()[:5])})"
    if not head + body:
        yield Finding("table", f"{name} has no rows")
        return
    widths = _widths(head + body)
    if len(set(widths)) != 1 or not widths[0]:
        yield Finding("table", f"{name} has rows of {', '.join(map(str, sorted(set(widths))))} cells")
    yield from _headers(name, head, body)
    for cell in (cell for row in head + body for cell in row.nodes if cell.role == "TH"):
        if cell.get("Scope") not in _SCOPES:
            yield Finding("table", f"{name} has a {_named(cell)} without Scope")


def _headers(name: str, head: Sequence[Node], body: Sequence[Node]) -> Iterator[Finding]:
    """A head row is TH throughout; where one row begins with a TH, every row does; one of the two there must be."""
    rows = list(body)
    tops = list(head)
    if not tops and any(cell.role == "TH" and cell.get("Scope") != "Row" for cell in rows[0].nodes):
        tops = [rows.pop(0)]
    for cell in (cell for row in tops for cell in row.nodes if cell.role != "TH"):
        yield Finding("table-header", f"{name} has a {_named(cell)} in its head row")
    firsts = [row.nodes[0] for row in rows if row.nodes]
    sides = [cell for cell in firsts if cell.role == "TH"]
    if sides:
        for cell in (cell for cell in firsts if cell.role != "TH"):
            yield Finding("table-header", f"{name} has a row that begins with a {_named(cell)}, others with a TH")
    if not tops and not sides:
        yield Finding("table-header", f"{name} has no header cells (TH)")


def _widths(rows: Sequence[Node]) -> list[int]:
    """How many columns each row fills, cells from rows above (RowSpan) counted."""
    widths, pending = [], []
    for row in rows:
        pending = [(span - 1, width) for span, width in pending if span > 1]
        above = sum(width for _, width in pending)
        cells = [(_span(cell, "RowSpan"), _span(cell, "ColSpan")) for cell in row.nodes if cell.role in _CELLS]
        widths.append(above + sum(width for _, width in cells))
        pending += cells
    return widths


def _span(cell: Node, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdigit() else 1
