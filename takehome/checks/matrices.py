"""Matrices and points of pages (ISO 32000-1, 8.3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from takehome.checks.shown import Box, Point

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(values: Any) -> Matrix:
    """Six numbers of a file."""
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """One change of place after another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Where a point comes to lie."""
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def middle(path: Sequence[Point], points: Sequence[Point]) -> Point:
    """The middle of a Bezier curve from the last point of a path."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = path[-1] if path else points[0], *points
    return (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8


def inside(box: Box, frame: Box | None) -> Box:
    """What of a box is in a frame; its right is left of its left where nothing is."""
    if frame is None:
        return box
    return max(box[0], frame[0]), max(box[1], frame[1]), min(box[2], frame[2]), min(box[3], frame[3])


def around(points: Sequence[Point]) -> Box:
    """The box of points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
