"""Boxes with more reasons to call on a sheet: one form in a document, and none that a page cuts for names or notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from takehome.booklets import EMERGENCY, OURS
from takehome.context import Context, Further
from takehome.pages import Laid
from takehome.parts.callbox import MORE, MORE_DAY, MORE_NOW, MORE_TODAY, part_of
from takehome.parts.reasons import apart, divisions, mixed
from takehome.sheaf import Opening
from takehome.signs import hours_and_day

CLOSER = (Further("none"), Further("none", close=True))
LEANER = (Further("none", "first", line=False, close=True), Further("none", "none", line=False, close=True))


class Ways(Struct, frozen=True):
    """What lays out a sheet in another way: `lay` all its pages, `begin` those up to its last box for calls."""

    lay: Callable[[Further], Laid]
    begin: Callable[[Further], Opening]


Way = tuple[Further, Laid]


def arranged(laid: Laid, ctx: Context, ways: Ways) -> Laid:
    """Pages whose further boxes are all in groups, or none where that takes a page more than some in groups (`laid`),
    or than none.

    Groups go where they make a box longer than a page; then notes stand on the lines of signs; then signs stand in
    several boxes, each with its numbers and notes.  Where that is not enough, a line to write on goes, and notes.
    """
    way = Further(), laid
    if mixed(ctx):
        form = Further("all")
        way = form, ways.lay(form)
        none = Further("none"), ways.lay(Further("none"))
        if not _fits(way[1], laid) or len(none[1].pages.pages) < len(way[1].pages.pages):
            way = none
    way = _leaner(way, CLOSER, ctx, ways)
    if _cut(way[1]) and (how := _divided(ctx, ways)) != Further("none"):
        way = how, ways.lay(how)
    return _in_two(_leaner(way, LEANER, ctx, ways), ctx, ways)[1]


def _leaner(way: Way, forms: Iterable[Further], ctx: Context, ways: Ways) -> Way:
    """A way, or the first of some forms that cut fewer kinds of boxes, and of those after it the first that cut fewer
    still."""
    for further in forms:
        if not (cut := _cut(way[1])):
            break
        further = replace(further, line=further.line or ctx.document.brief)  # which has no other place for the line
        other = ways.lay(further)
        way = (further, other) if cut - _cut(other) else way
    return way


def _divided(ctx: Context, ways: Ways) -> Further:
    """The form in which boxes that no page can hold go on in others, each with as many signs as a page can hold."""
    how = Further("none")
    more = ctx.document.more_signs
    now = [sign for sign in more if sign.tier == "emergency"]
    hours, day = hours_and_day(more)
    kinds = (("now", now, MORE_NOW), ("hours", hours, MORE_TODAY), ("day", day, MORE_DAY if hours else MORE_TODAY))
    for kind, signs, name in kinds:
        counts: tuple[int, ...] = ()
        while (left := len(signs) - sum(counts)) > 1:
            box = part_of(name, len(counts))
            if box not in ways.begin(how).torn:
                break
            forms = {n: replace(how, **{kind: (*counts, n)}) for n in range(left - 1, 0, -1)}
            weights = {n: (*_weight(ways.begin(form), box), min(n, left - n) == 1) for n, form in forms.items()}
            best = min(forms, key=weights.__getitem__)
            if weights[best][0]:
                break
            how, counts = forms[best], (*counts, best)
    return how


def _weight(opening: Opening, box: str) -> tuple[bool, int, bool, int]:
    """Whether pages tear a box, and how many boxes in all; whether the first further one is apart from its heading; how
    many pages there are."""
    numbers, torn = opening.numbers, opening.torn
    apart = numbers[MORE] != numbers.get(MORE_NOW, numbers.get(MORE_TODAY))
    return box in torn, len(torn), apart, opening.pages


def _in_two(way: Way, ctx: Context, ways: Ways) -> Way:
    """Pages where some signs for the day have a box of their own, if one for all would leave the page before white."""
    how, laid = way
    ctx = replace(ctx, further=how)
    _, day = hours_and_day(ctx.document.more_signs)
    numbers = laid.pages.numbers
    before = numbers.get(MORE_TODAY if MORE_DAY in numbers else MORE_NOW)
    if before is None or not day or how.day or _page(numbers) == before:
        return way
    form: Literal["all", "none"] = "all" if apart(ctx, day) else "none"
    for ahead in divisions(ctx, day):
        further = replace(how, grouped=form, day=(ahead,))
        if _page(ways.begin(further).numbers) < _page(numbers):
            other = ways.lay(further)
            if _fits(other, laid) and _cost(other) < _cost(laid):
                return further, other
    return way


def _fits(other: Laid, laid: Laid) -> bool:
    """Whether pages are not more than those of another way, and cut no other box."""
    return len(other.pages.pages) <= len(laid.pages.pages) and not _cut(other) - _cut(laid)


def _cost(laid: Laid) -> tuple[int, int]:
    """How many pages there are, and how many are white, without the one before the questions: these may begin there."""
    pages, count = white(laid)
    last = laid.pages.numbers.get("questions", 0) - 2
    return pages, count - (last >= 0 and laid.pages.pages[last].white > 0.5)


def white(laid: Laid) -> tuple[int, int]:
    """How many pages there are, and how many of them, without the last, are more white than not."""
    pages = laid.pages.pages
    return len(pages), sum(page.white > 0.5 for page in pages[:-1])


def _page(numbers: Mapping[str, int]) -> int:
    """Where the first signs for the day stand."""
    return numbers.get(MORE_DAY, numbers[MORE_TODAY])


def _cut(laid: Laid) -> Set[str]:
    """Which boxes for calls a page cuts."""
    return {*laid.pages.split_boxes} & {EMERGENCY, OURS}
