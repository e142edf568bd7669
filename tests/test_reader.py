"""What is typed is what is read, or it is refused with its place."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from takehome import lines, reader
from takehome.characters import unseen
from takehome.escapes import MOST
from takehome.nodes import Mapping, Sequence
from takehome.problems import Place, Problems, render
from takehome.reader import read
from takehome.said import Said, SourceText

ROOT = Path(__file__).parents[1]


def refused(text):
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    with pytest.raises(Problems) as bad:
        read(data, "f.yaml")
    for problem in bad.value.problems:
        shown = render(problem)
        assert len(shown.splitlines()) <= 5
        assert not any(word in shown for word in ("yaml.", "<unicode", "while ", "did not find", "found ", "Mark"))
    return bad.value.problems


def warned(text):
    found = []
    read(text.encode(), "f.yaml", found)
    assert all(p.level == "warning" for p in found)
    return [(p.place.line, p.place.column, p.message) for p in found]


@pytest.mark.parametrize(
    "words",
    ["12:30", "no", "010", "00123", "1.10", "1e3", "0x1f", "yes", "~", "null", "2026-11-23", "=", "1_000", ".5"],
)
def test_every_scalar_is_the_text_that_was_typed(words):
    node = read(f"k: {words}\nl: [{words}]".encode(), "f.yaml")
    assert node == {"k": words, "l": [words]}


def test_the_tree_knows_its_places():
    node = read(b"a:\n  - b: 1\n    c: {d: 2}\n", "f.yaml")
    assert isinstance(node, Mapping)
    assert node.key_place("a") == Place("f.yaml", 1, 1)
    inner = node["a"]
    assert isinstance(inner, Sequence)
    assert inner.place == Place("f.yaml", 2, 3)
    row = inner[0]
    assert (row.place, row.key_place("c"), row["c"].place) == (
        Place("f.yaml", 2, 5),
        Place("f.yaml", 3, 5),
        Place("f.yaml", 3, 8),
    )
    assert all(isinstance(key, Said) for key in row)
    assert row.key_place("nothing") == row.place


def test_line_ends_and_a_mark_at_the_start_change_nothing():
    plain = read(b"a: |\n  x\n  y\nb: z\n", "f.yaml")
    assert read(b"\xef\xbb\xbfa: |\r\n  x\r\n  y\r\nb: z\r\n", "f.yaml") == plain


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        (b"k: \xff", 1, 4, "not UTF-8"),
        (b"a: 1\nk: \xc3\xa9\xc3", 2, 5, "not UTF-8"),
        (b"k: \xed\xa0\x80", 1, 4, "not UTF-8"),
        (b"k: \xc0\xaf", 1, 4, "not UTF-8"),
        ("k: a\x07b", 1, 5, "U+0007 (BELL)"),
        ("k: a\x85b", 1, 5, "U+0085 (NEXT LINE)"),
        ("k: a\u2028b", 1, 5, "LINE SEPARATOR"),
        ("k: >-\n  a\u2029b", 2, 4, "PARAGRAPH SEPARATOR"),
        ("k: \u202eb", 1, 4, "RIGHT-TO-LEFT OVERRIDE"),
        ("k: é\u2066b", 1, 5, "LEFT-TO-RIGHT ISOLATE"),
        ("k: \ufffe", 1, 4, "U+FFFE"),
        ("k: \U0001ffff", 1, 4, "U+1FFFF"),
        ("k: \ufdd0", 1, 4, "U+FDD0"),
        ("k: \x00", 1, 4, "NULL"),
        ("k: \x7f", 1, 4, "DELETE"),
        ("\ufeff\ufeffk: b", 1, 1, "byte order"),
        ('k: "a\\u202e"', 1, 6, "RIGHT-TO-LEFT OVERRIDE"),
        ('k: "a\\0"', 1, 6, "NULL"),
        ('k: "a\\rb"', 1, 6, "CARRIAGE RETURN"),
        ('k: "a\\Lb"', 1, 6, "LINE SEPARATOR"),
        ('k: "\\ud800"', 1, 7, "escape"),
    ],
)
def test_characters_that_no_page_can_hold(text, line, column, said):
    (problem,) = refused(text)
    assert (problem.place.line, problem.place.column) == (line, column)
    assert said in problem.message


def test_all_bad_characters_are_named_at_once():
    assert [p.place.column for p in refused("k: \x01a\x02b\u202e")] == [4, 6, 8]


def test_unseen_letters_are_warned_of_and_joiners_are_words():
    assert warned("k: a\u200bb\nj: \ufeff\n") == [
        (1, 5, "U+200B (ZERO WIDTH SPACE) stands here and nobody sees it"),
        (2, 4, "U+FEFF (ZERO WIDTH NO-BREAK SPACE) stands here and nobody sees it"),
    ]
    assert warned("k: \u0645\u06cc\u200c\u062e\u0648 \u0915\u094d\u200d\u0937 \u09b0\u200d\u09cd\u09af") == []
    assert warned("k: Take 1\u200c0 mg\nj: 555\u200d0150") == [
        (1, 10, "U+200C (ZERO WIDTH NON-JOINER) stands here and nobody sees it"),
        (2, 7, "U+200D (ZERO WIDTH JOINER) stands here and nobody sees it"),
    ]


def test_endings_of_persian_join_numbers_names_and_quotations():
    for words in (
        "\u06f2\u06f0|\u0633\u0627\u0644\u0647",
        "MRI|\u0647\u0627",
        "CT|\u0627\u0633\u06a9\u0646",
        "\u00ab\u0628\u00bb|\u0647\u0627",
    ):
        assert warned(f"k: {words}".replace("|", "\u200c")) == []
        assert len(warned(f"k: {words}".replace("|", "\u200b"))) == 1
    for words in ("\u06f2|\u06f0", "MRI|scan", "1|0 \u0645", "a |\u0647\u0627", "10|\u6beb\u514b"):
        assert len(warned(f"k: {words}".replace("|", "\u200c"))) == 1


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c", "\u2061", "\U000e0041"])
def test_marks_of_direction_and_tags_are_unseen_too(mark):
    (found,) = warned(f"k: 555-{mark}0150")
    assert found[:2] == (1, 8)
    assert found[2].endswith("stands here and nobody sees it")


def test_an_unseen_letter_that_is_an_escape_is_told_like_one_that_was_typed():
    said = "U+200B (ZERO WIDTH SPACE) stands here and nobody sees it"
    assert warned('k: "Take 1\\u200b0 mg"') == [(1, 11, said)]
    assert warned('k: "Take 1\u200b0 mg"') == [(1, 11, said)]
    assert warned("k: 'Take 1\\u200b0 mg'\nj: \"\\u0645\\u06cc\\u200c\\u062e\"") == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("[Take 1,000 mg a day, Rest well]", [12]),
        ("[Take 1,000 mg, or 2,000 mg]", [12, 25]),
        ("{columns: [Day, Steps (over 1,000), Pain]}", [34]),
        ("[1,000, 2,000]", [7, 14]),
        ("[Take 2,5 ml at night]", [12]),
        ("[1,000 mg, 500 mg]", [7]),
        ("[fever,chest-pain]", None),
        ("[seed,go2-resistance]", None),
        ("[step-1,2-weeks]", None),
        ("[1,2,3]", None),
        ("[7:30,12:15]", None),
        ("[Monday,Tuesday]", None),
        ("[早上,晚上]", None),
        ("[Rest ,Walk]", None),
        ('["Take 1,000 mg",Rest]', None),
        ('[Rest,"Take 1,000 mg"]', None),
        ("[one-sign,\n  other-sign, third , fourth]", None),
    ],
)
def test_a_comma_between_figures_parts_a_text_and_one_between_words_does_not(text, columns):
    if columns is None:
        assert warned(f"k: {text}\n") == []
        return
    found = refused(f"k: {text}\n")
    assert [p.place.column for p in found] == columns
    assert all("parts a text" in p.message and 'needs quotes: ["' in p.hint for p in found)


def test_a_figure_that_goes_on_with_the_text_before_it_is_warned_of():
    assert [place[:2] for place in warned("k: [Take 2, 5 ml at night, Rest well]\n")] == [(1, 13)]
    assert warned("k: [Day, 7 am, 8 pm]\nj: [Rest well, Drink water, Walk]\n") == []


@pytest.mark.parametrize(
    ("items", "own"),
    [
        ("[Low dose, 5 mg]", 'put it in quotes: "5 mg"'),
        ("[Feeling sick, 40 in 100]", 'put it in quotes: "40 in 100"'),
        ("[Years 5, 10]", 'put it in quotes: "10"'),
        ("[Bring a list, pills]", "begin it with a capital"),
    ],
)
def test_a_figure_of_its_own_is_put_in_quotes(items, own):
    found = []
    read(f"k: {items}\n".encode(), "a.yaml", found)
    assert [p.hint.partition("; if it is a text of its own, ")[2] for p in found] == [own]
    quoted = items.replace(", ", ', "').replace("]", '"]')
    assert warned(f"k: {quoted}\n") == []


def test_a_dash_that_lacks_is_told_once_and_nothing_is_to_be_deleted():
    text = "k:\n  - id: a\n    title: x\n    text: y\n    id: b\n    title: z\n    text: z\n"
    with pytest.raises(Problems) as bad:
        read(text.encode(), "a.yaml")
    (found,) = bad.value.problems
    assert (found.place.line, found.message) == (5, "the key 'id' stands here twice; first on line 2")
    assert found.hint == "does a dash lack before 'id', to begin the next of the list? else keep one of them"
    assert len(read(text.replace("    id: b", "  - id: b").encode(), "a.yaml")["k"]) == 2
    for other in ("k: {id: a, id: b}\n", "k:\n  - id: a\n    title: x\n    title: y\n", "id: a\nb: c\nid: a\n"):
        with pytest.raises(Problems) as bad:
            read(other.encode(), "a.yaml")
        assert [one.hint for one in bad.value.problems] == ["keep one of them"]


@pytest.mark.parametrize("words", ["**Tick** it", "%5", "@home"])
def test_a_mark_that_begins_words_inside_braces_is_told_at_its_place(words):
    for line in (f"- {{id: a, title: x, text: {words}, from: [b]}}", f"- {{text: {words}}}"):
        with pytest.raises(Problems) as bad:
            read(f"k:\n  {line}\n".encode(), "a.yaml")
        (found,) = bad.value.problems
        assert found.place.column == 3 + line.index(words)
        assert found.hint == 'put these words in quotes, inside the braces: {key: "..."}'
        read(f"k:\n  {line.replace(words, chr(34) + words + chr(34))}\n".encode(), "a.yaml")


@pytest.mark.parametrize(
    ("items", "column"),
    [
        ("[Bring your list, pills, and card]", 22),
        ("[A new pain, A cough, and a fever]", 26),
        ("[fever, and cold]", 12),
        ("[Fiebre, o tos]", 13),
        ("[Frühstück, öl]", 16),
        ("[Day, pH, INR]", None),
        ("[clinic-leaflet, other-one]", None),
        ("[en, es]", None),
        ('[Day, "pills, and card"]', None),
        ('["Day", pills]', None),
        ("[Day, {x: y}, Pills]", None),
        ("[حمى, سعال]", None),
    ],
)
def test_a_comma_that_parts_a_sentence_between_brackets_is_warned_of(items, column):
    found = warned(f"k: {items}\nl:\n  - Bring it\n  - and this\n")
    assert [place[:2] for place in found] == ([(1, column)] if column else [])
    assert all("did the comma before it part a sentence" in said for _, _, said in found)


def test_no_list_of_the_stock_seems_to_part_a_sentence():
    files = [path for folder in ("handouts", "layouts") for path in sorted((ROOT / folder).glob("**/*.yaml"))]
    assert len(files) > 30
    for path in files:
        assert not [said for _, _, said in warned(path.read_text()) if "comma" in said], path


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: 1\nb: &x y\n", (2, 4), "anchors"),
        ("a: *x\n", (1, 4), "aliases"),
        ("a: !!str y\n", (1, 4), "tags"),
        ("a: ! y\n", (1, 4), "tags"),
        ("a: !!python/object:os.system [x]\n", (1, 4), "tags"),
        ("<<: {a: b}\n", (1, 1), "merges"),
        ("%YAML 1.1\n---\na: b\n", (1, 1), "directives"),
        ("%TAG ! tag:x,2000:\n---\na: b\n", (1, 1), "directives"),
        ("a: b\n---\nc: d\n", (2, 1), "second document"),
        ("a: 1\nb: 2\na: 3\n", (3, 1), "'a' stands here twice; first on line 1"),
        ("x:\n  - {a: 1, 'a': 2}\n", (2, 13), "'a' stands here twice; first on line 2"),
        ("? [a, b]\n: c\n", (1, 3), "a key is one word"),
        ("{{a}}: c\n", (1, 1), "a key is one word"),
        ("k: {{clinic.fever}}\n", (1, 5), "a key is one word"),
        ("", (1, 1), "empty"),
        ("# only a comment\n", (1, 1), "empty"),
    ],
)
def test_what_yaml_can_do_and_a_handout_may_not(text, place, said):
    (problem,) = refused(text)
    assert (problem.place.line, problem.place.column) == place
    assert said in problem.message


SYNTAX = [
    ("k: a: b\n", (1, 5), "makes a key"),
    ("x: 1\nk: call: 555\n", (2, 8), "makes a key"),
    ("k: one\n j: two\n", (2, 3), "'j' does not fit the line above"),
    ("k: [a, b\nj: c\n", (1, 4), "the [ here is not closed"),
    ("k: {a: b\n", (1, 4), "the { here is not closed"),
    ("k: {a: b: c, d: e}\n", (1, 9), "makes a key"),
    ("k: a]\nj: ]\n", (2, 4), None),
    ("k:\n\tj: x\n", (2, 1), "a tab"),
    ("k:\n  j: x\n\tl: y\n", (3, 1), "a tab"),
    ("k: 'one\nj: two\n", (1, 4), "quote is never closed"),
    ('k: "one\nj: two\n', (1, 4), "quote is never closed"),
    ('k: "one\nj: "two"\n', (1, 4), "not closed before the line 'j: \"two\"'"),
    ("- t: 'one\n- t: It's two\n", (1, 6), "not closed before the line"),
    ('- {i: a-b, t: "one, f: x}\n- {i: c, t: "two"}\n', (1, 15), "not closed before the line"),
    ('k:\n  - t: "one\n      more\n    f: [x]\n  - t: "two"\n', (2, 8), "not closed before the line 'f: [x]'"),
    ('k: "one\nj: two"\n', (1, 4), "not closed before the line"),
    ('- "one\n- "two"\n', (1, 3), "not closed before the line"),
    ('k: "Ask" about\n', (1, 10), "after the closing quote"),
    ("k: 'Don't go'\n", (1, 9), "after the closing quote"),
    ("k: **Ask** now\n", (1, 4), "begin with *"),
    ("- **Ask** now\n", (1, 3), "begin with *"),
    ("k: @home\n", (1, 4), "begin with @"),
    ("k: `x`\n", (1, 4), "begin with `"),
    ("k: %x\n", (1, 4), "begin with %"),
    ("k: & x\n", (1, 4), "begin with &"),
    ("k: {a: b, c: d}, e: f\n", (1, 16), "something stands behind the closing }"),
    ("k: {term:a|b} now\n", (1, 4), "begin with { need quotes"),
    ("k: {{a.b}} now\n", (1, 4), "begin with { need quotes"),
    ("k: [Ask](https://x.org) now\n", (1, 4), "begin with [ need quotes"),
    ("k: x\nstray\nj: y\n", (2, 1), "neither a key"),
    ("k: x\n- y\n", (2, 1), "does not fit"),
    ("- x\nk: y\n", (2, 1), "list above"),
    (" k: x\nj: y\n", (2, 1), "does not fit"),
    ("k: - x\n", (1, 4), "dash"),
    ('k: "a\\qb"\n', (1, 6), "backslash"),
    ("k: |x\n  y\n", (1, 4), "after | or >"),
    ("- text |\n    one\n\n    two\n  from: [seed]\n", (1, 7), "a colon is missing after 'text'"),
]


@pytest.mark.parametrize(("text", "place", "said"), SYNTAX)
def test_a_slip_is_named_where_it_was_made_with_a_mend(text, place, said):
    first, *_ = refused(text)
    assert first.hint
    assert said is None or said in first.message
    assert first.place.line == place[0]
    assert said is None or first.place.column == place[1]


@pytest.mark.parametrize(("text", "place", "said"), SYNTAX)
def test_the_parser_in_python_is_as_good(text, place, said, monkeypatch):
    monkeypatch.setattr(reader, "_LOADER", yaml.BaseLoader)
    first, *_ = refused(text)
    assert first.hint
    assert abs(first.place.line - place[0]) <= 1


@pytest.mark.parametrize(
    "text", ['k:\n  j: "one\n    b: two"\n', "- 'one\n\n  - two'\n", "k: 'one\ntwo: three'\n".replace("\n", "\n  ", 1)]
)
def test_a_quoted_text_may_have_lines_of_its_own(text):
    assert read(text.encode(), "f.yaml")


def test_a_quote_that_is_not_closed_does_not_hide_the_next_slip():
    assert [p.place.line for p in refused('a: "one\nb: "two"\nc: "d" e\n')] == [1, 3]


def test_one_slip_does_not_hide_the_next():
    text = "a: b: c\nd: 'é'\ne: **f**\ng: \"h\" i\nd: 1\nk: {x} y\n"
    assert [p.place.line for p in refused(text)] == [1, 3, 4, 5, 6]
    assert len(refused("".join(f"k{n}: a: b\n" for n in range(50)))) == reader.MOST_ERRORS


@pytest.mark.parametrize("python", [False, True])
@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{a: ", "a: [", "[[]", "{? "])
def test_a_hundred_thousand_brackets_are_refused_at_once(opening, python, monkeypatch):
    if python:
        monkeypatch.setattr(reader, "_LOADER", yaml.BaseLoader)
    start = time.process_time()
    problems = refused("k: x\nj:\n  " + opening * (300_000 // len(opening) // 3))
    assert any(p.place.line == 3 for p in problems)
    assert time.process_time() - start < (5 if python else 2)


def test_limits():
    read(("k: " + "[" * 19 + "]" * 19).encode(), "f.yaml")
    assert "20 deep" in refused("k: " + "[" * 20 + "]" * 20)[0].message
    read(("k: '" + "é" * 20_000 + "'").encode(), "f.yaml")
    (problem,) = refused("a: 1\nk: '" + "é" * 20_001 + "'\n")
    assert (problem.place.line, "20,000" in problem.message) == (2, True)
    assert "larger than" in refused(b"#" * 1_000_001)[0].message
    assert "20,000 parts" in refused("k: [" + "a, " * 20_000 + "]")[0].message


def test_forty_kilobytes_are_read_in_a_few_times_what_the_parser_takes():
    page = "".join(
        f"k{n}:\n  - {{id: a, text: 'words of a sentence, {n}', from: [seed]}}\n" for n in range(640)
    ).encode()
    assert len(page) > 38_000
    ways = {"ours": lambda: read(page, "f.yaml"), "events": lambda: list(yaml.parse(page, Loader=yaml.CSafeLoader))}
    taken = {name: [] for name in ways}
    for _ in range(5):
        for name, way in ways.items():
            start = time.process_time()
            way()
            taken[name].append(time.process_time() - start)
    assert min(taken["ours"]) < 15 * min(taken["events"])


@settings(max_examples=400)
@given(st.text(st.characters(codec="utf-8") | st.sampled_from("{}[]:,-?&*!|>'\"%@` \n\t#~\\"), max_size=60))
def test_any_text_is_read_or_refused(text):
    try:
        read(text.encode(), "f.yaml")
    except Problems as bad:
        assert all(p.place.line >= 1 and p.place.column >= 1 for p in bad.problems)
        assert all(len(render(p).splitlines()) <= 5 for p in bad.problems)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    try:
        read(data, "f.yaml")
    except Problems as bad:
        assert all(p.place.line >= 1 for p in bad.problems)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1))
def test_a_literal_text_is_read_as_it_was_typed(text):
    data = ("k: '" + text.replace("'", "''") + "'").encode()
    try:
        assert read(data, "f.yaml") == {"k": text}
    except Problems as bad:
        assert all("U+" in p.message for p in bad.problems)


@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_the_marks_of_a_merge_are_told_and_never_printed(indent):
    lines = ["text: >-", "  One.", "<<<<<<< HEAD", "  Two.", "=======", "  Three.", ">>>>>>> theirs", "  Four."]
    found = refused("\n".join(line if line[0] in "t " else indent + line for line in lines))
    assert [problem.place.line for problem in found] == [3, 5, 7]
    assert all("is the mark of a merge" in problem.message for problem in found)
    assert all("take all such marks out" in problem.hint for problem in found)


@pytest.mark.parametrize("text", ["text: |-\n  Title\n  =======\n  Words.", "text: a <<<<<<< b", "text: '>>>>>>>>'"])
def test_what_only_looks_like_a_mark_of_a_merge_is_read(text):
    read(text.encode(), "f.yaml")


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("handouts/issued/T-0001.yaml", "issue that version again, or move the file away"),
        ("handouts/booklets/b.yaml", "begin with `order: b`"),
        ("handouts/shared/vi.yaml", "begin with `shared: vi`"),
        ("layouts/brands/b.yaml", "begin with `brand: b`"),
        ("layouts/words/pt-BR.yaml", "begin with `words: pt-BR`"),
        ("handouts/t/en.yaml", "begin with `handout: t`"),
        ("/somewhere/else.yaml", "begin with `handout: my-topic`"),
    ],
)
def test_an_empty_file_is_told_how_one_of_its_folder_begins(path, hint):
    with pytest.raises(Problems) as bad:
        read(b"", path)
    assert bad.value.problems[0].hint == hint


@pytest.mark.parametrize(
    "text",
    ["\0" * 900_000, "a: '" + "\ufeff" * 9_000 + "'", "a: >-\n" + "  a\u200bb\n" * 4_000, "- 'a\u200bb'\n" * 9_000],
)
def test_no_more_problems_are_made_of_hidden_characters_than_are_told(text, monkeypatch):
    made = []
    problem = SourceText.problem
    monkeypatch.setattr(SourceText, "problem", lambda *given: made.append(problem(*given)) or made[-1])
    found = []
    try:
        read(text.encode(), "f.yaml", found)
    except Problems as bad:
        found += bad.problems
    assert reader.MOST_TOLD <= len(made) <= reader.MOST_TOLD + 1
    assert all("U+" in one.message for one in found) and len(found) == reader.MOST_TOLD


def test_no_more_problems_are_made_of_an_option_than_are_told(monkeypatch):
    made = []
    problem = SourceText.problem
    monkeypatch.setattr(SourceText, "problem", lambda *given: made.append(problem(*given)) or made[-1])
    with pytest.raises(Problems, match="cannot be printed"):
        reader.typed("\0" * 900_000, "--for")
    assert len(made) == reader.MOST_TOLD + 1  # and how long it is


def test_escapes_of_hidden_characters_are_told_of_fifty_in_a_text():
    assert len(warned('a: "' + "\\u200b" * 9_000 + '"')) == MOST


@pytest.mark.parametrize("last", ["", "\n"])
def test_problems_of_a_line_share_it(last):
    source = SourceText("f.yaml", "a\n" + "b" * 900 + last)
    first, second = source.problem(2, "one"), source.problem(700, "two")
    assert first.excerpt == "b" * 900 and first.excerpt is second.excerpt
    assert source.problem(0, "three").excerpt == "a" and source.line(9) == ""


class Whole(str):
    """A text of which no large part is ever copied."""

    __slots__ = ()

    def __getitem__(self, key):
        part = str.__getitem__(self, key)
        assert len(part) <= 1
        return part


def test_what_stands_beside_a_hidden_character_is_looked_up_and_not_cut_out():
    found = [at for at, *_ in unseen(Whole("\u200ba \u0628\u200c\u0628 5\u200c\u0628 a\u200cb\u200d"))]
    assert found == [0, 12, 14]


def test_blank_lines_are_passed_over_without_being_read(monkeypatch):
    seen = []
    line_at = lines.line_at
    monkeypatch.setattr(lines, "line_at", lambda *given: seen.append(given) or line_at(*given))
    text = "a: |\n" + "  \n\n" * 90_000 + "b: ["
    first, last = line_at(text, 0), line_at(text, len(text))
    assert [one.words for one in lines.below(text, first)] == ["b: ["]
    assert [one.words for one in lines.above(text, last)] == ["a: |"]
    assert len(seen) == 2
