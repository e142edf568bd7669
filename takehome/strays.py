"""Files of a workspace that stand where nothing looks for them, or are called what nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

from takehome.problems import Place, Problem, nearest, shown
from takehome.shelf import Shelf, is_language

_BELONGS = {  # by where somebody may have put it: the place from which it is read
    "layouts/*.yaml": "layouts/brands/{name}.yaml",
    "brands/*.yaml": "layouts/brands/{name}.yaml",
    "handouts/*.yaml": "handouts/{name}/en.yaml",
    "booklets/*.yaml": "handouts/booklets/{name}.yaml",
}
_OURS = frozenset(("layouts/specimen.yaml",))  # read from there
_FOLDERS = ("handouts", "layouts")
_SLIP = 0.85  # how much the name of a folder is like that of one of these, where it is meant for it
_TOPIC = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")  # the name of a handout


def strays(shelf: Shelf) -> Iterator[Problem]:
    """A warning for each file or folder of a workspace that nothing reads, for where it stands or what it is called."""
    yield from _overlooked(shelf)
    yield from (_stray(name, belongs) for name, belongs in _misplaced(shelf.root) if name not in _OURS)


def _stray(name: str, belongs: str) -> Problem:
    what = "this file is not read: nothing looks for it here"
    return Problem(Place(name), what, f"move it to {belongs}", level="warning")


def _misplaced(root: Path) -> Iterator[tuple[str, str]]:
    """Each YAML file that stands where nothing looks for it, and where it belongs."""
    for where, belongs in _BELONGS.items():
        for path in sorted(root.glob(where)):
            yield str(path.relative_to(root)), belongs.format(name=path.stem)
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name not in _FOLDERS):
        meant = nearest(folder.name, _FOLDERS, _SLIP)
        if meant and not ((root / meant).exists() and folder.samefile(root / meant)):
            for path in sorted(folder.glob("*/*.yaml")):
                yield str(path.relative_to(root)), str(Path(meant) / path.relative_to(folder))


def _letters(text: str) -> str:
    """Small letters without their marks."""
    return "".join(c for c in normalize("NFKD", text.lower()) if not combining(c))


def _overlooked(shelf: Shelf) -> Iterator[Problem]:
    """Files and folders that nothing reads, because of what they are called."""
    where = [
        f"{folder}/*{end}"
        for folder in ("handouts/*", "layouts/brands", "layouts/words")
        for end in (".yml", ".yaml.txt")
    ]
    for name in sorted(str(path.relative_to(shelf.root)) for some in where for path in shelf.root.glob(some)):
        if Path(name).parent.name != "issued":  # these are told where the list is read
            what = f"this file is not read: its name ends in {Path(name).suffix}"
            mend = f"call it {Path(name).stem.removesuffix('.yaml')}.yaml"
            yield Problem(Place(name), what, mend, level="warning")
    for topic in (name for name in shelf.topics() if not _TOPIC.fullmatch(name)):
        plain = re.sub(r"[^a-z0-9]+", "-", _letters(topic)).strip("-")[:64] or "my-topic"
        what = f"the folder {shown(topic)!r} cannot be the name of a handout"
        hint = f"rename the folder, to small letters, digits and dashes ({plain}), and write that as `handout:`"
        yield Problem(Place(f"handouts/{topic}"), what, hint, level="warning")
    for path in sorted(shelf.root.glob("handouts/*/*.yaml")):
        if path.parent.name not in ("booklets", "issued") and not is_language(path.stem):
            what = f"this is no file of a handout: {shown(path.stem)!r} is no language"
            meant, small = "by its language, such as es.yaml", path.stem.lower()
            hint = f"call it {small}.yaml" if is_language(small) else f"move it away, or call it {meant}"
            yield Problem(Place(str(path.relative_to(shelf.root))), what, hint, level="warning")
