"""Whom to call stands on the first page of every sheet: each handout, language, paper, size of type and brand."""

from __future__ import annotations

import pytest
from documents import MAIN, TALK, library, parted
from workspaces import built, handout, section, shared, workspace, written

from takehome.checks.calls import CALLS
from takehome.checks.rules import report
from takehome.element import Box, Row, Text, walk
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.strips import Words

WAYS = [("sheet", None), ("large_print", 18), ("large_print", 20)]


def editions():
    """Each handout of the stock in each language it has."""
    for topic in library().topics():
        for language in library().languages(topic):
            yield topic, language


def said_on(page):
    """The words of a page that are read out, without running lines and what is repeated."""
    return " ".join(
        piece.text
        for p in page.placed
        if isinstance(p.piece, Words) and not p.piece.artifact
        for piece in p.piece.line.pieces
    )


def told(topic, language, layout, size, paper, brand="default"):
    """Says of a sheet whether its first page has both numbers, and on which page the reasons begin."""
    more = {"size": size} if size else {}
    order = validate(
        Order,
        {
            "order": "first",
            "parts": [{"topic": topic}],
            "layout": layout,
            "paper": paper,
            "brand": brand,
            "langs": [language],
            **more,
        },
    )
    made = make(library(), order)
    first = "".join(said_on(made.pages.pages[0]).split())
    phones = made.document.brand.phones
    assert "".join(phones.day.split()) in first and phones.emergency in first
    assert phones.night is None or "".join(phones.night.split()) in first
    assert not made.pages.split_boxes or layout == "large_print"
    return made.pages.numbers["when-to-call"]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(("layout", "size"), WAYS)
@pytest.mark.parametrize(("topic", "language"), list(editions()))
def test_whom_to_call_is_on_the_first_page(topic, language, layout, size, paper):
    assert told(topic, language, layout, size, paper) <= 2


@pytest.mark.parametrize("brand", ["harbor", "riverside"])
@pytest.mark.parametrize("language", library().languages(MAIN))
def test_so_it_is_in_every_brand(language, brand):
    for paper in ("letter", "a4"):
        assert told(MAIN, language, "sheet", None, paper, brand) <= 2


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("language", ["en", "es", "zh-Hans"])
def test_a_sheet_says_when_to_call_on_its_first_page(language, paper):
    assert told(MAIN, language, "sheet", None, paper) == 1


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("layout", ["large_print", "booklet"])
@pytest.mark.parametrize("language", library().languages(MAIN))
def test_with_letters_set_wide_it_keeps_the_rules_of_calls(language, layout, paper):
    said = {"layout": layout, "paper": paper, "langs": [language], "set": {"type.spacing": "wide"}}
    made = make(library(), validate(Order, {"order": "wide", "parts": [{"topic": MAIN}], **said}))
    broken = [one for one in report(made.document, made.tree, made.pages, graded=False).problems if one.rule == CALLS]
    assert [one for one in broken if one.level == "error"] == []


@pytest.mark.parametrize("brand", ["default", "harbor", "riverside"])
@pytest.mark.parametrize("language", library().languages(MAIN))
def test_every_brand_keeps_the_rules_of_calls_in_every_language(language, brand):
    """Also one whose numbers have spaces, which stand on one line with their hours."""
    said = {"parts": [{"topic": MAIN}], "langs": [language], "brand": brand}
    made = make(library(), validate(Order, {"order": "brands", **said}))
    found = report(made.document, made.tree, made.pages, graded=False).problems
    assert [str(one) for one in found if one.rule == CALLS and one.level == "error"] == []


WAITS = {"tier": "clinic-today", "any_hour": "false"}


def shared_with(lang, **signs):
    """Shared words with many signs, each of its tier."""
    found = shared(lang)
    found["signs"] = {id: {"text": text, "from": ["seed"], **more} for id, (text, more) in signs.items()}
    return found


@pytest.mark.parametrize("layout", ["sheet", "large_print", "booklet"])
def test_no_box_is_without_reasons_and_no_part_of_it_without_numbers(layout, tmp_path):
    """Forty signs for the clinic: its box goes on, in two boxes that both say whom to ring."""
    emergency = {"e": ("Stop breathing", {"tier": "emergency"})}
    day = {
        f"d{i}": (f"Something {i} that is a long way to say it", {"tier": "clinic-today", "any_hour": "false"})
        for i in range(9)
    }
    hours = {f"h{i}": (f"Other thing {i} that is a long way to say it", {"tier": "clinic-today"}) for i in range(9)}
    signs = {**emergency, **hours, **day}
    one = handout("en", [section("a", "en")], when_to_call=["e", "h0"], more_signs=list(signs)[2:])
    library = workspace(tmp_path, one)
    written(tmp_path / "handouts" / "shared" / "en.yaml", shared_with("en", **signs))
    made = built(library, "en", layout=layout, **({"size": 20} if layout == "large_print" else {}))
    assert not made.pages.split_boxes
    boxes = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]
    small = [
        box
        for box in boxes
        if any(run.href == "#call-today" for t in walk(box) if isinstance(t, Text) for run in t.runs)
    ]
    assert len(small) == (layout == "large_print") and len(boxes) - len(small) >= 2
    told = []
    for box in boxes:
        texts = ["".join(run.text for run in text.runs) for text in walk(box) if isinstance(text, Text)]
        listed = [text for text in texts if text.startswith(("Other", "Something"))]
        assert sum("555-0100" in text for text in texts) == 1
        assert listed or box in small
        told += listed if box not in small else []
    assert told == [text for text, _ in (*hours.values(), *day.values())]  # each in one box, in order


@pytest.mark.parametrize(("language", "brand"), [("es", "default"), ("ar", "default"), ("en", "riverside")])
def test_the_way_to_more_reasons_leads_to_the_box_of_that_number(language, brand):
    said = {"parts": [{"topic": MAIN}], "langs": [language], "layout": "sheet", "brand": brand}
    made = make(library(), validate(Order, {"order": "o", **said}))
    words, numbers = library().words(language).say, made.pages.numbers
    for key, box in (("more_today", "more-today"), ("more_emergency", "more-now")):
        lead = "".join(words[key].split("{page}")[0].split())
        pages = [one for one in made.pages.pages if f"{lead}{numbers[box]}" in "".join(said_on(one).split())]
        assert pages and all(one.number < numbers[box] for one in pages), key


@pytest.mark.parametrize("brand", ["default", "riverside", "harbor"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_both_boxes_stand_on_page_1_of_every_sheet(brand, paper):
    """Also with long numbers, and in Spanish and Chinese; Arabic, with its tall lines, a small one of the clinic."""
    found = 0
    for topic, language in editions():
        said = {"parts": [{"topic": topic}], "langs": [language], "layout": "sheet", "brand": brand, "paper": paper}
        made = make(library(), validate(Order, {"order": "o", **said}))
        numbers = made.pages.numbers
        assert numbers["call-now"] == 1, (topic, language)
        ours = next(e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today")
        signs = sum(isinstance(e, Row) and e.role == "LI" for e in walk(ours))
        if language in ("ar", "es"):  # a small one of the clinic stands below the other
            assert numbers.get("call-today", 1) <= 2 and (language == "ar" or signs >= 3)
        else:
            assert numbers.get("call-today", 1) == 1, (topic, language)
        found += 1
    assert found > 13


@pytest.mark.parametrize(("language", "brand"), [("es", "default"), ("ar", "default"), ("en", "riverside")])
def test_a_page_1_without_room_for_all_keeps_the_signs_that_are_locked(language, brand):
    topic = "chemotherapy-side-effects" if language == "en" else MAIN
    said = {"parts": [{"topic": topic}], "langs": [language], "layout": "sheet", "brand": brand}
    made = make(library(), validate(Order, {"order": "o", **said}))
    shared = library().shared(language).signs
    named = [shared[id] for id in library().handout(topic, language).when_to_call]
    boxes = [e for e in walk(made.tree) if isinstance(e, Box) and e.look in ("urgent", "today")][:2]
    told = ["".join(run.text for run in text.runs) for box in boxes for text in walk(box) if isinstance(text, Text)]
    begins = {sign.text: str(sign.text).split("{{")[0] for sign in named}
    first = [sign for sign in named if any(text.startswith(begins[sign.text]) for text in told)]
    places = [[text.startswith(begins[sign.text]) for text in told].index(True) for sign in first]
    assert places == sorted(places)
    assert {s.text for s in named if s.locked} <= {s.text for s in first}
    assert (len(first), len(named)) == ({"ar": 8, "es": 8, "en": 9}[language], 10)
    every = ["".join(run.text for run in text.runs) for text in walk(made.tree) if isinstance(text, Text)]
    for sign in named:  # and none is lost
        assert any(text.startswith(begins[sign.text]) for text in every), sign


def test_only_for_the_day_is_one_box(tmp_path):
    """Signs of the emergency number say nothing of the clinic's hours."""
    signs = {
        "e": ("Stop breathing", {"tier": "emergency"}),
        "d": ("Feel ill", {"tier": "clinic-today", "any_hour": "false"}),
    }
    library = workspace(tmp_path, handout("en", [section("a", "en")], when_to_call=["e", "d"]))
    written(tmp_path / "handouts" / "shared" / "en.yaml", shared_with("en", **signs))
    made = built(library, "en")
    assert len([e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]) == 1


def test_a_first_page_without_room_is_said(tmp_path):
    one = handout("en", [section("a", "en")], title=" ".join(["Longword"] * 74))
    made = built(workspace(tmp_path, one), "en", layout="large_print", size=20)
    assert made.pages.numbers["clinic-numbers"] > 1
    assert any("no room for whom to call" in finding.message for finding in made.findings)


def test_reasons_to_call_the_clinic_begin_on_the_page_of_their_heading_or_the_next():
    found = []
    for topic, language in editions():
        order = {"order": "o", "parts": [{"topic": topic}], "langs": [language], "layout": "sheet"}
        one = make(library(), validate(Order, order))
        if parted(one):
            found.append(topic)
            assert one.pages.numbers["more-today"] <= one.pages.numbers["more-signs"] + 1, topic
    assert found and TALK not in found


def test_reasons_to_call_come_before_the_contents():
    for language in library().languages(MAIN):
        order = {"order": "o", "parts": [{"topic": MAIN}], "langs": [language], "layout": "sheet"}
        numbers = make(library(), validate(Order, order)).pages.numbers
        assert numbers["more-signs"] <= numbers["contents"]


def test_a_heading_of_two_lines_is_parted_where_both_are_about_as_long():
    made = make(library(), validate(Order, {"order": "o", "parts": [{"topic": MAIN}], "layout": "sheet"}))
    placed = [p.piece for p in made.pages.pages[0].placed if isinstance(p.piece, Words)]
    heads = ["".join(piece.text for piece in w.line.pieces).strip() for w in placed if w.text.style == "call"]
    assert heads == ["Call 911 now", "Call us now,", "day or night"]
