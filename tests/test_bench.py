"""The benchmark can be run: our own contender builds what it is given.  No time is measured here."""

import importlib
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from takehome.shelf import stock

BUDGET = 40_000  # bytes of the handout; see bench/README.md


@pytest.fixture
def bench(monkeypatch):
    folder = stock() / "bench"
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    names = ("content", "contenders")
    yield tuple(importlib.import_module(name) for name in names)
    for name in names:
        sys.modules.pop(name, None)


def test_our_contender_builds_a_handout_and_a_selection_of_it(bench, tmp_path):
    content, contenders = bench
    content.lay(tmp_path)
    ours = contenders.Takehome(tmp_path)
    source = ours.prepare([content.handout(1)])
    data = ours.build(source)
    assert len(data) <= BUDGET
    whole = PdfReader(BytesIO(data))
    assert len(whole.pages) > 5
    own = ours.read(source)
    (handout,) = own.values()
    part = PdfReader(BytesIO(ours.make(own, only=(str(handout.sections[0].id),))))
    assert len(part.pages) < len(whole.pages)
