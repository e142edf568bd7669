"""Keys and dashes that lack the space behind them: `day:555-0150`, `{id:kp-one}`, `-Hello`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from takehome.keyed import known
from takehome.nodes import Mapping
from takehome.problems import Problem, shown
from takehome.said import Said

_COLON = re.compile(r"([A-Za-z_][\w-]*):(?!//)([^\s:].*)", re.S)
_DASH = re.compile(r"-([^\s\d-].*)", re.S)
_BEFORE = re.compile(r"[ \t]*(?:- +)*")
BEGINS = re.compile(r"[ \t]*(?:- |[\w-]+:(?: |$))")  # a line that is no part of the text above it
_HEADER = re.compile(r"(?:.* )?[|>][0-9+-]{0,2}\s*")  # what stands below is one text
_WORDS = re.compile(r"([A-Za-z_][\w-]*)\s+([^\s{\[\"'].*)", re.S)
_PHRASE = re.compile(r"term|[a-z]{2}")  # what begins a mark in braces: {term:id|words}, {es:frase}


def unspaced(words: str) -> tuple[int, str, str] | None:
    """Where a space is needed behind the dash or the colon that words begin with, what is wrong, and the mend."""
    if dash := _DASH.match(words):
        return 0, "a space is needed behind the dash", f"write `- {shown(dash[1])}`"
    if colon := _COLON.match(words):
        hint = f"write `{colon[1]}: {shown(colon[2])}`"
        return colon.end(1), "a space is needed behind the colon", hint
    return None


def unspaced_line(text: str, index: int) -> tuple[int, str, str] | None:
    """The same for the line of a character, or the nearest above it up to one that begins a key or an item."""
    end, found, first = text.find("\n", index), None, True
    end = len(text) if end < 0 else end
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        line, before = text[start:end], _BEFORE.match(text, start, end)
        at = before.end() if before else start
        lack = unspaced(text[at:end])
        if lack and not (lack[0] and "-" in (word := text[at : at + lack[0]]) and not known(text, word)):
            found = found or (at + lack[0], *lack[1:])
            if first or _HEADER.fullmatch(line):
                return found
        elif BEGINS.match(line) and not first:
            return None if _HEADER.fullmatch(line) else found
        end, first = start - 1, False
    return found


def in_braces(keys: Mapping) -> Iterator[Problem]:
    """Each key between braces that nothing follows, for its value stands hard behind the colon: `{day:555-0150}`."""
    for key, value in keys.items():
        if not (isinstance(key, Said) and key.plain and value == ""):
            continue
        lack, whole = unspaced(key), "; or, where it goes on with the text before it, put all of that in quotes"
        if lack and lack[0] and not (len(keys) == 1 and _PHRASE.fullmatch(key[: lack[0]])):
            yield key.problem(lack[1], lack[2] + whole * keys.parted(key), lack[0])
        elif (found := _WORDS.fullmatch(key)) and _lacks_colon(keys, key, found[1]):
            hint = f"write `{found[1]}: {shown(found[2])}`{whole * keys.parted(key)}"
            yield key.problem(f"a colon is missing after {found[1]!r}", hint, found.end(1))


def _lacks_colon(keys: Mapping, key: Said, word: str) -> bool:
    """Whether words between braces begin with a key: no comma can have parted them, or other lines have such a key."""
    if word not in keys and known(key.source.text, word):
        return True
    before = {after: name for name, after in pairwise(keys)}.get(key)
    words = "" if before is None else keys[before] or before
    return len(keys) > 1 and not (isinstance(words, Said) and words.plain and any(map(str.isalpha, words)))
