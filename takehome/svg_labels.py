"""Label anchors of an SVG file: where the words of a handout stand in a drawing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from fontTools.misc.transform import Transform

from takehome.drawing import HAIR, Align, Anchor
from takehome.svg_numbers import Unreadable, length

ONE_PLACE = 2.0  # points: anchors that are nearer hold their words at one place
_LABEL = re.compile("label-([a-z0-9][a-z0-9-]*)")
_ALIGNS: dict[str, Align] = {"start": "start", "middle": "middle", "end": "end"}
_HINT = "write label- and a name of small letters, digits and hyphens"


def anchored(
    attributes: Mapping[str, str], moved: Transform, size: tuple[float, float], others: Mapping[str, Anchor]
) -> tuple[str, Anchor]:
    """The name and the place of a label in a picture of a `size`, with its `others`; raises Unreadable.

    It stands inside what the picture shows, and no other label stands where it does.
    """
    match, align = _LABEL.fullmatch(attributes["id"]), attributes.get("data-align", "start")
    if not match:
        raise Unreadable(f"label id not understood: {attributes['id'][:40]}", _HINT, "svg-label")
    if align not in _ALIGNS:
        raise Unreadable(f"data-align is {align[:20]}", "use one of: start, middle, end", "svg-label")
    if match[1] in others:
        raise Unreadable(f"two anchors are called {match[1]}", "give each label its own name", "svg-label")
    x, y = moved.transformPoint([length(attributes.get(name, "0")) for name in ("cx", "cy")])
    if not all(-HAIR <= at <= most + HAIR for at, most in zip((x, y), size, strict=True)):
        hint = "move it, or make the viewBox larger: words outside would stand on other words"
        raise Unreadable(f"the label {match[1]} stands outside the viewBox", hint, "svg-label")
    found = Anchor(x, y, _ALIGNS[align])
    if other := next((name for name, anchor in others.items() if _together(anchor, found)), None):
        what = f"the labels {other} and {match[1]} stand at one place"
        raise Unreadable(what, "move one of them: their words would stand on each other", "svg-label")
    return match[1], found


def _together(one: Anchor, other: Anchor) -> bool:
    """Whether two labels stand at one place and go the same way from it."""
    near = abs(one.x - other.x) < ONE_PLACE and abs(one.y - other.y) < ONE_PLACE
    return near and {one.align, other.align} != {"start", "end"}
