"""YAML as handouts may use it: mappings, lists and texts; nothing that could change a word in silence.

The tree is built from parser events, never by a composer: no anchors, aliases, merges, tags, directives or second
documents; every scalar is the text that was typed, with its place.  All problems of a file come at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, SupportsIndex, TypeAlias, Union

import yaml

from takehome.problems import Place, Problem, Problems
from takehome.said import Said, Scalar, SourceText

LIMIT = 1_000_000  # bytes of a file
DEPTH = 20
EVENTS = 20_000
SCALAR = 20_000  # characters of one text
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_BAD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_UNSEEN = re.compile("[\u200b\ufeff\u2060]")
_COMMENT = re.compile(r"[ \t]#")

Node: TypeAlias = Union[Said, "Mapping", "Sequence"]


class Mapping(dict[str, "Node"]):
    """Keys and their nodes, in the order of the file.  Keys are `Said`."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._keys: dict[str, Place] = {}

    def put(self, key: str, node: Any, place: Place) -> None:
        """Set a key that was typed at a place."""
        self[key] = node
        self._keys[str(key)] = place

    def key_place(self, key: str) -> Place:
        """Where a key was typed."""
        return self._keys.get(str(key), self.place)

    def copy(self) -> Mapping:
        """The same keys and nodes."""
        other = Mapping(self.place)
        for key, node in self.items():
            other.put(key, node, self.key_place(key))
        return other


class Sequence(list["Node"]):
    """The nodes of a list."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place

    def __getitem__(self, index: SupportsIndex | slice) -> Any:
        return super().__getitem__(index)


def read(data: bytes, path: str, warnings: list[Problem] | None = None) -> Node:
    """The tree of a file; `path` is what messages call it.

    Raises Problems.  What is only suspicious (a comment inside words, letters nobody sees) goes to `warnings`.
    """
    source = SourceText(path, _decoded(data, path))
    bad = [source.problem(m.start(), *_character(m[0])) for m in _BAD.finditer(source.text)]
    if bad:
        raise Problems(bad[:50])
    if warnings is not None:
        warnings += [
            source.problem(m.start(), f"{_name(m[0])} stands here and nobody sees it", "take it out", "warning")
            for m in _UNSEEN.finditer(source.text)
        ]
    return _Builder(source, warnings if warnings is not None else []).build()


def _decoded(data: bytes, path: str) -> str:
    if len(data) > LIMIT:
        raise Problems([Problem(Place(path), f"this file is larger than {LIMIT:,} bytes", "split it into handouts")])
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as bad:
        before = data[: bad.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise Problems(
            [Problem(Place(path, line, column), "this is not UTF-8 text", "save the file as UTF-8")]
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(character: str) -> tuple[str, str]:
    if character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return f"{_name(character)} can turn words around unseen", "take it out: direction is worked out by itself"
    return f"{_name(character)} cannot be printed", "take it out"


def _name(character: str) -> str:
    named = unicodedata.name(character, "a control character")
    return f"U+{ord(character):04X} ({named})"


class _Builder:
    """Builds the tree from events and gathers what is wrong on the way."""

    def __init__(self, source: SourceText, warnings: list[Problem]) -> None:
        self.source, self.warnings = source, warnings
        self.problems: list[Problem] = []
        self.stack: list[tuple[Mapping | Sequence, Said | None]] = []
        self.root: Node | None = None
        self.documents = 0

    def build(self) -> Node:
        try:
            for count, event in enumerate(self._events()):
                if count > EVENTS:
                    self._stop(event, f"this file has more than {EVENTS:,} parts", "split it into handouts")
                self._event(event)
        except yaml.YAMLError as bad:
            self.problems.append(self._syntax(bad))
        except _Stop:
            pass
        if self.problems:
            raise Problems(self.problems)
        if self.root is None:
            raise Problems(
                [Problem(Place(self.source.path, 1, 1), "this file is empty", "begin with `handout: my-topic`")]
            )
        return self.root

    def _events(self) -> Iterator[Any]:
        loader = _LOADER(self.source.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _event(self, event: Any) -> None:
        index = event.start_mark.index
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(event, "a second document begins here", "take the line `---` out, or make it a second file")
            if event.version or event.tags:
                self._wrong(index, "directives are not used here", "take the line that begins with % out")
        elif isinstance(event, yaml.AliasEvent):
            self._wrong(
                index, "aliases (*name) are not used here", 'if the words begin with *, put them in quotes: "*"'
            )
            self._place(Said("", Scalar(self.source, "", index, index, "")))
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, index)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()

    def _node(self, event: Any, index: int) -> None:
        if event.anchor:
            self._wrong(
                index, "anchors (&name) are not used here", 'if the words begin with &, put them in quotes: "&"'
            )
        if event.tag not in (None, "!"):
            self._wrong(index, "tags (!name) are not used here", 'if the words begin with !, put them in quotes: "!"')
        if isinstance(event, yaml.ScalarEvent):
            self._place(self._scalar(event, index))
            return
        place = self.source.place(index)
        node = Mapping(place) if isinstance(event, yaml.MappingStartEvent) else Sequence(place)
        self._place(node)
        self.stack.append((node, None))
        if len(self.stack) > DEPTH:
            self._stop(event, f"this is nested more than {DEPTH} deep", "write it flatter")

    def _scalar(self, event: Any, index: int) -> Said:
        value, end, style = event.value, event.end_mark.index, event.style or ""
        scalar = Scalar(self.source, value, index, end, style)
        if len(value) > SCALAR:
            self._wrong(index, f"this text has {len(value):,} characters; {SCALAR:,} is the most", "split it")
        bad = None if value.isascii() and value.isprintable() else _BAD.search(value.replace("\n", " "))
        if bad:  # written as an escape inside double quotes
            self.problems.append(self.source.problem(scalar.index(bad.start()), *_character(bad[0])))
        if not style:
            self._comment(scalar, end)
        return Said(value, scalar)

    def _comment(self, scalar: Scalar, end: int) -> None:
        """`Room # 4 west` without quotes: what follows the # is a comment, and never printed."""
        line_end = self.source.text.find("\n", end)
        rest = self.source.text[end : line_end if line_end >= 0 else None]
        if scalar.value and _COMMENT.match(rest):
            message = "what follows # is a comment and is not printed"
            self.warnings.append(self.source.problem(end + 1, message, "put the whole text in quotes", "warning"))

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is None:
            self.stack[-1] = (parent, self._key(node, parent))
        else:
            if str(key) not in parent:
                parent.put(key, node, key.place())
            self.stack[-1] = (parent, None)

    def _key(self, node: Node, parent: Mapping) -> Said:
        if not isinstance(node, Said):
            index = self.source.text.find("", 0)
            self.problems.append(Problem(node.place, "a key is one word", "write `key: value`"))
            return Said("", Scalar(self.source, "", index, index, ""))
        if node == "<<":
            self.problems.append(node.problem("merges (<<) are not used here", "write the keys out"))
        elif node in parent:
            first = parent.key_place(node)
            self.problems.append(
                node.problem(f"the key {str(node)!r} stands here twice; first on line {first.line}", "keep one of them")
            )
        return node

    def _wrong(self, index: int, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(index, message, hint))

    def _stop(self, event: Any, message: str, hint: str) -> None:
        self._wrong(event.start_mark.index, message, hint)
        raise _Stop

    def _syntax(self, bad: yaml.YAMLError) -> Problem:
        mark = getattr(bad, "problem_mark", None) or getattr(bad, "context_mark", None)
        said = f"{getattr(bad, 'problem', '') or ''} {getattr(bad, 'context', '') or ''}"
        message, hint = next(((m, h) for part, m, h in _SAYINGS if part in said), _UNKNOWN)
        if mark is None:
            return Problem(Place(self.source.path, 1, 1), message, hint)
        index = min(mark.index, max(0, len(self.source.text) - 1))
        return self.source.problem(index, message, hint)


class _Stop(Exception):
    """Nothing after this can be read."""


_UNKNOWN = ("this cannot be read as YAML", "check the indentation, and put the text in quotes")
_SAYINGS = (
    ("mapping values are not allowed", "a colon inside words makes a key of them", "put the whole text in quotes"),
    ("cannot start any token", "words cannot begin with this character", "put the whole text in quotes"),
    ("found unexpected end of stream", "a quote or bracket is never closed", "close it, or put the text in quotes"),
    ("could not find expected ':'", "a key needs a colon and a value", "write `key: value`, or indent the line more"),
    (
        "did not find expected key",
        "this line does not fit the ones above",
        "indent it like its neighbours, or quote it",
    ),
    ("did not find expected '-'", "a list line begins with a dash", "indent it like its neighbours"),
    (
        "did not find expected ',' or",
        "brackets need a comma here or an end",
        "put text with commas or brackets in quotes",
    ),
    ("tab", "a tab stands where spaces belong", "indent with spaces"),
    ("anchor", "words that begin with & or * need quotes", "put the whole text in quotes"),
    ("block sequence entries are not allowed", "a dash here begins a list inside words", "put the text in quotes"),
    ("escape", "a backslash in double quotes begins an escape", "use single quotes, or write two backslashes"),
)
