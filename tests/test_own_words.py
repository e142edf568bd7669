"""Facts carry over, sentences never: no handout repeats seven words of a line of the fact base."""

from __future__ import annotations

import re

import facts
import pytest
from documents import library

from takehome.gathering import strings_of, submodels


def plain(text):
    """Words as they are printed: without the marks of the inline grammar."""
    text = re.sub(r"\{[a-z-]+:(?:[a-z0-9-]+\|)?([^{}|]+)\}", r"\1", text)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("**", "")


def own(model, *left_out):
    """The texts of a model and all below it."""
    return [plain(str(text)) for one in submodels([model]) for text in strings_of(one) if str(text) not in left_out]


def test_the_fact_base_was_read():
    lines, files, marks = facts.fact_base()
    assert lines > 700 and files >= 13
    assert len(marks) // facts.SIZE > 20_000


def test_what_is_repeated_is_found(tmp_path):
    (tmp_path / "a.md").write_text("- One two three, four FIVE six seven eight.\n\nnine\n", encoding="utf-8")
    data = facts.written(tmp_path)
    assert int.from_bytes(data[:4], "big") == 2
    assert all(mark in data for _, mark in facts.runs("two three four five six seven eight"))
    assert not any(mark in data for _, mark in facts.runs("two three four five six seven nine"))
    signs = [str(sign.text) for sign in library().shared("en").signs.values()]
    assert any(facts.repeated(sign) for sign in signs)  # the canonical signs are those of the fact base, word for word


@pytest.mark.parametrize("topic", library().topics())
def test_no_handout_repeats_a_line(topic):
    said = own(library().handout(topic))
    assert sum(len(facts.words(text)) for text in said) > 1000
    assert not [run for text in said for run in facts.repeated(text)]


def test_shared_words_repeat_none_but_the_signs():
    shared = library().shared("en")
    titles = {str(source.title) for source in shared.sources.values()}  # pages are called as they are
    for part in (shared.terms, shared.organisations, shared.call_notes):
        models = tuple(part.values()) if isinstance(part, dict) else part
        assert not [run for text in own(models, *titles) for run in facts.repeated(text)]
