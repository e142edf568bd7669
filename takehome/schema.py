"""Frozen models of what was read, and errors in the author's terms.

pydantic checks the shape; what it says is put into plain words here, each with its place and the nearest key.  A text
stays `Said` all the way, so that a finding made on the finished page can name the line.  Numbers, dates and yes or no
are read only where a model asks for one: elsewhere `no`, `12:30` and `00123` are the words that were typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError, ValidatorFunctionWrapHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from takehome.problems import Place, Problem, Problems, nearest
from takehome.said import Said, problem_at

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Scalar:
    """A type that is read from one scalar: `read` gives its value, or None when the words are not one."""

    def __init__(self, read: Callable[[str], Any], wanted: str, json: Mapping[str, Any]) -> None:
        self.read, self.wanted, self.json = read, wanted, dict(json)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._check,
            serialization=core_schema.to_string_ser_schema(),
            json_schema_input_schema=core_schema.any_schema(),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return dict(self.json)

    def _check(self, value: Any) -> Any:
        if not isinstance(value, str):
            if type(value) in (int, bool, date) and self.wanted != "words":
                return value
            raise PydanticCustomError("scalar", "{wanted}", {"wanted": f"this is {_what(value)}, not {self.wanted}"})
        found = self.read(value)
        if found is None:
            raise PydanticCustomError("scalar", "{wanted}", {"wanted": f"{str(value)[:40]!r} is not {self.wanted}"})
        return found


def _what(value: Any) -> str:
    return "a mapping" if isinstance(value, Mapping) else "a list" if isinstance(value, Sequence) else "nothing"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


_ID_JSON = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$"}
Words = Annotated[str, _Scalar(lambda t: t, "words", {"type": "string"})]
Id = Annotated[str, _Scalar(lambda t: t if _ID.fullmatch(t) else None, "an id (small letters, digits, -)", _ID_JSON)]
Colour = Annotated[
    str,
    _Scalar(
        lambda t: t if _COLOUR.fullmatch(t) else None,
        "a colour such as '#8A3A12'",
        {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    ),
]
Whole = Annotated[
    int, _Scalar(lambda t: int(t) if _WHOLE.fullmatch(t) else None, "a whole number", {"type": "integer", "minimum": 0})
]
YesNo = Annotated[bool, _Scalar(lambda t: {"true": True, "false": False}.get(t), "true or false", {"type": "boolean"})]
Day = Annotated[date, _Scalar(_day, "a date such as 2026-11-23", {"type": "string", "format": "date"})]


class Model(BaseModel):
    """A frozen model without room for unknown keys.  `null` is nothing where nothing is allowed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=False, populate_by_name=False, revalidate_instances="never"
    )

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
        if get_origin(field.annotation) is dict and NoneType in _options(get_args(field.annotation)[1])
    )


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def _without_nulls(model: type[Model], value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    nullable, opened = _nullable(model), _open(model)
    found = {}
    for key, inner in value.items():
        if key in nullable and _is_null(inner):
            found[key] = None
        elif key in opened and isinstance(inner, Mapping):
            found[key] = {k: None if _is_null(v) else v for k, v in inner.items()}
        else:
            found[key] = inner
    return found


def _is_null(value: Any) -> bool:
    return isinstance(value, Said) and value.plain and str(value) in NULLS


def validate(model: type[M], node: Any) -> M:
    """A model from what was read.  Raises Problems: all that is wrong, each with its place."""
    try:
        return model.model_validate(node)
    except ValidationError as bad:
        found: list[Problem] = []
        for error in bad.errors(include_url=False):
            nested = error.get("ctx", {}).get("problems")
            found += nested if nested else [_problem(model, node, error)]
        raise Problems(found) from None


def json_schema(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema of a model, draft 2020-12."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}


def _problem(model: type[Model], node: Any, error: Any) -> Problem:
    loc, kind = error["loc"], error["type"]
    parent, at = _follow(node, loc[:-1])
    key = str(loc[-1]) if loc else ""
    if kind == "missing":
        return _at(parent, at, f"{key!r} is missing here", f"add a line `{key}: ...`")
    if kind == "extra_forbidden":
        options = _keys(model, loc[:-1])
        near = nearest(key, options)
        hint = f"did you mean {near!r}?" if near else f"the keys here are: {', '.join(options)}"
        place = parent.key_place(key) if hasattr(parent, "key_place") else None
        return _placed(place, parent, at, f"there is no key {key!r} here", hint)
    value, place_at = _follow(node, loc)
    if kind == "literal_error":
        options = [o.strip(" '") for o in str(error["ctx"]["expected"]).replace(" or ", ",").split(",")]
        near = nearest(str(value), options)
        hint = f"did you mean {near!r}?" if near else f"it is one of: {', '.join(options)}"
        return _at(value, place_at, f"{str(value)[:40]!r} cannot stand here", hint)
    if kind == "scalar":
        return _at(value, place_at, str(error["ctx"]["wanted"]), "write it as in the other handouts")
    wanted = {"tuple_type": "a list: begin each line with a dash", "dict_type": "a mapping: `key: value` lines"}.get(
        kind, "a mapping: `key: value` lines" if kind.startswith(("model", "dataclass")) else "something else"
    )
    return _at(value, place_at, f"this is {_what(value) if not isinstance(value, str) else 'a text'}", f"give {wanted}")


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


def _at(value: Any, known: Any, message: str, hint: str) -> Problem:
    if isinstance(value, Said):
        return problem_at(value, message, hint)
    return _placed(None, value, known, message, hint)


def _placed(place: Place | None, value: Any, known: Any, message: str, hint: str) -> Problem:
    if isinstance(known, Said) and place is None:
        return problem_at(known, message, hint)
    where = place or getattr(value, "place", None) or getattr(known, "place", None) or Place("", 0, 0)
    return Problem(where, message, hint)


def _keys(model: type[Model], loc: Sequence[Any]) -> list[str]:
    """The keys that may stand where a location leads."""
    current: Any = model
    for step in loc:
        if isinstance(current, type) and issubclass(current, BaseModel):
            fields = {f.alias or n: f.annotation for n, f in current.model_fields.items()}
            current = _model_in(fields.get(str(step)))
    if not (isinstance(current, type) and issubclass(current, BaseModel)):
        return []
    return [f.alias or n for n, f in current.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    """The model inside an annotation such as tuple[Model, ...] or Model | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for inner in get_args(annotation) if (m := _model_in(inner))), None)
