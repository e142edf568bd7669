"""How much there is to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from takehome.element import Element, Text, walk


def word_count(elements: Iterable[Element]) -> int:
    """How many words there are to read."""
    return sum(_counts(elements))


def longer(elements: Iterable[Element], words: int) -> bool:
    """Whether there are more words to read than so many; the rest of a long text is not counted."""
    return any(count > words for count in accumulate(_counts(elements)))


def _counts(elements: Iterable[Element]) -> Iterator[int]:
    """How many words each text has."""
    texts = (e for element in elements for e in walk(element) if isinstance(e, Text))
    return (_words("".join([run.text for run in text.runs])) for text in texts)


def _words(text: str) -> int:
    """Words parted by white; of Chinese, which has none, two signs for one."""
    if text.isascii():
        return len(text.split())
    signs = sum("\u3400" <= c <= "\u9fff" for c in text)
    return signs // 2 if 2 * signs > len(text) else len(text.split())
