"""Two documents that will face each other agree: in order, in what is hard to read, and in where they are bound."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from takehome.coded import NEUTRAL_CODE
from takehome.compose import code_of
from takehome.content import MASTER, Question, Section
from takehome.dates import language_name
from takehome.document import Chapter, Document
from takehome.identity import document_id
from takehome.layout import Layout
from takehome.likeness import unlike_values
from takehome.prepare import Prepared
from takehome.problems import Problem, Problems, warning
from takehome.said import place_of, problem_at
from takehome.signs import Sign
from takehome.translation import RULE, shape
from takehome.typeset import figure_numbers

_HEAD = ("title", "main_message", "key_points", "questions")


def paired(one: Prepared, two: Prepared, alone: Collection[str] = ()) -> list[Prepared]:
    """Two documents made to face each other.  `alone`: the topics that no English stands beside.

    The second takes over the order of the first, and is bound as the first is read.  What is hard in one language is
    hard in both, so that nothing is gathered behind the divider on one page and open on the page that faces it.
    Raises Problems where they do not tell the same signs in the same boxes.
    """
    wrong = (*_missing(one.document, two.document), *_missing(two.document, one.document))
    unlike = tuple(_unlike(one.document, two.document, alone))
    errors = (problem for problem in unlike if problem.level == "error")
    if wrong := (*wrong, *_otherwise(one.document, two.document), *errors):
        raise Problems(wrong)
    changed = _facing(one.document, two.document)
    paper = one.style.paper_name
    layout = _framed(one.style.layout, two.style.layout, paper)
    found = []
    for document, ready, more in zip(changed, (one, two), ((), unlike), strict=True):
        style = replace(ready.style, layout=layout, bound_right=one.style.rtl)
        ctx = replace(ready.ctx, document=document, figures=figure_numbers(document))
        found.append(Prepared(document, style, ctx, (*ready.findings, *more)))
    return found


def _missing(document: Document, other: Document) -> Iterator[Problem]:
    """Signs of a document that the other does not have: one Problem for each handout that names some."""
    there = {name for names in other.sign_ids for name in names}
    for chapter, model in zip(document.chapters, other.chapters, strict=True):
        named = (*chapter.handout.when_to_call, *chapter.handout.more_signs)
        gone = [name for name in named if str(name) not in there]
        if gone:
            place = place_of(model.handout.title)
            names, file = ", ".join(map(repr, map(str, gone))), place.path if place else other.language
            what = f"pages in {other.language!r}, which face these in {document.language!r}, do not have the signs"
            yield problem_at(gone[0], f"{what} {names}", f"name them in {file} too, or take them out here")


def _unlike(one: Document, two: Document, alone: Collection[str]) -> Iterator[Problem]:
    """What the second says otherwise than the first, of topics without the English that both are else held against.

    What is hard in one of them is hard in both (`_as_hard`).
    """
    for model, chapter in zip(one.chapters, two.chapters, strict=True):
        if str(chapter.topic) not in alone:
            continue
        theirs = {str(section.id): section for section in model.sections}
        parts: list[tuple[str, str, object, object]] = [
            (f"in the section {id!r}, ", section.title, section, theirs[id])
            for section in chapter.sections
            if (id := str(section.id)) in theirs
        ]
        parts += [
            ("", chapter.handout.title, getattr(chapter.handout, key), getattr(model.handout, key)) for key in _HEAD
        ]
        for where, title, mine, other in parts:
            for found in unlike_values(mine, other, aligned=shape(mine) == shape(other)):
                if not found.what.startswith("`sensitive"):
                    what, hint = (_beside(text, one.language) for text in (f"{where}{found.what}", found.hint))
                    problem = problem_at(title if found.near is None else found.near, what, hint)
                    yield problem if found.strict else warning(problem, RULE)


def _beside(words: str, language: str) -> str:
    """What is said of a translation and the English, of two languages that face each other."""
    return words.replace("in English", f"in {language!r}").replace("the English", f"the text in {language!r}")


def _otherwise(one: Document, two: Document) -> Iterator[Problem]:
    """Signs that stand in other boxes in two languages; what is mended is a translation."""
    mine, model = (one, two) if two.language == MASTER else (two, one)
    (first, more), (firsts, others) = mine.sign_ids, model.sign_ids
    for name in (name for name in (*first, *more) if name in {*firsts, *others}):
        sign, other = mine.shared.signs[name], model.shared.signs[name]
        what = f"the sign {name!r} is {_kind(sign)} in {mine.language!r}, and {_kind(other)} in {model.language!r}"
        if _kind(sign) != _kind(other):
            hint = (
                "write the same `tier` and `any_hour` in both, or leave them out here: those of the English hold then"
            )
            yield problem_at(sign.text, what, hint)
        elif (name in first) != (name in firsts):
            lists = ["a first" if name in ids else "a further" for ids in (first, firsts)]
            what = f"the sign {name!r} is {lists[0]} one in {mine.language!r}, and {lists[1]} one in {model.language!r}"
            hint = "name it in the same list in both, `when_to_call` or `more_signs`; what is `locked` is a first one"
            yield problem_at(_named(mine, name), what, hint)


def _kind(sign: Sign) -> str:
    """The box that a sign stands in."""
    hour = " at any hour" if sign.any_hour else " by day"
    return f"{sign.tier}{hour if sign.tier == 'clinic-today' else ''}"


def _named(document: Document, name: str) -> str:
    """The id of a sign where a handout names it."""
    lists = [ids for one in document.chapters for ids in (one.handout.when_to_call, one.handout.more_signs)]
    return next(id for ids in lists for id in ids if id == name)


def _facing(first: Document, second: Document) -> tuple[Document, Document]:
    """What both will say: one code, the ids of both, one order."""
    title = second.chapters[0].handout.title if second.title == first.title else second.title
    ids = (*first.ids, *second.ids)
    code = code_of(first.code, document_id(ids), neutral=first.code.startswith(f"{NEUTRAL_CODE}-"))
    holds = (*_holds(first), *_holds(second))
    return (
        replace(
            first,
            code=code,
            ids=ids,
            holds=holds,
            chapters=_alike(first, second),
            questions=_hard(first.questions, second.questions),
            facing=(title, second.language),
            unchecked=_said(first, second),
        ),
        replace(
            second,
            code=code,
            ids=ids,
            holds=holds,
            title=title,
            chapters=_alike(second, first, ordered=True),
            questions=_hard(second.questions, first.questions),
            note_inside=None,
            terms=tuple(_as_in(dict(first.terms), {key: (key, term) for key, term in second.terms})),
            first_signs=_signs(second, second.first_signs, first.first_signs, first),
            more_signs=_signs(second, second.more_signs, first.more_signs, first),
            facing=(first.title, first.language),
            unchecked=_said(second, first),
        ),
    )


def _holds(document: Document) -> tuple[tuple[str, str], ...]:
    """The titles and ids of a document's handouts, also of one alone."""
    return document.holds or ((str(document.chapters[0].handout.title), document.ids[0]),)


def _framed(one: Layout, two: Layout, paper: str) -> Layout:
    """The first layout as its pages face others, with a frame that leaves room for the running lines of both."""
    frames = [layout.papers[paper].frame for layout in (one, two)]
    both = replace(frames[0], top=max(f.top for f in frames), bottom=max(f.bottom for f in frames))
    rows = {**one.rows, **{name: one.rows[other] for name, other in one.facing.items()}}
    return replace(one, rows=rows, papers={**one.papers, paper: replace(one.papers[paper], frame=both)})


def _as_in(order: Mapping[str, object], things: Mapping[str, object]) -> list:
    """Things in the order of another mapping; what it does not have comes last."""
    known = [things[key] for key in order if key in things]
    return [*known, *(thing for key, thing in things.items() if key not in order)]


def _signs(document: Document, signs: Iterable[Sign], others: Iterable[Sign], other: Document) -> tuple[Sign, ...]:
    """Signs in the order of another document."""
    names = [{id(sign): name for name, sign in one.shared.signs.items()} for one in (document, other)]
    return tuple(_as_in({names[1][id(sign)]: sign for sign in others}, {names[0][id(sign)]: sign for sign in signs}))


def _alike(document: Document, other: Document, ordered: bool = False) -> tuple[Chapter, ...]:
    """The chapters with what is hard in either document, in the order of the other if asked for."""
    found = []
    for chapter, model in zip(document.chapters, other.chapters, strict=True):
        theirs = {str(section.id): section for section in model.sections}
        mine = {str(section.id): section for section in chapter.sections}
        sections = {id: _as_hard(section, theirs.get(id)) for id, section in mine.items()}
        found.append(replace(chapter, sections=tuple(_as_in(theirs if ordered else mine, sections))))
    return tuple(found)


def _as_hard(section: Section, other: Section | None) -> Section:
    """A section whose parts are hard where those of the other are.

    `likeness` refuses a translation whose flags are not those of the English.  This is for what it cannot hold against
    anything, two languages of a topic that has no English, and for what it only counts: blocks of other kinds than the
    English has, as many of them hard, but not the same ones.
    """
    if other is None:
        return section
    changes: dict[str, object] = {}
    if other.sensitive and not section.sensitive:
        changes["sensitive"] = True
    if len(section.blocks) == len(other.blocks):
        hard = [a.sensitive or b.sensitive for a, b in zip(section.blocks, other.blocks, strict=True)]
        if hard != [block.sensitive for block in section.blocks]:
            marked = zip(section.blocks, hard, strict=True)
            changes["blocks"] = tuple(b.model_copy(update={"sensitive": h}) if h else b for b, h in marked)
    return section.model_copy(update=changes) if changes else section


def _hard(questions: tuple[Question, ...], others: tuple[Question, ...]) -> tuple[Question, ...]:
    """Questions that are hard where those of the other are; for the same two as `_as_hard`."""
    hard = {str(question.id) for question in others if question.sensitive}
    return tuple(q.model_copy(update={"sensitive": True}) if str(q.id) in hard else q for q in questions)


def _said(document: Document, facing: Document) -> tuple[tuple[str, str], ...]:
    """What a page says of unchecked words: its own, or that those of the language on the facing page are so."""
    name = language_name(facing.language)
    return document.unchecked or tuple(
        (f"{name} \u00b7 {text}", lang) for text, lang in facing.unchecked if lang == document.language
    )
