"""Sources: where the facts come from, with the address to check."""

from __future__ import annotations

from itertools import groupby

from takehome.content import Source
from takehome.context import Context
from takehome.element import Element, Flow, Row, Rows, Run, Text


def elements(ctx: Context) -> tuple[Element, ...]:
    """The sources of what is printed, each with publisher, title, and address."""
    sources = ctx.document.sources
    if not sources:
        return ()
    heading = Text((Run(ctx.say("sources")),), "h1", "H2", id="sources")
    rows = tuple(
        Row((), (_entry(ctx, publisher, tuple(group)),), "LI")
        for publisher, group in groupby(sources, key=lambda source: ctx.document.plain(source.publisher))
    )
    return (Flow((heading, ctx.said("sources_text", "small"), Rows(rows, "sources")), role="Sect", look="wide"),)


def _entry(ctx: Context, publisher: str, sources: tuple[Source, ...]) -> Text:
    """A publisher with its pages: each title leads to its page, the address is printed once for those of one site."""
    runs = [Run(f"{publisher}: ", strong=True)]
    for i, source in enumerate(sources):
        last = i == len(sources) - 1
        site = _site(source)
        runs.append(Run(ctx.document.plain(source.title), href=str(source.url)))
        end = f" ({site})" if last or _site(sources[i + 1]) != site else ""
        runs.append(Run(f"{end}{'.' if last else '; '}"))
    return Text(tuple(runs), "imprint")


def _site(source: Source) -> str:
    return source.url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
