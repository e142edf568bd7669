"""Letters of several glyphs: every word comes back whole from a file, glyphs are as wide as it says, ink stays put."""

import re
import subprocess
from functools import cache
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
import workspaces
import yaml

from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.clusters import WIDER, by_script
from takehome.element import Run
from takehome.faces import Faces
from takehome.joining import around
from takehome.problems import Problems
from takehome.spaced import SpacedFace
from takehome.text import TextStyle, Typesetter

ROOT = Path(__file__).parents[1]
WORDS = {
    "bn": "ডাক্তার সংস্করণ স্কুলের হেল্পলাইন বন্ধ উন্নত সম্পর্কে ক্যান্সার চিকিৎসা রক্ত পরীক্ষা শ্বাসকষ্ট প্রশ্ন স্বাস্থ্য জ্বর ব্যথা"
    " অক্সিজেন কেমোথেরাপি ইমিউনোথেরাপি ফুসফুস ক্ষমতা জ্ঞান র‍্যাডিয়েশন স্ক্যান বিশেষজ্ঞ লক্ষণ ওষুধ হাসপাতাল কষ্ট মস্তিষ্ক হৃদ্‌যন্ত্র"
    " রক্তচাপ সূঁচ পার্শ্বপ্রতিক্রিয়া ত্বক ডাক্তাররা শক্তি ক্লান্তি মাত্রা গুরুত্বপূর্ণ সিদ্ধান্ত যত্ন সন্ধ্যা স্নায়ু কৃত্রিম দুর্বল ঠান্ডা বৃদ্ধি",
    "hi": "डॉक्टर स्थिति महत्वपूर्ण क्या हेल्पलाइन शब्द स्वास्थ्य फेफड़ों कैंसर इलाज ज़रूरत साँस तकलीफ़ दर्द बुख़ार कीमोथेरेपी रक्त"
    " परीक्षण क्षमता ज्ञान विशेषज्ञ लक्षण दवाई अस्पताल मस्तिष्क हृदय उच्च रक्तचाप सुई दुष्प्रभाव त्वचा चिकित्सक शक्ति"
    " मात्रा निर्णय संध्या स्नायु कमज़ोर ठंड तत्काल सहायता वृद्धि प्रश्न श्रीमती कृपया राष्ट्र द्वारा",
    "ur": "یہ تجربہ تجربات تحریر تجزیہ بحران تجویز بخار نتیجہ پیچیدہ یرقان بحالی سخت بخش بچے بچہ نجی بیچ تیز پیچھے پیچ"
    " تجارت ختم ہسپتال کیموتھراپی علاج پھیپھڑوں کینسر درد سانس ڈاکٹر نرس دوا مریض تحقیق تحفظ تخمینہ بحث محنت صحت نجات"
    " تجدید حجم جسم جگر خون چھاتی چکر چیک",
}
FAMILIES = {"bn": "noto-sans-bengali", "hi": "noto-sans", "ur": "noto-nastaliq-urdu"}
LETTERS = {
    "bn": r"[\u0980-\u09ff\u200c\u200d]+",
    "hi": r"[\u0900-\u097f\u200c\u200d]+",
    "ur": r"[\u0620-\u064a\u066e-\u06d3]+",
}


@cache
def vocabulary(language):
    """Words of letters only: those above, and the words of pages."""
    pages = yaml.safe_load((ROOT / "layouts" / "words" / f"{language}.yaml").read_text(encoding="utf-8"))
    found = [*WORDS[language].split(), *re.findall(LETTERS[language], str(pages))]
    words = tuple(dict.fromkeys(normalize("NFC", word) for word in found))
    assert len(words) > len(WORDS[language].split()) + 100
    return words


def paragraphs(language):
    """The vocabulary, six words a paragraph."""
    words = vocabulary(language)
    return [" ".join(words[i : i + 6]) for i in range(0, len(words), 6)]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A sheet of each language that holds the vocabulary twice, plain and bold."""

    @cache
    def built(language):
        texts = [said for text in paragraphs(language) for said in (text, f"**{text}**")]
        blocks = [{"text": text, "from": ["seed"]} for text in texts]
        section = {"id": "alpha", "title": f"Alpha {language}", "blocks": blocks}
        folder = tmp_path_factory.mktemp(language)
        workspaces.written(folder / "handouts" / "shared" / "en.yaml", workspaces.shared("en"))
        library = workspaces.workspace(folder, workspaces.handout(language, [section]))
        return workspaces.built(library, language, layout="sheet").data

    return built


def twice_in_sequence(language, got):
    """Whether each paragraph comes back twice, after the one before."""
    text, at = " ".join(normalize("NFC", got).split()), 0
    for said in (said for said in paragraphs(language) for _ in range(2)):
        found = text.find(said, at)
        assert found >= 0, f"{said!r} is not in {text[at : at + 400]!r}"
        at = found + len(said)


@pytest.mark.parametrize("language", WORDS)
def test_every_word_is_whole_in_the_structure(data, language):
    twice_in_sequence(language, read_structure(data(language)).text())
    assert check_structure(data(language)) == ()


@pytest.mark.parametrize(
    ("language", "way"), [("bn", "-layout"), ("bn", "-raw"), ("hi", "-layout"), ("hi", "-raw"), ("ur", "-layout")]
)
def test_poppler_gives_every_word_back_whole(data, language, way, poppler, tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(data(language))
    done = subprocess.run([poppler("pdftotext"), way, target, "-"], capture_output=True, text=True, check=True)
    twice_in_sequence(language, re.sub("[\u202a-\u202e]", "", done.stdout))


@pytest.mark.parametrize("language", WORDS)
def test_pdfium_gives_every_word_back_whole(data, language):
    got = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data(language)))
    twice_in_sequence(language, got)


def test_the_validator_finds_nothing(data, verapdf, tmp_path):
    files = []
    for language in WORDS:
        files.append(tmp_path / f"{language}.pdf")
        files[-1].write_bytes(data(language))
    for flavour in ("ua1", "2a"):
        assert all(verapdf(flavour, files).values())


def _ink(face, glyphs, rtl):
    """Where each glyph of the font is drawn, from the start of a word: number, x and y."""
    own, pen, found = face._letters.own, 0, []
    for glyph in glyphs:
        pen -= glyph.advance if rtl else 0
        if glyph.id >= own:
            found += [(gid, pen + x, y) for gid, x, y in face._letters.compound(glyph.id).parts]
        elif (drawn := face._font.get_glyph_extents(glyph.id)) and drawn.width:
            found.append((glyph.id, pen, 0))
        pen += 0 if rtl else glyph.advance
    return sorted(found)


def _shaped(face, word, language, rtl):
    """The same as HarfBuzz says."""
    buffer = face._shaped(word, language, rtl)
    pen, found = 0, []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        drawn = face._font.get_glyph_extents(info.codepoint)
        if drawn and drawn.width:
            found.append((info.codepoint, pen + at.x_offset, at.y_offset))
        pen += at.x_advance
    return sorted((gid, x - pen if rtl else x, y) for gid, x, y in found), pen


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("language", WORDS)
def test_no_letter_takes_the_pen_back_or_leaves_a_gap_and_all_ink_is_where_it_was(language, weight):
    face, rtl = Faces(ROOT / "fonts").face(FAMILIES[language], weight), language == "ur"
    moved = 0
    for word in vocabulary(language):
        shaped = face.shape(word, language, rtl)
        ink, width = _shaped(face, word, language, rtl)
        assert _ink(face, shaped.glyphs, rtl) == ink, word
        assert sum(glyph.advance for glyph in shaped.glyphs) == width, word
        assert min(glyph.advance for glyph in shaped.glyphs) >= 0, word
        assert all(glyph.advance - face.advance(glyph.id) <= WIDER * face.upem for glyph in shaped.glyphs), word
        moved += any(at.x_advance < 0 for at in face._shaped(word, language, rtl).glyph_positions)
    assert moved >= (3 if language == "ur" else 0)


@pytest.mark.parametrize(("family", "weight", "some"), [("literata", 600, 2), ("noto-sans-bengali", 400, 0)])
def test_pairs_of_letters_shaped_together_are_those_shaped_alone(family, weight, some):
    """Also where a pair stands so far apart that its first letter is a compound."""
    letters = [chr(code) for code in range(33, 127)]
    pairs = [a + b for a in letters for b in letters]
    together, alone = (Faces(ROOT / "fonts").face(family, weight) for _ in range(2))
    together.prepare(pairs, "en")
    apart = 0
    for pair in pairs:
        one, two = together.shape(pair, "en", False), alone.shape(pair, "en", False)
        assert (one.glyphs, one.em, one.nearer) == (two.glyphs, two.em, two.nearer), pair
        apart += any(glyph.id >= alone._letters.own for glyph in two.glyphs)
    assert apart == some


MIXED = {
    "bn": ["CT- তে", "X- রে", "HIV- পজিটিভ", "(CT) স্ক্যান", "PET-CT- তে", "CT ।", "α- পরীক্ষা", "К ক্ষ"],
    "hi": ["CT- स्कैन", "CT स्कैन", "(MRI) की", "Dr. स्मिथ", "“CT” स्थिति", "24/7 स्थिति", "α- जाँच", "CT—। स्थिति", "ক্ষ क्ष"],
    "zh-Hans": ["CT 。患者"],
}
FACES = {**FAMILIES, "zh-Hans": "noto-sans-sc"}


@pytest.mark.parametrize(
    ("language", "parts"), [(code, word.split()) for code, words in MIXED.items() for word in words]
)
def test_letters_behind_those_of_another_script_are_shaped_as_they_are_alone(language, parts):
    face = Faces(ROOT / "fonts").face(FACES[language], 400)
    whole = face.shape("".join(parts), language, False)
    assert whole.text == "".join(parts)
    assert list(whole.glyphs) == [glyph for part in parts for glyph in face.shape(part, language, False).glyphs]


def test_marks_and_signs_stay_with_the_letters_before_them():
    face = Faces(ROOT / "fonts").face("noto-sans", 400)
    for word in ("a\u0301क", "x\ufe0fक", "n\u0951क", "don’tक"):
        assert by_script(word) == [word[:-1], "क"]
    assert by_script("स्थिति(5)") == ["स्थिति(5)"]
    assert by_script("Nguyễn–“ặ”™") == ["Nguyễn–“ặ”™"]
    assert face.shape("x\ufe0fक", "hi", False).text == "x\ufe0fक"


KOREAN = "병원에 가세요. (CT) 검사를 5회 받습니다. Nguyễn병원 밟다"


def korean(folder, text, title=None):
    """A booklet in Korean with a text as its title, if there is no other, and as its paragraph."""
    section = {"id": "alpha", "title": "Alpha ko", "blocks": [{"text": text, "from": ["seed"]}]}
    workspaces.written(folder / "handouts" / "shared" / "en.yaml", workspaces.shared("en"))
    return workspaces.built(
        workspaces.workspace(folder, workspaces.handout("ko", [section], title=title or text)), "ko"
    )


def test_korean_typed_in_parts_is_set_as_letters_and_stays_as_typed(tmp_path):
    typed = normalize("NFD", KOREAN)
    made, usual = korean(tmp_path / "parts", typed), korean(tmp_path / "whole", KOREAN)
    assert typed in read_structure(made.data).text()
    assert KOREAN in read_structure(usual.data).text()
    face = Faces(ROOT / "fonts").face("noto-sans-kr", 400)
    for word in KOREAN.split():
        if face.has(word):
            one, two = face.shape(normalize("NFD", word), "ko", False), face.shape(word, "ko", False)
            assert [(g.id, g.advance, normalize("NFC", g.text)) for g in one.glyphs] == list(two.glyphs)


def test_a_korean_letter_that_no_font_has_is_one_problem_however_it_is_typed(tmp_path):
    for form in ("NFC", "NFD"):
        with pytest.raises(Problems) as bad:
            korean(tmp_path / form, normalize(form, "병원 쀍 밟다"))
        assert {problem.message for problem in bad.value.problems} == {
            "no font here has the character HANGUL SYLLABLE BBWELG (U+C00D)"
        }
        assert len(bad.value.problems) == 2  # title and paragraph


def test_a_paragraph_that_nobody_can_see_is_none(tmp_path):
    found = []
    for name, text in (("with", "One.\n\n\u200b\n\nTwo."), ("without", "One.\n\nTwo.")):
        nodes = list(read_structure(korean(tmp_path / name, text, "제목").data).walk())
        found.append([node.role for node in nodes])
        assert {"One.", "Two."} <= {node.text() for node in nodes}
    assert found[0] == found[1]


def test_compounds_are_forgotten_with_the_words_and_the_bytes_stay_the_same(tmp_path):
    library = None
    for language in ("ur", "bn"):
        blocks = [{"text": text, "from": ["seed"]} for text in paragraphs(language)[:10]]
        section = {"id": "alpha", "title": f"Alpha {language}", "blocks": blocks}
        workspaces.written(tmp_path / "handouts" / "shared" / "en.yaml", workspaces.shared("en"))
        library = workspaces.workspace(tmp_path, workspaces.handout(language, [section]))
    assert library is not None
    brand = tmp_path / "layouts" / "brands" / "small.yaml"
    spoken = {language: {"hours": "always", "funding": "none"} for language in ("ur", "bn")}
    workspaces.written(brand, {**yaml.safe_load(brand.read_text(encoding="utf-8")), "languages": spoken})

    def compounds():
        return sum(len(face._letters._compounds) for face in library.setter.faces.all())

    first, other = (workspaces.built(library, language).data for language in ("ur", "bn"))
    assert compounds() > 100
    library.setter.spare(most=0)
    assert not compounds()
    assert workspaces.built(library, "bn").data == other
    assert workspaces.built(library, "ur").data == first
    library._kept[("setter", "")] = Typesetter(library.setter.faces, caching=False)
    assert workspaces.built(library, "ur").data == first


@pytest.mark.parametrize("digits", ["555-0150", "٥٥٥-٠١٥٠"])
def test_letters_set_wide_widen_every_number_of_a_list_in_arabic(digits):
    families = ("noto-sans-arabic", "noto-sans")
    setter = Typesetter(Faces(ROOT / "fonts"))
    for spaced in (True, False):
        style = TextStyle(families, 14, 20, language="ar", rtl=True, spaced=spaced)
        (line,) = setter.lines((Run(f"{digits}، {digits} كلمة،"),), style, 1000)
        wide = [piece.text for piece in line.pieces if isinstance(piece.face, SpacedFace)]
        assert "".join(wide).count(digits[-1]) == (4 if spaced else 0)
        assert not any("كلمة" in text for text in wide)


JOINED = {"ar": ("بالعيادة", "للمريض", "كالطبيب", "لا"), "ur": ("ہسپتالوں", "للمريض", "قلبهم", "لا")}
SCRIPT = {"ar": ("noto-sans-arabic", "noto-sans"), "ur": ("noto-nastaliq-urdu", "noto-sans-arabic", "noto-sans")}


def drawn(setter, language, *runs):
    """The glyphs of the font on one line, with their places in their letter, letter by letter; and its width."""
    (line,) = setter.lines(runs, TextStyle(SCRIPT[language], 14, 20, language=language, rtl=True), 1000)
    found = []
    for piece in line.pieces:
        own = piece.face._letters
        found += [own.compound(g.id).parts if g.id >= own.own else ((g.id, 0, 0),) for g in piece.glyphs]
    return found, line.width


@pytest.mark.parametrize(("language", "word"), [(code, word) for code, words in JOINED.items() for word in words])
def test_letters_join_where_a_run_begins_or_ends_inside_a_word(language, word):
    setter = Typesetter(Faces(ROOT / "fonts"))
    whole, width = drawn(setter, language, Run(f"قال {word} ثم"))
    forms = [[gid for gid, _, _ in parts] for parts in whole]
    apart, _ = drawn(setter, language, Run(f"قال {' '.join(word)} ثم"))
    assert [parts for parts in apart if len(parts)] != whole
    for at in range(1, len(word)):
        head, tail = f"قال {word[:at]}", f"{word[at:]} ثم"
        found, other = drawn(setter, language, Run(head), Run(tail, href="tel:+13035550142"))
        assert (found, other) == (whole, pytest.approx(width)), at
        found, _ = drawn(setter, language, Run(head), Run(tail, strong=True))  # a face of another weight
        assert [[gid for gid, _, _ in parts] for parts in found] == forms, at
        found, _ = drawn(setter, language, Run(head), Run(tail, lang="fa"))
        assert found == whole, at


def test_letters_that_would_be_one_glyph_join_where_a_run_parts_them():
    """Lam with a vowel sign, and alef; and what does not join stays as it is."""
    face = Faces(ROOT / "fonts").face("noto-sans-arabic", 400)
    lam = face.shape("ل", "ar", True, ("", "\u064eا"))
    assert lam.glyphs == face.shape("لـ", "ar", True).glyphs[:1]
    assert lam.glyphs != face.shape("ل", "ar", True).glyphs
    assert face.shape("ا", "ar", True, ("د", "")).glyphs == face.shape("ا", "ar", True).glyphs


@pytest.mark.parametrize("text", ["قال بال", "بال\u200c", "بال،", "٥", "x"])
def test_letters_join_with_none_behind_a_space_a_sign_a_figure_or_in_another_direction(text):
    assert around(text + " عيادة", [1] * 20, len(text) + 1, len(text) + 6) is None
    if not text.endswith("ل"):
        assert around(text + "عيادة", [1] * 20, len(text), len(text) + 5) is None
    assert around("بالعيادة", [1] * 3 + [3] * 5, 3, 8) is None


def test_words_with_strong_parts_and_links_inside_come_back_whole(tmp_path):
    said = "ب**العيادة** لل**مريض** بال[عيادة](tel:+13035550142)"
    section = {"id": "alpha", "title": "Alpha ar", "blocks": [{"text": said, "from": ["seed"]}]}
    workspaces.written(tmp_path / "handouts" / "shared" / "en.yaml", workspaces.shared("en"))
    made = workspaces.built(workspaces.workspace(tmp_path, workspaces.handout("ar", [section])), "ar")
    assert "بالعيادة للمريض بالعيادة" in read_structure(made.data).text()
    assert check_structure(made.data) == ()
