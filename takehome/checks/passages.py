"""What is printed, passage by passage, as the rules of wording look at it: words, with and without declared terms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from takehome import inline
from takehome.content import Term
from takehome.document import Document
from takehome.element import Element, Flow, Run, Text, children, walk
from takehome.facing import MARK
from takehome.gathering import submodels

HEADINGS = frozenset(("H1", "H2", "H3", "H4"))
PAGES_OWN = frozenset(
    ("sources", "about", "contents", "help", "back", "ready", "how-to-use", "not-in-copy")
)  # said by the page itself
ASIDE = PAGES_OWN | {"words", "when-to-call", "more-signs", "questions"}
FEWEST = 4  # words of a passage; less is a label
OF_THE_PAGE = frozenset(("notice", "clinic", "tag"))  # styles of what a page says by itself
SPOKEN = frozenset(("P", "LBody", "TD", "LI", None))
WORDS_MORE = 1  # of a mark than of its term, which may be said of many, or of one: "a biopsy"; more is no term
_SENTENCE = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[A-Z\d“‘\"(\[¿¡])")
_THINGS = re.compile(r"(?<=;)\s+|(?<=:)\s+(?=[A-Z])")  # of a cell of a table
_POINTS = re.compile(r"(?<=;)\s+")  # of a list behind a colon
_GOES_ON = re.compile(r"\b(?:approx|ca|cf|ch|e\.g|ext|fig|i\.e|(?-i:No)|p|pp|tel|vol|vs)\.$", re.IGNORECASE)
_NAME_FOLLOWS = re.compile(r"\b(?:Drs?|Mrs?|Ms|Prof|St)\.$|\b(?:approx|ca|cf|e\.g|i\.e|vs)\.$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
CELLS = frozenset(("cell", "cell-call", "row-name"))  # styles of what stands in a table
_NONE: Mapping[str, int] = MappingProxyType({})


class Passage(Struct, frozen=True):
    """A paragraph, point or cell below a heading; `aside` are its words without declared terms.

    `typed` is the longest stretch of it, which knows its place in a file; `part` counts headings from the start.
    In a `cell` of a table a semicolon parts things as a full stop does, and so does a colon before a capital.
    Elsewhere it parts the points of a list behind a colon.
    """

    heading: str
    text: str
    aside: str
    typed: str
    part: int = 0
    cell: bool = False

    @property
    def sentences(self) -> list[str]:
        """Its sentences."""
        found = sentences(self.text)
        if self.cell:
            return [thing for one in found for thing in _THINGS.split(one) if thing]
        return [point for one in found for point in _listed(one)]


def _listed(sentence: str) -> list[str]:
    """The points of a list in a sentence: "Bring these: your card; your pills", its first with what leads in to it."""
    lead, colon, points = sentence.partition(": ")
    first, *more = _POINTS.split(points)
    return [f"{lead}{colon}{first}", *(point for point in more if point)]


def words(text: str) -> list[str]:
    """The words of a text: letters and digits, with what joins them."""
    return _WORD.findall(text)


def term_lengths(terms: Iterable[tuple[str, Term]]) -> dict[str, int]:
    """How many words the marks of terms may hold, by their ids."""
    return {id: len(words(plain(term.word))) + WORDS_MORE for id, term in terms}


def passages(tree: Flow, lengths: Mapping[str, int] = _NONE) -> tuple[Passage, ...]:
    """The passages an author wrote, in reading order: not the fixed parts, nor what a page says by itself.

    `lengths` says how many words the mark of each term may hold (`term_lengths`): a longer one is no declared term,
    and its words are not set aside.
    """
    found, heading, part = [], "", 0
    for text in texts(tree):
        said = said_in(text)
        if text.role in HEADINGS:
            heading, part = said, part + 1
        elif text.role in SPOKEN and text.style not in OF_THE_PAGE and len(words(said)) >= FEWEST:
            aside = "".join(run.text for run in text.runs if not _declared(run, lengths)).strip()
            found.append(Passage(heading, said, aside, longest(text), part, text.style in CELLS))
    return tuple(found)


def told(document: Document, tree: Flow) -> tuple[Passage, ...]:
    """All else an author says that is printed: titles, captions, labels, times, signs, questions, words to know."""
    found = [
        Passage("", said_in(text), "", longest(text), cell=text.style in CELLS)
        for text in texts(tree)
        if text.style not in OF_THE_PAGE and (text.role not in SPOKEN or len(words(said_in(text))) < FEWEST)
    ]
    signs = [text for sign in (*document.first_signs, *document.more_signs) for text in (sign.text, *sign.notes)]
    called = [text for note in document.shared.call_notes for text in (note.text, note.hospice_note)]
    means = [term.means for _, term in document.terms]
    asked = [question.text for question in document.questions]
    helping = [organisation.what for organisation in document.organisations]
    every = (*signs, *called, *means, *asked, *helping)
    return (*found, *(Passage("", plain(text), "", text) for text in every if text))


def pictured(document: Document) -> tuple[Passage, ...]:
    """What drawings say to somebody who does not see them."""
    alts = [alt for model in submodels(document.sections) if (alt := getattr(model, "alt", None))]
    return tuple(Passage("", str(alt), "", alt) for alt in alts)


def _declared(run: Run, lengths: Mapping[str, int]) -> bool:
    """Whether a stretch is a declared term, and no more than that."""
    return run.term is not None and len(words(run.text)) <= lengths.get(run.term, 0)


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
    return next((own_id(text) for text in walk(flow) if isinstance(text, Text)), None)


def own_id(text: Text) -> str | None:
    """The id of a text as its own side gave it, where pages face each other."""
    return text.id.removeprefix(MARK) if text.id else None


def is_second(tree: Flow) -> bool:
    """Whether a side faces the first one: cover, sources and back stand there once, for both."""
    return next((id for element in walk(tree) if (id := getattr(element, "id", None))), "").startswith(MARK)


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


def without(found: Iterable[Passage], values: Collection[str]) -> list[Passage]:
    """Passages without the values of a brand in them, such as its hours."""
    held = re.compile("|".join(map(re.escape, values)) or r"(?!)", re.IGNORECASE)  # the first letter may be raised
    return [replace(one, text=held.sub("", one.text).strip()) if held.search(one.text) else one for one in found]


def plain(text: str) -> str:
    """An author's words without the marks in them."""
    return "".join(run.text for run in inline.parse(text)).strip()


def sentences(text: str) -> list[str]:
    """The sentences of a text; one that ends in an abbreviation goes on: "about p. 7", "ask Dr. Smith"."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and (_NAME_FOLLOWS.search(found[-1]) or (part[:1].isdigit() and _GOES_ON.search(found[-1]))):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found
