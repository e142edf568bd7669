"""What stands beside a telephone number in its line: hours, an extension, a place, words in brackets.

It is blanked, so that what is left is to be dialled.  A blank is a slash for each character: that parts numbers, and
what is left stays where it was.
"""

from __future__ import annotations

import re
import unicodedata

WHOLE = 7  # digits of a number that hours and brackets may follow: this project
_TIME = r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d|\s?h(?!\w))?(?:\s?[ap]\.?m\b\.?|[ap]\b|\s?noon\b)?"
_TO = r"\s?(?:[-\u2013\u2014]|to|until|till|through|a|\u00e0|bis|do|tot)\s?"
_UNIT = r"(?:[ap]m|hours?|hrs?|h|days?|nights?|heures?|horas?|d[i\u00ed]as|jours?|stunden|tage|uhr|uur|ore|godz)\b"
_HOURS = re.compile(  # "8 to 5", "8h30-17h30", "24/7", "24h/24", "7j/7", "24 heures sur 24", "48 hours"
    rf"(?<![\w.\-/+])(?:24\s?[/x]\s?7|\d\s?days?\s?/\s?(?:a )?week|\d\d?\s?(?:h|hrs?|hours?)/day|"
    r"24\s?h/24(?:-7\s?[jd]/7)?|7\s?[jd]/7|24 heures sur 24|"
    rf"{_TIME}{_TO}{_TIME}(?:\s?{_UNIT})?|"
    rf"(?:(?<=\()|(?<=\d\s))[0-2]\d[0-5]\d\s?[-\u2013]\s?[0-2]\d[0-5]\d(?=\)|$)|\d{{1,3}}\s?{_UNIT}|\d{{1,2}}:[0-5]\d)(?![\w\-/])",
    re.IGNORECASE,
)
_INSIDE = (  # a house: what has a number there, in the languages of this project
    r"e?xt?|ext(?:n|ension|ensi[o\u00f3]n)|poste|durchwahl|dw|app|apparat|interno|toestel|wew|ramal|anexo|\u0434\u043e\u0431|"
    r"option|press|choose|select|pager|bleep|beeper|pin|code|desk|ward|room|suite|unit|building|bldg|floor|level|wing|"
    r"bay|bed|gate|door|station|office|box|stop|form|phase|clinic|klinik|etage|bureau|sala|consultorio|unit\u00e9|"
    r"padiglione|stazione|reparto|\u5206\u673a|\u5206\u6a5f|\u5185\u7ebf|\u5185\u7dda|\u8f6c|\u8f49|\u062f\u0627\u062e\u0644\u064a|"
    r"\u062a\u062d\u0648\u064a\u0644\u0629|\u062a\u062d\u0648\u064a\u0644\u0647"
)
_NUMBER = r"[+(]?\d(?:[\s().-]?\d){6,}"  # a whole one
_PLACE = re.compile(  # with a dash in its number where no line is named so
    rf"(?:(?<![^\W_])|(?<=\d{{4}})(?=e?xt?|[\u5206\u5185\u8f6c\u8f49]))(?:(?:{_INSIDE})\.?[:=]?\s?#?\s?|(?:ext(?:ension)?|room|suite|stop|pager|form)\.?\s?\d{{1,3}}-)"
    rf"\w{{1,5}}(?![\w-])(?:(?![\s.]\s?\d)|(?=\s{_NUMBER}))",
    re.IGNORECASE,
)
_NAMED = re.compile(  # ward 5B, 7D nurses; Klinik II; behind a # or commas what a phone dials next
    r"(?<=[^\W\d_] )\d{1,3}[A-Z](?![\w-]|\s?\d)|(?<![\w-])\d{1,3}[A-Z](?= [^\W\d_]{3})|"
    rf"(?:(?<=[^\W\d_] )|^)(?:\d{{1,3}}[A-Z]|[A-Z]?\d{{1,2}})(?=\s{_NUMBER})|"
    rf"(?<=[^\W\d_][ .])\s?I{{2,3}}(?![\w-])(?:(?!\s?\d)|(?=\s{_NUMBER}))|"
    r"[#;]\s?(?:ext=)?\d{1,6}[A-Z]?(?!\w)|,,+\s?\d{1,6}(?!\w)"
)
_BRACKET = re.compile(r"\([^()]*\)")
_AREA = re.compile(r"[+\s]*[\dOoIl\s]*\d[\dOoIl\s]*")
_RELAY = re.compile(r"(?<!\d)1800[12](?=[ -]?0\d)")  # GB: the relay for people who do not hear, ahead of any number


def without_places(line: str) -> str:
    """A line without hours, extensions and places."""
    for found in (_PLACE, _NAMED, _RELAY):
        line = found.sub(_blank, line)
    return without_hours(line)


def without_hours(line: str) -> str:
    """A line without hours; plain ones are some only ahead of a number, or behind it."""
    return _HOURS.sub(_hours, line)


def bare(line: str) -> str:
    """The same without brackets beside a number, which hold none themselves."""
    return _BRACKET.sub(_bracket, without_places(line))


def digits_of(words: str) -> str:
    """The digits in words, of any script, as English writes them."""
    return "".join(str(unicodedata.digit(c)) for c in words if c.isdecimal())


def _blank(match: re.Match[str]) -> str:
    return "/" * len(match[0])


def _hours(match: re.Match[str]) -> str:
    """Hours, blanked but for what may be a part of a number: digits with no more than a dash between them."""
    ahead = len(digits_of(match.string[: match.start()]))
    return _blank(match) if not 0 < ahead < WHOLE or re.search("[:a-zA-Z]", match[0]) else match[0]


def _bracket(match: re.Match[str]) -> str:
    """An area code stays, as it was typed; another number stands for itself."""
    inner, ahead = match[0][1:-1], len(digits_of(match.string[: match.start()]))
    if ahead < WHOLE and _AREA.fullmatch(inner):
        return match[0]
    return f"/{inner}/" if len(digits_of(inner)) >= WHOLE - 1 else _blank(match)
