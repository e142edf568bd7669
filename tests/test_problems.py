"""Problems: what a reader of a terminal sees."""

import pickle

import pytest

from takehome.problems import Place, Problem, Problems, did_you_mean, in_order, nearest, render, shown


def problem(**changes):
    return Problem(**{"place": Place("a.yaml", 2, 5), "message": "wrong", **changes})


def test_a_place_reads_as_path_line_column():
    assert str(Place("a.yaml", 2, 5)) == "a.yaml:2:5"
    assert str(Place("a.yaml")) == "a.yaml"


def test_render_shows_the_line_the_caret_and_the_mend():
    shown = render(problem(excerpt="key: valu", hint="write value"))
    assert shown.splitlines() == ["a.yaml:2:5: error: wrong", "  key: valu", "      ^", "hint: write value"]


def test_render_leaves_out_what_is_not_known():
    assert render(problem()) == "a.yaml:2:5: error: wrong"
    assert render(Problem(Place(""), "wrong")) == "error: wrong"
    assert render(problem(level="warning")) == "a.yaml:2:5: warning: wrong"


@pytest.mark.parametrize("column", [1, 50, 101, 5_000, 9_999, 20_000])
def test_a_long_line_is_cut_around_the_caret(column):
    line = "".join(chr(97 + n % 26) for n in range(10_000))
    _, excerpt, caret = render(problem(place=Place("a", 1, column), excerpt=line)).splitlines()
    assert len(excerpt) < 120
    if column <= len(line):
        assert excerpt[caret.index("^")] == line[column - 1]


def test_the_caret_counts_wide_letters_twice_and_marks_not_at_all():
    _, excerpt, caret = render(problem(place=Place("a", 1, 3), excerpt="日本x")).splitlines()
    assert (excerpt, caret) == ("  日本x", "      ^")
    caret = render(problem(place=Place("a", 1, 3), excerpt="e\u0301x")).splitlines()[2]
    assert caret == "   ^"


def test_nothing_reaches_a_terminal_that_it_would_obey():
    evil = "\x1b[31m\u202e\u0007\nsecond\u2028third\r"
    text = render(problem(message=evil * 3, hint=evil, excerpt=evil))
    assert len(text.splitlines()) <= 5
    assert not set(text) & set("\x1b\u202e\u0007\u2028\r")


def test_problems_come_in_the_order_of_the_file_and_once():
    late, early = problem(), problem(place=Place("a.yaml", 1, 9))
    found = Problems([late, early, late])
    assert found.problems == (early, late) == in_order([late, early])
    assert str(found) == "a.yaml:1:9: wrong\na.yaml:2:5: wrong"
    assert pickle.loads(pickle.dumps(found)).problems == found.problems


def test_problems_without_a_problem_are_our_mistake():
    with pytest.raises(ValueError, match="at least one"):
        Problems([])


def test_nearest():
    assert nearest("tilte", ["title", "lang"]) == "title"
    assert nearest("TITLE", ["title"]) == "title"
    assert nearest("zzz", ["title"]) is None
    assert nearest("title", ["title"]) is None
    assert nearest("title", ["title", "titles"]) == "titles"
    assert nearest("x" * 100_000, ["title"]) is None
    assert did_you_mean("tilte", ["title"]) == "did you mean 'title'?"
    assert did_you_mean("a", ["b", "a"]) == "there is: b, a"
    assert did_you_mean("zzz", ["b", "a"]) == "there is: b, a"
    assert did_you_mean("zzz", map(str, range(100)), "use", most=2) == "use: 0, 1, ..."
    assert did_you_mean("zzz", []) == "there is: none"


def test_shown_is_one_short_line():
    assert shown("a\n  b") == "a b"
    assert len(shown("x" * 500)) == 40
