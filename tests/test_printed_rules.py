"""Rules read back from the finished file: a small bad example trips just its rule, and so does a shipped one."""

from __future__ import annotations

import io
import sys
from datetime import date
from functools import cache

import pikepdf
import pypdfium2
import pytest
from documents import MAIN, Case, library, made
from mutants import elements
from rule_samples import SHIPPED, good, texts
from tools import Validator, find_jar
from workspaces import built, workspace

from takehome.checks.colours import grey, least_ratio, luminance, ratio
from takehome.checks.finished import finished, several
from takehome.checks.geometry import darkness
from takehome.checks.interpreter import shown
from takehome.checks.lettering import SIZES, hyphenated, sizes_of
from takehome.checks.lines import Line, Paragraph
from takehome.checks.painted import looked_at
from takehome.checks.printed import Printed, printed, printed_as
from takehome.checks.rules import NUMBERS, results
from takehome.checks.validator import command, validated
from takehome.cli import main
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.shelf import stock

PERSON = "Ann Mary Example"
PRINTED = ("type", "measure", "contrast", "accessible", "geometry", "privacy")


def order(layout, lang="en", topic=SHIPPED, **more):
    parts = [{"topic": topic}]
    return validate(Order, {"order": "o", "parts": parts, "layout": layout, "langs": [lang], **more})


@cache
def shipped(layout="sheet", lang="en", topic=SHIPPED):
    return make(library(), order(layout, lang, topic))


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The small good handout as a sheet and as a booklet."""
    stock = workspace(
        tmp_path_factory.mktemp("small"), good(blocks=texts("You can ask your team. They know you. " * 6))
    )
    return {layout: built(stock, "en", layout=layout) for layout in ("sheet", "booklet")}


def kind_of(made, person=None):
    return printed_as(made.document, made.style, made.tree, person)


def levels(problems):
    return {(problem.rule, problem.level) for problem in problems}


def rules_of(made, data=None, person=None):
    return {problem.rule for problem in printed(data or made.data, kind_of(made, person))}


# changes to a file, each with the rule that it breaks


def changed(data, change, **saving):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        document.save(target, **saving)
    return target.getvalue()


def content(change):
    """Change the content stream of each page, given as bytes."""

    def apply(document):
        assert len(document.pages)
        for page in document.pages:
            page.obj.Contents = document.make_stream(change(page.Contents.read_bytes()))

    return apply


def swapped(before, after):
    """Put other bytes in place of some, which must be there."""

    def apply(document):
        held = b"".join(page.Contents.read_bytes() for page in document.pages)
        assert before in held, before
        content(lambda stream: stream.replace(before, after))(document)

    return apply


def artifact(drawn, after=True):
    piece = b"/Artifact <</Type /Layout>> BDC q " + drawn + b" Q EMC"
    return content(lambda stream: stream + b"\n" + piece if after else piece + b"\n" + stream)


def underlined(document):
    page = document.pages[0]
    run = next(run for run in shown(page, 0, {}).runs if run.mcid is not None and run.right - run.left > 60)
    drawn = f".6 w {run.left:.2f} {run.baseline - 1.5:.2f} m {run.right:.2f} {run.baseline - 1.5:.2f} l S"
    artifact_of_page(document, page, drawn.encode())


def linked(document):
    """A line under the words of the first link."""
    page = next(page for page in document.pages if "/Annots" in page.obj)
    left, low, right, high = (float(value) for value in page.obj.Annots[0].Rect)
    runs = [run for run in shown(page, 0, {}).runs if low < run.baseline < high and left <= run.left < right]
    drawn = f".6 w {left:.2f} {runs[0].baseline - 1.5:.2f} m {runs[0].right:.2f} {runs[0].baseline - 1.5:.2f} l S"
    artifact_of_page(document, page, drawn.encode())


def artifact_of_page(document, page, drawn):
    piece = b"\n/Artifact <</Type /Layout>> BDC q " + drawn + b" Q EMC"
    page.obj.Contents = document.make_stream(page.Contents.read_bytes() + piece)


def pages_more(count, drawn=b""):
    def apply(document):
        for _ in range(count):
            document.add_blank_page(page_size=tuple(float(v) for v in document.pages[0].mediabox[2:]))
            document.pages[-1].obj.Tabs = pikepdf.Name.S
            document.pages[-1].obj.Contents = document.make_stream(b"")
            artifact_of_page(document, document.pages[-1], drawn)

    return apply


def tight(document):
    """Larger letters, narrowed so that they end where they did: the same lines, closer for their size."""
    content(lambda stream: b"84 Tz\n" + stream.replace(b" 14 Tf", b" 16.6 Tf"))(document)


def photo(document):
    image = document.make_stream(b"\xff" * 12, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    image.Width = image.Height = 2
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    for page in document.pages:
        page.obj.Resources.XObject = pikepdf.Dictionary(Photo=image)
    artifact(b"400 0 0 400 100 200 cm /Photo Do", after=False)(document)


def imposed(document):
    for page in document.pages:
        left, low, right, high = (float(value) for value in page.mediabox)
        page.obj.MediaBox = pikepdf.Array([left, low, 2 * right, high])


def heavy(document):
    document.Root.Junk = document.make_stream(bytes(2_000_000))


def named(document):
    document.docinfo["/Author"] = f"For {PERSON}"


def in_outline(document):
    with document.open_outline() as outline:
        outline.root[0].title = f"{PERSON.upper()} asks"


def in_metadata(document):
    held = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(held.replace(b"</dc:creator>", f"</dc:creator><!-- {PERSON} -->".encode()))


def no_language(document):
    del document.Root["/Lang"]


CHANGES = {
    "body of 13 points": ("type", swapped(b" 14 Tf", b" 13 Tf")),
    "running lines of 9 points": ("type", swapped(b" 10 Tf", b" 9 Tf")),
    "words with a line under them": ("type", underlined),
    "lines close for their size": ("measure", tight),
    "grey letters": ("contrast", swapped(b"0 0 0 rg", b".55 .55 .55 rg")),
    "red letters that print grey": ("contrast", swapped(b"0 0 0 rg", b"1 .3 .3 rg")),
    "a picture below words": ("contrast", photo),
    "a tint below words": ("contrast", artifact(b".85 g 100 520 400 140 re f", after=False)),
    "white over words": ("contrast", artifact(b"1 g 100 520 400 140 re f")),
    "no language": ("accessible", no_language),
    "a line at the edge": ("geometry", artifact(b"10 20 m 10 500 l S")),
    "an area over the edge": ("geometry", artifact(b"0 .3 .4 rg -5 300 25 20 re f")),
    "much ink": ("geometry", pages_more(3, b"20 20 572 740 re f")),
    "two pages on one": ("privacy", imposed),
    "2 MB": ("privacy", heavy),
    "a name in Info": ("privacy", named),
    "a name in the outline": ("privacy", in_outline),
    "a name in the metadata": ("privacy", in_metadata),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_small_file_that_is_changed_trips_its_rule_and_no_other(name, small):
    rule, change = CHANGES[name]
    data = changed(small["sheet"].data, change, compress_streams=change is not heavy)
    assert rules_of(small["sheet"], data, PERSON) == {rule}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_to_a_shipped_handout_trips_the_rule(name):
    rule, change = CHANGES[name]
    one = shipped()
    data = changed(one.data, change, compress_streams=change is not heavy)
    assert rules_of(one, data, PERSON) == {rule}


def torn(role):
    """Hang the last paragraph of the document below the first row or item."""

    def apply(document):
        row = next(one for one in elements(document, role) if list(elements_below(one, "P")))
        cell = row.K[-1] if isinstance(row.K, pikepdf.Array) else row.K
        last = [one for one in elements(document, "P") if one.P.S == "/Sect"][-1]
        above = last.P
        above.K = pikepdf.Array([kid for kid in above.K if kid.objgen != last.objgen])
        last.P = cell
        cell.K = pikepdf.Array([*(cell.K if isinstance(cell.K, pikepdf.Array) else [cell.K]), last])

    return apply


def elements_below(element, role):
    for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if f"/{role}" == kid.S:
                yield kid
            yield from elements_below(kid, role)


@pytest.mark.parametrize(("role", "topic"), [("LI", None), ("LI", SHIPPED), ("TR", SHIPPED)])
def test_a_row_or_an_item_that_is_parted_is_found(role, topic, small):
    one = shipped() if topic else small["sheet"]
    found = printed(changed(one.data, torn(role)), kind_of(one))
    assert levels(found) - {("type", "error")} == {("geometry", "error")}  # small print in a cell is a fault of its own
    assert any(problem.message.startswith("parted between two pages") for problem in found)


BOOKLETS = {
    "a page too many": pages_more(1),
    "more pages than a fold holds": pages_more(52),
    "a line near the fold": artifact(b"27 100 m 27 400 l S 369 100 m 369 400 l S"),
}


@pytest.mark.parametrize("name", BOOKLETS)
def test_a_booklet_is_folded(name, small):
    for one in (small["booklet"], shipped("booklet")):
        found = printed(changed(one.data, BOOKLETS[name]), kind_of(one))
        assert levels(found) - {("geometry", "warning")} == {("geometry", "error")}  # a warning from 32 pages on


def test_links_may_be_underlined():
    assert rules_of(shipped(), changed(shipped().data, linked)) == set()


def test_pictures_that_say_nothing_are_not_accessible():
    one = shipped(topic=MAIN)
    for words in ("", "image", "next-steps.svg"):

        def muted(document, words=words):
            next(elements(document, "Figure")).Alt = words

        found = printed(changed(one.data, muted), kind_of(one))
        assert levels(found) == {("accessible", "error")} and found[0].message.startswith("alt: ")


def test_small_cells_and_faint_pictures_are_found():
    one = shipped(topic=MAIN)
    table = printed(changed(one.data, swapped(b" 12.5 Tf", b" 11 Tf")), kind_of(one))
    assert any(problem.message.startswith("a cell of 11 pt, under 12") for problem in table)
    faint = printed(
        changed(one.data, content(lambda stream: stream.replace(b"0 0 0 RG", b".8 .8 .8 RG"))), kind_of(one)
    )
    assert levels(faint) == {("contrast", "error")} and "a picture with a contrast of" in faint[0].message


# words that trip a rule from the YAML on


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("You MUST NEVER STOP THIS DRUG yourself.", "type"),
        ("Ask about CT, MRI, PET, DNR and POLST if you like.", None),
        ("It is ill. " * 40, "measure"),
        ("You can ask about what comes next, how long it may take, and who can help you at home. " * 4, None),
    ],
)
def test_words_are_judged_as_they_are_printed(said, rule, tmp_path):
    made = built(workspace(tmp_path, good(blocks=texts(said))), "en", layout="sheet")
    assert rules_of(made) == ({rule} if rule else set())


LAYOUTS = {
    "type": ('"body": Style("action", 14, 20', '"body": Style("action", 12.5, 20'),
    "measure": ('"body": Style("action", 14, 20', '"body": Style("action", 14, 17'),
    "geometry": ("top=46, bottom=62, start=45, end=45", "top=46, bottom=62, start=15, end=45"),
}


@pytest.mark.parametrize("rule", LAYOUTS)
def test_a_bad_page_design_trips_its_rule(rule, tmp_path):
    before, after = LAYOUTS[rule]
    design = (stock() / "layouts" / "sheet.py").read_text(encoding="utf-8")
    assert before in design
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "own.py").write_text(
        design.replace(before, after).replace('name="sheet"', 'name="own"'), encoding="utf-8"
    )
    trusting = Library(tmp_path, date(2026, 11, 24), trust_layouts=True)
    one = make(trusting, order("own"))
    assert rules_of(one) == {rule}


def paragraph(*lines, kind="body"):
    return Paragraph(kind, tuple(Line(0, 0, 100, 700 - 20 * i, 14, text) for i, text in enumerate(lines)))


def test_hyphens_that_words_do_not_have_are_found():
    whole = paragraph("Ask about treatment and ", "about a follow-", "up visit.")
    assert list(hyphenated([whole])) == []
    assert len(list(hyphenated([whole, paragraph("Your treat-", "ment begins")]))) == 1
    assert len(list(hyphenated([paragraph("Your treat\u00ad", "ment begins")]))) == 1
    assert len(list(hyphenated([paragraph("It be-", "gins with one care-", "ful les-", "son")]))) == 3


def test_edges_of_paragraphs_are_found():
    one = shipped()
    long = next(p for p in finished(one.data).paragraphs if p.kind == "body" and len(p.lines) >= 4)
    second = long.lines[1]

    def moved(stream):
        return stream.replace(
            f"{second.left:.6g} {second.baseline:.6g} Td".encode(),
            f"{second.left + 9:.6g} {second.baseline:.6g} Td".encode(),
        )

    assert rules_of(one, changed(one.data, content(moved))) == {"type"}


ARABIC = (
    "هذا نص عربي طويل يملأ أكثر من سطر واحد في هذه الصفحة لكي نرى أين تبدأ السطور وأين تنتهي، وهل تقف عند حافة واحدة. "
)


def test_words_of_another_direction_begin_at_one_edge(tmp_path):
    words = (f"{{ar:{ARABIC * 2}}}", f"{{ar:osimertinib {ARABIC * 2}}}", ARABIC * 2, "{ar:طبيب} is a doctor. " * 8)
    items = {"bullets": [{"text": one, "from": ["seed"]} for one in words]}
    made = built(workspace(tmp_path, good(blocks=[*(texts(one)[0] for one in words), items])), "en")
    paragraphs = [p for p in finished(made.data).paragraphs if any("\u0600" <= c <= "\u06ff" for c in p.text)]
    assert len([p for p in paragraphs if len(p.lines) > 2]) == 8
    assert "type" not in rules_of(made)


# what is shipped


SHEETS = [
    ("sheet", "en", SHIPPED),
    ("booklet", "en", SHIPPED),
    ("large_print", "en", SHIPPED),
    ("sheet", "ar", MAIN),
    ("sheet", "zh-Hans", MAIN),
    ("booklet", "ar", MAIN),
    ("large_print", "zh-Hans", MAIN),
]


@pytest.mark.parametrize(("layout", "lang", "topic"), SHEETS)
def test_what_is_shipped_fails_no_rule(layout, lang, topic):
    one = shipped(layout, lang, topic)
    assert not [problem for problem in printed(one.data, kind_of(one, PERSON)) if problem.level == "error"]


@pytest.mark.parametrize("topic", library().topics())
def test_every_shipped_sheet_trips_no_rule(topic):
    assert rules_of(shipped(topic=topic)) == set()


def test_small_good_files_trip_no_rule(small):
    assert [rules_of(one, person=PERSON) for one in small.values()] == [set(), set()]


def test_a_larger_body_is_held_to_what_was_ordered():
    one = made(Case("large", ((SHIPPED, None),), "large_print", size=20))
    assert sizes_of(kind_of(one)).body == 20
    assert levels(printed(one.data, kind_of(one))) <= {("measure", "warning")}
    assert rules_of(shipped("large_print")) == set()
    found = printed(shipped("large_print").data, kind_of(one))
    assert levels(found) == {("type", "error")} and "body is 18 pt, under 20" in found[0].message


def test_every_finding_has_a_place_a_measure_and_a_mend(small):
    one = shipped()
    seen = set()
    for _, change in CHANGES.values():
        for problem in printed(changed(one.data, change, compress_streams=change is not heavy), kind_of(one, PERSON)):
            seen.add(problem.rule)
            assert problem.place.line and problem.hint and problem.rule in NUMBERS and problem.excerpt
    assert seen == set(PRINTED)


def test_what_is_no_pdf_is_one_finding(small):
    found = printed(b"%PDF-1.7 nothing", kind_of(small["sheet"]))
    assert levels(found) == {("accessible", "error")}


def test_parts_of_a_name_are_only_looked_at(small):
    one = small["sheet"]
    data = changed(one.data, lambda document: document.docinfo.update({"/Subject": "For Ann"}))
    assert levels(printed(data, kind_of(one, PERSON))) == {("privacy", "warning")}
    assert printed(data, kind_of(one, "Joann Po")) == () and printed(data, kind_of(one)) == ()


# the reader of pages


FONT = b"<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Some-700 /FirstChar 65 /Widths [500 250] >>"
CMAP = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <0041> <42> <0020> endbfchar"


def page_of(stream, **forms):
    """What a page of 200 by 100 points shows, whose font has an A of half an em and a space, B, of a quarter."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(200, 100))
        font = document.make_indirect(pikepdf.Object.parse(FONT))
        font.ToUnicode = document.make_stream(CMAP)
        inner = {name: document.make_stream(form, Subtype=pikepdf.Name.Form) for name, form in forms.items()}
        for form in inner.values():
            form.Matrix, form.Resources = pikepdf.Array([1, 0, 0, 1, 10, 0]), pikepdf.Dictionary(Font={"/F": font})
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary({f"/{k}": v for k, v in inner.items()})
        )
        page.obj.Contents = document.make_stream(stream)
        return shown(page, 0, {})


def run_of(stream, **forms):
    (run,) = page_of(stream, **forms).runs
    return run


def test_sizes_and_places_follow_every_matrix():
    run = run_of(b"q 2 0 0 2 10 5 cm BT /F 6 Tf 1 0 0 1.5 20 10 Tm (AAB) Tj ET Q")
    assert (run.text, run.size, run.left, run.right, run.baseline) == ("AA ", 18, 50, 62, 25)
    assert run.bold and run.mcid is None
    run = run_of(b"BT /F 10 Tf 50 Tz 2 Tc 5 6 Td [(A) -1000 (A)] TJ ET")
    assert (run.left, run.right) == (5, 5 + 2.5 + 1 + 5 + 2.5)
    run = run_of(b"BT /F 10 Tf 12 TL 5 50 Td T* (A) ' 3 Ts ET")
    assert run.baseline == 50 - 24
    run = run_of(b"q 1 0 0 1 5 5 cm /Form Do Q", Form=b"BT /F 8 Tf (A) Tj ET")
    assert (run.left, run.baseline, run.size) == (15, 5, 8)
    assert page_of(b"BT /F 8 Tf 3 Tr (A) Tj ET").runs == ()


def test_colours_marks_and_shapes_are_read():
    run = run_of(b"/P <</MCID 7>> BDC /Span <<>> BDC q 0 1 1 0 k BT /F 8 Tf (A) Tj ET Q EMC EMC")
    assert run.colour == (1, 0, 0) and run.mcid == 7
    assert run_of(b"/Cs1 cs .5 scn BT /F 8 Tf (A) Tj ET").colour == (0.5, 0.5, 0.5)
    assert run_of(b"/Pattern cs /P1 scn BT /F 8 Tf (A) Tj ET").colour is None
    area, edge, line = page_of(
        b"1 0 0 rg 2 w 10 10 30 20 re B q 3 0 0 3 0 0 cm 1 w 1 1 m 5 1 l S Q 0 0 9 9 re n"
    ).shapes
    assert (area.kind, area.box, area.colour, area.outlined) == ("fill", (10, 10, 40, 30), (1, 0, 0), True)
    assert (edge.kind, edge.width, edge.box) == ("stroke", 2, (9, 9, 41, 31))
    assert (line.width, line.box) == (3, (1.5, 1.5, 16.5, 4.5))
    assert area.covers(20, 20) and not area.covers(45, 20) and not edge.covers(20, 20)
    (ring,) = page_of(b"0 0 40 40 re 10 10 20 20 re f*").shapes
    assert ring.covers(5, 5) and not ring.covers(20, 20)


def test_clipping_paths_hold_shapes_in_their_boxes():
    """ISO 32000-1, 8.5.4: what is outside is not painted, until the state before is restored."""
    small, large = page_of(
        b"q 2 0 0 2 0 0 cm 5 5 10 10 re W n -50 -50 500 500 re f 30 30 9 9 re f Q 0 0 60 60 re f"
    ).shapes
    assert small.box == (10, 10, 30, 30) and large.box == (0, 0, 60, 60)
    assert small.covers(20, 20) and not small.covers(40, 40)


def test_contrast_is_that_of_wcag():
    assert ratio((0, 0, 0), (1, 1, 1)) == 21 and luminance((1, 1, 1)) == 1
    assert round(ratio((0.4667,) * 3, (1, 1, 1)), 2) == 4.48  # #777777, the grey that just fails
    assert grey((1, 0, 0))[0] == pytest.approx(0.299)
    assert least_ratio((0, 0.5, 0), (0.98, 0, 0)) < 1.1  # green on red: told apart by colour only


def test_ink_is_measured(small):
    assert all(0 < dark < 0.08 for dark in darkness(small["sheet"].data))
    black = changed(small["sheet"].data, pages_more(1, b"0 0 612 792 re f"))
    assert darkness(black)[-1] > 0.99


def test_what_is_painted_is_closed_though_a_look_at_it_fails(small, monkeypatch):
    opened = []

    class Watched(pypdfium2.PdfDocument):
        def __init__(self, data):
            super().__init__(data)
            opened.append(self)

    def fails(picture):
        raise ValueError(picture.mode)

    monkeypatch.setattr(pypdfium2, "PdfDocument", Watched)
    with pytest.raises(ValueError, match="L"):
        looked_at(small["sheet"].data, fails, 0.5)
    assert looked_at(small["sheet"].data, lambda picture: picture.mode, 0.5, grey=False, most=1) == ["RGB"]
    assert len(opened) == 2 and [document.raw for document in opened] == [None, None]


def test_several_places_are_told_shortly():
    assert several(["a"]) == "a" and several(["a", "b", "c"]) == "a, and 2 more"


# the validator


def program(folder, said):
    """A program in place of veraPDF."""
    path = folder / "verapdf"
    path.write_text(f"#!{sys.executable}\nimport sys\nsys.stdout.write({said!r})\n")
    path.chmod(0o755)
    return str(path)


def without(monkeypatch, folder):
    """No veraPDF but what stands in this folder."""
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("TAKEHOME_VERAPDF", raising=False)


def test_without_a_validator_nothing_has_passed(small, monkeypatch, tmp_path):
    without(monkeypatch, tmp_path)
    assert validated(small["sheet"].data) == "not run"
    monkeypatch.setenv("TAKEHOME_VERAPDF", str(tmp_path / "missing.jar"))
    assert command() is None


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("PASS /a/b.pdf ua1\n", "passed"), ("FAIL /a/b.pdf ua1\n", "failed"), ("ERROR\n", "not run")],
)
def test_the_validator_is_believed_only_where_it_speaks(said, verdict, small, monkeypatch, tmp_path):
    program(tmp_path, said)
    without(monkeypatch, tmp_path)
    assert validated(small["sheet"].data) == verdict


def test_the_validator_itself_tells_good_from_bad(verapdf: Validator, monkeypatch):
    monkeypatch.setenv("TAKEHOME_VERAPDF", str(find_jar()))
    assert validated(shipped().data) == "passed"
    assert validated(changed(shipped().data, no_language)) == "failed"


def test_limits_are_those_of_the_layout(small):
    own = Printed("T", "clinic", False, 14, (612, 792))
    assert sizes_of(own) == SIZES["sheet"]
    assert sizes_of(kind_of(small["booklet"])) == SIZES["booklet"]


def test_check_reads_the_finished_file(tmp_path, capsys):
    workspace(tmp_path, good(blocks=texts("You MUST NEVER STOP THIS DRUG yourself.")))
    code = main(["--workspace", str(tmp_path), "check", "t", "--brand", "small", "--no-validator"])
    said = capsys.readouterr()
    assert code == 1 and "more than 3 words in capitals: page" in said.err + said.out


def test_a_slip_does_not_say_that_a_file_keeps_rules_before_it_was_read():
    unread, read = results((), "en", measured=False), results((), "en")
    assert {unread[rule] for rule in PRINTED} == {"not run"} and {read[rule] for rule in PRINTED} == {"kept"}
