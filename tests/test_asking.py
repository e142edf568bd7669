"""What can be asked of the library: where statements come from, and where something stands."""

import re

import pytest
from documents import MAIN, library
from workspaces import handout, section, shared, workspace, written

from takehome.checks.passages import plain
from takehome.cli import main
from takehome.gathering import submodels
from takehome.provenance import NONE, named, statements
from takehome.search import find


def told(capsys, *given):
    code = main([*given])
    return code, capsys.readouterr()


def test_every_statement_of_the_shipped_handouts_says_where_it_comes_from():
    shared = library().shared("en")
    count = 0
    for topic in library().topics():
        for stated in statements(library().handout(topic), shared):
            assert stated.marks != (NONE,), stated
            assert stated.place.line > 1 and stated.text.strip()
            assert all(named(mark, shared) != mark for mark in stated.marks)
            count += 1
    assert count > 180


def test_statements_are_named_with_file_line_and_source(capsys):
    code, said = told(capsys, "sources", MAIN, "--mark", "seed")
    assert code == 0
    lines = said.out.splitlines()
    assert lines[0].startswith(f"handouts/{MAIN}/en.yaml:")
    assert "    seed: the seed article, which cites nothing" in lines
    shown = int(lines[-1].split()[0])
    code, said = told(capsys, "sources", MAIN)
    assert code == 0 and shown < int(said.out.splitlines()[-1].split()[0])
    assert "https://" in said.out


def test_a_mark_that_is_not_there_is_said(capsys):
    code, said = told(capsys, "sources", MAIN, "--mark", "sed")
    assert code == 2 and "did you mean 'seed'?" in said.err


def test_a_statement_without_a_mark_is_named(tmp_path):
    bare = section("a", "en")
    bare["blocks"].append({"text": "Nobody says where this comes from."})
    made = workspace(tmp_path, handout("en", [bare]))
    (found,) = [s for s in statements(made.handout("t"), made.shared("en")) if s.marks == (NONE,)]
    assert found.text == "Nobody says where this comes from."


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("clinical trial", "clinical-trials"),
        ("breathless", "managing-symptoms#sym-breath"),
        ("HOSPICE", "#hospice"),
        ("progno", "#time"),
        ("second opinion", "#second-opinion"),
        ("bran", "#shared-decisions"),
    ],
)
def test_places_are_found_best_first(words, where, capsys):
    code, said = told(capsys, "find", *words.split())
    assert code == 0
    assert where in said.out.splitlines()[0]


def test_all_words_must_stand_in_a_place_and_accents_do_not_count(tmp_path):
    one, two = section("a", "en"), section("b", "en")
    one["blocks"][0]["text"] = "Ein Café am {term:x|Fluß}.".replace("{term:x|Fluß}", "**Fluss**")
    made = workspace(tmp_path, handout("en", [one, two]))
    found = find("cafe fluss", [made.handout("t")], made.shared("en"))
    assert [hit.where for hit in found] == ["t#a"]
    assert "Café am Fluss" in found[0].excerpt
    assert find("cafe nothing", [made.handout("t")], made.shared("en")) == []
    assert find(" .,", [made.handout("t")], made.shared("en")) == []


@pytest.mark.parametrize(
    ("text", "there", "elsewhere"),
    [
        ("암 치료", "암", "약"),
        ("आपका इलाज", "इलाज", "इली"),
        ("ваш ёжик", "ёжик", "ежик"),
        ("Su información", "informacion", "infx"),
    ],
)
def test_letters_of_every_script_stay_whole(text, there, elsewhere, tmp_path):
    one = section("a", "en")
    one["blocks"][0]["text"] = text
    made = workspace(tmp_path, handout("en", [one]))
    hits, none = (find(word, [made.handout("t")], made.shared("en")) for word in (there, elsewhere))
    assert [hit.where for hit in hits] == ["t#a"] and none == []


@pytest.mark.parametrize(("longer", "whole", "word"), [("केला अच्छा", "के लिए", "के"), ("painting", "pain", "pain")])
def test_a_whole_word_counts_more_than_a_part_in_every_script(longer, whole, word, tmp_path):
    sections = [section("a", "en"), section("b", "en")]
    for one, text in zip(sections, (longer, whole), strict=True):
        one["blocks"][0]["text"] = f"{text} ü."
    made = workspace(tmp_path, handout("en", sections))
    assert [hit.where for hit in find(word, [made.handout("t")], made.shared("en"))] == ["t#b", "t#a"]


def test_what_is_nowhere_is_said(capsys):
    code, said = told(capsys, "find", "zyzzyva")
    assert code == 1 and "nothing speaks of that" in said.err and "hint" in said.err


def test_other_languages_are_searched_in_their_words(capsys):
    code, said = told(capsys, "find", "ensayo", "--lang", "es")
    assert code == 0 and f"{MAIN}#trials: ¿" in said.out


def test_sources_lists_what_stands_in_a_box(capsys):
    from takehome.blocks.callout import Callout

    assert main(["sources", "coping-and-practical-support", "--mark", "unchecked"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    handout = library().handout("coping-and-practical-support")
    boxes = [b for s in handout.sections for b in s.blocks if isinstance(b, Callout) and "unchecked" in b.from_]
    texts = [" ".join(str(box.callout.text).split())[:30] for box in boxes if box.callout.text]
    assert len(texts) > 2
    assert [text for text in texts if "{" not in text and text not in said] == []


def test_shared_words_that_are_printed_are_statements_too():
    words, main = library().shared("en"), library().handout(MAIN)
    said = {stated.text: stated for stated in statements(main, words)}
    helping = [words.organisations[id] for id in main.help]
    assert helping and all(f"{one.name}: {one.what}" in said for one in helping)
    here = [note for note in words.call_notes if MAIN in (note.only or [MAIN])]  # others have the rest
    notes = [" ".join(str(text) for text in (note.text, note.hospice_note) if text) for note in here]
    assert any("{{" in note for note in notes) and all(note in said for note in notes)
    biopsy = words.terms["biopsy"]
    assert said[plain(f"{biopsy.word}: {biopsy.means}")].marks == biopsy.from_
    explained = {f"{one.word}: {one.means}" for one in words.terms.values()}
    assert explained - said.keys()  # only those that it uses


def small(folder, text="You can ask about a {term:a|first word}.", **more):
    """A small handout that marks a term, which is explained by another, and names a sign in a box."""
    one = section("a", "en")
    box = {"callout": {"title": "A box", "signs": ["pain"]}, "from": ["seed"]}
    one["blocks"] += [{"text": text, "from": ["seed"]}, box]
    made = workspace(folder, handout("en", [one], **{"help": ["us"], **more}))
    parts = shared("en")
    parts["signs"]["pain"] = {"tier": "clinic-today", "text": "A new pain", "from": ["unchecked"]}
    parts["terms"] = {
        "a": {"word": "first word", "means": "one before {term:b|the second}", "from": ["seed"]},
        "b": {"word": "second", "means": "the next one"},
        "c": {"word": "third", "means": "used by nobody"},
    }
    parts["call_notes"] = [{"id": "n", "text": "Not sure? Call us."}]
    parts["organisations"] = {"us": {"name": "A place", "what": "It helps.", "from": ["seed"]}}
    written(folder / "handouts/shared/en.yaml", parts)
    return made


def test_terms_of_terms_signs_in_boxes_notes_and_places_to_get_help_are_listed_once(tmp_path):
    made = small(tmp_path)
    found = list(statements(made.handout("t"), made.shared("en")))
    texts = [stated.text for stated in found]
    assert {"first word: one before the second", "second: the next one", "A place: It helps."} <= set(texts)
    assert not any("third" in text for text in texts) and len(texts) == len(set(texts))
    assert {stated.text for stated in found if stated.marks == ("unchecked",)} == {"A new pain"}
    assert {stated.text for stated in found if stated.marks == (NONE,)} == {
        "second: the next one",
        "Not sure? Call us.",
    }
    assert all(stated.place.path.endswith("handouts/shared/en.yaml") for stated in found[-4:])


@pytest.mark.parametrize(
    "more", [{"help": ["uss"]}, {"text": "You can ask about {term:aa|it}."}, {"more_signs": ["pian"]}]
)
def test_a_name_that_nothing_bears_is_told_at_its_line(more, tmp_path, capsys):
    small(tmp_path, **more)
    code, said = told(capsys, "--workspace", str(tmp_path), "sources", "t")
    assert code == 1 and "there is no " in said.err and "did you mean" in said.err
    assert "handouts/t/en.yaml:" in said.err


def test_statements_are_named_from_where_somebody_is(tmp_path, capsys, monkeypatch):
    workspace(tmp_path / "mine", handout("en", [section("a", "en")]))
    for here, path in ((tmp_path, "mine/handouts/t/en.yaml:"), (tmp_path / "mine", "handouts/t/en.yaml:")):
        monkeypatch.chdir(here)
        assert told(capsys, "--workspace", str(tmp_path / "mine"), "sources", "t")[1].out.startswith(path)


@pytest.mark.parametrize(
    ("mark", "code"), [("none", 0), ("unchecked", 0), ("seed", 0), ("acs", 0), ("sed", 2), ("nobody", 2)]
)
def test_a_mark_that_no_statement_has_is_none_of_them_and_no_mistake(mark, code, tmp_path, capsys):
    made = workspace(tmp_path, handout("en", [section("a", "en")]))
    page = {"title": "A page", "publisher": "ACS", "url": "https://acs.example/page"}
    written(tmp_path / "handouts/shared/en.yaml", {**shared("en"), "sources": {"acs": page}})
    count = len(list(statements(made.handout("t"), made.shared("en"))))
    found, said = told(capsys, "--workspace", str(tmp_path), "sources", "t", "--mark", mark)
    assert found == code
    assert code or said.out == (f"0 of {count} statements\n" if mark != "seed" else said.out)


def test_the_list_marks_what_is_a_workspaces_own(tmp_path, capsys):
    workspace(tmp_path, handout("en", [section("a", "en")]), handout("en", [section("a", "en")], handout=MAIN))
    assert main(["list", "--workspace", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "t: Title en - yours (en)" in lines
    assert f"{MAIN}: Title en (also in ar,es,zh-Hans) - yours, in the place of the stock's (en)" in lines
    assert sum("yours" in line for line in lines) == 2
    assert main(["list"]) == 0
    assert "yours" not in capsys.readouterr().out


@pytest.mark.parametrize(("language", "hint"), [("xx", "they are in: ar, en, es"), ("spanish", "did you mean 'es'?")])
@pytest.mark.parametrize("command", [("find", "pain"), ("check", "--all"), ("issue", "--all")])
def test_a_language_in_which_no_handout_is_there_is_told(command, language, hint, capsys):
    assert main([*command, "--lang", language]) == 1
    said = capsys.readouterr().err
    assert f"no handout is there in {language!r}" in said
    assert hint in said


def test_a_statement_is_listed_with_all_of_its_words(tmp_path):
    blocks = [
        {"faq": [{"id": "f", "ask": "Did I cause this?", "answer": "No. You did not.", "from": ["seed"]}]},
        {"steps": [{"id": "s", "title": "Ask your team", "text": "They can help.", "from": ["seed"]}]},
        {
            "table": {
                "caption": "Choices",
                "columns": [
                    {"id": "what", "title": "Choice", "header": "true"},
                    {"id": "how", "title": "How it works"},
                ],
                "rows": [{"id": "r", "what": "A trial", "how": "It tests a drug.", "from": ["seed"]}],
            }
        },
        {"quote": {"text": "I was not alone.", "who": "A reader who agreed to this"}, "from": ["seed"]},
    ]
    one = section("a", "en") | {"blocks": blocks}
    made = workspace(tmp_path, handout("en", [one]))
    said = [stated.text for stated in statements(made.handout("t"), made.shared("en"))]
    assert {
        "Did I cause this? No. You did not.",
        "Ask your team: They can help.",
        "A trial: It tests a drug.",
        "I was not alone. A reader who agreed to this",
    } <= set(said)


def test_no_word_of_a_handout_that_is_marked_is_left_out_of_the_list():
    shared = library().shared("en")
    for topic in library().topics():
        one = library().handout(topic)
        told = re.sub(r"\{\{[^{}]+\}\}", "", " ".join(stated.text for stated in statements(one, shared)))
        marked = [m for m in submodels([one]) if getattr(m, "from_", ()) and type(m).__name__ in ("Answer", "Step")]
        assert len(marked) > 2
        for model in marked:
            for name in ("ask", "answer", "title", "text"):
                words = getattr(model, name, None)
                assert words is None or " ".join(plain(words).split()) in told


def test_saved_orders_are_listed_with_their_titles_and_found_by_them(capsys):
    code, said = told(capsys, "list")
    assert code == 0
    for line in (
        "    family-pack: For family and friends (sheets)\n",
        "    short-version: When lung cancer treatment stops working (a few sheets)\n",
        "    living-with-advanced-lung-cancer: Living with advanced lung cancer (a booklet)\n",
    ):
        assert line in said.out
    for words, first in (("short version", "short-version: "), ("for family", "family-pack: For family and friends")):
        code, said = told(capsys, "find", *words.split())
        assert code == 0 and said.out.startswith(first)


def test_a_saved_order_with_a_mistake_is_said_and_the_others_are_listed(tmp_path, capsys):
    workspace(tmp_path, handout("en", [section("a", "en")]))
    for name, parts in (("good", ["t"]), ("bad", "nothing")):
        written(tmp_path / "handouts/booklets" / f"{name}.yaml", {"order": name, "title": "An order", "parts": parts})
    code, said = told(capsys, "--workspace", str(tmp_path), "list")
    assert code == 1 and "    good: An order (a booklet)\n" in said.out
    assert "booklets/bad.yaml" in said.err


@pytest.mark.parametrize("language", ["es", "ar", "zh-Hans"])
def test_a_translation_states_as_much_as_the_english_also_where_words_have_no_blanks(language):
    counts = [
        sorted(stated.marks for stated in statements(library().handout(MAIN, lang), library().shared(lang)))
        for lang in ("en", language)
    ]
    assert counts[0] == counts[1] and len(counts[0]) > 150


@pytest.mark.parametrize("words", ["Confusion", "发烧", "呼吸困难"])
def test_a_sign_of_one_word_is_a_statement(words, tmp_path):
    said = shared("en")
    said["signs"]["breath"] = {"tier": "emergency", "text": words, "from": ["unchecked"]}
    made = workspace(tmp_path, handout("en", [section("s", "en")]))
    written(tmp_path / "handouts/shared/en.yaml", said)
    found = [stated for stated in statements(made.handout("t"), made.shared("en")) if stated.text == words]
    assert [stated.marks for stated in found] == [("unchecked",)]
