"""The command that checks: what was chosen, how it reads, and the finished file."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator

from takehome.checks.rules import report
from takehome.content import MASTER
from takehome.jobs import HEAD, is_file, is_order, langs_of, library_of, once, order_of, row, saved, topic_of
from takehome.library import Library
from takehome.make import make
from takehome.messages import Usage, Voice
from takehome.prepare import Given
from takehome.problems import Problem, Problems


def check(given: Namespace, voice: Voice) -> int:
    """Check handouts without writing anything."""
    library = library_of(given)
    if len(langs_of(given) or ()) > 1:
        raise Usage("check looks at one language at a time", "booklet makes facing pages of two, and says what differs")
    rows: list[tuple[str, ...]] = []
    worst, told = 0, set[Problem]()
    for name, language, what in _checked(library, given):
        started = time.perf_counter()
        try:
            booklet = is_order(library, what)
            topic, one = (what, Given()) if booklet else topic_of(library, what)
            language = language or next((str(handout.lang) for handout in one.own.values()), None)
            said = {"brand": given.brand, "langs": [language] if language else None}
            order = saved(library, what, **said) if booklet else order_of(topic, [{"topic": topic}], **said)
            made = make(library, order, one)
        except Problems as bad:
            voice.problems(problem for problem in bad.problems if problem not in told)
            told.update(bad.problems)
            rows.append((name, "-", "-", "-", f"{time.perf_counter() - started:.2f}", str(len(bad.problems)), "-", "-"))
            worst = 1
            continue
        found = report(made.document, made.tree, made.pages)
        voice.problems((*made.findings, *found.problems))
        worst = max(worst, int(any(problem.level == "error" for problem in found.problems)))
        grades = found.grades
        graded = (f"{grades.kincaid_aside:.1f}", f"{grades.smog_aside:.1f}") if grades else ("-", "-")
        rows.append((*row(name, made, started, len(found.problems)), *graded))
    voice.problems(once(library.warnings))
    voice.table((*HEAD, "grade", "SMOG"), rows)
    return worst


def _checked(library: Library, given: Namespace) -> Iterator[tuple[str, str | None, str]]:
    """What `check` looks at: each handout in each of its languages, or in the one that was named."""
    if bool(given.what) == given.all:
        raise Usage("check takes names or --all", "for instance check my-topic, or check --all")
    for what in (*library.topics(), *library.booklets()) if given.all else given.what:
        if given.all and given.lang and what in library.topics() and given.lang not in library.languages(what):
            continue
        named = given.lang or is_file(what) or what in library.booklets()
        for language in [given.lang] if named else library.languages(what):
            yield (what if language in (None, MASTER) else f"{what} ({language})", language, what)
