"""Strips: a galley of type before it is divided into pages.

A strip is as wide as the frame and is never cut.  What it holds is placed from its top left corner; y grows downward,
lengths are points.  Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from takehome.element import Drawing, Field, Text
from takehome.layout import BoxLook
from takehome.text import Line, TextStyle

MOST_GIVE = 24.0
SHRINK = 0.15  # the share of its white by which a page may be drawn together


class Words(Struct, frozen=True):
    """One line of a text.  `artifact` marks a repetition, which is never read aloud."""

    text: Text
    line: Line
    style: TextStyle
    artifact: bool = False


class Art(Struct, frozen=True):
    """A drawing with its alt text, or decoration."""

    drawing: Drawing


class Rule(Struct, frozen=True):
    """A straight line along the item's top edge."""

    thickness: float
    colour: str = "ink"


class Tick(Struct, frozen=True):
    """A square to tick, `rule` the thickness of its sides."""

    rule: float
    field: Field


class Disc(Struct, frozen=True):
    """A bullet, as wide as the item."""

    colour: str = "accent"


class Frame(Struct, frozen=True):
    """The rules of a box; `gap` is the part of the top rule that a label breaks: start and end from the left."""

    look: BoxLook
    gap: tuple[float, float] | None = None


Piece = Words | Art | Rule | Tick | Disc | Frame


class Item(Struct, frozen=True):
    """A piece and its place: left and top from the strip's corner, width and height."""

    x: float
    y: float
    width: float
    height: float
    piece: Piece

    def moved(self, dx: float, dy: float) -> Item:
        """The same piece elsewhere."""
        return Item(self.x + dx, self.y + dy, self.width, self.height, self.piece)

    def unread(self) -> Item:
        """The same piece as a repetition, which is never read aloud."""
        return replace(self, piece=replace(self.piece, artifact=True)) if isinstance(self.piece, Words) else self


class Room(Struct, frozen=True):
    """Where an element may stand in the frame: left edge and width of the column, and of the full measure.

    `tallest` is how tall a picture may be.
    """

    x: float
    width: float
    wide_x: float
    wide_width: float
    tallest: float = inf

    def wide(self) -> Room:
        """The full measure as the column."""
        return Room(self.wide_x, self.wide_width, self.wide_x, self.wide_width)

    def measure(self, name: str) -> Room:
        """The room a look asks for."""
        return self.wide() if name == "wide" else self


class Span(Struct, frozen=True, eq=False):
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


class Aside(Struct, frozen=True):
    """A note in the margin: how many of the last items of its strip it is, how far below its top, and how tall."""

    items: int
    top: float
    tall: float


class Strip(Struct, eq=False):
    """One uncuttable stretch of the galley.

    `before` and `after` are least distances to the neighbours on the same page.  `glue` keeps it with the strip
    before, and one that is `held` all the more: in a list item, or below a name or a label;
    `cost` is what it costs to begin a page with it, where an empty page costs ten.  `repeat` is set again, as
    an artifact, when a page begins with this strip.  `inside` tells that it goes on with a paragraph.  `aside` is a
    note in the margin, which may hang down below it.  `shift` sets it in the first of two columns, the second so far
    from it.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    glue: bool = False
    held: bool = False
    page: str | None = None
    design: str | None = None
    foot: bool = False
    boxes: tuple[Span, ...] = ()
    anchors: tuple[str, ...] = ()
    repeat: tuple[Strip, ...] = ()
    lean: bool = False
    aside: Aside | None = None
    inside: bool = False
    cost: float = 0.0
    shift: float = 0.0


def distance(above: Strip, below: Strip) -> float:
    """The white between two strips on one page, paddings of boxes that close and open between them included."""
    if above.boxes == below.boxes:  # nearly always: both in none
        return max(above.after, below.before)
    common = shared(above.boxes, below.boxes)
    padding = sum(span.bottom for span in above.boxes[common:]) + sum(span.top for span in below.boxes[common:])
    return white(above, below, common) + padding


def give(above: Strip, below: Strip) -> float:
    """How much of the white between two strips a page may draw together or open to end on its foot."""
    if above.shift or below.shift:
        return 0.0
    if above.boxes == below.boxes:
        return min(max(above.after, below.before), MOST_GIVE)
    return min(white(above, below, shared(above.boxes, below.boxes)), MOST_GIVE)


def white(above: Strip, below: Strip, common: int) -> float:
    """The white between two strips that stand in `common` boxes together, without paddings."""
    closing, opening = above.boxes[common:], below.boxes[common:]
    gap = max(above.after if not closing else 0.0, below.before if not opening else 0.0)
    outer = max([gap, *(span.look.after for span in closing[:1]), *(span.look.before for span in opening[:1])])
    if closing and not opening:
        outer = max(outer, below.before)
    if opening and not closing:
        outer = max(outer, above.after)
    return outer


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


def drawn(strips: Sequence[Strip]) -> float:
    """The height of strips on a page that is drawn together as far as it may be."""
    return height(strips) - SHRINK * sum(give(a, b) for a, b in pairwise(strips))


def frame(span: Span, top: float, bottom: float, again: bool) -> list[Item]:
    """The rules and the label of one box, or of the part of it on one page, between two heights."""
    label, gap = (span.again, span.again_gap) if again else (span.label, span.gap)
    rules = Item(span.x, top, span.width, bottom - top, Frame(span.look, gap))
    return [rules, *(item.moved(span.x, top) for item in label)]


def text_baseline(style: TextStyle) -> float:
    """How far the baseline of a line stands below its top: half the leading above and below, letters in the middle."""
    return (style.leading - style.size) / 2 + (0.78 + style.drop) * style.size
