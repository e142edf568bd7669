"""Translations: shared words over the English ones, and which parts of a handout are behind the English.

A translated handout keeps, for each part, a fingerprint of the English words it was made from (`english:`).  When the
English changes, the fingerprint no longer fits, and the part is named until somebody has looked at it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from takehome.content import Handout
from takehome.gathering import strings
from takehome.nodes import Mapping, Sequence
from takehome.problems import Place, Problem
from takehome.said import Said, place_of
from takehome.schema import Model

_MARKS = re.compile(r"^english:.*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))*", re.M)
HEAD = "head"  # the part of a handout that is in no section
_BY_ID = ("terms", "signs", "organisations")
_NAMES = frozenset(("id", "from_", "to", "file", "art", "term", "needs", "url", "web", "phone", "country"))


def translated(node: Mapping, english: Mapping) -> Mapping:
    """Shared words of a language: what it says of each term, sign, note and organisation, over the English entry.

    What a language does not say is not there in it: no English word is printed by mistake.  Sources are those of the
    English file, with those the language adds.
    """
    found = Mapping(node.place, node.source)
    for key in dict.fromkeys((*node, *english)):
        mine, theirs = node.get(key), english.get(key)
        if key in _BY_ID and isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            found.put(key, _entries(mine, theirs), node.key_place(key))
        elif key == "call_notes" and isinstance(mine, Sequence) and isinstance(theirs, Sequence):
            found.put(key, _notes(mine, theirs), node.key_place(key))
        elif key == "sources" and isinstance(theirs, Mapping):
            found.put(key, mine.over(theirs) if isinstance(mine, Mapping) else theirs, english.key_place(key))
        elif key in node:
            found.put(key, mine, node.key_place(key))
    return found


def _entries(mine: Mapping, theirs: Mapping) -> Mapping:
    found = Mapping(mine.place, mine.source)
    for key, entry in mine.items():
        base = theirs.get(key)
        joined = entry.over(base) if isinstance(entry, Mapping) and isinstance(base, Mapping) else entry
        found.put(key, joined, mine.key_place(key))
    return found


def _notes(mine: Sequence, theirs: Sequence) -> Sequence:
    known = {str(n.get("id")): n for n in theirs if isinstance(n, Mapping)}
    found = Sequence(mine.place, mine.source)
    for note in mine:
        base = known.get(str(note.get("id"))) if isinstance(note, Mapping) else None
        found.append(note.over(base) if isinstance(note, Mapping) and base is not None else note)
    return found


def fingerprints(handout: Handout) -> dict[str, str]:
    """A short mark of the words of each part of a handout: its head, then each section."""
    head = (handout.title, handout.subtitle, handout.main_message, handout.key_points, handout.questions)
    parts = {HEAD: head, **{str(section.id): (section,) for section in handout.sections}}
    return {name: sha256("\n".join(_words(part)).encode()).hexdigest()[:8] for name, part in parts.items()}


def _words(value: object) -> Iterator[str]:
    """The words of models, without ids and names."""
    if isinstance(value, Model):
        for name, inner in vars(value).items():
            if name not in _NAMES:
                yield from _words(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words(inner)
    else:
        yield from strings(value)


def behind(handout: Handout, english: Handout) -> tuple[Problem, ...]:
    """A warning for each part of a translation that was made from other English words than there are now."""
    found = []
    for name, mark in fingerprints(english).items():
        was = handout.english.get(name)
        if str(was) != mark:
            part = "the title, main message, key points or questions" if name == HEAD else f"the section {name!r}"
            what = f"the English of {part} has changed since this was translated" if was else f"{part} has no mark"
            place = place_of(was) if isinstance(was, Said) else place_of(handout.lang)
            hint = f"bring it up to date, then write `{name}: {mark}` below `english:`, or run `translated`"
            found.append(Problem(place or Place(""), what, hint, level="warning", rule="translation-behind"))
    return tuple(found)


def with_marks(text: str, marks: dict[str, str]) -> str:
    """A handout's YAML with these marks below `english:`, and every other line as it is."""
    block = "english:\n" + "".join(f'  {name}: "{mark}"\n' for name, mark in marks.items())
    if _MARKS.search(text):
        return _MARKS.sub(lambda match: block, text, count=1)
    return f"{text.rstrip()}\n{block}"
