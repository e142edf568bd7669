"""Who answers for words: the clinician who checked them, and the person who checked a translation."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from takehome.fields import is_blank, is_null, names_somebody
from takehome.nodes import Mapping
from takehome.problems import Problems, shown
from takehome.said import problem_at
from takehome.schema import Day, Model, Title, Whole


class Review(Model):
    """Who checked the words and when.  `by: null` means that no clinician has signed them.

    `version` says which version was checked; it is asked for only where two were checked on one day.
    """

    written: Day
    by: Title | None = None
    on: Day | None = None
    next: Day | None = None
    version: Whole | None = None

    def model_post_init(self, context: Any, /) -> None:
        """A clinician who signs says who it is, when, and when to look again."""
        if self.by is None:
            return
        named(self.by, "write name and post, such as Dr A. Smith, or `by: null`")
        if self.on is None or self.next is None:
            message = f"signed by {shown(self.by)}, but not when, or until when"
            raise Problems([problem_at(self.by, message, "give `on:` and `next:` too, or `by: null`")])
        if self.next <= self.on:
            what = "the next review comes before this one"
            raise Problems([problem_at(self.by, what, "give a later day as `next:`")])
        in_turn(self.by, self.on, self.written)


def named(by: str, hint: str) -> None:
    """Raise Problems where what is to say who checked words names nobody."""
    if not names_somebody(by):
        raise Problems([problem_at(by, f"{shown(by)!r} names nobody who checked these words", hint)])


def in_turn(by: str, on: date, written: date) -> None:
    """Raise Problems where words were checked before they were written."""
    if on < written:
        what = f"these words were checked on {on}, before they were written ({written})"
        raise Problems([problem_at(by, what, "have them checked anew, or correct `written:`")])


STATES = ("unreviewed", "original", "checked")
_HOW = "write `translation: {state: checked, by: name, on: day}`, or `translation: unreviewed`"


class Translation(Model):
    """How far a translation can be trusted: `unreviewed`, `original`, or `checked` by a qualified person on a day."""

    state: Literal["unreviewed", "original", "checked"]
    by: Title | None = None
    on: Day | None = None

    def model_post_init(self, context: Any, /) -> None:
        """Who checks a translation is somebody."""
        if self.by is not None:
            named(self.by, "write name and post, such as A. Soto, health translator, or `translation: unreviewed`")


def in_a_line(node: Any) -> Any:
    """Who checked the words of pages, and when, in one line."""
    if isinstance(node, Mapping):
        who = ", ".join(shown(said) for key in ("by", "on") if isinstance(said := node.get(key), str))
        hint = f"write `checked: {who or 'N. Name, 2026-11-25'}`"
        raise Problems([node.problem("who checked these words, and when, is said in one line", hint)])
    if isinstance(node, str) and not is_null(node) and not is_blank(node):
        named(node, "write name and day, such as `checked: N. Name, 2026-11-25`, or `checked: null`")
        if day_in(node) is None:
            what = f"{shown(node)!r} does not say on which day these words were checked"
            raise Problems([problem_at(node, what, "write the day too, such as `checked: N. Name, 2026-11-25`")])
    return node


def day_in(words: str) -> date | None:
    """The day that words of one line hold, as year-month-day."""
    for said in re.findall(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", words, re.ASCII):
        try:
            return date.fromisoformat(said)
        except ValueError:
            continue
    return None


def translation_of(node: Any) -> Any:
    """A state alone stands for the whole; who checks a translation says so, and when."""
    if not isinstance(node, str | Mapping) or is_null(node):
        return node
    state = node.get("state") if isinstance(node, Mapping) else node
    signed = isinstance(node, Mapping) and all(
        key in node and not (is_null(node[key]) or is_blank(node[key])) for key in ("by", "on")
    )
    if state == "checked" and not signed:
        what = "who checked this translation, and when?"
        raise Problems([node.problem(what, _HOW) if isinstance(node, Mapping) else problem_at(node, what, _HOW)])
    if isinstance(state, str) and state not in STATES:
        hint = f"{_HOW}, or `original` where it was written in this language"
        raise Problems([problem_at(state, f"a translation is not {shown(state)!r}", hint)])
    idle = [key for key in ("by", "on") if isinstance(node, Mapping) and key in node and not is_null(node[key])]
    if idle and isinstance(node, Mapping) and isinstance(state, str) and state != "checked":
        what = f"`{idle[0]}:` says that somebody checked this translation, and its state is {state}"
        hint = "write `state: checked`, or take `by:` and `on:` out"
        raise Problems([node.problem(what, hint, idle[0])])
    return {"state": node} if isinstance(node, str) else node
