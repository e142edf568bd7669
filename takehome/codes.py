"""Character codes: what stands in a content stream for a word of one font (ISO 32000-1, 9.4.3, 9.7, 9.10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from takehome.faces import Face
from takehome.glyphs import Glyph, Shaped
from takehome.pdfobjects import number
from takehome.problems import Place, Problem, Problems

ASCII = range(0x20, 0x7F)  # characters whose code is their own number
MOST = 45_000  # codes of one face: with what compounds are set together from, glyphs are fewer than 65,536
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
        self._shows: dict[Shaped, str] = {}
        self._turned: dict[Shaped, str] = {}
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
        if self._last > MOST:
            what = f"more than {MOST} different letters, with their accents, in one face: a font holds no more"
            raise Problems([Problem(Place("", 0, 0), what, "make several documents of it")])
        return self._last

    def glyphs(self) -> dict[int, tuple[int, str]]:
        """Glyph and text of each code, in their order."""
        return dict(sorted(self._glyphs.items()))

    def shows(self, words: Iterable[Shaped]) -> str:
        """The inside of a TJ array that shows words from left to right; each is kept, for words repeat."""
        known = self._shows
        return "".join([known.get(word) or self._show(word) for word in words])

    def _show(self, word: Shaped) -> str:
        kept = self._face.shown.get(word)
        found = kept if kept and all(map(self._own.__contains__, word.text)) else self._keep(word)
        self._shows[word] = found
        return found

    def turned(self, words: Sequence[Shaped]) -> str:
        """The same for words from right to left: their last glyph is the first, and the text of each is turned round.

        Whoever turns the letters of the whole string finds them in the order in which they were typed.
        """
        known = self._turned
        return "".join([known.get(word) or self._turn(word) for word in reversed(words)])

    def _turn(self, word: Shaped) -> str:
        glyphs = tuple([glyph._replace(text=glyph.text[::-1]) for glyph in reversed(word.glyphs)])
        moves = [self._face.advance(glyph.id) - glyph.advance for glyph in glyphs]
        found = self._turned[word] = self._shown(glyphs, moves)
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
