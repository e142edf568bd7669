"""Rule 11 of clear print: whole numbers, "x out of 100" with one denominator, and words beside each number.

Looked for in English, where the words are known.  A number with a unit that is read off an instrument (100.4 °F) is
no count of people and may have its point; a clinic says it in its brand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.blocks.pictograph import Pictograph
from takehome.checks.passages import longest, said_in, texts
from takehome.content import MASTER
from takehome.document import Document
from takehome.element import Flow
from takehome.problems import Problem, shown
from takehome.said import problem_at

NUMBERS = "numbers"
_BESIDE = """
    about adults almost around average chance children each every few fewer half less many men more most nearly none
    over patients people person risk roughly some than those under women
"""
BESIDE = frozenset(_BESIDE.split())  # how sure a share is, or of whom; one of them stands beside each percentage
_DECIMAL = re.compile(r"(?<![\w.])\d+\.\d+(?![\w.]|\s?°)")
_SHARE = re.compile(r"\d\s?%|\b(?:percent|per cent)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\b\d[\d,]*(?: \w+)? out of (?:each |every )?(\d[\d,]*)")
_IN = re.compile(r"\b\d+ in (?:each |every )?(\d{1,3})\b(?! (?:minute|hour|day|week|month|year)s?\b)")


def numbers(document: Document, tree: Flow) -> Iterator[Problem]:
    """All that rule 11 asks for."""
    if document.language != MASTER:
        return
    parts: dict[int, str] = {}
    for text in texts(tree):
        said, typed = said_in(text), longest(text)
        if match := _DECIMAL.search(said):
            hint = "say a whole number, or which of two things is more"
            yield problem_at(typed, f"a number with a point: {match[0]}", hint, level="warning", rule=NUMBERS)
        if _SHARE.search(said) and not BESIDE & set(re.findall(r"[a-z]+", said.lower())):
            hint = 'say it in words too: "about 20 out of 100 people"'
            yield problem_at(typed, f"a percentage alone: {shown(said)}", hint, level="warning", rule=NUMBERS)
        for match in (*_OUT_OF.finditer(said), *_IN.finditer(said)):
            parts.setdefault(int(match[1].replace(",", "")), typed)
    for block in (block for section in document.sections for block in section.blocks):
        if isinstance(block, Pictograph):
            parts.setdefault(block.pictograph.of, block.pictograph.text)
    if len(parts) > 1:
        what = f"numbers are out of {' and out of '.join(map(str, parts))}"
        hint = "choose one for the whole document, best 100: readers compare"
        yield problem_at(list(parts.values())[1], what, hint, level="warning", rule=NUMBERS)
