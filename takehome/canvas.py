"""The tagged canvas: reportlab's, with two ways to paint and no third.

Everything painted is either marked content that an element of the structure tree owns, or an artifact (ISO 32000-1,
14.6, 14.8.2.2).  Painting outside either, or one inside the other, raises.  Places are points from the top left
corner of the page, as in `Pages`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from takehome.codes import Codes
from takehome.drawing import Picture
from takehome.faces import Face
from takehome.pdfobjects import number
from takehome.shapes import operators
from takehome.text import Piece


class Untagged(RuntimeError):
    """Something was painted outside marked content: a mistake of ours, never of an author."""


TURNED = "/ReversedChars BMC"


class _Marked:
    """A stretch of painting that is marked, as a context; plain, because a page has hundreds of them."""

    __slots__ = ("_canvas", "_mcid", "_operator", "_turned", "_what")

    def __init__(self, canvas: TaggedCanvas, operator: str, what: str, mcid: int, turned: bool = False) -> None:
        self._canvas, self._operator, self._what, self._mcid, self._turned = canvas, operator, what, mcid, turned

    def __enter__(self) -> int:
        self._canvas.begin(self._operator, self._what, self._turned)
        return self._mcid

    def __exit__(self, *raised: object) -> None:
        self._canvas.end()


class TaggedCanvas(Canvas):
    """Paints one page after another; `finish_page()` gives the content of the page and forgets it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), pagesize=(1, 1), pageCompression=0, invariant=1)
        self._inside: str | None = None
        self._turned = False  # letters from right to left are painted from left to right, and marked as that
        self._high = 0.0
        self._mcid = 0
        self.fonts: dict[Face, Codes] = {}
        self.page_fonts: dict[Face, str] = {}
        self._names: dict[Face, str] = {}
        self._filled: str | None = None
        self._drawn: tuple[str, float] | None = None

    def start_page(self, size: tuple[float, float]) -> None:
        """Begin a page of width and height."""
        self.setPageSize(size)
        self._high, self._mcid, self.page_fonts = size[1], 0, {}
        self._code, self._filled, self._drawn = [], None, None
        self.init_graphics_state()

    def finish_page(self) -> bytes:
        """The content stream of the page."""
        if self._inside:
            raise Untagged(f"page ended inside {self._inside}")
        return "\n".join(self._code).encode("latin-1")

    def mark(self, role: str, *, turned: bool = False) -> _Marked:
        """Paint what an element owns; gives the marked-content identifier on this page.

        Words from right to left, and only these, stand in marks that are `turned` (ISO 32000-1, 14.8.2.3.3).
        """
        mcid = self._mcid
        self._mcid += 1
        return _Marked(self, f"/{role} <</MCID {mcid}>> BDC", "marked content", mcid, turned)

    def artifact(self, kind: Literal["Pagination", "Layout", "Background"] = "Layout") -> _Marked:
        """Paint what is for the eye only."""
        return _Marked(self, f"/Artifact <</Type /{kind}>> BDC", "an artifact", -1)

    def begin(self, operator: str, what: str, turned: bool = False) -> None:
        """Open marked content or an artifact; never one inside another."""
        if self._inside:
            raise Untagged(f"{what} inside {self._inside}")
        self._inside, self._turned = what, turned
        self._code += (TURNED, operator) if turned else (operator,)

    def end(self) -> None:
        """Close what was opened."""
        self._code += ("EMC", "EMC") if self._turned else ("EMC",)
        self._inside, self._turned = None, False

    def _guard(self) -> None:
        if not self._inside:
            raise Untagged("painted outside marked content and artifacts")

    # what can be painted

    def fill(self, colour: str) -> None:
        """Set the colour, #rrggbb, of letters and areas."""
        if colour != self._filled:
            self._filled = colour
            self._code.append(f"{_points(*_rgb(colour))} rg")

    def pen(self, colour: str, width: float) -> None:
        """Set colour and width of lines."""
        if (colour, width) != self._drawn:
            self._drawn = (colour, width)
            self._code += (f"{_points(*_rgb(colour))} RG", f"{_points(width)} w")

    def glyphs(self, piece: Piece, x: float, baseline: float, ends: bool) -> None:
        """Paint one piece of a line; `ends` adds the space by which extraction parts lines.

        Pieces stand in the file in the order in which they are read, glyphs of each from left to right, also where it
        is read from right to left, as in the files of most programs: what extracts words turns such letters round.
        """
        self._guard()
        face, size = piece.face, piece.size
        codes = self.fonts.get(face)
        if codes is None:
            codes = self.fonts[face] = Codes(face)
            self._names[face] = f"F{len(self._names) + 1}"
        name = self.page_fonts[face] = self._names[face]
        words = (*piece.words, face.spaces(1)) if ends else piece.words
        if not piece.rtl:
            shows = codes.shows(words)
        elif self._inside == "marked content" and not self._turned:
            raise Untagged("words from right to left outside a mark that is turned")
        else:
            shows = codes.turned(words)
            x -= words[-1].em * size if ends else 0.0
        code = (
            f"BT /{name} {number(size)} Tf {number(x)} {number(self._high - baseline)} Td "
            f"[{shows.replace(')(', '')}] TJ ET"
        )
        self._code.append(f"{TURNED}\n{code}\nEMC" if piece.rtl and not self._turned else code)

    def rule(self, x: float, y: float, width: float) -> None:
        """A level line with the pen that was set."""
        self._guard()
        self._code.append(f"n {_points(x, self._high - y)} m {_points(x + width, self._high - y)} l S")

    def outline(self, points: Sequence[tuple[float, float]], close: bool) -> None:
        """A line through points, closed or open."""
        self._guard()
        first, *others = [_points(x, self._high - y) for x, y in points]
        lines = " ".join([f"{point} l" for point in others])
        self._code += (f"n {first} m {lines}{' h' if close else ''}", "S")

    def disc(self, x: float, y: float, diameter: float) -> None:
        """A filled disc in a square that begins at x, y."""
        self._guard()
        radius = diameter / 2
        self._code.append(f"q 1 0 0 1 {number(x + radius)} {number(self._high - y - radius)} cm {_disc(radius)} f Q")

    def picture(
        self, picture: Picture, x: float, y: float, scale: float, turned: bool, colour: Callable[[str], str]
    ) -> None:
        """A picture whose top left corner is at x, y, scaled, mirrored if it is `turned`; `colour` names its paints."""
        self._guard()
        left, across = (x + picture.width * scale, -scale) if turned else (x, scale)
        matrix = f"{_fine(across)} 0 0 {_fine(-scale)} {number(left)} {number(self._high - y)}"
        frame, shapes = operators(picture)
        self._code.append(f"q {matrix} cm{frame}")
        for shape, drawn in zip(picture.shapes, shapes, strict=True):
            if shape.fill is not None:
                self._code.append(f"{_colour(colour(shape.fill))} rg")
            if shape.stroke is not None:
                self._code.append(f"{_colour(colour(shape.stroke))} RG")
            self._code.append(drawn)
        self._code.append("Q")

    def image(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """An image of the page's resources in a box."""
        self._guard()
        low = number(self._high - y - height)
        self._code.append(f"q {number(width)} 0 0 {number(height)} {number(x)} {low} cm /{name} Do Q")


_points = lru_cache(maxsize=1024)(fp_str)  # numbers of lines and colours as reportlab writes them


@lru_cache(maxsize=64)
def _disc(radius: float) -> str:
    """The outline of a disc around the origin, as reportlab draws it."""
    path = PDFPathObject()
    path.circle(0, 0, radius)
    return path.getCode().replace("\n", " ")


@lru_cache(maxsize=256)
def _colour(colour: str) -> str:
    return " ".join(number(part) for part in _rgb(colour))


def _fine(value: float) -> str:
    """A scale, which is multiplied by lengths."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def _rgb(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]
