"""Rules of clear print on faults that the tool itself makes impossible: no heading, no box, no number on the back.

They are put into the element tree, or into the pages, of a document that was made.
"""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from documents import MAIN
from msgspec.structs import replace
from rule_samples import good, printed, rules_of, shipped, signed
from workspaces import built, workspace, written

from takehome.checks.passages import said_in
from takehome.checks.rules import report
from takehome.checks.terms import terms
from takehome.element import Box, Cell, Flow, Grid, Keep, Row, Rows, Run, Text, walk
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.parts.callbox import TODAY
from takehome.schema import validate
from takehome.shelf import stock
from takehome.strips import Words


def changed(element, change):
    """A tree in which `change` has replaced elements, or has left them out (None); all else is as it was."""
    element = change(element)
    if isinstance(element, Flow | Keep | Cell | Box):
        return replace(element, children=_some(element.children, change))
    if isinstance(element, Row):
        return replace(element, head=_some(element.head, change), body=_some(element.body, change))
    if isinstance(element, Rows):
        return replace(element, rows=_some(element.rows, change))
    if isinstance(element, Grid):
        return replace(element, rows=tuple(_some(row, change) for row in element.rows))
    return element


def _some(elements, change):
    found = (changed(element, change) for element in elements)
    return tuple(element for element in found if element is not None)


def without(made, unwanted):
    """The tree of a document without the elements that are `unwanted`."""
    return changed(made.tree, lambda element: None if unwanted(element) else element)


def emptied(pages, number, keep=lambda placed: False):
    """Pages of which one lost what stands on it, except what is to `keep`."""
    some = [
        replace(page, placed=tuple(filter(keep, page.placed))) if page.number == number else page
        for page in pages.pages
    ]
    return replace(pages, pages=tuple(some))


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    return shipped(tmp_path_factory.mktemp("sheet"))


@pytest.fixture(scope="module")
def booklet(tmp_path_factory):
    return built(workspace(tmp_path_factory.mktemp("booklet"), good()), "en")


def test_a_part_without_its_heading_and_a_level_left_out_are_found(sheet):
    bare = without(sheet, lambda e: isinstance(e, Text) and e.role == "H2" and "self-care" in (e.id or ""))
    assert rules_of(sheet, tree=bare) == {"chunks"}
    deeper = lambda e: replace(e, role="H4") if isinstance(e, Text) and "self-care" in (e.id or "") else e  # noqa: E731
    problems = report(sheet.document, changed(sheet.tree, deeper), sheet.pages).problems
    assert [p.rule for p in problems] == ["chunks"] and "level 4, after one of level" in problems[0].message


def test_a_heading_that_is_the_last_on_its_page_is_found(sheet):
    number, height = sheet.pages.anchors["targeted-therapy.self-care"]
    cut = emptied(sheet.pages, number, lambda placed: placed.y <= height + 1)
    problems = report(sheet.document, sheet.tree, cut).problems
    assert [p.rule for p in problems] == ["chunks"] and f"the last on page {number}" in problems[0].message


@pytest.mark.parametrize("look", ["urgent", "today"])
def test_a_tier_without_its_box_or_a_box_without_its_number_fails(look, sheet):
    gone = without(sheet, lambda e: isinstance(e, Box) and e.look == look)
    assert "calls" in rules_of(sheet, tree=gone)
    phone = sheet.document.brand.phones.emergency if look == "urgent" else sheet.document.brand.phones.night
    silent = without(sheet, lambda e: isinstance(e, Text) and str(phone) in said_in(e))
    found = [p for p in report(sheet.document, silent, sheet.pages).problems if p.rule == "calls"]
    assert any("a box for signs" in p.message for p in found) and all(p.level == "error" for p in found)


def test_the_emergency_number_stands_in_the_head_of_its_box(sheet):
    """Notes of that box may say the number too: nobody looks for it there."""
    phone = str(sheet.document.brand.phones.emergency)
    mute = lambda e: (  # noqa: E731
        replace(e, runs=(Run("Call for help now"),)) if isinstance(e, Text) and e.style == "call" else e
    )
    silent = changed(sheet.tree, mute)
    assert any(
        phone in said_in(t) for box in walk(silent) if isinstance(box, Box) for t in walk(box) if isinstance(t, Text)
    )
    found = [p for p in report(sheet.document, silent, sheet.pages).problems if p.rule == "calls"]
    assert f"a box for signs of the tier emergency does not say {phone!r}" in [p.message for p in found]


def test_a_first_page_that_does_not_say_whom_to_call_fails(sheet):
    found = report(sheet.document, sheet.tree, emptied(sheet.pages, 1)).problems
    assert {(p.rule, p.level) for p in found} == {("calls", "error")}
    assert "page 1 does not say '911'" in [p.message for p in found]


def test_a_booklet_says_whom_to_call_inside_its_cover_and_on_its_back(booklet):
    assert rules_of(booklet) == set()
    last = len(booklet.pages.pages)
    for number in (2, 3, last):
        found = report(booklet.document, booklet.tree, emptied(booklet.pages, number)).problems
        assert {(p.rule, p.level) for p in found} == {("calls", "error")}, number
        assert all(f"page {last} does not say" in p.message for p in found) == (number == last)


def wider(folder):
    """The shipped sheet in Spanish, with a main message of some lines more: the clinic's box stands on page 2."""
    node = yaml.load((stock() / "handouts" / MAIN / "es.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    node["review"] = {key: None if value == "null" else value for key, value in node["review"].items()}
    node["main_message"]["text"] += " Su equipo le dirá qué sigue ahora." * 4
    written(folder / "handouts" / MAIN / "es.yaml", node)
    order = {"order": "o", "parts": [{"topic": MAIN}], "layout": "sheet", "langs": ["es"]}
    return make(Library(folder, date(2026, 11, 24)), validate(Order, order))


def test_a_box_one_page_late_is_one_to_look_at(tmp_path):
    made = wider(tmp_path)
    assert [p for p in report(*printed(made)).problems if p.rule == "calls"] == []  # page 1 says where it is
    silent = without(made, lambda e: isinstance(e, Box) and e.look == "today" and e.id != TODAY)  # that of page 1
    found = [p for p in report(made.document, silent, made.pages).problems if p.rule == "calls"]
    assert [p.level for p in found if "stand on page 2" in p.message] == ["warning"]


def test_a_booklet_with_too_many_signs_for_a_page_has_both_tiers_inside_its_cover(tmp_path):
    made = shipped(tmp_path, layout="booklet")
    assert sum(isinstance(e, Box) and e.look == "urgent" for e in walk(made.tree)) == 2
    assert [p for p in report(*printed(made)).problems if p.rule == "calls"] == []


def test_a_first_page_without_room_for_a_box_says_where_it_is(tmp_path):
    made = shipped(tmp_path, layout="large_print")
    box = next(e for e in walk(made.tree) if isinstance(e, Box) and e.id == TODAY)
    inside = {id(text) for text in walk(box)}
    pages = {
        p.number
        for p in made.pages.pages
        for w in p.placed
        if isinstance(w.piece, Words) and id(w.piece.text) in inside
    }
    assert 1 not in pages and rules_of(made) == set()
    silent = without(made, lambda e: isinstance(e, Text) and any(run.page_of == "when-to-call" for run in e.runs))
    assert rules_of(made, tree=silent) == {"calls"}


def test_a_term_without_an_entry_and_an_entry_without_a_use_are_found(sheet):
    rows = [
        e
        for e in walk(sheet.tree)
        if isinstance(e, Row) and any((getattr(h, "id", None) or "")[:5] == "word." for h in e.head)
    ]
    assert rows
    found = [p for p in terms(sheet.document, without(sheet, lambda e: e is rows[0])) if "0 entries" in p.message]
    assert len(found) == 1 and found[0].level == "warning"
    extra = Row((Text((Run("zebra"),), "term", "Lbl", id="word.zebra"),), (Text((Run("an animal"),), "item"),), "LI")
    more = changed(
        sheet.tree, lambda e: replace(e, rows=(*e.rows, extra)) if isinstance(e, Rows) and rows[0] in e.rows else e
    )
    assert [p.message for p in terms(sheet.document, more)] == ["'zebra' is explained, and used 0 times"]


def test_what_the_imprint_must_say(tmp_path):
    one = workspace(tmp_path, good())
    brand = yaml.safe_load((tmp_path / "layouts/brands/small.yaml").read_text())
    written(tmp_path / "layouts/brands/small.yaml", {**brand, "funding": None, "feedback": None})
    found = report(*printed(built(one, "en", layout="sheet"))).problems
    assert [p.rule for p in found] == ["provenance"] * 2 and all(p.level == "warning" for p in found)


def test_sources_of_signed_words_have_a_day_and_those_of_a_draft_need_none(sheet, tmp_path):
    assert any(source.checked is None for source in sheet.document.sources)
    made = shipped(tmp_path, lambda node: node.update(review=signed("2026-01-02", "2027-01-02")))
    found = report(*printed(made)).problems
    assert [p.rule for p in found] == ["provenance"] and "no day on which they were looked at" in found[0].message
    for one, key in ((sheet, "sources_text"), (made, "sources_checked")):
        heard = " ".join(said_in(text) for text in walk(one.tree) if isinstance(text, Text))
        assert Library(tmp_path).words("en").say[key] in heard, "what was signed is not still to be checked"
    heard = without(made, lambda e: isinstance(e, Text) and e.style == "source")
    assert any("are not printed" in p.message for p in report(made.document, heard, made.pages).problems)
