"""What of a translation is still in English: a copy that somebody has yet to translate, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from takehome.content import Handout, Shared
from takehome.document import Document
from takehome.english import FEWEST_IN_ALL, english_of, names_aside, pieces
from takehome.gathering import words_of
from takehome.problems import Problem, shown
from takehome.said import Said, problem_at

HEAD = "_head"  # the part of a handout that is in no section
_ENTRIES = {"terms": "term", "signs": "sign", "call_notes": "call note", "organisations": "organisation"}


def untranslated(translation: Handout, english: Handout) -> Iterator[Problem]:
    """A problem for each part that says English texts, paragraphs, sentences or titles, but for marks and capitals."""
    yield from (problem for _, problem in by_part(translation, english))


def untranslated_shared(translation: Shared, english: Shared) -> Iterator[Problem]:
    """A problem for each list of shared words that says English sentences; names of sources stay as they are."""
    yield from (problem for _, problem in by_part_shared(translation, english))


def by_part(translation: Handout, english: Handout) -> Iterator[tuple[str, Problem]]:
    """The same, each with the part of the handout as marks call it: its head, or the id of a section."""
    theirs = {str(section.id): section for section in english.sections}
    parts: list[tuple[str, str, object, object]] = [
        (HEAD, "the title", (translation.title, translation.subtitle), (english.title, english.subtitle)),
        (HEAD, "the main message", translation.main_message, english.main_message),
        (HEAD, "`key_points`", translation.key_points, english.key_points),
        (HEAD, "`questions`", translation.questions, english.questions),
    ]
    ids = [(str(one.id), one) for one in translation.sections]
    parts += [(id, f"the section {id!r}", one, theirs.get(id)) for id, one in ids]
    yield from _still_english(parts, translation.title)


def by_part_shared(translation: Shared, english: Shared) -> Iterator[tuple[str, Problem]]:
    """The same of shared words, each with the name of its list."""
    both = zip(_printed(translation), _printed(english), strict=True)
    kinds = [(name.strip("`"), name, mine, theirs) for (name, mine), (_, theirs) in both]
    yield from _still_english(kinds, translation.shared)


def _printed(shared: Shared) -> list[tuple[str, object]]:
    """What shared words say on a page, list by list."""
    return [
        ("`terms`", tuple(shared.terms.values())),
        ("`signs`", tuple((one.text, *one.notes) for one in shared.signs.values())),
        ("`areas`", tuple(shared.areas.values())),
        ("`call_notes`", tuple(text for one in shared.call_notes for text in (one.text, one.hospice_note) if text)),
        ("`organisations`", tuple(one.what for one in shared.organisations.values())),
    ]


def in_print(document: Document, english: Shared) -> Iterator[Problem]:
    """A problem for each shared term, sign, note and organisation that a document prints in English words."""
    helpers = {id(one) for one in document.organisations}
    named = {
        "terms": {str(name) for name, _ in document.terms},
        "signs": {*map(str, (name for names in document.sign_ids for name in names))},
        "call_notes": {str(note.id) for note in document.shared.call_notes},
        "organisations": {str(name) for name, one in document.shared.organisations.items() if id(one) in helpers},
    }
    mine, theirs = _entries(document.shared), _entries(english)
    both = [(kind, name) for kind, names in named.items() for name in mine[kind] if name in names & theirs[kind].keys()]
    parts = [(name, f"the {_ENTRIES[kind]} {name!r}", mine[kind][name], theirs[kind][name]) for kind, name in both]
    yield from (problem for _, problem in _still_english(parts, document.shared.shared))


def begun(translation: Handout | Shared, english: Handout | Shared) -> tuple[Handout | Shared, dict[str, Problem]]:
    """What is still in English, by part; and a translation without that, as far as it has entries."""
    if isinstance(translation, Handout):
        assert isinstance(english, Handout)
        return translation, dict(by_part(translation, english))
    assert isinstance(english, Shared)
    still = dict(by_part_shared(translation, english))
    return (_without_english(translation, english) if still else translation), still


def _without_english(translation: Shared, english: Shared) -> Shared:
    """Shared words of a language without the entries that say English words."""
    mine, theirs = _entries(translation), _entries(english)
    left: set[tuple[str, str]] = set()
    for kind, entries in mine.items():
        parts = [(name, name, said, theirs[kind].get(name, ())) for name, said in entries.items()]
        left |= {(kind, name) for name, _ in _still_english(parts, translation.shared)}
    kept: dict[str, object] = {
        kind: {name: one for name, one in getattr(translation, kind).items() if (kind, str(name)) not in left}
        for kind in ("terms", "signs", "organisations")
    }
    notes = tuple(note for note in translation.call_notes if ("call_notes", str(note.id)) not in left)
    return translation.model_copy(update={**kept, "call_notes": notes})


def _entries(shared: Shared) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words of each entry of shared words, by its list and its id."""
    return {
        "terms": {str(name): (one.word, one.means) for name, one in shared.terms.items()},
        "signs": {str(name): (one.text, *one.notes) for name, one in shared.signs.items()},
        "call_notes": {
            str(one.id): tuple(text for text in (one.text, one.hospice_note) if text) for one in shared.call_notes
        },
        "organisations": {str(name): (one.what,) for name, one in shared.organisations.items()},
    }


def _still_english(parts: Iterable[tuple[str, str, object, object]], top: str) -> Iterator[tuple[str, Problem]]:
    """A problem for each part, by its name, with words of its English model; `top` is where to point else."""
    said = [(part, name, *([*words_of(one)] if one else [] for one in both)) for part, name, *both in parts]
    known = pieces(text for *_, theirs in said for text in theirs)
    for part, name, words, their_words in said:
        found = [(text, left) for text in words if (left := [*english_of(text, known)])]
        first = [left[0] for _, left in found]
        place = next((text for text in (*first, *words) if isinstance(text, Said)), top)
        if words == their_words and sum(map(names_aside, words)) >= FEWEST_IN_ALL:
            place = next((text for text in words if isinstance(text, Said)), top)
            what = f"{name} {'are' if name.startswith('`') else 'is'} still in English"
            yield part, problem_at(place, what, "translate it")
        elif found:
            whole = all(left == [text] for text, left in found)
            count = f"{len(found)} of {len(words)} texts are still in English{'' if whole else ', in whole or in part'}"
            hint = "translate it" if whole else "translate it, or mark what is to stay in English, as {en:words}"
            yield part, problem_at(place, f"{name}: {count}, the first: {shown(first[0])}", hint)
