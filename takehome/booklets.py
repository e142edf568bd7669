"""The first pages of a booklet: no sign is parted from what to do about it, and how to use it costs no page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from msgspec.structs import replace

from takehome.callboxes import packed, whole
from takehome.callspreads import Measures, first_pages
from takehome.context import Again, Context
from takehome.element import Element, Flow, Keep
from takehome.flow import Galley
from takehome.pages import Laid, paginate
from takehome.parts import inside
from takehome.parts.cover import USE
from takehome.parts.faced import spread
from takehome.parts.inside import Inside, partable
from takehome.parts.when_to_call import TODAY
from takehome.prepare import Prepared
from takehome.typeset import Parts, opened, used_early

EMERGENCY, OURS = "urgent", "today"  # the box of the emergency number, and that of the clinic's

AGAIN: tuple[Again, ...] = ("all", "first", "none")  # notes, the most first

Lay = Callable[[Parts], Laid]


def with_boxes(galley: Galley, ready: Prepared, parts: Parts, lay: Lay) -> Laid:
    """A booklet laid out with boxes for calls that no page cuts.

    `galley` sets it; `lay` gives the pages of parts, which takes most of the time of a booklet.
    """
    ctx, how = ready.ctx, Inside()
    laid = lay(parts)
    for some, way in _ways(galley, ready.ctx, laid.pages.split_boxes, parts.contents):
        other = opened(parts, some, way)
        if other != parts:
            ctx, how, parts, laid = some, way, other, lay(other)
        if OURS not in laid.pages.split_boxes:
            break
    numbers = laid.pages.numbers
    if numbers.get(TODAY, 0) > numbers["when-to-call"] + 1:
        parts = opened(parts, ctx, replace(how, late=True))
        laid = lay(parts)
    numbers = laid.pages.numbers
    if numbers[USE] != numbers["contents"]:
        other = lay(used_early(parts))
        if other.pages.numbers["contents"] == numbers["contents"]:
            return other
    return laid


def _ways(
    galley: Galley, ctx: Context, split: Collection[str], contents: Sequence[Element]
) -> Iterator[tuple[Context, Inside]]:
    """Ways that need less and less room on a page, after the usual one, which has `split` some boxes.

    Each comes with its context, which may have fewer first signs.  First the signs of the emergency number part, if
    theirs is one of them.  Then there are more boxes of the clinic, as many as pages need.  Notes are said again, and
    boxes say what to do when nobody answers, wherever that takes no page more up to the first chapter, `contents` among
    them.
    """
    if EMERGENCY in split:
        ctx = whole(galley, ctx)
    parted = EMERGENCY in split and partable(ctx)
    if not parted and OURS not in split:
        return

    def pages(how: Inside) -> tuple[int, int]:
        return _pages(galley, ctx, how, contents)

    found = []
    for short in (False, True):
        groups = tuple(map(tuple, packed(galley, ctx, parted=parted, short=short)))
        silent = frozenset(range(1, len(groups)) if short else ())
        found.append(Inside(parted, silent, groups, "none" if parted else "all"))
    least = min(map(pages, found))
    told = [_told(how, lambda some: pages(some) <= least) for how in found if pages(how) == least]
    told.sort(key=lambda how: (AGAIN.index(how.again), len(how.silent)))
    rest = [how for how in found if pages(how) > least]
    yield from ((ctx, one) for one in (*told, *rest))


def _told(how: Inside, fits: Callable[[Inside], bool]) -> Inside:
    """A way with as many notes as fit: those of the emergency number again, and for each box of the clinic its own."""
    if how.again != AGAIN[0]:
        how = next((some for again in AGAIN if fits(some := replace(how, again=again))), how)
    for box in sorted(how.silent):
        some = replace(how, silent=how.silent - {box})
        how = some if fits(some) else how
    return how


def _pages(galley: Galley, ctx: Context, how: Inside, contents: Sequence[Element]) -> tuple[int, int]:
    """How many boxes are cut and pages taken up to the first chapter, with how to use it where that needs fewer."""
    first, (*listed, use) = inside.spread(ctx, how), contents
    orders = ((*first, *listed, use), (*first, use, *listed))
    ways = [paginate(galley.strips(Flow(order)), galley.style) for order in orders]
    return min((len(pages.split_boxes), len(pages.pages)) for pages in ways)


def faced(galleys: Sequence[Galley], ready: Sequence[Prepared], parts: Sequence[Parts]) -> list[Parts]:
    """Parts of a booklet in two languages, with as few boxes for calls as both can have, the same ones in both.

    Contents that a spread can hold stay on one, though there be no room to have all of them level.
    """
    measures = Measures(galleys, [one.ctx for one in ready])
    listed, uses = [one.contents[:-1] for one in parts], [one.contents[-1:] for one in parts]
    pages = first_pages(measures, list(zip(listed, uses, strict=True)))
    if measures.held(listed) != "not":
        listed = [tuple(map(_kept, some)) for some in listed]
    if any(piece.what == "use" for page in pages for piece in page):
        uses = [(), ()]
    found = zip(parts, ready, listed, uses, strict=True)
    return [replace(one, front=spread(its.ctx, pages), contents=(*some, *use)) for one, its, some, use in found]


def _kept(element: Element) -> Element:
    """A section that no page parts."""
    return replace(element, children=(Keep(element.children),)) if isinstance(element, Flow) else element
