"""What will be printed: sections chosen, locked parts kept, shared parts of several handouts gathered once.

Pure: handouts, order, brand and the date go in, a `Document` comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from takehome import standing
from takehome.brand import Brand
from takehome.content import Handout, Organisation, Question, Section, Shared, Sign, Source, Term
from takehome.dates import language_name
from takehome.gathering import heads, organisations_of, questions_of, signs_of, sources_of, submodels, terms_of
from takehome.order import Order, Part
from takehome.problems import Problem, Problems, did_you_mean
from takehome.said import made_of, problem_at

CARE = "locked.blocks"  # the id of the section that holds what stays of sections that are left out
NEUTRAL_CODE = "INFO"  # what stands for the code of a handout under a neutral cover
LOCKED = ("main_message", "when_to_call", "key_points", "questions", "contacts", "about")


class Chapter(Struct, frozen=True):
    """One handout of a document: its chosen sections, in the order asked for."""

    topic: str
    handout: Handout
    sections: tuple[Section, ...]


class Document(Struct, frozen=True):
    """All that will be printed, and nothing else.  `notices` tell the person at the desk what the tool did."""

    title: str
    subtitle: str | None
    language: str
    code: str
    version: int
    issued: date
    issued_text: str
    booklet: bool
    margin: bool
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
    unchecked: tuple[tuple[str, str], ...] = ()  # what every page says of an unchecked translation, and its language
    facing: tuple[str, str] | None = None  # title and language of the pages that face these

    @property
    def plain_sections(self) -> list[tuple[Chapter, tuple[Section, ...]]]:
        """Each chapter with the sections, or the parts of sections, that stand in their place."""
        if not (self.booklet and self.gather):
            return [(c, c.sections) for c in self.chapters]
        return [(c, tuple(plain for s in c.sections if (plain := _parted(s)[0]))) for c in self.chapters]

    @property
    def gathered(self) -> list[tuple[Chapter, Section]]:
        """The sensitive sections, and parts of sections, of a booklet, gathered behind the divider."""
        if not (self.booklet and self.gather):
            return []
        return [(c, hard) for c in self.chapters for s in c.sections if (hard := _parted(s)[1])]

    @property
    def anchors(self) -> frozenset[str]:
        """The places links can lead to."""
        found = {"when-to-call", "questions", "words", "help", "sources", "about", "team"}
        for chapter in self.chapters:
            if self.booklet or len(self.chapters) > 1:
                found.add(f"{chapter.topic}.")
            for section in chapter.sections:
                found.add(f"{chapter.topic}.{section.id}")
                found |= {f"{chapter.topic}.{b.id}" for b in section.blocks if b.id}
        found |= {f"{chapter.topic}.{section.id}" for chapter, section in self.gathered}
        return frozenset(found)

    def contents(self, say: Callable[..., str]) -> Iterator[tuple[str, str, str | None, bool]]:
        """Anchor, title, note and sensitivity of each line of the contents."""
        if self.booklet and len(self.chapters) == 1:
            for chapter, sections in self.plain_sections:
                for section in sections:
                    yield (f"{chapter.topic}.{section.id}", section.title, None, section.sensitive)
        elif self.booklet:
            for chapter in self.chapters:
                yield (f"{chapter.topic}.", chapter.handout.title, None, False)
        if self.booklet:
            for chapter, section in self.gathered:
                yield (f"{chapter.topic}.{section.id}", section.title, section.summary, True)
        else:
            if self.more_signs:
                yield ("more-signs", say("more_signs"), None, False)
            for chapter in self.chapters:
                if len(self.chapters) > 1:
                    yield (f"{chapter.topic}.", chapter.handout.title, None, False)
                for section in chapter.sections:
                    yield (f"{chapter.topic}.{section.id}", section.title, None, section.sensitive)
        yield ("questions", say("my_questions"), None, False)
        if self.terms:
            yield ("words", say("words_to_know"), None, False)
        if self.organisations:
            yield ("help", say("get_help"), None, False)


def _parted(section: Section) -> tuple[Section | None, Section | None]:
    """What of a section stands in its place, and what is hard to read: all of it, some of its blocks, or nothing."""
    hard = tuple(block for block in section.blocks if block.sensitive)
    if section.sensitive or len(hard) == len(section.blocks):
        return None, section
    if not hard:
        return section, None
    plain = tuple(block for block in section.blocks if not block.sensitive)
    ready = {"id": f"{section.id}.ready", "blocks": hard, "sensitive": True}
    return section.model_copy(update={"blocks": plain}), section.model_copy(update=ready)


class Surroundings(Struct, frozen=True):
    """What an order does not hold: the library's handouts, the brand, the shared parts, the page's words, today."""

    handouts: Mapping[str, Handout]
    shared: Shared
    brand: Brand
    say: Callable[..., str]
    date_text: Callable[[date], str]
    today: date
    unchecked: tuple[tuple[str, str], ...] = ()  # what a page says where its own words are unchecked, by language
    words_checked: bool = True


def compose(
    order: Order, around: Surroundings, *, booklet: bool, margin: bool = True, person: str | None = None
) -> Document:
    """The document an order asks for, for pages with a `margin` for notes or without.

    Raises Problems for topics, sections or signs that do not exist, and where texts differ under one id.
    """
    notices: list[str] = []
    omitted: list[str] = []
    _once(order)
    chapters = tuple(_chapter(part, around, notices, omitted) for part in order.parts)
    handouts = [c.handout for c in chapters]
    first = handouts[0]
    questions = questions_of([q for h in handouts if h.questions for q in h.questions.ready])
    neutral = order.sensitive is not None and order.sensitive.neutral_cover
    title = around.say("neutral_title") if neutral else order.title or first.title
    used = [s for c in chapters for s in c.sections]
    more = list(submodels(used))
    signs = signs_of(handouts, around.shared)
    helpers = organisations_of(handouts, around.shared, around.brand)
    printed = [*heads(handouts), *more, *signs[0], *signs[1], *around.shared.call_notes, *helpers]
    terms = terms_of(printed, around.shared)
    return Document(
        title=title,
        subtitle=first.subtitle if not neutral and (len(chapters) == 1 or not booklet) else None,
        language=first.lang,
        code=NEUTRAL_CODE if neutral else first.code if len(chapters) == 1 else f"{first.code}-BOOK",
        version=max(h.version for h in handouts),
        issued=max(h.review.written for h in handouts),
        issued_text=around.date_text(max(h.review.written for h in handouts)),
        booklet=booklet,
        margin=margin,
        chapters=chapters,
        first_signs=signs[0],
        more_signs=signs[1],
        questions=questions,
        question_lines=max((h.questions.lines for h in handouts if h.questions), default=6),
        organisations=helpers,
        terms=terms,
        sources=sources_of(printed, terms, around.shared),
        omitted=tuple(dict.fromkeys(omitted)),
        notices=tuple(notices),
        brand=around.brand,
        shared=around.shared,
        notice=standing.notice(handouts, around.say, around.today),
        review_line=standing.review_line(handouts, around.say, around.date_text),
        titles=_titles(around.handouts, first.lang),
        gather=order.sensitive.gather if order.sensitive else True,
        person=person,
        unchecked=around.unchecked if standing.doubtful(handouts) or not around.words_checked else (),
    )


def _once(order: Order) -> None:
    """A handout stands in a document once: two chapters with one name would send every link to the first."""
    topics = [part.topic for part in order.parts]
    twice = [t for i, t in enumerate(topics) if t in topics[:i]]
    if twice:
        hint = f"name its sections together, such as {twice[0]}:one,two"
        raise Problems([problem_at(t, f"the handout {str(t)!r} is asked for twice", hint) for t in twice])


def _chapter(part: Part, around: Surroundings, notices: list[str], omitted: list[str]) -> Chapter:
    handout = around.handouts.get(part.topic)
    if handout is None:
        raise Problems([_unknown(part.topic, around.handouts, "handout")])
    by_id = {section.id: section for section in handout.sections}
    asked = [*(part.only or ()), *part.without]
    locked = [name for name in asked if name.replace("-", "_") in LOCKED]
    what = f"section of {part.topic} in {str(handout.lang)!r} called"
    problems = [_unknown(name, by_id, what) for name in asked if name not in by_id and name not in locked]
    if problems:
        raise Problems(problems)
    notices += [
        f"{name} stays: this part is locked, no choice leaves it out" for name in part.without if name in locked
    ]
    wanted = [n for n in dict.fromkeys(part.only or by_id) if n in by_id and n not in part.without]
    if not wanted and set(asked) - set(locked):
        hint = f"leave one of them in: {', '.join(by_id)}"
        raise Problems([problem_at(asked[0], f"no section of {part.topic} is left", hint)])
    for name in wanted:  # grows while it is walked: what comes along may need more
        lacking = [need for need in dict.fromkeys(by_id[name].needs) if need not in wanted]
        at = wanted.index(name) + 1
        wanted[at:at] = lacking
        notices += [f"{need} comes along: {name} needs it" for need in lacking]
    left_out = [section for section in handout.sections if section.id not in wanted]
    omitted += [section.title for section in left_out]
    locked_blocks = tuple(block for section in left_out for block in section.blocks if block.locked)
    care: tuple[Section, ...] = ()
    if locked_blocks:
        notices.append(f"{len(locked_blocks)} locked blocks stay, under {str(around.say('take_care'))!r}")
        care = (Section.model_construct(id=CARE, title=around.say("take_care"), blocks=locked_blocks),)
    return Chapter(part.topic, handout, (*care, *(by_id[name] for name in wanted)))


def _unknown(name: str, options: Iterable[str], what: str) -> Problem:
    return problem_at(name, f"no {what} {str(name)!r}", did_you_mean(name, sorted(options)))


def _titles(handouts: Mapping[str, Handout], language: str) -> dict[str, dict[str, str]]:
    """What each handout of the library, and each of its sections, is called."""
    return {t: {"": _named(h, language), **{s.id: s.title for s in h.sections}} for t, h in handouts.items()}


def _named(handout: Handout, language: str) -> str:
    """The title of a handout, with its language where it is another one."""
    own = handout.lang == language
    return handout.title if own else made_of(handout.title, f"{handout.title} ({language_name(handout.lang)})")
