"""Kinds of block: each one's example is read and built, and a new kind is one file."""

import inspect
import io
import sys
import textwrap
from datetime import date

import pikepdf
import pytest
from mutants import elements

from takehome import kinds
from takehome.element import Cell, Rows, Text, walk, words
from takehome.jsonschema import schemas
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.reader import read
from takehome.schema import validate
from takehome.shelf import stock
from takehome.strips import Words
from takehome.template import handout_template

LAYOUTS = ("sheet", "booklet")


def example_of(kind) -> str:
    text = inspect.getdoc(kind)
    assert text
    assert "Example:" in text, f"{kind.__name__} shows no example"
    return textwrap.dedent(text.split("Example:\n", 1)[1])


def handout_with(block: str, tmp_path) -> Library:
    """A workspace with one handout that holds one block, beside the stock."""
    page = handout_template("one-block", date(2026, 11, 23))
    before, _, after = page.partition("      - text: >-\n")
    _, _, after = after.partition("  - id: next-steps")
    body = textwrap.indent("- " + textwrap.indent(block.strip(), "  ").strip(), "      ")
    extra = "  - id: choices\n    title: Choices\n    blocks: [{text: See what there is.}]\n"
    folder = tmp_path / "handouts" / "one-block"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "en.yaml").write_text(f"{before}{body}\n{extra}  - id: next-steps{after}", encoding="utf-8")
    for picture in (stock() / "handouts" / "lung-cancer-treatment-stops-working").glob("*.svg"):
        (folder / picture.name).write_bytes(picture.read_bytes())
    return Library(tmp_path, date(2026, 11, 23))


def order(layout: str) -> Order:
    return validate(Order, {"order": "one", "parts": [{"topic": "one-block"}], "layout": layout})


def printed(tree) -> str:
    return " ".join("".join(run.text for run in e.runs) for e in walk(tree) if isinstance(e, Text))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", sorted(kinds.registry()))
def test_the_example_of_each_kind_builds(name, layout, tmp_path):
    example = example_of(kinds.registry()[name])
    assert f"{name}:" in example
    made = make(handout_with(example, tmp_path), order(layout))
    assert made.data.startswith(b"%PDF-1.7")
    said = printed(made.tree)
    node = read(example.encode(), "example.yaml")
    for text in leaves(node[name]):
        assert text in said or text in example


def leaves(node):
    if isinstance(node, str):
        yield str(node)
    else:
        for inner in node.values() if isinstance(node, dict) else node:
            yield from leaves(inner)


def test_there_are_the_kinds_that_were_promised():
    promised = {"text", "bullets", "steps", "table", "faq", "callout", "checklist", "figure", "see_also"}
    assert promised <= set(kinds.registry())


NEW = '''
from typing import ClassVar
from takehome.context import Context
from takehome.element import Box, Element
from takehome.kinds import Block
from takehome.schema import Words


class Pledge(Block):
    """Something the clinic promises.

    Example:
        pledge: We answer within a day.
    """

    kind: ClassVar[str] = "pledge"
    pledge: Words

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        return (Box((ctx.text(self.pledge, "body"),), "tip", ctx.said("tip", "label")),)
'''


@pytest.fixture
def new_kind(tmp_path):
    package = tmp_path / "clinic_kinds"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "pledge.py").write_text(NEW)
    sys.path.insert(0, str(tmp_path))
    kinds.add_package("clinic_kinds")
    yield
    kinds.remove_package("clinic_kinds")
    sys.path.remove(str(tmp_path))
    for name in [n for n in sys.modules if n.startswith("clinic_kinds")]:
        del sys.modules[name]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_new_kind_is_one_file(new_kind, layout, tmp_path):
    from takehome.checks.structure import read_structure

    made = make(handout_with(example_of(kinds.registry()["pledge"]), tmp_path / "ws"), order(layout))
    assert "We answer within a day." in read_structure(made.data).text()
    assert "We answer within a day." in read_structure(made.data).outline()
    schema = schemas()["handout"]["$defs"]
    assert {"$ref": "#/$defs/Pledge"} in schema["Block"]["anyOf"]
    assert schema["Pledge"]["description"].startswith("Something the clinic promises.")


def test_the_kind_is_gone_when_its_package_is():
    assert "pledge" not in kinds.registry()


@pytest.mark.parametrize(
    ("block", "message", "hint"),
    [
        ("txt: words", "no kind of block is called 'txt'", "did you mean 'text'?"),
        ("text: words\nbullets: [a]", "a block is one kind", "new block"),
        ("id: alone", "this block has no kind", "the kinds are"),
        ("figure: {caption: c}", "either a file or panels", "one of them"),
        ("figure: {caption: c, file: next-steps.svg}", "no alt text", "what the drawing shows"),
        ("figure: {caption: c, file: none.svg, alt: A line.}", "no picture 'none.svg'", "put the file"),
        ("table: {columns: [{id: a, title: A}], rows: [{id: r, b: x}]}", "no column 'b'", "the columns are"),
        ("callout: {tone: loud, text: x}", "'loud' cannot stand here", "one of"),
    ],
)
def test_what_is_wrong_with_a_block_has_its_place_and_mend(block, message, hint, tmp_path):
    with pytest.raises(Problems) as bad:
        make(handout_with(block, tmp_path), order("sheet"))
    found = bad.value.problems
    assert any(message in p.message and hint in p.hint for p in found), found
    assert all(p.place.line > 1 for p in found)


def test_pictures_and_dots_are_numbered_in_one_series_and_panels_are_not(tmp_path):
    dots = "pictograph: {count: 2, of: 20, text: Two out of 20., alt: 2 of 20 dots are filled.}"
    panel = "file: next-steps.svg, alt: A line joins rings."
    panels = f"figure: {{caption: Two ways., panels: [{{title: One way, {panel}}}, {{title: Another way, {panel}}}]}}"
    library = handout_with(dots, tmp_path)
    file = tmp_path / "handouts" / "one-block" / "en.yaml"
    text = file.read_text(encoding="utf-8")
    line = f"      - {dots}\n"
    assert line in text
    file.write_text(text.replace(line, f"{line}      - {panels}\n{line}"), encoding="utf-8")
    tree = make(library, order("sheet")).tree
    said = [words(e.runs) for e in walk(tree) if isinstance(e, Text)]
    at = [said.index(one) for one in ("Figure 1. Two out of 20.", "Figure 2. Two ways.", "Figure 3. Two out of 20.")]
    assert at == sorted(at)
    assert {"One way", "Another way"} <= set(said)


def test_words_reads_runs_in_order():
    from takehome.element import Run

    assert words((Run("a"), Run("b", strong=True))) == "ab"


@pytest.mark.parametrize(
    "block",
    [
        "bullets: []",
        "checklist: []",
        "steps: []",
        "faq: []",
        "table: {columns: [], rows: []}",
        "table: {columns: [{id: a, title: A}, {id: a, title: B}], rows: [{id: r, a: x}]}",
        "table: {columns: [{id: from, title: A}], rows: [{id: r, from: [seed]}]}",
    ],
)
def test_what_is_empty_or_doubled_is_refused(block, tmp_path):
    with pytest.raises(Problems) as bad:
        make(handout_with(block, tmp_path), order("sheet"))
    assert all(p.place.line > 1 and p.hint for p in bad.value.problems)


def test_a_drawing_is_looked_for_beside_the_handout_and_then_among_the_shared_ones(tmp_path):
    line = '<svg viewBox="0 0 {0} 10"><path d="M 0 5 L {0} 5" stroke="#000000" fill="none"/></svg>'
    for folder, wide in (("shared", 10), ("t", 20)):
        (tmp_path / "handouts" / folder).mkdir(parents=True)
        (tmp_path / "handouts" / folder / "a.svg").write_text(line.format(wide))
    (tmp_path / "handouts" / "shared" / "b.svg").write_text(line.format(30))
    stock = Library(tmp_path, date(2026, 11, 25))
    assert [stock.picture("t", name).width for name in ("a.svg", "b.svg")] == [15, 22.5]
    assert stock.picture("u", "a.svg").width == 7.5


SIGNED = """table:
  columns: [{id: what, title: What, header: true}, {id: how, title: How}]
  rows:
    - {id: both, what: Skin, how: A rash, signs: [rash-new, breathless], from: [seed]}
    - {id: none, what: Hair, how: It may thin, from: [seed]}
"""
BOXED = "callout: {title: Look out, text: Some signs., signs: [fever, breathless]}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_tells_whom_to_call_for_its_signs(layout, tmp_path):
    said = printed(make(called(SIGNED, tmp_path), order(layout)).tree)
    sign = Library(stock()).shared("en").signs["breathless"].text
    rash = Library(stock()).shared("en").signs["rash-new"].text
    assert f"A rash Call 911 now: {sign} Call us today: {rash}" in said
    assert "It may thin Call" not in said


def test_a_box_tells_its_signs_and_whom_to_call(tmp_path):
    said = printed(make(called(BOXED, tmp_path), order("sheet")).tree)
    signs = Library(stock()).shared("en").signs
    assert f"Some signs. Call 911 now: {signs['breathless'].text} Call us now, day or night: Fever of 100.4" in said


ROW = SIGNED.replace("new,", "new, fever,")


@pytest.mark.parametrize("block", [BOXED.replace("[fever,", "[fever, rash-new,"), ROW])
def test_signs_for_any_hour_and_for_the_day_have_one_lead_where_nobody_answers_at_night(block, tmp_path):
    signs = Library(stock()).shared("en").signs
    by_night = printed(make(library := called(block, tmp_path), order("sheet")).tree)
    assert "Call us now, day or night: Fever of 100.4" in by_night
    assert f"Call us today: {signs['rash-new'].text}" in by_night
    said = printed(make(library, order("sheet").model_copy(update={"set": {"phones.night": None}})).tree)
    assert "Call us today: Fever of 100.4" in said
    assert f"you feel very ill {signs['rash-new'].text}" in said


def called(block: str, tmp_path) -> Library:
    """A handout with one block, and the signs it tells in the boxes for calls."""
    library = handout_with(block, tmp_path)
    path = tmp_path / "handouts" / "one-block" / "en.yaml"
    first, rest = path.read_text(encoding="utf-8").split("when_to_call: [", 1)
    named = rest.split("]", 1)[0].split(", ")
    more = [id for id in ("rash-new", "breathless", "fever") if id not in named]
    changed = f"{first}when_to_call: [{', '.join([*named, *more])}]{rest.split(']', 1)[1]}"
    path.write_text(changed, encoding="utf-8")
    return library


@pytest.mark.parametrize(
    ("topics", "leads"),
    [
        (["palliative-and-hospice-care"], True),
        (["managing-symptoms"], False),
        (["managing-symptoms", "palliative-and-hospice-care"], True),
    ],
)
def test_a_note_stands_above_the_signs_where_a_chapter_is_a_handout_it_leads(topics, leads):
    """Who is in hospice calls another line first: where a handout is for them, that is the first they read."""
    library = Library(stock())
    order = {"order": "one", "parts": [{"topic": topic} for topic in topics], "layout": "booklet"}
    made = make(library, validate(Order, order))
    said = printed(made.tree)
    shared = library.shared("en")
    (note,) = (n.text.split(" ")[0:3] for n in shared.call_notes if n.id == "call-hospice")
    lead, sign = said.index(" ".join(note)), said.index(shared.signs["breathless"].text)
    assert (lead < sign) == leads


def test_a_note_above_the_signs_does_not_stand_close_to_the_words_before_it():
    order = {"order": "one", "parts": [{"topic": "palliative-and-hospice-care"}], "layout": "booklet"}
    made = make(Library(stock()), validate(Order, order))
    (page,) = [page for page in made.pages.pages if page.number == made.pages.numbers["when-to-call"]]
    placed = [item for item in page.placed if isinstance(item.piece, Words)]
    lead = next(item for item in placed if item.piece.text.style == "call-lead")
    when = next(item for item in placed if item.piece.text.style == "call-when")
    assert lead.y - (when.y + when.height) >= 6


@pytest.mark.parametrize("layout", [*LAYOUTS, "large_print"])
def test_in_a_table_whom_to_call_stands_clear_and_its_signs_are_lists(layout, tmp_path):
    made = make(called(SIGNED, tmp_path), order(layout))
    cells = [e for e in walk(made.tree) if isinstance(e, Cell) and any(isinstance(c, Rows) for c in e.children)]
    assert [type(child) for cell in cells for child in cell.children] == [Text, Text, Rows, Text, Rows]
    leads = [child for cell in cells for child in cell.children[1:] if isinstance(child, Text)]
    for page in made.pages.pages:
        lines = [p for p in page.placed if isinstance(p.piece, Words)]
        for lead in [p for p in lines if any(p.piece.text is text for text in leads)]:
            above = [p.y + p.height for p in lines if p.x == lead.x and p.y < lead.y]
            below = [p for p in lines if p.y > lead.y and p.x > lead.x]
            assert lead.y - max(above, default=0.0) >= 4
            assert min(p.y for p in below) - lead.y - lead.height < 4, "the list stands at its lead"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("caption", [True, False])
def test_a_table_without_a_caption_is_called_by_its_heading_for_listeners(caption, layout, tmp_path):
    """The eye reads the name once; a reader that lists the tables of a file names each."""
    example = example_of(kinds.registry()["table"])
    words = "  caption: Two ways to be looked after\n"
    assert words in example
    made = make(handout_with(example if caption else example.replace(words, ""), tmp_path), order(layout))
    with pikepdf.open(io.BytesIO(made.data)) as document:
        (found,) = elements(document, "Table")
        named = str(found.A.Summary) if "/A" in found else None
        captions = list(elements(document, "Caption"))
    above = [e for e in walk(made.tree) if isinstance(e, Text) and e.role in ("H2", "H3")]
    headings = ["".join(run.text for run in text.runs) for text in above]
    assert (named is None) is caption is bool(captions)
    assert caption or named == headings[headings.index("Choices") - 1]
