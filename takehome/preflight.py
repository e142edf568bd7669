"""What must hold before a document is laid out: names that exist, links that lead somewhere, letters a font has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from takehome import coverage
from takehome.brand import Brand
from takehome.content import MASTER, Handout, Shared
from takehome.dates import language_meant
from takehome.days import is_to_come
from takehome.document import Document
from takehome.fontfiles import misnamed
from takehome.layout import Layout
from takehome.library import Library
from takehome.links import check as check_links
from takehome.links import topics_named
from takehome.order import MOST_LANGUAGES, Order
from takehome.owed import notes_owed, owed
from takehome.problems import Problem, Problems, did_you_mean, shown
from takehome.recent import Recent
from takehome.said import Said, place_of, problem_at
from takehome.shelf import stock
from takehome.style import DocumentStyle
from takehome.whence import typed_at

REVIEW = "provenance"  # the rule that a review past its date breaks

_links: Recent[tuple[Problem, ...]] = Recent(16)  # a handout is checked again only when it or its surroundings change
_topics: Recent[set[str]] = Recent(16)


def named(library: Library, brand: Brand, shared: Shared) -> None:
    """Every font family, organisation and language that the brand names is there.

    An organisation that only the English says is asked for in a translation where a handout names it.
    """
    faces = library.setter.faces
    families = [name for name in (brand.type.voice, brand.type.action, *brand.type.fallback) if not faces.knows(name)]
    renamed = {name: hint for name in families for folder in faces.folders if (hint := misnamed(folder / name))}
    strange = [name for name in brand.organisations or () if name not in shared.organisations]
    if strange and shared.shared != MASTER:
        strange = [name for name in strange if name not in library.shared(MASTER).organisations]
    asked = (
        ([name for name in families if name not in renamed], faces.families() if families else (), "font family"),
        (strange, list(shared.organisations), "organisation"),
    )
    bad = [
        problem_at(name, f"there is no {what} {str(name)!r}", did_you_mean(name, options))
        for names, options, what in asked
        for name in names
    ]
    bad += [problem_at(name, f"no file of fonts/{name} is named NAME-400.ttf", hint) for name, hint in renamed.items()]
    for code in brand.languages:
        if library.find("layouts", "words", f"{code}.yaml") is None:
            hint = language_meant(code, library.spoken())
            bad.append(problem_at(code, f"{shown(code)!r} is no language of pages here", hint))
    if bad:
        raise Problems(owed(library, shared, _replaced(library, brand, shared, bad)))


def _replaced(library: Library, brand: Brand, shared: Shared, bad: list[Problem]) -> list[Problem]:
    """What is wrong, said once where organisations went with the stock's shared words that a clinic's own replace."""
    file = f"handouts/shared/{shared.shared}.yaml"
    if shared.extends or len(library.roots) == 1 or library.is_stock(file) or not (stock() / file).is_file():
        return bad
    theirs = Library(stock(), library.today).shared(MASTER).organisations
    gone = [name for name in brand.organisations or () if name in theirs and name not in shared.organisations]
    if not gone:
        return bad
    what = f"no organisation {', '.join(gone)}: {file} takes the place of the stock's, where they stand"
    hint = f"write `extends: stock` below the first line of {file}, or name others in a brand of your own"
    places = {place_of(name) for name in gone}
    return [problem_at(gone[0], what, hint), *(one for one in bad if one.place not in places)]


def in_language(language: str, *names: str) -> None:
    """Every file is in the language that it is asked for in."""
    bad = []
    for name in names:
        place = place_of(name)
        other = place is not None and Path(place.path).stem == str(name)  # it is what it is called: another was meant
        instead = f"leave --lang out, or name the file that is in {language!r}, such as {language}.yaml"
        if str(name) != language:
            what = f"this file says that it is in {shown(name)!r}"
            bad.append(problem_at(name, what, instead if other else f"write {language}"))
    if bad:
        raise Problems(bad)


def covered(library: Library, document: Document, order: Order, style: DocumentStyle) -> None:
    """Every character that will be painted is in one of the document's fonts."""
    shared = [*document.first_signs, *document.more_signs, *document.shared.call_notes]
    shared += [*(term for _, term in document.terms), *document.organisations, *document.sources]
    brand = document.brand.model_copy(update={"languages": {}})  # only what it says in this one is printed
    told = order.told(style.language)
    order = order.model_copy(update={"title": told.title, "note": told.note, "languages": {}})
    words, handouts = library.words(style.language), [c.handout for c in document.chapters]
    families, faces = dict.fromkeys((*style.families("voice"), *style.families("action"))), library.setter.faces
    if coverage.complete([words, *handouts], [order, brand, *shared], families, faces):
        return
    chosen = [c.handout.model_copy(update={"sections": c.sections}) for c in document.chapters]
    if bad := coverage.check([order, brand, words, *chosen, *shared], families, faces):
        raise Problems(bad)


def reviewed(handouts: Iterable[Handout], today: date) -> tuple[Problem, ...]:
    """A review of a day to come, also that of a translation, or of another version is refused; one that is past its
    date breaks a rule."""
    late = []
    for handout in handouts:
        review = handout.review
        if review.by and review.version is not None and review.version != handout.version:
            what = f"version {review.version} was checked, and this is version {handout.version}"
            hint = "have this one checked, and write its `version:` below `review:`"
            raise Problems([problem_at(review.by, what, hint)])
        for one in filter(None, (review, handout.translation)):
            if one.by and one.on:
                in_time(one.by, one.on, today, "correct `on:`")
        if review.by and review.next and review.next < today:
            message = f"past its review date ({review.next})"
            hint = "have it looked at again, and write who did and when below `review:`"
            late.append(problem_at(review.by, message, hint, rule=REVIEW))
    return tuple(late)


def in_time(by: str, on: date, today: date, hint: str) -> None:
    """Raise Problems where somebody signed on a day to come."""
    if is_to_come(on, today):
        raise Problems([problem_at(by, f"signed on {on}, which is yet to come", hint)])


def copied(library: Library, brand: Brand) -> tuple[Problem, ...]:
    """A brand that is no sample and has the numbers of one, which are nobody's."""
    if brand.sample:
        return ()
    samples = library.once("samples", "", lambda: dict(_sample_phones(library)))
    same = next((said for said in (brand.phones.day, brand.phones.night) if said and str(said) in samples), None)
    if same is None:
        return ()
    hint = "write the clinic's own numbers; those of a copied sample are nobody's, also its `web:` and `feedback:`"
    what = f"{str(same)!r} is the number of {samples[str(same)]!r}, a sample"
    return (problem_at(same, what, hint, level="warning", rule="calls"),)


def _sample_phones(library: Library) -> Iterator[tuple[str, str]]:
    """The numbers, by day and at night, of the samples that come with the tool, each with the name of its brand."""
    for path in sorted((stock() / "layouts" / "brands").glob("*.yaml")):
        node = library.node(path)
        phones = node.get("phones")
        if str(node.get("sample")) == "true" and isinstance(phones, dict):
            yield from ((str(phones[name]), path.stem) for name in ("day", "night") if phones.get(name))


def paper(order: Order, layout: Layout, brand: Brand) -> str:
    """The paper of a page design for the clinic's sheet: a booklet's page is half of it."""
    found = str(order.paper or brand.paper)
    found = {"letter": "half-letter", "a4": "a5"}.get(found, found) if layout.booklet else found
    if found not in layout.papers:
        hint = did_you_mean(found, layout.papers, "it has")
        where = typed_at(order.order if order.paper else brand.brand, "paper")
        raise Problems([problem_at(where, f"the layout {layout.name!r} has no paper {found!r}", hint)])
    return found


def sized(size: int | None, layout: Layout, order: Order) -> None:
    """A layout has the size of type that the order asks for."""
    if size is not None and size not in layout.sizes:
        message, said = f"the layout {layout.name!r} has no type of {size} points", typed_at(order.order, "size")
        filed = said == str(size)
        large = "large_print has 18 and 20: " + ("`layout: large_print`" if filed else "--layout large_print")
        has = f"it has {' and '.join(map(str, layout.sizes))}" if layout.sizes else large
        raise Problems([problem_at(said if filed else Said.of(str(size), "--size"), message, has)])


def spoken(library: Library, order: Order) -> None:
    """A language that an order in a file names is one of pages, or of a handout that it names."""
    langs = [lang for lang in order.langs or () if (place := place_of(lang)) and place.path.endswith((".yaml", ".yml"))]
    known = {*library.spoken(), *(lang for part in order.parts for lang in library.languages(str(part.topic)))}
    strange = [lang for lang in langs if str(lang) not in known]
    if strange:
        what, spoken = "{} is no language of pages here", library.spoken()
        raise Problems(problem_at(one, what.format(repr(shown(one))), language_meant(one, spoken)) for one in strange)


def facing(library: Library, order: Order, layout: Layout) -> None:
    """Two languages face each other in a booklet, and only there."""
    if not order.langs or len(order.langs) < MOST_LANGUAGES or layout.booklet:
        return
    part, hint = order.parts[0], f"name one language, as --lang {order.langs[0]}, or take the booklet: --layout booklet"
    if str(order.order) == str(part.topic) and place_of(order.order) is None:  # a handout that is no order
        sections = f":{','.join(part.only)}" if part.only else ""
        kept = {"brand": order.brand, "paper": order.paper, "contrast": order.contrast}
        more = "".join(f" --{name} {said}" for name, said in kept.items() if said)
        command = library.command(f"booklet {part.topic}{sections} --lang {'+'.join(order.langs)}{more}")
        hint = f"name one language, or make a booklet in the layout `booklet`: {command}"
    raise Problems([problem_at(order.langs[1], f"the layout {layout.name!r} has no facing pages", hint)])


def brief(order: Order, layout: Layout) -> None:
    """A brief document is a few sheets: a booklet has pages of its own for what it leaves out."""
    if order.brief and layout.booklet:
        hint = "take the layout `sheet` or `large_print`, or leave `brief` out"
        raise Problems([problem_at(typed_at(order.order, "brief"), "a booklet is never brief", hint)])


def linked(
    library: Library, handouts: Mapping[str, Handout], language: str
) -> tuple[dict[str, Handout], tuple[Problem, ...]]:
    """All handouts of the library with those of the order, and what links and names say that is only suspicious.

    Another handout that cannot be read is left out; where a link leads to it, its own mistakes are what is said.
    """
    others: dict[str, Handout] = dict(handouts)
    broken: dict[str, tuple[Problem, ...]] = {}
    there = set(library.topics())
    leads = _topics.get(tuple(handouts.values()), lambda: topics_named(handouts.values()))
    more = sorted(leads & there - set(others))
    spoken = library.topics(language) if more else ()
    for topic in more:
        try:  # one that is not there in this language is called by its English name
            others[topic] = library.handout(topic, language if topic in spoken else MASTER)
        except Problems as bad:
            broken[topic] = bad.problems
    shared, topics = library.shared(language), tuple(sorted(there))
    found: list[Problem] = []
    for handout in handouts.values():
        found += _links.get(
            (handout, shared, *others.values(), *broken.values()),
            lambda handout=handout: check_links(handout, shared, others, broken, topics),
            (*others, *broken, *topics),
        )
    errors = [p for p in found if p.level == "error"]
    if lacking := (*owed(library, shared, errors), *notes_owed(library, shared, next(iter(handouts)))):
        raise Problems(lacking)
    return others, tuple(found)
