"""Rule 14 of clear print: the page says which version it is, who checked it and until when, and where facts come from.

Words that no clinician has signed are no finding: every page of a draft says so.  What is past its review date is told
when a document is made (`preflight`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from takehome.checks.passages import part_called, said_in
from takehome.content import Source
from takehome.document import Document
from takehome.element import Flow, Text, walk
from takehome.parts.sources import publishers
from takehome.problems import Problem, shown
from takehome.provenance import unmarked
from takehome.review import Review
from takehome.said import place_of, problem_at

PROVENANCE = "provenance"
MONTHS = 36  # from a review to the next


def provenance(document: Document, tree: Flow) -> Iterator[Problem]:
    """All that rule 14 asks for."""
    yield from _imprint(document, tree)
    for review in dict.fromkeys(chapter.handout.review for chapter in document.chapters):
        if review.by is not None and review.on and review.next and _late(review.on, review.next):
            months = _months(review)
            what = f"the next review ({review.next}) is {months} months after the last ({review.on}), over {MONTHS}"
            yield problem_at(review.by, what, "give an earlier day as `next:`", rule=PROVENANCE)
    yield from _sources(document, tree)
    handouts = [(one.handout, one.sections) for one in document.chapters]
    printed = [(h.main_message, *h.key_points, *sections, h.questions) for h, sections in handouts]
    for said in (*printed, (*document.first_signs, *document.more_signs)):
        silent, count = unmarked(said)
        if silent:
            what = f"{len(silent)} of {count} statements do not say where they come from, the first: {shown(silent[0])}"
            hint = "write `from:` with the ids of sources; `sources TOPIC --mark none` lists them"
            yield problem_at(silent[0], what, hint, level="warning", rule=PROVENANCE)


def _imprint(document: Document, tree: Flow) -> Iterator[Problem]:
    """What "About this handout" must say; the tool writes it, so what is missing is missing in the brand."""
    said = _said(tree, "about")
    brand = document.brand
    wanted = [
        ("its id", document.code, ""),
        ("its version", str(document.version), ""),
        ("when it was written", document.issued_text, ""),
        ("who checked it", document.review_line, ""),
        ("who paid", brand.funding, "say it below `funding:` of the brand: none is an answer too"),
        ("whom to tell what to improve", brand.feedback, "give a number or an address below `feedback:` of the brand"),
    ]
    lacking = [(name, hint) for name, words, hint in wanted if not _holds(said, words)]
    for name, hint in lacking:
        what = f"the page does not say {name} (of {len(wanted)} things it should)"
        yield problem_at(brand.brand, what, hint or "print it below About", level="warning", rule=PROVENANCE)


def _sources(document: Document, tree: Flow) -> Iterator[Problem]:
    """Sources are printed; in words that are signed, each has the day on which somebody looked at its page.

    Of a draft the page itself says that the clinic still has to look at them.
    """
    said = _said(tree, "sources")
    several = document.booklet or document.brief or len(document.chapters) > 1
    named = publishers if several else lambda sources: [source.title for source in sources]
    hidden = [source for source in document.sources if any(name not in said for name in named([source]))]
    if hidden:
        what = f"{len(hidden)} of {len(document.sources)} sources are not printed"
        yield problem_at(hidden[0].title, what, "print them", level="warning", rule=PROVENANCE)
    signed = all(chapter.handout.review.by is not None for chapter in document.chapters)
    undated = [source for source in document.sources if source.checked is None]
    by_file: dict[str, list[Source]] = {}
    for source in undated if signed else ():
        place = place_of(source.title)
        by_file.setdefault(place.path if place else "", []).append(source)
    for some in by_file.values():  # a clinic can mend those of its own file, and not those of the stock
        what = f"{len(some)} of {len(document.sources)} sources have no day on which they were looked at"
        hint = "look at the page, and give the day as `checked:`"
        yield problem_at(some[0].title, what, hint, level="warning", rule=PROVENANCE)


def _holds(said: str, words: str | None) -> bool:
    """Whether a text says these words, and not only as a part of a longer number."""
    return bool(words) and re.search(rf"(?<!\d){re.escape(words)}(?!\d)", said) is not None


def _late(on: date, following: date) -> bool:
    return (following.year - MONTHS // 12, following.month, following.day) > (on.year, on.month, on.day)


def _months(review: Review) -> int:
    """Months begun between two reviews."""
    assert review.on and review.next
    months = 12 * (review.next.year - review.on.year) + review.next.month - review.on.month
    return months + (review.next.day > review.on.day)


def _said(tree: Flow, id: str) -> str:
    """The words of the fixed part that bears an id."""
    part = part_called(tree, id)
    return " ".join(said_in(text) for text in walk(part) if isinstance(text, Text)) if part else ""
