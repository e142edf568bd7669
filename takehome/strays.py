"""Files of a workspace that stand where nothing looks for them, and where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from takehome.problems import Place, Problem

_BELONGS = {  # by where somebody may have put it: the place from which it is read
    "layouts/*.yaml": "layouts/brands/{name}.yaml",
    "brands/*.yaml": "layouts/brands/{name}.yaml",
    "handouts/*.yaml": "handouts/{name}/en.yaml",
    "booklets/*.yaml": "handouts/booklets/{name}.yaml",
}
_OURS = frozenset(("layouts/specimen.yaml",))  # read from there


def strays(root: Path) -> Iterator[Problem]:
    """A warning for each YAML file of a workspace that a clinic, a handout or a booklet is not read from."""
    for where, belongs in _BELONGS.items():
        for path in sorted(root.glob(where)):
            name = str(path.relative_to(root))
            if name not in _OURS:
                hint = f"move it to {belongs.format(name=path.stem)}"
                yield Problem(Place(name), "this file is not read: nothing looks for it here", hint, level="warning")
