"""Font objects: Type0 fonts, subset, with a code for each glyph and text (ISO 32000-1, 9.7, 9.10.3)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from takehome.faces import Face
from takehome.pdfobjects import Name, PdfFile, Ref, Stream, Value


def write_font(file: PdfFile, face: Face, glyphs: Sequence[tuple[int, str]]) -> Ref:
    """A Type0 font; `glyphs` gives, for each code from 1, the glyph and the text it stands for."""
    length, data, numbers = face.embed([gid for gid, _ in glyphs])
    tag = "".join(chr(65 + b % 26) for b in sha256(face.name.encode() + data).digest()[:6])
    name = Name(f"{tag}+{face.name}")
    embedded = file.add(Stream(data, {"Length1": length, "Filter": Name("FlateDecode")}, plain=True))
    scale = 1000 / face.upem
    descriptor: dict[str, Value] = {
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
    descendant = file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
            "FontDescriptor": file.add(descriptor),
            "DW": 0,
            "W": [1, [_round(face.advance(gid) * scale) for gid, _ in glyphs]],
            "CIDToGIDMap": file.add(Stream(b"\x00\x00" + b"".join(gid.to_bytes(2, "big") for gid in numbers))),
        }
    )
    return file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": name,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [descendant],
            "ToUnicode": file.add(Stream(to_unicode(glyphs))),
        }
    )


def _round(value: float) -> float:
    return round(value) if abs(value - round(value)) < 0.001 else round(value, 3)


def to_unicode(glyphs: Sequence[tuple[int, str]]) -> bytes:
    """The CMap that gives each code its text; a glyph that only completes the one before stands for no text."""
    used = [(code, text) for code, (gid, text) in enumerate(glyphs, start=1) if gid or text]
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in used]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
