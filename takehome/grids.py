"""Grids become strips: tables whose rows never split and whose caption and head repeat, and things set side by side.

Column widths come from the narrowest and the widest setting of the cells.  When a column would hold fewer characters
than the layout asks for, each row becomes a card (`cards`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec.structs import replace

from takehome import cards
from takehome.beside import panels
from takehome.element import Cell, Field, Grid, Rows, Text, walk
from takehome.layout import GridLook
from takehome.stacking import stack
from takehome.strips import Frame, Item, Room, Rule, Strip

if TYPE_CHECKING:
    from takehome.flow import Galley

TALLEST_ROW = 0.6  # of a page: two of them are kept together at the end of a table
ALONE = 1.3  # to leave the first row of a table alone on a page, where parting it elsewhere costs 1
CALLED = 0.4  # ... below a row that says whom to call for its signs: it is looked up, not held against the others
APART = 0.3  # to begin a page with a table, away from what leads in to it, where parting it costs 1


def lay(galley: Galley, grid: Grid, room: Room) -> list[Strip]:
    """The strips of a grid: caption, head, rows; or cards where the columns would be too narrow, or a row too tall."""
    look = galley.style.layout.grids[grid.look]
    room = room.measure(look.measure)
    widths = _widths(galley, grid, look, room.width)
    strips = _table(galley, grid, look, room, widths) if widths else []
    tall = any(strip.height > TALLEST_ROW * galley.style.paper.height for strip in strips)
    if grid.role == "Table" and (tall or not widths):
        return cards.lay(galley, grid, look, room)
    if widths is None and look.label:
        cells = [cell.children for row in grid.rows for cell in row]
        return panels(galley, cells, room, look.label, look.gap)
    if widths is None:
        return galley.children(tuple(child for row in grid.rows for cell in row for child in cell.children), room)
    return galley.whole(strips) if grid.look == "writing" else strips


def _table(galley: Galley, grid: Grid, look: GridLook, room: Room, widths: list[float]) -> list[Strip]:
    caption = galley.text(grid.caption, room) if grid.caption else []
    strips = list(caption)
    head: tuple[Strip, ...] = ()
    if grid.head:
        first = _line(galley, grid.head, look, room, widths, above=0.0, below=look.head_rule if look.ruled else 0.0)
        again = _line(
            galley, grid.head, look, room, widths, above=0.0, below=look.head_rule if look.ruled else 0.0, artifact=True
        )
        more = cards.again(galley, grid.caption, 0.0, room) if grid.caption else ()
        first.before, head = 0.0 if caption else look.before, (*more, again)
        first.glue = bool(caption)
        strips.append(first)
    for i, row in enumerate(grid.rows):
        last = i == len(grid.rows) - 1
        below = (look.head_rule if last else look.row_rule) if look.ruled else 0.0
        strip = _line(galley, row, look, room, widths, above=look.above, below=below, strong=last)
        strip.repeat = head
        strip.glue = (i == 0 and bool(strips)) or (0 < i == len(grid.rows) - 1)  # no row stands alone on a page
        strip.cost = look.part * (ALONE if i == 1 else 1) * (CALLED if _calls(grid.rows[i - 1]) else 1) if i else 0.0
        strips.append(strip)
    if not grid.head and not caption:
        strips[0].before = look.before
    strips[0].cost, strips[-1].after = APART * look.part, look.after
    return strips


def _line(
    galley: Galley,
    cells: Sequence[Cell],
    look: GridLook,
    room: Room,
    widths: list[float],
    *,
    above: float,
    below: float,
    artifact: bool = False,
    strong: bool = True,
) -> Strip:
    """One row of cells as one strip, `above` points of air over it and a rule of `below` points under it."""
    items: list[Item] = []
    anchors: list[str] = []
    starts = accumulate(widths, lambda x, width: x + width + look.gap, initial=room.x)
    rooms = [Room(x, width, x, width, look.tallest) for x, width in zip(starts, widths, strict=False)]
    stacks = [stack(galley.children(cell.children, at)) for cell, at in zip(cells, rooms, strict=True)]
    tall = max(height for height, _, _ in stacks)
    for height, found, names in stacks:
        lower = tall - height if look.level else 0.0
        items.extend([item.moved(0, lower) for item in found] if lower else found)
        anchors.extend(names)
    if look.equal:
        items = [_grown(item, tall) for item in items]
    items = [item.moved(0, above) for item in items]
    if artifact:
        items = [item.unread() for item in items]
    foot = look.below if look.ruled else 0.0
    if below:
        colour = look.colour if strong else "ink"
        items.append(Item(room.x, above + tall + foot, room.width, 0.0, Rule(below, colour)))
    return Strip(above + tall + foot, tuple(items), anchors=() if artifact else tuple(anchors))


def _calls(row: Sequence[Cell]) -> bool:
    return any(isinstance(part, Rows) and part.look == "cell-signs" for cell in row for part in walk(cell))


def _grown(item: Item, height: float) -> Item:
    return replace(item, height=height - item.y) if isinstance(item.piece, Frame) else item


def _widths(galley: Galley, grid: Grid, look: GridLook, room: float) -> list[float] | None:
    """The width of each column in points, or None when cards serve the reader better."""
    cells = grid.head or grid.rows[0]
    count = len(cells)
    free = room - look.gap * (count - 1)
    if grid.widths:
        total = sum(grid.widths)
        widths = [free * share / total for share in grid.widths]
        return None if grid.role == "Table" and _crowded(galley, grid, widths) else widths
    if grid.role != "Table":
        crowded = not look.ruled and free / count < galley.style.layout.least.get(grid.look, 0.0)
        return None if crowded else [free / count] * count
    least, most = zip(*(_extent(galley, grid, i) for i in range(count)), strict=True)
    if sum(least) > free:
        return None
    widths = _shared(least, most, free, galley)
    edge = galley.style.paper.indent - look.gap
    if count > 1 and look.measure == "wide" and least[0] <= edge and sum(least[1:]) <= free - edge:
        hung = [edge, *_shared(least[1:], most[1:], free - edge, galley)]  # names in the margin, cells in the column
        if not _crowded(galley, grid, hung) and _lines(galley, grid, hung) <= _lines(galley, grid, widths):
            return hung
    return None if _crowded(galley, grid, widths) else widths


def _lines(galley: Galley, grid: Grid, widths: Sequence[float]) -> int:
    """How many lines the rows of a table have in all."""
    return sum(max(_deep(galley, cell, width) for cell, width in zip(row, widths, strict=True)) for row in grid.rows)


def _deep(galley: Galley, cell: Cell, width: float) -> int:
    room = width - (galley.style.layout.fields.tick + 10 if _has_tick(cell) else 0.0)
    texts = [element for element in walk(cell) if isinstance(element, Text)]
    return sum(len(galley.setter.lines(galley.runs(t), galley.style.text(t.style), room)) for t in texts)


def _shared(least: Sequence[float], most: Sequence[float], free: float, galley: Galley) -> list[float]:
    """Widths between the narrowest and the widest setting, or past it, that fill `free` points."""
    if sum(most) <= free:
        spare = (free - sum(most)) / len(most)
        return [m + spare for m in most]
    slack = sum(most) - sum(least)
    share = (free - sum(least)) / slack
    widths = [a + (b - a) * share for a, b in zip(least, most, strict=True)]
    return _raised(widths, [min(m, _room_for(galley)) for m in most])


def _raised(widths: list[float], floors: list[float]) -> list[float]:
    """Columns under their floor are raised to it; the others give up their spare width in proportion."""
    need = sum(max(0.0, floor - width) for width, floor in zip(widths, floors, strict=True))
    spare = sum(max(0.0, width - floor) for width, floor in zip(widths, floors, strict=True))
    if not need or spare < need:
        return widths
    return [
        floor if width < floor else width - (width - floor) * need / spare
        for width, floor in zip(widths, floors, strict=True)
    ]


def _room_for(galley: Galley) -> float:
    """The width, in points, of as many characters as the layout asks of a column: 0.43 em each in our faces."""
    return galley.style.layout.card_characters * 0.43 * galley.style.text("cell").size


def _crowded(galley: Galley, grid: Grid, widths: list[float]) -> bool:
    """Whether a column of words that need more than one line holds fewer characters than the layout asks for."""
    least = _room_for(galley) - 0.01
    return any(width < least and _extent(galley, grid, i)[1] > width for i, width in enumerate(widths))


def _extent(galley: Galley, grid: Grid, column: int) -> tuple[float, float]:
    """The narrowest and the widest setting of a column, in points."""
    texts = [
        element
        for row in (*((grid.head,) if grid.head else ()), *grid.rows)
        for element in walk(row[column])
        if isinstance(element, Text)
    ]
    extra = galley.style.layout.fields.tick + 10 if _has_tick(*(row[column] for row in grid.rows)) else 0.0
    styled = [(galley.runs(text), galley.style.text(text.style)) for text in texts]
    least = max((galley.setter.narrowest(*one) for one in styled), default=0.0)
    most = max((galley.setter.width(*one) for one in styled), default=0.0)
    return least + extra, most + extra


def _has_tick(*cells: Cell) -> bool:
    return any(isinstance(element, Field) for cell in cells for element in walk(cell))
