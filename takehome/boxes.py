"""Boxes: ruled, with a label set into the top rule, whole on a page if it can hold them; begun again where not."""

from __future__ import annotations

from itertools import pairwise, takewhile
from math import inf
from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome.element import Box, Element, Field, Rows, Run, Text, walk
from takehome.layout import BoxLook
from takehome.scripts import script_of
from takehome.strips import Item, Room, Span, Strip, Words, distance, text_baseline
from takehome.text import TextStyle

if TYPE_CHECKING:
    from takehome.flow import Galley

Elements = tuple[Element, ...]

LABEL_FROM = 19.0  # points from the side of a box to its label in the rule, and at least as far to the other side
TORN = 3.0  # what it costs that a box goes on on the next page, where an empty page costs ten
BELOW_LINE = 5.0  # points of white below a line to write on that ends a box: it is not taken for its rule
BELOW_HEADING = 5.0  # points of white below a label that stands in its box


def lay(galley: Galley, box: Box, room: Room) -> list[Strip]:
    """The strips of a box."""
    look = galley.style.layout.boxes[box.look]
    room = room.measure(look.measure)
    _, right, _, left = look.padding
    inner_x, inner_width = room.x + left, room.width - left - right
    within = Room(inner_x, inner_width, inner_x, inner_width)
    head, above, signs, below = (galley.children(part, within) for part in _parts(box))
    strips = [*head, *above, *signs, *below]
    if isinstance(box.children[-1], Field):
        strips[-1].height += BELOW_LINE
    span = Span(look, room.x, room.width, name=box.look)
    style = _fitting(galley, box.label, room.width) if box.label else None
    if box.label and not style:
        label = galley.text(box.label, within)
        label[-1].lean = strips[0].glue = True  # too long for the rule: it stands in the box as its heading
        label[-1].after = max(label[-1].after, BELOW_HEADING)
        strips = [*label, *strips]
    elif box.label and style:
        look = _raised(galley, look, box.label)
        more = (*box.label.runs, Run(" " + galley.style.say("continued")))
        smaller = _fitting(galley, replace(box.label, runs=more), room.width)
        more = more if smaller else box.label.runs
        label, gap = _label(galley, box.label, box.label.runs, style)
        again, again_gap = _label(galley, box.label, more, smaller or style, artifact=True)
        span = replace(span, look=look, label=label, gap=gap, again=again, again_gap=again_gap)
    for before, strip in pairwise(strips):
        strip.glue = strip.glue or before.lean  # where a box is parted, its heading stays with what it announces
    if not box.label:
        for strip in (*above, *(signs[:1] if above else ()), *below):
            strip.glue = True  # notes alone, or numbers, do not say when to call
    for strip in strips:
        strip.boxes = (span, *strip.boxes)
        strip.cost += TORN
    strips[0].cost -= TORN
    if not box.label:
        _repeat(galley.children(continued(galley, box.children[:1]), within), span, strips[len(head) :])
    return galley.whole(strips)


def _parts(box: Box) -> tuple[Elements, ...]:
    """The head of a box, and what stands above, among and below its signs, if these are what it has."""
    head, rest = box.children[:1], box.children[1:]
    below = tuple(takewhile(_told, reversed(rest)))[::-1]
    above = tuple(takewhile(_told, rest[: len(rest) - len(below)]))
    return head, above, rest[len(above) : len(rest) - len(below)], below


def _told(element: Element) -> bool:
    return isinstance(element, Text | Field)


def _raised(galley: Galley, look: BoxLook, label: Text) -> BoxLook:
    """The look of a box with room for the label of a script whose lines are taller than the layout's."""
    more = galley.style.text(label.style).leading - galley.style.layout.styles[label.style].leading
    top, *others = look.padding
    return replace(look, before=look.before + 0.6 * more, padding=(top + 0.4 * more, *others)) if more else look


def _fitting(galley: Galley, label: Text, width: float) -> TextStyle | None:
    """The largest style of a label, as titles `fit`, in which the rule of a box so wide has room for it; None: none."""
    sizes = (None, *galley.style.layout.styles[label.style].fit)
    styles = (galley.style.text(label.style, size) for size in sizes)
    return next((style for style in styles if _on_a_line(galley, label.runs, style, width)), None)


def _on_a_line(galley: Galley, runs: tuple[Run, ...], style: TextStyle, width: float) -> bool:
    return len(galley.setter.lines(runs, style, width - 2 * LABEL_FROM)) == 1


def _label(
    galley: Galley, label: Text, runs: tuple[Run, ...], style: TextStyle, artifact: bool = False
) -> tuple[tuple[Item, ...], tuple[float, float]]:
    """A label set into the top rule: it breaks the rule from 12 to 12 + its width + 14 points."""
    (line,) = galley.setter.lines(runs, style, inf)
    y = 5 - text_baseline(style)
    words = Words(label, line, style, artifact)
    return (Item(LABEL_FROM, y, line.width, style.leading, words),), (LABEL_FROM - 7, LABEL_FROM + line.width + 7)


def continued(galley: Galley, head: Elements) -> Elements:
    """The head of a box, a table or a card where it goes on: its first words say so."""
    first = next((text for element in head for text in walk(element) if isinstance(text, Text)), None)
    script = script_of(galley.style.language)
    more = Run(f"{script.gap}{galley.style.say('continued')}")
    if first is None or first.runs[-1:] == (more,):
        return head
    return tuple(_other(element, first, replace(first, runs=(*first.runs, more))) for element in head)


def _other(element: Element, old: Text, new: Text) -> Element:
    """An element with one text in the place of another."""
    if element is old:
        return new
    if isinstance(element, Rows):
        rows = [replace(row, body=tuple(_other(inner, old, new) for inner in row.body)) for row in element.rows]
        return replace(element, rows=tuple(rows))
    return element


def _repeat(head: list[Strip], span: Span, others: list[Strip]) -> None:
    """Where a box without a label goes on, its head is set again above what follows."""
    if not others:
        return
    for strip in head:
        strip.boxes = (span, *strip.boxes)
    gaps = [distance(above, below) for above, below in pairwise([*head, others[0]])]
    again = tuple(
        replace(strip, height=strip.height + gap, items=tuple(item.unread() for item in strip.items), anchors=())
        for strip, gap in zip(head, gaps, strict=True)
    )
    for strip in others:
        strip.repeat = strip.repeat or again
