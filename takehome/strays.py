"""Files of a workspace that stand where nothing looks for them, or are called what nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import combining, normalize

from takehome.files import read_bytes
from takehome.problems import Place, Problem, Problems, nearest, shown
from takehome.shelf import Shelf, is_language

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
_SAYS = {"shared": "handouts/shared/{said}.yaml", "brand": "layouts/brands/{said}.yaml"}  # by a key of the file
_KEY = re.compile(r"""^(shared|brand|lang)[ \t]*:[ \t]*["']?([\w-]+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)
_OF_A_BRAND = re.compile(r"^(?:extends|phones|country|colours)[ \t]*:", re.MULTILINE)  # and of no other file
_LARGEST = 1_000_000  # bytes
_OURS = frozenset(("layouts/specimen.yaml",))  # read from there
_FOLDERS = ("handouts", "layouts")
_SLIP = 0.85  # how much the name of a folder is like that of one of these, where it is meant for it
_TOPIC = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")  # the name of a handout


def strays(shelf: Shelf) -> Iterator[Problem]:
    """A warning for each file or folder of a workspace that nothing reads, for where it stands or what it is called."""
    yield from _overlooked(shelf)
    yield from (_stray(shelf, name, belongs) for name, belongs in _misplaced(shelf.root) if name not in _OURS)


def _stray(shelf: Shelf, name: str, belongs: str) -> Problem:
    what, there = "this file is not read: nothing looks for it here", shelf.own(belongs)
    taken = (shelf.root / belongs).is_file()
    hint = f"put what it says into {there}, which is there already" if taken else f"move it to {there}"
    return Problem(Place(name), what, hint, level="warning")


def _misplaced(root: Path) -> Iterator[tuple[str, str]]:
    """Each YAML file that stands where nothing looks for it, and where it belongs."""
    for where, belongs in (_BELONGS | _IN_A_LANGUAGE).items():
        for path in sorted(root.glob(where)):
            said = _said(path, root)
            if where in _BELONGS or is_language(path.stem) or "shared" in said:
                there = _by_key(path, said) or belongs.format(name=path.stem, lang=said.get("lang", "en"))
                yield str(path.relative_to(root)), there
    for path in sorted(root.glob("*.yaml")):  # a handout or an order may stand here, and is named by its path
        if there := _by_key(path, _said(path, root)):
            yield path.name, there
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name not in _FOLDERS):
        meant = nearest(folder.name, _FOLDERS, _SLIP)
        if meant and not ((root / meant).exists() and folder.samefile(root / meant)):
            for path in sorted(folder.glob("*/*.yaml")):
                yield str(path.relative_to(root)), str(Path(meant) / path.relative_to(folder))


def _said(path: Path, root: Path) -> dict[str, str]:
    """What a file says that it is: the keys at its edge that tell, those of a brand only in one."""
    try:
        text = read_bytes(path, root, _LARGEST).decode("utf-8-sig", "replace")
    except Problems:
        return {}
    found = {key: said for key, said in reversed(_KEY.findall(text))}
    lang = {"lang": found["lang"]} if is_language(found.get("lang", "")) else {}
    shared = {"shared": found["shared"]} if is_language(found.get("shared", "")) else {}
    brand = {"brand": found["brand"]} if "brand" in found and _OF_A_BRAND.search(text) else {}
    return lang | (shared or brand)


def _by_key(path: Path, said: dict[str, str]) -> str | None:
    """Where shared words or a brand belong, by what they say; None for other files."""
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
