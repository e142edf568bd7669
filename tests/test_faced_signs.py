"""First pages of facing pages with the signs and notes of small workspaces: none is lost, whatever a clinic writes."""

from __future__ import annotations

from itertools import groupby

import pytest
from msgspec.structs import replace
from workspaces import built, handout, section, workspace, written

from takehome import callspreads
from takehome.element import Box, Row, Text, walk
from takehome.library import Library
from takehome.order import Order
from takehome.paired import paired
from takehome.prepare import Given, prepare
from takehome.problems import Problems
from takehome.schema import validate
from takehome.strips import Words

FIRST = ("e0", "e1", "c0", "c1")
LOOKS = {"emergency": "urgent", "clinic-today": "today"}


def signs(lang, emergency, clinic, words=3):
    """Signs e0, e1, ... of the emergency number, and c0, c1, ... of the clinic, every other one for any hour."""
    tail = f" {lang}" * words
    told = {f"e{i}": {"tier": "emergency", "text": f"Sign e{i}{tail}"} for i in range(emergency)}
    told |= {
        f"c{i}": {"tier": "clinic-today", "any_hour": str(not i % 2).lower(), "text": f"Sign c{i}{tail}"}
        for i in range(clinic)
    }
    return {name: {**sign, "from": ["seed"]} for name, sign in told.items()}


def library(folder, told, notes=None, lists=None) -> Library:
    """A workspace with these signs by languages, all of them named, if `lists` name no others."""
    handouts = []
    for lang, mine in told.items():
        first = [name for name in FIRST if name in mine]
        more = [name for name in mine if name not in first]
        first, more = (lists or {}).get(lang, (first, more))
        handouts.append(handout(lang, [section("a", lang)], when_to_call=first, more_signs=more))
    found = workspace(folder, *handouts)
    rest = {"terms": {}, "sources": {}, "organisations": {}}
    for lang in {"en", *told}:
        of = {"signs": told.get(lang, next(iter(told.values()))), "call_notes": (notes or {}).get(lang, [])}
        written(folder / "handouts" / "shared" / f"{lang}.yaml", {"shared": lang, **rest, **of})
    return found


def note(lang, words):
    return {"id": "n", "text": " ".join([f"note{lang}"] * words) + ".", "from": ["seed"]}


def flat(text):
    return "".join(run.text for run in text.runs)


def listed(made, side):
    """The signs in the boxes of a side, each with the look of its box."""
    boxes = [e for e in walk(made.tree.children[side]) if isinstance(e, Box) and e.look in LOOKS.values()]
    rows = [(box.look, row) for box in boxes for row in walk(box) if isinstance(row, Row) and row.role == "LI"]
    assert all(any(isinstance(e, Row) and e.role == "LI" for e in walk(box)) for box in boxes)  # no box is empty
    return [(look, flat(next(e for e in walk(row) if isinstance(e, Text)))) for look, row in rows]


def by_day(signs):
    return lambda id: signs[id]["any_hour"] == "false"


def whole(made, told, *langs):
    """Each sign of each language stands in its own part of the tree, in a box of its tier, in order, and is painted.

    The order is that of the first language: the first signs, those for any hour, those for the day.
    """
    for side, lang in enumerate(langs):
        found = listed(made, side)
        runs = [(look, len(list(some))) for look, some in groupby(look for look, _ in found)]
        parted = len(runs) > 2 and runs[2][0] == "urgent"
        for tier, look in LOOKS.items():
            ids = [id for id in told[langs[0]] if told[langs[0]][id]["tier"] == tier]
            ids.sort(key=lambda id: id not in FIRST)
            if tier == "clinic-today":
                ahead = [id for id in ids if parted and id in FIRST]
                ids = [*ahead, *sorted((id for id in ids if id not in ahead), key=by_day(told[lang]))]
                some = runs[1][1] if parted else 0  # those of the box inside the cover
                ids[:some] = sorted(ids[:some], key=by_day(told[lang]))
            assert [text for own, text in found if own == look] == [told[lang][id]["text"] for id in ids]
    shown = {id(p.piece.text) for page in made.pages.pages for p in page.placed if isinstance(p.piece, Words)}
    assert {id(e) for e in walk(made.tree) if isinstance(e, Text)} <= shown
    return made


def sides(made):
    """The signs of each side, by their ids, in their order."""
    return [[text.split()[1] for _, text in listed(made, side)] for side in (0, 1)]


# languages that differ


@pytest.mark.parametrize("langs", [("es", "en"), ("ar", "es")])
def test_signs_written_in_another_order_face_each_other(langs, tmp_path):
    one, two = (signs(lang, 9, 12) for lang in langs)
    told = {langs[0]: one, langs[1]: dict(reversed(two.items()))}
    assert len(set(map(tuple, sides(whole(built(library(tmp_path, told), *langs), told, *langs))))) == 1


@pytest.mark.parametrize("langs", [("es", "ar"), ("ar", "es")])
def test_signs_that_one_language_does_not_name_are_told(langs, tmp_path):
    told = {"es": signs("es", 6, 8), "ar": signs("ar", 6, 8)}
    named = [name for name in told["es"] if name not in FIRST]
    lists = {"ar": (list(FIRST), named[:-2])}
    with pytest.raises(Problems) as bad:
        built(library(tmp_path, told, lists=lists), *langs)
    (problem,) = bad.value.problems
    assert "'c6', 'c7'" in problem.message and problem.excerpt.strip() == "- c6"
    assert problem.place.path == "handouts/t/es.yaml" and "handouts/t/ar.yaml" in problem.hint


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("e4", {"tier": "clinic-today"}, "clinic-today at any hour in 'es', and emergency in 'en'"),
        ("c4", {"any_hour": False}, "clinic-today by day in 'es', and clinic-today at any hour in 'en'"),
    ],
)
@pytest.mark.parametrize("langs", [("es", "en"), ("en", "es")])
def test_signs_of_another_box_are_told_in_the_translation(name, change, message, langs, tmp_path):
    books = library(tmp_path, {lang: signs(lang, 6, 8) for lang in langs})
    order = {"order": "o", "parts": [{"topic": "t"}], "layout": "booklet", "brand": "small", "langs": list(langs)}
    asked = validate(Order, order)
    ready = {lang: prepare(books, asked, lang, Given(None), lambda step: None) for lang in langs}
    document = ready["es"].document
    old = document.shared.signs[name]
    new = old.model_copy(update=change)
    shared = document.shared.model_copy(update={"signs": {**document.shared.signs, name: new}})
    more = tuple(new if sign is old else sign for sign in document.more_signs)
    ready["es"] = replace(ready["es"], document=replace(document, shared=shared, more_signs=more))
    with pytest.raises(Problems) as bad:
        paired(*(ready[lang] for lang in langs))
    (problem,) = bad.value.problems
    assert problem.message == f"the sign {name!r} is {message}"
    assert problem.place.path == "handouts/shared/es.yaml" and "leave them out here" in problem.hint


def test_signs_of_another_list_are_told(tmp_path):
    told = {"es": signs("es", 4, 4), "ar": signs("ar", 4, 4)}
    rest = [name for name in told["ar"] if name not in ("e0", "c0", "c1")]
    with pytest.raises(Problems) as bad:
        built(library(tmp_path, told, lists={"ar": (["e0", "c0", "c1"], rest)}), "es", "ar")
    (problem,) = bad.value.problems
    assert problem.message == "the sign 'e1' is a further one in 'ar', and a first one in 'es'"
    assert problem.place.path == "handouts/t/ar.yaml" and problem.excerpt.strip() == "- e1"


# many signs, none, long ones; notes


@pytest.mark.parametrize(("emergency", "clinic"), [(1, 1), (3, 2), (8, 8), (12, 30), (30, 12), (45, 45)])
@pytest.mark.parametrize("words", [0, 30])
def test_every_sign_stands_in_its_part(emergency, clinic, words, tmp_path):
    told = {lang: signs(lang, emergency, clinic) for lang in ("es", "en")}
    notes = {lang: [note(lang, words)] for lang in told} if words else None
    one, two = sides(whole(built(library(tmp_path, told, notes), "es", "en"), told, "es", "en"))
    assert one == two


@pytest.mark.parametrize("many", [{"es": 30, "en": 400}, {"es": 400, "en": 30}, {"es": 1500, "en": 900}])
def test_notes_that_no_page_holds_go_on_on_the_next(many, tmp_path):
    told = {lang: signs(lang, 6, 20) for lang in many}
    notes = {lang: [note(lang, words)] for lang, words in many.items()}
    made = whole(built(library(tmp_path, told, notes), "es", "en"), told, "es", "en")
    for side, (lang, words) in enumerate(many.items()):
        texts = [flat(e) for e in walk(made.tree.children[side]) if isinstance(e, Text)]
        assert sum(text.count(f"note{lang}") for text in texts) == words
    assert made.pages.numbers["contents"] == made.pages.numbers["facing:contents"] - 1


@pytest.mark.parametrize("words", [30, 400])
def test_notes_of_one_language_alone_stand_on_its_side(words, tmp_path):
    told = {lang: signs(lang, 6, 20) for lang in ("es", "en")}
    made = whole(built(library(tmp_path, told, {"es": [note("es", words)]}), "es", "en"), told, "es", "en")
    assert made.pages.numbers["contents"] == made.pages.numbers["facing:contents"] - 1


@pytest.mark.parametrize("words", [80, 150, 300])
def test_signs_as_long_as_a_page_without_notes(words, tmp_path):
    told = {lang: signs(lang, 3, 5, words) for lang in ("es", "en")}
    whole(built(library(tmp_path, told), "es", "en"), told, "es", "en")


@pytest.mark.parametrize("words", [160, 190, 220, 250])
def test_two_last_signs_that_no_page_holds_together_have_a_box_each(words, tmp_path):
    told = {lang: signs(lang, 1, 4, words) for lang in ("es", "en")}
    made = whole(built(library(tmp_path, told), "es", "en"), told, "es", "en")
    assert "today" not in made.pages.split_boxes


def test_two_hundred_signs_are_measured_in_few_boxes(tmp_path, monkeypatch):
    measured = []
    usual = callspreads.Measures.held
    monkeypatch.setattr(callspreads.Measures, "held", lambda self, *some: measured.append(1) or usual(self, *some))
    told = {lang: signs(lang, 2, 200) for lang in ("es", "en")}
    whole(built(library(tmp_path, told), "es", "en"), told, "es", "en")
    assert len(measured) < 600
