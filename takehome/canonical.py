"""What models say in one form, so that two that say anything otherwise never have one mark.

Every value keeps its key, its place in a list and its bounds: what changes places, or runs over from one text into the
next, is another value.  What stands as it is anyway (nothing, no, an empty list) is left out.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from takehome.schema import Model

SOURCES = frozenset(("from_",))  # who said something is no part of what is said


def canonical(value: object, without: Collection[str] = SOURCES) -> Any:
    """A value as JSON holds it: models with their type and fields, `without` some of them; mappings by their keys."""
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int):  # asking whether it is a model takes long
        return value
    if isinstance(value, Model):
        standing = _standing(type(value))
        said = {name: inner for name, inner in vars(value).items() if name not in without}
        fields = {name: canonical(inner, without) for name, inner in said.items() if inner != standing.get(name)}
        return [type(value).__name__, fields]
    if isinstance(value, tuple | list):
        return [canonical(inner, without) for inner in value]
    if isinstance(value, Mapping):
        return {str(key): canonical(inner, without) for key, inner in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def mark(value: object, digits: int, without: Collection[str] = SOURCES) -> str:
    """A mark of all that a value says, of so many hexadecimal digits."""
    said = json.dumps(canonical(value, without), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()[:digits]


@cache
def _standing(model: type[Model]) -> dict[str, object]:
    """What the fields of a model are where nobody says anything; None where there must be something."""
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
    }
