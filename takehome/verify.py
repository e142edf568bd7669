"""What a printed id, or a PDF, is worth today: current, replaced, expired, changed or unknown; without a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal

from msgspec import Struct

from takehome.checks.inert import identifier
from takehome.compose import NEUTRAL_CODE
from takehome.content import Handout
from takehome.files import read_bytes
from takehome.holdings import books, books_before, ids_of
from takehome.identity import BOOK, document_id
from takehome.issued import Ledger, ledger_of
from takehome.ledger import Issued, changes, is_id
from takehome.library import Library
from takehome.problems import Problems, nearest, shown
from takehome.proof import Slip, digest, mark_of, read_slip, says_of, slip_of

State = Literal["current", "replaced", "expired", "unissued", "unknown", "changed", "unproven", "outdated"]
_WORST: tuple[State, ...] = ("unknown", "replaced", "expired", "unissued", "unproven")
LARGEST = 100_000_000  # bytes
DEEPEST = 6  # folders of a name
MOST_NAMES = 400  # letters of names in a line


class Answer(Struct, frozen=True):
    """What there is to say of an id or a file: one word, one line, and a list of what goes with it."""

    state: State
    line: str
    more: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the sheet can be given out."""
        return self.state == "current"


def of_id(library: Library, id: str) -> Answer:
    """What an id on paper is worth today."""
    return _of_id(library, ledger_of(library), id.strip().upper())


def _of_id(library: Library, ledger: Ledger, id: str) -> Answer:
    if id.startswith(f"{NEUTRAL_CODE}-"):
        return _of_neutral(library, ledger, id)
    if f"-{BOOK}-" in id:
        return _of_book(library, ledger, id)
    mine = ledger.version(id)
    if mine is None:
        return _not_issued(library, ledger, id)
    versions = ledger.versions_of(str(mine.topic), str(mine.lang))
    latest = versions[-1]
    twins = [str(one.issued) for one in versions if one.version == latest.version]
    if mine.version < latest.version:
        line = f"{mine.issued} is replaced by {latest.issued}, version {latest.version}, issued on {latest.on}"
        return Answer("replaced", line, (*changes(mine, latest),))
    if len(twins) > 1:
        line = f"{mine.issued} is one of {len(twins)} texts that went out as version {mine.version}: {', '.join(twins)}"
        return Answer("unproven", line, (f"issue a version {mine.version + 1}: a number never stands for two texts",))
    if mine.next and mine.next < library.today:
        line = f"{mine.issued} is expired: it was to be looked at again by {mine.next}"
        return Answer("expired", line, (f"{mine.title}, version {mine.version}, checked by {mine.by}",))
    if ledger.unread or str(mine.topic) not in library.topics():
        line = f"{mine.issued} was issued on {mine.on}; whether a later version replaces it, nobody can say"
        return Answer(
            "unproven", line, (*_about(mine), *(_mend(ledger) or (f"there is no {mine.topic} here any more",)))
        )
    line = f"{mine.issued} is current: version {mine.version}, issued on {mine.on}"
    return Answer("current", line, _about(mine))


def _mend(ledger: Ledger) -> tuple[str, ...]:
    """The files of the list that cannot be read: each may be a later version of anything."""
    return tuple(f"mend {path} first" for path in dict.fromkeys(one.place.path for one in ledger.unread))


def _of_neutral(library: Library, ledger: Ledger, id: str) -> Answer:
    """An id under a neutral cover tells no topic: it is looked for by its digits alone."""
    known = [str(one.issued) for one in ledger.versions]
    known += [own for _, own in ids_of(library)]
    known += [document_id(book.ids) for book in books(library)]
    digits = id.rpartition("-")[2]
    found = [one for one in dict.fromkeys(one.upper() for one in known) if one.rpartition("-")[2] == digits]
    answers = [_of_id(library, ledger, one) for one in found]
    if ledger.unread:
        line = f"{id} may be any of {len(answers)} or of what cannot be read"
        return Answer("unproven", line, (*(one.line for one in answers), *_mend(ledger)))
    if not answers:
        return Answer("unknown", f"{id} is unknown: nothing that was issued here ends in {digits}")
    if len(answers) == 1:
        return answers[0]
    return Answer("unproven", f"{id} may be any of {len(answers)}", tuple(one.line for one in answers))


def _of_book(library: Library, ledger: Ledger, id: str) -> Answer:
    """A booklet is worth what its handouts are worth: the worst of them is said first."""
    for book in chain(books(library), books_before(library, ledger)):
        if document_id(book.ids).upper() == id:
            return _of_all(library, ledger, f"{id}, the booklet {book.name},", book.ids)
    hint = "ask for the ids of its handouts: they stand on the page about this booklet"
    return Answer("unknown", f"{id} is unknown: no saved booklet has this id as its handouts stand here", (hint,))


def _of_all(library: Library, ledger: Ledger, what: str, ids: Sequence[str]) -> Answer:
    """What a document of several handouts is worth: current where all of them are."""
    answers = [_of_id(library, ledger, id.upper()) for id in ids]
    worst = next((one for state in _WORST for one in answers if one.state == state), answers[0])
    said = {"unissued": "was never issued", "unproven": "may or may not be current"}.get(worst.state)
    return Answer(worst.state, f"{what} {said or f'is {worst.state}'}", tuple(one.line for one in answers))


def _about(one: Issued) -> tuple[str, ...]:
    """Title and review of an issued version."""
    checked = f"checked by {one.by}, next review {one.next}" if one.by else "a draft: no clinician has checked it"
    return (str(one.title), checked)


def _not_issued(library: Library, ledger: Ledger, id: str) -> Answer:
    """The answer for an id that stands in no list: it may be that of a text that was never issued."""
    if broken := next((one for one in ledger.unread if Path(one.place.path).stem.upper() == id), None):
        line = f"{id} was issued, and what was issued cannot be read: mend {broken.place.path}"
        return Answer("unproven", line)
    for handout, own in ids_of(library):
        if id == own.upper():
            line = f"{id} was never issued: it is {handout.handout} ({handout.lang}) as it stands here"
            return Answer("unissued", line, (str(handout.title), f"to issue it: make_pdf.py issue {handout.handout}"))
    near = nearest(id, [str(one.issued) for one in ledger.versions])
    hint = f"did you mean {near}?" if near else "look at the foot of any page: the id is the first thing there"
    return Answer("unknown", f"{id} is unknown: no version with this id was issued here", (hint,))


def of_file(library: Library, path: Path) -> Answer:
    """What a PDF is worth today: whether it is as it was made, and then what its id says."""
    data = read_bytes(path, path.parent, LARGEST)
    called = shown(path.name, most=MOST_NAMES)
    id = identifier(data)
    id = id if id is not None and is_id(id) else None
    slip, why = _slip_beside(path)
    if slip is None and id is None:
        return Answer("unknown", f"{called} is unknown: it bears no id, and {why}")
    if slip is not None and (slip.sha256.get("pdf") != digest(data) or slip.id != id):
        line = f"{called} is changed: it is not the file that was made as {slip.id}"
        return Answer("changed", line, ("build it again, and give out that file",))
    if slip is None:
        answer = of_id(library, str(id))
        said = f"{called} bears the id {id}; whether it is as it was made, nobody can say: {why}"
        state: State = "unproven" if answer.good else answer.state
        return Answer(state, said, (answer.line, *answer.more))
    ledger = ledger_of(library)
    one = len(slip.handouts) == 1
    answer = of_id(library, slip.handouts[0]) if one else _of_all(library, ledger, called, slip.handouts)
    told = (*answer.more, "the file is as it was made", *_since(library, slip))
    if answer.good and not _as_printed(library, slip):
        line = f"{called} is as it was made, and what the clinic says of itself has changed since: build it again"
        return Answer("outdated", line, (answer.line, *told))
    return Answer(answer.state, answer.line, told)


def _as_printed(library: Library, slip: Slip) -> bool:
    """Whether the clinic, and the places to get help, say today what they said when a file was made."""
    was = slip.clinic
    if was is None:
        return True
    try:
        helps = library.shared(slip.language).organisations
        same = says_of(library, was.brand, slip.language) == was.says
    except Problems:
        return False
    return same and all(name in helps and mark_of(helps[name]) == mark for name, mark in was.helps.items())


def _slip_beside(path: Path) -> tuple[Slip | None, str]:
    """The proof slip beside a file, or why there is none."""
    name = shown(slip_of(path).name, most=MOST_NAMES)
    try:
        return read_slip(slip_of(path)), f"no proof slip stands beside it ({name})"
    except (Problems, OSError):
        return None, f"the proof slip beside it cannot be read ({name})"


def _since(library: Library, slip: Slip) -> Iterator[str]:
    """Which of the files it was made from have changed since, and what its slip says of rules."""
    for group in slip.sha256:
        if changed := _changed(library, slip, group):
            names = shown(", ".join(changed), most=MOST_NAMES)
            yield f"changed here since it was made: {names} ({shown(group)})"
    if slip.clinic and slip.clinic.set:
        yield f"printed with other values of the clinic: {shown(', '.join(slip.clinic.set), most=MOST_NAMES)}"
    broken = [rule for rule, result in slip.rules.items() if result in ("allowed", "failed")]
    if broken:
        by = shown(str(slip.allowed_by))
        yield f"printed though it breaks a rule ({shown(', '.join(broken))}), allowed by {by}"


def _changed(library: Library, slip: Slip, group: str) -> list[str]:
    files = slip.sha256.get(group)
    held = files.items() if isinstance(files, dict) else ()
    return [name for name, mark in held if "/" in name and _now(library, name) != mark]


def _now(library: Library, name: str) -> str | None:
    """The mark of a file as it is now; none where it is gone, or may not be read."""
    parts = Path(name).parts
    try:
        path = library.find(*parts) if len(parts) <= DEEPEST else None
        return digest(read_bytes(path, _root(library, path), LARGEST)) if path else None
    except (OSError, Problems):
        return None


def _root(library: Library, path: Path) -> Path:
    return next(root for root in library.roots if path.is_relative_to(root))


def due(library: Library, within: int) -> Iterable[tuple[date | None, Handout]]:
    """The handouts to be reviewed in so many days, the most urgent first; those nobody has reviewed come last."""
    found = []
    for topic in library.topics():
        for language in library.languages(topic):
            try:
                handout = library.handout(topic, language)
            except Problems as bad:
                library.warnings += bad.problems
                continue
            day = handout.review.next if handout.review.by else None
            if day is None or (day - library.today).days <= within:
                found.append((day, handout))
    return sorted(found, key=lambda pair: (pair[0] is None, pair[0] or date.max, str(pair[1].handout)))
