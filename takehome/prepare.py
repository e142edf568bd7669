"""All that must stand before a document is laid out: it is read, checked and chosen, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from takehome import languages, preflight
from takehome.adapted import adapted
from takehome.brand import Brand
from takehome.choice import Surroundings
from takehome.compose import compose
from takehome.content import MASTER, Handout, PageWords, Shared
from takehome.context import Context
from takehome.dates import date_text
from takehome.days import looked_at_later, to_come, yet_to_be_written
from takehome.document import Document
from takehome.element import Run
from takehome.gathering import helpless, unhelpful
from takehome.issued import reused, unreviewed, version_of
from takehome.layout import Layout
from takehome.library import Library
from takehome.oneway import isolated
from takehome.order import Order
from takehome.pictures import Pictures
from takehome.pointers import dead
from takehome.problems import Problem, Problems, nearest, warning
from takehome.runninglines import roomy
from takehome.said import made_of, problem_at
from takehome.style import DocumentStyle
from takehome.template import begun
from takehome.typeset import figure_numbers

BLACK = "#000000"
NO_WORDS = ("brand", "extends", "sample", "paper")  # keys of a brand that no text says
SPOKEN = ("name", "short_name", "place", "hours", "web", "funding", "feedback")  # those that pages say


class Unprintable(Exception):
    """A name given by an option has letters that no font has; says the option, and nothing of the name."""


class Prepared(Struct, frozen=True):
    """A document in one language, its style, the context of its first chapter, and what is suspicious in it."""

    document: Document
    style: DocumentStyle
    ctx: Context
    findings: tuple[Problem, ...]


class Unmet(Struct, frozen=True):
    """Rules that are not kept, and who allowed it."""

    rules: tuple[str, ...]
    by: str


class Given(Struct, frozen=True):
    """What comes with an order and stands in no library: a name, handouts by topic, the folders of their pictures.

    `unmet` is what every page says of rules that are not kept.
    """

    person: str | None = None
    own: Mapping[str, Handout] = {}
    beside: Mapping[str, Path] = {}
    unmet: Unmet | None = None


def prepare(
    library: Library, order: Order, language: str, given: Given, step: Callable[[str], None] = lambda name: None
) -> Prepared:
    """The document of an order in a language.  Raises Problems for all that is wrong with content, brand or order."""
    step("reading")
    changes = tuple((order.set or {}).items())
    brand = library.brand(order.brand or "default", changes, language)
    layout = library.layout(order.layout or "sheet")
    preflight.sized(order.size, layout, order)
    preflight.brief(order, layout)
    handouts = {str(p.topic): given.own.get(str(p.topic)) or library.handout(p.topic, language) for p in order.parts}
    words, shared = library.words(language), library.shared(language)  # page words are asked for first
    preflight.named(library, brand, shared)
    preflight.in_language(language, shared.shared, words.words, *(h.lang for h in handouts.values()))
    others, findings = preflight.linked(library, handouts, language)
    findings += _of_handouts(library, tuple(handouts.values()), shared)
    findings += (*brand.unusable(), *preflight.copied(library, brand))
    findings += languages.translated(library, brand, handouts, language)
    findings += languages.words_checked(library, handouts.values(), language)
    style = _style(order, brand, layout, words)
    step("choosing")
    around = Surroundings(
        others,
        shared,
        brand,
        style.say,
        lambda day: date_text(day, language),
        library.today,
        *_trust(library, language),
        always=_allowed(style, given, language),
        issued=lambda id: version_of(library, id),
        lent=lambda file: len(library.roots) == 1 or library.is_stock(file),
    )
    document = compose(order, around, booklet=style.layout.booklet, margin=style.paper.side > 0, person=given.person)
    preflight.covered(library, document, order, style)
    findings += (*dead(document), *languages.left_in_english(library, document, order, handouts))
    findings += tuple(languages.untold(library, order, language))
    helped = () if order.brief else handouts.values()
    findings += tuple(bad for one in helped for bad in helpless(one, shared, brand))
    findings += tuple(looked_at_later(document.sources, library.today))
    findings += tuple(unhelpful(document.organisations, brand))
    _printable(library, style, given)
    style = roomy(library.setter, document, style)
    return Prepared(document, style, _context(library, document, style, given.beside, order), findings)


def _of_handouts(library: Library, handouts: tuple[Handout, ...], shared: Shared) -> tuple[Problem, ...]:
    """What is to be said of handouts whatever is chosen of them: words of `new`, reviews."""
    found = [problem for one in handouts for problem in begun(one)]
    found += preflight.reviewed(handouts, library.today)
    for one in handouts:
        found += [*unreviewed(library, one, shared)] or [*reused(library, one, shared)]
    found += [warning(yet_to_be_written(one), preflight.REVIEW) for one in to_come(handouts, library.today)]
    return tuple(found)


def _style(order: Order, brand: Brand, layout: Layout, words: PageWords) -> DocumentStyle:
    """How a document is set, as its order and the brand ask for it."""
    high, spaced = order.contrast == "high", brand.type.spacing == "wide"
    layout = adapted(layout, size=order.size, high=high, wide=spaced)
    return DocumentStyle(
        layout=layout,
        paper_name=preflight.paper(order, layout, brand),
        language=str(words.words),
        voice=str(brand.type.voice),
        action=str(brand.type.action),
        fallback=tuple(str(f) for f in brand.type.fallback),
        accent=BLACK if high else str(brand.colours.accent),
        ink=BLACK if high else str(brand.colours.ink),
        words={str(k): _together(v) for k, v in words.say.items()},
        high=high,
        spaced=spaced,
        isolated=isolated((*vars(brand.phones).values(), *(vars(brand)[key] for key in SPOKEN))),
    )


def _printable(library: Library, style: DocumentStyle, given: Given) -> None:
    """Raise Unprintable where a font lacks letters of a name that an option gives."""
    for option, name in (("--for", given.person), ("--by", given.unmet and given.unmet.by)):
        try:
            library.setter.lines((Run(name or ""),), style.text("body"), 1e6)
        except Problems:
            raise Unprintable(option) from None


def _together(words: str) -> str:
    """What a page says, with a page number on the line of the word before it."""
    return made_of(words, words.replace(" {page}", "\N{NO-BREAK SPACE}{page}"))


def _trust(library: Library, language: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """What a page in another language says of its own words while nobody has checked them, and whether somebody has."""
    if language == MASTER:
        return (), True
    said = tuple((library.words(one).say["translation_unchecked"], one) for one in (language, MASTER))
    return said, library.words(language).checked is not None


def _allowed(style: DocumentStyle, given: Given, language: str) -> tuple[tuple[str, str], ...]:
    """What every page says where a rule is not kept."""
    if given.unmet is None:
        return ()
    return ((style.say("unmet", rules=", ".join(given.unmet.rules), by=given.unmet.by), language),)


def _set_in(brand: Brand, path: str) -> str:
    """Where a value that is missing is set; of one that there is not, which may have been meant, and all there are."""
    above, _, key = path.rpartition(".")
    below = f" below `{above}:`" if above else ""
    file = f"layouts/brands/{brand.brand}.yaml"
    if brand.knows(path) and vars(brand).get(path) is None:
        return f"these words cannot do without it: write `{key}: ...`{below} in {file}, or choose other parts"
    known = [one for one in brand.paths() if one not in NO_WORDS]
    near = nearest(path, known) or next((one for one in known if one.rpartition(".")[2] == key), None)
    meant = f"did you mean {{{{{near}}}}}? " if near else ""
    own = f"; or write `{key}: ...`{below} in {file}" if above == "clinic" else ""
    return f"{meant}the values are: {', '.join(known)}{own}"


def _value(brand: Brand, order: Order, path: str) -> str | None:
    """The value of a dotted path; a Problem at the line of the order that takes it away, where words ask for it."""
    value = brand.value(path)
    taken = [key for key, said in (order.set or {}).items() if key == path and said is None]
    if value is None and taken:
        what = f"{{{{{path}}}}} has no value, and words that are printed ask for it"
        raise Problems([problem_at(taken[0], what, "give it one here, or leave it as it is, or choose other parts")])
    return value


def _context(
    library: Library, document: Document, style: DocumentStyle, beside: Mapping[str, Path], order: Order
) -> Context:
    brand = document.brand
    return Context(
        document=document,
        say=style.say,
        values=lambda path: _value(brand, order, path),
        values_place=lambda path: _set_in(brand, path),
        pictures=Pictures(library, document, beside),
        topic=document.chapters[0].topic,
        depth=2,
        figures=figure_numbers(document),
    )
