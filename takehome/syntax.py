"""What the YAML parser stumbled over, in an author's words.

A parser names the character where it could go no further; an author wants the mistake: the quote that was never
closed, the colon that made a key of a sentence, the tab.  Nothing the parser says itself is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from takehome.keyed import key_before
from takehome.lines import line_at
from takehome.problems import shown
from takehome.said import SourceText
from takehome.stumbles import Stumble, split
from takehome.unspaced import BEGINS, unspaced_line

QUOTE = 'put the whole text in quotes: key: "..."'
_MERGE = re.compile(r"^[ \t]*(<{7}|\|{7}|={7}|>{7})(?=[ \t]|$)", re.M)
_MARKS = "*&!%@`"
_IN_BRACES = re.compile(r"\{ *[\w-]+: ")
_INNER = re.compile(r"(?<=: )(\*\*|[*&!%@`])")  # a mark that begins the value of a key
_WORD_ALONE = re.compile(r"[{,]\s*([A-Za-z_][\w-]*)\s+\Z")
_COMMENT = re.compile(r"[ \t](#)")
_CLOSED = re.compile(r"\{ *[\w-]+: [^{}]*\}(?=[ \t]*[,\w])")
_AFTER_QUOTE = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*[^\s#,\]}:]""")


def explain(error: Exception, source: SourceText) -> Stumble:
    """What an error of the parser (C or Python) means, and where its cause was typed."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    at = _index(getattr(error, "problem_mark", None), source)
    began = _index(getattr(error, "context_mark", None), source)
    at = began if at is None else at
    if at is None:
        return Stumble(0, "this cannot be read as YAML", "check the indentation and the quotes")
    began = at if began is None else began
    if "quoted scalar" in context and "end of stream" in problem + "unexpected end of stream" * ("EOF" in problem):
        return Stumble(began, "this quote is never closed", "close it at the end of the text")
    if "document indicator" in problem:
        return Stumble(began, "this quote is not closed before the line `---`", "close it at the end of the text")
    if "flow" in context or "',' or" in problem:
        return _between(source.text, began, at) or _brackets(source, began, at)
    said = f"{problem} {context}"
    from takehome.lacking import lacking  # most files have no slip

    lack = lacking(source.text, said, at, began)
    return lack or _by_line(source, at) or _by_saying(said, at, began, source.text)


def unmerged(text: str) -> Iterator[Stumble]:
    """The marks that a merge leaves where two people changed the same lines."""
    found = [*_MERGE.finditer(text)]
    if any(mark[1] in ("<<<<<<<", ">>>>>>>") for mark in found):
        for mark in found:
            message = f"{mark[1]} is the mark of a merge: these lines were changed twice"
            yield Stumble(mark.start(1), message, "keep the lines that are right, and take all such marks out")


def swallowed(text: str, scalar: Any) -> Stumble | None:
    """A quote that was never closed and took the lines below it, up to the next quote; None where none did.

    `scalar` is the parser's event.  A text's own lines are indented further than its key, so one that is not, and is a
    key or an item of a list, is a line of the file.
    """
    start, end = scalar.start_mark.index, scalar.end_mark.index
    if scalar.style not in ("'", '"') or "\n" not in text[start:end]:
        return None
    head = text[text.rfind("\n", 0, start) + 1 : start]
    dashes = head[: len(head) - len(head.lstrip(" -"))].rstrip()
    column = len(head) - len(head.lstrip(" -")) if _KEY.match(head) else max(len(dashes) - 1, 0)
    last = text.find("\n", end)
    for count, line in enumerate(text[start : last if last >= 0 else None].split("\n")[1:]):
        if len(line) - len(line.lstrip()) <= column and BEGINS.match(line):
            message = f"this quote is not closed before the line {shown(line.strip())!r}"
            hint = "close it at the end of the text; lines that belong to it are indented further than its key"
            return Stumble(start, message, hint, passable=not count)
    return None


def _index(mark: Any, source: SourceText) -> int | None:
    if mark is None:
        return None
    return max(0, min(mark.index, len(source.text.rstrip())))


def _between(text: str, began: int, at: int) -> Stumble | None:
    """What lacks between brackets, where the parser stops at a character: a colon before it, a comma, or no bracket."""
    lone = _WORD_ALONE.search(text[began:at])
    if lone and text[at : at + 1] in ("[", "{"):
        value = text[at : line_at(text, at).end]
        closed = value.find("]" if value[0] == "[" else "}") + 1
        hint = f"write `{lone[1]}: {shown(value[:closed] or value)}`"
        return Stumble(began + lone.end(1), f"a colon is missing after {lone[1]!r}", hint)
    behind = text[began:at].rstrip(" ")[-1:]
    if behind in ("'", '"') and text[at : at + 1] not in (",", ":", "}", "]", "#"):
        hint = "put all of it in quotes; a quote inside is written twice ('') or as \\\""
        return Stumble(at, "words go on after the closing quote", hint)
    if text.startswith("- ", at):
        if (opened := _unclosed(text, began, at)) is not None:
            return opened
        hint = "take the brackets out; or put commas between the items, and take the dashes out"
        return Stumble(at, "a dash begins no item between brackets", hint)
    if text[at : at + 2] == ": " and "\n" not in text[began:at] and (word := key_before(text, began, at)):
        hint = f"write `, {word}: ...`; or put the words before and behind it in quotes"
        return Stumble(at - len(word), f"a comma is missing before the key {word!r}", hint)
    return None


def _unclosed(text: str, began: int, at: int) -> Stumble | None:
    """A bracket in an item of a list that is still open where the next item begins, or whose rest is a comment."""
    first, line = line_at(text, began), line_at(text, at)
    if not (text[began] in "[{" and first.dashes and line.dashes and line.dashes[0] <= first.dashes[-1]):
        return None
    if (comment := _COMMENT.search(text, began, first.end)) is not None:
        what = f"# begins a comment, so that the {text[began]} is never closed"
        return Stumble(comment.start(1), what, 'put the text that holds it in quotes; a colour too: "#1F5132"')
    closing = "]" if text[began] == "[" else "}"
    return Stumble(began, f"the {text[began]} here is not closed", f"write {closing} at the end of its line")


def _brackets(source: SourceText, began: int, at: int) -> Stumble:
    opening = source.text[began : began + 1]
    if source.text[at : at + 2] == ": " and "\n" not in source.text[began:at]:
        return Stumble(at, _COLON, QUOTE)
    if opening in ("{", "["):
        message = f"the {opening} here is not closed, or what it holds needs quotes"
        return Stumble(began, message, "close it; inside { } and [ ] put text that holds , : # [ ] { } in quotes")
    hint = "inside { } and [ ] put text that holds , : # [ ] { } in quotes"
    if re.search(r"[:,\[{] *#", source.line(source.place(at).line)):
        return Stumble(
            at, "# begins a comment, so that the bracket is never closed", 'put a colour in quotes: "#1F5132"'
        )
    return Stumble(at, "this does not fit between the brackets", hint)


def _by_line(source: SourceText, at: int) -> Stumble | None:
    """Mistakes that the line itself shows: a mark at the start of words, words after a quote, tabs."""
    start = source.text.rfind("\n", 0, at) + 1
    line = source.line(source.place(at).line)
    key, value = split(line)
    first = start + len(key)
    if "\t" in key or ("\t" in line[: len(line) - len(line.lstrip())]):
        return Stumble(start + line.index("\t"), "a tab stands where spaces belong", "indent with spaces")
    if source.text[at : at + 1] == "\t" and not source.text[start:at].strip(" -"):
        return Stumble(at, "a tab stands where a space belongs", "write a space")
    if value.startswith("* ") and not key.strip():
        what = "words cannot begin with * unless they are in quotes"
        return Stumble(first, what, f"begin an item with a dash: `- {shown(value[2:])}`", True)
    if value and value[0] in _MARKS and at <= first + 2:
        return Stumble(first, f"words cannot begin with {value[0]} unless they are in quotes", QUOTE, True)
    if (
        value[:1] in ("{", "[")
        and at > first
        and _IN_BRACES.match(value)
        and (mark := _INNER.search(line, max(len(key), at - start - 3)))
    ):
        what = f"words cannot begin with {mark[1]} unless they are in quotes"
        return Stumble(start + mark.start(1), what, 'put these words in quotes, inside the braces: {key: "..."}', True)
    if value[:1] in ("{", "[") and at > first and source.text[at : at + 1] in ("}", "]"):
        closing = source.text[at]
        return Stumble(at, f"this {closing} closes nothing", "take it out; or put words that hold it in quotes", True)
    if at > first and (closed := _CLOSED.match(value)):
        hint = f"take out what stands behind the {closed[0][-1]}, or write it inside, or on a line of its own"
        return Stumble(first + closed.end(), f"something stands behind the closing {closed[0][-1]}", hint, True)
    if value[:1] in ("{", "[") and at > first:
        return Stumble(first, f"words that begin with {value[0]} need quotes", QUOTE, True)
    if value[:1] in ("'", '"') and (after := _AFTER_QUOTE.match(value)) and at >= first + len(after[1]):
        hint = "put all of it in quotes; a quote inside is written twice ('') or as \\\""
        return Stumble(first + after.end() - 1, "words go on after the closing quote", hint, True)
    return None


def _by_saying(said: str, at: int, began: int, text: str) -> Stumble:
    for part, from_start, message, hint in _SAYINGS:
        if part in said:
            if part in _LINES and (lack := unspaced_line(text, began if from_start else at)):
                return Stumble(*lack)
            return Stumble(began if from_start else at, message, hint, message is _COLON)
    return Stumble(at, "this cannot be read as YAML", "check the indentation, and put the text in quotes")


_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?: |$)")
_COLON = "a colon followed by a space makes a key of these words"
_LINES = ("mapping values are not allowed", "could not find expected ':'", "expected '-'", "block end", "expected key")
_SAYINGS = (
    ("mapping values are not allowed", False, _COLON, QUOTE),
    ("node content", False, "no value begins with this character", QUOTE),
    ("tab", False, "a tab stands where spaces belong", "indent with spaces"),
    ("cannot start any token", False, "words cannot begin with this character", QUOTE),
    (
        "could not find expected ':'",
        True,
        "this line is neither a key nor part of the text above",
        "write `key: value`, or indent it further than its key and put >- after the key",
    ),
    (
        "expected '-'",
        False,
        "this line is not part of the list above, and it does not fit anything else",
        "begin it with a dash in the column of the other dashes, or indent it like the key it belongs to",
    ),
    (
        "block end",
        False,
        "this line does not fit the ones above",
        "indent it like its neighbours, or put the text above in quotes",
    ),
    (
        "expected key",
        False,
        "this line does not fit the ones above",
        "indent it like its neighbours, or put the text above in quotes",
    ),
    (
        "document start",
        False,
        "this line does not fit the ones above",
        "indent it like the first line of the file",
    ),
    ("sequence entries are not allowed", False, "a dash cannot begin a list here", f"begin a new line, or {QUOTE}"),
    (
        "block scalar",
        True,
        "after | or > stands at most one digit and a - or +",
        "put words that begin with > or | in quotes; for text of several lines write `key: >-`, and begin on the next",
    ),
    (
        "escape",
        False,
        "a backslash in double quotes begins an escape, and this is none",
        "use single quotes, or write the backslash twice",
    ),
    ("directive", True, "directives are not used here", "take the line that begins with % out"),
    ("alias", True, "words cannot begin with * unless they are in quotes", QUOTE),
    ("anchor", True, "words cannot begin with & unless they are in quotes", QUOTE),
    ("tag", True, "words cannot begin with ! unless they are in quotes", QUOTE),
)
