"""Reads a page as a viewer does: a small interpreter of content streams (ISO 32000-1, 8.4.4, 8.5, 9.4).

It follows matrices, text state, fills, strokes, images, forms and the boxes of clipping paths, not transparency and
patterns; a colour it cannot tell is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, sqrt
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from takehome.checks.content import TURNED
from takehome.checks.matrices import SAME, Matrix, around, at, inside, matrix, middle, times
from takehome.checks.shown import Box, Colour, Kind, Point, Run, Shape, Shown
from takehome.checks.state import TEXT_STATE, State, colour_of
from takehome.checks.widths import Widths, widths_of

if TYPE_CHECKING:
    from pikepdf import Page

_DEEPEST_FORM = 8
_FILLS, _STROKES = frozenset(("f", "F", "f*", "B", "B*", "b", "b*")), frozenset(("S", "s", "B", "B*", "b", "b*"))
_PAINTS = _FILLS | _STROKES | {"n"}
_COLOURS = frozenset(("g", "rg", "k", "sc", "scn", "cs"))
_INVISIBLE = 3  # a text rendering mode (table 106)


def shown(page: Page, number: int, fonts: dict[Any, Widths]) -> Shown:
    """Page `number` (from 0) as it is painted; `fonts` keeps what was read of each font for the pages after it."""
    reader = _Reader(fonts)
    reader.run(page.obj, page.obj.get("/Resources") or page.resources)
    left, low, right, high = (float(value) for value in page.mediabox)
    return Shown(number, (left, low, right, high), tuple(reader.runs), tuple(reader.shapes))


class _Reader(Struct):
    fonts: dict[Any, Widths]
    state: State = field(default_factory=State)
    saved: list[State] = field(default_factory=list)
    text: Matrix = SAME
    line: Matrix = SAME
    marks: list[int | None] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)  # of these marks
    paths: list[list[Point]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    depth: int = 0
    clipping: bool = False  # the path clips, once it was painted (8.5.4)

    def run(self, stream: Any, resources: Any) -> None:
        import pikepdf

        for instruction in pikepdf.parse_content_stream(stream):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in ("BDC", "BMC"):
                self.begin(operands, resources)
            elif name == "EMC":
                del self.marks[-1:], self.tags[-1:]
            elif name in _PAINTS:
                self.painted(name)
            elif name in ("m", "l", "c", "v", "y", "re", "h"):
                self.path(name, [float(value) for value in operands])
            elif name in ("W", "W*"):
                self.clipping = True
            elif name in ("Tj", "TJ", "'", '"'):
                self.showing(name, operands)
            elif name == "Do":
                self.external(resources["/XObject"][str(operands[0])])
            elif name == "INLINE IMAGE":
                self.image()
            elif name in ("q", "Q", "cm", "w"):
                self.graphics(name, operands)
            elif name[0] == "T" or name in ("BT", "ET"):
                self.texts(name, operands, resources)
            else:
                self.coloured(name, operands)

    @property
    def mcid(self) -> int | None:
        return next((mark for mark in reversed(self.marks) if mark is not None), None)

    @property
    def order(self) -> int:
        return len(self.runs) + len(self.shapes)

    def begin(self, operands: Sequence[Any], resources: Any) -> None:
        entries = operands[1] if len(operands) > 1 else {}
        if len(operands) > 1 and not hasattr(entries, "keys"):
            entries = resources["/Properties"][str(entries)]
        self.marks.append(int(entries["/MCID"]) if "/MCID" in entries else None)
        self.tags.append(str(operands[0])[1:])

    def graphics(self, name: str, operands: Sequence[Any]) -> None:
        if name == "q":
            self.saved.append(self.state)
        elif name == "Q":
            self.state = self.saved.pop() if self.saved else self.state
        elif name == "cm":
            self.state = replace(self.state, matrix=times(matrix(operands), self.state.matrix))
        else:
            self.state = replace(self.state, width=float(operands[0]))

    def coloured(self, name: str, operands: Sequence[Any]) -> None:
        """Colours of devices, and those of other spaces by how many parts they have (8.6)."""
        low = name.lower()
        if low not in _COLOURS:
            return
        colour = (0.0, 0.0, 0.0) if low == "cs" else colour_of(operands)
        self.state = replace(self.state, **{"fill" if name == low else "stroke": colour})

    # text (9.3, 9.4)

    def texts(self, name: str, operands: Sequence[Any], resources: Any) -> None:
        if name == "BT":
            self.text = self.line = SAME
        elif name == "Tf":
            font = self.font_of(resources["/Font"][str(operands[0])])
            self.state = replace(self.state, font=font, size=float(operands[1]))
        elif name in ("Td", "TD"):
            if name == "TD":
                self.state = replace(self.state, leading=-float(operands[1]))
            self.next_line(float(operands[0]), float(operands[1]))
        elif name == "Tm":
            self.text = self.line = matrix(operands)
        elif name == "T*":
            self.next_line(0.0, -self.state.leading)
        elif name in TEXT_STATE:
            key, factor = TEXT_STATE[name]
            self.state = replace(self.state, **{key: type(getattr(self.state, key))(float(operands[0]) * factor)})

    def next_line(self, x: float, y: float) -> None:
        self.text = self.line = times((1, 0, 0, 1, x, y), self.line)

    def showing(self, name: str, operands: Sequence[Any]) -> None:
        if name == '"':
            self.state = replace(self.state, worded=float(operands[0]), spaced=float(operands[1]))
        if name in ("'", '"'):
            self.next_line(0.0, -self.state.leading)
        self.show(operands[-1])

    def show(self, operand: Any) -> None:
        """Move over the glyphs, and note where their ink begins and ends: white at the ends is none."""
        import pikepdf

        state, font = self.state, self.state.font
        if font is None:
            return
        parts = [operand] if isinstance(operand, pikepdf.String) else list(operand)
        at, said, edges = 0.0, [], []
        for part in parts:
            if not isinstance(part, pikepdf.String):
                at -= float(part) / 1000 * state.size * state.stretch
                continue
            for text, width, space in font.glyphs(bytes(part)):
                wide = width * state.size * state.stretch
                said.append(text)
                if text.strip():
                    edges += (at, at + wide)
                at += wide + (state.spaced + (state.worded if space else 0.0)) * state.stretch
        words = "".join(said)[::-1] if TURNED in self.tags else "".join(said)
        if edges and state.mode != _INVISIBLE:
            self.runs.append(self.shown_run(words, min(edges), max(edges)))
        elif said and self.runs and self.runs[-1].mcid == self.mcid:  # white alone belongs to the words before it
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text + words)
        self.text = times((1, 0, 0, 1, at, 0), self.text)

    def shown_run(self, text: str, start: float, end: float) -> Run:
        state, whole = self.state, times(self.text, self.state.matrix)
        (x0, y0), (x1, _) = at(whole, start, state.rise), at(whole, end, state.rise)
        size = state.size * hypot(whole[2], whole[3])
        bold = state.font is not None and state.font.bold
        return Run(text, min(x0, x1), max(x0, x1), y0, size, state.fill, bold, self.mcid, self.order)

    def font_of(self, font: Any) -> Widths:
        if not font.is_indirect:
            return widths_of(font)
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = widths_of(font)
        return self.fonts[font.objgen]

    # paths, images, forms (8.5, 8.9, 8.10)

    def path(self, name: str, values: Sequence[float]) -> None:
        """Points of a path on the page; of curves where they end and the points that pull them, halfway."""
        if name == "re":
            x, y, wide, high = values
            corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
            self.paths.append([at(self.state.matrix, *corner) for corner in corners])
        elif name != "h":
            points = [at(self.state.matrix, a, b) for a, b in zip(values[::2], values[1::2], strict=True)]
            if name == "m" or not self.paths:
                self.paths.append([])
            self.paths[-1] += points[-1:] if name != "c" else [middle(self.paths[-1], points), points[-1]]

    def painted(self, name: str) -> None:
        outlines = tuple(tuple(path) for path in self.paths if path)
        self.paths = []
        points = [point for outline in outlines for point in outline]
        box = around(points) if points else None
        if box and name in _FILLS:
            self.seen("fill", box, self.state.fill, outlines=outlines, outlined=name in _STROKES)
        if box and name in _STROKES:
            a, b, c, d = self.state.matrix[:4]
            width = self.state.width * sqrt(abs(a * d - b * c))
            grown = (box[0] - width / 2, box[1] - width / 2, box[2] + width / 2, box[3] + width / 2)
            self.seen("stroke", grown, self.state.stroke, width=width, outlines=outlines)
        if box and self.clipping:
            self.state = replace(self.state, clip=inside(box, self.state.clip))
        self.clipping = False

    def seen(self, kind: Kind, box: Box, colour: Colour | None, **more: Any) -> None:
        """Note a shape, if a part of it is inside what clips it."""
        left, low, right, high = part = inside(box, self.state.clip)
        if left <= right and low <= high:
            self.shapes.append(Shape(kind, part, colour, self.mcid, self.order, **more))

    def image(self) -> None:
        self.seen("image", around([at(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)]), None)

    def external(self, target: Any) -> None:
        if target.get("/Subtype") != "/Form":
            self.image()
        elif self.depth < _DEEPEST_FORM:
            before, texts, saved = self.state, (self.text, self.line), self.saved
            self.saved, self.depth = [], self.depth + 1
            inner = times(matrix(target.get("/Matrix", SAME)), before.matrix)
            self.state = replace(before, matrix=inner)
            self.run(target, target.get("/Resources", {}))
            self.state, (self.text, self.line), self.saved = before, texts, saved
            self.depth -= 1
