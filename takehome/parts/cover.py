"""The cover of a booklet, its inside cover, the divider before hard chapters, notes pages and the back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from takehome.context import Context
from takehome.element import Drawing, Element, Field, Flow, Keep, Row, Rows, Run, Text
from takehome.parts import when_to_call
from takehome.parts.about import elements as about
from takehome.parts.title import clinic, notice, personal, unchecked


def cover(ctx: Context) -> tuple[Element, ...]:
    """Clinic, title, for whom; the window stands on the foot."""
    document = ctx.document
    mark, *name = clinic(ctx)
    row = Row((mark,), tuple(name), None) if name else Row((), (mark,), None)
    title = Text((Run(document.title),), "title", "H1", id="title")
    reader = Text((Run(document.subtitle or ctx.say("a_booklet")),), "deck")
    side = (reader, *personal(ctx), notice(ctx), *unchecked(ctx))
    window = Drawing(ctx.pictures[("", "cover-bench")], None, width=222, align="end")
    foot = Flow((Rows((Row(side, (window,)),), "cover", role=None),), foot=True)
    return (Flow((Rows((row,), "brand", role=None), title, foot), role="Sect", page="new", design="cover"),)


def inside(ctx: Context) -> tuple[Element, ...]:
    """When to call, and how to use the booklet."""
    use = Keep((ctx.said("how_to_use", "h2", "H2"), ctx.said("how_to_use_text", "body")))
    return when_to_call.spread(ctx, Flow((use,), role="Sect", foot=True))


def divider(ctx: Context, after: str) -> tuple[Element, ...]:
    """Read when you are ready: what follows, and the way round it."""
    found: tuple[Element, ...] = (
        ctx.art("sprig", 96),
        Text((Run(ctx.say("ready_title")),), "chapter", "H2", id="ready"),
        ctx.said("ready_lead", "lead"),
        Text((Run(ctx.say("ready_text", page="{page}"), href=f"#{after}", page_of=after),), "body"),
        Rows(
            tuple(
                Row((Field("tick", ctx.say("tick_here"), key),), (ctx.said(key, "item"),), "LI")
                for key in ("ready_nurse", "ready_not_now")
            ),
            "ticks",
        ),
    )
    return (Flow(found, role="Sect", page="new"),)


def notes(ctx: Context, index: int) -> tuple[Element, ...]:
    """A page of lines to write on."""
    heading = Text((Run(ctx.say("notes")),), "h1", "H2", id=f"notes-{index}")
    lines = Field("lines", ctx.say("write_here"), f"notes-{index}", 18)
    return (Flow((heading, lines), role="Sect", page="new"),)


def back(ctx: Context) -> tuple[Element, ...]:
    """The back cover: whom to call, in words that can be read across a room, and the imprint."""
    document = ctx.document
    brand = document.brand
    heading = Text((Run(ctx.say("who_to_call")),), "h1", "H2", id="back")
    signs = [sign.text for sign in document.first_signs if sign.tier == "emergency"]
    entries: list[tuple[tuple[Run, ...], tuple[Run, ...]]] = [
        ((Run(ctx.say("call_emergency", phone=ctx.value("phones.emergency"))),), _sentence(ctx, signs)),
        ((Run(f"{ctx.say('call_today')}: {brand.phones.day}"),), (Run(brand.hours),) if brand.hours else ()),
    ]
    if brand.phones.night:
        entries.append(((Run(f"{ctx.say('nights')}: {brand.phones.night}"),), ()))
    if brand.phones.crisis:
        entries.append(((Run(ctx.say("crisis_line", phone=brand.phones.crisis)),), ()))
    helper = next((o for o in document.organisations if o.phone), None)
    if helper is not None:
        entries.append(((Run(f"{helper.name}: {helper.phone}"),), ()))
    rows = []
    for index, (title, text) in enumerate(entries):
        strong = tuple(replace(run, strong=True) for run in title)
        body: list[Element] = [Text(strong, "call" if index < 2 else "phone", "P")]
        if text:
            body.append(Text(text, "call-item"))
        rows.append(Row((), tuple(body), "LI"))
    words = ctx.say("reasons_on", page="{page}")
    reasons = Text((Run(words, href="#when-to-call", page_of="when-to-call"),), "call-item")
    rows.append(Row((), (reasons,), "LI"))
    nurse = Field("line", ctx.say("my_nurse"), "my-nurse", words=ctx.said("my_nurse", "lined"))
    rows.append(Row((), (nurse,), "LI"))
    return (Flow((heading, Rows(tuple(rows), "back"), *about(ctx, foot=True)), role="Sect", page="new"),)


def _sentence(ctx: Context, texts: Sequence[str]) -> tuple[Run, ...]:
    """Statements as running words, each with a full stop."""
    runs: list[Run] = []
    for index, text in enumerate(texts):
        runs += [*([Run(" ")] if index else []), *ctx.runs(text), Run(".")]
    return tuple(runs)
