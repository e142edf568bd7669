"""Dates as people of a language write them, and what they call their language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

LOCALES: Mapping[str, str] = {"tl": "fil"}  # languages that Babel knows by another name
MONTHS: Mapping[str, str] = {  # and those it does not know
    "ht": "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm",
}

NAMES: Mapping[str, str] = {"ht": "Kreyòl ayisyen"}


def date_text(day: date, language: str) -> str:
    """A date in words: the day, the name of the month, the year."""
    if language in MONTHS:
        return f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"
    from babel.dates import format_date

    return format_date(day, "long", locale=_locale(language))


def day_text(day: date, *, rtl: bool) -> str:
    """A date in figures, the year first, so that nobody takes the day for the month.

    Among words from right to left, hyphens would turn it about, strokes do not (UAX #9, W4).
    """
    return day.strftime("%Y/%m/%d" if rtl else "%Y-%m-%d")


def language_name(language: str) -> str:
    """The own name of a language, with a capital where its script has them."""
    if language in NAMES:
        return NAMES[language]
    from babel import Locale

    name = Locale.parse(_locale(language)).get_display_name() or language
    return name[:1].upper() + name[1:]


def language_called(language: str, by: str) -> str:
    """What a language is called in another one; its own name where Babel does not know."""
    from babel import Locale

    return Locale.parse(_locale(language)).get_language_name(_locale(by).split("_")[0]) or language_name(language)


def _locale(language: str) -> str:
    return LOCALES.get(language, language).replace("-", "_")
