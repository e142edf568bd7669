"""Which way words run: embedding levels and visual order (UAX #9), for paragraphs that mix directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import bidirectional

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur"))
_RIGHT = frozenset(("R", "AL", "AN"))
_SKIPPED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))


def mixed(text: str) -> bool:
    """Whether a text holds any character that runs from right to left."""
    return not text.isascii() and any(bidirectional(c) in _RIGHT for c in text)


def begins_right(texts: Iterable[str]) -> bool:
    """Whether the first letter of a paragraph, given in parts, runs from right to left (UAX #9, P2)."""
    for text in texts:
        for character in "" if text.isascii() else text:
            kind = bidirectional(character)
            if kind == "L":
                return False
            if kind in ("R", "AL"):
                return True
        if text.isascii() and any(c.isalpha() for c in text):
            return False
    return False


def levels(text: str, rtl: bool, isolated: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The embedding level of each character: even from left to right, odd from right to left.

    `isolated` are ranges that run from left to right whatever stands around them: phone numbers, addresses.
    """
    from bidi import algorithm

    if isolated:
        letters = list(text)
        for start, end in isolated:
            letters[start:end] = "a" * (end - start)
        text = "".join(letters)
    base = int(rtl)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    found: list[int] = []
    for character in text:  # the algorithm drops joiners and marks of direction: they go with the letter before
        skipped = bidirectional(character) in _SKIPPED
        found.append((found[-1] if found else base) if skipped else next(resolved)["level"])
    return found


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The order, from left to right, in which runs of these levels stand on one line (UAX #9, rule L2)."""
    order = list(range(len(run_levels)))
    if not order:
        return order
    odd = [level for level in run_levels if level % 2]
    if not odd:
        return order
    for level in range(max(run_levels), min(odd) - 1, -1):
        start = None
        for at in range(len(order) + 1):
            inside = at < len(order) and run_levels[order[at]] >= level
            if inside and start is None:
                start = at
            elif not inside and start is not None:
                order[start:at] = reversed(order[start:at])
                start = None
    return order


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.split("-")[0] in RIGHT_TO_LEFT
