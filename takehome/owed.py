"""What a translation owes the English: shared words that the English says, and it does not say yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from takehome.content import MASTER, Handout, Shared
from takehome.gathering import call_notes_of
from takehome.library import Library
from takehome.links import missing_name, names_unknown
from takehome.problems import Problem, Problems, shown
from takehome.reader import Mapping
from takehome.said import problem_at
from takehome.schema import Model
from takehome.shelf import stock

PLURALS = {"sign": "signs", "term": "terms", "organisation": "organisations", "area": "areas"}
MOST = 8  # names that a line tells


def unknown(library: Library, handout: Handout) -> tuple[Problem, ...]:
    """The shared words that a handout names and that are not there, with what to write."""
    shared = library.shared(str(handout.lang))
    return owed(library, shared, names_unknown(handout, shared))


def owed(library: Library, shared: Shared, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems of names; one that the English says is told with the file and the line by which to say it."""
    if not (problems := tuple(problems)):
        return ()  # nothing of the stock is read for it
    found, language = _replaced(library, shared, problems), str(shared.shared)
    if language == MASTER or not found:
        return found
    named = {missing_name(what, id): (what, id, entry) for what, id, entry in _unsaid(library, shared)}
    return tuple(_told(library, one, language, *named[one.message]) if one.message in named else one for one in found)


def notes_owed(library: Library, shared: Shared, topic: str) -> tuple[Problem, ...]:
    """A problem where a document that begins with a topic lacks notes of the call boxes that the English has."""
    if str(shared.shared) == MASTER:
        return ()
    said = {str(note.id) for note in shared.call_notes}
    notes = {str(n.id): n for n in call_notes_of(topic, library.shared(MASTER)) if str(n.id) not in said}
    lacking = list(notes)
    if not lacking:
        return ()
    name, many = f"handouts/shared/{shared.shared}.yaml", len(lacking) > 1
    what = f"the English has {len(lacking)} notes" if many else "the English has a note"
    lines = " and ".join(f"`- {{id: {shown(id)}, {_line(note)[1:]}`" for id, note in notes.items())
    hint = f"say {'them' if many else 'it'} in this language too, below `call_notes:` as {lines}"
    theirs = library.node(stock() / name).get("call_notes") if (stock() / name).is_file() else None
    there = {str(note.get("id")) for note in theirs if isinstance(note, Mapping)} if isinstance(theirs, list) else set()
    if dropped := [id for id in lacking if id in there]:
        hint += f"; the stock's translation of {', '.join(map(shown, dropped))} is of other words"
    names = ", ".join(map(shown, lacking))
    found = problem_at(shared.shared, f"{what} for the call boxes, {names!r}, and this has none", hint)
    return (library.mendable(found),)


def _replaced(library: Library, shared: Shared, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems of names; those that went with the stock's words, whose place a clinic's own file takes, are one."""
    name = f"handouts/shared/{shared.shared}.yaml"
    if shared.extends or len(library.roots) == 1 or library.is_stock(name) or not (stock() / name).is_file():
        return problems
    theirs = library.node(stock() / name)
    gone: dict[str, str] = {}
    for what, plural in (*PLURALS.items(), ("source", "sources")):
        part = theirs.get(plural)
        gone |= {missing_name(what, id): str(id) for id in part} if isinstance(part, Mapping) else {}
    lost = dict.fromkeys(gone[one.message] for one in problems if one.message in gone)
    if not lost:
        return problems
    some = ", ".join([*lost][:MOST]) + (f" and {len(lost) - MOST} more" if len(lost) > MOST else "")
    what = f"this takes the place of the stock's shared words, and with them went {some}"
    one = problem_at(
        shared.shared, what, "add the line `extends: stock` below this one, to have those of the stock too"
    )
    return (one, *(other for other in problems if other.message not in gone))


def _unsaid(library: Library, shared: Shared) -> Iterator[tuple[str, str, object]]:
    """What the English says and this language does not: its kind, its id and the English entry."""
    try:
        english = library.shared(MASTER)
    except Problems:  # these are told where the English is built
        return
    for what, plural in PLURALS.items():
        for id, entry in getattr(english, plural).items():
            if id not in getattr(shared, plural):
                yield what, str(id), entry


def _told(library: Library, problem: Problem, language: str, what: str, id: str, entry: object) -> Problem:
    plural, name = PLURALS[what], f"handouts/shared/{language}.yaml"
    own, there = library.own(name), (library.root / name).is_file()
    where = f"say it in {own}" if there else f"write {own} that begins with {_begins(language)}, and say it there"
    hint = f"the English says it: {where}, below `{plural}:` as `{id}: {_line(entry)}`"
    path = stock() / name
    theirs = library.node(path).get(plural) if path.is_file() else None
    if isinstance(theirs, Mapping) and id in theirs:
        hint += "; the stock's translation is of other words"
    return replace(problem, message=f"the {what} {id!r} is not said in {shown(language)!r}", hint=hint)


def _begins(language: str) -> str:
    more = " and `extends: stock`" if (stock() / "handouts" / "shared" / f"{language}.yaml").is_file() else ""
    return f"`shared: {language}`{more}"


def _line(entry: object) -> str:
    """An entry as a translation says it: its words, and nothing that comes from the English."""
    if not isinstance(entry, Model):
        return "..."
    every = ("word", "means", "name", "what", "text", "hospice_note", "note")
    names = [name for name in every if getattr(entry, name, None)]
    return f"{{{', '.join(f'{name}: ...' for name in names)}}}"
