"""Facing pages keep the rules in both languages, each finding at the file of its own side."""

import pytest
from rule_samples import good, spanish
from workspaces import built, handout, section, workspace

from takehome.gate import broken

DOTS = {"pictograph": {"count": "20", "of": "100", "text": "{} of 100 {}.", "alt": "20 {} 100."}, "from": ["seed"]}


def dots(lang, number):
    """A section with a drawing of 20 dots, and words that may say another number."""
    words = {**DOTS["pictograph"], "text": f"{number} out of 100 people" if lang == "en" else f"{number} de cada 100"}
    return {"id": "a", "title": f"A {lang}", "blocks": [{**DOTS, "pictograph": {**words, "alt": f"20 {lang}"}}]}


@pytest.mark.parametrize("langs", [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("wrong", ["en", "es"])
def test_a_rule_that_one_side_breaks_is_told_at_its_file(wrong, langs, tmp_path):
    sides = [handout(lang, [dots(lang, 80 if lang == wrong else 20), section("b", lang)]) for lang in langs]
    made = built(workspace(tmp_path, *sides), *langs)
    found = [problem for problem in broken(made) if problem.rule == "numbers"]
    assert [problem.level for problem in found] == ["error"]
    assert found[0].place.path == f"handouts/t/{wrong}.yaml"
    assert found[0].message == "20 of 100 dots are filled, and the words say 80 out of 100"


@pytest.mark.parametrize("langs", [("en", "es"), ("es", "en")])
def test_what_stands_once_is_asked_for_once(langs, tmp_path):
    library = workspace(tmp_path, good(), spanish())
    one, both = broken(built(library, langs[0])), broken(built(library, *langs))
    told = {(problem.rule, problem.place.path) for problem in both}
    assert all(path.endswith(f"{langs[1]}.yaml") for _, path in told - {(p.rule, p.place.path) for p in one})
    assert not [p for p in both if p.rule in ("calls", "provenance", "terms") and p not in one]
