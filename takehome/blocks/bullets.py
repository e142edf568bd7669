"""Lists without numbers."""

from __future__ import annotations

from typing import ClassVar

from takehome.context import Context
from takehome.element import Element
from takehome.kinds import Block, Item, Items


class Bullets(Block):
    """A list of two to seven short statements.

    Example:
        bullets:
          - {id: scan, text: A scan shows new spots., from: [seed]}
          - Old symptoms come back.
    """

    kind: ClassVar[str] = "bullets"
    bullets: Items

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """One list."""
        return (ctx.bullets(tuple(item.text for item in self.bullets if isinstance(item, Item))),)
