"""The structure tree, written from the element tree and the marks that painting left (ISO 32000-1, 14.7).

Reading order is the order of the elements, whatever the order of painting; a paragraph on two pages stays one P.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct, field

from takehome.element import Cell, Drawing, Element, Flow, Grid, Row, Rows, Text, children, words
from takehome.marked import LinkArea, Mark
from takehome.paint import Painted
from takehome.pdfobjects import Name, PdfFile, Ref, Value

Kid = Value | Mark  # of a structure element: another, a marked piece, an annotation
_HEADINGS = ("H1", "H2", "H3", "H4", "H5")
_NUMBERED = frozenset(("steps", "numbers"))
_MARKED = frozenset(("bullets", "call", "cell-signs", "columns"))


class Tagger(Struct):
    """Writes structure elements into a file; `root` is the StructTreeRoot once `write` has run."""

    file: PdfFile
    painted: Painted
    pages: Sequence[Ref]
    owners: dict[tuple[int, int], Ref] = field(default_factory=dict)
    annotations: list[list[Ref]] = field(default_factory=list)
    annotation_owners: list[Ref] = field(default_factory=list)
    destinations: dict[str, Value] = field(default_factory=dict)
    page_height: float = 0.0
    _heading: str = ""
    _apart: set[int] = field(default_factory=set)
    _links: dict[tuple[int, int], list[LinkArea]] = field(default_factory=dict)

    def write(self, tree: Flow) -> Ref:
        """The StructTreeRoot of a document; annotations of each page are in `annotations` afterwards."""
        self.annotations = [[] for _ in self.pages]
        for area in self.painted.links:
            self._links.setdefault((id(area.text), area.run), []).append(area)
        root = self.file.add()
        kids = self._element(tree, root)
        parents = self.file.add({"Nums": self._parent_tree()})
        self.file.set(
            root,
            {
                "Type": Name("StructTreeRoot"),
                "K": list(kids),
                "ParentTree": parents,
                "ParentTreeNextKey": len(self.pages) + len(self.annotation_owners),
            },
        )
        return root

    def _element(self, element: Element, parent: Ref) -> list[Ref]:
        if isinstance(element, Text):
            return self._text(element, parent)
        if isinstance(element, Drawing):
            return self._figure(element, parent)
        if isinstance(element, Grid) and element.role == "Table":
            return self._table(element, parent)
        role = getattr(element, "role", None)
        if role is None:
            return [ref for child in children(element) for ref in self._element(child, parent)]
        ref = self.file.add()
        if isinstance(element, Row) and role == "LI":
            kids = self._item(element, ref)
        else:
            kids = [kid for child in children(element) for kid in self._element(child, ref)]
        return self._node(ref, role, parent, list(kids), self._attributes(element, role))

    def _item(self, row: Row, ref: Ref) -> list[Ref]:
        """LI > (Lbl, LBody): all that is no label belongs to the body."""
        texts = _labels(row)
        labels = [kid for text in texts for kid in self._element(text, ref)]
        self._apart |= {id(text) for text in texts}
        body = self.file.add()
        kids = [kid for child in children(row) for kid in self._element(child, body)]
        return labels + self._node(body, "LBody", ref, list(kids), {})

    def _attributes(self, element: Element, role: str) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        if role == "L" and isinstance(element, (Rows, Flow, Grid)):
            kind = "Decimal" if element.look in _NUMBERED else "Disc" if element.look in _MARKED else "None"
            entries["A"] = {"O": Name("List"), "ListNumbering": Name(kind)}
        if role == "TH" and isinstance(element, Cell) and element.scope:
            entries["A"] = {"O": Name("Table"), "Scope": Name(element.scope)}
        if isinstance(element, Flow) and element.lang:
            entries["Lang"] = element.lang
        return entries

    def _node(self, ref: Ref, role: str, parent: Ref, kids: list[Kid], more: dict[str, Value]) -> list[Ref]:
        """Set a structure element; one without any content is left out."""
        if not kids:
            return []
        pages = {kid.page for kid in kids if isinstance(kid, Mark)}
        if len(pages) == 1:  # the page stands once, at the element (14.7.2)
            more = {"Pg": self.pages[pages.pop()], **more}
            kids = [kid.mcid if isinstance(kid, Mark) else kid for kid in kids]
        else:
            kids = [self._piece(kid) if isinstance(kid, Mark) else kid for kid in kids]
        self.file.set(ref, {"S": Name(role), "P": parent, "K": kids[0] if len(kids) == 1 else kids, **more})
        return [ref]

    def _piece(self, mark: Mark) -> Value:
        return {"Type": Name("MCR"), "Pg": self.pages[mark.page], "MCID": mark.mcid}

    def _content(self, mark: Mark, owner: Ref) -> Mark:
        """A marked piece as a kid of its element, which the parent tree then names."""
        self.owners[(mark.page, mark.mcid)] = owner
        return mark

    def _text(self, text: Text, parent: Ref) -> list[Ref]:
        marks = self.painted.marks.get(id(text), [])
        if not marks or id(text) in self._apart:
            return []
        if text.role is None:
            raise ValueError("a text without a role cannot be read")
        if text.role in _HEADINGS:
            self._heading = words(text.runs)
        ref = self.file.add()
        kids: list[Kid] = []
        for run, group in groupby(marks, key=lambda mark: mark.run):
            stretch = list(group)
            kids += [self._content(m, ref) for m in stretch] if run is None else self._inline(text, run, stretch, ref)
        return self._node(ref, text.role, parent, kids, {})

    def _inline(self, text: Text, index: int, marks: list[Mark], parent: Ref) -> list[Kid]:
        """A link, with the places where it can be pressed, or a phrase in another language."""
        run = text.runs[index]
        ref = self.file.add()
        kids: list[Kid] = [self._content(mark, ref) for mark in marks]
        more: dict[str, Value] = {"Lang": run.lang} if run.lang else {}
        if not run.href:
            return list(self._node(ref, "Span", parent, kids, more))
        for area in self._links.get((id(text), index), []):
            kids.append(self._annotation(area, run.text, run.href, ref))
        return list(self._node(ref, "Link", parent, kids, more))

    def _annotation(self, area: LinkArea, said: str, href: str, owner: Ref) -> Value:
        left, top, right, bottom = area.box
        target: dict[str, Value]
        if href.startswith("#"):
            target = {"Dest": self.destinations[href[1:]]}
        else:
            target = {"A": {"S": Name("URI"), "URI": _ascii(href)}}
        annotation = self.file.add(
            {
                "Type": Name("Annot"),
                "Subtype": Name("Link"),
                "Rect": [left, self.page_height - bottom, right, self.page_height - top],
                "Border": [0, 0, 0],
                "F": 4,
                "Contents": str(said).strip() or href,
                "StructParent": len(self.pages) + len(self.annotation_owners),
                "P": self.pages[area.page],
                **target,
            }
        )
        self.annotation_owners.append(owner)
        self.annotations[area.page].append(annotation)
        return {"Type": Name("OBJR"), "Pg": self.pages[area.page], "Obj": annotation}

    def _figure(self, drawing: Drawing, parent: Ref) -> list[Ref]:
        marks = self.painted.marks.get(id(drawing), [])
        if not marks:
            return []
        ref = self.file.add()
        kids: list[Kid] = [self._content(mark, ref) for mark in marks]
        kids += [kid for _, label in drawing.labels for kid in self._element(label, ref)]
        box = list(self.painted.boxes[id(drawing)])
        layout: dict[str, Value] = {"O": Name("Layout"), "BBox": box, "Placement": Name("Block")}
        return self._node(ref, "Figure", parent, kids, {"Alt": str(drawing.alt), "A": layout})

    def _table(self, grid: Grid, parent: Ref) -> list[Ref]:
        """A table; one without a caption is called by the heading above it, for listeners only (14.8.5.7)."""
        ref = self.file.add()
        named: dict[str, Value] = {} if grid.caption else {"A": {"O": Name("Table"), "Summary": self._heading}}
        kids: list[Kid] = list(self._element(grid.caption, ref)) if grid.caption else []
        if grid.head:
            kids += self._group("THead", (grid.head,), ref)
        kids += self._group("TBody", grid.rows, ref)
        return self._node(ref, "Table", parent, kids, named)

    def _group(self, role: str, rows: Sequence[Sequence[Cell]], parent: Ref) -> list[Ref]:
        group = self.file.add()
        kids: list[Kid] = []
        for row in rows:
            tr = self.file.add()
            cells: list[Kid] = []
            for cell in row:
                ref = self.file.add()
                inner: list[Value] = [k for child in cell.children for k in self._element(child, ref)]
                self.file.set(
                    ref,
                    {
                        "S": Name(cell.role or "TD"),
                        "P": tr,
                        "K": inner,
                        **self._attributes(cell, cell.role or "TD"),
                    },
                )
                cells.append(ref)
            kids += self._node(tr, "TR", group, cells, {})
        return self._node(group, role, parent, kids, {})

    def _parent_tree(self) -> list[Value]:
        numbers: list[Value] = []
        owners: dict[int, list[Ref]] = {page: [] for page in range(len(self.pages))}
        for (page, _), owner in sorted(self.owners.items(), key=lambda pair: pair[0]):
            owners[page].append(owner)
        for page, found in owners.items():
            numbers += [page, found]
        for i, owner in enumerate(self.annotation_owners):
            numbers += [len(self.pages) + i, owner]
        return numbers


def _labels(element: Element) -> list[Text]:
    """The labels of a list item, those of lists inside it left out."""
    if isinstance(element, Text):
        return [element] if element.role == "Lbl" else []
    return [
        label
        for child in children(element)
        if not (isinstance(child, Row) and child.role == "LI")
        for label in _labels(child)
    ]


def _ascii(address: str) -> Value:
    """An address as a byte string: what is not ASCII is percent-encoded (12.6.4.7)."""
    from urllib.parse import quote

    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")
