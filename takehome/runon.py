"""Lines that a text took in without a word: an item that is indented too far, one whose dash lacks, a key's colon.

YAML goes on with a text without quotes on lines that are indented further, whatever these begin with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.keyed import known
from takehome.lines import Line, colon, dash, inner, line_at
from takehome.nodes import Mapping, Node, Sequence, bracketed
from takehome.problems import Problem, shown
from takehome.said import Said, Scalar
from takehome.stumbles import Stumble

MOST = 10  # lines of one text that are told
_HEADED = re.compile(r"[A-Za-z_][\w-]* +[|>][0-9+-]{0,2}")  # a key, but for its colon, and the mark of a text below
_BRACED = re.compile(r"([A-Za-z_][\w-]*) +([{\[\"'].*)", re.S)
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:,-]*")  # an id, a part of an order, or one word
_LISTED = re.compile(r"\[[\w-]+(?:, *[\w-]+)*\]")  # ids, and no link
_ENDS_LISTED = re.compile(r"[^\s,{\[] ([a-z_][\w-]*): +\[[\w-]+(?:, *[\w-]+)*\]\Z")
_LONE = re.compile(r"[a-z_][\w-]*")
_WIDE = 70  # columns: a line that is shorter, and had room for the next word, was ended on purpose
_LEADS = frozenset(  # to a name, say
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "our", "the", "to", "with", "your")
)
_BLOCK = re.compile(
    r": |- |\n |#|[\u2010-\u2015\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u2043*][ \t]|\d[.)][ \t]"
)  # worth a look
_ITEM = re.compile(r"([\u2010-\u2015\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u2043*]|(\d{1,2})[.)])[ \t]+\S")  # of a list
_DOUBLED = re.compile(r"[\u2010-\u2015\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u2043][ \t]")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015")  # which may begin a line within a sentence
_PRESSED = re.compile(r"\b(?:press|dial|touch|tap|hit)(?: the)?\s+$", re.IGNORECASE)  # the key of a phone
_COMMENT = re.compile(r"(?:\A|(?<=[ \t]))#(?:[ \t]+(?=[^\s\d])|(?<=\A#)(?=[^\s\d]))")
_TAB = re.compile(r"(?<=\S) *(\t)\s*(?=\S)")
_STRAY = re.compile(r"[^\d\s\"][\"]\Z")


def suspect(style: str, value: str, length: int) -> bool:
    """Whether a text of `length` characters of the file may have taken in lines of it: worth a look by `run_on`."""
    if not style:
        return length > len(value)
    if style in "'\"":
        return value.endswith("]") and ": [" in value
    return style == "|" or _BLOCK.search(value) is not None


def run_on(scalar: Scalar, around: Mapping | Sequence | None) -> Iterator[Problem]:
    """What lines of a text of several lines begin as if they were lines of the file; it stands in `around`."""
    source, text = scalar.source, scalar.source.text
    first = line_at(text, scalar.start)
    more = inner(text, scalar.start, scalar.end)
    dashed = [line for line in more if line.dashes]
    if scalar.style:
        yield from _ending(scalar)
        if scalar.style in ">|":
            yield from _in_block(scalar, more)
            yield from _comments(scalar, more)
            yield from _listed(scalar, more)
        return
    if around is None or bracketed(around) or text.startswith(":", scalar.end):
        return  # what is told of brackets is told where they close, and of a colon where the parser stops
    item = isinstance(around, Sequence)
    if item and _HEADED.fullmatch(first.words):
        yield colon(text, first).problem(source)
    elif dashed:
        own = not text[first.start : scalar.start].strip()
        yield from (stumble.problem(source) for stumble in _dashed(text, first, dashed, item, own))
    elif item:
        yield from _undashed(scalar, first, more)


def _ending(scalar: Scalar) -> Iterator[Problem]:
    """A key with a list of ids at the end of a line of a text: a mark of the statement that would be printed."""
    text = scalar.source.text
    for line in (line_at(text, scalar.start), *inner(text, scalar.start, scalar.end)):
        words = line.words.rstrip("'\"")
        found = _ENDS_LISTED.search(words)
        if found and known(text, found[1], line.start, line.end):
            what = f"{shown(words[found.start(1) :])!r} stands in the text, and is printed"
            hint = f"begin `{found[1]}:` on a line of its own, in the column of the other keys"
            yield scalar.source.problem(line.index + found.start(1), what, hint)


def _in_block(scalar: Scalar, more: list[Line]) -> Iterator[Problem]:
    """Lines of a text after >- or | that seem to be lines of the file: keys that other lines have, and items; and those
    that would stand in a paragraph of their own, though no blank line is above them."""
    source = scalar.source
    for before, line in zip([None, *more], more, strict=False):
        listed = _LISTED.fullmatch(line.value) is not None
        if line.key and (listed or known(source.text, line.key, scalar.start, scalar.end)):
            what = f"{shown(line.words)!r} is part of the text above, and is printed: it is indented as its lines are"
            column = "the other dashes" if line.dashes else "the other keys"
            hint = f"begin it in the column of {column}; if these are words of the text, begin it with another word"
            level = "error" if listed or line.dashes else "warning"
        elif line.dashes:
            what = f"a dash begins this line, and is printed as a dash: a text after {scalar.style} holds no list"
            hint = "write the items as a list of their own; if it is a dash, begin the line with another word"
            level = "warning"
        elif before and source.text.count("\n", before.end, line.start) == 1 and _apart(scalar, more[0], before, line):
            what = "this line would stand in a paragraph of its own"
            hint = f"begin it in column {more[0].column + 1}, as the first of its text; a blank line begins a paragraph"
            level = "error"
            if scalar.style == "|":
                hint, level = "write >- in place of |, and a blank line where a paragraph ends", "warning"
        else:
            continue
        yield source.problem(line.start + line.column, what, hint, level)
        return


def _comments(scalar: Scalar, more: list[Line]) -> Iterator[Problem]:
    """What looks like a comment in a text after >- or |, where # begins none."""
    text = scalar.source.text
    found = ((line, _comment(text[line.start + line.column : line.end])) for line in more)
    for line, at in [(line, at) for line, at in found if at is not None][:MOST]:
        what = f"what follows # is printed: a text after {scalar.style} holds no comment"
        hint = "if it is a comment, put it on a line of its own above the key of this text"
        yield scalar.source.problem(line.start + line.column + at, what, hint, "warning")


def _comment(words: str) -> int | None:
    """Where a comment seems to begin in words: none is behind "press", which asks for a key of a phone."""
    mark = _COMMENT.search(words)
    return None if mark is None or _PRESSED.search(words[: mark.start()]) else mark.start()


def _listed(scalar: Scalar, more: list[Line]) -> Iterator[Problem]:
    """The first of two lines of a paragraph that begin as the items of a list, with marks or with numbers in order."""
    text, first = scalar.source.text, None
    for before, line in zip([None, *more], more, strict=False):
        item = _ITEM.match(text, line.start + line.column, line.end)
        apart = before is not None and text.count("\n", before.end, line.start) > 1
        if apart or (first and first[1] in _DASHES and not item):
            first = None
        if item is None:
            continue
        if first and (item[1] == first[1] or (item[2] and first[2] and int(item[2]) == int(first[2]) + 1)):
            runs = ", and the lines run together" if scalar.style == ">" else ""
            what = f"{first[1]!r} begins this line, and is printed{runs}: a text after {scalar.style} holds no list"
            hint = f"write the items as a list of their own, below `{'steps' if item[2] else 'bullets'}:`"
            yield scalar.source.problem(first.start(), what, hint, "warning")
            return
        first = item


def _apart(scalar: Scalar, first: Line, before: Line, line: Line) -> bool:
    """Whether the end of the line `before` is kept, and parts a sentence: by what `line` is indented more, or by |."""
    if scalar.style == ">":
        return line.column > first.column or before.column > first.column
    return line.words[:1].islower() and not before.words.endswith((".", ":", "?", "!", ";"))


def in_brackets(node: Mapping | Sequence) -> Iterator[Problem]:
    """Each line with a dash that a text between brackets or braces of several lines has taken in."""
    for value in node.values() if isinstance(node, Mapping) else node:
        if isinstance(value, Said) and value.plain and value.scalar.end - value.scalar.start > len(value):
            lines = inner(value.source.text, value.scalar.start, value.scalar.end)
            above = line_at(value.source.text, value.scalar.start)
            for before, line in zip([above, *lines], lines, strict=False):
                if not line.dashes:
                    if isinstance(node, Sequence) and _another(before, line):
                        what = f"{shown(line.words)!r} goes on with the item above: is a comma missing before it?"
                        hint = "end the item above with a comma; if it goes on, put the whole text in quotes"
                        yield value.source.problem(line.index, what, hint, "warning")
                    continue
                what = "a dash begins this line, but between brackets it begins no item: it is part of the text above"
                hint = "end the text above with a comma and take the dash out; or take the brackets out"
                yield value.source.problem(line.start + line.column, what, hint)


def _dashed(text: str, first: Line, dashed: list[Line], item: bool, own: bool) -> Iterator[Stumble]:
    """What is said of lines with a dash in a text that begins on a line of its `own`, or behind a dash or a key."""
    from takehome.misplaced import spaced, too_far  # most files have no slip

    if own and dashed[0].column <= first.column:
        mend = f", in column {dashed[0].column + 1}, as the one below" * (dashed[0].column < first.column)
        yield spaced(first) or dash(first, mend)
        return
    lone = item and _LONE.fullmatch(first.words)
    if lone and (known(text, first.words) or any(" " in line.words for line in dashed)):
        yield colon(text, first)
        return
    yield from (too_far(text, line, item) for line in dashed[:MOST])


def _undashed(scalar: Scalar, first: Line, more: list[Line]) -> Iterator[Problem]:
    """Lines of an item that may be items of their own: ids and single words, an error; a capital, a warning."""
    lines = [first, *more]
    single = all(_TOKEN.fullmatch(line.words) for line in lines)
    for before, line in zip(lines, more, strict=False):
        if single and not before.words.endswith(","):
            yield dash(line, f" in column {first.dashes[-1] + 1}").problem(scalar.source)
        elif _another(before, line):
            what = f"{shown(line.words)!r} goes on with the item above: is a dash missing before it?"
            hint = f"begin it with a dash in column {first.dashes[-1] + 1}; if it goes on, put the whole text in quotes"
            yield scalar.source.problem(line.index, what, hint, "warning")
            return


def _another(before: Line, line: Line) -> bool:
    """Whether a line seems to begin an item of its own: with a capital, and no need to leave the line above it."""
    ended = before.words.endswith((".", ",", "?", "!", ":", ";"))
    room = before.head + len(f"{before.words} {line.words.split()[0]}") < _WIDE
    return line.words[:1].isupper() and not ended and room and before.words.split()[-1].lower() not in _LEADS


def doubled(item: Node) -> Iterator[Problem]:
    """An item of a list that begins with a mark of its own."""
    if isinstance(item, Said) and _DOUBLED.match(item):
        what = f"{item[0]} begins this item, and is printed behind the mark of the list"
        yield item.problem(what, "take it out: the dash alone makes the item", level="warning")


def tabbed(scalar: Scalar) -> Iterator[Problem]:
    """A tab between words: no column begins behind it."""
    for at in (scalar.index(found.start(1)) for found in _TAB.finditer(scalar.value)):
        if scalar.source.text[at:].partition("\n")[0].strip():  # at the end of a line nobody means it
            hint = "write a space; for columns, write a table"
            what = "a tab stands between these words, and is printed as a space"
            yield scalar.source.problem(at, what, hint, "warning")
            return


def unlike(words: Said) -> Problem | None:
    """A key that holds the bracket or the quote its value begins with: `phones {day: ...}`; its own colon lacks."""
    found = _BRACED.match(words)
    if found is None or not words.plain:
        return None
    place = words.place(found.start(2))
    hint = f"write `{found[1]}: {shown(words.source.line(place.line)[place.column - 1 :])}`"
    return words.problem(f"a colon is missing after {found[1]!r}", hint, found.end(1))


def stray(scalar: Scalar) -> Iterator[Problem]:
    """A quote at the end of a text that has no other: it is printed."""
    if scalar.value.count('"') == 1 and _STRAY.search(scalar.value):
        at = scalar.index(len(scalar.value) - 1)
        hint = "take it out, or begin the text with one as well"
        yield scalar.source.problem(at, "this quote is printed: the text does not begin with one", hint, "warning")
