"""How a file of YAML begins: with what it is, and the name of its file or folder."""

from __future__ import annotations

import re

from takehome.problems import shown

_SORTS = (  # by the folder that a file stands in
    ("/handouts/issued/", ""),
    ("/handouts/booklets/", "order"),
    ("/handouts/shared/", "shared"),
    ("/layouts/brands/", "brand"),
    ("/layouts/words/", "words"),
)
_TOPIC = re.compile(r"(?:^|/)handouts/([^/]+)/[^/]+$")


def begins(path: str, sort: str = "Handout") -> str:
    """The mend of a file that says nothing.

    Its folder says of which sort it is; elsewhere it is of the one that was asked for, as models are called.
    """
    found = next((one for folder, one in _SORTS if folder in f"/{path}"), sort.lower())
    topic = _TOPIC.search(path)
    name = path.rpartition("/")[2].rpartition(".")[0]
    if found == "handout":
        name = topic[1] if topic else "my-topic"
    return f"begin with `{found}: {shown(name)}`" if found else "issue that version again, or move the file away"
