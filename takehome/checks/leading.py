"""Rule 16, read back from the page: how many characters a line holds, and how far lines stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from takehome.checks import MEASURE
from takehome.checks.finished import Finished, Printed
from takehome.checks.lettering import SLACK, letters_of, sizes_of, width_of
from takehome.problems import Problem

MEASURES, FAR = (45, 75), (30, 90)  # characters a line: to look at outside these, and failing
COLUMN = 0.75  # of the widest body: what is narrower stands in a box beside another, or in a table
LONG = 3  # lines of a paragraph whose measure counts
LEADING, LARGE_LEADING = 1.25, 1.5
LEADING_SLACK = 0.005  # sizes, by which baselines may miss


def measure(read: Finished, kind: Printed) -> Iterator[Problem]:
    """Rule 16: characters a line (Latin letters), and leading; of body paragraphs of three lines or more.

    The median of the document decides, if most of its paragraphs are Latin: outside 45 to 75 it is to be looked at,
    under 30 or over 90 it fails.  Leading fails where the median is too small, and is to be looked at where one
    paragraph is.
    """
    bodies = [one for one in read.paragraphs if one.kind == "body"]
    long = [one for one in bodies if len(one.lines) >= LONG]
    if not long:
        return
    body = min(sizes_of(kind).body, letters_of(bodies).most_common(1)[0][0])  # notes in a narrow margin are left out
    full = [one for one in bodies if one.size >= body - SLACK]
    column = COLUMN * max((width_of(one) for one in full), default=0.0)
    latin = [one.measure for one in long if one in full and width_of(one) >= column and _latin(one.text)]
    usual = round(median(latin)) if 2 * len(latin) >= len(long) else MEASURES[0]  # some Latin notes tell nothing
    if not MEASURES[0] <= usual <= MEASURES[1]:
        level = "warning" if FAR[0] <= usual <= FAR[1] else "error"
        what = f"{usual} characters a line, outside {MEASURES[0]} to {MEASURES[1]}"
        yield kind.problem(what, "make the column narrower or wider", MEASURE, level)
    least = LARGE_LEADING if kind.layout == "large_print" else LEADING
    steps = [(step, one) for one in long if (step := one.leading) is not None]
    tight = [(step, one) for step, one in steps if step < least - LEADING_SLACK]
    if tight:
        level = "error" if median(step for step, _ in steps) < least - LEADING_SLACK else "warning"
        step, one = min(tight, key=lambda pair: pair[0])
        what = f"lines {step:.2f} of the size apart, under {least:g}, in {len(tight)} of {len(steps)} paragraphs"
        yield kind.problem(f"{what}: {one.where()}", "more leading, or fewer words in this place", MEASURE, level)


def _latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters) > len(letters)
