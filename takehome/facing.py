"""Facing pages: one booklet in two languages, the patient's on one page and the same words on the page that faces it.

Ids of the second side are made its own here, and what belongs together is found: sections, in them the places where
both sides begin the same thing, and which of these begin a block.  `spreads` fills the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Any, Literal

from msgspec import Struct

from takehome.element import Box, Drawing, Element, Flow, Grid, Rows, Run, Text, children, walk, words
from takehome.strips import Art, Item, Span, Strip, Words, shared

MARK = "facing:"  # before the ids of the second side

CALLS = ("call", "call-head")  # looks of rows in a box for calls: signs, and what to do about them

RUN_ON = ("bullets", "call", "ticks", "chapter-contents", "publishers")  # lists whose items keep their own pitch
HEADINGS = ("H1", "H2", "H3", "H4", "H5")
HEADED = ("h2", "h3")  # looks of those that are none in the tree: what is in a chapter
SECTIONS = ("h1", "chapter")  # looks of headings below which words begin level, though one have a line more
COLONS = (":", "\uff1a")


class Rank(Struct, frozen=True, order=True):
    """The place of an element in its section, and whether a block begins with it, which then stands level."""

    at: int
    begins: bool = True


Unit = tuple[str, Element]
Elements = tuple[Element, ...]
Strips = Sequence[Strip]
Ranks = Mapping[int, Rank]  # of each element, by identity: the same on both sides


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


def ranks(paired: Iterable[tuple[Elements, Elements]]) -> dict[int, Rank]:
    """The place of each element in its section, by identity, where both sides of the section have the same elements.

    What follows something at once has none, for nothing may come between: a sign and what to do about it.
    """
    found: dict[int, Rank] = {}
    for pair in paired:
        one, two = ([inner for unit in units for inner in walk(unit)] for units in pair)
        if [type(element) for element in one] == [type(element) for element in two]:
            begins = _begun(pair[0])
            same = [Rank(at, id(element) in begins) for at, element in enumerate(one)]
            for side in (one, two):
                after = {id(element) for inner in side for element in _following(inner)}
                found |= {id(e): rank for rank, e in zip(same, side, strict=True) if id(e) not in after}
    return found


Leaf = tuple[Element, Literal["section", "heading", "words", "block", "inside"]]


def _begun(units: Elements) -> set[int]:
    """What begins a block: headings, the words of a section, boxes, lists that no words lead in to, figures, tables."""
    found: set[int] = set()
    before: Leaf | None = None
    for element, what in (leaf for unit in units for leaf in _leaves(unit)):
        opens = before is not None and before[1] == "section"
        if what in ("section", "heading") or (what == "block" and not _leads(before)) or (what == "words" and opens):
            found.add(id(element))
        before = element, what
    return found


def _leaves(element: Element) -> Iterator[Leaf]:
    """Words and pictures in reading order, each with what it is: what is inside a block keeps its distance there."""
    match element:
        case Text():
            heading = element.role in HEADINGS or element.style in HEADED
            yield element, "section" if heading and element.style in SECTIONS else "heading" if heading else "words"
        case Drawing():
            yield element, "block"
        case Box() | Grid() | Rows(role=str()):
            for block in _blocks(element):
                leaves = [e for part in block for e in walk(part) if isinstance(e, Text | Drawing)]
                for i, leaf in enumerate(leaves):
                    yield leaf, "inside" if i else "block"
        case _:
            for child in children(element):
                yield from _leaves(child)


def _blocks(element: Box | Grid | Rows) -> list[Elements]:
    """A box or a list in one piece; a table, or entries with names of their own (beside what they say), row by row."""
    match element:
        case Rows() if element.look not in RUN_ON:
            return [part for row in element.rows for part in (row.head, row.body)]
        case Grid(role="Table"):
            caption = (element.caption,) if element.caption else ()
            return [(*caption, *element.head), *element.rows]
    return [children(element)]


def _leads(before: Leaf | None) -> bool:
    """Whether words lead in to what follows them."""
    return before is not None and isinstance(before[0], Text) and words(before[0].runs).rstrip().endswith(COLONS)


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
    """Where the same thing begins on both sides: words, or a picture, of one rank.  There both may turn the page."""
    return _common(one, two, ranks, lambda rank: True)


def abreast(one: Strips, two: Strips, ranks: Ranks) -> list[tuple[int, int]]:
    """Where the same block begins on both sides: there they stand level."""
    return _common(one, two, ranks, lambda rank: rank.begins)


def _common(one: Strips, two: Strips, ranks: Ranks, wanted: Callable[[Rank], bool]) -> list[tuple[int, int]]:
    first, second = _begins(one, ranks), _begins(two, ranks)
    common = sorted(rank for rank in first.keys() & second.keys() if wanted(rank))
    return [(0, 0), *((first[rank], second[rank]) for rank in common if first[rank] and second[rank])]


def _begins(strips: Strips, ranks: Ranks) -> dict[Rank, int]:
    """The strip that begins with the words, or the picture, of each rank; a box begins with its label."""
    seen: set[Rank] = set()
    found: dict[Rank, int] = {}
    before: tuple[Span, ...] = ()
    for at, strip in enumerate(strips):
        labels = [item for span in strip.boxes[shared(before, strip.boxes) :] for item in span.label]
        things = [thing for item in (*labels, *strip.items) if (thing := _thing(item)) is not None]
        if things and (rank := ranks.get(things[0])) is not None and rank not in seen:
            found[rank] = at
        seen.update(ranks[thing] for thing in things if thing in ranks)
        before = strip.boxes
    return found


def _thing(item: Item) -> int | None:
    """Which element an item shows; a repetition shows none."""
    match item.piece:
        case Words(text=text, artifact=False):
            return id(text)
        case Art(drawing=drawing):
            return id(drawing)
    return None
