"""The command that checks: what was chosen, how it reads, and the finished file."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence

from msgspec import Struct

from takehome.building import HEAD, once, ours, row
from takehome.checks import ACCESSIBLE
from takehome.checks.measured import Found, Measured, graded, kept
from takehome.checks.printed import printed, printed_as
from takehome.checks.validator import PROFILES, command, validated
from takehome.checks.wording import as_grades, reading_level
from takehome.content import MASTER
from takehome.gate import broken, to_copy
from takehome.jobs import is_order, library_of, order_of, saved, topic_of
from takehome.library import Library
from takehome.make import Made, make
from takehome.messages import Progress, Usage, Voice
from takehome.options import chosen, is_file, langs_of, looks
from takehome.prepare import Given
from takehome.problems import Problem, Problems
from takehome.saving import write_bytes

ROW = (*HEAD, "grade", "SMOG", "PDF/UA")


class Checked(Struct, frozen=True):
    """One document that was looked at: as it was made, or what stopped it; the findings; the line of the table."""

    name: str
    made: Made | None
    findings: tuple[Problem, ...]
    measured: Measured
    row: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Whether something of it is more than a warning."""
        return any(problem.level == "error" for problem in self.findings)


def check(given: Namespace, voice: Voice) -> int:
    """Check documents without writing any; the exit code is 1 where a rule fails."""
    library = library_of(given)
    if len(langs_of(given) or ()) > 1:
        raise Usage("check looks at one language at a time", "booklet makes facing pages of two, and says what differs")
    if (given.only or given.without) and (given.all or any(is_order(library, what) for what in given.what)):
        raise Usage("--only and --without are for a handout", "a booklet's own file says which sections it has")
    if given.report is not None and given.report.suffix.lower() not in (".html", ".htm"):
        raise Usage(f"a report is a page, and {given.report} does not say so", "end its name with .html")
    found, told, aside = [], set[Problem](), dict[str, int]()
    asked = [*_asked(library, given)]
    progress = Progress(len(asked), voice)
    for name, language, what in asked:
        progress.step(name)
        one = _checked(library, given, name, language, what)
        found.append(one)
        progress.close()
        file = f"booklets/{what}" if what in library.booklets() else f"{what}/{language or MASTER}"
        ready = given.all and library.is_stock(f"handouts/{file}.yaml")
        mine = ours(library, one.findings) if ready else one.findings
        notices = one.made.notices if one.made else ()
        aside[what] = aside.get(what, 0) + len(one.findings) - len(mine) + len(notices) * ready
        if not given.json:
            for notice in () if ready else notices:
                voice.say(f"{name}: {notice}")
            voice.problems(problem for problem in mine if problem not in told and problem.level != "error")
        told.update(mine)
    if given.report is not None:
        from takehome.report import page

        write_bytes(given.report, page(found, library), make_parents=True)
        if not given.json:
            voice.say(f"wrote {given.report}")
    _all_told(library, given, voice, found, aside)
    return int(any(one.failed for one in found))


def _all_told(
    library: Library, given: Namespace, voice: Voice, found: Sequence[Checked], aside: dict[str, int]
) -> None:
    """The table of what was checked, or all of it for programs; errors last, and then what did not pass."""
    if given.json:
        said = {"documents": [as_data(one, library) for one in found]}
        said["warnings"] = [_told(problem, library) for problem in once(library.warnings)]
        print(json.dumps(said, ensure_ascii=False, indent=2), file=voice.out)
        return
    voice.problems(once(library.warnings))
    voice.table(ROW, [one.row for one in found])
    voice.aside(aside, "`check NAME`")
    voice.problems(once(problem for one in found for problem in one.findings if problem.level == "error"))
    if (failed := [one.name for one in found if one.failed]) and len(found) > 1:
        foreign = given.all and all(name.endswith(")") for name in failed)  # with their language
        hint = f"where your clinic prints none of them: check --all --lang {MASTER}" if foreign else ""
        voice.fail(f"{len(failed)} of {len(found)} did not pass: {', '.join(failed)}", hint)


def _checked(library: Library, given: Namespace, name: str, language: str | None, what: str) -> Checked:
    """Make one document and hold it against every rule."""
    started = time.perf_counter()
    try:
        booklet = is_order(library, what)
        topic, one = (what, Given()) if booklet else topic_of(library, what)
        language = language or next((str(handout.lang) for handout in one.own.values()), None)
        look = {**looks(given, None), "langs": [language] if language else None}
        order = saved(library, what, **look) if booklet else order_of(topic, [chosen(given, topic)], **look)
        made = make(library, order, one)
    except Problems as bad:
        seconds = f"{time.perf_counter() - started:.2f}"
        line = (name, "-", "-", "-", seconds, str(len(bad.problems)), "-", "-", "-")
        return Checked(name, None, bad.problems, Measured.none(), line)
    validate = given.validator and command() is not None
    if library.shut:  # nothing is kept there
        measured = _measure(made, validate=validate)
    else:
        measured = kept(library.root, made.data, lambda: _measure(made, validate=validate), validated=validate)
    grades, title = measured.grades, made.document.title
    level = reading_level(grades, title) if grades else ()
    found = dict.fromkeys((*made.findings, *broken(made), *level, *measured.problems(title)))
    findings = tuple(to_copy(library, problem) for problem in found)
    cells = (f"{grades.kincaid_aside:.1f}", f"{grades.smog_aside:.1f}") if grades else ("-", "-")
    verdict = ("passed" if all(measured.validator.values()) else "failed") if measured.validator else "not run"
    line = (*row(name, made, started, len(findings) - len(made.findings)), *cells, verdict)
    return Checked(name, made, findings, measured, line)


def _measure(made: Made, *, validate: bool) -> Measured:
    """What takes time to measure of a document."""
    grades, sections = graded(made.document, made.tree)
    document = made.document
    read_back = printed(made.data, printed_as(document, made.style, made.tree))
    found = [Found(str(one.message), str(one.hint), one.level, one.rule) for one in read_back]
    said = {profile: validated(made.data, profile) for profile in PROFILES} if validate else {}
    verdicts = {} if "not run" in said.values() else {profile: one == "passed" for profile, one in said.items()}
    found += [
        Found(f"veraPDF finds faults in it ({p})", _LOOK, "error", ACCESSIBLE) for p, ok in verdicts.items() if not ok
    ]
    return Measured(grades, sections, tuple(found), verdicts)


_LOOK = "run veraPDF on the file to see which clause, and send us both"


def as_data(one: Checked, library: Library) -> dict[str, object]:
    """A checked document for programs."""
    grades = one.measured.grades
    return {
        "name": one.name,
        "id": one.made.document.code if one.made else None,
        "pages": len(one.made.pages.pages) if one.made else None,
        "bytes": len(one.made.data) if one.made else None,
        "findings": [_told(problem, library) for problem in one.findings],
        "grades": as_grades(grades) if grades else None,
        "sections": [
            {"heading": one.heading, "sentences": one.sentences, **as_grades(one.grades)}
            for one in one.measured.sections
        ],
        "validator": one.measured.validator,
    }


def _told(problem: Problem, library: Library) -> dict[str, object]:
    """A finding for programs."""
    return {
        "rule": problem.rule,
        "level": problem.level,
        "file": library.from_here(problem.place.path),
        "line": problem.place.line,
        "column": problem.place.column,
        "what": problem.message,
        "mend": library.hinted(problem.hint),
    }


def _asked(library: Library, given: Namespace) -> Iterator[tuple[str, str | None, str]]:
    """What is looked at: each handout in each of its languages, or in the one that was named."""
    if bool(given.what) == given.all:
        raise Usage("check takes names or --all", "for instance check my-topic, or check --all")
    for what in (*library.topics(), *library.booklets()) if given.all else given.what:
        if given.all and given.lang and what in library.topics() and given.lang not in library.languages(what):
            continue
        named = given.lang or is_file(what) or what in library.booklets()
        for language in [given.lang] if named else library.languages(what):
            yield (what if language in (None, MASTER) else f"{what} ({language})", language, what)
