"""Whether a telephone number, of a brand or of a place to get help, can be dialled.

A number may have words beside it ("988 (call or text)"), an extension ("x12") and a word of capitals for digits
("1-800-HOSPICE"); a letter that was typed for a digit ("555-O199") is none of these, and reaches nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain

from takehome.characters import unseen_in_number
from takehome.numerals import no_number
from takehome.problems import Level, Problem
from takehome.said import problem_at

CALLS = "calls"  # the rule that a number nobody can dial breaks
FEWEST_DIGITS = 3  # of a phone number: 911
MOST_DIGITS = 15  # of a phone number: ITU-T E.164
FEWEST_OF_A_CLINIC = 7  # digits of a line of its own: this project
OWN_LINES = ("day", "night", "hospice", "trial")  # the public's may be short everywhere: 13 11 14, 116 123
NORTH_AMERICAN = frozenset(("US", "CA", "PR", "GU", "VI", "AS", "MP"))  # of one plan: NANPA, its larger members
MOST_OF_EMERGENCY = 6  # digits; public ones are short (ITU-T E.161.1 asks for 112 or 911): this project
_TOKEN = re.compile(r"[^\W_]+(?:[|][^\W_]*)*")
_LOOKALIKE = re.compile(r"[\dOoQDIlSsBZz|]+")  # letters that are taken for 0, 1, 2, 5 and 8
_ROUND = re.compile(r"[OIl|]{2,}")  # a group of nothing else: "OO" for "00"
_WORD = re.compile(r"\d*(?=[A-Z]*[^\dOI])[A-Z]{3,}\d*")  # dialled by its letters: HOSPICE, 4CANCER
_LONE = re.compile(r"^[OIl|](?=[\s.-]?\d)|(?<![^\W_])[OIlo|](?=-\d)|(?<=\d-)[OIlo|](?![^\W_])")  # I-800, 1-8OO-l
_HOUR = re.compile(r"\d{1,2}(?:[ap]m?|h)", re.IGNORECASE)
_PLACE = re.compile(r"(?<=[^\W\d] )[A-Z]\d{1,3}(?![^\W_]|[\s.-]*\d)")  # of a building or a person: ward B12
_EXTENSION = re.compile(r"(?:x|e|ext|extn)\d+", re.IGNORECASE)
_STRAY = re.compile(r"\d_|_\d|(?<![^\W_])0[xX][\da-fA-F]|(?<=\d)[!?=<>$%@^~\\]|[!?=<>$%@^~\\](?=\d)")
_TIME = re.compile(r"(?:\([^)]*\))?[\d\s.+-]*(\d:\d)")  # in the place of a number, and not of hours beside one
_PUBLIC = re.compile(r"116\d{3}")  # one number all over Europe for what serves the public: 116 117
_AT = r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d|h)?\s?(?:[ap]\.?m\b\.?)?"
_HOURS = rf"(?:24/7|{_AT}\s?(?:[-\u2013]|to|until)\s?{_AT}(?![\w-])|\d{{1,3}}\s?(?:[ap]m|h|hours?|days?|nights?)\b)"
_WHOLE = r"\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)"
_BESIDE = re.compile(  # behind a number, and no area code before it; hours also ahead of one
    rf"(?<=\d{{4}})(?:\s*\([^)]*\)|[\s,]+{_HOURS})|(?<![\w.-]){_HOURS}\s+(?={_WHOLE})", re.IGNORECASE
)
_ABROAD = re.compile(r"\s*(?:\+(?!1\D)|011)")
_PLACEHOLDER = re.compile(r"(?<![^\W\d_])[Xx]{2,}(?![^\W\d_])|_{2,}")
_NUMBER = re.compile(r"\d(?:[\s().-]*\d)*")
_LED = re.compile(r"\D*\s(?=[\d(+])")


def undiallable(phones: Mapping[str, str | None], country: str = "") -> Iterator[Problem]:
    """What is wrong with the numbers of a clinic, by their names: `day`, `night`, `emergency` and more."""
    ours = country in NORTH_AMERICAN
    for name, phone in phones.items():
        found = list(cannot_dial(phone, bare=name == "emergency")) if phone else []
        yield from found or (_other_length(phone) if phone and ours else ())
    yield from _too_short(phones, "error" if ours else "warning")
    yield from _of_the_emergency(phones)


def cannot_dial(phone: str, *, bare: bool = False) -> Iterator[Problem]:
    """What is wrong with one number, of a clinic or of a place to get help.

    `bare`: no letter stands hard by its digits, not even one that is taken for none of them.
    """
    unseen = next(unseen_in_number(phone), None)
    if unseen is not None:
        at, what, hint = unseen
        yield problem_at(phone, what, hint, at, rule=CALLS)
        return
    if (held := _held(phone)) is not None:
        what = f"{str(phone)!r} cannot be dialled: {held[0]!r} only holds the place of a number"
        yield problem_at(phone, what, _HINT, held.start(), rule=CALLS)
        return
    long = next((number for number in numbers_in(alone(phone)) if len(number) > MOST_DIGITS), None)
    if long is not None:
        what = f"{str(phone)!r} cannot be dialled: {len(long)} digits, and no number has more than {MOST_DIGITS}"
        yield problem_at(phone, what, f"{_HINT}; between two numbers write a word: 555-0198 or 555-0199", rule=CALLS)
    elif sum(c.isdigit() for c in phone) < FEWEST_DIGITS:
        yield problem_at(phone, f"{str(phone)!r} is no phone number", _HINT, rule=CALLS)
    elif (stray := _STRAY.search(phone) or _TIME.match(alone(phone))) is not None:
        found = stray.lastindex or 0
        what = f"{str(phone)!r} cannot be dialled: {stray[found]!r} is no part of a number"
        yield problem_at(phone, what, _HINT, stray.start(found), rule=CALLS)
    elif (typo := _typed_for_a_digit(phone, bare)) is not None:
        what = f"{str(phone)!r} cannot be dialled: {typo[0]!r} holds a letter where a digit belongs"
        yield problem_at(phone, what, _HINT, typo.start(), rule=CALLS)


def number_of(words: str) -> str:
    """The number that words are, or end in where it has a dash: a part of them, empty where there is none.

    Letters in it are those that are taken for digits; days, years and short ranges are no numbers.
    """
    ahead = (found[0] if (found := _LED.match(words)) else "").strip()
    said = words[len(ahead) :].strip(" .")
    digits = sum(c.isdigit() for c in said)
    dialled = digits > FEWEST_DIGITS and ("-" in said or not ahead) and not no_number(said, ahead)
    return said if dialled and all(_LOOKALIKE.fullmatch(one[0]) for one in _TOKEN.finditer(said)) else words[:0]


def cannot_reach(phone: str, country: str) -> Iterator[Problem]:
    """What is wrong with one number of others than a clinic, in a country: a place to get help, a line of its owner."""
    found = list(cannot_dial(phone))
    if not found and country in NORTH_AMERICAN:
        found = list(_other_length(phone))
        if few := _few(phone, FEWEST_DIGITS + 1):
            what = f"{str(phone)!r} has {len(few)} digits, and a number has {FEWEST_OF_A_CLINIC}"
            found.append(problem_at(phone, what, _HINT, rule=CALLS))
    yield from found


def _few(phone: str, least: int) -> str:
    """The digits of a number that has `least` or more, and too few for a line of its own; empty where words say why."""
    digits = "".join(c for c in phone if c.isdigit())
    short = least <= len(digits) < FEWEST_OF_A_CLINIC and not any(c.isalpha() for c in phone)
    return digits if short else ""


def _other_length(phone: str) -> Iterator[Problem]:
    """A North American number with digits too few or too many; a short one may be an extension or a code."""
    for number in () if _ABROAD.match(phone) else numbers_in(alone(phone)):
        whole = len(number) in (7, 10) or (len(number) == 11 and number[0] == "1")
        if len(number) > FEWEST_OF_A_CLINIC and not whole:
            what = f"{str(phone)!r} has {len(number)} digits, and a number has 7 or 10 here, or 11 with the 1 before it"
            yield problem_at(phone, what, f"{_HINT}, and in brackets what else there is: 555-0199 (8 to 5)", rule=CALLS)


def _too_short(phones: Mapping[str, str | None], level: Level) -> Iterator[Problem]:
    """Lines of a clinic that lack digits; by day and by night it answers at no code of three either."""
    ambulance = {*numbers_in(phones.get("emergency") or "")}  # told below
    for name, phone in ((name, phones.get(name) or "") for name in OWN_LINES):
        coded = name in ("day", "night") and not ambulance.issuperset(numbers_in(phone))
        least = FEWEST_DIGITS if coded else FEWEST_DIGITS + 1
        if (few := _few(phone, least)) and not _PUBLIC.fullmatch(few):
            what = f"{str(phone)!r} has {len(few)} digits, and a number has {FEWEST_OF_A_CLINIC} or more"
            hint = f"{_HINT}; where it is one that works, say what it is: 4455 (inside the hospital)"
            yield problem_at(phone, what, hint, level=level, rule=CALLS)


_HINT = "write it as it is dialled: 555-0199"


def _of_the_emergency(phones: Mapping[str, str | None]) -> Iterator[Problem]:
    """The emergency number is that of the ambulance, and not the clinic's; nor is the clinic's that."""
    emergency, night = phones.get("emergency") or "", phones.get("night") or ""
    ambulance = numbers_in(emergency)
    for name, whose in (("day", "clinic, by day"), ("hospice", "hospice"), ("trial", "trial team")):
        line = phones.get(name) or ""
        held = [number for number in numbers_in(line) if number in ambulance]
        hint = f"`emergency` is the ambulance, as 911; `{name}` is the {whose}"
        if held and numbers_in(line) == held:
            yield problem_at(line, f"`{name}` and `emergency` are one number, {str(line)!r}", hint, rule=CALLS)
        elif held:
            what = f"`{name}` holds the emergency number too: {str(line)!r}"
            yield problem_at(line, what, hint, level="warning", rule=CALLS)
    hint = "`emergency` is the ambulance, as 911; `day` is the clinic, by day"
    if any(len(number) > MOST_OF_EMERGENCY for number in ambulance):
        what = f"{str(emergency)!r} is long for the emergency number: over {MOST_OF_EMERGENCY} digits"
        yield problem_at(emergency, what, hint, level="warning", rule=CALLS)
    if ambulance and numbers_in(night) == ambulance != numbers_in(phones.get("day") or ""):
        what = f"`night` and `emergency` are one number, {str(night)!r}"
        night_hint = "where nobody of the clinic answers at night, write `night: null`"
        yield problem_at(night, what, night_hint, level="warning", rule=CALLS)


def _held(phone: str) -> re.Match[str] | None:
    """What stands where digits belong that nobody has filled in: XXXX, ____, or zeros alone, more than 000 has."""
    return _PLACEHOLDER.search(phone) or next(_zeros(phone, FEWEST_DIGITS + 1), None)


def unfilled(words: str) -> re.Match[str] | None:
    """What stands in words for a number or a name that nobody has filled in; "XX" alone may be a numeral."""
    places = (match for match in _PLACEHOLDER.finditer(words) if len(match[0]) > len("XX"))
    return next(chain(places, _zeros(words, FEWEST_OF_A_CLINIC)), None)


def _zeros(words: str, least: int) -> Iterator[re.Match[str]]:
    """Numbers of zeros alone, `least` of them or more."""
    for match in _NUMBER.finditer(words):
        (digits, *_) = numbers_in(match[0])
        if len(digits) >= least and not digits.strip("0"):
            yield match


def alone(words: str) -> str:
    """The numbers in words without the hours, days and brackets beside them, in whose place nothing is counted."""
    return _BESIDE.sub(lambda match: " " + "x" * (len(match[0]) - 2) + " ", words)


def left_open(words: str, held: re.Match[str], hint: str, level: Level = "error") -> Problem:
    """What is said of words that hold such a place."""
    what = f"{held[0]!r} only holds the place of a number or of words, and is printed"
    return problem_at(words, what, hint, held.start(), level, CALLS)


def numbers_in(phone: str) -> list[str]:
    """The numbers in a text, only their digits, as English writes them: "911 or 112" has two."""
    found = (match[0] for match in _NUMBER.finditer(phone))
    return ["".join(str(unicodedata.digit(c)) for c in number if c.isdecimal()) for number in found]


def _typed_for_a_digit(phone: str, bare: bool) -> re.Match[str] | None:
    """The first group of a number that holds a letter and is no word, extension, hour or name of a place."""
    if lone := _LONE.search(phone):
        return lone
    for match in _TOKEN.finditer(phone):
        group = match[0]
        mixed = any(c.isdigit() for c in group) and not group.isdigit()
        beside = "-" in (phone[match.start() - 1 : match.start()], phone[match.end() : match.end() + 1])
        if _ROUND.fullmatch(group):
            return match
        named = any(kind.fullmatch(group) for kind in (_WORD, _EXTENSION, _HOUR)) or _PLACE.match(phone, match.start())
        if mixed and not named and (_LOOKALIKE.fullmatch(group) or ((bare or beside) and group.isascii())):
            return match
    return None
