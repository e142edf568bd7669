"""Labels of drawings that stand on each other: words of another language, or larger ones, need more room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from takehome.drawing import Bitmap, Picture
from takehome.element import Text
from takehome.pages import Page, Pages, Placed
from takehome.problems import Problem, shown
from takehome.said import problem_at
from takehome.strips import Art, Words, text_baseline

ASCENT, DESCENT = 0.72, 0.2  # of the size: how far letters reach above their baseline and below it, or nearly
TOUCH = 1.0  # points that two boxes may share: the white around letters
Files = Mapping[tuple[str, str], Picture | Bitmap]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def overlapping(pages: Pages, files: Files) -> tuple[Problem, ...]:
    """A warning for each two labels of a drawing that stand on each other; `files` are the pictures by topic and file.

    It stands at the words of the second label, in the file of the handout.
    """
    named = {id(picture): name for (_, name), picture in files.items()}
    found = [problem for page in pages.pages for problem in _on(page, named)]
    return tuple(dict.fromkeys(found))


def _on(page: Page, named: Mapping[int, str]) -> Iterator[Problem]:
    drawings = [placed.piece.drawing for placed in page.placed if isinstance(placed.piece, Art)]
    lines: dict[int, list[Box]] = {id(label): [] for drawing in drawings for _, label in drawing.labels}
    for placed in page.placed if lines else ():
        if isinstance(placed.piece, Words) and id(placed.piece.text) in lines:
            lines[id(placed.piece.text)].append(_inked(placed, placed.piece))
    for drawing in drawings:
        for (one, text), (other, words) in combinations(drawing.labels, 2):
            if any(_meet(a, b) for a in lines[id(text)] for b in lines[id(words)]):
                both = " and ".join(f"{name} ({_said(label)!r})" for name, label in ((one, text), (other, words)))
                what = f"in the drawing {named.get(id(drawing.picture), '')}, labels stand on each other: {both}"
                hint = "say them in fewer words, or move their places in the drawing apart"
                yield problem_at(words.runs[0].text, what, hint, level="warning", rule="labels")


def _inked(placed: Placed, words: Words) -> Box:
    """The box around the letters of a line."""
    baseline, size = placed.y + text_baseline(words.style), words.style.size
    return placed.x, baseline - ASCENT * size, placed.x + placed.width, baseline + DESCENT * size


def _meet(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > TOUCH and down > TOUCH


def _said(label: Text) -> str:
    return shown("".join(run.text for run in label.runs))
