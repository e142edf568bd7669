"""Reasons to call, and notes of the boxes that hold them.  Frozen models; every text is `Said` and knows its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from pydantic import Field

from takehome.problems import Problem, Problems
from takehome.said import problem_at
from takehome.schema import From, Id, Model, Words, YesNo


class Sign(Model):
    """A reason to call.  `any_hour`: it does not wait for opening hours; `note`: when another number is right, printed
    with `note_for: crisis` or `fever_low` only where the clinic has that line or value, with `note_unless: sign` only
    where that other sign is not.  `hospice_note` stands before it where a note of the boxes sends to the hospice line.
    A `locked` one never leaves the first page.  `area`: the part of the body that groups it with others in a long list,
    one of the `areas`."""

    tier: Literal["emergency", "clinic-today"]
    any_hour: YesNo = True
    text: Words
    hospice_note: Words | None = None
    note: Words | None = None
    note_for: Literal["crisis", "fever_low"] | None = None
    note_unless: Id | None = None
    locked: YesNo = False
    area: Id | None = None
    from_: From = Field(default=(), alias="from")

    def noted(self, *, own: bool, hospice: bool) -> Sign:
        """The sign as a document has it: with its `own` note or without, and with what it says of `hospice` or not."""
        kept = {"note": own, "hospice_note": hospice}
        gone = {name: None for name in kept if not kept[name] and vars(self)[name] is not None}
        return self.model_copy(update=gone) if gone else self

    @property
    def notes(self) -> tuple[Words, ...]:
        """What is said with it, in the order in which it is."""
        return tuple(note for note in (self.hospice_note, self.note) if note)

    def idle(self) -> Iterator[Problem]:
        """What it says of a note that it lacks; a translation may lack one."""
        for key in ("note_for", "note_unless"):
            if self.note is None and vars(self)[key] is not None:
                what = f"`{key}:` says when a note is printed, and this sign has none"
                yield problem_at(self.text, what, f"write `note:` too, or take `{key}:` out")


class CallNote(Model):
    """A line for the call boxes: in the box of its tier (above the signs where a chapter is a handout it `leads`), or
    after them all.

    `only`: the handouts that have it, where a document begins with one of them, or holds one and it names the emergency
    number.  `sends_to`: whose line its readers call first; the number stands with it, or a line to write it on.
    `unless`: the note that says the same, where it stands above both boxes, and this one is left out of its own.
    `hospice_note` stands behind it where a note sends to that line, but none in its box does."""

    id: Id
    tier: Literal["emergency", "clinic-today"] | None = None
    sends_to: Literal["hospice"] | None = None
    unless: Id | None = None
    leads: tuple[Id, ...] = ()
    only: tuple[Id, ...] = ()
    text: Words
    hospice_note: Words | None = None
    from_: From = Field(default=(), alias="from")

    def model_post_init(self, context: Any, /) -> None:
        """What leads stands above the signs of a box, so it says of which; no note takes the place of itself, nor
        says twice whom readers in hospice call."""
        if self.sends_to and self.hospice_note:
            what = "this note sends to the hospice line itself, and `hospice_note:` would say so again"
            raise Problems([problem_at(self.hospice_note, what, "say it in `text:`, or take one of the two out")])
        if self.unless and self.unless == self.id:
            what = f"the note {str(self.id)!r} cannot be left out where it stands itself"
            hint = "name the note that says the same, or take `unless:` out"
            raise Problems([problem_at(self.unless, what, hint)])
        if self.leads and self.tier is None:
            what = "a note that leads stands above the signs of one box, and this one is for both"
            hint = "write `tier: emergency` or `tier: clinic-today` in it, or take `leads:` out"
            raise Problems([problem_at(self.leads[0], what, hint)])

    def noted(self, *, hospice: bool) -> CallNote:
        """The note as a document has it: with what it says to readers in `hospice`, or without."""
        return self if hospice else self.model_copy(update={"hospice_note": None})


def hours_and_day(signs: Iterable[Sign]) -> tuple[list[Sign], list[Sign]]:
    """The signs to call the clinic for: at any hour, and by day."""
    ours = [sign for sign in signs if sign.tier == "clinic-today"]
    return [sign for sign in ours if sign.any_hour], [sign for sign in ours if not sign.any_hour]
