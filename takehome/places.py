"""Pictures and places to write become strips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome.drawing import Bitmap, Picture
from takehome.element import Drawing, Field, Text
from takehome.stacking import stack
from takehome.strips import Art, Item, Room, Rule, Strip, Tick, Words, height, text_baseline
from takehome.text import TextStyle

if TYPE_CHECKING:
    from takehome.flow import Galley

LABEL = 126.0  # points of a label in a drawing, at most
LEAST_LABEL = 36.0  # and at least
LABEL_GAP = 4.0
LABELS_APART = 12.0  # labels whose baselines are nearer stand beside each other


def picture(galley: Galley, drawing: Drawing, room: Room) -> Strip:
    """A picture with its labels at their anchors."""
    art = drawing.picture
    ratio = art.height / art.width
    natural = room.width if isinstance(art, Bitmap) else min(room.width, art.width * galley.style.layout.enlarge)
    width = min(drawing.width or natural, room.width)
    tallest = min(drawing.max_height or room.tallest, room.tallest, 0.8 * galley.style.paper.height)
    if width * ratio > tallest:  # with its caption it still fits a page
        width = tallest / ratio
    x = room.x + {"start": 0.0, "middle": (room.width - width) / 2, "end": room.width - width}[drawing.align]
    items = [Item(x, 0.0, width, width * ratio, Art(drawing))]
    tall = width * ratio
    if drawing.labels and not isinstance(art, Bitmap):
        scale = width / art.width
        for name, text in drawing.labels:
            anchor = art.anchor(name)
            assert anchor is not None  # looked up when the label was made
            at, align = anchor.x * scale, anchor.align
            if galley.style.rtl and not art.turns:  # the strip is mirrored, the picture is not
                at, align = width - at, {"start": "end", "end": "start"}.get(align, align)
            wide = _measure(art, name, scale, LABEL * galley.style.layout.enlarge)
            for item in _anchored(galley, text, at + x, anchor.y * scale, align, room, wide):
                items.append(item)
                tall = max(tall, item.y + item.height)
    return Strip(tall, tuple(items), before=8.0, after=8.0)


def _measure(art: Picture, name: str, scale: float, most: float) -> float:
    """How wide a label may be: it leaves room for those that stand on its height, or nearly."""
    own = art.anchor(name)
    assert own is not None
    beside = [a for other, a in art.anchors if other != name and abs(a.y - own.y) * scale < LABELS_APART]
    rooms = [abs(a.x - own.x) * scale / (1 if a.align == own.align else 2) - LABEL_GAP for a in beside]
    return max(LEAST_LABEL, min([most, *rooms]))


def _anchored(galley: Galley, text: Text, x: float, baseline: float, align: str, room: Room, wide: float) -> list[Item]:
    """The lines of a label at its anchor, at most `wide` points wide, inside the room."""
    style: TextStyle = galley.style.text(text.style)
    found = []
    for i, line in enumerate(galley.setter.lines(text.runs, style, wide)):
        left = x - {"start": 0.0, "middle": line.width / 2, "end": line.width}[align]
        left = max(room.x, min(left, room.x + room.width - line.width))
        y = baseline - text_baseline(style) + i * style.leading
        found.append(Item(left, y, line.width, style.leading, Words(text, line, style)))
    return found


def filling(galley: Galley, field: Field, above: list[Strip]) -> Field:
    """Lines to write on, as many as a page holds below what stands above them, the last of them clear of the foot."""
    pitch = galley.style.layout.fields.pitch
    room = galley.style.paper.height - height(above) - (above[-1].after if above else 0.0) - pitch / 2
    return replace(field, count=max(1, int(room / pitch)))


def writing(galley: Galley, field: Field, room: Room) -> list[Strip]:
    """A box to tick, or lines to write on, the first with its words."""
    look = galley.style.layout.fields
    if field.kind == "tick":
        return [Strip(look.tick, (Item(room.x, 0.0, look.tick, look.tick, Tick(look.tick_rule, field)),), before=8.0)]
    pitch = look.pitch if field.kind == "lines" else look.line
    rule = Item(room.x, pitch, room.width, 0.0, Rule(look.rule))
    strips = [Strip(pitch, (rule,), glue=i == 1) for i in range(field.count)]
    if field.words:  # they stand on the line
        tall, words, _ = stack(galley.text(field.words, room))
        lower = max(0.0, tall + 1 - pitch)
        strips[0].items = (*(item.moved(0, pitch + lower - tall - 1) for item in words), rule.moved(0, lower))
        strips[0].height += lower
        strips[0].after = look.line / 2  # words and boxes below it keep off the rule
    return strips
