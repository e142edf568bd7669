"""Where pages end: white is weighed against what is parted, and what is glued stays together."""

import random
from functools import cache
from itertools import count, pairwise
from types import SimpleNamespace

import pytest
from documents import CASES as DOCUMENTS
from documents import MAIN, Case, library, made
from msgspec.structs import replace

from takehome.element import Box, Flow, Grid, Keep, Run, Text, walk
from takehome.flow import Galley
from takehome.furtherboxes import white
from takehome.laying import lay_out
from takehome.layout import Edges, Paper
from takehome.make import make
from takehome.order import Order
from takehome.pagebreaks import Columns, column_split, divide
from takehome.pages import Laid, paginate
from takehome.prepare import Given, prepare
from takehome.schema import validate
from takehome.strips import Aside, Item, Rule, Strip, Words, distance
from takehome.style import DocumentStyle
from takehome.wordcount import longer, word_count

ROOM = 100.0


def strips(*heights, **more):
    return [Strip(float(height), **more) for height in heights]


def heights(pages):
    return [len(page.placed) for page in pages.pages]


@pytest.fixture(scope="module")
def style():
    paper = Paper((100, 120), Edges(10, 10, 5, 5))
    layout = replace(library().layout("sheet"), papers={"small": paper})
    return DocumentStyle(
        layout, "small", "en", "literata", "source-sans-3", (), "#000000", "#000000", {"continued": "(continued)"}
    )


def test_pages_are_filled_one_after_the_other():
    assert divide(strips(40, 40, 40, 40, 40), ROOM) == [0, 2, 4]


def test_what_is_glued_stays_together_while_a_page_can_hold_it():
    galley = [*strips(60, 20), *strips(50, glue=True), *strips(30, glue=True)]
    assert divide(galley, ROOM) == [0, 1]


def test_what_no_page_can_hold_is_parted_as_seldom_as_can_be():
    assert divide([*strips(90), *strips(60, 60, 40, glue=True)], ROOM) == [0, 1, 2]


@pytest.mark.parametrize("apart", [{"held": 3}, {"lean": 2}])
def test_what_no_page_can_hold_is_parted_between_its_items(apart):
    """And neither in one of them nor below a heading, though a page would be fuller there."""
    (kind, at), *_ = apart.items()
    galley = [*strips(40), *strips(40, 15, 15, 40, glue=True)]
    assert divide(galley, ROOM) == [0, 3]
    setattr(galley[at], kind, True)
    assert divide(galley, ROOM) == [0, 2]


def table(before, part):
    rows = [Strip(12.0, cost=part if i else 0.0) for i in range(6)]
    return [*strips(before), *rows, *strips(20)]


def test_a_table_stands_whole_when_the_white_before_it_is_bearable():
    assert divide(table(55, 3.0), ROOM) == [0, 1]


def test_a_table_is_parted_rather_than_leave_a_page_nearly_empty():
    assert 1 not in divide(table(35, 3.0), ROOM)


def test_a_page_may_end_early_so_that_a_later_one_is_not_left_empty():
    galley = [*strips(30, 30, 30), *strips(90), *strips(20, 20)]
    starts = divide(galley, ROOM)
    assert len(starts) == 3
    assert starts[1] == 3


def test_a_last_page_is_not_left_with_next_to_nothing():
    starts = divide(strips(*[25] * 8, 5), ROOM)
    assert starts[-1] < 8


def test_a_page_is_drawn_together_for_a_last_line(style):
    galley = [Strip(19.0, (Item(0, 0, 10, 19, Rule(1)),), before=4.0) for _ in range(5)]
    pages = paginate(galley, style)
    assert len(pages.pages) == 2  # 111 points: too much to give
    galley = [Strip(17.4, (Item(0, 0, 10, 17.4, Rule(1)),), before=3.5) for _ in range(5)]
    (page,) = paginate(galley, style).pages
    tops = [placed.y for placed in page.placed]
    assert page.placed[-1].y + 17.4 == pytest.approx(page.bottom)
    assert {round(b - a, 3) for a, b in pairwise(tops)} == {round((100 - 5 * 17.4) / 4 + 17.4, 3)}


def test_a_page_that_is_nearly_full_ends_on_its_foot(style):
    galley = [Strip(18.0, (Item(0, 0, 10, 18, Rule(1)),), before=2.0) for _ in range(8)]
    pages = paginate(galley, style).pages
    for page in pages[:-1]:
        low = max(placed.y + placed.height for placed in page.placed)
        assert low <= page.bottom + 0.01


def test_a_note_in_the_margin_ends_on_its_page():
    galley = [*strips(60), Strip(20.0, aside=Aside(0, 0.0, 50.0)), *strips(20)]
    assert divide(galley, ROOM) == [0, 1]
    galley[1].aside = Aside(0, 0.0, 35.0)
    assert divide(galley, ROOM) == [0]


def test_a_page_is_white_below_what_stands_on_it_whatever_its_margins(style):
    pages = paginate(strips(52, 80, 40, 80), style)  # on frames of 100 points, 10 below the edge
    assert [page.white for page in pages.pages] == pytest.approx([0.48, 0.2, 0.6, 0.2])
    assert white(Laid(Flow(()), pages, (0,) * 4, Flow(()))) == (4, 1)


def test_two_columns_end_level(style):
    galley = [Strip(10.0, (Item(0, 0, 40, 10, Rule(1)),), before=2.0, shift=45.0) for _ in range(8)]
    (page,) = paginate(galley, style).pages
    left = [placed for placed in page.placed if placed.x == page.left]
    right = [placed for placed in page.placed if placed.x == page.left + 45.0]
    assert len(left) == len(right) == 4
    assert [placed.y for placed in left] == [placed.y for placed in right]


def test_columns_go_on_page_by_page(style):
    galley = [Strip(10.0, (Item(0, 0, 40, 10, Rule(1)),), shift=45.0) for _ in range(30)]
    pages = paginate(galley, style).pages
    assert sum(heights(paginate(galley, style))) == 30
    assert len(pages) == 2
    for page in pages:
        assert max(placed.y + placed.height for placed in page.placed) <= page.bottom + 0.01


# the documents that are shipped

ids = pytest.mark.parametrize("case", DOCUMENTS, ids=lambda c: c.name)


def words(page):
    return [p for p in page.placed if isinstance(p.piece, Words)]


@ids
def test_a_table_that_goes_on_has_its_head_again_and_leaves_no_row_alone(case):
    if case.layout == "booklet":
        return  # cards go on from page to page
    pages = made(case).pages.pages
    for before, page in pairwise(pages):
        again = [p for p in words(page) if p.piece.artifact and p.piece.text.style == "head"]
        if not again:
            continue
        top = min(p.y for p in again)
        assert not any(p.y < top and p.piece.text.style in ("h1", "body") for p in words(page))  # it begins the page
        heads = [p.y for p in words(before) if p.piece.text.style == "head"]
        names = [p for p in words(before) if p.piece.text.style == "row-name" and p.y > max(heads)]
        assert len({p.piece.text for p in names}) > 1, page.number
        assert len({p.piece.text for p in words(page) if p.piece.text.style == "row-name"}) > 1, page.number


@pytest.mark.parametrize("topic", ["targeted-therapy", "immunotherapy-side-effects"])
def test_a_table_that_says_whom_to_call_goes_on_rather_than_leave_a_page_white(topic):
    pages = made(Case(topic, ((topic, None),))).pages.pages
    assert max(page.white for page in pages[:-1]) < 0.40
    again = [p for page in pages for p in words(page) if p.piece.artifact and p.piece.text.style == "head"]
    assert again  # a head over the rows that follow


@ids
def test_headings_of_sections_stand_over_the_text_column(case):
    document = made(case)
    paper = document.style.paper
    wide = {"when-to-call", "more-signs", "contents", "sources"}  # over what takes the full measure
    wide |= {"questions"} if case.brief else set()
    found = 0
    for page in document.pages.pages:
        for placed in words(page):
            text = placed.piece.text
            if text.style == "h1" and text.id and text.id not in wide:
                assert placed.x == pytest.approx(page.left + paper.indent), text.id
                found += 1
    assert found


@ids
def test_a_chapter_opens_on_one_page(case):
    document = made(case)
    for page in document.pages.pages:
        styles = [p.piece.text.style for p in words(page)]
        if "chapter-number" in styles:
            following = document.pages.pages[page.number] if page.number < len(document.pages.pages) else None
            assert "lead" in styles
            assert "note" in styles  # how long it takes to read, the last line of an opening
            assert following is None or words(following)[0].piece.text.style in ("h2", "h1")


@ids
def test_no_page_but_the_end_of_a_part_is_mostly_white(case):
    document = made(case)
    full = document.style.paper.height
    pages = document.pages.pages
    for page, following in pairwise(pages):
        first = min(words(following), key=lambda p: (p.y, p.x)).piece.text
        turned = first.style in ("chapter-number", "chapter", "h1", "call", "form")
        low = max(p.y + p.height for p in page.placed)
        if not turned:
            assert page.bottom - low < 0.5 * full, page.number


@pytest.mark.parametrize(("topic", "paper"), [("kidney-cancer-treatment-stops-working", "letter"), (MAIN, "a4")])
def test_questions_begin_where_a_third_of_a_page_would_be_white_and_stay_together(topic, paper):
    document = made(Case(topic, ((topic, None),), paper=paper))
    page = document.pages.pages[document.pages.numbers["questions"] - 1]
    texts = [p.piece.text for p in words(page)]
    assert texts[0].id != "questions"  # answers stand above them
    said = {"".join(run.text for run in text.runs) for text in texts}
    assert {str(q.text) for q in document.document.questions if not q.sensitive} <= said


def test_questions_have_a_page_of_their_own_where_less_would_be_white():
    document = made(Case("symptoms", (("managing-symptoms", None),)))
    page = document.pages.pages[document.pages.numbers["questions"] - 1]
    assert words(page)[0].piece.text.id == "questions"


def test_columns_that_grow_by_a_strip_are_as_tall_as_when_all_are_looked_at():
    for seed in range(400):
        chance, columns, run = random.Random(seed), Columns(), []
        for _ in range(chance.randint(1, 14)):
            white = {"before": chance.choice([0.0, 2.0, 4.5]), "after": chance.choice([0.0, 3.0])}
            tall = chance.choice([10.0, 13.0, 26.0, 39.5])
            run.append(Strip(tall, shift=100.0, glue=chance.random() < 0.4, **white))
            half = (sum(s.height for s in run) + sum(distance(a, b) for a, b in pairwise(run))) / 2
            assert columns.taller_with(run[-1]) == pytest.approx(column_split(run)[0] - half)


def test_strips_of_the_same_measures_end_pages_where_they_did(style):
    found = {}
    first, again, other = strips(40, 40, 40), strips(40, 40, 40), strips(40, 70, 40)
    assert divide(first, ROOM, found) == divide(again, ROOM, found) == divide(first, ROOM) and len(found) == 1
    assert divide(other, ROOM, found) == divide(other, ROOM) and len(found) == 2
    glued = [*strips(40, 40), *strips(40, glue=True)]
    assert divide(glued, ROOM, found) == divide(glued, ROOM) == [0, 1]


def test_contents_that_name_other_pages_keep_their_boxes_and_where_pages_end(style):
    title, inner = Text((Run("Page {page}", page_of="far"),), "body", "P"), Text((Run("Not here"),), "body", "P")
    part = Flow((title, Box((inner,), "plain")), role="Sect")
    kept, found, passes = {}, {}, []
    for number in (2, 3):
        strips = Galley(style, library().setter, {"far": number}, kept).strips(Flow((part,)))
        assert strips[0].items[0].piece.text.runs[0].text == "Page {page}"
        divide(strips, style.paper.height, found)
        passes.append(strips)
    one, two = passes
    assert one[0].items[0].piece.line != two[0].items[0].piece.line
    assert one[-1].boxes == two[-1].boxes and len(found) == 1
    one[-1].glue = not two[-1].glue  # what changes is a copy
    assert one[-1].glue != two[-1].glue


def test_page_ends_of_what_has_its_heading_again_are_found_once():
    layout = library().layout("sheet")
    style = DocumentStyle(layout, "letter", "en", "literata", "source-sans-3", (), "#000000", "#000000", {})
    row, again = Text((Run("Page {page}", page_of="far"),), "body"), Text((Run("Going on"),), "again")
    part, kept, found = Flow((row, row), role="Sect", again=again), {}, {}
    one, two = (Galley(style, library().setter, {"far": n}, kept).strips(Flow((part,))) for n in (2, 3))
    divide(one, style.paper.height, found)
    divide(two, style.paper.height, found)
    assert one[0].items[0].piece.line != two[0].items[0].piece.line and one[0].repeat and len(found) == 1


def test_a_heading_stays_with_what_it_announces_where_no_page_holds_what_was_to_be_kept(style):
    lead, heading, words = (
        Text((Run(what),), look) for what, look in (("Lead " * 30, "body"), ("Head", "h2"), ("Word " * 90, "body"))
    )
    strips = Galley(style, library().setter, {}).strips(Flow((Keep((lead, heading, words)),)))
    at = next(i for i, strip in enumerate(strips) if strip.items[0].piece.text is heading)
    assert (
        not any(strip.glue for strip in strips[: at + 1]) and sum(strip.height for strip in strips) > style.paper.height
    )
    assert strips[at].lean and strips[at + 1].glue
    assert at not in [start - 1 for start in divide(strips, style.paper.height)]


def test_more_words_than_so_many_are_told_without_counting_all():
    some = [Flow((Text((Run("one two"), Run(" three")), "body", "P"), Keep((Text((Run("four"),), "body", "P"),))))] * 2
    assert word_count(some) == 8
    assert longer(some, 7) and not longer(some, 8) and not longer([], 0)
    endless = (one for _ in count() for one in some)
    assert longer(endless, 1000)


def test_a_heading_at_the_side_stays_in_its_row_where_the_page_is_drawn_together():
    """Two lines at the side of two short questions, on a page that is full to its foot."""
    order = {"order": "o", "parts": [f"{MAIN}:signs"], "langs": ["ar"], "set": {"type.spacing": "wide"}}
    document = make(library(), validate(Order, order))  # which tells what leaves a page
    for page in document.pages.pages:
        assert all(p.y + p.height <= page.bottom + 0.5 for p in page.placed if isinstance(p.piece, Words))


TABLES = [
    Case(f"{topic}-{layout}-{size}-{paper}", ((topic, None),), layout, paper=paper, size=size)
    for topic in library().topics()
    for layout, size in (("large_print", 18), ("large_print", 20), ("sheet", None), ("booklet", None))
    for paper in ("letter", "a4")
]


@cache
def laid(case):
    """The pages of a document that is not painted, with its tree and its style."""
    ready = prepare(library(), case.order, case.lang, Given(), lambda name: None)
    pages = lay_out(library().setter, [ready])
    return SimpleNamespace(tree=pages.tree, pages=pages.pages, style=ready.style)


def read(page):
    """The words that a page is read by, from its top: each text with how far it goes down."""
    return sorted((p for p in words(page) if not p.piece.artifact), key=lambda p: p.y)


@pytest.mark.parametrize("case", TABLES, ids=lambda c: c.name)
def test_no_page_ends_with_the_caption_of_a_table_or_a_name_and_what_goes_on_is_named_again(case):
    """And a table that goes on has its caption again, on the first line of the page."""
    document = laid(case)
    tables = [e for e in walk(document.tree) if isinstance(e, Grid) and e.role == "Table"]
    where = {}  # of each text in a table: the table, its row, and whether that names it
    for table in tables:
        for i, row in enumerate(table.rows):
            for j, cell in enumerate(row):
                where |= {id(text): (table, i, j == 0) for text in walk(cell) if isinstance(text, Text)}
    captions = {id(table.caption) for table in tables if table.caption}
    for before, page in pairwise(document.pages.pages):
        lines, following = read(before), read(page)
        if not lines or not following:
            continue
        last, first = id(lines[-1].piece.text), id(following[0].piece.text)
        assert last not in captions or last == first, before.number
        if last in where and first in where and where[last][0] is where[first][0]:
            table, row, _ = where[first]
            same = {t for t in (id(p.piece.text) for p in lines) if where.get(t, (None, 0))[:2] == (table, row)}
            assert not same or any(not where[t][2] for t in same), before.number
            again = [p for p in sorted(words(page), key=lambda p: p.y) if p.piece.artifact]
            said = ["".join(run.text for run in p.piece.text.runs) for p in again]
            more = document.style.say("continued")
            if table.caption and not (page.used > 0.93 * document.style.paper.height and not same):
                assert said[0] == f"{''.join(run.text for run in table.caption.runs)} {more}", page.number
                assert again[0].y < following[0].y
            if same and again[0].piece.text.style != "head":
                assert any(s.endswith(more) for s in said[1:]), page.number


@pytest.mark.parametrize("layout", ["large_print", "sheet", "booklet"])
def test_captions_are_set_again_in_every_layout_for_the_eye_only(layout):
    again = []
    for document in [laid(case) for case in TABLES if case.layout == layout]:
        captions = {id(e.caption) for e in walk(document.tree) if isinstance(e, Grid) and e.caption}
        said = [p for page in document.pages.pages for p in words(page) if p.piece.text.style == "table-caption"]
        again += [p for p in said if id(p.piece.text) not in captions]
    assert all(p.piece.artifact and p.piece.text.role is None for p in again)
    assert len(again) > 1
    told = ["".join(run.text for run in p.piece.text.runs) for p in again]
    assert layout == "sheet" or any("In hospice?" in words for words in told)
