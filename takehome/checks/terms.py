"""Rule 9 of clear print: every declared term is explained, no unused word is printed, letters are spelled out.

The tool gathers "Words to know" from the terms that are marked, so the first two hold by construction; they are read
again from the element tree.  Abbreviations are looked for in English, whose ways to explain one are known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.checks import capitals
from takehome.checks.passages import OF_THE_PAGE, PAGES_OWN, longest, own_id, plain, said_in, texts
from takehome.content import MASTER
from takehome.document import Document
from takehome.element import Flow, Text, walk
from takehome.gathering import submodels
from takehome.problems import Problem
from takehome.said import problem_at

TERMS = "terms"
ENTRY = "word."  # before the id of a term, in "Words to know"
_KNOWN = """
    AM CD COVID-19 CT DNA DVD ER EU FDA HIV ID MRI NDC NHS OK PDF PET PET-CT PIN PM QR SPF TTY TV UK US USA X-RAY
"""
_KINDS = "form forms gene genes letters mutation mutations name names protein proteins spell stage stages"
KNOWN = frozenset(_KNOWN.split())  # by their letters: "computed tomography" would help nobody who does not know CT
KINDS = frozenset(_KINDS.split())  # a text that says what letters are a name of has said enough: "a gene, EGFR"
_STOPS = ".,;:!?()“”\"'"
_OPEN = re.compile(r"X{3,}|TBD|TODO")  # no abbreviation, but the place of words (see `typed`)
_TWO = re.compile(r"[A-Z][A-Z0-9]|[A-Z]-[A-Z0-9]")  # what any of them has: quickly seen not to be there
_SHORT = re.compile(r"(?<![\w-])([A-Z](?=[A-Z0-9]*[A-Z])[A-Z0-9]*(?:-[A-Z0-9]+)*|[A-Z]{1,3}-[A-Z]*\d+)(s?)(?!\w)")


def terms(document: Document, tree: Flow) -> Iterator[Problem]:
    """All that rule 9 asks for."""
    every = [element for element in walk(tree) if isinstance(element, Text)]
    named = [(own_id(text) or "", text) for text in every]
    entries = {id.removeprefix(ENTRY): text for id, text in named if id.startswith(ENTRY)}
    marked = {run.term: run.text for text in every for run in text.runs if run.term}
    margins = (getattr(model, "margin", None) for model in submodels(document.sections))
    beside = {str(margin.term) for margin in margins if margin and margin.term}
    for id, words in marked.items():
        if id not in entries:
            what = f"{str(words)!r} is a term, and 0 entries explain it"
            hint = f"explain {id} below `terms:` of the shared words"
            yield problem_at(words, what, hint, level="warning", rule=TERMS)
    for id, text in entries.items():
        if id not in marked and id not in beside:
            what = f"{said_in(text)!r} is explained, and used 0 times"
            yield problem_at(
                longest(text), what, f"mark it where it is said: {{term:{id}|...}}", level="warning", rule=TERMS
            )
    if document.language == MASTER:
        yield from _unspelled(document, tree)


def _unspelled(document: Document, tree: Flow) -> Iterator[Problem]:
    """Abbreviations that are spelled out nowhere, each at its first use."""
    read = [text for text in texts(tree, PAGES_OWN) if text.style not in OF_THE_PAGE]
    said = [(_said(text), text) for text in read]
    organisations = " ".join(str(organisation.name) for organisation in document.organisations)
    words = [plain(term.word) for _, term in document.terms]
    told = {*KNOWN, *(name for text in (organisations, *words) for name in _names(text))}
    used: dict[str, str] = {}
    for text, whole in said:
        for name in _names(text):
            if name not in told:
                runs = (run.text for run in whole.runs if name in _names(run.text))
                used.setdefault(name, next(runs, longest(whole)))
                told |= {name} if _explained(name, text) else set()
    spoken = {word.strip(_STOPS) for text, _ in said for word in text.split()} if used.keys() - told else set()
    for name, typed in used.items():
        if (
            name not in told and name.lower() not in spoken and not _OPEN.fullmatch(name)
        ):  # "Do NOT" is loud, and no abbreviation
            hint = f"say what it is, once: in words with ({name}) behind them, or in words to know"
            what = f"{name} is never spelled out"
            at = next(
                (match.start() for match in _SHORT.finditer(capitals.without_others(typed)) if match[1] == name), 0
            )
            yield problem_at(typed, what, hint, at, "warning", TERMS)


def _names(text: str) -> list[str]:
    """The abbreviations of a text, without the s of more than one."""
    if not _TWO.search(text):
        return []
    found = [match[1] for match in _SHORT.finditer(capitals.without_others(text))]
    aside = capitals.loud(text) if found else ()
    return [name for name in found if name not in aside and not capitals.is_code(name)]


def _explained(name: str, text: str) -> bool:
    """Whether a text says what letters stand for, or what they are: "a law called the ADA", "SCLC for short".

    A text with a word of `KINDS` is taken to speak of its letters, which it may not always do.
    """
    here = rf"(?<![\w-]){re.escape(name)}s?(?![\w-])"
    ways = (  # focused radiation (SBRT or SABR); the FDA (the US drug agency); DVLA, the license office
        rf"\w[”’]? \((?:[A-Z][\w-]*(?:, | or | and ))*{here}(?:(?:, | or | and )[A-Z][\w-]*)*\)",
        rf"{here} \((?:[^\W\d]\S*\s+){{1,8}}\S+\)",
        rf"\bcall(?:s|ed)?(?: it| this| them)?(?: an?| the)? {here}",
        rf"{here} for short",
        rf"{here}, (?:an?|the) \w+ \w+",
    )
    return any(re.search(way, text) for way in ways) or bool(KINDS & set(re.findall(r"[a-z]+", text.lower())))


def _said(text: Text) -> str:
    """What a text says, without the name of the person it is for, and without addresses and numbers."""
    return "".join(
        run.text for run in text.runs if run.slot is None and not (run.href or "#").startswith(("http", "tel"))
    )
