"""What is wrong, where it is, and how to mend it.

An author's mistake is a value with a place, never a traceback.  All problems of a file travel together in one
`Problems`, so that one run shows everything there is to mend.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal

from msgspec import Struct

Level = Literal["error", "warning"]
WIDEST = 100
SLIP = 0.6  # how much a word is like the one that is meant: 1 is the same
_CUT = "..."


class Place(Struct, frozen=True, order=True):
    """A character of a file: `line` and `column` count from 1, in characters; line 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Struct, frozen=True):
    """One finding: what is wrong in one line, `hint` the mend, `excerpt` the line of the file, `rule` a stable name."""

    place: Place
    message: str
    hint: str = ""
    excerpt: str = ""
    level: Level = "error"
    rule: str = ""


def warning(problem: Problem, rule: str) -> Problem:
    """The same as something to look at, that stops nothing."""
    return Problem(problem.place, problem.message, problem.hint, problem.excerpt, "warning", rule)


class Problems(Exception):
    """All that is wrong with one thing an author gave us; never empty, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        if not self.problems:
            raise ValueError("Problems needs at least one problem")
        super().__init__("\n".join(f"{problem.place}: {problem.message}" for problem in self.problems))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[Problem, ...]]]:
        return Problems, (self.problems,)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, line and column; what is said twice of one place is said once."""
    return tuple(dict.fromkeys(sorted(problems, key=lambda problem: problem.place)))


@contextmanager
def errors_alone(warnings: list[Problem]) -> Iterator[None]:
    """Where Problems are raised, the warnings that stand at the same places are taken out: each is said once."""
    try:
        yield
    except Problems as bad:
        places = {problem.place for problem in bad.problems}
        warnings[:] = [one for one in warnings if one.level == "error" or one.place not in places]
        raise


def nearest(word: str, options: Iterable[str], alike: float = SLIP) -> str | None:
    """The option a misspelt word most likely meant, or None where nothing is as much `alike`; never the word itself."""
    known = {str(option).casefold(): str(option) for option in options if str(option) != str(word)}
    found = difflib.get_close_matches(str(word)[:100].casefold(), known, n=1, cutoff=alike)
    return known[found[0]] if found else None


def did_you_mean(word: str, options: Iterable[str], otherwise: str = "there is", most: int = 16) -> str:
    """A hint for an unknown word: the nearest option; else, after `otherwise`, the first of the options there are."""
    known = list(dict.fromkeys(map(str, options)))
    close = nearest(word, known)
    if close is not None:
        return f"did you mean {close!r}?"
    more = ", ..." if len(known) > most else ""
    return f"{otherwise}: {', '.join(known[:most]) or 'none'}{more}"


def render(problem: Problem) -> str:
    """A problem for people to read, at most five lines, safe for a terminal.

    `path:line:column: level: message`, then the line of the file with a caret under the column (where known), and the
    hint.
    """
    where = f"{problem.place}: " if problem.place.path or problem.place.line else ""
    lines = [_one_line(f"{where}{problem.level}: {problem.message}")]
    if problem.excerpt.strip() and problem.place.column:
        lines += _pointed(problem.excerpt, problem.place.column)
    if problem.hint:
        lines.append(_one_line(f"hint: {problem.hint}"))
    return "\n".join(lines)


def shown(text: str, most: int = 40) -> str:
    """Author's words for use inside a message: one line, cut to `most` characters, nothing a terminal would obey."""
    clean = _one_line(text)
    return clean if len(clean) <= most else clean[: most - len(_CUT)].rstrip() + _CUT


def _pointed(excerpt: str, column: int) -> list[str]:
    """The excerpt, cut around the column, and the line with the caret."""
    line = excerpt.rstrip("\n")
    start = max(0, min(column - 1, len(line)) - WIDEST * 2 // 3) if len(line) > WIDEST else 0
    before = (_CUT if start else "") + _printable(line[start : column - 1])
    after = _printable(line[max(start, column - 1) : start + WIDEST])
    tail = _CUT if start + WIDEST < len(line) else ""
    return [f"  {before}{after}{tail}".rstrip(), "  " + " " * _cells(before) + "^"]


def _printable(text: str) -> str:
    """Text in which controls, format characters and line ends show as one replacement character; tabs as a space."""
    text = text.replace("\t", " ")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u200c\u200d" else " " if c.isspace() else "\ufffd" for c in text)


def _one_line(text: str) -> str:
    return _printable(" ".join(text.split()))


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters two, combining marks none."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
