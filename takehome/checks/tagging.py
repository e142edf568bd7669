"""Is a PDF tagged as a reader needs it?  Our own checker, so that most of it is proved without veraPDF.

The rules are those of PDF/UA-1 that our writer can break, and some that veraPDF cannot see (a header cell that is
written as an ordinary one).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from takehome.checks import Finding
from takehome.checks.inert import check_facts, check_fonts, check_inert
from takehome.checks.roles import check_roles
from takehome.checks.structure import Annotation, Id, Structure, array, opened, structure_of

if TYPE_CHECKING:
    from pikepdf import Pdf

CLAIMS = ("pdfuaid", "pdfaid")
_PRINT, _HIDDEN = 4, 1 | 2 | 32  # ISO 32000-1, table 165


def check_structure(pdf: bytes, *, claims: tuple[str, ...] = CLAIMS, password: str = "") -> tuple[Finding, ...]:
    """All that is wrong with the tags of a PDF, none twice; empty where nothing is.

    `claims` are the standards its metadata must name (an encrypted file cannot claim PDF/A).
    """
    try:
        with opened(pdf, password) as document:
            structure = structure_of(document)
            found = [finding for page in structure.pages for finding in page.findings]
            found += _pieces(structure)
            found += check_roles(structure)
            found += _parents(document, structure)
            found += _annotations(document, structure)
            found += check_fonts(document)
            found += check_facts(document, claims)
            found += check_inert(document)
    except ValueError as error:
        return (Finding("unreadable", str(error)),)
    return tuple(dict.fromkeys(found))


def _pieces(structure: Structure) -> Iterator[Finding]:
    """Each marked piece is in the tree exactly once, and the tree names no other."""
    owned = Counter((piece.page, piece.mcid) for node in structure.walk() for piece in node.pieces)
    painted = {(page.page, mcid) for page in structure.pages for mcid in page.pieces}
    for page, mcid in sorted(painted - set(owned)):
        yield Finding("not-in-tree", f"page {page + 1}: marked piece {mcid} is not in the tree")
    for page, mcid in sorted(set(owned) - painted):
        yield Finding("not-on-page", f"page {page + 1}: the tree names marked piece {mcid}, which is not painted")
    for (page, mcid), count in sorted(owned.items()):
        if count > 1:
            yield Finding("in-tree-twice", f"page {page + 1}: marked piece {mcid} is in the tree {count} times")


def _owners(structure: Structure) -> tuple[dict[tuple[int, int], Id], dict[Id, Id]]:
    """Which element holds each marked piece, by page and id, and each annotation."""
    pieces, annotations = {}, {}
    for node in structure.walk():
        for kid in node.kids:
            if isinstance(kid, Annotation):
                annotations[kid.id] = node.id
        pieces |= {(piece.page, piece.mcid): node.id for piece in node.pieces}
    return pieces, annotations


def _parents(document: Pdf, structure: Structure) -> Iterator[Finding]:
    """The parent tree leads from each marked piece and annotation back to its element (14.7.4.4)."""
    root = document.Root.get("/StructTreeRoot")
    tree = dict(_numbers(root.get("/ParentTree"), 0)) if root is not None else {}
    pieces, annotations = _owners(structure)
    keys: Counter[int] = Counter()
    for number, page in enumerate(document.pages):
        name, mine = f"page {number + 1}", {mcid: owner for (at, mcid), owner in pieces.items() if at == number}
        key = page.obj.get("/StructParents")
        if key is None:
            if mine:
                yield Finding("parent-tree", f"{name} has no StructParents")
        else:
            keys[int(key)] += 1
            there = {mcid: _id(item) for mcid, item in enumerate(array(tree.get(int(key)))) if item is not None}
            for mcid in sorted(mcid for mcid in mine.keys() | there.keys() if mine.get(mcid) != there.get(mcid)):
                yield Finding("parent-tree", f"{name}: the parent tree does not agree about marked piece {mcid}")
        for annotation in page.obj.get("/Annots", []):
            key = annotation.get("/StructParent")
            if key is None:
                yield Finding("annotation", f"{name}: an annotation has no StructParent")
                continue
            keys[int(key)] += 1
            owner = annotations.get(annotation.objgen)
            if owner is None:
                yield Finding("annotation", f"{name}: an annotation is not in the tree")
            elif _id(tree.get(int(key))) != owner:
                yield Finding("parent-tree", f"{name}: the parent tree does not agree about an annotation")
    for key, count in keys.items():
        if count > 1:
            yield Finding("parent-tree", f"key {key} of the parent tree is used {count} times")
    for key in sorted(tree.keys() - keys.keys()):
        yield Finding("parent-tree", f"key {key} of the parent tree is used by nothing")


def _annotations(document: Pdf, structure: Structure) -> Iterator[Finding]:
    """Annotations are printed, say in words what they are, stand on a page; pages are tabbed by structure."""
    there: set[Id] = set()
    for number, page in enumerate(document.pages):
        if page.obj.get("/Tabs") != "/S":
            yield Finding("tabs", f"page {number + 1} is not tabbed in the order of the structure (Tabs S)")
        for annotation in page.obj.get("/Annots", []):
            there.add(annotation.objgen)
            flags = int(annotation.get("/F", 0))
            if not flags & _PRINT or flags & _HIDDEN:
                yield Finding("annotation", f"page {number + 1}: an annotation is not printed or is hidden (F {flags})")
            words = "/TU" if annotation.get("/Subtype") == "/Widget" else "/Contents"
            if not (_said(annotation, words) or _said(annotation, "/Contents")):
                yield Finding("annotation", f"page {number + 1}: an annotation has no words ({words[1:]})")
    for node in structure.walk():
        for kid in node.kids:
            if isinstance(kid, Annotation) and kid.id not in there:
                yield Finding("annotation", f"{node.role} holds an annotation that stands on no page")


def _said(annotation: Any, key: str) -> str:
    """An entry of an annotation; that of a form field may stand at its parent."""
    value = annotation.get(key)
    if value is None and "/Parent" in annotation:
        value = annotation.Parent.get(key)
    return "" if value is None else str(value).strip()


def _numbers(tree: Any, depth: int) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree (7.9.7)."""
    if tree is None or depth > 20:
        return
    entries = array(tree.get("/Nums"))
    for key, value in zip(entries[::2], entries[1::2], strict=False):
        yield int(key), value
    for kid in array(tree.get("/Kids")):
        yield from _numbers(kid, depth + 1)


def _id(item: Any) -> Id | None:
    return item.objgen if hasattr(item, "objgen") else None
