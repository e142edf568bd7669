"""What a PDF is worth today: whether it is as it was made, whether what it says is so still, and what its id says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from takehome.checks.bearing import identifier
from takehome.content import MASTER, UNCHECKED, Handout
from takehome.files import digest, read_bytes
from takehome.identity import handout_id
from takehome.issued import ledger_of
from takehome.ledger import Issued, is_id, signed
from takehome.library import Library
from takehome.problems import Problems, shown
from takehome.proof import as_signed, mark_of, says_of, words_of
from takehome.slips import FORM, OtherForm, Signed, Slip, read_slip, slip_of
from takehome.verify import Answer, State, of_id, of_ids

LARGEST = 100_000_000  # bytes
DEEPEST = 6  # folders of a name
MOST_NAMES = 400  # letters of names in a line
AGAIN = "build it again, and give out that file"


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
        return Answer("changed", line, (AGAIN,))
    if slip is None:
        answer = of_id(library, str(id))
        said = f"{called} bears the id {id}; whether it is as it was made, nobody can say: {why}"
        state: State = "unproven" if answer.good else answer.state
        return Answer(state, said, (answer.line, *answer.more))
    one = len(slip.handouts) == 1
    drafts = [id for id, review in slip.reviews.items() if review is None]
    said = drafts, [id for id, trust in slip.translations.items() if trust in UNCHECKED]
    answer = of_id(library, slip.handouts[0], *said) if one else of_ids(library, called, slip.handouts, *said)
    told = (*answer.more, "the file is as it was made", *_since(library, slip))
    if answer.good and not _whole(slip):
        line = f"{called} is as it was made; whether what it says of the clinic and of its review is so, nobody can say"
        why = "its proof slip does not say it, or another Takehome wrote it"
        return Answer("unproven", line, (answer.line, why, AGAIN, *told))
    if answer.good and (other := _otherwise(library, slip)):
        line = f"{called} is as it was made, and {other}"
        return Answer("outdated", line, (answer.line, *told))
    return Answer(answer.state, answer.line, told)


def _whole(slip: Slip) -> bool:
    """Whether a slip tells all that is asked of it: of our form, with what was printed of clinic and review."""
    return (
        slip.form == FORM
        and slip.clinic is not None
        and bool(slip.clinic.says)
        and set(slip.clinic.words) == set(slip.clinic.says)
        and set(slip.reviews) == set(slip.translations) == set(slip.handouts)
    )


def _otherwise(library: Library, slip: Slip) -> str | None:
    """What a file says that is not so today, of a review, a translation or the clinic, and the mend."""
    versions = {id: ledger_of(library).version(id) for id in (*slip.reviews, *slip.translations)}
    told = [_review_since(library, versions[id], printed) for id, printed in slip.reviews.items()]
    told += [_translation_since(library, versions[id], trust) for id, trust in slip.translations.items()]
    if said := next(filter(None, told), None):
        return said
    if not _as_printed(library, slip):
        return "what the clinic says of itself has changed since: build it again"
    return None if _in_these_words(library, slip) else "what pages say themselves has changed since: build it again"


def _review_since(library: Library, version: Issued | None, printed: Signed | None) -> str | None:
    """What became of the review that a file says, if it is not so today."""
    if as_signed(version.signed if version else None) == printed:
        return None
    here = _stands(library, version) if version and printed else None
    if version and here and as_signed(signed(here)) == printed:
        return f"its review is {_unlisted(version)}"
    now = "has been reviewed since" if printed is None else "its review is another one now"
    now = now if version and version.signed else "its review was withdrawn"
    return f"{now}: build it again"


def _translation_since(library: Library, version: Issued | None, printed: str | None) -> str | None:
    """Whether what a file says of its translation, checked or not, is not so today."""
    now = version.trust if version else printed
    if (now in UNCHECKED) == (printed in UNCHECKED):
        return None
    here = _stands(library, version) if version else None
    if version and here and here.trust == printed:
        return f"how far its translation can be trusted is {_unlisted(version)}"
    return f"its translation {'is not checked any more' if now in UNCHECKED else 'was checked since'}: build it again"


def _unlisted(version: Issued) -> str:
    """That what a handout says is not in the list yet, and the mend."""
    which = "" if version.lang == MASTER else f" --lang {version.lang}"
    return f"not in the list of what was issued yet: issue {version.topic}{which}"


def _stands(library: Library, version: Issued) -> Handout | None:
    """The words of a version as they stand here, if they do."""
    try:
        language = str(version.lang)
        handout, shared = library.handout(str(version.topic), language), library.shared(language)
        return handout if handout_id(handout, shared) == version.issued else None
    except (Problems, KeyError):
        return None


def _as_printed(library: Library, slip: Slip) -> bool:
    """Whether the clinic, and the places to get help, say today in each language what a file says of them."""
    was = slip.clinic
    if was is None:
        return False
    try:
        same = all(says_of(library, was.brand, language) == says for language, says in was.says.items())
        now = {language: library.shared(language).organisations for language in was.helps}
    except Problems:
        return False
    helps = ((now[language], id, mark) for language, marks in was.helps.items() for id, mark in marks.items())
    return same and all(id in there and mark_of(there[id]) == mark for there, id, mark in helps)


def _in_these_words(library: Library, slip: Slip) -> bool:
    """Whether pages say themselves today, in each language, what they say in a file, such as when to call."""
    try:
        held = slip.clinic.words if slip.clinic else {}
        return all(words_of(library, language) == mark for language, mark in held.items())
    except Problems:
        return False


def _slip_beside(path: Path) -> tuple[Slip | None, str]:
    """The proof slip beside a file, or why there is none."""
    name = shown(slip_of(path).name, most=MOST_NAMES)
    try:
        return read_slip(slip_of(path)), f"no proof slip stands beside it ({name})"
    except OtherForm as other:
        return None, f"{other} ({name})"
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
    for outcome, by in (("allowed", slip.allowed_by), ("failed", None)):
        if broken := [rule for rule, result in slip.rules.items() if result == outcome]:
            who = f"allowed by {shown(by)}" if by else "and nobody is named who allowed it"
            yield f"printed though it breaks a rule ({shown(', '.join(broken))}), {who}"


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
