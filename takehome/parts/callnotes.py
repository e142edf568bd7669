"""Notes in the boxes for calls: of a tier, of both, above the signs, and those that every box of a tier says again."""

from __future__ import annotations

from msgspec.structs import replace

from takehome.content import CallNote
from takehome.context import Again, Context
from takehome.element import Element, Field, Flow, Keep, Run, Text
from takehome.parts.reasons import joined_up
from takehome.said import joined
from takehome.scripts import script_of

NOTES = "call-notes"


def notes(ctx: Context, mark: str | None = None) -> tuple[Element, ...]:
    """The notes that belong to both boxes; `mark` is an id for the first."""
    lines = noted(ctx, mark)
    return (Flow((Keep(lines),), look="wide"),) if lines else ()


def noted(ctx: Context, mark: str | None) -> tuple[Text, ...]:
    """The same, for a column beside the box of the emergency number."""
    return tuple(replace(text, id=None if i else mark) for i, text in enumerate(tier_notes(ctx, None)))


def tier_notes(ctx: Context, tier: str | None) -> tuple[Text, ...]:
    """The notes of a tier, or of both, without those that stand above its signs."""
    notes = ctx.document.shared.call_notes
    return tuple(Text(_runs(ctx, n), "call-note") for n in notes if n.tier == tier and not _leads(ctx, n))


def leading(ctx: Context, tier: str, *, first: bool = True) -> tuple[Element, ...]:
    """The notes that stand above the signs of a tier, for readers whose first call is another.

    All of them in the `first` box, in others those that send to the hospice line.
    """
    notes = ctx.document.shared.call_notes
    led = [_runs(ctx, n) for n in notes if n.tier == tier and _leads(ctx, n) and (first or sends_to_hospice(n))]
    return tuple(Text(tuple(replace(run, strong=True) for run in runs), "call-lead") for runs in led)


def again(ctx: Context, which: Again, style: str = "call-note") -> tuple[Text, ...]:
    """The notes of the emergency number as one paragraph, for a box that may be all a reader sees."""
    notes = [note for note in ctx.document.shared.call_notes if note.tier == "emergency"]
    notes.sort(key=lambda note: not sends_to_hospice(note))
    some = {"all": notes, "first": notes[:1], "none": []}[which]
    return joined_up(ctx, [Text(_runs(ctx, note), style) for note in some])


def hospice_line(ctx: Context) -> tuple[Field, ...]:
    """A line for the number that the notes send to, where the clinic has none for all and a reader writes theirs."""
    sent = any(sends_to_hospice(note) for note in ctx.document.shared.call_notes)
    if not sent or not ctx.further.line or ctx.document.booklet or ctx.document.brand.phones.hospice:
        return ()
    return (Field("line", ctx.say("role_hospice"), "hospice-line", words=ctx.said("role_hospice", "lined")),)


def sends_to_hospice(note: CallNote) -> bool:
    """Whether a note sends readers to the hospice line first."""
    return note.sends_to == "hospice"


def _runs(ctx: Context, note: CallNote) -> tuple[Run, ...]:
    """The words of a note, and behind those that send to the hospice line its number, where one serves all."""
    phone = ctx.document.brand.phones.hospice
    if not phone or not sends_to_hospice(note):
        return ctx.runs(note.text)
    line = joined(ctx.say("role_hospice"), script_of(ctx.document.language).colon)
    return (*ctx.runs(note.text), Run(ctx.gap), Run(line, strong=True), Run(phone, strong=True, ltr=True))


def _leads(ctx: Context, note: CallNote) -> bool:
    return note.tier is not None and any(chapter.topic in note.leads for chapter in ctx.document.chapters)
