"""Characters that no font of a document has: all of them at once, each where it was typed.

Setting a text finds them too, but one text after the other, and what was joined from several texts no longer knows
its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from takehome.faces import INVISIBLE, Faces
from takehome.gathering import submodels
from takehome.problems import Problem
from takehome.recent import Recent
from takehome.said import Said
from takehome.schema import Model

MOST_NAMED = 3  # characters of one text
UNSEEN = frozenset(("alt", "file", "url", "from_"))  # never painted
HINT = "use another character, or add a font that has it to the brand's type.fallback"


_letters: Recent[frozenset[str]] = Recent(64)  # of a handout, or the words of pages, which never change


def complete(lasting: Iterable[Model], others: Iterable[Model], families: Iterable[str], faces: Faces) -> bool:
    """Whether the families have every character of some models, of which those that are `lasting` are read once."""
    known = (_letters.get((model,), lambda model=model: _letters_of(model)) for model in lasting)
    return not _lacking(frozenset().union(*known, *map(_letters_of, others)), families, faces)


def check(models: Iterable[Model], families: Iterable[str], faces: Faces) -> tuple[Problem, ...]:
    """A problem for each word or more of the models' texts, in characters that none of the families has."""
    texts = [text for model in submodels(models) for text in _texts(model)]
    lacking = _lacking(set("".join(texts)), families, faces)
    if not lacking:
        return ()
    strange = f"[{re.escape(''.join(sorted(lacking)))}]"
    together = re.compile(rf"{strange}(?:\s*{strange})*")
    return tuple(
        text.problem(_said(found[0]), HINT, found.start()) for text in texts for found in together.finditer(text)
    )


def _said(words: str) -> str:
    """What is said of characters that no font has: the first few, and how many more there are."""
    strange = [*dict.fromkeys("".join(words.split()))]
    named = ", ".join(f"{_name(c)} (U+{ord(c):04X})" for c in strange[:MOST_NAMED])
    more = f", and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
    return f"no font here has the character{'s' * (len(strange) > 1)} {named}{more}"


def _letters_of(model: Model) -> frozenset[str]:
    return frozenset("".join([text for inner in submodels([model]) for text in _texts(inner)]))


def _lacking(letters: Iterable[str], families: Iterable[str], faces: Faces) -> set[str]:
    """The letters that none of the families has; of those, only the faces that are needed to know are opened."""
    lacking = {c for c in letters if not c.isspace()} - INVISIBLE
    for family in families:
        if lacking:
            covers = faces.face(family, 400).covers
            lacking = {c for c in lacking if ord(c) not in covers}
    return lacking


def _texts(model: Model) -> Iterator[Said]:
    for name, value in vars(model).items():
        if name not in UNSEEN:
            for text in (value, *value.values()) if isinstance(value, dict) else (value,):
                if isinstance(text, Said):
                    yield text


def _name(character: str) -> str:
    return unicodedata.name(character, "without a name")
