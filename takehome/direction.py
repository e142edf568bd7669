"""Which way words run: embedding levels and visual order (UAX #9), for paragraphs that mix directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import bidirectional

from msgspec import Struct

_PAIRS = {"(": ")", "[": "]", "{": "}", "\u3008": "\u3009", "\u300a": "\u300b", "\uff08": "\uff09"}
_DEEPEST = 63  # open brackets that are kept in mind (UAX #9, BD16)
_RIGHT = frozenset(("R", "AL", "AN"))
_SKIPPED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))
_ISOLATE = "\ufffc"  # what an isolate is to the words around it: neutral
_FIGURES = {ord(zero) + i: ord("0") for zero in "\u0660\u06f0" for i in range(10)}  # those of Arabic and of Urdu


class Isolate(Struct, frozen=True):
    """A range that runs its own way, whatever stands around it: a phone number, an address, a foreign phrase.

    `dialled`: its figures stand in the order in which they were typed, also those of Arabic.
    """

    start: int
    end: int
    rtl: bool = False
    dialled: bool = False


def mixed(text: str) -> bool:
    """Whether a text holds any character that runs from right to left."""
    return not text.isascii() and any(bidirectional(c) in _RIGHT for c in text)


def letters(texts: Iterable[str], rtl: bool) -> bool:
    """Whether a paragraph, given in parts, has a letter of a direction: from right to left (`rtl`), or the other."""
    kinds = ("R", "AL") if rtl else ("L",)
    return any(bidirectional(c) in kinds for text in texts if not (rtl and text.isascii()) for c in text)


def turned(rtl: bool, texts: Sequence[str]) -> bool:
    """Whether a paragraph, given in parts, runs against its page.

    It does so where it has letters, and none of them runs as the page does: a sentence may begin with a name in the
    letters of another language.
    """
    if not rtl and all(text.isascii() for text in texts):
        return False
    return not letters(texts, rtl) and letters(texts, not rtl)


def levels(text: str, rtl: bool, isolated: Iterable[Isolate] = ()) -> list[int]:
    """The embedding level of each character: even from left to right, odd from right to left.

    What is isolated is set on its own, one level deeper; one in another is an isolate there.
    """
    return _levels(text, rtl, _nested(isolated))


def _nested(isolated: Iterable[Isolate]) -> list[Isolate]:
    """Isolates by their place, the wider ones first; one that ends behind one around it is left out."""
    found: list[Isolate] = []
    around: list[int] = []  # the ends of those that are open
    known: set[tuple[int, int, bool]] = set()
    for one in sorted(isolated, key=lambda i: (i.start, -i.end, not i.dialled)):
        while around and around[-1] <= one.start:
            around.pop()
        place = (one.start, one.end, one.rtl)
        if one.start < one.end and place not in known and not (around and around[-1] < one.end):
            known.add(place)
            around.append(one.end)
            found.append(one)
    return found


def _levels(text: str, rtl: bool, isolated: Sequence[Isolate]) -> list[int]:
    outer: list[str] = []
    places: list[tuple[int, Isolate, list[Isolate]]] = []  # where one stands outside, and what is inside it
    last = length = 0
    for one in isolated:
        if one.start < last:
            places[-1][2].append(one)
            continue
        outer += [text[last : one.start], _ISOLATE]
        length += one.start - last + 1
        places.append((length - 1, one, []))
        last = one.end
    outer.append(text[last:])
    around = _resolved("".join(outer), rtl)
    found: list[int] = []
    last = 0
    for at, one, inside in places:
        words = text[one.start : one.end]
        nearer = [Isolate(i.start - one.start, i.end - one.start, i.rtl, i.dialled) for i in inside]
        own = _levels(words.translate(_FIGURES) if one.dialled else words, one.rtl, nearer)
        found += around[last:at]
        found += [(2 * rtl if one.rtl else 2) + level for level in own]
        last = at + 1
    return found + around[last:]


def _resolved(text: str, rtl: bool) -> list[int]:
    """The levels of a text without isolates."""
    if not rtl and text.isascii():
        return [0] * len(text)
    from bidi import algorithm

    base = int(rtl)
    storage: Any = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair(text, rtl, storage["chars"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    found: list[int] = []
    for character in text:  # the algorithm drops joiners and marks of direction: they go with the letter before
        skipped = bidirectional(character) in _SKIPPED
        found.append((found[-1] if found else base) if skipped else next(resolved)["level"])
    return found


def _pair(text: str, rtl: bool, chars: list[dict[str, Any]]) -> None:
    """Give brackets the direction of what they hold (UAX #9, N0), once the weak types are resolved."""
    pairs = _brackets([c for c in text if bidirectional(c) not in _SKIPPED])
    if not pairs:
        return
    ours, other = "RL" if rtl else "LR"
    strong = ["L" if c["type"] == "L" else "R" if c["type"] in ("R", "EN", "AN") else "" for c in chars]
    for start, end in pairs:
        inside = {strong[at] for at in range(start + 1, end)}
        if ours in inside:
            kind = ours
        elif other in inside:
            kind = next((strong[at] for at in range(start - 1, -1, -1) if strong[at]), ours)
        else:
            continue
        for at in (start, end):
            strong[at] = chars[at]["type"] = kind
            while at + 1 < len(chars) and bidirectional(chars[at + 1]["ch"]) == "NSM":
                at += 1
                strong[at] = chars[at]["type"] = kind


def _brackets(text: Sequence[str]) -> list[tuple[int, int]]:
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
