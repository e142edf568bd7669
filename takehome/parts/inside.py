"""Inside the cover of a booklet: when to call, page by page, in one language or with the same boxes in two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from takehome.context import Again, Context
from takehome.element import Box, Element, Flow, Keep, Run, Text
from takehome.parts.callbox import MORE, MORE_NOW, MORE_ON, MORE_TODAY, TODAY, Noted, emergency, in_one, today
from takehome.parts.callnotes import notes
from takehome.parts.cover import how_to_use
from takehome.parts.reasons import going_on, gone_on
from takehome.parts.when_to_call import heading


class Piece(Struct, frozen=True):
    """What stands on a page, one below the other.

    `all` signs of the emergency number, or the first (`now`) and, on a page of their own, the others (`more`); a box of
    the clinic (`ours`), which holds some `signs`, by their ids; the `notes` for both tiers; how to `use` the booklet.
    A box of the clinic that has `gone` on with signs for the day says so, and one that is `going` on where: in the box
    that begins with that sign.
    Of a box of the clinic, `noted` are its own notes, `run_in` sets them as one paragraph, and `pointed` says where the
    others are.  `again`: which notes the box of the `more` says.  `close` sets the notes of signs on their lines.
    """

    what: Literal["all", "now", "more", "ours", "notes", "use"]
    signs: tuple[str, ...] = ()
    noted: Noted = "all"
    run_in: bool = False
    close: bool = False
    pointed: bool = False
    again: Again = "all"
    gone: bool = False
    going: str = ""


Page = tuple[Piece, ...]
Form = Literal["usual", "close", "short"]
"""Boxes of the clinic after the first: each note by itself, notes on the lines of signs and of each other (`close`), or
so and without what to do when nobody answers (`short`)."""
FORMS: tuple[Form, ...] = get_args(Form)  # each needs less room

NOTES = Piece("notes")


def spread(ctx: Context, pages: Sequence[Page], *, whole: bool = False) -> tuple[Element, ...]:
    """The first pages of a language, in sections: those inside the cover, and those under "More reasons to call".

    `whole`: each is known to fit its page, and stays on it; else it goes on where it must.
    """
    sections: list[list[Element]] = [[]]
    boxes = 0
    for page in pages:
        if any(piece.what == "more" for piece in page):
            sections.append([])
        found: list[Element] = []
        for piece in page:
            made = elements(ctx, piece)
            if piece.what == "ours":
                name = _on(piece.signs[0]) if piece.gone else None
                name = TODAY if not boxes else MORE_TODAY if boxes == 1 and len(sections) > 1 else name
                made = tuple(replace(box, id=name) if isinstance(box, Box) else box for box in made)
                boxes += 1
            found += made
        if found:
            sections[-1].append(Flow((Keep(tuple(found)),) if whole else tuple(found), page="new"))
    return tuple(Flow(tuple(found), role="Sect") for found in sections)


def elements(ctx: Context, piece: Piece) -> tuple[Element, ...]:
    """What a piece is made of."""
    document = ctx.document
    match piece.what:
        case "all" | "now":
            now = piece.what == "now"
            signs = document.first_signs if now else (*document.first_signs, *document.more_signs)
            box = emergency(ctx, signs, pointed=now or None, run_in=piece.close)
            return heading(ctx, "when-to-call"), box
        case "more":
            box = emergency(ctx, document.more_signs, first=False, run_in=piece.close, said_again=piece.again)
            return Text((Run(ctx.say("more_signs")),), "h1", "H2", id=MORE), replace(box, id=MORE_NOW)
        case "ours":
            signs = [document.shared.signs[name] for name in piece.signs]
            box = today(ctx, signs, piece.noted, pointed=piece.pointed, close=piece.close)
            box = gone_on(ctx, box) if piece.gone else box
            box = going_on(ctx, box, _on(piece.going)) if piece.going else box
            return (in_one(ctx, box) if piece.run_in else box,)
        case "notes":
            return notes(ctx)
        case "use":
            return how_to_use(ctx)


def untold(piece: Piece) -> tuple[bool, int]:
    """Whether a box of the clinic lacks its notes, and how many of its own one of the emergency number does."""
    return piece.noted == "none", get_args(Again).index(piece.again)


def usual(ctx: Context) -> tuple[Page, ...]:
    """The two pages inside the cover: all signs of the emergency number on the left, the clinic's boxes facing it."""
    return paged([some for some in by_hour(ctx, parted=False) if some], parted=False)


def paged(
    groups: Sequence[Sequence[str]],
    *,
    parted: bool,
    form: Form = "usual",
    day: Sequence[str] = (),
    breaks: Sequence[int] = (),
) -> tuple[Page, ...]:
    """Pages with a box of the clinic for each of some groups of signs; what is more than inside the cover is overleaf.

    `parted`: a page cannot hold all signs of the emergency number, so the first signs of both tiers face each other,
    and the others follow overleaf, with as few notes as can be, those of the signs on their lines if `close`.
    `breaks`: the groups, counted from 0, whose boxes begin a page.
    """
    clinic = boxes(groups, parted=parted, form=form, day=day)
    first, *others = (clinic[a:b] for a, b in pairwise((0, *breaks, len(clinic))))
    if not parted:
        return (Piece("all"), NOTES), first, *others
    return (Piece("now"), NOTES), first[:1], (Piece("more", again="none"), *first[1:]), *others


def boxes(groups: Sequence[Sequence[str]], *, parted: bool, form: Form = "usual", day: Sequence[str] = ()) -> Page:
    """The clinic's boxes, one for each group of signs, those after the first in some form.

    `parted`: the first also says where the others are.  `day`: all signs for the day, of which a box may have some.
    """
    pointed = parted and len(groups) > 1
    return tuple(
        ours(some, form if i else "usual", day, noted="all" if not i else None, pointed=pointed and not i)
        for i, some in enumerate(groups)
    )


def ours(
    signs: Sequence[str], form: Form, day: Sequence[str], *, noted: Noted | None = None, pointed: bool = False
) -> Piece:
    """A box of the clinic with some signs, in some form; `noted` are its notes where the form does not say them.

    `day`: all signs for the day, of which it may have some.  `pointed`: it says where the other signs are.
    """
    close = form != "usual"
    return Piece(
        "ours",
        tuple(signs),
        noted or ("none" if form == "short" else "below"),
        run_in=close,
        close=close,
        pointed=pointed,
        gone=any(sign in day[1:] for sign in signs[:1]),
        going=next((b for a, b in pairwise(day) if a in signs[-1:]), ""),
    )


def fuller(piece: Piece) -> tuple[Piece, ...]:
    """Forms of a box overleaf with its notes, the most of them, and each by itself, first; none of one that has all."""
    if piece.what == "more":
        forms = ((again, close) for again in get_args(Again) for close in (piece.close, True))
        return tuple(replace(piece, again=again, close=close) for again, close in forms)
    if piece.what == "ours" and piece.noted != "all":
        usual = replace(piece, noted="below", run_in=False, close=False)
        return usual, replace(usual, run_in=True), replace(usual, run_in=True, close=True), replace(usual, noted="none")
    return ()


def _on(sign: str) -> str:
    """The name of a box that goes on with the signs for the day, by the first of its own."""
    return f"{MORE_ON}-{sign}"


def partable(ctx: Context) -> bool:
    """Whether some signs of the emergency number may stand elsewhere than in its first box."""
    return any(sign.tier == "emergency" for sign in ctx.document.more_signs)


def by_hour(ctx: Context, *, parted: bool) -> tuple[list[str], list[str], list[str]]:
    """The ids of the clinic's signs in the order of their boxes: the first ones, those for any hour, those for the day.

    Only where they are `parted` do the first ones, inside the cover, stand before all others, whatever they are.
    """
    signs = ctx.document.shared.signs
    first, more = ([id for id in ids if signs[id].tier == "clinic-today"] for ids in ctx.document.sign_ids)
    ahead, rest = (first, more) if parted else ([], [*first, *more])
    return ahead, [id for id in rest if signs[id].any_hour], [id for id in rest if not signs[id].any_hour]
