"""A page that is all a reader sees says what to do first: notes in every box for calls, and on the back."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from documents import MAIN, library, literal
from test_faced import book
from workspaces import written

from takehome.checks.rules import report
from takehome.element import Box, Field, Flow, Row, Text, walk
from takehome.gathering import call_notes_of
from takehome.inline import parse
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.saving import write_bytes
from takehome.schema import validate
from takehome.signs import CallNote
from takehome.strips import Words
from takehome.template import handout_template

FIRST, DRIVE = "In hospice or comfort-only care? Hospice line first.", "Do not drive yourself."
BRIEFLY = "Go to the emergency room. In hospice? Hospice line first."


def made_of(topic=MAIN, **said):
    return make(library(), validate(Order, {"order": "o", "parts": [{"topic": topic}], **said}))


def told(element):
    return _plain(" ".join("".join(run.text for run in e.runs) for e in walk(element) if isinstance(e, Text)))


def _plain(words):
    return words.replace("\u00a0", " ")


def boxes(made, look="urgent"):
    return boxes_of(made.tree, look)


def boxes_of(side, look):
    return [e for e in walk(side) if isinstance(e, Box) and e.look == look and any(map(_sign, walk(e)))]


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


LINKING = "Fever, chills or dizzy after a linking drug? Call 911."


@pytest.mark.parametrize("topics", [("small-cell-lung-cancer", MAIN), (MAIN, "small-cell-lung-cancer")])
def test_a_note_that_calls_the_emergency_number_stands_whichever_chapter_has_it(topics):
    parts = [{"topic": topic} for topic in topics]
    made = make(library(), validate(Order, {"order": "o", "parts": parts, "layout": "booklet"}))
    clinic = boxes(made, "today")
    assert clinic and LINKING in told(clinic[0])
    assert "for these too" not in told(clinic[0])  # of another handout's readers


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
            (section,) = [
                e for e in walk(made.tree) if isinstance(e, Flow) and e.role == "Sect" and boxes_of(e, "urgent")
            ][:1]
            found = [told(section), *(told(box) for box in boxes(made)[1:])]
            assert len(found) > 1 and all("No answer? Call 911. You always may." in words for words in found)
            assert all("Hospice line: 555-0177" in words for words in found)
            assert not any(isinstance(e, Field) and e.name == "hospice-line" for e in walk(made.tree))


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_the_boxes_of_the_clinic_say_the_hospice_team_first_in_the_handout_on_hospice_and_in_others_in_short(layout):
    said = f"{FIRST} No answer? Call 911."
    first, *others = boxes(made_of("palliative-and-hospice-care", layout=layout), "today")
    above = layout == "sheet"  # where words above both boxes of its page say so
    for box, led in ((first, [] if above else [said]), *((box, [said]) for box in others)):
        assert [told(e) for e in box.children if isinstance(e, Text) and e.style == "call-lead"] == led
    assert others
    assert all(BRIEFLY in told(box) for box in boxes(made_of(layout=layout), "today"))
    assert not any(BRIEFLY in told(box) for box in boxes(made_of("clinical-trials", layout=layout), "today"))


def test_after_a_linking_drug_the_first_box_of_the_clinic_sends_a_fever_to_the_emergency_number():
    first, *others = boxes(made_of("small-cell-lung-cancer"), "today")
    said = "Fever, chills or dizzy after a linking drug? Call 911."
    assert told(first).index(said) < told(first).index("Fever of") and others
    assert not any(said in told(box) for box in others)


@pytest.mark.parametrize(
    ("topic", "noted"), [("chemotherapy-side-effects", True), ("immunotherapy-side-effects", False)]
)
def test_a_note_that_another_sign_says_is_printed_only_without_that_sign(topic, noted):
    made = made_of(topic)
    words = " ".join(told(box) for box in boxes(made, "today"))
    assert "New rash" in words and ("Rash with blisters, peeling, or mouth or eye sores?" in words) == noted
    assert ("rash-severe" in made.document.sign_ids[1]) != noted


@pytest.mark.parametrize("lang", ["en", "ar", "es", "zh-Hans"])
def test_a_low_temperature_stands_with_the_sign_of_fever_where_the_clinic_has_one(lang):
    low = "96.8 °F (36 °C)"
    for brand, times in (("harbor", 1), ("default", 0)):
        assert (low in told(made_of(brand=brand, langs=[lang]).tree)) == bool(times)


def hospice_lines(tree):
    return [e for e in walk(tree) if isinstance(e, Field) and e.name == "hospice-line"]


def test_no_line_is_there_where_no_note_sends_to_it():
    for layout in ("sheet", "booklet"):
        assert len(hospice_lines(made_of(layout=layout).tree)) == 1
        assert not hospice_lines(made_of("clinical-trials", layout=layout).tree)


@pytest.mark.parametrize("layout", ["sheet", "booklet", "large_print"])
def test_the_hospice_line_stands_below_the_words_that_send_there_before_any_sign(layout):
    made = made_of("palliative-and-hospice-care", layout=layout)
    found = [e for e in walk(made.tree) if isinstance(e, Text | Field | Row)]
    (line,) = hospice_lines(made.tree)
    at = found.index(line)
    assert told(found[at - 1]).startswith(FIRST)
    assert not any(map(_sign, found[:at]))
    assert made.pages.numbers["when-to-call"] == next(
        page.number for page in made.pages.pages if "Hospice line" in page_words(page)
    )


@pytest.mark.parametrize("topic", [MAIN, "managing-symptoms"])
def test_inside_the_cover_of_a_booklet_is_a_line_for_the_hospice_where_the_page_has_room(topic):
    made = made_of(topic, layout="booklet")
    (line,) = hospice_lines(made.tree)
    assert line.label == "Hospice line" and made.pages.numbers["when-to-call"] == 2
    assert "Hospice line" in page_words(made.pages.pages[1])
    crowded = made_of(topic, layout="booklet", langs=["es", "en"]) if topic == MAIN else None
    if crowded:
        assert not hospice_lines(crowded.tree) and not {"urgent"} & set(crowded.pages.split_boxes)


def page_words(page):
    texts = [p.piece.text for p in page.placed if isinstance(p.piece, Words)]
    return _plain(" ".join("".join(run.text for run in text.runs) for text in texts))


LIVING, STARTING = "living-with-advanced-lung-cancer", "starting-lung-cancer-treatment"
WHEN = "when-treatment-stops-working"
SAYS = [
    ("ar", [1, 1, 1, 1]),
    ("es", [1, 1]),
    ("zh-Hans", [1, 1]),
    (LIVING, [1, 1, 1, 1]),
    (STARTING, [1, 1, 1, 1]),
    (WHEN, [1, 1, 1, 1]),
]


def booklet(name):
    """A booklet, its sides, and of each side what it says when nobody answers."""
    saved = name in (LIVING, STARTING, WHEN)
    made = make(library(), library().order(name)) if saved else book((name, "en"))
    sides = (made.tree,) if saved else made.tree.children
    notes = [library().shared(lang).call_notes for lang in (("en",) if saved else (name, "en"))]
    said = [next(literal(n.text) for n in some if n.id == "call-no-answer") for some in notes]
    return made, list(zip(sides, said, strict=True))


def answers(side, said):
    """Of each box of the clinic, the note that says what to do when nobody answers, or None."""
    texts = [[e for e in walk(box) if isinstance(e, Text) and said in told(e)] for box in boxes_of(side, "today")]
    assert all(len(some) < 2 for some in texts)
    return [some[0] if some else None for some in texts]


@pytest.mark.parametrize(("name", "says"), SAYS)
def test_boxes_of_the_clinic_say_what_to_do_when_nobody_answers(name, says):
    _, sides = booklet(name)
    for side, said in sides:
        assert [int(text is not None) for text in answers(side, said)] == says


@pytest.mark.parametrize("brand", ["default", "harbor"])
@pytest.mark.parametrize("langs", [("es", "en"), ("en", "es"), ("zh-Hans", "es")])
def test_boxes_of_facing_pages_leave_nothing_to_others_that_a_spread_can_hold(langs, brand):
    made = book(langs, brand=brand)
    for side, lang in zip(made.tree.children, langs, strict=True):
        notes = {note.id: literal(note.text) for note in library().shared(lang).call_notes}
        assert None not in answers(side, notes["call-no-answer"])
        first, *more = boxes_of(side, "urgent")
        assert more and all(notes["call-tell"] in told(box) for box in (first, *more))


@pytest.mark.parametrize("name", [LIVING, WHEN])
def test_every_box_of_a_booklet_on_hospice_sends_its_readers_to_that_line_first(name):
    made = make(library(), library().order(name))
    first, *others = boxes(made)
    texts = [e for e in walk(first) if isinstance(e, Text | Row)]
    (above,) = [i for i, e in enumerate(texts) if isinstance(e, Text) and e.style == "call-lead"]
    assert told(texts[above]).startswith(FIRST) and not any(map(_sign, texts[:above]))
    assert others and all(FIRST in told(box) for box in others)
    assert all(f"{FIRST} No answer? Call 911." in told(box) for box in boxes(made, "today"))
    assert not any(BRIEFLY in told(box) for box in boxes(made, "today"))


@pytest.mark.parametrize(("topic", "told_too"), [(MAIN, True), ("chemotherapy-side-effects", False)])
def test_what_is_not_for_the_hospice_line_says_so_where_a_note_sends_there(topic, told_too):
    words = " ".join(map(told, boxes(made_of(topic))))
    plan = "black tarry stools Hospice: your plan. No plan? 911."
    assert "black tarry stools" in words and (plan in words) == told_too


@pytest.mark.parametrize("name", [name for name, _ in SAYS])
def test_a_box_of_the_clinic_is_silent_only_on_a_page_without_room(name):
    made, sides = booklet(name)
    rooms = []
    for side, said in sides:
        there = answers(side, said)
        need = sum(p.height for page in made.pages.pages for p in page.placed if _of(p, [there[0]]))
        assert need > 15
        for box, text in zip(boxes_of(side, "today"), there, strict=True):
            (page,) = [page for page in made.pages.pages if any(_of(p, [*walk(box)]) for p in page.placed)]
            rooms.append(None if text else page.bottom - page.top - page.used - need)
    pairs = zip(rooms[: len(rooms) // len(sides)], rooms[-len(rooms) // len(sides) :], strict=True)
    assert all(one is None or min(one, other) < 0 for one, other in pairs), rooms


def _of(placed, elements):
    return isinstance(placed.piece, Words) and any(placed.piece.text is e for e in elements)


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
    assert count > 10


def _number(element):
    return isinstance(element, Text) and element.style == "phone"


STARTS = {"chemotherapy-side-effects", "clinical-trials", "immunotherapy-side-effects"}
STARTS |= {"lung-cancer-treatment-guide", "targeted-therapy"}  # whose readers begin, or go on with, a treatment
GENERAL = ["call-both", "call-no-answer", "call-tell", "call-skin"]


def test_a_handout_of_ones_own_has_no_note_that_speaks_of_cancer(tmp_path):
    write_bytes(
        tmp_path / "handouts/my-topic/en.yaml", handout_template("my-topic", date.today()).encode(), make_parents=True
    )
    made = make(Library(tmp_path), validate(Order, {"order": "o", "parts": [{"topic": "my-topic"}]}))
    assert [str(note.id) for note in made.document.shared.call_notes] == GENERAL
    words = told(made.tree)
    assert DRIVE in words and FIRST not in words and "you have cancer" not in words


@pytest.mark.parametrize("topic", library().topics())
def test_each_handout_of_the_stock_has_the_notes_that_speak_of_cancer(topic):
    said = {str(note.id) for note in call_notes_of(topic, library().shared("en"))}
    assert said >= {"call-say", *GENERAL} and ("call-hospice" in said) is (topic not in STARTS)


@pytest.mark.parametrize("lang", ["en", "es", "ar", "zh-Hans"])
def test_what_changes_the_number_of_a_sign_is_bold(lang):
    """Every run of a note with the emergency number, and the words to call at any hour."""
    shared = library().shared(lang)
    found = [run for sign in shared.signs.values() if sign.note for run in parse(sign.note)]
    numbers = [run for run in found if run.value == "phones.emergency"]
    assert len(numbers) >= 8 and all(run.strong for run in numbers)
    hours = {"en": "at any hour", "es": "cualquier hora", "ar": "في أي ساعة", "zh-Hans": "随时"}[lang]
    told = [run for run in found if hours in run.text]
    assert len(told) >= 4 and all(run.strong for run in told)


@pytest.mark.parametrize(("lang", "name"), [("es", "Spanish"), ("ar", "Arabic"), ("zh-Hans", "Mandarin")])
@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_a_reader_of_another_language_is_given_the_english_words_for_the_phone(lang, name, layout):
    made = made_of(langs=[lang], layout=layout)
    said = [run for e in walk(made.tree) if isinstance(e, Text) and e.style == "call-note" for run in e.runs]
    (words,) = [run for run in said if run.lang == "en"]
    assert _plain(words.text) == f"Cancer. {name}, please."


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
@pytest.mark.parametrize("topic", ["managing-symptoms", "palliative-and-hospice-care", "coping-and-practical-support"])
def test_a_box_that_names_an_overdose_sends_it_to_the_emergency_number_in_hospice_too(topic, layout):
    found = [told(box) for box in boxes(made_of(topic, layout=layout)) if "after strong pain medicine" in told(box)]
    assert found and all("Hospice: your plan. No plan? 911." in words for words in found)


def test_notes_of_more_signs_stand_on_their_lines_where_a_page_of_a_booklet_would_not_hold_them_below():
    made = make(library(), library().order("living-with-advanced-lung-cancer"))
    _, more = boxes(made)
    texts = ["".join(run.text for run in e.runs) for e in walk(more) if isinstance(e, Text)]
    assert any("after strong pain medicine. Hospice: your plan" in _plain(text) for text in texts)
    assert told(more).endswith(DRIVE) and "urgent" not in made.pages.split_boxes


OWN = 'call_notes:\n  - {id: %s, tier: emergency, %stext: "At home with us for comfort? Ring them first."}\n'


@pytest.mark.parametrize(("id", "sends", "there"), [("comfort", "hospice", True), ("no-hospice", None, False)])
def test_a_note_sends_to_the_hospice_line_by_its_key_and_not_by_its_id(id, sends, there, tmp_path):
    """A handout of one's own, for which no note of the stock sends there."""
    write_bytes(
        tmp_path / "handouts/my-topic/en.yaml", handout_template("my-topic", date.today()).encode(), make_parents=True
    )
    note = OWN % (id, f"sends_to: {sends}, " if sends else "")
    shared = f"shared: en\nextends: stock\nterms: {{}}\nsigns: {{}}\nsources: {{}}\norganisations: {{}}\n{note}"
    write_bytes(tmp_path / "handouts/shared/en.yaml", shared.encode(), make_parents=True)
    for phone in ("555-0177", None):
        said = {"parts": [{"topic": "my-topic"}], **({"set": {"phones.hospice": phone}} if phone else {})}
        made = make(Library(tmp_path), validate(Order, {"order": "o", **said}))
        first = told(boxes(made)[0])
        assert "Ring them first." in first
        assert ("Hospice line: 555-0177" in first) == (there and phone is not None)
        assert ("Hospice line" in told(made.tree)) == (there or phone is not None)  # under "My team"


def test_a_note_that_sends_to_the_hospice_line_does_not_say_so_twice():
    note = {"id": "n", "sends_to": "hospice", "text": "Ring them.", "hospice_note": "Ring them first."}
    with pytest.raises(Problems) as bad:
        validate(CallNote, note)
    assert [one.message.split(",")[0] for one in bad.value.problems] == ["this note sends to the hospice line itself"]


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
@pytest.mark.parametrize("leads", ["", "leads: [my-topic], "])
@pytest.mark.parametrize("other", [None, "id: other, tier: emergency, sends_to: hospice, text: Zqother note."])
def test_what_a_note_says_to_readers_in_hospice_stands_behind_it_where_a_note_sends_them(
    other, leads, layout, tmp_path
):
    own = f"id: own, tier: clinic-today, {leads}text: Zqown note., hospice_note: Zqfirst."
    made = make(
        own_notes(tmp_path, own, *([other] if other else [])),
        validate(Order, {"order": "o", "parts": [{"topic": "my-topic"}], "layout": layout}),
    )
    assert "Zqown note." in told(made.tree) and ("Zqown note. Zqfirst." in told(made.tree)) == bool(other)
    found = report(made.document, made.tree, made.pages, graded=False).problems
    assert not any("Zqfirst" in str(one) for one in found)


def test_what_a_note_says_to_readers_in_hospice_is_held_against_the_rules_like_all_words(tmp_path):
    own = "id: own, tier: clinic-today, text: Zqown note., hospice_note: You lost the battle against cancer."
    made = make(
        own_notes(tmp_path, own, "id: other, tier: emergency, sends_to: hospice, text: Zqother note."),
        validate(Order, {"order": "o", "parts": [{"topic": "my-topic"}]}),
    )
    found = report(made.document, made.tree, made.pages, graded=False).problems
    assert any(one.excerpt and "battle" in one.excerpt for one in found)


@pytest.mark.parametrize("brand", ["default", "harbor"])
@pytest.mark.parametrize("name", [LIVING, STARTING, WHEN])
def test_every_box_of_the_clinic_in_a_booklet_and_its_back_send_readers_in_hospice_to_their_line(name, brand):
    made = make(library(), library().order(name).model_copy(update={"brand": brand}))
    found = boxes(made, "today")
    assert len(found) > 2 and all("ospice line first" in told(box) for box in found)
    back = made.tree.children[-1]
    assert "Go to the emergency room. In hospice? Hospice line first." in told(back) or brand != "default"


def test_a_note_that_sends_nowhere_that_there_is_is_refused():
    note = {"id": "n", "sends_to": "hospis", "text": "Ring them."}
    with pytest.raises(Problems) as bad:
        validate(CallNote, note)
    assert [one.hint for one in bad.value.problems] == ["did you mean 'hospice'?"]


@pytest.mark.parametrize(("topic", "team"), [("not-about-hospice", ""), ("my-topic", "team: [trial, palliative]\n")])
def test_teams_have_a_line_where_a_handout_names_them(topic, team, tmp_path):
    text = handout_template(topic, date.today()) + team
    write_bytes(tmp_path / f"handouts/{topic}/en.yaml", text.encode(), make_parents=True)
    made = make(Library(tmp_path), validate(Order, {"order": "o", "parts": [{"topic": topic}]}))
    words = told(made.tree)
    found = [line for line in ("Palliative care", "Hospice line", "Trial line") if line in words]
    assert found == (["Palliative care", "Trial line"] if team else [])


def test_a_sheet_on_trials_has_the_line_of_its_team_with_the_numbers_to_call():
    clinic = boxes(made_of("clinical-trials"), "today")
    lines = [[e.label for e in walk(box) if isinstance(e, Field)] for box in clinic]
    assert lines[0] == ["Trial line"] and not any(lines[1:])
    given = boxes(made_of("clinical-trials", set={"phones.trial": "555-0166"}), "today")
    assert "Trial line: 555-0166" in told(given[0]).replace(":555", ": 555")
    assert not any(isinstance(e, Field) for box in boxes(made_of(), "today") for e in walk(box))


@pytest.mark.parametrize("name", ["living-with-advanced-lung-cancer", "when-treatment-stops-working"])
def test_a_box_that_goes_on_overleaf_says_where_and_the_next_one_that_it_does(name):
    made = make(library(), library().order(name))
    day = [box for box in boxes(made, "today") if "Call us today" in told(box)]
    assert len(day) > 1
    pages = {page.number: page_words(page) for page in made.pages.pages}
    for box, after in pairwise(day):
        where = made.pages.numbers[after.id]
        assert told(box).endswith("More reasons to call us, on page {page}")
        assert [e for e in walk(box) if isinstance(e, Text)][-1].runs[-1].page_of == after.id
        assert "More reasons to call us, on page" in pages[where - 1]
        assert "Call us today (continued)" in told(after) and "Call us today (continued)" in pages[where]
    assert "(continued)" not in told(day[0]) and "More reasons" not in told(day[-1])


def test_a_short_list_of_reasons_says_that_it_is_one():
    for topic, short in (("coping-and-practical-support", 1), ("talking-with-your-care-team", 1), (MAIN, 0)):
        assert sum("A short list." in told(box) for box in boxes(made_of(topic), "today")) == short


def own_notes(folder, *notes, more=""):
    """A library with a handout of its own, `my-topic`, and notes for its boxes."""
    text = handout_template("my-topic", date.today()) + more
    write_bytes(folder / "handouts/my-topic/en.yaml", text.encode(), make_parents=True)
    lines = "".join(f"  - {{{note}}}\n" for note in notes)
    shared = "shared: en\nextends: stock\nterms: {}\nsigns: {}\nsources: {}\norganisations: {}\n"
    write_bytes(
        folder / "handouts/shared/en.yaml",
        f"{shared}{lines and chr(10).join(('call_notes:', lines))}".encode(),
        make_parents=True,
    )
    return Library(folder)


GRID = [
    (tier, sends, leads, phone)
    for tier in ("tier: emergency, ", "tier: clinic-today, ", "")
    for sends in ("sends_to: hospice, ", "")
    for leads in (("leads: [my-topic], ", "") if tier else ("",))
    for phone in ("555-0177", None)
]


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
@pytest.mark.parametrize("other", [None, "id: other, tier: emergency, leads: [my-topic], text: Zqother note."])
@pytest.mark.parametrize(("tier", "sends", "leads", "phone"), GRID)
def test_every_note_of_ones_own_is_said_and_the_line_it_sends_to_stands_with_it(
    tier, sends, leads, phone, other, layout, tmp_path
):
    notes = [f"id: own, {tier}{sends}{leads}text: Zqown note.", *([other] if other else [])]
    said = {"order": "o", "parts": [{"topic": "my-topic"}], "layout": layout}
    said |= {"set": {"phones.hospice": phone}} if phone else {}
    made = make(own_notes(tmp_path, *notes), validate(Order, said))
    assert "Zqown note." in told(made.tree) and (not other or "Zqother note." in told(made.tree))
    lines = hospice_lines(made.tree)
    assert len(lines) == (1 if sends and not phone else 0)
    if lines:
        found = [e for e in walk(made.tree) if isinstance(e, Text | Field)]
        here = [e for e in found[max(0, found.index(lines[0]) - 4) : found.index(lines[0])] if isinstance(e, Text)]
        assert any("Zqown note." in told(e) for e in here)
    if sends and phone:
        assert "Zqown note. Hospice line: 555-0177" in told(made.tree)


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_a_note_that_leads_readers_of_a_chapter_stands_there_though_another_is_first(layout, tmp_path):
    own = own_notes(
        tmp_path, "id: own, tier: emergency, sends_to: hospice, leads: [my-topic], only: [my-topic], text: Zqown."
    )
    parts = [{"topic": "targeted-therapy"}, {"topic": "my-topic"}]
    made = make(own, validate(Order, {"order": "o", "title": "T", "parts": parts, "layout": layout}))
    assert "Zqown." in told(made.tree) and len(hospice_lines(made.tree)) == 1


SAID = ["ends in a stop.", "ends in a question?", 'ends in a **"quote?"**', "ends in nothing"]


def test_a_note_on_the_line_of_its_sign_stands_behind_one_stop(tmp_path):
    words = "It is there, and it does not go away after your usual medicine, and it"
    tiers = ("clinic-today", "emergency", "emergency", "emergency")
    signs = {
        f"s{i}": {"tier": tiers[i % 4], "text": f"{words} {SAID[(i + i // 4) % 4]}", "note": "Zq go."}
        for i in range(32)
    }
    called = "callout: {tone: caution, title: Look out, text: Look for, signs: [s1, s5, s9, s13]}"
    text = handout_template("my-topic", date.today()).replace("- text: >-", f"- {called}\n      - text: >-", 1)
    first, more = (f"[{', '.join(ids)}]" for ids in (list(signs)[:6], list(signs)[6:]))
    text = re.sub("^when_to_call: .*$", f"when_to_call: {first}\nmore_signs: {more}", text, flags=re.MULTILINE)
    write_bytes(tmp_path / "handouts/my-topic/en.yaml", text.encode(), make_parents=True)
    bare = {"shared": "en", "extends": "stock", "terms": {}, "sources": {}, "organisations": {}, "call_notes": []}
    written(tmp_path / "handouts/shared/en.yaml", bare | {"signs": signs})
    parts = [{"topic": "my-topic"}]
    made = make(Library(tmp_path), validate(Order, {"order": "o", "parts": parts, "layout": "booklet"}))
    runs = [[run.text for run in e.runs] for e in walk(made.tree) if isinstance(e, Text)]
    joined = [_plain("".join(texts)) for texts in runs if texts[-1] == "Zq go." and len(texts) > 1]
    ends = ("stop. Zq go.", "question? Zq go.", '"quote?" Zq go.', "nothing. Zq go.")
    assert len(joined) > 2 * len(SAID) and all(text.endswith(ends) for text in joined)
    assert {end for end in ends if any(text.endswith(end) for text in joined)} == set(ends)


def test_a_note_that_leads_says_of_which_box():
    with pytest.raises(Problems) as bad:
        validate(CallNote, {"id": "n", "leads": ["my-topic"], "text": "Ring them."})
    assert "tier: emergency" in bad.value.problems[0].hint


def test_a_note_never_takes_the_place_of_itself():
    with pytest.raises(Problems) as bad:
        validate(CallNote, {"id": "n", "unless": "n", "text": "Ring them."})
    assert "take `unless:` out" in bad.value.problems[0].hint


@pytest.mark.parametrize("topic", library().topics())
@pytest.mark.parametrize(
    "print_", [{}, {"layout": "large_print"}, {"layout": "large_print", "size": 20, "paper": "a4"}]
)
def test_a_brief_document_that_sends_to_the_hospice_line_has_room_for_its_number(topic, print_):
    made = made_of(topic, brief="true", **print_)
    sends = any(note.sends_to for note in made.document.shared.call_notes)
    assert len(hospice_lines(made.tree)) == sends


def test_who_else_cares_for_readers_is_part_of_what_an_id_stands_for(tmp_path):
    ids = [made_id(own_notes(tmp_path / str(i), more=more)) for i, more in enumerate(("", "team: [trial]\n"))]
    assert len(set(ids)) == 2


def made_id(library):
    return make(library, validate(Order, {"order": "o", "parts": [{"topic": "my-topic"}]})).document.code


AHEAD = "In hospice? Hospice line first."


def again(topic, **said):
    """The leads for the emergency number in boxes of sections, and the captions of tables."""
    made = made_of(topic, **said)
    sections = [e for e in walk(made.tree) if isinstance(e, Flow) and e.role == "Sect"]
    boxed = {
        told(t) for s in sections for box in walk(s) if isinstance(box, Box) for t in walk(box) if isinstance(t, Text)
    }
    captions = [told(e) for e in walk(made.tree) if isinstance(e, Text) and e.role == "Caption"]
    return {words for words in boxed if words.endswith("Call 911 now:")}, captions


def test_signs_told_again_say_first_whom_readers_in_hospice_call():
    leads, captions = again("metastatic-lung-cancer")
    assert leads == {f"{AHEAD} Call 911 now:"}
    assert f"Chest and brain. {AHEAD}" in captions


def test_signs_that_each_say_their_own_have_no_other_word_on_hospice():
    leads, captions = again("managing-symptoms")
    assert leads == {"Call 911 now:", f"{AHEAD} Call 911 now:"}  # too much strong medicine: the sign says what to do
    assert captions.count(AHEAD) == 5  # tables without a caption of their own


@pytest.mark.parametrize("topic", ["chemotherapy-side-effects", "targeted-therapy", "immunotherapy-side-effects"])
def test_a_document_that_sends_nobody_to_a_hospice_line_speaks_of_none_there(topic):
    leads, captions = again(topic)
    assert leads == {"Call 911 now:"} and not any("hospice" in one.lower() for one in captions)
