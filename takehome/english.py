"""What is English of words in another language: sentences that the English has too, and titles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

FEWEST_WORDS = 4  # that two languages do not share by chance, as they share a name
FEWEST_IN_ALL = 2  # the same, where they are all that an entry says
_NAMELESS = """
    about after again another any ask because before but call could do does don't each every from get had has have how
    if into is isn't it's many more most much not our should than that their them then there these they this those until
    was were we what when where which while why without would you you'll you're your
"""
_BETWEEN = "a an and as at be by can for in it its of on or so the to up us who will with"
_ENGLISH_ALONE = "about because from how should that their what when which with without you your"
_SAYING = frozenset(_NAMELESS.split())  # no name is made of them
_JOINING = frozenset(_BETWEEN.split())  # a name may hold them between its capitals
_SURE = frozenset(_ENGLISH_ALONE.split())
_LINE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week ?days|holidays?|hours|closed|this|from|after|ask|"
    r"call (?:or|us|and))\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\{[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*:[^{}|\n]*\}")
_MARK = re.compile(r"\{term:[^{}|\n]*\||\]\([^()\s]*\)")
_VALUE = re.compile(r"\{\{[^{}\n]*\}\}")
_WORD = re.compile(r"[^\W_]+(?:[-'.,/][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_DRUG = re.compile(r"(?:mab|[cnprs]ib|platin|taxel|trexed|rubicin|tecan|xaban|tide|setron|sartan|pril|zole|statin)$")
_CLOSING = r"[*\"'”’»)\]}]*"
_END = re.compile(rf"[.!?…]+{_CLOSING}(?:\s+|(?=[^\x00-\x7f]))|[。！？؟۔।။។]+{_CLOSING}\s*|\s*\n\s*")
_PARAGRAPH = re.compile(r"\s*\n\s*")


def plain(text: str) -> str:
    """A text as it is compared: its words in small letters, without marks and without phrases of other languages."""
    return " ".join(_words(text)).casefold()


def names_aside(text: str) -> int:
    """How many words there are that are no names of drugs."""
    return sum(_DRUG.search(word) is None for word in plain(text).split())


def pieces(texts: Iterable[str]) -> frozenset[str]:
    """All that the texts of the English handout say, as it is compared: whole, by paragraphs and by sentences."""
    found = (piece for text in texts for piece in (text, *_parts(text, _PARAGRAPH), *_parts(text, _END)))
    return frozenset(map(plain, found)) - {""}


def english_of(text: str, known: frozenset[str]) -> Iterator[str]:
    """What of a text is English that is `known`: the whole of it, or each paragraph or sentence."""
    if plain(text) in known and (_says_something(text) if _long(text) or _heads(text) else _says_in_english(text)):
        yield text
        return
    for paragraph in _parts(text, _PARAGRAPH):
        if _is_english(paragraph, known):
            yield paragraph
        else:
            yield from (sentence for sentence in _parts(paragraph, _END) if _is_english(sentence, known))


def surely_english(text: str) -> bool:
    """Whether words are English by themselves: three or more in plain letters, one of them a word of English alone.

    What has a capital within them may be a name.
    """
    words = _words(text)
    return len(words) > 2 and text.isascii() and any(word in _SURE for word in (words[0].lower(), *words[1:]))


def announces_in_english(text: str) -> bool:
    """Whether a line of a clinic (hours, a number, who pays) holds a word that English alone has."""
    return _LINE.search(text) is not None or surely_english(text)


def letters_of(text: str) -> str:
    """The script that most letters of a text are of, as Unicode calls it, such as LATIN; empty where there is none."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else ""
    names = (unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha())
    found = Counter("CJK" if name in ("HIRAGANA", "KATAKANA") else name for name in names)
    return found.most_common(1)[0][0] if found else ""


def _is_english(piece: str, known: frozenset[str]) -> bool:
    return _long(piece) and plain(piece) in known and _says_in_english(piece)


def _long(text: str) -> bool:
    return len(_words(text)) >= FEWEST_WORDS


def _heads(text: str) -> bool:
    """Whether a text is several words that begin with a capital, as a title or a label does."""
    words = _words(text)
    return len(words) > 1 and words[0][0].isupper()


def _says_in_english(text: str) -> bool:
    """Whether two words or more hold one that makes English of them, and are no name."""
    words = _words(text)
    small = {word.casefold() for word in words}
    return len(words) > 1 and (bool(small & _SAYING) or (bool(small & _JOINING) and _says_something(text)))


def _says_something(text: str) -> bool:
    """Whether words are no name, address, list of drugs or amount: in these each has a capital, or joins others."""
    words = _words(text)
    small = {word.casefold() for word in words}
    return bool(small & _SAYING) or any(
        word[0].islower()
        and len(word) > 2
        and word not in _JOINING
        and not _DRUG.search(word)
        and _LETTERS.fullmatch(word)
        for word in words
    )


def _words(text: str) -> list[str]:
    bare = _VALUE.sub(" 0 ", _unspoken(text).replace("’", "'"))
    return _WORD.findall(_MARK.sub(" ", bare))


def _unspoken(text: str) -> str:
    """A text without the words that it marks as of some language, and as long."""
    return _PHRASE.sub(lambda phrase: " " * len(phrase[0]), str(text)) if "{" in text else str(text)


def _parts(text: str, end: re.Pattern[str]) -> Iterator[str]:
    """A text in parts, each with its place."""
    at = 0
    for match in end.finditer(_unspoken(text)):
        yield text[at : match.end()].strip()
        at = match.end()
    yield text[at:].strip()
