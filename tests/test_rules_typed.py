"""Numbers that an author typed into words are held against those of the clinic."""

from __future__ import annotations

import pytest
import yaml
from rule_samples import good, questions, texts
from workspaces import built, shared, workspace, written

from takehome.checks.rules import report
from takehome.checks.terms import terms
from takehome.element import Flow, Run, Text

PLACE = {"us": {"name": "A place", "what": "Help.", "phone": "555-0142", "from": ["seed"]}}


def found(folder, words, country="US", emergency="911", **more):
    """What is said of numbers in the words of a handout, for a clinic in a country: line, level, message."""
    library = workspace(folder, good(blocks=texts(words), **more))
    path = folder / "layouts/brands/small.yaml"
    brand = yaml.safe_load(path.read_text(encoding="utf-8"))
    phones = {"emergency": emergency, "crisis": "988 (call or text)"}
    written(path, {**brand, "country": country, "phones": phones})
    written(folder / "handouts/shared/en.yaml", {**shared("en"), "organisations": PLACE})
    made = built(library, "en", layout="sheet")
    problems = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "calls"]
    assert all(p.place.path == "handouts/t/en.yaml" and p.place.line and p.hint for p in problems)
    return [(p.level, p.message) for p in problems]


def found_in(folder, said):
    """What is said of numbers in shared words: level, message, file."""
    library = workspace(folder, good(blocks=texts("You can ask.")))
    written(folder / "handouts/shared/en.yaml", said)
    made = built(library, "en", layout="sheet")
    problems = report(made.document, made.tree, made.pages).problems
    return [(p.level, p.message, p.place.path) for p in problems if p.rule == "calls"]


@pytest.mark.parametrize(
    ("words", "country", "emergency", "number"),
    [
        ("You can call 911 for help.", "GB", "999", "911"),
        ("You can call **911** for help.", "GB", "999", "911"),
        ("The ambulance: 9-1-1.", "GB", "999", "9-1-1"),
        ("You can call 15 for help.", "GB", "999", "15"),
        ("You can call 999 for help.", "US", "911", "999"),
        ("You can call 112.", "US", "911", "112"),
    ],
)
def test_an_ambulance_of_another_country_fails(words, country, emergency, number, tmp_path):
    ((level, message),) = found(tmp_path, words, country, emergency)
    assert (level, message.split()[0]) == ("error", repr(number))


def test_so_it_does_in_a_question(tmp_path):
    ready = [*questions(5)["ready"], {"id": "w", "text": "Do I call 999 at night?", "from": ["seed"]}]
    assert [level for level, _ in found(tmp_path, "You can ask.", questions={"ready": ready})] == ["error"]


@pytest.mark.parametrize("words", ["At night call us at 555-9999.", "Ask at (020) 7946 0999.", "You can text 741741."])
def test_a_number_that_is_nowhere_else_is_a_warning(words, tmp_path):
    assert [level for level, _ in found(tmp_path, words)] == ["warning"]


@pytest.mark.parametrize(
    ("place", "key"), [("signs", "text"), ("signs", "note"), ("signs", "hospice_note"), ("call_notes", "text")]
)
def test_so_it_is_in_a_sign_or_a_note_of_the_call_boxes(place, key, tmp_path):
    said = shared("en")
    note = {"id": "ask", "tier": "clinic-today", "text": "Ask your hospice team first.", "sends_to": "hospice"}
    said["call_notes"] = [*said.get("call_notes", []), note]
    entry = note if place == "call_notes" else next(s for s in said["signs"].values() if s["tier"] == "clinic-today")
    assert found_in(tmp_path / "before", said) == []
    entry[key] = f"{entry.get(key, 'A new sign.')} Call 555-9999."
    ((level, message, path),) = found_in(tmp_path / "after", said)
    assert (level, path) == ("warning", "handouts/shared/en.yaml")
    assert message == "'555-9999' is no number of the clinic's brand, nor of a place to get help"


@pytest.mark.parametrize(
    "words",
    [
        "You can call 911, 988 or {{phones.day}}. You can call 555-0142 too.",
        "You can ask about 911 mg, 112/70, 999 people and 15 out of 100 people.",
        "You can come to room 112. On 2026-11-30, or in 2025-2026, 2 000 000 people came.",
        "You can call 2 of your nurses, or 24 hours a day. 1,000,000 steps.",
    ],
)
def test_numbers_of_the_clinic_and_amounts_are_no_such_thing(words, tmp_path):
    assert found(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("You can call 555-XXXX at night.", "XXXX"),
        ("You can call xxx-xxx-xxxx at night.", "xxx"),
        ("Your nurse is ____.", "____"),
        ("You can call 000-000-0000.", "000-000-0000"),
        ("Your team is TBD. Ask for XXX.", "XXX"),
        ("The clinic is TODO.", "TODO"),
    ],
)
def test_what_holds_the_place_of_words_is_a_warning(words, held, tmp_path):
    said = (("warning", f"{held!r} only holds the place of a number or of words, and is printed"),)
    assert tuple(one for one in found(tmp_path, words) if "holds the place" in one[1]) == said


@pytest.mark.parametrize("words", ["The XX chromosomes.", "Shirts of size XXL.", "Take 1,000,000 steps at 0.00 cost."])
def test_numerals_and_sizes_hold_no_place(words, tmp_path):
    assert found(tmp_path, words) == []


def test_so_it_is_in_a_question_and_is_never_told_to_be_spelled_out(tmp_path):
    ready = [*questions(5)["ready"], {"id": "w", "text": "Do I call XXX or TBD?", "from": ["seed"]}]
    assert [level for level, _ in found(tmp_path, "You can ask.", questions={"ready": ready})] == ["warning"]
    library = workspace(tmp_path, good(blocks=texts("You can call XXX, XXXX, TBD or TODO, and XYZ.")))
    made = built(library, "en", layout="sheet")
    told = [p.message for p in report(made.document, made.tree, made.pages).problems if p.rule == "terms"]
    assert told == ["XYZ is never spelled out"]


def test_what_also_works_in_a_country_is_let_be(tmp_path):
    assert found(tmp_path, "You can call 112, or 111.", "GB", "999") == []


def test_an_abbreviation_in_a_text_that_is_joined_to_others_is_told_where_it_stands(tmp_path):
    said = shared("en")
    notes = [{"id": "a", "tier": "clinic-today", "text": "These many words are longer than the others."}]
    said["call_notes"] = [*notes, {"id": "b", "tier": "clinic-today", "text": "Ask ABCQ."}]
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    written(tmp_path / "handouts/shared/en.yaml", said)
    made = built(library, "en", layout="sheet")
    one = Text(tuple(Run(note.text) for note in library.shared("en").call_notes), "body")
    (problem,) = (p for p in terms(made.document, Flow((one,))) if p.rule == "terms")
    assert problem.message == "ABCQ is never spelled out"
    lines = (tmp_path / "handouts/shared/en.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[problem.place.line - 1][problem.place.column - 1 :].startswith("ABCQ")


def test_an_abbreviation_is_told_where_it_stands_and_not_inside_another(tmp_path):
    said = {"text": "These words on HIV come first. **Ask about IV.**", "from": ["seed"]}
    made = built(workspace(tmp_path, good(blocks=[said])), "en", layout="sheet")
    (problem,) = (p for p in report(made.document, made.tree, made.pages).problems if p.rule == "terms")
    lines = (tmp_path / "handouts/t/en.yaml").read_text(encoding="utf-8").splitlines()
    assert problem.message == "IV is never spelled out"
    assert lines[problem.place.line - 1][problem.place.column - 1 :].startswith("IV.")
