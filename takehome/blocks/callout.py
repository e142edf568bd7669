"""Boxes for a tip or a caution."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from takehome.context import Context
from takehome.element import Box, Element
from takehome.kinds import Block, Items
from takehome.problems import Problems
from takehome.reader import Mapping
from takehome.retold import calls
from takehome.schema import Id, Model, Name, Words


class CalloutBody(Model):
    """What a callout says; `art` names a small stock drawing for the margin: chairs, pencil, talk or sprig.

    `signs` are shared signs that it tells again, each with whom to call.
    """

    tone: Literal["tip", "caution"] = "tip"
    title: Words | None = None
    text: Words | None = None
    bullets: Items = ()
    signs: tuple[Id, ...] = ()
    art: Name | None = None


def _holds_words(node: Any) -> Any:
    """A box holds words, not only a title."""
    if isinstance(node, Mapping) and not {"text", "bullets", "signs"} & set(node):
        raise Problems([node.problem("this box holds no words", "give it `text:`, `bullets:` or `signs:`")])
    return node


class Callout(Block):
    """A box with its title set into the rule: a thin one for a tip, a thick one for a caution.

    `signs: [fever]` tells shared signs again, each with whom to call.

    Example:
        callout:
          tone: tip
          title: A tip for the visit
          text: Bring someone with you. They can listen and take notes.
          art: talk
        from: [seed]
    """

    kind: ClassVar[str] = "callout"
    callout: Annotated[CalloutBody, BeforeValidator(_holds_words)]

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """A box, with its drawing in the margin."""
        body = self.callout
        role = ctx.heading_role(1) if ctx.care else "P"
        label = ctx.text(body.title, "label", role) if body.title else ctx.said(body.tone, "label")
        children: list[Element] = [*(ctx.paragraphs(body.text) if body.text else ())]
        if body.bullets:
            children.append(ctx.bullets(tuple(item.text for item in body.bullets)))
        children += calls(ctx, body.signs, "body")
        box = Box(tuple(children), body.tone, label)
        return (ctx.aside((ctx.art(str(body.art), 88),), (box,)),) if body.art else (box,)
