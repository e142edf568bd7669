"""Numbers that an author typed into words are held against those of the clinic."""

from __future__ import annotations

from time import process_time

import pytest
import yaml
from rule_samples import good, questions, spanish, texts
from workspaces import built, shared, workspace, written

from takehome.ambulance import of_others
from takehome.checks.asked import AMBULANCE, short_numbers
from takehome.checks.dialling import dialled_in
from takehome.checks.fevers import typed_fevers
from takehome.checks.rules import report
from takehome.checks.terms import terms
from takehome.checks.typed import same
from takehome.dialled import cannot_reach
from takehome.element import Flow, Run, Text
from takehome.fever import typed_temperatures

PLACE = {"us": {"name": "A place", "what": "Help.", "phone": "555-0142", "from": ["seed"]}}


def found(folder, words, country="US", emergency="911", **more):
    """What is said of numbers in the words of a handout, for a clinic in a country: line, level, message."""
    library = workspace(folder, good(blocks=texts(words), **more))
    path = folder / "layouts/brands/small.yaml"
    brand = yaml.safe_load(path.read_text(encoding="utf-8"))
    phones = {"emergency": emergency, "crisis": "988 (call or text)"}
    written(path, {**brand, "country": country, "phones": phones})
    written(folder / "handouts/shared/en.yaml", {**shared("en"), "organisations": PLACE})
    made = built(library, "en", layout="sheet")
    problems = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "calls"]
    assert all(p.place.path == "handouts/t/en.yaml" and p.place.line and p.hint for p in problems)
    return [(p.level, p.message) for p in problems]


def branded(folder, path, said):
    """The brand of a workspace, with what it says at a dotted path, for a clinic in the US."""
    file = folder / "layouts/brands/small.yaml"
    brand = yaml.safe_load(file.read_text(encoding="utf-8"))
    brand |= {"country": "US", "phones": {"emergency": "911", "crisis": "988 (call or text)"}}
    above, _, key = path.rpartition(".")
    (brand[above] if above else brand)[key] = said
    written(file, brand)


def found_in(folder, said):
    """What is said of numbers in shared words: level, message, file."""
    library = workspace(folder, good(blocks=texts("You can ask.")))
    written(folder / "handouts/shared/en.yaml", said)
    made = built(library, "en", layout="sheet")
    problems = report(made.document, made.tree, made.pages).problems
    return [(p.level, p.message, p.place.path) for p in problems if p.rule == "calls"]


@pytest.mark.parametrize(
    ("words", "country", "emergency", "number"),
    [
        ("You can call 911 for help.", "GB", "999", "911"),
        ("You can call **911** for help.", "GB", "999", "911"),
        ("The ambulance: 9-1-1.", "GB", "999", "9-1-1"),
        ("You can call 999 for help.", "US", "911", "999"),
        ("You can call 112.", "US", "911", "112"),
    ],
)
def test_an_ambulance_of_another_country_fails(words, country, emergency, number, tmp_path):
    ((level, message),) = found(tmp_path, words, country, emergency)
    assert (level, message.split()[0]) == ("error", repr(number))


def test_so_it_does_in_a_question(tmp_path):
    ready = [*questions(5)["ready"], {"id": "w", "text": "Do I call 999 at night?", "from": ["seed"]}]
    assert [level for level, _ in found(tmp_path, "You can ask.", questions={"ready": ready})] == ["error"]


AMOUNTS = {
    "en": [
        "About 112 women took part.",
        "Blood pressure of 112 over 70.",
        "A heart rate of 112",
        "A pulse over 112",
        "112 Main Street",
        "On Route 112",
        "You take 999 grams.",
        "Call us if your pulse is over 112.",
        "Call us if your pulse is 112.",
        "If it reads 110, 111, or 112, call us.",
        "Call us for readings of 110, 112 or 115.",
        "Call 112 people.",
        "Call us at 15:00, on 15 May or 15 minutes before.",
        "In an emergency, go to room 112.",
        "The emergency room is at 112 Main Street.",
        "The emergency room saw 112 people.",
        "The ambulance took 112 minutes, and costs $999.",
        "Emergency visits: 112",
        "Call the desk, extension 999.",
        "Call 555-0142 and press 112, or ask at desk 112.",
        "Call (555) 112 0142.",
        "Call us about study 112, or ticket number 112.",
        "Emergency Nursing 112(3)",
        "It costs \u20ac 112. 112\u2013130 is normal, or 112 - 130.",
        "112 - 130",
        "Of 999, 112 had it.",
        "There were 112.",
    ],
    "es": [
        "112 personas de cada 300",
        "habitación 112",
        "Llame si su pulso es mayor de 112.",
        "Si su pulso es 112, llámenos.",
        "Urgencias: calle Mayor 112.",
        "En la sala de urgencias 112 personas esperan.",
        "Llame al 911 12 34 56, o al (555) 112 0142.",
        "Cuesta 999 \u20ac.",
    ],
    "zh-Hans": [
        "112 人中有",
        "心率超过 112 请致电我们",
        "急诊在人民路 112 号。",
        "急诊在 112 室",
        "约112人致电我们",
        "致电 555-0142 转 112",
        "打 112 针",
    ],
    "ar": [
        "اتصل بالغرفة 112.",
        "ساعد 112 شخصًا",
        "اتصل بنا إذا تجاوز نبضك 112.",
        "قسم الطوارئ، غرفة 112",
        "من ١١٢ مريضًا",
    ],
    "fr": ["112 rue de la Paix", "Appelez-nous si votre pouls dépasse 112.", "Sur 300, 112 personnes"],
    "ht": ["112 moun", "chanm 112"],
    "pt-BR": ["quarto 112", "Ligue se o pulso passar de 112."],
    "vi": ["112 người trong 300", "Gọi nếu mạch trên 112."],
    "pl": ["112 osób z 300", "Proszę zadzwonić, jeśli tętno przekracza 112."],
    "ru": ["112 человек", "Позвоните, если пульс выше 112.", "кабинет 112"],
    "uk": ["112 людей"],
    "hi": ["300 में से 112 लोग", "अगर नब्ज़ 112 से ऊपर हो तो हमें फ़ोन करें"],
    "bn": ["112 জন"],
    "ur": ["112 لوگ"],
    "tl": ["112 tao sa bawat 300"],
    "ko": ["300명 중 112명", "112호실", "맥박이 112를 넘으면 전화하세요."],
}
CALLS = {
    "en": [
        "Call **112**.",
        "**112**",
        "999.",
        "In an emergency: 112.",
        "In an emergency, 112.",
        "112 for an ambulance.",
        "If you cannot breathe, call 112 or 999.",
        "Call 112/999 in an emergency.",
        "Call 911/112.",
        "The emergency number is 112.",
        "Use 112 to call an ambulance.",
        "Call 112 (24 hours), or 999 24 hours a day.",
        "9-9-9",
        "Call 9 9 9 now.",
    ],
    "es": ["Llame al 112 por cualquiera de estas señales", "Ambulancia: 112", "En una emergencia, 112.", "112"],
    "zh-Hans": ["请拨打112。", "急救电话：112", "如有紧急情况，请致电 112。", "打112"],
    "ar": ["اتصل بالرقم 112 الآن", "الإسعاف: ١١٢", "واتصل بـ112 فورًا"],
    "fr": ["Appelez le 112.", "Urgences : 112"],
    "ht": ["Rele 112 kounye a"],
    "pt-BR": ["Ligue para o 112.", "Emergência: 112"],
    "vi": ["Gọi 112 ngay", "Cấp cứu: 112"],
    "pl": ["Proszę zadzwonić pod 112.", "Numer alarmowy: 112"],
    "ru": ["Позвоните по номеру 112.", "Вызовите скорую помощь: 112"],
    "uk": ["Телефонуйте 112"],
    "hi": ["तुरंत 112 पर फ़ोन करें", "आपातकाल: 112"],
    "bn": ["এখনই 112 নম্বরে ফোন করুন"],
    "ur": ["فوراً 112 پر فون کریں"],
    "tl": ["Tumawag sa 112"],
    "ko": ["지금 바로 112번으로 전화하세요", "응급 상황이면 112"],
    "de": ["112", "9-9-9"],
}


def levels(words, language):
    """How sure it is that each short number in words is to be called."""
    return [level for _, digits, _, level in short_numbers(words, language) if digits in ("000", "112", "911", "999")]


@pytest.mark.parametrize(("language", "words"), [(lang, words) for lang in AMOUNTS for words in AMOUNTS[lang]])
def test_an_amount_or_a_place_calls_no_ambulance(language, words):
    assert levels(words, language) == []


@pytest.mark.parametrize(("language", "words"), [(lang, words) for lang in CALLS for words in CALLS[lang]])
def test_a_number_that_somebody_is_to_call_is_an_error(language, words):
    assert set(levels(words, language)) == {"error"}


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("Call us on 15 or 16 June to ask.", []),
        ("If you have a fever, call us at 100, and go in at 104.", ["warning"]),
        ("Call us at 104 or go in.", ["warning"]),
        ("Call us at 112.", ["error"]),
        ("Call 104 now.", ["warning"]),
        ("Call 15 for help.", ["warning"]),
        ("We call 15, 30 and 60 days after treatment.", ["warning"]),
    ],
)
def test_a_day_an_hour_or_a_fever_behind_call_stops_no_build(words, levels, tmp_path):
    said = [level for level, message in found(tmp_path, words) if "ambulance in another country" in message]
    assert said == levels


def test_what_may_be_called_is_a_warning():
    for words in ("Say 999.", "For an ambulance, the number is 112."):
        assert levels(words, "en") == ["warning"]
    assert levels("Rufen Sie 112.", "de") == levels("Rund 112 Frauen", "de") == ["warning"]  # no words of it are known
    assert levels("112 mg", "de") == []


def test_amounts_stop_no_build_in_words_or_in_a_shared_sign(tmp_path):
    assert found(tmp_path / "words", "About 112 women took part. You can ask at 112 Main Street.") == []
    said = shared("en")
    said["signs"]["fever"]["text"] = "A pulse over 112"
    assert found_in(tmp_path / "sign", said) == []
    said["signs"]["fever"]["text"] = "You called 112"
    ((level, *_),) = found_in(tmp_path / "called", said)
    assert level == "error"


NO_NUMBERS = [
    "It is 12.11.2026, 12-11-2026 or 30. 11. 2026, from 24.-26.11.2026.",
    "Your visit: 11-24-2026 10:30 and 2026-11-24 9:15.",
    "We are here 8.00-17.00, 8.00 - 12.00 13.00-17.00, 9-12 13-17 or 0800-1700.",
    "In 2024 - 2026, 1.234.567 people or 1 234 567.",
    "You take 5-10-15-20 mg, 40-30-20-10-5 or 1-0-1-0-1-0-1 pills.",
    "Your level is 120.5-130.5, 10.5-12.5-14.5 or 150 000-200 000.",
    "See ISBN 978-3-16-148410-0, ISBN 0-306-40615-2 or PMID: 31234567.",
    "We are in Boston, MA 02114-2621, or San Francisco, CA 94143-0001.",
    "We are in 01310-100 Recife, 1000-001 Lisboa or 00-950 Warszawa.",
    "Look at 2019-001234-12, NHS number 943 476 5919 and DE89 3704 0044 0532 0130.",
    "You can call 555-0142 (8 to 5), 555-0142 8-5 or 555-0142 7 days a week.",
    "You can call us at 15:00, at 15.30, on 15 May, or call 15 of your friends.",
]


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_days_hours_amounts_and_codes_are_no_numbers_to_dial(words, tmp_path):
    assert found(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Ask (555-7799).", ["555-7799"]),
        ("Ask us (at 555-7799) or (020) 7946 0999.", ["555-7799", "(020) 7946 0999"]),
        ("Ask at 555-7799 8-5, or 06 12 34 56 78.", ["555-7799", "06 12 34 56 78"]),
        ("Ask at 555-7799 (8 to 5).", ["555-7799"]),
    ],
)
def test_a_number_is_told_as_it_is_dialled(words, numbers, tmp_path):
    said = [
        message.removesuffix(" is no number of the clinic's brand, nor of a place to get help")
        for _, message in found(tmp_path, words)
    ]
    assert said == [repr(number) for number in numbers]


def test_the_words_of_a_translation_are_read_in_its_language(tmp_path):
    for words, wanted in (("Llame al 112.", ["error"]), ("Participaron 112 personas.", [])):
        said = spanish(main_message={"text": words, "from": ["seed"]})
        made = built(workspace(tmp_path / words, good(), said), "es", layout="sheet")
        problems = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "calls"]
        assert [(p.level, p.place.path) for p in problems] == [(level, "handouts/t/es.yaml") for level in wanted]


@pytest.mark.parametrize("words", ["At night call us at 555-9999.", "Ask at (020) 7946 0999.", "You can text 741741."])
def test_a_number_that_is_nowhere_else_is_a_warning(words, tmp_path):
    assert [level for level, _ in found(tmp_path, words)] == ["warning"]


@pytest.mark.parametrize(
    ("place", "key"), [("signs", "text"), ("signs", "note"), ("signs", "hospice_note"), ("call_notes", "text")]
)
def test_so_it_is_in_a_sign_or_a_note_of_the_call_boxes(place, key, tmp_path):
    said = shared("en")
    note = {"id": "ask", "tier": "clinic-today", "text": "Ask your hospice team first.", "sends_to": "hospice"}
    said["call_notes"] = [*said.get("call_notes", []), note]
    entry = note if place == "call_notes" else next(s for s in said["signs"].values() if s["tier"] == "clinic-today")
    assert found_in(tmp_path / "before", said) == []
    entry[key] = f"{entry.get(key, 'A new sign.')} Call 555-9999."
    ((level, message, path),) = found_in(tmp_path / "after", said)
    assert (level, path) == ("warning", "handouts/shared/en.yaml")
    assert message == "'555-9999' is no number of the clinic's brand, nor of a place to get help"


@pytest.mark.parametrize(
    "words",
    [
        "You can call 911, 988 or {{phones.day}}. You can call 555-0142 too.",
        "You can ask about 911 mg, 112/70, 999 people and 15 out of 100 people.",
        "You can come to room 112. On 2026-11-30, or in 2025-2026, 2 000 000 people came.",
        "You can call 2 of your nurses, or 24 hours a day. 1,000,000 steps.",
    ],
)
def test_numbers_of_the_clinic_and_amounts_are_no_such_thing(words, tmp_path):
    assert found(tmp_path, words) == []


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("You can call 555-XXXX at night.", "XXXX"),
        ("You can call xxx-xxx-xxxx at night.", "xxx"),
        ("Your nurse is ____.", "____"),
        ("You can call 000-000-0000.", "000-000-0000"),
        ("Your team is TBD. Ask for XXX.", "XXX"),
        ("The clinic is TODO.", "TODO"),
    ],
)
def test_what_holds_the_place_of_words_is_a_warning(words, held, tmp_path):
    said = (("warning", f"{held!r} only holds the place of a number or of words, and is printed"),)
    assert tuple(one for one in found(tmp_path, words) if "holds the place" in one[1]) == said


@pytest.mark.parametrize("words", ["The XX chromosomes.", "Shirts of size XXL.", "Take 1,000,000 steps at 0.00 cost."])
def test_numerals_and_sizes_hold_no_place(words, tmp_path):
    assert found(tmp_path, words) == []


def test_so_it_is_in_a_question_and_is_never_told_to_be_spelled_out(tmp_path):
    ready = [*questions(5)["ready"], {"id": "w", "text": "Do I call XXX or TBD?", "from": ["seed"]}]
    assert [level for level, _ in found(tmp_path, "You can ask.", questions={"ready": ready})] == ["warning"]
    library = workspace(tmp_path, good(blocks=texts("You can call XXX, XXXX, TBD or TODO, and XYZ.")))
    made = built(library, "en", layout="sheet")
    told = [p.message for p in report(made.document, made.tree, made.pages).problems if p.rule == "terms"]
    assert told == ["XYZ is never spelled out"]


def test_what_also_works_in_a_country_is_let_be(tmp_path):
    assert found(tmp_path, "You can call 112, or 111.", "GB", "999") == []


def test_an_abbreviation_in_a_text_that_is_joined_to_others_is_told_where_it_stands(tmp_path):
    said = shared("en")
    notes = [{"id": "a", "tier": "clinic-today", "text": "These many words are longer than the others."}]
    said["call_notes"] = [*notes, {"id": "b", "tier": "clinic-today", "text": "Ask ABCQ."}]
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    written(tmp_path / "handouts/shared/en.yaml", said)
    made = built(library, "en", layout="sheet")
    one = Text(tuple(Run(note.text) for note in library.shared("en").call_notes), "body")
    (problem,) = (p for p in terms(made.document, Flow((one,))) if p.rule == "terms")
    assert problem.message == "ABCQ is never spelled out"
    lines = (tmp_path / "handouts/shared/en.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[problem.place.line - 1][problem.place.column - 1 :].startswith("ABCQ")


def test_an_abbreviation_is_told_where_it_stands_and_not_inside_another(tmp_path):
    said = {"text": "These words on HIV come first. **Ask about IV.**", "from": ["seed"]}
    made = built(workspace(tmp_path, good(blocks=[said])), "en", layout="sheet")
    (problem,) = (p for p in report(made.document, made.tree, made.pages).problems if p.rule == "terms")
    lines = (tmp_path / "handouts/t/en.yaml").read_text(encoding="utf-8").splitlines()
    assert problem.message == "IV is never spelled out"
    assert lines[problem.place.line - 1][problem.place.column - 1 :].startswith("IV.")


@pytest.mark.parametrize(
    ("phone", "country", "digits"),
    [("555-018", None, 6), ("800-555-018", None, 9), ("800-555-018", "US", 9), ("4455", "US", 4)],
)
def test_a_place_to_get_help_in_north_america_has_a_whole_number(phone, country, digits):
    assert [p.message.split(" digits")[0] for p in cannot_reach(phone, country or "US")] == [f"{phone!r} has {digits}"]


@pytest.mark.parametrize("phone", ["988", "211", "1-800-4CANCER", "555-0142", "4455 (inside the hospital)"])
def test_what_a_place_to_get_help_may_have(phone):
    assert list(cannot_reach(phone, "US")) == [] and list(cannot_reach("116 123", "GB")) == []


@pytest.mark.parametrize("key", ["hours", "funding", "feedback"])
def test_the_ambulance_of_another_country_fails_in_the_words_of_a_brand(key, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    branded(tmp_path, key, "Else call 112.")
    made = built(library, "en", layout="sheet")
    (problem,) = [p for p in report(made.document, made.tree, made.pages).problems if p.message.startswith("'112'")]
    assert problem.level == "error" and problem.place.path == "layouts/brands/small.yaml"
    assert problem.hint.startswith("write 911")  # no mark stands in a value


NO_LINES = [  # of a clinic in the US
    ("phones.day", "555-0150 (or 112)", "'112' calls an ambulance in other countries"),
    ("phones.night", "555-0151 / 112", "'112' calls an ambulance in other countries"),
    ("phones.hospice", "555-0150 (999)", "'999' calls an ambulance in other countries"),
    ("phones.crisis", "988 / 000", "'000' calls an ambulance in other countries"),
    ("feedback", "555-015", "'555-015' has 6 digits"),
    ("feedback", "555-O150", "'555-O150' cannot be dialled"),
    ("feedback", "Tell us: 555-015.", "'555-015' has 6 digits"),
    ("feedback", "Tell us at 800-555-015", "'800-555-015' has 9 digits"),
]


@pytest.mark.parametrize(("path", "said", "what"), NO_LINES)
def test_a_line_of_a_brand_is_a_number_and_no_ambulance_of_others(path, said, what, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    branded(tmp_path, path, said)
    problems = [p for p in library.brand("small").unusable() if p.level == "error"]
    assert [p.message.startswith(what) for p in problems] == [True] and problems[0].hint
    assert problems[0].place.path == "layouts/brands/small.yaml" and problems[0].place.line > 1


LINES = [
    ("phones.day", "(999) 555-0150"),
    ("phones.day", "1-911-555-0150"),
    ("phones.day", "555-0150, extension 112"),
    ("phones.day", "555-0112 (room 112)"),
    ("phones.crisis", "988 or 911"),
    ("feedback", "555-0150"),
    ("feedback", "Tell us at 555-0150 (8 to 5)"),
    ("feedback", "We answer since 2010-2012."),
    ("feedback", "Write to desk 4455."),
    ("feedback", "Rate us: 1-5"),
]


@pytest.mark.parametrize(("path", "said"), LINES)
def test_numbers_that_hold_one_of_those_digits_are_let_be(path, said, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    branded(tmp_path, path, said)
    assert [p for p in library.brand("small").unusable() if p.level == "error"] == []


def test_an_ambulance_of_others_is_a_warning_where_the_own_is_not_known():
    (problem,) = of_others("117 ou 911", "MZ", "117")
    assert problem.level == "warning" and list(of_others("0161 496 0000 or 999", "GB", "999")) == []


def test_a_line_of_a_brand_makes_no_ambulance_of_others_right_in_words(tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can call 112.")))
    branded(tmp_path, "phones.night", "555-0151 or 112")
    made = built(library, "en", layout="sheet")
    problems = report(made.document, made.tree, made.pages).problems
    told = [(p.level, p.place.path, p.message.split()[0]) for p in problems if p.rule == "calls"]
    assert ("error", "handouts/t/en.yaml", "'112'") in told


@pytest.mark.parametrize("phone", ["112", "555-0142 or 112"])
def test_a_place_to_get_help_is_no_ambulance_of_others(phone, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask."), help=["us"]))
    place = {"us": {"name": "A place", "what": "Help.", "phone": phone, "country": "US", "from": ["seed"]}}
    written(tmp_path / "handouts/shared/en.yaml", {**shared("en"), "organisations": place})
    branded(tmp_path, "organisations", None)
    (problem,) = (p for p in built(library, "en").findings if p.level == "error")
    assert problem.message.startswith("'112' calls an ambulance") and problem.place.path == "handouts/shared/en.yaml"


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_so_it_does_in_the_note_of_an_order_and_other_numbers_are_warned_of(layout, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    made = built(library, "en", layout=layout, note="Call 112 or 555-0999.")
    said = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "calls"]
    assert {(p.level, p.message.split()[0]) for p in said} >= {("error", "'112'"), ("warning", "'555-0999'")}


DIALLED = [  # as they are written, and what is told
    ("If you bleed, call 2065550199, 555–0199 (en dash), 555-019 or 555-O199.", "2065550199|555–0199|555-019|555-O199"),
    ("If you bleed, call 555–0199 or 555-019.", "555–0199|555-019"),
    ("Call 5550199 now.", "5550199"),
    ("You can call our nurse at 12065550199.", "12065550199"),
    ("12065550199", "12065550199"),
    ("Tel.: 5550199", "5550199"),
    ("Nurse line 555\u20110199", "555\u20110199"),
    ("Call 555\u20110199", "555\u20110199"),
    ("Call 555‐0199, 555\u22120199", "555‐0199|555\u22120199"),
    ("Ask at 206-555-O199.", "206-555-O199"),
    ("Call 555-0l50.", "555-0l50"),
    ("Our number is 55-0150.", "55-0150"),
    ("Call your nurse at 555-019.", "555-019"),
    ("Ask at 555/0199.", "555/0199"),
    ("Ask at 555-0199/555-0198.", "555-0199|555-0198"),
    ("Ask at 1-800-CLINIC.", "1-800-CLINIC"),
    ("Call 800-QUIT-NOW.", "800-QUIT-NOW"),
    ("Ask at 555.0199.", "555.0199"),
    ("Call 555 - 0199, 555-0198, 555 0197 or (555) 010-015.", "555 - 0199|555-0198|555 0197|(555) 010-015"),
    ("206-555-019, 206.555.0199", "206-555-019|206.555.0199"),
    ("Call 998.", "998"),
    ("Call 0150.", "0150"),
    ("Call 47 now.", "47"),
    ("Call 555-0150 (at night 555-9999).", "555-9999"),
    ("Call {{phones.day}} or 555-019.", "555-019"),
    ("Call 978-555-0199.", "978-555-0199"),
    ("Text HOME to 741741.", "741741"),
    ("Call 555-0199 24 hours a day, or 555-0198 8-5.", "555-0199|555-0198"),
    ("Call us at 206 555 0199 in 2 hours.", "206 555 0199"),
]
ABROAD = [
    ("Llame al 5550199.", "es", "5550199"),
    ("Llame al 555–0199 o 555-0198.", "es", "555–0199|555-0198"),
    ("Appelez le 0612345678.", "fr", "0612345678"),
    ("Tel: 030/1234567", "de", "030/1234567"),
    ("拨打5550199。", "zh-Hans", "5550199"),
    ("اتصل بـ5550199", "ar", "5550199"),
    ("Звоните 5550199", "ru", "5550199"),
]
NO_CALLS = {  # of a clinic with 555-0150, 555-0151 and 1-800-4-CANCER
    "en": [
        "Call within 24-48 hours.",
        "Call us in 2 to 3 days.",
        "Call room 112.",
        "Call us 24/7.",
        "Call 24/7/365.",
        "Call us at 10.",
        "Call us at 8 or 9.",
        "Call us 8-5, Monday to Friday.",
        "You can call 9–5 on weekdays.",
        "Call 24 hours a day.",
        "Call us 24–48 hours after chemo.",
        "Call 2–3 days before your visit.",
        "Call on 10/12/2026 or 10/2026.",
        "Call by 11/24.",
        "Rest for 2–4 days.",
        "Take 5–10 mg.",
        "Take 500–1000 mg, or 500–1500 mg.",
        "Take 100–1000 mg every day.",
        "Ages 50–74, or 18–65.",
        "In 2020 2021, or 2.1.3 (2026-09-02), isbn: 1-931666-22-9.",
        "In 2024–2026 about 1500 people took part.",
        "In 2019–2020–2021.",
        "ISBN 978-3-16-148410-0 and NCT01234567, NCT 01234567.",
        "Trial NCT04512345 began in 2020.",
        "Call us about trial 01234567.",
        "Call and give your record number 1234567.",
        "Call us with your member ID: 123456789.",
        "Call your plan. Your policy number is 12345678.",
        "Your blood pressure is 120/80–140/90.",
        "Blood pressure over 140/90 or 180/110.",
        "Platelets under 150000 or 100,000.",
        "White cells of 4000–11000 per ml.",
        "Drink 2–3 l or 2000–2500 ml a day.",
        "Between 1000–1500 calories.",
        "People in their 20s or 1950s.",
        "Vitamin B12, D3, Q10, I-131 and O2.",
        "Your visit lasts 10–15 minutes and the scan 60–90 minutes.",
        "Pages 123–145 and 1123–1130.",
        "Call the nurse 30 minutes before you come, at 8:30 or 10.30.",
        "Call us if your pulse is over 120 or under 50.",
        "Call if you weigh 150–200 pounds.",
        "Fill in line 12 and line 1040 of the form.",
        "The picc line 5 cm long.",
        "Call us if you gain 2-3 pounds in 24 hours.",
        "The large number of people: 1234567.",
        "Phone calls 2-3 times a week.",
        "A text 160 characters long.",
        "Ring 2 times.",
        "About 20 out of 100 people; 1 in 5; 25% to 30%.",
        "Your number is 12 in line.",
        "See section 12-3-4 of regulation 536/2014.",
        "Code C34.90, Z51.11, J9271 and G0463-25.",
        "Call your pharmacy about NDC 0002-8215-01.",
        "Cycle 1, days 1-8-15-22.",
        "1-2-3 breathe.",
        "Dose: 75 mg/m2 on days 1, 8, 15 and 22.",
        "Day 1–3: 125-80-80 mg.",
        "Take 125 mg, 80 mg, 80 mg.",
        "Take 1–2 500 mg tablets.",
        "20-20-20 rule; 4-7-8 breathing.",
        "Your visit is on Monday 24-11-2026 10:30, room 4-112.",
        "Address: 1100 Fairview Ave N, Seattle, WA 98109-1024.",
        "Call us between 8–10 in the morning.",
        "You can call 3 of your friends.",
        "At 555-0150, press 2, then 112.",
        "Use SPF 30–50. A 16:8 fast.",
        "Use 0.9% saline 10–20 mL.",
        "It costs $1500-2000 or 1500–2000 euros.",
        "We opened in 1987; call since 2010-2012.",
        "Call 555-0150 8–5, or 206-555-0150, or 206.555.0150, or (206) 555–0151, or 5550150.",
        "Call 1-555-0150. Call 1 206 555 0150 (8 to 5). Call 555\u20110150 and 555/0150 and 2065550151.",
        "Call 911/112 or 9-1-1.",
        'Text "STOP" at any time. Text us 5-10 words.',
        "Section 1557, form 1095-A, W-2 and 501(c)(3).",
        "Call us if your blood sugar is 250-300.",
        "Number 1: sleep. Number 24: eat.",
        "Our number of beds is 250.",
        "Call us at least 48 hours before, or 72.",
        "A call 24 to 48 hours later.",
        "CA-125 of 35, PSA of 4-10, HbA1c of 6.5-7.0.",
        "Call the front desk, extension 4455.",
        "Grade 1-2 or 3-4 effects.",
        "Rated 100-150-200-250.",
        "Studies of 1 000 000-2 000 000 people.",
        "The 12-week plan has a 6-month follow-up.",
        "Reach 10 000–12 000 steps.",
        "Regulation (EU) 2017/745 and 536/2014.",
        "2026–11–24, 24–11–2026.",
        "Serial 1234-5678-9012, card 4111 1111 1111 1111.",
        "100-CALORIE snacks and 24-HOUR care.",
        "Walk 30-60 minutes, 3-5 days a week.",
        "A 3–4 cm lump, T1N0M0 or T2-N1-M0.",
        "From 9 to 5, call; 5 to 9, rest.",
        "The phone 2 rooms away.",
        "100-percent juice.",
        "It is 30. 11. 2026. 12 came.",
        "Call with your confirmation number 1234567.",
        "Call your doctor at 0830-1030, or on 11-24-26.",
        "See https://x.org/call/2065550199 or https://x.org/?phone=2065550199.",
        "Call 555-0150. 2 nurses answer.",
        "Call (206) 555-0150 or 1.206.555.0150.",
        "Text us at 1-800-4-CANCER, 1-800-422-6237 or 1 (800) 422\u20116237.",
    ],
    "es": [
        "Llame al 911.",
        "Llame en 24–48 horas.",
        "Llámenos si su fiebre pasa de 38,5 °C.",
        "Llame 2–3 días antes.",
        "Tome 5–10 mg 2 veces al día.",
        "En 2024–2026 participaron 1.234.567 personas.",
        "Llame al 555–0150 o al (206) 555-0151.",
        "El número de expediente 1234567.",
        "Llame a la sala 112.",
        "De 18–65 años, entre 100–200 pesos.",
        "Llame a las 10.30 o 15:00.",
        "Su cita: 24-11-2026 10:30.",
        "Marque la casilla 12.",
        "Llame 48 horas antes, de 8–17.",
        "Teléfono: 555\u20110150.",
        "El ensayo NCT01234567.",
    ],
    "fr": [
        "Appelez le 15 ou le 112.",
        "Appelez sous 24–48 heures.",
        "Appelez 2 à 3 jours avant.",
        "Prenez 500–1000 mg, 3 fois par jour.",
        "Le 24/11/2026 ou 24.11.2026 à 10h30.",
        "Votre numéro de dossier 1234567.",
        "Entre 2020–2024, 12 000–15 000 personnes.",
        "Appelez de 8h–17h, au 555-0150.",
        "Tél. : 555\u20110150",
        "Numéro de sécurité sociale 1234567890123.",
        "Chambre 112, étage 2–3.",
        "Téléphone 24h/24 et 7j/7.",
    ],
    "de": [
        "Rufen Sie in 24–48 Stunden an.",
        "Rufen Sie uns 2–3 Tage vorher an.",
        "Nehmen Sie 5–10 mg oder 500–1000 mg.",
        "Am 24.11.2026, 10.30 Uhr.",
        "Telefon: 555\u20110150.",
        "Telefon 8–17 Uhr.",
        "Rufen Sie 112 an.",
        "Ihre Patientennummer 1234567.",
        "Versichertennummer: 123456789.",
        "In den Jahren 2020–2024 nahmen 1.500–2.000 Frauen teil.",
        "Zimmer 112, Station 3–4.",
        "Rufen Sie an, wenn das Fieber über 38,5 °C ist.",
        "ISBN 978-3-16-148410-0. PLZ 69120.",
        "Rufen Sie 30 Minuten vorher an.",
    ],
    "zh-Hans": [
        "约1234567人参加，2024年11月24日。",
        "请致电555\u20110150。",
    ],
}


def told_of(made):
    """What the rules say of a build."""
    return report(made.document, made.tree, made.pages).problems


def dialled(words, language="en"):
    """The numbers to dial in words that are not the clinic's, as they are written."""
    known = {"5550150", "5550151", "18004226237", *AMBULANCE}
    found = dialled_in(words, language)
    return [one.said for one in found if one.mistyped or not any(same(one.digits, other) for other in known)]


@pytest.mark.parametrize(("words", "language", "told"), [*((words, "en", told) for words, told in DIALLED), *ABROAD])
def test_a_number_is_known_however_it_is_written(words, language, told):
    assert dialled(words, language) == told.split("|")


@pytest.mark.parametrize(("language", "words"), [(lang, words) for lang in NO_CALLS for words in NO_CALLS[lang]])
def test_amounts_days_and_numbers_of_the_clinic_are_not_told_however_they_are_written(language, words):
    assert dialled(words, language) == []


def test_a_number_is_told_where_it_stands_and_with_the_mend(tmp_path):
    library = workspace(tmp_path, good(blocks=texts("If you bleed, call 2065550199 or 555\u20110199.")))
    branded(tmp_path, "phones.day", "555-0150")
    made = built(library, "en", layout="sheet")
    problems = [p for p in report(made.document, made.tree, made.pages).problems if p.rule == "calls"]
    lines = (tmp_path / "handouts/t/en.yaml").read_text(encoding="utf-8").splitlines()
    assert [p.level for p in problems] == ["warning"] * 2 and all("{{phones.day}}" in p.hint for p in problems)
    assert lines[problems[0].place.line - 1][problems[0].place.column - 1 :].startswith("2065550199")
    assert problems[1].message == "'555\u20110199' is no number of the clinic's brand, nor of a place to get help"


def test_a_number_with_a_point_that_is_dialled_is_no_decimal(tmp_path):
    made = built(workspace(tmp_path, good(blocks=texts("You can call 555.0199 now, or take 1.5 walks."))), "en")
    told = {(p.rule, p.message.split(":")[-1].split(" is ")[0].strip()) for p in told_of(made) if p.level == "warning"}
    assert {("calls", "'555.0199'"), ("numbers", "1.5")} <= told and ("numbers", "555.0199") not in told


@pytest.mark.parametrize(
    "piece", ["5-", "5 ", "O5", "(5)", "call 555-019 ", "call 5550199 (", "1-800-AB-", "39 ", "5. "]
)
def test_long_texts_take_as_much_longer_as_they_are(piece):
    def seconds(count):
        text, begun = piece * count, process_time()
        assert all(one.at < len(text) for one in (*dialled_in(text, "en"), *typed_temperatures(text)))
        return process_time() - begun

    short = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 24 * short + 0.05  # squares would be 64


FEVERS = [
    ("Call us if your fever is over 101 °F or 39 °C.", ["101 °F", "39 °C"]),
    ("A fever of 101 degrees, or 38.5°C.", ["101 degrees", "38.5°C"]),
    ("From 101.5 degrees F or 39 C on, call.", ["101.5 degrees F", "39 C"]),
    ("Fiebre de 38,5 °C", ["38,5 °C"]),
    ("体温超过38.5℃", ["38.5℃"]),
    ("A fever of 38.3 °C (101 °F)", ["38.3 °C", "101 °F"]),
    ("A fever of 100.4 °F (38 °C), or below 96.8 °F.", []),
    ("38,0 °C. A normal temperature is 98.6 °F (37 °C).", []),
    ("Wash clothes at 40 °C. Room 101 F. Turn it 40 degrees, 40 cm.", []),
    ("Ask 101 people, at building 39C. 39°", []),
]


@pytest.mark.parametrize(("words", "told"), FEVERS)
def test_a_fever_that_is_none_of_the_clinic_is_a_warning(words, told):
    clinic = {"fever": "100.4 °F (38 °C)", "fever_low": "96.8 °F (36 °C)", "answer_minutes": "15"}
    said = [(p.level, p.message.split(" is no temperature")[0]) for p in typed_fevers(words, clinic)]
    assert said == [("warning", repr(one)) for one in told]


def test_so_it_is_in_sections_questions_signs_and_notes(tmp_path):
    words = "Call if your fever is 39 °C."
    ready = [*questions(5)["ready"], {"id": "w", "text": words, "from": ["seed"]}]
    library = workspace(tmp_path, good(blocks=texts(words), questions={"ready": ready}))
    said = shared("en")
    said["signs"]["fever"]["note"] = words
    said["call_notes"] = [{"id": "a", "tier": "clinic-today", "text": words}]
    written(tmp_path / "handouts/shared/en.yaml", said)
    told = [p for p in told_of(built(library, "en", layout="sheet")) if "no temperature" in p.message]
    assert {p.hint for p in told} == {"write {{clinic.fever}}, which each clinic's brand fills in"}
    places = [p.place.path.removeprefix("handouts/") for p in told]
    assert sorted(places) == ["shared/en.yaml"] * 2 + ["t/en.yaml"] * 2 and {p.rule for p in told} == {"calls"}


def test_a_clinic_that_says_its_fever_in_one_unit_is_met_in_the_other():
    assert [p.message for p in typed_fevers("38 °C or 39 °C", {"fever": "100.4 °F"})] == [
        "'39 °C' is no temperature of the clinic's brand, which says 100.4 °F"
    ]
    assert [p.message for p in typed_fevers("39 °C", {})] == ["'39 °C' is no temperature of the clinic's brand"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Call us if your fever is over 101.", ["'101'"]),
        ("Call us if your temp is 102 or higher.", ["'102'"]),
        ("Call us if you run a fever over 101.5.", ["'101.5'"]),
        ("Call us if your temperature is 39 at night.", ["'39'"]),
        ("Call us if your fever is 100.4 or more.", []),
        ("Call us if your fever is over 38.", []),
        ("A fever of 3 days. A fever for 100 hours. A temperature of 98.6 is usual. Fever in 101 people.", []),
    ],
)
def test_a_fever_without_a_unit_is_the_clinics_too(words, numbers):
    said = typed_fevers(words, {"fever": "100.4 \u00b0F (38 \u00b0C)"}, "en")
    assert [problem.message.split()[0] for problem in said] == numbers


@pytest.mark.parametrize(
    "words", ["When you travel in Europe, call 112.", "In the UK, call 999.", "From your bedside phone, dial 112."]
)
def test_an_ambulance_of_where_the_words_say_is_a_warning(words, tmp_path):
    assert [level for level, _ in found(tmp_path, words)] == ["warning"]


@pytest.mark.parametrize("path", ["hours", "place"])
def test_a_torn_number_in_the_words_of_a_brand_is_a_warning(path, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    branded(tmp_path, path, "Mon-Fri 7:30-5 (Sat call 614-555-017)")
    made = built(library, "en", layout="sheet")
    problems = report(made.document, made.tree, made.pages).problems
    told = [(p.level, p.place.path) for p in problems if p.message.startswith("'614-555-017' has 9 digits")]
    assert told == [("warning", "layouts/brands/small.yaml")]


@pytest.mark.parametrize("said", ["614-555-017", "614-555-O177"])
def test_a_number_below_clinic_is_held_to_what_a_number_is(said, tmp_path):
    library = workspace(tmp_path, good(blocks=texts("You can ask.")))
    branded(tmp_path, "clinic", {"fever": "100.4 \u00b0F (38 \u00b0C)", "pharmacy": said})
    assert [p.level for p in library.brand("small").unusable() if repr(said) in p.message] == ["error"]
