"""Which handouts and sections an order asks for, what comes along with them, what stays, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from takehome.ambulance import calls_ambulance
from takehome.brand import Brand
from takehome.content import Handout, Section, Shared
from takehome.document import CARE, Chapter
from takehome.gathering import strings_of, submodels
from takehome.kinds import Block
from takehome.ledger import Issued
from takehome.local import local
from takehome.order import Order, Part
from takehome.problems import Problem, Problems, did_you_mean
from takehome.said import problem_at
from takehome.scripts import script_of

MOST_OMITTED = 6  # sections that are named one by one
LOCKED = ("main_message", "when_to_call", "key_points", "questions", "contacts", "about")


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
    always: tuple[tuple[str, str], ...] = ()  # what every page says besides, by language
    issued: Callable[[str], Issued | None] = lambda id: None
    lent: Callable[[str], bool] = lambda file: False  # whether a file is the stock's


def chosen(order: Order, around: Surroundings) -> tuple[tuple[Chapter, ...], list[str]]:
    """The chapters of an order, and what the person at the desk should know of how they came about.

    Raises Problems for handouts and sections that are not there.
    """
    notices: list[str] = []
    _once(order)
    chapters = tuple(_chapter(_brief(part, notices) if order.brief else part, around, notices) for part in order.parts)
    return chapters, [*notices, *_locked(chapters, around)]


def asked_for(order: Order, chapters: Sequence[Chapter], around: Surroundings, notices: list[str]) -> list[str] | None:
    """The ids of the questions that an order names, of those that are for the clinic's country; None for all.

    Raises Problems for one that is named twice.
    """
    if order.questions is None:
        return None
    names = [str(id) for id in order.questions]
    twice = [id for i, id in enumerate(order.questions) if str(id) in names[:i]]
    if twice:
        raise Problems([problem_at(id, f"the question {str(id)!r} is named twice", "name it once") for id in twice])
    here = {str(q.id) for c in chapters if c.handout.questions for q in c.handout.questions.ready}
    every = [around.handouts[c.topic].questions for c in chapters]
    elsewhere = {str(q.id): q.country for one in every if one for q in one.ready if str(q.id) not in here}
    for id in (id for id in names if id in elsewhere):
        whose = elsewhere[id] or "other countries"
        notices.append(f"{id} stays out: it is for {whose}, and the clinic is in {around.brand.country}")
    return [id for id in order.questions if str(id) not in elsewhere]


def _brief(part: Part, notices: list[str]) -> Part:
    """A part of a brief document: no section but those it names.  What is locked is there in any case."""
    if part.without:
        notices.append(f"{', '.join(part.without)}: a brief document has no section but those of `only`")
    return part.model_copy(update={"only": part.only or LOCKED[:1], "without": ()})


def _once(order: Order) -> None:
    """A handout stands in a document once: two chapters with one name would send every link to the first."""
    topics = [part.topic for part in order.parts]
    twice = [t for i, t in enumerate(topics) if t in topics[:i]]
    if twice:
        hint = f"name its sections together, such as {twice[0]}:one,two"
        raise Problems([problem_at(t, f"the handout {str(t)!r} is asked for twice", hint) for t in twice])


def _chapter(part: Part, around: Surroundings, notices: list[str]) -> Chapter:
    handout = around.handouts.get(part.topic)
    if handout is None:
        raise Problems([_unknown(part.topic, around.handouts, "handout")])
    here = local(handout, around.brand.country)
    notices += _locked_elsewhere(handout, around.brand.country)
    by_id = {section.id: section for section in here.sections}
    wanted = _wanted(part, handout, by_id, around, notices)
    left_out = [section for section in here.sections if section.id not in wanted]
    locked = [(block, section) for section in left_out for block in section.blocks if block.locked]
    locked_blocks = tuple(_as_hard(block, section, around.brand.phones.emergency) for block, section in locked)
    care: tuple[Section, ...] = ()
    if locked_blocks:
        care = (Section.model_construct(id=CARE, title=around.say("take_care"), blocks=locked_blocks),)
    return Chapter(part.topic, here, (*(by_id[name] for name in wanted), *care))


def _locked_elsewhere(handout: Handout, country: str) -> list[str]:
    """What is said of locked blocks that stay out all the same, being for another country."""
    blocks = [(block, block.country or s.country, s) for s in handout.sections for block in s.blocks if block.locked]
    away = [
        (block.id or f"a locked block of {s.id}", whose) for block, whose, s in blocks if whose not in (None, country)
    ]
    return [f"{name} stays out: it is for {whose}, and the clinic is in {country}" for name, whose in away]


def _as_hard(block: Block, section: Section, emergency: str) -> Block:
    """A block that stays of a section, hard where that is hard; not so what keeps its reader safe.

    A caution, and what says whom to call, must be seen by who skips what is hard, unless it is `sensitive` itself.
    """
    if not section.sensitive or block.sensitive or _keeps_safe(block, emergency):
        return block
    return block.model_copy(update={"sensitive": True})


def _keeps_safe(block: Block, emergency: str) -> bool:
    """Whether a block is a caution, or holds signs or a number to call: of the brand, or typed, for an ambulance."""
    models = submodels([block])
    looks = any(vars(model).get("tone") == "caution" or vars(model).get("signs") for model in models)
    texts = [text for model in models for text in strings_of(model)]
    return looks or any("{{phones." in "".join(text.split()) or calls_ambulance(text, emergency) for text in texts)


def _locked(chapters: Sequence[Chapter], around: Surroundings) -> list[str]:
    """One line on locked blocks that are printed though their sections are left out, with the handouts they are of."""
    counts = {str(c.topic): len(s.blocks) for c in chapters for s in c.sections if s.id == CARE}
    if not counts:
        return []
    total = sum(counts.values())
    stay = "1 locked block stays" if total == 1 else f"{total} locked blocks stay"
    of = f": {', '.join(f'{count} of {topic}' for topic, count in counts.items())}" if len(chapters) > 1 else ""
    return [f"{stay}, under {str(around.say('take_care'))!r}{of}"]


def _wanted(
    part: Part, handout: Handout, by_id: Mapping[str, Section], around: Surroundings, notices: list[str]
) -> list[str]:
    """The sections a part asks for, of those there are `by_id`, with what they need."""
    asked = [*(part.only or ()), *part.without]
    locked = [name for name in asked if stays(name)]
    elsewhere = {section.id: section.country for section in handout.sections if section.id not in by_id}
    what = f"section of {part.topic} in {str(handout.lang)!r} called"
    problems = [_unknown(name, by_id, what) for name in asked if name not in {*by_id, *locked, *elsewhere}]
    if problems:
        raise Problems(problems)
    notices += [
        f"{name} stays: this part is locked, no choice leaves it out" for name in part.without if name in locked
    ]
    for name in part.only or ():
        if name in elsewhere:
            whose = elsewhere[name] or "other countries"
            notices.append(f"{name} stays out: it is for {whose}, and the clinic is in {around.brand.country}")
    wanted = [n for n in part.only or by_id if n in by_id and n not in part.without]
    if not wanted and set(asked) - set(locked):
        hint = f"leave one of them in: {', '.join(by_id)}"
        where = f" for a clinic in {around.brand.country}" if set(asked) & set(elsewhere) else ""
        raise Problems([problem_at(asked[0], f"no section of {part.topic} is left{where}", hint)])
    for name in wanted:  # grows while it is walked: what comes along may need more
        lacking = [need for need in dict.fromkeys(by_id[name].needs) if need not in wanted and need in by_id]
        at = wanted.index(name) + 1
        wanted[at:at] = lacking
        notices += [f"{need} comes along: {name} needs it" for need in lacking]
    return wanted


def stays(name: str) -> bool:
    """Whether a part is printed whatever is left out."""
    return name.replace("-", "_") in LOCKED


def left_out(order: Order, handouts: Mapping[str, Handout]) -> tuple[str, ...]:
    """The sections of `without` that are really left out: not what is locked, nor what another section needs."""
    if order.brief:
        return ()
    found = []
    for part in order.parts:
        handout = handouts.get(str(part.topic))
        needs = {str(one.id): one.needs for one in handout.sections} if handout else {}
        kept = [id for id in part.only or needs if id not in part.without]
        for id in kept:  # grows while it is walked
            kept += [need for need in needs.get(str(id), ()) if need not in kept]
        found += [str(id) for id in part.without if not stays(id) and id not in kept]
    return tuple(found)


def _unknown(name: str, options: Iterable[str], what: str) -> Problem:
    return problem_at(name, f"no {what} {str(name)!r}", did_you_mean(name, sorted(options)))


def omitted(chapters: tuple[Chapter, ...], around: Surroundings) -> tuple[str, ...]:
    """What is not in this copy: up to six sections, or the first of each handout; and that there is more.

    Hard ones count among what is more: their titles are for readers who have asked to see them.
    """
    left = [(c, [s for s in c.handout.sections if s.id not in {own.id for own in c.sections}]) for c in chapters]
    told = [(c, [str(s.title) for s in some if not s.sensitive], some) for c, some in left if some]
    more = around.say("and_more")
    titles = list(dict.fromkeys(title for _, plain, _ in told for title in plain))
    if len(chapters) == 1 or len(titles) <= MOST_OMITTED:
        rest = len(titles) > MOST_OMITTED or any(s.sensitive for _, some in left for s in some)
        return (*titles[:MOST_OMITTED], *((more,) if rest else ()))
    colon = script_of(chapters[0].handout.lang).colon
    return tuple(
        f"{c.handout.title}{colon}" + (f"{plain[0]} ({more})" if len(some) > 1 else plain[0]) if plain else more
        for c, plain, some in told
    )
