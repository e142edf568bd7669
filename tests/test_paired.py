"""Facing pages of handouts that differ: in order, in what is hard, in length; and translations that lack something."""

import re
import subprocess
from itertools import combinations

import pytest
from workspaces import built, handout, section, shared, workspace, written

from takehome.brandwords import in_english
from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.cli import main
from takehome.element import Text, walk
from takehome.facing import MARK
from takehome.library import Library
from takehome.problems import Problems
from takehome.said import Said
from takehome.shelf import stock
from takehome.strips import Words
from takehome.translation import behind, unlike, with_marks


def two(folder, en, es, titles=("Title en", "Title es")):
    """A library with an English and a Spanish handout of these sections."""
    return workspace(folder, handout("en", en, title=titles[0]), handout("es", es, title=titles[1]))


def whole(made):
    """Every word of the tree is on a page once, and the checker finds nothing."""
    told = [id(e) for e in walk(made.tree) if isinstance(e, Text)]
    shown = {id(p.piece.text) for page in made.pages.pages for p in page.placed if isinstance(p.piece, Words)}
    assert len(told) == len(set(told))
    assert set(told) <= shown
    assert check_structure(made.data) == ()
    return made


def plain(*ids, lang, **words):
    return [section(id, lang, words.get(id, 12)) for id in ids]


@pytest.mark.parametrize("langs", [("es", "en"), ("en", "es")])
@pytest.mark.parametrize("long", [{}, {"a": 400}, {"b": 400}, {"a": 90, "b": 250}])
def test_sides_of_any_length_lose_no_word(langs, long, tmp_path):
    library = two(tmp_path, plain("a", "b", lang="en"), plain("a", "b", lang="es", **long))
    made = whole(built(library, *langs))
    for name in ("t.a", "t.b"):
        (page, y), (other, its_y) = made.pages.anchors[name], made.pages.anchors[MARK + name]
        assert (other, its_y) == (page + 1, pytest.approx(y, abs=30))


def test_what_is_hard_is_hard_in_both_languages(tmp_path):
    es, en = (
        [section("a", lang), section("b", lang, sensitive="true"), section("c", lang, sensitive="true")]
        for lang in ("es", "en")
    )
    made = whole(built(two(tmp_path, en, es), "es", "en"))
    ready = made.pages.anchors["ready"][0]
    for name in ("t.b", "t.c"):
        assert made.pages.anchors[name][0] > ready
        assert made.pages.anchors[MARK + name][0] > ready
    assert made.pages.anchors["t.a"][0] < ready


@pytest.mark.parametrize("whole", [True, False])
def test_what_is_hard_in_one_language_only_is_refused(whole, tmp_path):
    en, es = plain("a", "b", lang="en"), plain("a", "b", lang="es")
    (en[1] if whole else en[1]["blocks"][0])["sensitive"] = "true"
    library = two(tmp_path, en, es)
    with pytest.raises(Problems) as caught:
        built(library, "es", "en")
    (problem,) = caught.value.problems
    assert problem.message == "in the section 'b', `sensitive` is not there here, and true in English"
    assert problem.place.path.endswith("es.yaml")


def test_a_hard_block_is_hard_in_both(tmp_path):
    en, es = plain("a", "b", lang="en"), plain("a", "b", lang="es")
    for sections in (en, es):
        hard = {"text": f"Hard {sections[1]['title']}.", "from": ["seed"], "sensitive": "true"}
        sections[1]["blocks"] = [*sections[1]["blocks"], hard]
    made = whole(built(two(tmp_path, en, es), "es", "en"))
    ready = made.pages.anchors["ready"][0]
    assert made.pages.anchors["t.b.ready"][0] > ready
    assert made.pages.anchors[MARK + "t.b.ready"][0] == made.pages.anchors["t.b.ready"][0] + 1


@pytest.mark.parametrize("whole_section", [True, False])
def test_what_is_hard_in_one_of_two_languages_that_no_english_stands_beside_is_hard_in_both(whole_section, tmp_path):
    sections = {lang: plain("a", "b", lang=lang) for lang in ("es", "ar")}
    (sections["es"][1] if whole_section else sections["es"][1]["blocks"][0])["sensitive"] = "true"
    questions = {"ready": [{"id": "q", "text": "Q?", "from": ["seed"]}, {"id": "r", "text": "R?", "from": ["seed"]}]}
    hard = {"ready": [{**questions["ready"][0], "sensitive": "true"}, questions["ready"][1]]}
    asked = {"es": hard, "ar": questions}
    workspace(tmp_path, handout("en", plain("a", lang="en")))
    (tmp_path / "handouts" / "t" / "en.yaml").unlink()
    library = workspace(tmp_path, *(handout(lang, sections[lang], questions=asked[lang]) for lang in ("es", "ar")))
    made = built(library, "es", "ar")
    for mark in ("", MARK):
        assert made.pages.anchors[f"{mark}t.b"][0] > made.pages.anchors["ready"][0] > made.pages.anchors["t.a"][0]
    assert [[q.sensitive for q in side.questions] for side, _ in made.sides] == [[True, False], [True, False]]


def without_english(folder, es, ar, **more):
    """A library with a handout in two languages, and none in English."""
    one, two = (handout(lang, said, **more) for lang, said in (("es", es), ("ar", ar)))
    library = workspace(folder, handout("en", plain("a", lang="en")), one, two)
    (folder / "handouts" / "t" / "en.yaml").unlink()
    return Library(folder, library.today)


@pytest.mark.parametrize(
    ("spanish", "arabic", "level", "said"),
    [
        (
            "Tome 80 mg.",
            "\u062e\u0630 \u0668 \u0645\u0644\u063a.",
            "warning",
            "other numbers than the text in 'es': 8 for 80",
        ),
        ("Tome 80 mg.", "\u062e\u0630 \u0668\u0660 \u0645\u0644\u063a.", None, ""),
        (
            "Llame {{phones.day}}.",
            "\u0627\u062a\u0635\u0644.",
            "error",
            "other values of the clinic than the text in 'es'",
        ),
    ],
)
def test_two_translations_that_no_english_stands_beside_are_held_against_each_other(
    spanish, arabic, level, said, tmp_path
):
    es, ar = (
        [{**section("a", lang), "blocks": [{"text": text, "from": ["seed"]}]}]
        for lang, text in (("es", spanish), ("ar", arabic))
    )
    library = without_english(tmp_path, es, ar)
    if level == "error":
        with pytest.raises(Problems) as bad:
            built(library, "es", "ar")
        found = bad.value.problems
    else:
        found = [one for one in built(library, "es", "ar").findings if "numbers" in one.message]
    assert [(one.level, said in one.message, one.place.path) for one in found] == (
        [(level, True, "handouts/t/ar.yaml")] if level else []
    )


@pytest.mark.parametrize(("translation", "told"), [("unreviewed", True), ("original", False), (None, True)])
def test_a_translation_whose_english_is_gone_is_told(translation, told, tmp_path, capsys):
    more = {"translation": translation} if translation else {}
    library = without_english(tmp_path, plain("a", lang="es"), plain("a", lang="ar"), **more)
    found = [one for one in built(library, "es").findings if "English of this translation is not there" in one.message]
    assert [(one.level, one.place.path, "`translation: original`" in one.hint) for one in found] == (
        [("warning", "handouts/t/es.yaml", True)] if told else []
    )
    if not told:
        return
    for command in ("check", "build", "issue"):
        main([command, "t", "--lang", "es", "--brand", "small", "--workspace", str(tmp_path)])
        assert "the English of this translation is not there" in capsys.readouterr().err, command


def test_blocks_that_are_hard_and_only_counted_are_hard_in_both(tmp_path):
    """Where a translation has other kinds of blocks, each of its flags has no like in the English."""
    en, es = plain("a", "b", lang="en"), plain("a", "b", lang="es")
    en[1]["blocks"] = [{"text": "One.", "from": ["seed"], "sensitive": "true"}, {"text": "Two.", "from": ["seed"]}]
    bullets = {"bullets": ["One", "Two"], "from": ["seed"], "sensitive": "true"}
    es[1]["blocks"] = [{"text": "One.", "from": ["seed"]}, bullets]
    made = built(two(tmp_path, en, es), "es", "en")
    blocks = [[b.sensitive for b in side.chapters[0].sections[1].blocks] for side, _ in made.sides]
    assert blocks == [[True, True], [True, True]]


def test_the_second_language_takes_the_order_of_the_first(tmp_path):
    made = whole(built(two(tmp_path, plain("a", "b", "c", lang="en"), plain("c", "b", "a", lang="es")), "es", "en"))
    places = [made.pages.anchors[MARK + f"t.{id}"] for id in "cba"]
    assert places == sorted(places)
    (root,) = read_structure(made.data).kids
    headings = [node.text() for node in root.nodes[1].walk() if node.role == "H3"]
    assert [text for text in headings if re.fullmatch(r"[ABC] en", text)] == ["C en", "B en", "A en"]


def test_the_title_of_an_order_is_that_of_its_first_language(tmp_path):
    made = built(two(tmp_path, plain("a", lang="en"), plain("a", lang="es")), "es", "en", title="Mi libro")
    (root,) = read_structure(made.data).kids
    said = [node.text() for node in root.walk() if not node.nodes]
    assert said.count("Mi libro") == 1
    assert "English · Title en" in said


def test_what_the_tool_did_in_either_language_is_said(tmp_path):
    en, es = plain("a", "b", "c", lang="en"), plain("a", "b", "c", lang="es")
    en[1]["needs"] = es[1]["needs"] = ["c"]
    library = two(tmp_path, en, es)
    made = built(library, "es", "en", parts=[{"topic": "t", "only": ["b"]}])
    assert [notice for notice in made.notices if "comes along" in notice] == ["c comes along: b needs it"]


@pytest.mark.parametrize("person", ["María Fernández", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine", None])
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("title", ["Title", "A very long title " * 4])
def test_a_cover_fits_its_page_with_any_name(title, paper, person, tmp_path):
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"), (title, title.upper()))
    made = built(library, "es", "en", paper=paper, person=person)
    assert made.pages.anchors["when-to-call"][0] == 2
    alone = built(library, "es", paper=paper, person=person)
    assert alone.pages.anchors["when-to-call"][0] == 2


def test_a_cover_that_cannot_fit_is_named(tmp_path):
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"), titles=("Long words " * 60, "T"))
    with pytest.raises(Problems) as caught:
        built(library, "es", "en")
    (problem,) = caught.value.problems
    assert problem.message in ("the cover is fuller than its page", "this is taller than a page")
    assert problem.place.path.endswith("en.yaml")


def test_too_many_pages_are_refused_on_facing_pages_too(tmp_path):
    ids = [f"s{n}" for n in range(300)]
    library = two(tmp_path, plain(*ids, lang="en"), [section(id, "es", 160) for id in ids])
    with pytest.raises(Problems) as caught:
        built(library, "es", "en")
    assert "more than 500 pages" in caught.value.problems[0].message


# translations that lack something

RENAMED = [("b", "z")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda es: es.update(when_to_call=["breath", "fever"]), "`when_to_call` names other signs than the English"),
        (lambda es: es["sections"].pop(), "this has other sections than the English"),
        (lambda es: es["sections"][1].update(id="z"), "this has other sections than the English"),
    ],
)
def test_a_translation_that_lacks_signs_or_sections_is_refused(change, said, tmp_path, capsys):
    es = handout("es", plain("a", "b", lang="es"))
    change(es)
    library = workspace(tmp_path, handout("en", plain("a", "b", lang="en")), es)
    for langs in (("es",), ("es", "en"), ("en", "es")):
        with pytest.raises(Problems) as caught:
            built(library, *langs)
        (problem,) = caught.value.problems
        assert said in problem.message
        assert problem.place.path.endswith("es.yaml") and problem.place.line > 1
        assert "lacking" in problem.hint
    assert main(["--workspace", str(tmp_path), "check", "t", "--brand", "small"]) == 1
    assert said in capsys.readouterr().err


def test_a_translation_with_other_teams_than_the_english_is_refused(tmp_path):
    two_teams = [
        handout(lang, plain("a", lang=lang), team=[team]) for lang, team in (("en", "hospice"), ("es", "trial"))
    ]
    library = workspace(tmp_path, *two_teams)
    with pytest.raises(Problems, match="`team` names other teams than the English") as caught:
        built(library, "es")
    (problem,) = caught.value.problems
    assert problem.hint == "add what is lacking: hospice; take out what is not in English: trial"
    assert problem.place.path.endswith("es.yaml") and problem.place.line > 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda es: es["sections"].reverse(), "the sections stand in another order"),
        (lambda es: es["sections"][1]["blocks"].append({"text": "More.", "from": ["seed"]}), "has other blocks"),
        (lambda es: es["key_points"].append({"text": "More.", "from": ["seed"]}), "this has other key points"),
    ],
)
def test_what_else_differs_is_said(change, said, tmp_path):
    es = handout("es", plain("a", "b", lang="es"))
    change(es)
    library = workspace(tmp_path, handout("en", plain("a", "b", lang="en")), es)
    found = list(unlike(library.handout("t", "es"), library.handout("t")))
    assert [problem.level for problem in found] == ["warning"]
    assert said in found[0].message
    assert found[0] in built(library, "es").findings


def test_changes_of_shared_english_are_said(tmp_path, capsys):
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    for topic in ("t", "shared"):
        assert main(["translated", topic, "--lang", "es", "--workspace", str(tmp_path)]) == 0
    library = Library(tmp_path, library.today)
    assert behind(library.shared("es"), library.shared("en")) == ()
    assert not [p for p in built(library, "es").findings if p.rule.startswith("translation")]
    english = shared("en")
    english["signs"]["new"] = {"tier": "emergency", "text": "New", "from": ["seed"]}
    written(tmp_path / "handouts" / "shared" / "en.yaml", english)
    library = Library(tmp_path, library.today)
    assert behind(library.shared("es"), library.shared("en")) == ()  # what is new does not make a translation older
    english["signs"]["breath"]["text"] = "Something new"
    written(tmp_path / "handouts" / "shared" / "en.yaml", english)
    library = Library(tmp_path, library.today)
    command = library.command("translated shared --lang es")
    (found,) = behind(library.shared("es"), library.shared("en"), command)
    assert "the English of the shared signs has changed" in found.message
    assert found in built(library, "es").findings


def test_a_brand_that_does_not_speak_the_language_is_said(tmp_path):
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    phones = {"day": "555-0150", "night": None, "emergency": "911", "crisis": None}
    own = {"brand": "own", "extends": "default", "name": "Own", "country": "US", "phones": phones, "hours": "always"}
    written(tmp_path / "layouts" / "brands" / "own.yaml", {**own, "clinic": {"fever": "38", "answer_minutes": "15"}})
    (said,) = [p for p in built(library, "es", brand="own").findings if p.rule == "brand-language"]
    assert said.message == "this brand says `hours` in English on pages in 'es'" and said.level == "warning"
    assert said.hint == "say them below `languages:`, as `es: {hours: ...}`"
    assert not [p for p in built(library, "en", brand="own").findings if p.rule == "brand-language"]


def in_english_on(tmp_path, said, spoken, tag="es", on="es", **more):
    """What is told of a clinic's brand on pages in a language."""
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    phones = {"day": "555-0150 x12", "night": "1-800-HOSPICE", "emergency": "911", "crisis": "988"}
    own = {"brand": "own", "extends": "default", "name": "Own", "country": "US", "hours": None, **said}
    own |= {"phones": phones | said.get("phones", {}), "languages": {tag: spoken} if spoken else {}}
    written(tmp_path / "layouts" / "brands" / "own.yaml", own)
    changed = library.brand("own", tuple(more.get("changes", ())), on)
    return [(p.message, p.hint, p.place.line > 1) for p in in_english(library, changed, on)]


@pytest.mark.parametrize(
    ("said", "path", "mend"),
    [
        ({"hours": "Monday to Friday, 8 to 5"}, "hours", "hours: ..."),
        ({"funding": "our hospital"}, "funding", "funding: ..."),
        ({"feedback": "555-0150, ask for Ann"}, "feedback", "feedback: ..."),
        (
            {"clinic": {"fever": "38 °C", "bag_change": "every 3 days"}},
            "clinic.bag_change",
            "clinic: {bag_change: ...}",
        ),
        ({"phones": {"crisis": "988 (call or text)"}}, "phones.crisis", "phones: {crisis: ...}"),
        ({"phones": {"day": "555-0150 (ask for the nurse)"}}, "phones.day", "phones: {day: ...}"),
    ],
)
def test_each_word_that_a_brand_does_not_say_in_the_language_is_named(said, path, mend, tmp_path):
    said_in_part = {"short_name": "Nuestra"}
    told = f"`{path}` of this brand is in English on pages in 'es'"
    assert in_english_on(tmp_path, said, said_in_part) == [
        (told, f"say them below `languages:`, as `es: {{{mend}}}`", True)
    ]
    group, _, key = path.rpartition(".")
    spoken = {group: {key: "3 (días)"}} if group else {key: "de 3 a 5"}
    assert in_english_on(tmp_path, said, spoken) == []
    whole = f"this brand says `{path}` in English on pages in 'es'"
    assert [what for what, _, _ in in_english_on(tmp_path, said, None)] == [whole]


ARABIC = "من الاثنين إلى الجمعة، ٨ إلى ٥"  # Monday to Friday, 8 to 5
ENGLISH = "Monday to Friday, 8 to 5"


@pytest.mark.parametrize(
    ("hours", "spoken", "on", "told"),
    [
        (ARABIC, None, "ar", None),
        (ARABIC, {"short_name": "A"}, "ar", None),
        (ARABIC, None, "en", "`hours` of this brand is in other letters than pages in 'en'"),
        (ARABIC, None, "es", "`hours` of this brand is in other letters than pages in 'es'"),
        (ENGLISH, None, "en", None),
        (
            ENGLISH,
            {"hours": ENGLISH},
            "es",
            "`hours` below `languages:` of this brand is in English, for pages in 'es'",
        ),
        (ENGLISH, {"hours": "Weekdays from 8 to 5"}, "es", "`hours` below `languages:` of this brand is in English, "),
        (ENGLISH, {"hours": "de lunes a viernes, de 8 a 5"}, "es", None),
        (ENGLISH, {"hours": ARABIC}, "es", "`hours` of this brand is in other letters than pages in 'es'"),
        (
            ENGLISH,
            {"hours": ENGLISH},
            "ar",
            "`hours` below `languages:` of this brand is in English, for pages in 'ar'",
        ),
        (ENGLISH, {"hours": ARABIC}, "ar", None),
        (ENGLISH, {"hours": "\u5468\u4e00\u81f3\u5468\u4e94"}, "zh-Hans", None),
    ],
)
def test_in_which_language_a_brand_says_its_words_is_told_by_its_letters_and_words(hours, spoken, on, told, tmp_path):
    found = [what for what, _, _ in in_english_on(tmp_path, {"hours": hours}, spoken, tag=on, on=on)]
    assert [one.startswith(told or "-") for one in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("said", "told"),
    [("-" * 19_000, 0), ("1." * 9_000, 0), ("a@" * 9_000, 0), ("x" * 19_000, 2), ("a.b-" * 4_000, 2)],
    ids=["-", "1.", "a@", "x", "a.b-"],
)
def test_endless_values_of_a_brand_are_told_as_others_are(said, told, tmp_path):
    found = in_english_on(tmp_path, {"hours": said, "funding": said}, {"short_name": "Nuestra"})
    assert [what.split("`")[1] for what, _, _ in found] == ["hours", "funding"][:told]


@pytest.mark.parametrize("said", ["care@example.org", "www.example.org/a", "https://a-b.example.org", "555-0150 x 12"])
def test_an_address_is_the_same_in_every_language(said, tmp_path):
    assert in_english_on(tmp_path, {"feedback": said}, {"short_name": "Nuestra"}) == []


def test_words_of_a_brand_that_lack_in_a_language_are_all_named(tmp_path):
    said = {"hours": "Monday to Friday", "funding": "ours", "phones": {"crisis": "988 (call or text)"}}
    told = [what.split("`")[1] for what, _, _ in in_english_on(tmp_path, said, {"funding": "nuestros"})]
    assert sorted(told) == ["hours", "phones.crisis"]


@pytest.mark.parametrize("spoken", [None, {"short_name": "Nuestra"}])
def test_digits_units_and_addresses_are_in_no_language(spoken, tmp_path):
    clinic = {"fever": "100.4 °F (38 °C)", "fever_low": None, "answer_minutes": "15", "water": "2 L", "rinse": "5 ml"}
    for feedback in ("555-0150", "ideas@lake.example", "https://lake.example/ideas", "lake.example"):
        said = {"hours": "24/7", "feedback": feedback, "clinic": clinic, "place": "1 Sample Street"}
        said = said if spoken else {**said, "place": None}
        assert in_english_on(tmp_path, said, spoken) == []


def test_words_for_one_print_are_in_the_language_it_is_in(tmp_path):
    said, change = {"hours": "Monday to Friday"}, (("hours", Said.of("de 8 a 5", "--set")),)
    for spoken in (None, {"short_name": "Nuestra"}):
        assert in_english_on(tmp_path, said, spoken) != []
        assert in_english_on(tmp_path, said, spoken, changes=change) == []


@pytest.mark.parametrize("name", Library(stock()).brands())
def test_the_samples_say_all_their_words_in_the_languages_they_speak(name):
    library = Library(stock())
    assert [*library.brand(name).languages] == ["es", "ar", "zh-Hans"]
    for language in library.brand(name).languages:
        assert not [*in_english(library, library.brand(name, (), language), language)]


def test_a_brand_with_another_fever_in_a_language_is_not_built_in_it(tmp_path):
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    phones = {"day": "555-0150", "night": None, "emergency": "911", "crisis": None}
    own = {"brand": "own", "extends": "default", "name": "Own", "country": "US", "phones": phones, "hours": "always"}
    clinic = {"clinic": {"fever": "38 °C", "answer_minutes": "15"}, "languages": {"es": {"clinic": {"fever": "39 °C"}}}}
    written(tmp_path / "layouts" / "brands" / "own.yaml", {**own, **clinic})
    with pytest.raises(Problems, match="fever is 39 °C in es, and 38 °C elsewhere") as bad:
        built(library, "es", brand="own")
    assert bad.value.problems[0].place.path == "layouts/brands/own.yaml"
    assert built(library, "en", brand="own").findings


@pytest.mark.parametrize(
    ("tag", "number", "bad"),
    [("es", "999", True), ("en", "999", True), ("es", "911 (ambulancia)", False), ("es", "9-1-1", False)],
)
def test_a_brand_with_two_emergency_numbers_is_not_built_in_another_language(tag, number, bad, tmp_path):
    """Two languages may face each other in one booklet."""
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    phones = {"day": "555-0150", "night": None, "emergency": "911", "crisis": None}
    own = {"brand": "own", "extends": "default", "name": "Own", "country": "US", "phones": phones, "hours": "always"}
    own |= {"clinic": {"fever": "38 °C", "answer_minutes": "15"}, "languages": {tag: {"phones": {"emergency": number}}}}
    written(tmp_path / "layouts" / "brands" / "own.yaml", own)
    if not bad:
        assert built(library, "es", brand="own").document.brand.phones.emergency == number
        return
    with pytest.raises(Problems) as said:
        built(library, "es", brand="own")
    (problem,) = said.value.problems
    mine, theirs = ("911", number) if tag == "en" else (number, "911")
    assert problem.message == f"phones.emergency is {mine} in es, and {theirs} in English"
    assert problem.place.path == "layouts/brands/own.yaml" and problem.place.line > 1 and problem.rule == "calls"


def test_english_words_in_the_place_of_those_of_a_base_are_said(tmp_path):
    library = two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    brands = tmp_path / "layouts" / "brands"
    phones = {"day": "555-0150", "night": None, "emergency": "911", "crisis": "988 (call)"}
    base = {"brand": "base", "extends": "default", "name": "Base", "country": "US", "phones": phones, "hours": "always"}
    spanish = {"hours": "siempre", "place": "aquí", "phones": {"crisis": "988 (llame)"}}
    written(brands / "base.yaml", {**base, "languages": {"es": spanish}})
    child = {"brand": "child", "extends": "base", "name": "Child", "hours": "Mon to Sat"}
    written(brands / "child.yaml", {**child, "phones": {"crisis": "988 (call or text)"}})
    said = [p for p in built(library, "es", brand="child").findings if p.rule == "brand-language"]
    assert [(p.message.split("`")[1], p.hint.split("es: ", 1)[1], p.place.path[-10:], p.level) for p in said] == [
        ("hours", "{hours: ...}`", "child.yaml", "warning"),
        ("phones.crisis", "{phones: {crisis: ...}}`", "child.yaml", "warning"),
    ]
    own = {"es": {"hours": "lun a sáb", "phones": {"crisis": "988"}}}
    written(brands / "child.yaml", {**child, "phones": {"crisis": "988 (call or text)"}, "languages": own})
    again = Library(tmp_path, library.today)
    for brand in ("base", "child"):
        assert not [p for p in built(again, "es", brand=brand).findings if p.rule == "brand-language"]


def test_the_english_itself_is_not_marked(tmp_path, capsys):
    two(tmp_path, plain("a", lang="en"), plain("a", lang="es"))
    before = (tmp_path / "handouts" / "t" / "en.yaml").read_bytes()
    assert main(["translated", "t", "--lang", "en", "--workspace", str(tmp_path)]) == 2
    assert (tmp_path / "handouts" / "t" / "en.yaml").read_bytes() == before


def test_marks_are_never_written_into_the_stock(tmp_path, capsys):
    (tmp_path / "handouts").mkdir()
    topic = "lung-cancer-treatment-stops-working"
    assert main(["translated", topic, "--lang", "es", "--workspace", str(tmp_path)]) == 2
    assert "is not in this workspace" in capsys.readouterr().err


MARKS = {"_head": "11111111", "a": "22222222"}
HEADS = [
    "handout: t\nlang: es\n",
    "handout: t\nlang: es",
    "handout: t\nenglish:\n  _head: x\n  a: y\nlang: es\n",
    "handout: t\nenglish:\n  _head: x\n# a note\n  a: y\nlang: es\n",
    "handout: t\nenglish: {_head: x,\n  a: y}\nlang: es\n",
    '"english":\n  a: y\nlang: es\n',
    "english :\n  a: y\nlang: es\n",
    "lang: es\nenglish:\n  a: y\n...\n",
    "lang: es\n...\n",
    "lang: es\nenglish:\n  a: y\n# the last line",
    "lang: es\nenglish: {}\n\n\n# what follows\nhandout: t\n",
    "lang: es\r\nenglish:\r\n  a: y\r\nhandout: t\r\n",
]


@pytest.mark.parametrize("text", HEADS)
def test_marks_are_written_and_all_else_stays(text):
    from takehome.reader import read

    made = with_marks(text.encode(), "es.yaml", MARKS)
    after, before = read(made, "es.yaml", []), read(text.encode(), "es.yaml", [])
    assert after["english"] == MARKS
    assert {k: v for k, v in after.items() if k != "english"} == {k: v for k, v in before.items() if k != "english"}
    for line in text.splitlines():
        if line.startswith("#") and "note" not in line:
            assert line in made.decode().splitlines()


def test_a_file_that_cannot_be_read_is_not_written():
    with pytest.raises(Problems):
        with_marks(b"a: [1", "es.yaml", MARKS)
    with pytest.raises(Problems):
        with_marks(b"- 1\n", "es.yaml", MARKS)


# running lines, in every language that pages speak

SPOKEN = sorted(path.stem for path in (stock() / "layouts" / "words").glob("*.yaml"))


@pytest.mark.parametrize("layout", ["sheet", "booklet", "large_print"])
@pytest.mark.parametrize("lang", SPOKEN)
def test_running_lines_have_room_in_every_language(lang, layout, tmp_path, poppler):
    """No line of the head or foot meets another, or what stands between them, or the edge of the sheet."""
    assert len(SPOKEN) == 16
    library = workspace(tmp_path, *(handout(one, plain("a", "b", lang=one)) for one in dict.fromkeys(("en", lang))))
    made = built(library, lang, layout=layout)
    (tmp_path / "t.pdf").write_bytes(made.data)
    done = subprocess.run(
        [poppler("pdftotext"), "-bbox-layout", tmp_path / "t.pdf", "-"], capture_output=True, text=True, check=True
    )
    number = r'(-?[\d.]+)"'
    pages = done.stdout.split("<page ")[1:]
    assert len(pages) == len(made.pages.pages)
    for page, text in zip(made.pages.pages, pages, strict=True):
        lines = re.findall(rf'<line xMin="{number} yMin="{number} xMax="{number} yMax="{number}', text)
        boxes = [tuple(map(float, line)) for line in lines]
        assert boxes
        for left, top, right, bottom in boxes:
            assert left > 18 and right < page.size[0] - 18
            assert (top + bottom) / 2 > 18 and (top + bottom) / 2 < page.size[1] - 18
        running = [box for box in boxes if middle(box) < page.top - 1 or middle(box) > page.bottom + 1]
        assert running
        for one, other in combinations(running, 2):
            assert abs(middle(one) - middle(other)) > 8 or one[2] < other[0] + 1 or other[2] < one[0] + 1


def middle(box):
    return (box[1] + box[3]) / 2
