"""The proof slip beside a PDF: what it was made from, which rules it keeps, how hard it is to read, who allowed what.

A slip holds no word of a patient, no hour and no path of a machine: the same order gives the same slip on the same day.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from takehome import __version__
from takehome.brandwords import files_of
from takehome.canonical import mark
from takehome.checks.measured import Measured
from takehome.checks.rules import results
from takehome.checks.wording import as_grades, reading_level
from takehome.content import MASTER, Handout
from takehome.document import Document
from takehome.drawn import picture_file
from takehome.files import digest
from takehome.fontfiles import stamp
from takehome.gate import Passed
from takehome.identity import handout_id
from takehome.ledger import signed as signed_of
from takehome.library import Library
from takehome.order import Order
from takehome.prepare import Given
from takehome.problems import Place, Problem, Problems
from takehome.said import place_of
from takehome.slips import FORM, Clinic, Signed

MARK = 16  # hexadecimal digits
LARGEST = 100_000_000  # bytes of a file that goes into a slip, such as a font
SAID = ("name", "short_name", "place", "country", "phones", "hours", "web", "funding", "feedback", "clinic")


def slip(library: Library, order: Order, given: Given, passed: Passed, checked: Measured | None) -> bytes:
    """The slip of a document, as JSON.  `checked` is what `check` measured of the same bytes, if it has."""
    made, document = passed.made, passed.made.document
    measured = list(checked.problems(document.title)) if checked else []
    if checked and checked.grades:
        measured += reading_level(checked.grades, document.title)
    held = _held(library, order, given)
    review = {id: as_signed(signed_of(handout)) for id, handout in held.items()}
    signed = [one for one in review.values() if one is not None]
    said: dict[str, Any] = {
        "form": FORM,
        "made_by": f"Takehome {__version__}",
        "id": document.code,
        "version": document.version,
        "handouts": list(document.ids),
        "language": document.language,
        "pages": len(made.pages.pages),
        "as_of": library.today.isoformat(),  # reviews are held against this day, which may be another than the real one
        "for_one_person": document.person is not None,
        "reviewed": len(signed) == len(review),
        "next_review": min((one.next.isoformat() for one in signed), default=None),
        "reviews": msgspec.to_builtins(review),
        "translations": {id: handout.trust for id, handout in held.items()},
        "rules": results(
            (*passed.findings, *measured),
            document.language,
            allowed=passed.unmet.rules if passed.unmet else (),
            measured=checked is not None,
        ),
        "allowed_by": passed.unmet.by if passed.unmet else None,
        "grades": as_grades(checked.grades) if checked and checked.grades else None,
        "validator": (checked.validator or None) if checked else None,
        "clinic": msgspec.to_builtins(clinic(library, order, passed)),
        "sha256": {"pdf": digest(made.data), **inputs(library, order, given, passed)},
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _held(library: Library, order: Order, given: Given) -> dict[str, Handout]:
    """Each handout of a document, in each of its languages, by the id it is printed with."""
    pairs = [(str(lang), str(part.topic)) for lang in order.langs or (MASTER,) for part in order.parts]
    held = [(given.own.get(topic) or library.handout(topic, lang), library.shared(lang)) for lang, topic in pairs]
    return {handout_id(handout, shared): handout for handout, shared in held}


def as_signed(review: tuple[str, date, date] | None) -> Signed | None:
    """A review as a slip has it."""
    return Signed(*review) if review else None


def clinic(library: Library, order: Order, passed: Passed) -> Clinic:
    """What a document says of the clinic in each of its languages, as its brand file has it."""
    brand = str(order.brand or "default")
    documents = [document for document, _ in passed.made.sides]
    says = {one.language: says_of(library, brand, one.language) for one in documents}
    helps = {one.language: _helps(one) for one in documents}
    words = {language: words_of(library, language) for language in says}
    return Clinic(brand, says, tuple(sorted(map(str, order.set or ()))), helps, words)


def _helps(document: Document) -> dict[str, str]:
    """A mark of each place to get help that a document names, by its id."""
    printed = set(map(id, document.organisations))
    return {str(name): mark_of(one) for name, one in document.shared.organisations.items() if id(one) in printed}


def says_of(library: Library, brand: str, language: str) -> str:
    """A mark of what a brand says in a language, and of its country; its colours and faces are no part of it."""
    one = library.brand(brand, (), language)
    return mark_of({name: getattr(one, name) for name in SAID})


def words_of(library: Library, language: str) -> str:
    """A mark of what pages say themselves in a language, and of whether somebody has checked it."""
    words = library.words(language)
    return mark_of({"say": words.say, "checked": language == MASTER or words.checked is not None})


def mark_of(value: object) -> str:
    """A mark of what a model says."""
    return mark(value, MARK)


def inputs(library: Library, order: Order, given: Given, passed: Passed) -> dict[str, dict[str, str]]:
    """The SHA-256 of the files a document was made from, as they were read: its source, brand, layout and fonts.

    They go by their names here, a file outside the workspace by its bare name.  Raises Problems for those that were
    changed on the way, so that no one mark is that of what pages say.
    """
    groups, read = _files(library, order, given, passed), library.readings
    found = {
        name: {_named(library, path): read.mark(path, LARGEST) for path in paths} for name, paths in groups.items()
    }
    drawn = {face.path: face.stamp for face in library.setter.faces.all()}
    every = [path for paths in groups.values() for path in paths]
    other = [path for path in every if read.changed(path) or (path in drawn and stamp(path) != drawn[path])]
    if other:
        what = "this file was changed while the document was made from it"
        raise Problems(Problem(Place(_named(library, path)), what, "build it again") for path in other)
    return found


def _files(library: Library, order: Order, given: Given, passed: Passed) -> dict[str, list[Path]]:
    """The files a document was made from, each once, by what they are."""
    groups: dict[str, list[Path]] = {"source": [], "brand": [], "layout": [], "fonts": []}
    languages = [str(lang) for lang in order.langs or (MASTER,)]
    for chapter in passed.made.document.chapters:
        own = given.own.get(chapter.topic)
        place = place_of(own.title) if own else None
        found = [library.root / place.path] if place else []
        found += [p for lang in languages for p in _there(library.find("handouts", chapter.topic, f"{lang}.yaml"))]
        groups["source"] += found[:1] if own else found
        for file in (file for section in chapter.sections for block in section.blocks for file in block.files()):
            groups["source"] += _there(picture_file(library, chapter.topic, str(file), given.beside.get(chapter.topic)))
    for lang in dict.fromkeys((MASTER, *languages)):
        groups["source"] += _there(library.find("handouts", "shared", f"{lang}.yaml"))
        groups["layout"] += _there(library.find("layouts", "words", f"{lang}.yaml"))
    groups["layout"] += _there(library.find("layouts", f"{order.layout or 'sheet'}.py"))
    groups["layout"] += [
        path for name in passed.made.art for path in _there(library.find("layouts", "art", f"{name}.svg"))
    ]
    groups["brand"] += files_of(library, order.brand or "default")
    if logo := passed.made.document.brand.logo:
        groups["brand"] += _there(library.find("layouts", "brands", str(logo.file)))
    saved = place_of(order.order)
    groups["source"] += [library.root / saved.path] if saved and saved.path.endswith((".yaml", ".yml")) else []
    for family in _families(passed):
        groups["fonts"] += [path for root in library.roots for path in sorted((root / "fonts" / family).glob("*.ttf"))]
    return {name: [path for path in dict.fromkeys(paths) if path.is_file()] for name, paths in groups.items()}


def _named(library: Library, path: Path) -> str:
    shown = library.shown(path)
    return path.name if Path(shown).is_absolute() else shown


def _families(passed: Passed) -> list[str]:
    """The font families of the document's language and brand."""
    style = passed.made.style
    return sorted({style.families(voice)[0] for voice in ("voice", "action")})


def _there(path: Path | None) -> list[Path]:
    return [path] if path else []
