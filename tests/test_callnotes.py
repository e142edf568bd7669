"""A page that is all a reader sees says what to do first: notes in every box for calls, and on the back."""

from __future__ import annotations

import pytest
from documents import MAIN, library
from test_faced import book

from takehome.element import Box, Field, Row, Text, walk
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.strips import Words

FIRST, DRIVE = "In hospice? Call your hospice line first.", "Do not drive yourself."


def made_of(topic=MAIN, **said):
    return make(library(), validate(Order, {"order": "o", "parts": [{"topic": topic}], **said}))


def told(element):
    return _plain(" ".join("".join(run.text for run in e.runs) for e in walk(element) if isinstance(e, Text)))


def _plain(words):
    return words.replace("\u00a0", " ")


def boxes(made, look="urgent"):
    return [e for e in walk(made.tree) if isinstance(e, Box) and e.look == look and any(map(_sign, walk(e)))]


def _sign(element):
    return isinstance(element, Row) and element.role == "LI"


@pytest.mark.parametrize("lang", ["ar", "es", "zh-Hans"])
def test_the_back_of_facing_pages_has_the_locked_signs_and_the_hospice_line_before_other_things(lang):
    made = book((lang, "en"))
    back = made.pages.pages[-1]
    texts = [p.piece.text for p in back.placed if isinstance(p.piece, Words)]
    words = _plain("".join("".join(run.text for run in text.runs) for text in texts))
    document = made.document
    for sign in document.first_signs:
        assert not sign.locked or str(sign.text).split("{{")[0] in words
    (note,) = [note for note in document.shared.call_notes if note.id == "call-hospice"]
    assert str(note.text).split("{{")[0] in words
    helpers = [o.phone for o in document.organisations if o.phone]
    assert helpers and not any(phone in words for phone in helpers)
    assert (back.bottom - back.used) / (back.bottom - back.top) < 0.2  # it is full


@pytest.mark.parametrize("brief", [False, True])
def test_every_box_of_the_emergency_number_says_the_hospice_line_first(brief):
    made = made_of(**({"brief": "true"} if brief else {}))
    first, more = boxes(made)
    assert FIRST in told(first) and DRIVE in told(first)
    last = [e for e in more.children if isinstance(e, Text | Field)][-2:]
    assert told(last[0]).startswith(FIRST) and told(last[0]).endswith(DRIVE)
    assert isinstance(last[1], Field) and last[1].label == "Hospice line"


def test_a_hospice_line_for_all_stands_behind_the_note_that_sends_there():
    for topic in (MAIN, "palliative-and-hospice-care"):  # where it stands below the signs, and above them
        for layout in ("sheet", "booklet"):
            made = made_of(topic, layout=layout, set={"phones.hospice": "555-0177"})
            found = [told(box) for box in boxes(made)]
            assert found and all("You may still call 911." in words for words in found)
            assert all("Hospice line: 555-0177" in words for words in found)
            assert not any(isinstance(e, Field) and e.name == "hospice-line" for e in walk(made.tree))


def test_no_line_is_there_where_no_note_sends_to_it():
    made = made_of()
    assert any(isinstance(e, Field) and e.name == "hospice-line" for e in walk(made.tree))
    assert not any(isinstance(e, Field) and e.name == "hospice-line" for e in walk(made_of(layout="booklet").tree))


def test_each_box_of_the_clinic_with_room_says_what_to_do_when_nobody_answers():
    made = make(library(), library().order("living-with-advanced-lung-cancer"))
    says = ["No answer in 15 minutes?" in told(box) for box in boxes(made, "today")]
    assert len(says) > 3 and says[0] and says[-1]  # those between share a page that is full
    page = next(p for p in made.pages.pages if p.number == 5)
    assert (page.bottom - page.used) / (page.bottom - page.top) < 0.1 or all(says)
    for langs in (("ar", "en"), ("es", "en"), ("zh-Hans", "en")):
        english = [told(box) for box in boxes(book(langs), "today") if "555-0100 week" in told(box)]
        assert len(english) > 1 and "No answer in 15 minutes?" in english[0]


@pytest.mark.parametrize("langs", [("ar", "en"), ("zh-Hans", "en"), ("es", "en")])
def test_nothing_opens_between_a_sign_and_its_note_or_between_numbers(langs):
    made = book(langs)
    places = {}
    for page in made.pages.pages[1 : made.pages.numbers["contents"] - 1]:
        for placed in page.placed:
            if isinstance(placed.piece, Words) and not placed.piece.artifact:
                places.setdefault(id(placed.piece.text), []).append((page.number, placed.y, placed.y + placed.height))
    count = 0
    for look in ("urgent", "today"):
        for box in boxes(made, look):
            pairs = [row.body for row in walk(box) if _sign(row) and len(row.body) == 2]
            pairs += [(a, b) for a, b in zip(box.children, box.children[1:], strict=False) if _number(a) and _number(b)]
            for one, two in pairs:
                assert places[id(one)][-1][0] == places[id(two)][0][0]
                assert places[id(two)][0][1] - places[id(one)][-1][2] < 8
                count += 1
    assert count > 20


def _number(element):
    return isinstance(element, Text) and element.style == "phone"
