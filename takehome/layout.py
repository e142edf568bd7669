"""What a page design in `layouts/` defines: data, and one function that draws the running furniture.

Lengths are points, `12 * mm` elsewhere.  Sides are start and end, never left and right: scripts run both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace as replace  # for page designs that change a few things of one another

from takehome.furniture import Pen as Pen  # for page designs

mm = 72 / 25.4
A4 = (595.28, 841.89)
LETTER = (612.0, 792.0)
A5 = (419.53, 595.28)
HALF_LETTER = (396.0, 612.0)
SAFE = 18.0  # what a printer may not reach at the edge of a sheet

Measure = Literal["column", "wide"]


class Edges(Struct, frozen=True):
    """Distances from the edges of the sheet; on mirrored pages `start` is the inner margin."""

    top: float
    bottom: float
    start: float
    end: float


class Paper(Struct, frozen=True):
    """A sheet and the frame on it.  `side` is the width of the side margin, `gutter` what parts it from the text."""

    size: tuple[float, float]
    frame: Edges
    side: float = 0.0
    gutter: float = 0.0

    @property
    def width(self) -> float:
        """The full measure."""
        return self.size[0] - self.frame.start - self.frame.end

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.size[1] - self.frame.top - self.frame.bottom

    @property
    def indent(self) -> float:
        """Where the text column begins in the frame."""
        return self.side + self.gutter


class Style(Struct, frozen=True):
    """A style of words.  `voice` is the speaking face of the brand, `action` the one for what is read and done.

    `before` and `after` are least distances to neighbours; the larger of two wins.  `next` keeps words with the next.
    `near`: lines of a tall script stand as near to one another as short ones of it bear (`Script.near`).
    """

    voice: Literal["voice", "action"]
    size: float
    leading: float
    weight: int = 400
    strong: int = 700
    colour: Literal["ink", "accent"] = "ink"
    before: float = 0.0
    after: float = 0.0
    next: bool = False
    balance: bool = False
    whole: bool = False
    fit: tuple[float, ...] = ()
    near: bool = False


class BoxLook(Struct, frozen=True):
    """A ruled box: the rule's thickness and colour, padding inside its outer edge, and what stands around it."""

    rule: float
    padding: tuple[float, float, float, float]
    colour: Literal["ink", "accent"] = "ink"
    measure: Measure = "column"
    before: float = 12.0
    after: float = 12.0


class RowLook(Struct, frozen=True):
    """Rows of a head beside a body.

    `head` is the width of the head ("side": the side margin, and the gutter follows); `stack` sets it above the body.
    `rule` draws a line of that thickness above each row (with `hook`, only that long).  `mark` sets a disc in place of
    a head; `level` puts the first lines of head and body on one baseline, `middle` the body in the middle of a taller
    head; `end` sets the head at the end, up to the edge; with `hang` a taller head hangs down beside what follows.
    With `stack`, `middle` keeps a picture beside the words of the head, and `hook` sets a note under a rule so wide, at
    most as the words.  With two `columns` the rows fill one, then the other, `gap` apart.  `pitch` sets the rows so far
    from one another, one of two lines twice as far.  `part` is what a page turn costs between two, an empty page ten.
    """

    head: float | Literal["side"] = 15.0
    gap: float = 0.0
    between: float = 6.0
    measure: Measure = "column"
    stack: bool = False
    rule: float = 0.0
    hook: float = 0.0
    before: float = 6.0
    after: float = 10.0
    padding: float = 0.0
    split: bool = False
    mark: bool = False
    level: bool = True
    middle: bool = False
    end: bool = False
    hang: bool = False
    colour: Literal["ink", "accent"] = "ink"
    columns: int = 1
    pitch: float = 0.0
    part: float = 0.05


class GridLook(Struct, frozen=True):
    """A table or things side by side, whose cells end at one foot if `level`, as lines to write on do.

    `label` is how wide the labels of a card are beside its words, 0 sets them above; of panels one below the other, how
    wide a picture is beside its words.  `tallest` is how tall a picture in a cell may be.  `part` is as in `RowLook`.
    """

    gap: float = 10.0
    above: float = 8.0
    below: float = 9.0
    head_rule: float = 1.5
    row_rule: float = 0.5
    colour: Literal["ink", "accent"] = "accent"
    measure: Measure = "wide"
    before: float = 8.0
    after: float = 20.0
    ruled: bool = True
    equal: bool = False
    level: bool = False
    label: float = 0.0
    tallest: float = inf
    part: float = 3.0


class FieldLook(Struct, frozen=True):
    """Places to write: the side of a tick box, the pitch of write-in lines, of lines in a form, their thickness."""

    tick: float = 13.0
    tick_rule: float = 1.5
    pitch: float = 24.0
    line: float = 27.0
    rule: float = 0.5
    disc: float = 5.2


class Layout(Struct, frozen=True):
    """A page design.  `furniture(pen)` draws the running parts of one page, all of them artifacts.

    `sizes` are those of body text that an order may ask for; the styles are written for the first.  `notices` tells
    where lines about an unchecked translation stand, for which the frame makes room; `foot` are the lines that stand at
    the foot anyway, and how far the first of them is below the frame.  Figures are drawn `enlarge` times as large,
    where the measure allows it.  `facing` names looks of rows that others stand in for on pages that face each other.
    """

    name: str
    papers: Mapping[str, Paper]
    styles: Mapping[str, Style]
    boxes: Mapping[str, BoxLook]
    rows: Mapping[str, RowLook]
    grids: Mapping[str, GridLook]
    furniture: Callable[[Pen], None]
    fields: FieldLook = field(default_factory=FieldLook)
    mirrored: bool = False
    booklet: bool = False
    card_characters: int = 20
    least: Mapping[str, float] = field(default_factory=dict)
    sizes: tuple[int, ...] = ()
    enlarge: float = 1.0
    notices: Literal["top", "foot"] = "foot"
    foot: tuple[int, float] = (1, 19.0)
    facing: Mapping[str, str] = field(default_factory=dict)

    def paper(self, name: str) -> Paper:
        """The paper of a name; LookupError names what there is."""
        if name not in self.papers:
            raise LookupError(f"layout {self.name} has no paper {name!r}: it has {', '.join(self.papers)}")
        return self.papers[name]
