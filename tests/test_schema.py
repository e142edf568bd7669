"""Models keep places, read strictly, and say what is wrong in the author's terms."""

from datetime import date
from typing import Annotated, Literal

import pytest
from pydantic import BeforeValidator, Field

from takehome.problems import Place, Problems, render
from takehome.reader import read
from takehome.said import Said
from takehome.schema import Colour, Day, Id, Model, Name, Whole, Words, YesNo, json_schema, validate


class Part(Model):
    """A part."""

    id: Id
    text: Words
    from_: tuple[Name, ...] = Field(default=(), alias="from")


def _text(node):
    return {"text": node} if isinstance(node, str) else node


class Bare(Model):
    text: Words


class Page(Model):
    """A page."""

    title: Words
    lines: Whole = 6
    big: YesNo = False
    day: Day | None = None
    accent: Colour = "#000000"
    tone: Literal["tip", "caution"] = "tip"
    note: Words | None = None
    main: Annotated[Bare, BeforeValidator(_text)] | None = None
    parts: tuple[Part, ...] = ()
    named: dict[str, Part] = Field(default_factory=dict)
    values: dict[str, Words | None] = Field(default_factory=dict)


def page(text):
    return validate(Page, read(text.encode(), "f.yaml"))


def refused(text):
    with pytest.raises(Problems) as bad:
        page(text)
    for problem in bad.value.problems:
        shown = render(problem)
        assert len(shown.splitlines()) <= 4
        assert problem.hint
        assert problem.place.path == "f.yaml"
        assert not any(w in shown for w in ("pydantic", "Input", "input", "http", "str_", "valid ", "Said"))
    return [(p.place.line, p.place.column, p.message, p.hint) for p in bad.value.problems]


def test_words_stay_said_at_every_depth():
    made = page(
        "title: é one\nparts:\n  - {id: a, text: 'two', from: [seed]}\nnamed: {k: {id: b, text: x}}\nvalues: {v: w}"
    )
    found = [made.title, made.parts[0].id, made.parts[0].text, made.parts[0].from_[0]]
    found += [*made.named, made.named["k"].text, *made.values, made.values["v"]]
    assert all(type(text) is Said for text in found)
    assert made.parts[0].text.place(1) == Place("f.yaml", 3, 21)
    assert next(iter(made.named)).place() == Place("f.yaml", 4, 9)


def test_models_are_frozen():
    with pytest.raises(Exception, match="frozen"):
        page("title: x").title = "y"


@pytest.mark.parametrize("words", ["12:30", "no", "010", "1.10", "true", "2026-11-23", "0x1f"])
def test_words_are_what_was_typed(words):
    assert page(f"title: {words}").title == words


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: Do not take tablet #2 or the one marked # 5\n", (1, 27)),
        ("title: Room # 4 west\n", (1, 13)),
        ("title: one\n  two  # three\n", (2, 8)),
        ("title: x\nmain: Room # 4\n", (2, 12)),
        ("title: x\nparts:\n  - id: a\n    text: Room #4\n", (4, 16)),
        ("title: x\nvalues:\n  hours: all day # but Sundays\n", (3, 18)),
        ("title: 555-0150 # 4\n", (1, 17)),
    ],
)
def test_printed_words_that_a_comment_cuts_off_are_refused(text, place):
    ((*found, said, hint),) = refused(text)
    assert (*found,) == place
    assert said == "what follows # is a comment and is not printed"
    line = text.splitlines()[place[0] - 1]
    key, _, words = line.partition(": ")
    if len(text.splitlines()) == 1:
        assert page(f'{key}: "{words}"\n').title == words  # as the hint says
    assert hint == "put the whole text in quotes, or the comment on a line of its own"


def test_a_comment_stands_freely_behind_what_is_not_printed_or_is_in_quotes():
    made = page(
        "title: 'Room # 4'  # one\nlines: 7 # two\nbig: true # three\nday: 2026-02-28 # four\ntone: tip # five\n"
        "# six\nnote: x#y\naccent: '#8A3a12' # seven\nvalues:  # eight\n  phone: 555-0150 # the desk\nparts:\n"
        "  - id: a # nine\n    text: >-  # ten\n      words\n    from: # eleven\n      - seed # twelve\n"
    )
    assert (made.title, made.note, made.parts[0].text, made.parts[0].from_) == ("Room # 4", "x#y", "words", ("seed",))
    assert made.values["phone"] == "555-0150"


def test_values_are_read_where_they_are_asked_for():
    made = page("title: x\nlines: 12\nbig: true\nday: 2026-02-28\naccent: '#8A3a12'\ntone: caution\nmain: hello\n")
    assert (made.lines, made.big, made.day, made.accent) == (12, True, date(2026, 2, 28), "#8A3a12")
    assert (made.tone, made.main.text, made.main.text.place().line) == ("caution", "hello", 7)


@pytest.mark.parametrize(
    ("line", "place", "hint"),
    [
        ("note:", (2, 6), "write the words, or `null` where there is none"),
        ("day:", (2, 5), "write year-month-day, such as 2026-11-23, or `null` where there is none"),
        ("values: {v: }", (2, 13), "write the words, or `null` where there is none"),
        ("values:\n  v: # 4", (3, 5), "write the words, or `null` where there is none"),
        ("tone:", (2, 6), "it is one of: tip, caution"),
        ("lines:", (2, 7), "write digits only, without a zero before them"),
    ],
)
def test_a_blank_is_not_nothing(line, place, hint):
    ((*found, said, mend),) = refused(f"title: x\n{line}\n")
    assert ((*found,), mend) == (place, hint)
    assert said.startswith("nothing stands here")


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", " \ufeff\u2003 ", "\u3164", "\u2060\ufe0f"])
@pytest.mark.parametrize("key", ["title", "note"])
def test_what_nobody_can_see_is_nothing(key, unseen):
    ((line, _, said, hint),) = refused(f'{key}: "{unseen}"\n' + ("" if key == "title" else "title: x\n"))
    assert line == 1
    assert said.startswith("nothing stands here that can be seen; it needs ")
    assert hint.startswith("write the words")


@pytest.mark.parametrize("nothing", ["null", "~"])
def test_nothing_is_none_only_where_nothing_is_allowed(nothing):
    made = page(f"title: x\nnote: {nothing}\nday: {nothing}\nmain: {nothing}\nvalues: {{v: {nothing}}}")
    assert (made.note, made.day, made.main, made.values) == (None, None, None, {"v": None})
    ((line, _, message, hint),) = refused(f"lines: 1\ntitle: {nothing}\n")
    assert line == 2
    assert "words" in message
    assert "quotes" in hint


def test_null_in_quotes_is_a_word():
    assert page("title: 'null'\nnote: '~'").note == "~"


def test_words_that_are_only_blanks_are_refused():
    assert refused("title: '  '")[0][:2] == (1, 9)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lines: 06", "'06' is not a whole number"),
        ("lines: -1", "whole number"),
        ("lines: 1.0", "whole number"),
        ("lines: 1_000", "whole number"),
        ("lines: ١٢", "whole number"),
        ("lines: 9999999999", "whole number"),
        ("big: yes", "'yes' is not true or false"),
        ("big: True", "true or false"),
        ("day: 2026-02-30", "not a day"),
        ("day: 20260228", "not a day"),
        ("day: 2026-2-3", "not a day"),
        ("accent: red", "not a colour"),
        ("accent: '#fff'", "not a colour"),
        ("tone: tipp", "cannot stand here"),
        ("tone: [tip]", "a list"),
        ("note: [a]", "this is a list, not words"),
        ("note: {term:a|b}", "this is a mapping, not words"),
        ("parts: {a: b}", "this is a mapping, not a list"),
        ("parts: text", "this is a text, not a list"),
        ("parts: [text]", "this is a text, not a mapping"),
        ("named: [a]", "this is a list, not a mapping"),
        ("main: [a]", "this is a list, not a mapping"),
        ("parts: [{id: Big One, text: x}]", "not an id"),
        ("parts: [{id: -x, text: x}]", "not an id"),
    ],
)
def test_what_does_not_fit_is_refused_on_its_line(line, said):
    ((number, column, message, _),) = refused(f"title: x\n{line}\n")
    assert number == 2
    assert column > 1
    assert said in message


def test_missing_and_unknown_keys_are_named_with_the_nearest():
    assert refused("tilte: x\n") == [(1, 1, "there is no key 'tilte' here", "did you mean 'title'?")]
    assert refused("zzz: x\n")[0] == (1, 1, "'title' is missing here", "add a line `title: ...`")
    assert refused("title: x\nparts:\n  - id: a\n    text: x\n    form: [seed]\n") == [
        (5, 5, "there is no key 'form' here", "did you mean 'from'?")
    ]
    assert refused("title: x\nparts: [{id: a, text: x, from_: [s]}]\n")[0][3] == "did you mean 'from'?"
    assert refused("title: x\nnamed: {k: {id: a, txt: y, text: x}}\n")[0][:2] == (2, 20)
    assert "id, text, from" in refused("title: x\nparts: [{id: a, text: x, zzzzz: 1}]\n")[0][3]


def test_a_comma_that_ended_a_text_is_named():
    ((line, column, _, hint),) = refused("title: x\nparts: [{id: a, text: one, and two}]\n")
    assert (line, column) == (2, 28)
    assert "comma" in hint


def test_all_that_is_wrong_comes_at_once():
    text = "title: x\nlines: six\nparts:\n  - {id: A, text: x}\n  - {text: y, idd: b}\nbig: maybe\n"
    assert [line for line, *_ in refused(text)] == [2, 4, 5, 6]


def test_problems_show_their_line():
    with pytest.raises(Problems) as bad:
        page("title: x\nparts:\n  - {text: y, idd: b}\nlines: six")
    assert all(p.excerpt for p in bad.value.problems)


def test_a_file_that_is_no_mapping_is_refused():
    assert refused("- x\n")[0][2] == "this is a list, not a mapping"
    assert refused("words\n")[0][2] == "this is a text, not a mapping"


def test_models_can_be_made_in_python():
    made = Page(title="x", lines=3, big=True, day=date(2026, 1, 2), parts=(Part(id="a", text="b"),))
    assert (made.lines, made.parts[0].text) == (3, "b")
    with pytest.raises(Problems):
        validate(Page, {"title": "x", "lines": True})


def test_a_field_that_would_forget_its_place_is_our_mistake():
    with pytest.raises(TypeError, match="bare str"):

        class Forgetful(Model):
            name: str

        validate(Forgetful, {"name": "x"})


def test_json_schema_speaks_of_files():
    schema = json_schema(Page)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["description"] == "A page."
    assert schema["additionalProperties"] is False
    assert schema["required"] == ["title"]
    assert schema["properties"]["lines"]["type"] == "integer"
    assert schema["properties"]["accent"]["pattern"] == "^#[0-9a-fA-F]{6}$"
    assert "from" in schema["$defs"]["Part"]["properties"]


@pytest.mark.parametrize(("least", "said"), [(1, "at least one"), (2, "at least 2, and has 1")])
def test_a_list_that_is_too_short_says_how_many_it_needs(least, said):
    class Listed(Model):
        parts: Annotated[tuple[Words, ...], Field(min_length=least)]

    text = "parts: []" if least == 1 else "parts: [one]"
    with pytest.raises(Problems) as bad:
        validate(Listed, read(text.encode(), "f.yaml"))
    assert bad.value.problems[0].message == f"'parts' needs {said}"
