"""What a page says of itself in a language, held against what a page must be able to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.content import PageWords
from takehome.problems import Problem, Problems
from takehome.said import problem_at

_BLANK = re.compile(r"\{[a-z]+\}")


def complete(words: PageWords, ours: PageWords) -> None:
    """Raise Problems where words or blanks are missing that `ours` have, or where a blank is one that nothing fills."""
    problems = [*_missing_words(words, ours), *_strange_blanks(words, ours)]
    if problems:
        raise Problems(problems)


def _missing_words(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """What a page must be able to say, and does not."""
    said = {str(key) for key in words.say}
    lacking = [str(key) for key in ours.say if str(key) not in said]
    if lacking:
        yield problem_at(words.words, f"these page words are missing: {', '.join(lacking)}", "add them below `say:`")


def _strange_blanks(words: PageWords, ours: PageWords) -> Iterator[Problem]:
    """Blanks that nothing fills, and blanks that are not there: those of our own words are all, and all are needed."""
    known = {str(key): set(_BLANK.findall(text)) for key, text in ours.say.items()}
    for key, text in words.say.items():
        names = known.get(str(key), set())
        blanks = _BLANK.findall(text)
        if lacking := sorted(names - set(blanks)):
            what = f"`{key}` does not say {' and '.join(lacking)}, and the page says it nowhere else"
            yield problem_at(text, what, f"write {' and '.join(lacking)} into the words: it is filled in there")
        if set(blanks) - names or text.count("{") != len(blanks) or text.count("}") != len(blanks):
            hint = f"the blanks here are: {', '.join(sorted(names)) or 'none'}"
            yield problem_at(text, "a brace here is no blank that is filled", hint)
