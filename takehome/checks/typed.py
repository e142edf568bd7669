"""Rule 8, of numbers that an author typed into words, where `{{phones.day}}` would give the clinic's own.

A number that calls an ambulance in another country fails.  One to dial that neither the brand nor a place to get help
has is a warning: nobody changes it with the brand; so is what only holds the place of one.  The signs and notes of the
call boxes and the words to know are looked at with the rest.  Dates, amounts and doses are no such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from takehome.ambulance import NUMBERS
from takehome.besides import bare
from takehome.checks.asked import AMBULANCE, short_numbers
from takehome.checks.dialling import FEWEST, dialled_in, lettered, plainly
from takehome.checks.fevers import typed_fevers
from takehome.content import MASTER
from takehome.dialled import CALLS, KNOWN_BY_SIGHT, LONGEST, cannot_reach, left_open, numbers_in, unfilled
from takehome.document import Document
from takehome.gathering import heads, strings_of, words_of
from takehome.problems import Problem, warning
from takehome.said import problem_at

OTHER_LINES = {"GB": ("111",)}  # lines of a country that are no ambulance there, and are one elsewhere
_ELSEWHERE = re.compile(  # whose ambulance, or whose house, words in English or Spanish speak of
    r"\b(?:travel\w*|abroad|overseas|europe\w*|E\.?U\.?|U\.?K\.?|ireland|england|britain|scotland|wales|canada|mexico|india|"
    r"australia|viaj\w*|extranjero|europa|bedside|in-house|hospital phone|ward phone|inside the hospital)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"(?<!\w)(?:TBD|TODO)(?!\w)")  # in English: "todo" is a Spanish word


def typed_numbers(document: Document) -> Iterator[Problem]:
    """What is wrong with the numbers in the words of a document."""
    phones, country = document.brand.phones, str(document.brand.country)
    lines = _numbers(words_of(phones)) - KNOWN_BY_SIGHT  # an ambulance is one where it is the country's, or `emergency`
    allowed = {*lines, *numbers_in(phones.emergency), *NUMBERS.get(country, ()), *OTHER_LINES.get(country, ())}
    shared = document.shared
    lent = (*document.first_signs, *document.more_signs, *shared.call_notes, *(term for _, term in document.terms))
    helping = (text for one in shared.organisations.values() for text in strings_of(one))
    known = allowed | _numbers((*words_of(document.brand), *helping))
    titles = tuple(filter(None, (document.title, document.subtitle, document.note, document.note_inside)))
    own = tuple(words_of((*heads([c.handout for c in document.chapters], questions=False), *document.sections)))
    asked = tuple(words_of(document.questions))
    brand = document.brand
    for text in filter(None, (brand.place, brand.hours, brand.funding, brand.feedback)):
        yield from _ambulance(text, allowed, document, marked=False)
        yield from _torn(text, document) if text is not brand.feedback else ()  # the brand's own check has looked
    for text in (one.what for one in document.organisations):
        yield from _ambulance(text, allowed, document)
        yield from _torn(text, document)
    for text in (*titles, *own, *asked, *words_of(lent)):
        yield from _ambulance(text, allowed, document, marked=text not in titles)
        yield from _left_open(text, document.language)
        yield from _unknown(text, known, document.language)
    for text in (*own, *asked, *words_of(lent)):
        yield from typed_fevers(text, brand.clinic, document.language)


def _left_open(text: str, language: str) -> Iterator[Problem]:
    """What holds the place of a number or of words: it is printed as it stands."""
    if (held := unfilled(text) or (_TO_DO.search(text) if language == MASTER else None)) is not None:
        yield left_open(text, held, "write what belongs here; a number of the clinic as {{phones.day}}", "warning")


def _numbers(texts: Iterable[str]) -> set[str]:
    """The numbers in words that are there to be dialled, by digits or by letters."""
    plain = [plainly(text) for text in texts]
    spelt = {one.digits for text in plain for one, _ in lettered(text)}
    return spelt | {number for text in plain for number in numbers_in(bare(text) if len(text) <= LONGEST else text)}


def _ambulance(text: str, allowed: set[str], document: Document, *, marked: bool = True) -> Iterator[Problem]:
    """Numbers of an ambulance elsewhere; where the country's own are not known they may be right.

    `marked`: the words may have marks, so that a value of the clinic can stand there.
    """
    country, ours = str(document.brand.country), document.brand.phones.emergency
    for at, number, said, level in short_numbers(text, document.language):
        if number in AMBULANCE and number not in allowed:
            what = f"{said!r} calls an ambulance in another country, and in {country} it is {str(ours)!r}"
            hint = "write {{phones.emergency}}, which each clinic's brand fills in" if marked else f"write {ours}"
            sure = country in NUMBERS and not _ELSEWHERE.search(text)
            yield problem_at(text, what, hint, at, level=level if sure else "warning", rule=CALLS)


def _torn(text: str, document: Document) -> Iterator[Problem]:
    """Numbers that nobody can dial in words which say numbers of their own."""
    for one in dialled_in(text, document.language):
        said = text[one.at : one.at + len(one.said)]
        yield from (warning(bad, CALLS) for bad in cannot_reach(said, str(document.brand.country)))


def _unknown(text: str, known: set[str], language: str) -> Iterator[Problem]:
    """Numbers to dial that stand nowhere else."""
    for one in dialled_in(text, language):
        known_so = not one.mistyped and any(same(one.digits, other) for other in known)
        if one.digits not in AMBULANCE and not known_so:
            what = f"{one.said!r} is no number of the clinic's brand, nor of a place to get help"
            hint = "write {{phones.day}}, or set it below `clinic:` of the brand; others have theirs in `organisations`"
            yield problem_at(text, what, hint, one.at, level="warning", rule=CALLS)


def same(number: str, other: str) -> bool:
    """Whether two numbers are one, with the code of the area or the country or without it."""
    ends = (number.endswith(_within(other)), other.endswith(_within(number)))
    return number == other or (min(len(number), len(other)) >= FEWEST and any(ends))


def _within(number: str) -> str:
    """A number as it is dialled behind the code of its country."""
    return number[1:] if number[0] == "0" and len(number) > FEWEST else number
