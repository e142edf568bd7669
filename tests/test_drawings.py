"""Every drawing that ships can be read, stays inside its frame and leaves room for its labels."""

from __future__ import annotations

from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from takehome.blocks.figure import Figure
from takehome.canvas import TaggedCanvas
from takehome.library import Library
from takehome.shelf import stock
from takehome.svg import read_svg

_ROOT = Path(__file__).parent.parent
_FILES = sorted([*_ROOT.glob("handouts/*/*.svg"), *_ROOT.glob("layouts/*/*.svg")])
_LABEL_ROOM = 44
_SHORT = 20
_WHOLE = [  # the drawings of handouts without the panels, of which several are one figure
    file for file in _FILES if file.parts[-3] == "handouts" and read_svg(file.read_bytes(), file.name).width >= 200
]


def test_there_are_drawings() -> None:
    assert len(_FILES) >= 20 and len(_WHOLE) >= 15


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_a_drawing_stays_in_its_frame_and_in_three_paints(file: Path) -> None:
    logo = file.parent.name == "brands"
    picture = read_svg(file.read_bytes(), file.name, recolour=not logo)
    assert picture.shapes and not picture.overflows()
    for shape in picture.shapes:
        assert logo or {shape.fill, shape.stroke} <= {"ink", "accent", "white", None}
        reach = shape.width / 2 - 0.05 if shape.stroke else -0.05
        for _, *xy in shape.ops:
            assert all(reach <= x <= picture.width - reach for x in xy[::2])
            assert all(reach <= y <= picture.height - reach for y in xy[1::2])
    for _, anchor in picture.anchors:
        left = anchor.x if anchor.align != "start" else picture.width
        right = picture.width - anchor.x if anchor.align != "end" else picture.width
        assert min(left, right) >= (_LABEL_ROOM if anchor.align != "middle" else 28)
        assert 9 <= anchor.y <= picture.height - 3


@pytest.mark.parametrize("file", _WHOLE, ids=lambda file: file.name)
def test_a_drawing_ends_where_what_it_shows_does(file: Path) -> None:
    """So that captions stand as far below one drawing as below the next; panels of one figure are equally tall."""
    picture = read_svg(file.read_bytes(), file.name)
    lowest = max([y for shape in picture.shapes for _, *xy in shape.ops for y in xy[1::2]])
    assert picture.height - max([lowest, *(anchor.y for _, anchor in picture.anchors)]) < 10


@pytest.mark.parametrize("file", _WHOLE, ids=lambda file: file.name)
def test_labels_in_a_row_stand_on_one_line(file: Path) -> None:
    """Names under people or things side by side: a few points lower is a slip of the hand."""
    names = [anchor for _, anchor in read_svg(file.read_bytes(), file.name).anchors if anchor.align == "middle"]
    assert [(a, b) for a, b in combinations(names, 2) if 0 < abs(a.y - b.y) < 5] == []


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.name)
def test_a_line_from_a_label_is_straight_and_ends_in_a_dot(file: Path) -> None:
    """Such a line is drawn twice, white below ink, and its dot comes next; a short one, which touches, has none."""
    shapes = read_svg(file.read_bytes(), file.name).shapes
    lines = [i for i in range(1, len(shapes)) if shapes[i].ops == shapes[i - 1].ops and shapes[i - 1].stroke == "white"]
    for i in (i for i in lines if shapes[i].stroke == "ink" and not shapes[i].fill):
        (_, left, top), (_, x, y) = shapes[i].ops
        if dist((left, top), (x, y)) < _SHORT:
            continue
        dot = [xy for _, *xy in shapes[i + 1].ops]
        assert shapes[i + 1].fill and not shapes[i + 1].stroke
        assert min(xy[-2] for xy in dot if xy) <= x <= max(xy[-2] for xy in dot if xy)
        assert min(xy[-1] for xy in dot if xy) <= y <= max(xy[-1] for xy in dot if xy)


def test_panels_of_a_figure_have_one_size_and_so_one_pen() -> None:
    """Each is drawn as wide as its column: a wider one would have thinner lines there."""
    library = Library(stock())
    topics = [file.parent.name for file in stock().glob("handouts/*/en.yaml") if file.parent.name != "shared"]
    figures = [
        (topic, block.files())
        for topic in topics
        for section in library.handout(topic).sections
        for block in section.blocks
        if isinstance(block, Figure) and block.figure.panels
    ]
    assert len(figures) >= 4
    for topic, files in figures:
        assert len({(p.width, p.height) for p in (library.picture(topic, file) for file in files)}) == 1, files


@pytest.mark.parametrize(("x", "held"), [(1, False), (-500, True)])
def test_a_drawing_is_held_in_its_frame_where_it_would_leave_it(x: int, held: bool) -> None:
    """ISO 32000-1, 8.5.4: the clipping path comes before the first shape, and ends with the drawing."""
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">'
    svg = f'{root}<rect x="{x}" y="1" width="20" height="9"/></svg>'
    picture = read_svg(svg.encode(), "art.svg")
    canvas = TaggedCanvas()
    canvas.start_page((600, 600))
    with canvas.artifact():
        canvas.picture(picture, 10, 20, 2.0, False, lambda name: "#000000")
    first, *_, last = canvas.finish_page().decode().splitlines()[1:-1]
    assert (" cm 0 0 75 60 re W n" in first) == held
    assert last == "Q"
