"""A workspace reads nothing outside itself and runs no code that is not trusted."""

import shutil
from datetime import date

import pytest
from documents import MAIN, TALK

from takehome.element import Text, walk
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.preflight import copied
from takehome.prepare import Given
from takehome.problems import Problems
from takehome.schema import validate
from takehome.shelf import Shelf, stock
from takehome.template import handout_template

EVIL = "import pathlib\npathlib.Path(__file__).with_suffix('.ran').write_text('ran')\nLAYOUT = None\n"


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "handouts" / "mine"
    folder.mkdir(parents=True)
    (folder / "en.yaml").write_text(handout_template("mine", date(2026, 11, 23)), encoding="utf-8")
    (tmp_path / "layouts").mkdir()
    return tmp_path


def order(*topics, **more):
    return validate(Order, {"order": "o", "parts": list(topics), **more})


def test_a_layout_of_the_workspace_runs_only_where_it_is_trusted(workspace):
    (workspace / "layouts" / "evil.py").write_text(EVIL)
    with pytest.raises(Problems) as bad:
        Library(workspace).layout("evil")
    assert "--trust-layouts" in bad.value.problems[0].hint
    assert not (workspace / "layouts" / "evil.ran").exists()


@pytest.mark.parametrize("name", ["../evil", "../../evil", "/etc/evil", "..", ".hidden", "a/b", "a\\b", "", "x" * 500])
def test_no_name_leads_out_of_the_workspace(workspace, name):
    (workspace / "evil.py").write_text(EVIL)
    assert Shelf(workspace / "layouts").find("layouts", f"{name}.py") is None
    for read in (
        Library(workspace).layout,
        Library(workspace).brand,
        Library(workspace).handout,
        Library(workspace).art,
    ):
        with pytest.raises(Problems):
            read(name)
    assert not (workspace / "evil.ran").exists()


def test_a_layout_with_a_mistake_names_its_line(workspace):
    (workspace / "layouts" / "odd.py").write_text("from takehome.layout import A4\n\nLAYOUT = 1 / 0\n")
    with pytest.raises(Problems) as bad:
        Library(workspace, trust_layouts=True).layout("odd")
    place = bad.value.problems[0].place
    assert (place.path, place.line) == ("layouts/odd.py", 3)


def test_a_copy_of_a_stock_layout_needs_no_trust(workspace):
    shutil.copy(stock() / "layouts" / "sheet.py", workspace / "layouts" / "sheet.py")
    assert Library(workspace).layout("sheet").name == "sheet"


def test_the_file_of_the_stock_does_not_stand_for_one_that_is_gone(workspace):
    """A clinic's own words would be replaced by others, and nobody told."""
    own = workspace / "handouts" / "shared" / "en.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.unlink(missing_ok=True)
    own.symlink_to("nowhere.yaml")
    for what in ("this is a link to a file that is not there", "this is no file"):
        with pytest.raises(Problems) as bad:
            Library(workspace).shared("en")
        (one,) = bad.value.problems
        assert (one.place.path, one.message) == ("handouts/shared/en.yaml", what) and "the stock's" in one.hint
        own.unlink(missing_ok=True) if own.is_symlink() else None
        own.mkdir(exist_ok=True)


def test_a_linked_folder_does_not_lead_out(workspace, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "en.yaml").write_text("handout: linked\n")
    (workspace / "handouts" / "linked").symlink_to(outside)
    with pytest.raises(Problems) as bad:
        Library(workspace).handout("linked")
    assert "outside the workspace" in bad.value.problems[0].message


def test_a_font_family_that_is_not_there_is_a_problem(workspace):
    (workspace / "layouts" / "brands").mkdir()
    brand = workspace / "layouts" / "brands" / "odd.yaml"
    brand.write_text('brand: odd\nextends: default\nsample: true\nname: "Odd (sample)"\ntype: {voice: literatta}\n')
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine", brand="odd"))
    assert "literata" in bad.value.problems[0].hint
    assert bad.value.problems[0].place.path == "layouts/brands/odd.yaml"


@pytest.mark.parametrize(
    "say", ["{a: b}", '{page_of: "{phone.__class__}"}', '{page_of: "{phon}"}', '{page_of: "{page"}']
)
def test_page_words_that_cannot_be_filled_are_problems(workspace, say):
    folder = workspace / "layouts" / "words"
    folder.mkdir()
    (folder / "en.yaml").write_text(f"words: en\nsay: {say}\n")
    with pytest.raises(Problems) as bad:
        Library(workspace).words("en")
    assert bad.value.problems[0].place.path == "layouts/words/en.yaml"


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_locked_parts_of_every_handout_are_printed(layout):
    library = Library(stock(), date(2026, 11, 24))
    hard = {"topic": MAIN, "only": ["hospice", "time"]}
    made = make(library, order(TALK, hard, layout=layout))
    said = " ".join("".join(run.text for run in e.runs) for e in walk(made.tree) if isinstance(e, Text))
    for topic in (MAIN, TALK):
        handout = library.handout(topic)
        assert str(handout.main_message.text) in said
        assert all(str(point.text) in said for point in handout.key_points)


def test_what_comes_along_brings_what_it_needs(workspace):
    page = workspace / "handouts" / "mine" / "en.yaml"
    text = page.read_text()
    text = text.replace("  - id: next-steps\n", "  - id: next-steps\n    needs: [third]\n").replace(
        "    title: What happens?\n", "    title: What happens?\n    needs: [next-steps]\n"
    )
    third = "  - id: third\n    title: Third\n    blocks: [{text: Words.}]\n\n# Ready questions"
    page.write_text(text.replace("\n# Ready questions", third, 1))
    made = make(Library(workspace), order({"topic": "mine", "only": ["what-happens"]}))
    assert [str(s.id) for s in made.document.chapters[0].sections] == ["what-happens", "next-steps", "third"]


def test_a_label_without_a_place_in_the_drawing_is_a_problem(workspace):
    page = workspace / "handouts" / "mine" / "en.yaml"
    folder = stock() / "handouts" / MAIN
    shutil.copy(folder / "next-steps.svg", page.parent / "next-steps.svg")
    figure = "      - figure: {file: next-steps.svg, caption: Steps., alt: A line., labels: {testz: New tests}}\n"
    page.write_text(page.read_text().replace("      - steps:\n", figure + "      - steps:\n"))
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine"))
    (problem,) = bad.value.problems
    assert "'testz'" in problem.message
    assert "tests" in problem.hint
    assert problem.place.line > 1


def test_a_running_line_that_is_wider_than_the_page_is_a_problem(workspace):
    long = "5" * 300
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine", set={"phones.day": long}))
    assert "wider than the page" in bad.value.problems[0].message


def test_a_picture_taller_than_a_page_is_made_smaller(workspace):
    from PIL import Image

    folder = workspace / "handouts" / "mine"
    Image.new("RGB", (4, 4000), (0, 0, 0)).save(folder / "tall.png")
    page = folder / "en.yaml"
    figure = "      - figure: {file: tall.png, caption: A line., alt: A thin line.}\n"
    page.write_text(page.read_text().replace("      - steps:\n", figure + "      - steps:\n"))
    made = make(Library(workspace), order("mine"))
    for each in made.pages.pages:
        assert all(p.y + p.height <= each.bottom + 0.5 for p in each.placed)


@pytest.mark.parametrize("signs", ["[]", "[fever]", "[breathless]"])
def test_the_boxes_for_calls_are_never_empty(workspace, signs):
    page = workspace / "handouts" / "mine" / "en.yaml"
    lines = [
        f"when_to_call: {signs}" if line.startswith("when_to_call:") else line for line in page.read_text().split("\n")
    ]
    page.write_text("\n".join(lines))
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine"))
    lacks = "'when_to_call' needs at least one" if signs == "[]" else "when to call names no sign of the tier"
    assert lacks in bad.value.problems[0].message
    assert bad.value.problems[0].place.line > 1


@pytest.mark.parametrize("change", [("key_points:", "key_points: []"), ("  lines: 6", "  lines: 999999999")])
def test_empty_parts_and_endless_lines_are_refused(workspace, change):
    page = workspace / "handouts" / "mine" / "en.yaml"
    text = page.read_text()
    if change[0] == "key_points:":
        before, _, rest = text.partition("key_points:\n")
        text = before + "key_points: []\n\nsections:" + rest.partition("\nsections:")[2]
    else:
        text = text.replace(*change)
    page.write_text(text)
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine"))
    assert all(p.place.line > 1 for p in bad.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "said"), [("handout: mine", "handout: yours", "mine"), ("lang: en", "lang: fr", "en")]
)
def test_a_handout_says_the_name_of_its_folder_and_its_file(workspace, old, new, said):
    page = workspace / "handouts" / "mine" / "en.yaml"
    page.write_text(page.read_text().replace(old, new, 1))
    with pytest.raises(Problems) as bad:
        Library(workspace).handout("mine")
    (problem,) = bad.value.problems
    assert problem.hint.endswith(f": {said}")
    assert problem.place.line == page.read_text().splitlines().index(new) + 1


def test_a_link_to_the_handout_itself_leads_to_its_title(workspace):
    page = workspace / "handouts" / "mine" / "en.yaml"
    for target in ("mine", "mine#"):
        block = f"      - see_also: {{to: {target}}}\n      - text: See [all of it](mine#).\n        from: [seed]\n"
        page.write_text(
            handout_template("mine", date(2026, 11, 23)).replace("    blocks:\n", "    blocks:\n" + block, 1)
        )
        made = make(Library(workspace), order("mine"))
        hrefs = [r.href for e in walk(made.tree) if isinstance(e, Text) for r in e.runs if r.href and r.href[0] == "#"]
        assert "#title" in hrefs


def test_a_mistake_in_another_handout_is_said_as_what_it_is(workspace):
    other = workspace / "handouts" / "other"
    other.mkdir()
    (other / "en.yaml").write_text(handout_template("other", date(2026, 11, 23)).replace("title:", "titel:", 1))
    make(Library(workspace), order("mine"))  # nothing leads there
    page = workspace / "handouts" / "mine" / "en.yaml"
    page.write_text(page.read_text().replace("    blocks:\n", "    blocks:\n      - see_also: {to: other}\n", 1))
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine"))
    assert {p.place.path for p in bad.value.problems} == {"handouts/other/en.yaml"}
    assert any("'titel'" in p.message for p in bad.value.problems)


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "a/../../secret.png"])
def test_a_picture_stands_beside_its_handout(workspace, tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("far")
    (folder / "mine").mkdir()
    (folder / "secret.png").write_bytes(b"\x89PNG")
    text = handout_template("mine", date(2026, 11, 23))
    figure = f"      - figure: {{file: {name}, caption: A picture, alt: What it shows}}\n        from: [seed]\n"
    page = folder / "mine" / "page.yaml"
    page.write_text(text.replace("    blocks:\n", "    blocks:\n" + figure, 1))
    shelf = Library(workspace)
    with pytest.raises(Problems) as bad:
        make(shelf, order("mine"), Given(None, {"mine": shelf.handout_file(page)}, {"mine": page.parent}))
    assert "no picture" in bad.value.problems[0].message


@pytest.mark.parametrize(
    ("code", "said"), [("LAYOUT = 5", "no page design"), ("import sys\nsys.exit(0)", "does not load")]
)
def test_what_is_no_page_design_is_said(workspace, code, said):
    (workspace / "layouts" / "odd.py").write_text(code + "\n")
    with pytest.raises(Problems) as bad:
        Library(workspace, trust_layouts=True).layout("odd")
    assert said in bad.value.problems[0].message


@pytest.mark.parametrize("names", ['"call": "cal-facing"', '"cal": "call"'])
def test_a_layout_that_names_no_look_for_facing_pages_is_said(workspace, names):
    text = (stock() / "layouts" / "booklet.py").read_text()
    asked = 'facing={"call": "call-facing"}'
    assert asked in text
    (workspace / "layouts" / "booklet.py").write_text(text.replace(asked, f"facing={{{names}}}"))
    with pytest.raises(Problems) as bad:
        Library(workspace, trust_layouts=True).layout("booklet")
    (problem,) = bad.value.problems
    assert "a look of rows that is not there: 'cal" in problem.message
    assert "did you mean 'call" in problem.hint
    assert problem.place.path == "layouts/booklet.py"


def test_a_layout_without_the_paper_of_the_clinic_is_said(workspace):
    text = (stock() / "layouts" / "sheet.py").read_text().replace('"letter": Paper', '"folio": Paper')
    (workspace / "layouts" / "sheet.py").write_text(text)
    with pytest.raises(Problems) as bad:
        make(Library(workspace, trust_layouts=True), order("mine"))
    assert bad.value.problems[0].message == "the layout 'sheet' has no paper 'letter'"
    assert bad.value.problems[0].place.path == "layouts/brands/default.yaml"


def test_an_organisation_that_a_brand_misspells_is_said(workspace):
    (workspace / "layouts" / "brands").mkdir()
    text = "brand: odd\nextends: default\nsample: true\norganisations: [asc]\n"
    (workspace / "layouts" / "brands" / "odd.yaml").write_text(text)
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine", brand="odd"))
    (problem,) = bad.value.problems
    assert (problem.message, problem.hint) == ("there is no organisation 'asc'", "did you mean 'acs'?")
    assert problem.place.line == 4


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("spanish", "did you mean 'es'?"),
        ("Español", "did you mean 'es'?"),
        ("es-MX", "did you mean 'es'?"),
        ("zh", "did you mean 'zh-Hans'?"),
        ("xx", "there is: ar, bn, en, es"),
    ],
)
def test_words_of_a_brand_in_no_language_are_refused(workspace, code, hint):
    (workspace / "layouts" / "brands").mkdir()
    text = f"brand: odd\nextends: default\nsample: true\nlanguages:\n  {code}:\n    hours: siempre\n"
    (workspace / "layouts" / "brands" / "odd.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine", brand="odd"))
    (problem,) = bad.value.problems
    assert problem.message == f"{code!r} is no language of pages here"
    assert (problem.place.line, problem.place.column) == (5, 3)
    assert problem.hint.startswith(hint)


def test_shared_words_that_take_the_place_of_the_stock_say_how_to_keep_its_organisations(workspace):
    folder = workspace / "handouts" / "shared"
    folder.mkdir(exist_ok=True)
    text = (stock() / "handouts" / "shared" / "en.yaml").read_text()
    (folder / "en.yaml").write_text(text[: text.index("\norganisations:")] + "\norganisations: {}\n")
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine"))
    (problem,) = bad.value.problems  # one, and not one for each of the brand's organisations
    assert problem.message.startswith("no organisation acs, go2")
    assert problem.hint.startswith("write `extends: stock` below the first line of handouts/shared/en.yaml")
    (folder / "en.yaml").write_text("shared: en\nsigns: {}\n")
    with pytest.raises(Problems) as bad:
        Library(workspace).shared("en")
    assert [problem.message[:7] for problem in bad.value.problems] == ["'terms'", "'source", "'organi"]
    assert all(problem.hint.startswith("add `extends: stock`") for problem in bad.value.problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("order: o\nparts: [mine]\n", "this file is an order, not a handout"),
        ("brand: x\nname: X\n", "this file is a brand, not a handout"),
        ("shared: en\nterms: {}\n", "this file is shared words, not a handout"),
    ],
)
def test_a_file_of_another_sort_is_said_in_one_line(workspace, text, said):
    page = workspace / "other.yaml"
    page.write_text(text)
    with pytest.raises(Problems) as bad:
        Library(workspace).handout_file(page)
    assert [p.message for p in bad.value.problems] == [said]


def test_a_brand_says_the_name_of_its_file(workspace):
    (workspace / "layouts" / "brands").mkdir()
    text = (stock() / "layouts" / "brands" / "riverside.yaml").read_text()
    (workspace / "layouts" / "brands" / "copied.yaml").write_text(text)
    with pytest.raises(Problems) as bad:
        Library(workspace).brand("copied")
    (problem,) = bad.value.problems
    assert problem.message == "this says 'riverside', and the file is layouts/brands/copied.yaml"
    assert problem.hint == "is it a copy? move it away; else `brand` is its file: copied"


def test_an_order_says_the_name_of_its_file(workspace):
    (workspace / "handouts" / "booklets").mkdir()
    text = (stock() / "handouts" / "booklets" / "short-version.yaml").read_text()
    for said, hint in (("short-version", "is it a copy? move it away; else "), ("strange", "")):
        changed = text.replace("order: short-version", f"order: {said}")
        (workspace / "handouts" / "booklets" / "mine.yaml").write_text(changed)
        with pytest.raises(Problems) as bad:
            Library(workspace).order("mine")
        assert bad.value.problems[0].hint == f"{hint}`order` is its file: mine"


def test_hints_name_files_from_where_somebody_is(workspace, monkeypatch):
    monkeypatch.chdir(workspace.parent)
    library, mine = Library(workspace.resolve()), workspace.name
    assert library.hinted("see handouts/mine/en.yaml.") == f"see {mine}/handouts/mine/en.yaml."
    assert library.hinted("written into handouts/shared/") == f"written into {mine}/handouts/shared/"
    assert library.hinted("`handouts/shared/es.yaml`") == f"`{stock()}/handouts/shared/es.yaml`"
    assert library.hinted("my-handouts/shared/ and https://a.example/layouts/x") == (
        "my-handouts/shared/ and https://a.example/layouts/x"
    )
    assert library.from_here("handouts/shared/xx.yaml") == f"{mine}/handouts/shared/xx.yaml"
    assert (library.from_here("--set"), library.from_here("")) == ("--set", "")
    monkeypatch.chdir(workspace)
    assert library.hinted("put it into handouts/mine/") == "put it into handouts/mine/"


def test_a_review_is_no_later_than_today_and_past_its_date_is_said(workspace):
    page = workspace / "handouts" / "mine" / "en.yaml"
    text = page.read_text().replace("by: null, on: null, next: null", "by: Dr A, on: 2026-01-01, next: 2026-06-01")
    page.write_text(text.replace("written: 2026-11-23", "written: 2025-12-01"))
    made = make(Library(workspace, date(2026, 11, 24)), order("mine"))
    assert [f.message for f in made.findings if "date" in f.message] == ["past its review date (2026-06-01)"]
    assert make(Library(workspace, date(2025, 12, 31)), order("mine")).data  # it is 2026 already somewhere
    assert make(Library(workspace, date.max), order("mine")).data  # no day comes after it
    with pytest.raises(Problems) as bad:
        make(Library(workspace, date(2025, 12, 30)), order("mine"))
    assert "yet to come" in bad.value.problems[0].message


@pytest.mark.parametrize("text", ["", "- a\n"])
def test_an_order_that_says_nothing_is_told_how_an_order_begins(text, tmp_path):
    path = tmp_path / "for-maria.yaml"
    path.write_text(text)
    for read, hint in ((Library.order_file, "order: for-maria"), (Library.handout_file, "handout: my-topic")):
        with pytest.raises(Problems) as bad:
            read(Library(tmp_path), path)
        assert bad.value.problems[0].hint == f"begin with `{hint}`"


def test_a_handout_that_is_not_there_in_a_language_says_in_which_it_is(workspace):
    with pytest.raises(Problems) as bad:
        make(Library(workspace), order("mine", langs=["es"]))
    (problem,) = bad.value.problems
    assert (problem.message, problem.hint) == ("the handout 'mine' is not there in 'es'", "it is in: en")


def test_shared_words_of_a_workspace_add_to_the_stock(tmp_path):
    folder = tmp_path / "handouts" / "shared"
    folder.mkdir(parents=True)
    own = """\
shared: en
extends: stock
terms:
  inr: {word: INR, means: how fast your blood clots, from: [seed]}
signs:
  breathless: {tier: emergency, text: You are short of breath}
"""
    (folder / "en.yaml").write_text(own)
    ours, theirs = Library(tmp_path).shared("en"), Library(stock()).shared("en")
    assert [id for id in ours.terms if id not in theirs.terms] == ["inr"]
    assert [id for id in ours.signs if ours.signs[id] != theirs.signs[id]] == ["breathless"]
    assert str(ours.signs["breathless"].text) == "You are short of breath"
    assert ours.signs["breathless"].from_ == ()  # a sign of the clinic's own claims no source of the stock
    assert (ours.sources, ours.call_notes) == (theirs.sources, theirs.call_notes)
    (folder / "en.yaml").write_text(own.replace("stock", "stick"))
    with pytest.raises(Problems) as bad:
        Library(tmp_path).shared("en")
    assert bad.value.problems[0].place.line == 2


def test_a_saved_order_is_called_as_its_file(tmp_path):
    folder = tmp_path / "handouts" / "booklets"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(f"order: yours\nparts: [{TALK}]\n")
    with pytest.raises(Problems) as bad:
        Library(tmp_path).order("mine")
    (problem,) = bad.value.problems
    assert problem.place.line == 1
    assert "`order` is its file: mine" in problem.hint


def test_a_value_that_is_missing_is_told_with_its_line_and_the_nearest_there_is(workspace):
    path = workspace / "handouts" / "mine" / "en.yaml"
    path.write_text(path.read_text().replace("text: Say the first point.", 'text: "Call {{phones.dya}}."'))
    with pytest.raises(Problems) as bad:
        make(Library(workspace), validate(Order, {"order": "o", "parts": [{"topic": "mine"}]}))
    (problem,) = bad.value.problems
    assert problem.place.line > 1 and "phones.dya" in problem.excerpt
    assert "did you mean {{phones.day}}?" in problem.hint


@pytest.mark.parametrize("copy", ["en (1)", "en copy", "en-copy", "Copy of en"])
def test_a_copy_beside_a_handout_is_said_to_be_one(workspace, copy):
    page = workspace / "handouts" / "mine" / "en.yaml"
    (page.parent / f"{copy}.yaml").write_text(page.read_text())
    with pytest.raises(Problems) as bad:
        Library(workspace).handout("mine", copy)
    assert bad.value.problems[0].hint == f"is it a copy? move it away; else `lang` is its file: {copy}"
    page.with_name("es.yaml").write_text(page.read_text())
    with pytest.raises(Problems) as bad:
        Library(workspace).handout("mine", "es")
    assert bad.value.problems[0].hint == "`lang` is its file: es"


def test_a_folder_called_like_a_handout_is_named(workspace):
    (workspace / "handouts" / "other" / "en.yaml").mkdir(parents=True)
    with pytest.raises(Problems) as bad:
        Library(workspace).handout("other")
    (problem,) = bad.value.problems
    assert (problem.place.path, problem.message) == ("handouts/other/en.yaml", "this is no file")


def test_a_copy_of_a_sample_that_no_longer_says_so_has_numbers_of_nobody(workspace):
    path = workspace / "layouts" / "brands" / "ours.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (stock() / "layouts" / "brands" / "default.yaml").read_text().replace("brand: default", "brand: ours")
    for change, count in (("sample: true", 0), ("", 1), ("# none", 1)):
        path.write_text(text.replace("sample: true", change))
        found = copied(Library(workspace), Library(workspace).brand("ours"))
        assert [problem.level for problem in found] == ["warning"] * count
        assert all(problem.message.endswith("is the number of 'default', a sample") for problem in found)
    path.write_text(path.read_text().replace("555-0100", "555-0150").replace("555-0101", "555-0151"))
    assert copied(Library(workspace), Library(workspace).brand("ours")) == ()
