"""Latin with Vietnamese and Polish marks, Cyrillic, and Arabic in one handout: printed, tagged, given back exactly."""

import re
import subprocess
from datetime import date

import pytest
from expected import squeezed

from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.direction import mixed
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.scripts import script_of
from takehome.template import handout_template

WORDS = {
    "vi": "Nguyễn Văn Ánh hỏi bác sĩ về phương pháp điều trị, thuốc giảm đau và cách thở dễ hơn mỗi ngày.",
    "pl": "Zażółć gęślą jaźń: proszę zadzwonić do poradni, jeśli ból się nasila albo pojawi się gorączka.",
    "uk": "Зателефонуйте до клініки, якщо з’явиться біль у грудях, кашель або задишка посилиться.",
    "ar": "اتصل بالعيادة على الرقم (303) 555-0142 إذا شعرت بألم في الصدر أو ضيق في التنفس اليوم.",
    "mixed": "Say “السلام عليكم” to Nguyễn, then привет, then dzień dobry.",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    root = tmp_path_factory.mktemp("scripts")
    folder = root / "handouts" / "scripts"
    folder.mkdir(parents=True)
    page = handout_template("scripts", date(2026, 11, 23))
    text = "\n\n".join(f"          {words}" for words in WORDS.values())
    page = page.replace(
        "          Write short sentences. Speak to one reader. A blank line begins a new paragraph.", text
    )
    (folder / "en.yaml").write_text(page, encoding="utf-8")
    library = Library(root, date(2026, 11, 24))
    parts = {"order": "s", "parts": [{"topic": "scripts"}]}
    return {name: make(library, validate(Order, {**parts, "layout": name})).data for name in ("sheet", "booklet")}


@pytest.mark.parametrize(
    ("language", "words", "behind"),
    [
        *(("en", f"Pain{end}", " ") for end in (".", "!", "?", "…", ":", "?”", ".'", ". ")),
        *(("en", f"Pain{end}", ". ") for end in ("", ")", "”", ",", "**")),
        *(("zh-Hans", f"疼痛{end}", "") for end in ("。", "！", "？", "：", "？」", ".")),
        ("zh-Hans", "疼痛", "。"),
        *((code, f"ألم{end}", " ") for code in ("ar", "ur") for end in ("؟", "۔", ".")),
        *(("hi", f"दर्द{end}", " ") for end in ("।", "?")),
        *(("ar", "ألم", ". "), ("ur", "درد", "۔ "), ("hi", "दर्द", "। ")),
    ],
)
def test_a_text_that_ends_as_a_sentence_gets_no_further_stop(language, words, behind):
    assert script_of(language).behind(words) == behind


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_every_word_comes_back_in_reading_order(data, layout):
    text = squeezed(read_structure(data[layout]).text())
    for words in WORDS.values():
        assert words in text
    assert check_structure(data[layout]) == ()


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_poppler_gives_every_word_back(data, layout, poppler, tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(data[layout])
    done = subprocess.run([poppler("pdfinfo"), "-struct-text", target], capture_output=True, text=True, check=True)
    text = squeezed("".join(re.findall(r'^\s*"(.*)"$', done.stdout, re.M)))
    for words in WORDS.values():
        turned = all(
            word in text or word[::-1] in text for word in re.findall(r"\w+", words)
        )  # poppler does not know their mark
        assert words in text or (turned and mixed(words))


def test_left_to_right_scripts_come_back_from_the_page_itself(data, poppler, tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(data["sheet"])
    done = subprocess.run([poppler("pdftotext"), target, "-"], capture_output=True, text=True, check=True)
    for language in ("vi", "pl", "uk"):
        assert WORDS[language] in squeezed(done.stdout)


def test_the_validator_finds_nothing(data, verapdf, tmp_path):
    files = []
    for name, content in data.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(content)
    for flavour in ("ua1", "2a"):
        assert all(verapdf(flavour, files).values())
