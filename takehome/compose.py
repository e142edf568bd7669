"""What will be printed: sections chosen, locked parts kept, shared parts of several handouts gathered once.

Pure: handouts, order, brand and the date go in, a `Document` comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from takehome import inline
from takehome.brand import Brand
from takehome.content import Handout, Organisation, Question, Section, Shared, Sign, Source, Term
from takehome.order import Order, Part
from takehome.problems import Problem, Problems, nearest
from takehome.said import place_of
from takehome.schema import Model

LOCKED = ("main_message", "when_to_call", "key_points", "questions", "contacts", "about")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One handout of a document: its chosen sections, in the order asked for."""

    topic: str
    handout: Handout
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """All that will be printed, and nothing else.  `notices` tell the person at the desk what the tool did."""

    title: str
    subtitle: str | None
    language: str
    code: str
    version: int
    issued: date
    issued_text: str
    booklet: bool
    chapters: tuple[Chapter, ...]
    first_signs: tuple[Sign, ...]
    more_signs: tuple[Sign, ...]
    questions: tuple[Question, ...]
    question_lines: int
    organisations: tuple[Organisation, ...]
    terms: tuple[tuple[str, Term], ...]
    sources: tuple[Source, ...]
    omitted: tuple[str, ...]
    notices: tuple[str, ...]
    brand: Brand
    shared: Shared
    notice: str
    review_line: str
    titles: Mapping[str, Mapping[str, str]]
    gather: bool = True
    person: str | None = None

    @property
    def plain_sections(self) -> list[tuple[Chapter, tuple[Section, ...]]]:
        """Each chapter with the sections that stand in their place."""
        hold = self.booklet and self.gather
        return [(c, tuple(s for s in c.sections if not (hold and s.sensitive))) for c in self.chapters]

    @property
    def gathered(self) -> list[tuple[Chapter, Section]]:
        """The sensitive sections of a booklet, gathered behind the divider."""
        if not (self.booklet and self.gather):
            return []
        return [(c, s) for c in self.chapters for s in c.sections if s.sensitive]

    @property
    def anchors(self) -> frozenset[str]:
        """The places links can lead to."""
        found = {"when-to-call", "questions", "words", "help", "sources", "about", "team"}
        for chapter in self.chapters:
            found.add(f"{chapter.topic}.")
            for section in chapter.sections:
                found.add(f"{chapter.topic}.{section.id}")
                found |= {f"{chapter.topic}.{b.id}" for b in section.blocks if b.id}
        return frozenset(found)

    def plain(self, text: str) -> str:
        """The words of an author's text without its marks."""
        return inline.plain(text, self.brand.value)

    def contents(self, say: Callable[..., str]) -> Iterator[tuple[str, str, str | None, bool]]:
        """Anchor, title, note and sensitivity of each line of the contents."""
        if self.booklet:
            for chapter in self.chapters:
                yield (f"{chapter.topic}.", self.plain(chapter.handout.title), None, False)
            for chapter, section in self.gathered:
                yield (f"{chapter.topic}.{section.id}", self.plain(section.title), section.summary, True)
        else:
            for chapter in self.chapters:
                for section in chapter.sections:
                    yield (f"{chapter.topic}.{section.id}", self.plain(section.title), None, section.sensitive)
        yield ("questions", say("my_questions"), None, False)
        if self.terms:
            yield ("words", say("words_to_know"), None, False)
        if self.organisations:
            yield ("help", say("get_help"), None, False)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an order does not hold: the library's handouts, the brand, the shared parts, the page's words, today."""

    handouts: Mapping[str, Handout]
    shared: Shared
    brand: Brand
    say: Callable[..., str]
    date_text: Callable[[date], str]
    today: date


def compose(order: Order, around: Surroundings, *, booklet: bool, person: str | None = None) -> Document:
    """The document an order asks for.

    Raises Problems for topics, sections or signs that do not exist, and where texts differ under one id.
    """
    notices: list[str] = []
    omitted: list[str] = []
    chapters = tuple(_chapter(part, around, notices, omitted) for part in order.parts)
    handouts = [c.handout for c in chapters]
    first = handouts[0]
    questions = _merged([q for h in handouts if h.questions for q in h.questions.ready])
    title = order.title or first.title
    used = [s for c in chapters for s in c.sections]
    more = list(submodels(used))
    terms = _terms([*handouts_heads(handouts), *more], around.shared)
    signs = _signs(handouts, around.shared)
    helpers = _organisations(handouts, around)
    return Document(
        title=inline.plain(title, around.brand.value),
        subtitle=first.subtitle if len(chapters) == 1 or not booklet else None,
        language=first.lang,
        code=_code([inline.plain(h.code, around.brand.value) for h in handouts]),
        version=max(h.version for h in handouts),
        issued=max(h.review.written for h in handouts),
        issued_text=around.date_text(max(h.review.written for h in handouts)),
        booklet=booklet,
        chapters=chapters,
        first_signs=signs[0],
        more_signs=signs[1],
        questions=questions,
        question_lines=max((h.questions.lines for h in handouts if h.questions), default=6),
        organisations=helpers,
        terms=terms,
        sources=_sources([*handouts_heads(handouts), *more, *signs[0], *signs[1], *helpers], terms, around.shared),
        omitted=tuple(dict.fromkeys(omitted)),
        notices=tuple(notices),
        brand=around.brand,
        shared=around.shared,
        notice=_notice(handouts, around),
        review_line=_review_line(handouts, around),
        titles=_titles(around.handouts),
        gather=order.sensitive.gather if order.sensitive else True,
        person=person,
    )


def handouts_heads(handouts: Sequence[Handout]) -> list[Model]:
    """The models outside sections that are always printed: main messages, key points, questions."""
    heads: list[Model] = []
    for handout in handouts:
        heads += [*submodels([handout.main_message]), *submodels(handout.key_points)]
        if handout.questions:
            heads += list(submodels(handout.questions.ready))
    return heads


def _chapter(part: Part, around: Surroundings, notices: list[str], omitted: list[str]) -> Chapter:
    handout = around.handouts.get(part.topic)
    if handout is None:
        raise Problems([_unknown(part.topic, around.handouts, "handout")])
    by_id = {section.id: section for section in handout.sections}
    asked = [*(part.only or ()), *(part.without or ())]
    locked = [name for name in asked if name.replace("-", "_") in LOCKED]
    problems = [_unknown(name, by_id, "section") for name in asked if name not in by_id and name not in locked]
    if problems:
        raise Problems(problems)
    for name in part.without or ():
        if name in locked:
            notices.append(f"{name} stays: this part is locked, no choice leaves it out")
    wanted = [n for n in part.only if n in by_id] if part.only else [n for n in by_id if n not in (part.without or ())]
    for name in wanted:  # grows while it is walked: what comes along may need more
        for need in by_id[name].needs:
            if need not in wanted:
                wanted.insert(wanted.index(name) + 1, need)
                notices.append(f"{need} comes along: {name} needs it")
    omitted += [section.title for section in handout.sections if section.id not in wanted]
    return Chapter(part.topic, handout, tuple(by_id[name] for name in wanted))


def _unknown(name: str, options: Iterable[str], what: str) -> Problem:
    near = nearest(name, options)
    hint = f"did you mean {near!r}?" if near else f"there is: {', '.join(sorted(options)) or 'none'}"
    return Problem(place_of(name) or _nowhere(), f"no {what} {str(name)!r}", hint)


def _nowhere():
    from takehome.problems import Place

    return Place("", 0, 0)


def _titles(handouts: Mapping[str, Handout]) -> dict[str, dict[str, str]]:
    """What each handout of the library, and each of its sections, is called."""
    return {t: {"": h.title, **{s.id: s.title for s in h.sections}} for t, h in handouts.items()}


def _merged(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The union by id; texts that differ under one id are a Problem that names both places."""
    found: dict[str, Question] = {}
    problems = []
    for question in questions:
        other = found.setdefault(question.id, question)
        if str(other.text) != str(question.text):
            where, there = place_of(question.text) or _nowhere(), place_of(other.text) or _nowhere()
            message = f"the question {question.id!r} reads otherwise at {there.path}:{there.line}"
            problems.append(Problem(where, message, "give one of them another id, or make the texts the same"))
    if problems:
        raise Problems(problems)
    texts: set[str] = set()
    return tuple(q for q in found.values() if not (str(q.text) in texts or texts.add(str(q.text))))


def _signs(handouts: Sequence[Handout], shared: Shared) -> tuple[tuple[Sign, ...], tuple[Sign, ...]]:
    """The signs of the first page are those of the first handout; all others, of any handout, come after them."""
    first = handouts[0].when_to_call
    lists = [ids for h in handouts for ids in (h.when_to_call, h.more_signs)]
    more = [id for id in dict.fromkeys(id for ids in lists for id in ids) if id not in first]
    return tuple(shared.signs[id] for id in first), tuple(shared.signs[id] for id in more)


def _organisations(handouts: Sequence[Handout], around: Surroundings) -> tuple[Organisation, ...]:
    asked = dict.fromkeys(id for h in handouts for id in h.help)
    chosen = [id for id in asked if around.brand.organisations is None or id in around.brand.organisations]
    country = around.brand.country
    return tuple(
        o for id in chosen if (o := around.shared.organisations[id]).country in (None, country) or country is None
    )


def submodels(roots: Iterable[object]) -> Iterator[Model]:
    """Some models and every model below them."""
    for root in roots:
        if isinstance(root, Model):
            yield root
            yield from submodels(getattr(root, name) for name in type(root).model_fields)
        elif isinstance(root, Mapping):
            yield from submodels(root.values())
        elif isinstance(root, (tuple, list)):
            yield from submodels(root)


def strings_of(model: Model) -> Iterator[str]:
    """The texts a model holds itself, not those of the models below it."""
    for name in type(model).model_fields:
        yield from _strings(getattr(model, name))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _strings(inner)


def _terms(models: Sequence[Model], shared: Shared) -> tuple[tuple[str, Term], ...]:
    """The terms that are explained in the words or the margins of what is printed, in the order of the alphabet."""
    used: set[str] = set()
    for model in models:
        margin = getattr(model, "margin", None)
        if margin is not None and margin.term:
            used.add(str(margin.term))
        for text in strings_of(model):
            if "{term:" in text:
                used |= {run.term for run in inline.parse(text) if run.term}
    return tuple(sorted(((id, shared.terms[id]) for id in used), key=lambda pair: str(pair[1].word).casefold()))


def _sources(models: Sequence[Model], terms: Sequence[tuple[str, Term]], shared: Shared) -> tuple[Source, ...]:
    """The sources of all that is printed, by publisher and title."""
    everything = [*models, *shared.call_notes, *(term for _, term in terms)]
    ids = {str(id) for model in everything for id in getattr(model, "from_", None) or ()}
    found = [shared.sources[id] for id in ids if id in shared.sources]
    return tuple(sorted(found, key=lambda s: (str(s.publisher), _site(s.url), str(s.title), str(s.url))))


def _site(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def _code(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{codes[0]}-BOOK"


def _notice(handouts: Sequence[Handout], around: Surroundings) -> str:
    return around.say("draft") if any(h.review.by is None for h in handouts) else ""


def _review_line(handouts: Sequence[Handout], around: Surroundings) -> str:
    if any(h.review.by is None for h in handouts):
        return around.say("about_draft")
    review = handouts[0].review
    dates = {key: around.date_text(day) for key, day in (("on", review.on), ("next", review.next)) if day}
    by = inline.plain(review.by or "", around.brand.value)
    return around.say("about_reviewed", by=by, on=dates.get("on", ""), next=dates.get("next", ""))
