"""My questions: ready ones to tick, the hard one apart, and lines of one's own."""

from __future__ import annotations

from takehome.content import Question
from takehome.context import Context
from takehome.element import Element, Field, Flow, Row, Rows, Run, Text


def elements(ctx: Context) -> tuple[Element, ...]:
    """The page of questions."""
    document = ctx.document
    heading = Text((Run(ctx.say("my_questions")),), "h1", "H2", id="questions")
    ready = [q for q in document.questions if not q.sensitive]
    hard = [q for q in document.questions if q.sensitive]
    opening = ctx.aside((ctx.art("pencil", 70),), (heading, ctx.said("my_questions_text")))
    found: list[Element] = [opening, ticks(ctx, ready)]
    if hard:
        found.append(_part(ctx, "only_if", (ticks(ctx, hard),)))
    lines = Field("lines", ctx.say("write_here"), "own-words", max(6, document.question_lines))
    found.append(_part(ctx, "own_words", (lines,)))
    return (Flow(tuple(found), role="Sect", page="new"),)


def ticks(ctx: Context, questions: list[Question]) -> Rows:
    """Questions with boxes to tick."""
    return Rows(tuple(tick(ctx, q.text, q.id) for q in questions), "ticks")


def tick(ctx: Context, text: str, name: str) -> Row:
    """One line with a box to tick."""
    return Row((Field("tick", ctx.say("tick_here"), name),), (ctx.text(text, "item"),), "LI")


def _part(ctx: Context, key: str, body: tuple[Element, ...]) -> Element:
    return Rows((Row((ctx.said(key, "form", ctx.heading_role(1)),), body),), "form", role=None)
