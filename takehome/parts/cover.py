"""The cover of a booklet, its inside cover, the divider before hard chapters, notes pages and the back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from takehome.context import Again, Context
from takehome.dates import language_name
from takehome.element import Drawing, Element, Field, Flow, Keep, Row, Rows, Run, Text
from takehome.parts.about import elements as about
from takehome.parts.callbox import phones as numbers
from takehome.parts.callnotes import again, note_runs
from takehome.parts.contacts import web
from takehome.parts.reasons import joined_up, listed
from takehome.parts.title import clinic, noted, notice, personal
from takehome.qr import qr
from takehome.said import joined
from takehome.scripts import script_of
from takehome.signs import Sign, hours_and_day

WINDOWS = (222.0, 196.0, 150.0)  # widths of the picture, the first that leaves room for what stands above it
STEPS = len(WINDOWS) + 2


def cover(ctx: Context, step: int = 0) -> tuple[Element, ...]:
    """Clinic, title, for whom; the window stands on the foot.  Each `step` makes it smaller, the last leaves it out.

    What is said of a translation is long: it has the full measure below the window, or a wide column beside it.
    """
    document = ctx.document
    mark, *name = clinic(ctx)
    row = Row((mark,), tuple(name), None) if name else Row((), (mark,), None)
    title = Text((Run(document.title),), "title", "H1", id="title")
    reader = Text((Run(document.subtitle or ctx.say("a_booklet")),), "deck")
    said, state = (reader, *noted(ctx), *personal(ctx)), notice(ctx)
    windows = WINDOWS[1:] if document.facing else WINDOWS  # a second title above it needs air
    look = "cover-wide" if step == len(windows) else "cover"
    if step <= len(windows):
        window = Drawing(ctx.pictures[("", "cover-bench")], None, width=(*windows, WINDOWS[-1])[step], align="end")
        below = state if document.unchecked and step < len(windows) else ()
        side = said if below else (*said, *state)
        foot = Flow((Rows((Row(side, (window,)),), look, role=None), *below), foot=True)
    else:
        foot = Flow((*said, *state), foot=True)
    found = (Rows((row,), "brand", role=None), title, *_facing(ctx), foot)
    return (Flow(found, role="Sect", page="new", design="cover"),)


def _facing(ctx: Context) -> tuple[Element, ...]:
    """Which language the facing pages speak, and what this booklet is called in it."""
    if ctx.document.facing is None:
        return ()
    title, language = ctx.document.facing
    return (Text((Run(f"{language_name(language)} · {title}", lang=language),), "other-title"),)


USE = "how-to-use"


def how_to_use(ctx: Context, *, brief: bool = False) -> tuple[Element, ...]:
    """How to use the booklet, on the foot of the contents: without a heading where these are long (`brief`)."""
    if brief:
        return (Flow((replace(ctx.said("how_to_use_text", "note"), id=USE),), foot=True),)
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


class Back(Struct, frozen=True):
    """What stands on a back cover besides the numbers: reasons to call, of each tier, and what may give them room.

    `close`: reasons are set closer, notes are a paragraph, and the heading is smaller; `small`: so are those of the
    tiers.  Each number has a line of its own, however little room there is.  `said_again`: which notes of the emergency
    number there are.  `air`: how much white is around the rules, the name of a look of rows.
    """

    now: tuple[Sign, ...]
    today: tuple[Sign, ...]
    imprint: bool = True
    help: bool = True
    nurse: bool = True
    code: bool = True
    hospice: bool = True
    close: bool = False
    said_again: Again = "all"
    answer: bool = True
    site: bool = True
    small: bool = False
    air: str = "back-narrow"

    @property
    def style(self) -> str:
        """The style of reasons and notes; where they are set closer, lines stand as near as a script bears."""
        return "back-item" if self.close else "call-item"


AIRS = ("back", "back-close", "back-narrow")  # the most white around the rules first


def backs(ctx: Context) -> Iterator[Back]:
    """Back covers that need less and less room.

    First the imprint goes (after the sources), then the organisation (it stands under "Where to get help"), the line
    for a nurse's name, and the code of the clinic's address (which then stands there in words).  Only then reasons to
    call are set closer, what the clinic's part says to readers in hospice goes (the other part says it too), and the
    address.  Reasons that are not locked go one by one, then the headings are smaller, then go the notes of the
    emergency number but the first, and what to do where nobody answers (it stands in the clinic's box).  At last fewer
    locked ones are left.
    """
    tiers = ("emergency", "clinic-today")
    now, today = (tuple(s for s in ctx.document.first_signs if s.tier == tier) for tier in tiers)
    what = Back(now, today)
    yield what
    for name in ("imprint", "help", "nurse", "code"):
        yield (what := replace(what, **{name: False}))
    yield (what := replace(what, close=True))
    yield (what := replace(what, hospice=False))
    yield (what := replace(what, site=False))
    for some in _fewer(now, today, locked=False):
        yield (what := replace(what, now=some[0], today=some[1]))
    yield (what := replace(what, small=True))
    yield (what := replace(what, said_again="first"))
    yield (what := replace(what, answer=False))
    yield (what := replace(what, said_again="none"))
    for some in _fewer(what.now, what.today, locked=True):
        yield replace(what, now=some[0], today=some[1])


Signs = tuple[Sign, ...]


def _fewer(now: Signs, today: Signs, *, locked: bool) -> Iterator[tuple[Signs, Signs]]:
    """Reasons of both tiers without their last, of the tier that has more of them; `locked`: also those that are."""
    while free := [some for some in (today, now) if any(locked or not sign.locked for sign in some)]:
        most = max(free, key=len)
        last = next(sign for sign in reversed(most) if locked or not sign.locked)
        now, today = (tuple(sign for sign in some if sign is not last) for some in (now, today))
        yield now, today


def back(ctx: Context, what: Back) -> tuple[Element, ...]:
    """The back cover: whom to call and when, in words that can be read across a room, and the imprint."""
    document = ctx.document
    brand = document.brand
    heading = Text((Run(ctx.say("who_to_call")),), "h2" if what.close else "h1", "H2", id="back")
    colon = script_of(document.language).colon
    below = again(ctx, what.said_again, what.style)
    entries: list[tuple[str, tuple[Element, ...]]] = [
        (
            ctx.say("call_emergency", phone=ctx.value("phones.emergency")),
            (*_reasons(ctx, what, what.now), *(joined_up(ctx, below) if what.close else below)),
        ),
        _clinic(ctx, what),
    ]
    if brand.phones.crisis:
        entries.append((ctx.say("crisis_line", phone=brand.phones.crisis), ()))
    if what.help:
        entries += [(joined(o.name, colon, o.phone), ()) for o in document.organisations if o.phone][:1]
    rows = []
    for index, (title, more) in enumerate(entries):
        head = Text((Run(title, strong=True),), "call" if index < 2 and not what.small else "phone", "P")
        rows.append(Row((), (head, *more), "LI"))
    if brand.web and what.site:
        rows.append(Row((), (_code(ctx, brand.web) if what.code else _site(ctx, brand.web),), "LI"))
    if what.nurse:
        nurse = Field("line", ctx.say("my_nurse"), "my-nurse", words=ctx.said("my_nurse", "lined"))
        rows.append(Row((), (nurse,), "LI"))
    imprint = about(ctx, foot=True) if what.imprint else ()
    first = Rows(tuple(rows[:1]), f"{what.air}-first", role=None)  # under the rule of the emergency number
    listed = Flow((first, Rows(tuple(rows[1:]), what.air, role=None)), role="L")
    return (Flow((heading, listed, *imprint), role="Sect", page="new"),)


def _clinic(ctx: Context, what: Back) -> tuple[str, tuple[Element, ...]]:
    """When to call the clinic, its numbers, some reasons, what to do if nobody answers, and where all reasons are."""
    hours, day = hours_and_day(what.today)
    said: list[Element] = [*numbers(ctx), *_reasons(ctx, what, hours)]
    if day:
        said += [*((ctx.said("same_day", "call-also"),) if hours else ()), *_reasons(ctx, what, day)]
    notes = ctx.document.shared.call_notes if what.answer else ()
    ours = [note for note in notes if note.tier == "clinic-today" and (not note.only or note.leads)]
    there = {note.id for note in notes}  # one that the box of the emergency number says is not said twice
    ours = [note for note in ours if note.unless not in there]
    words = ctx.say("reasons_on", page="{page}")
    every = Text((Run(words, strong=True, href="#when-to-call", page_of="when-to-call"),), what.style)
    below = (*(Text(note_runs(ctx, note, hospice=what.hospice), what.style) for note in ours), every)
    said += joined_up(ctx, below) if what.close else below
    return ctx.call_us(any_hour=bool(hours or not day)), tuple(said)


def _reasons(ctx: Context, what: Back, signs: Sequence[Sign]) -> tuple[Element, ...]:
    """Some reasons to call, if there are any."""
    return (listed(ctx, signs, run_in=True, style=what.style),) if signs else ()


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
