"""Rules of clear print on what is said: actions, letters, voice, numbers, reviews."""

from __future__ import annotations

import pytest
from documents import MAIN, library
from rule_samples import first_section, good, printed, rules_of, shipped, signed, step, texts
from workspaces import built, workspace

from takehome.checks.actions import actions
from takehome.checks.rules import NUMBERS, report
from takehome.checks.verbs import begins_with_you, bids
from takehome.checks.voice import passive
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate

THINGS = [{"checklist": [{"text": text, "from": ["seed"]} for text in ("Bills and letters", "Insurance papers")]}]
MANY = ("The plan is made by them.", *["They can help you. They know you."] * 5)


def steps(title, text="Say what you want to know."):
    name = title.split()[0].lower()
    return [{"steps": [step(f"{name}-1", title, text), step(f"{name}-2", "Ask again", "Say so.")]}]


def dots(of):
    said = {"count": "1", "of": str(of), "text": f"About 1 out of {of} people.", "alt": "Dots."}
    return [{"pictograph": said, "from": ["seed"]}]


BAD = {
    "chunks-long": good(blocks=texts(*["You can ask your team. They know you well."] * 32)),
    "actions-step": good(steps=steps("Blood tests", "The tests of your blood.")),
    "actions-list": good(steps=[*texts("Your folder holds papers."), *THINGS]),
    "terms": good(blocks=texts("You can ask your team about QZX.")),
    "terms-address": good(blocks=texts("You can ask QZX, or look at qzx.example.")),
    "voice-passive": good(blocks=texts(*MANY, "Blood was taken by them.", "Scans are often done. Pills are given.")),
    "voice-you": good(
        steps=[*texts("Cells grow. Cells change.", "Drugs act on cells."), *steps("Ask your team", "Yes.")]
    ),
    "numbers-point": good(blocks=texts("You can ask for 2.5 hours of help.")),
    "numbers-share": good(blocks=texts("You can hope for this: 30% do well.")),
    "numbers-parts": good(blocks=texts("For you: about 3 out of 100 people.", "For you: about 1 in 5 people.")),
    "numbers-dots": good(blocks=[*dots(10), *dots(100)]),
    "provenance": good(review=signed("2026-01-02", "2029-01-03")),
}
GOOD = {
    "actions": good(
        steps=[*steps("Before the visit", "Ask someone to come."), *steps("You decide", "The choice is yours.")]
    ),
    "actions-lead": good(steps=[*texts("Keep these papers in one folder."), *THINGS]),
    "terms": good(blocks=texts("You can ask about a long name (QZX).", "Ask what QZX does for you.")),
    "terms-address": good(blocks=texts("You can ask about QZX (a long name). See qzx.example.")),
    "terms-loud": good(blocks=texts("Do NOT stop by yourself. You can ask if you do not know.")),
    "terms-kind": good(blocks=texts("You can ask your team about the genes QZX and QZY.")),
    "voice": good(blocks=texts(*MANY)),
    "numbers": good(
        blocks=texts("You can hope for this: about 30% of people do well.", "For you: 3 out of 100, not 4 in 100.")
    ),
    "numbers-degrees": good(blocks=texts("Your fever number is {{clinic.fever}}. You can call us 2 in 24 hours.")),
    "provenance": good(review=signed("2026-01-02", "2029-01-02")),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_example_trips_its_rule_and_no_other(name, tmp_path):
    made = built(workspace(tmp_path, BAD[name]), "en", layout="sheet")
    assert rules_of(made) == {name.split("-")[0]}
    for problem in report(made.document, made.tree, made.pages).problems:
        assert problem.place.line and problem.hint and problem.rule in NUMBERS
        assert problem.level == ("error" if name == "provenance" else "warning")


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_trips_none(name, tmp_path):
    assert rules_of(built(workspace(tmp_path, GOOD[name]), "en", layout="sheet")) == set()


MUTANTS = {
    "actions": lambda node: first_section(node, *texts("Your folder holds papers."), *THINGS),
    "terms": lambda node: first_section(node, *texts("You can ask your team about QZX.")),
    "voice": lambda node: first_section(node, *texts(*["The plan was made. Blood is taken."] * 12)),
    "numbers": lambda node: first_section(node, *texts("You can ask for 2.5 hours of help.")),
    "provenance": lambda node: node.update(review=signed("2026-01-02", "2031-01-02")),
}


@pytest.mark.parametrize("rule", MUTANTS)
def test_a_change_to_a_shipped_handout_trips_the_rule(rule, tmp_path):
    assert rule in rules_of(shipped(tmp_path, MUTANTS[rule]))


# words


def test_other_languages_are_not_held_to_english_words():
    order = {"order": "o", "parts": [{"topic": MAIN}], "layout": "sheet", "langs": ["es"]}
    made = make(library(), validate(Order, order))
    assert not {"actions", "voice", "numbers"} & rules_of(made)
    assert not [p for p in actions(made.document)]


def test_facing_pages_are_read_on_their_own_side(tmp_path):
    order = {"order": "o", "parts": [{"topic": MAIN}], "layout": "booklet", "langs": ["es", "en"]}
    made = make(library(), validate(Order, order))
    found = report(*printed(made))
    assert found.grades is None and not [p for p in found.problems if p.level == "error"]


@pytest.mark.parametrize(
    "text", ["Ask a nurse.", "Do not rush.", "Never guess.", "If you fall, call us.", "**Bring** a list."]
)
def test_sentences_that_bid(text):
    assert bids(text)


@pytest.mark.parametrize("text", ["Bills", "Do you want more?", "A raised head", "In the US, people pay.", "", "Also"])
def test_sentences_that_do_not(text):
    assert not bids(text)


def test_who_is_spoken_to_and_what_is_passive():
    assert begins_with_you("You’ll feel better.") and not begins_with_you("Your team helps.")
    assert all(
        map(passive, ("It is not often seen.", "Scans are done.", "You get treated.", "It was quickly stopped."))
    )
    assert not any(
        map(passive, ("You are tired.", "You need it.", "It has changed.", "They feel worried.", "It is red."))
    )


@pytest.mark.parametrize(
    "words",
    [
        "Ask about a dose of 0.5 mg.",
        "You may take half a pill (2.5 mg).",
        "Take 1.5 to 2.5 mL.",
        "Your INR may be from 2.0 to 3.0.",
        "A spot of 1.5 cm.",
        "A 2.5-mg pill.",
    ],
)
def test_a_dose_and_what_is_measured_have_their_point(words, tmp_path):
    made = built(workspace(tmp_path, good(blocks=texts(words))), "en", layout="sheet")
    problems = report(made.document, made.tree, made.pages).problems
    assert not [p for p in problems if p.rule == "numbers"]


@pytest.mark.parametrize(
    "words",
    [
        "Rinse with 0.9% salt water, or use 2.5% hydrocortisone cream.",
        "Use a 1% cream, and 70% alcohol.",
        "Keep your oxygen above 90%, from 92% to 95%, or at 88-92%.",
        "Your A1c < 7%. Keep your A1c level under 6.5%.",
        "You pay 20%. Your plan pays 80%, or covers 90%.",
        "It costs $0.25, or $9.99/mo, or $1,250.50.",
        "Call us for a fever of 100.4 or more. That is 100.4 or higher.",
        "Use zinc oxide 20%, or alcohol (70%).",
    ],
)
def test_strengths_levels_and_prices_are_no_shares(words, tmp_path):
    made = built(workspace(tmp_path, good(blocks=texts(words))), "en", layout="sheet")
    assert not [p for p in report(*printed(made)).problems if p.rule == "numbers"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It worked: 20% of cream users did well.", "a percentage alone: It worked: 20% of cream users did well."),
        ("You can ask: 30% do well on 1% cream.", "a percentage alone: You can ask: 30% do well on 1% cream."),
        ("Pay $9.99 for 2.5 hours of help.", "a number with a point: 2.5"),
        ("You have a fever, and 2.5 hours of help.", "a number with a point: 2.5"),
    ],
)
def test_shares_and_points_beside_them_are_told(words, said, tmp_path):
    made = built(workspace(tmp_path, good(blocks=texts(words))), "en", layout="sheet")
    assert [p.message for p in report(*printed(made)).problems if p.rule == "numbers"] == [said]


def unspelled(folder, words):
    """The letters in words that are told to be spelled out nowhere."""
    made = built(workspace(folder, good(blocks=texts(words))), "en", layout="sheet")
    return [p.message.split(" is never")[0] for p in report(*printed(made)).problems if p.rule == "terms"]


@pytest.mark.parametrize(
    "words",
    [
        "We are at 300 North Ave., Lansing, MI 48910-1234, or Toledo, OH 43604.",
        "You can call us from 8 a.m. to 5 p.m. EST, or 8-5 CST (TTY: 711).",
        "Ask Ann Ortiz, RN, or Bo Li, MD, or Dr. May, NP, PA.",
        "Go to the ER. The FDA says so. Wear SPF 30. The NDC is on the box. Tests for COVID-19.",
        "You must listen: DO NOT EAT OR DRINK after midnight. NOTHING BY MOUTH.",
        "You must not wait: CALL US RIGHT AWAY. DO NOT CRUSH, CHEW OR SPLIT. DO NOT STOP TAKING YOUR MEDICINE.",
        "Bring these: CARD, PILLS, LIST.",
        "Your form is A7X-4417, in the study NCT04512345.",
    ],
)
def test_letters_that_are_no_abbreviation(words, tmp_path):
    assert unspelled(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("You can ask about lupus, MS and IBD.", ["MS", "IBD"]),
        ("Ask the PA or the LPN about EST.", ["PA", "LPN", "EST"]),
        ("DO NOT TAKE NSAIDS or IV FOOD.", ["NSAIDS", "IV", "FOOD"]),
        ("USE IV BAGS, and IDS.", ["USE", "IV", "BAGS", "IDS"]),
        ("Ask about CA-125 and HER2, or the EGFR BRAF test.", ["CA-125", "HER2", "EGFR", "BRAF"]),
    ],
)
def test_letters_that_nobody_spells_out(words, said, tmp_path):
    assert unspelled(tmp_path, words) == said
