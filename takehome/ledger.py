"""What was issued: one small file for each id, so that two people who issue at once never change one file.

The files stand in `handouts/issued/`, named by their ids.  Each holds the version, its dates, its reading grades, and
a mark of each part, by which a later version can say what has changed.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from takehome.canonical import mark
from takehome.coded import CODE
from takehome.content import UNREVIEWED, WITHDRAWN, Handout, trust_of
from takehome.identity import DIGITS, PartMark, digits_of
from takehome.problems import Problems
from takehome.reader import read
from takehome.said import problem_at
from takehome.schema import Day, Id, Model, Title, Whole, Words, validate

FOLDER = ("handouts", "issued")
SEAL = 16  # hexadecimal digits
_ID = re.compile(rf"{CODE}-[0-9A-F]{{4}}")
_DIGIT_OF = str.maketrans("OIL", "011")
_GRADE = re.compile(r"-?\d{1,2}\.\d")


def _grade(said: Words) -> Words:
    if not _GRADE.fullmatch(said):
        raise Problems([problem_at(said, f"{str(said)!r} is no grade", "write it as `issue` does, such as 5.2")])
    return said


Grade = Annotated[Words, AfterValidator(_grade)]  # a US school grade with one decimal


_BY = "write who did as `by:`, or take `reviewed:` and `next:` out"
_WHEN = "write the days of the review as `reviewed:` and `next:`, the second one later"
_AS_WRITTEN = "put the file back as it was, for instance from a copy: a new review is issued, not written in here"
_AS_ISSUED = (
    "the id, `topic`, `lang`, `version`, or an `id` or `mark` below `parts` was changed; the id does not say which: "
    "put the file back as it was, for instance from a copy"
)


class Withdrawn(Model):
    """A review that was taken back: who it was of, and of which day."""

    by: Title
    reviewed: Day


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

    A version that nobody has reviewed has neither.  `withdrawn` is the last review of a version that has none any more.
    `translation` says how far a translation could be trusted then: `withdrawn` is one that was checked, and is not any
    more.  `seal` is a mark of all that stands in the file.
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
    withdrawn: Withdrawn | None = None
    translation: Literal["unreviewed", "original", "checked", "withdrawn"] | None = None
    grades: Grades | None = None
    parts: Annotated[tuple[IssuedPart, ...], Field(min_length=1)]
    seal: Words | None = None

    @property
    def order(self) -> tuple[int, date, str]:
        """Which of two versions of a topic is the later one."""
        return (self.version, self.on, str(self.issued))

    @property
    def trust(self) -> str | None:
        """How far its translation could be trusted; one that says nothing of it was not checked."""
        return trust_of(self.translation, self.lang)

    @property
    def signed(self) -> tuple[str, date, date] | None:
        """Its review as it stands: who, when, and until when; None for a draft."""
        return (str(self.by), self.reviewed, self.next) if self.by and self.reviewed and self.next else None

    @property
    def last_review(self) -> tuple[str, date] | None:
        """Who reviewed it last and when, also where that was taken back."""
        if self.withdrawn is not None:
            return str(self.withdrawn.by), self.withdrawn.reviewed
        return self.signed[:2] if self.signed else None

    def model_post_init(self, context: Any, /) -> None:
        """What is reviewed is so by somebody, for a time; and the id is that of what stands here."""
        if self.by is None and (self.next or self.reviewed):
            raise Problems([problem_at(self.issued, "this has a day of review, and nobody who reviewed it", _BY)])
        if self.by is not None and not (self.reviewed and self.next and self.reviewed < self.next):
            raise Problems([problem_at(self.by, "this was reviewed, but not when, or until when", _WHEN)])
        if self.by is not None and self.withdrawn is not None:
            what = "this has a review, and one that was withdrawn"
            raise Problems([problem_at(self.by, what, "keep `by:`, or `withdrawn:`")])
        digits = digits_of(self.topic, self.lang, self.version, ((one.id, one.mark) for one in self.parts))
        if not str(self.issued).endswith(f"-{digits}"):
            what = f"what stands here is not what {self.issued} was issued for"
            raise Problems([problem_at(self.issued, what, _AS_ISSUED)])
        if self.seal is not None and str(self.seal) != _seal(self):
            what = f"what stands here of {self.issued} is not what `issue` wrote"
            raise Problems([problem_at(self.seal, what, _AS_WRITTEN)])


def _seal(version: Issued) -> str:
    """A mark of all that the file of a version says."""
    return mark(version, SEAL, ("seal",))


def read_id(text: str) -> str:
    """An id as somebody typed it off paper, as it was printed: dashes, spaces, a full stop, O for 0 and l for 1.

    What can be no id comes back as it was given, without spaces around it.
    """
    plain = unicodedata.normalize("NFKC", text).strip().rstrip(".,;:").upper()
    said = re.sub(r"-+", "-", "".join("-" if _parts(c) else c for c in plain)).strip("-")
    code, digits = said[:-DIGITS].rstrip("-"), said[-DIGITS:].translate(_DIGIT_OF)
    return f"{code}-{digits}" if is_id(f"{code}-{digits}") else text.strip()


def _parts(character: str) -> bool:
    """Whether somebody may type this in the place of a dash."""
    return unicodedata.category(character) == "Pd" or character.isspace() or character in "_\N{MINUS SIGN}"


def is_id(text: str) -> bool:
    """Whether this has the form of an id."""
    return bool(_ID.fullmatch(text))


def signed(handout: Handout) -> tuple[str, date, date] | None:
    """The review that a handout bears: who, when, and until when; None for a draft."""
    review = handout.review
    return (str(review.by), review.on, review.next) if review.by and review.on and review.next else None


def trust_after(handout: Handout, before: Issued | None) -> str | None:
    """How far a translation can be trusted now, after what the list said of it before."""
    gone = before is not None and before.trust not in (None, UNREVIEWED)
    return WITHDRAWN if gone and handout.trust == UNREVIEWED else handout.trust


def entry(
    id: str,
    handout: Handout,
    parts: tuple[PartMark, ...],
    today: date,
    grades: Grades | None,
    before: Issued | None = None,
) -> bytes:
    """The file of a version that is issued today, as YAML; or anew, after what `before` says of it."""
    by, on, following = signed(handout) or (None, None, None)
    gone = before.last_review if before and not by else None
    lines = [
        f"issued: {_quoted(id)}",
        f"topic: {handout.handout}",
        f"lang: {handout.lang}",
        f"title: {_quoted(handout.title)}",
        f"version: {handout.version}",
        f"on: {(before.on if before else today).isoformat()}",
        f"by: {_quoted(by) if by else 'null'}",
        f"reviewed: {on.isoformat() if on else 'null'}",
        f"next: {following.isoformat() if following else 'null'}",
    ]
    if (trust := trust_after(handout, before)) is not None:
        lines.append(f"translation: {trust}")
    if gone is not None:
        lines.append(f"withdrawn: {{by: {_quoted(gone[0])}, reviewed: {gone[1].isoformat()}}}")
    if grades is not None:
        lines += ["grades:", *(f"  {name}: {getattr(grades, name)}" for name in Grades.model_fields)]
    lines += ["parts:", *(f"  - {{id: {p.id}, title: {_quoted(p.title)}, mark: '{p.mark}'}}" for p in parts)]
    said = "\n".join(lines) + "\n"
    return f"{said}seal: '{_seal(validate(Issued, read(said.encode(), id, [])))}'\n".encode()


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
