"""Shared words: a clinic's own over those of the stock, and a translation's over the English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from takehome.fields import is_null
from takehome.nodes import Mapping, Node, Sequence
from takehome.problems import Place, Problem, Problems, nearest, shown, warning
from takehome.said import Said

_FIXED: dict[str, str] = dict.fromkeys(("tier", "area", "note_for", "note_unless", "leads", "only", "unless"), "")
_FIXED |= {"country": "", "sends_to": "", "any_hour": "true", "locked": "false"}  # as in English; and if not said
WORDLESS = (*_FIXED, "from", "phone", "web")
_ALL = {"only": "in all handouts", "tier": "for both boxes", "sends_to": "", "leads": "below the signs"}  # if not said
_MOST = {"tier": "emergency", "any_hour": "true", "locked": "true"}  # of a sign that is most urgent, and fixed
NOTES = ("hospice_note", "note")  # what is said with a sign, or a note of the boxes
ALIKE = 0.8  # what an id is that may be meant for another, though it may be a new one
CHANGED = "stock-changed"
_BY_ID = ("terms", "signs", "areas", "organisations")
Lent = Callable[[str], bool]


def translated(
    node: Mapping, english: Mapping, lent: Lent = lambda path: False, first: Mapping | None = None
) -> Mapping:
    """Shared words of a language: what it says of each term, sign, note and organisation, over the English entry.

    What a language does not say is not there in it: no English word is printed by mistake; `owed` says what a document
    lacks.  From a file that is `lent` (by its name) goes what the English no longer has, and what the English says in
    other words than `first`, from which that file was made: it would be the translation of another text.  Sources are
    those of the English file, with those the language adds.
    """
    found = Mapping(node.place, node.source)
    first = english if first is None else first
    for key in dict.fromkeys((*node, *english)):
        mine, theirs, model = node.get(key), english.get(key), first.get(key)
        if key in _BY_ID and isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            made_from = model if isinstance(model, Mapping) else Mapping(node.place)
            entries = _entries(mine, theirs, lent, made_from)
            if strange := _strange(entries, theirs, key):
                raise Problems(strange)
            found.put(key, entries, node.key_place(key))
        elif key == "call_notes" and isinstance(mine, Sequence | None) and isinstance(theirs, Sequence | None):
            notes = _notes(node, theirs or Sequence(english.place), lent, _by_id(model))
            found.put(key, notes, node.key_place(key))
        elif key == "sources" and isinstance(theirs, Mapping):
            found.put(key, mine.over(theirs) if isinstance(mine, Mapping) else theirs, english.key_place(key))
        elif key in node:
            found.put(key, mine, node.key_place(key))
    return found


def extended(node: Mapping, base: Mapping, told: list[Problem] | None = None) -> Mapping:
    """Shared words of a workspace over those of the stock: an entry takes the place of the one of its id, whole.

    So do notes of the call boxes.  What may be meant otherwise is `told`: an id that is new and nearly one of the
    stock, a sign that is less urgent, a note that other handouts lose.
    """
    found = Mapping(node.place, node.source)
    for key in _keys(base, node):
        mine, theirs = node.get(key), base.get(key)
        if key == "call_notes" and isinstance(mine, Sequence) and isinstance(theirs, Sequence):
            if told is not None:
                own, other = _by_id(mine), _by_id(theirs)
                told += [*_nearly(_listed(own), _listed(other), "note"), *_moved(own, other)]
            mine = _together(mine, theirs)
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            if told is not None and key in _BY_ID:
                told += [*_nearly(mine, theirs, key[:-1]), *(_lessened(mine, theirs) if key == "signs" else ())]
            both = Mapping(mine.place, mine.source)
            for one in _keys(theirs, mine):
                both.put(one, (mine if one in mine else theirs)[one])
            mine = both
        found.put(key, theirs if mine is None else mine, (node if key in node else base).key_place(key))
    return found


def _together(mine: Sequence, theirs: Sequence) -> Sequence:
    """The notes of the stock, each as a workspace has it that says it too, and then those that are new."""
    both, own = Sequence(mine.place, mine.source), _by_id(mine)
    standing = [own.get(str(note.get("id")), note) if isinstance(note, Mapping) else note for note in theirs]
    both.extend(standing)
    both.extend(note for note in mine if not any(note is one for one in standing))
    return both


def _listed(notes: dict[str, Mapping]) -> Mapping:
    """Notes by id, each where its id stands."""
    found = Mapping(Place(""))
    for id, note in notes.items():
        found.put(said if isinstance(said := note["id"], Said) else id, note)
    return found


def _moved(mine: dict[str, Mapping], theirs: dict[str, Mapping]) -> Iterator[Problem]:
    """Notes of a workspace that stand for one of the stock, and not in all of its handouts, in another box or place, or
    without the number that it sends to."""
    for id, note in mine.items():
        if id in theirs:
            yield from _unsaid(note, theirs[id], f"note {shown(id)!r}")
        for key in _ALL if id in theirs else ():
            own, other = (_as(one, key, "") for one in (note, theirs[id]))
            kept = key == "only" and (not own or (other and {*other.split(", ")} <= {*own.split(", ")}))
            kept = kept or (key in ("sends_to", "leads") and not other)
            if own != other and not kept:
                said = f"`{key}: {shown(own)}`" if own else f"without `{key}:`"
                what = f"the note {shown(id)!r} is {said} here, and {shown(other) or _ALL[key]} in the stock"
                hint = "it takes the place of the stock's in every handout; to have both, give yours an id of its own"
                hint = f"write `{key}: {shown(other)}`, or its number is not said" if key == "sends_to" else hint
                yield warning(note.problem(what, hint, key if key in note else "id"), CHANGED)


def _nearly(mine: Mapping, theirs: Mapping, kind: str) -> Iterator[Problem]:
    """Ids of a workspace that differ from one of the stock by a letter or two: a slip would change nothing."""
    unsaid = [id for id in theirs if id not in mine]
    for id in (id for id in mine if id not in theirs):
        if near := nearest(id, unsaid, ALIKE):
            what = f"the stock has no {kind} {shown(id)!r}, and this is a new one"
            hint = f"did you mean {near!r}? only the same id takes its place; if it is a new one, call it otherwise"
            yield warning(mine.problem(what, hint, id), CHANGED)


def _lessened(mine: Mapping, theirs: Mapping) -> Iterator[Problem]:
    """Signs of a workspace that are less urgent, less fixed, or say less than those of the stock they stand for."""
    for id, entry in mine.items():
        base = theirs.get(id)
        if not isinstance(entry, Mapping) or not isinstance(base, Mapping):
            continue
        for key, most in _MOST.items():
            own, other = (_as(one, key, _FIXED[key]) for one in (entry, base))
            if other == most and own != most:
                what = f"the sign {shown(id)!r} is `{key}: {shown(own)}` here, and {most} in the stock"
                hint = f"write `{key}: {most}`, unless your clinicians want it so"
                yield warning(
                    (entry if key in entry else mine).problem(what, hint, key if key in entry else id), CHANGED
                )
        yield from _unsaid(entry, base, f"sign {shown(id)!r}")


def _unsaid(mine: Mapping, theirs: Mapping, name: str) -> Iterator[Problem]:
    """What is said with an entry of the stock, and not with that of a workspace which stands for it."""
    for key in (key for key in NOTES if key in theirs and key not in mine):
        what = f"the {name} has a `{key}` in the stock, and none here"
        hint = f"an entry takes the place of the stock's whole: write it here too, or `{key}: null` if nothing is said"
        yield warning(mine.problem(what, hint), CHANGED)


def _keys(base: Mapping, node: Mapping) -> Iterable[str]:
    """The keys of both, in the order of the base, each as the last of them that says it has it: with its place."""
    return {str(key): key for key in (*base, *node)}.values()


def _entries(mine: Mapping, theirs: Mapping, lent: Lent, first: Mapping) -> Mapping:
    found, bad = Mapping(mine.place, mine.source), list[Problem]()
    for key, entry in mine.items():
        base = theirs.get(key)
        if lent(mine.key_place(key).path) and (base is None or _words(base) != _words(first.get(key))):
            continue
        try:
            joined = _joined(entry, base) if isinstance(entry, Mapping) and isinstance(base, Mapping) else entry
            found.put(key, joined, mine.key_place(key))
        except Problems as wrong:
            bad += wrong.problems
    if bad:
        raise Problems(bad)
    return found


def _strange(entries: Mapping, theirs: Mapping, kind: str) -> list[Problem]:
    """Ids that the English has not: slips for those it has, and signs that nobody says how soon to call for."""
    unsaid, found = [id for id in theirs if id not in entries], []
    for id, entry in entries.items():
        near = None if id in theirs else nearest(id, unsaid)
        lacks = kind == "signs" and isinstance(entry, Mapping) and "tier" not in entry
        if near or (id not in theirs and lacks):
            what = f"the English has no {kind[:-1]} {shown(id)!r}"
            mend = f"did you mean {near!r}?" if near else "say it in English first"
            found.append(entries.problem(what, f"{mend} a translation has the ids of the English, and no others", id))
    return found


def _words(entry: Node | None) -> object:
    """What an entry says in its language."""
    return {k: v for k, v in entry.items() if k not in WORDLESS} if isinstance(entry, Mapping) else entry


def _joined(entry: Mapping, base: Mapping) -> Mapping:
    """An entry with what the English one says without words.

    Problems where it lacks a note that the English has, or says otherwise what is the same in every language.
    """
    lacking = [key for key in NOTES if _as(base, key, "") and not _as(entry, key, "")]
    if lacking:
        what = "the English entry has a `{0}`, and this has none"
        raise Problems(entry.problem(what.format(key), f"say it in this language too, as `{key}:`") for key in lacking)
    if other := [
        key for key, default in _FIXED.items() if key in entry and _as(entry, key, default) != _as(base, key, default)
    ]:
        raise Problems(_differing(entry, base, key) for key in other)
    plain = Mapping(base.place, base.source)
    for key, value in base.items():
        if key in WORDLESS:
            plain.put(key, value, base.key_place(key))
    return entry.over(plain)


def _as(entry: Mapping, key: str, default: str) -> str:
    """What an entry says below a key, or what it means by saying nothing."""
    value = entry.get(key)
    if isinstance(value, Sequence):
        return ", ".join(map(str, value))
    return default if value is None or is_null(value) else str(value)


def _differing(entry: Mapping, base: Mapping, key: str) -> Problem:
    """What an entry says of whom to call, and how soon, otherwise than the English."""
    mine, theirs = (shown(_as(one, key, _FIXED[key])) or "none" for one in (entry, base))
    what = f"`{key}` is {mine} here, and {theirs} in English"
    return entry.problem(what, f"take out this `{key}:`; it is the same in every language, as the English says it", key)


def _by_id(notes: Node | None) -> dict[str, Mapping]:
    """The notes of a list that bear an id."""
    if not isinstance(notes, Sequence):
        return {}
    return {str(note["id"]): note for note in notes if isinstance(note, Mapping) and "id" in note}


def _slip(note: Mapping, near: str) -> Problem:
    what = f"the English has no note {shown(str(note['id']))!r}"
    return note.problem(what, f"did you mean {near!r}? a translation has the ids of the English, and no others", "id")


def _notes(node: Mapping, theirs: Sequence, lent: Lent, first: dict[str, Mapping]) -> Sequence:
    mine, known = node.get("call_notes"), _by_id(theirs)
    found = Sequence(node.key_place("call_notes" if "call_notes" in node else "shared"), node.source)
    for note in mine if isinstance(mine, Sequence) else ():
        id = str(note.get("id")) if isinstance(note, Mapping) else ""
        base, place = known.get(id), note.place() if isinstance(note, Said) else note.place
        if lent(place.path) and (base is None or _words(base) != _words(first.get(id))):
            continue
        found.append(_joined(note, base) if isinstance(note, Mapping) and base is not None else note)
    said = _by_id(found)
    unsaid = [id for id in known if id not in said]
    slips = [(note, near) for id, note in said.items() if id not in known and (near := nearest(id, unsaid))]
    if slips:
        raise Problems(_slip(note, near) for note, near in slips)
    return found
