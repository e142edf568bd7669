"""Reads an SVG file as a `Picture`: shapes and label anchors, nothing that acts, loads or hides.

The file is read as a stream, element by element, so neither deep nesting nor many elements cost memory.  A label's
place is `<circle id="label-NAME" data-align="start|middle|end" cx=".." cy=".." r="0"/>`; it draws nothing.  A picture
that tells something in the direction of reading says `<svg data-turns="yes">`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from xml.parsers.expat import ExpatError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, XMLParser
from fontTools.misc.transform import Identity, Transform
from msgspec import Struct

from takehome.drawing import Anchor, Picture, Shape
from takehome.problems import Place, Problem, Problems, did_you_mean
from takehome.svg_labels import anchored
from takehome.svg_numbers import MOST_POINTS, Unreadable, length, numbers, too_many_points
from takehome.svg_paths import SHAPES, moved, outline, transform
from takehome.svg_style import Style, recoloured

MOST_BYTES = 2_000_000
MOST_SHAPES = 5_000
DEEPEST = 100
_MOST_PROBLEMS = 20
_SVG = "{http://www.w3.org/2000/svg}"
_SILENT = frozenset({"title", "desc", "metadata"})
_UNDRAWN = frozenset({"defs"})
_GROUPS = frozenset({"svg", "g"})
_PIXEL = 0.75
_NEAR = 1e-3
_AS_DRAWN = frozenset({"", "xMidYMid", "xMidYMid meet"})
_WHOLE = "take it out: a picture is drawn as large as its frame allows, in its middle"
_LINE_END = re.compile("\r\n?|\n")
_EFFECT = "draw it with plain shapes: one colour or hatching, without effects"
_REFUSED = {
    "script": "delete the script: a picture must not run anything",
    "foreignObject": "delete it, and draw with plain shapes",
    "image": "trace it to shapes, or use the PNG or JPEG file itself",
    "use": "unlink the clones in your drawing program, so that each shape is drawn itself",
    "symbol": "unlink the clones in your drawing program, so that each shape is drawn itself",
    "text": "put a label anchor there, and write the words in the handout; in a logo, convert the text to paths",
    "style": 'write the colours on the shapes themselves, as fill="#000000"',
    "a": "delete the link; links belong in the handout",
    "switch": "keep one version of the drawing",
    "svg": "one <svg> in a file: take the inner one out of it",
    "filter": _EFFECT,
    "mask": _EFFECT,
    "clipPath": _EFFECT,
    "linearGradient": _EFFECT,
    "radialGradient": _EFFECT,
    "pattern": _EFFECT,
    "marker": _EFFECT,
    "animate": "delete it: paper does not move",
    "animateTransform": "delete it: paper does not move",
    "set": "delete it: paper does not move",
}


def read_svg(data: bytes, path: str, recolour: bool = True) -> Picture:
    """The picture in an SVG file, in points.

    `path` is what messages call the file.  With `recolour`, pure black, #8A3A12 and white become the brand's ink,
    accent and white; a logo is read without.  Raises Problems: what Takehome does not draw is refused, never left out.
    """
    reader = _Reader(data, path, recolour)
    if len(data) > MOST_BYTES:
        reader.refuse("the file is over 2 MB", "simplify the drawing", "svg-size", place=Place(path))
        raise Problems(reader.problems)
    parser: Any = XMLParser(target=reader, forbid_dtd=True)
    reader.expat = parser.parser
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        reader.refuse("a document type (DOCTYPE) or entity is refused", "delete the <!DOCTYPE ...> lines", "svg-dtd")
    except _Enough:
        pass
    except (ParseError, ExpatError, ValueError, LookupError):
        reader.refuse("this is not well-formed SVG", "save it again from your drawing program as plain SVG", "svg-xml")
    return reader.picture()


class _Enough(Exception):
    """No use in reading on."""


class _Level(Struct, frozen=True):
    """What holds inside an open element."""

    style: Style
    transform: Transform
    drawn: bool = True


class _Reader:
    """Target of the XML parser."""

    def __init__(self, data: bytes, path: str, recolour: bool) -> None:
        self.source, self.path, self.recolour = data, path, recolour
        self.expat: Any = None
        self.problems: list[Problem] = []
        self._levels: list[_Level] = []
        self._size: tuple[float, float] | None = None
        self._shapes: list[Shape] = []
        self._anchors: dict[str, Anchor] = {}
        self._points = 0
        self._turns = False

    def picture(self) -> Picture:
        """What was read; raises Problems."""
        if self.problems or self._size is None:
            raise Problems(self.problems or [Problem(Place(self.path), "no picture in this file", rule="svg-xml")])
        if not self._shapes and not self._anchors:
            hint = "draw lines or shapes with a colour, or leave the picture out"
            raise Problems([Problem(Place(self.path), "this drawing shows nothing", hint, rule="svg-element")])
        return Picture(*self._size, tuple(self._shapes), tuple(self._anchors.items()), self._turns)

    def refuse(self, message: str, hint: str, rule: str, place: Place | None = None) -> None:
        """Note a problem, at the element being read unless `place` says otherwise."""
        if place is None:
            place = Place(self.path, self.expat.CurrentLineNumber, self.expat.CurrentColumnNumber + 1)
        excerpt = self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""
        self.problems.append(Problem(place, message, hint, excerpt, rule=rule))

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self.source.decode("utf-8", "replace"))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        try:
            level = self._open(tag, attributes)
        except Unreadable as error:
            self.refuse(error.message, error.hint, error.rule)
            if error.rule == "svg-size" or len(self.problems) >= _MOST_PROBLEMS or not self._levels:
                raise _Enough from error
            level = self._levels[-1]
        self._levels.append(level)

    def end(self, tag: str) -> None:
        """An element closes."""
        self._levels.pop()

    def pi(self, target: str, data: str | None = None) -> None:
        """A processing instruction: harmless, but for a style sheet."""
        if target.split()[:1] == ["xml-stylesheet"]:
            self.refuse("a style sheet is not read", _REFUSED["style"], "svg-element")

    def close(self) -> None:
        """The end of the file."""

    def _open(self, tag: str, attributes: dict[str, str]) -> _Level:
        if len(self._levels) >= DEEPEST:
            raise Unreadable(f"elements are nested more than {DEEPEST} deep", "ungroup the drawing", "svg-size")
        if not self._levels:
            return self._root(tag, attributes)
        outer = self._levels[-1]
        name = tag.removeprefix(_SVG)
        if name.startswith("{") or name in _SILENT:
            return _Level(outer.style, outer.transform, drawn=False)
        if name in _REFUSED or name not in SHAPES | _GROUPS | _UNDRAWN:
            hint = _REFUSED.get(name) or did_you_mean(name, sorted(SHAPES | _GROUPS), "the shapes are")
            raise Unreadable(f"<{name[:40]}> is not drawn", hint or "delete it, or draw plain shapes", "svg-element")
        _harmless(attributes)
        level = _Level(
            outer.style.with_attributes(attributes),
            outer.transform.transform(transform(attributes.get("transform", ""))),
            outer.drawn and name not in _UNDRAWN,
        )
        if name in SHAPES and level.drawn:
            self._shape(name, attributes, level)
        return level

    def _root(self, tag: str, attributes: dict[str, str]) -> _Level:
        if tag.removeprefix(_SVG) != "svg":
            raise Unreadable("this is not an SVG picture", "the first element must be <svg>", "svg-xml")
        _harmless(attributes)
        x, y, width, height = self._view(attributes)
        size = [length(attributes[name]) if name in attributes else None for name in ("width", "height")]
        scale = min((of / to for of, to in zip(size, (width, height), strict=True) if of is not None), default=1.0)
        across, down = (of if of is not None else scale * to for of, to in zip(size, (width, height), strict=True))
        if not (across > 0 and down > 0):
            raise Unreadable("the picture has no size", "give width, height and viewBox above 0", "svg-size")
        wide = abs(across * height - down * width) > _NEAR * across * height  # else nothing is left to say
        for name, refused in (("preserveAspectRatio", wide), ("transform", True)):
            if refused and (said := attributes.get(name, "")) not in _AS_DRAWN:
                raise Unreadable(f"{name} of <svg> is {said[:20]}", _WHOLE, "svg-size")
        self._size = (across * _PIXEL, down * _PIXEL)
        self._turns = attributes.get("data-turns") == "yes"
        inner = Identity.scale(_PIXEL).translate((across - scale * width) / 2, (down - scale * height) / 2)
        return _Level(Style().with_attributes(attributes, root=True), inner.scale(scale).translate(-x, -y))

    def _view(self, attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
        if "viewBox" in attributes:
            match numbers(attributes["viewBox"]):
                case [x, y, width, height] if width > 0 and height > 0:
                    return x, y, width, height
            raise Unreadable("viewBox needs x, y, width and height", 'write viewBox="0 0 100 80"', "svg-size")
        if not {"width", "height"} <= attributes.keys():
            raise Unreadable("the picture has no size", 'give <svg> a viewBox="0 0 100 80"', "svg-size")
        return 0.0, 0.0, length(attributes["width"]), length(attributes["height"])

    def _shape(self, name: str, attributes: Mapping[str, str], level: _Level) -> None:
        if name == "circle" and attributes.get("id", "").startswith("label-"):
            self._anchor(attributes, level)
            return
        style = level.style
        if style.hidden:
            return
        ops = moved(outline(name, attributes), level.transform)
        fill, stroke = (recoloured(paint) if self.recolour else paint for paint in style.paints)
        scale = math.sqrt(abs(level.transform[0] * level.transform[3] - level.transform[1] * level.transform[2]))
        stroke = stroke if style.width * scale > 0 else None
        self._points += sum(len(op) // 2 for op in ops)
        if self._points > MOST_POINTS:
            raise too_many_points()
        if not ops or (fill is None and stroke is None):
            return
        if len(self._shapes) >= MOST_SHAPES:
            raise Unreadable(f"more than {MOST_SHAPES:,} shapes", "simplify the drawing", "svg-size")
        dash = tuple(part * scale for part in style.dash)
        self._shapes.append(Shape(ops, fill, stroke, style.width * scale, dash, style.cap, style.join, style.evenodd))

    def _anchor(self, attributes: Mapping[str, str], level: _Level) -> None:
        assert self._size is not None  # of the element that all others are in
        name, anchor = anchored(attributes, level.transform, self._size, self._anchors)
        self._anchors[name] = anchor


def _harmless(attributes: Mapping[str, str]) -> None:
    for name in attributes:
        bare = name.rpartition("}")[2]
        if bare == "href" or bare.startswith("on"):
            raise Unreadable(f"the attribute {bare[:40]} is refused", "delete it: a picture must not act", "svg-active")
