"""Notes in the boxes for calls: of a tier, of both, above the signs, and those that every box of a tier says again."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from takehome.context import Again, Context
from takehome.element import Element, Field, Flow, Keep, Run, Text
from takehome.parts.reasons import joined_up
from takehome.said import joined
from takehome.scripts import script_of
from takehome.signs import CallNote

NOTES = "call-notes"


def notes(ctx: Context, mark: str | None = None) -> tuple[Element, ...]:
    """The notes that belong to both boxes; `mark` is an id for the first."""
    lines = noted(ctx, mark)
    return (Flow((Keep(lines),), look="wide"),) if lines else ()


def noted(ctx: Context, mark: str | None) -> tuple[Element, ...]:
    """The same, for a column beside the box of the emergency number."""
    found = tuple(replace(text, id=None if i else mark) for i, text in enumerate(tier_notes(ctx, None)))
    return (*found, *hospice_line(ctx, None))


def tier_notes(ctx: Context, tier: str | None, *, led: bool = False) -> tuple[Text, ...]:
    """The notes of a tier, or of both, without those that stand above its signs.

    `led`: a note above them sends to the hospice line, and no other says so again.
    """
    notes = [note for note in ctx.document.shared.call_notes if note.tier == tier and not _leads(ctx, note)]
    led = led or any(map(sends_to_hospice, notes))
    return tuple(Text(note_runs(ctx, note, hospice=not led), "call-note") for note in notes)


def note_runs(ctx: Context, note: CallNote, *, hospice: bool) -> tuple[Run, ...]:
    """The words of a note, with what it says to readers in hospice or without."""
    more = ctx.runs(note.hospice_note) if hospice and note.hospice_note else ()
    return (*_runs(ctx, note), *((Run(ctx.gap), *more) if more else ()))


Led = Literal["all", "hospice", "apart"]
"""Notes above the signs of a tier: all, those that send to the hospice line, those that stand above no other box."""


def leading(ctx: Context, tier: str, which: Led = "all") -> tuple[Text, ...]:
    """The notes that stand above the signs of a tier, for readers whose first call is another."""
    return tuple(_lead(ctx, note) for note in _ahead(ctx, tier, which))


def sent_above(ctx: Context, tier: str, which: Led = "all") -> bool:
    """Whether one of those sends to the hospice line."""
    return any(map(sends_to_hospice, _ahead(ctx, tier, which)))


def _ahead(ctx: Context, tier: str, which: Led) -> list[CallNote]:
    over = {note.id for note in _over(ctx)} if which == "apart" else set()
    notes = [note for note in ctx.document.shared.call_notes if note.tier == tier and _leads(ctx, note)]
    notes = [note for note in notes if which != "hospice" or sends_to_hospice(note)]
    return [note for note in notes if not {note.id, note.unless} & over]


def above_both(ctx: Context) -> tuple[Element, ...]:
    """Whom readers in hospice call before any sign, and the line for its number, for a page with both boxes."""
    found = tuple(_lead(ctx, note) for note in _over(ctx))
    return (*found, *hospice_line(ctx, "emergency")) if found else ()


def _over(ctx: Context) -> list[CallNote]:
    """The notes of the emergency number that send to the hospice line before any sign."""
    notes = ctx.document.shared.call_notes
    return [note for note in notes if note.tier == "emergency" and sends_to_hospice(note) and _leads(ctx, note)]


def _lead(ctx: Context, note: CallNote) -> Text:
    runs = note_runs(ctx, note, hospice=True)
    return Text(tuple(replace(run, strong=True) for run in runs), "call-lead")


def again(ctx: Context, which: Again, style: str = "call-note") -> tuple[Text, ...]:
    """The notes of the emergency number as one paragraph, for a box that may be all a reader sees."""
    notes = [note for note in ctx.document.shared.call_notes if note.tier == "emergency"]
    notes.sort(key=lambda note: not sends_to_hospice(note))
    some = {"all": notes, "first": notes[:1], "none": []}[which]
    sent = any(map(sends_to_hospice, some))
    return joined_up(ctx, [Text(note_runs(ctx, note, hospice=not sent), style) for note in some])


def hospice_line(ctx: Context, tier: str | None) -> tuple[Field, ...]:
    """A line for the number that the notes send to, where the clinic has none for all and a reader writes theirs.

    It stands in one box, of the first `tier` that sends there, or with the notes for both (None).
    """
    sent = [note.tier for note in ctx.document.shared.call_notes if sends_to_hospice(note)]
    first = min(sent, key=("emergency", "clinic-today", None).index, default="")
    if first != tier or ctx.document.brand.phones.hospice:
        return ()
    return (Field("line", ctx.say("role_hospice"), "hospice-line", words=ctx.said("role_hospice", "lined")),)


def trial_line(ctx: Context) -> tuple[Element, ...]:
    """The number of the team of a trial, or a line for it, on a sheet which that team is for.

    A booklet, and a sheet that begins with another handout, has it below "My team", which a brief one lacks.
    """
    chapters = ctx.document.chapters if ctx.document.brief else ctx.document.chapters[:1]
    if ctx.document.booklet or not any("trial" in chapter.handout.team for chapter in chapters):
        return ()
    if phone := ctx.document.brand.phones.trial:
        label = joined(ctx.say("role_trial"), script_of(ctx.document.language).colon)
        return (Text((Run(label, strong=True), Run(phone, strong=True, ltr=True)), "phone"),)
    return (Field("line", ctx.say("role_trial"), "trial-line", words=ctx.said("role_trial", "lined")),)


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
