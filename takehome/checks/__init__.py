"""What was made is looked at again, by eyes of our own: checks give findings, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass

# the names of rules 15 to 20, which are read back from the file: what reads it is imported where one is looked at
TYPE, MEASURE, CONTRAST = "type", "measure", "contrast"
ACCESSIBLE, GEOMETRY, PRIVACY = "accessible", "geometry", "privacy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with what was made: `rule` a stable name, `message` one line."""

    rule: str
    message: str
