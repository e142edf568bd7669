"""Handouts, shared words and orders as they are written."""

from datetime import date

import pytest

from takehome.content import Handout, PageWords, Section, Shared
from takehome.kinds import Block, registry
from takehome.library import Library, stock
from takehome.order import Order
from takehome.problems import Problems, render
from takehome.reader import read
from takehome.said import Said
from takehome.schema import validate
from takehome.template import handout_template

PAGE = handout_template("a-topic", date(2026, 11, 23))


def handout(text=PAGE):
    return validate(Handout, read(text.encode(), "en.yaml"))


def refused(kind, text):
    with pytest.raises(Problems) as bad:
        validate(kind, read(text.encode(), "f.yaml"))
    for problem in bad.value.problems:
        assert problem.place.path == "f.yaml"
        assert problem.hint
        assert len(render(problem).splitlines()) <= 4
    return [(p.place.line, p.message, p.hint) for p in bad.value.problems]


def test_the_template_is_a_handout():
    made = handout()
    assert (made.handout, made.version, made.review.written) == ("a-topic", 1, date(2026, 11, 23))
    assert made.review.by is None
    assert all(isinstance(block, Block) for section in made.sections for block in section.blocks)


def test_every_stock_handout_is_read():
    found = sorted((stock() / "handouts").glob("*/*.yaml"))
    found = [path for path in found if path.parent.name not in ("shared", "booklets")]
    assert found
    for path in found:
        made = validate(Handout, read(path.read_bytes(), path.name))
        assert made.handout == path.parent.name
        assert isinstance(made.title, Said)
    for path in (stock() / "handouts" / "shared").glob("*.yaml"):
        assert Library(stock()).shared(path.stem).shared == path.stem


@pytest.mark.parametrize("key", ["title", "subtitle", "code"])
def test_a_comment_behind_words_of_a_handout_or_an_order_is_refused(key):
    line = next(line for line in PAGE.splitlines() if line.startswith(f"{key}:"))
    ((number, said, _),) = refused(Handout, PAGE.replace(line, f"{key}: Room # 4 west"))
    assert PAGE.splitlines()[number - 1] == line
    assert said == "what follows # is a comment and is not printed"
    assert refused(Order, "order: a  # free\ntitle: Room # 4\nparts:\n  - b  # free\n")[0][0] == 2


def section(blocks):
    return f"id: a\ntitle: A\nblocks:\n{blocks}"


def test_a_main_message_may_be_bare_words_or_say_where_it_is_from():
    bare = "main_message: 'Words'\n"
    full = "main_message: {text: Words, from: [seed]}\n"
    start, end = (PAGE.index(f"\n{key}:") + 1 for key in ("main_message", "when_to_call"))
    for text in (bare, full):
        made = handout(PAGE[:start] + text + PAGE[end:])
        assert (made.main_message.text, made.main_message.text.place().path) == ("Words", "en.yaml")


@pytest.mark.parametrize(
    ("block", "said", "hint"),
    [
        ("- txt: words\n", "no kind of block is called 'txt'", "'text'"),
        ("- id: a\n  bulets: [x]\n", "no kind of block is called 'bulets'", "'bullets'"),
        ("- id: a\n", "this block has no kind", "text"),
        ("- text: a\n  bullets: [x]\n", "text and bullets", "new block"),
        ("- text: a\n  form: [seed]\n", "there is no key 'form'", "'from'"),
        ("- words\n", "a block is a key and its content", "text"),
        ("- [a]\n", "a block is a key and its content", "text"),
        ("- text: {term:a|b}\n", "this is a mapping, not words", "quotes"),
        ("- text:\n", "nothing stands here", "words"),
        ("- bullets: words\n", "not a list", "`bullets: [words]`"),
        ("- text: a\n  id: Big\n", "not an id", "small letters"),
    ],
)
def test_what_is_wrong_with_a_block_is_named(block, said, hint):
    from takehome.content import Section

    ((line, message, mend),) = refused(Section, section(block))
    assert line in (4, 5)
    assert said in message
    assert hint in mend


def test_all_blocks_are_read_before_anything_is_said():
    from takehome.content import Section

    blocks = "- txt: a\n- text: b\n- text: null\n- steps: [{id: s, titel: x, text: y}]\n"
    assert [line for line, *_ in refused(Section, section(blocks))] == [4, 6, 7]


def test_every_kind_is_named_by_its_own_key():
    kinds = registry()
    assert len(kinds) >= 9
    for name, kind in kinds.items():
        assert kind.kind == name
        assert name in kind.model_fields
        assert kind.__doc__


def test_an_order():
    text = "order: one\nlangs: [en]\nparts:\n  - first\n"
    text += "  - {topic: second, only: [a, b], without: []}\nset: {clinic.x: y}\n"
    made = validate(Order, read(text.encode(), "f.yaml"))
    assert [part.topic for part in made.parts] == ["first", "second"]
    assert (made.parts[0].only, made.parts[1].only, made.set) == (None, ("a", "b"), {"clinic.x": "y"})
    assert made.parts[0].topic.place().line == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("order: one\nparts: first\n", "this is a text, not a list"),
        ("order: one\nparts: []\n", "at least one"),
        ("order: one\nparts: [First One]\n", "not an id"),
        ("order: one\nparts: [{topc: a}]\n", "no key 'topc'"),
        ("order: one\nparts: [a]\npapr: a4\n", "no key 'papr'"),
        ("order: ../one\nparts: [a]\n", "not an id"),
        ("order: one\nparts: [a]\nsensitive: {gather: yes}\n", "not true or false"),
        ("order: one\nparts: [a]\nset: {review: [x]}\n", "not words"),
    ],
)
def test_what_is_wrong_with_an_order_is_named(text, said):
    assert any(said in message for _, message, _ in refused(Order, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tier: urgent", "'urgent' cannot stand here"),
        ("tier: clinic-tday", "'clinic-tday' cannot stand here"),
        ("any_hour: yes\n    tier: emergency", "not true or false"),
        ("tier: emergency\n    txt: x", "no key 'txt'"),
    ],
)
def test_what_is_wrong_with_a_sign_is_named(text, said):
    whole = f"shared: en\nterms: {{}}\nsigns:\n  fever:\n    text: A fever\n    {text}\n"
    whole += "sources: {}\norganisations: {}\n"
    ((line, message, _),) = refused(Shared, whole)
    assert line >= 6
    assert said in message


def test_an_id_of_the_shared_words_is_an_id():
    text = "shared: en\nterms: {Big One: {word: a, means: b}}\nsigns: {}\nsources: {}\norganisations: {}\n"
    ((line, message, _),) = refused(Shared, text)
    assert (line, "'Big One' is not an id" in message) == (2, True)


@pytest.mark.parametrize(
    "title", ["**Bold**", "{term:biopsy|a test}", "{{clinic.fever}}", "[a](https://b.c)", r"\\{ here", "{"]
)
def test_a_title_takes_no_marks(title):
    with pytest.raises(Problems) as bad:
        validate(Order, {"order": "o", "parts": ["a"], "title": title})
    assert "is not plain words" in bad.value.problems[0].message


@pytest.mark.parametrize("title", ["2 * 3 * 4", "R&D", "Dr <Smith>", "[x]", "12:30"])
def test_a_title_is_taken_as_it_is(title):
    assert validate(Order, {"order": "o", "parts": ["a"], "title": title}).title == title


SIGNED = "review: {written: 2026-11-23, by: Dr A, on: 2026-11-24, next: 2027-11-24}"
UNSIGNED = "review: {written: 2026-11-23, by: null, on: null, next: null}"


def test_who_signs_says_when_and_until_when():
    assert handout(PAGE.replace(UNSIGNED, SIGNED)).review.by == "Dr A"
    for change in (("on: 2026-11-24", "on: null"), ("next: 2027-11-24", "next: null"), ("next: 2027", "next: 2026")):
        ((line, message, _),) = refused(Handout, PAGE.replace(UNSIGNED, SIGNED.replace(*change)))
        assert PAGE.splitlines()[line - 1].startswith("review:")
        assert "signed by" in message or "next review" in message


@pytest.mark.parametrize("block", ["{tone: tip, title: Only a title}", "{title: A, art: talk}", "{tone: caution}"])
def test_a_box_without_words_is_refused(block):
    page = PAGE.replace("    blocks:\n", f"    blocks:\n      - callout: {block}\n", 1)
    ((line, message, _),) = refused(Handout, page)
    assert message == "this box holds no words"
    assert "callout" in page.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("columns", "rows", "said"), [(9, 1, "9 of these; 8 is"), (1, 2001, "2,001 of these; 2,000 is")]
)
def test_a_table_has_its_limits(columns, rows, said):
    head = ", ".join(f"{{id: c{i}, title: C}}" for i in range(columns))
    cells = ", ".join(f"c{i}: x" for i in range(columns))
    body = "".join(f"            - {{id: r{i}, {cells}}}\n" for i in range(rows))
    table = f"      - table:\n          columns: [{head}]\n          rows:\n{body}"
    ((_, message, _),) = refused(Handout, PAGE.replace("    blocks:\n", f"    blocks:\n{table}", 1))
    assert said in message


@pytest.mark.parametrize("id", ["questions", "when-to-call", "about", "contacts"])
def test_the_names_of_fixed_parts_are_no_names_of_sections(id):
    ((line, message, _),) = refused(Handout, PAGE.replace("id: what-happens", f"id: {id}"))
    assert message == f"{id!r} is the name of a fixed part"
    assert PAGE.splitlines()[line - 1].strip() == "- id: what-happens"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("unreviewed", None),
        ("original", None),
        ("{state: checked, by: A. Soto, on: 2026-12-01}", None),
        ("{state: checked}", "who"),
        ("checked", "who"),
        ("{state: checked, by: T, on: null}", "who"),
        ("{state: checked, by: , on: 2026-11-01}", "who"),
        ("reviewed", "'reviewed'"),
        ("{state: reviewed, by: T, on: 2026-11-01}", "'reviewed'"),
    ],
)
def test_a_translation_says_how_far_it_can_be_trusted(written, said):
    page = PAGE.replace("version: 1\n", f"version: 1\ntranslation: {written}\n")
    if said is None:
        assert (handout(page).trust == "unreviewed") == (written == "unreviewed")
        return
    ((_, message, hint),) = refused(Handout, page)
    assert said in message and "{state: checked, by: name, on: day}" in hint


@pytest.mark.parametrize(
    ("translation", "said", "hint"),
    [
        ("{state: checked, by: yes, on: 2026-11-25}", "'yes' names nobody who checked", "such as A. Soto"),
        ("{state: checked, by: M. Soto, on: 2019-11-25}", "checked on 2019-11-25, before they were written", "anew"),
        ("{state: unreviewed, by: M. Soto, on: 2026-11-25}", "`by:` says that somebody checked", "`state: checked`"),
        ("{state: original, on: 2026-11-25}", "`on:` says that somebody checked", "`state: checked`"),
        ("{state: unreviewed, by: null, on: null}", None, None),
        ("{state: checked, by: M. Soto, on: 2026-11-23}", None, None),
    ],
)
def test_a_translation_is_checked_by_somebody_once_it_is_written(translation, said, hint):
    page = PAGE.replace("version: 1\n", f"version: 1\ntranslation: {translation}\n")
    if said is None:
        assert handout(page).translation
        return
    ((line, message, mend),) = refused(Handout, page)
    assert said in message and hint in mend and page.splitlines()[line - 1].startswith("translation:")


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        ("M. Soto", "does not say on which day"),
        ("M. Soto, 25.11.2026", "does not say on which day"),
        ("M. Soto, 2026-11-31", "does not say on which day"),
        ("yes, 2026-11-25", "names nobody"),
        ("Mar\u00eda Soto, 2026-11-25", None),
        ("null", None),
    ],
)
def test_page_words_are_checked_by_somebody_on_a_day(checked, said):
    text = f"words: es\nchecked: {checked}\nsay: {{}}\n"
    if said is None:
        assert (validate(PageWords, read(text.encode(), "es.yaml")).checked is None) == (checked == "null")
        return
    ((line, message, hint),) = refused(PageWords, text)
    assert line == 2 and said in message and "`checked: N. Name, 2026-11-25`" in hint


def test_a_part_of_an_order_is_written_as_on_the_command_line():
    order = validate(Order, read(b"order: o\nparts: [a, 'b:one, two']\n", "o.yaml"))
    assert [(p.topic, p.only) for p in order.parts] == [("a", None), ("b", ("one", "two"))]
    ((line, message, _),) = refused(Order, "order: o\nparts: ['b:One']\n")
    assert (line, message) == (2, "'One' is not an id")


@pytest.mark.parametrize(
    ("key", "value", "said", "hint"),
    [
        ("when_to_call", "[]", "'when_to_call' needs at least one", "when_to_call: [breathless, fever]"),
        ("when_to_call", "fever", "not a list", "when_to_call: [breathless, fever]"),
        ("key_points", "[One thing.]", "this is a text, not a mapping", "`- {text: ..., from: [id]}`"),
        ("key_points", "One thing.", "not a list", "`- {text: ..., from: [id]}`"),
        ("key_points", "[]", "'key_points' needs at least one", "`- {text: ..., from: [id]}`"),
    ],
)
def test_a_key_of_another_shape_says_how_it_is_written(key, value, said, hint):
    lines = PAGE.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
    rest = next(n for n, line in enumerate(lines[at + 1 :], at + 1) if line[:1].strip())
    ((line, message, mend),) = refused(Handout, "\n".join((*lines[:at], f"{key}: {value}", *lines[rest:])))
    assert line == at + 1
    assert said in message and hint in mend


@pytest.mark.parametrize(
    ("kind", "old", "new", "said", "hint"),
    [
        (Handout, "\nwhen_to_call: [", "\nwhen_to_call:\nx: [", "nothing stands here; it needs a list", "as `when"),
        (Handout, "help: []", "help:", "nothing stands here; it needs a list", "or take the line out"),
        (Handout, "help: []", "help: acs", "not a list", "`help: [acs]`"),
        (Handout, "title: ", "title:\nsubtitel: ", "nothing stands here", "write the words behind the key"),
        (Handout, "lines: 6", "lines: -3", "not a whole number", "0 is the least"),
        (Order, "parts: [a]", "parts:", "nothing stands here; it needs a list", "after a dash"),
        (Order, "parts: [a]", "parts: [a]\nlangs: es", "not a list", "`langs: [es]`"),
        (Order, "parts: [a]", "parts:\n  - a-topic: food", "a space behind the colon", "`a-topic:food`"),
        (Order, "parts: [a]", "parts:\n  - a-topic: [food, more]", "a space behind the colon", "`a-topic:food,more`"),
        (Shared, "call_notes: []", "call_notes:", "nothing stands here; it needs a list", "or take the line out"),
        (Shared, "call_notes: []", 'call_notes: ["Say it."]', "not a mapping", "`{id: ..., text: ...}`"),
    ],
)
def test_a_slip_at_a_key_says_how_to_write_it(kind, old, new, said, hint):
    whole = {Handout: PAGE, Order: "order: a\nparts: [a]\n", Shared: SHARED}[kind]
    assert old in whole
    found = refused(kind, whole.replace(old, new, 1))
    assert any(said in message and hint in mend for _, message, mend in found), found


SHARED = "shared: en\nterms: {}\nsigns: {}\nsources: {}\norganisations: {}\ncall_notes: []\n"


def test_a_text_that_a_comma_and_a_colon_part_is_to_stand_in_quotes():
    block = "- callout: {tone: caution, title: At home, text: Don't stop, ask: us.}"
    found = refused(Section, section(block))
    assert [(message, hint) for _, message, hint in found] == [
        ("there is no key 'ask' here", "inside { } a comma ends the text: put the whole text in quotes")
    ]


BULLETS = "bullets:\n          - {id: b-one, text: A short statement.}\n          - {id: b-two, text: Another one.}"
ONE = "{id: kp-one, text: Say the first point.}"
COLON, DASH = "a space is needed behind the colon", "a space is needed behind the dash"


@pytest.mark.parametrize(
    ("was", "typed", "said", "mend"),
    [
        (ONE, "{id:kp-one, text: x}", COLON, "write `id: kp-one`"),
        (ONE, "{id: kp-one, text:Say it.}", COLON, "write `text: Say it.`"),
        (ONE, "id:kp-one\n    text: Say it.", COLON, "write `id: kp-one`"),
        (ONE, "id: kp-one\n    text:Say it.", COLON, "write `text: Say it.`"),
        ("review: {", "review:{", COLON, "write `review: {written: 2026-11-23, by: null, on: n...`"),
        ("help: []", "help:[acs]", COLON, "write `help: [acs]`"),
        (f"- {ONE}", f"-{ONE}", DASH, "write `- {id: kp-one, text: Say the first point.}`"),
        ("- {id: kp-two", "-{id: kp-two", DASH, "write `- {id: kp-two, text: Say the second poi...`"),
        ("- id: what-happens", "-id: what-happens", DASH, "write `- id: what-happens`"),
        ("- text: >-", "-text: >-", DASH, "write `- text: >-`"),
        (BULLETS, "bullets:\n          - text:Hello\n          - Two", COLON, "write `text: Hello`"),
        (BULLETS, "bullets:\n          -Hello\n          - Two", DASH, "write `- Hello`"),
        (BULLETS, "bullets:\n          - Hello\n          -Two", DASH, "write `- Two`"),
    ],
)
def test_a_space_that_lacks_behind_a_colon_or_a_dash_is_told_once_at_its_line(was, typed, said, mend):
    text = PAGE.replace(was, typed, 1)
    ((line, what, hint),) = refused(Handout, text)
    assert (what, hint) == (said, mend)
    assert mend.removeprefix("write `").strip("`.- ").partition(" ")[0].rstrip(":") in text.splitlines()[line - 1]


def test_an_item_alone_without_a_space_is_told_at_its_line():
    assert refused(Handout, PAGE.replace(BULLETS, "bullets:\n          -Hello"))[0][1:] == (DASH, "write `- Hello`")
    assert refused(Handout, PAGE.replace(BULLETS, "diary:\n          lines:7"))[0][1:] == (COLON, "write `lines: 7`")


@pytest.mark.parametrize("typed", ["{term:inr|x}", "{es:hola}"])
def test_a_mark_without_quotes_is_no_key_without_a_space(typed):
    (found,) = refused(Handout, PAGE.replace("text: What are my choices?", f"text: {typed}"))
    assert found[2].startswith("if these are words, put them in quotes")


def test_lines_of_a_text_above_a_mistake_are_no_keys():
    text = PAGE.replace("          Write short sentences.", "          Note:this\n          Write short.").replace(
        "      - bullets:", "     bullets"
    )
    assert COLON not in str(refused(Handout, text))


@pytest.mark.parametrize(
    "typed",
    [
        "bullets:\n          - Remember: call us.\n          - Two.",
        'bullets:\n          - Remember: "call us."',
        "bullets: [Remember: call us., Two.]",
        "bullets: [One., Remember to do this: call us.]",
    ],
)
def test_a_colon_in_a_text_of_a_list_is_told_once(typed):
    ((_, what, hint),) = refused(Handout, PAGE.replace(BULLETS, typed))
    assert what.startswith("there is no key 'Remember")
    assert hint == "a colon followed by a space makes a key: put the whole text in quotes"


def test_a_colon_in_a_point_or_a_column_is_told_with_how_it_is_written():
    ((_, _, hint),) = refused(Handout, PAGE.replace(ONE, "Remember: call us."))
    assert hint.startswith("a colon followed by a space makes a key: put the whole text in quotes; write each point as")
    ((_, what, hint),) = refused(Handout, PAGE.replace(BULLETS, "diary: {columns: [Day: x]}"))
    assert (what, hint[:42]) == ("this is a mapping, not words", "a colon followed by a space makes a key: p")
    found = refused(Handout, PAGE.replace(ONE, "{Remember: call us.}"))
    assert [what for _, what, _ in found] == ["'text' is missing here", "there is no key 'Remember' here"]


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "hint"),
    [
        (Order, "parts: [a]", "parts: [a]\nquestions: one, two", 3, "write it as `questions: [one, two]`"),
        (Order, "parts: [a]", "parts: [a]\nquestions: {one, two}", 3, "between [ and ]: `questions: [one, two]`"),
        (Order, "parts: [a]", "parts: [a]\nquestions:\n  - one,", 4, "write it without the , behind it; an id is"),
        (Order, "parts: [a]", "parts: [a]\nquestions: one]", 3, "write the [ as well: `questions: [one]`"),
        (
            Order,
            "parts: [a]",
            "parts: [a]\nquestions: [one two]",
            3,
            "if these are several, put a comma between them: one, two",
        ),
        (
            Handout,
            "    title: What",
            "  - title: What",
            30,
            "; or, if line 31 goes on with this, write blanks for its dash",
        ),
        (
            Handout,
            "title: What happens?",
            "title Now: then",
            31,
            "a colon is missing after 'title': write `title: \"Now: then\"`",
        ),
    ],
)
def test_a_list_or_a_key_with_a_slip_is_told_how_to_mend_it(kind, old, new, line, hint):
    whole = {Handout: PAGE, Order: "order: a\nparts: [a]\n"}[kind]
    assert old in whole
    found = refused(kind, whole.replace(old, new, 1))
    assert any(at == line and hint in mend for at, _, mend in found), found


def test_words_between_braces_that_a_comma_may_have_parted_are_told_of_both():
    ((_, what, hint),) = refused(Handout, PAGE.replace(ONE, "{id: kp-one, text: Say it now, title it}"))
    assert what == "a colon is missing after 'title'"
    assert hint == "write `title: it`; or, where it goes on with the text before it, put all of that in quotes"
    found = refused(Handout, PAGE.replace(ONE, "{id: kp-one, text: Say it now, and rest}"))
    assert [(what, hint) for _, what, hint in found] == [
        ("there is no key 'and rest' here", "inside { } a comma ends the text: put the whole text in quotes")
    ]


def test_words_that_begin_with_a_mark_of_a_block_are_told_to_take_quotes():
    ((_, _, hint),) = refused(Handout, PAGE.replace("- {id: b-one, text: A short statement.}", "- > 3 pills"))
    assert hint.startswith("put words that begin with > or | in quotes")


def test_a_list_that_is_too_long_is_told_with_what_it_may_have():
    diary = "diary: {columns: [Day, A, B, C, D, E], lines: 7}"
    assert [found[1:] for found in refused(Handout, PAGE.replace(BULLETS, diary))] == [
        ("6 columns; a diary has 1 to 5", "take 1 out")
    ]


@pytest.mark.parametrize(("was", "typed", "most"), [("  lines: 6", "  lines: 600", 40), (BULLETS, "diary:", 31)])
def test_a_number_of_lines_that_no_page_holds_is_told_where_it_stands(was, typed, most):
    text = PAGE.replace(was, typed if most == 40 else "diary:\n          columns: [Day]\n          lines: 600")
    ((line, what, hint),) = refused(Handout, text)
    assert "lines: 600" in text.splitlines()[line - 1]
    assert (what, hint) == (f"600 lines to write on; from 1 to {most} are possible", f"write a number from 1 to {most}")
