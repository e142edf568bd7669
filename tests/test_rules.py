"""The rules of clear print: a small bad example trips just its rule, a good one none, and so does a shipped handout."""

from __future__ import annotations

import pytest
from documents import library
from rule_samples import HARD, LONG, first_section, good, listed, message, questions, rules_of, shipped, table, texts
from workspaces import built, section, workspace

from takehome.checks.passages import Passage, passages
from takehome.checks.rules import NUMBERS, report
from takehome.checks.wording import grades
from takehome.cli import main
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate

BAD = {
    "reading-level": good(blocks=texts(*[HARD] * 12)),
    "short": good(blocks=texts(LONG)),
    "main-message": good(main_message=message("You can ask. " * 4)),
    "summary": good(key_points=[message("You can ask a nurse.")]),
    "chunks": good(blocks=texts(*["You can ask your team. They know you well."] * 32)),
    "lists": good(blocks=listed(8)),
    "actions": good(steps=[], questions=None),
    "voice": good(blocks=texts("This is not a battle. You can ask.")),
    "choices": good(blocks=table(5, "You can ask", "You can ask")),
}


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_example_trips_its_rule_and_no_other(rule, tmp_path):
    made = built(workspace(tmp_path, BAD[rule]), "en", layout="sheet")
    assert rules_of(made) == {rule}


def test_a_good_example_trips_none(tmp_path):
    assert rules_of(built(workspace(tmp_path, good()), "en", layout="sheet")) == set()


@pytest.mark.parametrize("count", [3, 5])
def test_what_is_long_has_a_page_for_questions(count, tmp_path):
    said = ["You can ask your team. They know you."] * 12
    sections = [{**section(f"s{i}", "en"), "blocks": texts(*said)} for i in range(9)]
    one = {**good(), "sections": [*good()["sections"], *sections], "questions": questions(count)}
    assert rules_of(built(workspace(tmp_path, one), "en", layout="sheet")) == ({"tools"} if count < 5 else set())


def test_a_table_that_is_no_choice_may_say_more_of_one_thing(tmp_path):
    for tick in (True, False):
        folder = tmp_path / str(tick)
        one = good(blocks=table(2, "You", "You can ask your team for more time", tick=tick))
        assert rules_of(built(workspace(folder, one), "en", layout="sheet")) == ({"choices"} if tick else set())


def test_a_choice_that_says_nothing_in_one_field_fails(tmp_path):
    for empty in ("-", ".", "–", "..."):
        blocks = table(2, "You can ask", "You can rest")
        blocks[0]["table"]["rows"][0]["c1"] = empty
        made = built(workspace(tmp_path, good(blocks=blocks)), "en", layout="sheet")
        found = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "choices"]
        assert [p.message for p in found if p.level == "error"] == [f"a choice says nothing here: {empty!r}"]
        blocks[0]["table"]["tick"] = False  # a plain table may have an empty field
        assert rules_of(built(workspace(tmp_path, good(blocks=blocks)), "en", layout="sheet")) == set()


def test_treatments_to_choose_from_have_no_more_treatment_among_them(tmp_path):
    """Somewhere in what was chosen: one table may go on with another.  A table of other things is not asked for it."""
    tables = [table(2, "You can ask", "You can rest")[0] for _ in range(2)]
    parts = [{**section(id, "en"), "blocks": [one]} for id, one in zip("xy", tables, strict=True)]
    one = {**good(), "sections": [*good()["sections"], *parts]}

    def told(name, **more):
        made = built(workspace(tmp_path / name, one), "en", layout="sheet", **more)
        found = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "choices"]
        assert all(problem.level == "warning" and problem.place.line > 1 for problem in found)
        return [problem.message for problem in found]

    assert told("plain") == []
    tables[0]["table"]["treatments"] = "true"
    assert told("lacking") == ["no choice among these treatments is to have no more of them"]
    tables[1]["table"] |= {"treatments": "true"}
    tables[1]["table"]["rows"][1]["no_treatment"] = "true"
    assert told("whole") == []
    assert len(told("part", parts=[{"topic": "t", "without": ["y"]}])) == 1


def test_rules_look_at_what_was_chosen(tmp_path):
    bad = {**section("b", "en"), "blocks": texts(LONG)}
    one = {**good(), "sections": [*good()["sections"], bad]}
    stock_of = workspace(tmp_path, one)
    assert rules_of(built(stock_of, "en", layout="sheet")) == {"short"}
    chosen = [{"topic": "t", "only": ["a"]}]
    assert rules_of(built(stock_of, "en", layout="sheet", parts=chosen)) == set()


# a shipped handout


MUTANTS = {
    "reading-level": lambda node: [one["blocks"].extend(texts(*[HARD] * 13)) for one in node["sections"]],
    "short": lambda node: first_section(node, *texts(LONG)),
    "main-message": lambda node: node["main_message"].update(text="You can ask. " * 4),
    "summary": lambda node: node.update(key_points=node["key_points"][:2]),
    "chunks": lambda node: first_section(node, *texts(*["You can ask your team. They know you well."] * 32)),
    "lists": lambda node: first_section(node, *listed(8)),
    "voice": lambda node: first_section(node, *texts("This is not a battle. You can ask.")),
    "choices": lambda node: first_section(node, *table(5, "You can ask", "You can ask")),
    "tools": lambda node: node["questions"].update(ready=node["questions"]["ready"][:2]),
}


@pytest.mark.parametrize("rule", MUTANTS)
def test_a_change_to_a_shipped_handout_trips_the_rule(rule, tmp_path):
    assert rule in rules_of(shipped(tmp_path, MUTANTS[rule]))


def test_the_shipped_handout_as_it_is_trips_none(tmp_path):
    assert rules_of(shipped(tmp_path)) == set()


@pytest.mark.parametrize("topic", library().topics())
def test_no_shipped_handout_fails_a_rule_and_each_is_easy_to_read(topic):
    made = make(library(), validate(Order, {"order": "o", "parts": [{"topic": topic}], "layout": "sheet"}))
    assert not [p for p in report(made.document, made.tree, made.pages).problems if p.level == "error"]
    found = report(made.document, made.tree, made.pages).grades
    assert found.kincaid_aside <= 8 and found.smog_aside <= 9
    assert found.kincaid <= 8 and found.smog <= 9  # and so it is with its terms


# passages and findings


def test_passages_are_the_authors_words_below_their_headings(tmp_path):
    made = built(workspace(tmp_path, good(blocks=texts("You can ask your team. They know you."))), "en", layout="sheet")
    found = [(one.heading, one.text) for one in passages(made.tree)]
    assert ("A en", "You can ask your team. They know you.") in found
    said = " ".join(text for _, text in found)
    assert "breath en" not in said and "Draft" not in said  # signs and notices come with every handout


def test_terms_aside_make_words_easier():
    said = Passage("", "You may have immunotherapy soon. Ask for it.", "You may have  soon. Ask for it.", "")
    found = grades([said])
    assert found.kincaid_aside < found.kincaid


def test_every_finding_has_a_place_a_measure_and_a_mend(tmp_path):
    for rule, one in BAD.items():
        made = built(workspace(tmp_path / rule, one), "en", layout="sheet")
        for problem in report(made.document, made.tree, made.pages).problems:
            assert problem.place.line and problem.hint and problem.rule in NUMBERS
            assert rule == "actions" or rule == "voice" or any(c.isdigit() for c in problem.message)


def test_check_says_what_breaks_a_rule_and_fails(tmp_path, capsys):
    workspace(tmp_path, BAD["voice"])
    code = main(["--workspace", str(tmp_path), "check", "t", "--brand", "small"])
    said = capsys.readouterr()
    assert code == 1
    assert "never say 'battle'" in said.err + said.out and "SMOG" in said.out
