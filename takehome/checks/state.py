"""The graphics state of a page while its content is read (ISO 32000-1, 8.4, 8.6, 9.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from takehome.checks.matrices import SAME, Matrix
from takehome.checks.shown import Box, Colour
from takehome.checks.widths import Widths

TEXT_STATE = {
    "Tc": ("spaced", 1.0),
    "Tw": ("worded", 1.0),
    "Tz": ("stretch", 0.01),
    "TL": ("leading", 1.0),
    "Ts": ("rise", 1.0),
    "Tr": ("mode", 1.0),
}


class State(Struct, frozen=True):
    """The graphics state that `q` saves."""

    matrix: Matrix = SAME
    fill: Colour | None = (0.0, 0.0, 0.0)
    stroke: Colour | None = (0.0, 0.0, 0.0)
    width: float = 1.0
    font: Widths | None = None
    size: float = 0.0
    spaced: float = 0.0
    worded: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    clip: Box | None = None  # on the page; of a clipping path its box


def colour_of(operands: Sequence[Any]) -> Colour | None:
    """Grey, RGB or CMYK by how many parts there are; None where a pattern is named."""
    if not all(_is_number(value) for value in operands):
        return None
    values = [float(value) for value in operands]
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    if len(values) == 3:
        return values[0], values[1], values[2]
    return (values[0], values[0], values[0]) if len(values) == 1 else None


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError):
        return False
    return True
