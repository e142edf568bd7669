"""What the options of a command say: looks, languages, sections, a name, rules that may be broken."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from takehome.messages import Usage
from takehome.prepare import Unmet
from takehome.problems import Problems, did_you_mean
from takehome.reader import typed

LONGEST_NAME = 80


def looks(given: Namespace, layout: str | None) -> dict[str, Any]:
    """Brand, paper, layout and single values, as the options say."""
    said = {"brand": given.brand, "paper": given.paper, "layout": given.layout or layout, "langs": langs_of(given)}
    said |= {"size": size_of(given), "contrast": given.contrast}
    return {**said, "set": dict(map(_setting, given.set)) or None}


def size_of(given: Namespace) -> str | None:
    """The points of --size, which know their option."""
    return None if given.size is None else typed(given.size.strip(), "--size")


def title_of(given: Namespace) -> str | None:
    """The words of --title, which know their option."""
    if given.title is None:
        return None
    if not given.title.strip():
        raise Usage("--title says no title", "leave it out for the usual one, or write --title 'Your next steps'")
    return typed(given.title, "--title")


def langs_of(given: Namespace) -> Sequence[str] | None:
    """The languages of --lang: one, or two with a plus between them, whose pages face each other."""
    if given.lang is None:
        return None
    said = typed(given.lang.replace(" + ", "+").strip(), "--lang")
    edges = [-1, *(i for i, c in enumerate(said) if c == "+"), len(said)]
    langs = [said[a + 1 : b].strip() for a, b in pairwise(edges)]
    if any(c in said for c in ", "):
        names = "+".join(said.replace(",", " ").replace("+", " ").split())
        hint = f"for pages that face each other, in a booklet, write --lang {names}; else one at a time"
        raise Usage(f"--lang {given.lang!r} is not one language", hint)
    if not all(langs):
        raise Usage(f"--lang {given.lang!r} names no language", "for instance --lang es, or --lang es+en for a booklet")
    return langs


def _setting(change: str) -> tuple[str, str]:
    """Path and value of a --set, which know their place in it."""
    equals = change.find("=")
    if equals < 1:
        raise Usage(f"--set {change!r} is not PATH=VALUE", "for instance --set phones.day=555-0199")
    said = typed(change, "--set")
    path, value = said[:equals].strip(), said[equals + 1 :].strip()
    if not path:
        raise Usage(f"--set {change!r} is not PATH=VALUE", "for instance --set phones.day=555-0199")
    if not value:
        raise Usage(f"--set {change!r} says no value", "for instance --set phones.day=555-0199")
    if path.split(".")[0] == "languages":
        raise Usage("--set changes what is printed, whatever the language", "for instance --lang es --set name=...")
    if path.split(".")[0] in ("brand", "extends", "sample", "review", "handout"):
        raise Usage(f"--set cannot change {str(path)!r}", "it reaches values of the brand, such as phones.day")
    return path, value


def person_of(given: Namespace) -> str | None:
    """The name to print; what is wrong with it is said without it."""
    if given.person is None:
        return None
    return _name(given.person, "--for")


def _name(said: str, option: str) -> str:
    name = " ".join(said.split(" ")).strip()
    try:
        typed(name, option)
    except Problems:
        name = ""
    if not any(c.isalpha() for c in name) or len(name) > LONGEST_NAME:
        hint = f"give plain letters on one line, at most {LONGEST_NAME}"
        raise Usage(f"{option} cannot print this name", hint)
    return name


def allowed_of(given: Namespace) -> Unmet | None:
    """The rules that may be broken, and who says so; both are said, or neither."""
    from takehome.checks.rules import NUMBERS

    if not given.allow and given.by is None:
        return None
    if not given.allow or given.by is None:
        raise Usage("--allow and --by go together", "for instance --allow short --by 'N. Nurse, ward 3'")
    if strange := next((rule for rule in given.allow if rule not in NUMBERS), None):
        raise Usage(f"there is no rule {strange!r}", did_you_mean(strange, NUMBERS, most=len(NUMBERS)))
    return Unmet(tuple(given.allow), _name(given.by, "--by"))


def part_of(what: str) -> dict[str, Any]:
    """A handout with some of its sections, as the command line names them."""
    topic, colon, sections = what.partition(":")
    if not colon:
        return {"topic": topic}
    only = [section for section in sections.split(",") if section]
    if not only:
        raise Usage(f"{what} names no section", f"name some after the colon, or write {topic} for all of it")
    return {"topic": topic, "only": only}


def chosen(given: Namespace, topic: str) -> dict[str, Any]:
    """A handout with the sections that --only and --without leave, each of which knows its option."""
    only, without = ([typed(name, f"--{key}") for name in getattr(given, key) or ()] for key in ("only", "without"))
    return {"topic": topic, "without": without, **({"only": only} if only else {})}


def is_file(what: str) -> bool:
    """Whether a word of the command line means a file and not a name."""
    return what.endswith((".yaml", ".yml"))
