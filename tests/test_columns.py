"""Two columns are as tall as they are set: however many sources stand after however many paragraphs, all fits."""

import re
from datetime import date

import pytest
import yaml
from expected import squeezed

from takehome.checks.structure import read_structure
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.shelf import stock
from takehome.strips import Words
from takehome.template import handout_template


@pytest.mark.parametrize("sources", [1, 2, 3, 5, 6, 7, 8, 9, 12, 19, 30])
def test_sources_fit_after_any_number_of_paragraphs(sources, tmp_path):
    (tmp_path / "handouts" / "mine").mkdir(parents=True)
    (tmp_path / "handouts" / "shared").mkdir()
    shared = yaml.safe_load(
        (stock() / "handouts" / "shared" / "en.yaml").read_text().replace("checked: null", "checked: 2026-01-01")
    )
    keep = ("breathless", "fever")
    shared["signs"] = {k: {**v, "from": ["seed"]} for k, v in shared["signs"].items() if k in keep}
    shared["call_notes"] = []
    for i in range(sources):
        title = "A page about care " * (1 + i % 4)
        shared["sources"][f"s{i}"] = {
            "title": title.strip(),
            "publisher": f"Institute {i}",
            "url": f"https://s{i}.org/",
        }
    (tmp_path / "handouts" / "shared" / "en.yaml").write_text(yaml.safe_dump(shared))
    page = handout_template("mine", date(2026, 11, 23))
    start = page.index("when_to_call: ["), page.index("]\n", page.index("when_to_call: ["))
    page = page[: start[0]] + "when_to_call: [breathless, fever" + page[start[1] :]
    names = ", ".join(f"s{i}" for i in range(sources))
    for paragraphs in range(1, 24, 2):
        block = f"      - text: {'word ' * 40}\n        from: [{names}]\n" * paragraphs
        (tmp_path / "handouts" / "mine" / "en.yaml").write_text(
            page.replace("    blocks:\n", f"    blocks:\n{block}", 1)
        )
        made = make(Library(tmp_path), validate(Order, {"order": "o", "parts": ["mine"]}))
        assert len(made.document.sources) == sources
        told = squeezed(read_structure(made.data).text())
        listed = [int(n) for n in re.findall(r"Institute (\d+): A page about care", told)]
        assert listed == sorted(range(sources), key=str)  # by publisher, each once
        assert told.count(("word " * 40).strip()) == paragraphs
        for at in made.pages.pages:
            assert all(p.y + p.height <= at.bottom + 0.5 for p in at.placed)


@pytest.mark.parametrize("name", ["family-pack", "hospice-talk", "first-talk", "short-version"])
def test_publishers_stand_in_columns_that_can_be_read(name):
    made = make(Library(stock()), Library(stock()).order(name))
    placed = [p for page in made.pages.pages for p in page.placed if isinstance(p.piece, Words)]
    some = [p for p in placed if p.piece.text.style == "source"]
    left, right = ([p for p in some if (p.x > 250) == side] for side in (False, True))
    assert abs(len(left) - len(right)) <= 1 and len(right) > 3  # they end level
    assert max(sum(len(part.text) for part in p.piece.line.pieces) for p in some) < 75


def test_an_entry_of_the_contents_does_not_end_with_one_short_word():
    made = make(Library(stock()), validate(Order, {"order": "o", "parts": ["lung-cancer-treatment-stops-working"]}))
    texts = {}
    for placed in (p for page in made.pages.pages for p in page.placed if isinstance(p.piece, Words)):
        if placed.piece.text.style in ("contents", "inside"):
            texts.setdefault(id(placed.piece.text), []).append(placed.piece.line.width)
    parted = [widths for widths in texts.values() if len(widths) > 1]
    assert len(parted) > 2
    assert all(widths[-1] > 0.4 * max(widths) for widths in parted)
