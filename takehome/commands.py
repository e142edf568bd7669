"""The commands, one function each: they read the library, make documents, write files and say what they did."""

from __future__ import annotations

import json
import re
import time
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from takehome.content import Handout
from takehome.files import write_bytes
from takehome.library import Library
from takehome.make import Made, make
from takehome.messages import Progress, Usage, Voice, workspace
from takehome.order import Order
from takehome.problems import Problems
from takehome.schema import validate
from takehome.shelf import stock

_TOPIC = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
HEAD = ("document", "pages", "sheets", "KB", "seconds", "findings")


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: its file name without ending, its order, handouts of its own, for whom."""

    name: str
    order: Order
    own: dict[str, Handout]
    beside: dict[str, Path]
    person: str | None = None


def everything(given: Namespace, voice: Voice) -> int:
    """Build every handout and every booklet for the default brand into `out/`."""
    library = _library(given)
    jobs = [Job(t, _order(t, [{"topic": t}]), {}, {}) for t in library.topics()]
    jobs += [Job(name, library.order(name), {}, {}) for name in library.booklets()]
    return _build(library, jobs, Path("out"), True, voice)


def build(given: Namespace, voice: Voice) -> int:
    """Build handouts, each as one PDF."""
    library = _library(given)
    jobs = []
    for what in given.what:
        topic, own, beside = _topic(library, what)
        part: dict[str, Any] = {"topic": topic, "without": given.without}
        if given.only:
            part["only"] = given.only
        order = _order(topic, [part], **_looks(given, "sheet"))
        jobs.append(Job(Path(what).stem if own else topic, order, own, beside, given.person))
    return _build(library, jobs, given.out or Path("out"), _is_folder(given.out, len(jobs)), voice)


def booklet(given: Namespace, voice: Voice) -> int:
    """Build one booklet from a saved order, or from handouts named here."""
    library = _library(given)
    looks = _looks(given, "booklet")
    if len(given.what) == 1 and given.what[0] in library.booklets():
        saved = library.order(given.what[0])
        changed = {k: v for k, v in looks.items() if v is not None and k != "layout"}
        if given.title:
            changed["title"] = given.title
        order, name = saved.model_copy(update={**changed, "layout": looks["layout"]}), given.what[0]
    else:
        parts = [_part(what) for what in given.what]
        known = library.topics()
        if len(parts) == 1 and parts[0]["topic"] not in known:
            library.order(parts[0]["topic"])  # says which booklets there are
        title = given.title
        order = _order("booklet", parts, title=title, **looks)
        name = "booklet" if len(parts) > 1 else f"{parts[0]['topic']}-booklet"
    job = Job(name, order, {}, {}, given.person)
    return _build(library, [job], given.out or Path("out"), _is_folder(given.out, 1), voice)


def check(given: Namespace, voice: Voice) -> int:
    """Check handouts without writing anything."""
    library = _library(given)
    rows, worst = [], 0
    for what in given.what:
        started = time.perf_counter()
        try:
            topic, own, beside = _topic(library, what)
            made = make(library, _order(topic, [{"topic": topic}], brand=given.brand), own=own, beside=beside)
        except Problems as bad:
            voice.problems(bad.problems)
            rows.append((what, "-", "-", "-", f"{time.perf_counter() - started:.2f}", str(len(bad.problems))))
            worst = 1
            continue
        voice.problems(made.findings)
        rows.append(_row(what, made, started))
    voice.problems(library.warnings)
    voice.table(HEAD, rows)
    return worst


def list(given: Namespace, voice: Voice) -> int:
    """List what the library holds."""
    library = _library(given)
    handouts = {t: library.handout(t) for t in library.topics()}
    if given.json:
        data = {
            "handouts": [
                {
                    "topic": t,
                    "title": h.title,
                    "version": h.version,
                    "sections": [{"id": s.id, "title": s.title, "sensitive": s.sensitive} for s in h.sections],
                }
                for t, h in handouts.items()
            ],
            "booklets": library.booklets(),
            "brands": library.brands(),
            "layouts": library.layouts(),
        }
        print(json.dumps(data, ensure_ascii=False, indent=2), file=voice.out)
        return 0
    for topic, handout in handouts.items():
        voice.say(f"{topic}: {handout.title}")
        for section in handout.sections if given.sections else ():
            voice.say(f"    {section.id}: {section.title}{' (sensitive)' if section.sensitive else ''}")
    voice.say(f"booklets: {', '.join(library.booklets())}")
    voice.say(f"brands: {', '.join(library.brands())}")
    voice.say(f"layouts: {', '.join(library.layouts())}")
    return 0


def new(given: Namespace, voice: Voice) -> int:
    """Write a commented template."""
    from takehome.template import handout_template

    library = _library(given)
    taken = {"shared", "booklets", *library.booklets()}
    if not _TOPIC.fullmatch(given.topic) or given.topic in taken:
        hint = "small letters, digits and dashes, for instance sleep-well; not shared, booklets or a booklet's name"
        raise Usage("a handout cannot have this name", hint)
    folder = library.root / "handouts" / given.topic
    target = folder / "en.yaml"
    if target.exists():
        raise Usage(f"{library.shown(target)} is there already", "choose another name, or edit that file")
    write_bytes(target, handout_template(given.topic, library.today).encode(), make_parents=True)
    voice.say(f"wrote {library.shown(target)}")
    voice.say(f"build it: make_pdf.py build {given.topic}")
    return 0


def schema(given: Namespace, voice: Voice) -> int:
    """Write the JSON Schemas."""
    from takehome.jsonschema import schemas

    folder = given.out or stock() / "schemas"
    for name, content in schemas().items():
        target = folder / f"{name}.schema.json"
        write_bytes(target, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(), make_parents=True)
        voice.say(f"wrote {target}")
    return 0


def preview(given: Namespace, voice: Voice) -> int:
    """Pages as PNG, and one contact sheet."""
    from takehome.preview import pictures

    library = _library(given)
    what = given.what[0]
    looks = {"brand": given.brand, "paper": given.paper}
    if what in library.booklets():
        changed = {k: v for k, v in looks.items() if v}
        made = make(library, library.order(what).model_copy(update={"layout": "booklet", **changed}))
        name = what
    else:
        topic, own, beside = _topic(library, what)
        made, name = make(library, _order(topic, [{"topic": topic}], **looks), own=own, beside=beside), topic
    for file, data in pictures(made.data, name):
        write_bytes(given.out / file, data, make_parents=True)
    voice.say(f"wrote {len(made.pages.pages)} pages and {name}-all.png to {given.out}")
    return 0


# what the commands share


def _library(given: Namespace) -> Library:
    return Library(workspace(given), given.today or date.today(), given.trust_layouts)


def _order(name: str, parts: Any, **more: Any) -> Order:
    wanted = {k: v for k, v in more.items() if v is not None}
    return validate(Order, {"order": name, "parts": parts, **wanted})


def _looks(given: Namespace, layout: str) -> dict[str, Any]:
    changes: dict[str, str] = {}
    for change in given.set:
        path, equals, value = change.partition("=")
        if not equals or not path:
            raise Usage(f"--set {change!r} is not PATH=VALUE", "for instance --set phones.day=555-0199")
        if path.split(".")[0] in ("brand", "extends", "review", "handout"):
            raise Usage(f"--set cannot change {path!r}", "it reaches values of the brand, such as phones.day")
        changes[path] = value
    return {"brand": given.brand, "paper": given.paper, "layout": given.layout or layout, "set": changes or None}


def _part(what: str) -> dict[str, Any]:
    topic, colon, sections = what.partition(":")
    return {"topic": topic, "only": [s for s in sections.split(",") if s]} if colon else {"topic": topic}


def _topic(library: Library, what: str) -> tuple[str, dict[str, Handout], dict[str, Path]]:
    """A topic of the library, or of a file given by its path."""
    if not what.endswith((".yaml", ".yml")):
        return what, {}, {}
    path = Path(what)
    handout = library.handout_file(path if path.is_absolute() else Path.cwd() / path)
    return handout.handout, {handout.handout: handout}, {handout.handout: path.resolve().parent}


def _is_folder(out: Path | None, count: int) -> bool:
    if out is None or count > 1 or out.is_dir():
        return True
    return out.suffix.lower() != ".pdf"


def _build(library: Library, jobs: Sequence[Job], out: Path, folder: bool, voice: Voice) -> int:
    """Make and write every job; one that fails stops none of the others."""
    rows, worst = [], 0
    progress = Progress(len(jobs), voice)
    for job in jobs:
        progress.step(job.name)
        started = time.perf_counter()
        try:
            made = make(library, job.order, person=job.person, own=job.own, beside=job.beside)
        except Problems as bad:
            progress.close()
            voice.problems(bad.problems)
            worst = 1
            continue
        target = out / f"{job.name}.pdf" if folder else out
        write_bytes(target, made.data, private=job.person is not None, check=_whole(made), make_parents=folder)
        for notice in made.document.notices:
            voice.say(f"{job.name}: {notice}")
        voice.problems(made.findings)
        rows.append(_row(str(target), made, started))
    progress.close()
    voice.problems(library.warnings)
    voice.table(HEAD, rows)
    return worst


def _whole(made: Made) -> Any:
    """The check of a finished file before it takes the place of an older one: header, page count, end."""

    def check_bytes(data: bytes) -> None:
        if not data.startswith(b"%PDF-1.7") or not data.endswith(b"%%EOF\n") or not made.pages.pages:
            raise ValueError("the file that was made is not whole")

    return check_bytes


def _row(name: str, made: Made, started: float) -> tuple[str, ...]:
    pages = len(made.pages.pages)
    sheets = -(-pages // (4 if made.document.booklet else 2))
    seconds = f"{time.perf_counter() - started:.2f}"
    return (name, str(pages), str(sheets), f"{len(made.data) / 1000:.0f}", seconds, str(len(made.findings)))
