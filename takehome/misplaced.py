"""Lines that begin in another column than their neighbours: which of them it is, and where it belongs."""

from __future__ import annotations

from takehome.lines import MARKED, Line, above, below, dash, inner
from takehome.outline import dashes_above, either, open_dashes, open_keys, stands_below, under_key
from takehome.problems import shown
from takehome.stumbles import Stumble
from takehome.unspaced import unspaced


def too_far(text: str, line: Line, item: bool) -> Stumble:
    """What is said of a dash that is indented so far that its line goes on with an item, or with the text of a key."""
    column = next((f"begin it in column {one + 1}, as the dash above" for one in open_dashes(text, line)), "")
    if item:
        what = (
            "a dash begins this line, but it is indented further than the dash above: it is read as part of that item"
        )
        hint = column
    else:
        what = "a dash begins this line, but a text has begun above: it is read as part of that text"
        hint = f"a list stands below a key with nothing behind its colon{f'; or {column}' * bool(column)}"
    return Stumble(line.start + line.column, what, f"{hint}; if the words hold a dash, put the whole text in quotes")


def spaced(line: Line) -> Stumble | None:
    """What is said of a line where a space lacks behind its dash; None where none does."""
    lack = unspaced(line.words)
    return Stumble(line.index, *lack[1:]) if lack and lack[0] == 0 else None


def misplaced(text: str, line: Line, first: Line, at: int) -> Stumble | None:
    """A key that runs on from a text which has begun on the line `first`: one of the two stands in a wrong column."""
    what = f"the key {shown(line.key)!r} does not fit the line above, which already has a value"
    if not first.key:
        keys = open_keys(text, line, first)
        hint = f"give the words above a key as well, such as `- text: {shown(first.words)}`"
        return Stumble(at, what, f"begin it in column {keys}, as keys above; or {hint}" if keys else hint)
    before, item = next(above(text, first), None), _next_item(text, line)
    if first.dashes and item and under_key(text, first):
        return _moved(first, "less", "below", item.column)
    if not first.dashes and under_key(text, first):
        other = next((one for one in below(text, line) if one.column <= first.column), None)
        if other and other.dashes and (other.column, other.head) == (first.column, line.head):
            return dash(first)
        if _like_below(text, line):
            return _moved(first, "less", "below", line.head)
    if not first.dashes and before and before.key and before.head == line.head > first.head:
        return _moved(first, "less", "above and below", line.head)
    hint = f"begin it in column {first.head + 1}, as the key above"
    return Stumble(at, what, f"{hint}; a text of several lines begins with >- after its key")


def unfit(text: str, line: Line) -> Stumble | None:
    """A line in a column in which nothing like it can stand."""
    parent, first = stands_below(text, line)
    if parent is None:
        return None
    return _unfit_dash(text, line, parent, first) if line.dashes else _unfit_key(text, line, parent, first)


def _unfit_dash(text: str, line: Line, parent: Line, first: Line | None) -> Stumble | None:
    """A dash that is in no column of a list; it stands below `parent`, whose first line is `first`."""
    less = first is not None and bool(parent.key) and not parent.value and parent.head <= line.column < first.column
    if first and less and first.dashes:
        if _alone(text, first, line) and _like_below(text, line):
            return _moved(first, "further", "below", line.column)
        what = "this dash is indented less than the dashes above it"
        hint = f"begin it in the column of its own list: {either(dashes_above(text, line))}"
        return Stumble(line.start + line.column, what, hint)
    if parent.column == line.column and not parent.dashes and under_key(text, parent):
        return spaced(parent) or dash(parent)
    if first and less and parent.head < line.column:
        return spaced(first) or dash(first, f", in column {line.column + 1}, as the one below")
    item = next((one for one in above(text, line) if one.column < line.column and not one.comment), None)
    if item and item.dashes and under_key(text, item) and _like_below(text, line):
        return _moved(item, "less", "below", line.column)
    return too_far(text, line, True) if next(open_dashes(text, line), None) is not None else None


def _unfit_key(text: str, line: Line, parent: Line, first: Line | None) -> Stumble | None:
    """A key, or words with a colon, in no column of keys; it stands below `parent`, whose first line is `first`."""
    at = line.start + line.column
    if parent.dashes and parent.column == line.column:
        return _among_items(text, line, parent)
    keys = parent if parent.dashes and line.column < parent.head else first
    if keys and keys.key and (keys is parent or not keys.dashes) and parent.column < line.column < keys.head:
        if keys is first and _like_below(text, line):
            if _alone(text, keys, line):
                return _moved(keys, "further", "below", line.head)
            if not parent.dashes and under_key(text, parent):
                return _moved(parent, "less", "below", line.head)
        if keys is parent and (item := _next_item(text, line)):
            return _moved(parent, "further", "below", item.column)
        what = f"the key {shown(line.key or line.words)!r} is indented less than the keys above it"
        return Stumble(at, what, f"begin it in column {keys.head + 1}")
    if not line.key or not parent.key or line.column <= parent.head:
        return None
    number = text.count("\n", 0, parent.start) + 1
    if parent.value:
        after = next((one for one in below(text, line) if one.column <= parent.column), None)
        if not parent.dashes and under_key(text, parent) and after and after.dashes and after.column == parent.column:
            return dash(parent)
        what = f"the key {shown(line.key)!r} is indented further than {shown(parent.key)!r}, the key on line {number}"
        return Stumble(at, what, f"begin both in one column: {parent.head + 1} or {line.head + 1}")
    item = _next_item(text, line)
    if item and first and first.dashes:
        return _moved(first, "further", "below", item.column)
    what = f"the key {shown(line.key)!r} is indented further than {shown(parent.key)!r}, and does not belong to it"
    hint = f"begin it in column {parent.head + 1}, or {shown(parent.key)!r} on line {number} in column {line.head + 1}"
    return Stumble(at, what, hint) if first and first.dashes else None


def _among_items(text: str, line: Line, item: Line) -> Stumble:
    """A line without a dash in the column of the dash of an item above it."""
    at = line.start + line.column
    after = _next_item(text, line)
    if after and under_key(text, item):
        return _moved(item, "further", "below", after.column)
    if other := MARKED.fullmatch(line.words):
        what = f"this line begins with {other[1]}, and the other items begin with a dash"
        return Stumble(at, what, f"write `- {shown(other[2])}`")
    if not line.key and ": " in line.words:
        what, hint = f"a dash is missing before {shown(line.words)!r}", "begin it with a dash, and put it in quotes"
        return Stumble(at, what, f'{hint} for its colon: - "{shown(line.words)}"')
    if item.key == line.key:
        return dash(line)
    keys = open_keys(text, line, item)
    found = dash(line, f"; or, if it is a key of what stands above, begin it in column {keys}" if keys else "")
    return Stumble(at, "this line is not part of the list above: a dash is missing before it", found.hint)


def _moved(line: Line, how: str, where: str, column: int) -> Stumble:
    """What is said of a line that is indented `less` or `further` than its neighbours, which begin in a column."""
    what = f"the key {shown(line.key)!r}" if line.key and not line.dashes else "this dash"
    others = "the keys" if line.key and not line.dashes else "the dashes"
    hint = f"begin it in column {column + 1}"
    return Stumble(line.start + line.column, f"{what} is indented {how} than {others} {where} it", hint)


def _next_item(text: str, line: Line) -> Line | None:
    """The next line below that is indented less, where it begins an item whose keys are in the column of a line."""
    after = next((one for one in below(text, line) if one.column < line.column and not one.comment), None)
    return after if after and after.dashes and after.head == line.column else None


def _like_below(text: str, line: Line) -> bool:
    """Whether the next line below that is indented no further begins in the same column, and as this one does."""
    after = next((one for one in below(text, line) if one.column <= line.column and not one.comment), None)
    return after is not None and after.column == line.column and bool(after.dashes) == bool(line.dashes)


def _alone(text: str, first: Line, line: Line) -> bool:
    """Whether no other line above a line begins in the column of the first."""
    return all(one.column > first.column for one in inner(text, first.start, line.start))
