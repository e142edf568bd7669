"""Geometry of SVG: transforms, and every kind of shape as moves, lines and cubic curves."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from fontTools.misc.transform import Identity, Transform

from takehome.drawing import KAPPA, Op, oval
from takehome.svg_data import path
from takehome.svg_numbers import Unreadable, drawable, length, numbers

_FUNCTION = re.compile(r"\s*+([A-Za-z]++)\s*+\(([^()]*)\)\s*+,?\s*+")


def transform(text: str) -> Transform:
    """The transform that an SVG transform list describes, for `Transform.transformPoint`."""
    result, at, text = Identity, 0, text.rstrip()
    while at < len(text):
        match = _FUNCTION.match(text, at)
        if not match:
            raise Unreadable(f"transform not understood: {text[:40]}", _TRANSFORM_HINT, "svg-transform")
        result = result.transform(_one_transform(match[1], numbers(match[2])))
        at = match.end()
    return Transform(*(drawable(value) for value in result))


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
        result.append((name, *(drawable(value) for point in points for value in point)))
    return tuple(result)


def outline(kind: str, attributes: Mapping[str, str]) -> tuple[Op, ...]:
    """The path of a shape element in its own units; empty when SVG says that it draws nothing."""
    return _SHAPES[kind](attributes)


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
    "path": lambda attributes: path(attributes.get("d", "")),
    "rect": _rect,
    "circle": _oval,
    "ellipse": _oval,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}
SHAPES = frozenset(_SHAPES)
