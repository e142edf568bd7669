"""What stands in the margin: notes go down below one another, and the text beside them keeps its pitch."""

from datetime import date
from pathlib import Path

import pytest
from documents import style_of

from takehome.element import Flow, Row, Rows, Run, Text
from takehome.flow import Galley
from takehome.hanging import NOTE_GAP
from takehome.library import Library
from takehome.pages import paginate
from takehome.strips import Words

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
