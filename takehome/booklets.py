"""The first pages of a booklet: no sign is parted from what to do about it, and how to use it costs no page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from takehome.callboxes import held, lined, packed, whole
from takehome.callmeasures import Measures
from takehome.callspreads import first_pages
from takehome.context import Context
from takehome.element import Element, Flow, Keep
from takehome.flow import Galley
from takehome.pages import Laid, paginate
from takehome.parts.callbox import TODAY
from takehome.parts.cover import USE, how_to_use
from takehome.parts.inside import FORMS, NOTES, Form, Page, Piece, fuller, partable, spread, untold, usual
from takehome.prepare import Prepared
from takehome.typeset import Parts, opened, used_early

EMERGENCY, OURS = "urgent", "today"  # the box of the emergency number, and that of the clinic's

Lay = Callable[[Parts], Laid]
First = tuple[Page, ...]


def with_boxes(galley: Galley, ready: Prepared, parts: Parts, lay: Lay) -> Laid:
    """A booklet laid out with boxes for calls that no page cuts.

    `galley` sets it; `lay` gives the pages of parts, which takes most of the time of a booklet.
    """
    (ctx,) = lined([ready.ctx], lambda contexts, page: held(galley, contexts[0], page))
    pages = usual(ctx)
    parts = opened(parts, ctx, pages) if ctx != ready.ctx else parts
    laid = lay(parts)
    tried = [(ctx, pages, parts, laid)]
    for some, way in _ways(galley, ctx, laid.pages.split_boxes, parts.contents):
        other = opened(parts, some, way)
        tried += [(some, way, other, lay(other))] if other != parts else []
        if OURS not in tried[-1][3].pages.split_boxes:
            break
    ctx, pages, parts, laid = min(
        reversed(tried), key=lambda one: (len(one[3].pages.split_boxes), len(one[3].pages.pages))
    )
    numbers = laid.pages.numbers
    if numbers.get(TODAY, 0) > numbers["when-to-call"] + 1:
        parts = opened(parts, ctx, _notes_last(pages))
        laid = lay(parts)
    numbers = laid.pages.numbers
    if numbers[USE] != numbers["contents"]:
        other = lay(used_early(parts))
        if other.pages.numbers["contents"] == numbers["contents"]:
            return other
    return laid


def _ways(
    galley: Galley, ctx: Context, split: Collection[str], contents: Sequence[Element]
) -> Iterator[tuple[Context, First]]:
    """Ways that need less and less room on a page, after the usual one, which has `split` some boxes.

    Each comes with its context, which may have fewer first signs.  First the signs of the emergency number part, if
    theirs is one of them.  Then there are more boxes of the clinic, as many as pages need, and each says what to do
    when nobody answers, though that may take a page more up to the first chapter, `contents` among them.  Notes of the
    emergency number are said again wherever that takes none.
    """
    if EMERGENCY in split:
        ctx = whole(galley, ctx)
    parted = EMERGENCY in split and partable(ctx)
    if not parted and OURS not in split:
        return

    def taken(pages: First) -> tuple[int, int]:
        return _taken(galley, ctx, pages, contents)

    def weighed(form: Form) -> tuple[tuple[int, ...], First]:
        pages = packed(galley, ctx, parted=parted, form=form)
        cut, most = taken(pages)
        pages = _told(pages, lambda some: taken(some) <= (cut, most))
        silent, *less = _untold(pages)
        return (cut, silent, most, *less), pages

    for _, pages in sorted(map(weighed, FORMS), key=lambda one: one[0]):
        yield ctx, pages


def _told(pages: First, fits: Callable[[First], bool]) -> First:
    """Pages with as many notes as fit: those of the emergency number again, and for each box of the clinic its own.

    That these are there matters more than that each stands by itself, below its sign.
    """
    for piece in chain(*pages):
        pages = next(filter(fits, (_with(pages, piece, form) for form in fuller(piece))), pages)
    return pages


def _untold(pages: First) -> tuple[int, int, int]:
    """How many notes of the clinic and of the emergency number pages lack, and how many do not stand by themselves."""
    pieces = tuple(chain(*pages))
    silent, fewer = zip(*map(untold, pieces), strict=True)
    return sum(silent), sum(fewer), sum(piece.close or piece.run_in for piece in pieces)


def _with(pages: First, old: Piece, new: Piece) -> First:
    """Pages with another piece in the place of one."""
    return tuple(tuple(new if piece == old else piece for piece in page) for page in pages)


def _notes_last(pages: First) -> First:
    """Pages with the notes for both tiers below all boxes, where they have no room below the emergency number."""
    *others, last = (tuple(piece for piece in page if piece != NOTES) for page in pages)
    return (*others, (*last, NOTES))


def _taken(galley: Galley, ctx: Context, pages: First, contents: Sequence[Element]) -> tuple[int, int]:
    """How many boxes are cut and pages taken up to the first chapter, with how to use it where that needs fewer."""
    first, (*listed, use) = spread(ctx, pages), contents
    orders = ((*first, *listed, use), (*first, use, *listed))
    ways = [paginate(galley.strips(Flow(order)), galley.style) for order in orders]
    return min((len(pages.split_boxes), len(pages.pages)) for pages in ways)


def faced(galleys: Sequence[Galley], ready: Sequence[Prepared], parts: Sequence[Parts]) -> list[Parts]:
    """Parts of a booklet in two languages, with as few boxes for calls as both can have, the same ones in both.

    Contents that a spread can hold stay on one, though there be no room to have all of them level.
    """
    contexts = lined([one.ctx for one in ready], lambda some, page: Measures(galleys, some).page(page) == "level")
    measures = Measures(galleys, contexts)
    listed, uses = [one.contents[:-1] for one in parts], [one.contents[-1:] for one in parts]
    brief = [how_to_use(ctx, brief=True) for ctx in contexts]
    if measures.held(listed, uses) != "level" == measures.held(listed, brief):
        uses = brief
    pages = first_pages(measures, list(zip(listed, uses, strict=True)))
    if measures.held(listed) != "not":
        listed = [tuple(map(_kept, some)) for some in listed]
    if any(piece.what == "use" for page in pages for piece in page):
        uses = [(), ()]
    found = zip(parts, contexts, listed, uses, strict=True)
    return [replace(one, front=spread(ctx, pages, whole=True), contents=(*some, *use)) for one, ctx, some, use in found]


def _kept(element: Element) -> Element:
    """A section that no page parts."""
    return replace(element, children=(Keep(element.children),)) if isinstance(element, Flow) else element
