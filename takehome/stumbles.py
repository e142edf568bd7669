"""A syntax error in an author's words, and how reading goes on behind it."""

from __future__ import annotations

import re

from msgspec import Struct

from takehome.problems import Problem
from takehome.said import SourceText

_LINE = re.compile(r"(?P<key>\s*(?:- +)*(?:[\w-]+: +)?)(?P<value>\S.*)?")


class Stumble(Struct, frozen=True):
    """A syntax error: the character of the file, what is wrong, the mend, and whether the rest can still be read.

    To read the rest the value of its line is made harmless, or, where there is a `patch`, what stands at a character
    is written over.
    """

    index: int
    message: str
    hint: str
    passable: bool = False
    patch: tuple[int, str] | None = None

    def problem(self, source: SourceText) -> Problem:
        """The same, with its line."""
        return source.problem(self.index, self.message, self.hint)


def split(line: str) -> tuple[str, str]:
    """What stands before the value of a line, and the value."""
    found = _LINE.fullmatch(line)
    return (found["key"], found["value"] or "") if found else ("", line)


def passed(source: str, stumble: Stumble) -> str:
    """The text with the stumbling line made harmless, of the same length, so that reading can go on."""
    if stumble.patch:
        at, words = stumble.patch
        return source[:at] + words + source[at + len(words) :]
    start = source.rfind("\n", 0, stumble.index) + 1
    end = source.find("\n", stumble.index)
    end = end if end >= 0 else len(source)
    key, value = split(source[start:end])
    return source[: start + len(key)] + "x" * len(value) + source[end:]
