"""What the furniture of a page design draws with, and what it sees of the page and of its style."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from takehome.layout import Paper


class Pen(Protocol):
    """What furniture draws with: words and rules in the margins of one page, all of them artifacts (`facts`: Pen's)."""

    @property
    def page(self) -> PageFacts: ...
    @property
    def total(self) -> int: ...
    @property
    def style(self) -> StyleFacts: ...
    @property
    def facts(self) -> Mapping[str, str]: ...
    @property
    def outer_right(self) -> bool: ...
    def width(self, words: str, style: str) -> float:
        """How wide words are on one line."""
        ...

    def told(self, names: Sequence[str], style: str, other: str, beside: str) -> str:
        """The facts of some names, as many as leave room for other words on their line."""
        ...

    def head(self, style: str, beside: str) -> tuple[str, str]:
        """What a running line at the head says of the document, and of whom to call (in the style `beside`)."""
        ...

    def told_on(self, names: Sequence[str], style: str, others: tuple[str, str], beside: str) -> tuple[str, str]:
        """The facts of some names on two running lines, beside other words on each."""
        ...

    def pitch(self, style: str) -> float:
        """How far running lines of a style stand apart."""
        ...

    def text(self, words: str, style: str, y: float, edge: str, strong: bool = False) -> None:
        """Words on one line, their top at y, from the start or up to the end of the frame."""

    def rule(self, y: float, thickness: float) -> None:
        """A line over the whole measure."""


class PageFacts(Protocol):
    """A page as furniture sees it."""

    @property
    def number(self) -> int: ...
    @property
    def design(self) -> str: ...


class StyleFacts(Protocol):
    """A document's style as furniture sees it."""

    @property
    def paper(self) -> Paper: ...
    @property
    def rtl(self) -> bool: ...
    @property
    def comma(self) -> str: ...
    def say(self, key: str, **values: object) -> str:
        """What the page says in its own words, blanks filled."""
        ...
