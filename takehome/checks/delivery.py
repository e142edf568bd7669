"""Rules 18 and 20, read back from the file: what assistive programs need, and what a file must not tell or weigh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takehome.checks import ACCESSIBLE, PRIVACY, Finding
from takehome.checks.alts import SHOWS, says_nothing
from takehome.checks.finished import Finished, Printed, several
from takehome.problems import Problem

MOST_BYTES = 2_000_000
_SAME_PAPER = 0.5  # points
_NAME = 3  # letters of a part of a name that is looked for by itself


def accessible(findings: tuple[Finding, ...], kind: Printed) -> Iterator[Problem]:
    """Rule 18: what our checker of structure found, alt texts that say nothing among it, one finding a rule of it."""
    told = tuple(f": {alt.strip()}" for alt in kind.alts if says_nothing(alt))
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.rule == "alt" and finding.message.endswith(told):
            continue  # `alts` tells it where it was typed
        found.setdefault(finding.rule, []).append(finding.message)
    for rule, messages in found.items():
        hint = SHOWS if rule == "alt" else "assistive programs stumble over it"
        yield kind.problem(f"{rule}: {several(messages)}", hint, ACCESSIBLE)


def privacy(read: Finished, kind: Printed, size: int) -> Iterator[Problem]:
    """Rule 20: no name in Info, metadata and outline, at most 2 MB, single pages; `size` of the file in bytes.

    A whole name fails; a part of one, which may be a word of the title, is to be looked at.
    """
    if kind.person and (name := " ".join(kind.person.split())):
        yield from _named(read, kind, name)
    if size >= MOST_BYTES:
        what = f"{size / 1e6:.1f} MB, over {MOST_BYTES / 1e6:g}"
        yield kind.problem(what, "smaller pictures: mail programs turn it away", PRIVACY)
    other = []
    for page, turned in zip(read.pages, read.rotated, strict=True):
        left, low, right, high = page.media
        wide, tall = right - left, high - low
        if turned or abs(wide - kind.paper[0]) > _SAME_PAPER or abs(tall - kind.paper[1]) > _SAME_PAPER:
            other.append(f"page {page.page + 1} of {wide:.0f} x {tall:.0f} points" + (", turned" if turned else ""))
    if other:
        paper = f"{kind.paper[0]:.0f} x {kind.paper[1]:.0f}"
        what = f"pages that are not one page of {paper}: {several(other)}"
        yield kind.problem(what, "the screen file is never imposed: that is the one for printing", PRIVACY)


def _named(read: Finished, kind: Printed, name: str) -> Iterator[Problem]:
    hint = "leave it out: a file is copied, mailed and listed"
    if places := _holding(read, name):
        yield kind.problem(f"the name of a person in {several(places)}", hint, PRIVACY)
        return
    for part in (part for part in re.findall(r"\w+", name) if len(part) >= _NAME):
        if places := _holding(read, part):
            what = f"a part of the name of a person in {several(places)}"
            yield kind.problem(what, hint, PRIVACY, "warning")
            return


def _holding(read: Finished, name: str) -> list[str]:
    """Where a name stands as words of its own."""
    sought = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return list(dict.fromkeys(place for place, words in read.words if sought.search(" ".join(words.split()))))
