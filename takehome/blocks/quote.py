"""Words of a person, with who said them."""

from __future__ import annotations

from typing import ClassVar

from takehome.context import Context
from takehome.element import Element, Keep
from takehome.kinds import Block
from takehome.schema import Model, Words


class QuoteBody(Model):
    """What somebody said, and who; a quote is never made up, so its source is named in `from`."""

    text: Words
    who: Words


class Quote(Block):
    """Words of a real person, who agreed that they are printed.

    Example:
        quote: {text: Asking made it easier., who: A reader of this page}
        from: [seed]
    """

    kind: ClassVar[str] = "quote"
    quote: QuoteBody

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """The words in the speaking face, and below them who said them."""
        return (Keep((ctx.text(self.quote.text, "lead"), ctx.text(self.quote.who, "note")), role="Div"),)
