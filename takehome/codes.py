"""Character codes: what stands in a content stream for a word of one font (ISO 32000-1, 9.4.3, 9.7, 9.10)."""

from __future__ import annotations

from takehome.faces import Face, Glyph, Shaped
from takehome.pdfobjects import number


class Codes:
    """The character codes of one font in one file: one for each glyph and the text it stands for.

    Letters of some scripts share a glyph (the skeleton of several Arabic letters): with a code of its own for each
    text, ToUnicode gives every word back exactly.  Codes count from 1, in the order of use.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._codes: dict[tuple[int, str], int] = {}
        self._hex: dict[tuple[int, str], str] = {}
        self._shows: dict[tuple[Shaped, float, bool], str] = {}

    def code(self, gid: int, text: str) -> int:
        """The code of a glyph that stands for a text."""
        return self._codes.setdefault((gid, text), len(self._codes) + 1)

    def glyphs(self) -> list[tuple[int, str]]:
        """Glyph and text of each code, from code 1."""
        return list(self._codes)

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
        known, scale = self._hex, 1000 / self._face.upem
        for glyph, nearer in word.steps:
            code = known.get(glyph)
            if code is None:
                code = known[glyph] = f"{self.code(*glyph):04x}"
            parts.append(f"{code}> {number(nearer * scale)} <" if nearer else code)
        return f"<{''.join(parts)}>"


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
        self._run.append(f"{self._codes.code(glyph.id, glyph.text):04x}")
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
            self._parts.append(f"<{''.join(self._run)}>")
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
