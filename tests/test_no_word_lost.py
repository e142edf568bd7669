"""No word is cut off, whatever its length: it is printed whole, or the build stops and names its line."""

from datetime import date

import pytest
from expected import squeezed

from takehome.checks.structure import read_structure
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.schema import validate
from takehome.template import handout_template

LAYOUTS = ["sheet", "booklet"]


def words(count):
    return " ".join(f"word{i}" for i in range(count))


def spoken(made):
    return squeezed(read_structure(made.data).text())


def built(tmp_path, layout, block):
    folder = tmp_path / "handouts" / "mine"
    folder.mkdir(parents=True, exist_ok=True)
    page = handout_template("mine", date(2026, 11, 23))
    (folder / "en.yaml").write_text(page.replace("    blocks:\n", f"    blocks:\n{block}", 1))
    return make(Library(tmp_path), validate(Order, {"order": "o", "parts": ["mine"], "layout": layout}))


BLOCKS = {
    "a title in a box": "      - callout: {{tone: caution, title: {words}, text: Call first.}}\n",
    "a table's cell": "      - table: {{columns: [{{id: a, title: A, header: true}}, {{id: b, title: B}}], "
    "rows: [{{id: r, a: x, b: {words}}}]}}\n",
    "a question": "      - faq:\n          - {{id: q, ask: {words}, answer: Yes.}}\n",
    "a step": "      - steps:\n          - {{id: st, title: {words}, text: Do it.}}\n",
    "a note in the margin": "      - text: Hello.\n        margin: {{title: Note, text: {words}}}\n",
    "a paragraph": "      - text: {words}\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("count", [12, 60, 400, 1500])
@pytest.mark.parametrize("block", BLOCKS)
def test_every_word_is_printed_on_the_page_or_its_line_is_named(block, count, layout, tmp_path):
    said = words(count)
    text = BLOCKS[block].format(words=said)
    try:
        made = built(tmp_path, layout, text)
    except Problems as bad:
        assert count > 60, bad
        (problem,) = bad.problems
        assert problem.message == "this is taller than a page"
        assert "word0" in problem.excerpt
        return
    assert said in spoken(made)
    for page in made.pages.pages:
        assert all(p.y + p.height <= page.bottom + 0.5 for p in page.placed)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_paragraph_and_a_box_of_any_length_are_parted(layout, tmp_path):
    said = words(2200)
    made = built(tmp_path, layout, f"      - callout: {{tone: tip, title: A tip, text: {said}}}\n")
    assert said in spoken(made)
    assert len(made.pages.split_boxes) == 1
    assert any("goes on" in finding.message for finding in made.findings)


@pytest.mark.parametrize("length", range(20, 140, 8))
def test_notes_in_the_margin_stay_on_their_page(length, tmp_path):
    block = "".join(
        f"      - text: {words(length)}\n        margin: {{title: Note {i}, text: {words(40)}}}\n" for i in range(6)
    )
    made = built(tmp_path, "sheet", block)
    for page in made.pages.pages:
        assert all(p.y + p.height <= page.bottom + 0.5 for p in page.placed)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_word_that_goes_on_on_the_next_page_stays_one_word(layout, tmp_path):
    """A line that ends with a hyphen or a slash has no space after it, also where the page turns there."""
    said = "-".join(f"well{i}" for i in range(400)) + " and/" + "/".join(f"or{i}" for i in range(400))
    made = built(tmp_path, layout, f"      - text: {said}\n")
    assert len({name for name in made.pages.pages}) > 4
    assert said in spoken(made)
