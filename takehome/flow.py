"""Elements become strips: the galley.  Words are broken into lines here, and nowhere else.

`Galley.lay(element, room)` gives the strips of an element in a room (a place in the frame: where its text column and
its full measure begin and how wide they are).  Grids live in `grids.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from itertools import pairwise
from math import inf

from msgspec.structs import replace

from takehome import boxes, grids, places, rows
from takehome.adapted import FIGURES
from takehome.element import Box, Cell, Drawing, Element, Field, Flow, Grid, Keep, Row, Rows, Run, Text, walk
from takehome.strips import Item, Room, Strip, Words, distance, height
from takehome.style import DocumentStyle
from takehome.text import Typesetter

NOTE_GAP = 12.0

PARTED = 0.08  # what it costs to turn the page inside a paragraph
SECTION = -0.15  # before a section: less than nothing
APART = 0.3  # with a figure, away from what leads in to it
BOXED = 0.4  # with a box, away from what it belongs to
TALLEST_AGAIN = 0.25  # of a page: longer words do not head what goes on
LED_IN = 1.1  # with a list, a table or a picture, away from the words before it
LONE = 0.8  # with a line that ends a section
EARLY = 0.25  # after no more than a heading and one paragraph


Kept = dict[int, tuple[Flow, Room, list[Strip]]]  # a section (which keeps its id alive), its room, its strips


class Galley:
    """Sets elements into strips for one document style; `pages` gives the page number of each id known so far.

    Sections that name no page are the same in every pass: their strips are `kept`.
    """

    def __init__(
        self, style: DocumentStyle, setter: Typesetter, pages: Mapping[str, int], kept: Kept | None = None
    ) -> None:
        self.style, self.setter, self.pages, self.kept = style, setter, pages, {} if kept is None else kept

    def strips(self, element: Element) -> list[Strip]:
        """The strips of a whole document."""
        paper = self.style.paper
        strips = self.lay(element, Room(paper.indent, paper.width - paper.indent, 0.0, paper.width))
        _make_room(strips, paper.indent)
        return strips

    def lay(self, element: Element, room: Room) -> list[Strip]:
        """The strips of one element."""
        if isinstance(element, Flow) and element.role == "Sect":
            return self._kept(element, room)
        return self._laid(element, room)

    def _kept(self, section: Flow, room: Room) -> list[Strip]:
        found = self.kept.get(id(section))
        if found is not None and found[1] == room:
            return [copy(strip) for strip in found[2]]
        strips = self._laid(section, room)
        texts = (element for element in walk(section) if isinstance(element, Text))
        if not any(run.page_of for text in texts for run in text.runs):
            self.kept[id(section)] = (section, room, [copy(strip) for strip in strips])
        return strips

    def _laid(self, element: Element, room: Room) -> list[Strip]:
        strips = self._lay(element, room)
        name = getattr(element, "id", None)
        if name and strips:
            strips[0].anchors = (name, *strips[0].anchors)
        return strips

    def _lay(self, element: Element, room: Room) -> list[Strip]:
        match element:
            case Text():
                return self.text(element, room)
            case Flow():
                return self._flow(element, room)
            case Box():
                return boxes.lay(self, element, room)
            case Rows():
                return rows.lay(self, element, room)
            case Keep():
                strips = self.whole(self.children(element.children, room))
                strips[0].cost += APART
                return strips
            case Grid():
                return grids.lay(self, element, room)
            case Drawing():
                return [places.picture(self, element, room)]
            case Field():
                return places.writing(self, element, room)
            case Row() | Cell():
                raise TypeError("a row or a cell stands in rows or in a grid")

    def children(self, elements: tuple[Element, ...], room: Room) -> list[Strip]:
        """The strips of elements one below the other."""
        return [strip for element in elements for strip in self.lay(element, room)]

    def whole(self, strips: list[Strip]) -> list[Strip]:
        """Strips that stay on one page if an empty page can hold them."""
        if height(strips) <= self.style.paper.height:
            for strip in strips[1:]:
                strip.glue = True
        return strips

    # words

    def runs(self, text: Text) -> tuple[Run, ...]:
        """The runs of a text with page numbers filled in as far as they are known."""
        if not any(run.page_of for run in text.runs):
            return text.runs
        return tuple(
            replace(run, text=run.text.replace("{page}", str(self.pages.get(run.page_of, 0)))) if run.page_of else run
            for run in text.runs
        )

    def text(self, text: Text, room: Room, artifact: bool = False) -> list[Strip]:
        """A paragraph: two lines stay together at either end, three or fewer are never parted."""
        look = self.style.layout.styles[text.style]
        style = self.style.text(text.style)
        runs = self.runs(text)
        width = inf if text.style in FIGURES else room.width  # a number is never broken
        lines = self.setter.lines(runs, style, width)
        for size in look.fit:  # a title takes the first smaller size that saves a line
            smaller = self.style.text(text.style, size)
            fewer = self.setter.lines(runs, smaller, room.width)
            if len(fewer) < len(lines):
                style, lines = smaller, fewer
                break
        items = [Item(room.x, 0.0, room.width, style.leading, Words(text, line, style, artifact)) for line in lines]
        cuts = [len(items)] if len(items) <= 3 or look.whole else [2, *range(3, len(items) - 1), len(items)]
        strips, start = [], 0
        for end in cuts:
            part = tuple(item.moved(0, i * style.leading) for i, item in enumerate(items[start:end]))
            cost = PARTED if start else 0.0
            strips.append(
                Strip(len(part) * style.leading, part, glue=bool(start and look.whole), cost=cost, inside=start > 0)
            )
            start = end
        strips[0].before, strips[-1].after = look.before, look.after
        strips[-1].lean = look.next or "".join([r.text for r in runs[-1:]]).rstrip().endswith(
            (":", "：")
        )  # what it announces stays with it
        return strips

    # containers

    def _flow(self, flow: Flow, room: Room) -> list[Strip]:
        inner = room.wide() if flow.look == "wide" else room
        strips: list[Strip] = []
        led, before = False, None
        for child in flow.children:
            if isinstance(child, Field) and not child.count:
                child = places.filling(self, child, strips)
            new = self.lay(child, inner)
            if isinstance(child, Flow) and child.foot and flow.role == "Part":
                self._lift(strips, new)
            if strips and new:
                new[0].glue = new[0].glue or strips[-1].lean
                new[0].cost += EARLY if led else 0.0
                new[0].cost += BOXED if isinstance(child, Box) else 0.0
                new[0].cost += LED_IN if _shown(child) and _leads(before) else 0.0
                lone = flow.role == "Sect" and child is flow.children[-1] and isinstance(_first(child), Text)
                new[0].cost += LONE if lone and len(new) == 1 else 0.0
                led = strips[-1].lean
            strips.extend(new)
            before = child
        if strips:
            strips[0].cost += SECTION if flow.role == "Sect" else 0.0
            strips[0].page = flow.page or strips[0].page
            strips[0].design = flow.design or strips[0].design
        head = tuple(self._again(flow.again, inner)) if flow.again else ()
        if head and height(head) < TALLEST_AGAIN * self.style.paper.height:
            for strip in strips:
                strip.repeat = strip.repeat or head
        if flow.foot:
            self.whole(strips)
            for strip in strips:
                strip.foot = True
        return strips

    def _again(self, text: Text, room: Room) -> list[Strip]:
        """Words that head what goes on, never read aloud, with the white below them."""
        found = self.text(replace(text, role=None), room, artifact=True)
        found[-1].height += found[-1].after
        return found

    def _lift(self, above: list[Strip], strips: list[Strip]) -> None:
        """What cannot stand on the foot of its first page stands where it comes."""
        if height([*above, *strips]) > self.style.paper.height:
            for strip in strips:
                strip.foot = False


def _first(element: Element | None) -> Element | None:
    """The first thing of a block that has an id."""
    return _first(element.children[0]) if isinstance(element, Flow) and element.children else element


def _leads(element: Element | None) -> bool:
    """Whether this is words, also with a note in the margin, which may lead in to what follows."""
    first = _first(element)
    if isinstance(first, Rows) and first.look == "aside":
        return _leads(first.rows[-1].body[-1])
    return isinstance(first, Text)


def _shown(element: Element) -> bool:
    """Whether this is a list, a table or a picture, which words before it lead in to."""
    first = _first(element)
    return isinstance(first, Grid | Drawing) or (isinstance(first, Rows) and first.look not in ("aside", "headed"))


def _make_room(strips: list[Strip], indent: float) -> None:
    """A note that hangs down pushes down what wants the margin itself, and keeps it on its page."""
    hanging = 0.0
    beside: list[Strip] = []
    for before, strip in pairwise(strips):
        if before.hang:
            hanging, beside = before.hang, []
        else:
            hanging = max(hanging - before.height, 0.0)
        if hanging <= 0.0 or strip.page:
            hanging = 0.0
            continue
        gap = distance(before, strip)
        beside.append(strip)
        if any(item.x < indent - 1 for item in strip.items) and hanging + NOTE_GAP > gap:
            strip.before = max(strip.before, hanging + NOTE_GAP)
            for follower in beside:
                follower.glue = True
            hanging = 0.0
        else:
            hanging -= gap
