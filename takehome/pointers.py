"""Links of a copy to sections that are not in it: their words are printed, and lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from takehome import inline
from takehome.content import Handout
from takehome.context import SHARED_PLACES
from takehome.document import Document
from takehome.gathering import heads, strings_of, submodels
from takehome.problems import Problem, warning
from takehome.said import problem_at
from takehome.schema import Model

RULE = "link"


def dead(document: Document) -> Iterator[Problem]:
    """A warning for each link to a part of a printed handout that this copy leaves out."""
    for chapter in document.chapters:
        parts: list[tuple[str, Sequence[Model]]] = [("", heads([chapter.handout], questions=not document.brief))]
        parts += [(str(section.id), submodels([section])) for section in chapter.sections]
        for section, models in parts:
            for text in (text for model in models for text in strings_of(model) if "](" in text and "#" in text):
                yield from _dead(document, chapter.topic, section, text)


def _dead(document: Document, own: str, section: str, text: str) -> Iterator[Problem]:
    handouts = {chapter.topic: chapter.handout for chapter in document.chapters}
    for run in inline.parse(text):
        topic, _, id = (run.href or "").partition("#")
        handout = handouts.get(topic or own) if ":" not in topic else None
        if handout is None or not id or id in SHARED_PLACES or f"{topic or own}.{id}" in document.anchors:
            continue
        needed = _holding(handout, id)
        what = f"this leads to {id!r}, which is not in this copy: the words are printed, and lead nowhere"
        hint = f"choose {needed} too, or say it without a link"
        if section and (topic or own) == own:
            hint = (
                f"write `needs: [{needed}]` in the section {section!r}, which brings it along, or say it without a link"
            )
        yield warning(problem_at(run.text, what, hint), RULE)


def _holding(handout: Handout, id: str) -> str:
    """The section that is called so, or that holds the block of that name."""
    inside = (str(one.id) for one in handout.sections if id in (str(block.id) for block in one.blocks))
    return next(inside, id)
