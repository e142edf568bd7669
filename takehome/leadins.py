"""Words that lead in to what follows them: a list, a table, a picture, lines to write on."""

from __future__ import annotations

from takehome.element import Drawing, Element, Flow, Grid, Rows, Text


def first(element: Element | None) -> Element | None:
    """The first thing of a block that has an id."""
    return first(element.children[0]) if isinstance(element, Flow) and element.children else element


def leads(element: Element | None) -> bool:
    """Whether this is words, also with a note in the margin, which may lead in to what follows."""
    found = first(element)
    if isinstance(found, Rows) and found.look == "aside":
        return leads(found.rows[-1].body[-1])
    return isinstance(found, Text)


def shown(element: Element) -> bool:
    """Whether this is a list, a table or a picture, which words before it lead in to."""
    found = first(element)
    return isinstance(found, Grid | Drawing) or (isinstance(found, Rows) and found.look not in ("aside", "headed"))


def written(element: Element) -> bool:
    """Whether these are lines to write on: words that say what for are never parted from them."""
    found = first(element)
    return isinstance(found, Grid) and found.look == "writing"
