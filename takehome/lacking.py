"""A dash or a colon that lacks, and lines in another column than their neighbours: where the parser stops."""

from __future__ import annotations

import re
import unicodedata

from takehome.lines import Line, above, begun, below, colon, dash, inner, line_at, seems_key
from takehome.outline import (
    dashes_above,
    either,
    indentless,
    neighbour,
    open_dashes,
    open_keys,
    stands_below,
    under_key,
)
from takehome.problems import shown
from takehome.stumbles import Stumble
from takehome.unspaced import key_before, known, unspaced, unspaced_line

_OTHER = re.compile(r"([\u2010-\u2015\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u2043\u2212*=+~]|-{2,})\s*(\S.*)")  # bullets
_WIDE = re.compile(r"[ \t]*(?:- *)*(?:[\w-]+:)?([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_BRACED = re.compile(r"[A-Za-z_][\w-]* +[{\[]")


def lacking(text: str, said: str, at: int, began: int) -> Stumble | None:
    """What the lines around a stumble show, by what the parser said of the characters `at` and `began`."""
    line = line_at(text, began if "could not find expected ':'" in said else at)
    if (wide := _WIDE.match(text, line.start, line.end)) or "document start" in said:
        return _wide(text, wide) if wide else _ended(text, line)
    if "mapping values are not allowed" in said:
        return _run_into(text, line, at)
    if "could not find expected ':'" in said:
        return _spaced(line) or _neither(text, line)
    if at <= line.start + line.column and any(part in said for part in ("expected '-'", "block end", "expected key")):
        return _spaced(line) or _unfit(text, line)
    return None


def _wide(text: str, found: re.Match[str]) -> Stumble:
    """A blank that is none to YAML, where one belongs: it comes along when words are copied from elsewhere."""
    name = unicodedata.name(found[1])
    what = f"a blank stands here that YAML does not take for one: U+{ord(found[1]):04X} ({name})"
    return Stumble(found.start(1), what, "write a space in its place")


def _ended(text: str, line: Line) -> Stumble | None:
    """A line of three dots, which ends the file for YAML."""
    before = next((one for one in above(text, line) if not one.comment), None)
    if before is None or before.words != "...":
        return None
    return Stumble(before.start, "the line `...` ends the file here, and more follows", "take the line out")


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
        hint = f"a list stands below a key of its own{f'; or {column}' * bool(column)}"
    return Stumble(line.start + line.column, what, f"{hint}; if the words hold a dash, put the whole text in quotes")


def _run_into(text: str, line: Line, at: int) -> Stumble | None:
    """A colon where no key can stand: a line above has begun a text that runs on to it."""
    above_it, _ = stands_below(text, line)
    if line.dashes and above_it and above_it.column == line.column and not above_it.key and under_key(text, above_it):
        return _spaced(above_it) or dash(above_it)
    first = begun(text, line)
    if (
        first.start == line.start
        and above_it
        and line.key
        and not (above_it.key or above_it.dashes or above_it.comment)
    ):
        first = above_it
    if first.start == line.start:
        return _on_its_line(text, line, at)
    dashed = next((one for one in inner(text, first.start, line.end) if one.dashes), None)
    if not first.key:
        key = seems_key(text, first)
        if key or (key is None and line.key and first.head == line.head and not first.dashes):
            return colon(text, first)
    if unspaced_line(text, at):
        return None
    if dashed:
        return too_far(text, dashed, not first.key)
    behind = text[line.index + len(line.key) : at]
    return _misplaced(text, line, first, at) if line.key and not behind.strip() else None


def _misplaced(text: str, line: Line, first: Line, at: int) -> Stumble | None:
    """A key that runs on from a text which has begun on the line `first`: one of the two stands in a wrong column."""
    what = f"the key {shown(line.key)!r} does not fit the line above, which already has a value"
    before, other = next(above(text, first), None), next((one for one in below(text, line) if one.dashes), None)
    if first.key and not first.dashes and other and (other.column, other.head) == (first.column, line.head):
        return dash(first)
    if first.key and before and before.key and before.head == line.head > first.head:
        what = f"the key {shown(first.key)!r} is indented less than the keys above and below it"
        return Stumble(first.index, what, f"begin it in column {line.head + 1}")
    if not first.key:
        hint = f"the words above need a key as well, such as `- text: {shown(first.words)}`"
        return Stumble(at, what, hint)
    hint = (
        f"begin it in column {first.head + 1}, as the key above; a text of several lines begins with >- after its key"
    )
    return Stumble(at, what, hint)


def _on_its_line(text: str, line: Line, at: int) -> Stumble | None:
    """A colon where no key can stand, on the line on which the text begins."""
    if unspaced(line.words):
        return None
    braced = None if line.key else _BRACED.match(line.words)
    if braced and at > line.index + braced.end() - 1:
        return colon(text, line)
    if line.words.endswith("}") and "{" not in line.words:
        hint = f"write `{{{shown(line.words)}`"
        return Stumble(line.index, "a { is missing before these keys, for a } ends them", hint, True)
    if word := key_before(text, line.index, at):
        hint = f"begin `{word}:` on a line of its own, or put the whole text in quotes"
        return Stumble(at, f"a colon makes a key of {word!r}, and the line has one", hint, True)
    return None


def _neither(text: str, line: Line) -> Stumble | None:
    """A line in the column of its neighbours that is no key, and no item: its colon or its dash lacks."""
    where = neighbour(text, line)
    if where is None or where.start == line.start:
        return None
    if not where.dashes or where.column != line.column:
        return _no_colon(text, line)
    if seems_key(text, line) and indentless(text, line) and _another(text, line, where):
        return colon(text, line)
    if other := _OTHER.fullmatch(line.words):
        what = f"this line begins with {other[1]}, and the other items begin with a dash"
        return _blanked(text, line, Stumble(line.index, what, f"write `- {shown(other[2])}`"))
    lack, on = unspaced(line.words), "; if it goes on with the line above, indent it further"
    if lack and (lack[0] == 0 or known(text, line.words[: lack[0]])):
        return None
    return _blanked(text, line, dash(line, "" if line.words[0] in "{[" else on))


def _another(text: str, line: Line, item: Line) -> bool:
    """Whether the list below a line is another than that of an item above it: what its items are like tells."""
    after = next((one for one in below(text, line) if one.dashes), None)
    shapes = [(bool(one.key), one.words[:1] in ("{", "["), " " in one.words) for one in (item, after) if one]
    return "-" not in line.words and (known(text, line.words) or len(set(shapes)) == 2)


def _blanked(text: str, line: Line, stumble: Stumble) -> Stumble:
    """The same; the line is passed over where nothing of it goes on below."""
    after = next(below(text, line), None)
    whole = line.words[:1] not in ("{", "[", '"', "'") and (after is None or after.column <= line.column)
    return Stumble(stumble.index, stumble.message, stumble.hint, whole, line.blank)


def _no_colon(text: str, line: Line) -> Stumble | None:
    """A line among keys that has none."""
    key = seems_key(text, line)
    if key:
        return colon(text, line)
    if unspaced(line.words):
        return None
    hint = "if it goes on with the text above, indent it further than the key of that; else write `key: value`"
    if key is None:
        lack = colon(text, line)
        hint = f"if {shown(line.words.split()[0])!r} is a key, {lack.hint}; {hint.partition('; ')[0]}"
    return Stumble(line.index, "this line is neither a key nor part of the text above", hint)


def _unfit(text: str, line: Line) -> Stumble | None:
    """A line in a column in which nothing like it can stand."""
    parent, first = stands_below(text, line)
    if not line.dashes:
        return _unfit_key(text, line, parent, first)
    if parent is None:
        return None
    if parent.column == line.column and not parent.dashes:
        if under_key(text, parent):
            return _spaced(parent) or dash(parent)
        if parent.value or not (first and first.dashes):
            return too_far(text, line, True) if next(open_dashes(text, line), None) is not None else None
    if parent.key and not parent.value and first and parent.head <= line.column < first.column:
        if not first.dashes:
            return _spaced(first) or dash(first, f", in column {line.column + 1}, as the one below")
        columns = either(dashes_above(text, line))
        what = "this dash is indented less than the dashes above it"
        return Stumble(line.start + line.column, what, f"begin it in the column of its own list: {columns}")
    return too_far(text, line, True) if next(open_dashes(text, line), None) is not None else None


def _unfit_key(text: str, line: Line, parent: Line | None, first: Line | None) -> Stumble | None:
    """A key, or words with a colon, that is not in the column of the keys above."""
    if parent is None:
        return None
    at = line.start + line.column
    if parent.dashes and parent.column == line.column:
        keys = open_keys(text, line, parent)
        lack = f"; or, if it is a key of what stands above, begin it in column {keys}" if keys else ""
        if not line.key and ": " in line.words:
            what = f"a dash is missing before {shown(line.words)!r}"
            return Stumble(
                at, what, f'begin it with a dash, and put it in quotes for its colon: - "{shown(line.words)}"'
            )
        found = dash(line, "" if parent.key == line.key else lack)
        what = "this line is not part of the list above: a dash is missing before it"
        return found if parent.key == line.key else Stumble(at, what, found.hint)
    keys = parent if parent.dashes else first
    if keys and keys.key and parent.column < line.column < keys.head:
        what = f"the key {shown(line.key or line.words)!r} is indented less than the keys above it"
        return Stumble(at, what, f"begin it in column {keys.head + 1}")
    return None


def _spaced(line: Line) -> Stumble | None:
    """The same line, where a space lacks behind its dash."""
    lack = unspaced(line.words)
    return Stumble(line.index, *lack[1:]) if lack and lack[0] == 0 else None
