"""What a PDF says of itself as a whole, its fonts, and that nothing in it acts or reaches out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from takehome.checks import Finding
from takehome.checks.metrics import check_widths

if TYPE_CHECKING:
    from pikepdf import Pdf

_ACTIONS = frozenset(
    f"/{name}"
    for name in ("JavaScript", "Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "ResetForm", "Movie", "Sound")
)
_KEYS = {
    "/AA": "an additional action (AA)",
    "/JS": "JavaScript",
    "/JavaScript": "JavaScript",
    "/EF": "an embedded file",
    "/EmbeddedFiles": "an embedded file",
    "/XFA": "an XFA form",
}
_DEEPEST = 50


def check_facts(document: Pdf, claims: tuple[str, ...]) -> Iterator[Finding]:
    """The catalog: marked, a language, the title shown, and metadata with the standards it claims."""
    root = document.Root
    if not _true(root.get("/MarkInfo", {}).get("/Marked")):
        yield Finding("catalog", "MarkInfo does not say that the file is marked")
    if "/StructTreeRoot" not in root:
        yield Finding("catalog", "there is no structure tree")
    if not str(root.get("/Lang", "")).strip():
        yield Finding("catalog", "Lang is missing: no reader knows the language")
    if not _true(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")):
        yield Finding("catalog", "DisplayDocTitle is not set: the file name is shown in place of the title")
    metadata = root["/Metadata"].read_bytes() if "/Metadata" in root else None
    if metadata is None:
        yield Finding("metadata", "there is no metadata")
        return
    for claim in claims:
        if f"{claim}:part".encode() not in metadata:
            yield Finding("metadata", f"the metadata does not name the standard {claim}")
    if b"dc:title" not in metadata:
        yield Finding("metadata", "the metadata holds no title")


def _true(value: Any) -> bool:
    return value is not None and bool(value)


def check_fonts(document: Pdf) -> Iterator[Finding]:
    """Every font is in the file, as wide as stated, and says which text its glyphs stand for; those of fields need only
    be in the file.
    """
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        yield from _resources(page.obj.get("/Resources") or page.resources, seen, 0)
    form = document.Root.get("/AcroForm", {})
    for font in form.get("/DR", {}).get("/Font", {}).values():
        yield from _embedded(font)


def _resources(resources: Any, seen: set[tuple[int, int]], depth: int) -> Iterator[Finding]:
    for font in resources.get("/Font", {}).values():
        if not font.is_indirect or font.objgen not in seen:
            seen.add(font.objgen)
            yield from _embedded(font)
            if "/ToUnicode" not in font:
                yield Finding("font", f"font {_name(font)} does not say which text its glyphs stand for (ToUnicode)")
            yield from check_widths(font, _name(font))
    for picture in resources.get("/XObject", {}).values():
        if picture.objgen not in seen and depth < _DEEPEST:
            seen.add(picture.objgen)
            yield from _resources(picture.get("/Resources", {}), seen, depth + 1)


def _embedded(font: Any) -> Iterator[Finding]:
    if font.get("/Subtype") == "/Type3":
        return
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield Finding("font", f"font {_name(font)} is not embedded")


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", "/without a name"))[1:]


def check_inert(document: Pdf) -> Iterator[Finding]:
    """No script, no program, no other file, no form that is sent, nothing embedded."""
    for thing in document.objects:
        yield from _acts(thing, 0)


def _acts(thing: Any, depth: int) -> Iterator[Finding]:
    import pikepdf

    if depth > _DEEPEST:
        return
    if isinstance(thing, pikepdf.Array):
        kids = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        kids = [thing[key] for key in thing.keys()]  # noqa: SIM118 (a pikepdf dictionary iterates otherwise)
        yield from (Finding("inert", f"the file holds {_KEYS[key]}") for key in thing.keys() if key in _KEYS)  # noqa: SIM118
        action = thing.get("/S")
        if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
            yield Finding("inert", f"the file holds an action of the kind {str(action)[1:]}")
        if thing.get("/Type") == "/EmbeddedFile":
            yield Finding("inert", "the file holds an embedded file")
    else:
        return
    for kid in kids:
        if isinstance(kid, pikepdf.Object) and not kid.is_indirect:
            yield from _acts(kid, depth + 1)
