"""The inline grammar: five marks, and everything else is printed as it was typed."""

import time

import pytest
from documents import MAIN, library
from hypothesis import given, settings
from hypothesis import strategies as st

from takehome.brand import Phones
from takehome.element import Run, words
from takehome.inline import PHONES, nearly_links, parse
from takehome.order import Order
from takehome.prepare import Given, prepare
from takehome.problems import Place, Problems, render
from takehome.reader import read
from takehome.said import Said
from takehome.schema import validate

LITERAL = [
    "*",
    "2 * 3 * 4",
    "a*b*c",
    "*word*",
    "_word_ __word__ `code` # head",
    "[x]",
    "[x] (y)",
    "[x]()",
    "[y](z)",
    "[see](page 4)",
    "[click](javascript:alert(1))",
    "[[x]",
    "(x)[y]",
    "R&D, A&E; &amp; &#65;",
    "<font color=red>x</font> <b>",
    '<img src="x.png"/>',
    "Dr <Smith> 1 < 2 > 0",
    "https://example.org/a_b?c=d&e=f",
    "C:\\path \\n \\x",
    "50% | $5 @ x | a",
    "x" * 5_000,
]


@pytest.mark.parametrize(
    "text",
    [
        "[a](next-steps)",
        "[a](# next-steps)",
        "[a]( #next-steps)",
        "[a] (#next-steps)",
        "[a] (a-topic#place)",
        "[a]()",
        "[a](page 4)",
        "[a](www.foo.com)",
        "[a](javascript:alert(1))",
    ],
)
def test_what_may_be_meant_for_a_link_is_told_where_it_stands(text):
    said = f"[see](#this) and {text}"
    (problem,) = nearly_links(Said.at(said, Place("f", 1, 1)))
    assert problem.message == f"{text} is no link, and is printed as it stands"
    assert (problem.level, problem.place.column) == ("warning", 1 + said.index(text))
    assert "[words](#section) or [words](https://...)" in problem.hint
    assert "".join(run.text for run in parse(text)) == text


@pytest.mark.parametrize("text", ["[a](#b)", "[a](https://x.org/A_(b))", "[x] (y)", r"\[a](b)", "[x] 2 (3)", "(x)[y]"])
def test_links_and_brackets_are_no_slips(text):
    assert list(nearly_links(text)) == []


@pytest.mark.parametrize("text", LITERAL)
def test_everything_else_is_literal(text):
    assert parse(text) == (Run(text),)


def test_no_words_are_no_runs():
    assert parse("") == ()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a **b c** d", (Run("a "), Run("b c", strong=True), Run(" d"))),
        ("**a***b", (Run("a", strong=True), Run("*b"))),
        ("**a**\n**b**", (Run("a", strong=True), Run("\n"), Run("b", strong=True))),
        (
            "see [the page](https://x.org/a?b=c#d).",
            (Run("see "), Run("the page", href="https://x.org/a?b=c#d"), Run(".")),
        ),
        ("[w](https://x.org/A_(b))", (Run("w", href="https://x.org/A_(b)"),)),
        ("[w](http://x.org)", (Run("w", href="http://x.org"),)),
        ("[w](mailto:a@b.org)", (Run("w", href="mailto:a@b.org"),)),
        ("[w](tel:+1-555-0100)", (Run("w", href="tel:+1-555-0100"),)),
        ("[w](#next-steps)", (Run("w", href="#next-steps"),)),
        ("[w](my-topic#next-steps)", (Run("w", href="my-topic#next-steps"),)),
        ("[w](my-topic#)", (Run("w", href="my-topic#"),)),
        ("a {term:biopsy|new biopsy}", (Run("a "), Run("new biopsy", term="biopsy"))),
        ("{es:¿Qué?}", (Run("¿Qué?", lang="es"),)),
        ("{zh-Hans:中文} x", (Run("中文", lang="zh-Hans"), Run(" x"))),
        ("{{phones.day}}", (Run("", value="phones.day"),)),
        ("T {{ clinic.fever_2 }}!", (Run("T "), Run("", value="clinic.fever_2"), Run("!"))),
        ("**{{a.b}} x**", (Run("", strong=True, value="a.b"), Run(" x", strong=True))),
        ("**[w](#a) {term:t|u}**", (Run("w", True, "#a"), Run(" ", True), Run("u", True, term="t"))),
        ("[a **b** c](#d)", (Run("a ", href="#d"), Run("b", True, "#d"), Run(" c", href="#d"))),
        ("{term:t|**u**}", (Run("u", True, term="t"),)),
    ],
)
def test_marks(text, runs):
    assert parse(text) == runs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"\*\*a\*\*", "**a**"),
        (r"\{a\}", "{a}"),
        (r"\{{a.b}\}", None),
        (r"\[a\](https://x.org)", "[a](https://x.org)"),
        (r"a\\b", "a\\b"),
        (r"\\", "\\"),
        ("\\", "\\"),
        (r"\\\*\*", "\\**"),
        (r"[a \] b](#c)", "a ] b"),
        (r"{term:t|a \} b}", "a } b"),
        (r"{es:a \\ b}", "a \\ b"),
        (r"**a\*\*b**", "a**b"),
    ],
)
def test_a_backslash_takes_a_mark_literally(text, said):
    if said is None:
        with pytest.raises(Problems):
            parse(text)
    else:
        assert words(parse(text)) == said


WRONG = [
    ("a **b", 2, "** has no ** that closes it"),
    ("**a\nb**", 0, "** has no **"),
    ("a **** b", 2, "holds no words"),
    ("a {b", 2, "{ begins no mark"),
    ("a {terms:b|c}", 2, "there is no mark 'terms'"),
    ("a {INR} b", 2, "{ begins no mark: {INR} is none"),
    ("a {b} c", 2, "{ begins no mark"),
    ("{term:a}", 0, "{ begins no mark"),
    ("{term:A b|c}", 0, "{ begins no mark"),
    ("{term:INR|INR}", 0, "{ begins no mark: 'INR' is no id, which has small letters, digits and dashes"),
    ("{term:a|}", 0, "{ begins no mark"),
    ("{term:a|b\nc}", 0, "{ begins no mark"),
    ("{{}}", 0, "{ begins no mark"),
    ("{{a b}}", 0, "{ begins no mark"),
    ("{{a.b}", 0, "{ begins no mark"),
    ("{{A.B}}", 0, "{ begins no mark"),
    ("{}", 0, "{ begins no mark"),
    ("a } b", 2, "} has no {"),
    ("a }} b", 2, "}} has no {{"),
    ("[a](ftp://x.org)", 4, "cannot lead to 'ftp://x.org'"),
    ("[a](javascript:x)", 4, "cannot lead to"),
    ("[a](file:///etc/passwd)", 4, "cannot lead to"),
    ("[a](//x.org)", 4, "cannot lead to"),
    ("[a](https:x)", 4, "cannot lead to"),
    ("[a](https://)", 4, "cannot lead to"),
    ("[a](HTTPS://x.org)", 4, "cannot lead to"),
    ("[a](mailto:x)", 4, "cannot lead to"),
    ("[a](tel:home)", 4, "cannot lead to"),
    ("[a](tel:{{phones.day}})", 4, "cannot lead to"),
    ("[a](https://é.org)", 4, "cannot lead to"),
    ("[a](#Not-An-Id)", 4, "cannot lead to"),
    ("[a **b](#c) d**", 0, "opens inside"),
]


@pytest.mark.parametrize(("text", "index", "said"), WRONG)
def test_a_mark_without_its_end_is_a_problem_at_its_character(text, index, said):
    text = f"é𝄞 x\n{text}"
    said_text = Said.at(text, Place("f.yaml", 3, 1))
    with pytest.raises(Problems) as bad:
        parse(said_text)
    first, *_ = bad.value.problems
    assert said in first.message
    assert first.hint
    assert first.place == Place("f.yaml", 4, index + 1)
    assert len(render(first).splitlines()) <= 4
    with pytest.raises(Problems):
        parse(text)


@pytest.mark.parametrize("text", ["{term:ghrelin}", "{term:ghrelin|}", "{term: ghrelin }"])
def test_a_term_without_words_is_told_what_it_lacks(text):
    with pytest.raises(Problems) as bad:
        parse(text)
    (one,) = bad.value.problems
    assert one.message == "{ begins no mark: {term:ghrelin} lacks the words that are printed"
    assert one.hint.startswith("write {term:ghrelin|the words}")


def test_the_numbers_that_a_mark_may_name_are_those_of_a_brand():
    assert tuple(Phones.model_fields) == PHONES


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ("{{}}", "{{}} names no value", "a value has small letters, with a dot between: {{phones.day}}"),
        ("{{Phones.day}}", "{{Phones.day}} names no value", "did you mean {{phones.day}}? "),
        ("{{phones day}}", "{{phones day}} names no value", "did you mean {{phones.day}}? "),
        ("{{clinic.Bag-Change}}", "{{clinic.Bag-Change}} names no value", "did you mean {{clinic.bag_change}}? "),
        ("{{phones.XXX}}", "{{phones.XXX}} names no value", "a value has small letters"),
        ("{{phones.Emergncy}}", "{{phones.Emergncy}} names no value", "did you mean {{phones.emergency}}? "),
        ("{{Foo.Bar}}", "{{Foo.Bar}} names no value", "a value has small letters"),
        ("{{Ü}}", "{{Ü}} names no value", "a value has small letters"),
        ("{{phones.day at night", "{{phones.day has no }} that closes it", "write {{phones.day}}"),
        ("{{phones.day}", "{{phones.day has no }} that closes it", "write {{phones.day}}"),
        ("{phones.day}", "{phones.day} is none", "a value of the clinic is {{phones.day}}"),
    ],
)
def test_a_value_with_a_slip_in_its_braces_is_told_how_it_is_written(text, what, hint):
    with pytest.raises(Problems) as bad:
        parse(f"Call {text}.")
    (one,) = bad.value.problems
    assert one.message == f"{{ begins no mark: {what}" and one.hint.startswith(hint)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("phone.day", "did you mean {{phones.day}}? the values are: "),
        ("phones.emergncy", "did you mean {{phones.emergency}}? the values are: "),
        ("day", "did you mean {{phones.day}}? the values are: "),
        ("nothing", "the values are: name, "),
        ("phones", "did you mean {{phones.day}}? the values are: "),
        ("clinic.fevr", "did you mean {{clinic.fever}}? the values are: "),
    ],
)
def test_a_value_that_there_is_not_is_told_with_all_there_are(path, hint):
    ready = prepare(library(), validate(Order, {"order": "o", "parts": [{"topic": MAIN}]}), "en", Given())
    with pytest.raises(Problems) as bad:
        ready.ctx.value(path)
    said = bad.value.problems[0].hint
    assert said.startswith(hint) and "phones.day, phones.night, phones.emergency, phones.crisis, clinic.fever" in said
    assert "extends" not in said and "sample" not in said  # which no text says
    assert ("write `" in said) == path.startswith("clinic.")  # a brand has values of its own there alone


def test_all_problems_of_a_text_come_at_once_and_each_once():
    with pytest.raises(Problems) as bad:
        parse(Said.at("a {b} c} [d](x:y) **e", Place("f", 1, 1)))
    assert [p.place.column for p in bad.value.problems] == [3, 8, 14, 19]


def test_runs_know_where_they_were_typed():
    data = b"k: >-\n  A **strong\n  word** and\n  {term:t|a 'term'} it\n  [l \\* k](#m) {{a.b}}"
    node = read(data, "f.yaml")
    runs = parse(node["k"])
    assert all(isinstance(run.text, Said) for run in runs)
    assert [(r.text, r.text.place().line, r.text.place().column) for r in runs] == [
        ("A ", 2, 3),
        ("strong word", 2, 7),
        (" and ", 3, 9),
        ("a 'term'", 4, 11),
        (" it ", 4, 20),
        ("l ", 5, 4),
        ("* k", 5, 7),
        (" ", 5, 15),
        ("", 5, 16),
    ]


@settings(max_examples=400)
@given(st.text(st.sampled_from("*{}[]()\\|:#. \nab:term/https") | st.characters(), max_size=50))
def test_any_text_is_parsed_or_refused(text):
    for given_text in (text, Said.at(text, Place("f", 1, 1))):
        try:
            runs = parse(given_text)
        except Problems as bad:
            assert all(p.hint for p in bad.problems)
        else:
            assert not [run for run in runs if not run.text and not run.value]


@given(st.text(st.characters(exclude_characters="*{}[]\\")))
def test_text_without_marks_is_printed_as_it_was_typed(text):
    assert words(parse(text)) == text


@given(st.text(st.characters() | st.sampled_from("*{}[]\\()")))
def test_text_with_its_marks_escaped_is_printed_as_it_was_typed(text):
    escaped = "".join("\\" + c if c in "\\*[]{}" else c for c in text)
    assert words(parse(escaped)) == text


@given(st.lists(st.sampled_from(["a", " b", "**c** ", "[d](#e)", "{term:f|g}", "{es:h}", "\\*", " * ", "[x]", "é\n"])))
def test_no_word_is_lost_between_marks(parts):
    plain = {"**c** ": "c ", "[d](#e)": "d", "{term:f|g}": "g", "{es:h}": "h", "\\*": "*"}
    assert words(parse("".join(parts))) == "".join(plain.get(part, part) for part in parts)


@pytest.mark.parametrize(
    "piece", ["[", "{", "**", "*", "[a](", "{term:", "\\", "[a](b", "[\\", "{term:a|\\", "a](", "}"]
)
def test_hostile_text_takes_no_time(piece):
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    try:
        parse(text)
    except Problems as bad:
        assert bad.problems
    assert time.process_time() - start < 2
