"""A workspace's own shared words: over those of the stock, or alone, and what pages then lack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from takehome.content import MASTER, Shared
from takehome.nodes import Mapping
from takehome.problems import Problem, Problems, shown, warning
from takehome.sharing import extended

RULE = "calls"


def over_stock(node: Mapping, stock: Path, read: Callable[[Path], Mapping], told: list[Problem]) -> Mapping:
    """The shared words of a workspace in a language: over those of the `stock` where they extend them, else alone.

    What may be meant otherwise is `told`, also English words that have no notes for the boxes for calls.  Raises
    Problems where the stock has no such language, and these extend it or lack a part.
    """
    language = stock.stem
    if not stock.is_file() and (bad := [*_unaided(node, language)]):
        raise Problems(bad)
    if "extends" in node:
        return extended(node, read(stock), told)
    if language == MASTER and "call_notes" not in node:
        what = "no `call_notes` stand here: boxes for calls lack 'Do not drive yourself', 'No answer'"
        hint = "add a line `extends: stock`, for those of the stock too; or `call_notes: []`: there are none"
        told.append(warning(node.problem(what, hint, "shared"), RULE))
    return node


def _unaided(node: Mapping, language: str) -> Iterator[Problem]:
    """What is wrong with shared words of a language that the stock has not; sources are those of the English."""
    if "extends" in node:
        what = f"the stock has no shared words in {shown(language)!r}"
        yield node.problem(what, "leave `extends: stock` out and write them all, as in en.yaml", "extends")
        return
    for name in (name for name in Shared.asks if name not in (*node, "sources")):
        yield node.problem(f"{name!r} is missing here", f"write them as in en.yaml, or `{name}: {{}}`", "shared")
