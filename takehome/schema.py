"""Frozen models of what was read, and errors in the author's terms.

pydantic checks the shape; what it says is put into plain words here, each with its place and the nearest key.  A text
stays `Said` all the way, so that a finding made on the finished page can name the line.  Numbers, dates and yes or no
are read only where a model asks for one: elsewhere `no`, `12:30` and `00123` are the words that were typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

from takehome.annotations import Asking, keys, line_for, may_lack, needed, shape_for
from takehome.fields import Colour, Country, Day, Id, Title, Web, Whole, Words, YesNo, is_id, is_null, refusal, what
from takehome.nodes import Mapping as Tree
from takehome.nodes import Sequence as Items
from takehome.problems import Place, Problem, Problems, did_you_mean, nearest, shown
from takehome.said import Said

__all__ = (
    "Colour",
    "Country",
    "Day",
    "Id",
    "Model",
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
    """A frozen model without room for unknown keys.  `null` is nothing where nothing is allowed."""

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
            if error["type"] == "missing" and _misspelt(model, loc, errors):
                continue  # the key is there, and its spelling is said to be wrong
            nested = error.get("ctx", {}).get("problems")
            found += nested if nested else [_problem(model, node, error)]
        raise Problems(found) from None


def _misspelt(model: type[Model], loc: tuple[Any, ...], errors: Iterable[Any]) -> bool:
    """Whether a key that is missing is most likely one that stands there with a slip."""
    strange = [e["loc"][-1] for e in errors if e["type"] == "extra_forbidden" and e["loc"][:-1] == loc[:-1]]
    return bool(strange) and any(nearest(str(key), keys(model, loc[:-1])) == loc[-1] for key in strange)


def json_schema(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema of a model, draft 2020-12."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}


def _problem(model: type[Model], node: Any, error: Any) -> Problem:
    loc, kind = error["loc"], error["type"]
    if loc and loc[-1] == "[key]":
        parent, known = _follow(node, loc[:-2])
        return _at(parent, known, error["ctx"]["message"], error["ctx"]["hint"], str(loc[-2]))
    key = str(loc[-1]) if loc else ""
    if kind in ("missing", "extra_forbidden"):
        parent, known = _follow(node, loc[:-1])
        if kind == "missing":
            return _at(parent, known, f"{key!r} is missing here", line_for(model, loc))
        hint = _no_such_key(key, keys(model, loc[:-1]), parent)
        return _at(parent, known, f"there is no key {shown(key)!r} here", hint, key)
    value, known = _follow(node, loc)
    context = error.get("ctx", {})
    if kind == "literal_error":
        options = [option.strip(" '") for option in str(context["expected"]).replace(" or ", ",").split(",")]
        said = shown(value) if isinstance(value, str) else what(value)
        return _at(value, known, f"{said!r} cannot stand here", did_you_mean(said, options, "it is one of"))
    if kind == "scalar" and is_null(value) and value:
        return _at(value, known, *_required(model, loc, context))
    if kind == "scalar":
        return _at(value, known, context["message"], context["hint"])
    if kind == "too_short":
        count = "one" if context["min_length"] == 1 else f"{context['min_length']}, and has {context['actual_length']}"
        hint = shape_for(model, loc) or f"write `{key}: [...]`, or lines below `{key}:` that begin with a dash"
        return _at(value, known, f"{key!r} needs at least {count}", hint)
    return _misshapen(model, loc, kind == "tuple_type", value, known)


def _required(model: type[Model], loc: tuple[Any, ...], context: Any) -> tuple[str, str]:
    """What is said of a null where a value is asked for; in a list, or under a name of one's own, it may be a word."""
    if not loc or str(loc[-1]) not in keys(model, loc[:-1]):
        return context["message"], context["hint"]
    if may_lack(model, loc):
        return context["message"], f"take the line out; {context['hint']}"
    return f"{loc[-1]!r} is required, and {context['message']}", shape_for(model, loc) or context["hint"]


def _misshapen(model: type[Model], loc: tuple[Any, ...], listed: bool, value: Any, known: Any) -> Problem:
    """A text where a list or a mapping belongs: it may be empty, or the one thing of a list between braces."""
    asked, shape = shape_for(model, loc), "a list" if listed else "a mapping"
    key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    if isinstance(value, Said) and value.plain and not value:
        hint = asked or f"write {'each line' if listed else '`key: value` lines'} below it{', after a dash' * listed}"
        hint += ", or take the line out" if may_lack(model, loc) else ""
        return _at(value, known, f"nothing stands here; it needs {shape}", hint)
    if listed and isinstance(value, str) and is_id(value):
        hint = asked or f"write it as `{key}: [{value}]`"
    else:
        hint = asked or ("begin each line with a dash" if listed else _like(model, loc) or "write `key: value` lines")
    return _at(value, known, f"this is {what(value)}, not {shape}", hint)


def _like(model: type[Model], loc: tuple[Any, ...]) -> str:
    """How to write a mapping of some keys where a text stands."""
    wanted = needed(model, loc)
    before = f"{loc[-1]}: " if loc and isinstance(loc[-1], str) else ""
    return f"write `{before}{{{', '.join(f'{key}: ...' for key in wanted)}}}`" if wanted else ""


def _no_such_key(key: str, options: list[str], parent: Any) -> str:
    value = parent.get(key) if isinstance(parent, Mapping) else None
    near = nearest(key, options)
    empty = isinstance(value, Said) and value.plain and not value and (" " in key or not near)
    if empty or (not near and isinstance(parent, Tree) and parent.parted(key)):
        return "inside { } a comma ends the text: put the whole text in quotes"
    return did_you_mean(key, options, "the keys here are", most=40)


def _follow(node: Any, loc: Sequence[Any]) -> tuple[Any, Any]:
    """The node a location leads to, and the last node on the way that knows its place."""
    known = node
    for step in loc:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(node, Said) or hasattr(node, "place"):
            known = node
    return node, known


def _at(value: Any, known: Any, message: str, hint: str, key: str | None = None) -> Problem:
    """A problem of a value, or of a key of it; of the nearest thing around it that knows its place."""
    for node in (value, known):
        if isinstance(node, Said):
            return node.problem(message, hint)
        if isinstance(node, Tree) and (key is None or key in node):
            return node.problem(message, hint, key)
        if isinstance(node, Items):
            return node.problem(message, hint)
    return Problem(Place(""), message, hint)
