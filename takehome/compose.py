"""What will be printed: sections chosen, locked parts kept, shared parts of several handouts gathered once.

Pure: handouts, order, brand and the date go in, a `Document` comes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from takehome import standing
from takehome.choice import Surroundings, asked_for, chosen, omitted
from takehome.coded import NEUTRAL_CODE
from takehome.content import Handout, Organisation, Question, Shared, Source, Term
from takehome.dates import language_called
from takehome.document import Chapter, Document
from takehome.gathering import (
    apart,
    call_notes_of,
    heads,
    organisations_of,
    questions_of,
    signs_of,
    sources_of,
    submodels,
    terms_of,
)
from takehome.identity import document_id, handout_id
from takehome.order import Order
from takehome.problems import shown
from takehome.said import made_of
from takehome.signs import Sign

FEW_TITLES = 3  # of what a brief document leaves out
FEW_QUESTIONS, FEW_LINES = 7, 6  # of a brief document: as many as a list may have, as few as rule 13 asks for


def compose(
    order: Order, around: Surroundings, *, booklet: bool, margin: bool = True, person: str | None = None
) -> Document:
    """The document an order asks for, for pages with a `margin` for notes or without.

    Raises Problems for topics, sections or signs that do not exist, and where texts differ under one id.
    """
    chapters, notices = chosen(order, around)
    handouts = [c.handout for c in chapters]
    first, issued = handouts[0], max(h.review.written for h in handouts)
    ids = tuple(handout_id(around.handouts[c.topic], around.shared) for c in chapters)
    notices += () if order.brief else apart(handouts, around.shared, around.brand, around.lent)
    own = _gathered(order, chapters, around, asked_for(order, chapters, around, notices))
    document = Document(
        title=order.told(str(first.lang)).title or first.title,
        subtitle=first.subtitle if len(chapters) == 1 or not booklet else None,
        language=first.lang,
        code=code_of(first.code, document_id(ids), neutral=False),
        version=max(h.version for h in handouts),
        issued=issued,
        issued_text=around.date_text(issued),
        booklet=booklet,
        margin=margin,
        chapters=chapters,
        first_signs=own.first_signs,
        more_signs=own.more_signs,
        questions=own.questions,
        question_lines=own.lines,
        organisations=own.helpers,
        terms=own.terms,
        sources=own.sources,
        omitted=_left(chapters, around) if order.brief else omitted(chapters, around),
        notices=tuple(notices),
        brand=around.brand,
        shared=own.shared,
        notice=standing.notice(handouts, around.say, around.today),
        review_line=standing.review_line(handouts, around.say, around.date_text),
        titles=_titles(around.handouts, first.lang),
        ids=ids,
    )
    return _known(_covered(document, order, around, person), around)


def _covered(document: Document, order: Order, around: Surroundings, person: str | None) -> Document:
    """The document with what an order says to its reader; a neutral cover tells nobody what it is about."""
    asked, note = order.sensitive, order.told(str(document.language)).note
    document = replace(document, gather=asked.gather if asked else True, note=note, person=person, brief=order.brief)
    if not order.neutral:
        return document
    if title := order.told(str(document.language)).title:
        unsaid = f"the title {shown(title)!r} is not printed: the cover is neutral"
        document = replace(document, notices=(*document.notices, unsaid))
    return replace(
        document,
        title=around.say("neutral_title"),
        subtitle=None,
        code=code_of(document.chapters[0].handout.code, document_id(document.ids), neutral=True),
        note=None,
        note_inside=note,
    )


def _known(document: Document, around: Surroundings) -> Document:
    """The document with what is known of its words: their ids, who checked them, how hard they are to read."""
    handouts, ids = [c.handout for c in document.chapters], document.ids
    unchecked = around.unchecked if standing.doubtful(handouts) or not around.words_checked else ()
    return replace(
        document,
        unchecked=(*around.always, *unchecked),
        grades=_grades(ids, around),
        holds=tuple((str(h.title), id) for h, id in zip(handouts, ids, strict=True)) if len(ids) > 1 else (),
    )


class _Gathered(Struct, frozen=True):
    """What the chapters of a document share, each thing once; `shared` are the words they are drawn from."""

    shared: Shared
    first_signs: tuple[Sign, ...]
    more_signs: tuple[Sign, ...]
    questions: tuple[Question, ...]
    lines: int
    helpers: tuple[Organisation, ...]
    terms: tuple[tuple[str, Term], ...]
    sources: tuple[Source, ...]


def _gathered(
    order: Order, chapters: Sequence[Chapter], around: Surroundings, named: Sequence[str] | None
) -> _Gathered:
    """The union of what the chapters bring; of questions those that are `named`, or as many as are printed."""
    handouts = [chapter.handout for chapter in chapters]
    asked = [h.questions for h in handouts if h.questions]
    questions = questions_of([q for one in asked for q in one.ready], named)
    lines = max((one.lines for one in asked), default=FEW_LINES)
    if order.brief and named is None:
        questions = tuple(q for q in questions if not q.sensitive)[:FEW_QUESTIONS]
    few = order.brief or named is not None
    shared = _with_its_notes(handouts, around)
    signs = signs_of(handouts, shared)
    helpers = () if order.brief else organisations_of(handouts, around.shared, around.brand)
    printed = [
        *heads(handouts, questions=not few),
        *(submodels(questions) if few else ()),
        *submodels([section for chapter in chapters for section in chapter.sections]),
        *signs[0],
        *signs[1],
        *shared.call_notes,
        *helpers,
    ]
    terms = terms_of(printed, around.shared)
    sources = sources_of(printed, terms, shared)
    lines = min(lines, FEW_LINES) if order.brief else lines
    return _Gathered(shared, *signs, questions, lines, helpers, terms, sources)


def _left(chapters: tuple[Chapter, ...], around: Surroundings) -> tuple[str, ...]:
    """What a brief document leaves to the whole handout: sections, forms, and at least some questions or sources."""
    more = around.say("and_more")
    titles = [title for title in omitted(chapters, around) if title != more][:FEW_TITLES]
    return (*titles, *(around.say(key) for key in ("my_team", "my_visits", "get_help")), more)


def _with_its_notes(handouts: Sequence[Handout], around: Surroundings) -> Shared:
    """The shared words without notes that lead to a line or a value which nobody has there, or that say what another
    sign of the document says, and without those of the call boxes of other handouts than the first.

    A note that names the emergency number is never left out: it says that what waits elsewhere does not wait here.  Nor
    is one that leads readers of a chapter to another line.
    """
    shared = around.shared
    topics = {handout.handout for handout in handouts}
    there = {id for handout in handouts for id in (*handout.when_to_call, *handout.more_signs)}
    first, *others = (call_notes_of(handout.handout, shared) for handout in handouts)
    theirs = {note.id: note for notes in others for note in notes}
    kept = {id for id, note in theirs.items() if "{{phones.emergency}}" in "".join(note.text.split())}
    kept |= {note.id for note in first} | {id for id, note in theirs.items() if topics & {*note.leads}}
    notes = tuple(note for note in shared.call_notes if note.id in kept)
    has = {
        "crisis": around.brand.phones.crisis,
        "fever_low": around.brand.clinic.get("fever_low"),
        None: True,
    }
    sent = any(note.sends_to for note in notes)
    signs = {
        id: sign.noted(own=bool(has[sign.note_for]) and sign.note_unless not in there, hospice=sent)
        for id, sign in shared.signs.items()
    }
    return shared.model_copy(update={"signs": signs, "call_notes": tuple(note.noted(hospice=sent) for note in notes)})


def code_of(code: str, id: str, *, neutral: bool) -> str:
    """What pages call a document by: its id, of which a neutral cover tells only the digits."""
    return f"{NEUTRAL_CODE}-{id.rpartition('-')[2]}" if neutral else made_of(code, id)


def _grades(ids: Sequence[str], around: Surroundings) -> tuple[str, str] | None:
    """The reading grades these handouts were issued with: of several the highest; None where one has none."""
    found = [entry.grades if (entry := around.issued(id)) else None for id in ids]
    known = [grades for grades in found if grades is not None]
    if len(known) < len(ids):
        return None
    return tuple(max((getattr(g, name) for g in known), key=float) for name in ("kincaid", "smog"))


def _titles(handouts: Mapping[str, Handout], language: str) -> dict[str, dict[str, str]]:
    """What each handout of the library, and each of its sections, is called."""
    return {t: {"": _named(h, language), **{s.id: s.title for s in h.sections}} for t, h in handouts.items()}


def _named(handout: Handout, language: str) -> str:
    """The title of a handout, with its language where it is another one."""
    if handout.lang == language:
        return handout.title
    return made_of(handout.title, f"{handout.title} ({language_called(handout.lang, language)})")
