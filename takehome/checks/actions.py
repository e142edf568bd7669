"""Rule 7 of clear print: something to do, and said so: steps and lines to tick begin with a verb or with "you".

Steps are numbered by construction (`blocks/steps.py` counts them), so that is not measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from takehome.blocks.checklist import Checklist
from takehome.blocks.steps import Steps
from takehome.blocks.text import TextBlock
from takehome.checks.passages import plain, sentences
from takehome.checks.verbs import begins_with_you, bids
from takehome.content import MASTER, Section
from takehome.document import Document
from takehome.kinds import Block, Item
from takehome.problems import Problem, shown
from takehome.said import problem_at

ACTIONS = "actions"


def actions(document: Document) -> Iterator[Problem]:
    """All that rule 7 asks for; how they begin is known of English only."""
    acting = any(isinstance(block, Steps | Checklist) for section in document.sections for block in section.blocks)
    if not acting and not document.questions:
        hint = "add `steps`, a `checklist` or `questions`"
        yield problem_at(document.title, "nothing here says what to do", hint, rule=ACTIONS)
    if document.language == MASTER:
        for section in document.sections:
            yield from _begun(section)


def _begun(section: Section) -> Iterator[Problem]:
    """Steps whose title and text begin with neither verb nor "you"; lines to tick that do not, nor does their lead-in.

    A lead-in that bids ("Tick what matters most.", "Ask if these would be good for you:") is the verb of its list,
    whose lines are then what it is done to.
    """
    before: Block | None = None
    for block in section.blocks:
        if isinstance(block, Steps):
            for step in block.steps:
                if not (_acts(step.title) or _acts(step.text)):
                    yield _still(step.title)
        elif isinstance(block, Checklist) and not _led(before):
            for item in block.checklist:
                if isinstance(item, Item) and not _acts(item.text):
                    yield _still(item.text)
        before = block


def _acts(text: str) -> bool:
    first = next(iter(sentences(plain(text))), "")
    return bids(first) or begins_with_you(first)


def _led(block: Block | None) -> bool:
    """Whether the last paragraph before a list bids the reader."""
    if not isinstance(block, TextBlock):
        return False
    paragraphs = [part for part in block.text.splitlines() if part.strip()]
    return any(bids(sentence) for sentence in sentences(plain(paragraphs[-1])))


def _still(text: str) -> Problem:
    what = f"this says what there is, not what to do: {shown(plain(text))}"
    hint = 'begin with a verb or with "you", or bid the reader in the paragraph before the list'
    return problem_at(text, what, hint, level="warning", rule=ACTIONS)
