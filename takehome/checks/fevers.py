"""Rule 8, of a fever that an author typed into words, where `{{clinic.fever}}` would give the clinic's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from takehome.content import MASTER
from takehome.dialled import CALLS
from takehome.fever import TEMPERATURES, bare_temperatures, is_among, typed_temperatures
from takehome.problems import Problem
from takehome.said import problem_at


def typed_fevers(text: str, clinic: Mapping[str, str | None], language: str = "") -> Iterator[Problem]:
    """Temperatures of a fever in words that are none of the clinic's: nobody changes them with the brand; in English
    also those without a unit."""
    ours = [said for key in TEMPERATURES if (said := clinic.get(key))]
    for one in (*typed_temperatures(text), *(bare_temperatures(text) if language == MASTER else ())):
        if not is_among(one, ours):
            what = f"{one.said!r} is no temperature of the clinic's brand" + (f", which says {ours[0]}" if ours else "")
            hint = "write {{clinic.fever}}, which each clinic's brand fills in"
            yield problem_at(text, what, hint, one.at, level="warning", rule=CALLS)
