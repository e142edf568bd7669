"""What a scalar says otherwise than it looks: characters written as escapes, and words behind it that are a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from takehome import characters
from takehome.problems import Problem
from takehome.said import Said, Scalar

MOST = 50  # characters of one text that are told
_COMMENT = re.compile(r"[ \t]+#([ \t]*\d)?")


def escaped(scalar: Scalar) -> Iterator[Problem]:
    """What may not stand in words, or is not seen there, and was written as an escape between double quotes."""
    source = scalar.source
    for at, message, hint in islice(characters.refused(scalar.value), 1):
        yield source.problem(scalar.index(at), message, hint)
    written = (  # one that was typed is told where files are read
        source.problem(index, message, hint, "warning")
        for at, message, hint in characters.unseen(scalar.value)
        if source.text.startswith("\\", index := scalar.index(at))
    )
    yield from islice(written, MOST)


def commented(words: Said) -> Problem | None:
    """`Room # 4 west` without quotes: what follows the # is a comment, and never printed.

    A number, of a telephone or of minutes, may have a comment that does not go on with a figure.
    """
    scalar = words.scalar
    comment = None if scalar.style else _COMMENT.match(scalar.source.text, scalar.end)
    if comment is None or not (any(c.isalpha() for c in words) or comment[1]):
        return None
    hint = "put the whole text in quotes, or the comment on a line of its own"
    message = "what follows # is a comment and is not printed"
    return scalar.source.problem(comment.start() + comment[0].index("#"), message, hint)
