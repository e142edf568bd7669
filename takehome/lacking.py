"""A dash or a colon that lacks, and lines in another column than their neighbours: where the parser stops."""

from __future__ import annotations

import re
import unicodedata

from takehome.keyed import key_before, known
from takehome.lines import MARKED, Line, above, begun, below, colon, dash, inner, line_at, seems_key
from takehome.misplaced import misplaced, spaced, too_far, unfit
from takehome.outline import indentless, neighbour, stands_below, under_key
from takehome.problems import shown
from takehome.stumbles import Stumble
from takehome.unspaced import unspaced, unspaced_line

_WIDE = re.compile(r"[ \t]*(?:- *)*(?:[\w-]+:)?([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_HEADER = re.compile(r"[|>][0-9+-]{0,2}")
_BRACED = re.compile(r"[A-Za-z_][\w-]* +[{\[]")


def lacking(text: str, said: str, at: int, began: int) -> Stumble | None:
    """What the lines around a stumble show, by what the parser said of the characters `at` and `began`."""
    line = line_at(text, began if "could not find expected ':'" in said else at)
    before = next(above(text, line), None)
    if before and (wide := _WIDE.match(text, before.start, before.end)):
        return _wide(text, wide)
    if (wide := _WIDE.match(text, line.start, line.end)) or "document start" in said:
        return _wide(text, wide) if wide else _ended(text, line)
    if "mapping values are not allowed" in said:
        return _run_into(text, line, at)
    if "could not find expected ':'" in said:
        return spaced(line) or _neither(text, line)
    if at <= line.start + line.column and any(part in said for part in ("expected '-'", "block end", "expected key")):
        return spaced(line) or unfit(text, line)
    return None


def _wide(text: str, found: re.Match[str]) -> Stumble:
    """A blank that is none to YAML, where one belongs: it comes along when words are copied from elsewhere."""
    name = unicodedata.name(found[1])
    what = f"a blank stands here that YAML does not take for one: U+{ord(found[1]):04X} ({name})"
    return Stumble(found.start(1), what, "write a space in its place")


def _ended(text: str, line: Line) -> Stumble | None:
    """A line behind three dots, which end the file for YAML; or one that is not indented as the first line is."""
    lines = [one for one in above(text, line) if not one.comment]
    if not lines:
        return None
    if lines[0].words == "...":
        return Stumble(lines[0].start, "the line `...` ends the file here, and more follows", "take the line out")
    number = text.count("\n", 0, lines[-1].start) + 1
    hint = f"begin line {number}, the first of the file, in column {line.column + 1}; or indent this one like it"
    return Stumble(line.index, "this line does not fit the ones above", hint)


def _run_into(text: str, line: Line, at: int) -> Stumble | None:
    """A colon where no key can stand: a line above has begun a text that runs on to it."""
    above_it, _ = stands_below(text, line)
    if line.dashes and above_it and above_it.column == line.column and not above_it.key and under_key(text, above_it):
        return spaced(above_it) or dash(above_it)
    first = begun(text, line)
    if (
        first.start == line.start
        and above_it
        and line.key
        and not (above_it.key or above_it.dashes or above_it.comment)
    ):
        first = above_it
    if first.start == line.start and line.dashes and above_it and above_it.key and above_it.runs_on:
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
    return misplaced(text, line, first, at) if line.key and not behind.strip() else None


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
    head, where = next(above(text, line), None), neighbour(text, line)
    if head and head.key and _HEADER.fullmatch(head.value):
        what = f"this line does not belong to the text of {head.key!r}: it is not indented further than that key"
        return Stumble(line.index, what, f"begin it in column {head.head + 3}, or the key in a column before")
    if where is None or where.start == line.start:
        return None
    if not where.dashes or where.column != line.column:
        return _no_colon(text, line)
    if seems_key(text, line) and indentless(text, line) and _another(text, line, where):
        return colon(text, line)
    if other := MARKED.fullmatch(line.words):
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
