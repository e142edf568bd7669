"""The list of what was issued, as a workspace holds it: one file a version; one that is broken hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from takehome.content import Handout, Shared
from takehome.identity import part_marks
from takehome.ledger import FOLDER, Issued
from takehome.library import Library
from takehome.preflight import REVIEW
from takehome.problems import Problem, Problems
from takehome.said import problem_at


class Ledger(Struct, frozen=True):
    """All versions that were issued, the earliest first, and what is wrong with files of the list that say nothing."""

    versions: tuple[Issued, ...]
    unread: tuple[Problem, ...] = ()

    def version(self, id: str) -> Issued | None:
        """The version of an id, in capitals or not."""
        return next((one for one in self.versions if str(one.issued).upper() == id.upper()), None)

    def versions_of(self, topic: str, language: str) -> tuple[Issued, ...]:
        """The versions of a topic in a language, the earliest first."""
        return tuple(one for one in self.versions if (str(one.topic), str(one.lang)) == (topic, language))


def unreviewed(library: Library, handout: Handout, shared: Shared) -> Iterator[Problem]:
    """What a review does not vouch for: it was of a version that went out, and the words are others now."""
    review = handout.review
    if review.by is None:
        return
    ledger = ledger_of(library)
    of = [
        one
        for one in ledger.versions_of(str(handout.handout), str(handout.lang))
        if (one.by, one.reviewed) == (review.by, review.on)
    ]
    now = part_marks(handout, shared)
    marks = {part.id: part.mark for part in now}
    was = [{str(part.id): str(part.mark) for part in one.parts} for one in of]
    if not of or marks in was:
        return
    changed = [part.title for part in now if was[-1].get(part.id) != part.mark]
    changed += [str(part.title) for part in of[-1].parts if str(part.id) not in marks]
    what = f"{review.by} checked version {of[-1].version} ({of[-1].issued}); other words since: {', '.join(changed)}"
    hint = "have them checked, and write the new day below `review:` and a higher `version:`, or `by: null`"
    yield problem_at(review.by, what, hint, rule=REVIEW)


def ledger_of(library: Library) -> Ledger:
    """What the files of the list say today."""
    found: list[Issued] = []
    unread: list[Problem] = []
    for name in library.names(f"{'/'.join(FOLDER)}/*.yaml"):
        try:
            one = library.issued(Path(name).stem)
            if one is not None and one.on > library.today:
                hint = f"write the day it was issued: today is {library.today}"
                raise Problems([problem_at(one.issued, f"this was issued on a day to come, {one.on}", hint)])
            found += [one] if one else []
        except Problems as bad:
            unread += bad.problems
    return Ledger(tuple(sorted(found, key=lambda one: one.order)), tuple(unread))
