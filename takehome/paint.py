"""Pages onto the tagged canvas.  A pure pass: it decides nothing, it draws what was placed and notes what it marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct, field

from takehome.canvas import TaggedCanvas
from takehome.codes import Codes
from takehome.drawing import Bitmap, Picture
from takehome.element import Drawing, Text
from takehome.faces import Face
from takehome.marked import LinkArea, Mark, left_of, line_of, links, stretches
from takehome.pages import Page, Pages, Placed
from takehome.pen import Pen, draw_line
from takehome.strips import Art, Disc, Frame, Rule, Tick, Words, text_baseline
from takehome.style import DocumentStyle
from takehome.text import Line, Typesetter


class Painted(Struct):
    """Everything painting made, for tags and writer.  Marks and boxes are kept by the identity of their element."""

    contents: list[bytes] = field(default_factory=list)
    page_fonts: list[dict[Face, str]] = field(default_factory=list)
    page_images: list[dict[str, Bitmap]] = field(default_factory=list)
    fonts: dict[Face, Codes] = field(default_factory=dict)
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    links: list[LinkArea] = field(default_factory=list)
    boxes: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)


def paint(pages: Pages, style: DocumentStyle, setter: Typesetter, facts: Mapping[str, str]) -> Painted:
    """Draw every page; gives contents, fonts and marks."""
    return paint_parts([(page, style, facts) for page in pages.pages], setter)


def paint_parts(parts: Sequence[tuple[Page, DocumentStyle, Mapping[str, str]]], setter: Typesetter) -> Painted:
    """Draw pages that have styles of their own in one document: languages, directions, running words."""
    canvas = TaggedCanvas()
    painted = Painted()
    ends = {id(_owner(placed)): placed for page, _, _ in parts for placed in page.placed}  # the last line of each text
    for page, style, facts in parts:
        _page(page, canvas, painted, style, ends)
        style.layout.furniture(Pen(canvas, setter, style, page, len(parts), facts))
        painted.contents.append(canvas.finish_page())
        painted.page_fonts.append(canvas.page_fonts)
    painted.fonts = canvas.fonts
    return painted


def _page(page: Page, canvas: TaggedCanvas, painted: Painted, style: DocumentStyle, ends: Mapping[int, Placed]) -> None:
    canvas.start_page(page.size)
    painted.page_images.append({})
    widest: dict[int, float] = {}
    for placed in page.placed:
        if isinstance(placed.piece, Words):
            owner = id(_owner(placed))
            widest[owner] = max(widest.get(owner, 0.0), placed.piece.line.width)
    for members in _in_turn(page.placed):
        text = _owner(members[0])
        if isinstance(text, Text):
            _words(text, members, page, canvas, painted, style, ends[id(text)], widest[id(text)])
        else:
            for placed in members:
                _piece(placed, page, canvas, painted, style)


def _in_turn(pieces: Iterable[Placed]) -> Iterable[list[Placed]]:
    """The pieces of a page, those of each text together: some readers take words as they are painted, and the lines of
    a name at the side stand between those beside it."""
    texts: dict[int, list[Placed]] = {}
    found: list[list[Placed]] = []
    for owner, group in groupby(pieces, key=lambda p: id(_owner(p))):  # two texts may be equal: "Yes" beside "Yes"
        members = texts.setdefault(owner, []) if owner != id(_Loose) else []
        if not members:
            found.append(members)
        members += group
    return found


class _Loose:
    """What no text owns."""


def _owner(placed: Placed) -> Text | type[_Loose]:
    piece = placed.piece
    return piece.text if isinstance(piece, Words) and not piece.artifact else _Loose


def _words(
    text: Text,
    members: Sequence[Placed],
    page: Page,
    canvas: TaggedCanvas,
    painted: Painted,
    style: DocumentStyle,
    end: Placed,
    widest: float,
) -> None:
    """The lines of one text on one page, marked in stretches that one element of the tree owns, of one direction.

    `end` is its last line, `widest` the width of the widest on the page.
    """
    parted = any([run.href or run.lang for run in text.runs])
    if not parted and not any([piece.rtl for placed in members for piece in line_of(placed).pieces]):
        with canvas.mark(text.role or "P") as mcid:  # nearly always: one piece of one element
            painted.marks.setdefault(id(text), []).append(Mark(page.number - 1, mcid))
            for placed in members:
                _set(canvas, placed, line_of(placed), style, placed is end, widest)
        return
    for (run, turned), stretch in groupby(stretches(text, members, end), key=lambda t: t[0]):
        with canvas.mark(text.role or "P", turned=turned) as mcid:
            painted.marks.setdefault(id(text), []).append(Mark(page.number - 1, mcid, run))
            for _, placed, part, ends in stretch:
                _set(canvas, placed, part, style, ends, widest)
    if parted:
        painted.links.extend(links(text, members, page, widest))


def _set(canvas: TaggedCanvas, placed: Placed, line: Line, style: DocumentStyle, ends: bool, widest: float) -> None:
    """Draw a line, or a part of one."""
    words = placed.piece
    assert isinstance(words, Words)
    canvas.fill(style.colour(words.style.colour))
    draw_line(canvas, line, left_of(placed, widest), placed.y + text_baseline(words.style), ends)


def _piece(placed: Placed, page: Page, canvas: TaggedCanvas, painted: Painted, style: DocumentStyle) -> None:
    piece = placed.piece
    if isinstance(piece, Art):
        _art(piece.drawing, placed, page, canvas, painted, style)
        return
    with canvas.artifact("Layout"):
        match piece:
            case Words():
                _set(canvas, placed, piece.line, style, True, piece.line.width)
            case Rule():
                canvas.pen(style.colour(piece.colour), piece.thickness)
                canvas.rule(placed.x, placed.y, placed.width)
            case Tick():
                half = piece.rule / 2
                canvas.pen(style.ink, piece.rule)
                x, y, side = placed.x + half, placed.y + half, placed.width - piece.rule
                canvas.outline([(x, y), (x + side, y), (x + side, y + side), (x, y + side)], close=True)
            case Disc():
                canvas.fill(style.colour(piece.colour))
                canvas.disc(placed.x, placed.y, placed.width)
            case Frame():
                _frame(piece, placed, canvas, style)


def _frame(frame: Frame, placed: Placed, canvas: TaggedCanvas, style: DocumentStyle) -> None:
    """A box as one open path, its top rule broken where the label stands."""
    half = frame.look.rule / 2
    left, top = placed.x + half, placed.y + half
    right, bottom = placed.x + placed.width - half, placed.y + placed.height - half
    canvas.pen(style.colour(frame.look.colour), frame.look.rule)
    if frame.gap is None:
        canvas.outline([(left, top), (right, top), (right, bottom), (left, bottom)], close=True)
        return
    a, b = frame.gap if not style.rtl else (placed.width - frame.gap[1], placed.width - frame.gap[0])
    canvas.outline(
        [(placed.x + b, top), (right, top), (right, bottom), (left, bottom), (left, top), (placed.x + a, top)],
        close=False,
    )


def _art(
    drawing: Drawing, placed: Placed, page: Page, canvas: TaggedCanvas, painted: Painted, style: DocumentStyle
) -> None:
    if drawing.alt is None:
        with canvas.artifact("Layout"):
            _picture(drawing.picture, placed, canvas, painted, style)
        return
    with canvas.mark("Figure") as mcid:
        painted.marks.setdefault(id(drawing), []).append(Mark(page.number - 1, mcid))
        low = page.size[1] - placed.y - placed.height
        painted.boxes[id(drawing)] = (placed.x, low, placed.x + placed.width, low + placed.height)
        _picture(drawing.picture, placed, canvas, painted, style)


def _picture(
    picture: Picture | Bitmap, placed: Placed, canvas: TaggedCanvas, painted: Painted, style: DocumentStyle
) -> None:
    if isinstance(picture, Bitmap):
        name = f"I{len(painted.page_images[-1]) + 1}"
        painted.page_images[-1][name] = picture
        canvas.image(name, placed.x, placed.y, placed.width, placed.height)
        return
    scale = placed.width / picture.width
    canvas.picture(picture, placed.x, placed.y, scale, picture.turns and style.rtl, style.colour)
