"""Strips: a galley of type before it is divided into pages.

A strip is as wide as the frame and is never cut.  What it holds is placed from its top left corner; y grows downward,
lengths are points.  Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from takehome.element import Drawing, Field, Text
from takehome.layout import BoxLook
from takehome.text import Line, TextStyle


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a text.  `artifact` marks a repetition, which is never read aloud."""

    text: Text
    line: Line
    style: TextStyle
    artifact: bool = False


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing with its alt text, or decoration."""

    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the item's top edge."""

    thickness: float
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class Tick:
    """A square to tick, `rule` the thickness of its sides."""

    rule: float
    field: Field


@dataclass(frozen=True, slots=True)
class Disc:
    """A bullet, as wide as the item."""

    colour: str = "accent"


@dataclass(frozen=True, slots=True)
class Frame:
    """The rules of a box; `gap` is the part of the top rule that a label breaks: start and end from the left."""

    look: BoxLook
    gap: tuple[float, float] | None = None


Piece = Words | Art | Rule | Tick | Disc | Frame


@dataclass(frozen=True, slots=True)
class Item:
    """A piece and its place: left and top from the strip's corner, width and height."""

    x: float
    y: float
    width: float
    height: float
    piece: Piece

    def moved(self, dx: float, dy: float) -> Item:
        """The same piece elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Room:
    """Where an element may stand in the frame: left edge and width of the column, and of the full measure."""

    x: float
    width: float
    wide_x: float
    wide_width: float

    def wide(self) -> Room:
        """The full measure as the column."""
        return Room(self.wide_x, self.wide_width, self.wide_x, self.wide_width)

    def measure(self, name: str) -> Room:
        """The room a look asks for."""
        return self.wide() if name == "wide" else self


@dataclass(frozen=True, eq=False, slots=True)
class Span:
    """A box that strips stand in: where it begins, how wide it is, its label and the label for its continuations."""

    look: BoxLook
    x: float
    width: float
    label: tuple[Item, ...] = ()
    again: tuple[Item, ...] = ()
    gap: tuple[float, float] | None = None
    again_gap: tuple[float, float] | None = None
    name: str = ""

    @property
    def top(self) -> float:
        """From the outside of the top rule to the first strip."""
        return self.look.padding[0]

    @property
    def bottom(self) -> float:
        """From the last strip to the outside of the bottom rule."""
        return self.look.padding[2]


@dataclass(eq=False, slots=True)
class Strip:
    """One uncuttable stretch of the galley.

    `before` and `after` are least distances to the neighbours on the same page.  `glue` keeps it with the strip
    before.  `repeat` is set again, as an artifact, when a page begins with this strip.  `hang` is how far a note in the
    margin goes on below.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    glue: bool = False
    page: str | None = None
    design: str | None = None
    foot: bool = False
    boxes: tuple[Span, ...] = ()
    anchors: tuple[str, ...] = ()
    repeat: tuple[Strip, ...] = ()
    lean: bool = field(default=False)
    hang: float = 0.0


def distance(above: Strip, below: Strip) -> float:
    """The white between two strips on one page, paddings of boxes that close and open between them included."""
    common = shared(above.boxes, below.boxes)
    closing, opening = above.boxes[common:], below.boxes[common:]
    gap = max(above.after if not closing else 0.0, below.before if not opening else 0.0)
    outer = max([gap, *(span.look.after for span in closing[:1]), *(span.look.before for span in opening[:1])])
    if closing and not opening:
        outer = max(outer, below.before)
    if opening and not closing:
        outer = max(outer, above.after)
    return outer + sum(span.bottom for span in closing) + sum(span.top for span in opening)


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many boxes, from the outside, two strips stand in together."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a is not b:
            break
        count += 1
    return count


def height(strips: Sequence[Strip]) -> float:
    """The height of strips on one page, with the paddings of their boxes."""
    if not strips:
        return 0.0
    total = sum(s.height for s in strips) + sum(distance(a, b) for a, b in pairwise(strips))
    return total + sum(span.top for span in strips[0].boxes) + sum(span.bottom for span in strips[-1].boxes)


def stack(strips: Sequence[Strip], base: int = 0) -> tuple[float, tuple[Item, ...], tuple[str, ...]]:
    """Strips set one below the other as one: height, items (frames of boxes included) and anchors.

    `base` boxes, counted from the outside, are left for whoever stands around.
    """
    items: list[Item] = []
    anchors: list[str] = []
    y = 0.0
    opened: dict[int, tuple[Span, float]] = {}
    last: Strip | None = None
    for strip in strips:
        boxes = strip.boxes[base:]
        if last is None:
            y += sum(span.top for span in boxes)
            common = 0
        else:
            common = shared(last.boxes[base:], boxes)
            _close(last.boxes[base + common :], opened, items, y)
            y += distance(replace_boxes(last, base), replace_boxes(strip, base))
        _open(boxes[common:], opened, y)
        items.extend(item.moved(0, y) for item in strip.items)
        anchors.extend(strip.anchors)
        y += strip.height
        last = strip
    if last is not None:
        _close(last.boxes[base:], opened, items, y)
        y += sum(span.bottom for span in last.boxes[base:])
    return y, tuple(items), tuple(anchors)


def replace_boxes(strip: Strip, base: int) -> Strip:
    """The strip as it stands inside its outermost `base` boxes."""
    return strip if not base else replace(strip, boxes=strip.boxes[base:])


def _open(spans: Iterable[Span], opened: dict[int, tuple[Span, float]], y: float) -> None:
    for span in reversed(tuple(spans)):
        y -= span.top
        opened[id(span)] = (span, y)


def _close(spans: Iterable[Span], opened: dict[int, tuple[Span, float]], items: list[Item], y: float) -> None:
    for span in reversed(tuple(spans)):
        y += span.bottom
        _, top = opened.pop(id(span))
        items.extend(frame(span, top, y, again=False))


def frame(span: Span, top: float, bottom: float, again: bool) -> list[Item]:
    """The rules and the label of one box, or of the part of it on one page, between two heights."""
    label, gap = (span.again, span.again_gap) if again else (span.label, span.gap)
    rules = Item(span.x, top, span.width, bottom - top, Frame(span.look, gap))
    return [rules, *(item.moved(span.x, top) for item in label)]


def text_baseline(style: TextStyle) -> float:
    """How far the baseline of a line stands below its top: half the leading above and below, letters in the middle."""
    return (style.leading - style.size) / 2 + 0.78 * style.size
