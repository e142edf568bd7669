"""Boxes for calls on facing pages, measured side by side: what a spread holds, and which notes it has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from takehome import facing
from takehome.context import Context
from takehome.element import Element, Flow
from takehome.flow import Galley
from takehome.parts.inside import Page, elements, fuller, untold
from takehome.spreadbreaks import Double

Held = Literal["level", "uneven", "not"]  # whether a spread holds some words, and the same ones side by side


class Measures:
    """Two languages, measured side by side; what a page holds is kept."""

    def __init__(self, galleys: Sequence[Galley], contexts: Sequence[Context]) -> None:
        self.galleys, self.contexts = galleys, contexts
        self.kept: dict[Page, Held] = {}

    def page(self, page: Page) -> Held:
        """Whether a spread holds the pieces of a page."""
        if page not in self.kept:
            sides = [tuple(inner for piece in page for inner in elements(ctx, piece)) for ctx in self.contexts]
            self.kept[page] = self.held(sides)
        return self.kept[page]

    def held(self, *pairs: Sequence[tuple[Element, ...]]) -> Held:
        """Whether a spread holds pairs of elements, one for each side; those of the second are made its own here."""
        own = [(one, facing.apart(two)) for one, two in pairs]
        first, second = self.galleys
        strips = [(first.strips(Flow(one)), second.strips(Flow(two))) for one, two in own]
        double = Double(strips, facing.ranks(own), first.style.paper.height)
        end = len(double.spots)
        if not double.fits(0, end):
            return "not"
        return "level" if double.stands_level(0, end) else "uneven"

    def told(self, page: Page) -> Page:
        """A page whose boxes say all notes that its spread holds, rather uneven than not; each by itself if it can."""
        for piece in page:
            ways = [(form, tuple(form if one == piece else one for one in page)) for form in fuller(piece)]
            held = [(untold(form), self.page(way) == "uneven", way) for form, way in ways if self.page(way) != "not"]
            page = min(held, key=lambda one: one[:2])[2] if held else page
        return page
