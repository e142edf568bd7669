"""Facing pages: one booklet in two languages, the patient's on one page and the same words on the page that faces it.

Ids of the second side are made its own here, and what belongs together is found: sections, and in them the places
where both sides begin the same thing.  `spreads` fills the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any

from takehome.element import Box, Element, Flow, Rows, Run, Text, walk
from takehome.strips import Art, Item, Strip, Words

MARK = "facing:"  # before the ids of the second side

CALLS = ("call", "call-head")  # looks of rows in a box for calls: signs, and what to do about them

Unit = tuple[str, Element]
Elements = tuple[Element, ...]
Strips = Sequence[Strip]
Ranks = Mapping[int, int]  # the place in its section of each element, by identity: the same on both sides


def apart(value: Any) -> Any:
    """An element, or elements, with ids of their own, so that links lead to this side; all else is as it was."""
    if isinstance(value, tuple):
        return tuple(apart(inner) for inner in value)
    if not isinstance(value, Element):
        return _link(value) if isinstance(value, Run) else value
    names = value.__struct_fields__
    changed = {name: apart(getattr(value, name)) for name in names if name != "id"}
    if "id" in names:
        changed["id"] = _marked(getattr(value, "id", None))
    return type(value)(**changed)


def _link(run: Run) -> Run:
    if not run.page_of and not (run.href or "").startswith("#"):
        return run
    href = f"#{MARK}{run.href[1:]}" if run.href and run.href.startswith("#") else run.href
    rest = {name: getattr(run, name) for name in run.__struct_fields__ if name not in ("href", "page_of")}
    return Run(**rest, href=href, page_of=_marked(run.page_of))


def _marked(name: str | None) -> str | None:
    return MARK + name if name else None


def pairs(first: Elements, second: Elements) -> Iterator[tuple[Elements, Elements]]:
    """Sections, and what else stands alone, side by side; what only one side has follows what it stood after."""
    there: dict[str, list[Element]] = {}
    for key, unit in _units(first):
        there.setdefault(key, []).append(unit)
    here: dict[str, list[Element]] = {}
    last = next(iter(there), "")
    there.setdefault(last, [])
    for key, unit in _units(second):
        last = key if key in there else last
        here.setdefault(last, []).append(unit)
    for key, units in there.items():
        yield tuple(units), tuple(here.get(key, ()))


def ranks(paired: Iterable[tuple[Elements, Elements]]) -> dict[int, int]:
    """The place of each element in its section, by identity, where both sides of the section have the same elements.

    What follows something at once has none, for nothing may come between: a sign and what to do about it.
    """
    found: dict[int, int] = {}
    for pair in paired:
        one, two = ([inner for unit in units for inner in walk(unit)] for units in pair)
        if [type(element) for element in one] == [type(element) for element in two]:
            for side in (one, two):
                after = {id(element) for inner in side for element in _following(inner)}
                found |= {id(element): rank for rank, element in enumerate(side) if id(element) not in after}
    return found


def _following(element: Element) -> Iterator[Element]:
    """In a box for calls, what belongs to the words before it: the note of a sign; numbers, and what follows them."""
    if isinstance(element, Rows) and element.look in CALLS:
        for row in element.rows:
            yield from row.body[1:]
    if isinstance(element, Box) and element.look in ("urgent", "today"):
        for before, after in pairwise(element.children):
            if isinstance(before, Text) and isinstance(after, Text):
                yield after


def _units(elements: Elements) -> Iterator[Unit]:
    """What is set as one, by the first id in it: a section, the opening of a chapter."""
    for number, element in enumerate(elements):
        if isinstance(element, Flow) and element.role == "Part":
            head = tuple(takewhile(lambda e: not _section(e), element.children))
            yield _unit(Flow(head, role="Part", page=element.page), number)
            yield from _units(element.children[len(head) :])
        else:
            yield _unit(element, number)


def _unit(element: Element, number: int) -> Unit:
    names = (name for inner in walk(element) if (name := getattr(inner, "id", None)))
    return next(names, f"#{number}").removeprefix(MARK), element


def _section(element: Element) -> bool:
    return isinstance(element, Flow) and element.role == "Sect"


def level(one: Strips, two: Strips, ranks: Ranks) -> list[tuple[int, int]]:
    """Where the same thing begins on both sides: words, or a picture, of one rank."""
    first, second = _begins(one, ranks), _begins(two, ranks)
    common = sorted(first.keys() & second.keys())
    return [(0, 0), *((first[rank], second[rank]) for rank in common if first[rank] and second[rank])]


def _begins(strips: Strips, ranks: Ranks) -> dict[int, int]:
    """The strip that begins with the words, or the picture, of each rank."""
    seen: set[int] = set()
    found: dict[int, int] = {}
    for at, strip in enumerate(strips):
        things = [thing for item in strip.items if (thing := _thing(item)) is not None]
        if things and (rank := ranks.get(things[0])) is not None and rank not in seen:
            found[rank] = at
        seen.update(ranks[thing] for thing in things if thing in ranks)
    return found


def _thing(item: Item) -> int | None:
    """Which element an item shows; a repetition shows none."""
    match item.piece:
        case Words(text=text, artifact=False):
            return id(text)
        case Art(drawing=drawing):
            return id(drawing)
    return None
