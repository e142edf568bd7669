"""What a page paints: its marked pieces, their text as the fonts give it back, and what breaks the rules of marking.

ISO 32000-1, 14.6 (marked content), 9.10.3 (ToUnicode), 14.9.4 (ActualText).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from takehome.checks import Finding

if TYPE_CHECKING:
    from pikepdf import Object, Page

_PATHS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"))
_BLOCK = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.S)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
_DEEPEST_FORM = 8
TURNED = "ReversedChars"  # the letters of each string run from its end (14.8.2.3.3)


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page (from 0) paints: the text of each marked piece by its id, in content order, and the findings."""

    page: int
    pieces: dict[int, str]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Font:
    """How the codes of one font read: `texts` by code, the bytes of a code, and which codes show no glyph."""

    texts: dict[int, str]
    width: int
    glyphs: bytes | None = None  # CIDToGIDMap, two bytes a code

    def codes(self, shown: bytes) -> list[int]:
        step = self.width
        return [int.from_bytes(shown[i : i + step], "big") for i in range(0, len(shown), step)]

    def is_notdef(self, code: int) -> bool:
        if self.width != 2:
            return False
        if self.glyphs is None:
            return code == 0
        return not any(self.glyphs[2 * code : 2 * code + 2])


@dataclass(slots=True)
class _Open:
    """A marked-content sequence that is open: where its text goes, and the text object it began in (0: none)."""

    tag: str
    mcid: int | None
    actual: str | None
    text_object: int


def read_page(page: Page, number: int, fonts: dict[Any, Font]) -> PageContent:
    """Read page `number` (from 0); `fonts` keeps what was read of each font for the pages after it."""
    scan = _Scan(number, fonts)
    scan.run(page.obj, page.obj.get("/Resources") or page.resources)
    scan.end()
    pieces = {mcid: "".join(parts) for mcid, parts in scan.pieces.items()}
    return PageContent(number, pieces, tuple(dict.fromkeys(scan.findings)))


@dataclass(slots=True)
class _Scan:
    page: int
    fonts: dict[Any, Font]
    pieces: dict[int, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    text_objects: int = 0
    in_text: bool = False
    font: Font | None = None
    saved: list[Font | None] = field(default_factory=list)
    depth: int = 0

    def found(self, rule: str, message: str) -> None:
        self.findings.append(Finding(rule, f"page {self.page + 1}: {message}"))

    def run(self, stream: Object, resources: Any) -> None:
        import pikepdf

        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in ("BDC", "BMC"):
                self.begin(operands, resources)
            elif name == "EMC":
                self.close()
            elif name in ("Tj", "TJ", "'", '"'):
                self.show(operands[-1])
            elif name == "Do":
                self.painted("a picture")
                self.form(resources["/XObject"][str(operands[0])])
            elif name in _PATHS or name == "INLINE IMAGE":
                self.painted("a picture" if name == "INLINE IMAGE" else "a shape")
            else:
                self.state(name, operands, resources)

    def state(self, name: str, operands: list[Any], resources: Any) -> None:
        if name == "BT":
            self.in_text = True
            self.text_objects += 1
        elif name == "ET":
            if any(piece.text_object for piece in self.stack):
                self.found("crossing", "a text object ends inside a marked piece that began in it")
            self.in_text = False
        elif name == "Tf":
            self.font = self.font_of(resources["/Font"][str(operands[0])])
        elif name == "q":
            self.saved.append(self.font)
        elif name == "Q" and self.saved:
            self.font = self.saved.pop()

    def begin(self, operands: list[Any], resources: Any) -> None:
        tag, entries = str(operands[0])[1:], operands[1] if len(operands) > 1 else {}
        if len(operands) > 1 and not hasattr(entries, "keys"):
            entries = resources["/Properties"][str(entries)]
        mcid = int(entries["/MCID"]) if "/MCID" in entries else None
        actual = str(entries["/ActualText"]) if "/ActualText" in entries else None
        self.stack.append(_Open(tag, mcid, actual, self.text_objects if self.in_text else 0))
        owners = [piece for piece in self.stack if piece.mcid is not None or piece.tag == "Artifact"]
        if len(owners) > 1 and owners[-1] is self.stack[-1]:
            self.found("nested", f"a marked piece ({tag}) lies inside another ({owners[-2].tag})")
        if mcid is not None:
            if mcid in self.pieces:
                self.found("mcid-twice", f"marked piece {mcid} is painted twice")
            if self.depth:
                self.found("nested", f"marked piece {mcid} lies inside a form")
            self.pieces.setdefault(mcid, [])

    def close(self) -> None:
        if not self.stack:
            self.found("crossing", "a marked piece ends that never began")
            return
        piece = self.stack.pop()
        if piece.text_object != (self.text_objects if self.in_text else 0):
            self.found("crossing", f"a marked piece ({piece.tag}) and a text object cross")
        if piece.actual is not None:
            self.stack.append(_Open(piece.tag, piece.mcid, None, piece.text_object))
            self.add(piece.actual)
            self.stack.pop()

    def end(self) -> None:
        if self.stack:
            self.found("crossing", f"a marked piece ({self.stack[-1].tag}) never ends")

    def painted(self, what: str) -> None:
        if not any(piece.mcid is not None or piece.tag == "Artifact" for piece in self.stack):
            self.found("untagged", f"{what} is painted outside marked content and artifacts")

    def add(self, text: str) -> None:
        """Text goes to the innermost piece with an id, unless an ActualText speaks for it."""
        for piece in reversed(self.stack):
            if piece.actual is not None:
                return
            if piece.mcid is not None:
                self.pieces[piece.mcid].append(text)
                return

    def show(self, operand: Any) -> None:
        import pikepdf

        self.painted("text")
        parts = [operand] if isinstance(operand, pikepdf.String) else list(operand)
        shown = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        if not self.font:
            self.found("font", "text is shown before a font is chosen")
            return
        silent = any(piece.actual is not None for piece in self.stack)
        said = ""
        for code in self.font.codes(shown):
            if self.font.is_notdef(code):
                self.found("notdef", "a glyph is shown that stands for no character (.notdef)")
            text = self.font.texts.get(code)
            if text is None and not silent:
                self.found("no-text", f"code {code} is shown but its font does not say which text it stands for")
            said += text or ""
        turned = any(piece.tag == TURNED for piece in self.stack)
        self.add(said[::-1] if turned else said)

    def form(self, target: Any) -> None:
        if target.get("/Subtype") == "/Form" and self.depth < _DEEPEST_FORM:
            self.depth += 1
            font, self.in_text, before = self.font, False, self.in_text
            self.run(target, target.get("/Resources", {}))
            self.font, self.in_text = font, before
            self.depth -= 1

    def font_of(self, font: Any) -> Font:
        key = font.objgen if font.is_indirect else None
        if key is None or key not in self.fonts:
            read = read_font(font)
            if key is None:
                return read
            self.fonts[key] = read
        return self.fonts[key]


def read_font(font: Any) -> Font:
    """How a font reads; a font without ToUnicode gives no text at all, as for a reader."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    texts: dict[int, str] = {}
    if "/ToUnicode" in font:
        texts = read_cmap(font.ToUnicode.read_bytes())
    glyphs = None
    if width == 2:
        mapping = font.DescendantFonts[0].get("/CIDToGIDMap")
        if mapping is not None and hasattr(mapping, "read_bytes") and mapping != "/Identity":
            glyphs = mapping.read_bytes()
    return Font(texts, width, glyphs)


def read_cmap(data: bytes) -> dict[int, str]:
    """The text of each code of a ToUnicode CMap (bfchar, bfrange)."""
    texts: dict[int, str] = {}
    for kind, body in _BLOCK.findall(data):
        if kind == b"codespacerange":
            continue
        tokens = [bracket or bytes.fromhex(digits.decode()) for digits, bracket in _TOKEN.findall(body)]
        tokens.reverse()
        take = partial(tokens.pop)
        while tokens:
            first = int.from_bytes(take(), "big")
            last = first if kind == b"bfchar" else int.from_bytes(take(), "big")
            target = take()
            if target == b"[":
                for code in range(first, last + 1):
                    texts[code] = take().decode("utf-16-be")
                take()
                continue
            for code in range(first, min(last, first + 0xFFFF) + 1):
                text = target.decode("utf-16-be")
                texts[code] = text[:-1] + chr(ord(text[-1]) + code - first) if text else ""
    return texts
