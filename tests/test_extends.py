"""A workspace's own words over those of the stock: what may be a slip, and what makes a sign less, is told."""

import pytest
from workspaces import handout, section, workspace, written

from takehome.library import Library
from takehome.preflight import named
from takehome.problems import Problems
from takehome.shelf import stock

SIGNS = {str(id): sign for id, sign in Library(stock()).shared("en").signs.items()}
FIRST = next(id for id, sign in SIGNS.items() if sign.tier == "emergency" and sign.locked)
NOTED = next(id for id, sign in SIGNS.items() if sign.note)


def told(folder, **more):
    """What is told of a workspace's shared words."""
    bare = {"shared": "en", "extends": "stock", "terms": {}, "signs": {}, "sources": {}, "organisations": {}}
    written(folder / "handouts" / "shared" / "en.yaml", bare | more)
    library = Library(folder)
    assert library.shared("en")
    return [(one.level, one.message, one.place.line) for one in library.warnings]


def as_it_is(id, **more):
    """A sign as the stock has it, with something otherwise."""
    sign = SIGNS[id]
    flags = {"any_hour": str(sign.any_hour).lower(), "locked": str(sign.locked).lower()}
    note = {key: str(said) for key in ("hospice_note", "note") if (said := getattr(sign, key))}
    return {"tier": str(sign.tier), "text": "Other words", "from": list(map(str, sign.from_)), **flags, **note} | more


def test_other_words_and_new_ids_are_nothing_to_tell(tmp_path):
    assert told(tmp_path, signs={id: as_it_is(id) for id in SIGNS}) == []
    assert told(tmp_path, signs={"told-by-us": as_it_is(FIRST)}) == []


@pytest.mark.parametrize("slip", [FIRST[:-1], f"{FIRST}s", f"{FIRST[0]}{FIRST[2:]}"])
def test_a_slip_in_the_id_of_a_sign_is_told(slip, tmp_path):
    ((level, message, line),) = told(tmp_path, signs={slip: as_it_is(FIRST)})
    assert (level, message) == ("warning", f"the stock has no sign {slip!r}, and this is a new one")
    assert slip in (tmp_path / "handouts" / "shared" / "en.yaml").read_text().splitlines()[line - 1]


def test_a_slip_in_the_id_of_a_place_to_get_help_is_told(tmp_path):
    ((_, message, _),) = told(tmp_path, organisations={"lungevit": {"name": "L", "what": "Help", "from": []}})
    assert message == "the stock has no organisation 'lungevit', and this is a new one"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"tier": "clinic-today"}, f"the sign {FIRST!r} is `tier: clinic-today` here, and emergency in the stock"),
        ({"any_hour": "false"}, f"the sign {FIRST!r} is `any_hour: false` here, and true in the stock"),
        ({"locked": "false"}, f"the sign {FIRST!r} is `locked: false` here, and true in the stock"),
    ],
)
def test_a_sign_that_is_less_than_in_the_stock_is_told(change, said, tmp_path):
    assert [message for _, message, _ in told(tmp_path, signs={FIRST: as_it_is(FIRST, **change)})] == [said]


def test_what_is_less_by_being_left_out_is_told(tmp_path):
    short = {"tier": str(SIGNS[FIRST].tier), "text": "Other words", "from": []}
    assert [message for _, message, _ in told(tmp_path, signs={FIRST: short})] == [
        f"the sign {FIRST!r} is `locked: false` here, and true in the stock"
    ]
    bare = {key: value for key, value in as_it_is(NOTED).items() if key != "note"}
    found = told(tmp_path, signs={NOTED: bare})
    assert [message for _, message, _ in found] == [f"the sign {NOTED!r} has a `note` in the stock, and none here"]


def test_a_note_that_takes_the_place_of_one_of_the_stock_for_fewer_handouts_is_told(tmp_path):
    own = {"id": "call-tell", "tier": "emergency", "only": ["my-topic"], "text": "Sit down.", "from": []}
    ((level, what, line),) = told(tmp_path, call_notes=[own])
    assert what == "the note 'call-tell' is `only: my-topic` here, and in all handouts in the stock"
    assert level == "warning" and line > 1
    assert not told(tmp_path, call_notes=[{**own, "only": []}])
    ((_, what, _),) = told(tmp_path, call_notes=[{**own, "only": [], "tier": "clinic-today"}])
    assert what == "the note 'call-tell' is `tier: clinic-today` here, and emergency in the stock"
    ((_, what, _),) = told(tmp_path, call_notes=[{**own, "id": "call-tel", "only": []}])
    assert what == "the stock has no note 'call-tel', and this is a new one"
    assert not told(tmp_path, call_notes=[{**own, "id": "sit-down"}])
    own |= {"id": "call-no-answer", "tier": "clinic-today", "only": []}
    ((_, what, _),) = told(tmp_path, call_notes=[own])
    assert what == "the note 'call-no-answer' has a `hospice_note` in the stock, and none here"
    assert not told(tmp_path, call_notes=[{**own, "hospice_note": "In hospice? Them first."}])
    assert not told(tmp_path, call_notes=[{**own, "hospice_note": "null"}])  # it is not to be said
    own |= {"id": "call-hospice", "tier": "emergency", "text": "In hospice? Ring them first."}
    (_, what, line), (_, below, _) = told(tmp_path, call_notes=[own])
    assert what == "the note 'call-hospice' is without `sends_to:` here, and hospice in the stock" and line > 1
    assert below.startswith("the note 'call-hospice' is without `leads:` here, and palliative-and-hospice-care")
    own |= {"sends_to": "hospice", "leads": ["palliative-and-hospice-care"]}
    assert not told(tmp_path, call_notes=[own])


@pytest.mark.parametrize("more", [{}, {"extends": "stock"}, {"call_notes": []}])
def test_own_words_that_stand_alone_without_notes_are_told_once(more, tmp_path):
    bare = {"shared": "en", "terms": {}, "signs": {}, "sources": {}, "organisations": {}}
    written(tmp_path / "handouts" / "shared" / "en.yaml", bare | more)
    library = Library(tmp_path)
    library.shared("en"), library.shared("en")
    found = [(one.level, one.rule, one.place.line > 0) for one in library.warnings]
    assert found == ([] if more else [("warning", "calls", True)])
    assert more or library.warnings[0].hint.startswith("add a line `extends: stock`")


def test_words_of_a_language_that_the_stock_has_not_are_never_sent_there(tmp_path):
    for language in ("en", "de"):
        bare = {"shared": language, "terms": {}, "signs": {}, "sources": {}, "organisations": {}}
        written(tmp_path / "handouts" / "shared" / f"{language}.yaml", bare)
    path = tmp_path / "handouts" / "shared" / "de.yaml"
    assert Library(tmp_path).shared("de").shared == "de"
    written(path, {"shared": "de", "extends": "stock"})
    with pytest.raises(Problems) as bad:
        Library(tmp_path).shared("de")
    ((what, hint, line),) = [(one.message, one.hint, one.place.line) for one in bad.value.problems]
    assert (what, line) == ("the stock has no shared words in 'de'", 2)
    assert hint == "leave `extends: stock` out and write them all, as in en.yaml"
    written(path, {"shared": "de", "signs": {}})
    with pytest.raises(Problems) as bad:
        Library(tmp_path).shared("de")
    assert [(one.message, one.hint) for one in bad.value.problems] == [
        (f"{name!r} is missing here", f"write them as in en.yaml, or `{name}: {{}}`")
        for name in ("terms", "organisations")
    ]


def test_organisations_of_a_brand_are_never_looked_for_in_a_language_that_the_stock_has_not(tmp_path):
    library = workspace(tmp_path, handout("en", [section("a", "en")]), handout("de", [section("a", "de")]))
    path = tmp_path / "layouts" / "brands" / "small.yaml"
    path.write_text(path.read_text().replace("organisations: []", "organisations: [acs]").partition("languages:")[0])
    for language, extends in (("de", False), ("en", True)):
        with pytest.raises(Problems) as bad:
            named(library, library.brand("small"), library.shared(language))
        assert ("extends: stock" in str([one.hint for one in bad.value.problems])) == extends
