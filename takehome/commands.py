"""The commands, one function each: they read the library, make documents, write files and say what they did."""

from __future__ import annotations

import json
import re
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from takehome.content import MASTER
from takehome.filenames import booklet_name, named
from takehome.files import write_bytes
from takehome.jobs import (
    HEAD,
    Job,
    build_all,
    file_of,
    is_file,
    is_order,
    langs_of,
    library_of,
    looks,
    once,
    order_of,
    part_of,
    person_of,
    row,
    saved,
    topic_of,
)
from takehome.library import Library
from takehome.make import make
from takehome.messages import Usage, Voice
from takehome.problems import Problem, Problems
from takehome.reader import typed
from takehome.translation import fingerprints, with_marks

_TOPIC = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def everything(given: Namespace, voice: Voice) -> int:
    """Build every handout and every booklet for the default brand into `out/`."""
    library = library_of(given)
    jobs, worst = [], 0
    for name in (*library.topics(), *library.booklets()):
        try:
            if name in library.booklets():
                jobs.append(Job(name, saved(library, name)))
                continue
            for lang in library.languages(name):
                order = order_of(name, [{"topic": name}], langs=[lang])
                jobs.append(Job(name if lang == MASTER else f"{name}-{lang}", order))
        except Problems as bad:
            voice.problems(bad.problems)
            worst = 1
    return max(worst, build_all(library, jobs, None, voice))


def build(given: Namespace, voice: Voice) -> int:
    """Build handouts, each as one PDF."""
    library = library_of(given)
    jobs = []
    for what in given.what:
        topic, own, beside = topic_of(library, what)
        part: dict[str, Any] = {"topic": topic, "without": given.without}
        if given.only:
            part["only"] = given.only
        said = looks(given, "sheet")
        said["langs"] = said["langs"] or [handout.lang for handout in own.values()] or None
        order = order_of(topic, [part], **said)
        name = file_of(library, topic, what) if own else topic
        jobs.append(Job(named(name, given, order), order, own, beside, person_of(given)))
    return build_all(library, jobs, given.out, voice)


def booklet(given: Namespace, voice: Voice) -> int:
    """Build one booklet from a saved order, or from handouts named here."""
    library = library_of(given)
    said = {**looks(given, None), "title": typed(given.title, "--title") if given.title else None}
    first = given.what[0]
    if len(given.what) == 1 and (is_file(first) or first in library.booklets()):
        order, name = saved(library, first, **said), Path(first).stem
    else:
        if whole := next((what for what in given.what if what in library.booklets()), None):
            raise Usage(f"the booklet {whole} stands alone", "build it by itself, or name the handouts of it")
        parts = [part_of(what) for what in given.what]
        if len(parts) == 1 and parts[0]["topic"] not in library.topics():
            library.order(parts[0]["topic"])  # says which booklets there are
        order = order_of("booklet", parts, **{**said, "layout": given.layout or "booklet"})
        name = booklet_name(order)
    return build_all(library, [Job(named(name, given, order), order, person=person_of(given))], given.out, voice)


def check(given: Namespace, voice: Voice) -> int:
    """Check handouts without writing anything."""
    from takehome.checks.rules import report  # the rules know every kind of block: only this command needs them

    library = library_of(given)
    if len(langs_of(given) or ()) > 1:
        raise Usage("check looks at one language at a time", "booklet makes facing pages of two, and says what differs")
    rows: list[tuple[str, ...]] = []
    worst, told = 0, set[Problem]()
    for name, language, what in _checked(library, given):
        started = time.perf_counter()
        try:
            booklet = is_order(library, what)
            topic, own, beside = (what, {}, {}) if booklet else topic_of(library, what)
            language = language or next((str(handout.lang) for handout in own.values()), None)
            said = {"brand": given.brand, "langs": [language] if language else None}
            order = saved(library, what, **said) if booklet else order_of(topic, [{"topic": topic}], **said)
            made = make(library, order, own=own, beside=beside)
        except Problems as bad:
            voice.problems(problem for problem in bad.problems if problem not in told)
            told.update(bad.problems)
            rows.append((name, "-", "-", "-", f"{time.perf_counter() - started:.2f}", str(len(bad.problems)), "-", "-"))
            worst = 1
            continue
        found = report(made.document, made.tree, len(made.pages.pages))
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


def translated(given: Namespace, voice: Voice) -> int:
    """Write the marks of the English words that a translation fits."""
    library = library_of(given)
    if given.lang == MASTER:
        raise Usage(f"{MASTER} is what translations are made from", "name the language of the translation")
    path = library.root / "handouts" / given.topic / f"{given.lang}.yaml"
    if library.find("handouts", given.topic, f"{given.lang}.yaml") not in (None, path):
        raise Usage(
            f"{given.topic} in {given.lang!r} is not in this workspace", f"copy it to {library.shown(path)} first"
        )
    if given.topic == "shared":
        mine, english = library.shared(given.lang), library.shared(MASTER)
    else:
        mine, english = library.handout(given.topic, given.lang), library.handout(given.topic)
    marks = fingerprints(english, mine)
    late = [name for name, mark in marks.items() if str(mine.english.get(name)) != mark]
    write_bytes(path, with_marks(library.bytes(path), library.shown(path), marks))
    voice.say(f"{library.shown(path)}: {len(late)} parts marked as fitting the English")
    return 0


def new(given: Namespace, voice: Voice) -> int:
    """Write a commented template."""
    from takehome.template import handout_template

    library = library_of(given)
    taken = {"shared", "booklets", *library.booklets()}
    if not _TOPIC.fullmatch(given.topic) or given.topic in taken:
        hint = "small letters, digits and dashes, for instance sleep-well; not shared, booklets or a booklet's name"
        raise Usage("a handout cannot have this name", hint)
    folder = (given.workspace or Path.cwd()) / "handouts" / given.topic
    target = folder / "en.yaml"
    if target.exists():
        raise Usage(f"{target} is there already", "choose another name, or edit that file")
    write_bytes(target, handout_template(given.topic, library.today).encode(), make_parents=True)
    voice.say(f"wrote {target}")
    there = f" --workspace {given.workspace}" if given.workspace else ""
    voice.say(f"build it: make_pdf.py build {given.topic}{there}")
    return 0


def schema(given: Namespace, voice: Voice) -> int:
    """Write the JSON Schemas."""
    from takehome.jsonschema import schemas

    folder = given.out or (given.workspace or Path.cwd()) / "schemas"
    for name, content in schemas().items():
        target = folder / f"{name}.schema.json"
        write_bytes(target, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(), make_parents=True)
        voice.say(f"wrote {target}")
    return 0


def specimen(given: Namespace, voice: Voice) -> int:
    """Write the type specimen."""
    from takehome.specimen import make_specimen

    if given.out.suffix.lower() != ".pdf":
        raise Usage(f"a specimen is a PDF, and {given.out} does not say so", "end its name with .pdf")
    made = make_specimen(library_of(given))
    write_bytes(given.out, made.data)
    voice.say(f"wrote {len(made.pages.pages)} pages to {given.out}; no word on them has been checked")
    return 0


def preview(given: Namespace, voice: Voice) -> int:
    """Pages as PNG, and one contact sheet."""
    from takehome.preview import pictures

    library = library_of(given)
    what = given.what[0]
    said = {"brand": given.brand, "paper": given.paper, "layout": given.layout, "langs": langs_of(given)}
    said |= {"size": given.size, "contrast": given.contrast}
    if what in library.booklets():
        own, beside, order, name = {}, {}, saved(library, what, **said), what
    else:
        name, own, beside = topic_of(library, what)
        order = order_of(name, [{"topic": name}], **said)
    made, name = make(library, order, own=own, beside=beside), named(name, given, order)
    for file, data in pictures(made.data, name):
        write_bytes(given.out / file, data, make_parents=True)
    voice.say(f"wrote {len(made.pages.pages)} pages and {name}-all.png to {given.out}")
    return 0
