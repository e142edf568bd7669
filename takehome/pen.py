"""What a layout's furniture draws with: words and rules in the margins of a page, all of them artifacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from takehome.adapted import heavy
from takehome.canvas import TaggedCanvas
from takehome.element import Run
from takehome.pages import Page
from takehome.problems import Problems, shown
from takehome.said import Said, problem_at
from takehome.strips import text_baseline
from takehome.style import DocumentStyle
from takehome.text import Line, Typesetter

LEAST_WORDS = 3  # of a title that is cut short
STOPS = ",;:\u060c\u061b\u2013\u2014-"  # which a title that is cut short does not end with
BESIDE = 12.0  # least white between two things on one running line
SPARED = ("title", "date", "version", "clinic")  # what may be left out of a running line, the first of them first
SHORT = {"date": "day"}  # and what is said in fewer letters before that


class Pen(Struct, frozen=True):
    """What a layout's furniture draws with; all of it is an artifact of one page.

    `facts` are words a page may say about its document: code, version, date, day (the date in figures), title, clinic,
    phone, calls (ways to say both numbers, a line each, the fullest first), notice.
    """

    canvas: TaggedCanvas
    setter: Typesetter
    style: DocumentStyle
    page: Page
    total: int
    facts: Mapping[str, str]

    @property
    def start(self) -> float:
        """The left edge of the frame."""
        return self.page.left

    @property
    def end(self) -> float:
        """The right edge of the frame."""
        return self.page.left + self.style.paper.width

    @property
    def outer_right(self) -> bool:
        """Whether the outer edge of this page is its right one."""
        return (self.page.number % 2 == 1) != self.style.binds_right

    def width(self, words: str, style: str) -> float:
        """How wide words are on one line, in points."""
        return self.setter.width((Run(words),), self.style.text(style))

    def told(self, names: Sequence[str], style: str, other: str, beside: str) -> str:
        """The facts of some names between raised dots, if need be with the date in figures, or without some (SPARED).

        They leave room on the line for `other` words in the style `beside`.
        """
        words = ""
        for words in map(self._listed, _shorter(names)):
            if self._fits(words, style, other, beside):
                break
        return words

    def told_on(self, names: Sequence[str], style: str, others: tuple[str, str], beside: str) -> tuple[str, str]:
        """The same on two lines, both with `others` on them: the last of the names goes down before it is cut short."""
        *first, last = names
        ways = [(names, []), (first, [last]), ([*first, SHORT.get(last, last)], []), (first, [SHORT.get(last, last)])]
        for way in ways:
            lines = self._listed(way[0]), self._listed(way[1])
            if all(self._fits(words, style, at, beside) for words, at in zip(lines, others, strict=True) if words):
                return lines
        return self.told(names, style, others[0], beside), ""

    def head(self, style: str, beside: str) -> tuple[str, str]:
        """What a running line at the head says: the title, by which loose sheets are matched, and whom to call.

        The clinic goes first, then the end of a long title: a number is no use without the words that say when it is
        right.
        """
        heads, ways = (("clinic", "title"), ("title",)), self.facts["calls"].splitlines()
        for names in heads:
            if self._fits(whole := self._listed(names), style, ways[0], beside):
                return whole, ways[0]
        words = self.facts["title"].split()
        for count in range(len(words) - 1, LEAST_WORDS - 1, -1):
            short = " ".join(words[:count]).rstrip(STOPS) + "\u2026"
            if self._fits(short, style, ways[0], beside):
                return short, ways[0]
        fitting = (way for way in ways if self._fits(self.facts["title"], style, way, beside))
        some = next(fitting, ways[0])
        return self.told(heads[0], style, some, beside), some

    def _listed(self, names: Sequence[str]) -> str:
        return " \u00b7 ".join(self.facts[name] for name in names if self.facts.get(name))

    def _fits(self, words: str, style: str, other: str, beside: str) -> bool:
        """Whether words and others have room on one line."""
        return self.width(words, style) + BESIDE + self.width(other, beside) <= self.style.paper.width

    def pitch(self, style: str) -> float:
        """How far running lines stand apart."""
        return self.style.pitch(style)

    def text(self, words: str, style: str, y: float, edge: str, strong: bool = False) -> None:
        """Words on one line, their top at y, from the `start` or up to the `end` of the frame (mirrored as needed)."""
        if not words:
            return
        look = self.style.text(style)
        line = self.setter.lines((Run(words, strong=strong),), look, 1e6)[0]
        if line.width > self.end - self.start:
            hint = "shorten the brand's short_name and phones, or the code of the handout"
            typed = [fact for fact in self.facts.values() if isinstance(fact, Said) and fact in words]
            longest = max(typed, key=len, default=words)
            raise Problems([problem_at(longest, f"a running line is wider than the page: {shown(words)!r}", hint)])
        at_left = (edge == "start") != self.style.rtl
        x = self.start if at_left else self.end - line.width
        with self.canvas.artifact("Pagination"):
            self.canvas.fill(self.style.colour(look.colour))
            draw_line(self.canvas, line, x, y + text_baseline(look), last=True)

    def rule(self, y: float, thickness: float) -> None:
        """A line over the whole measure."""
        with self.canvas.artifact("Pagination"):
            self.canvas.pen(self.style.colour("ink"), heavy(thickness) if self.style.high else thickness)
            self.canvas.rule(self.start, y, self.end - self.start)


def _shorter(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Names of facts, then the date in figures among them, then fewer and fewer of them (SPARED)."""
    yield names
    yield [SHORT.get(name, name) for name in names]
    for count in range(1, len(SPARED) + 1):
        yield [name for name in names if name not in SPARED[:count]]


def draw_line(canvas: TaggedCanvas, line: Line, x: float, baseline: float, last: bool) -> None:
    """A line whose left end is at x; the `last` one of a text ends with the space by which extraction parts words."""
    for i, piece in enumerate(line.pieces):
        ends = last and i == len(line.pieces) - 1 and not _closed(piece.words[-1].text[-1:])
        canvas.glyphs(piece, x + piece.x, baseline, ends)


def _closed(character: str) -> bool:
    """Whether a line that ends with this needs no space: it is one, or words are not parted by spaces at all."""
    return character == " " or "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
