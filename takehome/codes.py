"""Character codes: what stands in a content stream for a word of one font (ISO 32000-1, 9.4.3, 9.7, 9.10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from takehome.faces import Face
from takehome.glyphs import Glyph, Shaped
from takehome.pdfobjects import number

ASCII = range(0x20, 0x7F)  # characters whose code is their own number
_MEANT = frozenset(b"()\\\r\n")  # bytes that mean something in a literal string (7.3.4.2): no code has one


def _usable(code: int) -> bool:
    return code & 0xFF not in _MEANT and code >> 8 not in _MEANT


class Codes:
    """The character codes of one font in one file: one for each glyph and the text it stands for.

    Letters of some scripts share a glyph (the skeleton of several Arabic letters): with a code of its own for each
    text, ToUnicode gives every word back exactly.  A character of ASCII has its own number as code:
    words then share bytes with operators, and deflate better.  All else counts on from there, in the order of use.
    Codes that would have to be escaped in a string are passed over.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self._codes: dict[tuple[int, str], str] = {}
        self._shows: tuple[dict[Shaped, str], dict[Shaped, str]] = ({}, {})  # from left to right, and the other way
        self._glyphs: dict[int, tuple[int, str]] = {}  # by code
        self._own: dict[str, int] = {}  # characters that have their own number, and the glyph they nearly always have
        self._last = ASCII.stop

    def code(self, glyph: tuple[int, str]) -> str:
        """The two bytes of the code of a glyph that stands for a text."""
        found = self._codes.get(glyph)
        if found is None:
            code = self._free(glyph[1])
            self._glyphs[code] = glyph
            found = self._codes[glyph] = chr(code >> 8) + chr(code & 0xFF)
            if code in ASCII and self._face.gid(glyph[1]) == glyph[0]:
                self._own[glyph[1]] = glyph[0]
        return found

    def _free(self, text: str) -> int:
        """The code for a text: its own number where it is of ASCII and that is free, else the next."""
        own = ord(text) if len(text) == 1 else 0
        if own in ASCII and own not in self._glyphs and _usable(own):
            return own
        self._last += 1
        while not _usable(self._last):
            self._last += 1
        return self._last

    def glyphs(self) -> dict[int, tuple[int, str]]:
        """Glyph and text of each code, in their order."""
        return dict(sorted(self._glyphs.items()))

    def shows(self, words: Iterable[Shaped], rtl: bool) -> str:
        """The inside of a TJ array that shows words; each is kept, for words repeat."""
        known = self._shows[rtl]
        return "".join([known.get(word) or self._show(word, rtl) for word in words])

    def _show(self, word: Shaped, rtl: bool) -> str:
        if rtl:
            found = self._shown(word.glyphs, _back(word.glyphs, self._face))
        else:
            kept = self._face.shown.get(word)
            found = kept if kept and all(map(self._own.__contains__, word.text)) else self._keep(word)
        self._shows[rtl][word] = found
        return found

    def _keep(self, word: Shaped) -> str:
        """What shows a word; where all its codes are their own numbers, it is the same in every file, and kept."""
        found = self._shown(word.glyphs, word.nearer)
        if all([self._own.get(text) == id for id, _, text in word.glyphs]):
            self._face.shown[word] = found
        return found

    def _shown(self, glyphs: tuple[Glyph, ...], moves: Sequence[int] | None) -> str:
        known = self._codes
        codes = [known.get((id, text)) or self.code((id, text)) for id, _, text in glyphs]
        if moves is None:
            return f"({''.join(codes)})"
        scale = 1000 / self._face.upem
        parts = [f"{c}){number(by * scale)}(" if by else c for c, by in zip(codes, moves, strict=True)]
        return f"({''.join(parts)})"


def _back(glyphs: tuple[Glyph, ...], face: Face) -> list[int]:
    """Glyphs in logical order from right to left: after each the pen goes back over it and over the next."""
    following = [glyph.advance for glyph in glyphs[1:]] + [0]
    return [face.advance(glyph.id) + back for glyph, back in zip(glyphs, following, strict=True)]
