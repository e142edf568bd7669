"""Marks of what models say: whatever changes places, or says anything otherwise, has another mark."""

import itertools
import random
from datetime import date

import pytest
import yaml
from clinic import SIGNED, Place
from rule_samples import good
from workspaces import written

from takehome.canonical import mark
from takehome.content import Handout, Shared
from takehome.identity import handout_id, part_marks
from takehome.issued import version_of
from takehome.ledger import entry
from takehome.library import Library
from takehome.reader import read
from takehome.schema import Model, validate
from takehome.shelf import stock

TOPICS = ("lung-cancer-treatment-stops-working", "managing-symptoms", "targeted-therapy")


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def leaves(value, path=()):
    """Each text of a value with the way to it; not who said something."""
    if isinstance(value, str):
        yield path, str(value)
    elif isinstance(value, Model):
        for name, inner in vars(value).items():
            yield from leaves(inner, (*path, name)) if name != "from_" else ()
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))


def put(value, path, new):
    """A value with another text at the end of a way."""
    if not path:
        return new
    step, *rest = path
    if isinstance(value, Model):
        return value.model_copy(update={step: put(getattr(value, step), rest, new)})
    if isinstance(value, tuple):
        return (*value[:step], put(value[step], rest, new), *value[step + 1 :])
    return {**value, step: put(value[step], rest, new)}


@pytest.mark.parametrize("topic", TOPICS)
def test_any_two_texts_that_change_places_change_the_mark(topic):
    tried, chance = 0, random.Random(topic)
    for section in Library(stock()).handout(topic).sections:
        was, texts = mark(section, 16), list(leaves(section))
        pairs = [chance.sample(texts, 2) for _ in range(40)]
        pairs += itertools.pairwise(texts)  # neighbours, where bounds are
        for (one, mine), (two, theirs) in pairs:
            if mine != theirs:
                tried += 1
                assert mark(put(put(section, one, theirs), two, mine), 16) != was, (one, two)
    assert tried > 300


@pytest.mark.parametrize("topic", TOPICS)
def test_bounds_between_texts_count(topic):
    for section in Library(stock()).handout(topic).sections:
        was, texts = mark(section, 16), list(leaves(section))
        for (one, mine), (two, theirs) in itertools.pairwise(texts):
            first, *rest = theirs.split(" ")
            moved = put(put(section, one, f"{mine}\n{first}"), two, " ".join(rest))
            assert mark(moved, 16) != was


def test_what_stands_as_it_is_anyway_is_left_out_and_the_order_of_keys_does_not_matter():
    section = Library(stock()).handout(TOPICS[0]).sections[0]
    assert mark(section.model_copy(update={"sensitive": False, "needs": ()}), 16) == mark(section, 16)
    assert mark({"a": "1", "b": "2"}, 16) == mark({"b": "2", "a": "1"}, 16)
    assert mark({"a": "1", "b": "2"}, 16) != mark({"a": "2", "b": "1"}, 16)


def doses(first, second, signs=()):
    """A handout with a table of doses, whose rows may have signs."""
    columns = [{"id": "what", "title": "Pill", "header": "true"}]
    columns += [{"id": id, "title": id} for id in ("morning", "evening")]
    rows = [
        {"id": id, "what": id, "morning": first, "evening": second, "from": ["seed"]}
        | ({"signs": ["breath"]} if id in signs else {})
        for id in ("brown", "white")
    ]
    table = {"table": {"caption": "How to take them", "columns": columns, "rows": rows}}
    one = good()
    return {**one, "sections": [{**one["sections"][0], "blocks": [*one["sections"][0]["blocks"], table]}]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (doses("one pill", "two pills"), doses("two pills", "one pill")),
        (doses("one pill", "two pills", ["brown"]), doses("one pill", "two pills", ["white"])),
    ],
)
def test_doses_and_signs_that_change_places_are_another_text(before, after, place, capsys):
    place.write(before, review=SIGNED)
    first = place.id
    assert place.run("issue", "--brand", "small", "t") == 0
    place.write(after, review=SIGNED)
    assert place.id != first
    capsys.readouterr()
    assert place.run("issue", "--brand", "small", "t") == 1
    assert "checked version 1" in capsys.readouterr().err
    code, _ = place.build()
    assert code == 1


def test_four_digits_that_are_the_same_by_chance_are_not_issued_already(place, capsys, monkeypatch):
    assert place.run("issue", "--brand", "small", "t") == 0
    first, said = place.id, version_of(Library(place.root), place.id)
    place.write(good(), title="Another title")
    monkeypatch.setattr("takehome.identity._digits", lambda value: first[-4:])
    assert place.id == first
    capsys.readouterr()
    assert place.run("issue", "--brand", "small", "t") == 1
    told = capsys.readouterr().err
    assert f"version 1 went out as {first} with other words" in told
    assert f"write `version: {said.version + 1}`" in told


def test_the_order_in_which_keys_are_written_is_no_part_of_an_id(place):
    first, one = place.id, good()
    written(place.root / "handouts" / "t" / "en.yaml", dict(reversed(list(one.items()))))
    library = Library(place.root)
    assert handout_id(library.handout("t"), library.shared("en")) == first


def test_marks_ids_and_seals_are_what_they_were():
    """Names of classes and fields are in the marks: who renames one changes ids that are on paper.

    Where this fails, keep the old name in the mark (see `canonical`); new values here make all that is out unknown.
    """
    handout, shared = validate(Handout, node(KEPT)), validate(Shared, node(SHARED))
    assert mark(handout.sections[0], 16) == "3be1a82d695c657e"
    assert [(str(one.id), str(one.mark)) for one in part_marks(handout, shared)] == [
        ("main-message", "f7ef942a"),
        ("when-to-call", "369163fc"),
        ("key-points", "871d55f4"),
        ("a", "3be1a82d"),
    ]
    assert handout_id(handout, shared) == "T-D96E"
    review = validate(Handout, node({**KEPT, "review": SIGNED}))
    entered = entry(handout_id(handout, shared), review, part_marks(handout, shared), date(2026, 11, 25), None)
    assert entered.decode().splitlines()[-1] == "seal: '851330a01f7789ff'"


def node(value):
    return read(yaml.safe_dump(value).encode(), "kept.yaml", [])


KEPT = {
    "handout": "t",
    "lang": "en",
    "version": "1",
    "code": "T",
    "title": "Title",
    "review": {"written": "2026-01-02", "by": None, "on": None, "next": None},
    "main_message": {"text": "Main.", "from": ["seed"]},
    "when_to_call": ["breath"],
    "key_points": [{"text": "Key.", "from": ["seed"]}],
    "sections": [
        {
            "id": "a",
            "title": "A",
            "blocks": [
                {"text": "You can ask a nurse.", "from": ["seed"], "locked": "true"},
                {"callout": {"tone": "caution", "title": "T", "text": "Call {{phones.day}}.", "signs": ["breath"]}},
            ],
        }
    ],
}
SHARED = {
    "shared": "en",
    "terms": {},
    "signs": {"breath": {"tier": "emergency", "text": "Breath", "from": ["seed"]}},
    "sources": {},
    "organisations": {},
}
