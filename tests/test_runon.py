"""Lines that a text takes in without a word: items that are indented too far, dashes and colons that lack."""

import pytest

from takehome.problems import Problems, render
from takehome.reader import read


def found(text):
    """What is said of a text: for each problem its line, column, level, message and mend."""
    warnings = []
    try:
        read(text.encode(), "f.yaml", warnings)
        problems = warnings
    except Problems as bad:
        problems = [*bad.problems]
    assert all(one.hint and len(render(one).splitlines()) <= 4 for one in problems)
    return [(one.place.line, one.place.column, one.level, one.message, one.hint) for one in problems]


TOO_FAR = "a dash begins this line, but it is indented further than the dash above: it is read as part of that item"
TAKEN_IN = "a dash begins this line, but a text has begun above: it is read as part of that text"


@pytest.mark.parametrize(
    ("text", "places", "column"),
    [
        ("list:\n  - You cannot wake someone\n    - Call us at once\n", [(3, 5)], 3),
        ("list:\n  - You cannot wake someone\n     - Call us at once\n     - Stay calm\n", [(3, 6), (4, 6)], 3),
        ("list:\n- You cannot wake someone\n - Call us at once\n- Stay calm\n", [(3, 2)], 1),
        ("parts:\n  - one-topic:food\n    - two-topic  # and this\n  - three\n", [(3, 5)], 3),
        ("a:\n  b:\n    - One\n    - Two\n\n      - Three\n", [(6, 7)], 5),
        ("list:\n  - 1. One\n    - Two\n", [(3, 5)], 3),
    ],
)
def test_an_item_that_is_indented_too_far_is_told_at_its_line(text, places, column):
    said = found(text)
    assert [one[:2] for one in said] == places
    assert {one[2:4] for one in said} == {("error", TOO_FAR)}
    assert all(one[4].startswith(f"begin it in column {column}, as the dash above; ") for one in said)
    assert all(one[4].endswith("if the words hold a dash, put the whole text in quotes") for one in said)


@pytest.mark.parametrize("key", ["title", "- title"])
def test_a_dash_below_the_text_of_a_key_is_told(key):
    ((line, column, level, message, hint),) = found(f"{key}: What happens?\n    - and more\n")
    assert (line, column, level, message) == (2, 5, "error", TAKEN_IN)
    assert hint.startswith("a list stands below a key with nothing behind its colon; ")


@pytest.mark.parametrize(
    "text",
    [
        'a: "One\n  - two"\n',
        "a: 'One\n  - two'\n",
        "a: One\n  and -two\n",
        "a: One\n  -5 degrees\n",
        "a:\n  - One\n    1. two\n    2. three\n",
        "a:\n  - One\n  - Two\n",
        "a:\n  - 您不能叫醒某人\n    请立即致电\n",
        "a: >-\n  One\n  two - three\n",
        "a: >-\n  Note: two\n  fever: {{clinic.fever}}\n  see: [here](https://x.org)\n",
    ],
)
def test_dashes_that_are_meant_are_read_in_silence(text):
    assert found(text) == []


def test_a_dash_in_a_text_between_brackets_of_several_lines_is_told():
    ((line, column, level, message, hint),) = found("a: [\n  one,\n  two\n  - three,\n  four]\n")
    assert (line, column, level) == (4, 3, "error")
    assert message == "a dash begins this line, but between brackets it begins no item: it is part of the text above"
    assert "end the text above with a comma and take the dash out" in hint
    ((line, _, _, message, hint),) = found("a: [\n  - one\n  - two]\n")
    assert (line, message) == (2, "a dash begins no item between brackets")
    assert "take the brackets out" in hint


@pytest.mark.parametrize("mark", [">-", ">", "|", "|-"])
def test_a_dash_that_begins_a_line_of_a_block_text_is_warned_of_once(mark):
    ((line, column, level, message, _),) = found(f"a: {mark}\n  Bring:\n  - a list\n  - a pen\n")
    assert (line, column, level) == (3, 3, "warning")
    assert message.startswith("a dash begins this line, and is printed as a dash: ")


def test_a_key_or_an_item_that_stands_among_the_lines_of_a_folded_text_is_told():
    other = "b:\n  - id: x\n    title: y\n"
    ((line, column, level, message, hint),) = found(f"a: >-\n  One.\n  from: [seed]\n{other}")
    assert (line, column, level) == (3, 3, "error")
    assert message.startswith("'from: [seed]' is part of the text above, and is printed")
    assert hint.startswith("begin it in the column of the other keys; ")
    assert found(f"a: |\n  One.\n  title: Two\n{other}")[0][:3] == (3, 3, "warning")
    ((line, _, level, _, hint),) = found(f"a: >-\n  One.\n  - id: z\n    title: w\n{other}")
    assert (line, level) == (3, "error")
    assert hint.startswith("begin it in the column of the other dashes; ")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("when:\n  - breathless\n    chest-pain\n    fever\n  - cough\n", [3, 4]),
        ("parts:\n  - one-topic:food,drink\n    two-topic\n", [3]),
    ],
)
def test_ids_in_lines_below_an_item_lack_their_dash(text, lines):
    said = found(text)
    words = [text.splitlines()[line - 1].strip() for line in lines]
    assert [(line, message) for line, _, _, message, _ in said] == [
        (line, f"a dash is missing before {word!r}") for line, word in zip(lines, words, strict=True)
    ]
    assert [one[4] for one in said] == [f"begin it with a dash: `- {word}` in column 3" for word in words]


def test_a_short_line_of_an_item_before_a_capital_is_warned_of():
    ((line, column, level, message, hint),) = found("a:\n  - You cannot wake someone\n    Call us\n  - Rest\n")
    assert (line, column, level) == (3, 5, "warning")
    assert message == "'Call us' goes on with the item above: is a dash missing before it?"
    assert hint.startswith("begin it with a dash in column 3; ")
    long = "You cannot wake someone who sleeps, and you have tried it more than once"
    for words in (f"{long}\n    Call us", "You cannot wake\n    someone"):
        assert found(f"a:\n  - {words}\n  - Rest\n") == []
    assert found("a: You cannot\n  Wake someone\n") == []


@pytest.mark.parametrize(
    "text", ["k:\n  One thing\n  - Two\n  - Three\n", "k:\n- a: >-\n    x\n  b:\n    One thing\n    - Two\n"]
)
def test_a_first_item_that_lacks_its_dash_is_told_at_its_line(text):
    ((line, _, _, message, hint),) = found(text)
    assert text.splitlines()[line - 1].strip() == "One thing"
    assert (message, hint) == ("a dash is missing before 'One thing'", "begin it with a dash: `- One thing`")


def test_a_key_among_items_whose_colon_lacks_is_told_and_not_its_lines():
    for text in (
        "a:\n  - bullets\n      - One thing\n      - Two\n",
        "a:\n  - text >-\n      One thing.\n      Two.\n",
    ):
        ((line, column, _, message, hint),) = found(text)
        word = text.split()[2]
        assert (line, column, message) == (2, 5 + len(word), f"a colon is missing after {word!r}")
        assert hint.startswith(f"write `{word}:")


def test_a_quote_that_only_ends_a_text_is_warned_of():
    ((line, column, level, message, hint),) = found('a: Say it."\nb: c\n')
    assert (line, column, level) == (1, 11, "warning")
    assert message == "this quote is printed: the text does not begin with one"
    assert hint.startswith("take it out")
    assert found('a: 10"\nb: Say "it"\nc: the patients\'\n') == []


@pytest.mark.parametrize("value", ["{day: 555-0150}", '"Rest: it helps"', "[a: b]"])
def test_a_key_whose_colon_lacks_before_a_bracket_or_a_quote_is_told(value):
    ((line, column, _, message, hint),) = found(f"a: b\nphones {value}\n")
    assert (line, column, message) == (2, 7, "a colon is missing after 'phones'")
    assert hint == f"write `phones: {value}`"


@pytest.mark.parametrize("words", ["It: rest", "It may rest"])
def test_a_key_between_braces_whose_colon_lacks_is_told_once(words):
    ((line, column, _, message, hint),) = found(f'a: {{id: x, text "{words}", from: [y]}}\n')
    assert (line, column, message) == (1, 16, "a colon is missing after 'text'")
    assert hint == f'write `text: "{words}", from: [y]}}`'


TORN = "this line would stand in a paragraph of its own"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: >-\n  Do not take these pills if\n   you have a fever.\n", 3, 3),
        ("a: >\n  Do not take\n  these pills if\n    you have a fever.\n", 4, 3),
        ("a: >-\n  Do not take\n   these pills if\n   you have a fever.\n", 3, 3),
        ("a: >-\n  One.\n\n  Do not take\n   these pills.\n", 5, 3),
        ("a:\n  - text: >-\n      Do not take\n       these pills.\n", 4, 7),
    ],
)
def test_a_line_that_tears_a_sentence_is_told(text, line, column):
    ((at, _, level, message, hint),) = found(text)
    assert (at, level, message) == (line, "error", TORN)
    assert hint == f"begin it in column {column}, as the first of its text; a blank line begins a paragraph"


def test_after_a_bar_a_sentence_that_goes_on_is_warned_of():
    ((line, _, level, message, hint),) = found("a: |\n  Do not take more than\n  two pills a day.\n")
    assert (line, level, message) == (3, "warning", TORN) and hint.startswith("write >- in place of |")


@pytest.mark.parametrize(
    "text",
    [
        "a: >-\n  One.\n\n  Two.\n",
        "a: >-\n  One\n  and two.\n",
        "a: >-\n  One.\n\n\n  Two.\n",
        "a: |\n  12 Lake Road\n  Springfield\n",
        "a: |\n  One.\n  two.\n",
        "a: |\n  One\n\n  and two.\n",
    ],
)
def test_paragraphs_that_are_meant_are_read_in_silence(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: >-\n  Ask your team. from: [unchecked]\nfrom: [seed]\n", 18),
        ("a: |\n  Ask your team. from: [one, two]\nfrom: [seed]\n", 18),
        ("a: 'Ask your team. from: [unchecked]'\nfrom: [seed]\n", 20),
        ('a: "Ask. signs: [fever]"\nsigns: [x]\n', 10),
    ],
)
def test_a_key_at_the_end_of_a_text_is_told(text, column):
    said = found(text)
    assert [(one[1], one[2]) for one in said] == [(column, "error")]
    assert said[0][3].endswith("stands in the text, and is printed")


@pytest.mark.parametrize(
    "text",
    [
        "a: >-\n  Ask, and say it so.\n  Say: {es: Tengo dolor}\n",
        "a: |\n  Name: [ ]\n  Day: [ ]\n",
        "a: >-\n  See your team, from: there.\nfrom: [x]\n",
        'a: "Pick one: [yes or no]"\n',
    ],
)
def test_marks_and_forms_in_a_text_are_no_keys(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - Breathing is hard.\n    You cannot speak.\n",
        "a:\n  - Call the nurse of the\n    Lung Clinic\n",
        "a:\n  - Ask for water,\n    Tea or milk\n",
        "parts:\n  - topic:next-steps,\n    choices\n",
        "a: [Bring your pills, Bring a friend of the\n  Lung Clinic]\n",
    ],
)
def test_a_capital_or_a_word_that_goes_on_with_an_item_is_not_told(text):
    assert found(text) == []


def test_a_comma_that_lacks_between_brackets_is_warned_of():
    said = found("a: [Bring your pills,\n  Bring a friend\n  Bring a list]\n")
    assert [one[:4] for one in said] == [
        (3, 3, "warning", "'Bring a list]' goes on with the item above: is a comma missing before it?")
    ]


ITEM = "- {id: kp-two, text: Two., from: [c]}\n"


@pytest.mark.parametrize(
    ("line", "column", "message", "hint"),
    [
        ("- {id: kp-one, text: Take it., from: [c]", 5, "the { here is not closed", "write } at the end of its line"),
        (
            "- {id: a, text: Tablet #2., from: [c]}",
            26,
            "# begins a comment, so that the { is never closed",
            "put the text",
        ),
    ],
)
def test_a_bracket_that_is_open_where_the_next_item_begins_is_told(line, column, message, hint):
    (said, *_) = found(f"key_points:\n  {line}\n  {ITEM}")
    assert said[:2] == (2, column) and said[3] == message and said[4].startswith(hint)


@pytest.mark.parametrize("mark", ["–", "•", "*"])
@pytest.mark.parametrize("below", ["", f"  {ITEM}"])
def test_another_mark_before_an_item_in_braces_is_told_how_it_is_written(mark, below):
    (said, *_) = found(f"key_points:\n  {ITEM}  {mark} {ITEM[2:]}{below}")
    assert (said[0] == 3 and said[4].startswith("write `- {id: kp-two")) or "dash" in said[4]


@pytest.mark.parametrize("text", ["Eat beans, peas, and rice.", "Tell your nurse, your dentist, your doctor."])
def test_commas_in_words_between_braces_ask_for_no_colon(text):
    assert not any("colon" in one[3] for one in found(f"k:\n  - {{id: kp-one, text: {text}, from: [c]}}\n"))


def test_a_value_that_begins_with_a_comma_is_told():
    (said,) = found("a: ,b\n")
    assert said[:2] == (1, 4) and said[3] == "no value begins with this character"


def test_slips_by_the_thousand_are_told_by_the_dozen():
    assert len(found("".join(f"a{n}: b\n   - c\n" for n in range(6_000)))) == 50


@pytest.mark.parametrize("blanks", ["\u00a0\u00a0\u00a0\u00a0", "  \u00a0 ", "\u2003\u2003"])
def test_a_key_that_is_indented_by_other_blanks_is_told_at_its_line(blanks):
    (said,) = found(f"k:\n  - text: What happens?\n{blanks}title: More\n    from: [c]\n")
    assert said[0] == 3 and "YAML does not take for one" in said[3] and said[4] == "write a space in its place"


@pytest.mark.parametrize("mark", [">-", "|"])
@pytest.mark.parametrize(
    ("words", "line", "column"),
    [
        ("  You may eat. # ask Jo: is this right?\n", 2, 16),
        ("  You may eat.\n  # ask Jo\n", 3, 3),
        ("  You may eat.\n  #todo\n", 3, 3),
    ],
)
def test_what_looks_like_a_comment_in_a_block_text_is_warned_of(words, line, column, mark):
    ((at, where, level, message, hint),) = found(f"a: {mark}\n{words}b: c\n")
    assert (at, where, level) == (line, column, "warning")
    assert message == f"what follows # is printed: a text after {mark[0]} holds no comment"
    assert hint == "if it is a comment, put it on a line of its own above the key of this text"


@pytest.mark.parametrize("words", ["  Press # or *.\n", "  Dial the # key.\n", "  Take 2 of pill #4.\n"])
def test_the_key_of_a_phone_is_no_comment(words):
    assert found(f"a: >-\n{words}b: c\n") == []


@pytest.mark.parametrize("mark", [">-", "|"])
@pytest.mark.parametrize(
    ("words", "line", "said", "below"),
    [
        ("  Watch for:\n  • Your gums\n  • Your nose\n", 3, "•", "bullets"),
        ("  • Your gums\n  bleed\n  • Your nose\n", 2, "•", "bullets"),
        ("  * Your gums\n  * Your nose\n", 2, "*", "bullets"),
        ("  Watch for:\n\n  – Your gums\n  – Your nose\n  – Your skin\n", 4, "–", "bullets"),
        ("  1. Wash your hands\n  well.\n  2. Eat\n", 2, "1.", "steps"),
        ("  1) Wash\n  2) Eat\n", 2, "1)", "steps"),
    ],
)
def test_the_items_of_a_list_in_a_block_text_are_warned_of_once(words, line, said, below, mark):
    warned = [one for one in found(f"a: {mark}\n{words}") if "own" not in one[3]]
    ((at, column, level, message, hint),) = warned
    assert (at, column, level) == (line, 3, "warning")
    runs = ", and the lines run together" * (mark == ">-")
    assert message == f"{said!r} begins this line, and is printed{runs}: a text after {mark[0]} holds no list"
    assert hint == f"write the items as a list of their own, below `{below}:`"


@pytest.mark.parametrize(
    "text",
    [
        "a: >-  # a comment\n  One\n# another\nb: c\n",
        "a: >-\n  Room # 4, bed #5, and #rest.\n",
        "a: >-\n  Your pill\n  – the white one –\n  is small, and\n  – to say it –\n  so.\n\n  – the end\n",
        "a: >-\n  • One\n\n  • Two\n",
        "a: >-\n  Take it at\n  8. If not, wait until\n  10. Then stop.\n",
        "a: >-\n  2.5 mg and\n  **two** and\n  **three**\n",
        "a: One\t\nb:\tTwo\nc: >-\n  Three\t\n  four\n",
    ],
)
def test_marks_dashes_numbers_and_tabs_that_are_meant_are_read_in_silence(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: Noon\t2 pills\n", 1, 8), ("a: >-\n  Noon \t 2\n", 2, 8), ('a: "Noon\\t2"\n', 1, 9)],
)
def test_a_tab_between_words_is_warned_of(text, line, column):
    ((at, where, level, message, hint),) = found(text)
    assert (at, where, level) == (line, column, "warning")
    assert message == "a tab stands between these words, and is printed as a space"
    assert hint == "write a space; for columns, write a table"


@pytest.mark.parametrize("mark", ["–", "•", "1.", "2)", "·"])
def test_a_mark_in_place_of_the_first_dash_is_no_part_of_the_item(mark):
    (said,) = found(f"list:\n  {mark} Your gums\n  - Your nose\n")
    assert said[:2] == (2, 3) and said[3] == f"this line begins with {mark}, and an item begins with a dash"
    assert said[4].startswith("begin it with a dash: `- Your gums`")


@pytest.mark.parametrize("mark", ["–", "•"])
def test_a_mark_behind_the_dash_of_an_item_is_warned_of(mark):
    (said,) = found(f"list:\n  - {mark} Your gums\n  - Your nose\n")
    assert said[:3] == (2, 5, "warning") and said[4] == "take it out: the dash alone makes the item"
    assert said[3] == f"{mark} begins this item, and is printed behind the mark of the list"
    assert found("list:\n  - –5 degrees\n  - 1. One\n  - '* a note'\n") == []
