"""Every drawing that ships can be read, stays inside its frame and leaves room for its labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from takehome.svg import read_svg

_ROOT = Path(__file__).parent.parent
_FILES = sorted([*_ROOT.glob("handouts/*/*.svg"), *_ROOT.glob("layouts/*/*.svg")])
_LABEL_ROOM = 44


def test_there_are_drawings() -> None:
    assert len(_FILES) >= 20


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
