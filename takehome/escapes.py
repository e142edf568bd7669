"""What a scalar says otherwise than it looks: characters written as escapes, and words behind it that are a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from takehome import characters
from takehome.problems import Problem
from takehome.said import Scalar

_COMMENT = re.compile(r"[ \t]+#")


def escaped(scalar: Scalar) -> Iterator[Problem]:
    """What may not stand in words, or is not seen there, and was written as an escape between double quotes."""
    source = scalar.source
    for at, message, hint in islice(characters.refused(scalar.value), 1):
        yield source.problem(scalar.index(at), message, hint)
    for at, message, hint in characters.unseen(scalar.value):
        if source.text.startswith("\\", index := scalar.index(at)):  # one that was typed is told where files are read
            yield source.problem(index, message, hint, "warning")


def commented(scalar: Scalar) -> Iterator[Problem]:
    """`Room # 4 west` or `# 4 west` without quotes: what follows the # is a comment, and never printed."""
    if (comment := _COMMENT.match(scalar.source.text, scalar.end)) is not None:
        hint = "put the whole text in quotes, or the comment on a line of its own"
        message = "what follows # is a comment and is not printed"
        yield scalar.source.problem(comment.end() - 1, message, hint, "warning")
