"""What is said of a picture to somebody who does not see it is more than that there is one."""

from __future__ import annotations

import pytest
from rule_samples import good, texts
from workspaces import built, workspace

from takehome.checks.alts import says_nothing
from takehome.checks.printed import printed, printed_as
from takehome.checks.rules import report

EMPTY = [
    "scan_12",
    "scan 12 png",
    "An image",
    "a picture",
    "Photo",
    "picture of",
    "IMG 2034",
    "IMG_2034.jpeg",
    "image1",
    "Figure 1",
    "x",
    ".",
    "see text",
    "See the caption.",
    "decorative",
    "Una imagen",
    "图片",
]


@pytest.mark.parametrize("words", EMPTY)
def test_words_that_say_nothing(words):
    assert says_nothing(words)


@pytest.mark.parametrize(
    "words",
    ["Two pills in the morning", "A picture of two lungs", "15 of 100 dots are filled.", "Lungs", "肺", "Day 28"],
)
def test_words_that_say_something(words):
    assert not says_nothing(words)


def test_the_name_of_the_file_says_nothing():
    assert says_nothing("Two lungs", "two-lungs.svg")
    assert not says_nothing("Two lungs and a scan", "two-lungs.svg")


def test_it_is_told_once_and_where_it_was_typed(tmp_path):
    body = {"count": "1", "of": "100", "text": "About 1 out of 100 people.", "alt": "A picture"}
    one = good(blocks=[*texts("You can ask."), {"pictograph": body, "from": ["seed"]}])
    made = built(workspace(tmp_path, one), "en", layout="sheet")
    found = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "accessible"]
    (problem,) = found
    line = (tmp_path / problem.place.path).read_text(encoding="utf-8").splitlines()[problem.place.line - 1]
    assert problem.level == "error" and "alt: A picture" in line
    read_back = printed(made.data, printed_as(made.document, made.style, made.tree))
    assert not [p for p in read_back if "says nothing" in p.message]
