"""The data of an SVG path as moves, lines and cubic curves.

fontTools reads it.  It skips what it does not know, and draws nothing for an arc without a radius: so the data is read
here first, what is no path data is refused, and such an arc is the line that SVG says it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path.parser import parse_path

from takehome.drawing import Op
from takehome.svg_numbers import (
    BETWEEN,
    MOST_LETTERS,
    MOST_POINTS,
    NUMBER,
    Unreadable,
    drawable,
    numbers,
    too_many_points,
)

_COMMAND = re.compile("([MmZzLlHhVvCcSsQqTtAa])")
_APART = rf"[{BETWEEN}]*+"
_ARC = re.compile(_APART + _APART.join([rf"({NUMBER})"] * 3 + ["([01])"] * 2 + [rf"({NUMBER})"] * 2) + _APART)
_POINTS = {"M": 1 / 2, "L": 1 / 2, "H": 1, "V": 1, "C": 1 / 2, "S": 3 / 4, "Q": 3 / 4, "T": 3 / 2}  # of each number
_OF_AN_ARC = 3  # points, at least


class _Ops(BasePen):
    """Collects a path; quadratic curves come as cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.ops: list[Any] = []
        self.points = 0

    def _add(self, name: str, *points: tuple[float, float]) -> None:
        self.points += len(points)
        if self.points > MOST_POINTS:
            raise too_many_points()
        self.ops.append((name, *(drawable(value) for point in points for value in point)))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("L", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.ops.append(("Z",))


def path(data: str) -> tuple[Op, ...]:
    """What path data draws; raises Unreadable."""
    pen = _Ops()
    try:
        parse_path(_regular(data), pen)
    except (ValueError, TypeError, IndexError, AssertionError, ArithmeticError) as error:
        raise Unreadable("path data not understood", "save it again, or redraw this shape", "svg-path") from error
    return tuple(pen.ops)


def _regular(data: str) -> str:
    """Path data with numbers as fontTools reads them; raises where it is none, or has too many points."""
    if data.strip() == "none":
        return ""
    parts, command, points = [], "", 0.0
    for part in _COMMAND.split(data):
        if _COMMAND.fullmatch(part):
            command = part
            parts.append(part)
        elif command in ("A", "a"):
            arcs = [*_arcs(part, command)]
            points += _OF_AN_ARC * len(arcs)
            parts[-1:] = arcs
        else:
            found = numbers(part)
            points += _POINTS.get(command.upper(), 0) * len(found)
            parts += map(repr, found)
        if points > MOST_POINTS:
            raise too_many_points()
    return " ".join(parts)


def _arcs(part: str, command: str) -> Iterator[str]:
    """Each arc behind a command, with the command before it; one without a radius is a straight line."""
    at, line = 0, "L" if command == "A" else "l"
    while at < len(part) or not at:
        found = _ARC.match(part, at)
        if found is None or max(map(len, found.groups())) > MOST_LETTERS:
            raise ValueError(part[:MOST_LETTERS])
        across, down, turn, large, sweep, x, y = found.groups()
        across, down, turn, x, y = map(float, (across, down, turn, x, y))
        arc = f"{command} {across!r} {down!r} {turn!r} {large} {sweep}" if across and down else line
        yield f"{arc} {x!r} {y!r}"
        at = found.end()
