"""What a translation may not have otherwise than the English: flags, signs, countries, values; and numbers."""

import copy

import pytest
from workspaces import built, handout, section, workspace, written

from takehome.library import Library
from takehome.likeness import unlike_values
from takehome.make import make
from takehome.order import Order
from takehome.prepare import Given
from takehome.problems import Problems
from takehome.schema import validate
from takehome.translation import BEHIND, fingerprints, unlike

COLUMNS = [{"id": "what", "title": "W", "header": "true"}, {"id": "am", "title": "A"}, {"id": "pm", "title": "P"}]
ROWS = [
    {"id": "brown", "what": "B", "am": "1 x", "pm": "2 x", "signs": ["fever"], "from": ["seed"]},
    {"id": "white", "what": "W", "am": "no", "pm": "1 x", "from": ["seed"]},
]
BLOCKS = [
    {"table": {"caption": "C", "columns": COLUMNS, "rows": ROWS}},
    {
        "callout": {"tone": "caution", "title": "T", "text": "Call {{phones.day}}.", "signs": ["breath"]},
        "locked": "true",
    },
    {"text": "From 38 on, 1,000 x.", "sensitive": "true", "country": "US", "from": ["seed"]},
]
SECTION = {"id": "a", "title": "A", "sensitive": "true", "country": "US", "blocks": BLOCKS}


def pair(folder, english=lambda one: None, spanish=lambda one: None):
    """A handout and its translation, each changed in its own way."""
    found = []
    for lang, change in (("en", english), ("es", spanish)):
        one = copy.deepcopy(SECTION)
        change(one)
        found.append(handout(lang, [one, section("b", lang)]))
    library = workspace(folder, *found)
    return library.handout("t", "es"), library.handout("t")


def told(folder, spanish, english=lambda one: None):
    return [one for one in unlike(*pair(folder, english, spanish)) if "still" not in one.message]


def gone(key, block=None):
    """A change that takes a key out."""
    return lambda one: (one["blocks"][block] if block is not None else one).pop(key)


def rows(one):
    return one["blocks"][0]["table"]["rows"]


def callout(one):
    return one["blocks"][1]["callout"]


def saying(words):
    """A change of the words of the last block."""
    return lambda one: one["blocks"][2].update(text=words)


def test_a_translation_that_is_like_the_english_is_told_nothing(tmp_path):
    assert told(tmp_path, lambda one: None) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (gone("sensitive"), "`sensitive` is not there here, and true in English"),
        (gone("country"), "`country` is not there here, and US in English"),
        (gone("locked", 1), "`locked` is not there here, and true in English"),
        (gone("sensitive", 2), "`sensitive` is not there here, and true in English"),
        (lambda one: one["blocks"][2].update(country="GB"), "`country` is GB here, and US in English"),
        (lambda one: one["blocks"][0].update(locked="true"), "`locked` is true here, and not there in English"),
        (lambda one: rows(one)[0].pop("signs"), "`signs` of 'brown' is not there here, and [fever] in English"),
        (lambda one: rows(one)[0].update(signs=["breath"]), "`signs` of 'brown' is [breath] here, and [fever]"),
        (lambda one: rows(one)[1].update(signs=["fever"]), "`signs` of 'white' is [fever] here, and not there"),
        (lambda one: callout(one).pop("signs"), "`signs` is not there here, and [breath] in English"),
        (lambda one: callout(one).update(text="Call {{phones.emergency}}."), "other values of the clinic"),
    ],
)
def test_flags_signs_countries_and_values_are_the_same_in_every_language(change, said, tmp_path):
    found = [one for one in told(tmp_path, change) if one.level == "error"]
    assert len(found) == 1
    assert found[0].message.startswith("in the section 'a', ") and said in found[0].message
    assert found[0].place.path.endswith("t/es.yaml") and found[0].place.line > 1
    with pytest.raises(Problems):
        built(Library(tmp_path), "es")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: callout(one).update(tone="tip"), "`tone` is tip here, and caution in English"),
        (lambda one: rows(one)[0].update(am="2 x", pm="1 x"), "other numbers than the English: 2 for 1"),
        (lambda one: one["blocks"][2].update(text="From 39 on, 1000 x."), "other numbers than the English: 39 for 38"),
    ],
)
def test_looks_and_numbers_that_differ_are_a_warning(change, said, tmp_path):
    found = told(tmp_path, change)
    assert found and all(one.level == "warning" for one in found)
    assert said in found[0].message


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("Llame al 555-0199.", "0199, 555 for none"),
        ("Llame al 5550199.", "5550199 for none"),
        ("Llame al (555) 010 02 03.", "010, 02, 03, 555 for none"),
        ("Tome 20 mg.", "20 for none"),
        ("خذ ٢٠ ملغ.", "20 for none"),
        ("服用20毫克。", "20 for none"),
        ("O 39.5 °C.", "39, 5 for none"),
    ],
)
def test_numbers_to_call_and_doses_that_only_a_translation_has_are_told(more, said, tmp_path):
    (found,) = told(tmp_path, lambda one: one["blocks"][2].update(text=f"Desde 38, 1.000 x. {more}"))
    assert found.level == "warning" and found.message.endswith(f"other numbers than the English: {said}")


@pytest.mark.parametrize("more", ["Hay 2 maneras.", "De 2 en 2 meses.", "En 2026."])
def test_a_number_that_a_translation_writes_in_digits_is_not_told(more, tmp_path):
    assert told(tmp_path, lambda one: one["blocks"][2].update(text=f"Desde 38, 1.000 x. {more}")) == []


@pytest.mark.parametrize(
    ("english", "text", "said"),
    [
        (
            "Take 2 x 3 times.",
            "Tome 3 x 2 veces.",
            "their numbers in another order than the English: 3, 2; in English: 2, 3",
        ),
        ("Take 2 x 2 times.", "Tome 2 x 3 veces.", "other numbers than the English: 3 for 2"),
        (
            "By day {{phones.day}}, at night {{phones.night}}.",
            "De día {{phones.night}}, de noche {{phones.day}}.",
            "the clinic's values otherwise than the English: {{phones.night}}, {{phones.day}}; in English: ",
        ),
        ("Call {{phones.day}} or {{phones.day}}.", "Llame al {{phones.day}}.", "the clinic's values otherwise"),
    ],
)
def test_numbers_and_values_that_changed_places_are_a_warning(english, text, said, tmp_path):
    (found,) = told(tmp_path, saying(text), saying(english))
    assert found.level == "warning" and said in found.message


@pytest.mark.parametrize("text", ["在100人中，2人，共3天。", "2 de cada 100, en 3 días y 12 horas."])
def test_what_a_number_is_out_of_may_stand_before_it(text, tmp_path):
    assert told(tmp_path, saying(text), saying("2 out of 100, in 3 days.")) == []


@pytest.mark.parametrize("text", ["Desde ٣٨, ١٬٠٠٠ x.", "Desde 38, 1.000 x.", "Desde 38 y 1000 x."])
def test_digits_of_another_language_are_the_same_numbers(text, tmp_path):
    assert told(tmp_path, lambda one: one["blocks"][2].update(text=text)) == []


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("1 of 100,000 x.", "1 de 1,00,000 x."),
        ("1 of 12,345,678 x.", "1 de 1,23,45,678 x."),
        ("1 of 100,000 x.", "\u0967 \u0967,\u0966\u0966,\u0966\u0966\u0966 x."),
    ],
)
def test_numbers_in_groups_as_in_india_are_the_same(english, text, tmp_path):
    assert told(tmp_path, saying(text), saying(english)) == []
    (found,) = told(tmp_path, saying(text.replace(",", ",1", 1)), saying(english))
    assert "other numbers" in found.message


@pytest.mark.parametrize(
    ("english", "spanish", "level"),
    [
        ("Take 1 tablet.", "Tome 10 pastillas.", "error"),
        ("Take 5 mg.", "Tome 50 mg.", "error"),
        ("Take 1 tablet.", "Tome una pastilla.", "warning"),
        ("Call before 5 pm.", "Llame antes de las 17 h.", "warning"),
        ("Take 2 tablets.", "Tome 2 pastillas.", None),
    ],
)
def test_another_dose_is_an_error_where_it_is_locked(english, spanish, level, tmp_path):
    def says(words):
        return lambda one: callout(one).update(text=f"{words} {{{{phones.day}}}}")

    found = told(tmp_path, says(spanish), says(english))
    assert [(one.level, "other numbers than the English" in one.message) for one in found] == (
        [(level, True)] if level else []
    )
    (loose,) = told(tmp_path, saying("Tome 10 pastillas."), saying("Take 1 tablet."))
    assert loose.level == "warning"


def test_what_is_lost_where_the_blocks_are_others_is_told_all_the_same(tmp_path):
    found = told(tmp_path, lambda one: (gone("sensitive", 2)(one), one["blocks"].append({"text": "More."})))
    errors = [one.message for one in found if one.level == "error"]
    assert errors == ["in the section 'a', `sensitive: true` stands once here, and 2 times in English"]


BULLETS = {
    "bullets": [
        {"id": f"b-{name}", "text": f"Ask {name}.", "from": ["unchecked"], "team_decides": "true"}
        for name in ("one", "two", "three")
    ]
}


def more(one):
    """A change of both: a list of points, each of which the team decides."""
    one["blocks"].append(copy.deepcopy(BULLETS))


def both(*changes):
    def change(one):
        for each in changes:
            each(one)

    return change


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        (lambda one: one["blocks"][3]["bullets"].pop(1), "error", "lacks the point 'b-two', which the English has"),
        (lambda one: one["blocks"].pop(0), "error", "lacks a table, which the English has"),
        (lambda one: one["blocks"].pop(1), "error", "lacks a box, which the English has"),
        (lambda one: rows(one).pop(1), "warning", "lacks the row 'white', which the English has"),
        (lambda one: rows(one).pop(0), "error", "lacks the row 'brown', which the English has"),
        (lambda one: one["blocks"].pop(3), "error", "lacks a list, which the English has"),
        (lambda one: (one["blocks"].pop(3), one["blocks"].pop(0)), "error", "lacks a table, a list, which the English"),
        (
            lambda one: one["blocks"].append({"text": "More.", "locked": "true"}),
            "error",
            "has a text, which the English",
        ),
        (lambda one: one["blocks"][3]["bullets"][1].update(id="b-2"), "warning", "lacks the point 'b-two', which"),
    ],
)
def test_a_block_or_a_point_that_lacks_is_told_as_that_and_not_as_its_flags(change, level, said, tmp_path):
    found = [one for one in told(tmp_path, both(more, change), more) if "these words" not in one.message]
    assert [(one.level, one.message.partition("'a' ")[2].startswith(said)) for one in found] == [(level, True)]
    assert found[0].place.path.endswith("t/es.yaml") and found[0].place.line > 1 and found[0].hint


def test_a_locked_box_that_lacks_is_told_by_its_id(tmp_path):
    change = lambda one: one["blocks"][1].update(id="lk")  # noqa: E731
    (found,) = [one for one in told(tmp_path, lambda one: one["blocks"].pop(1), change) if one.level == "error"]
    assert found.message == "the section 'a' lacks the box 'lk', which the English has"
    assert found.hint == "only in English: lk"


def test_a_flag_that_lacks_beside_a_block_that_lacks_is_told_too(tmp_path):
    def change(one):
        one["blocks"].pop(0)
        gone("locked", 0)(one)

    errors = [one.message for one in told(tmp_path, change) if one.level == "error"]
    assert errors == [
        "the section 'a' lacks a table, which the English has",
        "in the section 'a', `locked: true` stands nowhere here, and once in English",
    ]


def test_a_key_point_that_lacks_is_told_by_its_id(tmp_path):
    points = [{"id": f"kp-{name}", "text": "Ask.", "from": ["seed"], "country": "US"} for name in ("one", "two")]
    one = handout("en", [section("b", "en")], key_points=points)
    library = workspace(tmp_path, one, handout("es", [section("b", "es")], key_points=points[:1]))
    (found,) = [one for one in unlike(library.handout("t", "es"), library.handout("t")) if one.level == "error"]
    assert found.message == "`key_points` lacks the point 'kp-two', which the English has"


@pytest.mark.parametrize(
    ("text", "level", "said"),
    [
        ("Desde 38, 1000 x.", "error", "other values of the clinic than the English: none; in English: {{phones.day}}"),
        ("Desde 39, 1000 x. {{phones.day}}", "warning", "other numbers than the English: 39 for 38"),
        ("Desde 38, 1000 x. {{phones.day}} Tome 20 mg.", "warning", "other numbers than the English: 20 for none"),
        ("Hay 2. {{phones.day}}", "warning", "other numbers than the English: 2 for 1000, 38"),
    ],
)
def test_values_and_numbers_are_counted_where_the_blocks_are_others(text, level, said, tmp_path):
    def spanish(one):
        callout(one).update(text="Llame.")
        one["blocks"][2:] = [{**one["blocks"][2], "text": text}, {"text": "Otra cosa más."}]

    found = [one for one in told(tmp_path, spanish) if "blocks" not in one.message]
    assert [(one.level, one.message.split(", these words have ")[-1]) for one in found] == [(level, said)]
    assert found[0].place.path.endswith("t/es.yaml") and found[0].place.line > 1


def test_words_below_a_key_that_only_one_has_are_named():
    assert [one.what for one in unlike_values({"a": "x"}, {"a": "x", "b": "y"})] == [
        "`b` is not said here, and in English"
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: rows(one)[0].update(am="2 x", pm="1 x"),
        lambda one: rows(one)[0].pop("signs"),
        gone("locked", 1),
        gone("sensitive"),
        lambda one: callout(one).update(tone="tip"),
    ],
)
def test_a_change_of_the_english_that_leaves_its_words_is_a_change(change, tmp_path):
    spanish, english = pair(tmp_path)
    was = fingerprints(english, spanish)
    spanish, english = pair(tmp_path, english=change)
    now = fingerprints(english, spanish)
    assert [name for name in was if was[name] != now[name]] == ["a"]


def test_a_translation_that_is_named_by_its_file_is_held_against_the_english_too(tmp_path):
    pair(tmp_path, spanish=gone("locked", 1))
    library = Library(tmp_path)
    own = library.handout_file(tmp_path / "handouts" / "t" / "es.yaml")
    order = validate(Order, {"order": "o", "parts": ["t"], "brand": "small", "langs": ["es"]})
    with pytest.raises(Problems) as bad:
        make(library, order, Given(own={"t": own}))
    assert "`locked` is not there here" in bad.value.problems[0].message


def test_a_file_that_differs_from_the_translation_of_the_library_is_held_against_the_english_too(tmp_path):
    pair(tmp_path)
    one = copy.deepcopy(SECTION)
    gone("locked", 1)(one)
    path = tmp_path / "mi.yaml"
    written(path, handout("es", [one, section("b", "es")]))
    library = Library(tmp_path)
    order = validate(Order, {"order": "o", "parts": ["t"], "brand": "small", "langs": ["es"]})
    with pytest.raises(Problems) as bad:
        make(library, order, Given(own={"t": library.handout_file(path)}))
    assert "`locked` is not there here" in bad.value.problems[0].message


def behind_in(library, own):
    """What is told of a translation that is given by its file and behind the English."""
    order = validate(Order, {"order": "o", "parts": ["t"], "brand": "small", "langs": ["es"]})
    made = make(library, order, Given(own={"t": own}))
    return [one for one in made.findings if one.rule == BEHIND and "shared" not in one.place.path]


@pytest.mark.parametrize("marks", [{}, {"_head": "0"}])
def test_a_file_of_ones_own_is_marked_by_hand_and_never_the_one_of_the_library(marks, tmp_path):
    pair(tmp_path)
    path = tmp_path / "mi.yaml"
    written(path, handout("es", [SECTION, section("b", "es")], **({"english": marks} if marks else {})))
    library = Library(tmp_path)
    now = fingerprints(library.handout("t"), library.handout("t", "es"))
    told = behind_in(library, library.handout_file(path))
    assert {one.place.path for one in told} == {"mi.yaml"}
    assert all("translated" not in one.hint for one in told)
    left = (
        {"a"} if marks else set()
    )  # it is still in English, is told as that, and bears no mark before it is translated
    assert {name for name, mark in now.items() if any(f"`{name}: {mark}`" in one.hint for one in told)} == {*now} - left
    theirs = behind_in(library, library.handout_file(tmp_path / "handouts" / "t" / "es.yaml"))
    assert [f"`translated t --lang es --workspace {tmp_path}`" in one.hint for one in theirs] == [True]


def test_a_picture_that_lacks_is_asked_for_beside_the_file_that_names_it(tmp_path):
    pair(tmp_path)
    figure = {"id": "f", "title": "F", "blocks": [{"figure": {"caption": "C", "file": "x.svg", "alt": "An x."}}]}
    path = tmp_path / "mine" / "t.yaml"
    written(path, handout("en", [figure]))
    order = validate(Order, {"order": "o", "parts": ["t"], "brand": "small"})
    library = Library(tmp_path)
    with pytest.raises(Problems) as bad:
        make(library, order, Given(own={"t": library.handout_file(path)}, beside={"t": path.parent}))
    assert [one.hint for one in bad.value.problems] == [f"put the file into {path.parent}/"]
