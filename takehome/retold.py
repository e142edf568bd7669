"""Shared signs told again inside a section: whom to call for each, in the words of the boxes for calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from takehome.context import Context
from takehome.element import Element, Row, Rows, Run, Text, words
from takehome.scripts import script_of
from takehome.signs import Sign, hours_and_day


def calls(ctx: Context, signs: tuple[str, ...], style: str) -> tuple[Element, ...]:
    """Whom to call for some shared signs, the emergency number first.

    Where nobody of the clinic answers at night, signs for any hour and for the day have one lead.
    """
    told = [ctx.document.shared.signs[id] for id in signs]
    now = [sign for sign in told if sign.tier == "emergency"]
    hours, day = hours_and_day(told)
    number = ctx.say("call_emergency", phone=ctx.value("phones.emergency")) if now else ""
    led: dict[str, list[Sign]] = {}
    for any_hour, some in ((None, now), (True, hours), (False, day)):
        whom = number if any_hour is None else ctx.call_us(any_hour=any_hour)
        led[whom] = [*led.get(whom, ()), *some]
    return tuple(one for whom, some in led.items() if some for one in _call(ctx, some, whom, style))


def _call(ctx: Context, signs: Sequence[Sign], whom: str, style: str) -> tuple[Element, ...]:
    """Whom to call for some signs: a lead and a list, in a cell a closer one, each sign with its note."""
    script = script_of(ctx.document.language)
    texts = [(ctx.runs(sign.text), ctx.sentences(sign.notes)) for sign in signs]
    said = [(*text, Run(script.behind(words(text))), *note) if note else text for text, note in texts]
    leading, look = ("cell-call", "cell-signs") if style == "cell" else (style, "bullets")
    ahead = () if style == "cell" else _in_hospice(ctx, signs)
    lead = Text((*ahead, Run(whom + script.colon.rstrip(), strong=True)), leading)
    return (lead, Rows(tuple(Row((), (Text(runs, style),), "LI") for runs in said), look))


def caption(ctx: Context, text: Text | None, rows: Iterable[tuple[str, ...]]) -> Text | None:
    """The caption of a table, with what readers in hospice do first where its rows tell signs for the emergency number.

    A table without a caption has that for one.
    """
    runs = _in_hospice(ctx, [ctx.document.shared.signs[id] for row in rows for id in row])[:-1]
    if text is None or not runs:
        return text if text or not runs else Text(runs, "table-caption", "Caption")
    gap = Run(script_of(ctx.document.language).behind(words(text.runs)))
    return replace(text, runs=(*text.runs, gap, *runs))


def _in_hospice(ctx: Context, signs: Sequence[Sign]) -> tuple[Run, ...]:
    """What readers in hospice do first, as the notes of the emergency number or of both boxes say it, and a gap.

    Nothing where each of the signs says its own, or no note says it.
    """
    notes = [note for note in ctx.document.shared.call_notes if note.tier != "clinic-today" and note.hospice_note]
    own = all(sign.hospice_note or sign.tier != "emergency" for sign in signs)
    return (*ctx.runs(notes[0].hospice_note or ""), Run(ctx.gap)) if notes and not own else ()
