"""Whatever a handout names must be there, and nothing unchecked is printed as if it were known."""

from typing import Any, cast

import pytest
from rule_samples import good, texts
from workspaces import built, handout, section, workspace

from takehome.checks.rules import report
from takehome.content import Handout, Shared
from takehome.links import check
from takehome.owed import owed
from takehome.reader import read
from takehome.schema import validate

SHARED = """
shared: en
terms:
  biopsy: {word: biopsy, means: A small piece is taken., from: [nci]}
  scan: {word: scan, means: A picture., from: [seed]}
signs:
  fever: {tier: clinic-today, text: A fever, from: [nci]}
  blood: {tier: emergency, text: Blood, from: [seed]}
  cough: {tier: clinic-today, text: A cough, from: [seed]}
sources:
  nci: {title: Biopsy, publisher: NCI, url: "https://example.org", checked: null}
organisations:
  line: {name: The line, what: Talk, phone: 555-0100, from: [nci]}
"""
HANDOUT = """
handout: one
lang: en
version: 1
code: T-1
title: A title
review: {written: 2026-11-23, by: null, on: null, next: null}
main_message: Words.
when_to_call: [fever, blood]
more_signs: []
key_points:
  - {id: kp-1, text: A point, from: [nci, seed]}
sections:
  - id: first
    title: First
    needs: [second]
    blocks:
      - id: intro
        text: A {term:biopsy|biopsy}, see [there](#second), [this](#intro), [all](two#) or [that](two#other).
        margin: {term: scan}
        from: [seed]
      - see_also: {to: "two#other", text: More}
      - callout: {text: A box., signs: [blood]}
  - id: second
    title: Second
    blocks:
      - bullets:
          - plain words
          - {id: b-1, text: Ask your team, from: [unchecked], team_decides: true}
questions: {ready: [{id: q-1, text: Why?, from: [nci]}], lines: 6}
help: [line]
"""
OTHER = (
    HANDOUT.replace("handout: one", "handout: two").replace("id: second", "id: other").replace("[second]", "[other]")
)


def model(kind, text, path):
    return validate(kind, read(text.lstrip("\n").encode(), path))


def found(change=("", ""), shared=("", "")):
    assert change[0] in HANDOUT
    assert shared[0] in SHARED
    handout = model(Handout, HANDOUT.replace(*change, 1), "one.yaml")
    others = {"one": handout, "two": model(Handout, OTHER, "two.yaml")}
    problems = check(handout, model(Shared, SHARED.replace(*shared, 1), "shared.yaml"), others)
    assert all(p.excerpt and p.hint for p in problems)
    return [(p.place.path, p.place.line, p.place.column, p.message, p.hint) for p in problems]


def test_a_whole_handout_has_nothing_wrong():
    assert found() == []


WRONG = [
    ("[fever, blood]", "[fevre, blood]", "fevre", "no sign 'fevre'", "'fever'"),
    ("more_signs: []", "more_signs: [bloo]", "bloo]", "no sign 'bloo'", "'blood'"),
    ("more_signs: []", "more_signs: [fever]", "fever]", "'fever' is used twice, first on line 8", "once"),
    ("help: [line]", "help: [lines]", "lines]", "no organisation 'lines'", "'line'"),
    ("needs: [second]", "needs: [secund]", "secund", "no section 'secund'", "'second'"),
    ("{term:biopsy|", "{term:biopsi|", "biopsy}", "no term 'biopsi'", "'biopsy'"),
    ("signs: [blood]", "signs: [blod]", "blod", "no sign 'blod'", "'blood'"),
    ("signs: [blood]", "signs: [cough]", "cough", "not in the boxes for calls", "more_signs"),
    ("{term: scan}", "{term: scna}", "scna", "no term 'scna'", "'scan'"),
    ("(#second)", "(#seconds)", "there](", "no such place in one", "'second'"),
    ("(two#)", "(tow#)", "all](", "no such handout", "'two'"),
    ("(two#other)", "(two#othr)", "that](", "no such place in two", "'other'"),
    ('to: "two#other"', 'to: "two#othr"', "two#othr", "no such place in two", "'other'"),
    ('to: "two#other"', 'to: "second"', "second", "no such handout", "'#second'"),
    ("[nci, seed]", "[nic, seed]", "nic", "no source 'nic'", "'nci'"),
    ("[unchecked], team_decides: true", "[unchecked]", "unchecked", "never checked", "team_decides"),
    ("id: q-1", "id: kp-1", "kp-1, text: Why", "'kp-1' is used twice", "another id"),
    ("id: b-1", "id: intro", "intro, text: Ask", "'intro' is used twice", "another id"),
    ("A point", "A **point", "**point", "** has no **", "close it"),
]


@pytest.mark.parametrize(("old", "new", "at", "said", "hint"), WRONG)
def test_what_is_not_there_is_named_with_the_nearest(old, new, at, said, hint):
    problems = found((old, new))
    assert len(problems) == 1, problems
    ((path, line, column, message, mend),) = problems
    assert path == "one.yaml"
    assert said in message
    assert hint in mend
    lines = HANDOUT.lstrip("\n").replace(old, new, 1).split("\n")
    assert lines[line - 1][column - 1 :].startswith(at)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("means: A picture.", "means: 'A {term:biopsi|x}.'"), "no term 'biopsi'"),
        (("text: A fever", "text: 'A {fever'"), "{ begins no mark"),
        (("what: Talk, phone: 555-0100, from: [nci]", "what: Talk, phone: 555-0100, from: [nco]"), "no source 'nco'"),
        (("text: A fever, from: [nci]", "text: A fever, from: [ncx]"), "no source 'ncx'"),
        (("text: A fever, from", "text: A fever, note_for: crisis, from"), "`note_for:` says when a note is printed"),
        (("text: A fever, from", "text: A fever, note_unless: blood, from"), "`note_unless:` says when a note"),
    ],
)
def test_shared_words_are_checked_too(change, said):
    ((path, _, _, message, _),) = found(shared=change)
    assert path == "shared.yaml"
    assert said in message


def test_all_is_said_at_once_in_the_order_of_the_file():
    problems = found((HANDOUT[HANDOUT.index("[fever") : HANDOUT.index("key_points")], "[x-a]\nmore_signs: [x-b]\n"))
    assert [p[1] for p in problems] == [8, 9, 22]


def test_a_link_to_a_section_that_a_copy_leaves_out_is_told(tmp_path):
    first = section("a", "en") | {"blocks": [{"text": "See [daily life](#b) or [that](#c).", "from": ["seed"]}]}
    library = workspace(tmp_path, handout("en", [first, section("b", "en"), section("c", "en")]))

    def told(**part):
        made = built(library, "en", layout="sheet", parts=[{"topic": "t", **part}])
        return [(p.place.line > 1, p.message, p.hint) for p in made.findings if p.rule == "link"]

    assert not told()
    ((line, what, hint),) = told(only=["a", "c"])
    assert line and what == "this leads to 'b', which is not in this copy: the words are printed, and lead nowhere"
    assert hint.startswith("write `needs: [b]` in the section 'a'")
    first["needs"] = ["b"]
    library = workspace(tmp_path, handout("en", [first, section("b", "en"), section("c", "en")]))
    assert not told(only=["a", "c"])


def test_names_that_are_all_there_ask_for_no_file_of_the_stock():
    """It was read for each document, which took as long as all the rest of a build."""
    assert owed(cast(Any, None), cast(Any, None), iter(())) == ()


# what is lost on paper


LED_NOWHERE = [
    ("You can log in at [MyChart](https://mychart.cedarhollow.example).", "mychart.cedarhollow.example"),
    ("You can see our map [here](https://www.cedarhollow.example/map?x=1).", "cedarhollow.example"),
    ("Call [here](tel:614-555-0150).", "614-555-0150"),
    ("Call [us at 614-555-0151](tel:614-555-0150).", "614-555-0150"),
    ("Call [the ambulance](tel:911) at 9114.", "911"),
    ("Write to [Ms. Ortiz](mailto:ortiz@cedarhollow.example?subject=Hi).", "ortiz@cedarhollow.example"),
    ("See [**our** page](https://[odd).", "[odd"),
]
LED = [
    "You can log in at [mychart.example](https://www.MyChart.example/login).",
    "You can log in at [MyChart](https://mychart.example/login), which is www.mychart.example.",
    "Call [(614) 555-0150](tel:+16145550150) or [555.0150](tel:+1-614-555-0150;ext=5).",
    "Call [us](tel:1-800-422-6237): 1-800-4-CANCER. Call [911](tel:911).",
    "Write to [Ms. Ortiz](mailto:Ortiz@x.example), ortiz@x.example.",
    "Go [on](#a), or read [more](t#a).",
    "Call [us](tel:5550100): {{phones.day}}.",
]


def lost(folder, words):
    """What is said of links in words: level, message, hint, and what stands at the place."""
    made = built(workspace(folder, good(blocks=texts(words))), "en", layout="sheet")
    found = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "accessible"]
    return [(p.level, p.message, p.hint, p.excerpt[p.place.column - 1 :]) for p in found]


@pytest.mark.parametrize(("words", "address"), LED_NOWHERE)
def test_a_link_whose_address_is_printed_nowhere_is_a_warning_at_its_words(words, address, tmp_path):
    ((level, message, hint, there),) = lost(tmp_path, words)
    assert level == "warning" and hint == f"write the address itself, here or beside them: {address}"
    said = message.removeprefix("on paper nobody sees where these words lead: ")
    assert said != message and there.startswith(said)


@pytest.mark.parametrize("words", LED)
def test_a_link_whose_address_stands_in_its_text_is_none(words, tmp_path):
    assert lost(tmp_path, words) == []
