"""Rule 8, of numbers that an author typed into words, where `{{phones.day}}` would give the clinic's own.

A number that calls an ambulance in another country fails.  One to dial that neither the brand nor a place to get help
has is a warning: nobody changes it with the brand; so is what only holds the place of one.  The signs and notes of the
call boxes and the words to know are looked at with the rest.  Dates, amounts and doses are no such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from takehome.ambulance import NUMBERS
from takehome.content import MASTER
from takehome.dialled import CALLS, left_open, numbers_in, unfilled
from takehome.document import Document
from takehome.gathering import heads, strings_of, words_of
from takehome.problems import Level, Problem
from takehome.said import problem_at

AMBULANCE = frozenset(number for known in NUMBERS.values() for number in known)
KNOWN_BY_SIGHT = frozenset(("000", "112", "911", "999"))  # others are amounts, unless somebody is to call them
OTHER_LINES = {"GB": ("111",)}  # lines of a country that are no ambulance there, and are one elsewhere
FEWEST = 7  # digits of a number that is known without a word before it; it has 15 at most (ITU-T E.164)
_CALL = r"\b(?:call|dial|phone|ring|text)(?: us)?(?: at| on| to)? \**"
_SHORT = re.compile(r"(?<![\w.,/#%+-])(?<!\d\s)(?:\d{3}|\d-\d-\d)(?![\w/%°-]|[.,]\d|\s\d{3}\b)")
_ASKED = re.compile(rf"{_CALL}(\d{{2,6}})(?![\w/%°-]|[.,]\d| \d)", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w./=%#+-])(?:\+?\(?\d(?:[ \N{NO-BREAK SPACE}().-]{0,2}\d){6,14})(?![\w/%-]|[.,]\d)")
_TO_DO = re.compile(r"(?<!\w)(?:TBD|TODO)(?!\w)")  # in English: "todo" is a Spanish word
_NO_NUMBER = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d{1,3}(?:\s\d{3})+|\d{4}\s?-\s?\d{4}|\d+|\d+\.\d+"
)  # a day, an amount, years
_AMOUNT = re.compile(
    r"\s?(?:mg|ml|mcg|k?g|lbs?|pounds?|people|adults|patients|steps|calories|minutes|hours|days|out of|of|in)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:room|ward|suite|floor|page|building)\s$", re.IGNORECASE)


def typed_numbers(document: Document) -> Iterator[Problem]:
    """What is wrong with the numbers in the words of a document."""
    phones, country = _numbers(words_of(document.brand.phones)), str(document.brand.country)
    allowed = {*phones, *NUMBERS.get(country, ()), *OTHER_LINES.get(country, ())}
    shared = document.shared
    lent = (*document.first_signs, *document.more_signs, *shared.call_notes, *(term for _, term in document.terms))
    helping = (text for one in shared.organisations.values() for text in strings_of(one))
    known = allowed | _numbers((*words_of(document.brand), *helping))
    titles = filter(None, (document.title, document.subtitle))
    own = tuple(
        words_of((*titles, *heads([c.handout for c in document.chapters], questions=False), *document.sections))
    )
    asked = tuple(words_of(document.questions))
    for text in (*own, *asked, *words_of(lent)):
        yield from _ambulance(text, allowed, document)
        yield from _left_open(text, document.language)
        yield from _unknown(text, known)


def _left_open(text: str, language: str) -> Iterator[Problem]:
    """What holds the place of a number or of words: it is printed as it stands."""
    if (held := unfilled(text) or (_TO_DO.search(text) if language == MASTER else None)) is not None:
        yield left_open(text, held, "write what belongs here; a number of the clinic as {{phones.day}}", "warning")


def _numbers(texts: Iterable[str]) -> set[str]:
    return {number for text in texts for number in numbers_in(text)}


def _ambulance(text: str, allowed: set[str], document: Document) -> Iterator[Problem]:
    """Numbers of an ambulance elsewhere; where the country's own are not known they may be right."""
    country, ours = str(document.brand.country), document.brand.phones.emergency
    level: Level = "error" if country in NUMBERS else "warning"
    for at, number, said in _short(text):
        if number in AMBULANCE and number not in allowed:
            what = f"{said!r} calls an ambulance in another country, and in {country} it is {str(ours)!r}"
            hint = "write {{phones.emergency}}, which each clinic's brand fills in"
            yield problem_at(text, what, hint, at, level=level, rule=CALLS)


def _short(text: str) -> Iterator[tuple[int, str, str]]:
    """Short numbers that somebody may call: where each stands, its digits, and as it is written."""
    asked = {match.start(1) for match in _ASKED.finditer(text)}
    for match in _SHORT.finditer(text):
        (digits,) = numbers_in(match[0])
        plain = digits in KNOWN_BY_SIGHT and not _PLACE.search(text[: match.start()])
        if (match.start() in asked or plain) and not _AMOUNT.match(text, match.end()):
            yield match.start(), digits, match[0]
    for match in _ASKED.finditer(text):
        if len(match[1]) == 2 and not _AMOUNT.match(text, match.end()):
            yield match.start(1), numbers_in(match[1])[0], match[1]


def _unknown(text: str, known: set[str]) -> Iterator[Problem]:
    """Numbers to dial that stand nowhere else."""
    found = {match.start(1): match[1] for match in _ASKED.finditer(text) if not _AMOUNT.match(text, match.end())}
    found |= {match.start(): match[0] for match in _LONG.finditer(text) if not _NO_NUMBER.fullmatch(match[0])}
    for at, said in found.items():
        (number, *_) = numbers_in(said)
        same = any(number == one or (len(one) >= FEWEST and number.endswith(one)) for one in known)
        if len(number) > 2 and number not in AMBULANCE and not same:
            what = f"{said!r} is no number of the clinic's brand, nor of a place to get help"
            hint = "write {{phones.day}}, or set it below `clinic:` of the brand; others have theirs in `organisations`"
            yield problem_at(text, what, hint, at, level="warning", rule=CALLS)
