"""Large print and other eyes: every handout and booklet, read back from the finished file."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import test_documents as promises
from documents import BOOK_TITLE, BOTH, MAIN, TALK, Case, calls_of, lacks, lean, library, made, reasons, told
from expected import squeezed
from workspaces import built, handout, section, workspace

from takehome.adapted import HEAVY, adapted
from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.cli import main
from takehome.element import Box, Field, Grid, Row, Run, Text, walk, words
from takehome.faces import Faces
from takehome.gate import broken
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.schema import validate
from takehome.strips import Frame, Rule, Tick, Words
from takehome.text import TextStyle, Typesetter

FONTS = Path(__file__).parents[1] / "fonts"
TOPICS = [("main", ((MAIN, None),), None), ("talk", ((TALK, None),), None), ("book", BOTH, BOOK_TITLE)]
LARGE = [
    Case(
        f"{name}-{size}-{paper}",
        topics,
        "large_print",
        paper=paper,
        title=title,
        size=size,
    )
    for name, topics, title in TOPICS
    for size, paper in ((18, "letter"), (18, "a4"), (20, "letter"), (20, "a4"))
]
MORE = [
    Case("harbor", ((MAIN, None),), "large_print", brand="harbor"),
    Case("riverside", BOTH, "large_print", brand="riverside", title=BOOK_TITLE),
    Case("part", ((MAIN, ("choices",)),), "large_print"),
]
HIGH = [
    Case("high-sheet", ((MAIN, None),), contrast="high", brand="riverside"),
    Case("high-book", BOTH, "booklet", title=BOOK_TITLE, contrast="high", brand="harbor"),
    Case("high-large", ((TALK, None),), "large_print", contrast="high", size=20),
]
WIDE = [
    Case("wide-sheet", ((MAIN, None),), spacing="wide"),
    Case("wide-talk", ((TALK, None),), spacing="wide", paper="a4"),
    Case("wide-book", BOTH, "booklet", title=BOOK_TITLE, spacing="wide"),
    Case("wide-large", ((MAIN, None),), "large_print", spacing="wide"),
]
IMMUNO, SYMPTOMS = "immunotherapy-side-effects", "managing-symptoms"
TALL = [  # with letters set wide a row, or what page 1 says, is taller than a page
    *(
        Case(
            f"tall-{topic[:6]}-{size}-{paper}",
            ((topic, None),),
            "large_print",
            paper,
            size=size,
            spacing="wide",
            moved=moved,
        )
        for topic, size, paper, moved in (
            (IMMUNO, 18, "letter", ()),
            (IMMUNO, 20, "letter", ()),
            (IMMUNO, 20, "a4", ()),
            (SYMPTOMS, 20, "letter", ("calf-swelling",)),
        )
    ),
    *(
        Case(f"tall-es-{paper}", ((MAIN, None),), "large_print", paper, size=20, spacing="wide", lang="es")
        for paper in ("letter", "a4")
    ),
]
all_cases = pytest.mark.parametrize("case", [*LARGE, *MORE, *HIGH, *WIDE, *TALL], ids=lambda c: c.name)
large = pytest.mark.parametrize("case", [*LARGE, *MORE], ids=lambda c: c.name)
high = pytest.mark.parametrize("case", HIGH, ids=lambda c: c.name)
wide = pytest.mark.parametrize("case", WIDE, ids=lambda c: c.name)
tall = pytest.mark.parametrize("case", TALL, ids=lambda c: c.name)


def operators(data, *names):
    """Operands of some operators in the content streams of a file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages)
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in names:
                    yield operands


@all_cases
def test_geometry_holds(case):
    promises.test_nothing_overlaps_and_nothing_leaves_its_frame(case)
    promises.test_no_heading_ends_a_page_and_the_last_page_is_filled(case)
    assert check_structure(made(case).data) == ()


@all_cases
def test_only_a_box_taller_than_a_page_is_parted(case):
    document = made(case)
    for name in document.pages.split_boxes:
        assert name == "today" or (case.spacing and name in ("urgent", "caution")), name
        room = document.style.paper.height
        frames = [p for page in document.pages.pages for p in page.placed if isinstance(p.piece, Frame)]
        parts = [(a, b) for a, b in pairwise(frames) if a.height + b.height > room - 40]
        assert parts


FORCED = [  # boxes, or a table below its headings, that no page can hold
    Case("forced-hospice", (("palliative-and-hospice-care", None),), "large_print", size=20),
    Case("forced-es", ((MAIN, None),), "large_print", "a4", size=20, lang="es"),
    Case("forced-es-letter", ((MAIN, None),), "large_print", size=20, lang="es"),
    Case("forced-ar", ((MAIN, None),), "large_print", lang="ar"),
    Case("forced-wide", ((SYMPTOMS, None),), "large_print", spacing="wide"),
    Case("forced-table", (("metastatic-lung-cancer", None),), "large_print", spacing="wide"),
]


@pytest.mark.parametrize("case", [*FORCED, *TALL], ids=lambda c: c.name)
def test_whom_to_call_is_not_parted_from_its_signs(case):
    """No page ends with words that lead in to what stands overleaf, nor in a sign."""
    document = made(case)
    rows = [e for e in walk(document.tree) if isinstance(e, Row) and e.role == "LI" and "call-item" in styles(e)]
    inside = {id(text): id(row) for row in rows for text in walk(row) if isinstance(text, Text)}
    ends = [(lines(page)[-1], lines(following)) for page, following in pairwise(document.pages.pages)]
    assert ends and rows
    for last, following in ends:
        goes_on = any(text is last for text in following)
        assert goes_on or not words(last.runs).rstrip().endswith((":", "：")), last
        assert last.style not in ("call", "call-when", "row-name"), last
        assert inside.get(id(last), 0) not in {inside.get(id(text)) for text in following}, last


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("order", library().booklets())
def test_no_page_has_a_box_for_calls_without_a_sign(order, paper):
    """Where no page can hold a box at 20 points, each part of it says when to call."""
    asked = library().order(order).model_copy(update={"layout": "large_print", "size": 20, "paper": paper})
    document = make(library(), asked)
    shown = {}
    for page in document.pages.pages:
        for text in lines(page):
            shown.setdefault(id(text), set()).add(page.number)
    calls = [e for e in walk(document.tree) if isinstance(e, Box) and e.look in ("urgent", "today")]
    seen = 0
    for box in calls:
        texts = [text for text in walk(box) if isinstance(text, Text)]
        signs = [text for text in texts if text.style == "call-item"]
        head = [text for text in texts if text.style in ("call", "call-when")]
        if signs and head:
            seen += 1
            assert pages_of(texts, shown) == pages_of(signs, shown), words(head[0].runs)
    assert seen >= 3


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("topic", library().topics())
@pytest.mark.parametrize("size", [18, 20])
def test_each_further_box_is_whole_with_its_notes_and_its_numbers(size, topic, paper):
    """A box longer than a page goes on in another of its own, and says where; no note is given up for room."""
    order = {"order": "o", "parts": [{"topic": topic}], "layout": "large_print", "size": size, "paper": paper}
    document = make(library(), validate(Order, order))
    assert not {"urgent", "today"} & set(document.pages.split_boxes)
    every = [e for e in walk(document.tree) if isinstance(e, Box) and (e.id or "").startswith("more-")]
    assert bool(every) == bool(document.document.more_signs)
    for box in every:
        told = " ".join(words(e.runs) for e in walk(box) if isinstance(e, Text)).replace("\u00a0", " ")
        if box.look == "urgent":
            assert "Do not drive yourself." in told, box.id
        else:
            assert "555-0100 weekdays" in told and "No answer in 15 minutes?" in told, box.id
        assert ("(continued)" in told) == (re.search(r"-\d+$", box.id) is not None)
        goes_on = f"{re.sub('-[0-9]+$', '', box.id)}-{int((re.findall('-([0-9]+)$', box.id) or [0])[0]) + 1}"
        led = [run.href for e in walk(box) if isinstance(e, Text) for run in e.runs if run.page_of]
        assert led == ([f"#{goes_on}"] if goes_on in {other.id for other in every} else [])
        assert not led or document.pages.numbers[goes_on] == document.pages.numbers[box.id] + 1
    lines_to_write = [e for box in every for e in walk(box) if isinstance(e, Field) and e.name == "hospice-line"]
    sent = any(note.sends_to == "hospice" for note in document.document.shared.call_notes)
    calls = any(box.look == "urgent" for box in every)
    assert len(lines_to_write) == (
        sent and calls and not topic.startswith("palliative")
    )  # there it leads the first box


@pytest.mark.parametrize("topic", library().topics())
def test_contents_that_go_on_begin_with_five_lines(topic):
    document = made(Case(f"begun-{topic}", ((topic, None),), "large_print", size=20))
    number = document.pages.numbers["contents"]
    on = [p.piece.text for p in document.pages.pages[number - 1].placed if isinstance(p.piece, Words)]
    assert len({id(text) for text in on if text.style == "contents"}) >= 5


WHOLE = [  # a page has room for the first box of the emergency number where its notes are one paragraph
    Case("whole-20", ((MAIN, None),), "large_print", size=20),
    Case("whole-hospice", (("palliative-and-hospice-care", None),), "large_print", size=20),
    Case("whole-ar", ((MAIN, None),), "large_print", lang="ar"),
]


@pytest.mark.parametrize("case", WHOLE, ids=lambda c: c.name)
def test_the_first_boxes_for_calls_are_not_torn_where_fewer_lines_keep_them_whole(case):
    document = made(case)
    boxes = [e for e in walk(document.tree) if isinstance(e, Box) and e.look in ("urgent", "today")]
    shown = {}
    for page in document.pages.pages:
        for text in lines(page):
            shown.setdefault(id(text), set()).add(page.number)
    numbers, now, ours = ([text for text in walk(box) if isinstance(text, Text)] for box in boxes[:3])
    assert [pages_of(texts, shown) for texts in (numbers, now, ours)] == [{1}, {2}, {3}]


def test_contents_that_go_on_have_their_heading_again_for_the_eye_only():
    document = made(Case("contents-20", ((MAIN, None),), "large_print", size=20))
    say = document.style.say
    heads = [
        (page.number, p.piece.artifact)
        for page in document.pages.pages
        for p in page.placed
        if isinstance(p.piece, Words) and words(p.piece.text.runs).startswith(say("contents"))
    ]
    (first, read), (then, repeated) = heads
    assert then == first + 1 == document.pages.numbers["contents"] + 1 and not read and repeated


def test_what_takes_the_room_of_signs_is_named_where_letters_are_wide(tmp_path, capsys):
    order = ["booklet", MAIN, "--lang", "es+en", "--paper", "letter", "--set", "type.spacing=wide"]
    assert main([*order, "-o", str(tmp_path / "b.pdf")]) == 1
    assert (
        "or no `spacing: wide`, which takes more room (for one print: --set type.spacing=null)"
        in capsys.readouterr().err
    )


def pages_of(texts, shown):
    return set().union(*(shown.get(id(text), ()) for text in texts))


def styles(element):
    return {text.style for text in walk(element) if isinstance(text, Text)}


def lines(page):
    """The texts of a page from its top down, without what is for the eye only."""
    placed = [p for p in page.placed if isinstance(p.piece, Words) and not p.piece.artifact]
    return [p.piece.text for p in sorted(placed, key=lambda p: p.y)]


@large
def test_nothing_is_under_twelve_points(case):
    data = made(case).data
    sizes = {float(operands[1]) for operands in operators(data, "Tf")}
    assert min(sizes) >= 12
    body = made(case).style.text("body")
    assert body.size == pytest.approx(case.size or 18) and body.leading >= 1.5 * body.size
    assert {float(operands[0]) for operands in operators(data, "Tz", "cm") if len(operands) == 1} == set()
    small = {p.piece.style.size for page in made(case).pages.pages for p in page.placed if isinstance(p.piece, Words)}
    assert min(small) >= 13


@large
def test_every_line_reads_on_a_full_measure(case):
    """No column in the margin: body text begins where the frame begins, or under a numeral or a bullet."""
    document = made(case)
    assert document.style.paper.indent == 0
    body = [
        p
        for page in document.pages.pages
        for p in page.placed
        if isinstance(p.piece, Words) and p.piece.text.style == "body"
    ]
    assert len({round(p.x) for p in body}) <= 6 and body


@all_cases
def test_the_words_are_those_of_the_yaml_in_order(case):
    """So larger letters, contrast and room between letters change no word."""
    assert squeezed(read_structure(made(case).data).text()) == promises.expected(case)


@all_cases
def test_only_a_full_page_leaves_out_what_stands_elsewhere(case):
    document = made(case)
    if case.layout == "booklet":  # its back: first what is no reason to call, the locked reasons never
        signs = document.document.first_signs
        assert reasons(document) == (sum(sign.locked for sign in signs) if case.spacing else len(signs))
        wide = {"drive", "site", "answer", "line"} if case.spacing else set()
        assert lacks(document) == {"help", "nurse", "code", "close"} | wide
    else:  # the further box of the emergency number says all, with a line to write on where it stays whole with that
        assert lean(document) in ((None, 1) if case.spacing else (None,))


def test_the_validator_finds_nothing(verapdf, tmp_path):
    files = []
    for case in (*LARGE, *MORE, *HIGH, *WIDE, *TALL):
        target = tmp_path / f"{case.name}.pdf"
        target.write_bytes(made(case).data)
        files.append(target)
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, files) == {file: True for file in files}


# contrast


@high
def test_high_contrast_is_black_on_white(case):
    data = made(case).data
    colours = {tuple(float(o) for o in operands) for operands in operators(data, "rg", "RG")}
    assert colours <= {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)} and (0.0, 0.0, 0.0) in colours
    assert not list(operators(data, "k", "K", "sc", "SC", "scn", "SCN", "sh"))
    assert {float(operands[0]) for operands in operators(data, "g", "G")} <= {0.0, 1.0}


@high
def test_high_contrast_has_thick_rules(case):
    pieces = [p.piece for page in made(case).pages.pages for p in page.placed]
    rules = {p.thickness for p in pieces if isinstance(p, Rule)} | {p.rule for p in pieces if isinstance(p, Tick)}
    rules |= {p.look.rule for p in pieces if isinstance(p, Frame)}
    assert rules and rules <= set(HEAVY.values())
    plain = made(replace(case, contrast=None))
    assert squeezed(read_structure(plain.data).text()) == squeezed(read_structure(made(case).data).text())
    assert 0.5 in {float(operands[0]) for operands in operators(plain.data, "w")}
    assert 0.5 not in {float(operands[0]) for operands in operators(made(case).data, "w")}


def test_an_order_may_ask_for_contrast_and_size(tmp_path):
    order = tmp_path / "eyes.yaml"
    order.write_text(f"order: eyes\nlayout: large_print\nsize: 20\ncontrast: high\nparts: [{TALK}]\n")
    assert main(["--quiet", "booklet", str(order), "-o", str(tmp_path / "a.pdf")]) == 0
    sizes = {float(operands[1]) for operands in operators((tmp_path / "a.pdf").read_bytes(), "Tf")}
    assert 20 in {round(size) for size in sizes}


def test_options_build_large_print_beside_the_usual_copy(tmp_path):
    options = ["--layout", "large_print", "--size", "20", "--contrast", "high", "-o", str(tmp_path)]
    assert main(["--quiet", "build", TALK, *options]) == 0
    assert [p.name for p in tmp_path.glob("*.pdf")] == [f"{TALK}-large-print-20-high-contrast.pdf"]


@pytest.mark.parametrize(("layout", "size"), [("sheet", 18), ("booklet", 20), ("large_print", 16)])
def test_a_size_that_the_layout_does_not_have_is_refused(layout, size):
    with pytest.raises(Problems, match=f"no type of {size} points"):
        make(library(), Case("no", ((TALK, None),), layout, size=size).order)


def test_what_an_order_cannot_have_is_shown_in_its_file(tmp_path, capsys):
    order = tmp_path / "bk.yaml"
    for said, where, what in (
        ("size: 20", "2:7", "the layout 'booklet' has no type of 20 points"),
        ("brief: true", "2:8", "a booklet is never brief"),
    ):
        order.write_text(f"order: bk\n{said}\nparts: [{TALK}]\n")
        assert main(["booklet", str(order), "-o", str(tmp_path / "a.pdf")]) == 1
        assert f"bk.yaml:{where}: error: {what}" in capsys.readouterr().err


# spacing


@wide
def test_wide_words_are_extracted_whole(case, poppler, tmp_path):
    """Programs that find words by gaps find the same ones: what they find here stands on the plain pages."""
    import subprocess

    found = {}
    for one in (case, replace(case, spacing=None)):
        target = tmp_path / f"{one.spacing}.pdf"
        target.write_bytes(made(one).data)
        done = subprocess.run([poppler("pdftotext"), target, "-"], capture_output=True, text=True, check=True)
        pages = pypdfium2.PdfDocument(made(one).data)
        pdfium = " ".join(page.get_textpage().get_text_range() for page in pages)
        found[one.spacing] = [set(re.sub(r"\d+", "#", text).split()) for text in (done.stdout, pdfium)]
    for spaced_words, plain_words in zip(found["wide"], found[None], strict=True):
        assert len(plain_words) > 500
        names = {word for area in made(case).document.shared.areas.values() for word in str(area).split()}
        names |= {"More", "reasons", "(continued)", "#:"} if case.moved else set()  # of what goes on overleaf
        more, less = spaced_words - plain_words - names, plain_words - spaced_words - names  # wide lists have no groups
        assert len(more) <= 8 and len(less) <= 8, (more, less)  # words with a hyphen, and long addresses, end lines


@wide
def test_lines_and_paragraphs_are_wide_apart(case):
    style = made(case).style
    for name, look in style.layout.styles.items():
        if name in ("body", "item", "note", "h1", "cell", "question"):
            assert look.leading >= 1.5 * look.size, name
    assert style.layout.styles["body"].after >= 2 * style.layout.styles["body"].size


@tall
def test_what_is_taller_than_a_page_with_wide_letters_is_built(case):
    """And keeps every rule that a build asks for."""
    assert [str(one) for one in broken(made(case)) if one.level == "error"] == []
    assert made(case).style.text("body").spaced


def page_words(document, number):
    """The texts on a page, from its top down, with whether each is for the eye only."""
    placed = [p for p in document.pages.pages[number - 1].placed if isinstance(p.piece, Words)]
    return {words(p.piece.text.runs): p.piece.artifact for p in sorted(placed, key=lambda p: (p.y, p.x))}


def card_of(document, name):
    """The row of a table with a name, the places of its words as pairs of page and line, and those of its labels."""
    grids = (e for e in walk(document.tree) if isinstance(e, Grid) and e.role == "Table")
    found = [(g, row) for g in grids for row in g.rows if name in told(row[0])]
    ((grid, row),) = found
    texts = {id(e) for cell in row for e in walk(cell) if isinstance(e, Text)}
    heads = {words(e.runs) for cell in grid.head[1:] for e in walk(cell) if isinstance(e, Text)}
    lines = [(page.number, p) for page in document.pages.pages for p in page.placed if isinstance(p.piece, Words)]
    own = [(number, p) for number, p in lines if id(p.piece.text) in texts and not p.piece.artifact]
    first = own[0][1]
    labels = [p for number, p in lines if number == own[0][0] and words(p.piece.text.runs) in heads and p.y > first.y]
    return row, own, min(labels, key=lambda p: p.y)


@pytest.mark.parametrize(
    ("case", "name"),
    [
        (TALL[0], "Nerves, brain, muscles"),
        (TALL[3], "Coughing up blood"),
        (Case("wide-table", ((IMMUNO, None),), "large_print", spacing="wide", paper="a4"), "Kidneys"),
        (Case("wide-cards", ((IMMUNO, None),), "booklet", spacing="wide"), "Nerves, brain, muscles"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.name,
)
def test_cards_with_wide_letters_have_labels_above_their_words(case, name):
    """Words then have the full measure; with other letters labels stand beside them."""
    _, own, label = card_of(made(case), name)
    below = [p for _, p in own if p.y > label.y]
    assert min(p.x for p in below) == label.x
    plain = replace(case, spacing=None, size=None)
    _, own, label = card_of(made(plain), name)
    assert min(p.x for _, p in own[1:]) > label.x + label.piece.line.width


@pytest.mark.parametrize(("count", "above"), [(60, False), (220, True)])
def test_a_cell_taller_than_a_page_beside_its_label_stands_below_it(count, above, tmp_path):
    """With any letters, and then a page holds it."""
    columns = [{"id": "a", "title": "What", "header": "true"}, {"id": "b", "title": "How"}]
    rows = [{"id": "r", "a": "Name", "b": " ".join(["Ask"] + ["again"] * count) + "."}]
    table = {"table": {"columns": columns, "rows": rows}, "from": ["seed"]}
    one = handout("en", [section("s", "en"), section("t", "en", blocks=[table])])
    document = built(workspace(tmp_path, one), "en", layout="large_print")
    _, own, label = card_of(document, "Name")
    assert len({number for number, _ in own}) == 1
    assert (min(p.x for _, p in own[1:]) == label.x) == above


def test_a_row_that_goes_on_has_its_name_again():
    """For the eye only, and no sign is parted from whom to call for it."""
    document = made(TALL[1])
    row, own, _ = card_of(document, "Nerves, brain, muscles")
    pages = sorted({number for number, _ in own})
    assert len(pages) == 2 and pages[-1] - pages[0] == 1
    name = f"{told(row[0]).strip()} {document.style.say('continued')}"
    for number in pages[1:]:
        (caption, hidden), (top, artifact), *_ = page_words(document, number).items()
        assert caption.endswith(document.style.say("continued")) and hidden
        assert (top, artifact) == (name, True)
    last = {words(p.piece.text.runs) for number, p in own if number in pages[:-1] and p.y == lowest(own, number)}
    assert last and not any(text.endswith(":") for text in last)


def lowest(own, number):
    return max(p.y for page, p in own if page == number)


def test_whom_to_call_stands_ahead_of_the_main_message_where_one_page_has_no_room_for_both():
    """As in Spanish at 20 points on letter paper; A4 has room for both, with a smaller heading."""
    letter, a4 = (made(case) for case in TALL[-2:])
    assert (calls_of(letter), calls_of(a4)) == ("ahead", "next")
    assert letter.pages.numbers["clinic-numbers"] == 1 and letter.pages.numbers["when-to-call"] == 2
    texts = list(page_words(letter, 2))
    message = str(letter.document.chapters[0].handout.main_message.text)
    assert texts.index(message) < texts.index(words(heading(letter, "when-to-call").runs))
    assert message in page_words(a4, 1)


def heading(document, id):
    return next(e for e in walk(document.tree) if isinstance(e, Text) and e.id == id)


@pytest.mark.parametrize("text", ["Ask your team.", "Nguyễn Văn Ánh", "Позвоните нам", "(303) 555-0142"])
def test_letters_and_words_are_measured_wider(text):
    setter = Typesetter(Faces(FONTS))
    plain = TextStyle(("source-sans-3", "noto-sans-arabic"), 10, 14)
    spaced = TextStyle(("source-sans-3", "noto-sans-arabic"), 10, 14, spaced=True)
    more = setter.width((Run(text),), spaced) - setter.width((Run(text),), plain)
    letters = len(text)
    assert more == pytest.approx(1.2 * letters + 1.6 * text.count(" "), abs=0.01)
    for width in (40, 60, 90):
        for line in setter.lines((Run(text),), spaced, width):
            assert line.width <= width + 0.01
            shown = "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)
            assert shown == "".join(piece.text for piece in line.pieces)


@pytest.mark.parametrize("text", ["السلام", "ফুসফুসের"])
def test_joined_letters_stay_joined(text):
    setter = Typesetter(Faces(FONTS))
    families = ("source-sans-3", "noto-sans-arabic", "noto-sans-bengali")
    width = setter.width((Run(text),), TextStyle(families, 10, 14))
    assert width > 0
    assert setter.width((Run(text),), TextStyle(families, 10, 14, spaced=True)) == width


def test_an_adapted_layout_is_otherwise_the_same():
    layout = library().layout("large_print")
    assert adapted(layout) == layout == adapted(layout, size=18)
    larger = adapted(layout, size=20)
    assert larger.styles["h1"].size == pytest.approx(27 * 20 / 18)
    assert larger.styles["foot"] == layout.styles["foot"] and larger.papers == layout.papers


@pytest.mark.parametrize(
    "line", ["size: 18.5", "size: -20", "size: ١٨", "size: large", "contrast: low", "contrast: ''"]
)
def test_what_is_no_size_and_no_contrast_is_refused_with_its_place(line, tmp_path, capsys):
    order = tmp_path / "eyes.yaml"
    order.write_text(f"order: eyes\nlayout: large_print\n{line}\nparts: [{TALK}]\n")
    assert main(["--quiet", "booklet", str(order), "-o", str(tmp_path / "a.pdf")]) == 1
    assert "eyes.yaml:3:" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_what_is_no_spacing_is_refused():
    with pytest.raises(Problems):
        make(library(), Case("no", ((TALK, None),), spacing="tight").order)
