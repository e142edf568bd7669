"""What is printed, passage by passage, as the rules of wording look at it: words, with and without declared terms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from takehome import inline
from takehome.element import Element, Flow, Text, children, walk

HEADINGS = frozenset(("H1", "H2", "H3", "H4"))
PAGES_OWN = frozenset(
    ("sources", "about", "contents", "help", "back", "ready", "how-to-use")
)  # said by the page itself
ASIDE = PAGES_OWN | {"words", "when-to-call", "more-signs", "questions"}
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
        return sentences(self.text)


def words(text: str) -> list[str]:
    """The words of a text: letters and digits, with what joins them."""
    return _WORD.findall(text)


def passages(tree: Flow) -> tuple[Passage, ...]:
    """The passages an author wrote, in reading order: not the fixed parts, nor what a page says by itself."""
    found, heading, part = [], "", 0
    for text in texts(tree):
        said = said_in(text)
        if text.role in HEADINGS:
            heading, part = said, part + 1
        elif text.role in SPOKEN and text.style not in OF_THE_PAGE and len(words(said)) >= FEWEST:
            aside = "".join(run.text for run in text.runs if not run.term).strip()
            found.append(Passage(heading, said, aside, longest(text), part))
    return tuple(found)


def texts(element: Element, aside: Collection[str] = ASIDE) -> Iterator[Text]:
    """The texts of a tree in reading order, without those of the fixed parts whose ids are `aside`."""
    if isinstance(element, Text):
        yield element
    elif not (isinstance(element, Flow) and _fixed(element, aside)):
        for child in children(element):
            yield from texts(child, aside)


def _fixed(flow: Flow, aside: Collection[str]) -> bool:
    """Whether a part is one that comes with every document, which its heading tells."""
    return flow.role == "Sect" and _first(flow) in aside


def _first(flow: Flow) -> str | None:
    """The id of the first text of a part."""
    return next((text.id for text in walk(flow) if isinstance(text, Text)), None)


def parts(flow: Flow, roles: Collection[str] = ("Sect",)) -> Iterator[Flow]:
    """The parts of a tree with one of these roles, in reading order; the back of a booklet holds another."""
    for child in flow.children:
        if isinstance(child, Flow):
            if child.role in roles:
                yield child
            yield from parts(child, roles)


def part_called(tree: Flow, id: str) -> Flow | None:
    """The fixed part whose heading bears an id."""
    return next((part for part in parts(tree) if _first(part) == id), None)


def own_part(part: Flow) -> bool:
    """Whether an author wrote a part."""
    return not _fixed(part, ASIDE)


def own_side(tree: Flow) -> Flow:
    """A tree without the pages in another language that face it."""
    parts = tuple(part for part in tree.children if not (isinstance(part, Flow) and part.lang not in (None, tree.lang)))
    return replace(tree, children=parts)


def said_in(text: Text) -> str:
    """What a text says, as one line without marks."""
    return "".join(run.text for run in text.runs).strip()


def longest(text: Text) -> str:
    """The longest stretch of a text, which knows its place in a file best."""
    return max((run.text for run in text.runs), key=len, default="")


def plain(text: str) -> str:
    """An author's words without the marks in them."""
    return "".join(run.text for run in inline.parse(text)).strip()


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in _SENTENCE.split(text) if part]
