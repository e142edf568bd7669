"""What stands beside something on a page of one column: words beside their picture, a meaning after its key word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome.element import Drawing, Element
from takehome.layout import RowLook
from takehome.stacking import stack
from takehome.strips import Item, Room, Rule, Strip, Words, text_baseline

if TYPE_CHECKING:
    from takehome.flow import Galley

WIDEST_WORD = 0.45  # of the measure: a longer key word stands over its meaning
PART = 0.05  # to turn the page between two panels


def pictured(galley: Galley, elements: Sequence[Element], room: Room, width: float, gap: float) -> list[Strip]:
    """A picture in a column of `width` points, and the words that go with it in its middle height."""
    picture, words = elements[0], tuple(elements[1:])
    tall, items, names = stack(galley.children((picture,), Room(room.x, width, room.x, width, room.tallest)))
    x = room.x + width + gap
    at = Room(x, room.width - width - gap, x, room.width - width - gap)
    high, lines, more = stack(galley.children(words, at))
    height = max(tall, high)
    items = (*_lowered(items, (height - tall) / 2), *_lowered(lines, (height - high) / 2))
    return [Strip(height, items, anchors=(*names, *more))]


def panels(galley: Galley, cells: Sequence[tuple[Element, ...]], room: Room, width: float, gap: float) -> list[Strip]:
    """Panels one below the other, each a picture and its words."""
    strips: list[Strip] = []
    for cell in cells:
        if cell and isinstance(cell[0], Drawing):
            strips += pictured(galley, cell, room, width, gap)
            strips[-1].before = strips[-1].after = gap / 2
            strips[-1].cost = PART
    return strips


def note(galley: Galley, elements: Sequence[Element], room: Room, look: RowLook) -> list[Strip]:
    """A note under a rule, at most `hook` wide.

    Its first words and, where there is room, the others after them on the same baseline.
    """
    strips = galley.children(tuple(elements), room)
    word = next((item for item in strips[0].items if isinstance(item.piece, Words)), None)
    if len(strips) > 1 and word and isinstance(word.piece, Words) and len(strips[0].items) == 1:
        wide = word.piece.line.width
        if wide <= WIDEST_WORD * room.width:
            strips = _run_in(galley, elements, strips[0], room, wide + look.gap)
    rule = Item(room.x, 0.0, min(look.hook, room.width), 0.0, Rule(look.rule, look.colour))
    top = strips[0]
    top.items, top.height = (rule, *_lowered(top.items, look.padding)), top.height + look.padding
    top.before = max(top.before, look.padding)
    return strips


def _run_in(galley: Galley, elements: Sequence[Element], head: Strip, room: Room, indent: float) -> list[Strip]:
    x = room.x + indent
    tall, items, names = stack(
        galley.children(tuple(elements[1:]), Room(x, room.width - indent, x, room.width - indent))
    )
    drop = baseline(items) - baseline(head.items)
    items = (*_lowered(head.items, max(0.0, drop)), *_lowered(items, max(0.0, -drop)))
    height = max(head.height + max(0.0, drop), tall + max(0.0, -drop))
    return [replace(head, height=height, items=items, anchors=(*head.anchors, *names), lean=False)]


def _lowered(items: Sequence[Item], by: float) -> tuple[Item, ...]:
    return tuple(item.moved(0, by) for item in items)


def baseline(items: Sequence[Item]) -> float:
    """The baseline of the first words, from the top."""
    first = next((item for item in items if isinstance(item.piece, Words)), None)
    return first.y + text_baseline(first.piece.style) if first and isinstance(first.piece, Words) else 0.0
