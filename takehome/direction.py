"""Which way words run: embedding levels and visual order (UAX #9), for paragraphs that mix directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import bidirectional

_PAIRS = {"(": ")", "[": "]", "{": "}", "\u3008": "\u3009", "\u300a": "\u300b", "\uff08": "\uff09"}
_DEEPEST = 63  # open brackets that are kept in mind (UAX #9, BD16)
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


def turned(rtl: bool, texts: Sequence[str]) -> bool:
    """Whether a paragraph, given in parts, runs against its page.

    On a page from left to right its first letter decides (UAX #9, P2).  On one from right to left it is only turned
    when it has none of that direction: a sentence may well begin with the Latin name of a drug.
    """
    if not rtl:
        return begins_right(texts)
    return not any(map(mixed, texts)) and any(bidirectional(c) == "L" for text in texts for c in text)


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
    text = _bracketed(text, rtl)
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


def _bracketed(text: str, rtl: bool) -> str:
    """The text with letters in place of brackets that take a direction from what they hold (UAX #9, N0)."""
    pairs = _brackets(text)
    if not pairs:
        return text
    ours, other = "RL" if rtl else "LR"
    strong = _strong(text, ours)
    letters = list(text)
    for start, end in pairs:
        inside = set(strong[start + 1 : end])
        if ours in inside:
            found = ours
        elif other in inside:
            found = other if next((s for s in reversed(strong[:start]) if s), ours) == other else ours
        else:
            continue
        letters[start] = letters[end] = "a" if found == "L" else "\u05d0"
        strong[start] = strong[end] = found
    return "".join(letters)


def _brackets(text: str) -> list[tuple[int, int]]:
    """The places of brackets that belong together, in the order in which they open (UAX #9, BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            if len(waiting) == _DEEPEST:
                break
            waiting.append((_PAIRS[character], at))
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == character:
                found.append((waiting[depth][1], at))
                del waiting[depth:]
                break
    return sorted(found)


def _strong(text: str, base: str) -> list[str]:
    """The direction of each letter and number, "" for all else; a number after a Latin letter goes with it (W7)."""
    found: list[str] = []
    last = base
    for character in text:
        kind = bidirectional(character)
        if kind == "L" or kind in ("R", "AL"):
            last = "L" if kind == "L" else "R"
            found.append(last)
        else:
            found.append(last if kind == "EN" and last == "L" else "R" if kind in ("EN", "AN") else "")
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
