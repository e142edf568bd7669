"""Where letters join across the end of a run: inside a word, in scripts that run from right to left."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTER = re.compile(  # or a mark, or a joiner
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06e1-\u06e8\u06ea-\u06ef\u06fa-\u08ff\u200d\ufb50-\ufdff"
    "\ufe70-\ufefc\U00010ac0-\U00010aff\U00010b80-\U00010baf\U00010d00-\U00010d3f\U00010f30-\U00010fdf\U0001e900-\U0001e94b]"
)
_MOST = 30  # letters on each side that are looked at


def around(text: str, levels: Sequence[int], start: int, end: int) -> tuple[str, str] | None:
    """The letters before and behind a part of a word that join with it; None where it begins and ends as the word.

    Letters of another embedding level stand elsewhere on the line, and join with none of these.
    """
    first, last = start, end
    if _LETTER.match(text[start]):
        while first and start - first < _MOST and levels[first - 1] == levels[start] and _LETTER.match(text[first - 1]):
            first -= 1
    if _LETTER.match(text[end - 1]):
        while last - end < _MOST and _LETTER.match(text, last) and levels[last] == levels[end - 1]:
            last += 1
    return (text[first:start], text[end:last]) if first < start or end < last else None
