"""The small inline grammar: strong words, links, terms, phrases in another language, values.

Everything that is not one of these marks is literal: a lone `*`, `[x]`, `2 * 3`, `<font>` and `&` are printed as they
were typed.  A backslash takes a mark literally.  Marks end in the paragraph (the line of the text) they begin in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from takehome.element import Run
from takehome.problems import Problem, Problems, nearest, shown
from takehome.said import Said, problem_at

PHONES = ("day", "night", "emergency", "crisis", "hospice", "trial")  # of a brand
SCHEMES = ("https:", "http:", "mailto:", "tel:")
_ESCAPE = r"\\[\\*\[\]{}]"
_LINKED = r"\[((?:\\.|[^\[\]\\\n])+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)"
_WORDS = r"((?:\\.|[^{}|\\\n])+)"
_MARK = re.compile(rf"{_ESCAPE}|\*\*|\{{|\}}\}}?|{_LINKED}|\n")
_INNER = re.compile(rf"{_ESCAPE}|\*\*")
_LINK = re.compile(_LINKED)
_VALUE = re.compile(r"\{\{ *([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*) *\}\}")
_TERM = re.compile(rf"\{{term:([a-z0-9][a-z0-9-]*)\|{_WORDS}\}}")
_PHRASE = re.compile(rf"\{{([a-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})*):{_WORDS}\}}")
_NAMED = re.compile(r"\{([A-Za-z_-]+):[^{}|\n]*\|[^{}\n]*\}")
_ALONE = re.compile(r"\{([^{}|:\n]+)\}(?!\})")
_BARE_TERM = re.compile(r"\{term:([^{}|\n]*)\|? *\}")
_STRANGE_TERM = re.compile(r"\{term:([^{}|\n]+)\|([^{}\n]+)\}")
_NO_VALUE = re.compile(r"\{\{([^{}\n]*)\}\}")
_OPEN_VALUE = re.compile(r"\{\{ *([^{}\s]*)")
_NO_MARK = re.compile(r"\{+[^{}\n]*\}{0,2}")
_INSIDE = re.compile(r"#[a-z0-9][a-z0-9-]*|[a-z0-9][a-z0-9-]*#(?:[a-z0-9][a-z0-9-]*)?")
_ADDRESS = re.compile(r"https?://[^\s/?#{}]+[^\s{}]*|mailto:[^\s@{}]+@[^\s@{}]+|tel:\+?[0-9*#][0-9*#().;,=ext-]*")
_LITERAL = re.compile(r"[^:/#@]+")
_NEARLY = re.compile(r"(?<!\\)\[[^\[\]\\\n]+\]([ \t]?)\(([^()\n]*(?:\([^()\n]*\))*[^()\n]*)\)")


def parse(text: str) -> tuple[Run, ...]:
    """The runs of a text.  Raises Problems, each at its character, for a mark without its end or a link to nowhere."""
    if not _MARK.search(text):
        return (Run(text),) if text else ()
    if isinstance(text, Said):
        return _Parser(text).runs()
    return _plain(text)


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a page, a mail or a phone, in letters any reader takes."""
    return text.isascii() and _ADDRESS.fullmatch(text) is not None


def nearly_links(text: str) -> Iterator[Problem]:
    """A warning for what may be meant for a link, and is printed with its brackets: `[words](next-steps)`."""
    for match in _NEARLY.finditer(text) if "](" in text or "] (" in text else ():
        target = match[2].strip()
        leads = target.startswith(("#", *SCHEMES)) or _INSIDE.fullmatch(target) is not None
        if leads if match[1] else not (leads and _LINK.fullmatch(match[0])):
            what = f"{shown(match[0])} is no link, and is printed as it stands"
            hint = "a link is [words](#section) or [words](https://...), without a space in it"
            hint += r"; to print the brackets write \["
            yield problem_at(text, what, hint, match.start(), level="warning")


@lru_cache(maxsize=1024)
def _plain(text: str) -> tuple[Run, ...]:
    return _Parser(text).runs()


def _no_mark(text: str) -> tuple[str, str]:
    """What is wrong with a brace that begins no mark, and the mend."""
    if (value := _NO_VALUE.match(text) or _OPEN_VALUE.match(text)) is not None:
        return _no_value(value[1], closed=value.re is _NO_VALUE)
    if (named := _NAMED.match(text)) and named[1] != "term":
        close = "did you mean 'term'? " if nearest(named[1], ["term"]) else ""
        return f"there is no mark {shown(named[1])!r}", f"{close}a word to explain is {{term:id|words}}"
    if (bare := _BARE_TERM.match(text)) is not None:
        said = shown(bare[1].strip()) or "id"
        what = f"{{ begins no mark: {{term:{said}}} lacks the words that are printed"
        return what, f"write {{term:{said}|the words}}, with the words that stand in the sentence"
    if (alone := _ALONE.match(text)) is not None:
        said = shown(alone[1])
        if "." in said.strip(".") and _VALUE.fullmatch(f"{{{{{said}}}}}"):
            return f"{{ begins no mark: {{{said}}} is none", f"a value of the clinic is {{{{{said}}}}}"
        hint = f"to print the braces write \\{{{said}\\}}, in double quotes with two backslashes each"
        return f"{{ begins no mark: {{{said}}} is none", f"{hint}; a word to explain is {{term:id|{said}}}"
    if (strange := _STRANGE_TERM.match(text)) is not None:
        said, words = strange[1].strip(), strange[2]
        what = f"{{ begins no mark: {shown(said)!r} is no id, which has small letters, digits and dashes"
        return what, f"write {{term:{'-'.join(re.findall('[a-z0-9]+', said.lower())) or 'id'}|{shown(words)}}}"
    return "{ begins no mark that ends", r"write {term:id|words}, {es:frase}, {{clinic.value}}, or \{ for a brace"


def _no_value(said: str, *, closed: bool) -> tuple[str, str]:
    """What is wrong with two braces that hold no name of a value, and the mend."""
    name = re.sub(r"[^a-z0-9.]+", "_" if "." in said else ".", said.strip().lower()).strip("._")
    above, _, key = name.rpartition(".")
    if above != "clinic":  # whose values each clinic names
        known = key if key in PHONES else nearest(key, PHONES)
        name = f"phones.{known}" if above and known else ""
    mend = f"{{{{{name}}}}}" if _VALUE.fullmatch(f"{{{{{name}}}}}") else ""
    if not closed:
        return f"{{ begins no mark: {{{{{shown(said)} has no }}}} that closes it", f"write {mend or '{{phones.day}}'}"
    meant = f"did you mean {mend}? " if mend else ""
    hint = r"a value has small letters, with a dot between: {{phones.day}}; to print the braces write \{\{ \}\}"
    return f"{{ begins no mark: {{{{{shown(said)}}}}} names no value", meant + hint


class _Parser:
    """Goes through a text once; `voice` is how the words that come next are said."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.voice = text, 0, Run("")
        self.found: list[Run] = []
        self.problems: list[Problem] = []
        self.said = 0  # up to where the words are in `found`
        self.opened = 0

    def runs(self) -> tuple[Run, ...]:
        while match := _MARK.search(self.text, self.at):
            self.at = match.end()
            self._mark(match)
        self._say(len(self.text))
        self._unclosed()
        if self.problems:
            raise Problems(self.problems)
        return tuple(self.found)

    def _say(self, end: int, skip: int = 0) -> None:
        """The words up to `end` as they are; `skip` characters after them are marks."""
        if end > self.said:
            self.found.append(replace(self.voice, text=self.text[self.said : end]))
        self.said = max(self.said, end + skip)

    def _mark(self, match: re.Match[str]) -> None:
        start, mark = match.start(), match[0]
        if mark[0] == "\\":
            self._say(start, 1)
        elif mark == "**":
            self._strong(start)
        elif mark == "\n":
            if self.voice.strong:
                self._say(start)
                self._unclosed()
        elif mark[0] == "[":
            self._link(match)
        elif mark[0] == "}":
            self._wrong(start, f"{mark} has no {'{' * len(mark)} before it", r"write \} for a brace")
        else:
            self._brace(start)

    def _strong(self, start: int) -> None:
        self._say(start, 2)
        if not self.voice.strong:
            self.opened = start
        elif start == self.opened + 2:
            self._wrong(self.opened, "**** holds no words", r"write \*\*\*\* for four stars")
        self.voice = replace(self.voice, strong=not self.voice.strong)

    def _unclosed(self) -> None:
        """Strong words end with their paragraph."""
        if self.voice.strong:
            self._wrong(self.opened, "** has no ** that closes it", r"close it, or write \*\* for two stars")
            self.voice = replace(self.voice, strong=False)

    def _words(self, match: re.Match[str], group: int, **voice: str) -> None:
        """The words inside a mark, which may be strong, and may hold escapes."""
        start, end = match.span(group)
        self._say(match.start(), start - match.start())
        outer = self.voice
        self.voice = replace(outer, text="", **voice)
        for inner in _INNER.finditer(self.text, start, end):
            if inner[0] == "**":
                self._strong(inner.start())
            else:
                self._say(inner.start(), 1)
        self._say(end, match.end() - end)
        if self.voice.strong != outer.strong:
            self._wrong(match.start(), "** opens inside this and closes outside", "put ** around the whole of it")
        self.voice, self.at = outer, match.end()

    def _link(self, match: re.Match[str]) -> None:
        link = _LINK.fullmatch(match[0])
        assert link is not None
        target = str(link[2])
        if (_ADDRESS.fullmatch(target) or _INSIDE.fullmatch(target)) and target.isascii():
            self._words(_LINK.match(self.text, match.start()) or link, 1, href=target)
        elif _LITERAL.fullmatch(target) or ("(" in target and not target.startswith(SCHEMES)):
            self.at = match.start() + 1
        else:
            hint = "a link begins with https://, http://, mailto: or tel:, or is #section or topic#section"
            if "{" in target:
                hint = "an address holds no values: write it out, or print the value beside the link"
            elif not target.isascii():
                hint = "copy the address from the browser: it holds plain letters, digits and signs only"
            self._wrong(match.start() + link.start(2), f"a link cannot lead to {shown(target)!r}", hint)

    def _brace(self, start: int) -> None:
        if value := _VALUE.match(self.text, start):
            self._say(start, len(value[0]))
            self.found.append(replace(self.voice, text=self.text[start:start], value=str(value[1])))
            self.at = value.end()
        elif term := _TERM.match(self.text, start):
            self._words(term, 2, term=str(term[1]))
        elif phrase := _PHRASE.match(self.text, start):
            self._words(phrase, 2, lang=str(phrase[1]))
        else:
            self._wrong(start, *_no_mark(self.text[start:]))
            over = _NO_MARK.match(self.text, start)
            self.at = over.end() if over else start + 1

    def _wrong(self, index: int, message: str, hint: str) -> None:
        self.problems.append(problem_at(self.text, message, hint, index))
