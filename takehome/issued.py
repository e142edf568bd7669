"""The list of what was issued, as a workspace holds it: one file a version, and those that say no version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from takehome.content import Handout, Shared
from takehome.identity import part_marks
from takehome.ledger import FOLDER, Issued
from takehome.library import Library
from takehome.preflight import REVIEW
from takehome.problems import Place, Problem, Problems
from takehome.said import problem_at


class Ledger(Struct, frozen=True):
    """All versions that were issued, in the order of their numbers, and what is wrong with files that say none."""

    versions: tuple[Issued, ...]
    unread: tuple[Problem, ...] = ()

    def version(self, id: str) -> Issued | None:
        """The version of an id, in capitals or not."""
        return next((one for one in self.versions if str(one.issued).upper() == id.upper()), None)

    def versions_of(self, topic: str, language: str) -> tuple[Issued, ...]:
        """The versions of a topic in a language, the first one first."""
        return tuple(one for one in self.versions if (str(one.topic), str(one.lang)) == (topic, language))


def unreviewed(library: Library, handout: Handout, shared: Shared) -> Iterator[Problem]:
    """What a review does not vouch for: it was of a version that went out, and the words are others now."""
    review = handout.review
    if review.by is None or review.on is None:
        return
    ledger = ledger_of(library)
    if ledger.unread:
        places = ", ".join(dict.fromkeys(one.place.path for one in ledger.unread))
        what = "nobody can say whether these are the words that were checked: what was issued cannot all be read"
        yield problem_at(review.by, what, f"mend {places}", rule=REVIEW)
        return
    now = part_marks(handout, shared)
    marks = {part.id: part.mark for part in now}
    signed = [one for one in ledger.versions_of(str(handout.handout), str(handout.lang)) if one.reviewed]
    was = [{str(part.id): str(part.mark) for part in one.parts} for one in signed]
    last = signed[-1] if signed else None
    if last is None or marks in was or (last.reviewed and review.on > last.reviewed):
        return
    changed = [part.title for part in now if was[-1].get(part.id) != part.mark]
    changed += [str(part.title) for part in last.parts if str(part.id) not in marks]
    what = f"{last.by} checked version {last.version} ({last.issued}); other words since: {', '.join(changed)}"
    hint = "have them checked, and write the new day below `review:` and a higher `version:`, or `by: null`"
    yield problem_at(review.by, what, hint, rule=REVIEW)


def ledger_of(library: Library, *, anew: bool = False) -> Ledger:
    """What the files of the list say; `anew`: also those that were written since it was asked for."""
    return _ledger(library) if anew else library.once("ledger", "", lambda: _ledger(library))


def _ledger(library: Library) -> Ledger:
    found: list[Issued] = []
    unread: list[Problem] = []
    folder = "/".join(FOLDER)
    for name in library.names(f"{folder}/*"):
        path = Path(name)
        if path.name.startswith(".") or path.suffix.lower() not in (".yaml", ".yml"):
            continue
        try:
            one = library.issued(path.stem) if path.suffix == ".yaml" else None
            if one is None:
                hint = "a version is a plain file called by its id, such as LC-STOP-3F2A.yaml: mend it, or move it away"
                raise Problems([Problem(Place(name), "this is no version that was issued", hint)])
            if one.on > library.today:
                hint = f"write the day it was issued: today is {library.today}"
                raise Problems([problem_at(one.issued, f"this was issued on a day to come, {one.on}", hint)])
            found.append(one)
        except Problems as bad:
            unread += bad.problems
    return Ledger(tuple(sorted(found, key=lambda one: one.order)), tuple(unread))
