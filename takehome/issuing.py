"""The commands of a handout's life: issue a version, ask what an id is worth, see whose review is due."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from takehome.building import once
from takehome.checks.measured import graded
from takehome.checks.wording import reading_level
from takehome.content import MASTER, UNCHECKED, Handout, Shared
from takehome.copies import of_file
from takehome.days import the_day, to_come, yet_to_be_written
from takehome.filenames import alone
from takehome.gate import NEVER, Passed, let_pass
from takehome.holdings import ids_of
from takehome.identity import handout_id, part_marks
from takehome.issued import Ledger, ledger_of, with_other_words
from takehome.jobs import library_of, order_of, tell_where, writable
from takehome.ledger import FOLDER, Grades, Issued, entry, is_id, read_id, signed, trust_after
from takehome.library import Library
from takehome.messages import Usage, Voice
from takehome.outgrown import changed_since, outgrown
from takehome.owed import unknown
from takehome.prepare import Given
from takehome.problems import Problems, nearest
from takehome.said import problem_at
from takehome.saving import write_bytes
from takehome.shelf import stock
from takehome.system import SystemProblem
from takehome.template import unwritten
from takehome.untranslated import untranslated, untranslated_shared
from takehome.verify import NO_TRANSLATOR, Answer, of_id
from takehome.verify import due as due_for_review


def issue(given: Namespace, voice: Voice) -> int:
    """Record versions; one that cannot be issued stops none of the others."""
    library = library_of(given)
    writable(library, "what was issued")
    if library.today > the_day():
        raise Usage(f"nothing can be issued on a day to come, {library.today}", "leave --today out")
    if bool(given.what) == given.all:
        raise Usage("issue takes names or --all", "for instance issue my-topic, or issue --all")
    tell_where(given, library, voice, f"versions are recorded in {library.from_here('/'.join(FOLDER))}")
    worst = 0
    for topic in library.topics() if given.all else given.what:
        for language in [given.lang] if given.lang else library.languages(topic):
            if given.all and language not in library.languages(topic):
                continue
            try:
                voice.say(_issued(library, library.handout(topic, language), given.brand, voice))
            except Problems as bad:
                voice.problems(bad.problems)
                worst = 1
    return worst


def _issued(library: Library, handout: Handout, brand: str | None, voice: Voice) -> str:
    """Record one version; gives what was done.  Raises Problems where a rule or an earlier version forbids it."""
    topic, language = str(handout.handout), str(handout.lang)
    shared = library.shared(language)
    if lacking := unknown(library, handout):
        raise Problems(lacking)
    id = handout_id(handout, shared)
    _can_begin(library, handout)
    order = order_of(topic, [{"topic": topic}], langs=[language], brand=brand)
    passed = let_pass(library, order, Given(), way_out=NEVER)
    with alone(library.root / FOLDER[0], voice.waiting):  # two people never see one list and both add to it
        return _recorded(library, handout, id, passed)


def _recorded(library: Library, handout: Handout, id: str, passed: Passed) -> str:
    """Put one version into the list; gives what was done."""
    topic, language, shared = str(handout.handout), str(handout.lang), library.shared(handout.lang)
    ledger = ledger_of(library, anew=True)
    if ledger.unread:
        raise Problems(ledger.unread)  # a version may stand in it that went out with other words
    there = ledger.version(id)
    _can_follow(ledger, handout, shared, id, there)
    review = signed(handout)
    state = trust_after(handout, there)
    if there is not None and (there.signed, there.trust) == (review, state):
        return f"{id}: issued already, on {there.on}{_behind(library, handout)}"
    made = passed.made
    measured, _ = graded(made.document, made.tree)
    grades = None
    if measured is not None:
        level = tuple(reading_level(measured, handout.title))
        if any(problem.level == "error" for problem in level):
            raise Problems(problem for problem in level if problem.level == "error")
        said = (measured.kincaid_aside, measured.smog_aside, measured.kincaid, measured.smog)
        grades = Grades(**dict(zip(Grades.model_fields, (f"{one:.1f}" for one in said), strict=True)))
    data = entry(id, handout, part_marks(handout, shared), library.today, grades, there)
    path = library.root.joinpath(*FOLDER, f"{id}.yaml")
    if not path.resolve().is_relative_to(library.root.resolve()):
        raise SystemProblem(str(path), "this leads out of the workspace", "make handouts/issued a folder of its own")
    write_bytes(path, data, make_parents=True)
    what = "is issued" + ("; build it anew to print its grades" if grades else "")
    if there and there.signed == review:
        what = "is recorded anew, with how far its translation can be trusted"
    elif there:
        gone = "has no review any more; build it again, and give out no paper that says who checked it"
        what = "has a new review" if review else gone
    draft = "" if review else ", a draft that no clinician has checked,"
    pages = language != MASTER and library.words(language).checked is None  # they say then that nobody has checked it
    still = f"pages still call it unchecked: nobody has checked their own words, in layouts/words/{language}.yaml"
    doubt = f"; {NO_TRANSLATOR}" if state in UNCHECKED else f"; {still}" if pages else ""
    where = library.from_here("/".join((*FOLDER, path.name)))
    doubt += _behind(library, handout)
    return f"{id}: {topic} ({language}), version {handout.version}{draft} {what}{doubt}; recorded in {where}"


def _behind(library: Library, handout: Handout) -> str:
    """What is said of a translation whose English has changed since it was made."""
    parts = ", ".join(changed_since(library, handout))
    return f"; behind the English ({parts}): bring it up to date, run `translated`, issue it again" if parts else ""


def _can_begin(library: Library, handout: Handout) -> None:
    """Raise Problems where words are of nobody, in English still, or of a day to come."""
    if left := tuple(unwritten(handout)):
        raise Problems(left)
    topic = str(handout.handout)
    if handout.lang != MASTER:
        left = tuple(untranslated_shared(library.shared(handout.lang), library.shared(MASTER)))
        if MASTER in library.languages(topic):
            left = (*untranslated(handout, library.handout(topic)), *left)
        if left:
            raise Problems(left)
    if late := [yet_to_be_written(one) for one in to_come([handout], library.today)]:
        raise Problems(late)


def _can_follow(ledger: Ledger, handout: Handout, shared: Shared, id: str, there: Issued | None) -> None:
    """Raise Problems where this version number, or this id, went out with other words."""
    key = (str(handout.handout), str(handout.lang))
    if there is not None and (str(there.topic), str(there.lang)) != key:
        hint = "raise `version:`, which gives another id"
        raise Problems([problem_at(handout.code, f"the id {id} is that of {there.topic} ({there.lang})", hint)])
    if others := tuple(with_other_words(ledger, handout, shared)):
        raise Problems(others)


def _asked(words: Sequence[str]) -> list[str]:
    """The ids and files that are asked about, each a word; words none of which is one are parts of one name.

    An id may be typed as `warf e5a8`, and the name of a file may hold blanks.
    """
    file = " ".join(words)
    if len(words) == 1 or any(_whole(word) for word in words):
        return [*words] if len(words) == 1 or not os.path.lexists(file) else [file]
    return [file if os.path.lexists(file) or "." in file else "-".join(words)]


def _whole(word: str) -> bool:
    """Whether a word is a file that is there, or an id."""
    return os.path.lexists(word) or is_id(read_id(word))


def verify(given: Namespace, voice: Voice) -> int:
    """Say what each id or PDF is worth today; the exit code is 0 only where all are current, else that of the worst."""
    library, worst = library_of(given), 0
    for number, said in enumerate(_asked(given.id)):
        try:
            answer = _answer(library, said)
        except (Usage, Problems, SystemProblem, OSError) as wrong:
            worst = max(worst, voice.went_wrong(wrong))
            continue
        voice.problems(ledger_of(library).unread if number == 0 else ())
        print(answer.line, file=voice.out)
        for line in answer.more:
            print(f"  - {line}", file=voice.out)
        if not answer.good and given.workspace is None and library.root == stock():
            print("  - only what came with the tool was looked at: add --workspace FOLDER", file=voice.out)
        worst = max(worst, 0 if answer.good else 1)
    return worst


def _answer(library: Library, said: str) -> Answer:
    """What one id or PDF is worth.  Raises Usage for what is neither."""
    path = Path(said)
    there = os.path.lexists(path)
    if path.suffix.lower() == ".pdf" or (there and not is_id(read_id(said))):
        if not there:
            raise Usage(f"there is no file {path}", "give the path of a PDF, or the id at the foot of its pages")
        return of_file(library, path)
    if is_id(id := read_id(said)):
        return of_id(library, id)
    known = [*(str(one.issued) for one in ledger_of(library).versions), *(own for _, own in ids_of(library))]
    near = nearest(said, known)
    hint = f"did you mean {near}?" if near else "an id looks like LC-STOP-3F2A"
    raise Usage(f"{said!r} is no id", f"{hint}; it stands at the foot of every page")


def _when(days: int | None) -> str:
    """In how many days a review is due, in words."""
    if days is None:
        return "never reviewed"
    count = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return "today" if days == 0 else f"{count} late" if days < 0 else f"in {count}"


def due(given: Namespace, voice: Voice) -> int:
    """List the handouts to be looked at again; the exit code is 1 where one is past its date."""
    library = library_of(given)
    found = [*due_for_review(library, given.within)]
    rows, late, never = [], 0, 0
    for day, handout in found:
        never += day is None
        if day is None and not given.drafts:
            continue
        days = (day - library.today).days if day else None
        state = _when(days)
        late += days is not None and days < 0
        rows.append((f"{handout.handout} ({handout.lang})", str(day or "-"), state, str(handout.review.by or "-")))
    behind = [*outgrown(library)]
    for handout, parts in behind:
        day, state = handout.review.next, f"the English has changed since: {', '.join(parts)}"
        rows.append((f"{handout.handout} ({handout.lang})", str(day or "-"), state, str(handout.review.by or "-")))
    voice.problems(once(library.warnings))
    voice.table(("handout", "next review", "due", "by"), rows)
    listed = len(found) - never
    voice.say(f"{listed} to be looked at within {given.within} days, {late} past their date")
    more = "" if given.drafts or not never else "; --drafts lists them"
    if behind:
        one = "1 translation is" if len(behind) == 1 else f"{len(behind)} translations are"
        voice.say(f"{one} behind the English; `translated` says that one fits again")
    voice.say(f"{never} that nobody has reviewed{more}")
    return 1 if late or any(problem.level == "error" for problem in library.warnings) else 0
