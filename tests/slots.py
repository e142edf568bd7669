"""Every place where an author of YAML can put words, found by walking the models themselves.

A slot is named by its model and key: `Handout.title`, `Panel.labels{}` (a value of a mapping), `Panel.labels{key}` (its
key), `Handout.help[]` (an item of a list).  Nothing here is a list of fields.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from takehome.brand import Brand
from takehome.content import Handout, PageWords, Shared
from takehome.fields import ScalarType
from takehome.kinds import Block, registry
from takehome.order import Order
from takehome.schema import Model

ROOTS: dict[str, type[Model]] = {
    "handout": Handout,
    "shared": Shared,
    "brand": Brand,
    "order": Order,
    "words": PageWords,
}
KEY = ("key",)  # ends the path of a slot that is a key of a mapping
Path = tuple[Any, ...]


@dataclass(frozen=True)
class Slot:
    """A place in the tree of a file: `wanted` is what stands there ("words", "an id", "one of a few"...)."""

    name: str
    path: Path
    wanted: str


def fields() -> dict[str, str]:
    """Every slot of every model an author can fill, by name, with what is wanted there."""
    found: dict[str, str] = {}
    seen: set[type[Model]] = set()
    waiting = [*ROOTS.values(), *registry().values()]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for key, annotation, metadata in _own(model):
            for name, part in _parts(annotation, metadata, f"{model.__name__}.{key}"):
                if isinstance(part, str):
                    found[name] = part
                else:
                    waiting.append(part)
    return found


def slots(model: type[Model], node: Any, path: Path = ()) -> Iterator[Slot]:
    """The slots of a file that is filled: the same walk, along the tree of the file."""
    model = _kind(model, node)
    keys = {key: (annotation, metadata) for key, annotation, metadata in _own(model)}
    cells = [] if model.__name__ != "TableRow" else [key for key in node if key not in keys]
    for key in cells:  # the cells of a table's row stand beside its own keys
        yield Slot("TableRow.cells{key}", (*path, key, KEY), "words")
        yield Slot("TableRow.cells{}", (*path, key), "words")
    for key, value in node.items():
        if key not in cells:
            yield from _filled(*keys[key], value, (*path, key), f"{model.__name__}.{key}")


def _own(model: type[Model]) -> Iterator[tuple[str, Any, list[Any]]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field.annotation, list(field.metadata)


def _kind(model: type[Model], node: Any) -> type[Model]:
    return next(kind for name, kind in registry().items() if name in node) if model is Block else model


def _plain(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    """An annotation without the `Annotated` and the `| None` around it."""
    if get_origin(annotation) is typing.Annotated:
        inner, *more = get_args(annotation)
        return _plain(inner, [*metadata, *more])
    if get_origin(annotation) in (typing.Union, types.UnionType):
        (only,) = (a for a in get_args(annotation) if a is not types.NoneType)
        return _plain(only, metadata)
    return annotation, metadata


def _scalar(annotation: Any, metadata: list[Any]) -> str | None:
    if get_origin(annotation) is typing.Literal:
        return "one of a few"
    return next((m.wanted for m in metadata if isinstance(m, ScalarType)), None)


def _parts(annotation: Any, metadata: list[Any], name: str) -> Iterator[tuple[str, str | type[Model]]]:
    annotation, metadata = _plain(annotation, metadata)
    if wanted := _scalar(annotation, metadata):
        yield name, wanted
    elif get_origin(annotation) is tuple:
        yield from _parts(get_args(annotation)[0], [], f"{name}[]")
    elif get_origin(annotation) is dict:
        key, value = get_args(annotation)
        yield from _parts(key, [], f"{name}{{key}}")
        yield from _parts(value, [], f"{name}{{}}")
    else:
        assert issubclass(annotation, Model), f"{name}: no walk leads into {annotation}"
        if annotation is not Block:
            yield name, annotation


def _filled(annotation: Any, metadata: list[Any], value: Any, path: Path, name: str) -> Iterator[Slot]:
    annotation, metadata = _plain(annotation, metadata)
    if wanted := _scalar(annotation, metadata):
        yield Slot(name, path, wanted)
    elif get_origin(annotation) is tuple:
        for index, inner in enumerate(value):
            yield from _filled(get_args(annotation)[0], [], inner, (*path, index), f"{name}[]")
    elif get_origin(annotation) is dict:
        wanted_key, wanted_value = get_args(annotation)
        for key, inner in value.items():
            yield from _filled(wanted_key, [], key, (*path, key, KEY), f"{name}{{key}}")
            yield from _filled(wanted_value, [], inner, (*path, key), f"{name}{{}}")
    elif isinstance(value, str):
        yield Slot(f"{name} (bare)", path, "words")
    else:
        yield from slots(annotation, value, path)
