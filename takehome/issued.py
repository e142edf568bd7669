"""The list of what was issued, as a workspace holds it: one file a version, and those that say no version."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from takehome.content import Handout, Shared
from takehome.days import is_to_come
from takehome.identity import PartMark, handout_id, part_marks
from takehome.ledger import FOLDER, Issued, is_id
from takehome.library import Library
from takehome.preflight import REVIEW
from takehome.problems import Place, Problem, Problems, warning
from takehome.said import problem_at
from takehome.schema import validate
from takehome.shelf import is_plain
from takehome.sorts import of_sort
from takehome.whence import typed_at

WHERE = "/".join(FOLDER)


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
    signed = [one for one in ledger.versions_of(str(handout.handout), str(handout.lang)) if one.last_review]
    was = [{str(part.id): str(part.mark) for part in one.parts} for one in signed]
    last = signed[-1] if signed else None
    if last is None or marks in was or _later(handout, last):
        return
    changed = _changed(last, now)
    by = last.last_review[0] if last.last_review else ""
    what = f"{by} checked version {last.version} ({last.issued}); other words since: {', '.join(changed)}"
    hint = "have them checked, and write the new day below `review:` and a higher `version:`, or `by: null`"
    if last.last_review and review.on == last.last_review[1]:
        hint += f"; where they were checked on that day too: `version: {last.version + 1}`, here and below `review:`"
    yield problem_at(review.by, what, hint, rule=REVIEW)


def with_other_words(ledger: Ledger, handout: Handout, shared: Shared) -> Iterator[Problem]:
    """What is wrong with a version number under which, or after which, other words went out."""
    held = ledger.versions_of(str(handout.handout), str(handout.lang))
    id, now = (handout_id(handout, shared), part_marks(handout, shared)) if held else ("", ())
    later = [one for one in held if one.version >= handout.version or str(one.issued) == id]
    others = [one for one in later if str(one.issued) != id or not _same(one, now)]  # four digits may be so by chance
    if others:
        last = others[-1]
        changed, following = ", ".join(_changed(last, now)), max(last.version, handout.version) + 1
        recoded = str(last.issued) != id and str(last.issued).rpartition("-")[2] == id.rpartition("-")[2]
        words = "with another code" if recoded else f"with other words{f' ({changed})' if changed else ''}"
        what = f"version {last.version} went out as {last.issued} {words}: the next is {following}"
        hint = f"write `version: {following}`: a number never stands for two {'ids' if recoded else 'texts'}"
        yield problem_at(typed_at(handout.handout, "version"), what, hint)


def reused(library: Library, handout: Handout, shared: Shared) -> Iterator[Problem]:
    """A warning where words that were never issued bear a version number that went out with others."""
    ledger = ledger_of(library)
    if ledger.versions and ledger.version(handout_id(handout, shared)) is None:
        for problem in with_other_words(ledger, handout, shared):
            yield warning(library.mendable(problem), "version")


def _same(one: Issued, now: Sequence[PartMark]) -> bool:
    """Whether a version has these very parts."""
    return [(str(part.id), str(part.mark)) for part in one.parts] == [(part.id, part.mark) for part in now]


def _changed(one: Issued, now: Sequence[PartMark]) -> list[str]:
    """What the parts are called that are not as they were in a version, and those it had besides."""
    was, marks = {str(part.id): str(part.mark) for part in one.parts}, {part.id: part.mark for part in now}
    gone = [str(part.title) for part in one.parts if str(part.id) not in marks]
    return [*(part.title for part in now if was.get(part.id) != part.mark), *gone]


def _later(handout: Handout, last: Issued) -> bool:
    """Whether a review is a later one than that of a version; of the same day only where it names a later version."""
    on, day = handout.review.on, last.last_review[1] if last.last_review else None
    if on is None or day is None:
        return True
    return on > day or (on == day and (handout.review.version or 0) > last.version)


def ledger_of(library: Library, *, anew: bool = False) -> Ledger:
    """What the files of the list say; `anew`: also those that were written since it was asked for."""
    return _ledger(library) if anew else library.once("ledger", "", lambda: _ledger(library))


def _ledger(library: Library) -> Ledger:
    found: list[Issued] = []
    unread: list[Problem] = []
    try:
        names = _names(library)
    except OSError as bad:
        hint = "make it a folder that can be read again; what was issued stands in it, and may replace anything"
        what = f"this is where what was issued stands, and it cannot be listed ({bad.strerror})"
        return Ledger((), (Problem(Place(WHERE), what, hint),))
    for name in names:
        try:
            found.append(_dated(library, _version(library, name)))
        except Problems as bad:
            unread += bad.problems
    return Ledger(tuple(sorted(found, key=lambda one: one.order)), tuple(unread))


def list_of(root: Path) -> Path:
    """The folder of a workspace that holds what was issued."""
    return root.joinpath(*FOLDER)


def _names(library: Library) -> list[str]:
    """The files of the list; OSError where it is there and cannot be looked into."""
    folder = list_of(library.root)
    if not os.path.lexists(folder):
        return []
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    return [name for name in names if not name.startswith(".") and Path(name).suffix.lower() in (".yaml", ".yml")]


def _version(library: Library, name: str) -> Issued:
    """The version that a file of the list holds."""
    stem, ending = os.path.splitext(name)
    one = version_of(library, stem) if ending == ".yaml" and is_id(stem) else None
    if one is None:
        hint = "a version is a plain file called by its id, such as LC-STOP-3F2A.yaml: mend it, or move a copy away"
        raise Problems([Problem(Place(f"{WHERE}/{name}"), "this is no version that was issued", hint)])
    return one


def _dated(library: Library, one: Issued) -> Issued:
    """The same version, unless it is of a day to come; clocks and time zones may differ by a day."""
    days = (("issued", one.on), ("reviewed", one.reviewed))
    for done, day in days:
        if day is not None and is_to_come(day, library.today):
            hint = f"write the day on which it was {done}: today is {library.today}"
            raise Problems([problem_at(one.issued, f"this was {done} on a day to come, {day}", hint)])
    return one


def version_of(library: Library, id: str) -> Issued | None:
    """The version that was issued under an id, if there is one.  The list is the workspace's own, never the stock's."""
    path = list_of(library.root) / f"{id}.yaml"
    try:
        if not is_plain(path.name) or not path.is_file():
            return None
    except OSError as bad:
        what = f"this cannot be read ({bad.strerror})"
        hint = f"let who runs this open the folder {WHERE}"
        raise Problems([Problem(Place(f"{WHERE}/{path.name}"), what, hint)]) from None
    found = library.once("issued", str(path), lambda: validate(Issued, of_sort(Issued, library.node(path))))
    if str(found.issued) != id:
        what = f"this says {str(found.issued)!r}, and the file is {id}.yaml"
        raise Problems([problem_at(found.issued, what, f"`issued` is its file: {id}")])
    return found
