"""How an SVG shape is painted: the properties that Takehome knows, and the ones it refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from takehome.drawing import Cap, Join, Paint
from takehome.svg_paths import Unreadable, length

_T = TypeVar("_T")
_OURS = {"#000000": "ink", "#8a3a12": "accent", "#ffffff": "white"}
_NAMED = {"black": "#000000", "white": "#ffffff", "currentcolor": "#000000", "gray": "#808080", "grey": "#808080"}
_CAPS: dict[str, Cap] = {"butt": "butt", "round": "round", "square": "square"}
_JOINS: dict[str, Join] = {"miter": "miter", "round": "round", "bevel": "bevel", "miter-clip": "miter", "arcs": "miter"}
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)")
_EFFECTS = frozenset(
    {"filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode"}
)
_PAINTS = frozenset({"fill", "stroke", "fill-rule", "opacity", "fill-opacity", "stroke-opacity"})
_PENS = frozenset({"stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"})
_KNOWN = _PAINTS | _PENS | _EFFECTS | {"display", "visibility"}


class Style(Struct, frozen=True):
    """The pen and the paint in force; `width` and `dash` in user units.  `hidden` shapes are not drawn."""

    fill: Paint = "#000000"
    stroke: Paint = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: Cap = "butt"
    join: Join = "miter"
    evenodd: bool = False
    hidden: bool = False

    def with_attributes(self, attributes: Mapping[str, str]) -> Style:
        """The style inside an element with these attributes; raises Unreadable."""
        style = self
        for name, value in _properties(attributes):
            if value and value != "inherit":
                style = style._with(name, value)
        return style

    def _with(self, name: str, value: str) -> Style:
        if name in _EFFECTS:
            if value in ("none", "normal"):
                return self
            raise Unreadable(f"{name} is not drawn", "draw it with plain shapes", "svg-effect")
        match name:
            case "fill":
                return replace(self, fill=colour(value))
            case "stroke":
                return replace(self, stroke=colour(value))
            case "stroke-width":
                return replace(self, width=max(0.0, length(value)))
            case "stroke-dasharray":
                return replace(self, dash=_dash(value))
            case "stroke-linecap":
                return replace(self, cap=_choice(name, value, _CAPS))
            case "stroke-linejoin":
                return replace(self, join=_choice(name, value, _JOINS))
            case "fill-rule":
                return replace(self, evenodd=value == "evenodd")
            case "display":
                return replace(self, hidden=self.hidden or value == "none")
            case "visibility":
                return replace(self, hidden=value != "visible")
        return self._seen_through(name, value)

    def _seen_through(self, name: str, value: str) -> Style:
        share = length(value.replace("%", "")) / (100 if "%" in value else 1)
        if share >= 1:
            return self
        if share > 0:
            raise Unreadable("see-through colours are not drawn", "use a lighter colour, or hatching", "svg-effect")
        match name:
            case "fill-opacity":
                return replace(self, fill=None)
            case "stroke-opacity":
                return replace(self, stroke=None)
        return replace(self, hidden=True)


def colour(value: str) -> Paint:
    """#rrggbb in small letters for a colour as SVG writes it, None for no paint."""
    text = value.strip().lower()
    if text in ("none", "transparent"):
        return None
    text = _NAMED.get(text, text)
    if re.fullmatch("#[0-9a-f]{3}", text):
        return "#" + "".join(2 * digit for digit in text[1:])
    if re.fullmatch("#[0-9a-f]{6}", text):
        return text
    match = _RGB.fullmatch(text)
    if match and all(int(part) < 256 for part in match.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in match.groups())
    if text.startswith("url("):
        raise Unreadable("gradients and patterns are not drawn", "fill with one colour, or with hatching", "svg-effect")
    raise Unreadable(f"colour not understood: {value.strip()[:40]}", "write it as #rrggbb", "svg-colour")


def recoloured(paint: Paint) -> Paint:
    """The brand's name for a colour of the stock drawings; any other as it is."""
    return _OURS.get(paint, paint) if paint else paint


def _properties(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Properties that matter; those in style="..." come last, so that they win, as in SVG."""
    for name, value in attributes.items():
        if name in _KNOWN:
            yield name, value.strip()
    for declaration in attributes.get("style", "").split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in _KNOWN:
            yield name.strip(), value.replace("!important", "").strip()


def _dash(value: str) -> tuple[float, ...]:
    if value == "none":
        return ()
    dash = tuple(length(part) for part in value.replace(",", " ").split()[:32])
    if any(part < 0 for part in dash):
        raise Unreadable("a dash has a length below 0", "write lengths of dashes and gaps", "svg-number")
    return dash if sum(dash) > 0 else ()


def _choice(name: str, value: str, choices: Mapping[str, _T]) -> _T:
    if value not in choices:
        raise Unreadable(f"{name} is {value[:20]}", "use one of: " + ", ".join(choices), "svg-style")
    return choices[value]
