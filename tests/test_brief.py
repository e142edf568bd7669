"""A brief document: all that a reader must not be without, a few questions, and what it leaves to the whole handout."""

from io import BytesIO

import pytest
from documents import MAIN, library
from pypdf import PdfReader

from takehome.checks.structure import read_structure
from takehome.cli import main
from takehome.compose import FEW_LINES, FEW_QUESTIONS
from takehome.element import Box, Field, Rows, Text, walk
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.schema import validate
from takehome.strips import Words

LANGS = ("en", "es", "ar", "zh-Hans")


def brief(*parts, **more):
    asked = {"order": "take-home", "parts": list(parts), "layout": "sheet", "brief": "true", **more}
    return make(library(), validate(Order, asked))


def words(made):
    return " ".join(text for text in (said(e) for e in walk(made.tree) if isinstance(e, Text)))


def said(text):
    return "".join(run.text for run in text.runs)


@pytest.mark.parametrize("lang", LANGS)
def test_all_that_keeps_a_reader_safe_is_there(lang):
    made, whole = (
        brief(MAIN, langs=[lang]),
        make(library(), validate(Order, {"order": "o", "parts": [MAIN], "langs": [lang]})),
    )
    one, two = made.document, whole.document
    assert {s.text for s in (*one.first_signs, *one.more_signs)} == {
        s.text for s in (*two.first_signs, *two.more_signs)
    }
    boxes = [e for e in walk(made.tree) if isinstance(e, Box) and e.look in ("urgent", "today")]
    listed = {said(e) for box in boxes for e in walk(box) if isinstance(e, Text) and e.style == "call-item"}
    signs = (*one.first_signs, *one.more_signs)
    assert len(signs) > 20
    for sign in signs:
        text = str(sign.text).replace("{{clinic.fever}}", str(one.brand.clinic["fever"]))
        assert any(text in entry for entry in listed)
    printed = words(made)
    handout = one.chapters[0].handout
    locked = [block for section in handout.sections for block in section.blocks if block.locked]
    assert len(locked) == 2
    for title in (block.callout.title for block in locked):
        assert str(title) in printed
    assert [str(p.text) for p in handout.key_points] == [str(p.text) for p in two.chapters[0].handout.key_points]
    assert one.notice and one.notice in printed


def test_it_has_a_few_questions_and_lines_and_says_what_it_leaves_out():
    made = brief(MAIN)
    document = made.document
    assert len(document.questions) == FEW_QUESTIONS and not any(q.sensitive for q in document.questions)
    (lines,) = [e for e in walk(made.tree) if isinstance(e, Field) and e.kind == "lines"]
    assert lines.count == FEW_LINES
    printed = words(made)
    for title in ("Not in this copy Why did the treatment stop working? · ", "and more. Your team can also give you"):
        assert title in printed
    heads = [said(e) for e in walk(made.tree) if isinstance(e, Text) and (e.role or "").startswith("H")]
    assert "My questions" in heads
    for title in ("My team", "My visits", "Where to get help", "What is in this handout"):
        assert title not in heads
    assert not any(isinstance(e, Rows) and e.role == "TOC" for e in walk(made.tree))
    publishers = {str(s.publisher) for s in document.sources if s.grade not in ("C", "E")}
    assert len(publishers) > 20 and all(name in printed for name in publishers)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_is_three_sheets_of_paper(paper):
    assert len(brief(MAIN, paper=paper).pages.pages) <= 6
    whole = make(library(), validate(Order, {"order": "o", "parts": [MAIN], "paper": paper}))
    assert len(whole.pages.pages) > 18


def test_sections_that_a_part_names_are_in_it():
    made = brief(f"{MAIN}:choices")
    assert [s.id for s in made.document.sections if s.id != "locked.blocks"] == ["choices"]
    assert "What are your choices?" in words(made)


def test_a_booklet_is_never_brief():
    with pytest.raises(Problems) as bad:
        brief(MAIN, layout="booklet")
    (problem,) = bad.value.problems
    assert problem.message == "a booklet is never brief" and "`sheet`" in problem.hint


def test_the_command_line_has_it_too_also_in_large_print(tmp_path):
    words = ["build", MAIN, "--brief", "--layout", "large_print", "--size", "20", "--quiet", "-o", str(tmp_path)]
    assert main(words) == 0
    (file,) = tmp_path.glob("*.pdf")
    assert file.name == f"{MAIN}-brief-large-print-20.pdf"
    read = read_structure(file.read_bytes()).text()
    assert "My questions" in read and "Not in this copy" in read and "Name Phone" not in read


def test_a_long_list_of_other_signs_stands_in_two_columns_and_is_read_down_each():
    made = brief(MAIN)
    texts = {id(e): e for e in walk(made.tree) if isinstance(e, Text) and e.style == "call-item"}
    more = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "urgent"][1]
    inside = {id(e) for e in walk(more)}
    page = next(p for p in made.pages.pages if any(_is(i, inside & set(texts)) for i in p.placed))
    placed = [(i.x, i.y, id(i.piece.text)) for i in page.placed if _is(i, inside & set(texts))]
    columns = sorted({round(x) for x, _, _ in placed})
    assert len(columns) == 2
    left = dict.fromkeys(text for x, _, text in sorted(placed, key=lambda p: p[1]) if round(x) == columns[0])
    right = dict.fromkeys(text for x, _, text in sorted(placed, key=lambda p: p[1]) if round(x) == columns[1])
    read = [id(e) for e in walk(more) if id(e) in texts]
    assert [*left, *right] == read and len(left) > 2 and len(right) > 2


def test_large_print_has_one_column():
    made = brief(MAIN, layout="large_print")
    more = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "urgent" and len(list(walk(e))) > 20][-1]
    texts = {id(e) for e in walk(more) if isinstance(e, Text) and e.style == "call-item"}
    assert len(texts) > 6
    assert len({round(i.x) for page in made.pages.pages for i in page.placed if _is(i, texts)}) == 1


def _is(item, texts):
    return isinstance(item.piece, Words) and id(item.piece.text) in texts


def test_what_it_leaves_out_is_said_whatever_sections_it_has():
    every = [s.id for s in library().handout(MAIN).sections]
    printed = words(brief({"topic": MAIN, "only": every}))
    assert "Not in this copy My team \u00b7 My visits \u00b7 Where to get help \u00b7 and more. Your team" in printed


def test_sections_to_leave_out_are_left_out_already_and_that_is_said():
    made = brief({"topic": MAIN, "without": ["questions", "why"]})
    assert [s.id for s in made.document.sections] == ["locked.blocks"]
    assert any("has no section but those of `only`" in notice for notice in made.document.notices)


def test_hard_questions_stand_apart_where_an_order_names_them():
    made = brief(MAIN, questions=["q-none", "q-time", "q-choices"])
    printed = words(made)
    asked = {str(q.text): q.sensitive for q in made.document.questions}
    assert sorted(asked.values()) == [False, True, True]
    for text, hard in asked.items():
        assert (printed.index(text) > printed.index("Only if you want to know")) == hard


def test_without_ready_questions_nothing_asks_to_tick_them():
    made = brief(MAIN, questions=["q-time"])
    assert "Tick the questions" not in words(made) and "In my own words" in words(made)


def test_a_saved_order_in_another_language_has_a_title_in_that_language(tmp_path):
    for lang in ([], ["--lang", "es"]):
        assert main(["booklet", "after-the-scan", *lang, "--quiet", "-o", str(tmp_path)]) == 0
    titles = {file.stem: PdfReader(file).metadata.title for file in tmp_path.glob("*.pdf")}
    assert titles["after-the-scan-es"] == library().handout(MAIN, "es").title
    assert titles["after-the-scan"] == library().order("after-the-scan").title


def test_the_emergency_number_stays_on_the_line_of_what_to_do_with_it():
    made_ = make(library(), validate(Order, {"order": "o", "parts": [MAIN]}))
    said = ["".join(run.text for run in text.runs) for text in walk(made_.tree) if isinstance(text, Text)]
    calls = [words for words in said if words.endswith("911.")]
    assert len(calls) > 2 and all(words.endswith("\u00a0911.") for words in calls)


def test_the_head_of_a_page_says_what_it_belongs_to():
    made_ = make(library(), validate(Order, {"order": "o", "parts": [MAIN], "brief": "true", "title": "In short"}))
    pages = [page.extract_text() for page in PdfReader(BytesIO(made_.data)).pages]
    assert len(pages) > 3 and all("Your Clinic \u00b7 In short" in words for words in pages[1:])


@pytest.mark.parametrize(
    ("layout", "lang", "between", "kept"),
    [
        ("sheet", "es", ", noches y fines de semana: ", None),  # the clinic's name has given way
        ("large_print", "en", ", nights and weekends: ", None),
        ("large_print", "es", ", noches y fines de semana: ", 6),  # ... and the end of the title
    ],
)
def test_the_head_of_a_page_says_when_each_number_is_right_beside_as_much_of_the_title_as_it_can(
    layout, lang, between, kept
):
    said = {"order": "o", "parts": [{"topic": MAIN}], "layout": layout, "langs": [lang]}
    made_ = make(library(), validate(Order, said))
    title, phones = library().handout(MAIN, lang).title, made_.document.brand.phones
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made_.data)).pages][1:]
    head = f"{' '.join(title.split()[:kept])}\u2026" if kept else title
    assert all(head in words and f"{phones.day}{between}{phones.night}" in words for words in pages)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_no_line_of_reading_is_longer_than_75_letters(paper):
    """What begins at the edge of the page ends before it does (rule 16)."""
    found = [
        "".join(piece.text for piece in placed.piece.line.pieces).strip()
        for page in brief(MAIN, paper=paper).pages.pages
        for placed in page.placed
        if isinstance(placed.piece, Words) and placed.piece.text.style in ("body", "item")
    ]
    assert len(found) > 20 and max(map(len, found)) <= 75
