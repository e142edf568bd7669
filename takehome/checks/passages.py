"""What is printed, passage by passage, as the rules of wording look at it: words, with and without declared terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from takehome.element import Element, Flow, Text, children, walk

HEADINGS = frozenset(("H1", "H2", "H3", "H4"))
ASIDE = frozenset(("sources", "about", "contents", "help", "words", "when-to-call", "more-signs", "questions", "back"))
FEWEST = 4  # words of a passage; less is a label
OF_THE_PAGE = frozenset(("notice", "clinic", "tag"))  # styles of what a page says by itself
SPOKEN = frozenset(("P", "LBody", "TD", "LI", None))
_SENTENCE = re.compile(r"(?<=[.!?])[”\")]*\s+(?=[A-Z“\"(¿¡])|(?<=;)\s+")  # a semicolon parts things of a cell
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Passage(Struct, frozen=True):
    """A paragraph, point or cell below a heading; `aside` are its words without declared terms.

    `typed` is the longest stretch of it, which knows its place in a file; `part` counts headings from the start.
    """

    heading: str
    text: str
    aside: str
    typed: str
    part: int = 0

    @property
    def sentences(self) -> list[str]:
        """Its sentences."""
        return [part for part in _SENTENCE.split(self.text) if part]


def words(text: str) -> list[str]:
    """The words of a text: letters and digits, with what joins them."""
    return _WORD.findall(text)


def passages(tree: Flow) -> tuple[Passage, ...]:
    """The passages an author wrote, in reading order: not the fixed parts, nor what a page says by itself."""
    found, heading, part = [], "", 0
    for text in _texts(tree):
        said = _said(text)
        if text.role in HEADINGS:
            heading, part = said, part + 1
        elif text.role in SPOKEN and text.style not in OF_THE_PAGE and len(words(said)) >= FEWEST:
            aside = "".join(run.text for run in text.runs if not run.term).strip()
            found.append(Passage(heading, said, aside, max((run.text for run in text.runs), key=len), part))
    return tuple(found)


def _texts(element: Element) -> Iterator[Text]:
    """The texts of a tree in reading order, without those of fixed parts."""
    if isinstance(element, Text):
        yield element
    elif not (isinstance(element, Flow) and _fixed(element)):
        for child in children(element):
            yield from _texts(child)


def _fixed(flow: Flow) -> bool:
    """Whether a part is one that comes with every document."""
    return flow.role == "Sect" and any(isinstance(text, Text) and text.id in ASIDE for text in walk(flow))


def _said(text: Text) -> str:
    return "".join(run.text for run in text.runs).strip()
