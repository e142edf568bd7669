"""The title block of a sheet: the clinic's mark beside title and deck."""

from __future__ import annotations

from typing import Literal

from takehome.context import Context
from takehome.element import Drawing, Element, Row, Rows, Run, Text
from takehome.scripts import script_of

MARK, SMALL_MARK = 50.0, 28.0

Size = Literal["title", "h1", "h2"]
"""How large a title is: as one, or as a heading of a level, where a page needs its room."""


def elements(ctx: Context, size: Size = "title", *, told: bool = True) -> tuple[Element, ...]:
    """Mark and clinic name in the margin; title, for whom, and if `told` here the state of review beside it.

    Beside a title of the size of a heading the mark is small.
    """
    document = ctx.document
    body: list[Element] = [Text((Run(document.title),), size, "H1", id="title")]
    if document.subtitle:
        body.append(ctx.text(document.subtitle, "deck"))
    body += [*noted(ctx), *personal(ctx)]
    body += notice(ctx) if told else ()
    return (Rows((Row(clinic(ctx, MARK if size == "title" else SMALL_MARK), tuple(body)),), "brand", role=None),)


def clinic(ctx: Context, mark: float = MARK) -> tuple[Element, ...]:
    """The clinic's mark, so wide and high, and name."""
    brand = ctx.document.brand
    name = Text((Run(brand.name),), "clinic")
    if brand.logo is None:
        return (name,)
    return (
        Drawing(ctx.pictures[("", "logo")], None, width=mark, max_height=mark),
        name,
    )  # the name beside it says it all


def noted(ctx: Context) -> tuple[Element, ...]:
    """What the order says below the title."""
    return (Text((Run(ctx.document.note),), "body"),) if ctx.document.note else ()


def noted_inside(ctx: Context) -> tuple[Element, ...]:
    """The same, where the cover is neutral and says nothing of whom these pages are for."""
    return (Text((Run(ctx.document.note_inside),), "body"),) if ctx.document.note_inside else ()


def personal(ctx: Context) -> tuple[Element, ...]:
    """The line for one person, for this print only."""
    if ctx.document.person is None:
        return ()
    return (Text((Run(ctx.say("for_person", name=ctx.document.person), strong=True, slot="person"),), "body"),)


def notice(ctx: Context) -> tuple[Element, ...]:
    """Whether a clinician has checked these words, and a translator; also in the foot of every page."""
    document = ctx.document
    stop = script_of(document.language).stop if document.unchecked else ""
    runs = [Run(f"{document.notice}{stop}")] if document.notice else []
    for text, lang in document.unchecked:
        runs += [
            *([Run(" ")] if runs else []),
            Run(f"{text}{script_of(lang).stop}", lang=lang if lang != document.language else None),
        ]
    return (Text(tuple(runs), "notice"),) if runs else ()
