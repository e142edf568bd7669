"""What lines are made of: words of one face each, and the stretches of them that stay on one line, measured in ems."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from takehome.faces import INVISIBLE, Face
from takehome.glyphs import Shaped

WORDS = re.compile(r"\S+|\s+")


class Unit(Struct, frozen=True, gc=False):
    """A word, or the spaces after it: of one run, one face, one embedding level."""

    run: int
    face: Face
    level: int
    word: Shaped
    space: bool


class Stretch(Struct, frozen=True):
    """Units that stay on one line; their width in ems, with the spaces at the end and without them (`ink`)."""

    units: tuple[Unit, ...]
    em: float
    ink: float


def stretch(units: Sequence[Unit]) -> Stretch:
    """Units as one stretch."""
    em = sum([unit.word.em for unit in units])
    ink = em
    for unit in reversed(units):
        if not unit.space:
            break
        ink -= unit.word.em
    return Stretch(tuple(units), em, ink)


class Plain:
    """Stretches of one run, from left to right, in one face and one language; each is kept, for words come again.

    `run` is the index of the run in its paragraph.
    """

    def __init__(self, face: Face, language: str, run: int) -> None:
        self.face, self.language, self.run = face, language, run
        self._letters: set[str] = set()
        self._kept: dict[str, Stretch] = {}
        self._spaces: dict[str, Unit] = {}

    @property
    def words(self) -> int:
        """How many stretches are kept."""
        return len(self._kept)

    def has(self, text: str) -> bool:
        """Whether the face has all letters of a text."""
        new = set(text) - self._letters
        if new and not all(c.isspace() or ord(c) in self.face.covers or c in INVISIBLE for c in new):
            return False
        self._letters |= new
        return True

    def stretches(self, texts: Sequence[str]) -> list[Stretch]:
        """The stretch of each text; what is new is shaped at once."""
        kept = self._kept
        new = [text for text in dict.fromkeys(texts) if text not in kept]
        if new:
            parts = [WORDS.findall(text) for text in new]
            self.face.prepare([word for some in parts for word in some if not word.isspace()], self.language)
            for text, some in zip(new, parts, strict=True):
                kept[text] = stretch([self._unit(word) for word in some])
        return [kept[text] for text in texts]

    def _unit(self, word: str) -> Unit:
        if not word.isspace():
            return Unit(self.run, self.face, 0, self.face.shape(word, self.language, False), False)
        found = self._spaces.get(word)
        if found is None:
            found = self._spaces[word] = Unit(self.run, self.face, 0, self.face.spaces(len(word)), True)
        return found
