"""Files of a workspace that stand where nothing looks for them, or are called what nothing reads."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from unicodedata import combining, normalize

from takehome.files import read_bytes
from takehome.problems import Place, Problem, Problems, nearest, shown
from takehome.shelf import NAME, Shelf, is_language

_BELONGS = {  # by where somebody may have put it: the place from which it is read
    "layouts/*.yaml": "layouts/brands/{name}.yaml",
    "brands/*.yaml": "layouts/brands/{name}.yaml",
    "handouts/*.yaml": "handouts/{name}/{lang}.yaml",
    "booklets/*.yaml": "handouts/booklets/{name}.yaml",
}
_IN_A_LANGUAGE = {  # the same of files that are called by a language
    "shared/*.yaml": "handouts/shared/{name}.yaml",
    "layouts/shared/*.yaml": "handouts/shared/{name}.yaml",
    "words/*.yaml": "layouts/words/{name}.yaml",
}
_SAYS = {  # by a key of the file
    "shared": "handouts/shared/{said}.yaml",
    "order": "handouts/booklets/{said}.yaml",
    "brand": "layouts/brands/{said}.yaml",
}
_KEY = re.compile(
    r"""^(shared|order|brand|handout|lang)[ \t]*:[ \t]*["']?([\w-]+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE
)
_OF_A_BRAND = re.compile(r"^(?:extends|phones|country|colours)[ \t]*:", re.MULTILINE)  # and of no other file
_OF_AN_ORDER = re.compile(r"^order[ \t]*:", re.MULTILINE), re.compile(r"^parts[ \t]*:", re.MULTILINE)
_LARGEST = 1_000_000  # bytes
_OURS = frozenset(("layouts/specimen.yaml",))  # read from there
_FOLDERS = ("handouts", "layouts")
_SLIP = 0.85  # how much the name of a folder is like that of one of these, where it is meant for it


def strays(shelf: Shelf, given: Collection[Path] = ()) -> Iterator[Problem]:
    """A warning for each file or folder of a workspace that nothing reads, for where it stands or what it is called.

    The files that a command was `given` are read.
    """
    misplaced = dict(_misplaced(shelf.root))
    for problem in _overlooked(shelf):
        if problem.place.path not in misplaced and shelf.root / problem.place.path not in given:
            yield problem
    for name, belongs in misplaced.items():
        path = shelf.root / name
        if name not in _OURS and path not in given and not any(path in file.parents for file in given):
            yield _stray(shelf, name, belongs)


def _stray(shelf: Shelf, name: str, belongs: str) -> Problem:
    folder = not name.endswith(".yaml")
    what = f"this {'folder' if folder else 'file'} is not read: nothing looks for it here"
    there, taken = shelf.own(belongs), (shelf.root / belongs).is_file()
    hint = f"put what it says into {there}, which is there already" if taken else f"move it to {there}"
    return Problem(Place(os.path.normpath(shelf.own(name)) if folder else name), what, hint, level="warning")


def _misplaced(root: Path) -> Iterator[tuple[str, str]]:
    """Each YAML file, and folder of a handout, that stands where nothing looks for it, and where it belongs."""
    for where, belongs in (_BELONGS | _IN_A_LANGUAGE).items():
        for path in sorted(root.glob(where)):
            said = _said(path, root)
            if where in _BELONGS or is_language(path.stem) or "shared" in said:
                there = _by_key(said) or belongs.format(name=path.stem, lang=said.get("lang", "en"))
                yield str(path.relative_to(root)), there
    for path in sorted(root.glob("*.yaml")):  # a handout or an order may stand here, and is named by its path
        said = _said(path, root)
        if "order" not in said and (there := _by_key(said)):
            yield path.name, there
    for path in _in_no_language(root):
        if "order" in (said := _said(path, root)) and (there := _by_key(said)):
            yield str(path.relative_to(root)), there
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name not in _FOLDERS):
        meant = nearest(folder.name, _FOLDERS, _SLIP)
        if meant and not ((root / meant).exists() and folder.samefile(root / meant)):
            for path in sorted(folder.glob("*/*.yaml")):
                yield str(path.relative_to(root)), str(Path(meant) / path.relative_to(folder))
        elif not meant and not (root / "handouts" / folder.name).exists() and _is_handout(folder, root):
            yield folder.name, f"handouts/{folder.name}"


def _in_no_language(root: Path) -> list[Path]:
    """The YAML files in the folders of handouts that are not called by a language."""
    found = sorted(root.glob("handouts/*/*.yaml"))
    return [path for path in found if path.parent.name not in ("booklets", "issued") and not is_language(path.stem)]


def _is_handout(folder: Path, root: Path) -> bool:
    """Whether a folder is called as the handout in it."""
    found = (path for path in folder.glob("*.yaml") if is_language(path.stem))
    named = NAME.fullmatch(folder.name) is not None
    return named and any(_said(path, root).get("handout") == folder.name for path in found)


def _said(path: Path, root: Path) -> dict[str, str]:
    """What a file says that it is: the keys at its edge that tell, those of a brand or an order only in one."""
    try:
        text = read_bytes(path, root, _LARGEST).decode("utf-8-sig", "replace")
    except Problems:
        return {}
    found = {key: said for key, said in reversed([*_KEY.findall(text), ("order", path.stem)])}
    kinds = {
        "lang": is_language(found.get("lang", "")),
        "handout": True,
        "shared": is_language(found.get("shared", "")),
        "order": (order := all(key.search(text) for key in _OF_AN_ORDER)),
        "brand": not order and _OF_A_BRAND.search(text),
    }
    return {key: found[key] for key, sure in kinds.items() if sure and key in found}


def _by_key(said: dict[str, str]) -> str | None:
    """Where shared words, an order or a brand belong, by what they say; None for other files."""
    key = next((key for key in _SAYS if key in said), None)
    return _SAYS[key].format(said=said[key]) if key else None


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
    for topic in (name for name in shelf.topics() if not NAME.fullmatch(name)):
        plain = re.sub(r"[^a-z0-9]+", "-", _letters(topic)).strip("-")[:64] or "my-topic"
        what = f"the folder {shown(topic)!r} cannot be the name of a handout"
        hint = f"rename the folder, to small letters, digits and dashes ({plain}), and write that as `handout:`"
        yield Problem(Place(f"handouts/{topic}"), what, hint, level="warning")
    for path in _in_no_language(shelf.root):
        what = f"this is no file of a handout: {shown(path.stem)!r} is no language"
        meant, small = "by its language, such as es.yaml", path.stem.lower()
        hint = f"call it {small}.yaml" if is_language(small) else f"move it away, or call it {meant}"
        yield Problem(Place(str(path.relative_to(shelf.root))), what, hint, level="warning")
