"""Contents: what is in, with page numbers that are true, and honestly what is not."""

from __future__ import annotations

from msgspec.structs import replace

from takehome.context import Context
from takehome.element import Box, Element, Flow, Row, Rows, Run, Text
from takehome.parts.title import noted_inside


def elements(ctx: Context) -> tuple[Element, ...]:
    """The contents, page number first, and what the team can also give."""
    document = ctx.document
    key = "contents_booklet" if document.booklet else "contents"
    heading = Text((Run(ctx.say(key)),), "h1", "H2", id="contents")
    near = document.booklet and len(document.chapters) == 1  # sections and not chapters are many
    look = "chapter-contents" if near else "contents"
    several = not document.booklet and len(document.chapters) > 1  # sections stand below the title of their handout
    lines = list(document.contents(ctx.say))
    rows = [
        entry(
            ctx, anchor, title, note, sensitive, "inside" if near or (several and _is_section(anchor)) else "contents"
        )
        for anchor, title, note, sensitive in lines
    ]
    if document.booklet and not near:
        rows = _numbered(rows, [anchor for anchor, *_ in lines])
    note = noted_inside(ctx) if document.booklet else (ctx.said("how_to_use_text", "small"),)
    found: list[Element] = [heading, *note, Rows(tuple(rows), look, role="TOC")]
    if not document.booklet:  # where pages are large print, contents may go on
        again = Text((Run(f"{ctx.say(key)} {ctx.say('continued')}"),), "again")
        found = [Flow(tuple(found), again=again)]
    if document.omitted:
        found.append(_omitted(ctx))
    return (Flow(tuple(found), role="Sect", look="wide"),)


def _numbered(rows: list[Row], anchors: list[str]) -> list[Row]:
    """Lines with the numeral of a chapter, as its opening has it, before their titles."""
    found: list[Row] = []
    count = 0
    for row, anchor in zip(rows, anchors, strict=True):
        count += anchor.endswith(".")
        numeral = (Text((Run(str(count)),), "contents-number", "Lbl"),) if anchor.endswith(".") else ()
        found.append(replace(row, body=(Rows((Row(numeral, row.body),), "contents-chapter", role=None),)))
    return found


def _is_section(anchor: str) -> bool:
    """Whether an anchor is that of a section: that of a handout ends with the dot between their names."""
    return "." in anchor[:-1]


def _omitted(ctx: Context) -> Flow:
    """What is not in this copy: a box, or, on the small page of a booklet, a note on the foot."""
    small = ctx.document.booklet
    style = "note" if small else "item"
    lines = tuple(Row((), (Text((Run(t),), style),), "LI") for t in ctx.document.omitted)
    titles = Rows(lines, "call" if small else "bullets")
    if small:
        return Flow((ctx.said("not_in_copy", "h2", "P"), ctx.said("team_can_give", "note"), titles), foot=True)
    label = Text((Run(ctx.say("not_in_copy")),), "label")
    return Flow((Box((ctx.said("team_can_give", "body"), titles), "plain", label),))


def entry(ctx: Context, anchor: str, title: str, note: str | None, sensitive: bool, style: str = "contents") -> Row:
    """One line of the contents: the title leads there; its page number stands first, and is read after it.

    What a part is about and when to read it share a line, so that contents take no page more.
    """
    href = f"#{anchor}"
    number = Text((Run("{page}", page_of=anchor),), f"{style}-page", "Reference")
    tag = f" ({ctx.say('ready_short')})" if sensitive else ""
    body: list[Element] = [Text((Run(title if note else title + tag, href=href),), style, "Reference")]
    if note:
        body.append(Text((*ctx.runs(note), *((Run(tag),) if tag else ())), "contents-note"))
    return Row((number,), tuple(body), "TOCI", head_last=True)
