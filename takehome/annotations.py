"""What the annotations of models say of a place in a file: which keys may stand there, which line is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel


class Asking(BaseModel):
    """A model that may say how to write a key, where it is missing or of another shape."""

    asks: ClassVar[dict[str, str]] = {}
    holds: ClassVar[str] = "words"  # what its values are, where one is blank
    elsewhere: ClassVar[dict[str, str]] = {}  # where a key belongs that it does not have, and that may be meant


def keys(model: type[Asking], loc: Sequence[Any]) -> list[str]:
    """The keys that may stand where a location leads."""
    there = _model_at(model, loc)
    return [field.alias or name for name, field in there.model_fields.items()] if there else []


def elsewhere(model: type[Asking], loc: Sequence[Any]) -> str:
    """Where the key at a location belongs, as its model says it."""
    there = _model_at(model, loc[:-1])
    return there.elsewhere.get(str(loc[-1]), "") if there else ""


def below(model: type[Asking], loc: Sequence[Any]) -> str:
    """The one key beside a location that holds a mapping with the key which stands there."""
    beside = keys(model, loc[:-1])
    found = [key for key in beside if str(loc[-1]) in keys(model, [*loc[:-1], key])]
    return found[0] if len(found) == 1 else ""


def line_for(model: type[Asking], loc: Sequence[Any]) -> str:
    """How to add the key at a location, as its model says it or as any line is added."""
    key, there = str(loc[-1]), _model_at(model, loc[:-1])
    return (there.asks if there else {}).get(key, f"add a line `{key}: ...`")


def shape_for(model: type[Asking], loc: Sequence[Any]) -> str | None:
    """How to write what stands at a location, or in a list there, as its model says it."""
    at = max((i for i, step in enumerate(loc) if isinstance(step, str)), default=None)
    there = None if at is None else _model_at(model, loc[:at])
    return there.asks.get(loc[at]) if there and at is not None else None


def may_lack(model: type[Asking], loc: Sequence[Any]) -> bool:
    """Whether the key at a location may be left out."""
    there = _model_at(model, loc[:-1])
    fields = there.model_fields.items() if there else ()
    return any(not field.is_required() for name, field in fields if (field.alias or name) == loc[-1])


def may_be_null(model: type[Asking], loc: Sequence[Any]) -> bool:
    """Whether `null` may stand at a location."""
    return NoneType in _flat(_annotation_at(model, loc))


def holds(model: type[Asking], loc: Sequence[Any]) -> str:
    """What stands in the mapping around a location: words, or as its model says."""
    there = _model_at(model, loc[:-1])
    return there.holds if there else Asking.holds


def fewest(model: type[Asking], loc: Sequence[Any]) -> int:
    """How many a list at a location has at the least."""
    there = _model_at(model, loc[:-1])
    fields = there.model_fields.items() if there else ()
    found = (field.metadata for name, field in fields if (field.alias or name) == loc[-1])
    return max((getattr(one, "min_length", 0) for one in next(found, ())), default=0)


def needed(model: type[Asking], loc: Sequence[Any]) -> list[str]:
    """The keys that the mapping at a location cannot do without."""
    there = _model_at(model, loc)
    return [field.alias or name for name, field in there.model_fields.items() if field.is_required()] if there else []


def _model_at(model: type[Asking], loc: Sequence[Any]) -> type[Asking] | None:
    """The model that a location leads to."""
    there = _flat(_annotation_at(model, loc))
    return next((one for one in there if isinstance(one, type) and issubclass(one, Asking)), None)


def _annotation_at(model: type[Asking], loc: Sequence[Any]) -> Any:
    """The annotation of what a location leads to."""
    current: Any = model
    for step in loc:
        current = next((inner for option in _flat(current) if (inner := _inside(option, step)) is not None), None)
    return current


def _flat(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without what is said about them."""
    if get_origin(annotation) is Annotated:
        yield from _flat(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for option in get_args(annotation):
            yield from _flat(option)
    else:
        yield annotation


def _inside(annotation: Any, step: Any) -> Any:
    """The annotation one step further: an item of a tuple, a value of a dict, a field of a model."""
    if isinstance(annotation, type) and issubclass(annotation, Asking):
        fields = annotation.model_fields.items()
        return next((field.annotation for name, field in fields if (field.alias or name) == step), None)
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return get_args(annotation)[1] if get_origin(annotation) is dict else None
