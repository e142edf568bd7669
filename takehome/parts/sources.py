"""Sources: where the facts come from, with the address to check; in a booklet, who publishes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from takehome.content import MASTER, Source
from takehome.context import Context
from takehome.element import Element, Flow, Row, Rows, Run, Text
from takehome.gathering import site

PRESS = "E"  # the grade of news, and of what is second hand
COPY = "C"  # the grade of a copy, reprint or archive of a publisher's page


def elements(ctx: Context) -> tuple[Element, ...]:
    """The sources of what is printed, each with publisher, title, and address.

    What is made of several handouts names the publishers: these list every page, which would take a tenth of its own.
    """
    sources = ctx.document.sources
    if not sources:
        return ()
    heading = Text((Run(ctx.say("sources")),), "h1", "H2", id="sources")
    foreign = _foreign(ctx)
    if ctx.document.booklet or len(ctx.document.chapters) > 1:
        return (Flow((heading, _where_listed(ctx, "body"), _publishers(ctx)), role="Sect", look="wide"),)
    rows = tuple(
        Row((), (_entry(publisher, tuple(group), foreign),), "LI")
        for publisher, group in groupby(sources, key=lambda source: str(source.publisher))
    )
    return (Flow((heading, ctx.said(_checked(ctx), "small"), Rows(rows, "sources")), role="Sect", look="wide"),)


def brief(ctx: Context) -> tuple[Element, ...]:
    """Who publishes the sources of a brief document, each name with a link to the first of its pages."""
    if not ctx.document.sources:
        return ()
    heading = Text((Run(ctx.say("sources")),), "h2", "H2", id="sources")
    return (Flow((heading, _where_listed(ctx, "small"), _publishers(ctx)), role="Sect", look="wide"),)


def _publishers(ctx: Context) -> Rows:
    """The names of publishers, small, each a link to the first of its pages: one run of them, in columns on a sheet."""
    lang = _foreign(ctx)
    own = [source for source in ctx.document.sources if source.grade not in (COPY, PRESS)]
    urls = {source.publisher: str(source.url) for source in reversed(own or ctx.document.sources)}
    dot = Run("\u00a0\u00b7 ", lang=lang)
    runs = [Run(str(name), href=urls[name], lang=lang) for name in _names(ctx)]
    spaced = tuple(piece for run in runs for piece in (dot, run))[1:]
    return Rows((Row((), (Text(spaced, "source", own_side=lang is not None),), "LI"),), "publishers")


def _foreign(ctx: Context) -> str | None:
    """The language of the names of pages, where it is another one: they are called as they call themselves."""
    return None if ctx.document.language == MASTER else MASTER


def _names(ctx: Context) -> tuple[str, ...]:
    """The publishers of all that is printed, or whoever has it where nobody publishes it."""
    sources = ctx.document.sources
    return publishers(sources) or tuple(dict.fromkeys(source.publisher for source in sources))


def _where_listed(ctx: Context, style: str) -> Text:
    """Whether the clinic has looked at the pages, and where they are listed."""
    return Text(tuple(Run(ctx.say(key) + ctx.gap) for key in (_checked(ctx), "sources_listed")), style)


def publishers(sources: Sequence[Source]) -> tuple[str, ...]:
    """The names of publishers, each once, in the order of their sources; copies and the press are no publishers."""
    return tuple(dict.fromkeys(source.publisher for source in sources if source.grade not in (COPY, PRESS)))


def _checked(ctx: Context) -> str:
    """What the page says of them: whether the clinic has looked at them.

    It has where each has the day of it, and where a clinician signed the words: who does has read what they rest on,
    and the stock's list of sources is not the clinic's to write days into.
    """
    document = ctx.document
    signed = all(chapter.handout.review.by is not None for chapter in document.chapters)
    return "sources_checked" if signed or all(source.checked for source in document.sources) else "sources_text"


def _entry(publisher: str, sources: tuple[Source, ...], lang: str | None) -> Text:
    """A publisher with its pages: each title leads to its page, the address is printed once for those of one site.

    The address of a copy (grade C) is not printed: it is not the publisher's.
    """
    runs = [Run(f"{publisher}: ", strong=True, lang=lang)]
    for i, source in enumerate(sources):
        last = i == len(sources) - 1
        place = _place(source)
        runs.append(Run(str(source.title), href=str(source.url), lang=lang))
        end = f" ({place})" if place and (last or _place(sources[i + 1]) != place) else ""
        runs.append(Run(f"{end}{'.' if last else '; '}", lang=lang))
    return Text(tuple(runs), "source", own_side=lang is not None)


def _place(source: Source) -> str:
    return "" if source.grade == COPY else site(source.url)
