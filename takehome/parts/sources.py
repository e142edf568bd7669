"""Sources: where the facts come from, with the address to check."""

from __future__ import annotations

from takehome.content import Source
from takehome.context import Context
from takehome.element import Element, Flow, Row, Rows, Run, Text


def elements(ctx: Context) -> tuple[Element, ...]:
    """The sources of what is printed, each with publisher, title, and address."""
    sources = ctx.document.sources
    if not sources:
        return ()
    heading = Text((Run(ctx.say("sources")),), "h1", "H2", id="sources")
    rows = tuple(Row((), (_entry(source),), "LI") for source in sources)
    return (Flow((heading, ctx.said("sources_text", "small"), Rows(rows, "help")), role="Sect"),)


def _entry(source: Source) -> Text:
    host = source.url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
    lead = f"{source.publisher}. {source.title}. "
    stated = f" ({source.stated})" if source.stated else ""
    return Text((Run(lead), Run(host, href=str(source.url), ltr=True), Run(stated)), "imprint")
