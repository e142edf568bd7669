"""Rows of a table as cards, where its columns would be too narrow: a name, then one labelled part for each cell.

A card stays whole.  One that no page can hold, or not with the headings over it, goes on with its name set again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome import spaced
from takehome.beside import baseline
from takehome.boxes import continued
from takehome.element import Cell, Element, Grid, Text
from takehome.layout import GridLook
from takehome.stacking import stack
from takehome.strips import Item, Room, Rule, Strip, Words, distance, height

if TYPE_CHECKING:
    from takehome.flow import Galley

APART = 1.5  # to begin a page with cards, away from the heading over them
LEAST = 38  # letters of a line beside a label: with fewer of them words take the full measure, below it
LETTER = 0.43  # ems of a letter, in our faces
WORD_LETTERS = 6  # letters of a word with the space behind it
TALLEST = 0.25  # of a page: a longer name, or caption, is not set again


def lay(galley: Galley, grid: Grid, look: GridLook, room: Room) -> list[Strip]:
    """Each row as a block: its name, then each cell under the head of its column.

    Labels stand above their words in all cards of a table if beside them lines would be short, as with letters set
    wide, or if beside them cards go further beyond a page.
    """
    above = replace(look, label=0.0)
    strips, tall = _laid(galley, grid, above if look.label and _short(galley, look, room) else look, room)
    if look.label and tall:
        others, taller = _laid(galley, grid, above, room)
        strips = others if taller < tall else strips
    strips[0].cost += APART
    return strips


def _short(galley: Galley, look: GridLook, room: Room) -> bool:
    """Whether lines beside a label hold fewer letters than they should, with the room around these."""
    size, wide = galley.style.layout.styles["cell"].size, galley.style.text("cell").spaced
    letter = (LETTER + (spaced.LETTER + spaced.WORD / WORD_LETTERS if wide else 0.0)) * size
    return room.width - look.label - look.gap < LEAST * letter


def _laid(galley: Galley, grid: Grid, look: GridLook, room: Room) -> tuple[list[Strip], float]:
    """The strips of all cards, and how far these go beyond a page, with the caption and a heading over them."""
    strips = galley.text(grid.caption, room) if grid.caption else []
    caption = again(galley, grid.caption, look.below, room) if grid.caption else ()
    over = sum(strip.height for strip in caption)
    heading = galley.style.text("h1").leading + look.before
    tall = 0.0
    for i in range(len(grid.rows)):
        name, parts = _card(galley, grid, i, look, room)
        card = [*name, *parts]
        beyond = height(card) + over - galley.style.paper.height
        fits = beyond <= 0
        tall += max(0.0, beyond if i else beyond + heading)
        said = caption + _name_again(galley, grid.rows[i][0], look, room, parts[:1], first=i == 0)
        for strip in card[1:]:
            strip.repeat = strip.repeat or said
        top = card[0]
        top.repeat = caption if i and (fits or not _whole(galley, card)) else ()
        top.before = look.below if i or strips else look.before
        top.cost = look.part / 4 if i else 0.0  # a card can be read by itself
        if i == 0 and strips:
            top.glue = True
        strips += card
    strips[-1].after = look.after
    return strips, tall


def again(galley: Galley, caption: Text, white: float, room: Room) -> tuple[Strip, ...]:
    """The caption of a table that goes on, for the eye only, with the white below it; none if it is too tall."""
    (more,) = continued(galley, (replace(caption, role=None),))
    assert isinstance(more, Text)
    strips = galley.text(more, room, artifact=True)
    strips[-1].height += max(strips[-1].after, white)
    return tuple(strips) if height(strips) <= TALLEST * galley.style.paper.height else ()


def _card(galley: Galley, grid: Grid, i: int, look: GridLook, room: Room) -> tuple[list[Strip], list[Strip]]:
    """One row under its rule: its name, and its parts.

    The head of a column is read once, with the first card; later labels repeat it for the eye only.  That of the names
    has nothing to stand over: its cell is empty.
    """
    row = grid.rows[i]
    name = _named(galley, row[0].children, look, room, first=i == 0)
    parts, labels = list[Strip](), list[Strip]()
    for head, cell in zip(grid.head[1:], row[1:], strict=True) if grid.head else ():
        label, words = _part(galley, head, cell, look, room, again=i > 0)
        for strip in (*label, *words[:1]) if label else ():
            strip.glue = True
        parts += label + words
        labels += label
    card = [*name, *parts]
    whole = _whole(galley, card)
    for before, strip in pairwise(card):
        strip.glue = whole or strip.glue or before.lean or before in name
        strip.held = strip.held or before in name or before in labels
    return name, parts


def _whole(galley: Galley, card: Sequence[Strip]) -> bool:
    return height(card) <= galley.style.paper.height


def _named(galley: Galley, children: tuple[Element, ...], look: GridLook, room: Room, *, first: bool) -> list[Strip]:
    """The name of a card under its rule."""
    name = galley.children(children, room)
    thick = look.head_rule if first else look.row_rule
    rule = Item(room.x, 0.0, room.width, 0.0, Rule(thick, look.colour if first else "ink"))
    name[0].items = (rule, *(item.moved(0, look.above) for item in name[0].items))
    name[0].height += look.above
    return name


def _part(
    galley: Galley, head: Cell, cell: Cell, look: GridLook, room: Room, again: bool
) -> tuple[list[Strip], list[Strip]]:
    """One part of a card: its label and its words, or both in one strip; a label set `again` is for the eye only."""
    label = galley.children(head.children, replace(room, width=look.label or room.width))
    if again:
        for strip in label:
            strip.items = tuple(item.unread() for item in strip.items)
    label[0].before, label[-1].after = 5.0, 0.0
    if not look.label:
        return label, galley.children(cell.children, room)
    x = room.x + look.label + look.gap
    words = galley.children(cell.children, replace(room, x=x, width=room.x + room.width - x))
    high, aside, more = stack(label)
    beside = _beside(words, high)
    tall, items, names = stack(words[:beside])
    drop = baseline(items) - baseline(aside)
    items = (*(item.moved(0, max(0.0, -drop)) for item in items), *(i.moved(0, max(0.0, drop)) for i in aside))
    joined = Strip(max(tall + max(0.0, -drop), high + max(0.0, drop)), items, before=4.0, anchors=(*more, *names))
    joined.after, joined.lean = words[beside - 1].after, words[beside - 1].lean
    words = [joined, *words[beside:]]
    words[-1].after = 0.0
    return [], words


def _beside(words: Sequence[Strip], high: float) -> int:
    """How many strips stand beside a label so high: all, if one of them stands in a box."""
    if any(strip.boxes or strip.aside or strip.shift for strip in words):
        return len(words)
    return next((i for i in range(1, len(words)) if height(words[:i]) >= high), len(words))


def _name_again(
    galley: Galley, name: Cell, look: GridLook, room: Room, below: Sequence[Strip], *, first: bool
) -> tuple[Strip, ...]:
    """The name of a card that goes on, for the eye only and without a box to tick; none if it is too tall."""
    strips = _named(galley, continued(galley, name.children), look, room, first=first)
    if not below or height(strips) > TALLEST * galley.style.paper.height:
        return ()
    gaps = [distance(above, strip) for above, strip in pairwise([*strips, *below])]
    return tuple(
        Strip(strip.height + gap, tuple(item.unread() for item in strip.items if isinstance(item.piece, Words | Rule)))
        for strip, gap in zip(strips, gaps, strict=True)
    )
