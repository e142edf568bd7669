"""From prepared documents to a tree and its pages, once page numbers, contents and back stand still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from takehome import facing
from takehome.booklets import faced, with_boxes
from takehome.element import Element, Flow
from takehome.pages import Laid, filled
from takehome.parts import appointments
from takehome.prepare import Prepared
from takehome.settling import Draft, settle
from takehome.sheaf import Sheaf, with_lists
from takehome.sheetpages import sheets
from takehome.spreads import ruling, spreads
from takehome.text import Typesetter
from takehome.typeset import (
    MOST_NOTES,
    Parts,
    typeset,
)

WHITE = 1 / 3  # of a page below lines to write on: as much as gets more of them

Numbers = Mapping[str, int]
Elements = tuple[Element, ...]


def lay_out(setter: Typesetter, ready: Sequence[Prepared]) -> Laid:
    """The element tree and the pages of a document, or of two that face each other."""
    parts = [typeset(one.document, one.ctx) for one in ready]
    sheaf = Sheaf(setter, ready[0], {}, {})
    if ready[0].style.layout.booklet:
        parts[0] = sheaf.with_whole_cover(parts[0], alone=len(ready) == 1)
        parts[0] = sheaf.with_whole_back(parts[0])
    if len(ready) == 2:
        galleys = (sheaf.galley({}), Sheaf(setter, ready[1], {}, {}).galley({}))
        return _Facing(setter, ready, faced(galleys, ready, parts)).laid()
    if ready[0].style.layout.booklet:
        return _booklet(sheaf, ready[0], parts[0])
    return sheets(sheaf, parts[0])


def _booklet(sheaf: Sheaf, ready: Prepared, parts: Parts) -> Laid:
    """A booklet; what is in a chapter stands on its first page, where that takes nothing but pages of notes.

    The last of its forms has as many lines as its page holds, if that would else be white.
    """
    tried: list[tuple[Parts, Laid]] = []

    def lay(some: Parts) -> Laid:
        tried.append((some, sheaf.laid(some, contents=True)))
        return tried[-1][1]

    laid = with_boxes(sheaf.galley({}), ready, parts, lay)
    taken = next(some for some, its in tried if its is laid)
    listings = sheaf.listings(taken.body)
    for spare in range(sum(f"notes-{i}" in laid.pages.anchors for i in range(1, MOST_NOTES + 1)), -1, -1):
        body = with_lists(listings, spare)
        if body == taken.body:
            break
        other = sheaf.laid(replace(taken, body=body), contents=True)
        if len(other.pages.pages) <= len(laid.pages.pages):
            taken, laid = replace(taken, body=body), other
            break
    page = laid.pages.pages[laid.pages.numbers["visits"] - 1]
    if page.white < WHITE:
        return laid
    more = int(page.white * ready.style.paper.height / ready.style.layout.fields.line) - 1
    (usual,), longer = appointments.elements(ready.ctx), appointments.elements(ready.ctx, more)
    at = taken.after.index(usual)
    other = sheaf.laid(replace(taken, after=(*taken.after[:at], *longer, *taken.after[at + 1 :])), contents=True)
    return other if len(other.pages.pages) <= len(laid.pages.pages) else laid


class _Facing:
    """Two documents become one: a Part of the tree, and one page of each spread, for each."""

    def __init__(self, setter: Typesetter, ready: Sequence[Prepared], parts: Sequence[Parts]) -> None:
        self.first, second = parts
        self.sources = self.first.sources  # once: they are the same in both languages
        self.first = replace(self.first, sources=())
        self.second = Parts(*(facing.apart(getattr(second, name)) for name in Parts.__struct_fields__))
        self.second = replace(self.second, sources=())
        self.sheaves = tuple(Sheaf(setter, one, {}, {}) for one in ready)
        self.style = ready[0].style
        self.rulings = (ruling(self.sheaves[0].galley({})), ruling(self.sheaves[1].galley({})))
        self.after = 0  # the first page after the spreads

    def laid(self) -> Laid:
        """Its pages once their numbers stand still."""
        pages, padding = settle(self._pages, booklet=True)
        own, other = self._inner(padding)
        first = Flow((*self.first.cover, *own, *self._end(padding)), role="Part", lang=self.first.language)
        second = Flow(other, role="Part", lang=self.second.language)
        tree = Flow((first, second), role="Document", lang=self.first.language)
        sides = tuple(page.number % 2 if 1 < page.number < self.after else 0 for page in pages.pages)
        return Laid(tree, pages, sides, first)

    def _inner(self, padding: int) -> tuple[Elements, Elements]:
        """What stands on spreads, two pages of notes among them."""
        return self.first.inner(True, padding // 2), self.second.inner(True, padding // 2)

    def _end(self, padding: int) -> Elements:
        """The sources and the back, with a page of notes between them where their number is odd."""
        return (*self.sources, *(self.first.notes[-1] if padding % 2 else ()), *self.first.back)

    def _pages(self, numbers: Numbers, padding: int) -> list[Draft]:
        """The cover alone, then spreads, then the back alone."""
        one, two = (sheaf.galley(numbers) for sheaf in self.sheaves)
        room = self.style.paper.height
        (cover,) = filled(one.strips(Flow(self.first.cover)), room)
        ends = filled(one.strips(Flow(self._end(padding))), room)
        paired = list(facing.pairs(*self._inner(padding)))
        strips = [(one.strips(Flow(first)), two.strips(Flow(second))) for first, second in paired]
        found = spreads(strips, facing.ranks(paired), room, self.rulings)
        after = self.after = 2 * len(found) + 2
        own = [cover, *(spread.sides[0] for spread in found), *ends]
        return [
            Draft(own, self.style, [1, *range(2, after, 2), *range(after, after + len(ends))]),
            Draft([spread.sides[1] for spread in found], self.sheaves[1].ready.style, range(3, after, 2)),
        ]
