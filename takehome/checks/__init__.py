"""What was made is looked at again, by eyes of our own: checks give findings, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass

# the names of rules 15 to 20, which are read back from the file: what reads it is imported where one is looked at
TYPE, MEASURE, CONTRAST = "type", "measure", "contrast"
ACCESSIBLE, GEOMETRY, PRIVACY = "accessible", "geometry", "privacy"
MANY_PAGES, MOST_PAGES = 32, 48  # of a booklet
HARD_TO_FOLD = {
    MANY_PAGES: "it is thick for folding and stapling by hand",
    MOST_PAGES: "it cannot be folded and stapled by hand",
}
_FEWER, _SHEETS = "choose fewer sections, name fewer `organisations:` in the brand, or print", "--layout sheet"


def fewer_pages(*, facing: bool) -> str:
    """How a booklet becomes thinner; sheets have no pages that face each other."""
    if facing:
        return f"{_FEWER} one language at a time, as sheets: --lang LANG {_SHEETS}"
    return f"{_FEWER} it as sheets: {_SHEETS}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with what was made: `rule` a stable name, `message` one line."""

    rule: str
    message: str
