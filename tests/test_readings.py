"""A proof slip says what pages were made of, also where somebody saves a file while they are made."""

import os

import pytest

from takehome.files import digest
from takehome.gate import let_pass
from takehome.library import Library
from takehome.order import Order
from takehome.prepare import Given
from takehome.problems import Problems
from takehome.proof import inputs
from takehome.schema import validate
from takehome.shelf import stock


def slipped(place, change):
    """What a slip says of the files of a document, one of which is changed once its pages are made."""
    library = Library(place.root)
    order = validate(Order, {"order": "o", "parts": [{"topic": "t"}], "brand": "small"})
    made = let_pass(library, order, Given())
    change()
    return inputs(library, order, Given(), made)


def test_a_slip_has_the_marks_of_what_was_read_and_not_of_what_stands_there_since(place):
    path = place.root / "handouts" / "t" / "en.yaml"
    before = path.read_bytes()
    said = slipped(place, lambda: path.write_bytes(before + b"# more\n"))
    assert path.read_bytes() != before
    assert said["source"]["handouts/t/en.yaml"] == digest(before)


def test_no_slip_is_made_of_a_file_that_was_read_twice_and_was_another(place):
    """A brand is read anew for each language, and by what looks for English words in it."""
    path = place.root / "layouts" / "brands" / "small.yaml"
    with pytest.raises(Problems) as bad:
        slipped(place, lambda: path.write_bytes(path.read_bytes() + b"# more\n"))
    (problem,) = bad.value.problems
    assert problem.place.path == "layouts/brands/small.yaml" and problem.hint == "build it again"
    assert "was changed while the document was made" in problem.message


def test_no_slip_is_made_of_a_font_that_was_changed(place):
    family = place.root / "fonts" / "literata"
    family.mkdir(parents=True)
    for path in (stock() / "fonts" / "literata").iterdir():
        (family / path.name).write_bytes(path.read_bytes())
    (font,) = family.glob("*-400.ttf")
    with pytest.raises(Problems) as bad:
        slipped(place, lambda: os.utime(font, (1, 1)))
    assert [one.place.path for one in bad.value.problems] == [f"fonts/literata/{font.name}"]
