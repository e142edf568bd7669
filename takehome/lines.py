"""Lines of a YAML file as an author sees them: the column, the dashes, the key, and the words behind it.

The parser says where it could go no further; these say what stands there and around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from takehome.keyed import known
from takehome.problems import shown
from takehome.stumbles import Stumble

_PARTS = re.compile(r"([ \t]*)((?:-(?:[ \t]+|$))*)((?:([\w-]+) ?:(?:[ \t]+|$))?(.*))")
MARKED = re.compile(
    r"([\u2010-\u2015\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u2043\u2212*=+~]|-{2,})(?:\s+|(?<![*+~=\u2212])(?!\d))(\S.*)"
)  # bullets
_NUMBERED = re.compile(r"(\d{1,2}[.)])\s+(\S.*)")
_CLOSED = frozenset("\"'{[|>&*!%@`#")  # what begins no text without quotes
_NAME = r"[a-z][\w-]*(?: [\w-]+){0,3}"
_WORD = re.compile(r"([A-Za-z_][\w-]*)( ?[;=\uff1a] *| +|$)(.*)")


class Line(Struct, frozen=True):
    """A line: where it starts and ends in the text, the columns (from 0) of its first character, its dashes and what
    follows them, its key (empty where it has none), what follows the dashes, and what follows the key."""

    start: int
    end: int
    column: int
    dashes: tuple[int, ...]
    head: int
    key: str
    words: str
    value: str

    @property
    def index(self) -> int:
        """The character of the text at which key or words begin."""
        return self.start + self.head

    @property
    def blank(self) -> tuple[int, str]:
        """Blanks for all of it but its dashes."""
        return self.index, " " * (self.end - self.index)

    @property
    def stands(self) -> bool:
        """Whether anything stands on it."""
        return bool(self.dashes or self.words)

    @property
    def comment(self) -> bool:
        """Whether it is nothing but a comment."""
        return self.words.startswith("#")

    @property
    def runs_on(self) -> bool:
        """Whether it ends in a text without quotes, which goes on with lines that are indented further."""
        return bool(self.value) and self.value[0] not in _CLOSED and ": " not in self.value and self.value[-1] != ":"

    @property
    def edge(self) -> int:
        """The column that lines of its text must stand behind; -1 where it does not say."""
        return self.head if self.key else self.dashes[-1] if self.dashes else -1


def line_at(text: str, index: int) -> Line:
    """The line of a character."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    end = end if end >= 0 else len(text)
    found = _PARTS.match(text, start, end)
    if found is None:
        return Line(start, end, 0, (), 0, "", text[start:end], text[start:end])
    dashes = tuple(found.start(2) - start + at for at, mark in enumerate(found[2]) if mark == "-")
    words, value = _said(found[3]), _said(found[5])
    return Line(start, end, len(found[1]), dashes, found.start(3) - start, found[4] or "", words, value)


def _said(words: str) -> str:
    """Words without a comment behind them."""
    if "'" not in words and '"' not in words:
        marks = (at for at in (words.find(" #"), words.find("\t#")) if at >= 0)
        words = words[: min(marks, default=None)]
    return words.rstrip()


def above(text: str, line: Line) -> Iterator[Line]:
    """The lines above one that are not blank, nearest first."""
    end = line.start - 1
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip() and (found := line_at(text, start)).stands:
            yield found
        end = start - 1


def below(text: str, line: Line) -> Iterator[Line]:
    """The lines below one that are not blank."""
    start = line.end + 1
    while start <= len(text):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if text[start:end].strip() and (found := line_at(text, start)).stands:
            yield found
        start = end + 1


def inner(text: str, start: int, end: int) -> list[Line]:
    """The lines of text[start:end] below its first that are not blank."""
    return [*takewhile(lambda line: line.start < end, below(text, line_at(text, start)))]


def begun(text: str, line: Line) -> Line:
    """The line on which the text without quotes begins that runs on to a line: a line above, or that line itself."""
    first, least = line, line.column
    for before in above(text, line):
        if before.comment or not before.runs_on or least <= before.edge:
            break
        first, least = before, min(least, before.column)
        if before.dashes or before.key:
            break
    return first


def seems_key(text: str, line: Line) -> bool | None:
    """Whether a line without a key begins with one whose colon lacks; None where it may as well go on with words."""
    found = None if line.key else _WORD.fullmatch(line.words)
    if found is None:
        return False
    word, between, rest = found.groups()
    if between.strip() or (rest and rest[0] in _CLOSED):
        return True
    there = known(text, word)
    if _heads(text, line) and (not rest or re.fullmatch(_NAME, line.words)):
        return True
    if not (word[0].islower() or there):
        return False
    return True if "_" in word or ((rest or there) and not _in_sentence(text, line)) else None


def _heads(text: str, line: Line) -> bool:
    """Whether what stands below a line belongs to it, as to a key: lines with a dash, or, below one word, any."""
    after = next(below(text, line), None)
    deeper = after is not None and after.column > line.head
    return after is not None and (bool(after.dashes) if after.column == line.head or " " in line.words else deeper)


def _in_sentence(text: str, line: Line) -> bool:
    """Whether the line above ends within a sentence, which a line may go on with."""
    before = next(above(text, line), None)
    return before is not None and before.runs_on and " " in before.value and before.value[-1] not in ".!?"


def colon(text: str, line: Line) -> Stumble:
    """What is said of a line that begins with a key whose colon lacks."""
    found = _WORD.fullmatch(line.words)
    word, between, rest = found.groups() if found else (line.words, "", "")
    if rest and _heads(text, line) and re.fullmatch(_NAME, line.words):
        word, between, rest = line.words, "", ""
    end, other = line.index + len(word), between.strip()
    what = f"a colon is missing after {shown(word)!r}{f', where {other} stands' * bool(other)}"
    hint = f"write `{word.replace(' ', '_')}:{f' {shown(rest)}' * bool(rest)}`"
    after = next(below(text, line), None)
    if rest:  # the line is left out, if nothing below goes on with it
        return Stumble(end, what, hint, after is None or after.column <= line.head, line.blank)
    return Stumble(end, what, hint, len(word) > 1, (end - 1, ":"))


def dash(line: Line, mend: str = "") -> Stumble:
    """What is said of a line whose dash lacks; another mark of a list goes, for the dash prints one."""
    other = MARKED.fullmatch(line.words) or _NUMBERED.fullmatch(line.words)
    words = other[2] if other else line.words
    what = f"a dash is missing before {shown(line.words)!r}"
    if other:
        what = f"this line begins with {other[1]}, and an item begins with a dash"
    return Stumble(line.index, what, f"begin it with a dash: `- {shown(words)}`{mend}")
