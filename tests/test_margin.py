"""What stands in the margin: notes go down below one another, and the text beside them keeps its pitch."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from documents import library as stocked
from documents import style_of

from takehome import flow
from takehome.element import Box, Cell, Field, Flow, Grid, Row, Rows, Run, Text
from takehome.flow import Galley
from takehome.hanging import NOTE_GAP, make_room
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.pages import paginate
from takehome.schema import validate
from takehome.strips import Frame, Rule, Words

ROOT = Path(__file__).parents[1]
SHORT, LONG = "Ask your team.", "What it means, in many more words than a paragraph has. " * 3


@pytest.fixture(scope="module")
def library():
    return Library(ROOT, date(2026, 11, 24))


def says(words, style="body"):
    return Text((Run(words),), style)


def noted(words, note):
    return Rows(
        (Row((says("Word", "key-word"), says(note, "note")), (says(words),), head_last=True),), "aside", role=None
    )


def table(names=("Choice", "What it is")):
    """A small table with a caption."""
    head = tuple(Cell((says(name, "head"),), "TH", "Column") for name in names)
    rows = [
        (Cell((says(name, "row-name"),), "TH", "Row"), Cell((says(SHORT, "cell"),), "TD")) for name in ("One", "Two")
    ]
    return Grid(tuple(rows), head, caption=Text((Run("Two ways"),), "table-caption", "Caption"))


def placed(library, *elements, language="en"):
    """The lines of each page: those of the margin and those of the text."""
    style = style_of(library, language)
    tree = Flow(elements, role="Document", lang=language)
    pages = paginate(Galley(style, library.setter, {}).strips(tree), style).pages
    for page in pages:
        lines = [p for p in page.placed if isinstance(p.piece, Words)]
        width = style.paper.side
        yield [p for p in lines if p.width <= width], [p for p in lines if p.width > width]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_note_goes_down_below_the_one_before_it_and_the_text_keeps_its_pitch(library, language):
    body, note = "Ask your team what you may do. " * 5, LONG[: len(LONG) // 3]
    ((margin, text),) = placed(library, noted(body, note), noted(body, SHORT), language=language)
    ((_, alone),) = placed(library, noted(body, SHORT), noted(body, SHORT), language=language)
    assert [p.y for p in text] == [p.y for p in alone]
    heads = [p for p in margin if p.piece.text.style == "key-word"]
    above = max(p.y + p.height for p in margin if p.y < heads[1].y)
    assert heads[1].y - above >= NOTE_GAP, "notes stand apart"
    assert heads[1].y > text[len(text) // 2].y + 5, "the second has gone down"


def test_a_note_that_begins_a_page_stands_beside_its_own_words(library):
    fill = [says("Ask your team. " * 200)]
    for more in range(12):
        pages = list(
            placed(library, *fill, *(says(SHORT) for _ in range(more)), *(noted(SHORT * 9, LONG) for _ in range(4)))
        )
        for margin, text in pages:
            heads = [p for p in margin if p.piece.text.style == "key-word"]
            first = [p for p in text if heads and p.y < heads[0].y + heads[0].height and p.y + p.height > heads[0].y]
            assert not heads or first, "a note beside other words"


def test_what_wants_the_margin_stands_below_the_notes(library):
    times = Rows((Row((says("First", "term"),), (says(SHORT, "item"),), "LI"),), "timeline")
    ((margin, _),) = placed(library, noted(SHORT, LONG), times)
    *note, label = sorted(margin, key=lambda p: p.y)
    assert label.piece.text.style == "term"
    assert label.y >= max(p.y + p.height for p in note) + NOTE_GAP


@pytest.mark.parametrize("layout", ["sheet", "booklet", "large_print"])
def test_the_caption_of_a_table_is_a_label_with_air_above(library, layout):
    style = style_of(library, "en", layout=layout, paper=next(iter(library.layout(layout).papers)))
    tree = Flow((says(SHORT), table()), role="Document", lang="en")
    (page,) = paginate(Galley(style, library.setter, {}).strips(tree), style).pages
    above, caption, *_ = sorted((p for p in page.placed if isinstance(p.piece, Words)), key=lambda p: p.y)
    assert (caption.piece.style.families[0], caption.piece.style.weight) == (style.voice, 600)
    assert caption.y - above.y - above.height >= 8


def test_cards_have_no_head_over_their_names_and_keep_its_rule(library):
    style = style_of(library, "en", layout="large_print")
    tree = Flow(
        (
            table(
                ("Choice", "What it is, in words that are longer than a column of a table in large print"),
            ),
        ),
        role="Document",
        lang="en",
    )
    (page,) = paginate(Galley(style, library.setter, {}).strips(tree), style).pages
    lines = ["".join(piece.text for piece in p.piece.line.pieces) for p in page.placed if isinstance(p.piece, Words)]
    assert "Two" in lines
    assert "Choice" not in lines
    (first, *_) = [p for p in page.placed if isinstance(p.piece, Rule)]
    assert (first.piece.colour, first.piece.thickness) == ("accent", 1.5)


@pytest.mark.parametrize(
    ("label", "size", "gap", "lines"),
    [
        ("A tip for the visit", 14, True, 1),
        ("Is trouble breathing new, worse or sudden?", 13, True, 1),
        ("Is trouble breathing new, worse or sudden, or are you in doubt?", 14, False, 2),
    ],
)
def test_the_label_of_a_box_is_smaller_before_it_leaves_the_rule(library, label, size, gap, lines):
    style = style_of(library, "en", layout="booklet", paper="half-letter")
    tree = Flow((Box((says(SHORT),), "tip", Text((Run(label),), "label")),), role="Document", lang="en")
    (page,) = paginate(Galley(style, library.setter, {}).strips(tree), style).pages
    found = [p.piece for p in page.placed if isinstance(p.piece, Words) and p.piece.text.style == "label"]
    (frame,) = [p.piece for p in page.placed if isinstance(p.piece, Frame)]
    assert [(piece.style.size, frame.gap is not None) for piece in found] == [(size, gap)] * lines
    widths = [piece.line.width for piece in found]
    assert max(widths) < 1.5 * min(widths), "no stray last word"


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_rule_over_a_key_word_is_as_wide_as_the_margin(library, paper):
    style = style_of(library, "en", paper=paper)
    tree = Flow((noted(SHORT, SHORT),), role="Document", lang="en")
    (page,) = paginate(Galley(style, library.setter, {}).strips(tree), style).pages
    (hook,) = [p for p in page.placed if isinstance(p.piece, Rule)]
    assert hook.width == style.paper.side


@pytest.mark.parametrize("above", range(1, 5))
@pytest.mark.parametrize("paper", ["a5", "half-letter"])
def test_the_last_line_to_write_on_stands_clear_of_the_foot(library, paper, above):
    style = style_of(library, "en", layout="booklet", paper=paper)
    tree = Flow((*[says(SHORT)] * above, Field("lines", "Write here", "notes", 0)), role="Document", lang="en")
    (page,) = paginate(Galley(style, library.setter, {}).strips(tree), style).pages
    last = max(p.y for p in page.placed if isinstance(p.piece, Rule))
    pitch = style.layout.fields.pitch
    assert pitch / 2 <= page.bottom - last < 1.5 * pitch


def test_no_note_of_the_stock_leaves_a_hole_before_what_wants_the_margin(monkeypatch):
    """A table or a timeline goes down below a note that is taller than its paragraph; by no more than a line."""
    holes, asides = [], 0

    def measured(strips, indent):
        nonlocal asides
        before = [strip.before for strip in strips]
        make_room(strips, indent)
        asides += sum(strip.aside is not None for strip in strips)
        for (above, strip), ours in zip(pairwise(strips), before[1:], strict=True):
            if not strip.aside and strip.before > ours:
                holes.append((strip.before - max(ours, above.after), topic))

    monkeypatch.setattr(flow, "make_room", measured)
    for topic in stocked().topics():
        for paper in ("letter", "a4"):
            order = {"order": "o", "parts": [{"topic": topic}], "layout": "sheet", "paper": paper}
            make(stocked(), validate(Order, order))
    assert asides > 20
    assert [hole for hole in holes if hole[0] > 20] == []


@pytest.mark.parametrize("layout", ["sheet", "large_print"])
def test_words_before_lines_to_write_on_are_never_parted_from_them(library, layout):
    """They say what to write; words before a table on a sheet only want to stay with it."""
    diary = Grid(((Cell((Field("line", "Day", "d"),)),),), (Cell((says("Day", "head"),)),), role=None, look="writing")
    style = style_of(library, "en", layout=layout)
    glued = []
    for shown in (diary, table()):
        (_, first, *_) = Galley(style, library.setter, {}).strips(Flow((says(SHORT), shown), role="Sect"))
        glued.append(first.glue)
    assert glued[0] and (layout != "sheet" or not glued[1])
