"""Two documents that will face each other agree: in order, in what is hard to read, and in where they are bound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from takehome.compose import code_of
from takehome.content import Question, Section, Sign
from takehome.dates import language_name
from takehome.document import Chapter, Document
from takehome.identity import NEUTRAL_CODE, document_id
from takehome.layout import Layout
from takehome.prepare import Prepared
from takehome.typeset import figure_numbers


def paired(one: Prepared, two: Prepared) -> list[Prepared]:
    """Two documents made to face each other.

    The second takes over the order of the first, and is bound as the first is read.  What is hard in one language is
    hard in both, so that nothing is gathered behind the divider on one page and open on the page that faces it.
    """
    changed = _facing(one.document, two.document)
    paper = one.style.paper_name
    layout = _framed(one.style.layout, two.style.layout, paper)
    found = []
    for document, ready in zip(changed, (one, two), strict=True):
        style = replace(ready.style, layout=layout, bound_right=one.style.rtl)
        ctx = replace(ready.ctx, document=document, figures=figure_numbers(document))
        found.append(Prepared(document, style, ctx, ready.findings))
    return found


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
    """The first layout with a frame that leaves room for the running lines of both."""
    frames = [layout.papers[paper].frame for layout in (one, two)]
    both = replace(frames[0], top=max(f.top for f in frames), bottom=max(f.bottom for f in frames))
    return replace(one, papers={**one.papers, paper: replace(one.papers[paper], frame=both)})


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
    """A section whose parts are hard where those of the other are."""
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
    hard = {str(question.id) for question in others if question.sensitive}
    return tuple(q.model_copy(update={"sensitive": True}) if str(q.id) in hard else q for q in questions)


def _said(document: Document, facing: Document) -> tuple[tuple[str, str], ...]:
    """What a page says of unchecked words: its own, or that those of the language on the facing page are so."""
    name = language_name(facing.language)
    return document.unchecked or tuple(
        (f"{name} \u00b7 {text}", lang) for text, lang in facing.unchecked if lang == document.language
    )
