"""The specimen: 16 languages, one page each, every string whole in what readers get back."""

import re
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.cli import main
from takehome.library import Library
from takehome.specimen import make_specimen, said

ROOT = Path(__file__).parents[1]
LANGUAGES = ["en", "es", "zh-Hans", "vi", "ar", "tl", "ru", "ht", "ko", "pt-BR", "pt-PT", "fr", "pl", "hi", "bn", "ur"]
RIGHT_TO_LEFT = {"ar", "ur"}


@pytest.fixture(scope="module")
def made():
    return make_specimen(Library(ROOT, date(2026, 11, 24)))


@pytest.fixture(scope="module")
def file(made, tmp_path_factory):
    target = tmp_path_factory.mktemp("specimen") / "specimen.pdf"
    target.write_bytes(made.data)
    return target


def strings(page):
    """Every string of a page after its title, in reading order."""
    table = [*page.head, *(cell for row in page.rows for cell in row)]
    return [*said(page), page.text, *page.list, page.say["when_to_call"], *table, page.say["support"], page.box]


def squeezed(text, language):
    """White space collapsed; none at all where words are not parted by it."""
    return ("" if language == "zh-Hans" else " ").join(text.split())


def in_sequence(page, got):
    """Whether every string of a page comes back whole, each after the one before."""
    text, at = squeezed(got, page.lang), 0
    *before, label, box = strings(page)
    for string in (*before, box, label):  # a box is drawn after what stands in it
        found = text.find(squeezed(string, page.lang), at)
        assert found >= 0, f"{page.lang}: {string!r} is not in {text[at:]!r}"
        at = found + len(squeezed(string, page.lang))


def test_one_page_for_each_language(made):
    assert [str(page.lang) for page in made.words.pages] == LANGUAGES
    assert len(made.pages.pages) == 16
    assert [page.number for page in made.pages.pages] == list(range(1, 17))


def test_the_structure_holds_every_string_exactly_and_nothing_else(made):
    structure = read_structure(made.data)
    parts = [node for node in structure.walk() if node.role == "Part"]
    assert [part.lang for part in parts] == LANGUAGES
    for page, part in zip(made.words.pages, parts, strict=True):
        texts = [node.text() for node in part.walk() if node.pieces and node.role != "Span"]
        heads = 2 if page.lang == "en" else 1
        box = [page.say["support"], page.box]
        assert texts[heads:] == [" ".join(text.split()) for text in strings(page)], page.lang
        assert texts[-2:] == box
        assert texts[0].startswith(page.name)
    assert check_structure(made.data) == ()


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in RIGHT_TO_LEFT])
def test_poppler_gives_every_string_back_in_sequence(made, file, language, poppler):
    number = str(LANGUAGES.index(language) + 1)
    command = [poppler("pdftotext"), "-raw", "-f", number, "-l", number, file, "-"]
    got = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    in_sequence(made.words.pages[int(number) - 1], got)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in RIGHT_TO_LEFT])
def test_pdfium_gives_every_string_back_in_sequence(made, language):
    number = LANGUAGES.index(language)
    got = pypdfium2.PdfDocument(made.data)[number].get_textpage().get_text_range()
    in_sequence(made.words.pages[number], got)


def arabic(text):
    """The words in Arabic letters, parted by spaces, without signs that only set directions."""
    return " ".join(re.findall(r"[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff]+", re.sub("[\u202a-\u202e]", "", text)))


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_words_from_right_to_left_come_back_whole_and_in_their_order(made, file, language, poppler):
    page, number = made.words.pages[LANGUAGES.index(language)], LANGUAGES.index(language)
    command = [poppler("pdftotext"), "-f", str(number + 1), "-l", str(number + 1), file, "-"]
    readers = {
        "PDFium": pypdfium2.PdfDocument(made.data)[number].get_textpage().get_text_range(),
        "poppler": subprocess.run(command, capture_output=True, text=True, check=True).stdout,
    }
    wanted = [words for string in strings(page) if (words := arabic(string))]
    assert len(wanted) > 25
    for reader, got in readers.items():
        assert [words for words in wanted if words not in arabic(got)] == [], reader


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT))
def test_poppler_reads_every_string_from_the_tree(made, file, language, poppler):
    """It does not know the mark of strings that are painted from left to right (ReversedChars)."""
    command = [poppler("pdfinfo"), "-struct-text", file]  # it prints the names of tables as they are stored
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=True)
    lines = [line.strip().strip('"') for line in done.stdout.splitlines() if line.strip().startswith('"')]
    text, page = "".join(lines), made.words.pages[LANGUAGES.index(language)]
    words = {word for string in strings(page) for word in arabic(string).split()}
    assert len(words) > 50 and all(word[::-1] in text for word in words)


def test_pages_run_in_the_direction_of_their_language(made):
    for language, page in zip(LANGUAGES, made.pages.pages, strict=True):
        cells = [p for p in page.placed if getattr(getattr(p.piece, "text", None), "style", "") == "head"]
        assert len(cells) == 3
        rising = all(a.x < b.x for a, b in pairwise(cells))
        falling = all(a.x > b.x for a, b in pairwise(cells))
        assert falling if language in RIGHT_TO_LEFT else rising, language
        (title,) = [p for p in page.placed if getattr(getattr(p.piece, "text", None), "role", "") == "H1"][:1]
        right = title.x + title.width
        assert page.size[0] - right > 100 if language in RIGHT_TO_LEFT else title.x > 100, language


def test_the_same_words_give_the_same_bytes(made):
    library = Library(ROOT, date(2026, 11, 24))
    first = make_specimen(library)
    assert first.data == made.data
    assert make_specimen(library).data == made.data


def test_the_validator_finds_nothing(file, verapdf):
    for flavour in ("ua1", "2a"):
        assert all(verapdf(flavour, [file]).values()), flavour


def test_the_command_writes_it(tmp_path, capsys):
    target = tmp_path / "s.pdf"
    assert main(["specimen", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert "no word on them has been checked" in capsys.readouterr().out


def test_a_specimen_is_set_in_the_brand_that_is_named(file, tmp_path, capsys):
    made = {}
    for brand in ("default", "harbor", "riverside"):
        target = tmp_path / f"{brand}.pdf"
        assert main(["specimen", "--brand", brand, "-o", str(target)]) == 0
        made[brand] = target.read_bytes()
    assert made["default"] == file.read_bytes() and len({*made.values()}) == 3
    assert "changes nothing" not in capsys.readouterr().out


def test_a_specimen_says_that_it_goes_by_no_day(file, tmp_path, capsys):
    target = tmp_path / "later.pdf"
    assert main(["specimen", "--today", "2027-05-05", "-o", str(target)]) == 0
    assert "--today changes nothing here" in capsys.readouterr().out and target.read_bytes() == file.read_bytes()
