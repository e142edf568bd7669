"""What was made is looked at again, by eyes of our own: checks give findings, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with what was made: `rule` a stable name, `message` one line."""

    rule: str
    message: str
