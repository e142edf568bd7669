"""Text that knows where it was written.

A string read from a file is `Said`: a str, and for each of its characters the line and column it was typed at, also
inside folded, quoted and literal scalars.  A finding made on the finished page can so name the line to mend.

The map is cheap: a `Said` keeps only which scalar it is a part of and where in it, and the scalar is read again,
character by character, the first time somebody asks for a place inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import Any, SupportsIndex

from takehome.problems import Level, Place, Problem
from takehome.scalars import Spans, spans

MADE = "made"  # the style of words made of others: they stand where those begin
OPTION = "option"  # the style of words on the command line: as they are, and without quotes


class SourceText:
    """The text of one file as its scalars were read: LF line ends, no BOM.  `path` is what messages call it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._told: dict[int, str] = {}  # lines that problems show: all problems of a line share it

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, index: int) -> Place:
        """The place of character `index` of the file."""
        line = bisect_right(self._starts, index)
        return Place(self.path, line, index - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its line end; empty when there is no such line."""
        if not 0 < number <= len(self._starts):
            return ""
        if number not in self._told:
            end = self._starts[number] - 1 if number < len(self._starts) else None
            self._told[number] = self.text[self._starts[number - 1] : end]
        return self._told[number]

    def problem(self, index: int, message: str, hint: str = "", level: Level = "error", rule: str = "") -> Problem:
        """A problem at character `index`, with its line as excerpt."""
        place = self.place(index)
        return Problem(place, message, hint, self.line(place.line), level, rule)

    def __reduce__(self) -> tuple[Any, ...]:
        return SourceText, (self.path, self.text)


class Scalar:
    """One scalar of a file: `value` is what it says, source[start:end] how it was typed.

    `style` is the YAML style: "" plain, ' and " quoted, | literal, > folded.
    """

    __slots__ = ("_spans", "end", "source", "start", "style", "value")

    def __init__(self, source: SourceText, value: str, start: int, end: int, style: str) -> None:
        self.source, self.value, self.start, self.end, self.style = source, value, start, end, style
        self._spans: Spans | None = None

    def index(self, position: int) -> int:
        """Which character of the file stands for character `position` of the value (its end: one past the last)."""
        if self.style == MADE:
            return self.start
        if self._spans is None:
            self._spans = spans(self.source.text, self.value, self.start, self.end, self.style)
        return self._spans.index(position)

    def __reduce__(self) -> tuple[Any, ...]:
        return Scalar, (self.source, self.value, self.start, self.end, self.style)


class Said(str):
    """A str that knows its place.  Slicing, `strip` and the splits keep it; adding and formatting give a plain str."""

    __slots__ = ("_offset", "_scalar")
    _scalar: Scalar
    _offset: int

    def __new__(cls, text: str, scalar: Scalar, offset: int = 0) -> Said:
        """`text` is scalar.value[offset:offset + len(text)]."""
        said = str.__new__(cls, text)
        said._scalar = scalar
        said._offset = offset
        return said

    @classmethod
    def at(cls, text: str, place: Place) -> Said:
        """Words that stand at `place` as they are (no quotes, no folding): for tests, and for other files than YAML."""
        padding = "\n" * (place.line - 1) + " " * (place.column - 1)
        source = SourceText(place.path, padding + text)
        return cls(text, Scalar(source, text, len(padding), len(padding) + len(text), "raw"))

    @classmethod
    def of(cls, text: str, path: str) -> Said:
        """The words that the option `path` of the command line was given."""
        return cls(text, Scalar(SourceText(path, text), text, 0, len(text), OPTION))

    def saying(self, words: str) -> Said:
        """Words made of these (blanks filled, a first letter raised): they stand where these begin."""
        start = self._scalar.index(self._offset)
        return Said(words, Scalar(self._scalar.source, words, start, start, MADE))

    @property
    def plain(self) -> bool:
        """True when it was typed without quotes and on its own line, so that `null` means nothing and not a word."""
        return self._scalar.style in ("", OPTION)

    @property
    def scalar(self) -> Scalar:
        """The scalar that it is, or is a part of."""
        return self._scalar

    @property
    def source(self) -> SourceText:
        """The file it was read from."""
        return self._scalar.source

    def place(self, index: int = 0) -> Place:
        """Where character `index` was typed; `len(self)` is the place after the last one."""
        return self._scalar.source.place(self._scalar.index(self._offset + index))

    def start(self) -> Place:
        """Where the whole scalar begins, its quote or `>-` included."""
        return self._scalar.source.place(self._scalar.start)

    def problem(self, message: str, hint: str = "", index: int = 0, level: Level = "error", rule: str = "") -> Problem:
        """A problem at character `index`, with its line as excerpt."""
        at = self._scalar.index(self._offset + index)
        return self._scalar.source.problem(at, message, hint, level, rule)

    def __getitem__(self, key: SupportsIndex | slice) -> Said:
        if isinstance(key, slice):
            start, _, step = key.indices(len(self))
            if step != 1:
                raise ValueError("a Said is cut in steps of one")
        else:
            start = range(len(self))[key]
        return Said(str.__getitem__(self, key), self._scalar, self._offset + start)

    def strip(self, chars: str | None = None, /) -> Said:
        """As str.strip."""
        return self.lstrip(chars).rstrip(chars)

    def lstrip(self, chars: str | None = None, /) -> Said:
        """As str.lstrip."""
        return self[len(self) - len(str.lstrip(self, chars)) :]

    def rstrip(self, chars: str | None = None, /) -> Said:
        """As str.rstrip."""
        return self[: len(str.rstrip(self, chars))]

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (str(self), self._scalar, self._offset)


def place_of(text: str, index: int = 0) -> Place | None:
    """Where character `index` of a text was typed; None for a text that no file holds."""
    return text.place(index) if isinstance(text, Said) else None


def made_of(text: str, words: str) -> str:
    """Words made of a text, which know its place where it knows one."""
    return text.saying(words) if isinstance(text, Said) else words


def capital(text: str) -> str:
    """A text with its first letter raised, where its script has capitals."""
    return text if text[:1].isupper() else made_of(text, text[:1].upper() + text[1:])


def joined(*parts: str) -> str:
    """Words set together from several; they stand where the longest of them does."""
    return made_of(max(parts, key=len), "".join(parts))


def problem_at(
    text: str, message: str, hint: str = "", index: int = 0, level: Level = "error", rule: str = ""
) -> Problem:
    """A problem of a text, with its place and line where the text knows them."""
    if isinstance(text, Said):
        return text.problem(message, hint, index, level, rule)
    return Problem(Place(""), message, hint, "", level, rule)
