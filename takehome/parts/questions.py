"""My questions: ready ones to tick, of several handouts by handout, the hard ones apart, and lines of one's own."""

from __future__ import annotations

from takehome.content import Question
from takehome.context import Context
from takehome.element import Element, Field, Flow, Keep, Row, Rows, Run, Text


def elements(ctx: Context, alone: bool = True) -> tuple[Element, ...]:
    """The questions, on a page of their own if they stand `alone`; hard ones only where no divider keeps them apart.

    Where they share pages, a list stays whole, that of each handout by itself.
    """
    document = ctx.document
    heading = Text((Run(ctx.say("my_questions")),), "h1", "H2", id="questions")
    opening = ctx.aside((ctx.art("pencil", 70),), (heading, ctx.said("my_questions_text")))
    asked = _by_handout(ctx, [q for q in document.questions if not q.sensitive])
    lines = Field("lines", ctx.say("write_here"), "own-words", document.question_lines)
    own = _part(ctx, "own_words", (lines,))
    others = (*asked[1:], *(() if document.gathered else only_if(ctx)), own)
    again = Text((Run(f"{ctx.say('my_questions')} {ctx.say('continued')}"),), "again")
    if alone:
        return (Flow((Keep((opening, *asked[:1], *others)),), role="Sect", page="new", again=again),)
    kept = (Keep((opening, *asked[:1])), *(Keep((one,)) for one in others))
    return (Flow(kept, role="Sect", again=again),)


def brief(ctx: Context) -> tuple[Element, ...]:
    """A few ready questions and a few lines, from the edge of a page, which other parts may share."""
    heading = Text((Run(ctx.say("my_questions")),), "h1", "H2", id="questions")
    lines = Field("lines", ctx.say("write_here"), "own-words", ctx.document.question_lines)
    own = ctx.said("own_words", "h2", ctx.heading_role(1))
    plain = [q for q in ctx.document.questions if not q.sensitive]
    asked = (ctx.said("my_questions_text"), ticks(ctx, plain)) if plain else ()
    return (Flow((Keep((heading, *asked, *only_if(ctx), Keep((own, lines)))),), role="Sect", look="held"),)


def only_if(ctx: Context) -> tuple[Element, ...]:
    """The hard questions, for those who want to know."""
    hard = [q for q in ctx.document.questions if q.sensitive]
    return (_part(ctx, "only_if", (ticks(ctx, hard),)),) if hard else ()


def _by_handout(ctx: Context, ready: list[Question]) -> list[Element]:
    """Questions below the title of the first handout that asks them; of one handout without its title."""
    groups: dict[str, list[Question]] = {}
    for question in ready:
        groups.setdefault(_asker(ctx, question), []).append(question)
    if len(groups) == 1:
        return [ticks(ctx, questions) for questions in groups.values()]
    found: list[Element] = []
    for title, questions in groups.items():
        heading = Text(ctx.runs(title), "h2", ctx.heading_role(1))
        again = Text((*ctx.runs(title), Run(f" {ctx.say('continued')}")), "again")
        found.append(Flow((heading, ticks(ctx, questions)), again=again))
    return found


def _asker(ctx: Context, question: Question) -> str:
    """The title of the first handout of the document that has a question."""
    handouts = (chapter.handout for chapter in ctx.document.chapters)
    asking = (h for h in handouts if h.questions and any(q.id == question.id for q in h.questions.ready))
    return next(asking).title


def ticks(ctx: Context, questions: list[Question]) -> Rows:
    """Questions with boxes to tick."""
    return Rows(tuple(tick(ctx, q.text, q.id) for q in questions), "ticks")


def tick(ctx: Context, text: str, name: str) -> Row:
    """One line with a box to tick."""
    return Row((Field("tick", ctx.say("tick_here"), name),), (ctx.text(text, "item"),), "LI")


def _part(ctx: Context, key: str, body: tuple[Element, ...]) -> Element:
    return Rows((Row((ctx.said(key, "form", ctx.heading_role(1)),), body),), "form", role=None)
