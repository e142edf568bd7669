"""Orders named on the command line, and the files that come of them."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from takehome.checks.calls import CALLS
from takehome.checks.measured import remembered
from takehome.checks.provenance import PROVENANCE
from takehome.checks.rules import LATER, NUMBERS
from takehome.filenames import alone, unheld
from takehome.files import refuse_unless_plain, write_bytes
from takehome.gate import PRINT, Passed, let_pass
from takehome.library import Library
from takehome.make import Made, Unprintable
from takehome.messages import Progress, Usage, Voice, workspace
from takehome.options import is_file
from takehome.order import Order
from takehome.prepare import Given, Unmet
from takehome.problems import Problem
from takehome.proof import slip, slip_of
from takehome.schema import validate

HEAD = ("document", "pages", "sheets", "KB", "seconds", "findings")


class Job(Struct, frozen=True):
    """One document to make: its file name without ending, its order, what comes with it, which rules may be broken.

    `way_out` is how its command lets a rule go.
    """

    name: str
    order: Order
    given: Given = field(default_factory=Given)
    allowed: Unmet | None = None
    way_out: str = PRINT
    ready: bool = False  # as it came with the tool: nobody here wrote or chose any of it

    @property
    def file(self) -> str:
        """The name of the file: a copy for one person never takes the place of the copy for all, nor tells a name."""
        return f"{self.name}{'-personal' if self.given.person else ''}.pdf"


def library_of(given: Namespace) -> Library:
    """The workspace of a command."""
    return Library(workspace(given), given.today or date.today(), given.trust_layouts)


def order_of(name: str, parts: Any, **more: Any) -> Order:
    """An order made on the command line; what is None is not said."""
    return validate(Order, {"order": name, "parts": parts, **{k: v for k, v in more.items() if v is not None}})


def changed(order: Order, **more: Any) -> Order:
    """A saved order with some things said anew on the command line."""
    held = {name: value for name in Order.model_fields if (value := getattr(order, name)) is not None}
    said = {k: v for k, v in more.items() if v is not None}
    if order.set and said.get("set"):
        said["set"] = {**order.set, **said["set"]}
    return validate(Order, held | said)


def saved(library: Library, what: str, **more: Any) -> Order:
    """A saved order, by name or file, with what the command line says; it is a booklet unless it says otherwise."""
    order = library.order_file(Path(os.path.abspath(what))) if is_file(what) else library.order(what)
    return changed(order, **{**more, "layout": more.get("layout") or order.layout or "booklet"})


def file_of(library: Library, topic: str, what: str) -> str:
    """What the PDF of a handout's file is called: its topic, unless the library has another file of that topic."""
    stem = Path(what).stem
    theirs = library.find("handouts", topic, Path(what).name) == Path(os.path.abspath(what))
    return topic if theirs or stem == topic or topic not in library.topics() else f"{topic}-{stem}"


def topic_of(library: Library, what: str) -> tuple[str, Given]:
    """A topic of the library, or of a file given by its path."""
    if not is_file(what):
        return what, Given()
    path = Path(os.path.abspath(what))
    handout = library.handout_file(path)
    return handout.handout, Given(None, {handout.handout: handout}, {handout.handout: path.resolve().parent})


def is_order(library: Library, what: str) -> bool:
    """Whether a name or a file is that of a saved order, and not of a handout."""
    if not is_file(what):
        return what in library.booklets() and what not in library.topics()
    path = Path(os.path.abspath(what))
    return path.is_file() and "order" in library.node(path)


def build_all(library: Library, jobs: Sequence[Job], given_out: Path | None, voice: Voice) -> int:
    """Make and write every job; one that fails stops none of the others.  Gives the exit code."""
    target = _target(given_out, jobs)
    rows, samples, aside, wrong = [], set[str](), dict[str, int](), list[tuple[Job, Exception]]()
    progress = Progress(len(jobs), voice)
    for job in jobs:
        progress.step(job.name)
        started = time.perf_counter()
        try:
            passed = let_pass(library, job.order, job.given, job.allowed, job.way_out)
            made, private, (path, folder) = passed.made, job.given.person is not None, target(job)
            proof = slip(library, job.order, job.given, passed, remembered(library.root, made.data))
            with alone(path, private=private) if private and folder else nullcontext():
                path = unheld(path, made.data) if private and folder else path
                refuse_unless_plain(slip_of(path))
                write_bytes(path, made.data, private=private, check=_whole(made), make_parents=folder)
                write_bytes(slip_of(path), proof, private=private, make_parents=folder)
        except Unprintable as name:
            raise Usage(f"{name} cannot print this name", "no font here has all of its letters") from None
        except Exception as bad:
            progress.close()
            wrong.append((job, bad))
            continue
        progress.close()
        told = _to_mend(library, passed)
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
    voice.problems(once(library.warnings))
    voice.table(HEAD, rows)
    voice.aside(aside, "`build NAME` or `booklet NAME`")
    for sample in sorted(samples):
        voice.say(f"the brand {sample} is a sample: its names and numbers are nobody's; name your own with --brand")
    worst = max((voice.went_wrong(bad, job.name) for job, bad in wrong), default=0)
    if wrong:
        voice.fail(_unbuilt([job for job, _ in wrong], len(jobs), target))
    return worst


def _unbuilt(jobs: Sequence[Job], count: int, target: Callable[[Job], tuple[Path, bool]]) -> str:
    """What was not built of so many documents, and what stands in its place; copies for one person are not named."""
    names = ", ".join(job.name for job in jobs)
    said = ["nothing was built" if len(jobs) == count else f"{len(jobs)} of {count} were not built: {names}"]
    for path in (target(job)[0] for job in jobs if job.given.person is None):
        if path.is_file():
            said.append(f"{path} is still that of {date.fromtimestamp(path.stat().st_mtime)}")
    return "; ".join(said)


def _to_mend(library: Library, passed: Passed) -> tuple[Problem, ...]:
    """What is told of a document that was made.

    A rule that somebody allowed to fail is said to be allowed.  Days on which sources of the stock were looked at are
    for `check`: no clinic can write them into a file that is not its own.
    """
    said = []
    for one in passed.findings:
        if one.level == "error" and passed.unmet:
            what = f"allowed by {passed.unmet.by}, printed on every page: {one.message}"
            said.append(replace(one, level="warning", message=what))
        elif one.rule != PROVENANCE or not _shared_stock(library, one.place.path):
            said.append(one)
    return tuple(said)


def _shared_stock(library: Library, name: str) -> bool:
    """Whether a file holds the shared words that came with the tool."""
    return Path(name).parent.name == "shared" and library.is_stock(name)


def _target(out: Path | None, jobs: Sequence[Job]) -> Callable[[Job], tuple[Path, bool]]:
    """Where a job is written, and whether its folder is made for it; no two jobs are written to one place."""
    count = len(jobs)
    files = [job.file for job in jobs]
    if twice := next((name for name in files if files.count(name) > 1), None):
        raise Usage(f"two documents would both be called {twice}", "build them one at a time, each with its -o")
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


def _whole(made: Made) -> Callable[[bytes], None]:
    """The check of a finished file before it takes the place of an older one: header, page count, end."""

    def check_bytes(data: bytes) -> None:
        if not data.startswith(b"%PDF-1.7") or not data.endswith(b"%%EOF\n") or not made.pages.pages:
            raise ValueError("the file that was made is not whole")

    return check_bytes


def row(name: str, made: Made, started: float, more: int = 0) -> tuple[str, ...]:
    """A line of the table of what was made."""
    pages = len(made.pages.pages)
    sheets = -(-pages // (4 if made.document.booklet else 2))
    seconds = f"{time.perf_counter() - started:.2f}"
    return (name, str(pages), str(sheets), f"{len(made.data) / 1000:.0f}", seconds, str(len(made.findings) + more))
