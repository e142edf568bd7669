"""Geometry of SVG: numbers, transforms, and every kind of shape as moves, lines and cubic curves.

What cannot be read raises `Unreadable`, which knows no place; the reader of the file adds it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path.parser import parse_path

from takehome.drawing import KAPPA, Op, oval

MOST_POINTS = 200_000
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_LENGTH = re.compile(rf"\s*({_NUMBER.pattern})\s*([a-z%]*)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
_FUNCTION = re.compile(r"\s*([A-Za-z]+)\s*\(([^()]*)\)\s*,?\s*")
_COMMAND = re.compile("([MmZzLlHhVvCcSsQqTtAa])")


class Unreadable(Exception):
    """What is wrong with a shape, and the mend."""

    def __init__(self, message: str, hint: str = "", rule: str = "svg-shape") -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


def finite(text: str) -> float:
    """A number as SVG writes it; raises Unreadable when it is none, or too large to draw."""
    if not _NUMBER.fullmatch(text):
        raise Unreadable(f"not a number: {text[:40]}", "write a plain number such as 12.5", "svg-number")
    return _drawable(float(text))


def length(text: str) -> float:
    """A length in user units: a number, alone or with px, pt, pc, in, mm or cm."""
    match = _LENGTH.fullmatch(text)
    if not match or match[2] not in _UNITS:
        raise Unreadable(f"not a length: {text[:40]}", "write a number, without % or em", "svg-number")
    return finite(match[1]) * _UNITS[match[2]]


def numbers(text: str) -> list[float]:
    """Numbers set apart by spaces or commas, or by nothing where SVG allows it."""
    if _NUMBER.sub("", text).strip(" \t\r\n,"):
        raise Unreadable(f"not a list of numbers: {text[:40]}", "write numbers with spaces between them", "svg-number")
    return [finite(found) for found in _NUMBER.findall(text)]


def transform(text: str) -> Transform:
    """The transform that an SVG transform list describes, for `Transform.transformPoint`."""
    result, at = Identity, 0
    while at < len(text.rstrip()):
        match = _FUNCTION.match(text, at)
        if not match:
            raise Unreadable(f"transform not understood: {text[:40]}", _TRANSFORM_HINT, "svg-transform")
        result = result.transform(_one_transform(match[1], numbers(match[2])))
        at = match.end()
    return Transform(*(_drawable(value) for value in result))


_TRANSFORM_HINT = "use matrix, translate, scale, rotate, skewX or skewY, or apply the transform in your drawing program"


def _one_transform(name: str, values: list[float]) -> Transform:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return Transform(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) < 2:
            return Identity.translate(x, *rest)
        case "scale", [x, *rest] if len(rest) < 2:
            return Identity.scale(x, *(rest or [x]))
        case "rotate", [angle]:
            return Identity.rotate(math.radians(angle))
        case "rotate", [angle, x, y]:
            return Identity.translate(x, y).rotate(math.radians(angle)).translate(-x, -y)
        case "skewX", [angle]:
            return Identity.skew(math.radians(angle), 0)
        case "skewY", [angle]:
            return Identity.skew(0, math.radians(angle))
    raise Unreadable(f"transform not understood: {name[:20]}, {len(values)} numbers", _TRANSFORM_HINT, "svg-transform")


def moved(ops: tuple[Op, ...], by: Transform) -> tuple[Op, ...]:
    """The same path, transformed."""
    result: list[Any] = []
    for name, *xy in ops:
        points = by.transformPoints(zip(xy[::2], xy[1::2], strict=True))
        result.append((name, *(_drawable(value) for point in points for value in point)))
    return tuple(result)


def outline(kind: str, attributes: Mapping[str, str]) -> tuple[Op, ...]:
    """The path of a shape element in its own units; empty when SVG says that it draws nothing."""
    return _SHAPES[kind](attributes)


def _drawable(value: float) -> float:
    if not abs(value) < 1e6:
        raise Unreadable("a number is too large to draw", "keep every measure under 1,000,000", "svg-number")
    return value


class _Ops(BasePen):
    """Collects a path; quadratic curves come as cubic ones."""

    def __init__(self) -> None:
        super().__init__(None)
        self.ops: list[Any] = []

    def _add(self, name: str, *points: tuple[float, float]) -> None:
        if len(self.ops) > MOST_POINTS:
            raise too_many_points()
        self.ops.append((name, *(_drawable(value) for point in points for value in point)))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("L", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self.ops.append(("Z",))


def too_many_points() -> Unreadable:
    """The finding about a picture with too many points."""
    return Unreadable(f"more than {MOST_POINTS:,} points", "simplify the drawing", "svg-size")


def _path(attributes: Mapping[str, str]) -> tuple[Op, ...]:
    pen = _Ops()
    try:
        parse_path(_regular(attributes.get("d", "")), pen)
    except (ValueError, TypeError, IndexError, AssertionError, ArithmeticError) as error:
        raise Unreadable("path data not understood", "save it again, or redraw this shape", "svg-path") from error
    return tuple(pen.ops)


def _regular(data: str) -> str:
    """Path data with numbers as fontTools reads them; it skips what it does not know, so that is refused here."""
    if data.strip() == "none":
        return ""
    parts, command = [], ""
    for part in _COMMAND.split(data):
        if _COMMAND.fullmatch(part):
            command = part
        elif command in "Aa" and command:
            if _NUMBER.sub("", part).strip(" \t\r\n,"):
                raise ValueError(part)
            part = " ".join(part.split())
        else:
            part = " ".join(repr(value) for value in numbers(part))
        parts.append(part)
    return " ".join(parts)


def _rect(attributes: Mapping[str, str]) -> tuple[Op, ...]:
    x, y, width, height = _lengths(attributes, "x", "y", "width", "height")
    if width <= 0 or height <= 0:
        return ()
    radii = [length(attributes[name]) if attributes.get(name, "auto") != "auto" else None for name in ("rx", "ry")]
    rx, ry = (mine if mine is not None else other or 0.0 for mine, other in (radii, radii[::-1]))
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, foot = x + width, y + height
    if rx <= 0 or ry <= 0:
        return ("M", x, y), ("L", right, y), ("L", right, foot), ("L", x, foot), ("Z",)
    kx, ky = rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        ("M", x + rx, y),
        ("L", right - rx, y),
        ("C", right - kx, y, right, y + ky, right, y + ry),
        ("L", right, foot - ry),
        ("C", right, foot - ky, right - kx, foot, right - rx, foot),
        ("L", x + rx, foot),
        ("C", x + kx, foot, x, foot - ky, x, foot - ry),
        ("L", x, y + ry),
        ("C", x, y + ky, x + kx, y, x + rx, y),
        ("Z",),
    )


def _oval(attributes: Mapping[str, str]) -> tuple[Op, ...]:
    x, y, r = _lengths(attributes, "cx", "cy", "r")
    rx, ry = (length(attributes.get(name, str(r))) for name in ("rx", "ry"))
    if rx <= 0 or ry <= 0:
        return ()
    return oval(x, y, rx, ry)


def _line(attributes: Mapping[str, str]) -> tuple[Op, ...]:
    x1, y1, x2, y2 = _lengths(attributes, "x1", "y1", "x2", "y2")
    return ("M", x1, y1), ("L", x2, y2)


def _polyline(attributes: Mapping[str, str]) -> tuple[Op, ...]:
    values = numbers(attributes.get("points", ""))
    if len(values) % 2:
        raise Unreadable("points come in pairs, and one number is left over", "add the number that is missing")
    points = zip(values[::2], values[1::2], strict=True)
    return tuple(("L" if index else "M", x, y) for index, (x, y) in enumerate(points))


def _polygon(attributes: Mapping[str, str]) -> tuple[Op, ...]:
    ops = _polyline(attributes)
    return (*ops, ("Z",)) if ops else ()


def _lengths(attributes: Mapping[str, str], *names: str) -> list[float]:
    return [length(attributes.get(name, "0")) for name in names]


_SHAPES: dict[str, Callable[[Mapping[str, str]], tuple[Op, ...]]] = {
    "path": _path,
    "rect": _rect,
    "circle": _oval,
    "ellipse": _oval,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
SHAPES = frozenset(_SHAPES)
