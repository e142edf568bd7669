"""The shapes of pictures as operators of a content stream (ISO 32000-1, 8.4.3, 8.5)."""

from __future__ import annotations

from takehome.drawing import Picture, Shape
from takehome.pdfobjects import number
from takehome.recent import Recent

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_PAINTED = {(True, False): "S", (False, True): "f", (True, True): "B"}
_PATH = {"M": "m", "L": "l", "C": "c"}
_pictures = Recent(64)


def operators(picture: Picture) -> tuple[str, list[str]]:
    """What draws each shape of a picture in its own measures, but for its colours; kept, for pictures come again.

    Before them what holds a drawing in its frame that would leave it (ISO 32000-1, 8.5.4).
    """
    return _pictures.get((picture,), lambda: (_frame(picture), [_drawn(shape) for shape in picture.shapes]))


def _frame(picture: Picture) -> str:
    return f" 0 0 {number(picture.width)} {number(picture.height)} re W n" if picture.overflows() else ""


def _drawn(shape: Shape) -> str:
    stroked, filled = shape.stroke is not None, shape.fill is not None
    parts: list[str] = []
    if stroked:
        dash = " ".join(number(part) for part in shape.dash)
        parts.append(f"{number(shape.width)} w {_CAPS[shape.cap]} J {_JOINS[shape.join]} j [{dash}] 0 d")
    for op, *at in shape.ops:
        parts.append(f"{' '.join([number(value) for value in at])} {_PATH[op]}" if at else "h")
    return "\n".join([*parts, _PAINTED[stroked, filled] + ("*" if filled and shape.evenodd else "")])
