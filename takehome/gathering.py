"""What several handouts share is gathered once: questions, signs, organisations, terms, sources."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from takehome import inline
from takehome.ambulance import of_others
from takehome.brand import Brand
from takehome.content import Handout, Organisation, Question, Shared, Source, Term
from takehome.dialled import CALLS, cannot_reach
from takehome.problems import Place, Problem, Problems, did_you_mean
from takehome.said import place_of, problem_at
from takehome.schema import Model
from takehome.signs import CallNote, Sign

NAMES = frozenset(
    ("id", "from_", "to", "file", "art", "term", "needs", "url", "web", "phone", "country", "signs", "leads")
) | {"note_for", "note_unless", "only", "area", "sends_to", "unless", "team"}


def heads(handouts: Sequence[Handout], *, questions: bool = True) -> list[Model]:
    """The models outside sections that are always printed: main messages, key points, all `questions` if not few."""
    found: list[Model] = []
    for handout in handouts:
        found += [*submodels([handout.main_message, handout.key_points])]
        if handout.questions and questions:
            found += submodels(handout.questions.ready)
    return found


def questions_of(questions: Sequence[Question], ids: Sequence[str] | None = None) -> tuple[Question, ...]:
    """The union by id, or those of some `ids`, in their order.

    Raises Problems for texts that differ under one id, with both places, and for ids that there are not.
    """
    found: dict[str, Question] = {}
    known = {str(question.id) for question in questions}
    wrong = [id for id in ids or () if str(id) not in known]
    problems = [problem_at(id, f"no question {str(id)!r}", did_you_mean(id, sorted(known))) for id in wrong]
    ranks = {str(id): rank for rank, id in enumerate(ids or ())}
    some = [q for q in questions if ids is None or str(q.id) in ranks]
    for question in sorted(some, key=lambda q: ranks.get(str(q.id), 0)):
        other = found.setdefault(question.id, question)
        if (str(other.text), other.sensitive) != (str(question.text), question.sensitive):
            where, there = place_of(question.text) or Place("", 0, 0), place_of(other.text) or Place("", 0, 0)
            message = f"the question {question.id!r} reads otherwise at {there.path}:{there.line}"
            problems.append(Problem(where, message, "give one of them another id, or make the texts the same"))
    if problems:
        raise Problems(problems)
    by_text: dict[str, Question] = {}
    for question in found.values():
        first = by_text.setdefault(str(question.text), question)
        if question.sensitive and not first.sensitive:
            by_text[str(question.text)] = question  # hard for one reader is hard
    return tuple(by_text.values())


def signs_of(handouts: Sequence[Handout], shared: Shared) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """The signs of the first page: those of the first handout, and the locked ones of the others; then all others."""
    first = list(handouts[0].when_to_call)
    ranks = {id: rank for rank, id in enumerate(shared.signs)}
    for id in (id for h in handouts for id in h.when_to_call if shared.signs[id].locked):
        if id not in first:  # before the first that the shared list has after it, in its tier
            own = [i for i, one in enumerate(first) if shared.signs[one].tier == shared.signs[id].tier]
            first.insert(next((i for i in own if ranks[first[i]] > ranks[id]), len(first)), id)
    lists = [ids for h in handouts for ids in (h.when_to_call, h.more_signs)]
    more = [id for id in dict.fromkeys(id for ids in lists for id in ids) if id not in first]
    return tuple(shared.signs[id] for id in first), tuple(shared.signs[id] for id in more)


def call_notes_of(topic: str, shared: Shared) -> tuple[CallNote, ...]:
    """The notes of the call boxes in a document that begins with a topic."""
    return tuple(note for note in shared.call_notes if not note.only or topic in note.only)


def organisations_of(handouts: Sequence[Handout], shared: Shared, brand: Brand) -> tuple[Organisation, ...]:
    asked = dict.fromkeys(id for h in handouts for id in h.help)
    chosen = [id for id in asked if brand.organisations is None or id in brand.organisations]
    return tuple(o for id in chosen if (o := shared.organisations[id]).country in (None, brand.country))


def unnamed(handout: Handout, shared: Shared, brand: Brand) -> list[str]:
    """The organisations of a handout that stay out only because the brand names others."""
    named = brand.organisations
    here = [id for id in handout.help if shared.organisations[id].country in (None, brand.country)]
    return [] if named is None else [str(id) for id in here if id not in named]


def helpless(handout: Handout, shared: Shared, brand: Brand) -> Iterator[Problem]:
    """A warning where a brand that names organisations names none of a handout's: all of its `help:` goes."""
    away = unnamed(handout, shared, brand)
    if brand.organisations and away and not organisations_of([handout], shared, brand):
        what = f"no place to get help is left of {handout.handout}: {named_by(brand)}"
        hint = f"add {', '.join(away)} to its `organisations:`, or take these out of `help:`"
        yield problem_at(handout.help[0], what, hint, level="warning")


def unhelpful(organisations: Iterable[Organisation], brand: Brand) -> Iterator[Problem]:
    """What is wrong with the numbers of the places to get help that a document has: they are called from the clinic's
    country.  A place needs a number or an address, if nobody is to search for it."""
    for one in organisations:
        if one.phone:
            yield from cannot_reach(one.phone, brand.country)
            yield from of_others(one.phone, brand.country, brand.phones.emergency)
        elif not one.web:
            what = f"no number and no address of {str(one.name)!r}: nobody can reach it"
            yield problem_at(one.name, what, "give its `phone:` or its `web:`", level="warning", rule=CALLS)


def apart(handouts: Sequence[Handout], shared: Shared, brand: Brand, lent: Callable[[str], bool]) -> Iterator[str]:
    """What is said of a clinic's own organisations that stay out, where a handout keeps others or the brand names none.

    `lent`: whether a file is the stock's; of the stock's organisations a brand names those it wants.
    """
    kept = [one for one in handouts if not any(helpless(one, shared, brand))]
    away = dict.fromkeys(id for one in kept for id in unnamed(one, shared, brand))
    places = {id: place_of(shared.organisations[id].name) for id in away}
    away = [id for id, place in places.items() if not (place and lent(str(place.path)))]
    if away:
        yield f"{', '.join(away)} {'stay' if len(away) > 1 else 'stays'} out: {named_by(brand)}"


def named_by(brand: Brand) -> str:
    """Which organisations a brand names, for a message."""
    return f"the brand {brand.brand} names {', '.join(brand.organisations or ()) or 'none'}"


def submodels(roots: Iterable[object]) -> list[Model]:
    """Some models and every model below them, each before what is below it."""
    found: list[Model] = []
    _gather(roots, found)
    return found


def _gather(values: Iterable[object], found: list[Model]) -> None:
    for value in values:
        if value is None or isinstance(value, (str, int)):  # nearly always; asking whether it is a model takes long
            continue
        if isinstance(value, (tuple, list)):
            _gather(value, found)
        elif isinstance(value, dict):
            _gather(value.values(), found)
        elif isinstance(value, Model):
            found.append(value)
            _gather(vars(value).values(), found)


def strings_of(model: Model) -> Iterator[str]:
    """The texts a model holds itself, not those of the models below it."""
    for value in vars(model).values():
        if isinstance(value, str):
            yield value
        elif value is not None:
            yield from strings(value)


def strings(value: object) -> Iterator[str]:
    """The texts of a value: itself, or those of a mapping or a list."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from strings(inner)


def words_of(value: object) -> Iterator[str]:
    """The words of models, without ids and names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from words_of(inner)
    elif isinstance(value, Model):
        for name, inner in vars(value).items():
            if name not in NAMES:
                yield from words_of(inner)
    else:
        yield from strings(value)


def terms_of(models: Sequence[Model], shared: Shared) -> tuple[tuple[str, Term], ...]:
    """The terms that are marked in what is printed, and in what explains them, in the order of the alphabet."""
    used: set[str] = set()
    waiting: list[Model] = list(models)
    while waiting:
        new = {id for model in waiting for id in _terms_in(model)} - used
        used |= new
        waiting = [shared.terms[id] for id in sorted(new)]
    key = {id: (*_alphabetical(str(shared.terms[id].word), str(shared.shared)), id) for id in used}
    return tuple((id, shared.terms[id]) for id in sorted(used, key=lambda id: key[id]))


def _alphabetical(word: str, language: str) -> tuple[bytes, str]:
    """What words are ordered by: letters without their marks; Chinese by sound, as the common part of GB 18030 is."""
    if language.startswith("zh"):
        return word.casefold().encode("gb18030"), word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain.encode(), word


def _terms_in(model: Model) -> Iterator[str]:
    margin = vars(model).get("margin")
    if margin is not None and margin.term:
        yield str(margin.term)
    for text in strings_of(model):
        if "{term:" in text:
            yield from (run.term for run in inline.parse(text) if run.term)


def sources_of(models: Sequence[Model], terms: Sequence[tuple[str, Term]], shared: Shared) -> tuple[Source, ...]:
    """The sources of all that is printed, by publisher and title."""
    everything = [*models, *shared.call_notes, *(term for _, term in terms)]
    ids = {str(id) for model in everything for id in vars(model).get("from_", ())}
    found = [shared.sources[id] for id in sorted(ids) if id in shared.sources]
    return tuple(sorted(found, key=lambda s: (str(s.publisher), site(s.url), str(s.title), str(s.url))))


def site(url: str) -> str:
    """The name of the site of an address, as it is printed."""
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
