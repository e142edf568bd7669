"""Which fields of the models hold no words: each table that has to know says so of every field there is."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from takehome import gathering, likeness, links, sharing, translation
from takehome.content import Handout, Shared
from takehome.kinds import registry
from takehome.schema import Model

TABLES = {
    "gathering.NAMES": gathering.NAMES,
    "links.LITERAL": links.LITERAL,
    "sharing.WORDLESS": {"from_" if key == "from" else key for key in sharing.WORDLESS},
    "translation._SAME": translation._SAME,
    "translation._VALUES": translation._VALUES,
    "likeness._LEFT": likeness._LEFT,
    "likeness._WHOLE": likeness._WHOLE,
    "likeness._NAMES": {way[-1] for way in likeness._NAMES},
}


def models(annotation: Any) -> Iterator[type[Model]]:
    """The models that an annotation speaks of, also in lists and mappings."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from models(inner)


def holds_text(annotation: Any) -> bool:
    return annotation is str or isinstance(annotation, str) or any(map(holds_text, get_args(annotation)))


def fields() -> dict[str, set[str]]:
    """The fields that hold text, with the models that have them, of all that a handout and shared words are made of."""
    waiting, seen = [Handout, Shared, *registry().values()], set[type[Model]]()
    found: dict[str, set[str]] = {}
    while waiting:
        if (model := waiting.pop()) in seen:
            continue
        seen.add(model)
        for name, field in model.model_fields.items():
            waiting += models(field.annotation)
            if holds_text(field.annotation):
                found.setdefault(name, set()).add(model.__name__)
    assert len(seen) > 30, "the walk found too few models to prove anything"
    return found


WORDS = (  # what is read on a page, and what models are made of: in no table
    "alt answer areas ask by caption cells code columns english extends grade handout help hospice_note labels lang"
    " means more_signs name note organisations publisher shared sources state stated subtitle summary terms text title"
    " what when when_to_call who word"
)
NO_WORDS = {
    "area": "gathering.NAMES sharing.WORDLESS translation._SAME",
    "art": "gathering.NAMES likeness._LEFT",
    "country": "gathering.NAMES links.LITERAL sharing.WORDLESS translation._SAME translation._VALUES likeness._NAMES",
    "file": "gathering.NAMES links.LITERAL likeness._LEFT",
    "from_": "gathering.NAMES links.LITERAL sharing.WORDLESS translation._SAME translation._VALUES likeness._LEFT",
    "id": "gathering.NAMES likeness._LEFT",
    "leads": "gathering.NAMES links.LITERAL sharing.WORDLESS translation._SAME",
    "needs": "gathering.NAMES likeness._WHOLE",
    "note_for": "gathering.NAMES sharing.WORDLESS translation._SAME",
    "note_unless": "gathering.NAMES sharing.WORDLESS translation._SAME",
    "only": "gathering.NAMES links.LITERAL sharing.WORDLESS translation._SAME",
    "phone": "gathering.NAMES links.LITERAL sharing.WORDLESS translation._SAME",
    "sends_to": "gathering.NAMES sharing.WORDLESS translation._SAME",
    "unless": "gathering.NAMES sharing.WORDLESS translation._SAME",
    "signs": "gathering.NAMES translation._VALUES likeness._WHOLE",
    "team": "gathering.NAMES",
    "term": "gathering.NAMES likeness._LEFT",
    "tier": "sharing.WORDLESS",
    "to": "gathering.NAMES likeness._NAMES",
    "tone": "likeness._NAMES",
    "url": "gathering.NAMES links.LITERAL",
    "web": "gathering.NAMES links.LITERAL sharing.WORDLESS translation._SAME",
}
FLAGS = {"any_hour", "locked"}  # of signs: no text, and the same in every language


def test_every_field_with_text_is_known_to_hold_words_or_none():
    """A new one has to be put into one of the two lists here, and into each table that it belongs in."""
    strange = {name: sorted(where) for name, where in fields().items() if name not in {*WORDS.split(), *NO_WORDS}}
    assert not strange, f"say whether these hold words, and look at {', '.join(TABLES)}: {strange}"
    assert {*WORDS.split(), *NO_WORDS} == {*fields()}
    assert not {*WORDS.split()} & {*NO_WORDS}


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_the_fields_that_it_is_said_to_have(table):
    said = {name for name, tables in NO_WORDS.items() if table in tables.split()}
    assert {*TABLES[table]} - FLAGS == said


def test_a_field_that_is_new_is_missed(monkeypatch):
    """What the first test is for, at a kind of block that somebody adds."""
    kind = type("New", (Model,), {"__annotations__": {"link": str | None}, "link": None, "__module__": __name__})
    monkeypatch.setitem(registry(), "new", kind)  # pyright: ignore[reportArgumentType]
    with pytest.raises(AssertionError, match=r"look at gathering.NAMES, .*'link': \['New'\]"):
        test_every_field_with_text_is_known_to_hold_words_or_none()
