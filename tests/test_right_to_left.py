"""A page in Arabic is the mirror of a page in English: where everything stands, and what is drawn as it is."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from documents import MAIN, style_of
from documents import library as stocked

from takehome import direction
from takehome.drawing import Anchor, Picture, Shape
from takehome.element import Box, Cell, Drawing, Field, Flow, Grid, Row, Rows, Run, Text
from takehome.flow import Galley
from takehome.layout import LETTER
from takehome.library import Library
from takehome.make import make
from takehome.metadata import Facts
from takehome.oneway import phones
from takehome.order import Order
from takehome.pages import paginate
from takehome.paint import paint
from takehome.schema import validate
from takehome.strips import Art, Disc, Frame, Rule, Tick, Words
from takehome.svg import read_svg
from takehome.writer import write

ROOT = Path(__file__).parents[1]
WORDS = {
    "one": "اسأل فريقك عن الدواء",
    "two": "اتصل بنا اليوم",
    "three": "متى تتصل",
}


def says(key, role="P", style="body"):
    return Text((Run(WORDS[key]),), style, role)


@pytest.fixture(scope="module")
def library():
    return Library(ROOT, date(2026, 11, 24))


def placed(library, element, language="ar", **more):
    style = style_of(library, language, **more)
    tree = Flow((element,), role="Document", lang=language)
    pages = paginate(Galley(style, library.setter, {}).strips(tree), style)
    return pages, style, tree


def of(pages, kind):
    return [p for page in pages.pages for p in page.placed if isinstance(p.piece, kind)]


def words(pages):
    """Each line with the place of its ink: left and right edge."""
    found = []
    for p in of(pages, Words):
        right = p.x + p.width if p.piece.style.rtl else p.x + p.piece.line.width
        found.append(("".join(q.text for q in p.piece.line.pieces), right - p.piece.line.width, right))
    return found


def test_the_text_column_stands_left_of_the_margin(library):
    pages, style, _ = placed(library, says("one"))
    ((_, _, right),) = words(pages)
    paper = style.paper
    assert right == pytest.approx(paper.size[0] - paper.frame.start - paper.indent)


def test_bullets_and_ticks_stand_right_of_their_words(library):
    pages, _, _ = placed(library, Rows((Row((), (says("one", style="item"),), "LI"),), "bullets"))
    (disc,), ((_, _, right),) = of(pages, Disc), words(pages)
    assert disc.x > right
    tick = Row((Field("tick", "x", "x"),), (says("one", style="item"),), "LI")
    pages, _, _ = placed(library, Rows((tick,), "ticks"))
    (box,), ((_, _, right),) = of(pages, Tick), words(pages)
    assert box.x > right


def test_steps_begin_with_their_number_at_the_right(library):
    head = (Text((Run("1"),), "numeral", "Lbl"),)
    pages, _, _ = placed(library, Rows((Row(head, (says("one"),), "LI"),), "steps"))
    number, step = sorted(words(pages), key=lambda w: w[0] != "1")
    assert number[0] == "1"
    assert number[1] > step[2]


def test_notes_stand_in_the_margin_at_the_right(library):
    note = Row((says("two", style="note"),), (says("one"),), head_last=True)
    pages, style, _ = placed(library, Rows((note,), "aside", role=None))
    body, beside = sorted(words(pages), key=lambda w: w[0] != WORDS["one"])
    assert beside[2] > body[2]
    assert beside[2] == pytest.approx(style.paper.size[0] - style.paper.frame.start)
    (hook,) = of(pages, Rule)
    assert hook.x + hook.width == pytest.approx(style.paper.size[0] - style.paper.frame.start)


def test_columns_of_a_table_run_from_the_right(library):
    head = tuple(Cell((says(key, style="head"),), "TH", "Column") for key in WORDS)
    row = tuple(Cell((says(key, style="cell"),), "TD") for key in WORDS)
    pages, style, _tree = placed(library, Grid((row,), head))
    rights = [right for _, _, right in words(pages)]
    assert rights[:3] == sorted(rights[:3], reverse=True)
    assert rights[0] == pytest.approx(style.paper.size[0] - style.paper.frame.start)


def test_the_label_breaks_the_rule_of_its_box_at_the_right(library):
    box = Box((says("one"),), "tip", says("two", style="label"))
    pages, style, _tree = placed(library, box)
    (frame,) = of(pages, Frame)
    label = next(w for w in words(pages) if w[0] == WORDS["two"])
    assert label[2] > frame.x + frame.width / 2
    data = paint(pages, style, library.setter, FACTS).contents[0].decode("latin-1")
    a, b = (frame.x + frame.width - edge for edge in reversed(frame.piece.gap))
    assert a < label[1] < label[2] < b
    assert f"{b:.2f}".rstrip("0").rstrip(".") in data or f"{b:.3f}"[:6] in data


FILE = Facts("t", "a", "s", "en", date(2026, 11, 24))
FACTS = {"code": "C", "version": "1", "date": "d", "notice": "", "clinic": "عيادتك", "call": "c", "unchecked": ""}


@pytest.mark.parametrize(("language", "sides"), [("en", ("left", "right")), ("ar", ("right", "left"))])
def test_booklets_bind_where_their_language_begins(library, language, sides):
    two = Flow((Flow((says("one"),)), Flow((says("two"),), page="new")))
    pages, style, _ = placed(library, two, language, layout="booklet", paper="half-letter")
    edges = style.paper.frame
    assert edges.start > edges.end
    inner = ["left" if page.left == edges.start else "right" for page in pages.pages]
    assert tuple(inner) == sides


def test_pictures_turn_only_where_they_say_so(library):
    shape = Shape((("M", 10.0, 0.0), ("L", 20.0, 0.0)))
    for turns in (False, True):
        art = Picture(100.0, 50.0, (shape,), (("a", Anchor(10.0, 40.0, "start")),), turns)
        drawing = Drawing(art, "alt", width=100.0, labels=(("a", says("three", "Span", "drawn")),))
        pages, style, _tree = placed(library, drawing)
        (picture,) = of(pages, Art)
        ((_, left, right),) = words(pages)
        if turns:
            assert right == pytest.approx(picture.x + 90)
        else:
            assert left == pytest.approx(picture.x + 10)
        content = paint(pages, style, library.setter, FACTS).contents[0].decode("latin-1")
        across, left = map(float, re.search(r"q (\S+) 0 0 \S+ (\S+) \S+ cm", content).groups())
        assert left + 10 * across == pytest.approx(picture.x + (90 if turns else 10))


def test_an_svg_says_that_it_turns():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" {} viewBox="0 0 9 9"><path d="M0 0L9 9" stroke="#000"/></svg>'
    assert read_svg(svg.format('data-turns="yes"').encode(), "a.svg").turns
    assert not read_svg(svg.format("").encode(), "a.svg").turns


@pytest.mark.parametrize("language", ["ar", "ur", "en"])
def test_the_file_says_which_way_its_pages_run(library, language):
    pages, style, tree = placed(library, says("one"), language)
    painted = paint(pages, style, library.setter, FACTS)
    data = write(tree, pages, painted, Facts("t", "a", "s", language, date(2026, 11, 24)))
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.ViewerPreferences.get("/Direction") == ("/R2L" if language != "en" else None)


def test_a_tall_label_keeps_its_distance(library):
    latin = style_of(library, "en").layout.boxes["tip"]
    label = Text((Run("مدد کہاں سے ملے گی"),), "label")
    style = style_of(library, "ur")
    tree = Flow((Box((Text((Run("یہ صفحہ رکھیں"),), "body"),), "tip", label),))
    (strip,) = Galley(style, library.setter, {}).strips(tree)
    assert strip.boxes[0].look.before > latin.before + 5
    assert strip.boxes[0].top > latin.padding[0]


def test_a_source_in_english_begins_at_the_left():
    """Also where its lines are many: each begins where an English reader looks for it."""
    order = validate(Order, {"order": "o", "parts": [{"topic": MAIN}], "layout": "sheet", "langs": ["ar"]})
    pdf = pypdfium2.PdfDocument(make(stocked(), order).data)
    for name in ("Cleveland", "Gloucestershire", "Hertfordshire"):
        (place,) = [(text, hit[0]) for page in pdf if (hit := (text := page.get_textpage()).search(name).get_next())]
        left = place[0].get_charbox(place[1])[0]
        assert min(abs(left - edge) for edge in COLUMNS) < 1.5, (name, left)


COLUMNS = (45, 45 + (LETTER[0] - 90 + 24) / 2)  # left edges of the two columns of sources on a Letter sheet


def test_signs_stand_nearer_to_one_another_than_lines_of_reading(library):
    """On a sheet, so that page 1 holds both boxes; never nearer than rule 16 lets lines stand, nor in large print."""
    styles = {name: style_of(library, "ar", layout=name) for name in ("sheet", "large_print")}
    steps = {
        name: [(t := style.text(key)).leading / t.size for key in ("call-item", "call-note")]
        for name, style in styles.items()
    }
    assert all(1.25 <= step < 1.4 for step in steps["sheet"])
    assert all(step > 1.49 for step in steps["large_print"])
    body = styles["sheet"].text("body")
    assert body.leading / body.size > 1.49


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(الممرضة 555-0177)", ["555-0177"]),
        ("الممرضة (555-0177)", ["555-0177"]),
        ("(555-0177 أو 555-0178)", ["555-0177", "555-0178"]),
        ("اتصل (303) 555-0177", ["(303) 555-0177"]),
        ("(الممرضة (303) 555-0177)", ["(303) 555-0177"]),
        ("+1 (303) 555-0177.", ["+1 (303) 555-0177"]),
    ],
)
def test_a_bracket_around_more_than_a_number_is_no_part_of_it(text, numbers):
    assert [text[start:end] for start, end in phones(text)] == numbers


def rows(data):
    """What is printed on each page, line by line, its letters from left to right, without spaces; hyphens are alike."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text, lines = page.get_textpage(), {}
        for i in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(i, loose=True)
            if right > left:
                lines.setdefault((round(bottom), round(top)), []).append((left, text.get_text_range(i, 1)))
        found.append(["".join(c for _, c in sorted(line)).replace(" ", "") for line in lines.values()])
        found[-1] = [line.replace("\u2010", "-").replace("\u2011", "-") for line in found[-1]]
    return found


DIALLED = {"phones.day": "1-800-HOSPICE", "phones.night": "555\u20110150", "phones.hospice": "555-0160 x12"}
ARABIC = {"phones.day": "٥٥٥-٠١٥٠", "phones.night": "٥٥٥ ٠١٥١", "phones.crisis": "٠٣٠ ١٢٣ ٤٥٦٧"}


@pytest.mark.parametrize("layout", ["sheet", "large_print", "booklet"])
@pytest.mark.parametrize(("phones", "language"), [(DIALLED, "ar"), (ARABIC, "ar"), (ARABIC, "en")])
def test_numbers_of_a_brand_stand_as_they_are_dialled_wherever_they_are_put_in(layout, phones, language):
    """In boxes, in running lines, on a cover and in forms, whatever digits they are written in."""
    said = {"order": "o", "parts": [{"topic": MAIN}], "layout": layout, "langs": [language], "set": phones}
    data = make(stocked(), validate(Order, said)).data
    pages = ["\n".join(lines) for lines in rows(data)]
    for number in phones.values():
        whole = number.replace(" ", "").replace("\u2011", "-")
        turned = "".join(re.split(r"([-\u2011 ])", number)[::-1]).replace(" ", "").replace("\u2011", "-")
        assert sum(whole in page for page in pages) >= 1, (number, pages[0])
        assert not any(turned in page for page in pages if turned != whole), number
    assert sum(phones["phones.day"] in page for page in pages) > len(pages) / 2  # the running line of nearly each


def test_a_row_of_another_direction_stands_beside_its_mark(library):
    """Letters begin where those of the page begin: beside the bullet, below the heading, in the cell."""
    item = Rows((Row((), (says("one", style="item"),), "LI"),), "bullets")
    for element in (item, says("one", "H2", "h2"), Grid(((Cell((says("one", style="cell"),), "TD"),) * 2,), ())):
        pages, style, tree = placed(library, element, "en")
        data = write(tree, pages, paint(pages, style, library.setter, FACTS | {"clinic": "c"}), FILE)
        text = pypdfium2.PdfDocument(data)[0].get_textpage()
        boxes = [
            text.get_charbox(i)
            for i in range(text.count_chars())
            if text.get_text_range(i, 1) in WORDS["one"].replace(" ", "")
        ]
        start = min(p.x for p in of(pages, Words))
        assert min(box[0] for box in boxes if box[2] > box[0]) == pytest.approx(start, abs=2)


def test_each_id_stands_behind_the_title_it_is_of():
    said = {"order": "o", "parts": [{"topic": MAIN}], "layout": "booklet", "langs": ["ar", "en"]}
    made = make(stocked(), validate(Order, said))
    (theirs, _), (ours, _) = pairs = made.document.holds
    assert direction.mixed(theirs) and not direction.mixed(ours)
    lines = [line for page in rows(made.data) for line in page]
    (first,) = [line for line in lines if f"{pairs[0][1]}:" in line and theirs.split()[-1][::-1] in line]
    assert first.index(f"{pairs[0][1]}:") < first.index(theirs.split()[-1][::-1])
    assert first.index("·") < first.index(pairs[0][1])


@pytest.mark.parametrize("width", range(40, 260, 20))
@pytest.mark.parametrize(
    "runs",
    [
        (Run("اطلب "), Run("the page we call «متى تتصل بنا» in the book", lang="en"), Run(" اليوم.")),
        (Run("العلاج   اليوم   بعد"),),
    ],
)
def test_no_words_of_a_line_stand_on_others(library, runs, width):
    """Words of Arabic within a phrase from left to right, and several spaces, at the end of a line."""
    style = style_of(library, "ar").text("body")
    for line in library.setter.lines(runs, style, width):
        edges = sorted((p.x, p.x + p.width) for p in line.pieces if p.text.strip())
        assert all(a[1] <= b[0] + 0.01 for a, b in pairwise(edges)), [(p.text, p.x, p.width) for p in line.pieces]
