"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from clinic import Place
from tools import chromium, poppler, verapdf

from takehome import issued
from takehome.shelf import stock

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the goldens anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: the text is the committed one; `pytest --update` commits it anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no golden {name}: run pytest --update and look at it"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True, scope="session")
def _nothing_issued() -> Iterator[None]:
    """Whoever works in this checkout may issue from it: no test reads what they did."""
    real = issued.list_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(issued, "list_of", lambda root: root / "nothing" if root == stock() else real(root))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_day_is_past() -> Iterator[None]:
    """Tests go by days of their own, whatever day it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("takehome.building.the_day", lambda: date.min)
        yield


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A clinic's workspace with one handout; it may issue on any day."""
    monkeypatch.setattr("takehome.issuing.the_day", lambda: date(2999, 1, 1))
    return Place(tmp_path / "clinic")


__all__ = ["chromium", "poppler", "verapdf"]
