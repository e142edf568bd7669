"""The fonts that are shipped, and when they are opened."""

import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from babel import Locale, localedata
from documents import style_of
from fontTools.ttLib import TTFont

from takehome.checks.content import read_cmap
from takehome.codes import Codes
from takehome.compounds import Compound, with_compounds
from takehome.dates import date_text
from takehome.element import Run
from takehome.faces import Faces
from takehome.fontfiles import sound
from takehome.fontobjects import to_unicode
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.schema import validate
from takehome.scripts import LATIN, SCRIPTS, is_rtl, script_of
from takehome.text import TextStyle, Typesetter

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "fonts"
FILES = sorted(FONTS.glob("*/*.ttf"))


def test_they_are_small_enough_and_each_has_its_licence():
    assert len(FILES) >= 20
    assert sum(path.stat().st_size for path in FONTS.rglob("*")) < 25_000_000
    for path in FILES:
        assert "SIL Open Font License" in (path.parent / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_static_truetype(path):
    font = TTFont(path, lazy=True)
    assert "glyf" in font
    assert "fvar" not in font


@pytest.mark.parametrize(("family", "codec"), [("noto-sans-sc", "gb2312"), ("noto-sans-kr", "euc_kr")])
def test_cut_faces_have_the_characters_of_their_standard(family, codec):
    pairs = [bytes((a, b)).decode(codec, errors="ignore") for a in range(0xB0, 0xC9) for b in range(0xA1, 0xFF)]
    letters = {ord(text) for text in pairs if len(text) == 1}
    assert len(letters) > 2300
    for weight in (400, 600):
        assert letters <= Faces(FONTS).face(family, weight).covers


def test_a_handout_in_one_script_opens_no_other():
    library = Library(ROOT, date(2026, 11, 24))
    make(library, validate(Order, {"order": "o", "parts": [{"topic": "lung-cancer-treatment-stops-working"}]}))
    assert {face.family for face in library.setter.faces.all()} == {"literata", "source-sans-3"}


@pytest.mark.parametrize(
    ("language", "word", "family"),
    [
        ("ar", "السلام", "noto-sans-arabic"),
        ("ur", "ہسپتال", "noto-nastaliq-urdu"),
        ("ur", "Nguyễn", "noto-sans"),
        ("hi", "प्रश्न", "noto-sans"),
        ("bn", "প্রশ্ন", "noto-sans-bengali"),
        ("zh-Hans", "问题", "noto-sans-sc"),
        ("ko", "질문", "noto-sans-kr"),
        ("ko", "Nguyễn", "source-sans-3"),
        ("en", "问题", "noto-sans-sc"),
        ("en", "প্রশ্ন", "noto-sans-bengali"),
        ("ru", "Вопрос", "literata"),
        ("vi", "Nguyễn", "literata"),
    ],
)
def test_the_language_chooses_the_family(language, word, family):
    library = Library(ROOT, date(2026, 11, 24))
    style = style_of(library, language).text("h1")
    (line,) = library.setter.lines((Run(word),), style, 1000)
    assert {piece.face.family for piece in line.pieces} == {family}


def test_sizes_and_leading_follow_the_script():
    library = Library(ROOT, date(2026, 11, 24))
    body = {
        code: style_of(library, code).text("body") for code in ("en", "vi", "ar", "ur", "hi", "bn", "zh-Hans", "ko")
    }
    assert (body["en"].size, body["en"].leading) == (body["vi"].size, body["vi"].leading) == (14, 20)
    assert body["ar"].size == pytest.approx(15.12)
    assert body["ar"].leading == pytest.approx(1.5 * 15.12)
    assert body["ur"].leading > 2 * body["ur"].size
    assert body["hi"].leading == body["bn"].leading == pytest.approx(22)
    assert body["zh-Hans"].leading == body["ko"].leading == 22
    numeral = style_of(library, "ar").text("numeral")
    assert (numeral.size, numeral.leading) == (30, 30)
    assert style_of(library, "ur").text("foot").families[0] == "noto-sans-arabic"  # too small for Nastaliq
    assert script_of("xx") is LATIN
    right = {code for code in SCRIPTS if SCRIPTS[code].rtl}
    assert right == {"Arab", "Aran", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"}
    assert is_rtl("ar-EG")
    assert script_of("sd-Deva") is SCRIPTS["Deva"]
    assert script_of("zh-Hant") is SCRIPTS["Hans"]


def test_the_direction_of_every_language_is_that_of_cldr():
    right = set()
    for code in localedata.locale_identifiers():
        language = code.replace("_", "-")
        assert is_rtl(language) == (Locale.parse(code).character_order == "right-to-left"), code
        right |= {language.split("-")[0]} if is_rtl(language) else set()
    assert {"ar", "fa", "ur", "ps", "he", "ckb", "sd", "ug", "yi", "dv", "pa"} <= right
    assert not is_rtl("pa") and not is_rtl("sd-Latn")


def test_letters_of_several_glyphs_become_one(tmp_path):
    faces = Faces(FONTS)
    face = faces.face("noto-sans-bengali", 400)
    word = face.shape("কো", "bn", False)
    assert [glyph.text for glyph in word.glyphs] == ["কো"]
    length, data, numbers = face.embed([word.glyphs[0].id])
    assert len(zlib.decompress(data)) == length
    (tmp_path / "a.ttf").write_bytes(zlib.decompress(data))
    font = TTFont(tmp_path / "a.ttf")
    name = font.getGlyphOrder()[numbers[0]]
    glyph = font["glyf"][name]
    assert glyph.isComposite()
    assert len(glyph.components) == 3  # one part of the vowel stands before the letter, one after
    assert font["hmtx"][name][0] == word.glyphs[0].advance
    box = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
    glyph.recalcBounds(font["glyf"])
    assert box == (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
    font.save(tmp_path / "b.ttf")


def test_a_file_holds_the_glyphs_that_are_used_and_no_room_for_others(tmp_path):
    face = Faces(FONTS).face("noto-sans-sc", 400)
    ids = [face.gid(letter) for letter in "问题题"]
    _, data, numbers = face.embed(ids)
    (tmp_path / "a.ttf").write_bytes(zlib.decompress(data))
    font = TTFont(tmp_path / "a.ttf")
    assert font["maxp"].numGlyphs == 3  # .notdef and two
    assert sorted(set(numbers)) == [1, 2]
    whole = TTFont(face.path, lazy=True)
    for id, number in zip(ids, numbers, strict=True):
        drawn, kept = (f["glyf"][f.getGlyphOrder()[n]] for f, n in ((whole, id), (font, number)))
        assert drawn.coordinates == kept.coordinates


def test_codes_of_ascii_are_their_numbers_and_all_give_their_texts_back():
    codes = Codes(Faces(FONTS).face("noto-sans", 400))
    given = [(7, "a"), (8, "("), (9, "é"), (10, "a"), (11, "ab"), (12, " "), (13, "~"), (14, "\u0627")]
    shown = {glyph: codes.code(glyph) for glyph in given}
    assert [shown[7, "a"], shown[12, " "], shown[13, "~"]] == ["\0a", "\0 ", "\0~"]
    assert [ord(shown[glyph][1]) for glyph in given if glyph[0] in (8, 9, 10, 11, 14)] == [128, 129, 130, 131, 132]
    by_code = codes.glyphs()
    assert list(by_code) == sorted(by_code)
    texts = read_cmap(to_unicode(by_code))
    for glyph, code in shown.items():
        number = int.from_bytes(code.encode("latin-1"), "big")
        assert by_code[number] == glyph
        assert texts[number] == glyph[1]


def test_no_code_has_to_be_escaped():
    codes = Codes(Faces(FONTS).face("noto-sans", 400))
    shown = [codes.code((id, chr(id))) for id in range(1, 12000)]
    assert len(set(shown)) == len(shown)
    assert not set("".join(shown)) & set("()\\\r\n")


def test_a_compound_without_an_outline_is_empty(tmp_path):
    _, data, _ = Faces(FONTS).face("noto-sans", 400).embed([5])
    grown = with_compounds(zlib.decompress(data), [Compound((), 300, (0, 0, 0, 0))])
    (tmp_path / "a.ttf").write_bytes(grown)
    font = TTFont(tmp_path / "a.ttf")
    assert font["maxp"].numGlyphs == 3  # .notdef, the glyph that was asked for, the compound
    assert font["hmtx"][font.getGlyphOrder()[2]] == (300, 0)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "November 24, 2026"),
        ("tl", "Nobyembre 24, 2026"),
        ("ht", "24 novanm 2026"),
        ("zh-Hans", "2026年11月24日"),
        ("pt-BR", "24 de novembro de 2026"),
        ("ar", "24 نوفمبر 2026"),
    ],
)
def test_dates_are_those_of_the_language(language, text):
    assert date_text(date(2026, 11, 24), language) == text


FORBIDDEN = "，。、；：？！）》」』】…—”’％"


@pytest.mark.parametrize("width", range(72, 300, 13))
def test_no_line_begins_with_what_may_not_stand_there(width):
    setter = Typesetter(Faces(FONTS))
    style = TextStyle(("noto-sans-sc",), 14, 22, language="zh-Hans")
    text = (
        "旅行前，请（务必）询问“医护团队”：《要点》、时间；您好吗？好！请把这一页放在容易找到的地方……没有不该问的问题。"
        * 2
    )
    lines = ["".join(p.text for p in line.pieces) for line in setter.lines((Run(text),), style, width)]
    assert "".join(lines) == text
    for line in lines:
        assert line[0] not in FORBIDDEN, lines
        assert line[-1] not in "（《“", lines


@pytest.mark.parametrize("width", range(85, 300, 17))
def test_korean_breaks_between_words(width):
    setter = Typesetter(Faces(FONTS))
    style = TextStyle(("noto-sans-kr",), 14, 22, language="ko")
    text = "여행하기 전에 의료팀에 물어보세요. 궁금한 점은 적어 두고 가까운 사람과 함께 오세요."
    lines = ["".join(p.text for p in line.pieces).strip() for line in setter.lines((Run(text),), style, width)]
    assert " ".join(lines) == text


TABLES = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")


def _whole():
    return (FONTS / "source-sans-3" / "SourceSans3-400.ttf").read_bytes()


def test_an_old_sum_of_a_table_that_draws_nothing_refuses_no_font(tmp_path):
    data, folder = _whole(), tmp_path / "fonts" / "source-sans-3"
    at = data.index(b"GPOS") + 4
    folder.mkdir(parents=True)
    (folder / "Mine-400.ttf").write_bytes(data[:at] + b"\0\0\0\1" + data[at + 4 :])
    assert Faces(tmp_path / "fonts").face("source-sans-3", 400)


def _changed(tag, change):
    """Changes a table of a font file, whose sum is right again."""

    def changed(data):
        entry = data.index(tag) + 4
        _, start, length = struct.unpack(">LLL", data[entry : entry + 12])
        table = change(data[start : start + length])
        summed = table[:8] + bytes(4) + table[12:] if tag == b"head" else table
        padded = summed + bytes(-len(summed) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        data = data[:start] + table + data[start + length :]
        return data[:entry] + struct.pack(">L", total) + data[entry + 4 :]

    return changed


def _zeroed(tag):
    return _changed(tag, lambda table: bytes(len(table)))


def _em(units):
    return _changed(b"head", lambda table: table[:18] + struct.pack(">H", units) + table[20:])


def _spoilt(data):
    at = data.index(b"glyf")
    start = int.from_bytes(data[at + 8 : at + 12], "big") + 900
    return data[:start] + bytes([data[start] ^ 1]) + data[start + 1 :]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data[: len(data) // 2], "cut short"),
        (lambda data: data[:20], "no TrueType font"),
        (lambda data: data.replace(b"cmap", b"xmap", 1), "no table 'cmap'"),
        (lambda data: b"garbage" * 100, "no TrueType font"),
        (lambda data: b"", "no TrueType font"),
        (lambda data: b"OTTO" + data[4:], "PostScript outlines"),
        (_spoilt, "damaged: its table 'glyf'"),
        *((_zeroed(tag), f"its table '{tag.decode()}' holds nothing") for tag in TABLES),
        *((_em(units), f"{units} units make an em, and not 16 to 16384") for units in (1, 15, 16385)),
        (_changed(b"cmap", lambda table: table[:3] + b"\0" + table[4:-1] + b"\1"), "no letters that can be seen"),
        (_changed(b"loca", lambda table: bytes(len(table) - 1) + b"\1"), "no letters that can be seen"),
    ],
    ids=[
        *["half", "head", "unmapped", "garbage", "empty", "cff", "spoilt", *(f"no {tag.decode()}" for tag in TABLES)],
        *["em 1", "em 15", "em 16385", "no map", "no outlines"],
    ],
)
def test_a_damaged_font_is_refused_by_its_name(change, said, tmp_path):
    folder = tmp_path / "fonts" / "source-sans-3"
    folder.mkdir(parents=True)
    (folder / "Mine-400.ttf").write_bytes(change(_whole()))
    with pytest.raises(Problems) as bad:
        Faces(tmp_path / "fonts").face("source-sans-3", 600)
    (problem,) = bad.value.problems
    assert problem.place.path == "fonts/source-sans-3/Mine-400.ttf"
    assert said in problem.message and problem.hint


def test_a_font_whose_letters_cannot_be_embedded_is_named(tmp_path):
    folder = tmp_path / "fonts" / "mine"
    folder.mkdir(parents=True)
    long = _changed(b"head", lambda table: table[:50] + bytes([1 - table[50], 7]) + table[52:])
    (folder / "Mine-400.ttf").write_bytes(long(_whole()))
    few = _changed(b"maxp", lambda table: table[:4] + b"\0\5" + table[6:])
    (folder / "Mine-700.ttf").write_bytes(few(_whole()))
    for weight in (400, 700):
        with pytest.raises(Problems) as bad:
            face = Faces(tmp_path / "fonts").face("mine", weight)
            face.embed([glyph.id for glyph in face.shape("Breath", "en", False).glyphs])
        (problem,) = bad.value.problems
        assert problem.place.path == f"fonts/mine/Mine-{weight}.ttf"
        assert problem.message.startswith("this font file is damaged")


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (("My-Regular.ttf", "My-Bold.ttf"), "rename My-Regular.ttf to My-400.ttf, My-Bold.ttf to My-700.ttf"),
        (("My Font-SemiBold.ttf", "notes.txt"), "rename My Font-SemiBold.ttf to My Font-600.ttf"),
        (("Plain.ttf",), "rename Plain.ttf to Plain-400.ttf"),
    ],
)
def test_a_family_under_its_usual_names_is_told_how_to_name_its_files(names, hint, tmp_path):
    brand = "brand: b\nextends: default\nsample: true\nname: B (sample)\ntype: {voice: my, action: literata}\n"
    (tmp_path / "layouts" / "brands").mkdir(parents=True)
    (tmp_path / "layouts" / "brands" / "b.yaml").write_text(brand)
    folder = tmp_path / "fonts" / "my"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(b"")
    parts = [{"topic": "lung-cancer-treatment-stops-working"}]
    with pytest.raises(Problems) as bad:
        make(Library(tmp_path), validate(Order, {"order": "o", "brand": "b", "parts": parts}))
    (problem,) = bad.value.problems
    assert (problem.place.path, problem.place.line) == ("layouts/brands/b.yaml", 5)
    assert (problem.message, problem.hint) == ("no file of fonts/my is named NAME-400.ttf", hint)


def test_every_font_that_ships_is_sound():
    files = sorted(FONTS.glob("*/*.ttf"))
    assert len(files) > 15
    for file in files:
        sound(file)


def test_more_different_letters_than_a_font_holds_are_told(monkeypatch):
    monkeypatch.setattr("takehome.codes.MOST", 0x100)
    codes = Codes(Faces(FONTS).face("noto-sans", 400))
    with pytest.raises(Problems) as bad:
        for number in range(0x400, 0x600):
            codes.code((7, chr(number)))
    assert bad.value.problems[0].message.startswith("more than 256 different letters")
    assert len(codes.glyphs()) > 100 and all(code <= 0x100 for code in codes.glyphs())
