"""The benchmark can be run: our own contender builds what it is given.  No time is measured here."""

import importlib
import sys
from io import BytesIO

import pytest
from pypdf import PdfReader

from takehome.shelf import stock


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
    files = {
        "handouts/shared/en.yaml": content.shared(),
        "layouts/brands/bench.yaml": content.BRAND,
        "layouts/brands/bench.svg": content.LOGO.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    ours = contenders.Takehome(tmp_path)
    source = ours.prepare([content.handout(1)])
    whole = PdfReader(BytesIO(ours.build(source)))
    assert len(whole.pages) > 5
    own = ours.read(source)
    (handout,) = own.values()
    part = PdfReader(BytesIO(ours.make(own, only=(str(handout.sections[0].id),))))
    assert len(part.pages) < len(whole.pages)
