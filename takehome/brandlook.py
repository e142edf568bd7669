"""How a brand looks: its faces, and its colours, which must be read on paper."""

from __future__ import annotations

from typing import Any, Literal

from takehome.fields import is_blank, is_null
from takehome.problems import Problem, Problems, shown
from takehome.said import problem_at
from takehome.schema import Colour, Model, Name

LEAST_CONTRAST = 7.0


class Colours(Model):
    """Accent and ink, #rrggbb."""

    accent: Colour
    ink: Colour


class Type(Model):
    """Font families by folder name: one that speaks, one for what is read and done, and more for other letters.

    `spacing: wide` sets letters, words, lines and paragraphs far apart (WCAG 2.1, 1.4.12), for people with dyslexia.
    """

    voice: Name
    action: Name
    fallback: tuple[Name, ...] = ()
    spacing: Literal["wide"] | None = None


def type_of(node: Any) -> Any:
    """The faces of a brand; one word in their place says how they are set, or is a family."""
    if not isinstance(node, str) or is_blank(node) or is_null(node):
        return node
    hint = "write `type: {spacing: wide}`"
    if str(node).strip() != "wide":
        hint = f"for letters far apart {hint}; for families of your own `type: {{voice: {shown(node)}, action: ...}}`"
    raise Problems([problem_at(node, f"{shown(node)!r} is one word, and `type` is a mapping", hint)])


def faint(name: str, colour: str) -> Problem | None:
    """A colour needs 7:1 on white, in colour and as the grey an office printer makes of it (spec-warm.md, 5)."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    grey = round(0.299 * red + 0.587 * green + 0.114 * blue)
    in_colour, in_grey = contrast((red, green, blue)), contrast((grey, grey, grey))
    if min(in_colour, in_grey) >= LEAST_CONTRAST:
        return None
    way = "in colour" if in_colour <= in_grey else "printed grey"
    ratio = min(in_colour, in_grey)
    message = f"{name} {colour} on white has a contrast of {ratio:.1f}:1 {way}; it needs {LEAST_CONTRAST:g}:1"
    return problem_at(colour, message, "choose a darker colour")


def contrast(rgb: tuple[int, int, int]) -> float:
    """The contrast of a colour with white (WCAG 2.1, 1.4.3)."""
    parts = [c / 255 for c in rgb]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
