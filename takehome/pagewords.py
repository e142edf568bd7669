"""What a page says of itself in a language, held against what a page must be able to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.ambulance import calls_ambulance
from takehome.content import PageWords
from takehome.problems import Problem, Problems
from takehome.said import problem_at

_BLANK = re.compile(r"\{[a-z]+\}")
_DOUBTS = frozenset(("draft", "about_draft", "overdue", "translation_unchecked", "unmet"))
_NUMBER = "{phone}"  # of the clinic, the ambulance or a crisis line


def complete(words: PageWords, ours: PageWords) -> list[Problem]:
    """Raise Problems where words or numbers are missing that `ours` have, where a blank is one that nothing fills, or
    where words hold the number of an ambulance, which is not that of every clinic.

    Words that tell a reader how far pages can be trusted hold letters.  Other blanks that are missing
    are warnings.
    """
    problems = [*_missing_words(words, ours), *_unsaid_doubts(words)]
    problems += [*_missing_blanks(words, ours), *_strange_blanks(words, ours), *_typed(words)]
    if any(problem.level == "error" for problem in problems):
        raise Problems(problems)
    return problems


def _missing_words(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """What a page must be able to say, and does not."""
    said = {str(key) for key in words.say}
    lacking = [str(key) for key in ours.say if str(key) not in said]
    if lacking:
        yield problem_at(words.words, f"these page words are missing: {', '.join(lacking)}", "add them below `say:`")


def _unsaid_doubts(words: PageWords) -> Iterator[Problem]:
    """Lines that warn a reader and say nothing: `draft: "-"` would make a draft look like what was checked."""
    for key, text in words.say.items():
        if str(key) in _DOUBTS and not any(c.isalpha() for c in _BLANK.sub("", text)):
            what = f"`{key}` says nothing in words, and readers must see how far these pages can be trusted"
            yield problem_at(text, what, "say it in this language, as the English words do")


def _missing_blanks(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """Blanks of our own words that are not there: nobody can call without a number; others are not needed."""
    known = {str(key): set(_BLANK.findall(text)) for key, text in ours.say.items()}
    for key, text in words.say.items():
        for name in sorted(known.get(str(key), set()) - set(_BLANK.findall(text))):
            what, hint = f"`{key}` does not say {name}", f"write {name} into the words: it is filled in there"
            if name == _NUMBER:
                yield problem_at(text, f"{what}, and the page says it nowhere else", hint)
            else:
                yield problem_at(text, what, hint, level="warning")


def _typed(words: PageWords) -> Iterator[Problem]:
    """Numbers of an ambulance in words: pages of another clinic, or those that face them, would say two."""
    for key, text in words.say.items():
        if calls_ambulance(text, ""):
            what = f"`{key}` holds the number of an ambulance, and each clinic has its own"
            yield problem_at(text, what, "take it out: the clinic's own stands where the English words have {phone}")


def _strange_blanks(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """Blanks that nothing fills: those of our own words are all there are."""
    known = {str(key): set(_BLANK.findall(text)) for key, text in ours.say.items()}
    for key, text in words.say.items():
        names = known.get(str(key), set())
        blanks = _BLANK.findall(text)
        if set(blanks) - names or text.count("{") != len(blanks) or text.count("}") != len(blanks):
            hint = f"the blanks here are: {', '.join(sorted(names)) or 'none'}"
            yield problem_at(text, "a brace here is no blank that is filled", hint)
