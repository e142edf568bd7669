"""What was made is looked at again, by eyes of our own: checks give findings, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass

# the names of rules 15 to 20, which are read back from the file: what reads it is imported where one is looked at
TYPE, MEASURE, CONTRAST = "type", "measure", "contrast"
ACCESSIBLE, GEOMETRY, PRIVACY = "accessible", "geometry", "privacy"
MANY_PAGES, MOST_PAGES = 32, 48  # of a booklet
FEWER_PAGES = "choose fewer sections, name fewer `organisations:` in the brand, or print it as sheets"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with what was made: `rule` a stable name, `message` one line."""

    rule: str
    message: str
