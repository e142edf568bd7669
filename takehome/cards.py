"""Rows of a table as cards, where its columns would be too narrow: a name, then one labelled part for each cell.

A card stays whole.  One that no page can hold, or not with the headings over it, goes on with its name set again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome import spaced
from takehome.beside import baseline
from takehome.element import Cell, Grid
from takehome.layout import GridLook
from takehome.stacking import stack
from takehome.strips import Item, Room, Rule, Strip, Words, distance, height

if TYPE_CHECKING:
    from takehome.flow import Galley

APART = 1.5  # to begin a page with cards, away from the heading over them
LEAST = 38  # letters of a line beside a label: with fewer of them words take the full measure, below it
LETTER = 0.43  # ems of a letter, in our faces
WORD_LETTERS = 6  # letters of a word with the space behind it
TALLEST_NAME = 0.25  # of a page: a longer name is not set again


def lay(galley: Galley, grid: Grid, look: GridLook, room: Room) -> list[Strip]:
    """Each row as a block: its name, then each cell under the head of its column.

    Labels stand above their words in all cards of a table if beside them lines would be short, as with letters set
    wide, or if one of the cards has words that are taller than a page there.
    """
    above = replace(look, label=0.0)
    strips = _laid(galley, grid, above if look.label and _short(galley, look, room) else look, room)
    if look.label and any(strip.height > galley.style.paper.height for strip in strips):
        strips = _laid(galley, grid, above, room)
    strips[0].cost += APART
    return strips


def _short(galley: Galley, look: GridLook, room: Room) -> bool:
    """Whether lines beside a label hold fewer letters than they should, with the room around these."""
    size, wide = galley.style.layout.styles["cell"].size, galley.style.text("cell").spaced
    letter = (LETTER + (spaced.LETTER + spaced.WORD / WORD_LETTERS if wide else 0.0)) * size
    return room.width - look.label - look.gap < LEAST * letter


def _laid(galley: Galley, grid: Grid, look: GridLook, room: Room) -> list[Strip]:
    strips = galley.text(grid.caption, room) if grid.caption else []
    for i in range(len(grid.rows)):
        card = _card(galley, grid, i, look, room)
        top = card[0]
        top.before = look.below if i or strips else look.before
        top.cost = look.part / 4 if i else 0.0  # a card can be read by itself
        if i == 0 and strips:
            top.glue = True
        strips += card
    strips[-1].after = look.after
    return strips


def _card(galley: Galley, grid: Grid, i: int, look: GridLook, room: Room) -> list[Strip]:
    """One row under its rule.

    The head of a column is read once, with the first card; later labels repeat it for the eye only.  That of the names
    has nothing to stand over: its cell is empty.
    """
    row = grid.rows[i]
    name = galley.children(row[0].children, room)
    thick = look.head_rule if i == 0 else look.row_rule
    rule = Item(room.x, 0.0, room.width, 0.0, Rule(thick, look.colour if i == 0 else "ink"))
    name[0].items = (rule, *(item.moved(0, look.above) for item in name[0].items))
    name[0].height += look.above
    card, labels = list(name), list[Strip]()
    for head, cell in zip(grid.head[1:], row[1:], strict=True) if grid.head else ():
        label, words = _part(galley, head, cell, look, room, again=i > 0)
        for strip in (*label, *words[:1]) if label else ():
            strip.glue = True
        card += label + words
        labels += label
    whole = height(card) <= galley.style.paper.height
    for before, strip in pairwise(card):
        strip.glue = whole or strip.glue or before.lean or strip in name
        strip.held = strip.held or before in name or before in labels
    _repeat(galley, name, card[len(name) :])
    return card


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
    tall, items, names = stack(galley.children(cell.children, replace(room, x=x, width=room.x + room.width - x)))
    high, aside, more = stack(label)
    drop = baseline(items) - baseline(aside)
    items = (*(item.moved(0, max(0.0, -drop)) for item in items), *(i.moved(0, max(0.0, drop)) for i in aside))
    joined = Strip(max(tall + max(0.0, -drop), high + max(0.0, drop)), items, before=4.0, anchors=(*more, *names))
    return [], [joined]


def _repeat(galley: Galley, name: list[Strip], others: list[Strip]) -> None:
    """Where a card goes on, its name is set again above what follows, without a box to tick."""
    if not others or height(name) > TALLEST_NAME * galley.style.paper.height:
        return
    gaps = [distance(above, below) for above, below in pairwise([*name, others[0]])]
    again = tuple(
        Strip(strip.height + gap, tuple(item.unread() for item in strip.items if isinstance(item.piece, Words | Rule)))
        for strip, gap in zip(name, gaps, strict=True)
    )
    for strip in name[1:] + others:
        strip.repeat = strip.repeat or again
