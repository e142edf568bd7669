"""Every shape lands where SVG says, and every file that acts, loads or hides is refused with a place."""

from __future__ import annotations

import itertools
import math
import time

import pytest

from takehome import svg_data
from takehome.drawing import Shape
from takehome.problems import Problems
from takehome.svg import read_svg

_ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
_K = 4 / 3 * (math.sqrt(2) - 1)


def _svg(body: str, root: str = 'width="100pt" height="80pt" viewBox="0 0 100 80"') -> bytes:
    return f"{_ROOT}{root}>\n{body}\n</svg>".encode()


def _shape(body: str) -> Shape:
    (shape,) = read_svg(_svg(body), "art.svg").shapes
    return shape


def _assert_ops(body: str, *expected: tuple[object, ...]) -> None:
    ops = _shape(body).ops
    assert [op[0] for op in ops] == [op[0] for op in expected]
    for op, right in zip(ops, expected, strict=True):
        assert op[1:] == pytest.approx(right[1:], abs=1e-4)


def _refused(data: bytes) -> tuple[tuple[int, str], ...]:
    with pytest.raises(Problems) as caught:
        read_svg(data, "art.svg")
    for problem in caught.value.problems:
        assert problem.place.path == "art.svg"
        assert problem.hint
    return tuple((problem.place.line, problem.message) for problem in caught.value.problems)


def test_line_polyline_polygon() -> None:
    _assert_ops('<line x1="1" y1="2" x2="3" y2="4" stroke="black"/>', ("M", 1, 2), ("L", 3, 4))
    _assert_ops('<polyline points="1,2 3 4-5,6"/>', ("M", 1, 2), ("L", 3, 4), ("L", -5, 6))
    _assert_ops('<polygon points="1 2 3 4 5 6"/>', ("M", 1, 2), ("L", 3, 4), ("L", 5, 6), ("Z",))


def test_rect() -> None:
    _assert_ops(
        '<rect x="1" y="2" width="10" height="20"/>',
        ("M", 1, 2),
        ("L", 11, 2),
        ("L", 11, 22),
        ("L", 1, 22),
        ("Z",),
    )


def test_rect_with_round_corners() -> None:
    ops = _shape('<rect x="0" y="0" width="10" height="20" rx="2"/>').ops
    assert ops[0] == ("M", pytest.approx(2), pytest.approx(0))
    assert ops[2][1:] == pytest.approx((10 - 2 * (1 - _K), 0, 10, 2 * (1 - _K), 10, 2))
    assert [op[0] for op in ops] == list("MLCLCLCLCZ")
    wide = _shape('<rect width="10" height="20" rx="50" ry="1"/>').ops
    assert wide[0][1:] == pytest.approx((5, 0))


def test_circle_and_ellipse() -> None:
    ops = _shape('<circle cx="10" cy="20" r="4"/>').ops
    assert ops[0][1:] == pytest.approx((14, 20))
    assert ops[1][1:] == pytest.approx((14, 20 + 4 * _K, 10 + 4 * _K, 24, 10, 24))
    assert [op[0] for op in ops] == ["M", "C", "C", "C", "C", "Z"]
    assert _shape('<ellipse cx="10" cy="20" rx="4" ry="2"/>').ops[2][5:] == pytest.approx((6, 20))


def test_path_relative_and_short_forms() -> None:
    _assert_ops("<path d='m1 1h2v2H1z'/>", ("M", 1, 1), ("L", 3, 1), ("L", 3, 3), ("L", 1, 3), ("L", 1, 1), ("Z",))
    _assert_ops("<path d='M0 0C1 1 2 2 3 0s1-1 2 0'/>", ("M", 0, 0), ("C", 1, 1, 2, 2, 3, 0), ("C", 4, -2, 4, -1, 5, 0))
    _assert_ops("<path d='M.5.5L05 5.'/>", ("M", 0.5, 0.5), ("L", 5, 5))


def test_quadratic_becomes_cubic() -> None:
    _assert_ops("<path d='M0 0Q3 3 6 0'/>", ("M", 0, 0), ("C", 2, 2, 4, 2, 6, 0))


def test_arc_becomes_cubics_on_the_circle() -> None:
    ops = _shape("<path d='M10 0A10 10 0 0 1 0 10'/>").ops
    assert ops[1][0] == "C"
    assert ops[1][1:] == pytest.approx((10, 10 * _K, 10 * _K, 10, 0, 10), abs=1e-6)
    assert len(_shape("<path d='M10 0a10 10 0 11-.1 .1'/>").ops) == 5


def test_transforms_nest() -> None:
    body = '<g transform="translate(10, 20)"><g transform="scale(2) rotate(90)"><path d="M1 0L0 3"/></g></g>'
    _assert_ops(body, ("M", 10, 22), ("L", 4, 20))
    _assert_ops('<path transform="rotate(90 5 5)" d="M5 0L5 1"/>', ("M", 10, 5), ("L", 9, 5))
    _assert_ops('<path transform="matrix(1 0 0 1 3 4) skewX(45)" d="M0 0L0 1"/>', ("M", 3, 4), ("L", 4, 5))


def test_style_is_inherited_and_the_style_attribute_wins() -> None:
    body = '<g stroke="#8a3a12" stroke-width="3" stroke-dasharray="2,4" fill="none" stroke-linecap="round">'
    shape = _shape(body + '<path d="M0 0L1 1" style="stroke-width: 2; stroke-linejoin: bevel" stroke-width="9"/></g>')
    assert shape.width == pytest.approx(2)
    assert (shape.fill, shape.stroke, shape.cap, shape.join) == (None, "accent", "round", "bevel")
    assert shape.dash == pytest.approx((2, 4))
    assert _shape('<path d="M0 0L1 1L0 1z" fill-rule="evenodd"/>').evenodd


def test_colours() -> None:
    drawn = {"#000": "ink", "white": "white", "#8A3A12": "accent", "rgb(0, 84, 107)": "#00546b", "currentColor": "ink"}
    for written, paint in drawn.items():
        assert _shape(f'<rect width="1" height="1" fill="{written}"/>').fill == paint
    plain = read_svg(_svg('<rect width="1" height="1" fill="#8A3A12" stroke="black"/>'), "logo.svg", recolour=False)
    assert (plain.shapes[0].fill, plain.shapes[0].stroke) == ("#8a3a12", "#000000")


def test_sizes_are_points() -> None:
    small = read_svg(_svg('<rect width="144" height="94"/>', 'width="148pt" viewBox="0 0 144 94"'), "art.svg")
    assert (small.width, small.height) == pytest.approx((148, 94 * 148 / 144))
    assert small.shapes[0].ops[2][1:] == pytest.approx((148, 94 * 148 / 144))
    assert small.shapes[0].width == pytest.approx(148 / 144)
    pixels = read_svg(_svg('<path d="M0 0L1 1"/>', 'width="100" height="40"'), "art.svg")
    assert (pixels.width, pixels.height) == pytest.approx((75, 30))
    centred = read_svg(_svg('<path d="M0 0L1 1"/>', 'width="20pt" height="10pt" viewBox="0 0 1 1"'), "art.svg")
    assert centred.shapes[0].ops[0][1:] == pytest.approx((5, 0))


def test_anchors_draw_nothing() -> None:
    body = '<g transform="translate(5 0)"><circle id="label-new-change" data-align="end" cx="10" cy="20" r="0"/></g>'
    picture = read_svg(_svg(body + '<circle id="label-drug" cx="1" cy="2" r="0"/>'), "art.svg")
    assert picture.shapes == ()
    assert [name for name, _ in picture.anchors] == ["new-change", "drug"]
    first, second = (anchor for _, anchor in picture.anchors)
    assert ((first.x, first.y), first.align) == (pytest.approx((15, 20)), "end")
    assert ((second.x, second.y), second.align) == (pytest.approx((1, 2)), "start")
    assert picture.anchor("drug") is second


def test_a_label_stands_inside_the_view_and_alone() -> None:
    body = '<circle id="label-a" cx="50" cy="{}"/>\n<circle id="label-b" {}cx="51" cy="41"/>'
    assert _refused(_svg(body.format(-20, ""))) == ((2, "the label a stands outside the viewBox"),)
    assert _refused(_svg(body.format(40, ""))) == ((3, "the labels a and b stand at one place"),)
    beside = body.format(40, 'data-align="end" ')
    assert len(read_svg(_svg(beside), "art.svg").anchors) == 2  # one on each side of a point


@pytest.mark.parametrize("size", [("210mm", "0 0 210 297"), ("7in", "3 5 210 297"), ("100pt", "-7 -9 210 297")])
def test_a_label_stands_on_the_edge_of_the_view(size) -> None:
    width, view = size
    left, top, *_ = map(int, view.split())
    body = f'<circle id="label-a" cx="{left}" cy="{top}"/><circle id="label-b" cx="{left + 210}" cy="{top + 297}"/>'
    assert len(read_svg(_svg(body, f'width="{width}" viewBox="{view}"'), "art.svg").anchors) == 2
    assert _refused(_svg(body.replace(f'{top + 297}"', f'{top + 298}"'), f'width="{width}" viewBox="{view}"'))


def test_a_drawing_that_leaves_its_frame_knows_it() -> None:
    inside = '<path d="M1 1L99 79" stroke="black" stroke-width="2"/><rect width="100" height="80"/>'
    assert not read_svg(_svg(inside), "art.svg").overflows()
    for outside in (
        '<rect x="-500" y="-500" width="1000" height="1000" fill="#ffffff"/>',
        '<path d="M1 1L99.5 79" stroke="black" stroke-width="2"/>',
        '<path d="M1 1C1 90 50 90 50 1"/>',
    ):
        assert read_svg(_svg(outside), "art.svg").overflows()


def test_hidden_shapes_and_definitions_are_not_drawn() -> None:
    body = '<defs><path d="M0 0L1 1"/></defs><g display="none"><path d="M0 0L1 1"/></g>'
    body += '<path style="opacity:0" d="M0 0L1 1"/>'
    body += "<title>A</title><metadata><x xmlns='urn:x'/></metadata>"
    (shape,) = read_svg(_svg(body + '<path d="M0 0L1 9"/>'), "art.svg").shapes
    assert shape.ops[-1][2] == pytest.approx(9)
    for nothing in ("", body):
        with pytest.raises(Problems) as bad:
            read_svg(_svg(nothing), "art.svg")
        (problem,) = bad.value.problems
        assert (problem.place.path, problem.message) == ("art.svg", "this drawing shows nothing")


@pytest.mark.parametrize(
    "layer",
    ['style="display:none"', 'display="NONE"', 'opacity="0"', 'style="opacity: 0%"', 'fill-opacity="0"'],
)
def test_what_a_layer_hides_is_not_drawn_whatever_its_shapes_say(layer: str) -> None:
    shape = '<rect width="3" height="3" fill="#f00" style="visibility:visible;opacity:1;display:inline"/>'
    assert _shape(f'<g {layer}>{shape}</g><path d="M0 0L1 9"/>').ops[-1][2] == pytest.approx(9)


def test_a_shape_that_says_it_is_visible_is_drawn_in_a_group_that_is_not() -> None:
    assert _shape('<g visibility="hidden"><path d="M0 0L1 1"/><path d="M0 0L1 9" visibility="visible"/></g>')
    assert _shape('<path d="M0 0L1 9" display="none" style="display:inline" visibility="visible"/>')
    assert _shape('<path d="M0 0L1 9" style="fill-opacity:0;fill:#f00" stroke="#00f"/>').fill is None


def test_an_arc_without_a_radius_is_a_straight_line() -> None:
    _assert_ops("<path d='M0 0A0 0 0 0 1 5 5L9 9'/>", ("M", 0, 0), ("L", 5, 5), ("L", 9, 9))
    _assert_ops("<path d='M1 1a0 5 0 01 5 5 3 0 0 10 1-1'/>", ("M", 1, 1), ("L", 6, 6), ("L", 7, 5))
    lines = _shape("<path d='M1 1a2 2 0 0 1 2 2 0 2 0 0 1 4 4'/>").ops
    assert (lines[1][0], lines[2][0]) == ("C", "L")
    assert lines[2][1:] == pytest.approx((7, 7))


@pytest.mark.parametrize(
    ("said", "fill"),
    [
        ('style="FILL:#0f0"', "#00ff00"),
        ('style="/* x */fill:#0f0"', "#00ff00"),
        ('style="stroke:none;/* fill:#f00; */ fill : #0F0"', "#00ff00"),
        ('fill="#f00" style="fill:#0f0 !important; fill:#00f"', "#00ff00"),
        ('fill="#f00" style="fill:#00f;Fill:#0f0 ! IMPORTANT"', "#00ff00"),
        ('color="#0f0" fill="currentColor"', "#00ff00"),
        ('style="color:#0f0;fill:currentcolor"', "#00ff00"),
        ('fill="url(#a)" style="fill:#0f0"', "#00ff00"),
        ('fill="#0f0" style="fill:;stroke"', "#00ff00"),
    ],
)
def test_a_colour_is_that_which_a_viewer_shows(said: str, fill: str) -> None:
    assert _shape(f'<rect width="1" height="1" {said}/>').fill == fill


def test_the_current_colour_is_that_of_the_shape() -> None:
    shapes = '<rect width="1" height="1"/><rect width="1" height="1" color="#00f"/>'
    picture = read_svg(_svg(f'<g color="#0f0" fill="currentColor">{shapes}</g>'), "art.svg")
    assert [shape.fill for shape in picture.shapes] == ["#00ff00", "#0000ff"]


@pytest.mark.parametrize(
    ("root", "refused"),
    [
        ('width="200" height="100" viewBox="0 0 100 100" preserveAspectRatio="none"', True),
        ('width="200" height="100" viewBox="0 0 100 100" preserveAspectRatio="xMinYMin meet"', True),
        ('width="200" height="100" viewBox="0 0 100 100" preserveAspectRatio="xMidYMid"', False),
        ('width="200" height="100" viewBox="0 0 100 50" preserveAspectRatio="none"', False),
        ('viewBox="0 0 100 50" style="width:24px"', False),
        ('viewBox="0 0 100 50" transform="scale(2)"', True),
    ],
)
def test_what_would_be_drawn_otherwise_than_a_viewer_shows_it_is_refused(root: str, refused: bool) -> None:
    data = _svg('<rect width="10" height="10"/>', root)
    assert _refused(data) if refused else read_svg(data, "art.svg").shapes


@pytest.mark.parametrize(
    "element",
    [
        '<rect width="1" height="1" style="transform:translate(50px,50px)"/>',
        '<rect width="1" height="1" style="width:50px"/>',
        '<rect width="1" height="1" transform="rotate(45)" transform-origin="50 50"/>',
        '<rect width="1" height="1" style="TRANSFORM-ORIGIN: center"/>',
        '<circle style="r:10px"/>',
        '<rect width="1" height="1" visibility="maybe"/>',
        '<rect width="1" height="1" color="puce" fill="currentColor"/>',
        '<path d="M0 0A1 1 0 0 2 5 5"/>',
        '<path d="M0 0A"/>',
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<image xlink:href="file:///etc/passwd"/>',
        '<use xlink:href="https://example.org/a.svg#b"/>',
        "<text>words</text>",
        "<style>@import url(x)</style>",
        "<defs><linearGradient/></defs>",
        "<pattern/>",
        "<filter/>",
        "<mask/>",
        "<clipPath/>",
        '<a href="https://example.org"/>',
        '<rect width="1" height="1" onclick="x()"/>',
        '<rect width="1" height="1" fill="url(#a)"/>',
        '<rect width="1" height="1" style="filter:url(#a)"/>',
        '<rect width="1" height="1" opacity="0.5"/>',
        '<rect width="1e999" height="1"/>',
        '<rect width="nan" height="1"/>',
        '<rect width="50%" height="1"/>',
        '<rect width="1" height="1" transform="scale(1e300) scale(1e300)"/>',
        '<rect width="1" height="1" transform="perspective(3)"/>',
        '<path d="M0 0 L 1e9 0"/>',
        '<path d="M0 0 L 1e999 0"/>',
        '<path d="M0 0 L 1 javascript"/>',
        '<path d="L0 0"/>',
        '<path d="M0 0 A1 1 0 0"/>',
        '<path d="M0 0 L"/>',
        '<polygon points="1 2 3"/>',
        '<circle id="label-Bad Name" r="0"/>',
        '<recct width="1" height="1"/>',
        '<rect width="1" height="1" fill="puce"/>',
    ],
)
def test_what_is_not_drawn_is_refused_with_its_line(element: str) -> None:
    assert [line for line, _ in _refused(_svg("<g>\n" + element + "</g>"))] == [3]


def test_all_problems_of_a_file_are_told() -> None:
    assert [line for line, _ in _refused(_svg("<text>a</text>\n<image/>\n<path d='?'/>"))] == [2, 3, 4]


def test_document_types_and_entities_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bombs = (
        f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]><svg>&l9;</svg>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>',
    )
    for bomb in bombs:
        ((line, message),) = _refused(b"<?xml version='1.0'?>\n" + bomb.encode())
        assert (line, "DOCTYPE" in message) == (2, True)


def test_style_sheet_instruction_is_refused() -> None:
    assert _refused(b"<?xml-stylesheet href='x.css'?>" + _svg(""))[0][0] == 1


def test_too_much_is_refused_soon() -> None:
    start = time.process_time()
    assert "deep" in _refused(_svg("<g>" * 100_000 + "</g>" * 100_000))[0][1]
    assert "5,000 shapes" in _refused(_svg('<path d="M0 0L1 1"/>' * 5_001))[0][1]
    assert "200,000 points" in _refused(_svg(f'<path d="M0 0{" 1 1" * 200_001}"/>'))[0][1]
    assert "200,000 points" in _refused(_svg(f'<path d="M0 0{" 1 1" * 50_000}"/>' * 5))[0][1]
    assert "2 MB" in _refused(_svg(" " * 2_000_000))[0][1]
    assert time.process_time() - start < 10


@pytest.mark.parametrize("number", ["1" * 900_000 + "x y", "1" + " " * 900_000 + "!", "1" * 900_000, "-." * 400_000])
def test_endless_numbers_are_refused_and_not_tried_in_every_way(number: str) -> None:
    for element in (f'<rect width="{number}"/>', f'<path d="M0 {number}"/>', f'<path d="M0 0A{number} 1 0 0 1 1 1"/>'):
        assert [line for line, _ in _refused(_svg(element))] == [2]


@pytest.mark.parametrize(
    "style",
    [
        "fill:a" + " " * 1_900_000 + "x",
        "fill:" + "! " * 900_000,
        "fill:rgb(1" + " " * 1_900_000 + "x",
        "r:" + "1" * 900_000,
    ],
    ids=lambda style: style[:9],
)
def test_endless_styles_are_refused(style: str) -> None:
    assert [line for line, _ in _refused(_svg(f'<rect style="{style}"/>'))] == [2]


@pytest.mark.parametrize("more", ["t1 1" * 200_000, "a1 1 0 1 1 1 1" * 67_000, "h1" * 200_001, "C1 1 1 1 1 1" * 66_667])
def test_a_path_of_too_many_points_is_refused_before_it_is_read(more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(svg_data, "parse_path", lambda data, pen: read.append(data))
    assert "200,000 points" in _refused(_svg(f'<path d="M0 0{more}"/>'))[0][1]
    assert not read


def test_the_points_of_arcs_are_counted_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg_data, "MOST_POINTS", 20)
    assert len(_shape('<path d="M0 0a1 1 0 1 1 1 1 1 1 0 1 1 1 1"/>').ops) == 7
    monkeypatch.setattr(svg_data, "MOST_POINTS", 18)
    assert "200,000 points" in _refused(_svg('<path d="M0 0a1 1 0 1 1 1 1 1 1 0 1 1 1 1"/>'))[0][1]


def test_hidden_shapes_are_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(svg_data, "parse_path", lambda data, pen: read.append(data))
    body = '<g display="none"><path d="M0 0L1 1"/></g><rect width="1" height="1"/>'
    assert len(read_svg(_svg(body), "art.svg").shapes) == 1
    assert not read


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"\x00\xff\xfe",
        b"<svg",
        b"<html/>",
        b'<?xml version="1.0" encoding="klingon"?><svg/>',
        _svg("", 'viewBox="0 0 0 10"'),
        _svg("", 'viewBox="0 0 10"'),
        _svg("", 'width="10"'),
        _svg("", ""),
        _svg("", 'width="-1" height="5"'),
        _svg("", 'viewBox="0 0 1e-9 1" width="1" height="1"')[:40],
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert len(_refused(data)) == 1


def test_mutated_files_are_read_or_refused() -> None:
    body = '<g transform="rotate(3 1 1)"><path d="M1 2c3 4 5 6 7 8a1 1 0 01 2 2z" style="fill:#123"/></g>'
    whole = _svg(body + '<rect x="1" width="2mm" height="3" rx="1"/><circle id="label-a" r="0"/>')
    for at, byte in itertools.product(range(len(whole)), b'<"0-z('):
        try:
            read_svg(whole[:at] + bytes([byte]) + whole[at + 1 :], "art.svg")
        except Problems as problems:
            assert problems.problems
