"""Which characters may stand in words: none that cannot be printed, or that would change words unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from takehome.problems import shown

_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
MOST_MARKS = 9  # on one letter, so many are a mistake
_HEAP = re.compile(rf"[^\w\s]{{{MOST_MARKS},}}")
_UNSEEN = re.compile(  # all of category Cf but the signs of numbers and verses, which are seen
    "[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_NOTHING = (  # what leaves a text without a letter to see: white, signs and letters without ink, variations
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b\u180c\u180d"
    "\u180e\u180f\u2028\u2029\u202f\u205f\u2800\u3000\u3164\ufeff\uffa0"
    + "".join(map(chr, (*range(0x2000, 0x2010), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))))
)
_MARKED = re.compile(  # a value, strong words, a link with its address, a term or a phrase with its words, an address
    r"\{\{[^{}\n]*\}\}|\*\*(?=\S)[^*\n]+(?<=\S)\*\*"
    r"|(?<!\\)\[[^\[\]\\\n]+\]\((?P<to>(?:https?:|mailto:|tel:|[a-z0-9-]*#)(?:[^()\s]|\([^()\s]*\))*)\)"
    r"|\{(?:term:[a-z0-9][a-z0-9-]*\||[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*:)(?P<words>[^{}|\n]+)\}"
    r"|(?<![\w.])(?:tel|sms|mailto):(?P<called>[^\s,;]+)"
)
_ADDRESSED = re.compile("^(?:tel|sms|mailto):")
_JOINERS = "\u200c\u200d"  # letters of some scripts are spelt with them, and pictures of people are made
_PARTS = "\u200c"
_TURNS = "\u061c\u200e\u200f"
_CONTROLS = {0: "NULL", 7: "BELL", 8: "BACKSPACE", 11: "VERTICAL TAB", 12: "FORM FEED", 13: "CARRIAGE RETURN",
             27: "ESCAPE", 127: "DELETE", 133: "NEXT LINE"}  # fmt: skip


def blank(text: str) -> bool:
    """Whether a text holds nothing that can be seen."""
    return not text.strip(_NOTHING)


def refused(text: str) -> Iterator[tuple[int, str, str]]:
    """Each character that may not stand in a text: where, what is wrong with it, and the mend."""
    yield from ((match.start(), *_character(match[0])) for match in _BAD.finditer(text))
    for match in _HEAP.finditer(text):
        if all(unicodedata.category(c) == "Mn" for c in match[0][:MOST_MARKS]):
            yield match.start(), f"more than {MOST_MARKS - 1} marks stand on one letter", "take out those not meant"


def unseen(text: str) -> Iterator[tuple[int, str, str]]:
    """Each character that nobody sees, and that is only suspicious: where, what it is, and the mend.

    A joiner belongs behind a letter of a script that is spelt with it; one that parts also before such a letter, where
    an ending joins a number, letters of another script or what closes a quotation.
    """
    for match in _UNSEEN.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if not (match[0] in _JOINERS and (_joined(before) or (match[0] == _PARTS and _ends(before, after)))):
            hint = "take it out: it can turn numbers round" if match[0] in _TURNS else "take it out"
            yield start, f"{_name(match[0])} stands here and nobody sees it", hint


def unseen_in_number(text: str) -> Iterator[tuple[int, str, str]]:
    """Each character of a telephone number that nobody sees: none belongs there."""
    for match in _UNSEEN.finditer(text):
        what = f"{_name(match[0])} stands in this number and nobody sees it"
        yield match.start(), what, "take it out: a number is digits, blanks and dashes, and what is written beside it"


def marked(value: str) -> Iterator[tuple[int, str, str]]:
    """Each mark of words in a value of a clinic, which takes none: where, what it is, and the mend."""
    for match in _MARKED.finditer(value):
        mend = "write what belongs here" if match[0][0] == "{" else "take its asterisks out"
        if words := match["words"] or match["to"] or match["called"]:
            mend = f"write {shown(_ADDRESSED.sub('', words))} alone"
        yield match.start(), f"a value of a brand is printed as it is typed: {shown(match[0])}", mend


def _joined(before: str) -> bool:
    """Whether a joiner may stand behind a character: a letter or a vowel sign outside Latin, Greek and Cyrillic."""
    return before >= "\u0590" and unicodedata.category(before)[0] in "LMS"


def _ends(before: str, after: str) -> bool:
    """Whether a letter from Arabic to Sinhala begins an ending behind a word, a number or what closes a quotation."""
    closed = unicodedata.category(before or " ") in ("Pe", "Pf") or before.isalnum()
    return closed and "\u0600" <= after < "\u0e00" and after.isalpha()


def _character(character: str) -> tuple[str, str]:
    if character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return f"{_name(character)} can turn words around unseen", "take it out: direction is worked out by itself"
    if character in "\x85\u2028\u2029":
        return f"{_name(character)} ends a line in a way that would change the words", "begin a new line instead"
    return f"{_name(character)} cannot be printed", "take it out"


def _name(character: str) -> str:
    code = ord(character)
    what = "a control character" if code < 0xA0 else "half of a pair" if 0xD800 <= code < 0xE000 else "no character"
    return f"U+{code:04X} ({_CONTROLS.get(code) or unicodedata.name(character, what)})"
