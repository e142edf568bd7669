"""Dates as people of a language write them, what they call their language, and which one somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from takehome.problems import did_you_mean, nearest

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


def language_meant(said: str, known: Iterable[str], otherwise: str = "there is") -> str:
    """A hint for what is no known code of a language: the one that bears that name, or is nearest to it; else all.

    The same language in another script is for other readers, and never what was meant.
    """
    every = [*known]
    codes = [code for code in every if not _in_other_scripts(said, code)]
    if len(codes) < len(every) and _base(said) not in map(_base, codes):
        return f"{otherwise}: {', '.join(every)}"
    plain = said.casefold().replace("_", "-")
    names = {name.casefold(): code for code in codes for name in (code, *_names(code))}
    base = {_base(code): code for code in reversed(codes)}
    meant = names.get(plain) or base.get(_base(said))
    if meant is None and len(plain) > 1:
        near = next((name for name in names if name.startswith(plain)), None) or nearest(plain, names)
        meant = names[near] if near else None
    return f"did you mean {meant!r}?" if meant else did_you_mean(said, codes, otherwise)


def _base(language: str) -> str:
    """A language without its script and its region."""
    return language.casefold().replace("_", "-").split("-")[0]


def _in_other_scripts(one: str, other: str) -> bool:
    """Whether two codes are of one language in two scripts, as zh-TW and zh-Hans."""
    from babel import Locale, UnknownLocaleError

    if _base(one) != _base(other):
        return False
    try:
        scripts = [Locale.parse(_locale(code)).script for code in (one, other)]
    except (UnknownLocaleError, ValueError, TypeError):
        return False
    return None not in scripts and scripts[0] != scripts[1]


def _names(language: str) -> tuple[str, ...]:
    """What a language is called in English and in itself; nothing where Babel does not know it."""
    from babel import UnknownLocaleError

    try:
        return language_called(language, "en"), language_name(language).partition(" (")[0]
    except (UnknownLocaleError, ValueError):
        return ()


def _locale(language: str) -> str:
    return LOCALES.get(language, language).replace("-", "_")
