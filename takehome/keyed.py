"""Which words a file uses as keys: what an author forgot is known by the other lines of the same file."""

from __future__ import annotations

import re
from functools import lru_cache

_KEYS = re.compile(r"(?:^|(?<=[\s{,]))([A-Za-z_][\w-]*):(?=\s|$)")
_WORD_BEFORE = re.compile(r"\s([A-Za-z_][\w-]*)\Z")


def known(text: str, word: str, start: int = 0, end: int = 0) -> bool:
    """Whether a word is a key somewhere in the text of a file, but for text[start:end]."""
    first, last = _keys(text).get(word, (end, start - 1))
    return first < start or last >= end


def key_before(text: str, start: int, at: int) -> str | None:
    """The word right before a character, in text[start:at], where it is a key on other lines; else None."""
    found = _WORD_BEFORE.search(text[start:at])
    first, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return found[1] if found and known(text, found[1], first, end if end >= 0 else len(text)) else None


@lru_cache(maxsize=1)
def _keys(text: str) -> dict[str, tuple[int, int]]:
    """Each word of a text that a colon makes a key: where it stands first, and where last."""
    found: dict[str, tuple[int, int]] = {}
    for key in _KEYS.finditer(text):
        found[key[1]] = (found.get(key[1], (key.start(1), 0))[0], key.start(1))
    return found
