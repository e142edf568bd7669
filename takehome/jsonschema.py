"""JSON Schemas of the YAML files, for editors: made from the models, so they never say anything else."""

from __future__ import annotations

from typing import Any

from takehome.brand import Brand
from takehome.content import Handout, PageWords, Shared
from takehome.kinds import registry
from takehome.ledger import Issued
from takehome.order import Order
from takehome.schema import Model, json_schema

_ROOTS: dict[str, type[Model]] = {
    "handout": Handout,
    "shared": Shared,
    "brand": Brand,
    "order": Order,
    "words": PageWords,
    "issued": Issued,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each sort of file, by name."""
    found = {name: json_schema(model) for name, model in _ROOTS.items()}
    _open_blocks(found["handout"])
    for definition in (found["brand"], *found["brand"]["$defs"].values()):
        definition.pop("required", None)  # a brand may be only the differences to the one it extends
    found["brand"]["required"] = ["brand"]
    return found


def _open_blocks(schema: dict[str, Any]) -> None:
    """A block is any one kind: the schemas of all kinds take the place of what they share."""
    definitions = schema["$defs"]
    options = []
    for name, kind in registry().items():
        own = json_schema(kind)
        own.pop("$schema")
        definitions |= own.pop("$defs", {})
        own["required"] = sorted({*own.get("required", ()), name})
        definitions[kind.__name__] = own
        options.append({"$ref": f"#/$defs/{kind.__name__}"})
    row = definitions["TableRow"]
    row["additionalProperties"] = row["properties"].pop("cells")["additionalProperties"]
    row["required"].remove("cells")  # in the file the cells stand beside the row's own keys
    definitions["Block"] = {"title": "Block", "description": "One kind of block.", "anyOf": options}
