"""Everything painted becomes one file: pages, fonts, tags, outline, metadata -> bytes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from takehome.drawing import Bitmap
from takehome.element import Flow, Text, walk
from takehome.fontobjects import write_font
from takehome.metadata import PRODUCER, Facts, srgb, xmp
from takehome.pages import Pages
from takehome.paint import Painted
from takehome.pdfobjects import Name, PdfFile, Ref, Stream, Value
from takehome.scripts import is_rtl
from takehome.tags import Tagger

_LEVELS = {f"H{n}": n for n in range(1, 6)}


class Heading(Struct, frozen=True):
    """An entry of the outline."""

    level: int
    title: str
    page: int
    y: float


def write(tree: Flow, pages: Pages, painted: Painted, facts: Facts, outlined: Flow | None = None) -> bytes:
    """The bytes of a tagged PDF: PDF/UA-1, and PDF/A-2a where the facts claim it.

    `outlined` is the part of the tree whose headings are the outline (default: all of it).  The same arguments give
    the same bytes.
    """
    file = PdfFile()
    page_refs = [file.add() for _ in pages.pages]
    fonts = {face: write_font(file, face, codes.glyphs()) for face, codes in painted.fonts.items()}
    tagger = Tagger(file, painted, page_refs, page_height=pages.pages[0].size[1])
    tagger.destinations = _destinations(pages, page_refs)
    root = tagger.write(tree)
    parent = file.add()
    images: dict[int, Ref] = {}
    for i, page in enumerate(pages.pages):
        xobjects = {name: _image(file, bitmap, images) for name, bitmap in painted.page_images[i].items()}
        resources: dict[str, Value] = {"Font": {n: fonts[face] for face, n in painted.page_fonts[i].items()}}
        if xobjects:
            resources["XObject"] = xobjects
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": parent,
            "MediaBox": [0, 0, *page.size],
            "Resources": resources,
            "Contents": file.add(Stream(painted.contents[i])),
            "StructParents": i,
            "Tabs": Name("S"),
        }
        if tagger.annotations[i]:
            entries["Annots"] = list(tagger.annotations[i])
        file.set(page_refs[i], entries)
    file.set(parent, {"Type": Name("Pages"), "Kids": list(page_refs), "Count": len(page_refs)})
    catalog = _catalog(file, parent, root, _outline(file, _headings(outlined or tree, pages), page_refs, pages), facts)
    return file.write(catalog, file.add(_info(facts)))


def _info(facts: Facts) -> dict[str, Value]:
    """The document information dictionary (14.3.3)."""
    return {
        "Title": facts.title,
        "Author": facts.author,
        "Subject": facts.subject,
        "Producer": PRODUCER,
        "Creator": PRODUCER,
        "CreationDate": facts.pdf_date,
        "ModDate": facts.pdf_date,
    }


def _catalog(file: PdfFile, parent: Ref, root: Ref, outline: Ref | None, facts: Facts) -> Ref:
    profile = file.add(Stream(srgb(), {"N": 3}))
    entries: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": parent,
        "Lang": facts.language,
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": root,
        "ViewerPreferences": {
            "DisplayDocTitle": True,
            **({"Direction": Name("R2L")} if is_rtl(facts.language) else {}),
        },
        "Metadata": file.add(Stream(xmp(facts), {"Type": Name("Metadata"), "Subtype": Name("XML")}, plain=True)),
        "OutputIntents": [
            {
                "Type": Name("OutputIntent"),
                "S": Name("GTS_PDFA1"),
                "OutputConditionIdentifier": "sRGB",
                "DestOutputProfile": profile,
            }
        ],
    }
    if facts.facing:
        entries["PageLayout"] = Name("TwoPageRight")  # page 1 alone, then what faces each other side by side
    if outline is not None:
        entries["Outlines"] = outline
        entries["PageMode"] = Name("UseOutlines")
    return file.add(entries)


def _destinations(pages: Pages, refs: Sequence[Ref]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, (number, y) in pages.anchors.items():
        high = pages.pages[number - 1].size[1]
        found[name] = [refs[number - 1], Name("XYZ"), None, min(high, high - y + 8), None]
    return found


def _headings(tree: Flow, pages: Pages) -> list[Heading]:
    """Headings with an id, in reading order, where they were placed."""
    found = []
    for element in walk(tree):
        if isinstance(element, Text) and element.role in _LEVELS and element.id and element.id in pages.anchors:
            number, y = pages.anchors[element.id]
            title = "".join(run.text for run in element.runs).strip()
            found.append(Heading(_LEVELS[element.role], title, number, y))
    return found


def _outline(file: PdfFile, headings: Sequence[Heading], refs: Sequence[Ref], pages: Pages) -> Ref | None:
    """The outline: each heading under the one before it of a lesser level (12.3.3)."""
    if not headings:
        return None
    root = file.add()
    nodes = [file.add() for _ in headings]
    parents: list[int | None] = []
    path: list[int] = []
    for i, heading in enumerate(headings):
        while path and headings[path[-1]].level >= heading.level:
            path.pop()
        parents.append(path[-1] if path else None)
        path.append(i)
    below: dict[int | None, list[int]] = {}
    for i, parent in enumerate(parents):
        below.setdefault(parent, []).append(i)
    for parent, members in below.items():
        for at, i in enumerate(members):
            heading = headings[i]
            high = pages.pages[heading.page - 1].size[1]
            entries: dict[str, Value] = {
                "Title": heading.title,
                "Parent": root if parent is None else nodes[parent],
                "Dest": [refs[heading.page - 1], Name("XYZ"), None, min(high, high - heading.y + 8), None],
            }
            if at:
                entries["Prev"] = nodes[members[at - 1]]
            if at + 1 < len(members):
                entries["Next"] = nodes[members[at + 1]]
            if inner := below.get(i):
                entries |= {"First": nodes[inner[0]], "Last": nodes[inner[-1]], "Count": -len(inner)}
            file.set(nodes[i], entries)
    top = [nodes[i] for i in below[None]]
    file.set(root, {"Type": Name("Outlines"), "First": top[0], "Last": top[-1], "Count": len(top)})
    return root


def _image(file: PdfFile, bitmap: Bitmap, images: dict[int, Ref]) -> Ref:
    """An image XObject, with its transparency as a soft mask; one that `images` has is not written again."""
    if id(bitmap) in images:
        return images[id(bitmap)]
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": bitmap.width,
        "Height": bitmap.height,
        "ColorSpace": Name("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    if bitmap.alpha is not None:
        mask: dict[str, Value] = {**entries, "ColorSpace": Name("DeviceGray")}
        entries["SMask"] = file.add(Stream(bitmap.alpha, mask))
    images[id(bitmap)] = file.add(Stream(bitmap.rgb, entries))
    return images[id(bitmap)]
