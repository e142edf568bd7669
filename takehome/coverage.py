"""Characters that no font of a document has: all of them at once, each where it was typed.

Setting a text finds them too, but one text after the other, and what was joined from several texts no longer knows
its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from takehome.clusters import INVISIBLE, PARTS, letters
from takehome.faces import Faces
from takehome.gathering import submodels
from takehome.problems import Problem
from takehome.recent import Recent
from takehome.said import Said
from takehome.schema import Model

UNSEEN = frozenset(("alt", "file", "url", "from_"))  # never painted
HINT = "use another character, or add a font that has it to the brand's type.fallback"


_known: Recent[frozenset[str]] = Recent(64)  # of a handout, or the words of pages, which never change


def complete(lasting: Iterable[Model], others: Iterable[Model], families: Iterable[str], faces: Faces) -> bool:
    """Whether the families have every character of some models, of which those that are `lasting` are read once."""
    known = (_known.get((model,), lambda model=model: _letters_of(model)) for model in lasting)
    return not _lacking(frozenset().union(*known, *map(_letters_of, others)), families, faces)


def check(models: Iterable[Model], families: Iterable[str], faces: Faces) -> tuple[Problem, ...]:
    """A problem for each character of the models' texts that none of the families has."""
    texts = [text for model in submodels(models) for text in _texts(model)]
    lacking = _lacking(_letters_in(texts), families, faces)
    if not lacking:
        return ()
    return tuple(
        text.problem(f"no font here has the character {_name(c)} (U+{_shown(c):04X})", HINT, index)
        for text in texts
        for index, c in letters(text)
        if c in lacking
    )


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
