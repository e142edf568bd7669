"""The pages of sheets: whom to call, and when, stands where a reader meets it first, and no page is left white."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, tee
from math import inf

from msgspec.structs import replace

from takehome.context import Context, Further
from takehome.element import Element
from takehome.fronts import closer, front, fronts
from takehome.furtherboxes import Ways, arranged
from takehome.pages import Laid
from takehome.parts import questions
from takehome.parts.callnotes import NOTES, hospice_line
from takehome.parts.when_to_call import NOW, NUMBERS
from takehome.problems import Problems
from takehome.sheaf import Numbers, Sheaf
from takehome.typeset import Parts, fronted, sources_first

WHITE = 1 / 3  # of a page before the questions: as much as they begin on


Way = tuple[tuple[Element, ...], Context, bool, int]
"""A first page, its context, whether it says whom to call, and how many of its boxes are torn."""


def sheets(sheaf: Sheaf, parts: Parts) -> Laid:
    """The pages of a sheet; those of a brief one in the order that takes fewer: questions or sources first.

    Questions have a page of their own, unless they can begin on the one before, which would be white, and take no more.
    """
    ctx = _lined(sheaf)
    ways, again = tee(_ways(sheaf, ctx))  # each is looked at once, though another order of parts asks for it again
    laid = _with_calls(sheaf, parts, ctx, ways)
    if sheaf.ready.document.brief:
        other = _with_calls(sheaf, sources_first(parts), ctx, again)
        return other if len(other.pages.pages) < len(laid.pages.pages) else laid
    if laid.pages.pages[laid.pages.numbers["questions"] - 2].white < WHITE:
        return laid
    other = _with_calls(sheaf, _shared(parts, sheaf.ready.ctx), ctx, again)
    return other if _weight(other) < _weight(laid) else laid


def _ways(sheaf: Sheaf, ctx: Context) -> Iterator[Way]:
    """First pages after the usual one.  What does not say whom to call by itself would not with all that follows."""
    for first, its in fronts(ctx):
        opening = sheaf.opened(*first)
        yield first, its, _told(opening.numbers), len(opening.torn)


def _with_calls(sheaf: Sheaf, parts: Parts, ctx: Context, ways: Iterable[Way]) -> Laid:
    """Whom to call stands on the first page, and when on that or the next, in the first way that has room for it and
    tears no box, or fewer than others.

    Where none has, as in print far larger than the paper, the last way stands, or the Problems of it.
    """
    parts = parts if ctx is sheaf.ready.ctx else fronted(parts, front(ctx), ctx)
    some, first, its, of = parts, parts.front, ctx, ctx
    laid = _held(sheaf, some)  # the usual way is nearly always right
    least = inf if laid is None else len(sheaf.opened(*first).torn) if laid.pages.split_boxes else 0
    for first, of, told, torn in ways if least else ():
        if told and torn < least and (other := _held(sheaf, way := fronted(parts, first, of))):
            laid, some, its, least = other, way, of, torn
        if not least:
            break
    if laid is None:
        return sheaf.laid_as_sheets(fronted(parts, first, of))
    if not _noted(laid.pages.numbers) and (other := next(_closer(sheaf, ctx, parts), None)):
        return sheaf.laid_as_sheets(other)
    return _arranged(sheaf, laid, some, its)


def _held(sheaf: Sheaf, parts: Parts) -> Laid | None:
    """The pages of parts, if they say whom to call, and nothing is taller than a page: another way may mend both."""
    try:
        laid = sheaf.laid_as_sheets(parts)
    except Problems:
        return None
    return laid if _told(laid.pages.numbers) else None


def _lined(sheaf: Sheaf) -> Context:
    """The context, without a line for the number of a hospice where all there is to call for, and that, need more room
    than the first page has.  A brief document has no other place for it."""
    ctx = sheaf.ready.ctx
    if ctx.document.more_signs or ctx.document.brief or not hospice_line(ctx, "emergency"):
        return ctx
    ways = (sheaf.begun(*first) for first in chain((front(ctx),), closer(ctx)))
    held = any(_told(numbers) and _noted(numbers) for numbers in ways)
    return ctx if held else replace(ctx, further=replace(ctx.further, line=False))


def _closer(sheaf: Sheaf, ctx: Context, parts: Parts) -> Iterator[Parts]:
    """Parts whose boxes for calls and the notes of both stand on the first page, if any way has room for them."""
    for first in closer(ctx):
        numbers = sheaf.begun(*first)
        if _told(numbers) and _noted(numbers):
            yield replace(parts, front=first)


def _arranged(sheaf: Sheaf, laid: Laid, parts: Parts, ctx: Context) -> Laid:
    """Pages laid out from parts, with further boxes that are whole and of one form."""

    def some(further: Further) -> Parts:
        return fronted(parts, parts.front, replace(ctx, further=further))

    ways = Ways(
        lambda further: sheaf.laid_as_sheets(some(further)),
        lambda further: sheaf.opened(*parts.front, *some(further).more),
    )
    return arranged(laid, ctx, ways)


def _shared(parts: Parts, ctx: Context) -> Parts:
    """Parts whose questions begin below what stands before them."""
    own, others = questions.elements(ctx), questions.elements(ctx, alone=False)
    at = parts.body.index(own[0])
    return replace(parts, body=(*parts.body[:at], *others, *parts.body[at + 1 :]))


def _weight(laid: Laid) -> tuple[int, float]:
    """How many pages there are, and how white they are, the last one apart."""
    pages = laid.pages.pages
    return len(pages), sum(page.white**2 for page in pages[:-1])


def _told(numbers: Numbers) -> bool:
    """Whether a reader of the first page knows whom to call, and of that and the next, when."""
    return numbers[NUMBERS] == 1 and numbers["when-to-call"] == numbers.get(NOW, 0) <= 2


def _noted(numbers: Numbers) -> bool:
    """Whether the notes of both boxes, where they are all there is to call for, stand on their page."""
    return numbers.get(NOTES) in (None, numbers["when-to-call"])
