"""The lines a line of YAML stands among: its neighbours, the line it stands below, dashes and keys open above it."""

from __future__ import annotations

from collections.abc import Iterator

from takehome.lines import Line, above


def open_dashes(text: str, line: Line) -> Iterator[int]:
    """The columns of dashes above in which a dash may stand left of a line's own, nearest first."""
    least = line.column
    for before in above(text, line):
        for column in reversed(before.dashes):
            if column < least:
                yield column
        least = min(least, before.column)
        if not least:
            return


def neighbour(text: str, line: Line) -> Line | None:
    """The nearest line above whose dash, or whose key, stands in the column of a line."""
    for before in above(text, line):
        if before.column > line.column or before.comment:
            continue
        if line.column in before.dashes or (before.key and before.head == line.column):
            return before
        if before.column < line.column:
            return None
    return None


def stands_below(text: str, line: Line) -> tuple[Line | None, Line | None]:
    """The nearest line above that is indented less than a line (or as much and has no dash), and the first below it."""
    first: Line | None = None
    for before in above(text, line):
        if before.comment:
            continue
        if before.column < line.column or (before.column == line.column and (not before.dashes or not line.dashes)):
            return before, first
        first = before
    return None, first


def dashes_above(text: str, line: Line) -> list[int]:
    """The columns of the dashes above that are open: each stands left of the one before."""
    found: list[int] = []
    for before in above(text, line):
        found += [column for column in reversed(before.dashes) if not found or column < found[-1]]
        if not before.column:
            break
    return found


def open_keys(text: str, line: Line, parent: Line) -> str:
    """The columns of keys above among which a line can be one, in words."""
    found = [parent.head] if parent.key else []
    for before in above(text, line):
        if before.key and before.head < line.column and (not found or before.head < found[-1]):
            found.append(before.head)
        if not before.column:
            break
    return either(found)


def either(columns: list[int]) -> str:
    """Columns counted from 1, in words."""
    said = [str(one + 1) for one in columns]
    return ", ".join([*said[:-2], " or ".join(said[-2:])])


def under_key(text: str, line: Line) -> bool:
    """Whether a line is the first below a key that has no value of its own."""
    before = next((one for one in above(text, line) if not one.comment), None)
    return before is not None and bool(before.key) and not before.value and before.head <= line.column


def indentless(text: str, line: Line) -> bool:
    """Whether the dashes in the column of a line stand below a key in the same column."""
    parent, _ = stands_below(text, line)
    while parent is not None and parent.dashes and parent.column == line.column:
        parent, _ = stands_below(text, parent)
    return parent is not None and bool(parent.key) and parent.head == line.column
