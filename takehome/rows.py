"""Rows become strips: a head beside a body, on one baseline, or above it where a page has no margin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome import beside
from takehome.element import Drawing, Element, Row, Rows
from takehome.layout import RowLook
from takehome.stacking import stack
from takehome.strips import Aside, Disc, Item, Room, Rule, Strip, Tick, Words, drawn, height, text_baseline

if TYPE_CHECKING:
    from takehome.flow import Galley

NEVER_ALONE = ("ticks", "contents", "chapter-contents", "words")  # lists no row of which stands alone on a page
LEAST_BEGUN = {"contents": 5, "chapter-contents": 5}  # rows that a list begins with on a page, where not two
ALONE = 0.5  # what it costs that the first or the last step does
COLUMN_ROWS = 6  # fewer rows that never split stand one below the other: columns of a line or two are none
Head = tuple[float, tuple[Item, ...], tuple[str, ...]]


def lay(galley: Galley, rows: Rows, room: Room) -> list[Strip]:
    """The strips of rows, one below the other."""
    look = galley.style.layout.rows[rows.look]
    room = room.measure(look.measure)
    shift = (room.width + look.gap) / 2
    columns = look.columns > 1 and (look.split or len(rows.rows) > COLUMN_ROWS)
    if columns:
        room = Room(room.x, shift - look.gap, room.x, shift - look.gap)
        look = replace(look, gap=0.0)
    strips: list[Strip] = []
    for i, row in enumerate(rows.rows):
        new = _row(galley, row, look, room)
        new[0].before = look.before if i == 0 else look.between
        new[-1].after = look.after if i == len(rows.rows) - 1 else look.between
        new[0].cost += look.part if i else 0.0
        if look.pitch:
            short = -(height(new) + look.between) % look.pitch
            new[-1].height += short if short < look.pitch - 0.01 else 0.0
        edge = bool(i) and (i < LEAST_BEGUN.get(rows.look, 2) or i == len(rows.rows) - 1)
        if (look.mark or rows.look in NEVER_ALONE) and edge:
            new[0].glue = True  # no line of a list stands alone on a page
        new[0].cost += ALONE if rows.look == "steps" and edge else 0.0
        strips.extend(new)
    for strip in strips if columns else ():
        strip.shift = shift
    return strips


def _row(galley: Galley, row: Row, look: RowLook, room: Room) -> list[Strip]:
    side = look.head == "side"
    paper = galley.style.paper
    head_width = paper.side if look.head == "side" else look.head
    gap = paper.gutter if side else look.gap
    stacked = look.stack or (side and not paper.side)
    if stacked:
        told: tuple[Element, ...] = tuple(e for e in row.head if not (isinstance(e, Drawing) and e.alt is None))
        order = (*row.body, *told) if row.head_last else (*told, *row.body)
        strips = _stacked(galley, row, look, room, told) if look.hook or look.middle else galley.children(order, room)
        head: Head = (0.0, (), ())
    else:
        x = room.x if look.end else room.x + head_width + gap
        width = room.width - head_width - gap
        strips = galley.children(row.body, Room(x, width, x, width))
        start = room.x + width + gap if look.end else room.x
        head = _hooked(
            stack(galley.children(row.head, Room(start, head_width, start, head_width))), look, room, head_width
        )
        if look.end:
            head = (head[0], tuple(_ended(item, room.x + room.width) for item in head[1]), head[2])
    first = strips[0]
    _join(galley, first, head, look, room, strips)
    if look.rule and not look.hook:
        rule = Item(room.x, 0.0, room.width, 0.0, Rule(look.rule, look.colour))
        lowered = tuple(item.moved(0, look.padding) for item in first.items)
        first.items, first.height = (rule, *lowered), first.height + look.padding
    _hold(strips, row, look, head[0])
    if row.id:
        first.anchors = (row.id, *first.anchors)
    return strips


def _stacked(galley: Galley, row: Row, look: RowLook, room: Room, told: tuple[Element, ...]) -> list[Strip]:
    """A head over its body with its picture beside it, or a note below its body, under a rule as wide as the words."""
    if look.middle:
        pictured = row.head and isinstance(row.head[0], Drawing)
        width = float(look.head) if look.head != "side" else 0.0
        head = beside.pictured(galley, row.head, room, width, look.gap) if pictured else galley.children(told, room)
        head[-1].after = look.padding
        return head + galley.children(row.body, room)
    strips = galley.children(row.body, room)
    x = next((item.x for item in strips[0].items if isinstance(item.piece, Words)), room.x)
    width = room.x + room.width - x
    noted = beside.note(galley, told, Room(x, width, x, width), look) if told else []
    for strip in noted:  # a note stays with the end of what it belongs to
        strip.glue = True
    return strips + noted


def _ended(item: Item, edge: float) -> Item:
    """Words that end at an edge."""
    if not isinstance(item.piece, Words):
        return item
    width = item.piece.line.width
    return replace(item, x=edge - width, width=width)


def _hooked(head: Head, look: RowLook, room: Room, width: float) -> Head:
    """A head of words hangs from a short rule, at most as wide as the head."""
    tall, items, anchors = head
    if not look.hook or not any(isinstance(item.piece, Words) for item in items):
        return head
    rule = Item(room.x, 0.0, min(look.hook, width), 0.0, Rule(look.rule, "accent"))
    return tall + look.padding, (rule, *(item.moved(0, look.padding) for item in items)), anchors


def _join(
    galley: Galley,
    first: Strip,
    head: Head,
    look: RowLook,
    room: Room,
    strips: list[Strip],
) -> None:
    """Put the head, or the mark, beside the first strip of the body, on one baseline where that is asked."""
    tall, items, anchors = head
    body = next((item for item in first.items if isinstance(item.piece, Words)), None)
    if look.mark:
        disc = galley.style.layout.fields.disc
        style = body.piece.style if body and isinstance(body.piece, Words) else galley.style.text("body")
        y = (body.y if body else 0) + text_baseline(style) - 0.245 * style.size - disc / 2
        first.items = (*first.items, Item(room.x, y, disc, disc, Disc()))
        return
    if not items:
        return
    if look.middle and (lower := (tall - height(strips)) / 2) > 0:
        first.items = tuple(item.moved(0, lower) for item in first.items)
        first.height += lower
    shift = _shift(items, body, look)
    if shift < 0:
        first.items = tuple(item.moved(0, -shift) for item in first.items)
        first.height -= shift
        shift = 0.0
    first.items = (*first.items, *(item.moved(0, shift) for item in items))
    first.anchors = (*first.anchors, *anchors)
    if look.hang:
        first.aside = Aside(len(items), shift, tall)
    else:
        strips[-1].height += max(0.0, tall + shift - drawn(strips))


def _shift(items: tuple[Item, ...], body: Item | None, look: RowLook) -> float:
    """How far a head moves down so that its first words, or its box, stand level with the body's."""
    if body is None or not isinstance(body.piece, Words) or not look.level:
        return 0.0
    baseline = body.y + text_baseline(body.piece.style)
    top = items[0]
    if isinstance(top.piece, Words):
        return baseline - top.y - text_baseline(top.piece.style)
    if isinstance(top.piece, Tick):
        return max(0.0, baseline - 0.33 * body.piece.style.size - top.height / 2 - top.y)
    return 0.0


def _hold(strips: list[Strip], row: Row, look: RowLook, head: float) -> None:
    """A row never splits; one that may holds together as long as its head is beside it."""
    used = 0.0
    for before, strip in pairwise(strips):
        used += before.height
        strip.glue = strip.glue or not look.split or before.lean or (used < head and not look.hang)
        strip.held = strip.held or (row.role == "LI" and not look.split)
