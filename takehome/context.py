"""What blocks and parts see while they become elements: words, brand, terms, links.  Frozen; no disk, no clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from takehome import inline
from takehome.characters import blank
from takehome.direction import mixed
from takehome.element import Drawing, Element, Row, Rows, Run, Text
from takehome.problems import Problems, did_you_mean
from takehome.said import capital, made_of, problem_at
from takehome.scripts import script_of

if TYPE_CHECKING:
    from takehome.document import Document
    from takehome.drawing import Bitmap, Picture
    from takehome.kinds import Margin

SHARED_PLACES = {"questions": "my_questions", "when-to-call": "when_to_call"}  # parts that handouts share
EMERGENCY = "phones.emergency"
HEADINGS = ("H1", "H2", "H3", "H4", "H5")


Again = Literal["all", "first", "none"]
"""Which notes of the emergency number a box after the first says: the first of them is the one about hospice."""


class Further(Struct, frozen=True):
    """How the boxes with more reasons to call of a sheet stand.

    Signs are in groups (`grouped`) in boxes with long lists, in all or in none; that of the emergency number says notes
    `again`, those of signs on their lines if `close`, and a hospice has a `line`.  `now`, `hours` and `day`: how many
    signs of the emergency number, for any hour and for the day each box has before the last of their kind (none: one
    box has all).
    """

    grouped: Literal["long", "all", "none"] = "long"
    again: Again = "all"
    line: bool = True
    close: bool = False
    now: tuple[int, ...] = ()
    hours: tuple[int, ...] = ()
    day: tuple[int, ...] = ()


class Context(Struct, frozen=True):
    """The surroundings of one chapter of one document.

    `topic` is the handout the words come from; `depth` the heading level of its sections (2 on a sheet, 3 in a
    booklet); `values` answers `{{dotted.path}}`: a text, or None where it is not set.  `care`: the section holds boxes
    of sections that are left out, whose titles are its headings.  `further`: see there.
    """

    document: Document
    say: Callable[..., str]
    values: Callable[[str], str | None]
    values_place: Callable[[str], str]
    pictures: Mapping[tuple[str, str], Picture | Bitmap]
    topic: str
    depth: int
    figures: Mapping[int, int]
    care: bool = False
    further: Further = Further()

    # words

    def runs(self, text: str, strong: bool = False) -> tuple[Run, ...]:
        """An author's words as runs: values filled in, links led to their place.

        Raises Problems at the place of a mark that is wrong, or of a value that is not set.
        """
        found: list[Run] = []
        for run in inline.parse(text):
            if run.value is not None:
                if str(run.value) == EMERGENCY and found:
                    found[-1] = _beside(found[-1])
                found.append(self._valued(run))
            elif run.term:
                found.append(replace(run, strong=True))
            elif run.href and not _outside(run.href):
                found.append(self._linked(run))
            else:
                found.append(replace(run, strong=run.strong or strong))
        return tuple(found)

    def text(self, text: str, style: str = "body", role: str | None = "P", id: str | None = None) -> Text:
        """An author's words as one text."""
        return Text(self.runs(text), style, role, self.anchor(id) if id else None)

    def sentences(self, texts: Iterable[str]) -> tuple[Run, ...]:
        """Several texts of an author in one paragraph."""
        return tuple(run for text in texts for run in (Run(self.gap), *self.runs(text)))[1:]

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return script_of(self.document.language).gap

    def said(self, key: str, style: str = "body", role: str | None = "P", **values: object) -> Text:
        """What the page itself says, as one text."""
        return Text((Run(self.say(key, **values)),), style, role)

    def paragraphs(self, text: str, style: str = "body") -> tuple[Text, ...]:
        """A scalar with line ends, as one text for each paragraph (folding has made one line end of a blank line)."""
        edges = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
        parts = (text[a + 1 : b].strip() for a, b in pairwise(edges))
        return tuple(self.text(part, style) for part in parts if not blank(part))

    def heading(self, text: str, style: str, deeper: int = 0, id: str | None = None) -> Text:
        """A heading `deeper` levels below the sections of this chapter."""
        return Text(self.runs(text), style, self.heading_role(deeper), self.anchor(id) if id else None)

    def heading_role(self, deeper: int = 0) -> str:
        """The structure type of a heading `deeper` levels below the sections."""
        return HEADINGS[min(self.depth - 1 + deeper, 4)]

    def bullets(self, texts: tuple[str, ...], style: str = "item", look: str = "bullets") -> Rows:
        """An unnumbered list."""
        return Rows(tuple(Row((), (self.text(text, style),), "LI") for text in texts), look)

    # values and links

    def value(self, path: str, at: str = "") -> str:
        """The value of a dotted path; a Problem where it is not set."""
        value = self.values(path)
        if value is None:
            raise Problems([problem_at(at, f"{{{{{path}}}}} has no value", self.values_place(path))])
        return value

    def _valued(self, run: Run) -> Run:
        assert run.value is not None
        value = self.value(run.value, run.text)
        return replace(run, text=value, value=None, ltr=not mixed(value))

    def _linked(self, run: Run) -> Run:
        """A link inside the library: to its place in this document, else plain words."""
        assert run.href
        target = self.target(run.href)
        return replace(run, href=f"#{target}" if target else None)

    def anchor(self, id: str) -> str:
        """The name of a place in the document: ids are unique in a handout, so the topic goes before."""
        return f"{self.topic}.{id}"

    def target(self, href: str) -> str | None:
        """The anchor a "#id" or "topic#id" leads to, or None when it is not in this document."""
        topic, _, id = href.partition("#")
        topic = topic or self.topic
        inside = topic in {c.topic for c in self.document.chapters}
        if id in SHARED_PLACES and inside:
            return id
        if not id and inside and not self.document.booklet and len(self.document.chapters) == 1:
            return "title"
        return f"{topic}.{id}" if f"{topic}.{id}" in self.document.anchors else None

    def title_of(self, href: str) -> str:
        """What a link leads to is called: a section, or a handout of the library."""
        topic, _, id = href.partition("#")
        if id in SHARED_PLACES:
            return self.say(SHARED_PLACES[id])
        handout = self.document.titles[topic or self.topic]
        return handout.get(id) or handout[""]

    def call_us(self, *, any_hour: bool) -> str:
        """To call the clinic: at any hour only where somebody of it answers at night."""
        return self.say("call_any_hour" if any_hour and self.document.brand.phones.night else "call_today")

    # shapes that many kinds share

    def picture(self, file: str, alt: str | None, labels: Mapping[str, str] | None = None) -> Drawing:
        """A picture of this topic, with its labels."""
        drawing = self.pictures[(self.topic, file)]
        places = [name for name, _ in getattr(drawing, "anchors", ())]
        bad = [name for name in labels or {} if name not in places]
        if bad:
            message = "this drawing has no place for a label called"
            raise Problems([problem_at(n, f"{message} {str(n)!r}", did_you_mean(n, places)) for n in bad])
        texts = tuple((name, self.text(words, "drawn", "Span")) for name, words in (labels or {}).items())
        return Drawing(drawing, alt, labels=texts)

    def art(self, name: str, width: float, align: Literal["start", "middle", "end"] = "start") -> Drawing:
        """A stock drawing, as decoration."""
        return Drawing(self.pictures[("", name)], None, width=width, align=align)

    def aside(self, note: tuple[Element, ...], body: tuple[Element, ...], role: str | None = None) -> Rows:
        """A note in the margin beside what it belongs to, read after it."""
        return Rows((Row(note, body, role, head_last=True),), "aside", role=None)

    def margin(self, margin: Margin) -> tuple[Element, ...]:
        """A note in the margin: a term and its meaning, or words with a title, and a small drawing."""
        found: list[Element] = [*(self.key_word(str(margin.term)) if margin.term else ())]
        if margin.title:
            found.append(self.text(margin.title, "key-word"))
        if margin.text:
            found.append(self.text(margin.text, "note"))
        if margin.art:
            found.append(self.art(str(margin.art), 88))
        return tuple(found)

    def key_word(self, term: str) -> tuple[Text, ...]:
        """A term and what it means, as a note in the margin."""
        entry = self.document.shared.terms[term]
        means = (*_capital(self.runs(entry.means)), Run(script_of(self.document.language).stop))
        return (Text(_capital(self.runs(entry.word)), "key-word"), Text(means, "note"))


def _outside(href: str) -> bool:
    return href.startswith(("https:", "http:", "mailto:", "tel:"))


def _capital(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    first, *rest = runs
    return (replace(first, text=capital(first.text)), *rest)


def _beside(run: Run) -> Run:
    """Words whose last space does not break, so that a short number stays on the line of what to do with it."""
    if not run.text.endswith(" "):
        return run
    return replace(run, text=made_of(run.text, run.text[:-1] + "\N{NO-BREAK SPACE}"))
