"""Boxes for calls on facing pages: as few as can be, each as full as its page, the same signs in both languages.

Ways to set the first pages are packed and compared; both languages are measured side by side, as spreads are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct, field
from msgspec.structs import replace

from takehome.callboxes import LEAST
from takehome.callmeasures import Measures
from takehome.context import Again
from takehome.element import Element
from takehome.parts.inside import FORMS, NOTES, Form, Page, Piece, by_hour, elements, ours, partable

LATEST = 4  # boxes of the clinic which the notes for both tiers may follow, before they are left to the end
END, OVER = -1, -2

Cost = tuple[int, ...]
Uses = Sequence[tuple[tuple[Element, ...], tuple[Element, ...]]]  # of each language, contents and how to use a booklet


class Way(Struct, frozen=True):
    """How boxes are packed.

    `notes`: the box of the clinic that the notes for both tiers follow (0: that of the emergency number; END: all;
    OVER: all, on pages which do not hold them; None: there are none).
    `form`: that of the boxes after the first; `run_in`: the notes of the first one are one paragraph; `level`: a page
    holds no more than can stand side by side.  `again`: which notes the second box of the emergency number says.
    """

    notes: int | None = 0
    form: Form = "usual"
    run_in: bool = False
    level: bool = True
    again: Again = "all"


def first_pages(measures: Measures, uses: Uses) -> list[Page]:
    """The pages that say when to call, with how to use the booklet where the contents leave no room for it.

    Ways that need less and less room are tried until one has as few boxes and pages as the leanest would without notes.
    """
    whole = measures.page((Piece("all"),)) != "not"
    parted = not whole and all(map(partable, measures.contexts))
    least = Way(None, FORMS[-1], True, False, "none")
    aim = _cost(measures, least, _Packer(measures, least, parted).pages())[:3]
    ways: list[tuple[Cost, list[Page]]] = []
    agains: tuple[Again, ...] = ("all", "first", "none") if parted else ("none",)
    for number, again in enumerate(agains):
        found = _packed(measures, parted, again, aim)
        if found:
            cost, pages = min(found, key=lambda one: one[0])
            pages, alone = _with_use(measures, pages, uses)
            ways.append(((*cost[:1], len(pages) + alone, *cost[2:3], number), pages))
            if cost[:3] <= aim and not alone:  # with fewer notes there would be no fewer boxes or pages
                break
    return [measures.told(page) for page in min(ways, key=lambda one: one[0])[1]]


def _packed(measures: Measures, parted: bool, again: Again, aim: Cost) -> list[tuple[Cost, list[Page]]]:
    """Pages in ways that need less and less room, with what they cost, until one has as few boxes as the `aim`."""
    found: list[tuple[Cost, list[Page]]] = []
    for level, form, run_in in product((True, False), FORMS, (False, True)):
        for notes in _places(measures):
            way = Way(notes, form, run_in, level, again)
            pages = _Packer(measures, way, parted).pages()
            found += [(_cost(measures, way, pages), pages)] if pages else []
        if found and min(cost for cost, _ in found)[:3] <= aim:  # the leanest could be no better
            break
    return found


def _places(measures: Measures) -> Sequence[int | None]:
    """Where the notes for both tiers may stand."""
    if not any(elements(ctx, NOTES) for ctx in measures.contexts):
        return (None,)
    return (OVER,) if measures.page((NOTES,)) == "not" else (*range(LATEST + 1), END)


def _cost(measures: Measures, way: Way, pages: Sequence[Page]) -> Cost:
    """What is weighed, the heaviest first: boxes, pages, first signs that stand elsewhere, what is not level, notes."""
    ours = [piece for page in pages for piece in page if piece.what == "ours"]
    uneven = sum(measures.page(page) != "level" for page in pages)
    first = sum(sign.tier == "clinic-today" for sign in measures.contexts[0].document.first_signs)
    moved = max(0, first - len(ours[0].signs)) if ours else 0
    later = LATEST + 1 if way.notes in (END, OVER, None) else way.notes
    return len(ours), len(pages), moved, uneven, FORMS.index(way.form), way.run_in, later


def _with_use(measures: Measures, pages: list[Page], uses: Uses) -> tuple[list[Page], bool]:
    """The pages, how to use the booklet on the last of them with room for it where a spread of its own would follow.

    It also tells whether none has, and it takes that spread.
    """
    contents, use = zip(*uses, strict=True)
    if measures.held(contents) == "not" or measures.held(contents, use) == "level":
        return pages, False
    last = Piece("use")
    for held, at in product(("level", "uneven"), range(len(pages) - 1, -1, -1)):
        if measures.page((*pages[at], last)) == held:
            return [*pages[:at], (*pages[at], last), *pages[at + 1 :]], False
    return pages, True


class _Packer(Struct):
    """Pages that are filled one after the other."""

    measures: Measures
    way: Way
    parted: bool
    done: list[Page] = []
    page: Page = ()
    boxes: int = 0
    signs: Sequence[str] = ()  # the clinic's, by their ids
    early: int = 0  # how many of them are not among those for the day
    needed: dict[tuple[int, int], int] = field(default_factory=dict)

    def pages(self) -> list[Page]:
        """The pages in this way; none if it has no room for what it asks for."""
        now = Piece("now" if self.parted else "all")
        if self.measures.page((now,)) == "not":
            now = replace(now, close=True)
        self.page = (now, *((NOTES,) if self.way.notes == 0 else ()))
        if self.way.notes == 0 and not self._holds(self.page):
            return []
        ahead, hours, day = by_hour(self.measures.contexts[0], parted=self.parted)
        self.signs = (*ahead, *hours, *day)
        self.early = len(ahead) + len(hours)
        for start, end in ((0, self.early), (self.early, len(self.signs))):
            for box in self._packed(start, end):
                self._set(box)
        if self.parted and not self.boxes:
            self._turn()
            self.page = (self._more(),)
        if self.way.notes in (END, OVER):
            if not self._holds((*self.page, NOTES)):
                self._turn()
            self.page = (*self.page, NOTES)
        self._turn()
        held = self.way.notes == OVER or all(self._holds(page) for page in self.done if any(map(self._asked, page)))
        return self.done if held and (self.way.notes or 0) <= self.boxes else []

    def _packed(self, start: int, end: int) -> Iterator[Page]:
        """Boxes of one kind, and the notes after theirs; on the rest of a page only where they are no more for that."""
        while start < end:
            boxes = self._needed(start, end)
            notes = (NOTES,) if self.boxes + 1 == self.way.notes else ()
            count = self._most(start, end, self.page, notes)
            if count < min(LEAST, end - start) or 1 + self._needed(start + count, end) > boxes:
                self._turn()
                count = self._most(start, end, (), notes) or 1
            yield (self._box(start, start + count), *notes)
            start += count

    def _needed(self, start: int, end: int) -> int:
        """How many boxes some signs need, each on a page of its own."""
        met: list[int] = []
        while start < end and (start, end) not in self.needed:
            met.append(start)
            start += self._most(start, end, (), ()) or 1
        after = self.needed.get((start, end), 0)
        self.needed |= {(at, end): after + len(met) - i for i, at in enumerate(met)}
        return after + len(met)

    def _most(self, start: int, end: int, above: Page, below: Page) -> int:
        """How many of some signs a box can hold on a page with other pieces: the last sign is never left alone.

        Ever longer boxes are tried, for a page holds few of very many signs.
        """

        def full(count: int) -> bool:
            return not self._holds((*above, self._box(start, start + count), *below))

        every = end - start
        few, most = 0, 1
        while most < every - 1 and not full(most):
            few, most = most, 2 * most
        few += bisect_left(range(few + 1, min(most, every - 1)), True, key=full)
        return every if every <= 2 * few + LEAST + 2 and not full(every) else few

    def _box(self, start: int, end: int) -> Piece:
        signs, day = self.signs[start:end], self.signs[self.early :]
        if start:
            return ours(signs, self.way.form, day)
        box = ours(signs, "usual", day, noted="all", pointed=self.parted and end < len(self.signs))
        return replace(box, run_in=self.way.run_in)

    def _set(self, box: Page) -> None:
        self.page = (*self.page, *box)
        self.boxes += 1
        if self.boxes == 1 and self.parted:
            self._turn()
            self.page = (self._more(),)

    def _asked(self, piece: Piece) -> bool:
        """Whether a page is to hold a piece, or the way has no room for it."""
        return piece.what == "notes" or (piece.what == "more" and self.way.again != "none")

    def _more(self) -> Piece:
        return Piece("more", again=self.way.again)

    def _turn(self) -> None:
        self.done += [self.page] if self.page else []
        self.page = ()

    def _holds(self, page: Page) -> bool:
        held = self.measures.page(page)
        return held == "level" or (held == "uneven" and not self.way.level)
