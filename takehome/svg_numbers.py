"""Numbers of SVG: alone, as lengths, in lists.

What cannot be read raises `Unreadable`, which knows no place; the reader of the file adds it.
"""

from __future__ import annotations

import re

MOST_POINTS = 200_000
MOST_LETTERS = 64  # of one number
NUMBER = r"[-+]?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][-+]?[0-9]++)?+"
BETWEEN = " \t\r\n,"  # numbers of a list
_NUMBER = re.compile(NUMBER)
_LENGTH = re.compile(rf"({NUMBER})\s*([a-z%]*)")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
_PLAIN = "write a plain number such as 12.5"


class Unreadable(Exception):
    """What is wrong with a shape, and the mend."""

    def __init__(self, message: str, hint: str = "", rule: str = "svg-shape") -> None:
        super().__init__(message)
        self.message, self.hint, self.rule = message, hint, rule


def finite(text: str) -> float:
    """A number as SVG writes it; raises Unreadable when it is none, or too large to draw."""
    if len(text) > MOST_LETTERS:
        raise Unreadable(f"a number of {len(text):,} letters: {text[:20]}...", _PLAIN, "svg-number")
    if not _NUMBER.fullmatch(text):
        raise Unreadable(f"not a number: {text[:40]}", _PLAIN, "svg-number")
    return drawable(float(text))


def length(text: str) -> float:
    """A length in user units: a number, alone or with px, pt, pc, in, mm or cm."""
    text = text.strip()
    match = _LENGTH.fullmatch(text) if len(text) <= MOST_LETTERS else None
    if not match or match[2] not in _UNITS:
        raise Unreadable(f"not a length: {text[:40]}", "write a number, without % or em", "svg-number")
    return finite(match[1]) * _UNITS[match[2]]


def numbers(text: str) -> list[float]:
    """Numbers set apart by spaces or commas, or by nothing where SVG allows it."""
    if _NUMBER.sub("", text).strip(BETWEEN):
        raise Unreadable(f"not a list of numbers: {text[:40]}", "write numbers with spaces between them", "svg-number")
    return [finite(found) for found in _NUMBER.findall(text)]


def drawable(value: float) -> float:
    """A number that can be drawn; raises Unreadable where it is too large."""
    if not abs(value) < 1e6:
        raise Unreadable("a number is too large to draw", "keep every measure under 1,000,000", "svg-number")
    return value


def too_many_points() -> Unreadable:
    """The finding about a picture with too many points."""
    return Unreadable(f"more than {MOST_POINTS:,} points", "simplify the drawing", "svg-size")
