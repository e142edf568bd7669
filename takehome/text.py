"""One text engine for every script: runs of words become lines of placed glyphs.

Lines are broken on the logical text first; each line is then put into visual order (UAX #9).  Stretches are kept by
(runs, faces), lines by (runs, style, width).  Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from takehome import direction
from takehome.element import Run
from takehome.faces import Faces
from takehome.pieces import Line, Piece, assembled
from takehome.scripts import is_rtl
from takehome.shaping import Shaper, TextStyle
from takehome.stretches import Stretch, Unit

__all__ = ("Line", "Piece", "TextStyle", "Typesetter")

ROOM = 0.01  # points by which a line may be wider than its measure: sums of floats are not exact
MOST = 10_000  # paragraphs that are kept, as lines
MOST_WORDS = 60_000  # and words
MOST_STRETCHED = 256  # and as stretches
ONE_WORD_LAST = (0.97, 0.94, 0.91)


class Typesetter:
    """Breaks runs into lines with the faces of some `fonts/` folders; keeps what it has set."""

    def __init__(self, faces: Faces, caching: bool = True) -> None:
        self.faces, self.caching = faces, caching
        self._shaper = Shaper(faces)
        self._lines: dict[tuple[tuple[Run, ...], TextStyle, float], tuple[Line, ...]] = {}
        self._kept: dict[tuple[object, ...], tuple[Stretch, ...]] = {}

    def spare(self, most: int = MOST) -> None:
        """Between two documents: forget what was set where there is so much of it that memory would grow for ever."""
        if len(self._lines) > most or self._shaper.words > MOST_WORDS:
            self._lines.clear()
            self._kept.clear()
            self._shaper.forget()

    def lines(self, runs: tuple[Run, ...], style: TextStyle, width: float) -> tuple[Line, ...]:
        """The lines of runs in a measure of `width` points.

        Raises Problems for each character that no font of the style covers.
        """
        key = (runs, style, round(width, 3))
        found = self._lines.get(key) if self.caching else None
        if found is None:
            found = self._break(runs, style, width)
            if self.caching:
                self._lines[key] = found
        return found

    def width(self, runs: tuple[Run, ...], style: TextStyle) -> float:
        """The width of runs set on one line, in points."""
        parts = self._stretches(runs, style)
        return _inked(parts) * style.size

    def narrowest(self, runs: tuple[Run, ...], style: TextStyle) -> float:
        """The width of the widest stretch that cannot be broken, in points."""
        return max((part.ink for part in self._stretches(runs, style)), default=0.0) * style.size

    def _break(self, runs: tuple[Run, ...], style: TextStyle, width: float) -> tuple[Line, ...]:
        texts, theirs = [run.text for run in runs], [run.lang for run in runs]
        abroad = all([lang and is_rtl(lang) != style.rtl for lang in theirs])  # in a language of the other direction
        if abroad or direction.turned(style.rtl, texts):
            style = replace(style, rtl=not style.rtl)
        measure = (width + ROOM) / style.size
        parts = self._stretches(runs, style)
        if any(part.ink > measure for part in parts):
            parts = [piece for part in parts for piece in (_cut(part, measure) if part.ink > measure else (part,))]
        rows = _fit(parts, measure, style.balance)
        return tuple([assembled([u for part in parts[a:b] for u in part.units], style) for a, b in rows])

    def _stretches(self, runs: tuple[Run, ...], style: TextStyle) -> tuple[Stretch, ...]:
        key = (
            runs,
            style.families,
            style.weight,
            style.strong,
            style.language,
            style.rtl,
            style.spaced,
            style.isolated,
        )
        found = self._kept.get(key) if self.caching else None
        if found is None:
            found = self._shaper.stretches(runs, style)
            if self.caching:
                if len(self._kept) >= MOST_STRETCHED:  # once its lines are set, a paragraph is seldom asked for again
                    del self._kept[next(iter(self._kept))]
                self._kept[key] = found
        return found


def _inked(parts: Sequence[Stretch]) -> float:
    """The width in ems of stretches on one line, without the spaces at its end."""
    return sum([part.em for part in parts[:-1]]) + parts[-1].ink if parts else 0.0


Row = tuple[int, int]  # the first stretch of a line, and the one after its last


def _fit(parts: Sequence[Stretch], measure: float, balance: bool) -> list[Row]:
    rows = _greedy(parts, measure)
    if len(rows) < 2:
        return rows
    if balance:
        return _balanced(parts, measure, len(rows))
    if _words(parts, rows[-1]) == 1:  # a last line of one word: set a little narrower if that costs no line
        for share in ONE_WORD_LAST:
            tighter = _greedy(parts, measure * share)
            if len(tighter) != len(rows):
                break
            if _words(parts, tighter[-1]) > 1:
                return tighter
    return rows


def _words(parts: Sequence[Stretch], row: Row) -> int:
    return sum(not unit.space for part in parts[row[0] : row[1]] for unit in part.units)


def _balanced(parts: Sequence[Stretch], measure: float, count: int) -> list[Row]:
    low, high = measure / 3, measure
    while high - low > measure / 200:
        middle = (low + high) / 2
        if len(_greedy(parts, middle)) > count:
            low = middle
        else:
            high = middle
    return _greedy(parts, high)


def _greedy(parts: Sequence[Stretch], measure: float) -> list[Row]:
    rows: list[Row] = []
    start, used = 0, 0.0
    for i, part in enumerate(parts):
        if i > start and used + part.ink > measure:
            rows.append((start, i))
            start, used = i, 0.0
        used += part.em
    if parts:
        rows.append((start, len(parts)))
    return rows


def _cut(part: Stretch, measure: float) -> list[Stretch]:
    """A stretch wider than the measure, cut between letters into stretches that fit; white at its head is kept."""
    found: list[Stretch] = []
    for unit in part.units:
        if unit.space:
            last = found.pop() if found else Stretch((), 0.0, 0.0)
            found.append(Stretch((*last.units, unit), last.em + unit.word.em, last.ink))
            continue
        taken, scale = 0, 1 / unit.face.upem
        head = found.pop() if len(found) == 1 and not found[0].ink and found[0].em < measure / 2 else None
        used = head.em if head else 0.0
        glyphs = unit.word.glyphs
        for i, glyph in enumerate((*glyphs, None)):
            if glyph is None or (i > taken and used + glyph.advance * scale > measure):
                found.append(_part(unit, taken, i, head))
                taken, used, head = i, 0.0, None
            used += glyph.advance * scale if glyph else 0.0
    return found


def _part(unit: Unit, start: int, end: int, head: Stretch | None) -> Stretch:
    """Some letters of a unit, behind the white that a stretch may begin with."""
    word = unit.face.word(unit.word.glyphs[start:end])
    before, em = (head.units, head.em) if head else ((), 0.0)
    return Stretch((*before, replace(unit, word=word)), em + word.em, em + word.em)
