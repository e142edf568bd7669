"""What one file says of another: terms, signs, sources, sections and links that must exist before layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from takehome import inline
from takehome.content import MASTER, Handout, Shared
from takehome.gathering import strings, strings_of, submodels
from takehome.problems import Place, Problem, Problems, did_you_mean, in_order
from takehome.said import place_of, problem_at
from takehome.schema import Model

_TOPIC_LINK = re.compile(r"\]\(([a-z0-9][a-z0-9-]*)(?:#|\))")
MARKS = ("seed", "unchecked")
LITERAL = frozenset(("url", "web", "phone", "file", "country", "leads", "only", "from_"))  # never parsed


Broken = Mapping[str, tuple[Problem, ...]]


def check(
    handout: Handout,
    shared: Shared,
    others: Mapping[str, Handout],
    broken: Broken | None = None,
    topics: Iterable[str] = (),
) -> tuple[Problem, ...]:
    """Everything a handout or the shared words name that is not there, in the order of the files.

    `others` are the handouts that may be led to, by topic, `topics` the names of all there are; `broken` says what is
    wrong with those that cannot be read.
    """
    around = _Around(shared, others, broken or {}, tuple(topics) or tuple(others))
    signs = (*handout.when_to_call, *handout.more_signs)
    found = [*_named(handout, signs, shared)]
    for model in submodels([handout]):
        found += _provenance(model, shared)
        found += _called(vars(model).get("signs", ()), signs, shared)
        if (margin := vars(model).get("margin")) is not None and margin.term:
            found += _known(margin.term, shared.terms, "term")
        if (target := getattr(vars(model).get("see_also"), "to", None)) is not None:
            found += _link(target, str(target), handout, around)
        found += _texts(model, handout, around)
    for sign in shared.signs.values() if shared.shared == MASTER else ():  # elsewhere it stands below no name
        found += _known(sign.area, shared.areas, "area") if sign.area else ()
        found += _known(sign.note_unless, shared.signs, "sign") if sign.note_unless else ()
        found += sign.idle()
    notes = sorted((note.id for note in shared.call_notes), key=lambda id: place_of(id) or Place(""))
    found += _once(notes, "id", "give one of them another id")
    for note in shared.call_notes:
        for topic in (*note.leads, *note.only):
            found += _known(topic, around.topics, "handout")
        found += _known(note.unless, notes, "note") if note.unless and shared.shared == MASTER else ()
    for model in submodels([shared]):
        found += _sources(model, shared)
        found += _texts(model, handout, around)
    return in_order(found)


def _named(handout: Handout, signs: tuple[str, ...], shared: Shared) -> Iterator[Problem]:
    """What is wrong with the names that a handout gives, and with those that it calls others by."""
    for id in signs:
        yield from _known(id, shared.signs, "sign")
    for id in handout.help:
        yield from _known(id, shared.organisations, "organisation")
    yield from _once(signs, "sign", "name it once")
    yield from _tiers(handout, shared)
    ids = {str(section.id) for section in handout.sections}
    for section in handout.sections:
        for need in section.needs:
            yield from _known(need, ids, "section")
    yield from _once(_ids(handout), "id", "give one of them another id")


def names_unknown(handout: Handout, shared: Shared) -> tuple[Problem, ...]:
    """The signs, terms and organisations that a handout names, itself or through shared words, and that are not there.

    Words with marks that cannot be read are told too.
    """
    signs = (*handout.when_to_call, *handout.more_signs)
    found = [problem for id in signs for problem in _known(id, shared.signs, "sign")]
    found += [problem for id in handout.help for problem in _known(id, shared.organisations, "organisation")]
    seen: set[str] = set()
    used = [shared.signs[id] for id in signs if id in shared.signs]
    waiting: list[Model] = [*submodels([handout, *used, shared.call_notes])]
    while waiting:
        model = waiting.pop()
        for id in vars(model).get("signs", ()):
            found += _known(id, shared.signs, "sign")
        if (margin := vars(model).get("margin")) is not None and margin.term:
            found += _known(margin.term, shared.terms, "term")
        for name, value in vars(model).items():
            for text in strings(value) if name not in LITERAL else ():
                terms, wrong = _terms_in(text, shared)
                found += wrong
                waiting += [shared.terms[id] for id in terms - seen]
                seen |= terms
    return in_order(found)


def _terms_in(text: str, shared: Shared) -> tuple[set[str], list[Problem]]:
    """The terms marked in a text that are there, and what is wrong with its marks."""
    try:
        named = [run for run in inline.parse(text) if run.term]
    except Problems as bad:
        return set(), [*bad.problems]
    wrong = [
        problem_at(run.text, problem.message, problem.hint)
        for run in named
        for problem in _known(str(run.term), shared.terms, "term")
    ]
    return {str(run.term) for run in named} & set(shared.terms), wrong


class _Around(Struct, frozen=True):
    """What a handout's names and links may lead to."""

    shared: Shared
    others: Mapping[str, Handout]
    broken: Broken
    topics: Iterable[str] = ()


def topics_named(handouts: Iterable[Handout]) -> set[str]:
    """The topics that handouts lead to: only those need be read besides them."""
    found: set[str] = set()
    for model in submodels(handouts):
        if (target := getattr(vars(model).get("see_also"), "to", None)) is not None:
            found.add(str(target).partition("#")[0])
        for text in strings_of(model):
            if "](" in text:
                found |= {name for name in _TOPIC_LINK.findall(text)}
    return found - {""}


def _texts(model: Model, handout: Handout, around: _Around) -> Iterator[Problem]:
    for name, value in vars(model).items():
        if name not in LITERAL:
            for text in strings(value):
                yield from _inline(text, handout, around)


def _tiers(handout: Handout, shared: Shared) -> Iterator[Problem]:
    """The boxes on the first page are never empty: when to call names signs of both tiers."""
    if any(id not in shared.signs for id in handout.when_to_call):
        return  # a misspelt sign is said already
    found = {shared.signs[id].tier for id in handout.when_to_call}
    for tier in ("emergency", "clinic-today"):
        if tier not in found:
            place = handout.when_to_call[0] if handout.when_to_call else handout.title
            hint = f"add the id of a shared sign of the tier {tier} to when_to_call"
            yield problem_at(place, f"when to call names no sign of the tier {tier}", hint)


def _called(named: Iterable[str], signs: Iterable[str], shared: Shared) -> Iterator[Problem]:
    """Signs that a row or a box tells stand in the boxes for calls too."""
    for id in named:
        yield from _known(id, shared.signs, "sign")
        if id in shared.signs and id not in signs:
            what = f"the sign {str(id)!r} is told here, and not in the boxes for calls"
            yield problem_at(id, what, "add it to `more_signs`")


SHARED = ("sign", "organisation", "term", "source", "area")  # what is said once for all handouts


def _known(name: str, options: Iterable[str], what: str) -> Iterator[Problem]:
    options = list(options)
    if str(name) not in options:
        hint = did_you_mean(name, options)
        if what in SHARED:
            hint += " A" if hint.endswith("?") else "; a"
            hint += f" new {what} is written into handouts/shared/, for each language into its own file"
        yield problem_at(name, missing_name(what, name), hint)


def missing_name(what: str, name: str) -> str:
    """What is said of a name that nothing bears."""
    return f"there is no {what} {str(name)!r}"


def _once(names: Iterable[str], what: str, hint: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(str(name), name)
        if first is not name:
            place = place_of(first)
            where = f", first on line {place.line}" if place else ""
            yield problem_at(name, f"the {what} {str(name)!r} is used twice{where}", hint)


def _ids(handout: Handout) -> Iterator[str]:
    """Ids that are unique in their handout; those of a table's rows and columns are only so in their table."""
    for model in submodels([handout]):
        id = vars(model).get("id")
        if id is not None and type(model).__name__ not in ("TableRow", "Column"):
            yield id


def _provenance(model: Model, shared: Shared) -> Iterator[Problem]:
    yield from _sources(model, shared)
    sources = vars(model).get("from_", ())
    if "unchecked" in sources and not vars(model).get("team_decides"):
        mark = next(s for s in sources if s == "unchecked")
        hint = "word it so that the clinic's team decides and add `team_decides: true`, or leave it out"
        yield problem_at(mark, "this was never checked, and it would be printed", hint)


def _sources(model: Model, shared: Shared) -> Iterator[Problem]:
    for source in vars(model).get("from_", ()):
        if source not in MARKS:
            yield from _known(source, [*shared.sources, *MARKS], "source")


def _inline(text: str, handout: Handout, around: _Around) -> Iterator[Problem]:
    try:
        runs = inline.parse(text)
    except Problems as bad:
        yield from bad.problems
        return
    yield from inline.nearly_links(text)
    for run in runs:
        if run.term:
            for problem in _known(run.term, around.shared.terms, "term"):
                yield problem_at(run.text, problem.message, problem.hint)
        elif run.href and "#" in run.href and ":" not in run.href:
            yield from _link(run.text, run.href, handout, around)


def _link(said: str, target: str, handout: Handout, around: _Around) -> Iterator[Problem]:
    topic, _, id = target.partition("#")
    there = around.others.get(topic) if topic else handout
    if there is None and topic in around.broken:
        yield from around.broken[topic]
        return
    if there is None:
        hint = did_you_mean(topic, around.topics, "the handouts are")
        if "#" not in target:
            hint = f"a section of this handout is written '#{topic}'; or {hint}"
        yield problem_at(said, f"this leads to {topic!r}, and there is no such handout", hint)
        return
    ids = {"questions", "when-to-call", *(str(s.id) for s in there.sections)}
    ids |= {str(b.id) for s in there.sections for b in s.blocks if b.id}
    if id and id not in ids:
        hint = did_you_mean(id, sorted(ids), "the places there are")
        yield problem_at(said, f"this leads to {id!r}, and there is no such place in {there.handout}", hint)
