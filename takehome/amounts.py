"""The numbers in words, as they are held against each other in two languages."""

from __future__ import annotations

import re
import unicodedata

_MARK = re.compile(r"\{\{[^{}]*\}\}|\{term:[^|}]*\|?|\{[a-z]+:[^}]*\}|https?://\S+")
_NUMBER = re.compile(r"\d+")
_MARKS = "[.,\u00a0\u202f\u066c]"
_THOUSANDS = re.compile(
    rf"(?<=\d){_MARKS}(?=\d{{3}}(?!\d))|(?<=\d)[,\u066c](?=(?:\d\d[,\u066c])+\d{{3}}(?!\d))"
)  # and 1,00,000
_UNIT = r"(?:[mµμ]?g|mcg|kg|m[lL]|[cm]m|UI|IU|[CF])(?![^\W_])|[°º%٪℃℉]|度|毫克|微克|毫升|公斤"
_UNIT += r"|ملغ|مجم|ميكروغرام|مل(?!\w)|درجة"
_WEIGHTY = re.compile(rf"\d(?:[\s().-]{{0,2}}\d){{6,}}|\d+(?:-\d+)+|\d+(?:[.,\u066b]\d+)?[\s-]?(?:{_UNIT})")
_DOSE = re.compile(  # in English
    r"\d+(?:\.\d+)?[\s-]?(?:(?:m?g|mcg|µg|ml|units?|tablets?|pills?|capsules?|drops?|puffs?|patch(?:es)?|sprays?|doses?|"
    r"teaspoons?|tablespoons?)\b)",
    re.IGNORECASE,
)


def numbers_of(text: str) -> list[str]:
    """The numbers of a text in the digits of English, in their order, without marks and addresses."""
    return _NUMBER.findall(_folded(text)) if _NUMBER.search(text) else []


def weighty(text: str) -> set[str]:
    """The numbers of a text that a reader may call, or take as a dose or a fever."""
    return {number for match in _WEIGHTY.finditer(_folded(text)) for number in _NUMBER.findall(match[0])}


def doses(text: str) -> set[str]:
    """The numbers of an English text that say how much of a medicine somebody takes."""
    return {number for match in _DOSE.finditer(_folded(text)) for number in _NUMBER.findall(match[0])}


def _folded(text: str) -> str:
    digits = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in _MARK.sub(" ", text))
    return _THOUSANDS.sub("", digits)
