"""What is locked in a hard part that is left out: as hard as there, unless it keeps its reader safe."""

import pytest
from workspaces import built, handout, section, workspace

from takehome.checks.passages import said_in
from takehome.document import CARE
from takehome.element import Text, walk

CAUTION = {"tone": "caution", "title": "Get help now", "text": "Do you not feel safe? Call somebody."}


def blocks(**more):
    hard = {"text": "Very hard words about dying.", "locked": "true", "from": ["seed"], **more}
    return [
        {"text": "This stays away.", "from": ["seed"]},
        hard,
        {"callout": CAUTION, "locked": "true", "from": ["seed"]},
        {"text": "Call {{ phones.emergency }} at once.", "locked": "true", "from": ["seed"]},
        {"callout": {"title": "Now", "text": "See here.", "signs": ["breath"]}, "locked": "true", "from": ["seed"]},
    ]


def made(folder, layout, hard, **more):
    some = [{**section("a", "en")}, {"id": "b", "title": "B", "sensitive": hard, "blocks": blocks(**more)}]
    library = workspace(folder, handout("en", some))
    return built(library, "en", layout=layout, parts=[{"topic": "t", "only": ["a"]}])


def test_a_locked_block_of_a_hard_part_is_behind_the_divider_and_what_keeps_safe_before_it(tmp_path):
    one = made(tmp_path, "booklet", "true")
    (hard,) = [section for _, section in one.document.gathered]
    ((_, plain),) = one.document.plain_sections
    assert [str(block.text) for block in hard.blocks] == ["Very hard words about dying."]
    assert [(str(section.id), len(section.blocks)) for section in plain] == [("a", 1), (CARE, 3)]
    assert one.pages.anchors[f"t.{hard.id}"] > one.pages.anchors["t.a"]
    said = " ".join(said_in(text) for text in walk(one.tree) if isinstance(text, Text))
    assert said.index("Get help now") < said.index("Very hard words")
    assert "This stays away" not in said


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Call 911 at once if your throat swells.", True),
        ("Call 9-1-1. 2 minutes count.", True),
        ("اتصل بـ ٩١١ فورًا.", True),
        ("Call 112 or 999.", True),
        ("About 100 of 9110 people.", False),
    ],
)
def test_a_typed_emergency_number_of_a_hard_part_stands_in_the_open(text, open_, tmp_path):
    one = made(tmp_path, "booklet", "true", text=text)
    (care,) = [part for part in one.document.sections if part.id == CARE]
    assert care.blocks[0].sensitive is not open_
    assert len(one.document.gathered) == (not open_)


def test_on_sheets_it_has_a_tag_and_what_keeps_safe_has_none(tmp_path):
    one = made(tmp_path, "sheet", "true")
    said = [said_in(text) for text in walk(one.tree) if isinstance(text, Text)]
    tags = [said[at + 1] for at, words in enumerate(said) if words == str(one.style.say("ready_tag"))]
    assert tags == ["Very hard words about dying."]


@pytest.mark.parametrize(("hard", "more"), [("false", {}), ("false", {"sensitive": "true"}), ("true", {})])
def test_a_block_is_hard_where_it_or_its_part_says_so(hard, more, tmp_path):
    one = made(tmp_path, "booklet", hard, **more)
    (care,) = [part for part in one.document.sections if part.id == CARE]
    assert [block.sensitive for block in care.blocks] == ["true" in (hard, *more.values()), False, False, False]
