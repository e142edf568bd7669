"""Elements become strips: the galley.  Words are broken into lines here, and nowhere else.

`Galley.lay(element, room)` gives the strips of an element in a room (a place in the frame: where its text column and
its full measure begin and how wide they are).  Grids live in `grids.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from takehome import boxes, grids, places, rows
from takehome.adapted import FIGURES
from takehome.element import Box, Cell, Drawing, Element, Field, Flow, Grid, Keep, Row, Rows, Run, Text
from takehome.hanging import make_room
from takehome.leadins import first, leads, shown, written
from takehome.strips import Item, Room, Strip, Words, height
from takehome.style import DocumentStyle
from takehome.text import Typesetter

PARTED = 0.08  # what it costs to turn the page inside a paragraph
SECTION = -0.15  # before a section: less than nothing
APART = 0.3  # with a figure, away from what leads in to it
BOXED = 0.4  # with a box, away from what it belongs to
TALLEST_AGAIN = 0.25  # of a page: longer words do not head what goes on
LED_IN = 1.1  # with a list, a table or a picture, away from the words before it
LONE = 0.8  # with a line that ends a section
HELD = 31.5  # sizes of body text, what 75 letters take: no line of reading is longer (rule 16)
EARLY = 0.25  # after no more than a heading and one paragraph


class Setting(Struct, frozen=True):
    """The strips of an element, which is held so that no other takes its identity, where ids had these numbers."""

    element: Element
    room: Room
    numbers: Mapping[str, int]
    strips: tuple[Strip, ...]


Kept = dict[int, Setting]  # what was set last of each element, by its identity
Lay = Callable[[Element, Room], list[Strip]]


class Galley:
    """Sets elements into strips for one document style; `pages` gives the page number of each id known so far.

    What names no page, or pages whose numbers are as they were, is the same in every pass: its strips are `kept`.
    """

    def __init__(
        self, style: DocumentStyle, setter: Typesetter, pages: Mapping[str, int], kept: Kept | None = None
    ) -> None:
        self.style, self.setter, self.pages, self.kept = style, setter, pages, {} if kept is None else kept
        self._named: dict[str, int] = {}  # the page numbers that were asked for, of the part that is being set

    def strips(self, element: Element) -> list[Strip]:
        """The strips of a whole document, or of what stands on pages of its own."""
        paper = self.style.paper
        room = Room(paper.indent, paper.width - paper.indent, 0.0, paper.width)
        whole = isinstance(element, Flow)
        strips = _anchored(element, self._flow(element, room, self._part)) if whole else self.lay(element, room)
        make_room(strips, paper.indent)
        return strips

    def lay(self, element: Element, room: Room) -> list[Strip]:
        """The strips of one element."""
        if isinstance(element, Box) or (isinstance(element, Flow) and element.role == "Sect"):
            return [copy(strip) for strip in self._kept(element, room)]
        return self._laid(element, room)

    def _part(self, element: Element, room: Room) -> list[Strip]:
        """The strips of a part of the document: only the first of them hangs on what stands before it."""
        if isinstance(element, Field):
            return self._laid(element, room)
        first, *others = self._kept(element, room) or (None,)
        return [copy(first), *others] if first else []

    def _kept(self, element: Element, room: Room) -> tuple[Strip, ...]:
        found = self.kept.get(id(element))
        if found is None or found.room != room or not self._stand(found.numbers):
            around, self._named = self._named, {}
            strips = self._laid(element, room)
            found = self.kept[id(element)] = Setting(element, room, self._named, tuple(strips))
            self._named = around
        self._named |= found.numbers
        return found.strips

    def _stand(self, numbers: Mapping[str, int]) -> bool:
        """Whether these ids still stand on these pages."""
        return all([self.pages.get(name, 0) == number for name, number in numbers.items()])

    def _laid(self, element: Element, room: Room) -> list[Strip]:
        return _anchored(element, self._lay(element, room))

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
        """The strips of elements one below the other; what is announced stays with what announces it."""
        strips: list[Strip] = []
        for element in elements:
            new = self.lay(element, room)
            if strips and new:
                new[0].glue = new[0].glue or strips[-1].lean
            strips += new
        return strips

    def whole(self, strips: list[Strip]) -> list[Strip]:
        """Strips that stay on one page if an empty page can hold them."""
        if height(strips) <= self.style.paper.height:
            for strip in strips[1:]:
                strip.glue = True
        return strips

    # words

    def runs(self, text: Text) -> tuple[Run, ...]:
        """The runs of a text with page numbers filled in as far as they are known."""
        if not any([run.page_of for run in text.runs]):
            return text.runs
        return tuple(self._numbered(run, run.page_of) if run.page_of else run for run in text.runs)

    def _numbered(self, run: Run, name: str) -> Run:
        number = self._named[name] = self.pages.get(name, 0)
        return replace(run, text=run.text.replace("{page}", str(number)))

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
        words, leading = [Words(text, line, style, artifact) for line in lines], style.leading
        cuts = [len(words)] if len(words) <= 3 or look.whole else [2, *range(3, len(words) - 1), len(words)]
        strips, start = [], 0
        for end in cuts:
            own = words[start:end]
            part = tuple([Item(room.x, i * leading, room.width, leading, one) for i, one in enumerate(own)])
            cost = PARTED if start else 0.0
            strips.append(
                Strip(len(part) * leading, part, glue=bool(start and look.whole), cost=cost, inside=start > 0)
            )
            start = end
        strips[0].before, strips[-1].after = look.before, look.after
        strips[-1].lean = look.next or "".join([r.text for r in runs[-1:]]).rstrip().endswith(
            (":", "：")
        )  # what it announces stays with it
        return strips

    # containers

    def _flow(self, flow: Flow, room: Room, lay: Lay | None = None) -> list[Strip]:
        lay = lay or self.lay
        inner = room.wide() if flow.look in ("wide", "held") else room
        if flow.look == "held":
            inner = replace(inner, width=min(inner.width, HELD * self.style.text("body").size))
        strips: list[Strip] = []
        led, before = False, None
        for child in flow.children:
            if isinstance(child, Field) and not child.count:
                child = places.filling(self, child, strips)
            new = lay(child, inner)
            if isinstance(child, Flow) and child.foot and flow.role == "Part":
                self._lift(strips, new)
            if strips and new:
                led_in = leads(before)
                new[0].glue = new[0].glue or strips[-1].lean or (led_in and written(child))
                new[0].cost += EARLY if led else 0.0
                new[0].cost += BOXED if isinstance(child, Box) else 0.0
                new[0].cost += LED_IN if led_in and shown(child) else 0.0
                lone = flow.role == "Sect" and child is flow.children[-1] and isinstance(first(child), Text)
                new[0].cost += LONE if lone and len(new) == 1 else 0.0
                led = strips[-1].lean
            strips.extend(new)
            before = child
        if strips:
            strips[0].cost += SECTION if flow.role == "Sect" else 0.0
            strips[0].page = flow.page or strips[0].page
            strips[0].design = flow.design or strips[0].design
        head = self._again(flow.again, inner) if flow.again else ()
        if head and height(head) < TALLEST_AGAIN * self.style.paper.height:
            for strip in strips:
                strip.repeat = strip.repeat or head
        if flow.foot:
            self.whole(strips)
            for strip in strips:
                strip.foot = True
        return strips

    def _again(self, text: Text, room: Room) -> tuple[Strip, ...]:
        """Words that head what goes on, never read aloud, with the white below them: the same strips in each pass."""
        kept = self.kept.get(id(text))
        if kept is None or kept.room != room:
            found = self.text(replace(text, role=None), room, artifact=True)
            found[-1].height += found[-1].after
            kept = self.kept[id(text)] = Setting(text, room, {}, tuple(found))
        return kept.strips

    def _lift(self, above: list[Strip], strips: list[Strip]) -> None:
        """What cannot stand on the foot of its first page stands where it comes."""
        if height([*above, *strips]) > self.style.paper.height:
            for strip in strips:
                strip.foot = False


def _anchored(element: Element, strips: list[Strip]) -> list[Strip]:
    """Strips whose first one tells the id of their element."""
    name = getattr(element, "id", None)
    if name and strips:
        strips[0].anchors = (name, *strips[0].anchors)
    return strips
