"""Words to know: only those that are used, once for the whole document."""

from __future__ import annotations

from takehome.context import Context
from takehome.element import Element, Flow, Row, Rows, Run, Text


def elements(ctx: Context) -> tuple[Element, ...]:
    """The words with their plain meanings, in the order of the alphabet."""
    terms = ctx.document.terms
    if not terms:
        return ()
    heading = Text((Run(ctx.say("words_to_know")),), "h1", "H2", id="words")
    rows = tuple(
        Row((Text(ctx.runs(term.word), "term", "Lbl", id=f"word.{id}"),), (ctx.text(term.means, "item"),), "LI")
        for id, term in terms
    )
    return (Flow((heading, Rows(rows, "words")), role="Sect"),)
