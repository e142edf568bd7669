"""A dash, a colon or a space that lacks, and lines in a wrong column, where the parser stops: place and mend."""

import re
from contextlib import suppress
from datetime import date

import pytest
import yaml

from takehome import lines, reader
from takehome.lines import line_at
from takehome.problems import Problems, render
from takehome.reader import read
from takehome.template import handout_template

HANDOUT = "\n".join(
    line for line in handout_template("a-topic", date(2026, 11, 23)).splitlines() if not line.startswith("#")
)
POINTS = "key_points:\n" + "".join(
    f"  - id: kp-{n}\n    text: Say the {n} point.\n    from: [seed]\n" for n in ("one", "two", "three")
)
ORDER = """order: a
title: A set
langs: [en]
parts:
  - one-topic:food
  - two-topic
  - topic: three-topic
    only: [a, b]
questions:
  - q-one
  - q-two
  - q-three
"""
BRAND = """name: My Clinic
phones: {day: 555-0150, night: 555-0151}
clinic:
  fever: 100.4 °F
  minutes: "15"
languages:
  es:
    name: Mi Clínica
    hours: de lunes
"""
BULLETS = """blocks:
  - text: >-
      Write short sentences.
  - bullets:
      - You cannot wake someone
      - Call us at once
      - Stay calm
"""


def refused(text):
    with pytest.raises(Problems) as bad:
        read(text.encode(), "f.yaml")
    assert all(one.hint and len(render(one).splitlines()) <= 4 for one in bad.value.problems)
    return [(one.place.line, one.place.column, one.message, one.hint) for one in bad.value.problems]


def slip(text, old, new):
    """What is said of a text with one slip, and the line on which it is."""
    assert old in text
    assert reader.read(text.encode(), "f.yaml")
    return refused(text.replace(old, new, 1)), text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "old", "new", "mend"),
    [
        (POINTS, "key_points:", "key_points", "key_points:"),
        (HANDOUT, "key_points:", "key_points", "key_points:"),
        (HANDOUT, "sections:", "sections", "sections:"),
        (HANDOUT, "sections:", "sections  # all", "sections:"),
        (HANDOUT, "    blocks:\n", "    blocks\n", "blocks:"),
        (HANDOUT, "  ready:", "  ready", "ready:"),
        (HANDOUT, "review: {w", "review {w", "review: {written: 2026-11-23, by: null, on: n..."),
        (HANDOUT, "help: []", "help []", "help: []"),
        (HANDOUT, "handout: a", "handout a", "handout: a-topic"),
        (HANDOUT, "lang: en", "lang en", "lang: en"),
        (HANDOUT, 'title: "', 'title "', 'title: "A topic"'),
        (HANDOUT, "subtitle: For", "subtitle For", "subtitle: For you and the people close to you"),
        (HANDOUT, "    title: What", "    title What", "title: What happens?"),
        (HANDOUT, "  - id: what", "  - id what", "id: what-happens"),
        (HANDOUT, "  lines: 6", "  lines 6", "lines: 6"),
        (HANDOUT, "{id: kp-one, text: Say", "{id: kp-one, text Say", "text: Say the first point."),
        (HANDOUT, "{id: kp-one, text", "{id kp-one, text", "id: kp-one"),
        (POINTS, "text: Say the two", "text Say the two", "text: Say the two point."),
        (POINTS, "text: Say the two", "text; Say the two", "text: Say the two point."),
        (POINTS, "text: Say the two", "text = Say the two", "text: Say the two point."),
        (POINTS, "text: Say the two", "text\uff1aSay the two", "text: Say the two point."),
        (POINTS, "from: [seed]", "from [seed]", "from: [seed]"),
        (ORDER, "parts:", "parts", "parts:"),
        (ORDER, "questions:", "questions", "questions:"),
        (ORDER, "langs: [en]", "langs [en]", "langs: [en]"),
        (ORDER, "topic: three", "topic three", "topic: three-topic"),
        (BRAND, "phones: {", "phones {", "phones: {day: 555-0150, night: 555-0151}"),
        (BRAND, "day: 555", "day 555", "day: 555-0150"),
        (BRAND, "night: 555", "night 555", "night: 555-0151"),
        (BRAND, "fever: 100", "fever 100", "fever: 100.4 °F"),
        (BRAND, "  es:", "  es", "es:"),
        ("when_to_call:\n  - one\nb: c\n", "when_to_call:", "when to call", "when_to_call:"),
        ("a:\n  - {id: x, from: [y]}\n", "from: [", "from [", "from: [y]"),
        ("k: l\nfrom: [y]\na:\n  - {id: x, from: [y]}\n", "{id: x, from: [", "{id: x, from [", "from: [y]"),
    ],
)
def test_a_colon_that_lacks_is_told_where_it_belongs(text, old, new, mend):
    ((at, column, message, hint), *more), line = slip(text, old, new)
    assert more == []
    typed = text.replace(old, new, 1).splitlines()[at - 1]
    key = mend.partition(":")[0]
    assert (at, hint) == (line, f"write `{mend}`")
    assert message.startswith(f"a colon is missing after '{key if key != 'when_to_call' else 'when to call'}'")
    assert typed[: column - 1].endswith(key.replace("_", " ") if " to " in typed else key)


@pytest.mark.parametrize("text", [HANDOUT, POINTS, ORDER, BRAND, BULLETS])
def test_the_parser_in_python_tells_the_same(text, monkeypatch):
    slips = [text.replace(mark, other, 1) for mark, other in ((": ", " "), (":\n", "\n"), ("  - ", "  "))]
    told = [refused(one)[0] for one in slips if one != text]
    monkeypatch.setattr(reader, "_LOADER", yaml.BaseLoader)
    assert told == [refused(one)[0] for one in slips if one != text]
    assert told


@pytest.mark.parametrize(
    ("text", "old", "new", "mend"),
    [
        (BULLETS, "- Call us", "Call us", "- Call us at once"),
        (BULLETS, "- Stay", "Stay", "- Stay calm"),
        (BULLETS, "- Call us", '"Call us" ', '- "Call us"  at once'),
        (BULLETS, "- text: >-", "text: >-", "- text: >-"),
        (BULLETS, "- text: >-", "  text: >-", "- text: >-"),
        (BULLETS, "- bullets:", "bullets:", "- bullets:"),
        (ORDER, "- two-topic", "two-topic", "- two-topic"),
        (ORDER, "- one-topic", "one-topic", "- one-topic:food"),
        (ORDER, "- topic: three", "topic: three", "- topic: three-topic"),
        (ORDER, "- q-two", "q-two", "- q-two"),
        (ORDER, "- q-three", "q-three", "- q-three"),
        (ORDER.replace("  - ", "- ").replace("    ", "  "), "- q-two", "q-two", "- q-two"),
        (POINTS, "- id: kp-one", "id: kp-one", "- id: kp-one"),
        (POINTS, "- id: kp-one", "  id: kp-one", "- id: kp-one"),
        (POINTS, "- id: kp-two", "id: kp-two", "- id: kp-two"),
        (HANDOUT, "- {id: kp-one", "{id: kp-one", "- {id: kp-one, text: Say the first point.}"),
        (HANDOUT, "- {id: kp-two", "{id: kp-two", "- {id: kp-two, text: Say the second poi..."),
        (HANDOUT, "  - id: next-steps", "  id: next-steps", "- id: next-steps"),
    ],
)
def test_a_dash_that_lacks_is_told_where_it_belongs(text, old, new, mend):
    if '"Call us"' in new:
        new, mend = '"Call us at once"\n      #', '- "Call us at once"'
    ((at, column, message, hint), *more), line = slip(text, old, new)
    assert more == []
    assert at == line
    assert column == len(text.replace(old, new, 1).splitlines()[at - 1].split(new.strip().partition("\n")[0])[0]) + 1
    assert "a dash is missing before" in message
    assert hint.startswith(f"begin it with a dash: `{mend.removeprefix('- ') and mend}`")


def test_words_that_hold_a_colon_lack_quotes_as_well_as_a_dash():
    (found,), line = slip(BULLETS, "- Call us at", "Call us: at")
    assert found[:2] == (line, 7)
    assert found[3] == 'begin it with a dash, and put it in quotes for its colon: - "Call us: at once"'


@pytest.mark.parametrize("mark", ["–", "—", "•", "*", "--", "="])
def test_an_item_that_begins_with_another_mark_is_told_to_take_a_dash(mark):
    ((at, _, _, hint), *_), line = slip(BULLETS, "- Call us", f"{mark} Call us")
    assert at == line
    assert hint.endswith("`- Call us at once`")


@pytest.mark.parametrize(
    ("text", "old", "new", "message", "hint"),
    [
        (
            POINTS,
            "  - id: kp-two",
            "    - id: kp-two",
            "a dash begins this line, but it is indented",
            "column 3, as the",
        ),
        (POINTS, "  - id: kp-two", "      - id: kp-two", "a dash begins this line, but it is", "column 3, as the dash"),
        (HANDOUT, "  - {id: kp-two", "     - {id: kp-two", "a dash begins this line, but it", "column 3, as the dash"),
        ("- a: b\n- c: d\n", "- c", "  - c", "a dash begins this line, but it", "column 1, as the dash"),
        (POINTS, "  - id: kp-two", " - id: kp-two", "this dash is indented less than", "the column of its own list: 3"),
        (POINTS, "  - id: kp-two", "- id: kp-two", "this dash is indented less than", "the column of its own list: 3"),
        (BULLETS, "      - Call", "    - Call", "this dash is indented less than", "of its own list: 7 or 3"),
        (POINTS, "    text: Say the two", "   text: Say the two", "the key 'text' is indented less", "in column 5"),
        (POINTS, "    text: Say the two", "text: Say the two", "the key 'text' is indented less", "in column 5"),
        (POINTS, "    text: Say the two", "     text: Say the two", "the key 'text' does not fit the", "in column 5"),
        (BRAND, "    hours", "   hours", "the key 'hours' is indented less than the keys above it", "in column 5"),
        (POINTS, "    from: [seed]\n", "  from: [seed]\n", "this line is not part of the list", "in column 5 or 1"),
    ],
)
def test_a_line_in_a_wrong_column_is_told_with_the_right_one(text, old, new, message, hint):
    ((at, _, what, mend), *more), line = slip(text, old, new)
    assert more == []
    assert (at, what[: len(message)]) == (line, message)
    assert hint in mend


DEEP = """parts:
  - id: x
    rows:
      - id: one
        name: One
        from: [a]
      - id: two
        name: Two
        from: [a]
      - id: three
        name: Three
  - id: y
    name: Y
more: z
"""
PLAIN = "a:\n  b: c\n  d: e\n  f: g\n"
DEEPER = "a:\n  b:\n    c: d\n    e: f\n    g: h\n  i: j\n"
SHORT = "parts:\n  - one-topic:food\nquestions:\n  - q-one\n"
LISTED = "a:\n  b: c\n  d:\n    - x: y\n  e: f\n"


@pytest.mark.parametrize(
    ("text", "old", "new", "message", "column", "below"),
    [
        (DEEP, "      - id: one", "        - id: one", "this dash is indented further than the dashes below", 7, 0),
        (DEEP, "      - id: one", "       - id: one", "this dash is indented further than the dashes below", 7, 0),
        (DEEP, "      - id: one", "          - id: one", "this dash is indented further than the dashes below", 7, 0),
        (DEEP, "      - id: one", "     - id: one", "this dash is indented less than the dashes below", 7, 0),
        (DEEP, "more:", "  more:", "this line is not part of the list above: a dash is missing", 1, 0),
        (DEEP, "more:", " more:", "the key 'more' is indented further than 'parts', and does not", 1, 0),
        (SHORT, "questions:", "    questions:", "the key 'questions' does not fit the line above", 1, 0),
        (HANDOUT, "  - {id: kp-one", "    - {id: kp-one", "this dash is indented further than the dashes below", 3, 0),
        (HANDOUT, "  - {id: kp-one", " - {id: kp-one", "this dash is indented less than the dashes below", 3, 0),
        (BRAND, "  fever", "    fever", "the key 'minutes' is indented less than the keys above it", 5, 1),
        (ORDER, "parts:", "parts: one", "a dash begins this line, but a text has begun above", 0, 1),
        (DEEPER, "    c", "     c", "the key 'c' is indented further than the keys below", 5, 0),
        (PLAIN, "  b", " b", "the key 'b' is indented less than the keys below", 3, 0),
        (LISTED, "  d", " d", "the key 'd' is indented less than the keys above it", 3, 0),
        (PLAIN, "b: c", "b: >-\n  c", "this line does not belong to the text of 'b': it is not indented", 5, 1),
        ("a: b\nc: d\n", "a", " a", "this line does not fit the ones above", 1, 1),
    ],
)
def test_the_one_line_in_a_column_of_its_own_is_told_and_not_its_neighbours(text, old, new, message, column, below):
    ((at, _, what, hint), *_), line = slip(text, old, new)
    assert what.startswith(message)
    assert re.search(rf"in column (?:\d+ or )?{column}\b" if column else "nothing behind its colon", hint)
    assert at == line + below


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        (
            "  - id: y\n    name",
            "    id: y\n    name",
            12,
            "does a dash lack before 'id', to begin the next of the list? else keep",
        ),
        ("      - id: two\n", "", 7, "keep one of them; or does the next of the list begin on lines 6 to 7, without"),
    ],
)
def test_a_key_that_stands_twice_may_begin_the_next_of_a_list(old, new, line, hint):
    found = [one for one in slip(DEEP, old, new)[0] if "stands here twice" in one[2]]
    assert [one[0] for one in found] == [line]
    assert found[0][3].startswith(hint)


def test_a_key_with_nothing_below_it_may_be_indented_too_far():
    text = "langs:\n  es:\n    name: A\n    hours: B\n  ar:\n    name: C\n    hours: D\n"
    ((at, _, message, hint),), line = slip(text, "  ar:", "    ar:")
    assert (at, message) == (line + 1, "the key 'name' stands here twice; first on line 3")
    assert hint == "keep one of them; or is 'ar' indented too far, so that nothing stands below it?"


def test_words_below_a_text_are_no_key_where_they_may_go_on_with_it():
    for words in ("the contents page", "from the contents page"):
        text = f"a:\n  - id: x\n    from: [y]\n    text: One line for\n    {words}\n"
        ((line, column, message, hint),) = refused(text)
        assert (line, column, message) == (5, 5, "this line is neither a key nor part of the text above")
        word, _, rest = words.partition(" ")
        assert hint.startswith(f"if {word!r} is a key, write `{word}: {rest}`; if it goes on with the text above, ")
    ((_, _, message, hint),) = refused("a: One line.\nMore words.\nb: c\n")
    assert message == "this line is neither a key nor part of the text above"
    assert hint.startswith("if it goes on with the text above, indent it further")


def test_slips_of_both_kinds_are_told_at_once():
    text = ORDER.replace("title: A", "title A").replace("  - two-topic", "  two-topic").replace("- q-three", "q-three")
    assert [line for line, *_ in refused(text)] == [2, 6, 12]
    assert [line for line, *_ in refused(POINTS.replace("text: ", "text "))] == [3, 6, 9]


@pytest.mark.parametrize(
    ("words", "place", "message", "hint"),
    [
        ("{id: a text: Two}", (3, 8), "a comma is missing before the key 'text'", "write `, text: ...`"),
        (
            "id: a, text: Two}",
            (3, 1),
            "a { is missing before these keys, for a } ends them",
            "write `{id: a, text: Two}`",
        ),
        ("{id: a, text: Two}}", (3, 19), "this } closes nothing", "take it out"),
        ('{id: a, text: "Two, you" and}', (3, 26), "words go on after the closing quote", "put all of it in quotes"),
        ('"Two" and', (3, 7), "words go on after the closing quote", "put all of it in quotes"),
        ("* Two", (3, 1), "words cannot begin with *", "begin an item with a dash: `- Two`"),
        (
            "text: Two id: Three",
            (3, 13),
            "a colon makes a key of 'id', and the line has one",
            "begin `id:` on a line of",
        ),
    ],
)
def test_marks_that_lack_or_are_too_many_are_told(words, place, message, hint):
    item = f"- {words}" if words[0] != "*" else words
    ((line, column, what, mend), *more) = refused(f"- id: x\n  text: One\n{item}\n- id: y\n")
    assert more == []
    assert (line, column - 2 * (item != words)) == place
    assert what.startswith(message)
    assert mend.startswith(hint)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000"])
@pytest.mark.parametrize("line", ["  -{}q-two", "{} - q-two"])
def test_a_blank_that_yaml_does_not_know_is_told(blank, line):
    ((at, column, message, hint), *_), there = slip(ORDER, "  - q-two", line.format(blank))
    assert (at, column) == (there, line.index("{") + 1)
    assert message.startswith("a blank stands here that YAML does not take for one: U+")
    assert hint == "write a space in its place"


def test_a_tab_behind_a_dash_and_dots_between_lines_are_told():
    (found,), line = slip(ORDER, "- q-two", "-\tq-two")
    assert found == (line, 4, "a tab stands where a space belongs", "write a space")
    (found,), line = slip(ORDER, "questions:", "...\nquestions:")
    assert found == (line, 1, "the line `...` ends the file here, and more follows", "take the line out")


def looked_at(monkeypatch, text):
    """How many lines are looked at to say what is wrong with a file."""
    count = 0

    def counted(*given):
        nonlocal count
        count += 1
        return line_at(*given)

    with monkeypatch.context() as patched:
        patched.setattr(lines, "line_at", counted)
        with suppress(Problems):
            read(text.encode(), "f.yaml")
    return count


FILLERS = ["- a\n  b\n", "k:\n - a\n", "a b\n", "  - a: b\n", "- \n", "k: >-\n  a: b\n"]


@pytest.mark.parametrize("filler", [*FILLERS, "k{}: b\n   - c\n"])
@pytest.mark.parametrize("end", ["stray\nk: v: w\n", " - a: b: c\n", "  x\n - y\nz: a\n", "'\n", "{a b: c}\n"])
def test_lines_are_looked_at_as_often_as_there_are_so_many(filler, end, monkeypatch):
    """Twice as many slips take twice as long, and not four times."""
    few, many = ("".join(filler.format(n) for n in range(count)) + end for count in (1_000, 2_000))
    assert looked_at(monkeypatch, many) <= 2.2 * looked_at(monkeypatch, few) + 100


def test_words_end_at_a_comment_and_not_at_a_mark_in_them():
    said = ["a: b # c", "a: b\t# c", "a: b#c", "a: 'b # c'", "- b  \t # c #d", "a: b"]
    assert [line_at(text, 0).value for text in said] == ["b", "b", "b#c", "'b # c'", "b", "b"]
