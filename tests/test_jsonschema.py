"""The JSON Schemas say of the stock's files what the models say."""

import json

from takehome.jsonschema import schemas
from takehome.kinds import registry


def test_each_sort_of_file_has_its_schema():
    found = schemas()
    assert {"handout", "shared", "brand", "order"} <= set(found)
    for schema in found.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["description"]
        assert schema["additionalProperties"] is False
        assert json.loads(json.dumps(schema)) == schema


def test_every_reference_leads_somewhere():
    count = 0
    for schema in schemas().values():
        for reference in references(schema):
            count += 1
            assert reference.removeprefix("#/$defs/") in schema["$defs"]
    assert count > 20


def references(node):
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from references(inner)


def test_a_block_is_one_of_all_kinds():
    schema = schemas()["handout"]
    options = [option["$ref"].rpartition("/")[2] for option in schema["$defs"]["Block"]["anyOf"]]
    assert len(options) == len(registry())
    for name, kind in registry().items():
        definition = schema["$defs"][kind.__name__]
        assert name in definition["required"]
        assert {"id", "from", "margin", "sensitive", "team_decides", name} <= set(definition["properties"])
        assert "Example" not in definition["description"].split("\n")[0]


def test_files_are_described_as_they_are_written():
    schema = schemas()["handout"]
    assert "from" in schema["$defs"]["Item"]["properties"]
    assert "from_" not in json.dumps(schema)
    bare = {"type": ["string", "number", "boolean"]}
    assert schema["properties"]["main_message"]["anyOf"] == [{"$ref": "#/$defs/Statement"}, bare]
    items = schema["$defs"]["BulletsBlock" if "BulletsBlock" in schema["$defs"] else "Bullets"]["properties"]["bullets"]
    assert items["items"]["anyOf"] == [{"$ref": "#/$defs/Item"}, bare]
    parts = schemas()["order"]["properties"]["parts"]
    assert [option.get("type", option.get("$ref")) for option in parts["items"]["anyOf"]] == [
        "#/$defs/Part",
        ["string", "number", "boolean"],
    ]


def test_the_cells_of_a_row_stand_beside_its_own_keys():
    row = schemas()["handout"]["$defs"]["TableRow"]
    assert set(row["properties"]) == {"id", "from", "team_decides", "country", "signs", "no_treatment"}
    assert row["required"] == ["id"]
    assert row["additionalProperties"]["type"] == ["string", "number", "boolean"]
