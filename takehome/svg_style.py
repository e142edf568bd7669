"""How an SVG shape is painted: the properties that Takehome knows, and the ones it refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from takehome.drawing import Cap, Join, Paint
from takehome.svg_numbers import Unreadable, length

_T = TypeVar("_T")
_OURS = {"#000000": "ink", "#8a3a12": "accent", "#ffffff": "white"}
_NAMED = {"black": "#000000", "white": "#ffffff", "gray": "#808080", "grey": "#808080"}
_CAPS: dict[str, Cap] = {"butt": "butt", "round": "round", "square": "square"}
_JOINS: dict[str, Join] = {"miter": "miter", "round": "round", "bevel": "bevel", "miter-clip": "miter", "arcs": "miter"}
_VISIBLE = {"visible": True, "hidden": False, "collapse": False}
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)")
_PAINTS = frozenset({"fill", "stroke", "color", "fill-rule", "opacity", "fill-opacity", "stroke-opacity"})
_PENS = frozenset({"stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray"})
_PLAIN = "draw it with plain shapes"
_APPLY = 'write it as the attribute transform="..." alone, or apply it in your drawing program'
_ATTRIBUTE = "write it as an attribute of the shape"
_REFUSED = {  # property: the mend; by groups, those that attributes and style="..." may say, and those of style alone
    **dict.fromkeys(("filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end"), _PLAIN),
    "mix-blend-mode": _PLAIN,
    "vector-effect": "take it out: a line grows and shrinks with its drawing",
    **dict.fromkeys(("transform-origin", "transform-box"), _APPLY),
}
_REFUSED_IN_STYLE = {
    **dict.fromkeys(("transform", "translate", "rotate", "scale", "offset-path"), _APPLY),
    **dict.fromkeys(("d", "x", "y", "cx", "cy", "r", "rx", "ry"), _ATTRIBUTE),
}
_AS_EVER = frozenset({"none", "normal", "0 0", "0px 0px", "view-box", "auto"})  # values of these that change nothing
_SIZE = frozenset({"width", "height"})  # of a shape; a page says how large the picture itself is
_KNOWN = _PAINTS | _PENS | _REFUSED.keys() | {"display", "visibility"}
_STYLED = _KNOWN | _REFUSED_IN_STYLE.keys()
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORTANT = re.compile(r"(?<!\s)\s*+!\s*+important\Z", re.IGNORECASE)
_CURRENT = "currentcolor"
_LONGEST = 64  # letters of a colour


class Style(Struct, frozen=True):
    """The pen and the paint in force; `width` and `dash` in user units.

    What is not `displayed` hides all that is in it; what is not `visible` only what does not say otherwise itself.
    """

    fill: Paint = "#000000"
    stroke: Paint = None
    color: str = "black"  # what currentColor means
    width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: Cap = "butt"
    join: Join = "miter"
    evenodd: bool = False
    displayed: bool = True
    visible: bool = True
    filled: bool = True
    stroked: bool = True

    @property
    def hidden(self) -> bool:
        """Whether shapes are not drawn."""
        return not (self.displayed and self.visible)

    @property
    def paints(self) -> tuple[Paint, Paint]:
        """What fills and what strokes a shape; raises Unreadable where that is the `color`, and it is none."""
        fill, stroke = (colour(self.color) if paint == _CURRENT else paint for paint in (self.fill, self.stroke))
        return fill if self.filled else None, stroke if self.stroked else None

    def with_attributes(self, attributes: Mapping[str, str], root: bool = False) -> Style:
        """The style inside an element with these attributes, or inside the `root`; raises Unreadable."""
        style = self
        for name, value in _properties(attributes).items():
            if name in _SIZE:
                if not root:
                    raise Unreadable(f"{name} in style is not read", _ATTRIBUTE, "svg-style")
            elif value != "inherit":
                style = style._with(name, value)
        return style

    def _with(self, name: str, value: str) -> Style:
        if hint := _REFUSED.get(name) or _REFUSED_IN_STYLE.get(name):
            if value in _AS_EVER:
                return self
            raise Unreadable(f"{name} is not drawn", hint, "svg-effect")
        match name:
            case "fill":
                return replace(self, fill=_paint(value))
            case "stroke":
                return replace(self, stroke=_paint(value))
            case "color":
                return replace(self, color=self.color if value == _CURRENT else value)
            case "stroke-width":
                return replace(self, width=max(0.0, length(value)))
            case "stroke-dasharray":
                return replace(self, dash=_dash(value))
            case "stroke-linecap":
                return replace(self, cap=_choice(name, value, _CAPS))
            case "stroke-linejoin":
                return replace(self, join=_choice(name, value, _JOINS))
            case "fill-rule":
                return replace(self, evenodd=_choice(name, value, {"nonzero": False, "evenodd": True}))
            case "display":
                return replace(self, displayed=self.displayed and value != "none")
            case "visibility":
                return replace(self, visible=_choice(name, value, _VISIBLE))
        return self._seen_through(name, value)

    def _seen_through(self, name: str, value: str) -> Style:
        share = length(value.replace("%", "")) / (100 if "%" in value else 1)
        if 0 < share < 1:
            raise Unreadable("see-through colours are not drawn", "use a lighter colour, or hatching", "svg-effect")
        match name:
            case "fill-opacity":
                return replace(self, filled=share > 0)
            case "stroke-opacity":
                return replace(self, stroked=share > 0)
        return replace(self, displayed=self.displayed and share > 0)


def _paint(value: str) -> Paint:
    return value if value == _CURRENT else colour(value)


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
    match = _RGB.fullmatch(text) if len(text) <= _LONGEST else None
    if match and all(int(part) < 256 for part in match.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in match.groups())
    if text.startswith("url("):
        raise Unreadable("gradients and patterns are not drawn", "fill with one colour, or with hatching", "svg-effect")
    raise Unreadable(f"colour not understood: {value.strip()[:40]}", "write it as #rrggbb", "svg-colour")


def recoloured(paint: Paint) -> Paint:
    """The brand's name for a colour of the stock drawings; any other as it is."""
    return _OURS.get(paint, paint) if paint else paint


def _properties(attributes: Mapping[str, str]) -> dict[str, str]:
    """Properties that matter, in small letters; those in style="..." win, and among these those that are important."""
    said = {name: value.strip() for name, value in attributes.items() if name in _KNOWN}
    important: dict[str, str] = {}
    for declaration in _COMMENT.sub(" ", attributes.get("style", "")).split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        name, plain = name.lower(), _IMPORTANT.sub("", value)
        if plain and (name in _STYLED or name in _SIZE):
            (said if plain == value else important)[name] = plain
    return {name: value.lower() for name, value in (said | important).items() if value}


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
