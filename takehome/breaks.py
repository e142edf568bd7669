"""Where a line may end.  Opportunities come from ICU (UAX #14); phones, amounts, hours, short compounds stay whole.

So do words of Chinese, by the dictionary of ICU (UAX #29), and there what to dial with the short number to dial.
"""

from __future__ import annotations

import re
from functools import lru_cache

from takehome.oneway import amounts, phones

_HOUR = re.compile(  # of the day, with the word that says which half of it, or that it is one
    r"(?<![\d.,])\d[\d.:]{0,11}[ \u00a0]"
    r"(?:[ap]\.[ \u00a0]?m\.|(?:h|giờ|بجے|बजे|点)(?![^\W\d_])|(?:صباح|مساء|ظهر)[^\s\d]*)"
)
_COMPOUND = re.compile(r"(?<![\w-])(?=[\w-]{3,14}(?![\w-]))[^\W\d_]+(?:-[^\W\d_]+)+")
_FIGURE = re.compile(r"\d")  # where there is none, there is neither phone nor amount nor hour
_DIAL = re.compile(r"请?拨打[ \u00a0]?\d{2,4}(?![\d-])")

_SOFT = "\u00ad"  # a soft hyphen


@lru_cache(maxsize=16)
def _breaker(language: str):
    from icu4py.breakers import LineBreaker

    return LineBreaker, f"{language}-u-lw-phrase" if language.startswith("ko") else language


def opportunities(text: str, language: str) -> list[int]:
    """The ends of the unbreakable stretches of a text, the last one its length.  Offsets count characters."""
    breaker, locale = _breaker(language)
    found = [end for _, end in breaker(_bmp(text), locale).segments()]
    if language.startswith("zh"):
        found = _between_words(text, found, language)
    if _SOFT in text:
        found = [at for at in found if text[at - 1] != _SOFT]  # no hyphen would be printed there
    whole: list[tuple[int, int]] = []
    if _FIGURE.search(text):
        whole += [*phones(text), *amounts(text), *(m.span() for m in _HOUR.finditer(text))]
    if "-" in text:
        whole += [m.span() for m in _COMPOUND.finditer(text)]
    if "拨" in text:
        whole += [m.span() for m in _DIAL.finditer(text)]
    if whole:
        inside = {at for start, end in whole for at in range(start + 1, end)}
        found = [at for at in found if at not in inside]
    if not found or found[-1] != len(text):
        found.append(len(text))
    return found


def _between_words(text: str, ends: list[int], language: str) -> list[int]:
    """Those of some ends that part no word of ideographs."""
    from icu4py.breakers import WordBreaker

    words = {end for _, end in WordBreaker(_bmp(text), language).segments()}
    return [at for at in ends if at in words or not (_ideograph(text[at - 1]) and _ideograph(text[at : at + 1]))]


def _ideograph(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or letter >= "\U00020000"


def _bmp(text: str) -> str:
    """ICU counts UTF-16 units: a letter outside the basic plane is stood for by an ideograph, one unit long."""
    return text if text.isascii() else "".join(c if ord(c) < 0x10000 else "\u4e00" for c in text)
