"""Whole files that are hostile or broken: each is refused with its place, or printed, and never anything else."""

from __future__ import annotations

import re
import time

import pytest
from documents import TALK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from specimen import FILES, TODAY, Specimen, stock_kept
from test_hostile_words import NOT_PLAIN, words_of

from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems, render
from takehome.schema import validate
from takehome.shelf import stock

BOMB = "\n".join(["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)])
HOSTILE = {
    "alias bomb": lambda text: BOMB,
    "alias bomb below": lambda text: text + BOMB,
    "anchor": lambda text: text.replace(": '", ": &a '", 1),
    "alias": lambda text: re.sub(r": '.*'", ": *a", text, count=1),
    "merge": lambda text: text + "<<: {a: b}\n",
    "tag": lambda text: text.replace(": '", ": !!str '", 1),
    "python tag": lambda text: re.sub(r": '.*'", ": !!python/object/apply:os.system ['id']", text, count=1),
    "directive": lambda text: "%YAML 1.1\n---\n" + text,
    "second document": lambda text: text + "---\n" + text,
    "key twice": lambda text: text + text.splitlines()[0] + "\n",
    "all twice": lambda text: text + text,
    "brackets": lambda text: text + "more: " + "[" * 100_000,
    "closed brackets": lambda text: text + "more: " + "[" * 100_000 + "]" * 100_000,
    "braces": lambda text: text + "more: " + "{a: " * 100_000,
    "dashes": lambda text: text + "more:\n" + "- " * 100_000,
    "question marks": lambda text: text + "? " * 100_000,
    "quote": lambda text: text + "more: '",
    "tabs": lambda text: text.replace("  ", "\t"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "Latin-1": lambda text: (text + "# caf\xe9\n").encode("latin-1", "replace"),
    "empty": lambda text: "",
    "only a list": lambda text: "- a\n",
    "only a word": lambda text: "word",
    "unknown key": lambda text: text + "nothing: x\n",
    "2 MB": lambda text: text + "# x\n" * 500_000,
}


def refused(build, places: bool = True) -> list[str]:
    """What is said of what cannot be built; each with its place, in plain lines."""
    with pytest.raises(Problems) as bad:
        build()
    return said(bad.value, places)


def said(bad: Problems, places: bool = True) -> list[str]:
    for problem in bad.problems:
        shown = render(problem)
        assert problem.place.path and problem.message, shown
        assert not places or (problem.place.line >= 1 and problem.place.column >= 1), shown
        assert len(shown.splitlines()) <= 5
        assert len(shown) < 2_000
        assert not re.search(
            r"Traceback|0x[0-9a-f]{6}|yaml\.|pydantic|reportlab|<class|while (parsing|scanning)", shown
        )
    return [render(problem) for problem in bad.problems]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_at_once_with_its_place(kind, file, tmp_path):
    specimen = Specimen(tmp_path)
    specimen.plant({}, sheet=True)
    content = HOSTILE[kind](specimen.written[file].text)
    path = tmp_path / FILES[file]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    started = time.process_time()
    lines = refused(specimen.build, places=kind != "2 MB")
    assert time.process_time() - started < 10
    assert any(FILES[file] in line for line in lines)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_words_that_are_a_comment_or_a_list_without_quotes_are_never_lost_in_silence(text, tmp_path):
    specimen = Specimen(tmp_path)
    tried = 0
    for slot in [slot for slot in specimen.files if slot in specimen.free(True)][::3]:
        specimen.plant({slot: text}, sheet=True)
        library = specimen.library()
        try:
            made = make(library, library.order("specimen"))
        except Problems as bad:
            said(bad)
            places = {problem.place.path for problem in bad.problems}
            lacking = any("has no value" in problem.message for problem in bad.problems)  # told where it is asked for
            assert FILES[specimen.files[slot]] in places or (lacking and slot.path[0] == "clinic"), slot
        else:
            assert any(text in words for _, words in words_of(made.data)), slot
        tried += 1
    assert tried > 30


# broken by chance


@st.composite
def broken(draw):
    """A shipped file with one to three of its bytes or lines changed."""
    name = draw(st.sampled_from([f"handouts/{TALK}/en.yaml"] * 3 + list(FILES.values())[1:2] + SHIPPED))
    lines = (stock() / name).read_bytes().split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["flip", "flip", "drop", "twice", "in", "out", "cut", "join", "colon"])):
            case "flip" if lines[at]:
                where = draw(st.integers(0, len(lines[at]) - 1))
                byte = bytes([lines[at][where] ^ draw(st.integers(1, 255))])
                lines[at] = lines[at][:where] + byte + lines[at][where + 1 :]
            case "drop" if len(lines) > 1:
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "in":
                lines[at] = b" " * draw(st.integers(1, 4)) + lines[at]
            case "out":
                lines[at] = lines[at].removeprefix(b" " * draw(st.integers(1, 4)))
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case "join" if at + 1 < len(lines):
                lines[at : at + 2] = [lines[at] + b" " + lines[at + 1].lstrip()]
            case "colon":
                lines[at] = lines[at].replace(b":", b"", 1)
    return name, b"\n".join(lines)


SHIPPED = ["layouts/brands/default.yaml", "layouts/brands/harbor.yaml", "layouts/words/en.yaml"]


@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(broken())
def test_a_shipped_file_that_is_broken_is_refused_or_printed(tmp_path_factory, change):
    name, data = change
    root = tmp_path_factory.mktemp("broken")
    (root / name).parent.mkdir(parents=True)
    (root / name).write_bytes(data)
    brand = "harbor" if "harbor" in name else "default"
    library = Library(root, TODAY)
    library._kept.update(stock_kept())
    started = time.process_time()
    try:
        made = make(library, validate(Order, {"order": "o", "brand": brand, "parts": [{"topic": TALK}]}))
    except Problems as bad:
        said(bad)
    else:
        assert made.data.startswith(b"%PDF-")
    assert time.process_time() - started < 10
