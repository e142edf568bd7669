"""The cover of a booklet, its inside cover, the divider before hard chapters, notes pages and the back."""

from __future__ import annotations

from takehome.context import Context
from takehome.dates import language_name
from takehome.element import Drawing, Element, Field, Flow, Keep, Row, Rows, Run, Text
from takehome.parts.about import elements as about
from takehome.parts.contacts import web
from takehome.parts.title import clinic, noted, notice, personal
from takehome.parts.when_to_call import listed
from takehome.qr import qr
from takehome.said import joined
from takehome.scripts import script_of

WITHOUT_HELP, WITHOUT_NURSE, WITHOUT_ELSE, NARROWEST = 2, 3, 4, 5  # steps of a back that needs less room
WINDOWS = (222.0, 196.0, 150.0)  # widths of the picture, the first that leaves room for what stands above it


def cover(ctx: Context, step: int = 0) -> tuple[Element, ...]:
    """Clinic, title, for whom; the window stands on the foot.  Each `step` makes it smaller, the last leaves it out."""
    document = ctx.document
    mark, *name = clinic(ctx)
    row = Row((mark,), tuple(name), None) if name else Row((), (mark,), None)
    title = Text((Run(document.title),), "title", "H1", id="title")
    reader = Text((Run(document.subtitle or ctx.say("a_booklet")),), "deck")
    state = notice(ctx)
    side = (reader, *noted(ctx), *personal(ctx), *state)
    if step < len(WINDOWS):
        window = Drawing(ctx.pictures[("", "cover-bench")], None, width=WINDOWS[step], align="end")
        foot = Flow((Rows((Row(side, (window,)),), "cover", role=None),), foot=True)
    else:
        foot = Flow(side, foot=True)
    found = (Rows((row,), "brand", role=None), title, *_facing(ctx), foot)
    return (Flow(found, role="Sect", page="new", design="cover"),)


def _facing(ctx: Context) -> tuple[Element, ...]:
    """Which language the facing pages speak, and what this booklet is called in it."""
    if ctx.document.facing is None:
        return ()
    title, language = ctx.document.facing
    return (Text((Run(f"{language_name(language)} · {title}", lang=language),), "deck"),)


USE = "how-to-use"


def how_to_use(ctx: Context) -> tuple[Element, ...]:
    """How to use the booklet; it stands on the foot of the contents."""
    heading = Text((Run(ctx.say("how_to_use")),), "h2", "H2", id=USE)
    use = Keep((heading, ctx.said("how_to_use_text", "body")))
    return (Flow((use,), role="Sect", foot=True),)


READY = "ready"


def divider(ctx: Context, after: str) -> tuple[Element, ...]:
    """Read when you are ready: what follows, and the way round it."""
    found: tuple[Element, ...] = (
        ctx.art("sprig", 96),
        Text((Run(ctx.say("ready_title")),), "chapter", "H2", id=READY),
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
    lines = Field("lines", ctx.say("write_here"), f"notes-{index}", 0)
    return (Flow((heading, lines), role="Sect", page="new"),)


def back(ctx: Context, narrow: int = 0) -> tuple[Element, ...]:
    """The back cover: whom to call, in words that can be read across a room, and the imprint.

    `narrow`: with less white and without the imprint, which then stands after the sources; from 2 on also without
    the organisation, which stands under "Where to get help", from 3 on without the line for a nurse's name, the code of
    the clinic's address and the notes of signs,
    at 4 also without what to do where nobody answers, which stands in the boxes for calls.  At 5 all of this is back,
    and only the page of the reasons for an emergency call stands there, not these themselves.
    """
    document = ctx.document
    brand = document.brand
    heading = Text((Run(ctx.say("who_to_call")),), "h1", "H2", id="back")
    colon = script_of(document.language).colon
    signs = [sign for sign in document.first_signs if sign.tier == "emergency"]
    words = ctx.say("reasons_on", page="{page}")
    reasons = Text((Run(words, strong=True, href="#when-to-call", page_of="when-to-call"),), "call-item")
    first = (reasons,) if narrow >= NARROWEST else (listed(ctx, signs, noted=narrow < WITHOUT_NURSE), reasons)
    hours = (Text((Run(brand.hours),), "call-item"),) if brand.hours else ()
    no_answer = tuple(
        ctx.text(note.text, "call-item") for note in document.shared.call_notes if note.tier == "clinic-today"
    )
    entries: list[tuple[str, tuple[Element, ...]]] = [
        (ctx.say("call_emergency", phone=ctx.value("phones.emergency")), first),
        (
            joined(ctx.say("call_today"), colon, brand.phones.day),
            (*hours, *(no_answer if narrow != WITHOUT_ELSE else ())),
        ),
    ]
    if brand.phones.night:
        entries.append((joined(ctx.say("nights"), colon, brand.phones.night), ()))
    if brand.phones.crisis:
        entries.append((ctx.say("crisis_line", phone=brand.phones.crisis), ()))
    if narrow < WITHOUT_HELP or narrow == NARROWEST:
        entries += [(joined(o.name, colon, o.phone), ()) for o in document.organisations if o.phone][:1]
    rows = []
    for index, (title, more) in enumerate(entries):
        head = Text((Run(title, strong=True),), "call" if index < 2 else "phone", "P")
        rows.append(Row((), (head, *more), "LI"))
    roomy = narrow < WITHOUT_NURSE or narrow == NARROWEST
    if brand.web:
        rows.append(Row((), (_code(ctx, brand.web) if roomy else _site(ctx, brand.web),), "LI"))
    if roomy:
        nurse = Field("line", ctx.say("my_nurse"), "my-nurse", words=ctx.said("my_nurse", "lined"))
        rows.append(Row((), (nurse,), "LI"))
    imprint = () if narrow else about(ctx, foot=True)
    look = "back-narrow" if narrow else "back"
    return (Flow((heading, Rows(tuple(rows), look), *imprint), role="Sect", page="new"),)


def _code(ctx: Context, address: str) -> Rows:
    """The clinic's address, and before it the code that leads a camera there; the words say it all to a listener."""
    link = web(address, strong=True)
    assert link.href
    drawing = Drawing(qr(link.href), None, code=link.href)
    words = (ctx.said("our_web", "call-item"), Text((link,), "phone"))
    return Rows((Row((drawing,), words),), "code", role=None)


def _site(ctx: Context, address: str) -> Text:
    """The clinic's address, where its code has no room."""
    told = ctx.say("our_web") + script_of(ctx.document.language).colon
    return Text((Run(told), web(address)), "call-item")
