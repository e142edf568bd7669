"""How much of a print may be small: what a sheet says of itself is no fault of whoever writes it, most of a text is."""

from datetime import date

import pytest
from msgspec.structs import replace
from test_printed_rules import kind_of, shipped
from workspaces import built, handout, section, shared, workspace, written

from takehome.checks.finished import finished
from takehome.checks.lettering import IMPRINT, IMPRINT_LETTERS, NOTE_LETTERS, NOTES, lettering
from takehome.library import Library
from takehome.shelf import stock

BLOCK = {"text": "You can ask your team. They know you. " * 40, "from": ["seed"]}
LANGUAGES = sorted(path.stem for path in (stock() / "layouts" / "words").glob("*.yaml"))


@pytest.fixture(scope="module")
def notes():
    """The notes on when to call of the stock, in Spanish, which is one of the longer languages."""
    found = Library(stock(), date(2026, 11, 24)).shared("es").call_notes
    return [
        {"id": str(note.id), "text": str(note.text), **({"tier": str(note.tier)} if note.tier else {})}
        for note in found
    ]


def test_there_are_words_of_pages_to_try():
    assert len(LANGUAGES) == 16


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_handout_of_a_few_words_may_be_printed_in_every_language(lang, notes, tmp_path):
    pages = [handout(one, [section("a", one) | {"blocks": [BLOCK]}]) for one in dict.fromkeys(("en", lang))]
    workspace(tmp_path, *pages)
    for one in pages:
        written(tmp_path / f"handouts/shared/{one['lang']}.yaml", {**shared(one["lang"]), "call_notes": notes})
    made = built(Library(tmp_path, date(2026, 11, 24)), lang, layout="sheet")
    read = finished(made.data)
    bodies = [one for one in read.paragraphs if one.kind == "body"]
    for limit, spared in ((14, NOTE_LETTERS), (12, IMPRINT_LETTERS)):
        small = sum(len(one.text) for one in bodies if one.size < limit)
        assert 200 < small < 0.6 * spared  # a clinic says who pays, and a table and a diary have words too
    assert not [p.message for p in lettering(read, kind_of(made)) if "under" in p.message]


@pytest.mark.parametrize(("size", "share", "limit"), [(12.5, NOTES, 14), (11, IMPRINT, 12)])
def test_more_than_a_share_of_a_text_in_small_print_is_told(size, share, limit):
    made = shipped()
    read, kind = finished(made.data), kind_of(made)
    assert list(lettering(read, kind)) == []
    bodies = [one for one in read.paragraphs if one.kind == "body"]
    whole = sum(len(one.text) for one in bodies)
    small = sum(len(one.text) for one in bodies if one.size < limit)
    assert 0 < small < share * whole
    changed = []
    for one in read.paragraphs:
        if one.kind == "body" and len(one.lines) < 3 and one.size >= 14 and small <= share * whole:
            small += len(one.text)
            one = replace(one, lines=tuple(replace(line, size=size) for line in one.lines))
        changed.append(one)
    (problem,) = lettering(replace(read, paragraphs=tuple(changed)), kind)
    assert problem.message == f"{100 * small / whole:.0f} % of the text is under {limit} pt"
    assert problem.level == "error" and problem.place.line
