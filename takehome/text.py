"""One text engine for every script: runs of words become lines of placed glyphs.

Lines are broken on the logical text first; then each word is shaped with HarfBuzz and each line is put into visual
order (UAX #9).  Shaped words are kept by face, lines by (runs, style, width).  Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from unicodedata import combining, name

from takehome import breaks, direction
from takehome.element import Run
from takehome.faces import INVISIBLE, Face, Faces, Glyph
from takehome.problems import Place, Problem, Problems
from takehome.said import place_of


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words look: font families in order of choice, weights of plain and strong words, size and leading."""

    families: tuple[str, ...]
    size: float
    leading: float
    weight: int = 400
    strong: int = 700
    colour: str = "ink"
    align: str = "start"
    balance: bool = False
    language: str = "en"
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Glyphs of one face and one run, in logical order.  `x` is the left edge, from the left end of the line."""

    face: Face
    size: float
    run: int
    x: float
    width: float
    glyphs: tuple[Glyph, ...]
    rtl: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: pieces in logical order, the width of its ink, and whether it runs from right to left."""

    pieces: tuple[Piece, ...]
    width: float
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    """A stretch with one run, face and level: a word, or the spaces after it."""

    run: int
    face: Face
    level: int
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    space: bool


@dataclass(slots=True)
class Typesetter:
    """Breaks runs into lines with the faces of one `fonts/` folder; keeps what it has set."""

    faces: Faces
    _lines: dict[tuple[tuple[Run, ...], TextStyle, float], tuple[Line, ...]]
    caching: bool = True

    def __init__(self, faces: Faces, caching: bool = True) -> None:
        self.faces, self.caching, self._lines = faces, caching, {}

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

    def _break(self, runs: tuple[Run, ...], style: TextStyle, width: float) -> tuple[Line, ...]:
        if not style.rtl and direction.begins_right(run.text for run in runs):
            style = replace(style, rtl=True)  # a paragraph takes the direction of its first letter
        chunks = self._chunks(runs, style)
        return tuple(_assemble(row, style) for row in _fit(chunks, width, style))

    def width(self, runs: tuple[Run, ...], style: TextStyle) -> float:
        """The width of runs set on one line, in points."""
        return max((line.width for line in self.lines(runs, style, 1e6)), default=0.0)

    def narrowest(self, runs: tuple[Run, ...], style: TextStyle) -> float:
        """The width of the widest stretch that cannot be broken, in points."""
        chunks = self._chunks(runs, style)
        return max((_ink(chunk) for chunk in chunks), default=0.0)

    def _chunks(self, runs: tuple[Run, ...], style: TextStyle) -> list[list[_Unit]]:
        text = "".join(run.text for run in runs)
        if not text:
            return []
        owner = [i for i, run in enumerate(runs) for _ in run.text]
        level = self._levels(text, runs, style)
        faces = self._pick(text, owner, runs, style)
        chunks, start = [], 0
        for end in breaks.opportunities(text, style.language):
            chunks.append(_units(text, start, end, owner, level, faces, style))
            start = end
        return chunks

    def _levels(self, text: str, runs: tuple[Run, ...], style: TextStyle) -> list[int] | None:
        if not style.rtl and not direction.mixed(text):
            return None
        ends = list(accumulate(len(run.text) for run in runs))
        isolated = [(end - len(run.text), end) for run, end in zip(runs, ends, strict=True) if run.ltr]
        return direction.levels(text, style.rtl, isolated + breaks.phones(text))

    def _pick(self, text: str, owner: list[int], runs: tuple[Run, ...], style: TextStyle) -> list[Face]:
        """The face of each character: one face for a whole word, the first family that covers all of it."""
        faces: list[Face] = []
        problems: list[Problem] = []
        at = 0
        for (_, run), group in groupby(range(len(text)), key=lambda i: (text[i].isspace(), owner[i])):
            word = text[at : at + len(list(group))]
            weight = style.strong if runs[run].strong else style.weight
            face = self._face_for(word, style.families, weight)
            if face is not None:
                faces.extend([face] * len(word))
            elif any(self._face_for(c, style.families, weight) is None for c in word):
                problems.append(_uncovered(word, at, text, runs, owner, self._coverage(style, weight)))
                faces.extend([self.faces.face(style.families[0], weight)] * len(word))
            else:
                faces.extend(self._by_letter(word, style.families, weight))
            at += len(word)
        if problems:
            raise Problems(problems)
        return faces

    def _face_for(self, word: str, families: tuple[str, ...], weight: int) -> Face | None:
        for family in families:
            face = self.faces.face(family, weight)
            if word.isspace() or face.has(word):
                return face
        return None

    def _by_letter(self, word: str, families: tuple[str, ...], weight: int) -> list[Face]:
        """The faces of a word that mixes scripts so that none has all of it; marks stay with their letter's face."""
        found: list[Face] = []
        for c in word:
            keep = found and (combining(c) or c in INVISIBLE) and found[-1].has(c)
            face = found[-1] if keep else self._face_for(c, families, weight)
            assert face is not None
            found.append(face)
        return found

    def _coverage(self, style: TextStyle, weight: int) -> set[int]:
        return set().union(*(self.faces.face(family, weight).covers for family in style.families))


def _uncovered(word: str, at: int, text: str, runs: tuple[Run, ...], owner: list[int], covers: set[int]) -> Problem:
    bad = next((i for i, c in enumerate(word) if ord(c) not in covers and c not in INVISIBLE), 0)
    where = at + bad
    run = owner[where]
    offset = where - sum(len(r.text) for r in runs[:run])
    place = place_of(runs[run].text, offset) or Place("", 0, 0)
    code = ord(word[bad])
    message = f"no font here has the character {name(word[bad], 'without a name')} (U+{code:04X})"
    return Problem(place, message, "use another character, or add a font that has it to the brand's type.fallback")


def _units(
    text: str, start: int, end: int, owner: list[int], level: list[int] | None, faces: list[Face], style: TextStyle
) -> list[_Unit]:
    units: list[_Unit] = []
    a = start
    while a < end:
        key = (owner[a], faces[a], level[a] if level else 0, text[a].isspace())
        b = a + 1
        while b < end and (owner[b], faces[b], level[b] if level else 0, text[b].isspace()) == key:
            b += 1
        units.append(_unit(text[a:b], *key, style))
        a = b
    return units


def _unit(text: str, run: int, face: Face, level: int, space: bool, style: TextStyle) -> _Unit:
    if space:
        gid = face.gid(" ")
        glyphs = tuple(Glyph(gid, face.advance(gid), 0, 0, " ") for _ in text)
        return _Unit(run, face, level, " " * len(text), glyphs, _points(glyphs, face, style), True)
    shaped = face.shape(text, style.language, bool(level % 2))
    return _Unit(run, face, level, text, shaped.glyphs, shaped.width * style.size / face.upem, False)


def _points(glyphs: tuple[Glyph, ...], face: Face, style: TextStyle) -> float:
    return sum(g.advance for g in glyphs) * style.size / face.upem


def _ink(units: list[_Unit]) -> float:
    """The width of a stretch without the spaces at its end."""
    total = sum(u.width for u in units)
    for unit in reversed(units):
        if not unit.space:
            break
        total -= unit.width
    return total


def _fit(chunks: list[list[_Unit]], width: float, style: TextStyle) -> list[list[_Unit]]:
    rows = _greedy(chunks, width, style)
    if len(rows) < 2:
        return rows
    if style.balance:
        return _balanced(chunks, width, style, len(rows))
    last = [u for u in rows[-1] if not u.space]
    if len(last) == 1:  # a last line of one word: set a little narrower if that costs no line
        for share in (0.97, 0.94, 0.91):
            tighter = _greedy(chunks, width * share, style)
            if len(tighter) != len(rows):
                break
            if len([u for u in tighter[-1] if not u.space]) > 1:
                return tighter
    return rows


def _balanced(chunks: list[list[_Unit]], width: float, style: TextStyle, count: int) -> list[list[_Unit]]:
    low, high = width / 3, width
    while high - low > 2:
        middle = (low + high) / 2
        if len(_greedy(chunks, middle, style)) > count:
            low = middle
        else:
            high = middle
    return _greedy(chunks, high, style)


def _greedy(chunks: list[list[_Unit]], width: float, style: TextStyle) -> list[list[_Unit]]:
    rows: list[list[_Unit]] = []
    row: list[_Unit] = []
    used = 0.0
    for whole in chunks:
        for chunk in [whole] if _ink(whole) <= width else _cut(whole, width, style):
            if row and used + _ink(chunk) > width + 0.01:
                rows.append(row)
                row, used = [], 0.0
            row = row + chunk
            used += sum(u.width for u in chunk)
    if row:
        rows.append(row)
    return rows


def _cut(chunk: list[_Unit], width: float, style: TextStyle) -> list[list[_Unit]]:
    """A stretch wider than the measure, cut between clusters into stretches that fit."""
    parts: list[list[_Unit]] = []
    for unit in chunk:
        if unit.space:
            if parts:
                parts[-1].append(unit)
            continue
        scale, taken, used = style.size / unit.face.upem, 0, 0.0
        for i, glyph in enumerate(unit.glyphs):
            if glyph.text and i > taken and used + glyph.advance * scale > width:
                parts.append([_slice(unit, taken, i, scale)])
                taken, used = i, 0.0
            used += glyph.advance * scale
        parts.append([_slice(unit, taken, len(unit.glyphs), scale)])
    return parts


def _slice(unit: _Unit, start: int, end: int, scale: float) -> _Unit:
    glyphs = unit.glyphs[start:end]
    text = "".join(g.text for g in glyphs)
    return replace(unit, glyphs=glyphs, text=text, width=sum(g.advance for g in glyphs) * scale)


def _assemble(units: list[_Unit], style: TextStyle) -> Line:
    """Units of one line, joined where they may be, and placed in visual order."""
    ink = _ink(units)
    base = int(style.rtl)
    if not base and not any(u.level for u in units):
        return Line(_joined(units, style), ink)
    solid = len(units)
    while solid and units[solid - 1].space:
        solid -= 1
    tail = units[solid:]
    order = direction.visual_order([u.level for u in units[:solid]])
    left: dict[int, float] = {}
    x = 0.0
    for i in order:
        left[i] = x
        x += units[i].width
    for i, unit in enumerate(tail, start=solid):  # spaces at the end hang outside the ink
        left[i] = -unit.width if base else x
        x += 0.0 if base else unit.width
    return Line(tuple(_piece([u], left[i], style) for i, u in enumerate(units)), ink, bool(base))


def _joined(units: list[_Unit], style: TextStyle) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    x = 0.0
    for _, group in groupby(units, key=lambda u: (u.run, u.face)):
        members = list(group)
        pieces.append(_piece(members, x, style))
        x += pieces[-1].width
    return tuple(pieces)


def _piece(units: list[_Unit], x: float, style: TextStyle) -> Piece:
    first = units[0]
    glyphs = first.glyphs if len(units) == 1 else tuple(g for u in units for g in u.glyphs)
    text = first.text if len(units) == 1 else "".join(u.text for u in units)
    width = sum(u.width for u in units)
    return Piece(first.face, style.size, first.run, x, width, glyphs, bool(first.level % 2), text)
