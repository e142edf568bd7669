"""A workspace in which every key of every model is filled, to plant words in.

`?` stands for words of its own: each becomes a word that occurs nowhere else (`word017`).  All else is a name that
something else must bear.  The files are written with one scalar a line, so that a line tells the slot.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from documents import MAIN, TALK
from slots import KEY, ROOTS, Slot, slots
from specimen_files import BRAND, FILES, HANDOUT, ORDER, SHARED, SHEET

from takehome.library import Library
from takehome.make import Made, make
from takehome.problems import Place
from takehome.shelf import stock

TODAY = date(2026, 11, 24)


@cache
def trees() -> dict[str, Any]:
    """The tree of each file, with `?` where words are free."""
    texts = {"handout": HANDOUT, "shared": SHARED, "brand": BRAND, "order": ORDER}
    found = {name: yaml.load(text.replace("?", "'?'"), yaml.BaseLoader) for name, text in texts.items()}
    words = yaml.load((stock() / FILES["words"]).read_text(encoding="utf-8"), yaml.BaseLoader)
    words["say"] = {key: text if "{" in text else "?" for key, text in words["say"].items()}
    return {**found, "words": {**words, "checked": "Dr A. Smith, 2026-11-20"}}


@cache
def all_slots() -> tuple[tuple[str, Slot], ...]:
    """Every slot of the specimen with the name of its file."""
    return tuple((file, slot) for file, tree in trees().items() for slot in slots(ROOTS[file], tree))


def at(file: str, path: tuple[Any, ...]) -> Any:
    """What stands at a path of a file; for a key, the key."""
    node = trees()[file]
    for step in path:
        if step is KEY:
            return path[-2]
        node = node[step]
    return node


def free() -> dict[Slot, str]:
    """The slots whose words are free, each with its own word."""
    return {slot: f"word{n:03d}" for n, (file, slot) in enumerate(all_slots()) if at(file, slot.path) == "?"}


@dataclass(frozen=True)
class Written:
    """The text of a file, and the slot that stands on each of its lines."""

    text: str
    paths: Mapping[int, tuple[Any, ...]]


def write(node: Any, typed: Mapping[tuple[Any, ...], str]) -> Written:
    """A tree as YAML, one scalar a line; `typed` says how what stands at a path is typed."""
    lines: list[str] = []
    paths: dict[int, tuple[Any, ...]] = {}

    def put(head: str, path: tuple[Any, ...], words: str, indent: str) -> None:
        first, *rest = typed.get(path, "'" + words.replace("'", "''") + "'").split("\n")
        for line in (head + first, *(indent + "  " + line for line in rest)):
            lines.append(line)
            paths[len(lines)] = path

    def walk(node: Any, path: tuple[Any, ...], indent: str) -> None:
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            here = (*path, key)
            if isinstance(node, dict) and (*here, KEY) in typed:
                put(indent, (*here, KEY), key, indent)
                lines[-1] += ":"
                head = indent + " "
            else:
                head = f"{indent}{key}: " if isinstance(node, dict) else f"{indent}- "
            if isinstance(inner, str):
                if head.isspace():
                    lines.append(f"{indent}  {inner!r}")
                else:
                    put(head, here, inner, indent)
            elif inner:
                if not head.isspace():
                    lines.append(head.rstrip())
                walk(inner, here, indent + "  ")
            else:
                lines.append(head + "[]")

    walk(node, (), "")
    return Written("\n".join(lines) + "\n", paths)


class Specimen:
    """The workspace on disk.  `plant` types something in some slots; all other free slots hold their own word."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path in FILES.values():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(stock() / "handouts" / TALK / "teach-back.svg", root / "handouts" / "specimen")
        self.written: dict[str, Written] = {}
        self.files = {slot: file for file, slot in all_slots()}

    def plant(self, typed: Mapping[Slot, str], sheet: bool) -> None:
        words = {slot: f"'{word}'" for slot, word in free().items()}
        for file, tree in trees().items():
            if file == "order" and sheet:
                tree = {key: SHEET.get(key, value) for key, value in tree.items() if SHEET.get(key, "") is not None}
            own = {slot.path: text for slot, text in {**words, **typed}.items() if self.files[slot] == file}
            self.written[file] = write(tree, own)
            path = self.root / FILES[file]
            path.write_bytes(self.written[file].text.encode("utf-8", "surrogatepass"))

    def library(self) -> Library:
        """The workspace, with what never changes read already."""
        library = Library(self.root, TODAY)
        library._kept.update(stock_kept())
        return library

    def free(self, sheet: bool) -> dict[Slot, str]:
        """The slots to plant words in."""
        return there(sheet)

    def build(self) -> Made:
        """The document of the specimen's order; Problems for what is wrong."""
        library = self.library()
        return make(library, library.order("specimen"))

    def slot_at(self, place: Place, near: int = 0) -> Slot | None:
        """The slot whose line a place names, or one `near` lines away."""
        by_path = {(file, slot.path): slot for slot, file in self.files.items()}
        for file, written in self.written.items():
            if FILES[file] == place.path:
                for away in sorted(range(-near, near + 1), key=abs):
                    if slot := by_path.get((file, written.paths.get(place.line + away, ()))):
                        return slot
        return None


@cache
def stock_kept() -> dict[tuple[str, str], Any]:
    """What a library has read of the stock, so that a new one need not read it again."""
    library = Library(stock(), TODAY)
    for topic in (MAIN, TALK):
        library.handout(topic)
    library.setter.faces.families()
    for name in ("chairs", "pencil", "talk", "sprig", "cover-bench", "ambulance", "phone", "chapter-talk"):
        library.art(name)
    return {key: value for key, value in library._kept.items() if key[0] != "words"}


def there(sheet: bool) -> dict[Slot, str]:
    """The free slots of the files of a sheet or a booklet: the order of a sheet has no title and changes nothing."""
    return {slot: word for slot, word in free().items() if not (sheet and slot.name.startswith("Order."))}
