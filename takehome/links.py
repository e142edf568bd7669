"""What one file says of another: terms, signs, sources, sections and links that must exist before layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from takehome import inline
from takehome.compose import strings_of, submodels
from takehome.content import Handout, Shared
from takehome.problems import Problem, Problems, nearest
from takehome.said import problem_at
from takehome.schema import Model

MARKS = ("seed", "unchecked")


def check(handout: Handout, shared: Shared, others: Mapping[str, Handout]) -> tuple[Problem, ...]:
    """Everything a handout names that is not there; `others` are the handouts of the library by topic."""
    found: list[Problem] = []
    for id in (*handout.when_to_call, *handout.more_signs):
        found += _known(id, shared.signs, "sign")
    for id in handout.help:
        found += _known(id, shared.organisations, "organisation")
    ids = {str(section.id) for section in handout.sections}
    for section in handout.sections:
        for need in section.needs:
            found += _known(need, ids, "section")
    found += _repeated(handout)
    everything = [*submodels([handout])]
    for model in everything:
        found += _provenance(model, shared)
        margin = getattr(model, "margin", None)
        if margin is not None and margin.term:
            found += _known(margin.term, shared.terms, "term")
        target = getattr(getattr(model, "see_also", None), "to", None)
        if target is not None:
            found += _link(target, str(target), handout, others)
        for text in strings_of(model):
            found += _inline(text, handout, shared, others)
    return tuple(dict.fromkeys(found))


def _known(name: str, options: Iterable[str], what: str) -> Iterator[Problem]:
    options = list(options)
    if str(name) not in options:
        near = nearest(name, options)
        hint = f"did you mean {near!r}?" if near else f"there is: {', '.join(map(str, options[:12])) or 'none'}"
        yield problem_at(name, f"there is no {what} {str(name)!r}", hint)


def _repeated(handout: Handout) -> Iterator[Problem]:
    """Ids are unique in their handout."""
    seen: set[str] = set()
    for section in handout.sections:
        for model in submodels([section]):
            id = getattr(model, "id", None)
            if id is None or type(model).__name__ in ("TableRow", "Column"):
                continue
            if str(id) in seen:
                yield problem_at(id, f"the id {str(id)!r} is used twice", "give one of them another id")
            seen.add(str(id))


def _provenance(model: Model, shared: Shared) -> Iterator[Problem]:
    sources = getattr(model, "from_", ())
    for source in sources:
        if source not in MARKS:
            yield from _known(source, [*shared.sources, *MARKS], "source")
    if "unchecked" in sources and not getattr(model, "team_decides", False):
        mark = next(s for s in sources if s == "unchecked")
        hint = "word it so that the clinic's team decides and add `team_decides: true`, or leave it out"
        yield problem_at(mark, "this was never checked, and it would be printed", hint)


def _inline(text: str, handout: Handout, shared: Shared, others: Mapping[str, Handout]) -> Iterator[Problem]:
    try:
        runs = inline.parse(text)
    except Problems as bad:
        yield from bad.problems
        return
    for run in runs:
        if run.term:
            for problem in _known(run.term, shared.terms, "term"):
                yield problem_at(run.text, problem.message, problem.hint)
        elif run.href and "#" in run.href and ":" not in run.href:
            yield from _link(run.text, run.href, handout, others)


def _link(said: str, target: str, handout: Handout, others: Mapping[str, Handout]) -> Iterator[Problem]:
    topic, _, id = target.partition("#")
    there = others.get(topic) if topic else handout
    if there is None:
        near = nearest(topic, others)
        hint = f"did you mean {near!r}?" if near else f"the handouts are: {', '.join(others)}"
        yield problem_at(said, f"this leads to {topic!r}, and there is no such handout", hint)
        return
    ids = {"questions", "when-to-call", *(str(s.id) for s in there.sections)}
    ids |= {str(b.id) for s in there.sections for b in s.blocks if b.id}
    if id and id not in ids:
        near = nearest(id, ids)
        hint = f"did you mean {near!r}?" if near else f"the places there are: {', '.join(sorted(ids))}"
        yield problem_at(said, f"this leads to {id!r}, and there is no such place in {there.handout}", hint)
