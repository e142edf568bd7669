"""The small inline grammar: strong words, links, terms, phrases in another language, values.

Everything that is not one of these marks is literal: a lone `*`, `[x]`, `2 * 3`, `<font>` and `&` are printed as they
were typed.  A backslash takes a mark literally.
"""

from __future__ import annotations

import re
from functools import lru_cache

from takehome.element import Run
from takehome.problems import Problem, Problems
from takehome.said import Said, problem_at

SCHEMES = ("https:", "http:", "mailto:", "tel:")
_MARK = re.compile(r"\\[\\*\[\]{}]|\*\*|\{\{|\{|\}|\[[^\[\]\n]+\]\([^()\s]+\)")
_VALUE = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}\}")
_TERM = re.compile(r"\{term:([a-z0-9][a-z0-9-]*)\|([^{}|]+)\}")
_PHRASE = re.compile(r"\{([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):([^{}|]+)\}")
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_INSIDE = re.compile(r"#[a-z0-9][a-z0-9-]*|[a-z0-9][a-z0-9-]*#(?:[a-z0-9][a-z0-9-]*)?")


def parse(text: str) -> tuple[Run, ...]:
    """The runs of a text.  Raises Problems, each at its character, for a mark without its end or a link to nowhere."""
    if not _MARK.search(text):
        return (Run(text),) if text else ()
    if isinstance(text, Said):
        return _Parser(text).runs()
    return _plain(text)


@lru_cache(maxsize=1024)
def _plain(text: str) -> tuple[Run, ...]:
    return _Parser(text).runs()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.strong = text, 0, False
        self.found: list[Run] = []
        self.problems: list[Problem] = []
        self.opened = 0

    def runs(self) -> tuple[Run, ...]:
        while match := _MARK.search(self.text, self.at):
            self._literal(self.at, match.start())
            self._mark(match)
        self._literal(self.at, len(self.text))
        if self.strong:
            self._wrong(self.opened, "** has no ** that closes it", r"close it, or write \*\* for two stars")
        if self.problems:
            raise Problems(self.problems)
        return tuple(self.found)

    def _literal(self, start: int, end: int) -> None:
        if end > start:
            self.found.append(Run(self.text[start:end], strong=self.strong))
        self.at = end

    def _mark(self, match: re.Match[str]) -> None:
        start, mark = match.start(), match[0]
        if mark[0] == "\\":
            self.found.append(Run(self.text[start + 1 : start + 2], strong=self.strong))
            self.at = start + 2
        elif mark == "**":
            if not self.strong:
                self.opened = start
            self.strong = not self.strong
            self.at = start + 2
        elif mark[0] == "[":
            self._link(start)
        elif mark == "}":
            self._wrong(start, "} has no { before it", r"write \} for a brace")
            self.at = start + 1
        else:
            self._brace(start)

    def _link(self, start: int) -> None:
        link = _LINK.match(self.text, start)
        assert link is not None
        target = link[2]
        if target.startswith(SCHEMES) or _INSIDE.fullmatch(target):
            words = self.text[link.start(1) : link.end(1)]
            self.found.append(Run(words, strong=self.strong, href=str(target)))
        else:
            hint = "a link begins with https:, http:, mailto:, tel:, or is #section or topic#section"
            self._wrong(link.start(2), f"a link cannot lead to {target[:40]!r}", hint)
        self.at = link.end()

    def _brace(self, start: int) -> None:
        if value := _VALUE.match(self.text, start):
            place = self.text[start:start]
            self.found.append(Run(place, strong=self.strong, value=str(value[1])))
            self.at = value.end()
        elif term := _TERM.match(self.text, start):
            self.found.append(Run(self.text[term.start(2) : term.end(2)], strong=self.strong, term=str(term[1])))
            self.at = term.end()
        elif phrase := _PHRASE.match(self.text, start):
            words = self.text[phrase.start(2) : phrase.end(2)]
            self.found.append(Run(words, strong=self.strong, lang=str(phrase[1])))
            self.at = phrase.end()
        else:
            hint = r"write {term:id|words}, {es:frase}, {{clinic.value}}, or \{ for a brace"
            self._wrong(start, "{ begins no mark that ends", hint)
            self.at = start + 1

    def _wrong(self, index: int, message: str, hint: str) -> None:
        self.problems.append(problem_at(self.text, message, hint, index))
