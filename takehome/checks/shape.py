"""Rules of shape: one main message, a summary, short lists, balanced choices, tools.

Rules 3, 4, 6, 12 and 13 of the clear print rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from takehome.blocks.bullets import Bullets
from takehome.blocks.callout import Callout
from takehome.blocks.checklist import Checklist
from takehome.blocks.steps import Steps
from takehome.blocks.table import Table
from takehome.checks.passages import plain, sentences, words
from takehome.document import Document
from takehome.kinds import Block
from takehome.problems import Problem
from takehome.said import problem_at

MAIN, SUMMARY, LISTS, CHOICES, TOOLS = "main-message", "summary", "lists", "choices", "tools"
MOST_SENTENCES, MOST_WORDS = 3, 45  # of the main message
POINTS = (3, 7)  # key points
ITEMS = (2, 7)  # of a list
COLUMNS, LONGER = 4, 2.0  # of a table, and by how much its longest row may pass the shortest
QUESTIONS, LINES, SHEETS = 5, 6, 2  # of the page for questions, in what is this many sheets or more


def main_message(document: Document) -> Iterator[Problem]:
    """Rule 3: one to three sentences, at most 45 words."""
    for chapter in document.chapters:
        text = chapter.handout.main_message.text
        said = plain(text)
        count, long = len(words(said)), len(sentences(said))
        if count > MOST_WORDS or long > MOST_SENTENCES:
            what = f"the main message has {long} sentences and {count} words"
            hint = f"at most {MOST_SENTENCES} sentences and {MOST_WORDS} words: say the one thing to remember"
            yield problem_at(text, what, hint, rule=MAIN)


def summary(document: Document) -> Iterator[Problem]:
    """Rule 4: three to seven key points."""
    for chapter in document.chapters:
        points = chapter.handout.key_points
        if not POINTS[0] <= len(points) <= POINTS[1]:
            hint = f"{POINTS[0]} to {POINTS[1]}: what a reader should still know tomorrow"
            yield problem_at(points[0].text, f"{len(points)} key points", hint, rule=SUMMARY)


def lists(document: Document) -> Iterator[Problem]:
    """Rule 6: two to seven items, in lists with dots, boxes to tick or numbers, and in the lists of boxes."""
    for section in document.sections:
        for block in section.blocks:
            items, first = _items(block)
            if items and not ITEMS[0] <= items <= ITEMS[1]:
                hint = f"{ITEMS[0]} to {ITEMS[1]}: part it, or say it in a sentence"
                what = f"a list of {items} items"
                yield problem_at(first or section.title, what, hint, level="warning", rule=LISTS)


def _items(block: Block) -> tuple[int, str | None]:
    """How many items the list of a block has, and the first that knows its place."""
    match block:
        case Bullets(bullets=items) | Checklist(checklist=items):
            found = [item.text for item in items]
        case Callout():
            found = [item.text for item in block.callout.bullets]
        case Steps(steps=steps):
            found = [step.title for step in steps]
        case _:
            found = []
    return len(found), next(iter(found), None)


def choices(document: Document) -> Iterator[Problem]:
    """Rule 12: a table in at most four columns; of choices to tick all is said, and about as much of each; among
    treatments is no more treatment."""
    tables = [(part, one.table) for part in document.sections for one in part.blocks if isinstance(one, Table)]
    for section, table in tables:
        rows = [[plain(cell) for cell in row.cells.values()] for row in table.rows]
        counts = [sum(len(words(cell)) for cell in row) for row in rows]
        if len(table.columns) > COLUMNS:
            what = f"a table of {len(table.columns)} columns"
            yield problem_at(section.title, what, f"at most {COLUMNS}: make two of it", rule=CHOICES)
        for cell in (cell for row in table.rows for cell in row.cells.values() if table.tick):
            if all(category(c)[0] in "PZ" for c in plain(cell)):
                hint = "say it of each choice, or that there is none or nobody knows"
                yield problem_at(cell, f"a choice says nothing here: {str(cell)!r}", hint, rule=CHOICES)
        if table.tick and max(counts) > LONGER * max(min(counts), 1):
            what = f"the longest row has {max(counts)} words, the shortest {min(counts)}"
            hint = "say as much of each choice: the longest row at most twice the shortest"
            yield problem_at(section.title, what, hint, level="warning", rule=CHOICES)
    treated = [(section, table) for section, table in tables if table.treatments]
    if treated and not any(row.no_treatment for _, table in treated for row in table.rows):
        section, table = treated[0]
        what = "no choice among these treatments is to have no more of them"
        hint = "add a row for it, with `no_treatment: true`, or print the section that has it too"
        yield problem_at(table.caption or section.title, what, hint, level="warning", rule=CHOICES)


def tools(document: Document, pages: int) -> Iterator[Problem]:
    """Rule 13: a page of questions, with lines, in all that is two sheets or more."""
    sheets = -(-pages // (4 if document.booklet else 2))
    if sheets < SHEETS:
        return
    if len(document.questions) < QUESTIONS:
        what = f"{len(document.questions)} questions to ask, in {sheets} sheets"
        yield problem_at(document.title, what, f"at least {QUESTIONS}, below `questions:`", level="warning", rule=TOOLS)
    if document.question_lines < LINES:
        what = f"{document.question_lines} lines for questions of one's own"
        hint = f"at least {LINES}: `questions: {{lines: {LINES}}}`"
        yield problem_at(document.title, what, hint, level="warning", rule=TOOLS)
