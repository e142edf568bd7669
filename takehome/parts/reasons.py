"""Signs as lists: each with its note; further ones in two columns, or in groups by parts of the body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import ceil
from unicodedata import east_asian_width

from msgspec.structs import replace

from takehome.context import Context
from takehome.element import Box, Cell, Element, Grid, Row, Rows, Run, Text, words
from takehome.scripts import script_of
from takehome.signs import Sign, hours_and_day

LEAST_COLUMNS = 4  # signs: fewer stand one below the other
MOST_LETTERS = 2000  # of signs that stand side by side: more of them may be taller than a page, and go on overleaf
IN_COLUMN = 36  # letters of a line in one of two columns, about
LONGEST = 7  # items of a list without groups (rule 6 of clear print)


def listed(ctx: Context, signs: Iterable[Sign], *, run_in: bool = False, style: str = "call-item") -> Rows:
    """Signs as a list, each with its note below it, or behind it on its line (`run_in`)."""
    found = []
    for sign in signs:
        notes = (Text(ctx.sentences(sign.notes), style),) if sign.notes else ()
        texts = (ctx.text(sign.text, style), *notes)
        found.append(Row((), joined_up(ctx, texts) if run_in else texts, "LI"))
    return Rows(tuple(found), "call")


def grouped(ctx: Context, signs: Sequence[Sign]) -> Element:
    """Further signs: two columns, or if they are many a list for each part of the body, with its name at the side.

    Signs without an area come first, below no name.  A booklet has no room for names, its pages are full of signs, and
    a brief document is to have few pages.
    """
    if sum(len(sign.text) + len("".join(sign.notes)) for sign in signs) > MOST_LETTERS:
        return listed(ctx, signs)
    areas = ctx.document.shared.areas
    if not apart(ctx, signs):
        return _in_columns(ctx, signs)
    named = [sign.area in areas for sign in signs]
    other = [sign for sign, has in zip(signs, named, strict=True) if not has]
    groups: list[tuple[tuple[Element, ...], list[Sign]]] = [((), other)] if other else []
    groups += [
        ((Text((Run(word),), "call-area", "H4"),), some)
        for id, word in areas.items()
        if (some := [sign for sign in signs if sign.area == id])
    ]
    return Rows(tuple(Row(head, (listed(ctx, some),)) for head, some in groups), "areas", role=None)


def divided(ctx: Context, signs: Sequence[Sign], counts: Sequence[int]) -> list[Sequence[Sign]]:
    """The signs of each box of a kind, in the order in which boxes name them; `counts`: those of all but the last."""
    every = _ordered(ctx, signs)
    edges = (0, *accumulate(counts), len(every))
    return [every[a:b] for a, b in pairwise(edges) if a < b]


def divisions(ctx: Context, signs: Sequence[Sign]) -> tuple[int, ...]:
    """How many of some signs may stand ahead in a box of their own, the most first; last the ways that part a group."""
    every = _ordered(ctx, signs)
    grouped = apart(ctx, signs)
    least = LEAST_COLUMNS - 1
    counts = range(len(every) - 2, least - 1, -1)
    parts = {n: grouped and every[n - 1].area == every[n].area for n in counts}
    return tuple(sorted(counts, key=parts.__getitem__))


def _ordered(ctx: Context, signs: Sequence[Sign]) -> Sequence[Sign]:
    """Signs in the order in which a box names them."""
    places = {id: i for i, id in enumerate(ctx.document.shared.areas)}
    return sorted(signs, key=lambda sign: places.get(sign.area or "", -1)) if apart(ctx, signs) else signs


def apart(ctx: Context, signs: Sequence[Sign]) -> bool:
    """Whether a box of further signs has them in groups."""
    form = ctx.further.grouped
    if ctx.document.booklet or ctx.document.brief or form == "none":
        return False
    return (form == "all" or len(signs) > LONGEST) and any(sign.area in ctx.document.shared.areas for sign in signs)


def _in_columns(ctx: Context, signs: Sequence[Sign]) -> Element:
    """A list of signs in two columns, of about as many lines, where a layout has room for them side by side."""
    long = [sum(ceil(_wide(text) / IN_COLUMN) for text in (sign.text, " ".join(sign.notes))) for sign in signs]
    if ctx.document.booklet or len(signs) < LEAST_COLUMNS:
        return listed(ctx, signs)
    half = min(range(1, len(signs)), key=lambda i: max(sum(long[:i]), sum(long[i:])))
    columns = tuple(Cell((replace(listed(ctx, some), role=None),)) for some in (signs[:half], signs[half:]))
    return Grid((columns,), role="L", look="columns")  # read as one list


def _wide(text: str) -> int:
    """How wide a text is, in Latin letters; those of Chinese and its kin are as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def mixed(ctx: Context) -> bool:
    """Whether some boxes of further signs have groups, and others none."""
    more = ctx.document.more_signs
    kinds = ([sign for sign in more if sign.tier == "emergency"], *hours_and_day(more))
    return len({apart(ctx, signs) for signs in kinds if signs}) > 1


def joined_up(ctx: Context, notes: Sequence[Text]) -> tuple[Text, ...]:
    """Several notes as one paragraph, parted by a gap; each ends as a sentence does."""
    script = script_of(ctx.document.language)
    gaps = [Run(script.behind(words(note.runs))) for note in notes]
    parts = zip(notes, gaps, strict=True)
    runs = tuple(run for note, gap in parts for run in (*note.runs, gap))[:-1]
    return (replace(notes[0], runs=runs),) if notes else ()


def going_on(ctx: Context, box: Box, there: str, key: str = "more_today", **values: object) -> Box:
    """A box whose signs go on in another, with where: else it seems to have them all."""
    where = Run(ctx.say(key, page="{page}", **values), strong=True, href=f"#{there}", page_of=there)
    return replace(box, children=(*box.children, Text((where,), "call-note")))


def gone_on(ctx: Context, box: Box) -> Box:
    """A box that goes on with the signs of the one before it: its heading says so."""
    head, *rest = box.children
    assert isinstance(head, Rows)
    (row,) = head.rows
    (call, *when) = row.body
    assert isinstance(call, Text)
    call = replace(call, runs=(*call.runs, Run(f"{ctx.gap}{ctx.say('continued')}")))
    return replace(box, children=(replace(head, rows=(replace(row, body=(call, *when)),)), *rest))
