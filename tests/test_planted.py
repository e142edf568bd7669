"""Faults planted one at a time, at many places of the shipped handouts: the line that is named is the one planted in.

Of all faults planted, at least 98% must be named within one line, by the first thing that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
import yaml
from documents import MAIN, TALK, library

from takehome.content import Handout
from takehome.links import check
from takehome.problems import Problem, Problems
from takehome.reader import read
from takehome.schema import validate
from takehome.shelf import stock

MOST = 60  # of each kind in each handout, spread over the file
SHARE = 0.98
WORDS = {"title", "subtitle", "summary", "text", "ask", "answer", "caption", "alt", "how", "means"}


@dataclass(frozen=True)
class Fault:
    """What was typed wrong: the line (from 1) it stands in, and the text of the file with it."""

    line: int
    text: str


@cache
def source(topic: str) -> str:
    return (stock() / "handouts" / topic / "en.yaml").read_text(encoding="utf-8")


def changed(topic: str, pattern: str, new, skip=lambda match: False) -> Iterator[Fault]:
    """The file with one match of a pattern replaced, for each match."""
    text = source(topic)
    for match in re.finditer(pattern, text, re.M):
        if not skip(match) and not text[text.rfind("\n", 0, match.start()) + 1 :].startswith("#"):
            at = match.start("at") if "at" in match.groupdict() else match.start()
            yield Fault(text.count("\n", 0, at) + 1, text[: match.start()] + new(match) + text[match.end() :])


def misspelt(word: str) -> str:
    """A word with two of its letters exchanged, or one more."""
    other = word[:1] + word[2:3] + word[1:2] + word[3:] if len(word) > 2 else word + "x"
    return other if other != word else word + "x"


KEY = r"(?P<before>^ *(?:- )?|[{,] ?)(?P<at>[a-z_]+):(?= |$)"
ID = r"[a-z0-9][a-z0-9-]*"


def keys(topic):
    words = names_of_labels(yaml.load(source(topic), yaml.BaseLoader)) | {"offer"}
    return changed(topic, KEY, lambda m: f"{m['before']}{misspelt(m['at'])}:", lambda m: m["at"] in words)


def names_of_labels(node) -> set[str]:
    """The names of labels are looked up with the drawing, when it is set: see test_hostile_names."""
    if not isinstance(node, dict | list):
        return set()
    inner = [names_of_labels(value) for value in (node.values() if isinstance(node, dict) else node)]
    return set().union(*inner, node.get("labels", ()) if isinstance(node, dict) else ())


def colons(topic):
    """`key words`: only where a whole line is a key."""
    whole = r"^(?P<before> *(?:- )?)(?P<at>[a-z_]+):(?= |$)"
    return changed(topic, whole, lambda m: m["before"] + m["at"], lambda m: m["at"] == "offer")


def types(topic):
    """A list for words, and words for a list."""
    flat = r"(?P<before>\b(?P<at>" + "|".join(WORDS) + r"): )(?P<words>[A-Za-z][\w ',]*[.?]?)$"
    yield from changed(topic, flat, lambda m: f"{m['before']}[a, b]")
    yield from changed(topic, r"(?P<before>\b(?P<at>from|needs): )\[[^\]]*\]", lambda m: m["before"] + "{a: b}")
    yield from changed(topic, r"(?P<before>\b(?P<at>version|lines): )\d+", lambda m: m["before"] + "many")
    yield from changed(topic, r"(?P<before>\b(?P<at>sensitive|team_decides|header): )true", lambda m: m["before"] + "1")
    yield from changed(topic, r"(?P<before>\b(?P<at>written): )[-\d]+", lambda m: m["before"] + "2026-13-01")


def ids(topic):
    """Signs, organisations and sections that are not there, and ids that are none."""
    yield from changed(topic, rf"^  - (?P<at>{ID})$", lambda m: "  - " + misspelt(m["at"]))
    yield from changed(topic, rf"(?P<b>\bneeds: \[)(?P<at>{ID})", lambda m: m["b"] + misspelt(m["at"]))
    yield from changed(topic, rf"(?P<b>\bid: )(?P<at>{ID})", lambda m: m["b"] + m["at"].upper() + "_")


def repeated(topic):
    """A key that stands twice: the same line again."""
    return changed(topic, r"^(?P<b> *)(?P<k>[a-z_]+:)(?P<v> .+)\n(?=(?P<at>))", lambda m: 2 * m[0], folded)


def folded(match: re.Match[str]) -> bool:
    return match["v"].strip() in (">-", "|", ">") or match["v"].count("{") != match["v"].count("}")


def terms(topic):
    yield from changed(topic, rf"\{{term:(?P<at>{ID})\|", lambda m: f"{{term:{misspelt(m['at'])}|")
    yield from changed(topic, rf"(?P<b>\bterm: )(?P<at>{ID})", lambda m: m["b"] + misspelt(m["at"]))


def links(topic):
    yield from changed(topic, r'(?P<b>\bto: "[a-z-]*#?)(?P<at>[a-z-]+)"', lambda m: m["b"] + misspelt(m["at"]) + '"')
    yield from changed(topic, rf"(?P<b>\]\([a-z-]*#)(?P<at>{ID})\)", lambda m: m["b"] + misspelt(m["at"]) + ")")
    places = yaml.load(source(topic), yaml.BaseLoader)["sections"]
    assert places
    in_words = r"^(?P<b> +(?:- )?text: )(?P<at>[A-Z][a-z]+)(?= )(?!.*[:#{\[])"
    yield from changed(topic, in_words, lambda m: f'{m["b"]}"[{m["at"]}](#nowhere)"')


def sources(topic):
    return changed(topic, rf"(?P<b>\bfrom: \[(?:{ID}, )*)(?P<at>{ID})", lambda m: m["b"] + misspelt(m["at"]))


def marks(topic):
    """Words with a mark that has no end."""
    return changed(
        topic, r"^(?P<b> +(?:- )?(?:text|ask|title): )(?P<at>[A-Z][a-z]+)(?= )", lambda m: f"{m['b']}{m['at']} **"
    )


KINDS = {f.__name__: f for f in (keys, colons, types, ids, repeated, terms, links, sources, marks)}


def spread(faults: list[Fault]) -> list[Fault]:
    step = max(1, len(faults) / MOST)
    return [faults[int(i * step)] for i in range(min(MOST, len(faults)))]


def found(topic: str, text: str) -> tuple[Problem, ...]:
    """What is said of a handout: its YAML, its shape, its names."""
    shared, others = library().shared("en"), {t: library().handout(t) for t in library().topics()}
    try:
        handout = validate(Handout, read(text.encode(), "en.yaml"))
        return check(handout, shared, {**others, topic: handout})
    except Problems as bad:
        return bad.problems


@cache
def outcomes(kind: str) -> list[tuple[str, Fault, tuple[Problem, ...]]]:
    faults = [(topic, fault) for topic in (MAIN, TALK) for fault in spread(list(KINDS[kind](topic)))]
    return [(topic, fault, found(topic, fault.text)) for topic, fault in faults]


def missed(kind: str) -> list[str]:
    """The faults that no problem names within one line; the first problem counts, as it is what people mend first."""
    return [
        f"{kind} {topic[:4]} line {fault.line}: {fault.text.splitlines()[fault.line - 1].strip()[:70]!r}: "
        + (f"line {problems[0].place.line} is blamed: {problems[0].message}" if problems else "nothing is said")
        for topic, fault, problems in outcomes(kind)
        if not problems or abs(problems[0].place.line - fault.line) > 1
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_enough_faults_of_each_kind_are_planted(kind):
    assert len(outcomes(kind)) >= 8


def test_the_line_that_is_named_is_the_one_that_was_planted_in():
    count = sum(len(outcomes(kind)) for kind in KINDS)
    wrong = [line for kind in KINDS for line in missed(kind)]
    assert count >= 600
    assert len(wrong) <= (1 - SHARE) * count, f"{len(wrong)} of {count}:\n" + "\n".join(wrong)
