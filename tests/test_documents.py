"""The promises, on every document that is shipped: words, structure, geometry, validator."""

import re
import subprocess
from functools import partial
from itertools import combinations

import pytest
from documents import (
    CASES,
    EVERY,
    SHIPPED,
    TRANSLATED,
    again,
    ahead,
    behind,
    calls_of,
    cards,
    close,
    form,
    inside,
    lacks,
    late,
    lean,
    library,
    lined,
    listed,
    made,
    reasons,
    run_in,
    silent,
    tight,
)
from expected import Walk, headings, squeezed

from takehome.checks.rules import report
from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.element import Text
from takehome.make import make
from takehome.order import Order
from takehome.pagebreaks import LEAST_FILL
from takehome.schema import validate
from takehome.strips import Art, Frame, Rule, Words

ids = pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)


def expected(case):
    one = made(case)
    structure = read_structure(one.data)
    heads = list(headings(structure))
    walk = Walk(case.topics, case.brand, heads, case.title, case.lang, margin=case.layout == "sheet")
    walk.moved = case.moved
    return told(walk, one)


def told(walk, one):
    """The words of a walk, as a document says whom to call and what a full page leaves to others."""
    walk.lean, walk.ahead, walk.cards = lean(one), ahead(one), cards(one)
    walk.lined, walk.tight = lined(one), tight(one.tree, one.document.shared)
    if one.document.booklet:
        walk.close, walk.run_in = close(one.tree, one.document.shared), run_in(one)
        return walk.book(inside(one), lacks(one), silent(one), again(one), behind(one), reasons(one), listed(one))
    say = walk.brief if one.document.brief else partial(walk.sheet, len(one.pages.pages))
    return say(calls_of(one), late(one), run_in(one), form(one))


@pytest.mark.parametrize("case", [*CASES, *TRANSLATED, *EVERY], ids=lambda c: c.name)
def test_the_words_are_those_of_the_yaml_in_order(case):
    said, wanted = squeezed(read_structure(made(case).data).text()), expected(case)
    if case.lang == "zh-Hans":  # which has no white between words
        said, wanted = said.replace(" ", ""), wanted.replace(" ", "")
    assert said == wanted


# the signs that page 1 leaves
MOVED = {
    "family-pack": ("collapse", "opioid-overdose"),
    "hospice-talk": ("cannot-cope",),
    "symptoms-only": ("calf-swelling",),
}


@pytest.mark.parametrize("name", library().booklets())
def test_the_words_of_a_saved_order_are_those_of_the_yaml_in_order(name):
    order = library().order(name)
    one = make(library(), order)
    structure = read_structure(one.data)
    topics = [(str(part.topic), part.only or (() if order.brief else None)) for part in order.parts]
    assert not any(part.without for part in order.parts)
    walk = Walk(topics, headings=list(headings(structure)), title=order.title, margin=not one.document.booklet)
    walk.moved, walk.note_text = MOVED.get(name, ()), order.note or ""
    walk.questions_asked = list(order.questions) if order.questions else None
    assert squeezed(structure.text()) == told(walk, one)


@ids
def test_poppler_reads_the_same_words_in_tree_order(case, poppler, tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(made(case).data)
    done = subprocess.run([poppler("pdfinfo"), "-struct-text", target], capture_output=True, text=True, check=True)
    lines = re.findall(r'^\s*"(.*)"$', done.stdout, re.M)
    assert squeezed("".join(lines)) == expected(case)


@ids
def test_our_own_checker_finds_nothing(case):
    assert check_structure(made(case).data) == ()


def test_the_validator_finds_nothing(verapdf, tmp_path):
    files = []
    for case in CASES:
        target = tmp_path / f"{case.name}.pdf"
        target.write_bytes(made(case).data)
        files.append(target)
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, files) == {file: True for file in files}


def test_every_handout_and_every_saved_order_passes_in_every_language(verapdf, tmp_path):
    files = []
    for name in library().booklets():
        made = make(library(), library().order(name))
        assert check_structure(made.data) == ()
        assert not made.document.booklet or len(made.pages.pages) <= 48
        assert not [p for p in report(made.document, made.tree, made.pages).problems if p.level == "error"]
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(made.data)
    assert len(files) >= 9
    for topic in library().topics():
        for lang in library().languages(topic):
            order = {"order": "one", "parts": [{"topic": topic}], "langs": [lang]}
            made = make(library(), validate(Order, order))
            assert not [problem for problem in made.findings if problem.level == "error"]
            files.append(tmp_path / f"{topic}-{lang}.pdf")
            files[-1].write_bytes(made.data)
    assert len(files) >= 12
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, files) == {file: True for file in files}


@ids
def test_nothing_overlaps_and_nothing_leaves_its_frame(case):
    for page in made(case).pages.pages:
        words = [p for p in page.placed if isinstance(p.piece, Words)]
        assert words
        for placed in page.placed:
            line = placed.piece.line.width if isinstance(placed.piece, Words) else placed.width
            assert placed.x >= page.left - 0.5, placed
            assert placed.x + line <= page.left + made(case).style.paper.width + 0.5, placed
            if not isinstance(placed.piece, Frame):
                top = letters(placed)[0] if drawn(placed) else placed.y
                assert top >= page.top - 0.5 or labels(placed), placed
                assert placed.y + placed.height <= page.bottom + 0.5, placed
        for one, other in combinations(words, 2):
            assert not overlap(one, other), (one.piece.text, other.piece.text)


def labels(placed):
    return isinstance(placed.piece, Words) and placed.piece.text.style == "label"


def drawn(placed):
    """Whether words stand in a drawing: on its edge they have their letters in it, not their leading."""
    return isinstance(placed.piece, Words) and placed.piece.text.style == "drawn"


def letters(placed):
    """Where the letters of a line begin and end, without its leading."""
    middle, half = placed.y + placed.height / 2, placed.piece.style.size * 0.36
    return middle - half, middle + half


def overlap(one, other):
    """Whether the letters of two lines touch: the middle of the line, without its leading."""

    def box(p):
        x = p.x + (p.width - p.piece.line.width if p.piece.line.rtl else 0)
        return x, x + p.piece.line.width, *letters(p)

    a, b = box(one), box(other)
    return a[0] < b[1] - 0.5 and b[0] < a[1] - 0.5 and a[2] < b[3] - 0.5 and b[2] < a[3] - 0.5


@ids
def test_no_heading_ends_a_page_and_the_last_page_is_filled(case):
    pages = made(case).pages.pages
    for page in pages:
        words = [p for p in page.placed if isinstance(p.piece, Words)]
        lowest = max(words, key=lambda p: p.y)
        own = [p for p in words if p.piece.text is lowest.piece.text]
        top = min(p.y for p in own)
        beside = [p for p in page.placed if p not in own and p.y + p.height > top + 2]
        role = lowest.piece.text.role or ""
        assert not (re.fullmatch(r"H\d", role) and not beside), (page.number, lowest.piece.text)
    if case.layout == "sheet" and len(pages) > 1:
        least = (
            LEAST_FILL if case.spacing is None else 0.75 * LEAST_FILL
        )  # letters set wide part the imprint from sources
        assert pages[-1].used >= least * made(case).style.paper.height


@ids
def test_a_booklet_fills_whole_sheets(case):
    if case.layout == "booklet":
        assert len(made(case).pages.pages) % 4 == 0


@ids
def test_page_numbers_in_contents_are_true(case):
    document = made(case)
    for text in (e for e in every(document.tree) if isinstance(e, Text)):
        for run in text.runs:
            if run.page_of:
                assert run.page_of in document.pages.anchors


def every(element):
    from takehome.element import walk

    return walk(element)


@pytest.mark.parametrize("case", SHIPPED, ids=lambda c: c.name)
def test_structure_outline_is_the_committed_one(case, golden):
    golden(f"{case.name}.outline.txt", read_structure(made(case).data).outline())


@pytest.mark.parametrize("case", SHIPPED, ids=lambda c: c.name)
def test_page_map_is_the_committed_one(case, golden):
    lines = [f"{number:3d}  {name}" for name, (number, _) in made(case).pages.anchors.items()]
    golden(f"{case.name}.pages.txt", "\n".join(lines) + "\n")


def test_steps_table_and_links_are_what_they_should_be():
    outline = read_structure(made(CASES[0]).data).outline()
    assert outline.count("scope=Column") == 4
    assert outline.count("scope=Row") >= 7


def test_pages_hold_pictures_and_rules():
    pages = made(CASES[0]).pages.pages
    assert any(isinstance(p.piece, Art) for page in pages for p in page.placed)
    assert any(isinstance(p.piece, Rule) for page in pages for p in page.placed)
