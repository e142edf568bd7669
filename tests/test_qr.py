"""QR codes: drawn so that a camera reads them, and read back from the finished file."""

import io

import pikepdf
import pytest
import qrcodegen
import zxingcpp
from documents import MAIN, TALK, library
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from rule_samples import good, texts
from test_printed_rules import artifact_of_page, changed, kind_of, levels, rules_of, shipped
from workspaces import built, handout, section, workspace

from takehome.brand import LONGEST_WEB
from takehome.checks.printed import printed
from takehome.checks.scanned import codes
from takehome.checks.structure import read_structure
from takehome.element import Drawing, walk
from takehome.problems import Problems
from takehome.qr import QUIET, qr

STOCK = "https://clinic.example"


def drawn(picture, scale=3.0):
    """A picture of rectangles as pixels, with white at its sides."""
    side = round(QUIET * 2 * scale)
    paper = Image.new("L", (round(picture.width * scale) + 2 * side, round(picture.height * scale)), 255)
    pen = ImageDraw.Draw(paper)
    (shape,) = picture.shapes
    for (_, left, top), _, (_, right, low), _, _ in zip(*[iter(shape.ops)] * 5, strict=True):
        pen.rectangle((left * scale + side, top * scale, right * scale + side - 1, low * scale - 1), fill=0)
    return paper


def read(paper):
    return [code.text for code in zxingcpp.read_barcodes(paper, formats=zxingcpp.BarcodeFormat.QRCode)]


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("abcxyzABC0189-./:?=&%_"), min_size=1, max_size=300))
def test_what_is_drawn_is_what_is_read(address):
    assert read(drawn(qr(f"https://{address}"))) == [f"https://{address}"]


def test_the_quiet_zone_is_white_and_nothing_is_outside():
    picture = qr(STOCK)
    xs = [op[1] for op in picture.shapes[0].ops if op[0] != "Z"]
    ys = [op[2] for op in picture.shapes[0].ops if op[0] != "Z"]
    assert (min(xs), max(xs)) == (0, picture.width)
    assert (min(ys), max(ys)) == (2 * QUIET, picture.height - 2 * QUIET)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("qr"), good(blocks=texts("You can ask your team. They know you. " * 6)))


@pytest.fixture(scope="module")
def booklet(small):
    return built(small, "en")


def test_the_back_of_a_booklet_leads_to_the_clinic(booklet):
    last = len(booklet.pages.pages) - 1
    assert list(codes(booklet.data)) == [(last, STOCK)]
    with pikepdf.open(io.BytesIO(booklet.data)) as document:
        links = [str(note.A.URI) for note in document.pages[last].obj.Annots if "/A" in note]
    assert STOCK in links


@pytest.mark.parametrize("lang", ["es", "zh-Hans", "ar"])
def test_so_it_does_in_other_languages(lang, tmp_path):
    stock = workspace(tmp_path, *(handout(one, [section("a", one)]) for one in ("en", lang)))
    one = built(stock, lang)
    assert [text for _, text in codes(one.data)] == [STOCK]
    assert "clinic.example" in read_structure(one.data).text()
    assert not [problem for problem in printed(one.data, kind_of(one)) if problem.rule == "privacy"]


def test_a_back_that_is_full_of_reasons_to_call_says_the_address_and_has_no_code():
    one = shipped("booklet", "en", MAIN)
    assert list(codes(one.data)) == [] and "clinic.example" in read_structure(one.data).text()


def test_from_right_to_left_a_code_is_no_mirror_of_itself(tmp_path):
    stock = workspace(tmp_path, *(handout(lang, [section("a", lang)]) for lang in ("en", "ar")))
    one = built(stock, "ar")
    assert [text for _, text in codes(one.data)] == [STOCK]


def test_it_is_heard_as_its_address(booklet):
    read_aloud = read_structure(booklet.data).text().replace("\n", " ")
    assert read_aloud.count("Our website clinic.example") == 1


def test_a_sheet_says_the_address_and_has_no_code(small):
    sheet = built(small, "en", layout="sheet")
    assert list(codes(sheet.data)) == []
    assert "Our website: clinic.example" in read_structure(sheet.data).text().replace("\n", " ")


def test_a_clinic_without_an_address_has_no_code(small):
    for layout in ("booklet", "sheet"):
        one = built(small, "en", layout=layout, set={"web": None})
        assert list(codes(one.data)) == [] and "Our website" not in read_structure(one.data).text()


def test_the_longest_address_is_read_from_its_page_and_a_longer_one_is_refused(small):
    address = "clinic.example/" + "a" * (LONGEST_WEB - 15)
    one = built(small, "en", set={"web": address})
    assert [text for _, text in codes(one.data)] == [f"https://{address}"] and rules_of(one) == set()
    with pytest.raises(Problems) as bad:
        built(small, "en", set={"web": address + "a"})
    assert "nobody types that" in bad.value.problems[0].message and bad.value.problems[0].hint


# rule 20


def over(text, page=-1, at=(200, 300)):
    """Paint a code over a page, on white."""

    def apply(document):
        code = qrcodegen.QrCode.encode_text(text, qrcodegen.QrCode.Ecc.LOW)
        count = code.get_size()
        x, y = at
        drawn = [f"1 g {x - 10} {y - 10} {2 * count + 20} {2 * count + 20} re f 0 g"]
        drawn += [
            f"{x + 2 * column} {y + 2 * (count - 1 - row)} 2 2 re"
            for row in range(count)
            for column in range(count)
            if code.get_module(column, row)
        ]
        artifact_of_page(document, document.pages[page], " ".join([*drawn, "f"]).encode())

    return apply


def smeared(document):
    """White over the corner of the code on the back."""
    page = document.pages[-1]
    y = 300.0
    artifact_of_page(document, page, f"1 g 30 {y - 300} 45 {y} re f".encode())


@pytest.mark.parametrize("layout", ["booklet", "sheet"])
def test_a_code_that_leads_elsewhere_is_found(layout, small):
    for one in (built(small, "en", layout=layout), shipped(layout)):
        data = changed(one.data, over("https://elsewhere.example/a"))
        found = [problem for problem in printed(data, kind_of(one)) if problem.rule == "privacy"]
        assert levels(found) == {("privacy", "error")}
        assert "page" in found[0].message and "https://elsewhere.example/a" in found[0].message


def test_a_code_whose_address_is_printed_is_fine(booklet):
    at = (300, 130)  # where no words stand
    assert rules_of(booklet, changed(booklet.data, over("http://clinic.example", at=at))) == set()


@pytest.mark.parametrize("which", ["small", "shipped"])
def test_a_code_that_no_camera_reads_is_found(which, booklet):
    one = booklet if which == "small" else shipped("booklet", "en", TALK)
    found = [problem for problem in printed(changed(one.data, smeared), kind_of(one)) if problem.rule == "privacy"]
    assert levels(found) == {("privacy", "error")}
    assert found[0].message == "a QR code that cannot be read back: 'https://clinic.example'"


def test_a_photograph_of_a_code_is_read_too(small, tmp_path):
    picture = tmp_path / "handouts" / "t" / "code.png"
    figure = {"figure": {"file": "code.png", "caption": "A code.", "alt": "A code for a page of the clinic."}}
    wrong = ("https://elsewhere.example", "https://there.example/", "https://here.example/x", "https://")
    for text, rules in (*((one, {"privacy"}) for one in wrong), ("https://there.example/x", set())):
        stock = workspace(tmp_path, good(blocks=[*texts("Ask your team. Look at there.example/x too."), figure]))
        drawn(qr(text), 4).convert("RGB").save(picture)
        assert rules_of(built(stock, "en", layout="sheet")) == rules


def test_a_code_is_a_decoration_with_its_text():
    found = [one for one in walk(shipped("booklet", "en", TALK).tree) if isinstance(one, Drawing) and one.code]
    assert [(one.code, one.alt) for one in found] == [(STOCK, None)]
    assert library().brand("default").web == "clinic.example"
