"""Labels of drawings that stand on each other: in a language of longer words, in larger print, on facing pages."""

import pytest
from workspaces import built, handout, workspace

from takehome.problems import shown

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120">
<circle id="label-one" cx="10" cy="30" r="0"/><circle id="label-two" cx="10" cy="62" r="0"/>
<circle id="label-far" cx="300" cy="30" r="0"/><rect x="1" y="100" width="300" height="10"/></svg>"""
LONG = "Palabras que de ninguna manera caben en una línea, ni en dos"


def figure(one, two="Two"):
    body = {"file": "a.svg", "alt": "A bar.", "caption": "C", "labels": {"one": one, "two": two, "far": "Far"}}
    return [{"id": "s", "title": "S", "blocks": [{"figure": body}]}]


def library(folder, en, es=None):
    """A handout with a drawing whose first label is of these words in English and, if given, in Spanish."""
    found = workspace(folder, *(handout(lang, figure(one)) for lang, one in (("en", en), ("es", es)) if one))
    (folder / "handouts" / "t" / "a.svg").write_text(SVG)
    return found


def told(made):
    return [one for one in made.findings if one.rule == "labels"]


def test_labels_that_have_room_are_told_nothing(tmp_path):
    assert told(built(library(tmp_path, "One"), "en", layout="sheet")) == []


@pytest.mark.parametrize("langs", [("es",), ("es", "en"), ("en", "es")])
def test_labels_that_a_translation_sets_on_each_other_are_told_with_their_file(langs, tmp_path):
    (found,) = told(built(library(tmp_path, "One", LONG), *langs))
    both = f"one ({shown(LONG)!r}) and two ('Two')"
    assert found.message == f"in the drawing a.svg, labels stand on each other: {both}"
    assert (found.level, found.place.path) == ("warning", "handouts/t/es.yaml")
    assert found.excerpt.strip() == "two: Two"


def test_labels_that_only_larger_words_set_on_each_other_are_told_there(tmp_path):
    words = "Some words more than one"
    some = library(tmp_path, words)
    assert told(built(some, "en", layout="sheet")) == []
    assert len(told(built(some, "en", layout="large_print", size="20"))) == 1


def test_labels_of_a_page_from_right_to_left_are_held_against_each_other_too(tmp_path):
    some = workspace(
        tmp_path,
        handout("en", figure("One")),
        handout("ar", figure("كلمات طويلة جدا لا تتسع في سطر واحد ولا تتسع في سطرين اثنين")),
    )
    (tmp_path / "handouts" / "t" / "a.svg").write_text(SVG)
    assert [one.place.path for one in told(built(some, "ar"))] == ["handouts/t/ar.yaml"]
    assert told(built(some, "en")) == []
