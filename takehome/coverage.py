"""Characters that no font of a document has: all of them at once, each where it was typed.

Setting a text finds them too, but one text after the other, and what was joined from several texts no longer knows
its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator

from takehome.clusters import INVISIBLE, PARTS, letters
from takehome.faces import Faces
from takehome.gathering import submodels
from takehome.problems import Problem
from takehome.recent import Recent
from takehome.said import Said
from takehome.schema import Model

MOST_NAMED = 3  # characters of one text
UNSEEN = frozenset(("alt", "file", "url", "from_"))  # never painted
HINT = "use another character, or add a font that has it to the brand's type.fallback"


_known: Recent[frozenset[str]] = Recent(64)  # of a handout, or the words of pages, which never change


def complete(lasting: Iterable[Model], others: Iterable[Model], families: Iterable[str], faces: Faces) -> bool:
    """Whether the families have every character of some models, of which those that are `lasting` are read once."""
    known = (_known.get((model,), lambda model=model: _letters_of(model)) for model in lasting)
    return not _lacking(frozenset().union(*known, *map(_letters_of, others)), families, faces)


def check(models: Iterable[Model], families: Iterable[str], faces: Faces) -> tuple[Problem, ...]:
    """A problem for each word or more of the models' texts, in characters that none of the families has."""
    texts = [text for model in submodels(models) for text in _texts(model)]
    lacking = _lacking(_letters_in(texts), families, faces)
    if not lacking:
        return ()
    return tuple(text.problem(_said(found), HINT, start) for text in texts for start, found in _together(text, lacking))


def _together(text: str, lacking: Container[str]) -> Iterator[tuple[int, list[str]]]:
    """Where letters that are lacking begin, with all that stand together: white does not part them."""
    start, found = 0, []
    for index, letter in letters(text):
        if letter in lacking:
            start = start if found else index
            found.append(letter)
        elif found and not letter.isspace():
            yield start, found
            found = []
    if found:
        yield start, found


def _said(found: Iterable[str]) -> str:
    """What is said of characters that no font has: the first few, and how many more there are."""
    strange = [*dict.fromkeys(found)]
    named = ", ".join(f"{_name(c)} (U+{_shown(c):04X})" for c in strange[:MOST_NAMED])
    more = f", and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
    return f"no font here has the character{'s' * (len(strange) > 1)} {named}{more}"


def _letters_of(model: Model) -> frozenset[str]:
    return _letters_in(text for inner in submodels([model]) for text in _texts(inner))


def _letters_in(texts: Iterable[str]) -> frozenset[str]:
    """The letters of texts; of Korean, those that its parts are shown as."""
    text = "".join(texts)
    found = frozenset(text)
    return frozenset(c for _, c in letters(text)) if any(map(PARTS.match, found)) else found


def _lacking(letters: Iterable[str], families: Iterable[str], faces: Faces) -> set[str]:
    """The letters that none of the families has; of those, only the faces that are needed to know are opened."""
    lacking = {c for c in letters if not c.isspace()} - INVISIBLE
    for family in families:
        if lacking:
            covers = faces.face(family, 400).covers
            lacking = {c for c in lacking if _shown(c) not in covers}
    return lacking


def _texts(model: Model) -> Iterator[Said]:
    for name, value in vars(model).items():
        if name not in UNSEEN:
            for text in (value, *value.values()) if isinstance(value, dict) else (value,):
                if isinstance(text, Said):
                    yield text


def _shown(letter: str) -> int:
    """The character that a letter is shown as."""
    return ord(letter if len(letter) == 1 else unicodedata.normalize("NFC", letter))


def _name(letter: str) -> str:
    return unicodedata.name(chr(_shown(letter)), "without a name")
