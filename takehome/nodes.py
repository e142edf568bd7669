"""The tree of a YAML file: mappings, lists and texts, each with its place."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, SupportsIndex, TypeAlias, Union

from takehome.problems import Place, Problem
from takehome.said import Said, SourceText

Node: TypeAlias = Union[Said, "Mapping", "Sequence"]


class Mapping(dict[str, "Node"]):
    """Keys and their nodes, in the order of the file.  Keys are `Said`."""

    def __init__(self, place: Place, source: SourceText | None = None) -> None:
        super().__init__()
        self.place = place
        self.source = source
        self._keys: dict[str, str] = {}

    def put(self, key: str, node: Any, place: Place | None = None) -> None:
        """Set a key; one that is no `Said` is said to stand at `place`."""
        if not isinstance(key, Said) and place is not None:
            key = Said.at(key, place)
        if key in self:
            del self[key]  # a dict would keep the key it has, and its place
        self[key] = node
        self._keys[str(key)] = key

    def key(self, key: str) -> str:
        """A key as it was typed."""
        return self._keys.get(str(key), key)

    def key_place(self, key: str) -> Place:
        """Where a key was typed."""
        said = self._keys.get(str(key))
        return said.place() if isinstance(said, Said) else self.place

    @property
    def braced(self) -> bool:
        """Whether it was typed between braces."""
        return bracketed(self)

    def parted(self, key: str) -> bool:
        """Whether a key stands behind a comma that may have ended a text: `{text: Don't stop, ask: us.}`."""
        said, before = self._keys.get(str(key)), {after: name for name, after in pairwise(self)}.get(key)
        words = None if before is None else self.get(before)
        if not (isinstance(said, Said) and isinstance(words, Said) and words.plain and " " in words):
            return False
        place = said.place()
        return said.source.line(place.line)[: place.column - 1].rstrip().endswith(",")

    def over(self, base: Mapping, *, there: bool = False) -> Mapping:
        """This mapping over another, key by key; it stands where this one does, or where the other is: `there`."""
        found = Mapping(base.place, base.source) if there else Mapping(self.place, self.source)
        for node in (base, self):
            for key, value in node.items():
                old = found.get(key)
                joined = (
                    value.over(old, there=there) if isinstance(old, Mapping) and isinstance(value, Mapping) else value
                )
                found.put(key, joined, node.key_place(key))
        return found

    def copy(self) -> Mapping:
        """The same keys and nodes."""
        other = Mapping(self.place, self.source)
        other.update(self)
        other._keys.update(self._keys)
        return other

    def problem(self, message: str, hint: str = "", key: str | None = None) -> Problem:
        """A problem of a key, or of the mapping as a whole, with its line where the file is known."""
        said = None if key is None else self._keys.get(str(key))
        if isinstance(said, Said):
            return said.problem(message, hint)
        return _problem(self, message, hint)


class Sequence(list["Node"]):
    """The nodes of a list."""

    def __init__(self, place: Place, source: SourceText | None = None) -> None:
        super().__init__()
        self.place = place
        self.source = source

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        return super().__getitem__(index)

    def problem(self, message: str, hint: str = "") -> Problem:
        """A problem of the list as a whole, with its line where the file is known."""
        return _problem(self, message, hint)


def bracketed(node: Mapping | Sequence) -> bool:
    """Whether a mapping was typed between braces, or a list between brackets."""
    line = node.source.line(node.place.line) if node.source else ""
    return line[node.place.column - 1 :].startswith(("{", "["))


def _problem(node: Mapping | Sequence, message: str, hint: str) -> Problem:
    excerpt = node.source.line(node.place.line) if node.source else ""
    return Problem(node.place, message, hint, excerpt)
