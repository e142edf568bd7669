"""What can be asked of the library: where statements come from, and where something stands."""

import pytest
from documents import MAIN, library
from workspaces import handout, section, workspace

from takehome.cli import main
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
            assert stated.place.line > 1 and len(stated.text.split()) > 1
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
        ("breathless", "#when-to-call"),
        ("clinical trial", "clinical-trials"),
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
