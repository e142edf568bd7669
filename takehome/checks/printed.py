"""The rules of clear print that are read back from the bytes of a finished PDF, not from what was meant to be drawn.

Rules 15 to 20.  Some 0.4 s for a booklet of 48 pages; veraPDF takes seconds: see `validator`.
"""

from __future__ import annotations

from collections.abc import Iterator

from takehome.checks.colours import contrast
from takehome.checks.delivery import accessible, privacy
from takehome.checks.finished import Printed, finished, printed_as
from takehome.checks.geometry import geometry
from takehome.checks.leading import measure
from takehome.checks.lettering import lettering
from takehome.checks.scanned import scanned
from takehome.checks.tagging import check_structure
from takehome.problems import Problem

__all__ = ("Printed", "printed", "printed_as")


def printed(data: bytes, kind: Printed) -> tuple[Problem, ...]:
    """What breaks rules 15 to 20 in a finished file, in the order of the rules, none twice."""
    return tuple(dict.fromkeys(_broken(data, kind)))


def _broken(data: bytes, kind: Printed) -> Iterator[Problem]:
    findings = check_structure(data)
    try:
        read = finished(data)
    except ValueError:
        yield from accessible(findings, kind)  # which says that it cannot be read
        return
    yield from lettering(read, kind)
    yield from measure(read, kind)
    yield from contrast(read, kind)
    yield from accessible(findings, kind)
    yield from geometry(read, kind, data)
    yield from privacy(read, kind, len(data))
    yield from scanned(read, kind, data)
