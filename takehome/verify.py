"""What a printed id is worth today: current, replaced, expired or unknown; without a network."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Literal

from msgspec import Struct

from takehome.called import program
from takehome.coded import BOOK, NEUTRAL_CODE
from takehome.content import UNCHECKED, WITHDRAWN, Handout
from takehome.holdings import books, books_before, ids_of
from takehome.identity import DIGITS, document_id
from takehome.issued import WHERE, Ledger, ledger_of
from takehome.ledger import Issued, changes
from takehome.library import Library
from takehome.outgrown import issued_since
from takehome.problems import Problems, nearest

State = Literal["current", "replaced", "expired", "unissued", "unknown", "changed", "unproven", "outdated"]
_WORST: tuple[State, ...] = ("unknown", "replaced", "expired", "outdated", "unissued", "unproven")
_SAID: Mapping[State, str] = {
    "unissued": "was never issued",
    "unproven": "may or may not be current",
    "outdated": "does not say what is so today",
}
NO_TRANSLATOR = "no qualified translator has checked this translation"


class Answer(Struct, frozen=True):
    """What there is to say of an id or a file: one word, one line, and a list of what goes with it."""

    state: State
    line: str
    more: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the sheet can be given out."""
        return self.state == "current"


def of_id(library: Library, id: str, drafts: Collection[str] = (), doubted: Collection[str] = ()) -> Answer:
    """What an id on paper is worth today.

    `drafts` are the ids of whose paper is known that it says "Draft", `doubted` those of whose paper is known that it
    says of its translation that nobody has checked it.
    """
    return _of_id(library, ledger_of(library), id.strip().upper(), drafts, doubted)


def of_ids(
    library: Library, what: str, ids: Sequence[str], drafts: Collection[str] = (), doubted: Collection[str] = ()
) -> Answer:
    """What a document of several handouts is worth, by their ids; `what` names it."""
    return _of_all(library, ledger_of(library), what, ids, drafts, doubted)


def _of_id(
    library: Library, ledger: Ledger, id: str, drafts: Collection[str] = (), doubted: Collection[str] = ()
) -> Answer:
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
    if mine.withdrawn and str(mine.issued) not in drafts:
        gone = f"{mine.withdrawn.by} checked it on {mine.withdrawn.reviewed}, and that review was withdrawn"
        line = f"{mine.issued} is a draft again: {gone}"
        return Answer("outdated", line, (str(mine.title), "do not give out paper that says who checked it"))
    if mine.trust == WITHDRAWN and str(mine.issued) not in doubted:
        line = f"{mine.issued} is not checked any more: its translation was, and that was taken back"
        return Answer("outdated", line, (str(mine.title), "do not give out paper that does not say so"))
    if ledger.unread or str(mine.lang) not in library.languages(str(mine.topic)):
        line = f"{mine.issued} was issued on {mine.on}; whether a later version replaces it, nobody can say"
        gone = (f"there is no {mine.topic} in {mine.lang} here any more",)
        return Answer("unproven", line, (*_about(mine), *(_mend(ledger) or gone)))
    if changed := issued_since(library, ledger, mine):
        line = f"{mine.issued} is behind the English, which has changed since: {', '.join(changed)}"
        mend = f"bring the {mine.lang} of {mine.topic} up to date, and issue it again"
        return Answer("outdated", line, (*_about(mine), mend))
    line = f"{mine.issued} is current: version {mine.version}, issued on {mine.on}"
    return Answer("current", line, _about(mine))


def _mend(ledger: Ledger) -> tuple[str, ...]:
    """The files of the list that cannot be read: each may be a later version of anything."""
    return tuple(f"mend {path} first" for path in dict.fromkeys(one.place.path for one in ledger.unread))


def _of_neutral(library: Library, ledger: Ledger, id: str) -> Answer:
    """An id under a neutral cover tells no topic: it is looked for by its digits alone."""
    known = [str(one.issued) for one in ledger.versions]
    known += [own for _, own in ids_of(library)]
    known += [document_id(book.ids) for book in chain(books(library), books_before(library, ledger))]
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


def _of_all(
    library: Library,
    ledger: Ledger,
    what: str,
    ids: Sequence[str],
    drafts: Collection[str] = (),
    doubted: Collection[str] = (),
) -> Answer:
    """What a document of several handouts is worth: current where all of them are."""
    answers = [_of_id(library, ledger, id.upper(), drafts, doubted) for id in ids]
    worst = next((one for state in _WORST for one in answers if one.state == state), answers[0])
    said = _SAID.get(worst.state, f"is {worst.state}")
    return Answer(worst.state, f"{what} {said}", tuple(one.line for one in answers))


def _about(one: Issued) -> tuple[str, ...]:
    """Title and review of an issued version."""
    checked = f"checked by {one.by}, next review {one.next}" if one.by else "a draft: no clinician has checked it"
    return (str(one.title), checked, *((NO_TRANSLATOR,) if one.trust in UNCHECKED else ()))


def _not_issued(library: Library, ledger: Ledger, id: str) -> Answer:
    """The answer for an id that stands in no list: it may be that of a text that was never issued."""
    if broken := next((one for one in ledger.unread if Path(one.place.path).stem.upper() == id), None):
        line = f"{id} was issued, and what was issued cannot be read: mend {broken.place.path}"
        return Answer("unproven", line)
    if any(one.place.path == WHERE for one in ledger.unread):
        return Answer("unproven", f"whether {id} was issued, nobody can say", _mend(ledger))
    for handout, own in ids_of(library):
        if id == own.upper():
            line = f"{id} was never issued: it is {handout.handout} ({handout.lang}) as it stands here"
            there = " --workspace FOLDER" if library.shut else ""
            mend = f"to issue it: {library.command(f'{program()} issue {handout.handout}')}{there}"
            return Answer("unissued", line, (str(handout.title), mend))
    near = next((issued for one in ledger.versions if _one_slip(id, issued := str(one.issued).upper())), None)
    hint = f"did you mean {near}?" if near else "look at the foot of any page: the id is the first thing there"
    return Answer("unknown", f"{id} is unknown: no version with this id was issued here", (hint,))


def _one_slip(id: str, other: str) -> bool:
    """Whether one id is most likely the other with a slip: one digit, or a code that is near.

    The digits are made of the words: where more of them differ, it is another text.
    """
    wrong = sum(a != b for a, b in zip(id[-DIGITS:], other[-DIGITS:], strict=True))
    codes = [one[:-DIGITS].replace("-", "") for one in (id, other)]
    return wrong <= 1 if codes[0] == codes[1] else not wrong and nearest(codes[0], codes[1:]) is not None


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
