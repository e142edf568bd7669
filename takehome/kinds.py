"""Kinds of block: what they share, and how they are found.

A kind is one file in `takehome/blocks/`: a frozen model whose payload field bears the kind's name, and one method,
`elements(ctx)`.  A kind is named by its key in the YAML, never guessed.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from takehome.problems import Problems, did_you_mean, nearest, shown
from takehome.reader import Mapping as Node
from takehome.said import Said, problem_at
from takehome.schema import Country, Id, Model, Name, Words, YesNo, validate
from takehome.unspaced import unspaced

if TYPE_CHECKING:
    from takehome.context import Context
    from takehome.element import Element

COMMON = ("id", "from", "margin", "sensitive", "locked", "team_decides", "country")
_packages: list[str] = ["takehome.blocks"]
_found: dict[str, type[Block]] = {}


class Margin(Model):
    """A note beside a block: a term that is explained, or words with a title; `art` is a small stock drawing."""

    term: Words | None = None
    title: Words | None = None
    text: Words | None = None
    art: Name | None = None


class Item(Model):
    """One statement of a list, with where it comes from."""

    id: Id | None = None
    text: Words
    from_: tuple[Name, ...] = Field(default=(), alias="from")
    team_decides: YesNo = False
    country: Country | None = None


def _item(node: Any) -> Any:
    """A statement may be given as bare words; none of them is a key that lacks the space behind its colon."""
    lack = unspaced(node) if isinstance(node, Said) and node.plain else None
    if lack and node[: lack[0]] in ("id", "text"):
        raise Problems([node.problem(lack[1], lack[2], lack[0])])
    return {"text": node} if isinstance(node, str) else node


_Listed = Annotated[Item, BeforeValidator(_item, json_schema_input_type=Item | Words)]
Items = Annotated[tuple[_Listed, ...], Field(min_length=1)]


class Block(Model):
    """What every kind of block shares.

    A `locked` one is printed even where its section is left out, one with a `country` only by clinics of that country.
    One that is `numbered` is a picture with words below it, which begin with its number in the document.
    """

    kind: ClassVar[str]
    numbered: ClassVar[bool] = False

    id: Id | None = None
    from_: tuple[Name, ...] = Field(default=(), alias="from")
    margin: Margin | None = None
    sensitive: YesNo = False
    locked: YesNo = False
    team_decides: YesNo = False
    country: Country | None = None

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """The elements of the block, in reading order."""
        raise NotImplementedError(f"a kind of block has elements: {type(self).__name__}")

    def files(self) -> tuple[str, ...]:
        """The pictures the block needs, by file name."""
        return ()


def add_package(name: str) -> None:
    """Look for kinds in one more package; each of its modules may define some."""
    if name not in _packages:
        _packages.append(name)
        _found.clear()


def remove_package(name: str) -> None:
    """Forget a package that was added."""
    _packages.remove(name)
    _found.clear()


def registry() -> Mapping[str, type[Block]]:
    """Every kind by its name, in the order of the alphabet."""
    if not _found:
        kinds: dict[str, type[Block]] = {}
        for package in _packages:
            folder = importlib.import_module(package)
            for module in pkgutil.iter_modules(folder.__path__):
                loaded = importlib.import_module(f"{package}.{module.name}")
                for value in vars(loaded).values():
                    if isinstance(value, type) and issubclass(value, Block) and "kind" in vars(value):
                        kinds[value.kind] = value
        _found.update(sorted(kinds.items()))
    return _found


def read_block(node: Any) -> Block:
    """One block of a section; Problems when its kind is unknown, or when it names two."""
    if isinstance(node, Block):
        return node
    if not isinstance(node, Node):
        mend = "write for instance `- text: ...`"
        message = "a block is a key and its content"
        raise Problems([node.problem(message, mend) if hasattr(node, "problem") else problem_at("", message, mend)])
    kinds = registry()
    named = [key for key in node if str(key) in kinds]
    if len(named) == 1:
        return validate(kinds[str(named[0])], node)
    if named:
        message = f"a block is one kind, and this one is {' and '.join(named)}"
        raise Problems([node.problem(message, "begin a new block with a dash", named[1])])
    strange = [key for key in node if str(key) not in COMMON]
    if not strange:
        raise Problems([node.problem("this block has no kind", f"the kinds are: {', '.join(kinds)}")])
    close = next((key for key in strange if nearest(key, kinds)), strange[0])
    hint = did_you_mean(close, kinds, "the kinds are")
    raise Problems([node.problem(f"no kind of block is called {shown(close)!r}", hint, close)])
