"""Numbered steps."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field as Setting

from takehome.context import Context
from takehome.element import Element, Field, Flow, Row, Rows, Run, Text
from takehome.kinds import Block, Margin
from takehome.schema import Country, Id, Model, Name, Words, YesNo


class Step(Model):
    """One step: what to do, a few words on it, and a question to put to the team."""

    id: Id
    title: Words
    text: Words
    ask: Words | None = None
    margin: Margin | None = None
    from_: tuple[Name, ...] = Setting(default=(), alias="from")
    team_decides: YesNo = False
    country: Country | None = None


class Steps(Block):
    """Steps in their order, each with its number, a box to tick when it is done, and a question to ask.

    Example:
        steps:
          - {id: look, title: Look again, text: You may need new tests., ask: Do I need new tests?, from: [seed]}
          - {id: talk, title: Talk it over, text: "**Ask** what each choice could do for you.", from: [seed]}
    """

    kind: ClassVar[str] = "steps"
    steps: Annotated[tuple[Step, ...], Setting(min_length=1)]

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """One list; a step never splits."""
        return (Flow(tuple(_step(step, n, ctx) for n, step in enumerate(self.steps, start=1)), role="L", look="steps"),)


def _step(step: Step, number: int, ctx: Context) -> Rows:
    head = (Text((Run(str(number)),), "numeral", "Lbl"), Field("tick", ctx.say("tick_here"), f"step-{step.id}"))
    body: list[Element] = [ctx.heading(step.title, "h2", 1), *ctx.paragraphs(step.text)]
    if step.ask:
        asked = (Run(ctx.say("ask") + ctx.gap, strong=True), *ctx.runs(step.ask))
        box = Field("tick", ctx.say("tick_here"), f"ask-{step.id}")
        body.append(Rows((Row((box,), (Text(asked, "ask"),)),), "ask", role=None))
    if step.margin is None or (not ctx.document.margin and not (step.margin.title or step.margin.text)):
        return Rows((Row(head, tuple(body), "LI", ctx.anchor(step.id)),), "steps", role=None)
    inner = Rows((Row(head, tuple(body), None, ctx.anchor(step.id)),), "steps", role=None)
    return ctx.aside(ctx.margin(step.margin), (inner,), "LI")
