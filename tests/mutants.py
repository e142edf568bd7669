"""Tagged PDFs with one thing broken, to prove that checkers look: each takes any tagged PDF and breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

Mutant = Callable[[bytes], bytes]


def _changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(target, deterministic_id=True)
    return target.getvalue()


def elements(document: pikepdf.Pdf, role: str = "") -> Iterator[Any]:
    """The structure elements (of one role), in tree order."""

    def walk(element: Any) -> Iterator[Any]:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if element.get("/S") is not None and (not role or str(element.S)[1:] == role):
            yield element
        for kid in _kids(element):
            yield from walk(kid)

    yield from walk(document.Root.StructTreeRoot)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]


def _first(document: pikepdf.Pdf, role: str) -> Any:
    found = next(elements(document, role), None)
    assert found is not None, f"the sample holds no {role}"
    return found


def _mark_of(kid: Any) -> int | None:
    if isinstance(kid, int):
        return kid
    return int(kid.MCID) if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid else None


def orphan(pdf: bytes) -> bytes:
    """A marked piece that no element of the tree holds, nor does the parent tree."""

    def change(document: pikepdf.Pdf) -> None:
        for element in elements(document, "P"):
            kids = _kids(element)
            mcid = next((mark for mark in map(_mark_of, kids) if mark is not None), None)
            if mcid is None:
                continue
            dropped = next(kid for kid in kids if _mark_of(kid) == mcid)
            page = dropped.Pg if isinstance(dropped, pikepdf.Dictionary) and "/Pg" in dropped else element.Pg
            element.K = pikepdf.Array([kid for kid in kids if _mark_of(kid) != mcid])
            for key, owners in _parents(document.Root.StructTreeRoot.ParentTree):
                if key == int(page.StructParents):
                    owners[mcid] = pikepdf.Object.parse(b"null")
            return
        raise AssertionError("the sample holds no P with text")

    return _changed(pdf, change)


def _parents(tree: Any) -> Iterator[tuple[int, Any]]:
    entries = list(tree.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(entries[::2], entries[1::2], strict=True))
    for kid in tree.get("/Kids", []):
        yield from _parents(kid)


def header_turned_cell(pdf: bytes) -> bytes:
    """A header cell written as an ordinary one."""

    def change(document: pikepdf.Pdf) -> None:
        cell = _first(document, "TH")
        cell.S = pikepdf.Name.TD
        if "/A" in cell:
            del cell["/A"]

    return _changed(pdf, change)


def no_alt(pdf: bytes) -> bytes:
    """A picture that says nothing."""

    def change(document: pikepdf.Pdf) -> None:
        del _first(document, "Figure")["/Alt"]

    return _changed(pdf, change)


def untagged(pdf: bytes) -> bytes:
    """A letter painted outside marked content."""

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        name = next(iter((page.obj.get("/Resources") or page.resources).Font.keys()))
        letter = f"\nBT {name} 12 Tf 72 72 Td <0001> Tj ET\n".encode()
        page.contents_add(document.make_stream(letter))

    return _changed(pdf, change)


def font_not_embedded(pdf: bytes) -> bytes:
    """A font that is named and not in the file."""

    def change(document: pikepdf.Pdf) -> None:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if key in thing:
                        del thing[key]
                return
        raise AssertionError("the sample holds no font")

    return _changed(pdf, change)


def other_width(pdf: bytes) -> bytes:
    """A glyph that is said to be wider than the font in the file has it."""
    return _changed(pdf, lambda document: _restated(document, lambda width: width + 40))


def width_below_zero(pdf: bytes) -> bytes:
    """A glyph that is said to take the pen back."""
    return _changed(pdf, lambda document: _restated(document, lambda width: -22))


def _restated(document: pikepdf.Pdf, change: Callable[[float], float]) -> None:
    """Another width for the first code of the first font that a page paints with."""
    font = next(iter((document.pages[0].obj.get("/Resources") or document.pages[0].resources).Font.values()))
    widths = font.DescendantFonts[0].W[1]
    widths[0] = change(float(widths[0]))


# each with the rule of ours that must find it, and whether veraPDF sees it
MUTANTS: dict[str, tuple[Mutant, str, bool]] = {
    "orphan": (orphan, "not-in-tree", True),
    "header turned cell": (header_turned_cell, "table-header", False),
    "no alt": (no_alt, "alt", True),
    "untagged": (untagged, "untagged", True),
    "font not embedded": (font_not_embedded, "font", True),
    "other width": (other_width, "font", True),
    "width below zero": (width_below_zero, "font", True),
}
