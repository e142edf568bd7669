"""Translations: what they have otherwise than the English, and which parts of them are behind it.

A translated handout keeps, for each part, a fingerprint of the English words it was made from (`english:`).  When the
English changes, the fingerprint no longer fits, and the part is named until somebody has looked at it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from takehome.canonical import SOURCES, mark
from takehome.content import Handout, Shared
from takehome.gathering import submodels, words_of
from takehome.likeness import Unlike, lacking, unlike_values
from takehome.nodes import Mapping
from takehome.problems import Place, Problem, Problems, warning
from takehome.reader import read
from takehome.said import Said, place_of, problem_at
from takehome.schema import Model
from takehome.unmatched import counted
from takehome.untranslated import HEAD, begun

COMPARE = "compare the two"
BEHIND, RULE = "translation-behind", "translation-differs"
_BY_ID = ("terms", "signs", "organisations")
_MARK = 8  # hexadecimal digits of the mark of a part
_SAME = SOURCES | {"phone", "web", "country", "area", "note_for", "note_unless", "leads", "only", "sends_to", "unless"}
_VALUES = frozenset(("from_", "signs", "country"))  # `likeness` compares them, and each yes and no


def fingerprints(of: Handout | Shared, translation: Handout | Shared) -> dict[str, str]:
    """A short mark of all that each part says: of a handout its head and each section, of shared words each kind.

    Of shared words only those count that the translation has: new ones do not make it older.
    """
    if isinstance(of, Shared) and isinstance(translation, Shared):
        parts: dict[str, object] = {
            name: {key: entry for key, entry in getattr(of, name).items() if key in getattr(translation, name)}
            for name in _BY_ID
        }
        known = {note.id for note in translation.call_notes}
        parts["call_notes"] = tuple(note for note in of.call_notes if note.id in known)
        if translation.areas:
            parts["areas"] = {key: word for key, word in of.areas.items() if key in translation.areas}
        without = _SAME
    else:
        assert isinstance(of, Handout)
        without = SOURCES
        head = (of.title, of.subtitle, of.main_message, of.key_points, of.questions)
        parts = {HEAD: head, **{str(section.id): (section,) for section in of.sections}}
    return {name: mark(part, _MARK, without) for name, part in parts.items()}


def behind(
    translation: Handout | Shared, english: Handout | Shared, command: str = "translated"
) -> tuple[Problem, ...]:
    """A warning for each part of a translation that was made from other English words than there are now.

    One without marks of its own, which may have those of what it extends, is told once; the `command` marks it, or,
    where it is empty, whoever reads the hint: no command marks a file that is not the library's.  A part that lacks a
    mark only because it is still in English is told as that, and not as older than the English.
    """
    own = place_of(translation.shared if isinstance(translation, Shared) else translation.lang) or Place("")
    now = fingerprints(english, translation)
    late = {name: said for name, said in now.items() if _was(translation, name) != said}
    if late and not any((place_of(said) or own).path == own.path for said in translation.english.values()):
        what = "no mark says which English words this was made from"
        by_hand = ", ".join(f"`{name}: {said}`" for name, said in late.items())
        how = f"run `{command}`: it marks them" if command else f"write {by_hand} below `english:` of this file"
        hint = f"compare the two, then {how}, and later changes of the English are said"
        return (Problem(own, what, hint, level="warning", rule=BEHIND),)
    found = []
    rest, still = begun(translation, english) if late else (translation, {})
    done = fingerprints(english, rest) if still else {}
    for name, said in late.items():
        was, part = translation.english.get(name), _called(name, translation)
        if name in still and _was(translation, name) in ("None", done.get(name)):
            if isinstance(translation, Shared):  # what of a handout is in English is told anyway
                hint = f"translate them, then run `{command}`" if command else "translate them"
                what = f"some of {part} are still in English, and no mark fits them yet"
                found.append(Problem(still[name].place, what, hint, level="warning", rule=BEHIND))
            continue
        changed = f"the English of {part} has changed since this was translated"
        what = changed if was else f"no mark says which English words {part} was made from"
        place = place_of(was or "") or own
        place = place if place.path == own.path else own  # never a mark of what it extends
        hint = f"bring it up to date, then write `{name}: {said}` below `english:`"
        hint += f", or run `{command}`" if command else ""
        found.append(Problem(place, what, hint, level="warning", rule=BEHIND))
    return tuple(found)


def _was(translation: Handout | Shared, name: str) -> str:
    return str(translation.english.get(name))


def _called(name: str, translation: Handout | Shared) -> str:
    if isinstance(translation, Shared):
        return f"the shared {name.replace('_', ' ')}"
    return "the title, main message, key points or questions" if name == HEAD else f"the section {name!r}"


def unlike(translation: Handout, english: Handout) -> Iterator[Problem]:
    """What a translation has otherwise than the English.

    Signs and sections that are there in one of them only are errors, for a reader would miss them, and so is what is
    `locked`, `sensitive` or for a country, and what has other signs or values of the clinic; what else differs (the
    order, kinds and numbers of blocks, key points, questions, numbers in words) is a warning.
    """
    yield from _other_names(translation, english)
    by_id = {str(section.id): section for section in english.sections}
    for section in translation.sections:
        model = by_id.get(str(section.id))
        if model is None:
            continue
        other = shape(section.blocks) != shape(model.blocks)
        values = [*unlike_values(section, model, aligned=not other)]
        if other:
            kinds = [", ".join(map(counted, one.blocks)) for one in (section, model)]
            hint = f"here: {kinds[0]}; in English: {kinds[1]}"
            place, ids = _where(section.blocks, model.blocks, section.title)
            what = lacking(section.blocks, model.blocks) or "has other blocks, points or ids than in the English"
            yield _parts(values, f"the section {str(section.id)!r}", what, place, ids or hint)
        own = (one for one in values if not one.whole)
        yield from (_unlike(one, f"in the section {str(section.id)!r}, ", section.title) for one in own)
    for key, what in (("title", ""), ("main_message", ""), ("key_points", "key points"), ("questions", "questions")):
        mine, theirs = getattr(translation, key), getattr(english, key)
        other = shape(mine) != shape(theirs)
        values = [*unlike_values(mine, theirs, aligned=not other)]
        yield from (_unlike(one, "", translation.title) for one in values if not one.whole)
        if what and other:
            place, ids = _where(mine, theirs, translation.title)
            lack = lacking(mine, theirs)
            name = f"`{key}`" if lack or any(one.whole for one in values) else "this"
            yield _parts(
                values, name, lack or f"has other {what}, or ids of them, than the English", place, ids or COMPARE
            )


def _parts(values: Sequence[Unlike], name: str, what: str, place: str, hint: str) -> Problem:
    """What is told of a part with other blocks or points: an error where flags, signs or countries went with them."""
    whole = next((one.what for one in values if one.whole), "")
    problem = problem_at(place, f"{name} {whole or what}", hint)
    return problem if whole else warning(problem, RULE)


def _other_names(translation: Handout, english: Handout) -> Iterator[Problem]:
    """Signs, organisations, teams and sections that are there in a translation or in the English only."""
    named = (("when_to_call", "signs"), ("more_signs", "signs"), ("help", "organisations"), ("team", "teams"))
    for key, what in named:
        mine, theirs = (tuple(map(str, getattr(one, key))) for one in (translation, english))
        if set(mine) != set(theirs):
            there = [id for id in getattr(translation, key) if place_of(id)]
            place = next((id for id in there if str(id) not in theirs), there[0] if there else translation.title)
            yield _differs(f"`{key}` names other {what} than the English", mine, theirs, place, "error")
    ids, theirs = ([str(s.id) for s in one.sections] for one in (translation, english))
    if set(ids) != set(theirs):
        more = (s.id for s in translation.sections if str(s.id) not in theirs)
        place = next(more, translation.title)
        yield _differs("this has other sections than the English", ids, theirs, place, "error")
    elif ids != theirs:
        yield _differs("the sections stand in another order than in the English", ids, theirs, translation.title)


def unlike_shared(translation: Shared, english: Shared) -> Iterator[Problem]:
    """What the shared words of a language have otherwise than the English, of each entry that both have."""
    notes = [{str(note.id): note for note in one.call_notes} for one in (translation, english)]
    kinds = [(name[:-1], *(getattr(one, name) for one in (translation, english))) for name in (*_BY_ID, "areas")]
    for kind, mine, theirs in (*kinds, ("call note", *notes)):
        for id, entry in mine.items():
            values = unlike_values(entry, theirs[id]) if id in theirs else ()
            yield from (_unlike(one, f"in the {kind} {str(id)!r}, ", translation.shared) for one in values)


def _unlike(one: Unlike, where: str, top: str) -> Problem:
    """What is told of a value that is not as in English; `top` is where to point where no words are near."""
    problem = problem_at(one.near if one.near is not None else top, f"{where}{one.what}", one.hint)
    return problem if one.strict else warning(problem, RULE)


def _where(mine: object, theirs: object, top: str) -> tuple[str, str]:
    """Where a part first differs from the English one, else its `top`, and the ids that only one of them has."""
    here, there = ({str(id): id for one in submodels([part]) if (id := vars(one).get("id"))} for part in (mine, theirs))
    more, lacking = [id for id in here if id not in there], [id for id in there if id not in here]
    sides = (("only here", more), ("only in English", lacking))
    ids = "; ".join(f"{side}: {', '.join(names)}" for side, names in sides if names)
    pairs = zip_longest(*(part if isinstance(part, tuple) else (part,) for part in (mine, theirs)))
    other = next((one for one, model in pairs if one is not None and shape(one) != shape(model)), None)
    words = (text for text in words_of(other) if isinstance(text, Said)) if other is not None else iter(())
    return (here[more[0]] if more else next(words, top)), ids


def shape(value: object) -> object:
    """What is left of models without their words and values: which there are, how many, and their ids."""
    if isinstance(value, Model):
        fields = {name: shape(inner) for name, inner in vars(value).items() if name not in _VALUES}
        return type(value).__name__, {**fields, "id": str(getattr(value, "id", ""))}
    if isinstance(value, tuple):
        return [shape(inner) for inner in value]
    return bool(value) if isinstance(value, str) else None


def _differs(
    message: str, mine: Collection[str], theirs: Collection[str], place: str, level: str = "warning"
) -> Problem:
    lacking, more = [n for n in theirs if n not in mine], [n for n in mine if n not in theirs]
    mends = (("add what is lacking", lacking), ("take out what is not in English", more))
    parts = [f"{what}: {', '.join(names)}" for what, names in mends if names]
    problem = problem_at(place, message, "; ".join(parts) or f"in English: {', '.join(theirs)}")
    return problem if level == "error" else warning(problem, RULE)


def with_marks(data: bytes, name: str, marks: dict[str, str]) -> bytes:
    """A file's YAML with these marks below `english:`, and every other line as it is.

    Raises Problems where the file cannot be read, or would not say the marks afterwards.
    """
    lines = data.decode().splitlines(keepends=True)
    start, end = _block(_mapping(data, name), lines)
    if start and not lines[start - 1].endswith("\n"):
        lines[start - 1] += "\n"
    block = ["english:\n", *(f'  {key}: "{mark}"\n' for key, mark in marks.items())]
    made = "".join([*lines[:start], *block, *lines[end:]]).encode()
    before, after = _mapping(data, name), _mapping(made, name)
    others = [{key: node for key, node in one.items() if key != "english"} for one in (before, after)]
    if others[0] != others[1] or after["english"] != marks:
        hint = f"write them by hand below `english:`: {', '.join(f'{k}: {v}' for k, v in marks.items())}"
        raise Problems([Problem(Place(name, start + 1, 1), "the marks cannot be written into this file", hint)])
    return made


def _mapping(data: bytes, name: str) -> Mapping:
    node = read(data, name, [])
    if not isinstance(node, Mapping):
        raise Problems([Problem(Place(name, 1, 1), "this file holds no keys", "write the translation first")])
    return node


def _block(node: Mapping, lines: list[str]) -> tuple[int, int]:
    """The lines, from and to, that `english:` takes up, or where it is to stand."""
    end, start = len(lines), 0
    if "english" in node:
        start = node.key_place("english").line - 1
        end = min((line for key in node if (line := node.key_place(key).line - 1) > start), default=end)
    while end > start + ("english" in node) and (lines[end - 1].strip() in ("", "...") or lines[end - 1][0] == "#"):
        end -= 1
    return (start, end) if "english" in node else (end, end)
