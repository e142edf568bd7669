"""YAML as handouts may use it: mappings, lists and texts; nothing that could change a word in silence.

The tree is built from parser events, never by a composer: no anchors, aliases, merges, tags, directives or second
documents; every scalar is the text that was typed, with its place.  All problems of a file come at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from takehome import characters
from takehome.escapes import escaped
from takehome.nodes import Mapping, Node, Sequence
from takehome.openings import begins
from takehome.parted import parted
from takehome.problems import Place, Problem, Problems, in_order
from takehome.runon import doubled, in_brackets, run_on, stray, suspect, tabbed, unlike
from takehome.said import Said, Scalar, SourceText
from takehome.stumbles import Stumble, passed
from takehome.syntax import QUOTE, explain, swallowed, unmerged
from takehome.twice import twice
from takehome.unspaced import in_braces

LIMIT = 1_000_000  # bytes of a file
DEPTH = 20
EVENTS = 20_000
SCALAR = 20_000  # characters of one text
MOST_TOLD = 50  # problems of one file, and characters in it that nobody sees
MOST_ERRORS = 10  # syntax errors that are passed over to find the next
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

__all__ = ("Mapping", "Node", "Sequence", "begins", "read", "typed")


def read(data: bytes, path: str, warnings: list[Problem] | None = None, sort: str = "Handout") -> Node:
    """The tree of a file; `path` is what messages call it, `sort` what it is where its folder does not say so.

    Raises Problems.  What is only suspicious (letters nobody sees) goes to `warnings`.
    """
    source = SourceText(path, _decoded(data, path))
    refused, unseen = (islice(odd(source.text), MOST_TOLD) for odd in (characters.refused, characters.unseen))
    bad = [source.problem(at, message, hint) for at, message, hint in refused]
    if source.text.startswith("\ufeff"):
        bad.append(source.problem(0, "this file begins with two byte order marks", "take both out"))
    bad += [one.problem(source) for one in unmerged(source.text)]
    if bad:
        raise Problems(bad[:MOST_TOLD])
    found: list[Problem] = [] if warnings is None else warnings
    found += [source.problem(at, message, hint, "warning") for at, message, hint in unseen]
    builder, problems = _built(source)
    if problems or builder.problems:
        raise Problems(in_order([*problems, *builder.problems])[:MOST_TOLD])
    if builder.root is None:
        raise Problems([source.problem(0, "this file is empty", begins(path, sort))])
    found += builder.warnings
    return builder.root


def typed(words: str, option: str) -> Said:
    """What an option of the command line was given, as text of one line that knows its place; else Problems."""
    said = Said.of(words, option)
    refused = islice(characters.refused(words), MOST_TOLD)
    bad = [said.problem(message, hint, at) for at, message, hint in refused]
    if "\n" in words:
        bad.append(said.problem("this has more than one line", "give it on one", words.index("\n")))
    if len(words) > SCALAR:
        bad.append(said.problem(f"this has {len(words):,} characters; {SCALAR:,} is the most", "make it shorter"))
    if bad:
        raise Problems(bad[:MOST_TOLD])
    return said


def _built(source: SourceText) -> tuple[_Builder, list[Problem]]:
    """The tree, and the syntax errors that were passed over to find what else is wrong."""
    problems: list[Problem] = []
    text, furthest = source.text, -1
    while True:
        builder = _Builder(source)
        stumble = builder.build(text)
        if stumble is None or stumble.index <= furthest:
            return builder, problems
        furthest = stumble.index
        problems.append(stumble.problem(source))
        if not stumble.passable or len(problems) == MOST_ERRORS:
            return builder, problems
        text = passed(text, stumble)


def _decoded(data: bytes, path: str) -> str:
    if len(data) > LIMIT:
        raise Problems([Problem(Place(path), f"this file is larger than {LIMIT:,} bytes", "split it into handouts")])
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as bad:
        *_, last = (before := data[: bad.start]).split(b"\n")
        line, column = before.count(b"\n") + 1, len(last.decode("utf-8", "replace")) + 1
        problem = Problem(Place(path, line, column), "this is not UTF-8 text", "save the file as UTF-8")
        raise Problems([problem]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Builder:
    """Builds the tree from events and gathers what is wrong on the way."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.warnings: list[Problem] = []
        self.problems: list[Problem] = []
        self.stack: list[tuple[Mapping | Sequence, Said | None]] = []
        self.root: Node | None = None
        self.documents = 0
        self.torn: set[int] = set()  # mappings that go on with the keys of the next, whose dash lacks
        self.odd: int | None = None  # how deep the stack was at a key that is no word

    def build(self, text: str) -> Stumble | None:
        """Read `text`, the source or the source with mistakes blanked; where the parser stops, why."""
        events = self._events(text)
        count = 0
        while True:
            try:
                event = next(events, None)
            except (yaml.YAMLError, RecursionError, ValueError, AttributeError) as bad:
                return explain(bad, SourceText(self.source.path, text))
            if event is None:
                return None
            if isinstance(event, yaml.ScalarEvent) and (taken := swallowed(text, event)):
                return taken
            try:
                count += 1
                if count > EVENTS:
                    self._stop(event, f"this file has more than {EVENTS:,} parts", "split it into handouts")
                self._event(event)
            except _Stop:
                return None

    def _events(self, text: str) -> Iterator[Any]:
        loader = _LOADER(text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _event(self, event: Any) -> None:
        index = event.start_mark.index
        match event:
            case yaml.ScalarEvent():
                if event.anchor or event.tag is not None:
                    self._properties(event, index)
                self._place(self._scalar(event, index))
            case yaml.CollectionStartEvent():
                if event.anchor or event.tag is not None:
                    self._properties(event, index)
                kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
                node = kind(self.source.place(index), self.source)
                self._place(node)
                self.stack.append((node, None))
                if len(self.stack) > DEPTH:
                    self._stop(event, f"this is nested more than {DEPTH} deep", "write it flatter")
            case yaml.CollectionEndEvent():
                node, _ = self.stack.pop()
                if self.source.text.startswith(("]", "}"), index):
                    self._tell(parted(node) if isinstance(node, Sequence) else in_braces(node))
                    if event.start_mark.line >= node.place.line:
                        self._tell(in_brackets(node))
                if self.odd == len(self.stack):
                    self.odd = None
            case yaml.AliasEvent():
                self._wrong(index, "aliases (*name) are not used here", f"if the words begin with *, {QUOTE}")
                self._place(Said("", Scalar(self.source, "", index, index, "")))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    mend = "take the line `---` out, or make it a second file"
                    self._stop(event, "a second document begins here", mend)
                if event.version or event.tags:
                    self._wrong(index, "directives are not used here", "take the line that begins with % out")

    def _properties(self, event: Any, index: int) -> None:
        if event.anchor:
            self._wrong(index, "anchors (&name) are not used here", f"if the words begin with &, {QUOTE}")
        if event.tag is not None:
            self._wrong(index, "tags (!name) are not used here", f"if the words begin with !, {QUOTE}")

    def _scalar(self, event: Any, index: int) -> Said:
        value, end, style = event.value, event.end_mark.index, event.style or ""
        scalar = Scalar(self.source, value, index, end, style)
        if len(value) > SCALAR:
            self._wrong(index, f"this text has {len(value):,} characters; {SCALAR:,} is the most", "split it")
        if style == '"' and self.source.text.find("\\", index, end) >= 0:
            self._tell(escaped(scalar))
        elif suspect(style, value, end - index):
            self._tell(run_on(scalar, self.stack[-1][0] if self.stack else None))
        elif not style and value.endswith('"'):
            self._tell(stray(scalar))
        if "\t" in value:
            self._tell(tabbed(scalar))
        return Said(value, scalar)

    def _tell(self, found: Iterator[Problem]) -> None:
        for one in found:
            (self.warnings if one.level == "warning" else self.problems).append(one)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
            self._tell(doubled(node))
        elif key is None:
            self.stack[-1] = (parent, self._key(node, parent))
        else:
            if key not in parent:
                parent.put(key, node)
            self.stack[-1] = (parent, None)

    def _key(self, node: Node, parent: Mapping) -> Said:
        if not isinstance(node, Said):
            if self.odd is None:
                self.odd = len(self.stack)
                self.problems.append(node.problem("a key is one word", f"write `key: value`; or {QUOTE}"))
            return Said.at("", node.place)
        if node == "<<":
            self.problems.append(node.problem("merges (<<) are not used here", "write the keys out"))
        elif node in parent:
            listed = len(self.stack) > 1 and isinstance(self.stack[-2][0], Sequence)
            found, torn, begins_next = twice(node, parent, listed)
            if begins_next or id(parent) not in self.torn:
                self.problems.append(found)
            self.torn |= {id(parent)} if torn else set()
        elif " " in node and (lack := unlike(node)):
            self.problems.append(lack)
        return node

    def _wrong(self, index: int, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(index, message, hint))

    def _stop(self, event: Any, message: str, hint: str) -> None:
        self._wrong(event.start_mark.index, message, hint)
        raise _Stop


class _Stop(Exception):
    """Nothing after this can be read."""
