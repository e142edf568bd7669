"""Font objects: Type0 fonts, subset, with a code for each glyph and text (ISO 32000-1, 9.7, 9.10.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct

from takehome.codes import ASCII
from takehome.faces import Face
from takehome.pdfobjects import Name, PdfFile, Raw, Ref, Stream, Value, deflated, serialise


class _Made(Struct, frozen=True):
    """What of a font hangs on nothing but its glyphs and their codes: its name, its file, widths, and two streams."""

    name: Name
    length: int
    data: bytes
    widths: Raw
    map: bytes
    texts: bytes


@lru_cache(maxsize=64)
def _made(face: Face, glyphs: tuple[tuple[int, tuple[int, str]], ...]) -> _Made:
    """Made once: documents of the same language use the same glyphs, and nearly all those of ASCII."""
    codes, ids = [code for code, _ in glyphs], [gid for _, (gid, _) in glyphs]
    length, data, numbers = face.embed(ids)
    tag = "".join(chr(65 + b % 26) for b in sha256(face.name.encode() + data).digest()[:6])
    scale = 1000 / face.upem
    widths = _runs(zip(codes, [_round(face.advance(gid) * scale) for gid in ids], strict=True))
    return _Made(
        Name(f"{tag}+{face.name}"),
        length,
        data,
        Raw(serialise(widths)),
        deflated(_map(dict(zip(codes, numbers, strict=True)))),
        deflated(to_unicode(dict(glyphs))),
    )


def write_font(file: PdfFile, face: Face, glyphs: Mapping[int, tuple[int, str]]) -> Ref:
    """A Type0 font; `glyphs` gives, by code, the glyph and the text it stands for."""
    made = _made(face, tuple(glyphs.items()))
    packed: dict[str, Value] = {"Filter": Name("FlateDecode")}
    embedded = file.add(Stream(made.data, {"Length1": made.length, **packed}, plain=True))
    descendant = file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": made.name,
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
            "FontDescriptor": file.add(_descriptor(face, made.name, embedded)),
            "DW": 0,
            "W": made.widths,
            "CIDToGIDMap": file.add(Stream(made.map, packed, plain=True)),
        }
    )
    return file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": made.name,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [descendant],
            "ToUnicode": file.add(Stream(made.texts, packed, plain=True)),
        }
    )


def _descriptor(face: Face, name: Name, embedded: Ref) -> dict[str, Value]:
    """The measures of a face, in thousandths of an em, and the file of its glyphs (9.8.1)."""
    scale = 1000 / face.upem
    return {
        "Type": Name("FontDescriptor"),
        "FontName": name,
        "Flags": 4,
        "FontBBox": [round(v * scale) for v in face.bounds()],
        "ItalicAngle": 0,
        "Ascent": round(face.ascent * scale),
        "Descent": round(face.descent * scale),
        "CapHeight": round(face.cap_height * scale),
        "StemV": 50 + face.weight // 8,
        "FontFile2": embedded,
    }


def _round(value: float) -> float:
    return round(value) if abs(value - round(value)) < 0.001 else round(value, 3)


def _runs(widths: Iterable[tuple[int, float]]) -> list[Any]:
    """Widths by code, as the first code of each run and the widths of the run (9.7.4.3)."""
    found: list[Any] = []
    following = -1
    for code, width in widths:
        if code != following:
            found += [code, []]
        found[-1].append(width)
        following = code + 1
    return found


def _map(numbers: Mapping[int, int]) -> bytes:
    """The number of the glyph of each code from 0, in two bytes (9.7.4.2)."""
    return b"".join([numbers.get(code, 0).to_bytes(2, "big") for code in range(max(numbers, default=0) + 1)])


def to_unicode(glyphs: Mapping[int, tuple[int, str]]) -> bytes:
    """The CMap that gives each code its text: those of ASCII are one range, each other has a row."""
    others = [(code, text) for code, (_, text) in glyphs.items() if code not in ASCII]
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in others]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"1 beginbfrange\n<{ASCII[0]:04x}> <{ASCII[-1]:04x}> <{ASCII[0]:04x}>\nendbfrange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
