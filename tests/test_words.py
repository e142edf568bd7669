"""What a page itself says: each language says all of it, none of it in English, and nobody's check is made up."""

import re
import unicodedata

import pytest
import yaml
from workspaces import written

from takehome.library import Library
from takehome.problems import Problems
from takehome.shelf import stock

LANGUAGES = sorted(path.stem for path in (stock() / "layouts" / "words").glob("*.yaml"))
OTHERS = [tag for tag in LANGUAGES if tag != "en"]
BLANK = re.compile(r"\{[a-z]+\}")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SIGNED: dict[str, str] = {}  # language: the qualified person who checked its words, as `checked` names them

# words that are the same as in English, and right
SAME = {("fr", key) for key in ("about_id", "date", "figure", "notes", "sources", "version")}

# languages written in other letters than Latin ones, and the only letters their words may have
LETTERS = {
    "ar": "ARABIC",
    "bn": "BENGALI",
    "hi": "DEVANAGARI",
    "ko": "HANGUL",
    "ru": "CYRILLIC",
    "ur": "ARABIC",
    "zh-Hans": "CJK",
}

# the words of the table of labels in many languages; they are still to be checked by a qualified person
KEYS = ("page_of", "when_to_call", "notes", "sources", "key_points", "get_help")
TABLE = {
    "ar": ("صفحة {page} من {pages}", "متى تتصل", "ملاحظات", "المصادر", "النقاط الرئيسية", "أين تجد المساعدة"),
    "bn": ("পৃষ্ঠা {page} / {pages}", "কখন ফোন করবেন", "নোট", "তথ্যসূত্র", "মূল বিষয়", "কোথায় সাহায্য পাবেন"),
    "es": ("Página {page} de {pages}", "Cuándo llamar", "Notas", "Fuentes", "Puntos clave", "Dónde obtener ayuda"),
    "fr": ("Page {page} sur {pages}", "Quand appeler", "Notes", "Sources", "Points clés", "Où trouver de l’aide"),
    "hi": ("पृष्ठ {page} / {pages}", "कब फ़ोन करें", "टिप्पणियाँ", "स्रोत", "मुख्य बातें", "मदद कहाँ मिलेगी"),
    "ht": ("Paj {page} sou {pages}", "Kilè pou rele", "Nòt", "Sous", "Pwen enpòtan", "Ki kote pou jwenn èd"),
    "ko": ("{pages}쪽 중 {page}쪽", "연락해야 할 때", "메모", "출처", "주요 내용", "도움을 받을 수 있는 곳"),
    "pl": (
        "Strona {page} z {pages}",
        "Kiedy dzwonić",
        "Notatki",
        "Źródła",
        "Najważniejsze informacje",
        "Gdzie szukać pomocy",
    ),
    "pt-BR": (
        "Página {page} de {pages}",
        "Quando ligar",
        "Anotações",
        "Fontes",
        "Pontos principais",
        "Onde obter ajuda",
    ),
    "pt-PT": (
        "Página {page} de {pages}",
        "Quando telefonar",
        "Notas",
        "Fontes",
        "Pontos principais",
        "Onde obter ajuda",
    ),
    "ru": ("Страница {page} из {pages}", "Когда звонить", "Заметки", "Источники", "Главное", "Где получить помощь"),
    "tl": (
        "Pahina {page} ng {pages}",
        "Kailan dapat tumawag",
        "Mga Tala",
        "Mga Pinagkunan",
        "Mga pangunahing punto",
        "Saan makakakuha ng tulong",
    ),
    "ur": ("صفحہ {page} از {pages}", "کب فون کریں", "نوٹس", "ماخذ", "اہم نکات", "مدد کہاں سے ملے گی"),
    "vi": (
        "Trang {page} / {pages}",
        "Khi nào cần gọi",
        "Ghi chú",
        "Nguồn tham khảo",
        "Những điểm chính",
        "Nơi tìm trợ giúp",
    ),
    "zh-Hans": ("第 {page} 页，共 {pages} 页", "何时致电", "备注", "资料来源", "要点", "哪里可以获得帮助"),
}


@pytest.fixture(scope="module")
def library():
    return Library(stock())


@pytest.fixture(scope="module")
def english(library):
    return said(library, "en")


def said(library, tag):
    return {str(key): str(text) for key, text in library.words(tag).say.items()}


def test_there_are_translations_to_look_at():
    assert len(OTHERS) >= 12


@pytest.mark.parametrize("tag", LANGUAGES)
def test_all_is_said_with_the_blanks_of_the_english(library, english, tag):
    words = said(library, tag)
    assert list(words) == list(english)
    wrong = [key for key, text in words.items() if sorted(BLANK.findall(text)) != sorted(BLANK.findall(english[key]))]
    assert wrong == []
    assert library.words(tag).words == tag


def test_page_words_say_every_blank_and_no_other(tmp_path):
    text = (stock() / "layouts" / "words" / "en.yaml").read_text(encoding="utf-8")
    changes = (("Call {phone} now", "Call for help now"), ("Call us: {phone}", "Call us"), ("Notes", "Notes {phone}"))
    for old, new in changes:
        assert f"{old}" in text
        text = text.replace(old, new, 1)
    (tmp_path / "layouts" / "words").mkdir(parents=True)
    (tmp_path / "layouts" / "words" / "en.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as bad:
        Library(tmp_path).words("en")
    messages = [p.message for p in bad.value.problems]
    assert messages[0] == "`call_us` does not say {phone}, and the page says it nowhere else"
    assert messages[1] == "`call_emergency` does not say {phone}, and the page says it nowhere else"
    assert messages[2:] == ["a brace here is no blank that is filled"]
    assert [p.place.line for p in bad.value.problems][:2] == [13, 17]


def spanish_words(folder, old, new):
    """The page words in Spanish, as a clinic has changed them: what is refused, or told, with the line."""
    text = (stock() / "layouts" / "words" / "es.yaml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "layouts" / "words" / "es.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    library = Library(folder)
    try:
        library.words("es")
    except Problems as bad:
        return [(p.level, p.message, p.hint, p.place.line) for p in bad.problems]
    return [(p.level, p.message, p.hint, p.place.line) for p in library.warnings]


def test_a_key_of_page_words_that_no_page_asks_for_is_told_where_it_stands(tmp_path):
    ((level, message, hint, line),) = spanish_words(tmp_path, "say:\n", "say:\n  foo: bar\n")
    assert (level, message, line) == ("error", "there is no page word 'foo'", 5) and hint.startswith("take it out")
    ((level, message, hint, line),) = spanish_words(tmp_path, "  when_to_call: ", "  when_to_cal: ")
    assert (level, message, hint) == ("error", "there is no page word 'when_to_cal'", "did you mean 'when_to_call'?")
    assert line == 16
    ((level, message, _, line),) = spanish_words(tmp_path, "  when_to_call: Cu\u00e1ndo llamar\n", "")
    assert (level, message, line) == ("error", "these page words are missing: when_to_call", 2)


def test_page_words_that_are_still_in_english_are_told(tmp_path):
    ((level, message, _, line),) = spanish_words(tmp_path, "Cu\u00e1ndo llamar", "When to call")
    assert (level, message, line) == ("warning", "`when_to_call` is still in English", 16)
    assert spanish_words(tmp_path, "notes: Notas", "notes: Notes") == []  # one word may be the same


def test_page_words_that_are_a_copy_of_the_english_are_told_once(tmp_path):
    english = (stock() / "layouts" / "words" / "en.yaml").read_text(encoding="utf-8")
    for tag in ("de", "en-GB"):
        path = tmp_path / "layouts" / "words" / f"{tag}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(english.replace("words: en", f"words: {tag}"), encoding="utf-8")
        library = Library(tmp_path)
        library.words(tag)
        told = [one.message for one in library.warnings]
        assert [("more are still in English" in one) for one in told] == ([True] if tag == "de" else [])


@pytest.mark.parametrize("key", ["draft", "about_draft", "overdue", "translation_unchecked", "unmet"])
def test_page_words_say_in_words_how_far_pages_can_be_trusted(key, tmp_path):
    words = yaml.safe_load((stock() / "layouts" / "words" / "en.yaml").read_text(encoding="utf-8"))
    blanks = "".join(BLANK.findall(words["say"][key]))
    words["say"][key] = f"- {blanks} 1"
    written(tmp_path / "layouts" / "words" / "en.yaml", words)
    with pytest.raises(Problems) as bad:
        Library(tmp_path).words("en")
    (problem,) = bad.value.problems
    assert problem.message.startswith(f"`{key}` says nothing in words") and problem.place.line > 3


def test_page_words_hold_no_ambulance_of_their_own(tmp_path):
    text = (stock() / "layouts" / "words" / "es.yaml").read_text(encoding="utf-8")
    assert text.count("{phone}") > 3
    path = tmp_path / "layouts" / "words" / "es.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("{phone}", "{phone} (999)", 1), encoding="utf-8")
    with pytest.raises(Problems) as bad:
        Library(tmp_path).words("es")
    (problem,) = bad.value.problems
    (line,) = [at for at, said in enumerate(text.splitlines(), 1) if "{phone}" in said][:1]
    assert "holds the number of an ambulance" in problem.message and problem.place.line == line


def test_page_words_may_leave_blanks_out_that_are_no_numbers(tmp_path):
    text = (stock() / "layouts" / "words" / "en.yaml").read_text(encoding="utf-8")
    for old, new in (("Page {page} of {pages}", "Page {page}"), ("About {minutes} min to read.", "A short read.")):
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "layouts" / "words").mkdir(parents=True)
    (tmp_path / "layouts" / "words" / "en.yaml").write_text(text, encoding="utf-8")
    library = Library(tmp_path)
    assert library.words("en").say["page_of"] == "Page {page}"
    library.words("en")
    told = [(p.level, p.message, p.place.line) for p in library.warnings]
    assert told == [
        ("warning", "`page_of` does not say {pages}", 5),
        ("warning", "`minutes` does not say {minutes}", 34),
    ]


@pytest.mark.parametrize("tag", OTHERS)
def test_no_check_is_claimed_that_nobody_made(library, tag):
    assert library.words(tag).checked == SIGNED.get(tag)


@pytest.mark.parametrize("tag", OTHERS)
def test_nothing_is_left_in_english(library, english, tag):
    words = said(library, tag)
    same = {(tag, key) for key, text in words.items() if text == english[key] and BLANK.sub("", text)}
    assert same == {(language, key) for language, key in SAME if language == tag}


@pytest.mark.parametrize("tag", sorted(set(OTHERS) & set(TABLE)))
def test_the_words_of_the_table_are_used(library, tag):
    words = said(library, tag)
    assert tuple(words[key] for key in KEYS) == TABLE[tag]


def test_every_language_is_in_the_table():
    assert set(OTHERS) <= set(TABLE)


@pytest.mark.parametrize("tag", OTHERS)
def test_digits_are_plain_and_nothing_turns_words_around(library, tag):
    for key, text in said(library, tag).items():
        assert not BIDI.search(text), key
        assert not [c for c in text if unicodedata.category(c) == "Nd" and c not in "0123456789"], key


@pytest.mark.parametrize("tag", sorted(set(OTHERS) & set(LETTERS)))
def test_no_letter_of_another_script_slips_in(library, tag):
    for key, text in said(library, tag).items():
        letters = [c for c in re.sub("Flesch-Kincaid|SMOG", "", BLANK.sub("", text)) if c.isalpha()]
        assert [c for c in letters if not unicodedata.name(c).startswith(LETTERS[tag])] == [], key


def test_chinese_titles_that_are_pointed_at_stand_before_words_and_never_before_a_stop():
    """A closing mark and a stop are each an em wide: together they leave a hole in the line."""
    words = Library(stock()).words("zh-Hans").say
    for key in ("see_here", "see_other", "see_part"):
        assert re.search(r"[“《]\{title\}[”》]\w", words[key])
