"""The text engine: lines, fallback, directions, and no character that vanishes."""

from pathlib import Path
from unicodedata import category

import pytest
from msgspec.structs import replace

from takehome import trimmed
from takehome.breaks import opportunities
from takehome.direction import Isolate, levels, turned, visual_order
from takehome.element import Run
from takehome.faces import Face, Faces
from takehome.oneway import one_way
from takehome.problems import Place, Problems
from takehome.said import Said
from takehome.text import TextStyle, Typesetter

FONTS = Path(__file__).parents[1] / "fonts"
LATIN = TextStyle(("source-sans-3", "noto-sans-arabic"), 14, 20)
ARABIC = TextStyle(("source-sans-3", "noto-sans-arabic"), 14, 20, language="ar", rtl=True)


@pytest.fixture(scope="module")
def setter():
    return Typesetter(Faces(FONTS))


def said(lines):
    return ["".join(piece.text for piece in line.pieces) for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "Cancer cells keep changing. A drug can hold them back for a time.",
        "Nguyễn Văn Ánh đã đến phòng khám. Cześć, zażółć gęślą jaźń.",
        "Позвоните нам по телефону (303) 555-0142 сегодня.",
        "مرحبا بكم في العيادة، اتصلوا على (303) 555-0142 اليوم",
        "2 * 3 * 4 <font color=red> R&D {x} [y] 100.4 °F",
    ],
)
@pytest.mark.parametrize("width", [60, 140, 371])
def test_lines_hold_every_letter_in_order(setter, text, width):
    lines = setter.lines((Run(text),), LATIN, width)
    assert "".join(said(lines)) == text
    for line in lines:
        assert line.width <= width + 0.01


@pytest.mark.parametrize("text", ["Nguyễn", "zażółć", "Привет", "السلام", "العيادة"])
def test_glyphs_give_the_word_back(setter, text):
    (line,) = setter.lines((Run(text),), LATIN, 1000)
    assert "".join(g.text for piece in line.pieces for g in piece.glyphs) == text


@pytest.mark.parametrize(
    "whole", ["(303) 555-0142", "555-0142", "100.4 °F", "38 °C", "20 out of 100", "fast-growing", "1-800-227-2345"]
)
def test_phones_amounts_and_short_compounds_stay_whole(setter, whole):
    text = f"Call us at {whole} when it happens to you"
    for width in range(120, 260, 7):
        for line in said(setter.lines((Run(text),), LATIN, width)):
            parts = [whole[:k] for k in range(1, len(whole)) if line.rstrip().endswith(whole[:k])]
            assert not parts or whole in line


def test_a_phone_number_runs_left_to_right_inside_arabic(setter):
    (line,) = setter.lines((Run("اتصل (303) 555-0142 الآن"),), ARABIC, 1000)
    phone = [p for p in line.pieces if any(c.isdigit() for c in p.text)]
    assert [p.x for p in phone] == sorted(p.x for p in phone)
    assert "".join(p.text for p in phone).replace(" ", "") == "(303)555-0142"


def test_a_paragraph_runs_as_its_page_where_it_has_a_letter_that_does(setter):
    assert not setter.lines((Run("مرحبا Riverside"),), LATIN, 1000)[0].rtl
    assert setter.lines((Run("مرحبا (1)."),), LATIN, 1000)[0].rtl
    assert setter.lines((Run("خذ Riverside", lang="ar"),), LATIN, 1000)[0].rtl


def test_a_word_is_never_mixed_from_two_faces(setter):
    style = TextStyle(("noto-sans-arabic", "source-sans-3"), 14, 20)
    for line in setter.lines((Run("Nguyễn và السلام 12"),), style, 1000):
        for piece in line.pieces:
            assert piece.text.isspace() or piece.face.has(piece.text.replace(" ", ""))


def test_a_character_that_no_font_has_is_a_problem_with_its_place(setter):
    text = Said.at("Take one \U0001f48a now", Place("en.yaml", 7, 3))
    with pytest.raises(Problems) as bad:
        setter.lines((Run("Before. "), Run(text)), LATIN, 300)
    (problem,) = bad.value.problems
    assert (problem.place.path, problem.place.line, problem.place.column) == ("en.yaml", 7, 12)
    assert "PILL" in problem.message
    assert problem.hint


def test_a_word_of_two_hundred_thousand_letters_is_cut_and_keeps_its_letters(setter):
    word = "abcdefghij" * 20_000
    lines = setter.lines((Run(word),), LATIN, 371)
    assert "".join(said(lines)) == word
    assert all(line.width <= 371.01 for line in lines)


def test_a_last_line_is_not_one_short_word_where_it_costs_nothing(setter):
    text = "You do not have to decide today. Take these one at a time. Tick each box when it is done."
    alone = [w for w in range(150, 372) if len(said(setter.lines((Run(text),), LATIN, w))[-1].split()) == 1]
    assert len(alone) < 20


def test_caching_changes_no_line():
    text = "Doctors call this resistance. It can show up in one place or in many places at once."
    kept, fresh = Typesetter(Faces(FONTS)), Typesetter(Faces(FONTS), caching=False)
    for width in (120, 200, 371):
        for _ in range(2):
            one, two = kept.lines((Run(text),), LATIN, width), fresh.lines((Run(text),), LATIN, width)
            assert [[(p.text, p.x, p.width) for p in a.pieces] for a in one] == [
                [(p.text, p.x, p.width) for p in b.pieces] for b in two
            ]


def test_levels_and_visual_order_follow_the_rules_of_unicode():
    text = "abc אבג 123"
    found = levels(text, rtl=False)
    assert found[:3] == [0, 0, 0]
    assert found[4:7] == [1, 1, 1]
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([]) == []


@pytest.mark.parametrize(
    ("hour", "language"),
    [("5 pm", "en"), ("5 p. m.", "es"), ("5 p.m.", "es"), ("17 h", "fr"), ("5 مساءً", "ar"), ("5 点", "zh-Hans")],
)
def test_an_hour_stays_with_the_word_that_says_which_half_of_the_day_it_is_in(hour, language):
    text = f"8 – {hour}, 9"
    at = text.index(hour)
    assert not {*range(at + 1, at + len(hour))} & {*opportunities(text, language)}
    assert at in opportunities(text, language)
    assert opportunities("5 hats", "en") == [2, 6]


def test_opportunities_count_characters_outside_the_basic_plane():
    text = "\U0001f48a a b"
    assert opportunities(text, "en")[-1] == len(text)
    assert all(0 < at <= len(text) for at in opportunities(text, "en"))


def test_words_of_chinese_stay_whole_and_what_to_dial_stays_with_the_number():
    text = "血更多、呼吸困难、心跳很快，或胸前的静脉鼓起？请拨打 911。血小板低？请拨打 555-0100。"
    ends = opportunities(text, "zh-Hans")
    parts = [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]
    assert parts[-1].endswith("555-0100。") and "请拨打 911。" in parts
    assert {"呼吸", "困难、", "静脉", "鼓起？", "血小板"} <= set(parts)


def test_a_last_line_of_one_chinese_word_takes_one_more_from_the_line_before(setter):
    style = TextStyle(("noto-sans-sc",), 14, 22, language="zh-Hans")
    lasts = {"脸、脖子或手臂肿，或胸前的静脉鼓起": "静脉鼓起", "喝的水或吃的药都会吐出来，留不住": "留不住"}
    for text, last in lasts.items():
        lines = setter.lines((Run(text),), style, 15 * 14)
        assert ["".join(piece.text for piece in line.pieces) for line in lines][1:] == [last]


def test_words_shaped_together_are_the_words_shaped_alone():
    together, alone = Faces(FONTS), Faces(FONTS)
    text = (Path(__file__).parents[1] / "handouts" / "lung-cancer-treatment-stops-working" / "en.yaml").read_text()
    words = [w for w in dict.fromkeys(text.split()) if w.isascii()]
    assert len(words) > 900
    for family, weight in (("literata", 500), ("source-sans-3", 400), ("source-sans-3", 700), ("noto-sans", 400)):
        face, single = together.face(family, weight), alone.face(family, weight)
        face.prepare(words, "en")
        for word in words:
            one, two = face.shape(word, "en", False), single.shape(word, "en", False)
            assert (one.glyphs, one.text, one.em, one.nearer) == (two.glyphs, two.text, two.em, two.nearer)


def shown(text, rtl):
    """The characters of one line from left to right, brackets as they look."""
    found = levels(text, rtl, [Isolate(start, end, dialled=True) for start, end in one_way(text)])
    mirror = str.maketrans("()[]", ")(][")
    return "".join(text[i].translate(mirror) if found[i] % 2 else text[i] for i in visual_order(found))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("اتصل على Clinic (sample) الآن", "Clinic (sample)"),
        ("الدواء osimertinib (Tagrisso) مفيد", "osimertinib (Tagrisso)"),
        ("حرارة 38 °C (100.4 °F) أو أكثر", "38 °C (100.4 °F)"),
        ("38 °C أو أكثر", "38 °C"),
        ("اتصل (303) 555-0142 الآن", "(303) 555-0142"),
        ("خذ 80 mg كل يوم", "80 mg"),
        ("الجرعة 80 mg (2 × 40 mg) يوميًا", "80 mg (2 × 40 mg)"),
    ],
)
def test_what_runs_left_to_right_stays_whole_inside_arabic(text, kept):
    assert kept in shown(text, rtl=True)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("نهارًا وليلًا: 555-0150، 555-0151", "555-0151 ،555-0150 :اًليلو اًراهن"),
        ("نهارًا وليلًا 555-0150 555-0151", "555-0151 555-0150 اًليلو اًراهن"),
        ("اتصل 555-0150، 5 أيام", "مايأ 5 ،555-0150 لصتا"),
        ("خذ 5 mg، 10 mg", "10 mg ،5 mg ذخ"),
        ("Tagrisso 555-0150, 5 mg هو", "وه 5 mg ,555-0150 Tagrisso"),
        ("5 أيام (3-7)", "(7-3) مايأ 5"),
        ("(سأل) 5%", "%5 (لأس)"),
    ],
)
def test_what_stands_side_by_side_is_read_in_the_order_of_the_page(text, seen):
    assert shown(text, rtl=True) == seen


@pytest.mark.parametrize(
    ("text", "rtl", "isolates", "found"),
    [  # as ICU gives them for the same ranges between LRI or RLI and PDI
        ("א a-1, ב", True, [(2, 5, False)], "11222111"),
        ("a א, 3 b", False, [(2, 3, True)], "00100000"),
        ("a א 5, 3 b", False, [(2, 5, True)], "0011200000"),
        ("ב a א 5, ג", True, [(2, 7, False), (4, 7, True)], "1122334111"),
        ("abc (אב) 1", True, [], "2221111112"),
        ("a (א) b", True, [], "2111112"),
    ],
)
def test_an_isolate_is_set_on_its_own_and_is_neutral_to_what_is_around_it(text, rtl, isolates, found):
    given = [Isolate(start, end, way) for start, end, way in isolates]
    assert "".join(map(str, levels(text, rtl, given))) == found


@pytest.mark.parametrize("number", ["٥٥٥-٠١٥٠", "٥٥٥ ٠١٥١", "۵۵۵-۰۱۵۰", "+٤٩ (٠)٣٠ ١٢٣٤٥٦"])
@pytest.mark.parametrize(
    ("rtl", "words"), [(True, "اتصل {}، الآن"), (False, "Call {}, now"), (True, "{}"), (False, "{}")]
)
def test_a_number_in_arabic_figures_stands_as_it_was_typed(number, rtl, words):
    assert number in shown(words.format(number), rtl)


def test_a_foreign_phrase_stands_by_itself_in_either_direction(setter):
    def seen(runs, style):
        (line,) = setter.lines(runs, style, 1000)
        return "".join(p.text[::-1] if p.rtl else p.text for p in sorted(line.pieces, key=lambda p: p.x))

    doctor = Run("طبيب", lang="ar")
    assert seen((doctor, Run(", 3 times")), LATIN) == "بيبط, 3 times"
    assert seen((Run("Say "), doctor, Run(", 3 times (not 4).")), LATIN) == "Say بيبط, 3 times (not 4)."
    assert seen((Run("a "), doctor, Run(", "), Run("دواء", lang="ar"), Run(".")), LATIN) == "a بيبط, ءاود."
    both = (Run("خذ ", lang="ar"), Run("5 mg", lang="ar", strong=True), Run(" now"))
    assert seen(both, LATIN) == "5 mg ذخ now"
    assert seen((Run("قل "), Run("Stop, now!", lang="en"), Run(" 3")), ARABIC) == "3 Stop, now! لق"


def test_values_of_a_brand_are_isolates_wherever_they_stand(setter):
    style = replace(ARABIC, isolated=("988 (call or text)", "none."))
    (line,) = setter.lines((Run("دعم: 988 (call or text)، المال: none."),), style, 1000)
    left = "".join(p.text[::-1] if p.rtl else p.text for p in sorted(line.pieces, key=lambda p: p.x))
    assert left == "none. :لاملا ،988 (call or text) :معد"


def test_brackets_take_the_direction_of_what_they_hold():
    assert shown("(نعم) لا", rtl=True) == "ال (معن)"
    assert shown("abc (אבג) def", rtl=False) == "abc (גבא) def"
    assert shown("a) b (אב", rtl=False).startswith("a) b (")


@pytest.mark.parametrize(
    ("rtl", "text", "found"),
    [
        (True, "American Cancer Society (2024).", True),
        (True, "osimertinib هو دواء", False),
        (True, "555-0142", False),
        (False, "مرحبا Riverside", False),
        (False, "Riverside مرحبا", False),
        (False, "مرحبا (1).", True),
        (False, "(1).", False),
    ],
)
def test_a_paragraph_is_turned_only_where_it_must(rtl, text, found):
    assert turned(rtl, [text]) is found


def test_a_long_word_is_never_cut_inside_a_letter(setter):
    style = TextStyle(("noto-sans",), 14, 20, language="hi")
    word = "प्रश्नों" * 40
    lines = said(setter.lines((Run(word),), style, 100))
    assert "".join(lines) == word
    assert len(lines) > 3
    assert not [line for line in lines if category(line[0]).startswith("M") or line.endswith("्")]


def test_spaces_beside_another_script_are_as_wide_as_its_own(setter):
    style = TextStyle(("noto-nastaliq-urdu", "noto-sans-arabic"), 14, 30, language="ur", rtl=True)
    (line,) = setter.lines((Run("دوا osimertinib اور"),), style, 1000)
    assert [p.face.family for p in line.pieces if p.text == " "] == ["noto-sans-arabic"] * 2


def test_so_they_are_in_a_paragraph_of_another_script_alone(setter):
    style = TextStyle(("noto-nastaliq-urdu", "noto-sans-arabic"), 14, 30, language="ur", rtl=True)
    (line,) = setter.lines((Run("EGFR test here"),), style, 1000)
    assert not line.rtl
    assert [p.face.family for p in line.pieces] == ["noto-sans-arabic"]
    space = next(word for p in line.pieces for word in p.words if word.text == " ")
    assert space.em > 0.2


def test_a_phrase_in_english_keeps_its_full_stop_inside_arabic(setter):
    english = Run("Not yet checked.", lang="en")
    (line,) = setter.lines((Run("لم يراجعها مترجم. "), english), ARABIC, 1000)
    pieces = sorted((p for p in line.pieces if p.run == 1), key=lambda p: p.x)
    assert "".join(p.text for p in pieces) == "Not yet checked."


@pytest.mark.parametrize("family", sorted(folder.name for folder in FONTS.iterdir() if folder.is_dir()))
def test_words_have_the_glyphs_they_have_whatever_was_set_before(family):
    """Figures alone belong to no script: they must not be shaped by the letters that they were first set beside."""
    style = TextStyle((family,), 14, 20)
    texts = ("15, 100.4 (7) 8-10 +1", "CT 15, and 100.4 (7) 8-10 +1 mg")
    covered = [t for t in texts if Faces(FONTS).face(family, 400).has(t.replace(" ", ""))]
    for text in covered:
        alone, after = Typesetter(Faces(FONTS)), Typesetter(Faces(FONTS))
        for other in (*covered, "7 15, x"):
            after.lines((Run(other),), style, 300)
        assert _glyphs(alone.lines((Run(text),), style, 400)) == _glyphs(after.lines((Run(text),), style, 400))


def _glyphs(lines):
    words = (word for line in lines for piece in line.pieces for word in piece.words)
    return [(glyph.id, glyph.advance) for word in words for glyph in word.glyphs]


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("叫做“进展”。“稳定”的", 2),  # ” before 。, and 。 before “, where a line may end
        ("咳嗽（干咳），发烧（高）？", 2),
        ("看“列表”说的。请打电话", 0),
    ],
)
def test_marks_of_chinese_side_by_side_are_half_as_wide(setter, text, narrow, strong):
    style = TextStyle(("noto-sans-sc", "source-sans-3"), 14, 22, language="zh-Hans")
    parted = len(text) // 2 if strong else len(text)
    (line,) = setter.lines((Run(text[:parted], strong=strong), Run(text[parted:])), style, 1000)
    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    assert "".join(glyph.text for glyph in glyphs) == text  # and each mark is given back
    assert sum(glyph.advance == 500 for glyph in glyphs) == narrow
    assert line.width == pytest.approx(14 * (len(text) - narrow / 2))


@pytest.mark.parametrize("marks", ["”。", "”", "。 "])
def test_a_paragraph_of_marks_is_made_anew_once_and_not_for_each_mark(marks, monkeypatch):
    made = {"glyphs": 0, "units": 0}
    word, stretched = Face.word, trimmed.stretch
    monkeypatch.setattr(
        Face, "word", lambda face, glyphs: made.update(glyphs=made["glyphs"] + len(glyphs)) or word(face, glyphs)
    )
    monkeypatch.setattr(
        trimmed, "stretch", lambda units: made.update(units=made["units"] + len(units)) or stretched(units)
    )
    style = TextStyle(("noto-sans-sc",), 14, 22, language="zh-Hans")
    text = marks * 2000
    lines = Typesetter(Faces(FONTS)).lines((Run(text),), style, 371)
    assert "".join(said(lines)) == text
    assert made["glyphs"] <= 4 * len(text) and made["units"] <= len(text)


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("李 O’Brien 医生", "’"),
        ("李O’Brien医生", "’"),
        ("Cancer’s “journal”", "’“”"),
        ("看“CT”结果", ""),
        ("他说‘好’", ""),
        ("“CT” 结果", ""),
    ],
)
def test_quotes_of_latin_words_on_chinese_pages_do_not_fill_a_square(setter, text, narrow):
    style = TextStyle(("noto-sans-sc", "source-sans-3"), 14, 22, language="zh-Hans")
    (line,) = setter.lines((Run(text),), style, 1000)
    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    assert "".join(glyph.text for glyph in glyphs) == text
    found = {glyph.text: glyph.advance for glyph in glyphs if glyph.text in "‘’“”"}
    assert {quote for quote in found if found[quote] < 600} == set(narrow)
    assert all(found[quote] > 150 for quote in narrow)


@pytest.mark.parametrize("white", ["\u00a0", "\u00a0" * 4, "\u00a0" * 300, "\u3000"])
def test_white_at_the_head_of_a_word_that_is_cut_is_kept(setter, white):
    style = TextStyle(("source-sans-3", "noto-sans-sc"), 14, 20)
    lines = setter.lines((Run(white + "abcdefghij" * 40),), style, 140)
    assert "".join(said(lines)) == " " * len(white) + "abcdefghij" * 40  # white is set as spaces
    assert all(line.width <= 140.01 for line in lines)
    assert ("a" in said(lines)[0]) is (len(white) < 300)
