"""A brand is the differences to the one it extends, and its colours can be read."""

import re

import pytest

from takehome.agreed import other_lines, otherwise, unsure_minutes
from takehome.ambulance import of_no_country
from takehome.brand import Brand, merge
from takehome.brandlook import contrast
from takehome.cli import main
from takehome.cliniclines import undiallable
from takehome.dialled import cannot_dial
from takehome.fever import no_fever
from takehome.library import Library
from takehome.problems import Place, Problems, render
from takehome.reader import read
from takehome.schema import validate

DEFAULT = """
brand: default
name: Your Clinic
paper: letter
country: US
phones: {day: 555-0100, night: 555-0101, emergency: "911", crisis: null}
hours: Monday to Friday
clinic: {fever: 100.4, urine: null}
colours:
  accent: "#8a3a12"
  ink: "#000000"
type: {voice: literata, action: source, fallback: [noto]}
"""


def files(**texts):
    texts = {"default": DEFAULT, **texts}
    return lambda name: read(texts[str(name)].lstrip("\n").encode(), f"{name}.yaml")


def brand(name="river", changes=(), **texts):
    return validate(Brand, merge(name, files(**texts), changes))


def refused(name="river", changes=(), **texts):
    with pytest.raises(Problems) as bad:
        brand(name, changes, **texts)
    assert all(len(render(p).splitlines()) <= 4 and p.hint for p in bad.value.problems)
    return bad.value.problems


def test_a_brand_that_stands_alone():
    made = brand("default")
    assert (made.name, made.phones.day, made.clinic) == ("Your Clinic", "555-0100", {"fever": "100.4", "urine": None})


def test_a_brand_is_merged_key_by_key_and_lists_are_replaced():
    river = (
        'brand: river\nextends: default\nname: River\nphones: {day: "1"}\nclinic: {urine: 4}\ntype: {fallback: []}\n'
    )
    made = brand(river=river)
    assert (made.brand, made.name, made.hours) == ("river", "River", "Monday to Friday")
    assert (made.phones.day, made.phones.night) == ("1", "555-0101")
    assert made.clinic == {"fever": "100.4", "urine": "4"}
    assert (made.type.voice, made.type.fallback) == ("literata", ())


def test_brands_extend_brands():
    made = brand("east", river="brand: river\nextends: default\nname: River\n", east="brand: east\nextends: river\n")
    assert (made.brand, made.name, made.phones.day) == ("east", "River", "555-0100")


def test_nothing_takes_a_value_away():
    made = brand(river="brand: river\nextends: default\nhours: null\nclinic: {fever: null}\n")
    assert (made.hours, made.clinic["fever"]) == (None, None)


def test_places_survive_the_merge():
    made = brand(river="brand: river\nextends: default\nphones:\n  day: '5'\n")
    assert made.phones.day.place() == Place("river.yaml", 4, 9)
    assert made.phones.night.place().path == "default.yaml"
    assert next(key for key in made.clinic).place().path == "default.yaml"


def test_problems_name_the_file_they_are_in():
    problems = refused(
        river="brand: river\nextends: default\nphone: {day: 1}\ncolours: {accent: red}\n",
        default=DEFAULT.replace("voice: literata, ", ""),
    )
    assert [(str(p.place), p.message) for p in problems] == [
        ("default.yaml:11:7", "'voice' is missing here"),
        ("river.yaml:3:1", "there is no key 'phone' here"),
        ("river.yaml:4:19", "'red' is not a colour"),
    ]
    assert problems[1].hint == "did you mean 'phones'?"


def test_a_circle_is_refused():
    (problem,) = refused("a", a="brand: a\nextends: b\n", b="brand: b\nextends: a\n")
    assert problem.place.line == 2
    assert "circle" in problem.message
    assert "circle" in refused("a", a="brand: a\nextends: a\n")[0].message


def test_values_by_path():
    made = brand("default")
    assert made.value("phones.day") == "555-0100"
    assert made.value("clinic.fever") == "100.4"
    assert made.value("clinic.urine") is None
    assert made.value("clinic.nothing") is None
    assert made.value("phones") is None
    assert made.value("model_fields") is None
    assert made.value("phones.__class__.__name__") is None


def test_changes_by_path_go_over_everything():
    made = brand("default", (("phones.day", "1"), ("clinic.urine", "2"), ("clinic.new", "3"), ("name", "N")))
    assert (made.phones.day, made.phones.night, made.name) == ("1", "555-0101", "N")
    assert made.clinic == {"fever": "100.4", "urine": "2", "new": "3"}


@pytest.mark.parametrize(("path", "said"), [("fone.day", "'fone'"), ("nmae", "nmae"), ("clinic.a.b", "'a'")])
def test_a_change_of_what_is_not_there_is_refused(path, said):
    (problem,) = refused("default", ((path, "x"),))
    assert said in problem.message


@pytest.mark.parametrize("path", ["brand", "extends"])
def test_what_a_brand_is_cannot_be_changed(path):
    (problem,) = refused("default", ((path, "x"),))
    assert path in problem.message


@pytest.mark.parametrize(
    ("name", "colour", "way", "ratio"),
    [
        ("accent", "#777777", "in colour", "4.5:1"),
        ("accent", "#cc0000", "in colour", "5.9:1"),
        ("accent", "#0000ff", None, None),
        ("accent", "#8a3a12", None, None),
        ("accent", "#007a00", "in colour", "5.5:1"),
        ("ink", "#777777", "in colour", "4.5:1"),
        ("accent", "#ffffff", "in colour", "1.0:1"),
        ("accent", "#585858", None, None),
        ("accent", "#55557d", "printed grey", "6.9:1"),
    ],
)
def test_colours_must_be_readable_also_on_an_office_printer(name, colour, way, ratio):
    old = '"#8a3a12"' if name == "accent" else '"#000000"'
    text = DEFAULT.replace(f"{name}: {old}", f"{name}: {colour!r}")
    if way is None and ratio is None:
        brand("default", default=text)
        return
    (problem,) = refused("default", default=text)
    assert problem.place.line == (9 if name == "accent" else 10)
    assert f"{name} {colour} on white" in problem.message
    assert problem.excerpt
    assert ratio is None or ratio in problem.message


def test_contrast():
    assert contrast((0, 0, 0)) == pytest.approx(21)
    assert contrast((255, 255, 255)) == pytest.approx(1)
    assert contrast((0x8A, 0x3A, 0x12)) == pytest.approx(7.8, abs=0.05)
    assert contrast((0x4D, 0x4D, 0x4D)) == pytest.approx(8.5, abs=0.06)


@pytest.mark.parametrize(("key", "value"), [("paper", "legal"), ("booklet_print", "D")])
def test_choices_are_named(key, value):
    (problem,) = refused("default", default=DEFAULT.replace("paper: letter\n", "") + f"{key}: {value}\n")
    assert value in problem.message
    assert problem.place.line == 11


SAMPLE = (
    DEFAULT.replace("brand: default\nname: Your Clinic", "brand: default\nsample: true\nname: A Sample")
    + "funding: nobody\norganisations: [acs]\n"
)
OWN = """\
brand: river
extends: default
name: River
country: UK
phones: {day: '1', night: null, emergency: '999', crisis: null}
"""


def test_a_clinic_takes_the_look_of_a_sample_and_none_of_its_numbers():
    made = brand(river=OWN, default=SAMPLE)
    assert (made.name, made.country, made.phones.day, made.phones.night) == ("River", "GB", "1", None)
    assert (made.hours, made.funding, made.organisations, made.clinic) == (None, None, None, {})
    assert (made.colours.accent, made.type.voice, made.sample) == ("#8a3a12", "literata", False)


def test_a_clinic_without_numbers_of_its_own_is_refused_at_its_own_file():
    problems = refused(river="brand: river\nextends: default\nname: River\n", default=SAMPLE)
    assert {p.message for p in problems} == {"'country' is missing here", "'phones' is missing here"}
    assert {p.place.path for p in problems} == {"river.yaml"}


def test_a_sample_of_a_sample_takes_everything():
    made = brand(river="brand: river\nextends: default\nsample: true\nname: R (sample)\n", default=SAMPLE)
    assert (made.phones.night, made.clinic["fever"], made.sample) == ("555-0101", "100.4", True)


def test_a_brand_of_a_real_clinic_lends_everything():
    made = brand("east", river=OWN, east="brand: east\nextends: river\nname: East\n", default=SAMPLE)
    assert (made.name, made.phones.day) == ("East", "1")


def test_what_a_brand_says_itself_holds_in_all_languages():
    river = (
        "brand: river\nextends: default\nlanguages:\n  es:\n    name: Rio\n    hours: dias\n"
        "    phones: {day: '7', crisis: '9'}\n    clinic: {fever: 101}\n"
    )
    east = (
        "brand: east\nextends: river\nname: East\nphones: {day: '2'}\nclinic: {fever: 102}\n"
        "languages: {es: {name: Este}}\n"
    )
    found = merge("east", files(river=river, east=east), language="es")
    made = validate(Brand, found)
    assert (made.name, made.hours) == ("Este", "dias")
    assert (made.phones.day, made.phones.crisis, made.clinic["fever"]) == ("2", "9", "102")
    assert made.phones.crisis.place() == Place("river.yaml", 7, 33)
    west = "brand: west\nextends: east\nname: West\nhours: days\n"
    made = validate(Brand, merge("west", files(river=river, east=east, west=west), language="es"))
    assert (made.name, made.hours, made.phones.day) == ("West", "days", "2")


@pytest.mark.parametrize("mark", ["\\u200f", "\\u200e", "\\u061c", "\\u200b", "\\u200d", "\\u00ad"])
def test_a_number_holds_no_letter_that_nobody_sees(mark):
    problems = refused(river=f'brand: river\nextends: default\nphones: {{day: "555-{mark}0150"}}\n')
    assert [(p.place.line, p.place.column) for p in problems] == [(3, 20)]
    assert "nobody sees it" in problems[0].message
    (problem,) = cannot_dial("555-" + chr(int(mark[2:], 16)) + "0150")
    assert (problem.level, problem.rule) == ("error", "calls")


def test_values_hold_no_letter_that_nobody_sees_and_joiners_are_letters():
    river = 'brand: river\nextends: default\nhours: "9\\u200e-5"\nclinic: {fever: "10\\u200f0.4"}\n'
    assert [p.place.line for p in refused(river=river)] == [3, 4]
    made = brand(river="brand: river\nextends: default\nhours: \u0645\u06cc\u200c\u062e\u0648\n")
    assert made.hours == "\u0645\u06cc\u200c\u062e\u0648"


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ('hours: "9 to 5, then {{phones.night}}"', "{{phones.night}}"),
        ('clinic: {note: "**Bring** it"}', "**Bring**"),
        ('phones: {day: "{{phones.night}}"}', "{{phones.night}}"),
        ('name: "River **West**"', "**West**"),
        ('funding: "By our {term:hospice|hospice}"', "{term:hospice|hospice}"),
        ('clinic: {fever: "38 {es:grados}"}', "{es:grados}"),
        ('feedback: "See [our page](https://x.y/a_(b))"', "[our page](https://x.y/a_(b))"),
        ('hours: "See [our page](http://x.y), or ask"', "[our page](http://x.y)"),
        ('clinic: {note: "See [more](#next-steps)"}', "[more](#next-steps)"),
        ('feedback: "Write to [us](mailto:a@x.y)"', "[us](mailto:a@x.y)"),
        ('phones: {day: "[555-0150](tel:555-0150)"}', "[555-0150](tel:555-0150)"),
    ],
)
def test_a_mark_of_words_in_a_value_is_refused_where_it_stands(line, mark):
    (problem,) = refused(river=f"brand: river\nextends: default\n{line}\n")
    assert (problem.place.line, problem.place.column) == (3, line.index(mark) + 1)
    assert mark in problem.message and "as it is typed" in problem.message and problem.hint


@pytest.mark.parametrize(
    "value", ["2 * 3", "** or more", "{ask us}", "5** and 6", "{", "}", "**", "[x](9 to 5)", "{Day: all}", "[a] (#b)"]
)
def test_what_is_no_mark_is_words_in_a_value(value):
    assert brand(river=f"brand: river\nextends: default\nhours: '{value}'\n").hours == value


@pytest.mark.parametrize("line", ["day: 555-|0150}", "day: 555-0150}\nhours: 9|-5", "day: 1}\nclinic: {fever: 10|0.4}"])
def test_a_letter_that_nobody_sees_is_told_once(line, tmp_path):
    file = tmp_path / "layouts" / "brands" / "river.yaml"
    file.parent.mkdir(parents=True)
    text = "brand: river\nextends: default\ncountry: US\nname: River|\n"
    text += f'phones: {{night: null, crisis: null, emergency: "911", {line}\n'
    file.write_text(text.replace("|", "\u200f"), encoding="utf-8")
    library = Library(tmp_path)
    for _ in range(2):
        with pytest.raises(Problems) as bad:
            library.brand("river")
        (problem,) = bad.value.problems
        assert "nobody sees it" in problem.message and problem.place.line in (5, 6)
        assert {p.place.line for p in library.warnings} == {4}  # a name may hold one, and it is only warned of


@pytest.mark.parametrize("web", ["javascript:alert(1)", "ftp://a.b", "a b.c", "nothing", "file:///etc/passwd"])
def test_an_address_of_the_web_leads_to_the_web(web):
    (problem,) = refused("default", default=DEFAULT + f"web: '{web}'\n")
    assert "address of the web" in problem.message
    assert problem.place.line == 12


def test_a_sample_says_so_in_its_name():
    (problem,) = refused("default", default=SAMPLE.replace("A Sample", "Lakeside Clinic"))
    assert problem.message == "this brand is a sample, and its name does not say so"
    assert problem.place.line == 3


def test_a_clinic_says_whether_it_has_a_night_number():
    (problem,) = refused("default", default=DEFAULT.replace("night: 555-0101, ", ""))
    assert problem.message == "'night' is missing here"
    assert brand("default", default=DEFAULT.replace("night: 555-0101", "night: null")).phones.night is None


@pytest.mark.parametrize("country", ["USA", "us", "United States", "SU", "ZZ", "EU"])
def test_a_country_is_two_letters(country):
    (problem,) = refused("default", default=DEFAULT.replace("country: US", f"country: {country}"))
    assert "is not a country" in problem.message
    assert ("did you mean US?" in problem.hint) == (country == "us")


def found(country="", **phones):
    """What is said of a clinic's numbers."""
    given = {"day": "555-0199", "night": "555-0198", "emergency": "911", "crisis": None, **phones}
    return [(p.level, p.rule, p.message) for p in undiallable(given, country)]


@pytest.mark.parametrize(
    "beside",
    [
        "7 days a week",
        "24 hours",
        "24/7",
        "8-5",
        "9-17",
        "8 to 5",
        "8:30am-5pm",
        "8:00\u201317:00",
        "8.00-17.00",
        "(8-5)",
    ],
)
def test_hours_beside_a_whole_number_are_none_of_its_digits(beside):
    for phone in (f"212-555-0150 {beside}", f"555-0150 {beside}", f"+1 212-555-0150, {beside}"):
        assert found("US", day=phone) == found("DE", day=phone) == []
    assert found("US", day="24/7 212-555-0150") == found("US", day="8-5 (212) 555-0150") == []


@pytest.mark.parametrize("name", ["day", "night", "crisis", "hospice"])
@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("(303) 555-014", 9),
        ("303-555-01422", 11),
        ("5555-0142", 8),
        ("1-555-0142", 8),
        ("555-0142 555-0143", 14),
        ("(303) 555-0142 or 555-014233", 9),
        ("303-555-01422 8-5", 11),
        ("5555-0142 7 days", 8),
        ("303-555-0142 9-1-1", 13),
    ],
)
def test_a_number_of_north_america_with_a_digit_too_few_or_too_many_fails(name, phone, digits):
    ((level, rule, message),) = found("US", **{name: phone})
    assert (level, rule) == ("error", "calls")
    assert message.startswith(f"{phone!r} has {digits} digits")
    assert found("DE", **{name: phone}) == []


@pytest.mark.parametrize(
    "phone",
    [
        "555-0142",
        "(303) 555-0142",
        "1-303-555-0142",
        "+1 (303) 555-0142",
        "+44 20 7946 0958",
        "011 44 20 7946 0958",
        "303-555-0142 x4455",
        "303-555-0142 (24 hours)",
        "303-555-0142 24/7",
        "303-555-0142 8 am to 5 pm",
        "1-800-4CANCER",
        "303-555-0142 or 303-555-0143",
        "555-0142, press 2",
        "4455 (inside the hospital)",
    ],
)
def test_what_north_america_dials_is_whole(phone):
    assert found("US", day=phone) == []


def test_a_line_of_north_america_without_its_digits_fails_and_elsewhere_is_a_warning():
    assert [level for level, *_ in found("CA", day="550 142")] == ["error"]
    assert [level for level, *_ in found("IE", day="550 142")] == ["warning"]


def test_the_country_of_a_brand_says_how_long_its_numbers_are():
    made = brand(river="brand: river\nextends: default\nphones: {day: (303) 555-014}\n")
    assert [(p.level, p.place.line) for p in made.unusable() if "digits" in p.message] == [("error", 3)]


@pytest.mark.parametrize(
    "phone",
    [
        "555-O199",
        "555-o199",
        "5S5-0199",
        "555-01l9",
        "5I5-0199",
        "555-OO99",
        "555-OIOO",
        "8OO-555-0199",
        "555-A199",
        "555.01B9",
        "555-01|9",
        "(3O3) 555-0142",
        "0300 l23 4567",
        "555-0199 (call 9ll)",
        "1-800-OOO-0199",
        "I-800-555-0199",
        "l-800-555-0199",
        "l 800 555 0199",
        "O300 123 4567",
        "555-O-199",
        "1-800-555-0199-l",
        "call S55-0199",
        "12:30",
        "555:0170",
        "0x12",
        "555_0170",
        "555-_0170",
    ],
)
def test_a_letter_that_was_typed_for_a_digit_stops_the_build(phone):
    for name in ("day", "night", "emergency", "crisis", "trial"):
        ((level, rule, message), *_) = found(**{name: phone})
        assert (level, rule) == ("error", "calls") and "cannot be dialled" in message and phone in message


@pytest.mark.parametrize(
    "phone",
    [
        "(303) 555-0142",
        "+44 20 7946 0018",
        "988 (call or text)",
        "988 (llamada o mensaje)",
        "988（电话或短信）",
        "988 (مكالمة أو رسالة)",
        "1-800-HOSPICE",
        "1-800-4-CANCER",
        "1-800-4CANCER",
        "206-555-0142 x12",
        "206-555-0142, ext. 12",
        "555-0199 or 555-0198",
        "555-0142 (8am to 5pm)",
        "555-0142, 24h",
        "555-0142, 8:30-17:00",
        "555-0142 (8:30 to 17:00)",
        "(555) 010-0150 (0800-1700)",
        "+49 (0)30 5550199",
        "8am-5pm 555-0199",
        "8am–5pm: 555-0199",
        "5550199 (Dr B12)",
        "ward S5: 555-0199",
        "555-0199 o 555-0198",
        "+442079460018999",
        "4455 (inside the hospital)",
        "116 117",
        "0800.555.0142",
    ],
)
def test_a_number_with_words_beside_it_can_be_dialled(phone):
    assert found(day=phone, crisis=phone) == []


@pytest.mark.parametrize("phone", ["0911x", "911x", "911!", "911?", "9=11", "911a or 112"])
def test_nothing_stands_hard_by_the_digits_of_the_emergency_number(phone):
    ((level, rule, message),) = found(emergency=phone)
    assert (level, rule) == ("error", "calls") and "cannot be dialled" in message
    for plain in ("911 (call)", "call 911", "911, 24h", "911 or 112", "120（急救）"):
        assert found(emergency=plain) == []


def test_nobody_dials_what_holds_the_place_of_a_number():
    for phone in ("555-XXXX", "555-xxxx", "(555) XXX-XXXX", "000-0000", "+00 000 0000", "555-____"):
        (problem,) = cannot_dial(made_at(phone))
        assert (problem.level, problem.rule, problem.hint) == ("error", "calls", "write it as it is dialled: 555-0199")
        assert "only holds the place of a number" in problem.message
    for phone in ("000", "555-0000", "555-0199 x12", "1-800-EXXON", "0800 000 111"):
        assert not [*cannot_dial(made_at(phone))]


@pytest.mark.parametrize("key", ["name", "hours", "funding", "feedback"])
def test_nobody_is_called_what_holds_the_place_of_a_name(key):
    for said, held in (("Call 555-XXXX", "XXXX"), ("XXX", "XXX"), ("Write to ____", "____"), ("000-000-0000",) * 2):
        (problem,) = (one for one in brand("default", ((key, said),)).unusable() if "holds the place" in one.message)
        assert (problem.level, problem.rule) == ("error", "calls")
        assert problem.message.startswith(repr(held)) and problem.hint
    for said in ("Building XX", "XXL Clinic", "555-0100"):
        assert not [one for one in brand("default", ((key, said),)).unusable() if "holds the place" in one.message]


@pytest.mark.parametrize("said", ["|" * 400_000, "|" * 400_000 + "x", "1" * 400_000, "1" + "O" * 400_000])
def test_endless_minutes_are_refused(said):
    (problem,) = unsure_minutes({"answer_minutes": said})
    assert (problem.level, problem.rule) == ("error", "calls") and len(problem.message) < 200


@pytest.mark.parametrize(("said", "held"), [("|5", "|5"), ("||5 or so", "||5"), ("5|", "5|"), ("about l|0.", "l|0")])
def test_a_stroke_is_no_digit_of_minutes(said, held):
    (problem,) = unsure_minutes({"answer_minutes": said})
    assert f"{held!r} holds a letter" in problem.message


@pytest.mark.parametrize("said", ["2O", "l5", "15 to 3o"])
def test_minutes_with_a_letter_for_a_digit_are_refused(said):
    (problem,) = unsure_minutes({"answer_minutes": made_at(said)})
    assert (problem.level, problem.rule) == ("error", "calls") and "holds a letter" in problem.message
    assert problem.hint == "write minutes in digits alone, from 1 to 120: 15"


@pytest.mark.parametrize("phone", ["555-0199!", "?555-0199", "555=0199", "555-0199?"])
def test_a_mark_of_a_sentence_is_no_part_of_a_number(phone):
    for name in ("day", "night", "emergency", "crisis"):
        (level, _, said), *_ = found(**{name: phone})
        assert level == "error" and "is no part of a number" in said
    assert found(day="Questions? 555-0199") == []


def test_the_letter_is_named_at_its_place():
    (problem,) = undiallable({"day": made_at("555-O199"), "emergency": "911"})
    assert problem.place.column == 19 and "'O199'" in problem.message and problem.hint


def made_at(phone):
    return brand("default", default=DEFAULT.replace("day: 555-0100", f"day: {phone}")).phones.day.strip()


@pytest.mark.parametrize("day", ["911", "9-1-1", "911 (call)"])
def test_the_clinic_is_not_the_ambulance(day):
    ((level, rule, message),) = found(day=day)
    assert (level, rule) == ("error", "calls") and "`day` and `emergency` are one number" in message


@pytest.mark.parametrize("name", ["hospice", "trial"])
def test_no_line_of_the_clinic_leads_to_the_ambulance(name):
    ((level, rule, message),) = found(**{name: "9-1-1"})
    assert (level, rule) == ("error", "calls") and f"`{name}` and `emergency` are one number" in message
    for line in ("day", name):
        ((level, rule, message),) = found(**{line: "555-0199, or 911"})
        assert (level, rule) == ("warning", "calls") and f"`{line}` holds the emergency number too" in message


@pytest.mark.parametrize("phone", ["5550199555019955", "1-800-555-0199 1-800-555-0198"])
def test_no_number_has_more_than_fifteen_digits(phone):
    ((level, rule, message),) = found(trial=phone)
    assert (level, rule) == ("error", "calls") and "no number has more than 15" in message


def test_the_ambulance_at_night_and_a_long_emergency_number_are_looked_at():
    assert [(level, said.split(",")[0]) for level, _, said in found(night="911")] == [
        ("warning", "`night` and `emergency` are one number")
    ]
    assert [level for level, _, said in found(emergency="555-0111") if "long for" in said] == ["warning"]
    for emergency in ("911", "112", "10 177", "911 or 112", "999999"):
        assert found(emergency=emergency) == []
    assert [level for level, _, _ in found(emergency="9999999")] == ["warning"]


@pytest.mark.parametrize(("phone", "count"), [("91", 1), ("call us", 1), ("911", 0)])
def test_three_digits_are_the_fewest(phone, count):
    assert len(found(crisis=phone)) == count


@pytest.mark.parametrize("phone", ["555-01", "5550", "55 01 70"])
def test_a_clinics_number_that_lacks_digits_is_looked_at(phone):
    for name in ("day", "night", "hospice", "trial"):
        ((level, rule, message),) = found(**{name: phone})
        assert (level, rule) == ("warning", "calls") and "7 or more" in message
    assert found(crisis=phone) == [], "lines of the public are short in some countries"


def test_codes_of_three_digits_are_whole():
    for phone in ("111", "988", "999", "112", "116 123"):
        assert found(crisis=phone, hospice=phone, trial=phone) == []
    for name in ("day", "night"):
        assert found(**{name: "116 123"}) == found(**{name: "111 (nurses of the NHS)"}) == []
        ((level, rule, message),) = found(**{name: "555"})
        assert (level, rule, message) == ("warning", "calls", "'555' has 3 digits, and a number has 7 or more")


def test_a_number_that_is_missing_is_asked_for_by_the_line_to_write():
    whole = 'phones: {day: 555-0150, night: 555-0151, emergency: "911", crisis: 988 (call or text)}'
    own = "brand: river\nname: River\ncountry: US\n"
    (problem,) = refused(river=own + 'colours: {accent: "#000000", ink: "#000000"}\ntype: {voice: a, action: b}\n')
    assert problem.hint.endswith(f": `{whole}`")
    assert brand(river=f"{own}extends: default\n{whole}\n").phones.night == "555-0151"
    alone = own + 'phones: {day: 555-0150}\ncolours: {accent: "#000000", ink: "#000000"}\ntype: {voice: a, action: b}\n'
    hints = [problem.hint for problem in refused(river=alone)]
    assert [re.search(r"`(\w+): \S", hint)[1] for hint in hints] == ["night", "emergency", "crisis"]


@pytest.mark.parametrize(
    ("phones", "missing"),
    [('phones: {night: null, emergency: "911", crisis: null}\n', "day"), ("", "phones")],
)
def test_a_number_that_is_missing_is_asked_for_where_all_languages_have_it(phones, missing):
    own = f"brand: river\nname: River\ncountry: US\n{phones}"
    look = 'colours: {accent: "#000000", ink: "#000000"}\ntype: {voice: a, action: b}\n'
    text = f"{own}{look}languages:\n  es:\n    phones: {{crisis: 988 (llamada)}}\n    clinic: {{fever: 38 \u00b0C}}\n"
    for language in ("en", "es"):
        with pytest.raises(Problems) as bad:
            validate(Brand, merge("river", files(river=text), (), language))
        (problem,) = bad.value.problems
        assert problem.message == f"{missing!r} is missing here" and problem.place.line == (4 if phones else 1)


def test_the_emergency_number_is_one_of_the_country():
    for country, number, known in (
        ("US", "9111", "911"),
        ("US", "0911", "911"),
        ("US", "555-0199", "911"),
        ("US", "call 922", "911"),
        ("GB", "911", "999 or 112"),
        ("IE", "111", "112 or 999"),
        ("AU", "112 or 000", None),
        ("FR", "15", None),
        ("FR", "18", None),
        ("BE", "100", None),
        ("IN", "102", None),
        ("US", "٩١١", None),
        ("US", "٩٩٩", "911"),
        ("US", "call 911", None),
        ("BR", "192", None),
        ("KR", "119", None),
        ("KR", "911", "119"),
        ("RU", "112", None),
        ("RU", "911", "103 or 112"),
        ("SA", "911", None),
        ("ZA", "10 177", None),
        ("ZA", "911", "10177 or 112"),
        ("KE", "999", None),
        ("PK", "911", "1122 or 115"),
    ):
        said = list(of_no_country(number, country))
        told = f"{number!r} is not the emergency number of {country}, which is {known}"
        assert [(one.message, one.level, one.rule) for one in said] == ([(told, "error", "calls")] if known else [])


def test_a_line_inside_a_house_is_a_warning_as_the_emergency_number():
    for number, level in (("2222 (inside the hospital)", "warning"), ("999 (inside the hospital)", "error")):
        assert [one.level for one in of_no_country(number, "US")] == [level]


def test_an_emergency_number_is_to_be_checked_where_that_of_the_country_is_not_known():
    (told,) = of_no_country("911", "TL")
    assert (told.level, told.rule) == ("warning", "calls") and "emergency number of TL is not known" in told.message
    assert [one.level for one in of_no_country("555-0199", "TL")] == ["warning"]


def test_a_wrong_emergency_number_is_told_once():
    text = DEFAULT.replace('"911"', '"555-0199"')
    told = [one for one in brand("default", default=text).unusable() if "emergency" in one.message]
    assert [(one.level, one.place.line) for one in told] == [("error", 5)]


def test_an_emergency_number_that_is_null_is_said_to_be_required():
    text = DEFAULT.replace('emergency: "911"', "emergency: null")
    (bad,) = refused("default", default=text)
    assert "'emergency' is required" in bad.message and bad.hint == 'add the ambulance, such as `emergency: "911"`'


def test_a_comment_behind_hours_is_refused_and_behind_a_number_free():
    text = DEFAULT.replace("Monday to Friday", "Monday to Friday # not on 4 July").replace("US", "US # ours")
    (found,) = refused("default", default=text)
    assert (found.place.line, found.message) == (6, "what follows # is a comment and is not printed")
    assert brand("default", default=DEFAULT.replace("default", "default  # ours", 1)).brand == "default"


@pytest.mark.parametrize(
    ("key", "what"),
    [("night", "number"), ("crisis", "number"), ("hospice", "number"), ("hours", "words"), ("fever", "words")],
)
def test_a_blank_value_is_not_read_as_none(key, what):
    text = DEFAULT.replace("crisis: null", "crisis: 988, hospice: 555-0177")
    blank = re.sub(rf"\b{key}: [^,}}\n]*", f"{key}: ", text)
    (found,) = refused("default", default=blank)
    assert found.message == "nothing stands here; it needs words"
    assert found.hint == f"write the {what}, or `null` where there is none"
    assert brand("default", default=blank.replace(f"{key}: ", f"{key}: null")).name


def test_a_comma_that_parts_a_value_of_the_clinic_is_told():
    (found,) = refused("default", default=DEFAULT.replace("100.4", "38 °C, or 39 °C for two hours"))
    assert found.hint == "inside { } a comma ends the text: put the whole text in quotes"


def test_hours_that_are_missing_are_told():
    made = brand("default", default=re.sub("hours: .*\n", "", DEFAULT))
    told = [one for one in made.unusable() if "in which hours" in one.message]
    assert [(one.level, "`hours:` of the brand" in one.hint, one.place.line) for one in told] == [("warning", True, 1)]
    none = re.sub("hours: .*\n", "hours: null\n", DEFAULT)
    for text in (DEFAULT, none):  # null says that there are none
        assert not [one for one in brand("default", default=text).unusable() if "in which hours" in one.message]


def fever(said):
    return [(p.level, p.rule, p.message.partition(":")[0]) for p in no_fever(said)]


@pytest.mark.parametrize(
    "said",
    [
        "100.4 °F (38 °C)",
        "38 °C",
        "38,5 °C",
        "38ºC",
        "101F",
        "100.4 degrees F",
        "38℃ (100.4℉)",
        "38 °C for 2 hours",
        "38–39 °C",
        "٣٨ °C",
        "٣٨٫٥ °C",
        "101 °F (38.3 °C)",
        "38.5 °C (101 °F)",
        "103 °F (39 °C)",
        "37.8 °C (100 °F)",
        "100.5 °F (38.0 °C)",
        "37.5 °C twice, or 38 °C once",
        "100,4 °F (38,0 °C)",
        "",
    ],
)
def test_a_fever_with_its_unit_is_believed(said):
    assert fever(said) == []


@pytest.mark.parametrize("said", ["104 °F", "104.0 °F (40 °C)", "39.5 °C", "٣٩٫٥ °C"])
def test_a_fever_that_is_high_is_a_warning(said):
    (problem,) = no_fever(made_at(said))
    assert (problem.level, problem.rule) == ("warning", "calls") and problem.place.line
    assert problem.message.startswith("clinic.fever is high, ")


@pytest.mark.parametrize("said", ["1", "15", "30", "120", "١٥", "१५"])
def test_minutes_are_digits_of_any_script(said):
    assert not [*unsure_minutes({"answer_minutes": made_at(said)})]
    assert not [*unsure_minutes({"answer_minutes": None})]


@pytest.mark.parametrize(
    ("said", "column", "what"),
    [
        ("15 minutes", 2, "not digits alone"),
        ("1 hour", 1, "not digits alone"),
        ("١٥ دقيقة", 2, "not digits alone"),
        ("90 to 120", 2, "not digits alone"),
        ("soon", 0, "not digits alone"),
        ("-5", 0, "not digits alone"),
        ("0", 0, "to wait that many minutes"),
        ("٠", 0, "to wait that many minutes"),
        ("121", 0, "to wait that many minutes"),
        ("9" * 5000, 0, "to wait that many minutes"),
    ],
)
def test_minutes_with_words_or_that_nobody_waits_for_are_refused(said, column, what):
    (problem,) = unsure_minutes({"answer_minutes": made_at(said)})
    assert (problem.level, problem.rule) == ("error", "calls") and what in problem.message
    assert problem.place.column == made_at(said).place().column + column
    assert problem.hint == "write minutes in digits alone, from 1 to 120: 15"


@pytest.mark.parametrize("where", ["clinic", "languages", "--set"])
def test_no_page_is_built_with_minutes_in_words(where, tmp_path, capsys):
    said = {"clinic": "15 minutes", "languages": "'15'", "--set": "'15'"}[where]
    spoken = "\nlanguages: {es: {hours: siempre, clinic: {answer_minutes: 15 minutos}}}" * (where == "languages")
    path = tmp_path / "layouts" / "brands" / "lake.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "brand: lake\nextends: default\nname: Lake\ncountry: US\nhours: always\n"
        "phones: {day: 555-0150, night: null, emergency: '911', crisis: null}\n"
        f"clinic: {{fever: 38 °C, fever_low: null, answer_minutes: {said}}}{spoken}\n"
    )
    changes = ["--set", "clinic.answer_minutes=1 hour"] if where == "--set" else []
    lang = ["--lang", "es"] if where == "languages" else []
    command = ["build", "lung-cancer-treatment-stops-working", "--brand", "lake", *changes, *lang]
    assert main([*command, "--workspace", str(tmp_path), "-o", str(tmp_path / "a.pdf")]) == 1
    told = capsys.readouterr().err
    assert "and not digits alone: pages print the word for minutes themselves" in told
    assert ("--set:1:" if where == "--set" else "lake.yaml:") in told and not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ("fever: 39.5 °C", "clinic.fever is 39.5 °C in es, and 100.4 °F (38 °C) elsewhere"),
        ("fever: 100.4 °F (39 °C)", "clinic.fever is 100.4 °F (39 °C) in es"),
        ("fever: null", "clinic.fever is null in es"),
        ("fever_low: 36 °C", "clinic.fever_low is 36 °C in es, and null elsewhere"),
        ("answer_minutes: '90'", "clinic.answer_minutes is 90 in es, and 15 elsewhere"),
        ("fever: 39 grados", "clinic.fever is 39 grados in es"),
        ("fever: 38 °C", ""),
        ("fever: '100,4 °F'", ""),
        ("fever: ٣٨ درجة", ""),
        ("fever: '38 grados, o 38 °C en 2 horas'", ""),
        ("fever_low: null, answer_minutes: ١٥", ""),
    ],
)
def test_temperatures_and_minutes_are_the_same_in_every_language(spoken, told):
    clinic = "clinic: {fever: 100.4 °F (38 °C), answer_minutes: '15'}"
    made = brand(river=f"brand: river\nextends: default\n{clinic}\nlanguages:\n  es:\n    clinic: {{{spoken}}}\n")
    found = [*otherwise(made.clinic, made.languages["es"].clinic, "es")]
    assert [(one.level, one.place.line) for one in found] == ([("error", 6)] if told else [])
    assert all(told in one.message for one in found)


@pytest.mark.parametrize(
    ("said", "level", "what"),
    [
        ("38", "error", "clinic.fever has no unit"),
        ("100.4", "error", "clinic.fever has no unit"),
        ("38°", "error", "clinic.fever has no unit"),
        ("100.4 degrees", "error", "clinic.fever has no unit"),
        ("38 grados", "warning", "clinic.fever has no unit"),
        ("38 °C or more", "error", "clinic.fever says 'or more' itself"),
        ("100.4 °F (38 °C) or higher", "error", "clinic.fever says 'or higher' itself"),
        ("Over 38 °C", "error", "clinic.fever says 'Over' itself"),
        ("≥ 38 °C", "error", "clinic.fever says '≥' itself"),
        ("38 °C o más", "error", "clinic.fever says 'o más' itself"),
        ("38 °C أو أكثر", "error", "clinic.fever says 'أو أكثر' itself"),
        ("38 °C 以上", "error", "clinic.fever says '以上' itself"),
        ("38 °F", "error", "clinic.fever is not that of a person who is to call"),
        ("100.4 °C", "error", "clinic.fever is not that of a person who is to call"),
        ("1004 °F", "error", "clinic.fever is not that of a person who is to call"),
        ("hot", "error", "clinic.fever holds no number"),
        ("°C", "error", "clinic.fever holds no number"),
        ("100.4 °F (39 °C)", "error", "clinic.fever says two temperatures"),
        ("100.4 °F (37.5 °C)", "error", "clinic.fever says two temperatures"),
        ("37.5 °C (100.4 °F)", "error", "clinic.fever says two temperatures"),
        ("101 °F (39 °C)", "error", "clinic.fever says two temperatures"),
        ("99.5 °F (37.5 °C) twice or 100.4 °F (38.5 °C) once", "error", "clinic.fever says two temperatures"),
    ],
)
def test_a_fever_without_a_unit_or_of_nobody_breaks_the_rule_of_calls(said, level, what):
    assert fever(said) == [(level, "calls", what)]
    (problem,) = no_fever(made_at(said))
    assert problem.place.line and problem.hint.endswith("for instance 100.4 °F (38 °C)")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("96.8", "clinic.fever_low has no unit"),
        ("below 36 °C", "clinic.fever_low says 'below' itself"),
        ("36 °C o menos", "clinic.fever_low says 'o menos' itself"),
        ("38 °C", "clinic.fever_low is not that of a person who is to call"),
        ("96.8 °F (35 °C)", "clinic.fever_low says two temperatures"),
        ("96.8 °F (36 °C)", None),
        ("35.5 °C", None),
    ],
)
def test_a_low_temperature_is_held_to_bounds_of_its_own(said, what):
    found = [(one.level, one.message.partition(":")[0]) for one in no_fever(made_at(said), "fever_low")]
    assert found == ([("error", what)] if what else [])


@pytest.mark.parametrize(("line", "told"), [("", True), (", fever_low: null", False), (", fever_low: 36 °C", False)])
def test_a_brand_says_below_which_temperature_to_call_or_that_there_is_none(line, told):
    made = brand(river="brand: river\nextends: default\nhours: null\nclinic: {fever: 38 °C" + line + "}\n")
    found = [(p.level, p.rule, p.hint) for p in made.unusable() if "below which temperature" in p.message]
    assert len(found) == told
    assert all((level, rule) == ("warning", "calls") and "fever_low: null" in hint for level, rule, hint in found)


def test_a_fever_that_is_words_says_all_that_is_wrong_with_it():
    """A page would say "Fever of 100.4 or higher or more"."""
    assert fever("100.4 or higher") == [
        ("error", "calls", "clinic.fever has no unit"),
        ("error", "calls", "clinic.fever says 'or higher' itself"),
    ]


@pytest.mark.parametrize(
    ("main", "spoken", "told"),
    [
        ("day: (614) 555-0142", "day: (614) 555-0150 (de 8 a 5)", ["phones.day"]),
        ("day: 614-555-0150 ext. 2 (TTY 711)", "day: (614) 555 0150, extensión 2 (TTY 711)", []),
        ("night: null", "night: 614-555-0151", ["phones.night"]),
        ("night: 614-555-0151 or 614-555-0152", "night: 614-555-0152 o 614-555-0151", []),
        ("crisis: 988 (call or text)", "crisis: 988 (llamar)", []),
    ],
)
def test_a_line_that_is_another_in_a_language_is_a_warning(main, spoken, told):
    phones = "{" + ", ".join(f'"{k}": "{v}"' for k, v in [main.split(": ", 1)] if v != "null") + "}"
    plain = read(f"phones: {phones}".encode(), "a.yaml")["phones"]
    said = read(f"phones: {{{spoken.split(': ', 1)[0]}: '{spoken.split(': ', 1)[1]}'}}".encode(), "b.yaml")["phones"]
    found = list(other_lines(plain, said, "es"))
    assert [(one.level, one.message.split()[0]) for one in found] == [("warning", name) for name in told]
    assert all(one.place.path == "b.yaml" for one in found)


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        ("type: wide", "7: error: 'wide' is one word, and `type` is a mapping", "write `type: {spacing: wide}`"),
        (
            "type: Inter",
            "7: error: 'Inter' is one word",
            "for letters far apart write `type: {spacing: wide}`",
        ),
        ("type:", "6: error: nothing stands here; it needs a mapping", "add `extends: default`, or families"),
        (
            "spacing: wide",
            "1: error: there is no key 'spacing'",
            "it belongs below `type:`, as `type: {spacing: wide",
        ),
        (
            "day: 555-0150",
            "1: error: there is no key 'day'",
            "it belongs below `phones:`, as `phones: {day: 555-01",
        ),
        (
            "accent: '#000000'",
            "1: error: there is no key 'acc",
            "it belongs below `colours:`, as `colours: {acc",
        ),
        (
            "contrast: high",
            "1: error: there is no key 'contrast'",
            "it is an option, `--contrast high`, or a key of",
        ),
        ("size: 20", "1: error: there is no key 'size'", "it is an option, as `--layout large_print --size 20`, or"),
        (
            "languages: {es: {hours: Lunes a viernes, crisis: 988}}",
            "42: error: there is no key 'crisis' here",
            "it belongs below `phones:`, as `phones: {crisis: ...}`",
        ),
        ("hour: 8 to 5", "1: error: there is no key 'hour'", "did you mean 'hours'?"),
    ],
)
def test_a_key_that_belongs_elsewhere_is_told_its_place(line, said, hint, tmp_path, capsys):
    path = tmp_path / "layouts" / "brands" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"brand: own\nextends: default\nsample: true\n{line}\n", encoding="utf-8")
    where = ["--workspace", str(tmp_path), "--brand", "own", "-o", str(tmp_path / "out")]
    assert main(["build", "clinical-trials", *where]) == 1
    told = capsys.readouterr().err
    assert f"own.yaml:4:{said}" in told and f"hint: {hint}" in told and told.count("error:") == 1


def test_a_key_that_a_brand_may_not_say_in_a_language_is_told_once(tmp_path, capsys):
    path = tmp_path / "layouts" / "brands" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("brand: own\nextends: default\nsample: true\nlanguages: {ar: {foo: 1}}\n", encoding="utf-8")
    where = ["--workspace", str(tmp_path), "--brand", "own", "-o", str(tmp_path / "out")]
    assert main(["build", "lung-cancer-treatment-stops-working", "--lang", "ar", *where]) == 1
    told = capsys.readouterr().err
    assert told.count("there is no key 'foo' here") == 1 and "hint: the keys here are: name, short_name, place" in told


@pytest.mark.parametrize(
    ("line", "column", "alone"),
    [
        ("phones: {day: tel:555-0150}", 15, "write 555-0150 alone"),
        ("phones: {night: sms:555-0150}", 17, "write 555-0150 alone"),
        ("feedback: mailto:us@lakeside.example", 11, "write us@lakeside.example alone"),
    ],
)
def test_an_address_of_programs_is_no_number_to_print(line, column, alone, tmp_path):
    path = tmp_path / "layouts" / "brands" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"brand: own\nextends: default\nsample: true\n{line}\n", encoding="utf-8")
    with pytest.raises(Problems, match="a value of a brand is printed as it is typed") as bad:
        Library(tmp_path).brand("own")
    (one,) = bad.value.problems
    assert (one.place.line, one.place.column, one.hint) == (4, column, alone)


def test_tel_before_a_number_may_be_printed(tmp_path):
    path = tmp_path / "layouts" / "brands" / "own.yaml"
    path.parent.mkdir(parents=True)
    line = 'feedback: "Tel: 555-0150, or our hotel: Main Street"'
    path.write_text(f"brand: own\nextends: default\nsample: true\n{line}\n", encoding="utf-8")
    assert str(Library(tmp_path).brand("own").feedback).startswith("Tel: 555-0150")
