"""Cross-references."""

from __future__ import annotations

from typing import ClassVar

from takehome.context import Context
from takehome.element import Element, Run, Text
from takehome.kinds import Block
from takehome.schema import Model, Name, Words


class SeeAlsoBody(Model):
    """Where to read on: "#section" in this handout, or "topic#section" in another one; `text` leads to it."""

    to: Name
    text: Words | None = None


class SeeAlso(Block):
    """A pointer to another place: a page number where it is in the same document, else what to ask the team for.

    Example:
        see_also: {to: "#choices", text: All choices stand side by side.}
    """

    kind: ClassVar[str] = "see_also"
    see_also: SeeAlsoBody

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """One line, with a link where there is a place to go to."""
        lead = (*ctx.runs(self.see_also.text), Run(ctx.gap)) if self.see_also.text else ()
        target = ctx.target(self.see_also.to)
        if target is None:
            topic = self.see_also.to.partition("#")[0]
            here = {chapter.topic for chapter in ctx.document.chapters}
            key = "see_other" if topic and topic not in here else "see_part"
            title = ctx.title_of(f"{topic}#" if key == "see_other" else self.see_also.to)
            return (Text((*lead, Run(ctx.say(key, title=title))), "body"),)
        words = ctx.say("see_here", title=ctx.title_of(self.see_also.to), page="{page}")
        return (Text((*lead, Run(words, href=f"#{target}", page_of=target)), "body"),)
