"""How much there is to read."""

from __future__ import annotations

from collections.abc import Iterable

from takehome.element import Element, Text, walk


def word_count(elements: Iterable[Element]) -> int:
    """How many words there are to read."""
    texts = (e for element in elements for e in walk(element) if isinstance(e, Text))
    return sum(_words("".join([run.text for run in text.runs])) for text in texts)


def _words(text: str) -> int:
    """Words parted by white; of Chinese, which has none, two signs for one."""
    if text.isascii():
        return len(text.split())
    signs = sum("\u3400" <= c <= "\u9fff" for c in text)
    return signs // 2 if 2 * signs > len(text) else len(text.split())
