"""Between a document and its file: what the rules say of it, and who allowed that one of them is not kept.

A rule that fails stops the build.  It can be allowed by name; then every page says which rule was not kept and who
allowed it, and so does the proof beside the file.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from takehome.checks import HARD_TO_FOLD, MOST_PAGES, fewer_pages
from takehome.checks.provenance import PROVENANCE
from takehome.checks.rules import report
from takehome.library import Library
from takehome.make import Made, make
from takehome.order import Order
from takehome.prepare import Given, Unmet
from takehome.problems import Problem, Problems
from takehome.said import problem_at

PRINT = "to print all the same: --allow {rule} --by NAME"  # how a command of its own lets a rule go
BUILD = "to print all the same: build or booklet, with --allow {rule} --by NAME"  # where all is built at once
NEVER = "what goes out for good keeps every rule: none is allowed here"


class Passed(Struct, frozen=True):
    """A document that may be written: what was found of it, and the rules that are not kept and were allowed."""

    made: Made
    findings: tuple[Problem, ...]
    unmet: Unmet | None = None
    idle: tuple[str, ...] = ()  # rules that were allowed to fail and do not


def let_pass(
    library: Library, order: Order, given: Given, allowed: Unmet | None = None, way_out: str = PRINT
) -> Passed:
    """Build the document of an order and hold it against the rules of text and layout.

    `allowed` names the rules that may be broken, and who says so.  Raises Problems for every other rule that fails,
    with the `way_out` that the command has.
    """
    made = make(library, order, given)
    found, rules = _found(library, made), allowed.rules if allowed else ()
    _refuse(found, rules, way_out)
    errors = [problem for problem in found if problem.level == "error"]
    if not errors or allowed is None:
        return Passed(made, found, None, rules)
    unmet = Unmet(tuple(sorted({problem.rule for problem in errors})), allowed.by)
    made = make(library, order, replace(given, unmet=unmet))
    found = _found(library, made)
    _refuse(found, unmet.rules, way_out)  # the lines that say so take room, and may break another rule
    return Passed(made, found, unmet, tuple(rule for rule in rules if rule not in unmet.rules))


def _refuse(found: tuple[Problem, ...], allowed: tuple[str, ...], way_out: str) -> None:
    """Raise Problems where a rule fails that is not allowed to."""
    if any(problem.level == "error" and problem.rule not in allowed for problem in found):
        raise Problems(_with_way_out(problem, way_out) for problem in found if problem.rule not in allowed)


def broken(made: Made) -> tuple[Problem, ...]:
    """Which rules of text and layout a document breaks, each side of facing pages; grades are measured by `check`."""
    reports = [report(document, tree, made.pages, graded=False) for document, tree in made.sides]
    return tuple(dict.fromkeys(problem for one in reports for problem in one.problems))


def _found(library: Library, made: Made) -> tuple[Problem, ...]:
    """What is suspicious in a document, and which rules it breaks."""
    found = dict.fromkeys((*made.findings, *_thick(made), *broken(made)))
    return tuple(to_copy(library, one) for one in found)


def _thick(made: Made) -> tuple[Problem, ...]:
    """A booklet of more pages than can be folded and stapled by hand; `check` reads its pages back from the file."""
    count = len(made.pages.pages)
    if count <= MOST_PAGES or not made.style.layout.booklet:
        return ()
    message = f"a booklet of {count} pages, over {MOST_PAGES}: {HARD_TO_FOLD[MOST_PAGES]}"
    hint = fewer_pages(facing=made.facing is not None)
    return (problem_at(made.document.title, message, hint, level="warning"),)


def to_copy(library: Library, problem: Problem) -> Problem:
    """A finding, with what a clinic can do where it is of sources in the shared words that came with the tool."""
    name = problem.place.path
    theirs = library.is_stock(name) or library.shut
    if problem.rule != PROVENANCE or Path(name).parent.name != "shared" or not theirs:
        return problem
    own = f"handouts/shared/{Path(name).name}"
    own = f"FOLDER/{own} of your own" if library.shut else library.own(own)
    first = "" if Path(own).is_file() else f" (it begins with `shared: {Path(name).stem}` and `extends: stock`)"
    hint = f"this file came with the tool: copy those sources to {own}{first}, each with the day as `checked:`"
    return replace(problem, hint=hint)


def _with_way_out(problem: Problem, way_out: str) -> Problem:
    """A rule that fails, with how to go on all the same, or that there is no way."""
    if problem.level != "error" or not problem.rule:
        return problem
    hints = filter(None, (problem.hint, way_out.format(rule=problem.rule)))
    return replace(problem, hint="; ".join(hints))
