"""Whom to call stands on the first page of every sheet: each handout, language, paper, size of type and brand."""

from __future__ import annotations

import pytest
from documents import MAIN, library

from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.strips import Words

WAYS = [("sheet", None), ("large_print", 18), ("large_print", 20)]


def editions():
    """Each handout of the stock in each language it has."""
    for topic in library().topics():
        for language in library().languages(topic):
            yield topic, language


def said_on(page):
    """The words of a page that are read out, without running lines and what is repeated."""
    return " ".join(
        piece.text
        for p in page.placed
        if isinstance(p.piece, Words) and not p.piece.artifact
        for piece in p.piece.line.pieces
    )


def told(topic, language, layout, size, paper, brand="default"):
    """Says of a sheet whether its first page has both numbers, and on which page the reasons begin."""
    more = {"size": size} if size else {}
    order = validate(
        Order,
        {
            "order": "first",
            "parts": [{"topic": topic}],
            "layout": layout,
            "paper": paper,
            "brand": brand,
            "langs": [language],
            **more,
        },
    )
    made = make(library(), order)
    first = "".join(said_on(made.pages.pages[0]).split())
    phones = made.document.brand.phones
    assert "".join(phones.day.split()) in first and phones.emergency in first
    assert phones.night is None or "".join(phones.night.split()) in first
    assert not made.pages.split_boxes or layout == "large_print"
    return made.pages.numbers["when-to-call"]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(("layout", "size"), WAYS)
@pytest.mark.parametrize(("topic", "language"), list(editions()))
def test_whom_to_call_is_on_the_first_page(topic, language, layout, size, paper):
    assert told(topic, language, layout, size, paper) <= 2


@pytest.mark.parametrize("brand", ["harbor", "riverside"])
@pytest.mark.parametrize("language", library().languages(MAIN))
def test_so_it_is_in_every_brand(language, brand):
    for paper in ("letter", "a4"):
        assert told(MAIN, language, "sheet", None, paper, brand) <= 2


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("language", ["en", "es", "zh-Hans"])
def test_a_sheet_says_when_to_call_on_its_first_page(language, paper):
    assert told(MAIN, language, "sheet", None, paper) == 1
