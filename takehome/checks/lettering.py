"""Rule 15, read back from the page: sizes of type, the starting edge, hyphens, capitals, underlines.

Sizes are those of RNIB Clear Print and of "Twenty rules" (handout.md).  What a text is comes from the structure tree;
where a P is smaller than body, its size tells a note from the imprint, and how much of it there is whether it is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from takehome.checks import TYPE
from takehome.checks.finished import Finished, Printed, several
from takehome.checks.lines import Line, Paragraph
from takehome.checks.shown import Run, Shape
from takehome.problems import Problem

# of the letters of paragraphs, those in notes; or so many letters: in a short thing most of what is small is what every
# sheet says of itself, up to some 1,200 letters (in Polish)
NOTES, NOTE_LETTERS = 0.25, 2500
IMPRINT, IMPRINT_LETTERS = 0.08, 1000  # the same, of what is smaller than notes: notices, who made this
RUNNING, SPACED, WIDE = 4, 6, 0.5  # lines of a running text, with letters set wide, and its width beside the widest
FRAME = 0.85  # of a page's width, which words may fill though those of a short handout do not
CAPITALS = 3  # words in a row
BOTH = 3  # line ends that are level before they count as justified
HYPHENS, HYPHEN_SHARE = 3, 0.03  # lines that end in a hyphen: so many, and more than this share of all
SLACK = 0.05  # points by which a size may miss
_EDGE = 1.0  # points by which lines of one edge may differ
_CUT = re.compile(r"(\w+)([-\u2010\u00ad])$")


class Sizes(Struct, frozen=True):
    """Least sizes in points: of body, of cells, notes and captions, and of anything."""

    body: float
    small: float
    least: float


SIZES = {"sheet": Sizes(14, 12, 10), "booklet": Sizes(12.5, 11.5, 10), "large_print": Sizes(18, 16, 12)}


def sizes_of(kind: Printed) -> Sizes:
    """The sizes of a layout; a clinic's own is held to those of a booklet or of a sheet.  Ordered larger, body is."""
    sizes = SIZES.get(kind.layout) or SIZES["booklet" if kind.booklet else "sheet"]
    return Sizes(max(sizes.body, kind.body), sizes.small, sizes.least)


def lettering(read: Finished, kind: Printed) -> Iterator[Problem]:
    """Rule 15: sizes, the starting edge, no hyphenation, no capitals, underlines only on links."""
    sizes = sizes_of(kind)
    yield from _least(read, kind, sizes.least)
    yield from _bodies(read.paragraphs, kind, sizes)
    yield from _small(read.paragraphs, kind, sizes.small)
    for found, what, hint in (
        (_ragged(read), "lines that do not begin at one edge", "set them from the starting edge"),
        (hyphenated(read.paragraphs), "words parted by a hyphen at the end of a line", "switch hyphenation off"),
        (_capitals(read.paragraphs), f"more than {CAPITALS} words in capitals", "capitals only where words begin"),
        (_underlines(read), "words that are underlined and no link", "make them strong instead: **words**"),
    ):
        places = list(found)
        if places:
            yield kind.problem(f"{what}: {several(places)}", hint, TYPE)


def _least(read: Finished, kind: Printed, least: float) -> Iterator[Problem]:
    """Whatever it is, artifacts too."""
    runs = [(page.page, run) for page in read.pages for run in page.runs if run.size < least - SLACK]
    if runs:
        size = min(run.size for _, run in runs)
        places = [f"page {page + 1}, {run.text.strip()!r}" for page, run in runs]
        what = f"type of {size:.3g} pt, under {least:g}: {several(places)}"
        yield kind.problem(what, "nothing may be smaller, running lines and drawings neither", TYPE)


def _bodies(found: Sequence[Paragraph], kind: Printed, sizes: Sizes) -> Iterator[Problem]:
    """What is said in paragraphs and lists: nearly all of it in the size of body."""
    bodies = [one for one in found if one.kind == "body"]
    letters = letters_of(bodies)
    if not letters:
        return
    hint = f"body is {sizes.body:g} pt or more, notes {sizes.small:g}"
    usual, whole = letters.most_common(1)[0][0], sum(letters.values())
    if usual < sizes.body - SLACK:
        yield kind.problem(f"body is {usual:.3g} pt, under {sizes.body:g}", hint, TYPE)
        return
    lines = SPACED if kind.spaced else RUNNING
    widest = max(FRAME * kind.paper[0], *map(width_of, bodies))
    running = [
        f"{one.where()} at {one.size:.3g} pt"
        for one in bodies
        if one.size < sizes.body - SLACK and len(one.lines) >= lines and width_of(one) >= WIDE * widest
    ]
    if running:
        yield kind.problem(f"running text under {sizes.body:g} pt: {several(running)}", hint, TYPE)
    for limit, share, spared in ((sizes.body, NOTES, NOTE_LETTERS), (sizes.small, IMPRINT, IMPRINT_LETTERS)):
        under = sum(count for size, count in letters.items() if size < limit - SLACK)
        if under > max(share * whole, spared):
            yield kind.problem(f"{100 * under / whole:.0f} % of the text is under {limit:g} pt", hint, TYPE)


def letters_of(bodies: Sequence[Paragraph]) -> Counter[float]:
    """How many letters paragraphs have in each size, in points."""
    letters: Counter[float] = Counter()
    for one in bodies:
        letters[one.size] += len(one.text)
    return letters


def _small(found: Sequence[Paragraph], kind: Printed, small: float) -> Iterator[Problem]:
    """Cells, notes and captions."""
    for name in ("cell", "note", "caption"):
        under = [one for one in found if one.kind == name and one.size < small - SLACK]
        if under:
            places = several([one.where() for one in under])
            what = f"a {name} of {min(one.size for one in under):.3g} pt, under {small:g}: {places}"
            yield kind.problem(what, "make it larger, and if need be shorter", TYPE)


def _ragged(read: Finished) -> Iterator[str]:
    """Paragraphs that are set to the middle, to the far edge or to both edges (Chinese fills its lines by itself).

    Words that run against their page, or hold some that do, may begin at either edge, but all of them at one.
    """
    for one in read.paragraphs:
        if one.kind not in ("body", "source", "cell", "note"):
            continue
        pairs = list(_following(one))
        right = _from_right(one.text)
        sides = {right, read.turned, any(map(_from_right, one.text))}
        begins = [side for side in sides if all(_apart(a, b, side) <= _EDGE for a, b in pairs)]
        ends = [max(_apart(a, b, not side) for side in begins or (right,)) for a, b in pairs[:-1]]
        both = len(ends) >= BOTH and max(ends) < SLACK and not _wide(one.text)
        if both or not begins:
            yield one.where()


def _following(one: Paragraph) -> Iterator[tuple[Line, Line]]:
    """Lines that follow each other in one column."""
    return ((a, b) for a, b in pairwise(one.lines) if a.page == b.page and a.baseline > b.baseline)


def _apart(a: Line, b: Line, right: bool) -> float:
    return abs(a.right - b.right) if right else abs(a.left - b.left)


def _from_right(text: str) -> bool:
    """Whether its first letter is of a script that is written from right to left (UAX #9, P2)."""
    first = next((c for c in text if c.isalpha()), "")
    return "\u0590" <= first <= "\u08ff" or "\ufb1d" <= first <= "\ufefc"


def _wide(text: str) -> bool:
    """Whether it is written in characters of one width, as Chinese is."""
    return 2 * sum("\u2e80" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text) > len(text)


def hyphenated(found: Sequence[Paragraph]) -> Iterator[str]:
    """Lines whose last word is parted by a hyphen that it does not have.

    A word has it unless it stands elsewhere without one, or the hyphen is one that is put in by programs (U+2010,
    U+00AD); where more than 3 % of all lines end so, all of them are taken for parted.
    """
    known = {word.casefold() for one in found for word in re.findall(r"\w+", one.text)}
    ends = [(one, cut, b.text.strip()) for one in found for a, b in pairwise(one.lines) if (cut := _cut(a))]
    often = len(ends) >= HYPHENS and len(ends) > HYPHEN_SHARE * sum(len(one.lines) for one in found)
    for one, cut, after in ends:
        joined = cut[1] + (re.match(r"\w*", after) or [""])[0]
        if often or cut[2] != "-" or joined.casefold() in known:
            yield f"{one.where()} ({cut[0]})"


def _cut(line: Line) -> re.Match[str] | None:
    return _CUT.search(line.text.rstrip())


def _capitals(found: Sequence[Paragraph]) -> Iterator[str]:
    """Words of two letters or more in capitals, more than three in a row; a list of abbreviations has commas."""
    for one in found:
        row = 0
        for word in one.text.split():
            letters = "".join(c for c in word if c.isalpha())
            loud = len(letters) > 1 and letters.isupper()
            row = row + 1 if loud else 0
            if row > CAPITALS:
                yield one.where()
                break
            if word[-1] in ",;/":
                row = 0


def _underlines(read: Finished) -> Iterator[str]:
    """Thin level rules just under a baseline that begin and end with its words; rules of tables are wider and lower."""
    for page, links in zip(read.pages, read.links, strict=True):
        rules = [shape for shape in page.shapes if shape.kind != "image" and _level(shape)]
        for run in page.runs:
            if any(_under(rule, run) and not _linked(rule, links) for rule in rules):
                yield f"page {page.page + 1}, {run.text.strip()!r}"


def _level(shape: Shape) -> bool:
    left, low, right, high = shape.box
    return high - low < 3 and right - left > 6 * (high - low)


def _under(rule: Shape, run: Run) -> bool:
    left, low, right, high = rule.box
    thin = high - low < 0.15 * run.size
    near = -0.3 * run.size < (low + high) / 2 - run.baseline < 0.1 * run.size
    return thin and near and left > run.left - 2 and right < run.right + 2


def _linked(rule: Shape, links: Sequence[tuple[float, float, float, float]]) -> bool:
    x, y = (rule.box[0] + rule.box[2]) / 2, (rule.box[1] + rule.box[3]) / 2
    return any(left <= x <= right and low - 2 <= y <= high + 2 for left, low, right, high in links)


def width_of(one: Paragraph) -> float:
    return max(line.right - line.left for line in one.lines)
