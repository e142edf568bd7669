"""A workspace's own shared words: over those of the stock, or alone, and what pages then lack."""

from __future__ import annotations

from collections.abc import Callable

from takehome.content import MASTER
from takehome.nodes import Mapping
from takehome.problems import Problem, warning
from takehome.sharing import extended

RULE = "calls"


def over_stock(node: Mapping, language: str, stock: Callable[[], Mapping], told: list[Problem]) -> Mapping:
    """The shared words of a workspace in a language: over those of the `stock` where they extend them, else alone.

    What may be meant otherwise is `told`, also English words that have no notes for the boxes for calls.
    """
    if "extends" in node:
        return extended(node, stock(), told)
    if language == MASTER and "call_notes" not in node:
        what = "no `call_notes` stand here: boxes for calls lack 'Do not drive yourself', 'No answer'"
        hint = "add a line `extends: stock`, for those of the stock too; or `call_notes: []`: there are none"
        told.append(warning(node.problem(what, hint, "shared"), RULE))
    return node
