"""Lists to tick."""

from __future__ import annotations

from typing import ClassVar

from takehome.context import Context
from takehome.element import Element, Field, Row, Rows
from takehome.kinds import Block, Items


class Checklist(Block):
    """A list with a box to tick before each line.

    Example:
        checklist:
          - {id: list, text: Write down your three main questions., from: [seed]}
          - Bring someone with you.
    """

    kind: ClassVar[str] = "checklist"
    checklist: Items

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """One list with tick boxes."""
        return (
            Rows(
                tuple(
                    Row(
                        (Field("tick", ctx.say("tick_here"), item.id or f"tick-{n}"),),
                        (ctx.text(item.text, "item"),),
                        "LI",
                    )
                    for n, item in enumerate(self.checklist, start=1)
                ),
                "ticks",
            ),
        )
