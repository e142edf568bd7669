"""Rule 11 of clear print: whole numbers, "x out of 100" with one denominator, and words beside each number.

Looked for in English, where the words are known; that dots and the words below them say one number, in each language
whose way to say it is (`_SHARES`).  A number with a unit that is read off an instrument (100.4 °F), and a dose, is
no count of people and may have its point; strengths, levels and prices are none either (see `strengths`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.blocks.pictograph import Pictograph, PictographBody
from takehome.checks.dialling import dialled_in
from takehome.checks.passages import longest, plain, said_in, texts
from takehome.checks.strengths import without_strengths
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
_DOSE = re.compile(  # behind a number: what it measures, perhaps of a range
    r"(?:[\s-]?(?:to|or|and|–)?\s?\d+(?:\.\d+)?)?[\s-]?"
    r"(?:m?c?g|micrograms?|milligrams?|grams?|kg|m?l|mL|L|liters?|units?|mmol|m?Gy|cm|mm|inch(?:es)?|tablets?|pills?)\b"
)
_MEASURED = re.compile(r"\b(?:INR|pH|HbA1c|A1[Cc])\b")  # what has its point in every report
_SHARE = re.compile(r"\d\s?%|\b(?:percent|per cent)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"(?<![\d,])\d[\d,]{0,11}(?: \w+)? out of (?:each |every )?(\d[\d,]{0,11})(?!\d)")
_NO_TIME = r"(?! (?:minute|hour|day|week|month|year)s?\b)"
_IN = re.compile(r"\b\d{1,9} in (?:each |every )?(\d{1,3})\b" + _NO_TIME)
_WHO = r"(?: (?:adults?|child|children|man|men|patients?|people|person|woman|women))?"
_N = r"(\d{1,3}(?:[,.٬\s]\d{3}){1,3}|\d{1,9})\b"  # 1,000; 1.000; 1 000; longer ones count no people
_SHARES = (  # 20 out of 100, 20 people in 100; 20 de cada 100; 20 sur 100; 20 von 100; 100 人中有 20 人
    (re.compile(rf"\b{_N}{_WHO} (?:out of|of|in) (?:(?:each|every|about|the) )?{_N}{_NO_TIME}"), False),
    (re.compile(rf"\b{_N}(?: \w+)? (?:de|sur|von|من)(?: (?:cada|los|las|les|je|كل|أصل))? {_N}"), False),
    (re.compile(r"(?<!\d)(\d{1,9})\s?[^\W\d]?中[^\d，。；]{0,4}(\d{1,9})(?!\d)"), True),
)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,9})\s?(?:[%٪]|percent\b|per cent\b)", re.IGNORECASE)
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_UNITS, 1)} | {"fifteen": 15, "hundred": 100, "thousand": 1000}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_WORDS = re.compile(
    rf"\b(?:(?:a|one) (hundred|thousand)|({'|'.join(_TENS)})-({'|'.join(_UNITS[:9])})|({'|'.join(_VALUES)}))\b",
    re.IGNORECASE,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(r"\b(?:(a|\d) )?(half|third|quarter|fifth|tenth)s? of\b", re.IGNORECASE)
NEAR = 0.1  # how far from a fraction in words a share may be: nearly half, about a third


def numbers(document: Document, tree: Flow) -> Iterator[Problem]:
    """All that rule 11 asks for."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Pictograph):
                yield from _agreed(block.pictograph)
    if document.language != MASTER:
        return
    parts: dict[int, str] = {}
    for text in texts(tree):
        said, typed = said_in(text), longest(text)
        shared = without_strengths(said)
        points = () if _MEASURED.search(said) else _DECIMAL.finditer(shared)
        if match := next((one for one in points if not _DOSE.match(said, one.end()) and not _called(said, one)), None):
            hint = "say a whole number, or which of two things is more"
            yield problem_at(typed, f"a number with a point: {match[0]}", hint, level="warning", rule=NUMBERS)
        if _SHARE.search(shared) and not BESIDE & set(re.findall(r"[a-z]+", said.lower())):
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


def _called(said: str, match: re.Match[str]) -> bool:
    """Whether a number with a point is one to dial: rule 8 looks at those."""
    return any(one.at <= match.start() < one.at + len(one.said) for one in dialled_in(said, MASTER))


def _agreed(body: PictographBody) -> Iterator[Problem]:
    """Dots that show another share than the words below them, or than those for somebody who does not see them.

    Words that name several shares ("20 out of 100 do, 80 out of 100 do not") name that of the dots among them.
    """
    for text in (body.text, body.alt):
        loose, said = _fractions(plain(text)), shares(plain(text))
        near = any(abs(count / of - body.count / body.of) <= NEAR for count, of in loose)
        if (said or loose) and not near and not any(_shows(body, *share) for share in said):
            count, of = (*said, *loose)[0]
            what = f"{body.count} of {body.of} dots are filled, and the words say {count} out of {of}"
            yield problem_at(text, what, "make `count` and `of` say what the words say", rule=NUMBERS)


def _shows(body: PictographBody, count: int, of: int) -> bool:
    """Whether dots show a share, as near as so many dots can."""
    return 2 * abs(count * body.of - body.count * of) <= of


def _fractions(text: str) -> list[tuple[int, int]]:
    """The fractions that English words name: half of, a third of, two thirds of."""
    found = ((match[1] or "1", _PARTS[match[2].lower()]) for match in _FRACTION.finditer(_in_digits(text)))
    return [(int(count) if count.isdigit() else 1, of) for count, of in found]


def _in_digits(text: str) -> str:
    """A text with its English number words as digits."""

    def value(match: re.Match[str]) -> str:
        return str(sum(_VALUES[word.lower()] for word in match.groups() if word))

    return _WORDS.sub(value, text)


def shares(text: str) -> list[tuple[int, int]]:
    """The shares that a text names, in digits or in English words: so many out of so many, or percent."""
    text = _in_digits(text)
    found = [(int(match[1]), 100) for match in _PERCENT.finditer(text)]
    for pattern, turned in _SHARES:
        for match in pattern.finditer(text):
            first, second = (int("".join(c for c in one if c.isdigit())) for one in match.groups())
            found.append((second, first) if turned else (first, second))
    return [(count, of) for count, of in found if count <= of]
