"""Shared signs told again inside a section: whom to call for each, in the words of the boxes for calls."""

from __future__ import annotations

from collections.abc import Sequence

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


def _in_hospice(ctx: Context, signs: Sequence[Sign]) -> tuple[Run, ...]:
    """What readers in hospice do first, as the notes of the boxes say it, unless each of the signs says its own."""
    notes = [note.hospice_note for note in ctx.document.shared.call_notes if note.hospice_note]
    own = all(sign.hospice_note or sign.tier != "emergency" for sign in signs)
    return (*ctx.runs(notes[0]), Run(ctx.gap)) if notes and not own else ()
