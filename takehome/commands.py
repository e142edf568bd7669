"""The commands, one function each: they read the library, make documents, write files and say what they did."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from takehome.building import build_all
from takehome.called import copying, program, quoted
from takehome.choice import left_out
from takehome.content import MASTER, Handout
from takehome.filenames import booklet_name, named
from takehome.gate import BUILD
from takehome.jobs import (
    Job,
    file_of,
    library_of,
    order_of,
    saved,
    tell_where,
    topic_of,
    writable,
)
from takehome.library import Library
from takehome.make import make
from takehome.messages import Usage, Voice
from takehome.options import allowed_of, chosen, is_file, langs_of, looks, part_of, person_of, size_of, title_of
from takehome.order import Order
from takehome.prepare import Given
from takehome.problems import Problems
from takehome.saving import write_bytes
from takehome.shelf import NAME, stock
from takehome.translation import fingerprints, with_marks
from takehome.untranslated import by_part, by_part_shared


def everything(given: Namespace, voice: Voice) -> int:
    """Build every handout and every booklet, for the default brand or the one that is named, into `out/`."""
    library = library_of(given)
    jobs, worst, ending = [], 0, f"-{given.brand}" if given.brand else ""
    books = library.booklets()
    for name, book in (*((name, False) for name in library.topics()), *((name, True) for name in books)):
        try:
            if book:
                ready = library.is_stock(f"handouts/booklets/{name}.yaml")
                own = saved(library, name).brand or "default"
                called = name + ending * (own != given.brand)
                jobs.append(Job(called, saved(library, name, brand=given.brand), way_out=BUILD, ready=ready))
                continue
            for lang in library.languages(name):
                order = order_of(name, [{"topic": name}], langs=[lang], brand=given.brand)
                ready = library.is_stock(f"handouts/{name}/{lang}.yaml")
                called = name + ending + ("" if lang == MASTER else f"-{lang}")  # as `build` calls it
                jobs.append(Job(called, order, way_out=BUILD, ready=ready))
        except Problems as bad:
            voice.problems(bad.problems)
            worst = 1
    kept: dict[str, Job] = {}
    for job in jobs:
        if kept.setdefault(job.file, job) is not job:
            voice.fail(f"{job.file}: two documents would both be called so", "give one of them another name")
            worst = 2
    return max(worst, build_all(library, list(kept.values()), None, voice))


def build(given: Namespace, voice: Voice) -> int:
    """Build handouts, each as one PDF."""
    library = library_of(given)
    jobs = []
    for what in given.what:
        topic, one = topic_of(library, what)
        said = looks(given, "sheet")
        said["brief"] = given.brief
        said["langs"] = said["langs"] or [handout.lang for handout in one.own.values()] or None
        order = order_of(topic, [chosen(given, topic)], **said)
        name = file_of(library, topic, what) if one.own else topic
        one = replace(one, person=person_of(given))
        left = left_out(order, _read(library, order, one) if given.without else {})
        called = named(name, given, order, left, others=_but(library, name))
        jobs.append(Job(called, order, one, allowed_of(given)))
    return build_all(library, jobs, given.out, voice)


def _read(library: Library, order: Order, given: Given) -> Mapping[str, Handout]:
    """The handouts of an order, by topic; those that cannot be read are told where they are built."""
    found = {**given.own}
    for part in order.parts:
        with suppress(Problems):
            topic = str(part.topic)
            found.setdefault(topic, library.handout(topic, str((order.langs or (MASTER,))[0])))
    return found


def booklet(given: Namespace, voice: Voice) -> int:
    """Build one booklet from a saved order, or from handouts named here."""
    library = library_of(given)
    said = {**looks(given, None), "title": title_of(given)}
    first = given.what[0]
    if len(given.what) == 1 and (is_file(first) or first in library.booklets()):
        order, name, own = saved(library, first, **said), Path(first).stem, saved(library, first)
        others = _but(library, name)
    else:
        parts = [part_of(what) for what in given.what]
        if len(parts) == 1 and parts[0]["topic"] not in library.topics():
            library.order(parts[0]["topic"])  # says which booklets there are
        order = order_of("booklet", parts, **{**said, "layout": given.layout or "booklet"})
        name, own, others = booklet_name(order), None, _but(library)
    file = named(name, given, order, own=own, others=others)
    job = Job(file, order, Given(person_of(given)), allowed_of(given))
    return build_all(library, [job], given.out, voice)


def _but(library: Library, name: str | None = None) -> list[str]:
    """What a workspace holds, handouts and booklets, without what is called `name`."""
    return [one for one in (*library.topics(), *library.booklets()) if one != name]


def translated(given: Namespace, voice: Voice) -> int:
    """Write the marks of the English words that a translation fits."""
    library = library_of(given)
    if given.lang == MASTER:
        raise Usage(f"{MASTER} is what translations are made from", "name the language of the translation")
    writable(library, "a translation of your own")
    path = library.root / "handouts" / given.topic / f"{given.lang}.yaml"
    if (theirs := library.find("handouts", given.topic, path.name)) not in (None, path):
        hint = to_own(library, given.topic, given.lang, theirs)
        raise Usage(f"{given.topic} in {given.lang!r} is not in this workspace", hint)
    if given.topic == "shared":
        mine, english = library.shared(given.lang), library.shared(MASTER)
        still = [*by_part_shared(mine, english)]
    else:
        mine, english = library.handout(given.topic, given.lang), library.handout(given.topic)
        still = [*by_part(mine, english)]
    now, was = fingerprints(english, mine), {name: str(mark) for name, mark in mine.english.items()}
    left = dict.fromkeys(part for part, _ in still)  # what nobody has translated fits nothing: it keeps the mark it has
    marks = {name: was.get(name, "") if name in left else mark for name, mark in now.items()}
    late = [name for name, mark in marks.items() if was.get(name, "") != mark]
    if (kept := {name: mark for name, mark in marks.items() if mark}) != was:
        tell_where(given, library, voice, f"the marks are written in {library.from_here(library.shown(path))}")
        write_bytes(path, with_marks(library.bytes(path), library.shown(path), kept))
    voice.problems(problem for _, problem in still)
    count = "1 part" if len(late) == 1 else f"{len(late)} parts"
    done = f"{count} marked as fitting the English" if late or left else "all parts fit the English already"
    not_marked = f"; not marked, still in English: {', '.join(left)}" if left else ""
    voice.say(f"{library.from_here(library.shown(path))}: {done}{not_marked}")
    return 1 if left else 0


def to_own(library: Library, topic: str, language: str, theirs: Path | None) -> str:
    """How a file of translated words that came with the tool becomes the workspace's own."""
    own = library.own(f"handouts/{topic}/{language}.yaml")
    if topic == "shared":
        return f"write {own} that begins with `shared: {language}` and `extends: stock`, and your words there"
    return f"copy it there first: {copying(theirs or topic, own)}"


def new(given: Namespace, voice: Voice) -> int:
    """Write a commented template."""
    from takehome.template import handout_template

    library = library_of(given)
    taken = {"shared", "booklets", "issued", *library.booklets()}
    if not NAME.fullmatch(given.topic) or given.topic in taken:
        hint = "small letters, digits and dashes, for instance sleep-well; not shared, issued or a booklet's name"
        raise Usage("a handout cannot have this name", hint)
    root = given.workspace or Path.cwd()
    target = root / "handouts" / given.topic / "en.yaml"
    if target.exists():
        raise Usage(f"{target} is there already", "choose another name, or edit that file")
    theirs = stock() / "handouts" / given.topic / "en.yaml"
    if theirs.is_file():
        hint = f"choose another name, or change a copy of it: {copying(theirs, target)}"
        raise Usage(f"{given.topic} came with the tool, and this would take its place unseen", hint)
    write_bytes(target, handout_template(given.topic, library.today).encode(), make_parents=True)
    if given.workspace is None and root.resolve() == stock():
        voice.say("this folder, which is that of the tool, is the workspace; --workspace FOLDER names one of your own")
    voice.say(f"wrote {target}")
    if not (root / "schemas" / "handout.schema.json").is_file():  # its first line leads there
        _write_schemas(root / "schemas")
        voice.say(f"wrote {root / 'schemas'}, by which editors complete and check it")
    there = f" --workspace {quoted(given.workspace)}" if given.workspace else ""
    voice.say(f"build it: {program()} build {given.topic}{there}")
    return 0


def schema(given: Namespace, voice: Voice) -> int:
    """Write the JSON Schemas."""
    for target in _write_schemas(given.out or (given.workspace or Path.cwd()) / "schemas"):
        voice.say(f"wrote {target}")
    return 0


def _write_schemas(folder: Path) -> list[Path]:
    from takehome.jsonschema import schemas

    targets = {folder / f"{name}.schema.json": content for name, content in schemas().items()}
    for target, content in targets.items():
        write_bytes(target, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(), make_parents=True)
    return [*targets]


def specimen(given: Namespace, voice: Voice) -> int:
    """Write the type specimen."""
    from takehome.specimen import make_specimen

    if given.out.suffix.lower() != ".pdf":
        raise Usage(f"a specimen is a PDF, and {given.out} does not say so", "end its name with .pdf")
    made = make_specimen(library_of(given), given.brand or "default")
    if given.today:
        voice.say("--today changes nothing here: the day on its pages is that of their words")
    write_bytes(given.out, made.data, make_parents=True)
    voice.say(f"wrote {len(made.pages.pages)} pages to {given.out}; no word on them has been checked")
    return 0


def preview(given: Namespace, voice: Voice) -> int:
    """Pages as PNG, and one contact sheet."""
    from takehome.preview import pictures

    if given.out.suffix.lower() in (".png", ".pdf", ".jpg", ".jpeg") and not given.out.is_dir():
        hint = "name a folder, such as -o pictures/"
        raise Usage(f"preview writes a picture of each page, and {given.out} is the name of one file", hint)
    library = library_of(given)
    what = given.what[0]
    said = {"brand": given.brand, "paper": given.paper, "layout": given.layout, "langs": langs_of(given)}
    said |= {"size": size_of(given), "contrast": given.contrast}
    if what in library.booklets():
        one, order, name, own = Given(), saved(library, what, **said), what, saved(library, what)
    else:
        (name, one), own = topic_of(library, what), None
        said["langs"] = said["langs"] or [handout.lang for handout in one.own.values()] or None
        order = order_of(name, [{"topic": name}], **said)
    made, name = make(library, order, one), named(name, given, order, own=own)
    for file, data in pictures(made.data, name):
        write_bytes(given.out / file, data, make_parents=True)
    voice.say(f"wrote {len(made.pages.pages)} pages and {name}-all.png to {given.out}")
    return 0
