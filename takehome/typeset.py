"""A document becomes one element tree, in the order it will be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from takehome.content import Section
from takehome.context import Context
from takehome.document import CARE, Chapter, Document
from takehome.element import Element, Flow, Keep, Row, Rows, Run, Text, children
from takehome.fronts import front
from takehome.kinds import Block
from takehome.parts import (
    about,
    appointments,
    contacts,
    contents,
    cover,
    glossary,
    inside,
    key_points,
    main_message,
    questions,
    sources,
    when_to_call,
)
from takehome.parts.title import noted_inside
from takehome.wordcount import word_count

WORDS_A_MINUTE = 130


class Parts(Struct, frozen=True):
    """A document in parts, typeset once, in the order they are read; `notes` are pages that fill a booklet's sheets.

    `hard` are the parts of the body that a reader may skip, and `after` where the way round them leads.
    """

    cover: tuple[Element, ...]
    front: tuple[Element, ...]
    more: tuple[Element, ...]
    contents: tuple[Element, ...]
    body: tuple[Element, ...]
    hard: tuple[Element, ...]
    after: tuple[Element, ...]
    sources: tuple[Element, ...]
    notes: tuple[tuple[Element, ...], ...]
    back: tuple[Element, ...]
    language: str

    def tree(self, contents: bool, padding: int, ahead: bool = False, apart: bool = False) -> Flow:
        """The element tree, with or without contents, with `padding` pages of notes, and more around the hard parts."""
        found = (*self.cover, *self.inner(contents, padding, ahead, apart), *self.back)
        return Flow(found, role="Document", lang=self.language)

    def inner(self, contents: bool, padding: int, ahead: bool = False, apart: bool = False) -> tuple[Element, ...]:
        """What stands between cover and back, with pages of notes `ahead` of the hard parts or after them (`apart`)."""
        notes = tuple(element for page in self.notes[:padding] for element in page)
        listed = self.contents if contents else ()
        hard = (*(self.notes[-2] if ahead else ()), *self.hard, *(self.notes[-1] if apart else ()))
        return (*self.front, *self.more, *listed, *self.body, *hard, *self.after, *self.sources, *notes)


SKIPPED_TO = "questions"  # where the way round hard parts leads
MOST_NOTES = 3  # pages that fill the last sheet of a booklet; two more may stand before and after hard parts


def typeset(document: Document, ctx: Context) -> Parts:
    """The parts of a document, in the order they will be read; `ctx` is the context of its first chapter."""
    return _booklet(document, ctx) if document.booklet else _sheets(document, ctx)


def fronted(parts: Parts, first: tuple[Element, ...], ctx: Context) -> Parts:
    """Parts of a sheet with another first page, and the reasons to call that it leaves."""
    listed = contents.elements(ctx) if parts.contents else ()
    return replace(parts, front=first, more=when_to_call.more(ctx), contents=listed)


def sources_first(parts: Parts) -> Parts:
    """Parts of a brief document whose sources stand before its questions."""
    return replace(parts, body=(*parts.body, *parts.sources), sources=())


def covered(parts: Parts, ctx: Context) -> Iterator[Parts]:
    """Parts of a booklet with its cover, and with each smaller one."""
    for step in range(cover.STEPS):
        yield replace(parts, cover=cover.cover(ctx, step))


def opened(parts: Parts, ctx: Context, pages: Sequence[inside.Page]) -> Parts:
    """Parts of a booklet whose first pages say so when to call."""
    return replace(parts, front=inside.spread(ctx, pages))


def used_early(parts: Parts) -> Parts:
    """Parts of a booklet where how to use it follows whom to call, for contents that leave no room below them."""
    *listed, use = parts.contents
    return replace(parts, front=(*parts.front, use), contents=tuple(listed))


def backed(parts: Parts, ctx: Context, what: cover.Back) -> Parts:
    """Parts of a booklet with its back; an imprint that is not on it follows the sources."""
    moved = () if what.imprint else about.elements(ctx)
    return replace(parts, sources=(*parts.sources, *moved), back=cover.back(ctx, what))


def _sheets(document: Document, ctx: Context) -> Parts:
    first = document.chapters[0].handout
    found: list[Element] = [*noted_inside(ctx)]
    for chapter in document.chapters:
        inner = replace(ctx, topic=chapter.topic)
        if len(document.chapters) > 1:
            head = Text(inner.runs(chapter.handout.title), "chapter", "H2", id=f"{chapter.topic}.")
            inner = replace(inner, depth=3)
            locked: tuple[Element, ...] = ()
            if chapter.handout is not first:
                locked = (*main_message.elements(inner, chapter.handout), *key_points.elements(inner, chapter.handout))
            found.append(Flow((head, *locked, *(_section(s, inner) for s in chapter.sections)), role="Part"))
        else:
            found += [_section(section, inner) for section in chapter.sections]
    more = when_to_call.more(ctx)
    if document.brief:
        found += glossary.elements(ctx)
        asked, cited = questions.brief(ctx), sources.brief(ctx)
        return Parts((), front(ctx), more, (), tuple(found), (), asked, cited, (), about.brief(ctx), document.language)
    found += [*questions.elements(ctx), *appointments.elements(ctx), *glossary.elements(ctx), *contacts.elements(ctx)]
    back = about.elements(ctx, foot=True)
    listed, cited = contents.elements(ctx), sources.elements(ctx)
    return Parts((), front(ctx), more, listed, tuple(found), (), (), cited, (), back, document.language)


def _booklet(document: Document, ctx: Context) -> Parts:
    deeper = replace(ctx, depth=3)
    listed = [replace(e, page="new") if isinstance(e, Flow) else e for e in contents.elements(ctx)]
    found: list[Element] = []
    for number, (chapter, sections) in enumerate(document.plain_sections, start=1):
        found.append(_chapter(chapter, sections, replace(deeper, topic=chapter.topic), number))
    hard = list(cover.divider(ctx, SKIPPED_TO)) if document.gathered else []
    for index, (chapter, section) in enumerate(document.gathered):
        one = _section(section, replace(deeper, topic=chapter.topic))
        hard.append(replace(one, page=None if index else "new"))
    hard += questions.only_if(ctx) if hard else ()
    after = [*questions.elements(ctx), *appointments.elements(ctx)]
    end = _on_a_new_page((*glossary.elements(ctx), *contacts.elements(ctx)))
    after += end
    listed_sources = sources.elements(ctx)
    return Parts(
        cover.cover(ctx),
        inside.spread(ctx, inside.usual(ctx)),
        (),
        (*listed, *cover.how_to_use(ctx)),
        tuple(found),
        tuple(hard),
        tuple(after),
        listed_sources if end else _on_a_new_page(listed_sources),
        tuple(cover.notes(ctx, index) for index in range(1, MOST_NOTES + 3)),
        (),
        document.language,
    )


def _on_a_new_page(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """The same, the first of them on a new page."""
    return tuple(
        replace(element, page="new") if index == 0 and isinstance(element, Flow) else element
        for index, element in enumerate(elements)
    )


def _chapter(chapter: Chapter, sections: tuple[Section, ...], ctx: Context, number: int) -> Flow:
    """A chapter opening: numeral, title, main message as its lead, key points, and what is in it."""
    handout = chapter.handout
    several = len(ctx.document.chapters) > 1
    numeral = (Text((Run(str(number)),), "chapter-number", "P"),) if several else ()
    head = (*numeral, Text(ctx.runs(handout.title), "chapter", "H2", id=f"{chapter.topic}."))
    art = (ctx.art(str(handout.art), 92, "end"),) if handout.art else ()
    opening: tuple[Element, ...] = (
        *((Rows((Row(head, art),), "chapter", role=None),) if art else head),
        ctx.text(handout.main_message.text, "lead"),
        ctx.said("key_points", "h2", "H3"),
        ctx.bullets(tuple(point.text for point in handout.key_points)),
    )
    entries = tuple(
        contents.entry(ctx, ctx.anchor(section.id), section.title, None, section.sensitive, "inside")
        for section in sections
    )
    listed = (ctx.said("in_chapter", "h2", "P"), Rows(entries, "chapter-contents", role="TOC"))
    shown = entries and several  # what is in the only chapter stands in the contents
    foot = (Flow((Rows((Row((), listed),), "inside", role=None),), foot=True),) if shown else ()
    body = tuple(_section(section, ctx) for section in sections)
    minutes = max(1, round(word_count(body) / WORDS_A_MINUTE))
    time = ctx.said("minutes", "note", minutes=minutes)
    return Flow((Keep((*opening, time)), *foot, *body), role="Part", page="new")


def points_after(chapter: Element, whole: bool = True) -> Element:
    """A chapter whose opening has what is in it on its foot; its key points follow, or begin below it and go on."""
    assert isinstance(chapter, Flow)
    opening, listed, *body = chapter.children
    *head, title, points, time = children(opening)
    assert isinstance(listed, Flow)
    follow = (listed, Keep((title, points))) if whole else (replace(listed, foot=False), title, points)
    return replace(chapter, children=(Keep((*head, time)), *follow, *body))


def opening_of(chapter: Element) -> tuple[Element, ...]:
    """The opening of a chapter that lists what is in it, with that list; of another nothing."""
    some = chapter.children[:2] if isinstance(chapter, Flow) else ()
    return some if len(some) == 2 and isinstance(some[1], Flow) and some[1].foot else ()


def _section(section: Section, ctx: Context) -> Flow:
    """A section: its heading and its blocks.  All headings stand over the text column, tables reach into the margin."""
    heading = ctx.heading(section.title, "h1", id=section.id)
    ctx = replace(ctx, care=section.id == CARE)
    found: list[Element] = [heading]
    hard = False
    for block in section.blocks:
        if (section.sensitive or block.sensitive) and not hard and not ctx.document.gathered:
            found.append(ctx.said("ready_tag", "tag"))
        hard = section.sensitive or block.sensitive
        found += _block(block, ctx)
    return Flow(tuple(found), role="Sect")


def _block(block: Block, ctx: Context) -> tuple[Element, ...]:
    """The elements of a block, with its note beside the first of them."""
    elements = block.elements(ctx)
    if block.id and elements:
        elements = (Flow(elements, id=ctx.anchor(block.id)),)
    term_only = block.margin is not None and block.margin.term and not (block.margin.title or block.margin.text)
    if block.margin is None or not elements or (term_only and not ctx.document.margin):
        return elements  # without a margin they would part a list from its lead-in; they stand in "Words to know"
    note = ctx.margin(block.margin)
    head, *rest = elements
    return (ctx.aside(note, (head,)), *rest)


def figure_numbers(document: Document) -> Mapping[int, int]:
    """The number of each block that has one below its picture, by identity, counted through the document."""
    order = [s for _, sections in document.plain_sections for s in sections] + [s for _, s in document.gathered]
    figures = [block for section in order for block in section.blocks if block.numbered]
    return {id(block): number for number, block in enumerate(figures, start=1)}
