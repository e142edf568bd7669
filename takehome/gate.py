"""Between a document and its file: what the rules say of it, and who allowed that one of them is not kept.

A rule that fails stops the build.  It can be allowed by name; then every page says which rule was not kept and who
allowed it, and so does the proof beside the file.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from takehome.checks.rules import report
from takehome.library import Library
from takehome.make import Made, make
from takehome.order import Order
from takehome.prepare import Given, Unmet
from takehome.problems import Problem, Problems


class Passed(Struct, frozen=True):
    """A document that may be written: what was found of it, and the rules that are not kept and were allowed."""

    made: Made
    findings: tuple[Problem, ...]
    unmet: Unmet | None = None


def let_pass(library: Library, order: Order, given: Given, allowed: Unmet | None = None) -> Passed:
    """Build the document of an order and hold it against the rules of text and layout.

    `allowed` names the rules that may be broken, and who says so.  Raises Problems for every other rule that fails.
    """
    made = make(library, order, given)
    found, rules = _found(made), allowed.rules if allowed else ()
    _refuse(found, rules)
    errors = [problem for problem in found if problem.level == "error"]
    if not errors or allowed is None:
        return Passed(made, found)
    unmet = Unmet(tuple(sorted({problem.rule for problem in errors})), allowed.by)
    made = make(library, order, replace(given, unmet=unmet))
    found = _found(made)
    _refuse(found, unmet.rules)  # the lines that say so take room, and may break another rule
    return Passed(made, found, unmet)


def _refuse(found: tuple[Problem, ...], allowed: tuple[str, ...]) -> None:
    """Raise Problems where a rule fails that is not allowed to."""
    if any(problem.level == "error" and problem.rule not in allowed for problem in found):
        raise Problems(_with_way_out(problem) for problem in found if problem.rule not in allowed)


def _found(made: Made) -> tuple[Problem, ...]:
    """What is suspicious in a document, and which rules it breaks; grades are measured by `check`."""
    return tuple(dict.fromkeys((*made.findings, *report(made.document, made.tree, made.pages, graded=False).problems)))


def _with_way_out(problem: Problem) -> Problem:
    """A rule that fails, with how to print all the same."""
    if problem.level != "error" or not problem.rule:
        return problem
    return replace(problem, hint=f"{problem.hint}; to print all the same: --allow {problem.rule} --by NAME")
