"""The proof slip beside a PDF: what it was made from, which rules it keeps, how hard it is to read, who allowed what.

A slip holds no word of a patient, no time and no path of a machine: the same order gives the same slip.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from takehome import __version__
from takehome.checks.measured import Measured
from takehome.checks.rules import NUMBERS
from takehome.checks.wording import as_grades, reading_level
from takehome.content import MASTER
from takehome.gate import Passed
from takehome.library import Library
from takehome.order import Order
from takehome.prepare import Given
from takehome.problems import Problem
from takehome.said import place_of

FORM = 1  # of the slip itself
LATER = frozenset((1, *range(15, 21)))  # rules of `check`: grades take a second, the others read the finished file


def slip_of(path: Path) -> Path:
    """Where the proof slip of a PDF stands."""
    return path.with_suffix(".proof.json")


def slip(library: Library, order: Order, given: Given, passed: Passed, checked: Measured | None) -> bytes:
    """The slip of a document, as JSON.  `checked` is what `check` measured of the same bytes, if it has."""
    made, document = passed.made, passed.made.document
    measured = list(checked.problems(document.title)) if checked else []
    if checked and checked.grades:
        measured += reading_level(checked.grades, document.title)
    review = [chapter.handout.review for chapter in document.chapters]
    said: dict[str, Any] = {
        "form": FORM,
        "made_by": f"Takehome {__version__}",
        "id": document.code,
        "version": document.version,
        "handouts": [id for _, id in document.holds] or [document.code],
        "language": document.language,
        "pages": len(made.pages.pages),
        "for_one_person": document.person is not None,
        "reviewed": all(one.by is not None for one in review),
        "next_review": min((one.next.isoformat() for one in review if one.next), default=None),
        "rules": rules((*passed.findings, *measured), passed.unmet.rules if passed.unmet else (), checked is not None),
        "allowed_by": passed.unmet.by if passed.unmet else None,
        "grades": as_grades(checked.grades) if checked and checked.grades else None,
        "validator": (checked.validator or None) if checked else None,
        "sha256": {"pdf": digest(made.data), **inputs(library, order, given, passed)},
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def rules(findings: Iterable[Problem], allowed: tuple[str, ...], measured: bool) -> dict[str, str]:
    """For each rule: kept, warned, allowed, or not run; grades and the finished file belong to `check`."""
    worst = {problem.rule: problem.level for problem in sorted(findings, key=lambda one: one.level, reverse=True)}
    found = {}
    for rule in sorted(NUMBERS, key=lambda rule: NUMBERS[rule]):
        if rule in allowed:
            found[rule] = "allowed"
        elif rule in worst:
            found[rule] = {"warning": "warned", "error": "failed"}[worst[rule]]
        else:
            found[rule] = "kept" if measured or NUMBERS[rule] not in LATER else "not run"
    return found


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def inputs(library: Library, order: Order, given: Given, passed: Passed) -> dict[str, dict[str, str]]:
    """The SHA-256 of the files a document was made from: its source, brand, layout and fonts, by their names here.

    A file outside the workspace goes by its bare name.
    """
    groups: dict[str, list[Path]] = {"source": [], "brand": [], "layout": [], "fonts": []}
    languages = [str(lang) for lang in order.langs or (MASTER,)]
    for chapter in passed.made.document.chapters:
        own = given.own.get(chapter.topic)
        place = place_of(own.title) if own else None
        found = [library.root / place.path] if place else []
        found += [p for lang in languages for p in _there(library.find("handouts", chapter.topic, f"{lang}.yaml"))]
        groups["source"] += found[:1] if own else found
        for file in (file for section in chapter.sections for block in section.blocks for file in block.files()):
            groups["source"] += _picture(library, given.beside.get(chapter.topic), chapter.topic, str(file))
    for lang in dict.fromkeys((MASTER, *languages)):
        groups["source"] += _there(library.find("handouts", "shared", f"{lang}.yaml"))
        groups["layout"] += _there(library.find("layouts", "words", f"{lang}.yaml"))
    groups["layout"] += _there(library.find("layouts", f"{order.layout or 'sheet'}.py"))
    groups["brand"] += library.brand_files(order.brand or "default")
    for family in _families(passed):
        groups["fonts"] += [path for root in library.roots for path in sorted((root / "fonts" / family).glob("*.ttf"))]
    return {
        name: {_named(library, path): digest(path.read_bytes()) for path in dict.fromkeys(paths) if path.is_file()}
        for name, paths in groups.items()
    }


def _picture(library: Library, beside: Path | None, topic: str, file: str) -> list[Path]:
    """The file of a drawing: beside the handout, else among the shared ones."""
    if beside is not None and (beside / file).is_file():
        return [beside / file]
    return _there(library.find("handouts", topic, file) or library.find("handouts", "shared", file))


def _named(library: Library, path: Path) -> str:
    shown = library.shown(path)
    return path.name if Path(shown).is_absolute() else shown


def _families(passed: Passed) -> list[str]:
    """The font families of the document's language and brand."""
    style = passed.made.style
    return sorted({style.families(voice)[0] for voice in ("voice", "action")})


def _there(path: Path | None) -> list[Path]:
    return [path] if path else []
