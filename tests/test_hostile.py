"""Hostile words are printed as typed or refused with their place: no traceback, no hang, no lost word."""

import subprocess
import sys
from datetime import date

import pytest

from takehome.checks.structure import read_structure
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems, render
from takehome.schema import validate
from takehome.shelf import stock
from takehome.template import handout_template

LITERAL = [
    "Take 1 tab <BID>",
    "Dr <Smith>",
    "R&D and A&E dept",
    "12:30",
    "no",
    "00123",
    "1.10",
    "010",
    "~tilde",
    "<font color=red>words</font>",
    '<img src="file:///etc/passwd"/>',
    "2 * 3 * 4",
    "[x] and (z)",
    "&amp; &#65; %s %d {0}".replace("{0}", ""),
    "<para><b>x</b></para>",
    "a\\\\b",
    "50% off; $HOME `id`",
    "(parenthesis ( and ) brackets",
    "Tab. ĳ ﬁ ﬂ office fiord",
    "Nguyễn Zażółć Привет",
]


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "handouts" / "hostile"
    folder.mkdir(parents=True)

    def write(text: str) -> Library:
        page = handout_template("hostile", date(2026, 11, 23))
        assert "Say the first point." in page
        (folder / "en.yaml").write_bytes(page.replace("Say the first point.", text).encode("utf-8", "surrogatepass"))
        return Library(tmp_path, date(2026, 11, 24))

    return write


def build(library):
    return make(library, validate(Order, {"order": "h", "parts": [{"topic": "hostile"}]}))


@pytest.mark.parametrize("text", LITERAL)
def test_words_are_printed_as_they_were_typed(text, workspace):
    quoted = "'" + text.replace("'", "''") + "'"
    data = build(workspace(quoted)).data
    assert text.replace("\\\\", "\\") in read_structure(data).text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("'open {brace'", "{ begins no mark"),
        ("'two ** stars'", "** has no ** that closes it"),
        ("'{term:nothing|words}'", "no term 'nothing'"),
        ("'[click](javascript:alert(1))'", None),
        ("'[click](ftp://x.y)'", "a link cannot lead to"),
        ("'[click](#nowhere)'", "no such place"),
        ("'{{clinic.nothing}}'", "has no value"),
        ("*alias", "aliases"),
        ("&anchor x", "anchors"),
        ("!!python/object:os.system x", "tags"),
        ('"\\u202e evil"', "turn words around"),
        ('"\\u0007 bell"', "cannot be printed"),
        ("'unclosed", None),
        ("a: b", "colon"),
        ("'" + "x" * 21_000 + "'", "20,000"),
        ("[" * 100_000, None),
        ("{" * 100_000, None),
        ("'pill \U0001f48a'", "no font here has the character"),
        ("'lone \ud800 half'", "UTF-8"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_place(text, said, workspace):
    library = workspace(text)
    if text.startswith("'[click](java"):
        assert "[click](javascript:alert(1))" in read_structure(build(library).data).text()
        return
    with pytest.raises(Problems) as bad:
        build(library)
    (first, *_) = bad.value.problems
    assert first.place.line > 1
    shown = render(first)
    assert len(shown.splitlines()) <= 5
    assert "Traceback" not in shown
    assert said is None or said in shown


def test_an_alias_bomb_is_refused_at_once(tmp_path):
    folder = tmp_path / "handouts" / "bomb"
    folder.mkdir(parents=True)
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join(f'*a{i - 1}' for _ in range(9))}]" for i in range(1, 30)]
    (folder / "en.yaml").write_text("\n".join(lines))
    done = subprocess.run(
        [sys.executable, str(stock() / "make_pdf.py"), "build", "bomb"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=10,
    )
    assert done.returncode == 1
    assert "anchors" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_word_of_twenty_thousand_letters_is_printed_whole(workspace):
    word = "abcdefghij" * 1_990
    made = build(workspace(f"'{word}'"))
    assert word in read_structure(made.data).text().replace(" ", "")


def test_a_row_taller_than_a_page_goes_on_and_loses_nothing(workspace):
    text = " ".join(f"word{n}" for n in range(2_000))
    made = build(workspace(f"'{text}'"))
    assert text in read_structure(made.data).text()


def test_the_same_words_side_by_side_stay_two_elements(workspace):
    same = "Say the second point."  # is the next point of the template
    said = [node.text() for node in read_structure(build(workspace(f"'{same}'")).data).walk() if node.role == "LBody"]
    assert said.count(same) == 2


def test_a_word_of_two_scripts_is_set_in_two_faces(workspace):
    assert "5mgЖنعم" in read_structure(build(workspace("'5mgЖنعم'")).data).text()


def test_all_characters_no_font_has_are_named_at_once(workspace):
    with pytest.raises(Problems) as bad:
        build(workspace("'pill \U0001fac3, {term:biopsy|\U0001fac4}'"))
    assert [p.place.column for p in bad.value.problems] == [30, 46]


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_a_clinics_values_are_words_and_whole_marks_are_refused(layout, workspace):
    parts = [{"topic": "hostile"}]
    order = {
        "order": "h",
        "layout": layout,
        "parts": parts,
        "set": {"hours": "8 {to} ** 5", "name": "[x](y) (sample)"},
    }
    words = read_structure(make(workspace("words"), validate(Order, order)).data).text()
    assert "8 {to} ** 5" in words
    assert "[x](y)" in words
    for hours in ("8 to **5**", "{{phones.day}}"):
        with pytest.raises(Problems, match="printed as it is typed"):
            make(workspace("words"), validate(Order, {**order, "set": {"hours": hours}}))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("paper", "ltter", "'ltter' cannot stand here"),
        ("brand", "rivrside", "there is no brand"),
        ("layout", "shet", "there is no layout"),
        ("title", "A {term:nothing|word}", "is not plain words"),
        ("title", "An **open", "is not plain words"),
    ],
)
def test_what_an_order_asks_for_is_there_or_its_line_is_named(key, value, said, workspace, tmp_path):
    library = workspace("words")
    (tmp_path / "handouts" / "booklets").mkdir()
    (tmp_path / "handouts" / "booklets" / "o.yaml").write_text(f"order: o\n{key}: '{value}'\nparts: [hostile]\n")
    with pytest.raises(Problems) as bad:
        make(library, library.order("o"))
    (problem,) = bad.value.problems
    assert (problem.place.path, problem.place.line) == ("handouts/booklets/o.yaml", 2)
    assert said in problem.message


def test_a_file_in_another_language_than_its_name_is_refused(workspace, tmp_path):
    library = workspace("words")
    page = tmp_path / "handouts" / "hostile" / "en.yaml"
    page.write_text(page.read_text().replace("lang: en", "lang: 'Take 1 tab'"))
    with pytest.raises(Problems) as bad:
        build(library)
    assert "this says 'Take 1 tab'" in bad.value.problems[0].message


def test_all_letters_of_a_text_that_no_font_has_are_one_problem(workspace):
    with pytest.raises(Problems) as bad:
        build(workspace("'call \u12a0\u12a8\u1208\u12a0 \u1300 now'"))
    (one,) = bad.value.problems
    names = ", ".join(
        f"ETHIOPIC SYLLABLE {name} (U+{code})" for name, code in (("GLOTTAL A", "12A0"), ("KA", "12A8"), ("LA", "1208"))
    )
    assert one.message == f"no font here has the characters {names}, and 1 more"
    assert one.excerpt[one.place.column - 1] == "\u12a0"
