"""Running text."""

from __future__ import annotations

from typing import ClassVar

from takehome.context import Context
from takehome.element import Element
from takehome.kinds import Block
from takehome.schema import Words


class TextBlock(Block):
    """One or more paragraphs; a blank line begins a new one.

    Example:
        text: >-
          Cancer cells keep changing. Doctors call this {term:resistance|resistance}.
        from: [seed]
    """

    kind: ClassVar[str] = "text"
    text: Words

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """A text for each paragraph."""
        return ctx.paragraphs(self.text)
