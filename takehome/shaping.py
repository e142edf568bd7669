"""Runs become stretches that cannot be broken: words of one face each, shaped, measured in ems so they serve any size.

A word takes one face, the first family that has all of it; only a word that mixes scripts so that no family has it
is set letter by letter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from unicodedata import combining, name, normalize

from msgspec import Struct

from takehome import breaks
from takehome.clusters import LATIN, QUOTES, letters
from takehome.element import Run
from takehome.faces import INVISIBLE, Face, Faces
from takehome.joining import around
from takehome.problems import Place, Problem, Problems
from takehome.said import place_of
from takehome.scripts import is_rtl, script_of
from takehome.spaced import SpacedFace, joined
from takehome.stretches import WORDS, Plain, Stretch, Unit, stretch
from takehome.trimmed import trimmed
from takehome.ways import levels_of

_EAST = "\u2e80"  # from here on stand the letters of China, Japan and Korea


class TextStyle(Struct, frozen=True):
    """How words look: font families in order of choice, weights of plain and strong words, size and leading.

    `drop` sets the baseline so many ems lower in the line; `isolated` are values that run from left to right wherever
    they stand.
    """

    families: tuple[str, ...]
    size: float
    leading: float
    weight: int = 400
    strong: int = 700
    colour: str = "ink"
    balance: bool = False
    language: str = "en"
    rtl: bool = False
    drop: float = 0.0
    spaced: bool = False
    isolated: tuple[str, ...] = ()


class Shaper:
    """Shapes runs with the faces of some `fonts/` folders; remembers which face a word takes."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._chosen: dict[tuple[str, tuple[str, ...], int], Face | None] = {}
        self._spaced: dict[Face, SpacedFace] = {}
        self._plain: dict[tuple[Face, str, int], Plain] = {}

    @property
    def words(self) -> int:
        """How many words are kept."""
        return len(self._chosen) + sum(plain.words for plain in self._plain.values())

    def forget(self) -> None:
        """Forget all words; what stands in a file meanwhile stays as it is."""
        self._chosen.clear()
        self._plain.clear()
        for face in (*self.faces.all(), *self._spaced.values()):
            face.forget()

    def stretches(self, runs: tuple[Run, ...], style: TextStyle) -> tuple[Stretch, ...]:
        """The stretches of runs, in logical order.  Raises Problems for each character that no family has."""
        text = "".join([run.text for run in runs])
        if not text:
            return ()
        levels = levels_of(text, runs, rtl=style.rtl, isolated=style.isolated)
        ends = breaks.opportunities(text, style.language)
        language = _spoken(text, style.language)
        plain = None if style.spaced or levels is not None else self._plainly(text, runs, style, language, ends)
        if plain is not None:
            return trimmed(text, plain)
        cuts = ends if levels is None else sorted({*ends, *_changes(levels)})
        closing = frozenset(ends)
        found: list[Stretch] = []
        units: list[Unit] = []
        at = k = 0
        words = self._words(runs, style)
        if levels is None:
            _prepare(words, language)
        for index, word, face in words:
            stop, space = at + len(word), word.isspace()
            if style.spaced and not joined(word):
                face = self._wide(face)
            while at < stop:
                to = min(stop, cuts[k])
                level = levels[at] if levels else 0
                if space:
                    shaped = face.spaces(to - at)
                elif levels and (beside := around(text, levels, at, to)):
                    shaped = face.shape(text[at:to], language, bool(level % 2), beside)
                else:
                    shaped = face.shape(text[at:to], language, bool(level % 2))
                units.append(Unit(index, face, level, shaped, space))
                at = to
                if at == cuts[k]:
                    k += 1
                    if at in closing:
                        found.append(stretch(units))
                        units = []
        return trimmed(text, tuple(found))

    def _plainly(
        self, text: str, runs: tuple[Run, ...], style: TextStyle, language: str, ends: Sequence[int]
    ) -> tuple[Stretch, ...] | None:
        """The same where each run is of one face and runs from left to right, as nearly all do; else None."""
        found: list[Stretch] = []
        begun: tuple[Unit, ...] = ()  # of a stretch that goes on in the next run
        start = 0
        for index, run in enumerate(runs):
            face = self.faces.face(style.families[0], style.strong if run.strong else style.weight)
            plain = self._plain.get((face, language, index))
            if plain is None:
                plain = self._plain[face, language, index] = Plain(face, language, index)
            stop = start + len(run.text)
            if not plain.has(text[start:stop]):
                return None
            cuts = [start, *ends[bisect_right(ends, start) : bisect_right(ends, stop)]]
            closed = cuts[-1] == stop
            cuts += [] if closed else [stop]
            made = plain.stretches([text[a:b] for a, b in pairwise(cuts)])
            if begun and made:
                made[0], begun = stretch((*begun, *made[0].units)), ()
            if not closed:
                begun = made.pop().units
            found += made
            start = stop
        return tuple(found)

    def _wide(self, face: Face) -> SpacedFace:
        if face not in self._spaced:
            self._spaced[face] = SpacedFace(face.path, face.family, face.weight)
        return self._spaced[face]

    def _words(self, runs: tuple[Run, ...], style: TextStyle) -> list[tuple[int, str, Face]]:
        """Words and spaces with the index of their run and their face."""
        found: list[tuple[int, str, Face]] = []
        problems: list[Problem] = []
        for index, run in enumerate(runs):
            weight = style.strong if run.strong else style.weight
            for match in WORDS.finditer(run.text):
                word = match[0]
                face = self._face(word, style.families, weight)
                if face is not None:
                    found.append((index, word, face))
                elif any(self._face(c, style.families, weight) is None for _, c in letters(word)):
                    problems.append(self._uncovered(run, match.start(), word, style.families, weight))
                else:
                    found += [(index, part, one) for part, one in self._by_letter(word, style.families, weight)]
        if problems:
            raise Problems(problems)
        if script_of(style.language).together:
            self._together(found, style.families)
        return _spaced(found) if style.rtl or is_rtl(style.language) else found

    def _together(self, words: list[tuple[int, str, Face]], families: tuple[str, ...]) -> None:
        """Have words of another script that stand side by side, such as a name, one face: the first that has all."""
        for own, group in groupby(range(len(words)), key=lambda i: (words[i][0], any(c >= _EAST for c in words[i][1]))):
            members = list(group)
            text = "".join([words[i][1] for i in members if not words[i][1].isspace()])
            if own[1] or len({words[i][2] for i in members if not words[i][1].isspace()}) < 2:
                continue
            face = self._face(text, families, words[members[0]][2].weight)
            if face is not None:
                words[members[0] : members[-1] + 1] = [(words[i][0], words[i][1], face) for i in members]

    def _face(self, word: str, families: tuple[str, ...], weight: int) -> Face | None:
        """The first of the families' faces that has all of a word."""
        key = (word, families, weight)
        if key not in self._chosen:
            faces = (self.faces.face(family, weight) for family in families)
            self._chosen[key] = next((face for face in faces if word.isspace() or face.has(word)), None)
        return self._chosen[key]

    def _by_letter(self, word: str, families: tuple[str, ...], weight: int) -> Iterator[tuple[str, Face]]:
        """The parts of a word that mixes scripts, so that no face has all of it; marks stay with their letter."""
        part, face = "", None
        for _, c in letters(word):
            keep = face is not None and (combining(c[0]) or c in INVISIBLE) and face.has(c)
            wanted = face if keep else self._face(c, families, weight)
            if face is not None and wanted is not face:
                yield part, face
                part = ""
            part, face = part + c, wanted
        assert face is not None
        yield part, face

    def _uncovered(self, run: Run, start: int, word: str, families: tuple[str, ...], weight: int) -> Problem:
        bad, letter = next((i, c) for i, c in letters(word) if self._face(c, families, weight) is None)
        place = place_of(run.text, start + bad) or Place("", 0, 0)
        typed = normalize("NFC", letter)
        what = f"{name(typed, 'without a name')} (U+{ord(typed):04X})"
        hint = "use another character, or add a font that has it to the brand's type.fallback"
        return Problem(place, f"no font here has the character {what}", hint)


def _prepare(words: list[tuple[int, str, Face]], language: str) -> None:
    """Have each face shape its words at once."""
    by_face: dict[Face, list[str]] = {}
    for _, word, face in words:
        by_face.setdefault(face, []).append(word)
    for face, many in by_face.items():
        face.prepare([word for word in many if not word.isspace()], language)


def _spaced(words: list[tuple[int, str, Face]]) -> list[tuple[int, str, Face]]:
    """On pages from right to left, where scripts part words by white of their own: a space beside a word of another
    face is a space of that face.
    """
    found = words[:]
    for i, (index, word, face) in enumerate(words):
        if word.isspace():
            beside = [other for _, _, other in (*words[i + 1 : i + 2], *words[max(i - 1, 0) : i]) if other is not face]
            found[i] = (index, word, beside[0] if beside else face)
    return found


def _changes(levels: Sequence[int]) -> Iterator[int]:
    return (i for i, (a, b) in enumerate(pairwise(levels), start=1) if a != b)


def _spoken(text: str, language: str) -> str:
    """The language a text is shaped in: in Chinese, one with quotes and no letter or sign of these pages is Latin."""
    latin = language.startswith("zh") and any(c in QUOTES for c in text) and not any(c >= _EAST for c in text)
    return language + LATIN if latin else language
