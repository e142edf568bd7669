"""Character codes: what stands in a content stream for a word of one font (ISO 32000-1, 9.4.3, 9.7, 9.10)."""

from __future__ import annotations

from takehome.faces import Face, Glyph, Shaped
from takehome.pdfobjects import number

_MEANT = frozenset(b"()\\\r\n")  # bytes that mean something in a literal string (7.3.4.2): no code has one


def _usable(code: int) -> bool:
    return code & 0xFF not in _MEANT and code >> 8 not in _MEANT


class Codes:
    """The character codes of one font in one file: one for each glyph and the text it stands for.

    Letters of some scripts share a glyph (the skeleton of several Arabic letters): with a code of its own for each
    text, ToUnicode gives every word back exactly.  Codes count from 1, in the order of use; those that would have to
    be escaped in a string are passed over.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._codes: dict[tuple[int, str], str] = {}
        self._shows: dict[tuple[Shaped, float, bool], str] = {}
        self._last = 0

    def code(self, glyph: tuple[int, str]) -> str:
        """The two bytes of the code of a glyph that stands for a text."""
        found = self._codes.get(glyph)
        if found is None:
            self._last += 1
            while not _usable(self._last):
                self._last += 1
            found = self._codes[glyph] = chr(self._last >> 8) + chr(self._last & 0xFF)
        return found

    def glyphs(self) -> list[tuple[int, str]]:
        """Glyph and text of each code, from code 1; glyph 0 without text for one that is passed over."""
        found = [(0, "")] * self._last
        for glyph, code in self._codes.items():
            found[(ord(code[0]) << 8 | ord(code[1])) - 1] = glyph
        return found

    def show(self, word: Shaped, size: float, rtl: bool) -> str:
        """The inside of a TJ array that shows a word; words are kept, for they repeat."""
        key = (word, 0.0 if word.steps is not None else size, rtl)
        found = self._shows.get(key)
        if found is None:
            found = self._shows[key] = self._shown(word, size, rtl)
        return found

    def _shown(self, word: Shaped, size: float, rtl: bool) -> str:
        if word.steps is None or rtl:
            shows = _Shows(self, self._face, size)
            (_backward if rtl else _forward)(word, shows)
            return shows.text()
        parts: list[str] = []
        known, scale = self._codes, 1000 / self._face.upem
        for glyph, nearer in word.steps:
            code = known.get(glyph) or self.code(glyph)
            parts.append(f"{code}){number(nearer * scale)}(" if nearer else code)
        return f"({''.join(parts)})"


class _Shows:
    """The inside of a TJ array: strings of glyphs, moves in thousandths, and rises between arrays (9.4.3, 9.3.7)."""

    def __init__(self, codes: Codes, face: Face, size: float) -> None:
        self._codes, self._face = codes, face
        self._scale, self._size = 1000 / face.upem, size / face.upem
        self._parts: list[str] = []
        self._run: list[str] = []
        self._rise = 0

    def glyph(self, glyph: Glyph) -> int:
        """Show a glyph; gives how far the pen went by it, in font units."""
        self._run.append(self._codes.code((glyph.id, glyph.text)))
        return self._face.advance(glyph.id)

    def move(self, back: float) -> None:
        """Set the pen back, in font units."""
        if back:
            self._close()
            self._parts.append(f" {number(back * self._scale)} ")

    def rise(self, dy: int) -> None:
        """Raise or lower what follows, in font units above the baseline."""
        if dy != self._rise:
            self._close()
            self._parts.append(f"] TJ {number(dy * self._size)} Ts [")
            self._rise = dy

    def _close(self) -> None:
        if self._run:
            self._parts.append(f"({''.join(self._run)})")
            self._run = []

    def text(self) -> str:
        """All of it, back on the baseline."""
        self.rise(0)
        self._close()
        return "".join(self._parts)


def _forward(word: Shaped, shows: _Shows) -> None:
    """Glyphs from left to right, corrected by what HarfBuzz moved against what the font file says."""
    for glyph in word.glyphs:
        shows.move(-glyph.dx)
        shows.rise(glyph.dy)
        shows.move(glyph.dx + shows.glyph(glyph) - glyph.advance)


def _backward(word: Shaped, shows: _Shows) -> None:
    """Glyphs in logical order from right to left: after each the pen goes back over it and the next."""
    glyphs = word.glyphs
    for i, glyph in enumerate(glyphs):
        shows.move(-glyph.dx)
        shows.rise(glyph.dy)
        following = glyphs[i + 1].advance if i + 1 < len(glyphs) else 0
        shows.move(glyph.dx + shows.glyph(glyph) + following)
