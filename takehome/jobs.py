"""What an order asks for, named on the command line, and the files that come of it."""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from takehome.checks.measured import remembered
from takehome.filenames import alone, unheld
from takehome.files import write_bytes
from takehome.gate import let_pass
from takehome.library import Library
from takehome.make import Made, Unprintable
from takehome.messages import Progress, Usage, Voice, workspace
from takehome.order import Order
from takehome.prepare import Given, Unmet
from takehome.problems import Problem, Problems, did_you_mean
from takehome.proof import slip, slip_of
from takehome.reader import typed
from takehome.schema import validate

HEAD = ("document", "pages", "sheets", "KB", "seconds", "findings")
LONGEST_NAME = 80


class Job(Struct, frozen=True):
    """One document to make: its file name without ending, its order, what comes with it, which rules may be broken."""

    name: str
    order: Order
    given: Given = field(default_factory=Given)
    allowed: Unmet | None = None

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


def looks(given: Namespace, layout: str | None) -> dict[str, Any]:
    """Brand, paper, layout and single values, as the options say."""
    said = {"brand": given.brand, "paper": given.paper, "layout": given.layout or layout, "langs": langs_of(given)}
    said |= {"size": given.size, "contrast": given.contrast}
    return {**said, "set": dict(map(_setting, given.set)) or None}


def langs_of(given: Namespace) -> Sequence[str] | None:
    """The languages of --lang: one, or two with a plus between them, whose pages face each other."""
    if given.lang is None:
        return None
    said = typed(given.lang.replace(" + ", "+").strip(), "--lang")
    edges = [-1, *(i for i, c in enumerate(said) if c == "+"), len(said)]
    langs = [said[a + 1 : b].strip() for a, b in pairwise(edges)]
    if any(c in said for c in ", "):
        raise Usage(f"--lang {given.lang!r} is not one language", "for pages that face each other write them as es+en")
    if not all(langs):
        raise Usage(f"--lang {given.lang!r} names no language", "for instance --lang es, or --lang es+en for a booklet")
    return langs


def file_of(library: Library, topic: str, what: str) -> str:
    """What the PDF of a handout's file is called: its topic, unless the library has another file of that topic."""
    stem = Path(what).stem
    theirs = library.find("handouts", topic, Path(what).name) == Path(os.path.abspath(what))
    return topic if theirs or stem == topic or topic not in library.topics() else f"{topic}-{stem}"


def _setting(change: str) -> tuple[str, str]:
    """Path and value of a --set, which know their place in it."""
    equals = change.find("=")
    if equals < 1:
        raise Usage(f"--set {change!r} is not PATH=VALUE", "for instance --set phones.day=555-0199")
    said = typed(change, "--set")
    path, value = said[:equals], said[equals + 1 :]
    if not value:
        raise Usage(f"--set {change!r} says no value", "for instance --set phones.day=555-0199")
    if path.split(".")[0] == "languages":
        raise Usage("--set changes what is printed, whatever the language", "for instance --lang es --set name=...")
    if path.split(".")[0] in ("brand", "extends", "sample", "review", "handout"):
        raise Usage(f"--set cannot change {str(path)!r}", "it reaches values of the brand, such as phones.day")
    return path, value


def person_of(given: Namespace) -> str | None:
    """The name to print; what is wrong with it is said without it."""
    if given.person is None:
        return None
    return _name(given.person, "--for")


def _name(said: str, option: str) -> str:
    name = " ".join(said.split(" ")).strip()
    try:
        typed(name, option)
    except Problems:
        name = ""
    if not any(c.isalpha() for c in name) or len(name) > LONGEST_NAME:
        hint = f"give plain letters on one line, at most {LONGEST_NAME}"
        raise Usage(f"{option} cannot print this name", hint)
    return name


def allowed_of(given: Namespace) -> Unmet | None:
    """The rules that may be broken, and who says so; both are said, or neither."""
    from takehome.checks.rules import NUMBERS

    if not given.allow and given.by is None:
        return None
    if not given.allow or given.by is None:
        raise Usage("--allow and --by go together", "for instance --allow short --by 'N. Nurse, ward 3'")
    if strange := next((rule for rule in given.allow if rule not in NUMBERS), None):
        raise Usage(f"there is no rule {strange!r}", did_you_mean(strange, NUMBERS, most=len(NUMBERS)))
    return Unmet(tuple(given.allow), _name(given.by, "--by"))


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


def part_of(what: str) -> dict[str, Any]:
    """A handout with some of its sections, as the command line names them."""
    topic, colon, sections = what.partition(":")
    if not colon:
        return {"topic": topic}
    only = [section for section in sections.split(",") if section]
    if not only:
        raise Usage(f"{what} names no section", f"name some after the colon, or write {topic} for all of it")
    return {"topic": topic, "only": only}


def is_file(what: str) -> bool:
    """Whether a word of the command line means a file and not a name."""
    return what.endswith((".yaml", ".yml"))


def build_all(library: Library, jobs: Sequence[Job], given_out: Path | None, voice: Voice) -> int:
    """Make and write every job; one that fails stops none of the others.  Gives the exit code."""
    target = _target(given_out, jobs)
    rows, worst = [], 0
    progress = Progress(len(jobs), voice)
    for job in jobs:
        progress.step(job.name)
        started = time.perf_counter()
        try:
            passed = let_pass(library, job.order, job.given, job.allowed)
            made, private, (path, folder) = passed.made, job.given.person is not None, target(job)
            proof = slip(library, job.order, job.given, passed, remembered(library.root, made.data))
            with alone(path):
                path = unheld(path, made.data) if private and folder else path
                write_bytes(path, made.data, private=private, check=_whole(made), make_parents=folder)
                write_bytes(slip_of(path), proof, private=private, make_parents=folder)
        except Unprintable as name:
            raise Usage(f"{name} cannot print this name", "no font here has all of its letters") from None
        except Exception as bad:
            progress.close()
            worst = max(worst, voice.went_wrong(bad, job.name))
            continue
        for notice in made.notices:
            voice.say(f"{job.name}: {notice}")
        voice.problems(passed.findings)
        rows.append(row(str(path), made, started, len(passed.findings) - len(made.findings)))
    progress.close()
    voice.problems(once(library.warnings))
    voice.table(HEAD, rows)
    return worst


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
