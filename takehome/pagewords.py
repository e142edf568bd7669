"""What a page says of itself in a language, held against what a page must be able to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.ambulance import calls_ambulance
from takehome.content import MASTER, PageWords
from takehome.problems import Problem, Problems, did_you_mean, nearest, shown
from takehome.said import problem_at

_BLANK = re.compile(r"\{[a-z]+\}")
_DOUBTS = frozenset(("draft", "about_draft", "overdue", "translation_unchecked", "unmet"))
MOST_NAMED = 5  # of the words that one warning names
_NUMBER = "{phone}"  # of the clinic, the ambulance or a crisis line


def complete(words: PageWords, ours: PageWords) -> list[Problem]:
    """Raise Problems where words or numbers are missing that `ours` have, where there are others, where a blank is one
    that nothing fills, or where words hold the number of an ambulance, which is not that of every clinic.

    Words that tell a reader how far pages can be trusted hold letters.  Other blanks that are missing, and words that
    are still in English, are warnings.
    """
    problems = [*_missing_words(words, ours), *_unsaid_doubts(words)]
    problems += [*_missing_blanks(words, ours), *_strange_blanks(words, ours), *_typed(words)]
    problems += _in_english(words, ours)
    if any(problem.level == "error" for problem in problems):
        raise Problems(problems)
    return problems


def _missing_words(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """What a page must be able to say, and does not; and keys that no page asks for, which may be slips of those."""
    lacking = [str(key) for key in ours.say if str(key) not in words.say]
    for key in (key for key in words.say if str(key) not in ours.say):
        meant = nearest(key, lacking)
        lacking = [name for name in lacking if name != meant]
        hint = f"did you mean {meant!r}?" if meant else f"take it out; {did_you_mean(key, ours.say, 'pages say')}"
        yield problem_at(key, f"there is no page word {shown(key)!r}", hint)
    if lacking:
        yield problem_at(words.words, f"these page words are missing: {', '.join(lacking)}", "add them below `say:`")


def _in_english(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """A warning for what is still as it is in English; one word may be the same in another language."""
    if str(words.words).partition("-")[0] == MASTER:
        return
    same = [key for key, text in words.say.items() if text == ours.say.get(str(key)) and _several(text)]
    if same:
        named, more = ", ".join(f"`{key}`" for key in same[:MOST_NAMED]), len(same) - MOST_NAMED
        what = f"{named}{f' and {more} more' if more > 0 else ''} {'is' if len(same) == 1 else 'are'} still in English"
        yield problem_at(words.say[same[0]], what, "say it in this language", level="warning")


def _several(text: str) -> bool:
    """Whether a text has two words of letters, or more."""
    return sum(any(map(str.isalpha, word)) for word in _BLANK.sub(" ", text).split()) > 1


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
