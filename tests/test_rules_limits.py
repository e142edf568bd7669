"""The limits of the rules, each by what just keeps it and what just does not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from rule_samples import good, listed, message, questions, table, texts
from workspaces import built, workspace

from takehome.checks import geometry
from takehome.checks.chunks import chunks
from takehome.checks.colours import contrast
from takehome.checks.delivery import privacy
from takehome.checks.finished import Finished, Printed
from takehome.checks.leading import measure
from takehome.checks.lettering import lettering
from takehome.checks.lines import Line, Paragraph
from takehome.checks.passages import Passage
from takehome.checks.rules import report
from takehome.checks.shape import tools
from takehome.checks.shown import Run as Ink
from takehome.checks.shown import Shape, Shown
from takehome.checks.structure import Annotation, Node, Piece, Structure
from takehome.checks.voice import passives, speaking
from takehome.checks.wording import Grades, reading_level, short
from takehome.element import Flow, Row, Rows, Run, Text
from takehome.pages import Pages

NONE, WARNS, FAILS = [], ["warning"], ["error"]
ASK = "You can ask your team. They know you."


def levels(problems):
    return [problem.level for problem in problems]


def worded(count):
    """Words that are no sentence yet."""
    return " ".join(["word"] * count)


def passage(*lengths):
    """One paragraph of sentences with so many words each."""
    text = " ".join(f"{worded(length).capitalize()}." for length in lengths)
    return Passage("A heading", text, text, text)


# of words


def graded(**aside):
    found = Grades(**{"kincaid": 12.0, "smog": 15.0, "kincaid_aside": 0.0, "smog_aside": 0.0, **aside})
    return levels(reading_level(found, "T"))


WORDS = {
    "Flesch-Kincaid": (lambda n: graded(kincaid_aside=n), (8.0, NONE), (8.001, FAILS)),
    "SMOG to look at": (lambda n: graded(smog_aside=n), (9.0, NONE), (9.001, WARNS)),
    "SMOG": (lambda n: graded(smog_aside=n), (11.0, WARNS), (11.001, FAILS)),
    "long sentence": (lambda n: levels(short([passage(n, 1)], "T")), (20, NONE), (21, WARNS)),
    "longest sentence": (lambda n: levels(short([passage(n, 1, 1)], "T")), (30, WARNS), (31, FAILS)),
    "mean": (lambda n: levels(short([passage(15, n)], "T")), (15, NONE), (16, WARNS)),
    "sentences": (lambda n: levels(short([passage(*[3] * n)], "T")), (5, NONE), (6, WARNS)),
    "paragraph": (lambda n: levels(short([passage(15, 15, 15, 15, n)], "T")), (15, NONE), (16, [*WARNS, *WARNS])),
    "paragraph alone": (
        lambda n: levels(short([passage(15, 15, 15, 16, n), passage(1)], "T")),
        (14, NONE),
        (15, WARNS),
    ),
    "sentence beside": (lambda n: levels(short([], "T", [passage(n)])), (30, WARNS), (31, FAILS)),
    "chunk": (lambda n: levels(_chunk(n)), (250, NONE), (251, WARNS)),
    "passive": (lambda n: levels(passives(_passive(n), "T")), (11, NONE), (10, WARNS)),
    "passive of few": (lambda n: levels(passives(_passive(n), "T")), (9, NONE), (10, WARNS)),
    "you": (lambda n: levels(speaking(_acting(n))), (3, NONE), (4, WARNS)),
}


def _chunk(count):
    below = [passage(*[10] * 5)] * 4 + [passage(*[10] * 4), passage(count - 240)]
    return chunks(below, Flow((), role="Document"), Pages((), {}))


def _passive(count):
    """So many sentences, one of them passive."""
    return [passage(*[4] * (count - 1)), Passage("A heading", "It is done.", "It is done.", "It is done.")]


def _acting(count):
    """A part with steps and so many sentences, one of which speaks to the reader."""
    said = ("You can ask your team.", *["The team has a plan."] * (count - 1))
    steps = Rows((Row((), (Text((Run("Go."),), role="LBody"),)),), "steps")
    heading = Text((Run("A part"),), "h2", "H2", id="t.a")
    return Flow((Flow((heading, *(Text((Run(text),)) for text in said), steps), role="Sect"),), role="Document")


@pytest.mark.parametrize("name", WORDS)
def test_a_limit_of_words(name):
    of, (inside, kept), (outside, broken) = WORDS[name]
    assert of(inside) == kept and of(outside) == broken


# of shape


def points(count):
    return good(key_points=[message(f"You can ask {n}.") for n in range(count)])


def row(most, least=5):
    return good(blocks=[*texts(ASK), *table(1, worded(most), worded(least))])


def signed(following):
    return good(review={"written": "2026-01-01", "by": "Dr. A", "on": "2026-01-02", "next": following})


SHAPES = {
    "main message, words": ("main-message", lambda n: good(main_message=message(worded(n))), (45, NONE), (46, FAILS)),
    "main message, sentences": (
        "main-message",
        lambda n: good(main_message=message("Ask. " * n)),
        (3, NONE),
        (4, FAILS),
    ),
    "fewest key points": ("summary", points, (3, NONE), (2, FAILS)),
    "most key points": ("summary", points, (7, NONE), (8, FAILS)),
    "fewest items": ("lists", lambda n: good(blocks=listed(n)), (2, NONE), (1, WARNS)),
    "most items": ("lists", lambda n: good(blocks=listed(n)), (7, NONE), (8, WARNS)),
    "columns": ("choices", lambda n: good(blocks=table(n, "You", "You")), (4, NONE), (5, FAILS)),
    "longest row": ("choices", row, (10, NONE), (11, WARNS)),
    "months": ("provenance", signed, ("2029-01-02", NONE), ("2029-01-03", FAILS)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_limit_of_shape(name, tmp_path):
    rule, one, *cases = SHAPES[name]
    for value, expected in cases:
        made = built(workspace(tmp_path / str(value), one(value)), "en", layout="sheet")
        assert levels(p for p in report(made.document, made.tree, made.pages).problems if p.rule == rule) == expected


@pytest.mark.parametrize(("layout", "one_sheet"), [("sheet", 2), ("booklet", 4)])
def test_the_limits_of_tools(layout, one_sheet, tmp_path):
    for count, lines, pages, expected in (
        (5, 6, 48, NONE),
        (4, 6, one_sheet, NONE),
        (4, 6, one_sheet + 1, WARNS),
        (5, 5, one_sheet + 1, WARNS),
        (4, 5, one_sheet + 1, WARNS * 2),
    ):
        folder = tmp_path / f"{count}-{lines}-{pages}"
        one = good(questions=questions(count, lines=str(lines)))
        made = built(workspace(folder, one), "en", layout=layout)
        assert levels(tools(made.document, pages)) == expected


# of the finished page


NOTHING = Structure((), ())
SHEET = Printed("T", "sheet", False, 14, (612, 792))
BOOKLET = Printed("T", "booklet", True, 12.5, (396, 612))


def paragraph(letters, size=14.0, kind="body", lines=1, width=400.0, leading=1.3):
    """A paragraph of so many letters (with the spaces between lines) in so many lines, `leading` sizes apart."""
    each, more = divmod(letters - lines + 1, lines)
    texts = ["a" * (each + (more if n == 0 else 0)) for n in range(lines)]
    ends = [width - 5 * (n % 2) for n in range(lines)]  # nothing is level at its end
    return Paragraph(
        kind, tuple(Line(0, 72, 72 + ends[n], 700 - n * leading * size, size, text) for n, text in enumerate(texts))
    )


def read(*paragraphs, pages=(), rotated=()):
    return Finished(tuple(pages), NOTHING, paragraphs, ((),) * len(pages), (), rotated or (0,) * len(pages), False)


def page(*runs, shapes=(), number=0, media=(0, 0, 612, 792)):
    return Shown(number, media, runs, shapes)


def run(left=72.0, right=144.0, baseline=400.0, size=14.0, colour=(0, 0, 0), bold=False):
    return Ink("words", left, right, baseline, size, colour, bold, 0, 1)


BODY = paragraph(10_000, lines=200, leading=1.5)  # most of a document, so that little of it is something else


def typed(*paragraphs, kind=SHEET):
    return levels(lettering(read(*paragraphs), kind))


def small_notes(letters, of):
    """Notes of so many letters, in short paragraphs, in a document that has `of`."""
    return typed(paragraph(of - letters, lines=200), paragraph(letters, 12.0, lines=3))


def imprint(letters, of):
    """The same of what is smaller than notes."""
    return typed(paragraph(of - letters, lines=200), paragraph(letters, 10.0, lines=3))


def loud(count):
    words = Line(0, 72, 300, 700, 14, f"Read {' '.join(['LOUD'] * count)} once more")
    return typed(Paragraph("body", (words,)))


def hyphens(count, lines=100):
    """So many lines that end in a word with a hyphen of its own."""
    held = [
        Line(0, 72, 472 - 5 * (n % 2), 700 - 20 * n, 14, "a follow-" if n < count else "words") for n in range(lines)
    ]
    return typed(Paragraph("body", tuple(held)))


def level_ends(lines):
    """A paragraph of so many lines that all end at one edge, one less distances between them, and a last line."""
    ends = [*[400] * lines, 300]
    return typed(Paragraph("body", tuple(Line(0, 72, end, 700 - 20 * n, 14, "words") for n, end in enumerate(ends))))


TYPE = {
    "body": (lambda n: typed(paragraph(900, n)), (13.96, NONE), (13.94, FAILS)),
    "body of a booklet": (lambda n: typed(paragraph(900, n), kind=BOOKLET), (12.46, NONE), (12.44, FAILS)),
    "notes, of a long document": (lambda n: small_notes(n, 12_000), (3_000, NONE), (3_001, FAILS)),
    "notes, of a short one": (lambda n: small_notes(n, 6_000), (2_500, NONE), (2_501, FAILS)),
    "imprint, of a long document": (lambda n: imprint(n, 20_000), (1_600, NONE), (1_601, FAILS)),
    "imprint, of a short one": (lambda n: imprint(n, 8_000), (1_000, NONE), (1_001, FAILS)),
    "lines of a running text": (lambda n: typed(BODY, paragraph(200, 12.0, lines=n)), (3, NONE), (4, FAILS)),
    "lines of a running text set wide": (
        lambda n: typed(BODY, paragraph(200, 12.0, lines=n), kind=replace(SHEET, spaced=True)),
        (5, NONE),
        (6, FAILS),
    ),
    "width of a running text": (lambda n: typed(BODY, paragraph(200, 12, lines=4, width=n)), (260, NONE), (261, FAILS)),
    "capitals": (loud, (3, NONE), (4, FAILS)),
    "ends that are level": (level_ends, (3, NONE), (4, FAILS)),
    "few lines with a hyphen": (lambda n: hyphens(n, 50), (2, NONE), (3, FAILS)),
    "share of lines with a hyphen": (hyphens, (3, NONE), (4, FAILS)),
    **{
        name: (lambda n, name=name: typed(BODY, paragraph(40, n, name)), (11.96, NONE), (11.94, FAILS))
        for name in ("cell", "note", "caption")
    },
    "anything": (lambda n: levels(lettering(read(pages=[page(run(size=n))]), SHEET)), (9.96, NONE), (9.94, FAILS)),
}


@pytest.mark.parametrize("name", TYPE)
def test_a_limit_of_type(name):
    of, (inside, kept), (outside, broken) = TYPE[name]
    assert of(inside) == kept and of(outside) == broken


def column(characters):
    """Paragraphs with so many characters a line."""
    return levels(measure(read(paragraph(4 * characters + 3, lines=4)), SHEET))


@pytest.mark.parametrize(("latin", "expected"), [(4, NONE), (5, FAILS)])
def test_a_few_latin_notes_in_another_script_tell_nothing_of_its_column(latin, expected):
    narrow = paragraph(4 * 20 + 3, lines=4, leading=1.5)
    lines = tuple(replace(line, text="\u75c5" * 20) for line in narrow.lines)
    others = [Paragraph(narrow.kind, lines)] * (10 - latin)
    assert levels(measure(read(*[narrow] * latin, *others), SHEET)) == expected


def apart(leading, layout="sheet"):
    kind = Printed("T", layout, False, 18 if layout == "large_print" else 14, (612, 792))
    return levels(measure(read(paragraph(240, kind.body, lines=4, leading=leading)), kind))


def told(colour, size=14.0, bold=False):
    """Words in a grey on paper."""
    return levels(contrast(read(pages=[page(run(size=size, bold=bold, colour=(colour / 255,) * 3))]), SHEET))


def weighed(size):
    return levels(privacy(read(), SHEET, size))


def folded(count):
    """A booklet of so many pages with nothing on them."""
    media = (0, 0, 396, 612)
    return levels(geometry.geometry(read(pages=[page(number=n, media=media) for n in range(count)]), BOOKLET, b""))


@pytest.mark.parametrize(
    ("items", "links", "expected"), [(1, 0, FAILS), (1, 2, FAILS), (1, 3, NONE), (2, 0, FAILS), (2, 3, FAILS)]
)
def test_an_item_is_not_parted_and_a_run_of_links_may_be(items, links, expected, monkeypatch):
    """The only one of its list that names those who publish the sources goes on where its page ends."""
    monkeypatch.setattr(geometry, "darkness", lambda data: ())
    linked = tuple(Node("Link", None, (Annotation((n, 0)),)) for n in range(links))
    parted = Node("LI", None, (Piece(0, 0, "one"), *linked, Piece(1, 0, "and on")))
    whole = Node("LI", None, (Piece(1, 1, "another"),))
    tree = Structure((Node("L", None, (parted, whole)[:items]),), ())
    shown = [page(run()), page(run(), number=1)]
    found = Finished(tuple(shown), tree, (), ((), ()), (), (0, 0), False)
    assert levels(geometry.geometry(found, SHEET, b"")) == expected


def near(left, kind=SHEET, media=(0, 0, 612, 792)):
    return levels(geometry.geometry(read(pages=[page(run(left=left), media=media)]), kind, b""))


def tinted(light):
    ground = Shape(
        "fill", (0, 0, 612, 792), (light,) * 3, None, 0, outlines=(((0, 0), (612, 0), (612, 792), (0, 792)),)
    )
    return levels(contrast(read(pages=[page(run(), shapes=(ground,))]), SHEET))


PAGE = {
    "narrow column": (column, (45, NONE), (44, WARNS)),
    "far too narrow": (column, (30, WARNS), (29, FAILS)),
    "wide column": (column, (75, NONE), (76, WARNS)),
    "far too wide": (column, (90, WARNS), (91, FAILS)),
    "leading": (apart, (1.246, NONE), (1.244, FAILS)),
    "leading of large print": (lambda n: apart(n, "large_print"), (1.496, NONE), (1.494, FAILS)),
    "contrast of text": (told, (0x76, NONE), (0x77, FAILS)),
    "contrast of large text": (lambda n: told(n, 18.0), (0x94, NONE), (0x95, FAILS)),
    "contrast of large bold text": (lambda n: told(n, 14.0, True), (0x94, NONE), (0x95, FAILS)),
    "large text": (lambda n: told(0x94, n), (18.0, NONE), (17.9, FAILS)),
    "large bold text": (lambda n: told(0x94, n, True), (14.0, NONE), (13.9, FAILS)),
    "tint": (tinted, (0.955, NONE), (0.953, WARNS)),
    "weight": (weighed, (1_999_999, NONE), (2_000_000, FAILS)),
    "pages to look at": (folded, (32, NONE), (36, WARNS)),
    "pages": (folded, (48, WARNS), (52, FAILS)),
    "fours": (folded, (8, NONE), (9, FAILS)),
    "edge": (near, (17.96, NONE), (17.94, FAILS)),
    "inner margin": (lambda n: near(n, BOOKLET), (33.97, [*FAILS]), (33.95, FAILS * 2)),
}


@pytest.mark.parametrize("name", PAGE)
def test_a_limit_of_the_page(name, monkeypatch):
    monkeypatch.setattr(geometry, "darkness", lambda data: ())
    of, (inside, kept), (outside, broken) = PAGE[name]
    assert of(inside) == kept and of(outside) == broken


def test_the_limit_of_ink(monkeypatch):
    for dark, expected in ((0.08, NONE), (0.0801, WARNS)):
        monkeypatch.setattr(geometry, "darkness", lambda data, dark=dark: (dark, dark))
        assert levels(geometry.geometry(read(pages=[page()]), SHEET, b"")) == expected


def test_a_long_sentence_is_quoted_by_its_beginning():
    said = "one/" * 5000 + "end."
    (problem,) = [one for one in short([Passage("", said, said, said)], "t") if "a sentence of" in one.message]
    assert len(problem.message) < 150 and "one/one/" in problem.message


def test_a_measure_that_is_told_is_never_one_of_those_that_may_be():
    found = [one.message for n in range(140, 340) for one in measure(read(paragraph(n, lines=4)), SHEET)]
    told = [int(one.split()[0]) for one in found if "characters a line" in one]
    assert {44, 76} <= {*told} and not {*told} & {*range(45, 76)}


@pytest.mark.parametrize(
    ("facing", "hint"),
    [
        (False, "or print it as sheets: --layout sheet"),
        (True, "or print one language at a time, as sheets: --lang LANG --layout sheet"),
    ],
)
def test_a_thick_booklet_is_told_why_and_how_to_print_it(facing, hint, monkeypatch):
    monkeypatch.setattr(geometry, "darkness", lambda data: ())
    kind = Printed("T", "booklet", True, 12.5, (396, 612), facing=facing)
    for count, what in ((36, "36 pages, over 32: it is thick"), (52, "52 pages, over 48: it cannot be folded")):
        pages = [page(number=n, media=(0, 0, 396, 612)) for n in range(count)]
        (found,) = [one for one in geometry.geometry(read(pages=pages), kind, b"") if "a booklet of" in one.message]
        assert what in found.message and found.hint.endswith(hint)
