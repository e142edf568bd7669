"""What is for clinics of one country stays out of the prints of others."""

from datetime import date

import pytest
from babel import Locale
from documents import library
from workspaces import handout, section, shared, workspace, written

from takehome.ambulance import NUMBERS
from takehome.content import Handout
from takehome.countries import COUNTRIES
from takehome.document import CARE
from takehome.gathering import words_of
from takehome.identity import handout_id
from takehome.library import Library
from takehome.local import local
from takehome.make import make
from takehome.order import Order
from takehome.prepare import Given, prepare
from takehome.problems import Problems
from takehome.schema import validate


def item(text, **more):
    return {"text": text, "from": ["seed"], **more}


SECTIONS = [
    section("all", "en"),
    section("rules", "en", country="GB", needs=["all"]),
    {
        "id": "mixed",
        "title": "Mixed",
        "blocks": [
            {"bullets": [item("For everyone."), item("For home.", country="US"), item("For away.", country="GB")]},
            {"text": "Only away.", "country": "UK", "from": ["seed"]},
            {"checklist": [item("Tick away.", country="GB")]},
            {
                "faq": [
                    {"id": "f", "ask": "Away?", "answer": "Away.", "country": "GB"},
                    {"id": "g", "ask": "?", "answer": "Yes."},
                ]
            },
            {
                "table": {
                    "columns": [{"id": "what", "title": "What", "header": "true"}, {"id": "how", "title": "How"}],
                    "rows": [
                        {"id": "a", "what": "Home row", "how": "so", "country": "US"},
                        {"id": "b", "what": "Away row", "how": "so", "country": "GB"},
                    ],
                }
            },
        ],
    },
]
QUESTIONS = {"ready": [{"id": "q", "text": "Away question?", "country": "GB"}]}


@pytest.fixture
def there(tmp_path):
    return workspace(tmp_path, handout("en", SECTIONS, questions=QUESTIONS, more_signs=[]))


def chosen(library, country, **part):
    order = validate(
        Order, {"order": "o", "brand": "small", "parts": [{"topic": "t", **part}], "set": {"country": country}}
    )
    return prepare(library, order, "en", Given()).document


def said(library, country):
    return " ".join(words_of(chosen(library, country).sections))


def test_only_what_is_for_the_country_of_the_clinic_is_printed(there):
    assert "Away" not in said(there, "US")
    assert "away" not in said(there, "US")
    assert "For home." in said(there, "US")
    assert "Home row" in said(there, "US")
    assert "For home." not in said(there, "GB")
    assert {"Away?", "Away row", "Tick away.", "Only away."} <= set(words_of(chosen(there, "GB").sections))


def test_the_codes_of_countries_are_those_of_babel():
    known = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert len(COUNTRIES) == 250 and known > COUNTRIES
    assert not {"US", "GB", "XK", *NUMBERS} - COUNTRIES
    assert not {"ZZ", "SU", "EU", "UN"} & COUNTRIES


@pytest.mark.parametrize("named", [True, False])
def test_a_locked_block_for_another_country_stays_out_with_a_word(named, tmp_path):
    block = {
        "text": "Take care away.",
        "country": "GB",
        "locked": True,
        "from": ["seed"],
        **({"id": "b"} if named else {}),
    }
    one = section("all", "en")
    library = workspace(tmp_path, handout("en", [{**one, "blocks": [*one["blocks"], block]}]))
    order = {"order": "o", "brand": "small", "parts": ["t"]}
    for country in ("US", "GB"):
        made = make(library, validate(Order, {**order, "set": {"country": country}}))
        name = "b" if named else "a locked block of all"
        what = f"{name} stays out: it is for GB, and the clinic is in US"
        assert [one for one in made.notices if "stays out" in one] == ([what] if country == "US" else [])


def test_a_country_without_any_of_its_own_gets_what_is_for_all(there):
    words = said(there, "CA")
    assert "For everyone." in words
    assert "home" not in words
    assert "away" not in words


def test_the_united_kingdom_may_be_written_as_its_people_do(there):
    assert said(there, "UK") == said(there, "GB")


def test_an_empty_list_goes_and_so_does_what_held_it(there):
    (mixed,) = (s for s in chosen(there, "CA").sections if s.id == "mixed")
    assert [block.kind for block in mixed.blocks] == ["bullets", "faq"]
    assert chosen(there, "CA").questions == ()
    assert [str(q.text) for q in chosen(there, "GB").questions] == ["Away question?"]


def test_what_is_for_elsewhere_is_no_part_that_this_copy_lacks(there):
    document = chosen(there, "US", only=["mixed"])
    assert document.omitted == ("ALL en",)


def test_a_section_for_elsewhere_that_is_asked_for_stays_out_and_says_so(there):
    document = chosen(there, "US", only=["rules", "mixed"])
    assert [str(s.id) for s in document.sections if s.id != CARE] == ["mixed"]
    assert "rules stays out: it is for GB, and the clinic is in US" in document.notices
    with pytest.raises(Problems) as caught:
        chosen(there, "US", only=["rules"])
    assert "no section of t is left for a clinic in US" in str(caught.value)


def test_a_handout_that_is_all_for_elsewhere_is_refused_at_its_title(there):
    whole = there.handout("t")
    abroad = tuple(s.model_copy(update={"country": "GB"}) for s in whole.sections)
    with pytest.raises(Problems) as caught:
        local(whole.model_copy(update={"sections": abroad}), "US")
    (problem,) = caught.value.problems
    assert problem.message == "all of this is for other countries than US"
    assert problem.place.path.endswith("t/en.yaml")


def test_the_id_is_that_of_the_handout_wherever_it_is_printed(there):
    assert chosen(there, "US").ids == chosen(there, "GB").ids


def test_who_it_is_for_is_part_of_the_id(there):
    whole, shared = there.handout("t"), there.shared("en")
    first, *others = whole.sections
    moved = whole.model_copy(update={"sections": (first.model_copy(update={"country": "US"}), *others)})
    assert handout_id(moved, shared) != handout_id(whole, shared)


def test_what_is_for_all_is_kept_as_it_is():
    shelf = library()
    whole = shelf.handout("chemotherapy-side-effects")
    assert len(whole.sections) > 5
    assert local(whole, "US") is whole


def test_the_shipped_handouts_keep_countries_apart():
    shelf = library()
    kept = 0
    for topic in shelf.topics():
        for country, other in (("US", "In the UK"), ("GB", "In the US")):
            whole: Handout = shelf.handout(topic)
            words = " ".join(words_of(local(whole, country).sections))
            kept += words != " ".join(words_of(whole.sections))
            if country == "US":
                assert other not in words, topic
    assert kept > 6


LINES = {
    id: {"name": f"Line {id}", "what": "Help.", "country": country, "from": ["seed"]}
    for id, country in (("clot-line", "US"), ("own-line", "US"), ("far-line", "GB"))
}


def helped(folder, named, *topics, **more):
    """What is said of a document whose handouts name organisations, and its warnings on them."""
    for topic, ids in zip("tu", topics, strict=False):
        workspace(folder, {**handout("en", SECTIONS[:1]), "handout": topic, "code": topic, "help": ids})
    written(folder / "handouts" / "shared" / "en.yaml", {**shared("en"), "organisations": LINES})
    path = folder / "layouts" / "brands" / "small.yaml"
    path.write_text(path.read_text().replace("organisations: []", f"organisations: {named}"))
    parts = [{"topic": topic} for topic, _ in zip("tu", topics, strict=False)]
    order = validate(Order, {"order": "o", "brand": "small", "parts": parts, **more})
    made = prepare(Library(folder, date(2026, 11, 24)), order, "en", Given())
    left = [one for one in made.findings if "place to get help" in one.message]
    return list(made.document.notices), [(one.level, one.message, one.hint) for one in left]


def test_organisations_that_a_brand_does_not_name_stay_out_with_a_word(tmp_path):
    said = ["clot-line stays out: the brand small names own-line"]
    assert helped(tmp_path, "[own-line]", ["own-line", "clot-line", "far-line"]) == (said, [])
    assert helped(tmp_path, "[own-line]", ["own-line", "clot-line"], brief="true") == ([], [])
    assert helped(tmp_path, "[own-line, clot-line]", ["own-line", "clot-line"]) == ([], [])
    assert helped(tmp_path, "null", ["own-line", "clot-line"]) == ([], [])
    said = ["own-line, clot-line stay out: the brand small names none"]
    assert helped(tmp_path, "[]", ["own-line", "clot-line"]) == (said, [])


def test_a_handout_that_is_left_without_a_place_to_get_help_is_warned_of(tmp_path):
    warned = (
        "warning",
        "no place to get help is left of t: the brand small names own-line",
        "add clot-line to its `organisations:`, or take these out of `help:`",
    )
    assert helped(tmp_path, "[own-line]", ["clot-line", "far-line"]) == ([], [warned])
    assert helped(tmp_path, "[own-line]", ["clot-line"], ["own-line"]) == ([], [warned])
    assert helped(tmp_path, "[own-line]", ["far-line"]) == ([], [])
