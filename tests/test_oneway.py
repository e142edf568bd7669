"""Phone numbers and doses are read from left to right in every script, and stay on one line."""

import time

import pytest

from takehome.breaks import opportunities
from takehome.direction import Isolate, levels, visual_order
from takehome.oneway import isolated, one_way, phones, said

PHONES = [
    "555-0150",
    "555\u20110150",
    "555\u20100150",
    "555\u20130150",
    "(303) 555-0142",
    "(303)555-0142",
    "303.555.0142",
    "+1 (303) 555-0142",
    "+1 303\u202f555\u202f0142",
    "+13035550142",
    "+49 (0)30 123456",
    "+44 (0)20 7946 0018",
    "0800 1 11 0 111",
    "01 23 45 67 89",
    "1-800-555-0142",
    "1-800-HOSPICE",
    "1-800-4-CANCER",
    "1-866-COPS-4-U2",
    "1-800-Quit-Now",
    "(800) FLOWERS",
    "1 800 FLOWERS",
    "555-0150 x12",
    "555-0150/51",
    "٥٥٥-٠١٥٠",
    "٠٣٠ ١٢٣ ٤٥٦٧",
]
DOSES = [
    "5-10 mg",
    "2.5–5 mg",
    "1 000 mg",
    "1 000 000 IU",
    "1 000,5 mg",
    "5 mcg",
    "5 µg",
    "5 μg",
    "100 IU",
    "10 units",
    "10 mg/kg",
    "5 mL/h",
    "80mg",
    "< 5 ng/mL",
    "2 × 40 mg",
    "120/80 mmHg",
    "38.5–39.5 °C",
    "100.4 °F (38 °C)",
    "38 °C / 100.4 °F",
    "2 tablets",
    "20 out of 100",
    "−5 °C",
]
OTHERS = ["9-1-1", "9-8-8", "*69", "#31#", "HER2+", "ER-", "A+", "1\u202f000"]


def seen(text, rtl=True):
    """The characters of one line from left to right."""
    found = levels(text, rtl, [Isolate(start, end, dialled=True) for start, end in one_way(text)])
    mirror = str.maketrans("()<", ")(>")
    return "".join(text[i].translate(mirror) if found[i] % 2 else text[i] for i in visual_order(found))


@pytest.mark.parametrize("said", PHONES + DOSES + OTHERS)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("اتصل {} الآن", "نآلا {} لصتا"),
        ("{}، 5 أيام", "مايأ 5 ،{}"),
        ("یہ ({}) ہے", "ےہ ({}) ہی"),
        ("{}", "{}"),
        ("Tagrisso {}, و", "و ,{} Tagrisso"),
    ],
)
def test_a_number_a_dose_and_a_result_are_read_from_left_to_right(said, text, shown):
    assert seen(text.format(said)) == shown.format(said)


@pytest.mark.parametrize("number", [one for one in PHONES if "FLOWERS" not in one or "-" in one])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_number_stays_on_one_line(number, language):
    text = f"Call {number} now" if language == "en" else f"اتصل {number} الآن"
    start = text.index(number)
    inside = range(start + 1, start + len(number))
    found = opportunities(text, language)
    assert not [at for at in found if at in inside]
    assert start in found and start + len(number) + 1 in found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("555-0150 555-0151", ["555-0150", "555-0151"]),
        ("555 0150 555 0151", ["555 0150", "555 0151"]),
        ("(303) 555-0142 (303) 555-0143", ["(303) 555-0142", "(303) 555-0143"]),
        ("+49 30 123456 +49 30 123457", ["+49 30 123456", "+49 30 123457"]),
        ("1-800-HOSPICE 555-0151", ["1-800-HOSPICE", "555-0151"]),
        ("555-0151 1-800-HOSPICE", ["555-0151", "1-800-HOSPICE"]),
        ("Room 1200 555-0150", ["555-0150"]),
        ("303 555-0150", ["303 555-0150"]),
        ("1 303 555-0150", ["1 303 555-0150"]),
        ("0800 555-0150", ["0800 555-0150"]),
        ("555-0150 5 mg", ["555-0150"]),
        ("555-0150 24 hours", ["555-0150"]),
        ("HER2 555-0150", ["555-0150"]),
        ("و555-0150", ["555-0150"]),
        ("from 1 2 3 4 5 6 7 8 9 10", []),
        ("1990–2000, 500–1500", []),
        ("24-hour, 12-24, 3.14", []),
        ("911", []),
    ],
)
def test_each_number_is_found_by_itself(text, numbers):
    assert [text[start:end] for start, end in phones(text)] == numbers
    if len(numbers) == 2:
        assert text.index(numbers[1], len(numbers[0])) in opportunities(text, "en")


@pytest.mark.parametrize("text", ["في 2024 FDA وافقت", "5-10 أيام", "HER2 هو", "A، B", "5 mgx", "1990–2000"])
def test_all_else_keeps_the_order_of_its_page(text):
    assert one_way(text) == []


def test_values_are_found_whole_and_only_where_they_run_from_left_to_right():
    values = isolated(["988 (call or text)", "911", "عيادتك", None, "Harbor", "٥٥٥-٠١٥٠", "Harbor"])
    assert values == ("988 (call or text)", "Harbor", "٥٥٥-٠١٥٠")
    text = "Harbors و Harbor: 988 (call or text) Harbor.example"
    assert [text[start:end] for start, end in said(text, values)] == ["988 (call or text)", "Harbor"]


@pytest.mark.parametrize(
    "part", ["1 ", "1,", "11-", "111 ", "(1)", "1.", "+1 ", "5 mg، ", "555-0150 ", "A-", "1-A", "< "]
)
def test_no_text_takes_long(part):
    text = part * (20_000 // len(part)) + "ا"
    start = time.perf_counter()
    levels(text, True, [Isolate(a, b) for a, b in one_way(text)])
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("zh-Hans", "体温超过38.5 °C或更高", "38.5 °C"),
        ("zh-Hans", "每次服用10 mg的药", "10 mg"),
        ("zh-Hans", "每天5 毫克的药", "5 毫克"),
        ("ko", "체온이 38.5 °C이상", "38.5 °C"),
        ("ko", "하루에 5 mg을 드세요", "5 mg"),
        ("ko", "하루 5 밀리그램씩", "5 밀리그램"),
        ("uk", "по 5 мг на день", "5 мг"),
        ("ar", "خذ 10 ملغ كل يوم", "10 ملغ"),
        ("ur", "روز 10 ملی گرام لیں", "10 ملی گرام"),
        ("hi", "हर दिन 5 मि.ग्रा. लें", "5 मि.ग्रा."),
        ("bn", "দিনে 5 মি.গ্রা. নিন", "5 মি.গ্রা."),
        ("en", "PSA is < 5 ng/mL now", "< 5 ng/mL"),
        ("en", "take 5 - 10 mg now", "5 - 10 mg"),
    ],
)
def test_an_amount_stays_on_one_line_in_every_script(language, text, whole):
    start, found = text.index(whole), opportunities(text, language)
    assert not {*range(start + 1, start + len(whole))} & {*found} and len(found) > 1


@pytest.mark.parametrize("part", ["1-800-", "1:1:", "(303) ", "555-0150 ", "< 5", "5 mg-", "12-"])
def test_a_long_row_of_parts_of_numbers_is_read_to_its_end(part):
    """In steps that are as many as its letters: a pattern that begins anew at each would not come to an end."""
    text = part * (200_000 // len(part)) + " or call 1-800-HOSPICE, or take 10 mg"
    assert text[phones(text)[-1][0] :].startswith("1-800-HOSPICE")
    end = text.index("10 mg")
    assert (end, len(text)) in one_way(text) and not {*range(end + 1, len(text))} & {*opportunities(text, "en")}
