"""The files that come of jobs: each is written with its proof slip, or the old ones stand; and what is said of it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from takehome.called import quoted
from takehome.checks.calls import CALLS
from takehome.checks.measured import remembered
from takehome.checks.rules import LATER, NUMBERS
from takehome.days import gone_back, the_day
from takehome.filenames import alone, unheld
from takehome.gate import Passed, let_pass
from takehome.jobs import Job
from takehome.library import Library
from takehome.make import Made, Unprintable
from takehome.messages import Progress, Usage, Voice
from takehome.problems import Problem
from takehome.proof import slip
from takehome.saving import Writer
from takehome.slips import slip_of
from takehome.system import plainly

Target = Callable[[Job], tuple[Path, bool]]  # where a job is written, and whether its name is ours to choose
Mark = tuple[int, int]  # what tells whether a file is still the one that it was

_FILE = re.compile(r"\.[A-Za-z]{2,5}")  # what the name of a file ends in
HEAD = ("document", "pages", "sheets", "KB", "seconds", "findings")


def build_all(library: Library, jobs: Sequence[Job], given_out: Path | None, voice: Voice) -> int:
    """Make and write every job; one that fails stops none of the others.  Gives the exit code."""
    with plainly(str(given_out)):
        target = _target(given_out, jobs)
    rows, samples, aside, wrong = [], set[str](), dict[str, int](), list[tuple[Job, Exception]]()
    before = {path: _mark(path) for path in (target(job)[0] for job in jobs if job.given.person is None)}
    progress = Progress(len(jobs), voice)
    for job in jobs:
        progress.step(job.name)
        started = time.perf_counter()
        try:
            passed = let_pass(library, job.order, job.given, job.allowed, job.way_out)
            kept = job if passed.unmet else replace(job, allowed=None)  # where all rules are kept it is the usual copy
            path = _written(library, job, passed, target(kept), voice)
        except Exception as bad:
            wrong.append((job, bad))
            continue
        finally:
            progress.close()
        made = passed.made
        told = _to_mend(passed)
        findings, notices = ours(library, told) if job.ready else told, made.notices
        if job.ready:
            name = str(job.order.order)
            aside[name] = aside.get(name, 0) + len(told) - len(findings) + len(notices)
            notices = ()
        for notice in (*notices, *_idle(passed)):
            voice.say(f"{job.name}: {notice}")
        voice.problems(findings)
        rows.append(row(str(path), made, started, len(told) - len(made.findings)))
        samples |= {str(brand.brand)} if (brand := made.document.brand).sample else set()
    progress.close()
    voice.problems(once((*gone_back(library.today, the_day()), *library.warnings)))
    voice.table(HEAD, rows)
    voice.aside(aside, "`build NAME` or `booklet NAME`")
    for line in _of_samples(library, samples):
        voice.say(line)
    worst = max((voice.went_wrong(_told(bad), job.name) for job, bad in wrong), default=0)
    if wrong:
        voice.fail(_unbuilt([job for job, _ in wrong], len(jobs), target, before))
    return worst


def _of_samples(library: Library, samples: set[str]) -> Iterator[str]:
    """What is said of each sample brand that was printed, and which brands there are instead."""
    own = " or ".join(f"--brand {name}" for name in library.own_brands() if name not in samples)
    for sample in sorted(samples):
        name = f"name your own with {own or '--brand'}"
        yield f"the brand {sample} is a sample: its names and numbers are nobody's; {name}"


def _written(library: Library, job: Job, passed: Passed, place: tuple[Path, bool], voice: Voice) -> Path:
    """Write a document and its proof slip, both or neither; gives the place, which for one person's copy is a free one.

    `place` is the path, and whether its name is ours to choose.  A folder that is not there is made.
    """
    path, free = place
    made, private = passed.made, job.given.person is not None
    if not made.data.startswith(b"%PDF-1.7") or not made.data.endswith(b"%%EOF\n") or not made.pages.pages:
        raise ValueError("the file that was made is not whole")
    proof = slip(library, job.order, job.given, passed, remembered(library.root, made.data))
    writer = Writer(private=private)
    with plainly(str(path)):
        writer.make(str(path.parent))
    with alone(path, voice.waiting):
        path = unheld(path, made.data) if private and free else path
        writer.write_together([(path, made.data), (slip_of(path), proof)])
    return path


def _told(bad: Exception) -> Exception:
    """What went wrong with a job, in words of the command line where an option is the cause."""
    if isinstance(bad, Unprintable):
        return Usage(f"{bad} cannot print this name", "no font here has all of its letters")
    return bad


def _mark(path: Path) -> Mark | None:
    """The mark of a file; None where there is none, or none that can be looked at."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_mtime_ns


def _unbuilt(jobs: Sequence[Job], count: int, target: Target, before: Mapping[Path, Mark | None]) -> str:
    """What was not built of so many documents, and what stands in its place; copies for one person are not named.

    `before` has the marks of the files as they were.
    """
    names = ", ".join(job.name for job in jobs)
    said = ["nothing was built" if len(jobs) == count else f"{len(jobs)} of {count} were not built: {names}"]
    for path in (target(job)[0] for job in jobs if job.given.person is None):
        if path.is_file():
            kept = _mark(path) == before[path]
            day = date.fromtimestamp(path.stat().st_mtime)
            said.append(f"{path} is {f'still that of {day}' if kept else 'new, but its proof slip is not'}")
    return "; ".join(said)


def _to_mend(passed: Passed) -> tuple[Problem, ...]:
    """What is told of a document that was made.

    A rule that somebody allowed to fail is said to be allowed.
    """
    said = []
    for one in passed.findings:
        if one.level == "error" and passed.unmet:
            what = f"allowed by {passed.unmet.by}, printed on every page: {one.message}"
            said.append(replace(one, level="warning", message=what))
        else:
            said.append(one)
    return tuple(said)


def _target(out: Path | None, jobs: Sequence[Job]) -> Target:
    """Where a job is written, and whether its name is ours to choose; no two jobs are written to one place."""
    count = len(jobs)
    files = [job.file for job in jobs]
    if twice := next((name for name in files if files.count(name) > 1), None):
        raise Usage(f"two documents would both be called {twice}", "build them one at a time, each with its -o")
    if out is not None and not out.is_dir() and _FILE.fullmatch(out.suffix) and out.suffix.lower() != ".pdf":
        hint = f"end its name with .pdf; if it is to be a folder, make it first: mkdir -p {quoted(out)}"
        raise Usage(f"what is built is a PDF, and {out} says another kind of file", hint)
    if out is None or out.is_dir() or out.suffix.lower() != ".pdf":
        folder = out or Path("out")
        return lambda job: (folder / job.file, True)
    if count > 1:
        raise Usage(
            f"{count} documents cannot be one file: {out}", "name a folder after -o, or build a booklet of them"
        )
    return lambda job: (out, False)


def ours(library: Library, findings: Iterable[Problem]) -> tuple[Problem, ...]:
    """Findings without the warnings of files that came with the tool; on whom to call, a brand may be the cause."""
    kept = (
        one for one in findings if one.level == "error" or one.rule == CALLS or not library.is_stock(one.place.path)
    )
    return tuple(kept)


def _idle(passed: Passed) -> Iterator[str]:
    """What to say of rules that somebody allowed to fail, and that do not: nothing of it is printed."""
    broken = {problem.rule for problem in passed.findings}
    for rule in passed.idle:
        why = "is looked at by `check`, not here" if NUMBERS[rule] in LATER else "is kept"
        yield f"rule {rule} {'only warns' if rule in broken else why}: there is nothing to allow, and no page says so"


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems without those that were said before."""
    return tuple(dict.fromkeys(problems))


def row(name: str, made: Made, started: float, more: int = 0) -> tuple[str, ...]:
    """A line of the table of what was made."""
    pages = len(made.pages.pages)
    sheets = -(-pages // (4 if made.document.booklet else 2))
    seconds = f"{time.perf_counter() - started:.2f}"
    return (name, str(pages), str(sheets), f"{len(made.data) / 1000:.0f}", seconds, str(len(made.findings) + more))
