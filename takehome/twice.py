"""A key that stands twice: it may be a slip of its own, or the next of a list whose dash lacks."""

from __future__ import annotations

from takehome.nodes import Mapping
from takehome.problems import Problem, shown
from takehome.said import Said


def twice(key: Said, keys: Mapping, listed: bool) -> tuple[Problem, bool, bool]:
    """What is said of a key that a mapping (`listed`: of a list) has already; whether more of them may follow, and
    whether it is the first key, so that each may begin the next of the list."""
    first, here = keys.key_place(key), key.place()
    names = list(keys)
    last, between = names[-1], names[names.index(key) + 1 :]
    message = f"the key {shown(key)!r} stands here twice; first on line {first.line}"
    if listed and key == names[0] and first.line < here.line:
        hint = f"does a dash lack before {shown(key)!r}, to begin the next of the list? else keep one of them"
        return key.problem(message, hint), True, True
    value = keys[last]
    if last != key and isinstance(value, Said) and value.plain and not value and first.line < here.line:
        hint = f"keep one of them; or is {shown(last)!r} indented too far, so that nothing stands below it?"
        return key.problem(message, hint), True, False
    if listed and between and first.line < here.line:
        lines = f"lines {first.line + 1} to {here.line}"
        hint = (
            f"keep one of them; or does the next of the list begin on {lines}, without its dash or with one too far in?"
        )
        return key.problem(message, hint), True, False
    return key.problem(message, "keep one of them"), False, False
