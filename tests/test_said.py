"""Every character of every scalar leads back to the character that was typed."""

import copy
import pickle
import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from takehome.nodes import Mapping
from takehome.problems import Place, Problems
from takehome.reader import read
from takehome.said import Said, place_of, problem_at


def said(yaml_text, key="k"):
    node = read(yaml_text.encode(), "f.yaml")
    assert isinstance(node, Mapping)
    value = node[key]
    assert isinstance(value, Said)
    return value


def typed(yaml_text, value):
    """The characters of the file that the characters of a value lead to, as one string."""
    lines = yaml_text.split("\n")
    found = []
    for n in range(len(value)):
        place = value.place(n)
        line = lines[place.line - 1] + "\n"
        found.append(line[place.column - 1])
    return "".join(found)


DIRECT = {
    "plain": "k: one two\n",
    "plain, other scripts": "日本: x\nk: é 𝄞 ñ שלום \u0645\u200c\u0647\n",
    "plain, several lines": "k: one\n  two\n\n  three\n\n\n  four\nj: x\n",
    "plain, trailing blanks": "k: one   \n     two  \n  \n three  \nj: x",
    "plain, last without line end": "j: x\nk: one\n  two",
    "single quotes": "k: 'one: two # three'\n",
    "single quotes, several lines": "k: 'one\n  two  \n\n\n  three'\nj: x\n",
    "single quotes, blanks at the edges": "k: '  one\n\n  '\n",
    "single quotes, wide letters": "é: 'x'\nk: '日本 𝄞x\n  שלום'\n",
    "double quotes": 'k: "one: two # three"\n',
    "double quotes, several lines": 'k: "one\n  two  \n\n\n  three"\nj: x\n',
    "folded": "k: >-\n  one\n  two\n\n  three\n\n\n  four\nj: x\n",
    "folded, more indented": "k: >\n  one\n\n    two\n\n  four\n  five\n\nj: x\n",
    "folded, tab": "k: >-\n  one\n  \ttwo\n  three\n",
    "folded, blank lines first": "k: >-\n\n\n  one\n  two\n",
    "folded, keep": "k: >+\n  one\n  two\n\n\nj: x\n",
    "folded, wide letters": "é𝄞: x\nk: >-\n  日本 語\n  𝄞x\n",
    "folded, comment in the head": "k: >-   # as a paragraph\n  one\n  two\n",
    "folded, without line end": "k: >-\n  one\n  two",
    "literal": "k: |\n  one\n  two\n\n   three \n \nj: x\n",
    "literal, strip": "k: |-\n    one\n    two\n\n\nj: x\n",
    "literal, keep": "k: |+\n  one\n\n\nj: x\n",
    "literal, indent by number": "k: |2\n    one\n   two\n  three\n",
    "folded, indent by number": "k: >1-\n   one\n two\n three\n",
    "literal, blank lines wider than the words": "k: |\n  one\n      \n  two\n",
    "literal, no words": "k: |\n\nj: x\n",
    "deep": "a:\n  - b:\n      - c: x\nk: >-\n        one\n        two\n",
    "in brackets": "k: one two\nj: {a: [b, c]}\n",
    "windows": "k: >-\r\n  one\r\n  two\r\n",
}


@pytest.mark.parametrize("name", DIRECT)
def test_each_character_leads_to_itself_and_a_fold_to_its_line_end(name):
    text = DIRECT[name].replace("\r\n", "\n")
    value = said(DIRECT[name])
    assert str(value) == yaml.load(text, yaml.BaseLoader)["k"]
    for got, source in zip(value, typed(text, value), strict=True):
        assert got == source or (got == " " and source == "\n")


def test_positions_are_characters_and_not_bytes():
    value = said("é日𝄞: x\nk: 'é日𝄞x'\n")
    assert [value.place(n) for n in range(4)] == [Place("f.yaml", 2, 5 + n) for n in range(4)]


def test_a_byte_order_mark_moves_nothing():
    assert said("\ufeffk: one").place() == Place("f.yaml", 1, 4)


def test_escapes_lead_to_their_backslash():
    text = r'''k: "a\n\u00e9 \x41\"\\\U0001d11e z\
   \  c\/d"'''
    value = said(text)
    assert value == 'a\né A"\\𝄞 z  c/d'
    columns = [value.place(n).column for n in range(len(value))]
    #           a  \n  é  sp   A   "   \   𝄞   sp  z
    assert columns[:10] == [5, 6, 8, 14, 15, 19, 21, 23, 33, 34]
    assert [value.place(n).line for n in range(9, 16)] == [1, 2, 2, 2, 2, 2, 2][:7]
    assert value.place(len(value) - 1) == Place("f.yaml", 2, 10)


def test_two_quotes_are_one_and_lead_to_the_first():
    value = said("k: 'it''s ''so'''")
    assert value == "it's 'so'"
    assert [value.place(n).column for n in range(9)] == [5, 6, 7, 9, 10, 11, 13, 14, 15]


def test_the_end_of_a_text_is_a_place_too():
    assert said("k: one").place(3) == Place("f.yaml", 1, 7)
    assert said("k:\nj: x").place(0) == Place("f.yaml", 1, 3)
    assert said("k: ''").place(0).line == 1


def test_a_part_of_a_text_keeps_its_places():
    text = "k: >-\n  one two\n  three\n\n  four  five\n"
    value = said(text)
    assert value == "one two three\nfour  five"
    three = value[8:13]
    assert isinstance(three, Said)
    assert (three, three.place(), three[2:].place(1)) == ("three", Place("f.yaml", 3, 3), Place("f.yaml", 3, 6))
    assert value[-4:].place() == Place("f.yaml", 5, 9)
    assert value[-1].place() == Place("f.yaml", 5, 12)
    assert [value.place(n).line for n in (12, 13, 14)] == [3, 4, 5]
    with pytest.raises(IndexError):
        value[99]
    with pytest.raises(ValueError, match="steps"):
        value[::2]


def test_strip_keeps_places():
    value = said("k: '  one  '")
    assert (value.strip(), value.strip().place().column) == ("one", 7)
    assert (value.rstrip(), value.rstrip().place().column) == ("  one", 5)
    assert (value.lstrip(" o"), value.lstrip(" o").place().column) == ("ne  ", 8)


def test_it_is_a_str():
    value = said("k: one")
    assert value == "one"
    assert hash(value) == hash("one")
    assert {"one": 1}[value] == 1
    assert type(value + "x") is str
    assert f"{value}!" == "one!"


@pytest.mark.parametrize("make", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))])
def test_copies_keep_their_place(make):
    part = make(said("j: x\nk: 'a ''b'''")[2:])
    assert (part, part.place(1)) == ("'b'", Place("f.yaml", 2, 9))


def test_any_text_can_be_asked_for_its_place():
    value = said("j: 1\nk: one two")
    assert place_of(value, 4) == Place("f.yaml", 2, 8)
    assert place_of("one") is None
    found = problem_at(value, "wrong", "mend", 4)
    assert (found.place, found.excerpt, found.hint) == (Place("f.yaml", 2, 8), "k: one two", "mend")
    assert problem_at("one", "wrong").place == Place("")


def test_words_of_other_files_can_have_a_place():
    value = Said.at("one two", Place("rows.csv", 3, 4))
    assert (value[4:], value[4:].place()) == ("two", Place("rows.csv", 3, 8))


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp", "Cf"), include_characters="\n '\"\\:#-")


@settings(max_examples=300)
@given(st.text(LETTERS, min_size=1), st.sampled_from([None, "'", '"', "|", ">"]), st.integers(8, 60))
def test_whatever_a_yaml_writer_writes_leads_back(text, style, width):
    text = unicodedata.normalize("NFC", text)
    written = yaml.dump({"é": "x", "k": text}, default_style=style, allow_unicode=True, width=width)
    try:
        value = said(written, "k")
    except Problems:
        return
    assert str(value) == text
    source = typed(written, value)
    for got, typed_as in zip(value, source, strict=True):
        assert got == typed_as or typed_as == "\\" or (got in " \n" and typed_as == "\n")
    places = [value.place(n) for n in range(len(value))]
    assert places == sorted(places)
