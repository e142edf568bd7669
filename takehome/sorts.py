"""The sorts of YAML files, told by their first key: one in the place of another is said, not explained key by key."""

from __future__ import annotations

from takehome.nodes import Mapping
from takehome.problems import Problems
from takehome.schema import Model

SORTS = {
    "handout": "a handout",
    "order": "an order",
    "shared": "shared words",
    "brand": "a brand",
    "words": "page words",
    "issued": "an issued version",
}
USE = {
    "handout": "build takes a handout; booklet and check take an order",
    "order": "booklet takes an order; build takes a handout",
}


def of_sort(kind: type[Model], node: Mapping) -> Mapping:
    """The mapping of a file for a model of this kind; a Problem where it is a file of another sort."""
    wanted = kind.__name__.lower()
    found = next((sort for sort in SORTS if sort in node), None)
    if wanted in SORTS and wanted not in node and found:
        hint = USE.get(wanted, f"it begins with `{wanted}:`")
        if belongs := _belongs(node, found):
            hint = f"{hint}; move it to {belongs}"
        raise Problems([node.problem(f"this file is {SORTS[found]}, not {SORTS[wanted]}", hint, found)])
    return node


def _belongs(node: Mapping, sort: str) -> str:
    """Where an order that stands in the place of a handout belongs, or a handout in that of an order."""
    name, lang = str(node[sort]), str(node.get("lang", "en"))
    where = {"order": f"handouts/booklets/{name}.yaml", "handout": f"handouts/{name}/{lang}.yaml"}.get(sort, "")
    path = node.place.path
    return where if path.startswith("handouts/") and path.count("/") == where.count("/") == 2 and path != where else ""
