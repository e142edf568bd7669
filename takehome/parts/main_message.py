"""The main message: one to three sentences in the first box of the page."""

from __future__ import annotations

from takehome.content import Handout
from takehome.context import Context
from takehome.element import Box, Element


def elements(ctx: Context, handout: Handout, style: str = "main") -> tuple[Element, ...]:
    """The box with the main message of a handout."""
    return (Box((ctx.text(handout.main_message.text, style),), "main", ctx.said("main_message", "label")),)
