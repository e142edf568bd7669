"""Characters that no font of a document has: all of them at once, each where it was typed.

Setting a text finds them too, but one text after the other, and what was joined from several texts no longer knows
its place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from takehome.faces import INVISIBLE, Faces
from takehome.gathering import submodels
from takehome.problems import Problem
from takehome.said import Said
from takehome.schema import Model

UNSEEN = frozenset(("alt", "file", "url", "from_"))  # never painted
HINT = "use another character, or add a font that has it to the brand's type.fallback"


def check(models: Iterable[Model], families: Iterable[str], faces: Faces) -> tuple[Problem, ...]:
    """A problem for each character of the models' texts that none of the families has."""
    texts = [text for model in submodels(models) for text in _texts(model)]
    lacking = {c for c in set("".join(texts)) if not c.isspace()} - INVISIBLE
    for family in families:
        if not lacking:
            return ()
        lacking -= {chr(code) for code in faces.face(family, 400).covers}
    return tuple(
        text.problem(f"no font here has the character {_name(c)} (U+{ord(c):04X})", HINT, index)
        for text in texts
        for index, c in enumerate(text)
        if c in lacking
    )


def _texts(model: Model) -> Iterator[Said]:
    for name, value in vars(model).items():
        if name not in UNSEEN:
            for text in (value, *value.values()) if isinstance(value, dict) else (value,):
                if isinstance(text, Said):
                    yield text


def _name(character: str) -> str:
    return unicodedata.name(character, "without a name")
