"""What was issued: one small file for each id, so that two people who issue at once never change one file.

The files stand in `handouts/issued/`, named by their ids.  Each holds the version, its dates, its reading grades, and
a mark of each part, by which a later version can say what has changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from takehome.content import Handout
from takehome.identity import PartMark
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.schema import Day, Id, Model, Title, Whole, Words

FOLDER = ("handouts", "issued")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,60}-[0-9A-F]{4}")
_GRADE = re.compile(r"-?\d{1,2}\.\d")


def _grade(said: Words) -> Words:
    if not _GRADE.fullmatch(said):
        raise Problems([problem_at(said, f"{str(said)!r} is no grade", "write it as `issue` does, such as 5.2")])
    return said


Grade = Annotated[Words, AfterValidator(_grade)]  # a US school grade with one decimal


_BY = "write who did as `by:`, or take `reviewed:` and `next:` out"


class IssuedPart(Model):
    """A part of an issued version: its id, what it is called, and the mark of its words."""

    id: Words
    title: Title
    mark: Words


class Grades(Model):
    """Reading grades (US school years) of an issued version, with its declared terms aside and with all words."""

    kincaid: Grade
    smog: Grade
    kincaid_all: Grade
    smog_all: Grade


class Issued(Model):
    """A version that went out: `on` is the day it was first issued, `reviewed` and `next` its last and next review.

    A version that nobody has reviewed has neither.
    """

    issued: Title
    topic: Id
    lang: Words
    title: Title
    version: Whole
    on: Day
    by: Title | None = None
    reviewed: Day | None = None
    next: Day | None = None
    grades: Grades | None = None
    parts: Annotated[tuple[IssuedPart, ...], Field(min_length=1)]

    @property
    def order(self) -> tuple[int, date, str]:
        """Which of two versions of a topic is the later one."""
        return (self.version, self.on, str(self.issued))

    def model_post_init(self, context: Any, /) -> None:
        """Only what somebody has reviewed is reviewed again by a day."""
        if self.by is None and (self.next or self.reviewed):
            raise Problems([problem_at(self.issued, "this has a day of review, and nobody who reviewed it", _BY)])


def is_id(text: str) -> bool:
    """Whether this has the form of an id."""
    return bool(_ID.fullmatch(text))


def entry(id: str, handout: Handout, parts: tuple[PartMark, ...], on: date, grades: Grades | None) -> bytes:
    """The file of a version that was first issued on a day, as YAML."""
    review = handout.review
    lines = [
        f"issued: {_quoted(id)}",
        f"topic: {handout.handout}",
        f"lang: {handout.lang}",
        f"title: {_quoted(handout.title)}",
        f"version: {handout.version}",
        f"on: {on.isoformat()}",
        f"by: {_quoted(review.by) if review.by else 'null'}",
        f"reviewed: {review.on.isoformat() if review.by and review.on else 'null'}",
        f"next: {review.next.isoformat() if review.by and review.next else 'null'}",
    ]
    if grades is not None:
        lines += ["grades:", *(f"  {name}: {getattr(grades, name)}" for name in Grades.model_fields)]
    lines += ["parts:", *(f"  - {{id: {p.id}, title: {_quoted(p.title)}, mark: '{p.mark}'}}" for p in parts)]
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    return json.dumps(str(text), ensure_ascii=False)


def changes(old: Issued, new: Issued) -> Iterator[str]:
    """What a later version has otherwise, part by part, in plain words."""
    was, now = ({str(part.id): part for part in one.parts} for one in (old, new))
    for id, part in now.items():
        if id not in was:
            yield f"new: {part.title}"
        elif str(was[id].mark) != str(part.mark):
            yield f"changed: {part.title}"
    yield from (f"no longer there: {part.title}" for id, part in was.items() if id not in now)
    if str(old.title) != str(new.title):
        yield f"now called: {new.title}"
    if str(old.by) != str(new.by):
        yield f"checked by {new.by}" if new.by else "not checked by a clinician"
