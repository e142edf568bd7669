"""Rules of clear print hear what stands outside the running text, and cannot be talked out of what they hear."""

from __future__ import annotations

import pytest
import yaml
from rule_samples import HARD, LONG, first_section, good, message, questions, rules_of, shipped, step, table, texts
from workspaces import SIGNS, built, shared, workspace, written

from takehome.checks.numbers import shares
from takehome.checks.passages import Passage, passages, sentences, term_lengths
from takehome.checks.rules import report
from takehome.checks.voice import voice
from takehome.content import Term
from takehome.element import Flow, Run, Text

BATTLE = "You can win this battle"
ASK = "You can ask your team. They know you."


def found(folder, one, rule, signs=None, **more):
    """What a rule says of a small handout, whose shared parts hold more; messages by level."""
    library = workspace(folder, one)
    entries = {id: {"tier": tier, "text": f"{id} en", "from": ["seed"]} for id, tier in SIGNS.items()}
    written(folder / "handouts/shared/en.yaml", {**shared("en"), "signs": {**entries, **(signs or {})}, **more})
    made = built(library, "en", layout="sheet")
    problems = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == rule]
    assert all(p.place.line and p.hint for p in problems)
    return [(p.level, p.message) for p in problems]


# rule 1: what is set aside is a term


def marked(words):
    """A sentence of which these words are marked as a term."""
    runs = (Run("You may have "), Run(words, term="io"), Run(" soon."))
    (one,) = passages(Flow((Text(runs),)), term_lengths([("io", Term(word="cell transfer", means="cells given back"))]))
    return one


@pytest.mark.parametrize("words", ["cell transfer", "a cell transfer", "transfers"])
def test_a_term_is_set_aside(words):
    assert marked(words).aside == "You may have  soon."


@pytest.mark.parametrize("words", ["one more cell transfer", "any kind of cell transfer that they choose"])
def test_words_marked_around_a_term_are_not(words):
    assert marked(words).aside == marked(words).text


def test_a_term_that_nobody_explains_is_not_set_aside():
    (one,) = passages(Flow((Text((Run("You may have "), Run("chimeras", term="x"), Run(" soon."))),)))
    assert one.aside == one.text


def test_a_hard_text_is_hard_also_where_each_sentence_is_a_term(tmp_path):
    terms = {"hard": {"word": "hard", "means": "not easy to read", "from": ["seed"]}}
    said = f"{{term:hard|{HARD.strip()}}} " * 3
    levels = found(tmp_path, good(blocks=texts(*[said] * 4)), "reading-level", terms=terms)
    assert "error" in [level for level, _ in levels]


# rules 2 and 10: signs, titles, captions, questions


def one_with(place, words):
    """A small handout that says some words in one place, and its shared signs."""
    sign = {"tier": "clinic-today", "text": words, "from": ["seed"]}
    dots = {"count": "1", "of": "100", "text": "About 1 out of 100 people.", "alt": "1 of 100 dots."}
    block = {
        "caption": {"pictograph": {**dots, "text": words}, "from": ["seed"]},
        "alt": {"pictograph": {**dots, "alt": words}, "from": ["seed"]},
        "when": {"timeline": [{"when": w, "text": ASK, "from": ["seed"]} for w in (words, "Later")]},
        "ask": {"faq": [{"id": "f", "ask": words, "answer": ASK, "from": ["seed"]}]},
        "box": {"callout": {"title": words, "text": ASK}, "from": ["seed"]},
        "step": {"steps": [step("x-1", words, "Ask."), step("x-2", "Ask again", "Say so.")]},
        "heads": {**table(2, "You")[0], "from": ["seed"]},
    }
    if place in block:
        one = good(blocks=[*texts(ASK), block[place]])
        if place == "heads":
            one["sections"][0]["blocks"][1]["table"]["columns"][1]["title"] = words
        return one, {}
    if place == "section":
        one = good()
        one["sections"][0]["title"] = words
        return one, {}
    if place == "question":
        ready = [*questions(5)["ready"], {"id": "w", "text": words, "from": ["seed"]}]
        return good(questions={"ready": ready}), {}
    if place in ("sign", "note"):
        return good(when_to_call=[*SIGNS, "w"]), {
            "w": {**sign, **({"text": "A new pain", "note": words} if place == "note" else {})}
        }
    return good(**{place: words}), {}


PLACES = ["title", "subtitle", "section", "sign", "note", "question", "caption", "when", "ask", "box", "step", "heads"]


@pytest.mark.parametrize("place", [*PLACES, "alt"])
def test_phrases_that_are_never_used_are_heard_wherever_they_stand(place, tmp_path):
    one, signs = one_with(place, BATTLE)
    levels = found(tmp_path, one, "voice", signs)
    assert ("error", "never say 'battle'") in levels


@pytest.mark.parametrize("place", ["message", "point", "call note", "term", "help", "margin"])
def test_so_they_are_in_what_is_said_first_and_in_shared_words(place, tmp_path):
    one = good(help=["us"], blocks=texts("You can ask about a {term:q|query}."))
    if place == "message":
        one["main_message"] = message("No battle.")
    elif place == "point":
        one["key_points"][0] = message("No battle.")
    elif place == "margin":
        one["sections"][0]["blocks"][0]["margin"] = {"title": "A note", "text": "No battle."}
    more = {
        "terms": {
            "q": {"word": "query", "means": f"a {'battle' if place == 'term' else 'question'}", "from": ["seed"]}
        },
        "call_notes": [{"id": "n", "text": f"A {'battle' if place == 'call note' else 'call'}?", "from": ["seed"]}],
        "organisations": {
            "us": {"name": "A place", "what": "A battle." if place == "help" else "Help.", "from": ["seed"]}
        },
    }
    library = workspace(tmp_path, one)
    brand = yaml.safe_load((tmp_path / "layouts/brands/small.yaml").read_text(encoding="utf-8"))
    written(tmp_path / "layouts/brands/small.yaml", {**brand, "organisations": ["us"]})
    written(tmp_path / "handouts/shared/en.yaml", {**shared("en"), **more})
    made = built(library, "en", layout="sheet")
    problems = report(made.document, made.tree, made.pages).problems
    assert [p.message for p in problems if p.rule == "voice"] == ["never say 'battle'"]


NEVER_SAID = [
    "My aunt ſuffers from it",
    "Some fıght cancer",
    "They are battling cancer",
    "You suffer from it",
    "People suffering from it",
    "You failed\N{NO-BREAK SPACE}treatment",
    "The failed\N{NO-BREAK SPACE}treatment",
    "You’ve failed it",
    "Your chemo failed",
    "The drug has failed",
    "If treatment fails",
    "There is nothing more that can be done",
    "Nothing else can be done",
    "There is nothing more your doctors can do",
    "When you lost your fight",
    "Do not give up the fight",
    "A war on cancer",
    "A victim of cancer",
    "Fighting lung cancer",
    "Fight against the cancer",
    "You can fight cancer.",
    "Help fight cancer with us",
    "Fighting cancer isn't easy",
    "We fight cancer daily, and fight your cancer (here)",
    "Battle cancer with us",
    "Your Battle With Cancer",
    "The Battle Against It",
    "BATTLE GROUND",
    "It is hard. Battle on",
    "Win: Battle it",
]


@pytest.mark.parametrize("words", NEVER_SAID)
def test_a_phrase_that_is_never_used_is_heard_in_each_of_its_forms(words):
    said = [problem.message for problem in voice([Passage("", words, "", words)])]
    assert said and all("never say" in one for one in said)


@pytest.mark.parametrize(
    "words",
    [
        "Cells that fight infection",
        "Heart failure. A drug that eases suffering",
        "There is nothing you can do wrong",
        "You can fight back pain",
        "If it does not work",
        "There is nothing more to do today",
        "300 North Ave., Battle Creek, MI 49017",
        "Ask Dr. Battle, or Ann Battle.",
        "Battle Ground",
        "Battle Creek: Mon-Fri 8-5",
        "We see you in Battle. The Battle Creek clinic, or our (Battle Creek) desk.",
        "You can fight cancer fatigue with short walks.",
        "To fight cancer-related pain, or fight your cancer pain",
        "Drugs that fight cancer cells",
    ],
)
def test_words_that_only_look_like_one_are_not(words):
    assert not [*voice([Passage("", words, "", words)])]


@pytest.mark.parametrize("place", ["sign", "note", "question", "caption", "ask", "step", "key point", "term"])
def test_a_long_sentence_is_seen_wherever_it_stands(place, tmp_path):
    if place == "key point":
        one, signs = good(key_points=[message(text) for text in (ASK, ASK, LONG)]), {}
    elif place == "term":
        one, signs = good(blocks=texts("You can ask about a {term:q|query}.")), {}
    else:
        one, signs = one_with(place, LONG)
    terms = {"q": {"word": "query", "means": LONG, "from": ["seed"]}}
    assert "error" in [level for level, _ in found(tmp_path, one, "short", signs, terms=terms)]


def test_what_drawings_say_may_be_long_and_pages_own_words_are_not_heard(tmp_path):
    one, signs = one_with("alt", LONG)
    assert found(tmp_path, one, "short", signs) == []


def test_signs_say_where_they_come_from(tmp_path):
    silent = {"w": {"tier": "clinic-today", "text": "A new pain that stays"}}
    for i, name in enumerate(("when_to_call", "more_signs")):
        named = [*SIGNS, "w"] if name == "when_to_call" else ["w"]
        ((level, said),) = found(tmp_path / str(i), good(**{name: named}), "provenance", silent)
        assert level == "warning" and said.startswith("1 of ") and "A new pain that stays" in said


def test_a_change_to_a_shipped_handout_trips_the_rule(tmp_path):
    for i, change in enumerate(
        (
            lambda node: node.update(title=BATTLE),
            lambda node: node["questions"]["ready"][0].update(text=f"{BATTLE}?"),
            lambda node: first_section(node, {"callout": {"title": BATTLE, "text": ASK}, "from": ["seed"]}),
        )
    ):
        assert "voice" in rules_of(shipped(tmp_path / str(i), change))


# rule 2: where sentences end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ask next time. 2 of your nurses know.", 2),
        ("Is that so? 3 people can help.", 2),
        ("Ask again. “Yes” is an answer. ‘No’ is one too.", 3),
        ("It stands on p. 7 of this page.", 1),
        ("See No. 5 in the list, or fig. 2 below.", 1),
        ("You can say no. 2 of our nurses can help.", 2),
        ("About 2.5 hours, e.g. 2 in the morning.", 1),
        ("Ask us; we know you; we can help.", 1),
        ("You can ask. They know. ", 2),
        ("Ask Dr. Smith or Mrs. Jones, e.g. Ann, at St. Mary's.", 1),
        ("Ask the doctor. Smith knows. Ask Ms. Ann.", 3),
    ],
)
def test_where_sentences_end(text, count):
    assert len(sentences(text)) == count


def test_a_semicolon_parts_the_things_of_a_cell_and_nothing_else(tmp_path):
    half = "You can ask your team about this one more time if you want to know it"
    long = f"{half}; {half.lower()}; {half.lower()}."
    assert found(tmp_path / "text", good(blocks=texts(long)), "short")[0][0] == "error"
    cells = table(2, long, tick=False)
    assert found(tmp_path / "cell", good(blocks=[*texts(ASK), *cells]), "short") == []
    assert Passage("", "Ask us; we know.", "", "", cell=True).sentences == ["Ask us;", "we know."]
    assert Passage("", "Call us: Fever. At 7: ten", "", "", cell=True).sentences == ["Call us:", "Fever.", "At 7: ten"]
    assert Passage("", "Call us: Fever.", "", "").sentences == ["Call us: Fever."]


def test_a_semicolon_parts_the_points_of_a_list_behind_a_colon(tmp_path):
    said = "Bring these: your card; all of your pills; a list."
    assert Passage("", said, "", "").sentences == ["Bring these: your card;", "all of your pills;", "a list."]
    assert Passage("", "Ask us; we know: all.", "", "").sentences == ["Ask us; we know: all."]
    point = "you can ask your team about this one more time if you want to"
    assert found(tmp_path, good(blocks=texts(f"Ask: {point}; {point}; {point}.")), "short") == []


HOURS = (
    "Mon and Tue 7 a.m. to 5 p.m.; Wed 7 a.m. to 7 p.m.; Thu 7 a.m. to 5 p.m.; Fri 7 a.m. to noon; "
    "Sat 8 a.m. to 11 a.m. (lab only); closed Sun and holidays"
)


def of_a_brand(folder, said, **more):
    """What rule 2 says of words that print values of a brand."""
    library = workspace(folder, good(blocks=texts(said)))
    brand = yaml.safe_load((folder / "layouts/brands/small.yaml").read_text(encoding="utf-8"))
    written(folder / "layouts/brands/small.yaml", {**brand, **more})
    made = built(library, "en", layout="sheet")
    return [p.level for p in report(made.document, made.tree, made.pages).problems if p.rule == "short"]


@pytest.mark.parametrize("said", ["You can ask your team.", "You can call us: {{hours}}.", "{{clinic.lab_hours}}."])
def test_the_hours_of_a_clinic_are_no_sentence(said, tmp_path):
    assert of_a_brand(tmp_path, said, hours=HOURS, clinic={"lab_hours": HOURS}) == []


def test_other_words_of_a_brand_are_held_to_the_length_of_a_sentence(tmp_path):
    assert "error" in of_a_brand(tmp_path, "{{clinic.advice}}", clinic={"advice": LONG})


def test_digits_at_the_start_of_a_sentence_stop_no_build(tmp_path):
    said = (
        "Call us if you do not know what to do or whom to call. 2 of our nurses know your plan by heart and can help."
    )
    assert found(tmp_path, good(blocks=texts(said)), "short") == []


# rules 3 and 12: words, not marks


def test_marks_are_no_words(tmp_path):
    link = "[Ask us](https://www.example.org/a-very-long-address/of-many-parts/and-one-more)"
    said = f"{link}. " + "You can ask. " * 2
    terms = {"q": {"word": "query", "means": "a question", "from": ["seed"]}}
    long = " ".join(["{term:q|query}"] * 43) + " you **ask**."
    assert found(tmp_path / "a", good(main_message=message(said)), "main-message") == []
    assert found(tmp_path / "b", good(main_message=message(long)), "main-message", terms=terms) == []
    rows = table(2, "You ask us", f"You {link.lower()} now")
    assert found(tmp_path / "c", good(blocks=rows), "choices") == []


# rule 6: every kind of list


def of(kind, count):
    points = [{"id": f"p{i}", "text": "Ask your team.", "from": ["seed"]} for i in range(count)]
    return {
        "bullets": {"bullets": points},
        "checklist": {"checklist": points},
        "box": {"callout": {"title": "A tip", "bullets": points}, "from": ["seed"]},
        "steps": {"steps": [step(f"p{i}", "Ask your team", "Say so.") for i in range(count)]},
    }[kind]


@pytest.mark.parametrize("kind", ["bullets", "checklist", "box", "steps"])
@pytest.mark.parametrize(("count", "said"), [(1, True), (2, False), (7, False), (8, True), (12, True)])
def test_lists_of_each_kind_have_two_to_seven_items(kind, count, said, tmp_path):
    expected = [("warning", f"a list of {count} items")] if said else []
    assert found(tmp_path, good(blocks=[*texts(ASK), of(kind, count)]), "lists") == expected


# rule 11: dots and words


def dots(count, of, text="Some people have this.", alt="Dots."):
    body = {"count": str(count), "of": str(of), "text": text, "alt": alt}
    return good(blocks=[*texts(ASK), {"pictograph": body, "from": ["seed"]}])


@pytest.mark.parametrize(
    "body",
    [
        {"count": 20, "of": 100, "text": "About 30 out of 100 people have this."},
        {"count": 20, "of": 100, "alt": "30 of 100 dots are filled."},
        {"count": 20, "of": 100, "text": "About 20 out of 100 people.", "alt": "30 of the 100 dots are filled."},
        {"count": 3, "of": 10, "text": "About 3 out of 100 people."},
        {"count": 2, "of": 10, "text": "About **3** people in 10 have this."},
        {"count": 50, "of": 100, "text": "About 20% of people have this."},
        {"count": 50, "of": 100, "text": "About 20 per cent of people have this."},
        {"count": 80, "of": 100, "text": "About one in five people have this."},
        {"count": 20, "of": 100, "text": "About 20 out of 1,000 people have this."},
        {"count": 20, "of": 100, "text": "About half of people have this."},
        {"count": 40, "of": 100, "text": "About two thirds of people have this."},
        {"count": 25, "of": 100, "text": "Twenty-four people in a hundred have this."},
    ],
)
def test_dots_that_say_otherwise_than_their_words_fail(body, tmp_path):
    ((level, said),) = [one for one in found(tmp_path, dots(**body), "numbers") if "dots are filled" in one[1]]
    assert level == "error" and f"{body['count']} of {body['of']} dots are filled" in said


@pytest.mark.parametrize(
    "body",
    [
        {"count": 20, "of": 100, "text": "About 20 out of 100 people have this. 80 out of 100 do not."},
        {"count": 20, "of": 100, "text": "20 people in 100 have this.", "alt": "20 of 100 dots are filled."},
        {"count": 20, "of": 100, "text": "Here is 1 in 5, of 100 people."},
        {"count": 20, "of": 100, "text": "About 20% of people have this.", "alt": "One in five dots is filled."},
        {"count": 33, "of": 100, "text": "About one in three people have this."},
        {"count": 45, "of": 100, "text": "Nearly half of people have this."},
        {"count": 2, "of": 100, "text": "About 20 out of 1,000 people have this."},
        {"count": 20, "of": 100, "text": "Two of your nurses know 20 people in 100."},
        {"count": 20, "of": 100, "text": "Up to 2 in 10 years."},
        {"count": 20, "of": 100, "alt": "10 rows of 10 dots, of which 20 are filled."},
    ],
)
def test_dots_that_agree_with_their_words_do_not(body, tmp_path):
    assert [level for level, _ in found(tmp_path, dots(**body), "numbers") if level == "error"] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20 de cada 100 personas", [(20, 100)]),
        ("Unas 20 personas de 100", [(20, 100)]),
        ("20 sur 100", [(20, 100)]),
        ("20 von 100", [(20, 100)]),
        ("نحو 20 من كل 100 شخص", [(20, 100)]),
        ("٢٠ من ١٠٠", [(20, 100)]),
        ("100 人中约有 20 人", [(20, 100)]),
        ("每100人中有20人", [(20, 100)]),
        ("20 % des personnes", [(20, 100)]),
        ("20 de cada 1.000 personas", [(20, 1000)]),
        ("2.5% of people", []),
        ("Call 2 of your nurses", []),
        ("100 of 20", []),
        ("100个中有20个", [(20, 100)]),
        ("1,000 out of 10,000,000", [(1000, 10_000_000)]),
        ("1 out of 1" + "1" * 4_400, []),
        ("1" * 4_400 + " 人中有 20 人", []),
        ("20 人中有 " + "1" * 4_400, []),
        ("1" * 4_400 + " %", []),
        ("0" * 200_000, []),
        ("112 " * 50_000, []),
    ],
    ids=lambda given: given[:40] if isinstance(given, str) else None,
)
def test_how_languages_name_a_share(text, said):
    assert shares(text) == said


@pytest.mark.parametrize("words", ["About 1 out of {} people.", "About {} out of 100 people.", "About 1 in {} people."])
def test_endless_digits_are_no_count_of_people(words, tmp_path):
    assert not found(tmp_path, good(blocks=texts(words.format("1" * 4_400))), "numbers")


@pytest.mark.parametrize("text", ["{} of people", "1 out of {}", "100 人中有 {} 人"])
def test_dots_are_not_held_against_endless_digits(text, tmp_path):
    body = {"count": 20, "of": 100, "text": text.format("1" * 4_400), "alt": "About 20 of 100 dots."}
    assert not [one for one in found(tmp_path, dots(**body), "numbers") if one[0] == "error"]
