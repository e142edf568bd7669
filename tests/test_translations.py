"""Translations: the same structure as the English, and on every page that nobody has checked them."""

import re
import shutil

import pypdfium2
import pytest
from workspaces import built as built_small
from workspaces import handout, section, shared, workspace, written

from takehome.checks.structure import read_structure
from takehome.cli import main
from takehome.content import Handout
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.owed import notes_owed
from takehome.problems import Problems
from takehome.schema import Model, validate
from takehome.shelf import stock
from takehome.translation import behind, fingerprints, unlike, unlike_shared
from takehome.untranslated import by_part_shared, untranslated

MAIN = "lung-cancer-treatment-stops-working"
LANGUAGES = ["es", "ar", "zh-Hans"]
KEPT = ("id", "from_", "to", "file", "art", "term", "topic", "code", "version", "tone", "needs")
NOTICE = "Translation: not yet checked by a qualified health translator"
_TERM = re.compile(r"\{term:([^|}]+)")
languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def library():
    return Library(stock())


def built(library, language, layout):
    order = {"order": "one", "parts": [{"topic": MAIN}], "layout": layout, "langs": [language]}
    return make(library, validate(Order, order))


def skeleton(value: object, name: str = "") -> object:
    """What a model is without its words: kinds, names, how many of each."""
    if isinstance(value, Model):
        return type(value).__name__, {
            k: skeleton(v, k) for k, v in vars(value).items() if k not in ("lang", "translation", "english")
        }
    if isinstance(value, tuple | list):
        return [skeleton(one, name) for one in value]
    if isinstance(value, dict):
        return {str(k): skeleton(v, name) for k, v in value.items()}
    if isinstance(value, str):
        return str(value) if name in KEPT else bool(value)
    return value


def terms(value: object) -> set[str]:
    """The ids of all terms that words of a model lead to."""
    if isinstance(value, Model):
        return set().union(*map(terms, vars(value).values()))
    if isinstance(value, tuple | list):
        return set().union(*map(terms, value))
    return set(_TERM.findall(value)) if isinstance(value, str) else set()


@languages
def test_a_translation_has_the_structure_of_the_english(library, language):
    english, other = library.handout(MAIN), library.handout(MAIN, language)
    assert isinstance(other, Handout) and len(english.sections) >= 8
    assert skeleton(other) == skeleton(english)
    assert terms(other) == terms(english)


@languages
def test_a_translation_is_not_the_english(library, language):
    mine = {node.text() for node in read_structure(built(library, language, "sheet").data).walk() if node.role == "H2"}
    theirs = {node.text() for node in read_structure(built(library, "en", "sheet").data).walk() if node.role == "H2"}
    assert len(mine) >= 10 and not mine & theirs


@pytest.mark.parametrize("layout", ["sheet", "booklet", "large_print"])
@languages
def test_every_page_says_that_nobody_has_checked_it(library, language, layout):
    made = built(library, language, layout)
    mine = library.words(language).say["translation_unchecked"]
    assert mine != NOTICE
    document = pypdfium2.PdfDocument(made.data)
    assert len(document) >= 15
    for number, page in enumerate(document, start=1):
        text = " ".join(page.get_textpage().get_text_range().split())
        if language == "ar":  # where PDFium turns lines of English words about
            assert set(re.findall(r"\w+", NOTICE)) <= set(re.findall(r"\w+", text)), f"page {number}"
            assert " ".join(re.findall(r"\w+", mine)) in " ".join(re.findall(r"\w+", text)), f"page {number}"
        else:
            assert NOTICE in text, f"page {number}"
            assert "".join(mine.split()) in "".join(text.split()), f"page {number}"


@pytest.mark.parametrize("layout", ["sheet", "booklet", "large_print"])
@pytest.mark.parametrize("language", ["en", "es", "zh-Hans"])
def test_pdfium_gives_each_paragraph_back_whole(library, language, layout):
    """Also those that a picture stands beside.  PDFium makes one line of names at the side and what is beside them."""
    made = built(library, language, layout)
    data, clinic = made.data, made.document.brand.name  # which stands at the side of the title
    told = ["".join(re.findall(r"\w+", page.get_textpage().get_text_range())) for page in pypdfium2.PdfDocument(data)]
    seen = 0
    for node in read_structure(data).walk():
        if node.text().strip() == clinic:
            continue
        pages = {piece.page for piece in node.pieces}
        if node.role in ("P", "LBody", "TD") and len(pages) == 1 and not node.nodes:
            seen += 1
            assert "".join(re.findall(r"\w+", node.text())) in told[pages.pop()], node.text()
    assert seen > 200


@languages
def test_the_validator_finds_nothing_in_a_translation(library, language, verapdf, tmp_path):
    files = []
    for layout in ("sheet", "booklet"):
        files.append(tmp_path / f"{layout}.pdf")
        files[-1].write_bytes(built(library, language, layout).data)
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, files) == {file: True for file in files}


@languages
def test_what_the_english_changed_since_is_named(language, tmp_path, capsys):
    folder = tmp_path / "handouts" / MAIN
    shutil.copytree(stock() / "handouts" / MAIN, folder)
    assert main(["--quiet", "check", MAIN, "--lang", language, "--workspace", str(tmp_path)]) == 0
    assert "has changed" not in capsys.readouterr().err
    text = (folder / "en.yaml").read_text()
    title = str(Library(stock()).handout(MAIN).sections[2].title)
    assert text.count(f"title: {title}\n") == 1
    (folder / "en.yaml").write_text(text.replace(f"title: {title}\n", "title: Something else\n"))
    main(["check", MAIN, "--lang", language, "--workspace", str(tmp_path)])
    said = "".join(capsys.readouterr())
    assert said.count("has changed since this was translated") == 1
    assert f"the section {str(Library(stock()).handout(MAIN).sections[2].id)!r}" in said


@pytest.mark.parametrize("language", ["en", "es", "zh-Hans"])
def test_the_last_page_of_a_booklet_is_whom_to_call(library, language):
    made = built(library, language, "booklet")
    pages, anchors = len(made.pages.pages), made.pages.anchors
    assert anchors["back"][0] == pages and pages % 4 == 0
    assert anchors["about"][0] <= pages


def test_a_translation_says_the_note_of_a_sign_and_no_english_word_stands_for_it(tmp_path):
    workspace(tmp_path, handout("en", [section("a", "en")]), handout("es", [section("a", "es")]))
    english, spanish = shared("en"), shared("es")
    english["signs"]["fever"]["note"] = "Hard to breathe too? Call."
    written(tmp_path / "handouts" / "shared" / "en.yaml", english)
    with pytest.raises(Problems) as bad:
        Library(tmp_path).shared("es")
    assert "this has none" in bad.value.problems[0].message
    spanish["signs"]["fever"]["note"] = "Llame."
    written(tmp_path / "handouts" / "shared" / "es.yaml", spanish)
    assert str(Library(tmp_path).shared("es").signs["fever"].note) == "Llame."
    del spanish["signs"]["fever"]["text"]
    written(tmp_path / "handouts" / "shared" / "es.yaml", spanish)
    with pytest.raises(Problems):
        Library(tmp_path).shared("es")


def own_shared(folder, language, more):
    """A clinic's own shared words over those of the stock, and its library."""
    path = folder / "handouts" / "shared" / f"{language}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"shared: {language}\nextends: stock\n{more}", encoding="utf-8")
    return Library(folder)


MINE = "call_notes:\n  - {id: call-mine, tier: clinic-today, text: Say your name.}\n"


def lacking(library, topic=MAIN, language="es"):
    return notes_owed(library, library.shared(language), topic)


def test_notes_of_a_clinic_join_those_of_the_stock_in_every_language(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    theirs = [str(note.id) for note in Library(stock()).shared("en").call_notes]
    assert len(theirs) > 5
    own = own_shared(tmp_path, "en", MINE)
    assert [str(note.id) for note in own.shared("en").call_notes] == [*theirs, "call-mine"]
    (problem,) = lacking(own)
    assert "'call-mine', and this has none" in problem.message
    assert problem.hint.startswith("this file came with the tool: write ./handouts/shared/es.yaml that begins with")
    assert problem.hint.endswith("below `call_notes:` as `- {id: call-mine, text: ...}`")
    own = own_shared(tmp_path, "es", "call_notes:\n  - {id: call-mine, text: Diga su nombre.}\n")
    assert not lacking(own)
    (note,) = (note for note in own.shared("es").call_notes if note.id == "call-mine")
    assert (str(note.text), note.tier) == ("Diga su nombre.", "clinic-today")


def test_what_is_said_to_readers_in_hospice_is_translated_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    words = "Call the people who care for you at home first."
    note = f"{MINE.rstrip()[:-1]}, hospice_note: {words}}}\n"
    own = own_shared(
        tmp_path, "en", f"signs: {{odd-sign: {{tier: emergency, text: Odd, hospice_note: {words}}}}}\n{note}"
    )
    (problem,) = lacking(own)
    assert problem.hint.endswith("as `- {id: call-mine, text: ..., hospice_note: ...}`")
    for lacks in ("text: Diga su nombre.", "text: Diga su nombre., hospice_note: null"):
        with pytest.raises(Problems) as bad:
            own_shared(tmp_path, "es", f"call_notes:\n  - {{id: call-mine, {lacks}}}\n").shared("es")
        assert "`hospice_note`, and this has none" in bad.value.problems[0].message
    mine = f"signs: {{odd-sign: {{text: Raro, hospice_note: {words}}}}}\n"
    mine += f"call_notes:\n  - {{id: call-mine, text: Diga su nombre., hospice_note: {words}}}\n"
    own = own_shared(tmp_path, "es", mine)
    found = {part: one.message for part, one in by_part_shared(own.shared("es"), own.shared("en"))}
    assert {"signs", "call_notes"} <= found.keys()
    assert all("1 of" in found[part] and "still in English" in found[part] for part in ("signs", "call_notes"))


def test_a_note_of_other_handouts_asks_for_no_translation(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    own = own_shared(tmp_path, "en", MINE.replace("text:", "only: [my-topic], text:"))
    assert not lacking(own) and lacking(own, "my-topic")
    own_shared(tmp_path, "en", MINE)
    assert main(["find", "--lang", "es", "dolor", "--workspace", "."]) == 0
    assert main(["build", MAIN, "--lang", "es", "--workspace", "."]) == 1
    assert "the English has a note for the call boxes, 'call-mine'" in capsys.readouterr().err


def test_a_clinic_without_notes_has_none_in_any_language(tmp_path):
    own_shared(tmp_path, "en", "")
    text = (stock() / "handouts" / "shared" / "en.yaml").read_text()
    start, end = (text.index(f"\n{key}:") for key in ("call_notes", "sources"))
    (tmp_path / "handouts" / "shared" / "en.yaml").write_text(text[:start] + text[end:])
    own = Library(tmp_path)
    assert (own.shared("en").call_notes, own.shared("es").call_notes) == ((), ())


def stock_note(language):
    return next(note.text for note in Library(stock()).shared(language).call_notes if note.id == "call-tell")


def test_a_clinic_that_keeps_a_note_of_the_stock_has_its_words_in_every_language(tmp_path):
    more = f'call_notes:\n  - {{id: call-tell, tier: emergency, text: "{stock_note("en")}"}}\n'
    own = own_shared(tmp_path, "en", more)
    assert not lacking(own)
    assert [note.text for note in own.shared("es").call_notes if note.id == "call-tell"] == [stock_note("es")]


@pytest.mark.parametrize("id", ["call-say", "call-tell"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_id_that_two_notes_have_is_refused_in_every_language(id, lang, tmp_path):
    notes = "call_notes:\n" + "".join(f"  - {{id: {id}, text: {text}.}}\n" for text in ("One", "Two"))
    english = notes[: notes.rindex("  - ")]
    for code, more in (("en", english), (lang, notes)):
        own = own_shared(tmp_path, code, more)
    parts = [{"topic": MAIN}]
    with pytest.raises(Problems) as bad:
        make(own, validate(Order, {"order": "o", "langs": [lang], "parts": parts}))
    (problem,) = [one for one in bad.value.problems if "twice" in one.message]
    path = tmp_path / "handouts" / "shared" / f"{lang}.yaml"
    lines = [n for n, line in enumerate(path.read_text().splitlines(), 1) if f"id: {id}" in line]
    assert problem.message == f"the id {id!r} is used twice, first on line {lines[0]}"
    assert (problem.place.path, problem.place.line) == (f"handouts/shared/{lang}.yaml", lines[1])


@pytest.mark.parametrize("mine", ["", "signs: {}\n"])
def test_a_note_in_other_words_never_has_the_translation_of_the_stock(mine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    own = own_shared(tmp_path, "en", "call_notes:\n  - {id: call-both, text: Say that you take warfarin.}\n")
    own = own_shared(tmp_path, "es", mine) if mine else own
    (problem,) = lacking(own)
    assert "'call-both', and this has none" in problem.message
    assert "`- {id: call-both, text: ...}`; the stock's translation of call-both is of other words" in problem.hint
    if mine:  # its own file is there: it is pointed to, and nobody is told to write it
        assert str(problem.place) == "handouts/shared/es.yaml:1:9" and "came with the tool" not in problem.hint
    else:
        assert "write ./handouts/shared/es.yaml that begins with" in problem.hint
    own = own_shared(tmp_path, "es", "call_notes:\n  - {id: call-both, text: Diga que toma warfarina.}\n")
    said = [str(note.text) for note in own.shared("es").call_notes if note.id == "call-both"]
    assert said == ["Diga que toma warfarina."] and not lacking(own)


@pytest.mark.parametrize("whole", [True, False])
def test_shared_words_in_other_words_never_have_the_translation_of_the_stock(whole, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    english = Library(stock()).shared("en")
    sign, term, place = "cough-blood-heavy", "biopsy", str(english.call_notes[0].id)
    more = f"""signs:
  {sign}: {{tier: clinic-today, text: Blood from a cut that stops}}
terms:
  {term}: {{word: sample, means: a small piece}}
"""
    own = own_shared(tmp_path, "en", more)
    if whole:
        text = (stock() / "handouts" / "shared" / "en.yaml").read_text()
        for old, new in ((english.terms[term].means, "a small piece"), (english.signs[sign].text, "Blood that stops")):
            assert text.count(str(old)) == 1
            text = text.replace(str(old), new)
        (tmp_path / "handouts" / "shared" / "en.yaml").write_text(text)
        own = Library(tmp_path)
    spanish = own.shared("es")
    assert sign not in spanish.signs and term not in spanish.terms
    assert "fever" in spanish.signs and any(str(note.id) == place for note in spanish.call_notes)
    assert main(["build", MAIN, "--lang", "es", "--workspace", "."]) == 1
    said = capsys.readouterr().err
    assert f"the sign {sign!r} is not said in 'es'" in said
    assert (
        "the English says it: write ./handouts/shared/es.yaml that begins with `shared: es` and `extends: stock`, and"
        f" say it there, below `signs:` as `{sign}: {{text: ...}}`; the stock's translation is of other words"
    ) in said
    assert f"below `terms:` as `{term}: {{word: ..., means: ...}}`" in said
    mine = f"""signs:
  {sign}: {{text: Sangre de una cortada que para}}
terms:
  {term}: {{word: muestra, means: un pedazo}}
"""
    own_shared(tmp_path, "es", mine)
    assert main(["build", MAIN, "--lang", "es", "--workspace", "."]) == 0


def test_a_place_to_get_help_in_other_words_is_asked_for_at_the_brand_that_names_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    own = own_shared(tmp_path, "en", "organisations:\n  acs: {name: ACS, what: Rides to treatment.}\n")
    assert "acs" not in own.shared("es").organisations
    assert main(["build", MAIN, "--lang", "es", "--workspace", "."]) == 1
    said = capsys.readouterr().err
    assert "the organisation 'acs' is not said in 'es'" in said and "`acs: {name: ..., what: ...}`" in said


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("tier: clinic-today", "`tier` is clinic-today here, and emergency in English"),
        ('any_hour: "false"', "`any_hour` is false here, and true in English"),
        ("locked: true", "`locked` is true here, and false in English"),
        ("area: chest", "`area` is chest here, and none in English"),
        ("note_for: crisis", "`note_for` is crisis here, and none in English"),
        ("note_unless: fever", "`note_unless` is fever here, and none in English"),
        ("tier: emergency, any_hour: true, locked: false, area: null", ""),
    ],
)
def test_a_translation_never_says_otherwise_how_soon_to_call(said, found, tmp_path):
    own_shared(tmp_path, "en", "signs:\n  bleed: {tier: emergency, text: You bleed a lot}\n")
    own = own_shared(tmp_path, "es", f"signs:\n  bleed: {{text: Sangra mucho, {said}}}\n")
    if not found:
        assert own.shared("es").signs["bleed"].tier == "emergency"
        return
    with pytest.raises(Problems) as bad:
        own.shared("es")
    (problem,) = bad.value.problems
    assert (problem.message, problem.place.line) == (found, 4)
    assert problem.hint.startswith(f"take out this `{said.partition(':')[0]}:`")


def test_notes_and_places_to_get_help_are_for_the_same_in_every_language(tmp_path):
    english = (
        "call_notes:\n  - {id: n, tier: emergency, text: Go}\norganisations:\n  o: {name: O, what: O, country: US}\n"
    )
    own_shared(tmp_path, "en", english)
    spanish = "call_notes:\n  - {id: n, text: Vaya}\norganisations:\n  o: {name: O, what: Oo, country: ES}\n"
    own = own_shared(tmp_path, "es", spanish)
    with pytest.raises(Problems, match="`country` is ES here, and US in English"):
        own.shared("es")
    text = spanish.replace("ES", "US").replace("id: n", "id: n, tier: clinic-today")
    with pytest.raises(Problems, match="`tier` is clinic-today here"):
        own_shared(tmp_path, "es", text).shared("es")


@pytest.mark.parametrize(
    ("text", "level", "said"),
    [
        ("Siempre puede llamar al 911.", "error", "other values of the clinic than the English: none; in English: "),
        ("Siempre puede llamar.", "error", "other values of the clinic than the English: none; in English: "),
        ("Llame al {{phones.day}}, 38 °C.", "error", "other values of the clinic than the English: {{phones.day}}; in"),
        ("Llame al {{phones.emergency}}, 39.5 °C.", "warning", "other numbers than the English: 39, 5 for 38"),
        ("Llame al {{phones.emergency}}, 38 °C.", None, ""),
    ],
)
def test_own_shared_words_of_a_translation_are_held_against_the_english(text, level, said, tmp_path):
    english = "You may always call {{phones.emergency}}, also at 38 °C."
    own_shared(tmp_path, "en", f"call_notes:\n  - {{id: n, tier: emergency, text: '{english}'}}\n")
    own = own_shared(tmp_path, "es", f"call_notes:\n  - {{id: n, text: '{text}'}}\n")
    found = [one for one in unlike_shared(own.shared("es"), own.shared("en")) if one.level == level or level is None]
    assert [(one.place.path, one.place.line) for one in found] == [("handouts/shared/es.yaml", 4)] * bool(level)
    assert all(one.message.startswith("in the call note 'n', ") and said in one.message for one in found)


def test_a_sign_of_a_clinic_that_lost_the_emergency_number_in_a_translation_is_not_built(tmp_path, capsys):
    own_shared(tmp_path, "en", "signs:\n  fall: {tier: emergency, text: 'You fall. Call {{phones.emergency}}'}\n")
    own_shared(tmp_path, "es", "signs:\n  fall: {text: Se cae}\n")
    assert main(["build", MAIN, "--lang", "es", "--workspace", str(tmp_path), "-o", str(tmp_path / "o.pdf")]) == 1
    assert "es.yaml:4:16: error: in the sign 'fall', these words have other values" in capsys.readouterr().err


@languages
def test_shared_words_that_came_with_the_tool_are_like_the_english(library, language):
    assert library.shared(language).signs
    assert list(unlike_shared(library.shared(language), library.shared("en"))) == []


def test_what_a_translation_lacks_of_the_own_words_of_a_clinic_is_asked_for_in_its_own_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    workspace(tmp_path, handout("en", [section("a", "en")]), handout("es", [section("a", "es")]))
    spanish = shared("es")
    del spanish["signs"]["bleed"]
    written(tmp_path / "handouts" / "shared" / "es.yaml", spanish)
    with pytest.raises(Problems) as bad:
        built_small(Library(tmp_path), "es", layout="sheet")
    (problem,) = bad.value.problems
    assert problem.message == "the sign 'bleed' is not said in 'es'"
    own = "./handouts/shared/es.yaml"
    assert problem.hint == f"the English says it: say it in {own}, below `signs:` as `bleed: {{text: ...}}`"


def test_what_a_clinic_can_do_about_a_translation_that_came_with_the_tool(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    own_shared(tmp_path, "en", "signs:\n  cough-blood-heavy: {tier: emergency, text: You cough up a lot of blood}\n")
    own = "handouts/shared/es.yaml"
    own_shared(tmp_path, "es", "signs:\n  cough-blood-heavy: {text: Tose mucha sangre}\n")
    main(["build", MAIN, "--lang", "es", "--workspace", "."])
    said = capsys.readouterr().err
    assert f"{own}:1:9: warning: no mark says which English words this was made from" in said
    assert "came with the tool" not in said
    assert main(["translated", "shared", "--lang", "es", "--workspace", "."]) == 0
    assert main(["build", MAIN, "--lang", "es", "--workspace", "."]) == 0
    said = capsys.readouterr().err
    assert "has changed" not in said and "no mark" not in said


def test_a_translation_of_a_handout_that_came_with_the_tool_is_changed_in_a_copy(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "handouts" / MAIN
    folder.mkdir(parents=True)
    text = (stock() / "handouts" / MAIN / "en.yaml").read_text()
    title = str(Library(stock()).handout(MAIN).title)
    (folder / "en.yaml").write_text(text.replace(f"title: {title}\n", "title: Something else\n"))
    made = built(Library(tmp_path), "es", "sheet")
    (found,) = [one for one in made.findings if "has changed" in one.message]
    assert f"copy it to ./handouts/{MAIN}/es.yaml and change that: bring it up to date" in found.hint


def test_pages_that_call_a_checked_translation_unchecked_say_why(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    checked = {"translation": {"state": "checked", "by": "A. Name", "on": "2026-11-24"}}
    english, spanish = (handout(lang, [section("a", lang)]) for lang in ("en", "es"))
    library = workspace(tmp_path, english, {**spanish, **checked})
    (found,) = [one for one in built_small(library, "es", layout="sheet").findings if one.rule == "words-unchecked"]
    assert found.place.path == "handouts/t/es.yaml" and found.level == "warning"
    assert found.hint.startswith("copy layouts/words/es.yaml to ./layouts/words/es.yaml, have those words checked too")
    words = tmp_path / "layouts" / "words" / "es.yaml"
    words.parent.mkdir(parents=True)
    text = (stock() / "layouts" / "words" / "es.yaml").read_text()
    for who, ok in (("N. Name, 2026-11-24", True), ("{by: N. Name, on: 2026-11-25}", False), ("yes", False)):
        words.write_text(text.replace("checked: null", f"checked: {who}"))
        library = Library(tmp_path)
        if ok:
            assert "words-unchecked" not in {one.rule for one in built_small(library, "es", layout="sheet").findings}
            continue
        with pytest.raises(Problems) as bad:
            library.words("es")
        assert "`checked: N. Name, 2026-11-25`" in bad.value.problems[0].hint


def test_no_translation_and_no_page_words_are_checked_on_a_day_to_come(tmp_path):
    english, spanish = (handout(lang, [section("a", lang)]) for lang in ("en", "es"))
    words = tmp_path / "layouts" / "words" / "es.yaml"
    text = (stock() / "layouts" / "words" / "es.yaml").read_text()
    for on, day, late in (("2026-11-24", "2027-11-25", words), ("2027-11-25", "2026-11-24", "handouts/t/es.yaml")):
        state = {"state": "checked", "by": "M. Soto", "on": on}
        library = workspace(tmp_path, english, {**spanish, "translation": state})
        words.parent.mkdir(parents=True, exist_ok=True)
        words.write_text(text.replace("checked: null", f"checked: M. Soto, {day}"))
        with pytest.raises(Problems) as bad:
            built_small(library, "es", layout="sheet")
        (problem,) = bad.value.problems
        assert "signed on 2027-11-25, which is yet to come" in problem.message and problem.place.line
        assert str(late).endswith(problem.place.path)


def test_an_unreviewed_translation_has_one_reason_to_be_called_unchecked(tmp_path):
    library = workspace(tmp_path, handout("en", [section("a", "en")]), handout("es", [section("a", "es")]))
    assert "words-unchecked" not in {one.rule for one in built_small(library, "es", layout="sheet").findings}


def test_own_words_without_a_mark_are_told_once_with_the_whole_command(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    more = "  x: {{text: {}}}\norganisations:\n  o: {{name: O, what: {}}}\nterms:\n  t: {{word: T, means: {}}}\n"
    english = more.format("You bleed", "They help", "a T").replace("{text", "{tier: emergency, text")
    own_shared(tmp_path / "clinic", "en", "signs:\n" + english)
    own_shared(tmp_path / "clinic", "es", "signs:\n" + more.format("Sangra", "Ayudan", "una T"))
    assert main(["build", MAIN, "--lang", "es", "--workspace", "clinic"]) == 0
    said = capsys.readouterr().err
    assert said.count("warning: no mark says which English words this was made from") == 1
    assert "`translated shared --lang es --workspace clinic`" in said and "has changed" not in said


def test_a_file_in_another_language_than_the_one_asked_for_stays_as_it_is(tmp_path, capsys):
    workspace(tmp_path, handout("en", [section("a", "en")]), handout("es", [section("a", "es")]))
    path = tmp_path / "handouts" / "t" / "en.yaml"
    assert main(["build", str(path), "--lang", "es", "--brand", "small", "--workspace", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "leave --lang out, or name the file that is in 'es', such as es.yaml" in said and "write es" not in said


@pytest.mark.parametrize(
    ("kind", "slip", "entry", "hint"),
    [
        ("signs", "toldsign", "text: Lo dicho", "did you mean 'told-sign'?"),
        ("signs", "qqq", "text: Otra cosa", "say it in English first"),
        ("terms", "told-sgin", "word: a, means: b", "did you mean 'told-sign'?"),
        ("organisations", "toldsign", "name: a, what: b", "did you mean 'told-sign'?"),
    ],
)
def test_an_id_that_the_english_has_not_says_which_was_meant(kind, slip, entry, hint, tmp_path):
    english = {"signs": "tier: emergency, text: A", "terms": "word: a, means: b", "organisations": "name: a, what: b"}
    own_shared(tmp_path, "en", f"{kind}:\n  told-sign: {{{english[kind]}}}\n")
    with pytest.raises(Problems) as bad:
        own_shared(tmp_path, "es", f"{kind}:\n  {slip}: {{{entry}}}\n").shared("es")
    (problem,) = bad.value.problems
    assert (problem.place.path, problem.place.line) == ("handouts/shared/es.yaml", 4)
    assert problem.message.endswith(f"{slip!r}") and problem.hint.startswith(hint)


def test_a_note_with_a_slip_in_its_id_says_which_was_meant(tmp_path):
    own_shared(tmp_path, "en", "call_notes:\n  - {id: call-mine, text: Say so}\n")
    with pytest.raises(Problems, match="the English has no note 'callmine'") as bad:
        own_shared(tmp_path, "es", "call_notes:\n  - {id: callmine, text: Diga}\n").shared("es")
    assert bad.value.problems[0].hint.startswith("did you mean 'call-mine'?")


def test_what_differs_from_the_english_is_named_where_it_stands(tmp_path):
    rows = [{"id": "r-one", "what": "A", "how": "B", "from": ["seed"]}]
    table = {"columns": [{"id": "what", "title": "W", "header": "true"}, {"id": "how", "title": "H"}], "rows": rows}
    english, spanish = (
        handout(
            lang,
            [{"id": "a", "title": "A", "blocks": [{"table": {**table, "rows": [{**rows[0], "id": row}]}}]}],
            questions={"ready": [{"id": id, "text": f"Why {id}?"} for id in ("q-one", asked)]},
        )
        for lang, row, asked in (("en", "r-one", "q-two"), ("es", "r-uno", "q-dos"))
    )
    library = workspace(tmp_path, english, spanish)
    said = unlike(library.handout("t", "es"), library.handout("t"))
    rows_differ, asked_differ = (one for one in said if "still" not in one.message)
    lines = (tmp_path / "handouts" / "t" / "es.yaml").read_text().splitlines()
    for found, mine, theirs in ((rows_differ, "r-uno", "r-one"), (asked_differ, "q-dos", "q-two")):
        assert found.hint == f"only here: {mine}; only in English: {theirs}"
        assert mine in lines[found.place.line - 1]
    spanish["sections"][0]["id"] = "b"
    library = workspace(tmp_path, english, spanish)
    found = next(one for one in unlike(library.handout("t", "es"), library.handout("t")) if one.level == "error")
    lines = (tmp_path / "handouts" / "t" / "es.yaml").read_text().splitlines()
    assert "id: b" in lines[found.place.line - 1] and found.hint.startswith("add what is lacking: a; take out")


def test_shared_words_that_take_the_place_of_the_stock_are_told_once(tmp_path):
    folder = tmp_path / "handouts" / "t"
    workspace(tmp_path, {**handout("en", [section("a", "en")]), "when_to_call": ["breathless", "fever", "collapse"]})
    with pytest.raises(Problems) as bad:
        built_small(Library(tmp_path), "en", layout="sheet")
    (problem,) = bad.value.problems
    assert str(problem.place) == "handouts/shared/en.yaml:1:9" and folder.is_dir()
    assert problem.message.endswith("and with them went breathless, collapse")
    assert problem.hint.startswith("add the line `extends: stock`")
    own_shared(tmp_path, "en", "")
    assert built_small(Library(tmp_path), "en", layout="sheet")


COPIED = {  # words of shared entries, the same in both files
    "signs": {"fever": {"tier": "clinic-today", "text": "Any sign that your team told you of"}},
    "terms": {
        "plan": {"word": "plan", "means": "what your team will do"},
        "other": {"word": "o", "means": "never seen"},
    },
    "organisations": {
        "rides": {"name": "Rides", "what": "Trips to the clinic"},
        "more": {"name": "M", "what": "a b c d"},
    },
}
NOTES_COPIED = [
    {"id": "mine", "text": "Say your name and birthday."},
    {"id": "not", "only": ["u"], "text": "One two three four."},
]


def in_english(folder, **spanish):
    """A translated handout whose shared words are the English ones but for some, and its library."""
    more = {"help": ["rides"], "questions": {"ready": [{"id": "q", "text": "{term:plan|Plan}?"}]}}
    two = [handout(lang, [section("a", lang)], **more) for lang in ("en", "es")]
    two[1]["questions"] = {"ready": [{"id": "q", "text": "¿{term:plan|Plan}?"}]}
    workspace(folder, *two, handout("en", [section("a", "en")], handout="u", code="U"))
    for lang in ("en", "es"):
        words = shared(lang)
        words |= {key: {**words[key], **entries} for key, entries in COPIED.items()} | {"call_notes": NOTES_COPIED}
        written(folder / "handouts" / "shared" / f"{lang}.yaml", words | (spanish if lang == "es" else {}))
    brand = folder / "layouts" / "brands" / "small.yaml"
    brand.write_text(brand.read_text().replace("organisations: []", "organisations: [rides]"))
    return Library(folder)


def test_shared_words_that_a_document_prints_in_english_are_told_at_their_place(tmp_path):
    library = in_english(tmp_path)
    found = [one for one in built_small(library, "es").findings if "still in English" in one.message]
    names = ("term 'plan'", "sign 'fever'", "call note 'mine'", "organisation 'rides'")
    assert {one.message for one in found} == {f"the {name} is still in English" for name in names}
    lines = (tmp_path / "handouts" / "shared" / "es.yaml").read_text().splitlines()
    for one in found:
        assert (one.level, one.rule, one.place.path) == ("warning", "translation-differs", "handouts/shared/es.yaml")
        assert one.excerpt == lines[one.place.line - 1] and one.hint == "translate it"
    assert not [one for one in built_small(library, "en").findings if "still in English" in one.message]


def test_a_place_to_get_help_of_a_brand_is_asked_for_where_a_handout_names_it(tmp_path):
    workspace(tmp_path, *(handout(lang, [section("a", lang)]) for lang in ("en", "es")))
    english = shared("en") | {"organisations": {"rides": {"name": "Rides", "what": "Trips to the clinic"}}}
    written(tmp_path / "handouts" / "shared" / "en.yaml", english)
    brand = tmp_path / "layouts" / "brands" / "small.yaml"
    brand.write_text(brand.read_text().replace("organisations: []", "organisations: [rides]"))
    assert built_small(Library(tmp_path), "es").document.organisations == ()
    for lang in ("en", "es"):
        one = handout(lang, [section("a", lang)], help=["rides"])
        written(tmp_path / "handouts" / "t" / f"{lang}.yaml", one)
    with pytest.raises(Problems) as bad:
        built_small(Library(tmp_path), "es")
    (problem,) = bad.value.problems
    assert (problem.message, problem.excerpt) == ("the organisation 'rides' is not said in 'es'", "- rides")
    assert "below `organisations:` as `rides: {name: ..., what: ...}`" in problem.hint
    brand.write_text(brand.read_text().replace("[rides]", "[rides, ridez]"))
    written(tmp_path / "handouts" / "t" / "es.yaml", handout("es", [section("a", "es")]))
    with pytest.raises(Problems) as bad:
        built_small(Library(tmp_path), "es")
    assert [one.message for one in bad.value.problems] == ["there is no organisation 'ridez'"]


def test_words_that_are_translated_are_not_told_as_english(tmp_path):
    signs = {**shared("es")["signs"], "fever": {"tier": "clinic-today", "text": "Lo que dijo su equipo de usted"}}
    library = in_english(tmp_path, signs=signs)
    found = [one.message for one in built_small(library, "es").findings if "still in English" in one.message]
    assert len(found) == 3 and not any("fever" in message for message in found)


def test_what_is_still_in_english_is_not_called_older_than_the_english(tmp_path):
    library = in_english(tmp_path)
    english, spanish = library.shared("en"), library.shared("es")
    before = spanish.model_copy(update={"signs": {k: v for k, v in spanish.signs.items() if k != "fever"}})
    marked = spanish.model_copy(update={"english": {"signs": fingerprints(english, before)["signs"]}})
    by_part = {one.message: one for one in behind(marked, english)}
    said = by_part["some of the shared signs are still in English, and no mark fits them yet"]
    assert said.hint == "translate them, then run `translated`" and said.place == spanish.signs["fever"].text.place()
    assert not any("has changed" in message or "the English of the shared signs" in message for message in by_part)
    signs = {**english.signs, "bleed": english.signs["bleed"].model_copy(update={"text": "Another text of it"})}
    changed = behind(marked, english.model_copy(update={"signs": signs}))
    assert any(
        one.message == "the English of the shared signs has changed since this was translated" for one in changed
    )


def test_a_section_that_is_still_in_english_is_not_told_to_be_marked_by_hand(tmp_path):
    words = {"id": "b", "title": "B", "blocks": [{"text": "One two three four five.", "from": ["seed"]}]}
    workspace(tmp_path, *(handout(lang, [section("a", lang), words]) for lang in ("en", "es")))
    own = Library(tmp_path)
    english, spanish = own.handout("t"), own.handout("t", "es")
    marks = {name: mark for name, mark in fingerprints(english, spanish).items() if name != "b"}
    assert behind(spanish.model_copy(update={"english": marks}), english) == ()
    marks.pop("a")
    (late,) = behind(spanish.model_copy(update={"english": marks}), english)
    assert late.message == "no mark says which English words the section 'a' was made from"


ENGLISH = [
    "Do not eat after midnight. **Do not take 2 doses the next day.** Write it down.",
    "First we look at your {term:plan|plan}.\n\nThen we tell you what we found, at your next visit.",
    "Call the American Cancer Society. It has people who speak Spanish.",
    "osimertinib, afatinib, erlotinib, gefitinib",
    "National Cancer Institute of the United States",
    "Say: I need an interpreter for my visit. Wait for one.",
    "Ask at St. Jude Research Hospital of Memphis.",
    "10 mg, 20 mg, 30 mg",
]
SPANISH = [
    "No coma después de la medianoche. No tome 2 dosis. Anótelo.",
    "Primero miramos su {term:plan|plan}.\n\nDespués le decimos lo que vimos.",
    "Llame a la American Cancer Society. Tiene personas que hablan español.",
    ENGLISH[3],
    ENGLISH[4],
    "Diga: {en:I need an interpreter for my visit.} {en:Wait for one.} Espere.",
    "Pregunte en St. Jude Research Hospital of Memphis.",
    ENGLISH[7],
]


def told_of(folder, texts=(), title="Sus análisis de sangre"):
    """What a build says is still in English of a Spanish section where some texts are others, and the library."""
    spanish = [dict(texts).get(number, text) for number, text in enumerate(SPANISH)]
    both = [("en", "Your blood tests", ENGLISH), ("es", title, spanish)]
    parts = [
        handout(lang, [{"id": "b", "title": said, "blocks": [{"text": one, "from": ["seed"]} for one in texts]}])
        for lang, said, texts in both
    ]
    workspace(folder, *parts)
    for lang in ("en", "es"):
        words = shared(lang) | {"terms": {"plan": {"word": f"plan {lang}", "means": f"what {lang}"}}}
        written(folder / "handouts" / "shared" / f"{lang}.yaml", words)
    library = Library(folder)
    found = [one for one in built_small(library, "es").findings if "still in English" in one.message]
    return found, library


def test_a_translation_with_names_amounts_and_marked_english_has_no_english_left(tmp_path, capsys):
    assert told_of(tmp_path)[0] == []
    main(["issue", "--brand", "small", "t", "--lang", "es", "--workspace", str(tmp_path)])
    said = capsys.readouterr().err
    assert "still in English" not in said and "error: nothing here says what to do" in said  # it is told the rules only


@pytest.mark.parametrize(
    ("texts", "title", "first"),
    [
        (
            {0: "No coma después de la medianoche. do not take 2  doses the next day. Anótelo."},
            "",
            "do not take 2  doses",
        ),
        ({0: "Sin comer. **Do not take 2 doses the next day.** Anótelo."}, "", "**Do not take 2 doses"),
        ({0: "先读这个。Do not take 2 doses the next day.写下来。"}, "", "Do not take 2 doses"),
        ({1: f"Primero miramos su plan.\n\n{ENGLISH[1].split(chr(10))[2]}"}, "", "Then we tell you"),
        ({1: "First we look at your plan.\n\nDespués le decimos lo que vimos."}, "", "First we look"),
        ({2: "Llame. It has people who speak Spanish."}, "", "It has people"),
        ({}, "Your blood tests", "Your blood tests"),
        ({5: ENGLISH[5]}, "", "Say: I need"),
    ],
)
def test_english_within_a_text_is_told_where_it_stands_and_is_not_issued(texts, title, first, tmp_path, capsys):
    (one,), _ = told_of(tmp_path, texts, title or "Sus análisis de sangre")
    assert (one.level, one.rule) == ("warning", "translation-differs")
    assert one.message.startswith("the section 'b': 1 of 9 texts are still in English")
    assert f"the first: {' '.join(first.split())}" in one.message
    path = tmp_path / "handouts" / "t" / "es.yaml"
    assert path.read_text().splitlines()[one.place.line - 1][one.place.column - 1 :].startswith(first)
    assert main(["issue", "--brand", "small", "t", "--lang", "es", "--workspace", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert f"t/es.yaml:{one.place.line}:{one.place.column}: error: the section 'b': 1 of 9 texts are still in" in said
    assert not (tmp_path / "handouts" / "issued").exists()


def test_a_title_that_is_a_name_may_stay_as_it_is(tmp_path):
    section_of = {"id": "b", "title": "Keytruda (pembrolizumab)", "blocks": [{"text": "Uno.", "from": ["seed"]}]}
    both = [handout(lang, [section_of | {"blocks": [{"text": f"{lang}.", "from": ["seed"]}]}]) for lang in ("en", "es")]
    for one in both:
        one["title"] = "Pembrolizumab"
    library = workspace(tmp_path, *both)
    assert [*untranslated(library.handout("t", "es"), library.handout("t"))] == []


def test_a_short_title_that_is_the_english_one_is_told(tmp_path):
    section_of = {"id": "b", "title": "Other pills"}
    both = [handout(lang, [section_of | {"blocks": [{"text": f"{lang}.", "from": ["seed"]}]}]) for lang in ("en", "es")]
    for one in both:
        one["title"] = "Taking warfarin"
    library = workspace(tmp_path, *both)
    told = " ".join(problem.message for problem in untranslated(library.handout("t", "es"), library.handout("t")))
    assert "the title is still in English" in told and "Other pills" in told


@pytest.mark.parametrize(
    ("langs", "more", "told"),
    [
        (["es"], {"title": "When treatment stops working"}, ["title"]),
        (["es"], {"title": "Su tratamiento", "note": "For the people who care for you."}, ["note"]),
        (["es"], {"title": "Your next steps", "note": "What your family can do"}, ["title", "note"]),
        (["es"], {"title": "Your next steps", "sensitive": {"neutral_cover": True}}, []),
        (["es"], {"title": "Living With Cancer", "note": "Para su familia"}, []),
        (["en"], {"title": "Your next steps", "note": "What your family can do"}, []),
        (["es", "en"], {"title": "Your next steps"}, ["title"]),
    ],
)
def test_an_order_that_prints_english_on_pages_in_another_language_is_told(langs, more, told, tmp_path):
    library = workspace(tmp_path, *(handout(lang, [section("a", lang)]) for lang in ("en", "es")))
    findings = built_small(library, *langs, **more).findings
    found = [one.message for one in findings if "of this order is in English" in one.message]
    assert found == [f"the `{name}` of this order is in English, on pages in 'es'" for name in told]


SAID = "order: mine\ntitle: Mis pasos\nnote: Lea esto.\nlangs: [es, en]\nparts: [t]\n"


def ordered(tmp_path, words, *options):
    """A booklet of an order in a clinic whose handout is there in three languages: its exit code and its pages."""
    workspace(tmp_path, *(handout(lang, [section("a", lang)]) for lang in ("en", "es", "vi")))
    (tmp_path / "mine.yaml").write_text(words, encoding="utf-8")
    out = tmp_path / "out.pdf"
    where = ["--workspace", str(tmp_path), "--brand", "small", "-o", str(out)]
    where += ["--allow", "actions", "--allow", "summary", "--by", "N. Nurse"]
    code = main(["booklet", str(tmp_path / "mine.yaml"), *options, *where])
    return code, read_structure(out.read_bytes()).text() if out.exists() else ""


@pytest.mark.parametrize("langs", ["vi+en", "vi", "en", "en+es"])
def test_a_title_and_a_note_in_another_language_are_told_with_their_lines(langs, tmp_path, capsys):
    code, text = ordered(tmp_path, SAID, "--lang", langs)
    said, first = capsys.readouterr().err, langs[:2]
    assert code == 0 and "Lea esto" not in text and f"Title {first}" in text
    what = f"of this order is for pages in 'es', and is not printed on these in '{first}'"
    assert (
        f"mine.yaml:2:8: warning: the `title` {what}" in said and f"mine.yaml:3:7: warning: the `note` {what}" in said
    )
    assert f"as `{first}: {{title: ...}}` below `languages:` of the order, or give --title" in said
    assert said.count("is not printed") == 2


def test_an_order_says_its_title_and_note_in_each_language(tmp_path, capsys):
    words = SAID + "languages: {vi: {title: Bước của tôi, note: Xin đọc}, en: {title: My steps}}\n"
    code, text = ordered(tmp_path, words, "--lang", "vi+en")
    assert code == 0 and "of this order" not in capsys.readouterr().err
    assert "Bước của tôi" in text and "Xin đọc" in text and "My steps" in text
    assert "Mis pasos" not in text and "Lea esto" not in text
    code, text = ordered(tmp_path, words)
    assert code == 0 and "Mis pasos" in text and "My steps" in text and "Bước" not in text
    code, text = ordered(tmp_path, words, "--lang", "vi", "--title", "Khác")
    assert code == 0 and "Khác" in text and "Bước" not in text and "Xin đọc" in text


def test_a_title_of_the_command_line_is_no_lost_one(tmp_path, capsys):
    code, text = ordered(tmp_path, SAID, "--lang", "vi", "--title", "Khác")
    said = capsys.readouterr().err
    assert code == 0 and "Khác" in text and "the `title`" not in said and "the `note` of this order is for" in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "languages: {es: {title: Otra}}",
            "mine.yaml:6:25: error: pages in 'es' have this `title` and that of",
        ),
        (
            "languages: {es: {title: Otra}}",
            "hint: keep one; if that of the order is in another language, write",
        ),
        ("languages: {spanish: {title: Otra}}", "mine.yaml:6:13: error: 'spanish' is no language of pages here"),
        ("languages: {vi: {titel: Otra}}", "mine.yaml:6:18: error: there is no key 'titel' here"),
    ],
)
def test_a_slip_in_the_languages_of_an_order_has_its_line(more, said, tmp_path, capsys):
    code, _ = ordered(tmp_path, SAID + more)
    assert code == 1 and said in capsys.readouterr().err


@pytest.mark.parametrize("name", ["title", "note"])
def test_several_languages_behind_one_key_are_told_where_they_stand(name, tmp_path, capsys):
    code, _ = ordered(tmp_path, f"order: mine\n{name}: {{es: Uno, en: One}}\nlangs: [es, en]\nparts: [t]\n")
    said = capsys.readouterr().err
    assert (
        code == 1 and f"mine.yaml:2:{len(name) + 3}: error: `{name}` is in one language, the first of `langs`" in said
    )
    assert f"and others as `languages: {{es: {{{name}: ...}}, en: {{{name}: ...}}}}`" in said


def test_under_a_neutral_cover_the_title_is_said_to_be_unprinted(tmp_path, capsys):
    words = SAID + "sensitive: {neutral_cover: true}\n"
    code, text = ordered(tmp_path, words, "--lang", "es")
    assert code == 0 and "Mis pasos" not in text and "Lea esto" in text
    assert "the title 'Mis pasos' is not printed: the cover is neutral" in capsys.readouterr().out
    code, _ = ordered(tmp_path, words, "--lang", "vi")
    assert code == 0 and "the `title`" not in capsys.readouterr().err


def test_a_saved_order_in_another_language_is_told_what_to_write(tmp_path, monkeypatch, capsys):
    (tmp_path / "clinic" / "handouts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert main(["booklet", "after-the-scan", "--lang", "es", "--workspace", "clinic", "-o", "out"]) == 0
    said = capsys.readouterr().err
    assert "after-the-scan.yaml:4:9: warning: the `title` of this order is for pages in 'en', and is not" in said
    assert "copy it to ./clinic/handouts/booklets/after-the-scan.yaml and change that: say it in that language" in said


def test_only_parts_that_are_printed_are_told_to_be_in_english(tmp_path):
    names = ("one", "two", "three", "four")
    english = [section(name, "en") for name in names]
    english[3]["blocks"][0]["locked"] = "true"
    library = workspace(tmp_path, handout("en", english), handout("es", english))
    parts = [{"topic": "t", "only": ["two"]}]
    for more, expected in (({"parts": parts}, ["two", "four"]), ({}, [*names])):
        said = [one.message for one in built_small(library, "es", **more).findings if "section" in one.message]
        assert said == [f"the section {name!r} is still in English" for name in expected]


def test_a_title_in_english_is_told_where_it_stands(tmp_path):
    both = [
        handout(lang, [section("a", lang)], title="Biopsy results", subtitle="What you want to know about it")
        for lang in ("en", "es")
    ]
    library = workspace(tmp_path, *both)
    (found,) = [one for one in built_small(library, "es").findings if "the title" in one.message]
    line = (tmp_path / "handouts" / "t" / "es.yaml").read_text().splitlines()[found.place.line - 1]
    assert found.message == "the title is still in English" and line == "title: Biopsy results"


def test_lines_to_write_on_that_are_others_than_in_english_are_told_at_their_line(tmp_path):
    ready = [{"id": f"q-{n}", "text": f"Question {n}?"} for n in range(5)]
    both = [
        handout(lang, [section("a", lang)], questions={"lines": lines, "ready": ready})
        for lang, lines in (("en", 6), ("es", 9))
    ]
    library = workspace(tmp_path, *both)
    (found,) = [one for one in built_small(library, "es").findings if "`lines`" in one.message]
    line = (tmp_path / "handouts" / "t" / "es.yaml").read_text().splitlines()[found.place.line - 1]
    assert found.message.startswith("`lines` is 9 here, and 6 in English") and line.strip() == "lines: 9"


def test_a_translation_that_fits_is_not_marked_anew(tmp_path, capsys):
    workspace(tmp_path, handout("en", [section("a", "en")]), handout("es", [section("a", "es")]))
    where = ["translated", "t", "--lang", "es", "--workspace", str(tmp_path)]
    assert main(where) == 0 and "2 parts marked as fitting the English" in capsys.readouterr().out
    assert main(where) == 0 and "es.yaml: all parts fit the English already\n" in capsys.readouterr().out
