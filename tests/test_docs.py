"""What the documents say is true: commands can be given, links lead somewhere, kinds and rules are all there."""

import re
import shlex
import sys
from datetime import date
from pathlib import Path

import pytest
from clinic import own_words

from takehome import kinds
from takehome.checks.rules import NUMBERS
from takehome.cli import main
from takehome.commandline import parser
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWN_ID = "LC-STOP-3F2A"
ELSEWHERE = ("translated",)  # what needs a translation of one's own
sys.path.insert(0, str(ROOT / "docs"))

import make_kinds  # noqa: E402


def commands():
    for path in DOCS:
        text = path.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in re.findall(r"^ {4}uv run make_pdf\.py(.*)$", text, re.M):
            yield path.name, line.split("  #")[0].split(" #")[0].strip()


def test_there_are_documents():
    assert {"kinds.md", "writing.md", "rules.md", "adopting.md", "life.md"} <= {path.name for path in DOCS}
    assert len(list(commands())) > 30


def shell(path):
    """The lines of a document that somebody types: commands, and folders to make."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in re.findall(r"^ {4}((?:uv run make_pdf\.py|mkdir -p) .*)$", text, re.M):
        yield line.removeprefix("uv run make_pdf.py ").split(" #")[0].strip()


def test_commands_can_be_given_in_the_order_they_are_shown(tmp_path, monkeypatch, capsys):
    """A reader begins with the README, goes on in one folder, and writes words where there are samples."""
    monkeypatch.chdir(tmp_path)
    order = ["README.md", "adopting.md", "writing.md", "kinds.md", "life.md", "rules.md"]
    assert sorted(path.name for path in DOCS) == sorted(order)
    for line in (line for path in sorted(DOCS, key=lambda path: order.index(path.name)) for line in shell(path)):
        words = [issued_here(tmp_path) if word == SHOWN_ID else word for word in shlex.split(line)]
        if words[0] == "mkdir":
            (folder,) = {Path(word).parts[0] for word in words[2:]}
            assert folder == "clinic"
            for word in words[2:]:
                Path(word).mkdir(parents=True, exist_ok=True)
            if "brands" in line:
                Path("clinic/layouts/brands/lakeside.yaml").write_text(brand_shown(), encoding="utf-8")
        elif words[0] not in ELSEWHERE and "--all" not in words:
            words += ["--no-validator"] if words[0] == "check" else []
            assert main(words) == 0, (line, capsys.readouterr().err)
            if words[0] == "new":
                page = Path("clinic", "handouts", words[1], "en.yaml")
                page.write_text(own_words(page.read_text(encoding="utf-8")), encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {"clinic", "out", "pictures", "report.html", "specimen.pdf"}


def issued_here(folder):
    """The id of what was issued in a clinic's folder: the one that stands on its pages."""
    issued = (folder / "clinic" / "handouts" / "issued").iterdir()
    (file,) = (one for one in issued if "topic: my-topic" in one.read_text(encoding="utf-8"))
    return file.stem


def brand_shown():
    """The brand that the guide for clinics shows."""
    text = (ROOT / "docs" / "adopting.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(brand: .*?)```", text, re.S)
    assert found
    return found[1]


@pytest.mark.parametrize(("name", "line"), sorted(set(commands())))
def test_a_command_that_is_shown_can_be_given(name, line):
    parser().parse_args(shlex.split(line))


def test_every_command_is_shown():
    shown = {line.split()[0] for _, line in commands() if line}
    listed = parser()._subparsers._group_actions[0].choices
    assert set(listed) - shown == set()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_to_files(path):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).is_file() or "section" in target, target


def test_the_page_of_kinds_is_fresh():
    assert (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8") == make_kinds.text(), "run docs/make_kinds.py"
    for name in kinds.registry():
        assert (make_kinds.PICTURES / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_a_kind_can_be_drawn_anew():
    assert make_kinds.picture("callout").startswith(b"\x89PNG")


def test_every_rule_stands_in_the_table_under_its_number():
    text = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = {int(number): id for number, id in re.findall(r"^\| (\d+) \| [^|]+ \| `([a-z-]+)` \|", text, re.M)}
    assert rows == {number: id for id, number in NUMBERS.items()}
    assert sorted(rows) == list(range(1, 21))


def test_the_brand_that_is_shown_is_whole(tmp_path):
    place = tmp_path / "layouts" / "brands" / "lakeside.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(brand_shown(), encoding="utf-8")
    order = validate(Order, {"order": "o", "parts": [{"topic": "targeted-therapy"}], "brand": "lakeside"})
    made = make(Library(tmp_path, date(2026, 11, 25)), order)
    assert made.document.brand.phones.day == "555-0150"
    assert [finding.message for finding in made.findings] == []
    readme = "".join(line[4:] for line in (ROOT / "README.md").read_text().splitlines(True) if line[:4].isspace())
    assert brand_shown() in readme, "the same stands in the README"


@pytest.mark.parametrize("lang", ["es", "ar", "zh-Hans"])
def test_the_clinic_of_the_guide_prints_the_translations_of_the_stock(lang, tmp_path):
    place = tmp_path / "layouts" / "brands" / "lakeside.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(brand_shown(), encoding="utf-8")
    library = Library(tmp_path, date(2026, 11, 25))
    parts = [{"topic": "lung-cancer-treatment-stops-working"}]
    made = make(library, validate(Order, {"order": "o", "parts": parts, "brand": "lakeside", "langs": [lang]}))
    assert made.document.organisations and made.document.brand.organisations
    there = library.shared(lang).organisations
    assert {*map(str, made.document.brand.organisations)} <= {*there}
    assert str(there["cancercare"].what) != str(library.shared("en").organisations["cancercare"].what)


def test_the_clinic_of_the_guide_prints_the_booklets_of_the_stock_on_sheets_that_can_be_stapled(tmp_path):
    place = tmp_path / "layouts" / "brands" / "lakeside.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(brand_shown(), encoding="utf-8")
    library = Library(tmp_path, date(2026, 11, 25))
    counts = {}
    for name in library.booklets():
        order = library.order(name).model_copy(update={"brand": "lakeside"})
        made = make(library, order)
        if made.document.booklet:
            counts[name] = len(made.pages.pages)
    assert len(counts) == 3 and max(counts.values()) <= 48
