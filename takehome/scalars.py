"""How a YAML scalar was typed: from each character of its value to a character of the file.

Each function here reads the source of a scalar in one style once more, by the rules of YAML 1.1 as libyaml applies
them, and notes where every character of the value comes from.  What folding adds (a space for a line end) comes from
the line end it stands for; an escape comes from its backslash.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_BLANK = " \t"
_QUOTED_PART = {"'": re.compile(r"''|[ \t]*\n[ \t\n]*"), '"': re.compile(r"\\(?:\n[ \t]*|.)|[ \t]*\n[ \t\n]*")}
_PLAIN_PART = re.compile(r"[ \t]*\n[ \t\n]*")
_ESCAPED = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))
_HEX = {"x": 2, "u": 4, "U": 8}


class Spans:
    """Stretches of a value that run along with the file: value[starts[i] + n] was typed at sources[i] + n."""

    __slots__ = ("count", "parts", "sources", "starts")

    def __init__(self, first: int) -> None:
        self.starts = [0]
        self.sources = [first]
        self.count = 0
        self.parts: list[str] = []

    def add(self, text: str, source: int) -> None:
        """The next characters of the value, typed at `source` onwards."""
        if self.sources[-1] + self.count - self.starts[-1] != source:
            self._turn(source)
        self.parts.append(text)
        self.count += len(text)

    def add_all(self, breaks: list[int]) -> None:
        """A line end of the value for each line end of the file."""
        for source in breaks:
            self.add("\n", source)

    def _turn(self, source: int) -> None:
        if self.starts[-1] == self.count:
            self.sources[-1] = source
        else:
            self.starts.append(self.count)
            self.sources.append(source)

    def index(self, position: int) -> int:
        """The character of the file for character `position` of the value; one past its last for the end."""
        if position and position >= self.count:
            return self.index(self.count - 1) + 1 if self.count else self.sources[0]
        at = bisect_right(self.starts, position) - 1
        return self.sources[at] + position - self.starts[at]

    def says(self, value: str) -> bool:
        """Whether the value begins what was read."""
        return "".join(self.parts).startswith(value)

    def cut(self, length: int) -> Spans:
        """The same, ending after `length` characters."""
        self.count = min(self.count, length)
        self.parts = []
        return self


def spans(text: str, value: str, start: int, end: int, style: str) -> Spans:
    """The map of the scalar text[start:end] of `style`.  Where it cannot be followed, all is said to begin at start."""
    for found in _readings(text, start, end, style):
        if found.says(value):
            return found.cut(len(value))
    lost = Spans(start)
    lost.starts, lost.sources = list(range(len(value) + 1)), [start] * (len(value) + 1)
    lost.count = len(value)
    return lost


def _readings(text: str, start: int, end: int, style: str) -> Iterator[Spans]:
    """Every way the scalar may be read; more than one only where an indent was given by number."""
    if style == "":
        yield _flow(text, start, end, _PLAIN_PART)
    elif style in _QUOTED_PART:
        yield _flow(text, start + 1, end - 1, _QUOTED_PART[style])
    elif style in ("|", ">"):
        body = text.find("\n", start, end) + 1 or end
        first = re.compile(r"(?:[ \t]*\n)*( *)").match(text, body, end)
        most = len(first[1]) if first else 0
        for indent in dict.fromkeys([most, *range(most, 0, -1), *range(most + 1, most + 12), 0]):
            yield _block(text, body, end, indent, style == ">")
    else:
        raw = Spans(start)
        raw.add(text[start:end], start)
        yield raw


def _flow(text: str, start: int, end: int, special: re.Pattern[str]) -> Spans:
    """A plain or quoted scalar: line ends fold to a space, blank lines stay line ends, escapes are resolved."""
    out = Spans(start)
    at = start
    while at < end:
        found = special.search(text, at, end)
        stop = found.start() if found else end
        if stop > at:
            out.add(text[at:stop], at)
        if not found:
            break
        at = found.end()
        mark = found[0]
        if mark == "''":
            out.add("'", stop)
        elif mark.startswith("\\"):
            at = _escape(out, text, stop, found.end())
        else:
            breaks = [n for n in range(stop, at) if text[n] == "\n"]
            if len(breaks) == 1:
                out.add(" ", breaks[0])
            out.add_all(breaks[1:])
    return out


def _escape(out: Spans, text: str, start: int, end: int) -> int:
    """The escape at `start`; gives where the text goes on."""
    letter = text[start + 1]
    if letter == "\n":
        blank = re.compile(r"[ \t\n]*").match(text, end)
        stop = blank.end() if blank else end
        out.add_all([n for n in range(end, stop) if text[n] == "\n"])
        return stop
    width = _HEX.get(letter, 0)
    if width:
        digits = text[end : end + width]
        code = int(digits, 16) if re.fullmatch("[0-9A-Fa-f]+", digits) else 0xFFFD
        out.add(chr(code) if code < 0x110000 else "\ufffd", start)
    else:
        out.add(_ESCAPED.get(letter, letter), start)
    return end + width


def _block(text: str, start: int, end: int, indent: int, fold: bool) -> Spans:
    """A literal or folded scalar whose lines begin at column `indent`, as libyaml's scan_block_scalar reads it."""
    out = Spans(start)
    line_end: int | None = None
    was_blank = False
    at, breaks = _breaks(text, start, end, indent)
    while at < end and _column(text, at) == indent:
        blank = text[at] in _BLANK
        if fold and line_end is not None and not was_blank and not blank:
            if not breaks:
                out.add(" ", line_end)
        elif line_end is not None:
            out.add("\n", line_end)
        out.add_all(breaks)
        was_blank = blank
        stop = text.find("\n", at, end)
        line_end = stop if stop >= 0 else None
        stop = stop if stop >= 0 else end
        out.add(text[at:stop], at)
        at, breaks = _breaks(text, min(stop + 1, end), end, indent)
    if line_end is not None:
        out.add("\n", line_end)
    out.add_all(breaks)
    return out


def _breaks(text: str, at: int, end: int, indent: int) -> tuple[int, list[int]]:
    """Over indents and empty lines: where the next line's words begin, and the line ends passed."""
    breaks: list[int] = []
    while True:
        line = at
        while at < end and at - line < indent and text[at] == " ":
            at += 1
        if at >= end or text[at] != "\n":
            return at, breaks
        breaks.append(at)
        at += 1


def _column(text: str, at: int) -> int:
    return at - (text.rfind("\n", 0, at) + 1)
