"""What a translation is held against before it is laid out: the English, the brand, and the words of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from takehome.agreed import other_ambulance, other_lines, otherwise
from takehome.brand import Brand
from takehome.brandwords import in_english
from takehome.content import MASTER, Handout
from takehome.dates import language_meant
from takehome.document import Document
from takehome.english import surely_english
from takehome.library import Library
from takehome.order import Order
from takehome.preflight import in_time
from takehome.problems import Problem, Problems, shown, warning
from takehome.review import day_in
from takehome.said import place_of, problem_at
from takehome.standing import doubtful
from takehome.translation import RULE, behind, unlike, unlike_shared
from takehome.untranslated import HEAD, by_part, in_print


def translated(library: Library, brand: Brand, handouts: Mapping[str, Handout], language: str) -> tuple[Problem, ...]:
    """A translation that lacks what the English has is refused; what is only behind it is said."""
    if language == MASTER:
        return tuple(in_english(library, brand, language))
    found: list[Problem] = []
    for topic, handout in handouts.items():
        if MASTER in library.languages(topic):  # also one that is named by its file, whatever the library's own says
            english = library.handout(topic)
            found += [*unlike(handout, english), *behind(handout, english, _marking(library, topic, handout))]
        elif handout.trust != "original":
            found.append(_without_english(topic, handout))
    if not library.is_stock(f"handouts/shared/{language}.yaml"):  # the stock's goes where the English is not its own
        mark = library.command(f"translated shared --lang {language}")
        mine, theirs = library.shared(language), library.shared(MASTER)
        found += [*unlike_shared(mine, theirs), *behind(mine, theirs, mark)]
    found = [library.mendable(problem) for problem in found]
    found += [*in_english(library, brand, language), *_otherwise(library, brand, language)]
    if errors := [problem for problem in found if problem.level == "error"]:
        raise Problems(errors)
    return tuple(found)


def _without_english(topic: str, handout: Handout) -> Problem:
    """A warning of a translation that is held against nothing."""
    what = "the English of this translation is not there: nothing tells what it lacks, or has otherwise"
    hint = f"put the English at handouts/{topic}/{MASTER}.yaml; where this was written in {str(handout.lang)!r}"
    return warning(problem_at(handout.lang, what, f"{hint}, write `translation: original`"), RULE)


def left_in_english(
    library: Library, document: Document, order: Order, handouts: Mapping[str, Handout]
) -> Iterator[Problem]:
    """A warning for each part and each entry of the shared words that a translated document prints in English.

    So too for the title and the note of its order: where English pages face it the cover is in its language as well.
    """
    if document.language == MASTER:
        return
    found = (*_parts_in_english(library, document, handouts), *in_print(document, library.shared(MASTER)))
    yield from (warning(library.mendable(problem), RULE) for problem in found)
    printed = (document.title, document.note, document.note_inside)
    for name, said in _told(order, document.language):
        if said and said in printed and surely_english(said):
            what = f"the `{name}` of this order is in English, on pages in {str(document.language)!r}"
            hint = "write it in that language"
            if MASTER in (order.langs or ()):
                hint += f", and the English below `languages:`, as `{MASTER}: {{{name}: ...}}`"
            yield warning(problem_at(said, what, hint), RULE)


def _parts_in_english(library: Library, document: Document, handouts: Mapping[str, Handout]) -> Iterator[Problem]:
    """A problem for each part of its handouts that a document prints, in whole or its locked blocks, in English."""
    for chapter in document.chapters:
        topic = str(chapter.topic)
        if MASTER in library.languages(topic):
            whole = handouts[topic]
            chosen = {HEAD, *(str(section.id) for section in chapter.sections)}
            chosen |= {str(section.id) for section in whole.sections if any(block.locked for block in section.blocks)}
            yield from (told for part, told in by_part(whole, library.handout(topic)) if part in chosen)


def _told(order: Order, language: str) -> tuple[tuple[str, str | None], ...]:
    """What an order says to its reader in a language, by its key."""
    told = order.told(language)
    return (("title", told.title), ("note", told.note))


def untold(library: Library, order: Order, language: str) -> Iterator[Problem]:
    """A warning for the title and the note of an order that are not printed, for they are in other languages.

    Raises Problems where it names a language that pages do not speak.
    """
    strange = [code for code in order.languages if str(code) not in library.spoken()]
    if strange:
        hints = [(code, language_meant(code, library.spoken())) for code in strange]
        raise Problems(problem_at(code, f"{shown(code)!r} is no language of pages here", hint) for code, hint in hints)
    if language != order.language:  # of pages that face others the cover is in the first language
        return
    for name, said in _told(order, language):
        others = [(code, one) for code, told in order.languages.items() if (one := getattr(told, name))]
        if said is None and others and not (name == "title" and order.neutral):  # no title is printed there
            code, one = others[0]
            what = (
                f"the `{name}` of this order is for pages in {str(code)!r}, and is not printed on these in {language!r}"
            )
            option = " of the order, or give --title" if name == "title" else " of the order"
            hint = f"say it in that language too, as `{language}: {{{name}: ...}}` below `languages:`{option}"
            yield warning(library.mendable(problem_at(one, what, hint)), RULE)


def _marking(library: Library, topic: str, handout: Handout) -> str:
    """The command that marks a translation as fitting the English; none where its file is not the library's."""
    place, path = place_of(handout.lang), library.find("handouts", topic, f"{handout.lang}.yaml")
    theirs = place is not None and path is not None and place.path == library.shown(path)
    return library.command(f"translated {topic} --lang {handout.lang}") if theirs else ""


def _otherwise(library: Library, brand: Brand, language: str) -> Iterator[Problem]:
    """Temperatures, minutes and numbers of a brand that are others in a language than in all."""
    plain = library.brand(brand.brand)
    spoken = plain.languages.get(language)
    yield from otherwise(plain.clinic, spoken.clinic, language) if spoken else ()
    yield from other_lines(vars(plain.phones), spoken.phones, language) if spoken else ()
    mine = library.brand(brand.brand, (), language)  # English pages may have one of their own too
    yield from other_ambulance(mine.phones.emergency, plain.phones.emergency, language)


def words_checked(library: Library, handouts: Iterable[Handout], language: str) -> tuple[Problem, ...]:
    """A warning where pages call a checked translation unchecked, because of what they say themselves.

    Raises Problems where these were checked on a day to come.
    """
    found, checked = [*handouts], library.words(language).checked
    if checked is not None and (day := day_in(checked)):
        in_time(checked, day, library.today, "correct the day of `checked:`")
    if language == MASTER or doubtful(found) or checked is not None:
        return ()
    name = f"layouts/words/{language}.yaml"
    what = f"pages say that this translation is not checked: nobody has checked their own words, in {name}"
    first = f"copy {name} to {library.own(name)}, " if library.is_stock(name) else ""
    hint = f"{first}have those words checked too, and write there who did, as `checked: N. Name, 2026-11-25`"
    signed = next((one.translation.by for one in found if one.translation and one.translation.by), found[0].title)
    return (warning(problem_at(signed, what, hint), "words-unchecked"),)
