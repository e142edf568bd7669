"""Lists between brackets in which a comma may have parted a sentence: `[Bring your list, pills, and card]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from takehome.nodes import Sequence
from takehome.problems import Problem, shown
from takehome.said import Said

_JOINS = re.compile(r"(?:and|or|y|o|e|u)\s")  # in English and Spanish
_SMALL = re.compile(r"(?!ª|º)[a-zß-öø-ÿ][^\W\dA-ZÀ-Þ]*(?![\w])")  # a word of Latin letters; pH and mRNA are names


def parted(items: Sequence) -> Iterator[Problem]:
    """The first item of a list that seems to go on with the one before it: small where the list begins with a capital.

    Ids and other names in small letters are no sentences, and a text in quotes is whole.
    """
    first = items[0] if items else None
    capital = isinstance(first, Said) and first[:1].isupper()
    for before, item in pairwise(items):
        if not (isinstance(before, Said) and isinstance(item, Said) and before.plain and item.plain):
            continue
        if _JOINS.match(item) or (capital and _SMALL.match(item)):
            what = f"{shown(item)!r} is a text of its own here: did the comma before it part a sentence?"
            hint = f'a text that holds a comma needs quotes: ["{shown(f"{before}, {item}", 60)}"]'
            hint += "; if it is a text of its own, begin it with a capital"
            yield item.problem(what, hint, level="warning")
            return
