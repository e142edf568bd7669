"""Frozen models of what was read, and errors in the author's terms.

pydantic checks the shape; what it says is put into plain words here, each with its place and the nearest key.  A text
stays `Said` all the way, so that a finding made on the finished page can name the line.  Numbers, dates and yes or no
are read only where a model asks for one: elsewhere `no`, `12:30` and `00123` are the words that were typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import (
    ConfigDict,
    GetCoreSchemaHandler,
    ValidationError,
    ValidatorFunctionWrapHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from takehome.annotations import Asking, keys
from takehome.faults import fault, words_for
from takehome.fields import Colour, Country, Day, From, Id, Name, Title, Web, Whole, Words, YesNo, is_null, refusal
from takehome.problems import Problem, Problems, nearest

__all__ = (
    "Colour",
    "Country",
    "Day",
    "From",
    "Id",
    "Model",
    "Name",
    "Title",
    "Web",
    "Whole",
    "Words",
    "YesNo",
    "json_schema",
    "validate",
)


def _keep_places(schema: Any, model: type[Model], key: str = "") -> None:
    """Let the keys of mappings stay `Said`, and refuse a field that would drop the place of its text."""
    if isinstance(schema, list | tuple):
        for inner in schema:
            _keep_places(inner, model, key)
    elif isinstance(schema, dict):
        if schema.get("type") == "model" and schema["cls"] is not model:
            return  # it was looked through by itself
        if schema.get("type") == "str" and key != "keys_schema":
            raise TypeError(f"{model.__name__} has a bare str, which forgets its place: use Words or Id")
        for name, inner in schema.items():
            if name == "keys_schema" and inner.get("type") == "str":
                schema[name] = core_schema.no_info_plain_validator_function(
                    _key, json_schema_input_schema=core_schema.str_schema()
                )
            elif name not in ("metadata", "cls", "serialization", "json_schema_input_schema"):
                _keep_places(inner, model, name)


def _key(value: Any) -> Any:
    if not isinstance(value, str):
        raise refusal("a key is words", "write `key: value`")
    return value


class Model(Asking):
    """A frozen model without room for unknown keys.  `null` is nothing where nothing is allowed;
    a blank never is."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=False,
        populate_by_name=False,
        revalidate_instances="never",
        defer_build=True,  # most models are only parts of others, and are never asked for by themselves
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        _keep_places(schema, cls)
        return schema

    @model_validator(mode="wrap")
    @classmethod
    def _whole(cls, value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        try:
            return handler(_without_nulls(cls, value))
        except Problems as bad:
            raise PydanticCustomError("problems", "problems", {"problems": bad.problems}) from None


M = TypeVar("M", bound=Model)


@cache
def _nullable(model: type[Model]) -> frozenset[str]:
    """The keys, as they are written, whose value may be nothing."""
    return frozenset(
        field.alias or name for name, field in model.model_fields.items() if NoneType in _options(field.annotation)
    )


@cache
def _open(model: type[Model]) -> frozenset[str]:
    """The keys that hold a mapping whose values may be nothing."""
    return frozenset(
        field.alias or name
        for name, field in model.model_fields.items()
        if any(get_origin(o) is dict and NoneType in _options(get_args(o)[1]) for o in _options(field.annotation))
    )


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def _without_nulls(model: type[Model], value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    nullable, opened = _nullable(model), _open(model)
    found = {}
    for key, inner in value.items():
        if key in nullable and is_null(inner):
            found[key] = None
        elif key in opened and isinstance(inner, Mapping):
            found[key] = {k: None if is_null(v) else v for k, v in inner.items()}
        else:
            found[key] = inner
    return found


def validate(model: type[M], node: Any) -> M:
    """A model from what was read.  Raises Problems: all that is wrong, each with its place."""
    try:
        return model.model_validate(node)
    except ValidationError as bad:
        found: list[Problem] = []
        errors = bad.errors(include_url=False)
        for error in errors:
            loc = error["loc"]
            if error["type"] == "too_short" and any(e["loc"][: len(loc)] == loc != e["loc"] for e in errors):
                continue  # it is short only because what is in it is wrong
            if error["type"] == "missing" and _misspelt(model, node, loc, errors):
                continue  # the key is there, and its spelling is said to be wrong; or it is the words of a text
            nested = error.get("ctx", {}).get("problems")
            found += nested if nested else [fault(model, node, error)]
        raise Problems(found) from None


def _misspelt(model: type[Model], node: Any, loc: tuple[Any, ...], errors: Iterable[Any]) -> bool:
    """Whether a key that is missing is most likely one that stands there with a slip, or a text with a colon."""
    strange = [e["loc"][-1] for e in errors if e["type"] == "extra_forbidden" and e["loc"][:-1] == loc[:-1]]
    near = (nearest(str(key), keys(model, loc[:-1])) == loc[-1] for key in strange)
    return any(near) or any(words_for(model, node, (*loc[:-1], key)) for key in strange)


def json_schema(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema of a model, draft 2020-12."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
