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

from takehome.library import Library
from takehome.make import Made, make
from takehome.problems import Place
from takehome.shelf import stock

TODAY = date(2026, 11, 24)
FILES = {
    "handout": "handouts/specimen/en.yaml",
    "shared": "handouts/shared/en.yaml",
    "brand": "layouts/brands/specimen.yaml",
    "order": "handouts/booklets/specimen.yaml",
    "words": "layouts/words/en.yaml",
}
HANDOUT = f"""
handout: specimen
lang: en
version: 3
code: ?
art: chapter-talk
title: ?
subtitle: ?
translation: ?
review: {{written: 2026-11-20, by: ?, on: 2026-11-21, next: 2027-11-21}}
main_message: {{text: ?, from: [source-a], team_decides: false}}
when_to_call: [sign-a, sign-b]
more_signs: [sign-c, sign-d]
key_points: [{{id: point, text: ?, from: [source-a], team_decides: false}}]
help: [helper]
questions: {{ready: [{{id: ready, text: ?, from: [seed], sensitive: false, team_decides: false}}], lines: 6}}
sections:
- id: plain
  title: ?
  summary: ?
  needs: [hard]
  sensitive: false
  art: chairs
  blocks:
  - {{text: ?, id: place, from: [source-a], sensitive: false, team_decides: false,
      margin: {{term: term-a, title: ?, text: ?, art: talk}}}}
  - text: "{{{{clinic.fever}}}}"
  - {{bullets: [{{id: bullet, text: ?, from: [seed], team_decides: false}}, ?],
      id: list-a, from: [seed], margin: {{text: ?}}, sensitive: false, team_decides: false}}
  - {{checklist: [{{id: tick, text: ?}}], id: list-b, from: [seed], margin: {{title: ?}}, sensitive: false,
      team_decides: false}}
  - steps: [{{id: step, title: ?, text: ?, ask: ?, margin: {{title: ?}}, from: [seed], team_decides: false}}]
    id: list-c
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    team_decides: false
  - faq: [{{id: pair, ask: ?, answer: ?, from: [seed], team_decides: false}}]
    id: list-d
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    team_decides: false
  - table:
      caption: ?
      columns: [{{id: what, title: ?, header: true}}, {{id: how, title: ?, header: false}}]
      rows: [{{id: row, what: ?, how: ?, from: [seed], team_decides: false}}]
      tick: true
    id: grid
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    team_decides: false
  - callout: {{tone: tip, title: ?, text: ?, bullets: [?], art: sprig}}
    id: box
    from: [seed]
    sensitive: false
    team_decides: false
  - figure: {{file: teach-back.svg, labels: {{team: ?, you: ?}}, caption: ?, alt: ?}}
    id: drawing
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    team_decides: false
  - figure:
      caption: ?
      panels: [{{file: teach-back.svg, title: ?, text: ?, labels: {{team: ?}}, alt: ?}}]
  - see_also: {{to: "#hard", text: ?}}
    id: pointer
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    team_decides: false
  - see_also: {{to: "{TALK}#"}}
- {{id: hard, title: ?, summary: ?, sensitive: true, blocks: [{{text: ?}}]}}
"""
SHARED = """
shared: en
terms: {term-a: {word: ?, means: ?, from: [source-a]}}
signs:
  sign-a: {tier: emergency, any_hour: true, text: ?, from: [source-a]}
  sign-b: {tier: clinic-today, any_hour: true, text: ?}
  sign-c: {tier: emergency, text: ?}
  sign-d: {tier: clinic-today, any_hour: false, text: ?}
call_notes:
- {id: note-a, text: ?, from: [seed]}
- {id: note-b, tier: emergency, text: ?}
- {id: note-c, tier: clinic-today, text: ?}
sources:
  source-a: {title: ?, publisher: ?, url: "https://a.example/page", grade: ?, checked: 2026-11-20, stated: ?}
organisations:
  helper: {name: ?, what: ?, phone: 555-0199, web: help.example, country: US, from: [source-a]}
"""
BRAND = """
brand: specimen
extends: default
name: ?
short_name: ?
place: ?
country: US
paper: letter
logo: {file: default.svg, alt: ?}
phones: {day: ?, night: ?, emergency: ?, crisis: ?}
hours: ?
night_hours: ?
web: ?
funding: ?
feedback: ?
clinic: {fever: ?}
colours: {accent: "#8A3A12", ink: "#000000"}
type: {voice: literata, action: source-sans-3, fallback: [noto-sans]}
organisations: [helper]
booklet_print: A
"""
ORDER = """
order: specimen
title: ?
langs: [en]
brand: specimen
layout: booklet
paper: letter
parts: [{topic: specimen, only: [plain, hard], without: [hard]}]
sensitive: {gather: true, neutral_cover: false}
outputs: [screen]
set: {clinic.fever: ?}
"""
SHEET = {"layout": "sheet", "title": None, "set": None}  # what the order of a sheet has in place of the booklet's


@cache
def trees() -> dict[str, Any]:
    """The tree of each file, with `?` where words are free."""
    texts = {"handout": HANDOUT, "shared": SHARED, "brand": BRAND, "order": ORDER}
    found = {name: yaml.load(text.replace("?", "'?'"), yaml.BaseLoader) for name, text in texts.items()}
    words = yaml.load((stock() / FILES["words"]).read_text(encoding="utf-8"), yaml.BaseLoader)
    words["say"] = {key: text if "{" in text else "?" for key, text in words["say"].items()}
    return {**found, "words": {**words, "checked": "?"}}


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

    def build(self) -> Made:
        """The document of the specimen's order; Problems for what is wrong."""
        library = Library(self.root, TODAY)
        library._kept.update(_stock_kept())
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
def _stock_kept() -> dict[tuple[str, str], Any]:
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
