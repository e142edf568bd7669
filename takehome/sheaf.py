"""One document while its pages settle: what sets its elements, and how many pages they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from takehome.element import Element, Flow
from takehome.flow import Galley, Kept
from takehome.pagebreaks import Found
from takehome.pages import Laid, cut, on_one_page
from takehome.parts.cover import AIRS, READY, Back, backs
from takehome.prepare import Prepared
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.settling import Draft, settle
from takehome.text import Typesetter
from takehome.typeset import SKIPPED_TO, Parts, backed, covered, opening_of, points_after
from takehome.wordcount import longer

WORDS_A_PAGE = 150  # of the body of a sheet, to guess whether it will need a contents page
CONTENTS_OVER = 4  # pages: a longer sheet has one

Numbers = Mapping[str, int]
Elements = tuple[Element, ...]
Listing = tuple[Element, Element, int]  # a chapter, the same with key points after its list, and how many pages more


class Opening(Struct, frozen=True):
    """What a sheet begins with: the page of each id, the id of a box for each time that one is `torn`, and how many
    pages it takes."""

    numbers: Numbers
    torn: tuple[str, ...]
    pages: int


class Sheaf(Struct):
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
        """A back of one page, which a booklet shows when it lies on its face; one with its imprint elsewhere if not.

        It has as much white around its rules as its words leave.
        """
        ctx = self.ready.ctx

        def held(what: Back) -> bool:
            return on_one_page(self.galley({}), backed(parts, ctx, what).back)

        every = tuple(backs(ctx))
        what = next(filter(held, every), every[1])
        airs = (replace(what, air=air) for air in AIRS)
        return backed(parts, ctx, next(filter(held, airs), what))

    def laid_as_sheets(self, parts: Parts) -> Laid:
        """With contents if it is long enough to want them."""
        guess = longer((*parts.more, *parts.body, *parts.sources), WORDS_A_PAGE * CONTENTS_OVER)
        laid = self.laid(parts, guess)
        count = len(laid.pages.pages)
        if (not guess and count <= CONTENTS_OVER) or (guess and count > CONTENTS_OVER + 1):
            return laid
        other = self.laid(parts, not guess)
        if guess:  # a contents page may itself be the one page too many
            return other if len(other.pages.pages) <= CONTENTS_OVER else laid
        return other

    def begun(self, *elements: Element) -> Numbers:
        """The page of each id of what a sheet begins with, as far as that alone can tell."""
        return self.opened(*elements).numbers

    def opened(self, *elements: Element) -> Opening:
        """The same, with what pages tear there."""
        cuts = cut(self.galley({}).strips(Flow(elements)), self.ready.style.paper.height)
        numbers = {name: i for i, one in enumerate(cuts, 1) for strip in one.strips for name in strip.anchors}
        boxes = [{id(span) for strip in one.strips for span in strip.boxes} for one in cuts]
        names: dict[int, str] = {}
        for strip in (strip for one in cuts for strip in one.strips):
            for span in strip.boxes:
                names.setdefault(id(span), next(iter(strip.anchors), ""))
        torn = tuple(names[span] for some, others in pairwise(boxes) for span in some & others)
        return Opening(numbers, torn, len(cuts))

    def listings(self, chapters: Elements) -> list[Listing]:
        """Chapters; those whose opening takes two pages have another way, with key points after the list.

        Key points stay whole, unless that takes more pages than if they begin below the list.
        """
        found: list[Listing] = []
        for chapter in chapters:
            other = points_after(chapter) if self.count(*opening_of(chapter)) > 1 else chapter
            if other is chapter or self.count(*opening_of(other)) > 1:  # or the list is too long for any opening
                found.append((chapter, chapter, 0))
                continue
            ways = (other, points_after(chapter, whole=False))
            pages = [self.count(way) for way in ways]
            found.append((chapter, ways[pages.index(min(pages))], min(pages) - self.count(chapter)))
        return found

    def count(self, *elements: Element) -> int:
        """How many pages elements take."""
        return len(cut(self.galley({}).strips(Flow(elements)), self.ready.style.paper.height, self.found))

    def galley(self, numbers: Numbers) -> Galley:
        """What sets its elements."""
        return Galley(self.ready.style, self.setter, numbers, self.kept)


def with_lists(listings: Sequence[Listing], spare: int) -> Elements:
    """Chapters with what is in them on their first page, as far as that takes no more than `spare` pages more."""
    found: list[Element] = []
    for chapter, other, more in listings:
        held = more <= spare
        found.append(other if held else chapter)
        spare -= max(more, 0) if held else 0
    return tuple(found)
