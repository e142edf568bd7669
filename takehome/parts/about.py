"""About this handout: id, version, who checked it, who paid, whom to tell."""

from __future__ import annotations

from msgspec.structs import replace

from takehome.context import Context
from takehome.direction import mixed
from takehome.element import Element, Flow, Keep, Run, Text
from takehome.parts.contacts import web
from takehome.scripts import STOPS, script_of


def brief(ctx: Context) -> tuple[Element, ...]:
    """What is left out of a brief document, and its imprint, from the edge of a page."""
    (own,) = elements(ctx)
    assert isinstance(own, Flow)
    titles = " · ".join(ctx.document.omitted)
    stop = "" if titles.endswith(STOPS) else script_of(ctx.document.language).stop
    heading = Text((Run(ctx.say("not_in_copy")),), "h2", "H2", id="not-in-copy")
    said = Text((Run(f"{titles}{stop}{ctx.gap}{ctx.say('team_can_give')}"),), "omitted")
    left = (Flow((Keep((heading, said)),), role="Sect", look="held"),) if titles else ()
    return (*left, replace(own, look="held"))


def elements(ctx: Context, foot: bool = False) -> tuple[Element, ...]:
    """The imprint; `foot` stands it on the foot of its page.  The back of a booklet says the clinic's address."""
    document = ctx.document
    brand = document.brand
    key = "about_booklet" if document.booklet else "about"
    lines = [
        ctx.say("about_id", code=document.code, version=document.version, date=document.issued_text),
        document.review_line,
    ]
    if document.grades is not None:
        lines.append(ctx.say("about_grades", kincaid=document.grades[0], smog=document.grades[1]))
    if brand.funding:
        lines.append(ctx.say("about_funding", funding=brand.funding))
    if brand.feedback:
        lines.append(ctx.say("about_feedback", feedback=brand.feedback))
    texts = [Text((Run(line),), "imprint") for line in lines]
    texts[2:2] = [Text(_held(ctx), "imprint")] if document.holds else []
    if brand.web and not document.booklet:
        told = Run(ctx.say("our_web") + script_of(document.language).colon)
        texts.append(Text((told, web(brand.web)), "imprint"))
    heading = Text((Run(ctx.say(key)),), "h2", "H2", id="about")
    return (Flow((heading, *texts), role="Sect", foot=foot),)


def _held(ctx: Context) -> tuple[Run, ...]:
    """The title and id of each handout; on a page from right to left each id stands behind its own title."""
    held = ctx.document.holds
    if not script_of(ctx.document.language).rtl:
        return (Run(" · ".join(f"{title}: {id}" for title, id in held)),)
    found: list[Run] = []
    for title, id in held:
        own = not mixed(title)
        pair = (Run(f"{title}: {id}", ltr=True),) if own else (Run(title), Run(": "), Run(id, ltr=True))
        found += (Run(" · "), *pair)
    return tuple(found[1:])
