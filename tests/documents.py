"""Every document that is shipped or must be proved, made once for all tests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from takehome.content import Shared
from takehome.element import Box, Element, Field, Flow, Grid, Row, Rows, Text, walk, words
from takehome.library import Library
from takehome.make import Made, make
from takehome.order import Order
from takehome.schema import validate
from takehome.shelf import stock
from takehome.strips import Words
from takehome.style import DocumentStyle

MAIN = "lung-cancer-treatment-stops-working"
TALK = "talking-with-your-care-team"
BOOK = "when-treatment-stops-working"


@dataclass(frozen=True)
class Case:
    """One document: `topics` with the ids of the sections chosen (None for all).

    `moved`: the signs that page 1 leaves to the others.
    """

    name: str
    topics: tuple[tuple[str, tuple[str, ...] | None], ...]
    layout: str = "sheet"
    paper: str | None = None
    brand: str = "default"
    title: str | None = None
    size: int | None = None
    contrast: str | None = None
    spacing: str | None = None
    moved: tuple[str, ...] = ()
    brief: bool = False
    lang: str = "en"

    @property
    def order(self) -> Order:
        parts = [{"topic": t, "only": only} if only else {"topic": t} for t, only in self.topics]
        names = ("paper", "title", "size", "contrast")
        more = {name: getattr(self, name) for name in names if getattr(self, name)}
        if self.brief:
            more["brief"] = "true"
        if self.lang != "en":
            more["langs"] = [self.lang]
        if self.spacing:
            more["set"] = {"type.spacing": self.spacing}
        return validate(Order, {"order": "case", "parts": parts, "layout": self.layout, "brand": self.brand, **more})


BOTH = ((MAIN, None), (TALK, None))
BOOK_TITLE = "When lung cancer treatment stops working"
CASES = [
    Case("main", ((MAIN, None),)),
    Case("main-a4", ((MAIN, None),), paper="a4"),
    Case("talk", ((TALK, None),)),
    Case("talk-a4", ((TALK, None),), paper="a4"),
    Case("book", BOTH, "booklet", title=BOOK_TITLE),
    Case("book-a5", BOTH, "booklet", paper="a4", title=BOOK_TITLE),
    Case("main-riverside", ((MAIN, None),), brand="riverside"),
    Case("main-harbor", ((MAIN, None),), brand="harbor"),
    Case("book-harbor", BOTH, "booklet", brand="harbor", title=BOOK_TITLE),
    Case("book-riverside", BOTH, "booklet", brand="riverside", title=BOOK_TITLE),
    Case("one-page", ((MAIN, ("choices",)),)),
    Case("two-parts", ((MAIN, ("comfort-care", "signs")),)),
    Case("brief", ((MAIN, ()),), brief=True, title="When treatment stops working, in short"),
    Case("brief-choices", ((MAIN, ("choices",)),), paper="a4", brief=True),
    Case("next-steps-book", ((MAIN, ("next-steps", "choices")), (TALK, None)), "booklet", title="Your next steps"),
]
TRANSLATED = [
    Case(
        f"{name}-{lang}",
        ((MAIN, only),),
        layout,
        lang=lang,
        brief=name == "brief",
        moved=moved if layout == "sheet" else (),
    )
    for lang, moved in (("es", ()), ("ar", ()), ("zh-Hans", ("face-swelling",)))
    for name, only, layout in (("main", None, "sheet"), ("brief", (), "sheet"), ("book", None, "booklet"))
]
LEFT = {  # the signs that page 1 of a sheet leaves
    "chemotherapy-side-effects": ("cannot-keep-fluids-down",),
    "clinical-trials": ("line-site",),
    "managing-symptoms": ("calf-swelling",),
    "palliative-and-hospice-care": ("cannot-cope",),
    "small-cell-lung-cancer": ("diarrhea-immunotherapy",),
}
EVERY = [
    Case(f"{topic}-{layout}", ((topic, None),), layout, moved=LEFT.get(topic, ()) if layout == "sheet" else ())
    for topic in Library(stock(), date(2026, 11, 24)).topics()
    for layout in ("sheet", "booklet")
    if (topic, layout) not in ((MAIN, "sheet"), (TALK, "sheet"))
]
SHIPPED = [c for c in CASES if c.name in ("main", "talk", "book")]


@cache
def library() -> Library:
    return Library(stock(), date(2026, 11, 24))


@cache
def made(case: Case) -> Made:
    return make(library(), case.order)


def inside(document: Made) -> tuple[int, ...]:
    """How many signs each box of the clinic has, in a booklet where first signs of both tiers face each other."""
    boxes = [e for e in walk(document.tree) if isinstance(e, Box)]
    if sum(box.look == "urgent" for box in boxes) == 1:
        return ()
    return tuple(sum(isinstance(e, Row) and e.role == "LI" for e in walk(b)) for b in boxes if b.look == "today")


def noted(shared: Shared) -> dict[str, str]:
    """What each note for calls says, by its id, besides values."""
    return {str(note.id): literal(note.text) for note in shared.call_notes}


def literal(text: str) -> str:
    """The first words of a text that are no value."""
    return next(some for part in re.split(r"\{\{.*?\}\}", text) if (some := part.strip()))


def told(element: Element) -> str:
    """All words of an element."""
    return " ".join(words(e.runs) for e in walk(element) if isinstance(e, Text))


def silent(document: Made) -> tuple[bool, ...]:
    """Of each box of the clinic, whether it does not say what to do when nobody answers."""
    boxes = [e for e in walk(document.tree) if isinstance(e, Box) and e.look == "today"]
    answer = noted(document.document.shared)["call-no-answer"]
    return tuple(answer not in told(box) for box in boxes)


def close(tree: Element, shared: Shared) -> set[int]:
    """Which boxes of the clinic in a tree have the notes of signs on the lines of these."""
    boxes = [e for e in walk(tree) if isinstance(e, Box) and e.look == "today"]
    noted = tuple(f"{sign.text}" for sign in shared.signs.values() if sign.notes)

    def joined(row: Element) -> bool:
        texts = [words(e.runs) for e in walk(row) if isinstance(e, Text)]
        return len(texts) == 1 and texts[0].startswith(noted) and texts[0] not in noted

    signs = [[e for e in walk(box) if isinstance(e, Row) and e.role == "LI"] for box in boxes]
    return {i for i, rows in enumerate(signs) if any(map(joined, rows))}


def _again(boxes: list[Box], shared: Shared) -> int:
    """How many notes of the emergency number some boxes say."""
    said, notes = " ".join(map(told, boxes)), noted(shared)
    return sum(notes[id] in said for id in ("call-hospice", "call-tell") if id in notes)


def again(document: Made) -> int:
    """How many notes of the emergency number its second box says in a booklet."""
    boxes = [e for e in walk(document.tree) if isinstance(e, Box) and e.look == "urgent"]
    return _again(boxes[1:], document.document.shared)


def lined(document: Made) -> bool:
    """Whether there is a line for the number of a hospice with the reasons to call."""
    return any(isinstance(e, Field) and e.name == "hospice-line" for e in walk(document.tree))


def lean(document: Made) -> int | None:
    """How many notes the further box of the emergency number has on a sheet without a line to write on; None: all."""
    last = [e for e in walk(document.tree) if isinstance(e, Box) and e.look == "urgent"][-1]
    if lined(document) or not document.document.more_signs:
        return None
    found = _again([last], document.document.shared)
    return None if found == 1 and "call-hospice" not in noted(document.document.shared) else found


def cards(document: Made, side: Element | None = None) -> set[int]:
    """Which tables of a tree, in order, are cards: the head of their second column stands below the first name."""
    tables = [e for e in walk(side or document.tree) if isinstance(e, Grid) and e.look == "table" and e.head]
    places: dict[int, tuple[int, float]] = {}
    for page in document.pages.pages:
        for placed in page.placed:
            if isinstance(placed.piece, Words) and not placed.piece.artifact:
                places.setdefault(id(placed.piece.text), (page.number, placed.y))

    def at(cell: Element) -> tuple[int, float]:
        return next(places[id(e)] for e in walk(cell) if isinstance(e, Text))

    return {i for i, table in enumerate(tables) if at(table.head[1]) > at(table.rows[0][0])}


def back(document: Made) -> Element:
    """The back of a booklet, which on facing pages ends the first language."""
    last = document.tree.children[-1]
    return document.tree.children[0].children[-1] if getattr(last, "role", None) == "Part" else last


def lacks(document: Made) -> set[str]:
    """What the back of a booklet gave up for its reasons to call; `close` is room between their lines."""
    found = [e for e in walk(back(document)) if isinstance(e, Text)]
    texts = [words(e.runs) for e in found]
    say = library().words(document.document.language).say
    notes = noted(document.document.shared)
    behind = [str(note.hospice_note) for note in document.document.shared.call_notes if note.hospice_note]
    helpers = [str(o.phone) for o in document.document.organisations if o.phone][:1]
    there = {
        "help": not helpers or any(text.endswith(helpers[0]) for text in texts),
        "nurse": say["my_nurse"] in texts,
        "code": say["our_web"] in texts,
        "line": all(any(note in text for text in texts) for note in behind),
        "close": found[0].style != "h2",
        "drive": any(notes["call-tell"] in text for text in texts),
        "hospice": "call-hospice" not in notes or any(notes["call-hospice"] in text for text in texts),
        "answer": any(notes["call-no-answer"] in text for text in texts),
        "site": any(say["our_web"] in text for text in texts),
    }
    return {name for name, said in there.items() if not said}


def reasons(document: Made) -> int:
    """How many reasons to call the back of a booklet has."""
    lists = [e for e in walk(back(document)) if isinstance(e, Rows) and e.look == "call"]
    return sum(len(rows.rows) for rows in lists)


def pieces(part: Element, shared: Shared) -> tuple[list[object], int]:
    """What the first pages of one language of facing pages have, see `Walk.facing`; notes said overleaf."""
    found: list[object] = []
    said = 0
    notes = noted(shared)
    both = [n.id for n in shared.call_notes if n.tier is None]
    for e in walk(part):
        if isinstance(e, Text) and (e.id or "").endswith("contents"):
            break
        if isinstance(e, Text) and (e.id or "").endswith("how-to-use"):
            found.append("use")
        elif isinstance(e, Text) and words(e.runs).startswith(notes[both[0]]):
            found.append("notes")
        elif isinstance(e, Box):
            signs = sum(isinstance(row, Row) and row.role == "LI" for row in walk(e))
            if e.look == "today":
                found.append((signs, notes["call-no-answer"] in told(e)))
            elif "now" in found:
                found.append("more")
                said = _again([e], shared)
            else:
                found.append("now")
    return [piece if piece != "now" or "more" in found else "all" for piece in found], said


def behind(document: Made) -> bool:
    """Whether the notes for both tiers follow the clinic's boxes of a booklet, and not that of the emergency number."""
    first = next(noted(document.document.shared)[n.id] for n in document.document.shared.call_notes if n.tier is None)
    found = [e for e in walk(document.tree) if isinstance(e, Box | Text)]
    at = next(i for i, e in enumerate(found) if isinstance(e, Text) and words(e.runs).startswith(first))
    return any(isinstance(e, Box) and e.look == "today" for e in found[:at])


def ahead(document: Made) -> dict[str, tuple[int, ...]]:
    """How many signs further boxes of a sheet have before the last of their kind, by the name of its first."""
    found: dict[str, tuple[int, ...]] = {}
    for box in walk(document.tree):
        if isinstance(box, Box) and (match := re.fullmatch(r"(more-(?:now|today|day))(?:-\d+)?", box.id or "")):
            count = sum(isinstance(e, Row) and e.role == "LI" for e in walk(box))
            found[match[1]] = (*found.get(match[1], ()), count)
    return {name: counts[:-1] for name, counts in found.items()}


def parted(document: Made) -> bool:
    """Whether the other reasons to call the clinic stand in two boxes, one on each of two pages."""
    return sum(isinstance(e, Box) and e.look == "today" for e in walk(document.tree)) > 2


def calls_of(document: Made) -> str | int:
    """How a sheet says whom to call: `next` where its first page has numbers only in a box, `ahead` where that stands
    before the main message, `pointed` or `bare` where they stand in no box and say where that is, or not, the number of
    signs of a small box of the clinic, or `beside`.
    """
    boxes = [e for e in walk(document.tree) if isinstance(e, Box)]
    holds = [box for box in boxes if any(isinstance(e, Text) and e.id == "clinic-numbers" for e in walk(box))]
    if any(box.id == "clinic-numbers" for box in boxes):
        return "ahead" if boxes[0].id == "clinic-numbers" else "next"
    if not holds:
        last = next(e for e in walk(document.tree) if isinstance(e, Text) and e.id == "clinic-numbers")
        return "pointed" if any(run.page_of for run in last.runs) else "bare"
    small = any(run.href == "#call-today" for e in walk(holds[0]) if isinstance(e, Text) for run in e.runs)
    return sum(isinstance(e, Row) and e.role == "LI" for e in walk(holds[0])) if small else "beside"


def form(document: Made) -> str:
    """How a small box of the clinic has its numbers: `full` and `headed` with their hours, the second without when to
    call; `joined` without hours below a heading, `line` without one.
    """
    boxes = [e for e in walk(document.tree) if isinstance(e, Box) and e.look == "today"]
    texts = [e for e in walk(boxes[0]) if isinstance(e, Text)]
    if texts[0].role != "H3":
        return "line"
    day, night = document.document.brand.phones.day, document.document.brand.phones.night
    if any(day in words(text.runs) and words(text.runs).endswith(str(night)) for text in texts):
        return "joined"
    return "full" if texts[1].style == "call-when" else "headed"


def tight(tree: Element, shared: Shared) -> bool:
    """Whether the notes of the other signs of the emergency number stand on the lines of these."""
    boxes = [e for e in walk(tree) if isinstance(e, Box) and str(e.id).endswith("more-now")]
    texts = {words(e.runs) for box in boxes for e in walk(box) if isinstance(e, Text) and e.style == "call-item"}
    noted = {str(sign.text) for sign in shared.signs.values() if sign.notes}
    return any(text.startswith(sign) and text != sign for sign in noted for text in texts)


def run_in(document: Made) -> bool:
    """Whether notes stand behind the signs of the first box, on their lines, and not below them."""
    box = next(e for e in walk(document.tree) if isinstance(e, Box) and e.look == "urgent" and e.id != "clinic-numbers")
    signs = sum(isinstance(e, Row) and e.role == "LI" for e in walk(box))
    noted = any(sign.notes for sign in document.document.first_signs if sign.tier == "emergency")
    return noted and signs == sum(isinstance(e, Text) and e.style == "call-item" for e in walk(box))


def late(document: Made) -> bool:
    """Whether the state of review of a sheet stands below the boxes for calls, as its title has little room."""
    texts = [e for e in walk(document.tree) if isinstance(e, Text)]
    styles = [e.style for e in texts]
    return "notice" in styles and styles.index("notice") > [e.id for e in texts].index("when-to-call")


def listed(document: Made) -> tuple[bool, ...]:
    """Of each chapter of a booklet, whether what is in it stands before its key points."""
    found = []
    for part in [e for e in walk(document.tree) if isinstance(e, Flow) and e.role == "Part" and e.page]:
        looks = [e.look for e in walk(part) if isinstance(e, Rows) and e.look in ("chapter-contents", "bullets")]
        found.append(looks[0] == "chapter-contents")
    return tuple(found)


def style_of(library, language, layout="sheet", paper="letter"):
    """The style of a page in a language, without a brand."""
    return DocumentStyle(
        layout=library.layout(layout),
        paper_name=paper,
        language=language,
        voice="literata",
        action="source-sans-3",
        fallback=("noto-sans",),
        accent="#8A3A12",
        ink="#000000",
        words={"continued": "…", "page_of": "{page}/{pages}"},
    )
