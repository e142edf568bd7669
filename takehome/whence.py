"""Where a number or a day was typed: a model keeps its value alone, and its file is read again, once it is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from takehome.reader import Mapping, read
from takehome.said import Said


def typed_at(near: str, *path: str) -> str:
    """The text of a value by its keys, from the mapping of its file in which `near` stands; else `near` itself."""
    if not isinstance(near, Said) or not near.source.path.endswith((".yaml", ".yml")):
        return near
    tree = read(near.source.text.encode(), near.source.path)
    node: Any = next((one for one in _mappings(tree) if _holds(one, near)), None)
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, str) else near


def typed_near(near: str, key: str, value: str) -> str:
    """The text of a `key` that says `value`, in the innermost mapping that also holds `near`; else `near` itself."""
    if not isinstance(near, Said) or not near.source.path.endswith((".yaml", ".yml")):
        return near
    tree = read(near.source.text.encode(), near.source.path)
    around = (one for one in _mappings(tree) if one.get(key) == value and any(_holds(m, near) for m in _mappings(one)))
    found = next(reversed([*around]), {}).get(key)
    return found if isinstance(found, Said) else near


def _mappings(node: Any) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
    inner = node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ()
    for one in inner:
        yield from _mappings(one)


def _holds(node: Mapping, near: Said) -> bool:
    return any(isinstance(one, Said) and one == near and one.place() == near.place() for one in node.values())
