"""Hostile words where a name, an id, a day or an address must stand, and characters that no file may hold.

What cannot stand there is refused with a place; what is taken builds.  There is no third way.
"""

from __future__ import annotations

import re
import time

import pytest
from slots import KEY, Slot
from specimen import Specimen, all_slots, free, there
from test_hostile_words import expected, plain, settled, words_of

import takehome.make
from takehome.element import Text, walk
from takehome.inline import is_address
from takehome.problems import Problems, render

STRINGS = ["no", "Dr <Smith>", "[x](javascript:alert(1))", "../../etc/passwd", "{{a}} **", "x" * 300]
NAMES = sorted({slot.name for _, slot in all_slots() if slot not in free()})
SLOT = {slot.name: slot for _, slot in reversed(all_slots()) if slot not in free()}
TEXTS = tuple(slot for _, slot in all_slots() if slot.path[-1] is not KEY)
FORBIDDEN = {
    "NULL": ["'a\0b'", '"a\\0b"'],
    "bell": ["'a\7b'", '"a\\ab"'],
    "override": ["'a\u202eb'", '"a\\u202eb"'],
    "isolate": ["'a\u2066b'", '"a\\u2066b"'],
    "surrogate": ['"a\\ud800b"'],
    "no-character": ["'a\ufffeb'", '"a\\U0001ffffb"'],
}
__all__ = ["plain"]


class Enough(Exception):
    """The names were taken: laying out begins."""


@pytest.fixture
def specimen(tmp_path):
    return Specimen(tmp_path)


def test_there_are_names_to_try():
    assert len(NAMES) > 100
    assert len(TEXTS) > 280


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken_or_refused_with_its_place(name, specimen, monkeypatch):
    taken = []
    with monkeypatch.context() as patch:
        patch.setattr(takehome.make, "lay_out", lambda *rest: (_ for _ in ()).throw(Enough))
        for text in STRINGS:
            specimen.plant({SLOT[name]: "'" + text + "'"}, sheet=False)
            if not refused(specimen):
                taken.append(text)
    if taken and SLOT[name].wanted == "words":
        specimen.plant({SLOT[name]: "'" + taken[-1] + "'"}, sheet=False)
        refused(specimen)


def refused(specimen: Specimen) -> bool:
    """Whether the specimen is refused, as it should be; if it is built, every link of it leads somewhere."""
    try:
        targets = [run.href for text in walk(specimen.build().tree) if isinstance(text, Text) for run in text.runs]
    except Enough:
        return False
    except Problems as bad:
        for problem in bad.problems:
            shown = render(problem)
            assert problem.place.line >= 1 and problem.place.column >= 1, shown
            assert problem.hint, shown
            assert len(shown.splitlines()) <= 5
            assert not re.search(r"Traceback|yaml\.|pydantic|<class", shown)
        return True
    assert all(is_address(target) or target[0] == "#" for target in targets if target)
    return False


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_a_character_that_no_file_may_hold_is_refused_in_every_slot(kind, specimen):
    there_are = [slot for slot in TEXTS if not (slot in free() and slot not in there(True))]
    there_are = [slot for slot in there_are if not slot.name.startswith("Told.")]  # the order of a sheet has none
    for typed in FORBIDDEN[kind]:
        slots = there_are[:: 6 if "ud800" in typed else 1]  # an escape that is none ends the reading: one at a time
        _, refused = settled(specimen, dict.fromkeys(slots, typed), sheet=True)
        assert set(refused) == set(slots)


def test_a_lone_surrogate_in_the_bytes_is_refused_where_it_stands(specimen):
    for slot in list(there(True))[::7]:
        specimen.plant({slot: "'a\ud800b'"}, sheet=True)
        with pytest.raises(Problems) as bad:
            specimen.build()
        assert specimen.slot_at(bad.value.problems[0].place) == slot


@pytest.mark.parametrize("length", [20_001, 200_000])
def test_a_text_over_the_limit_is_refused_in_every_slot_at_once(length, specimen):
    slots, most = list(there(False)), 800_000 // length
    for at in range(0, len(slots), most):
        planted: dict[Slot, str] = dict.fromkeys(slots[at : at + most], "x" * length)
        specimen.plant(planted, sheet=False)
        started = time.process_time()
        with pytest.raises(Problems) as bad:
            specimen.build()
        assert time.process_time() - started < 10
        files = {specimen.files[slot] for slot in planted}
        first = next(file for file in ("order", "brand", "handout", "shared", "words") if file in files)
        named = {specimen.slot_at(problem.place) for problem in bad.value.problems}
        assert named == {slot for slot in planted if specimen.files[slot] == first}
        assert all("20,000" in p.message and len(render(p)) < 400 for p in bad.value.problems)


def test_what_nobody_sees_is_printed_and_warned_of(specimen, plain, monkeypatch):
    monkeypatch.setattr("takehome.reader.MOST_TOLD", 10_000)  # of a file, fifty are told
    text = "take\u200bcare"
    values = ("Phones.", "Brand.hours", "Brand.feedback", "Brand.clinic")  # of a brand, where it is refused
    slots = [slot for slot in there(True) if not slot.name.startswith(values)]
    assert len(slots) < len(there(True))
    specimen.plant({slot: f"'{text}'" for slot in slots}, sheet=True)
    library = specimen.library()
    made = takehome.make.make(library, library.order("specimen"))
    assert words_of(made.data) == expected(plain(True), dict.fromkeys(slots, text), made)
    warned = {specimen.slot_at(p.place) for p in library.warnings if "U+200B" in p.message}
    assert warned == set(slots)


LONG = "abcdefghij" * 60
ONE_LINE = {"Brand.short_name", "Phones.day", "Phones.night"}  # in the running lines of a page
UNSETTLED = {"notes", "draft"}


@pytest.mark.parametrize("part", range(13))
@pytest.mark.parametrize("sheet", [True, False], ids=["sheet", "booklet"])
def test_a_word_of_six_hundred_letters_is_printed_whole_or_refused(sheet, part, specimen, plain):
    slots = [s for s in there(sheet) if s.path[-1] not in UNSETTLED][part::13]  # far apart: not all in one row
    made, refused = settled(specimen, dict.fromkeys(slots, f"'{LONG}'"), sheet)
    too_tall = {slot for slot, problem in refused.items() if problem.message == "this is taller than a page"}
    assert {slot.name for slot in set(refused) - too_tall} <= ONE_LINE
    assert len(too_tall) <= 6
    planted = {slot: LONG for slot in slots if slot not in refused}
    said = [(role, words.replace(" ", "")) for role, words in words_of(made.data)]
    wanted = [(r, w.replace(" ", "")) for r, w in expected(plain(sheet), planted, made)]
    assert said == wanted


@pytest.mark.parametrize("name", ["title", "my_nurse", "role_doctor"])
def test_no_label_loses_words(name, specimen, plain):
    (slot,) = (s for s in there(False) if s.path[-1] == name and s.name in ("CalloutBody.title", "PageWords.say{}"))
    specimen.plant({slot: f"'{LONG}'"}, sheet=False)
    made = specimen.build()
    told = [words.replace(" ", "") for _, words in words_of(made.data)]
    assert told == [words.replace(" ", "") for _, words in expected(plain(False), {slot: LONG}, made)]
    assert any(LONG in words for words in told)
