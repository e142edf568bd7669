"""Lists between brackets in which a comma may have parted a text: `[Bring a list, pills, and card]`, `[1,000 mg]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from takehome.nodes import Sequence
from takehome.problems import Problem, shown
from takehome.said import Said

_JOINS = re.compile(r"(?:and|or|y|o|e|u)\s")  # in English and Spanish
_SMALL = re.compile(r"(?!ª|º)[a-zß-öø-ÿ][^\W\dA-ZÀ-Þ]*(?![\w])")  # a word of Latin letters; pH and mRNA are names
_FIGURE = re.compile(r"(?<![\w-])\d+\Z")
_NUMBER = re.compile(r"(?!0\d\d)\d[\d.:/%-]*")  # of its own: 000 ends another


def parted(items: Sequence) -> Iterator[Problem]:
    """Each comma that parts a number, an error; else the first item that seems to go on with the one before it.

    It does where it is small in a list that begins with a capital, or a figure behind words or behind a figure.  Ids
    and other names in small letters are no sentences, and a text in quotes is whole.
    """
    first = items[0] if items else None
    capital = isinstance(first, Said) and first[:1].isupper()
    both = [(a, b) for a, b in pairwise(items) if isinstance(a, Said) and isinstance(b, Said) and a.plain and b.plain]
    figures = all(isinstance(item, Said) and _NUMBER.fullmatch(item) for item in items)
    hard = [] if figures else [(before, item) for before, item in both if _one_number(before, item)]
    for before, item in hard:
        what = f"the comma before {shown(item)!r} parts a text: {shown(f'{before},{item}', 60)!r} would be two"
        hint = f'a text that holds a comma needs quotes: ["{shown(f"{before},{item}", 60)}"]'
        yield item.problem(what, f"{hint}; if these are two, put a blank behind the comma")
    for before, item in () if hard else both:
        figure = capital and _goes_on(before, item)
        if figure or _JOINS.match(item) or (capital and _SMALL.match(item)):
            what = f"{shown(item)!r} is a text of its own here: did the comma before it part a sentence?"
            hint = f'a text that holds a comma needs quotes: ["{shown(f"{before}, {item}", 60)}"]'
            own = f'put it in quotes: "{shown(item)}"' if figure else "begin it with a capital"
            yield item.problem(what, f"{hint}; if it is a text of its own, {own}", level="warning")
            return


def _one_number(before: Said, item: Said) -> bool:
    """Whether the comma between two texts stands hard by figures, as in a number; `step-1` is an id and no figure."""
    if not (item[:1].isdigit() and _FIGURE.search(before)):
        return False
    place = item.start()
    return item.source.line(place.line)[: place.column - 1].endswith(",")


def _goes_on(before: str, item: str) -> bool:
    """Whether a figure goes on with what stands before it: words, or a figure."""
    return item[:1].isdigit() and (before[-1:].isdigit() or (" " in before and not before[:1].isdigit()))
