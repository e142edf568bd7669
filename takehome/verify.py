"""What a printed id, or a PDF, is worth today: current, replaced, expired, changed or unknown; without a network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from takehome.content import MASTER, Handout, Shared
from takehome.files import read_bytes
from takehome.identity import document_id, handout_id
from takehome.ledger import FOLDER, Issued, changes, is_id
from takehome.library import Library
from takehome.problems import Problems, nearest, shown
from takehome.proof import digest, slip_of

State = Literal["current", "replaced", "expired", "unissued", "unknown", "changed"]
_BOOK = "-BOOK-"
_WORST: tuple[State, ...] = ("unknown", "replaced", "expired", "unissued")
LARGEST, LARGEST_SLIP = 100_000_000, 1_000_000  # bytes
DEEPEST = 6  # folders of a name
MOST_IDS, MOST_NAMES = 100, 400  # ids of a slip, letters of names in a line
NEUTRAL = "INFO-"  # an id that does not tell its topic is looked for by its digits alone


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
    id = id.strip().upper()
    if _BOOK in id:
        return _of_book(library, id)
    ledger = ledger_of(library)
    mine = next((one for one in ledger if _same(id, str(one.issued))), None)
    if mine is None:
        return _not_issued(library, id, [str(one.issued) for one in ledger])
    versions = [one for one in ledger if (str(one.topic), str(one.lang)) == (str(mine.topic), str(mine.lang))]
    latest = versions[-1]
    if latest.issued != mine.issued:
        line = f"{mine.issued} is replaced by {latest.issued}, version {latest.version}, issued on {latest.on}"
        return Answer("replaced", line, tuple(changes(mine, latest)))
    if mine.next and mine.next < library.today:
        line = f"{mine.issued} is expired: it was to be looked at again by {mine.next}"
        return Answer("expired", line, (f"{mine.title}, version {mine.version}, checked by {mine.by}",))
    return Answer("current", f"{mine.issued} is current: version {mine.version}, issued on {mine.on}", _about(mine))


def _of_book(library: Library, id: str) -> Answer:
    """A booklet is worth what its handouts are worth: the worst of them is said first."""
    for name, handouts, shared in _books(library):
        ids = [_known_id(one, shared) for one in handouts]
        if all(ids) and document_id(ids).upper() == id:
            return of_handouts(library, f"{id}, the booklet {name},", ids)
    hint = "ask for the ids of its handouts: they stand on the page about this booklet"
    return Answer("unknown", f"{id} is unknown: no saved booklet has this id as its handouts stand here", (hint,))


def of_handouts(library: Library, what: str, ids: Sequence[str]) -> Answer:
    """What a document of several handouts is worth: current where all of them are."""
    answers = [of_id(library, id) for id in ids]
    worst = next((one for state in _WORST for one in answers if one.state == state), answers[0])
    return Answer(worst.state, f"{what} is {worst.state}", tuple(one.line for one in answers))


def _books(library: Library) -> Iterator[tuple[str, list[Handout], Shared]]:
    for name in library.booklets():
        try:
            order = library.order(name)
            for lang in order.langs or (MASTER,):
                yield name, [library.handout(part.topic, lang) for part in order.parts], library.shared(lang)
        except Problems:
            continue


def ledger_of(library: Library) -> list[Issued]:
    """All versions that were issued, the earliest first."""
    names = [Path(name).stem for name in library.names(f"{'/'.join(FOLDER)}/*.yaml")]
    return sorted((found for name in names if (found := library.issued(name))), key=lambda one: one.order)


def _same(id: str, other: str) -> bool:
    other = other.upper()
    return id == other or (id.startswith(NEUTRAL) and other.endswith(id.removeprefix(NEUTRAL[:-1])))


def _about(one: Issued) -> tuple[str, ...]:
    """Title and review of an issued version."""
    checked = f"checked by {one.by}, next review {one.next}" if one.by else "a draft: no clinician has checked it"
    return (str(one.title), checked)


def _not_issued(library: Library, id: str, known: list[str]) -> Answer:
    """The answer for an id that stands in no list: it may be that of a text that was never issued."""
    for handout, own in _ids(library):
        if _same(id, own):
            line = f"{id} was never issued: it is {handout.handout} ({handout.lang}) as it stands here"
            return Answer("unissued", line, (str(handout.title), f"to issue it: make_pdf.py issue {handout.handout}"))
    near = nearest(id, known)
    hint = f"did you mean {near}?" if near else "look at the foot of any page: the id is the first thing there"
    return Answer("unknown", f"{id} is unknown: no version with this id was issued here", (hint,))


def _ids(library: Library) -> Iterator[tuple[Handout, str]]:
    for topic in library.topics():
        for language in library.languages(topic):
            try:
                handout = library.handout(topic, language)
                yield handout, _known_id(handout, library.shared(language))
            except Problems:
                continue  # what cannot be read has no id; `check` says why


def _known_id(handout: Handout, shared: Shared) -> str:
    """The id of a handout; none where it names signs or terms that are not there, as `check` says."""
    try:
        return handout_id(handout, shared)
    except KeyError:
        return ""


def of_file(library: Library, path: Path) -> Answer:
    """What a PDF is worth today: whether it is as it was made, and then what its id says."""
    data = read_bytes(path, path.parent, LARGEST)
    called = shown(path.name, most=MOST_NAMES)
    id = _id_of(data)
    slip = _slip(slip_of(path))
    if slip is None and id is None:
        return Answer("unknown", f"{called} is unknown: it bears no id, and no proof slip stands beside it")
    if slip is not None and (slip["sha256"].get("pdf") != digest(data) or slip["id"] != id):
        line = f"{called} is changed: it is not the file that was made as {slip['id']}"
        return Answer("changed", line, ("build it again, and give out that file",))
    if slip is not None and len(slip["handouts"]) > 1:
        answer = of_handouts(library, called, [str(one) for one in slip["handouts"]])
    else:
        answer = of_id(library, str(slip["id"]) if slip is not None else str(id))
    told = ["the file is as it was made", *_since(library, slip)] if slip is not None else [_UNPROVEN]
    return Answer(answer.state, answer.line, (*answer.more, *told))


_FORM = {"id": str, "sha256": dict, "rules": dict, "handouts": list}
_UNPROVEN = "no proof slip stands beside it, so nobody can say whether the file is as it was made"


def _since(library: Library, slip: dict[str, Any]) -> Iterator[str]:
    """Which of the files it was made from have changed since, and what its slip says of rules."""
    hashes: dict[str, dict[str, str]] = {k: v for k, v in slip["sha256"].items() if isinstance(v, dict)}
    for group, files in hashes.items():
        changed = [name for name, mark in files.items() if "/" in name and _now(library, name) != mark]
        if changed:
            names = shown(", ".join(changed), most=MOST_NAMES)
            yield f"changed here since it was made: {names} ({shown(group)})"
    broken = [rule for rule, result in slip["rules"].items() if result in ("allowed", "failed")]
    if broken:
        by = shown(str(slip.get("allowed_by")))
        yield f"printed though it breaks a rule ({shown(', '.join(broken))}), allowed by {by}"


def _now(library: Library, name: str) -> str | None:
    parts = Path(name).parts
    path = library.find(*parts) if len(parts) <= DEEPEST else None
    return digest(path.read_bytes()) if path else None


def _slip(path: Path) -> dict[str, Any] | None:
    """A proof slip, or None where there is none that can be read."""
    try:
        said = json.loads(read_bytes(path, path.parent, LARGEST_SLIP))
        whole = isinstance(said, dict) and all(isinstance(said.get(key), kind) for key, kind in _FORM.items())
        ids = [said["id"], *said["handouts"]] if whole else []
        good = 0 < len(ids) <= MOST_IDS and all(isinstance(id, str) and is_id(id) for id in ids)
        return said if good else None
    except (Problems, ValueError, RecursionError):
        return None


def _id_of(data: bytes) -> str | None:
    """The id a PDF bears in its metadata."""
    from takehome.checks.inert import identifier

    found = identifier(data)
    return found if found is not None and is_id(found) else None


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
