"""From prepared documents to a tree and its pages, once page numbers, contents and back stand still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from takehome import facing
from takehome.booklets import faced, with_boxes
from takehome.context import Context, Further
from takehome.element import Element, Flow
from takehome.flow import Galley, Kept
from takehome.fronts import fronts
from takehome.furtherboxes import arranged
from takehome.pagebreaks import Found
from takehome.pages import Laid, cut, filled, on_one_page
from takehome.parts.cover import READY
from takehome.parts.when_to_call import NOW, NUMBERS
from takehome.prepare import Prepared
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.settling import Draft, settle
from takehome.spreads import ruling, spreads
from takehome.text import Typesetter
from takehome.typeset import (
    MOST_NOTES,
    SKIPPED_TO,
    Parts,
    backed,
    covered,
    fronted,
    opening_of,
    points_after,
    typeset,
)
from takehome.wordcount import word_count

WORDS_A_PAGE = 150  # of the body of a sheet, to guess whether it will need a contents page

Numbers = Mapping[str, int]
Elements = tuple[Element, ...]


def lay_out(setter: Typesetter, ready: Sequence[Prepared]) -> Laid:
    """The element tree and the pages of a document, or of two that face each other."""
    parts = [typeset(one.document, one.ctx) for one in ready]
    sheaf = _Sheaf(setter, ready[0], {}, {})
    if ready[0].style.layout.booklet:
        parts[0] = sheaf.with_whole_cover(parts[0], alone=len(ready) == 1)
        parts[0] = sheaf.with_whole_back(parts[0])
    if len(ready) == 2:
        galleys = (sheaf.galley({}), _Sheaf(setter, ready[1], {}, {}).galley({}))
        return _Facing(setter, ready, faced(galleys, ready, parts)).laid()
    if ready[0].style.layout.booklet:
        return _booklet(sheaf, ready[0], parts[0])
    return _sheets(sheaf, parts[0])


def _booklet(sheaf: _Sheaf, ready: Prepared, parts: Parts) -> Laid:
    """A booklet; what is in a chapter stands on its first page, where that takes nothing but pages of notes."""
    tried: list[tuple[Parts, Laid]] = []

    def lay(some: Parts) -> Laid:
        tried.append((some, sheaf.laid(some, contents=True)))
        return tried[-1][1]

    laid = with_boxes(sheaf.galley({}), ready, parts, lay)
    taken = next(some for some, its in tried if its is laid)
    for spare in range(sum(f"notes-{i}" in laid.pages.anchors for i in range(1, MOST_NOTES + 1)), -1, -1):
        body = sheaf.with_lists(taken.body, spare)
        if body == taken.body:
            break
        other = sheaf.laid(replace(taken, body=body), contents=True)
        if len(other.pages.pages) == len(laid.pages.pages):
            return other
    return laid


def _sheets(sheaf: _Sheaf, parts: Parts) -> Laid:
    """Whom to call stands on the first page, and when on that or the next, in the first way that has room for it.

    Where none has, as in print far larger than the paper, the last way stands, or the Problems of it.
    """
    ctx = sheaf.ready.ctx
    some, its = parts, ctx
    others = ((fronted(parts, first, its), its) for first, its in fronts(ctx))
    for some, its in chain([(parts, ctx)], others):
        if some is not parts and not _told(sheaf.front(some)):
            continue  # nor would it be with all that follows; the usual way is nearly always right
        try:
            laid = sheaf.laid_as_sheets(some)
        except Problems:  # taller than a page, which another way may mend
            continue
        if _told(laid.pages.numbers):
            return _arranged(sheaf, laid, some, its)
    return sheaf.laid_as_sheets(some)


def _arranged(sheaf: _Sheaf, laid: Laid, parts: Parts, ctx: Context) -> Laid:
    """Pages laid out from parts, with further boxes that are whole and of one form."""

    def lay(further: Further) -> Laid:
        return sheaf.laid_as_sheets(fronted(parts, parts.front, replace(ctx, further=further)))

    return arranged(laid, ctx, lay)


def _told(numbers: Numbers) -> bool:
    """Whether a reader of the first page knows whom to call, and of that and the next, when."""
    return numbers[NUMBERS] == 1 and numbers["when-to-call"] == numbers.get(NOW, 0) <= 2


class _Sheaf(Struct):
    """One document while its pages settle."""

    setter: Typesetter
    ready: Prepared
    kept: Kept
    found: Found

    def laid(self, parts: Parts, contents: bool) -> Laid:
        """Its pages once their numbers stand still."""
        style = self.ready.style

        ahead = apart = False  # whether a page is needed so that nothing hard faces the divider, or what follows it

        def build(numbers: Numbers, padding: int) -> list[Draft]:
            nonlocal ahead, apart
            turned = bool(parts.hard and not ahead and numbers.get(READY, 1) % 2 == 0)
            ahead = ahead or turned
            apart = not turned and (apart or bool(parts.hard and numbers.get(SKIPPED_TO, 0) % 2))
            tree = parts.tree(contents, padding, ahead, apart)
            cuts = cut(self.galley(numbers).strips(tree), style.paper.height, self.found)
            return [Draft(cuts, style, range(1, len(cuts) + 1))]

        pages, padding = settle(build, style.layout.booklet)
        tree = parts.tree(contents, padding, ahead, apart)
        return Laid(tree, pages, (0,) * len(pages.pages), tree)

    def with_whole_cover(self, parts: Parts, alone: bool) -> Parts:
        """A cover that fits its page; where none does, it may take two, if its pages stand `alone`."""
        document = self.ready.document
        for some in covered(parts, self.ready.ctx):
            if on_one_page(self.galley({}), some.cover):
                return some
        if alone:
            return parts
        facing = document.facing[0] if document.facing else ""
        longest = max((document.title, facing, document.brand.name), key=len)
        hint = "shorten the title, or what else stands there"
        raise Problems([problem_at(longest, "the cover is fuller than its page", hint)])

    def with_whole_back(self, parts: Parts) -> Parts:
        """A back of one page, which a booklet shows when it lies on its face; one with its imprint elsewhere if not."""
        backs = list(backed(parts, self.ready.ctx))
        return next((some for some in backs if on_one_page(self.galley({}), some.back)), backs[1])

    def laid_as_sheets(self, parts: Parts) -> Laid:
        """With contents if it is long enough to want them."""
        over = self.ready.style.layout.contents_over_pages
        guess = word_count((*parts.more, *parts.body, *parts.sources)) > WORDS_A_PAGE * over
        laid = self.laid(parts, guess)
        count = len(laid.pages.pages)
        if (not guess and count <= over) or (guess and count > over + 1):
            return laid
        other = self.laid(parts, not guess)
        if guess:  # a contents page may itself be the one page too many
            return other if len(other.pages.pages) <= over else laid
        return other

    def front(self, parts: Parts) -> Numbers:
        """The page of each id of a sheet's first pages, as far as its front alone can tell."""
        cuts = cut(self.galley({}).strips(Flow(parts.front)), self.ready.style.paper.height)
        return {name: i for i, one in enumerate(cuts, 1) for strip in one.strips for name in strip.anchors}

    def with_lists(self, chapters: Elements, spare: int) -> Elements:
        """Chapters; those whose opening takes two pages have key points after the list, on `spare` pages more."""
        found: list[Element] = []
        for chapter in chapters:
            other = points_after(chapter) if self.count(*opening_of(chapter)) > 1 else chapter
            if other is not chapter and self.count(*opening_of(other)) > 1:
                other = chapter  # too long a list for any opening
            more = self.count(other) - self.count(chapter) if other is not chapter else 0
            found.append(other if more <= spare else chapter)
            spare -= more if more <= spare else 0
        return tuple(found)

    def count(self, *elements: Element) -> int:
        """How many pages elements take."""
        return len(filled(self.galley({}).strips(Flow(elements)), self.ready.style.paper.height))

    def galley(self, numbers: Numbers) -> Galley:
        """What sets its elements."""
        return Galley(self.ready.style, self.setter, numbers, self.kept)


class _Facing:
    """Two documents become one: a Part of the tree, and one page of each spread, for each."""

    def __init__(self, setter: Typesetter, ready: Sequence[Prepared], parts: Sequence[Parts]) -> None:
        self.first, second = parts
        self.sources = self.first.sources  # once: they are the same in both languages
        self.first = replace(self.first, sources=())
        self.second = Parts(*(facing.apart(getattr(second, name)) for name in Parts.__struct_fields__))
        self.second = replace(self.second, sources=())
        self.sheaves = tuple(_Sheaf(setter, one, {}, {}) for one in ready)
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
