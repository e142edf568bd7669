"""The types of a field: words, ids, numbers, days, colours.  Each is read strictly from one scalar.

A text stays `Said` and keeps its place.  Numbers, days and yes or no are read only where a model asks for one:
elsewhere `no`, `12:30` and `00123` are the words that were typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from takehome.characters import blank
from takehome.countries import COUNTRIES
from takehome.element import Run
from takehome.escapes import commented
from takehome.inline import parse
from takehome.nodes import Mapping as Tree
from takehome.problems import Problems, shown
from takehome.said import Said, made_of

NULLS = frozenset(("~", "null", "Null", "NULL"))
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_ADDRESS = re.compile(r"(?:https?://)?[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:/[!-z~]*)?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_LESS = re.compile(r"[-−]\d+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOBODY = frozenset(
    (
        "name and post of the clinician",
        "name and post",
        "name of the clinician",
        "to be decided",
        "to be confirmed",
        "to be named",
        "not yet",
        "not reviewed",
        "no one",
        "your name",
        "first name last name",
    )
)
_TEXT = {"type": ["string", "number", "boolean"]}  # 2025 or no, without quotes, are words to our reader
WRITE = "write the words behind the key; where they hold a colon or begin with a mark, in quotes"


class ScalarType:
    """A type that is read from one scalar.

    `read` gives its value, or None when the words are not one; `given` is the Python type that may stand for it.  Of
    what is `printed`, no comment on the same line may cut words off.
    """

    def __init__(
        self,
        read: Callable[[str], Any],
        wanted: str,
        hint: str,
        json: Mapping[str, Any],
        given: type = str,
        printed: bool = False,
    ):
        self.printed = printed
        self.read, self.wanted, self.hint, self.json, self.given = read, wanted, hint, dict(json), given
        self.empty = WRITE if wanted in ("words", "plain words") else hint  # the hint where nothing stands

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
            if type(value) is self.given:
                return value
            hint = _QUOTES if self.given is str and isinstance(value, Mapping | Sequence) else self.hint
            hint = COLON_KEY if hint is _QUOTES and isinstance(value, Tree) and not value.braced else hint
            raise refusal(f"this is {what(value)}, not {self.wanted}", hint)
        found = self.read(value)
        if found is not None:
            if self.printed and isinstance(value, Said) and (comment := commented(value)) is not None:
                raise PydanticCustomError("problems", "problems", {"problems": (comment,)})
            return found
        if blank(value):
            seen = " that can be seen" if value.strip() else ""
            raise refusal(f"nothing stands here{seen}; it needs {self.wanted}", self.empty)
        raise refusal(f"{shown(value)!r} is not {self.wanted}", self._nearer(value) or self.hint)

    def _nearer(self, value: str) -> str:
        """The hint for a value that is one but for its capitals, several, or a number that is less than nothing."""
        if self.wanted == "a country" and self.read(value.upper()) is not None:
            return f"did you mean {value.upper()}? a country is two capitals"
        if self.wanted == "an id" and " " in value and all(map(_ID.fullmatch, value.split())):
            return f"if these are several, put a comma between them: {', '.join(value.split())}; {self.hint}"
        if self.wanted == "an id" and _ID.fullmatch(value.rstrip(",;.")):
            return f"write it without the {value[-1]} behind it; {self.hint}"
        return "0 is the least; " + self.hint if self.given is int and _LESS.fullmatch(value) else ""


def refusal(message: str, hint: str) -> PydanticCustomError:
    """The error of a value, in our words."""
    return PydanticCustomError("scalar", "{message}", {"message": message, "hint": hint})


def what(value: Any) -> str:
    """What a value is, for a message."""
    if isinstance(value, str):
        return "a text"
    return "a mapping" if isinstance(value, Mapping) else "a list" if isinstance(value, Sequence) else "nothing"


def _words(text: str) -> str | None:
    return None if is_null(text) or blank(text) else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _title(text: str) -> str | None:
    """Words without any mark of the inline grammar: they also stand in contents, outline and metadata."""
    if _words(text) is None or "\n" in text:
        return None
    try:
        runs = parse(text)
    except Problems:
        return None
    return text if len(runs) == 1 and runs[0] == Run(text) else None


def _country(text: str) -> str | None:
    """Two letters of ISO 3166; UK, as its people call it, is GB there."""
    if text == "UK":
        return made_of(text, "GB")
    return text if text in COUNTRIES else None


def _web(text: str) -> str | None:
    return text if _ADDRESS.fullmatch(text) else None


def _matching(pattern: re.Pattern[str]) -> tuple[Callable[[str], str | None], dict[str, str]]:
    return lambda text: text if pattern.fullmatch(text) else None, {"type": "string", "pattern": f"^{pattern.pattern}$"}


_ID_READ, _ID_JSON = _matching(_ID)
_COLOUR_READ, _COLOUR_JSON = _matching(_COLOUR)
_WHOLE_JSON = {"type": "integer", "minimum": 0}
_DAY_JSON = {"type": "string", "format": "date"}
COLON_KEY = "a colon followed by a space makes a key: put the whole text in quotes"
_QUOTES = "if these are words, put them in quotes: text that begins with { or [ is no text to YAML"
_WRITTEN = 'write the words; a word such as null goes in quotes: "null"'
_BARE = "these take no marks: write them without ** or { }, on one line"
Words = Annotated[str, ScalarType(_words, "words", _WRITTEN, _TEXT, printed=True)]
Name = Annotated[str, ScalarType(_words, "words", _WRITTEN, _TEXT)]  # of a file, a source, a language: not printed
From = tuple[Name, ...]  # the sources of a statement
Title = Annotated[str, ScalarType(_title, "plain words", _BARE, _TEXT, printed=True)]
Country = Annotated[str, ScalarType(_country, "a country", "write its two letters (ISO 3166): US, GB, CA", _TEXT)]
Web = Annotated[
    str, ScalarType(_web, "an address of the web", "write it as cancer.org, or with https:// before it", _TEXT)
]
Id = Annotated[
    str, ScalarType(_ID_READ, "an id", "an id is small letters, digits and -, at most 64, such as next-steps", _ID_JSON)
]
Colour = Annotated[
    str, ScalarType(_COLOUR_READ, "a colour", 'write six hex digits in quotes, such as "#8a3a12"', _COLOUR_JSON)
]
Whole = Annotated[
    int,
    ScalarType(
        lambda t: int(t) if _WHOLE.fullmatch(t) else None,
        "a whole number",
        "write digits only, without a zero before them",
        _WHOLE_JSON,
        int,
    ),
]
YesNo = Annotated[
    bool,
    ScalarType(
        lambda t: {"true": True, "false": False}.get(t),
        "true or false",
        "write true or false",
        {"type": "boolean"},
        bool,
    ),
]
Day = Annotated[date, ScalarType(_day, "a day", "write year-month-day, such as 2026-11-23", _DAY_JSON, date)]


def lines_to(most: int) -> AfterValidator:
    """For a number of lines to write on: from 1 to so many."""

    def check(lines: int) -> int:
        if not 1 <= lines <= most:
            what = f"{lines} lines to write on; from 1 to {most} are possible"
            raise refusal(what, f"write a number from 1 to {most}")
        return lines

    return AfterValidator(check)


def names_somebody(text: str) -> bool:
    """Whether words can be a name and a post: two words with letters, and none that only holds their place.

    Scripts without capitals may write a name as one word.
    """
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    plain = " ".join(word.strip(".,:;!?").casefold() for word in words)
    long = sum(unicodedata.category(c) == "Lo" for c in text) > 1
    return (len(words) > 1 or long) and plain not in _NOBODY


def is_id(text: str) -> bool:
    """Whether a text can be an id, a language or another name of that kind."""
    return _ID.fullmatch(text.lower()) is not None


def is_null(value: Any) -> bool:
    """Whether a scalar says that there is none: `~` or `null`, typed without quotes."""
    return isinstance(value, Said) and value.plain and str(value) in NULLS


def is_blank(value: Any) -> bool:
    """Whether nothing stands behind a key or a dash: most likely it is not finished yet."""
    return isinstance(value, Said) and value.plain and not value
