"""Rule 17, read back from the page: contrast in colour and in grey, nothing over or under pictures, light tints.

Contrast is that of WCAG 2.1, 1.4.3 and 1.4.11; grey is what a printer without colours makes of it (ITU-R BT.601).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from takehome.checks import CONTRAST
from takehome.checks.finished import Finished, Printed, several
from takehome.checks.shown import Colour, Point, Run, Shape, Shown
from takehome.checks.structure import Structure
from takehome.problems import Level, Problem

TEXT, LARGE = 4.5, 3.0  # ratios: of text; of large text and of what pictures are drawn with
LARGE_SIZE, LARGE_BOLD = 18.0, 14.0  # points from which text is large
SPECK = 4.0  # points across: a dot at the end of a line says nothing by itself
TINT = 0.9  # luminance of an area that words may stand on
WHITE: Colour = (1.0, 1.0, 1.0)
_INSET = 0.5  # points inside the ends of words where the ground is looked at
_MIDDLE = 0.3  # of the size, how far over the baseline


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """How far two colours stand apart, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def grey(colour: Colour) -> Colour:
    """A colour as it is printed in black."""
    part = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return part, part, part


def least_ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours, in colour or in grey, whichever is less."""
    return min(ratio(one, other), ratio(grey(one), grey(other)))


def contrast(read: Finished, kind: Printed) -> Iterator[Problem]:
    """Rule 17: for each text and each line of a picture what is beneath it."""
    faint: dict[str, list[str]] = {}
    pictured, tinted, covered = list[str](), list[str](), list[str]()
    figures = _figures(read.structure)
    for page in read.pages:
        for run in page.runs:
            where = f"page {page.page + 1}, {run.text.strip()!r}"
            if any(_over(page, x, y, run.order) for x, y in _points(run)):
                covered.append(where)
            for ground in _grounds(page, run):
                if ground is not None and ground.kind == "image":
                    pictured.append(where)
                elif ground is not None and ground.colour and luminance(ground.colour) < TINT:
                    tinted.append(where)
                if what := _text(run, ground):
                    faint.setdefault(what, []).append(where)
        for shape in page.shapes:
            if (page.page, shape.mcid) in figures and (what := _drawn(page, shape)):
                faint.setdefault(what, []).append(f"page {page.page + 1}")
    for what, places in faint.items():
        yield kind.problem(f"{what}: {several(list(dict.fromkeys(places)))}", "a darker colour", CONTRAST)
    told: tuple[tuple[list[str], str, str, Level], ...] = (
        (
            covered,
            "words under what is painted over them",
            "keep drawings inside their frame, and beside words",
            "error",
        ),
        (pictured, "words over a picture", "set them beside or below it", "error"),
        (tinted, "words on a tint of 10 % or more", "leave the ground white, or nearly", "warning"),
    )
    for places, what, mend, level in told:
        if places:
            yield kind.problem(f"{what}: {several(list(dict.fromkeys(places)))}", mend, CONTRAST, level)


def _grounds(page: Shown, run: Run) -> list[Shape | None]:
    """What is painted beneath the beginning, the middle and the end of words; None is the paper."""
    return list(dict.fromkeys(_beneath(page, x, y, run.order) for x, y in _points(run)))


def _points(run: Run) -> tuple[Point, ...]:
    """The beginning, the middle and the end of words, a little above their baseline."""
    y = run.baseline + _MIDDLE * run.size
    return (run.left + _INSET, y), ((run.left + run.right) / 2, y), (run.right - _INSET, y)


def _over(page: Shown, x: float, y: float, order: int) -> bool:
    """Whether an area or an image was painted at a point after something."""
    return any(shape.order > order and shape.covers(x, y) for shape in page.shapes)


def _beneath(page: Shown, x: float, y: float, order: int) -> Shape | None:
    """The last area or image that was painted at a point before something."""
    return next((shape for shape in reversed(page.shapes) if shape.order < order and shape.covers(x, y)), None)


def _text(run: Run, ground: Shape | None) -> str:
    """Words that can hardly be told from their ground."""
    under = ground.colour if ground is not None else WHITE
    if under is None or run.colour is None:
        return ""
    large = run.size >= LARGE_SIZE or (run.bold and run.size >= LARGE_BOLD)
    least, found = LARGE if large else TEXT, least_ratio(run.colour, under)
    return f"text with a contrast of {found:.1f}, under {least:g}" if found < least else ""


def _drawn(page: Shown, shape: Shape) -> str:
    """Lines of a picture, and areas that have no outline, that can hardly be told from what is beneath them.

    What has the colour of its ground is not there; an area as light as a tint says nothing by itself.
    """
    box = shape.box
    speck = shape.kind == "fill" and max(box[2] - box[0], box[3] - box[1]) < SPECK
    if shape.kind == "image" or shape.colour is None or shape.outlined or speck:
        return ""
    points = shape.outlines[0] if shape.kind == "stroke" else [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)]
    ratios = sorted(_ratio_at(page, shape, shape.colour, x, y) for x, y in points)
    found = ratios[len(ratios) // 2]  # a line that leads into a dark part is seen on its way there
    return f"a picture with a contrast of {found:.1f}, under {LARGE:g}" if found < LARGE else ""


def _ratio_at(page: Shown, shape: Shape, colour: Colour, x: float, y: float) -> float:
    """The contrast of a shape with what is beneath it at a point; infinite where there is nothing to be told apart."""
    ground = _beneath(page, x, y, shape.order)
    under = ground.colour if ground is not None else WHITE
    if under is None or under == colour or (shape.kind == "fill" and luminance(colour) >= TINT):
        return inf
    return least_ratio(colour, under)


def _figures(structure: Structure) -> set[tuple[int, int | None]]:
    """The marked pieces of pictures, by page and id."""
    return {(piece.page, piece.mcid) for node in structure.walk() if node.role == "Figure" for piece in node.pieces}
