"""Dates as people of a language write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

LOCALES: Mapping[str, str] = {"tl": "fil"}  # languages that Babel knows by another name
MONTHS: Mapping[str, str] = {  # and those it does not know
    "ht": "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm",
}


def date_text(day: date, language: str) -> str:
    """A date in words: the day, the name of the month, the year."""
    if language in MONTHS:
        return f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"
    from babel.dates import format_date

    return format_date(day, "long", locale=LOCALES.get(language, language).replace("-", "_"))
