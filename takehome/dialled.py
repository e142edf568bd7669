"""Whether a telephone number, of a brand or of a place to get help, can be dialled.

A number may have words beside it ("988 (call or text)"), an extension ("x12") and a word of capitals for digits
("1-800-HOSPICE"); a letter that was typed for a digit ("555-O199") is none of these, and reaches nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from takehome.besides import bare, digits_of, without_hours, without_places
from takehome.characters import unseen_in_number
from takehome.numerals import no_number
from takehome.problems import Level, Problem
from takehome.said import problem_at

CALLS = "calls"  # the rule that a number nobody can dial breaks
FEWEST_DIGITS = 3  # of a phone number: 911
FEWEST_THERE: Mapping[str, int] = dict.fromkeys(("FR", "GF", "GP", "MC", "MQ", "RE", "YT"), 2)  # 15 and 18
LONGEST = 200  # characters of a line with hours and places: this project
MOST_DIGITS = 15  # of a phone number: ITU-T E.164
HINT = "write it as it is dialled: 555-0199"
FEWEST_OF_A_CLINIC = 7  # digits of a line of its own: this project
KNOWN_BY_SIGHT = frozenset(("000", "112", "911", "999"))  # ambulances; others may be amounts, or other lines
NORTH_AMERICAN = frozenset(("US", "CA", "PR", "GU", "VI", "AS", "MP"))  # of one plan: NANPA, its larger members
_TOKEN = re.compile(r"[^\W_]+(?:[|][^\W_]*)*")
_LOOKALIKE = re.compile(r"[\dOoQDIlSsBZz|]+")  # letters that are taken for 0, 1, 2, 5 and 8
_ROUND = re.compile(r"[OIl|]{2,}")  # a group of nothing else: "OO" for "00"
_WORD = re.compile(r"\d*(?=[A-Z]*[^\dOI])[A-Z]{3,}\d*")  # dialled by its letters: HOSPICE, 4CANCER
_LONE = re.compile(r"^[OIl|](?=[\s.-]?\d)|(?<![^\W_])[OIlo|](?=-\d)|(?<=\d-)[OIlo|](?![^\W_])")  # I-800, 1-8OO-l
_HOUR = re.compile(r"\d{1,2}(?:[ap]m?|h|j|noon)", re.IGNORECASE)
_PLACE = re.compile(r"(?<=[^\W\d] )[A-Z]\d{1,3}(?![^\W_]|[\s.-]*\d)")  # of a building or a person: ward B12
_EXTENSION = re.compile(r"(?:x|e|ext|extn)\d+", re.IGNORECASE)
_STRAY = re.compile(r"\d_|_\d|(?<![^\W_])0[xX][\da-fA-F]|(?<=\d)[!?=<>$%@^~\\]|[!?=<>$%@^~\\](?=\d)")
_TIME = re.compile(r"[\d\s.+-]*(\d:\d)")  # in the place of a number, and not of hours beside one
_ABROAD = re.compile(r"\+\s?\(?\s?$")  # ahead of a number
_HERE = re.compile(r"[2-9]11|988")  # codes of three digits (NANPA: N11 codes, and the crisis line)
_PLACEHOLDER = re.compile(r"(?<![^\W\d_])[Xx]{2,}(?![^\W\d_])|_{2,}")
_NUMBER = re.compile(r"\d(?:[\s().-]*\d)*")
_LED = re.compile(r"\D*\s(?=[\d(+])")
_CALLED = re.compile(r"\((?:call|text|call (?:or|and) text)\)", re.IGNORECASE)  # says how, and not what it is
_DIALLED = r"[\dOoQDIlSsBZz|() .+-]"
_ANY = re.compile(rf"(?=(?:\D*\d){{4}}){_DIALLED}+")
_NEAR = re.compile(  # behind words
    rf"\d{{3}}-[\dOoIl]{{2,3}}|(?!(?:19|20)\d\d-\d\d$)(?=[^-]*-)(?=(?:\D*\d){{6}}){_DIALLED}+"
)


def cannot_dial(phone: str, country: str = "", *, close: bool = False) -> Iterator[Problem]:
    """What is wrong with one number, of a clinic or of a place to get help, in a country.

    `close`: no letter stands hard by its digits, not even one that is taken for none of them.
    """
    unseen = next(unseen_in_number(phone), None)
    if unseen is not None:
        at, what, hint = unseen
        yield problem_at(phone, what, hint, at, rule=CALLS)
        return
    if len(phone) > LONGEST:
        what = f"a number with {len(phone):,} characters, hours and all, over {LONGEST}"
        yield problem_at(phone, what, f"{HINT}; say what else there is in words of the handout", rule=CALLS)
        return
    dialled, left = bare(phone), without_places(phone)
    dialled, left = (dialled, left) if digits_of(dialled) else (phone, phone)  # all of it are hours, or a place
    if (held := _PLACEHOLDER.search(phone) or next(_zeros(dialled, FEWEST_DIGITS + 1), None)) is not None:
        what = f"{str(phone)!r} cannot be dialled: {held[0]!r} only holds the place of a number"
        yield problem_at(phone, what, HINT, held.start(), rule=CALLS)
        return
    long = next((number for number in numbers_in(dialled) if len(number) > MOST_DIGITS), None)
    if long is not None:
        what = f"{str(phone)!r} cannot be dialled: {len(long)} digits, and no number has more than {MOST_DIGITS}"
        yield problem_at(phone, what, f"{HINT}; between two numbers write a word: 555-0198 or 555-0199", rule=CALLS)
    elif len(digits_of(phone)) < FEWEST_THERE.get(country, FEWEST_DIGITS):
        yield problem_at(phone, f"{str(phone)!r} is no phone number", HINT, rule=CALLS)
    elif (stray := _STRAY.search(dialled) or _TIME.match(dialled)) is not None:
        found = stray.lastindex or 0
        what = f"{str(phone)!r} cannot be dialled: {stray[found]!r} is no part of a number"
        yield problem_at(phone, what, HINT, stray.start(found), rule=CALLS)
    elif (typo := _typed_for_a_digit(left, close)) is not None:
        what = f"{str(phone)!r} cannot be dialled: {typo[0]!r} holds a letter where a digit belongs"
        yield problem_at(phone, what, HINT, typo.start(), rule=CALLS)


def number_of(words: str) -> str:
    """The number that words are, or end in where it has a dash: a part of them, empty where there is none.

    Letters in it are those that are taken for digits; days, years, hours, places and short ranges are no numbers.
    """
    if len(words) > LONGEST:
        return words[:0]
    left = without_places(words)
    ahead = len((found[0] if (found := _LED.match(left)) else "").rstrip())
    said = left[ahead:].strip(" .")
    shape = _NEAR if left[:ahead].strip("/ ") else _ANY
    if not shape.fullmatch(said) or no_number(said, left[:ahead]):
        return words[:0]
    start = left.index(said, ahead)
    return words[start : start + len(said)]


def cannot_reach(phone: str, country: str) -> Iterator[Problem]:
    """What is wrong with one number of others than a clinic, in a country: a place to get help, a line of its owner."""
    found = list(cannot_dial(phone, country))
    yield from found or (not_ours(phone, few=True) if country in NORTH_AMERICAN else ())


def not_ours(phone: str, *, few: bool) -> Iterator[Problem]:
    """What is no North American number: digits too many or too few, codes of three that nobody has.

    `few`: it is no line of a clinic, whose numbers may be short inside its house.
    """
    found = list(_other_length(phone))
    codes = [number for number in numbers_in(bare(phone)) if len(number) == FEWEST_DIGITS]
    wrong = [code for code in codes if not (_HERE.fullmatch(code) or code in KNOWN_BY_SIGHT)] if few else []
    left = bare(phone)
    spelt = sum(c.isdecimal() or c.isupper() for c in left) >= 10  # 800-QUIT-NOW
    if wrong and not spelt and len(digits_of(left)) == len("".join(codes)):
        hint = f"{HINT}; the crisis line of the US and Canada is 988"
        found.append(problem_at(phone, f"{wrong[0]!r} is no number of three digits here", hint, rule=CALLS))
    single = few and len(numbers_in(bare(phone))) == 1
    if single and (digits := too_few(_CALLED.sub("", phone), FEWEST_DIGITS + 1)):
        what = f"{str(phone)!r} has {len(digits)} digits, and a number has {FEWEST_OF_A_CLINIC}"
        hint = f"{HINT}; where it is one that works, say what it is: text 741741"
        found.append(problem_at(phone, what, hint, rule=CALLS))
    yield from found


def too_few(phone: str, least: int) -> str:
    """The digits of a number that has `least` or more, and too few for a line of its own; empty where words say why."""
    left = without_hours(phone)
    digits = digits_of(left)
    short = least <= len(digits) < FEWEST_OF_A_CLINIC and not any(c.isalpha() for c in left)
    return digits if short else ""


def _other_length(phone: str) -> Iterator[Problem]:
    """A North American number with digits too few or too many; a short one may be an extension or a code."""
    left = bare(phone)
    for match in _NUMBER.finditer(left):
        number = digits_of(match[0])
        abroad = (_ABROAD.search(left[: match.start()]) and number[0] != "1") or number.startswith("011")
        area = number[1:] if len(number) == 11 and number[0] == "1" else number
        whole = len(number) == FEWEST_OF_A_CLINIC or (len(area) == 10 and area[0] not in "01")
        if len(number) > FEWEST_OF_A_CLINIC and not whole and not abroad:
            what = f"{str(phone)!r} has {len(number)} digits, and a number has 7 or 10 here, or 11 with the 1 before it"
            yield problem_at(phone, what, f"{HINT}, and in brackets what else there is: 555-0199 (8 to 5)", rule=CALLS)


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


def left_open(words: str, held: re.Match[str], hint: str, level: Level = "error") -> Problem:
    """What is said of words that hold such a place."""
    what = f"{held[0]!r} only holds the place of a number or of words, and is printed"
    return problem_at(words, what, hint, held.start(), level, CALLS)


def numbers_in(phone: str) -> list[str]:
    """The numbers in a text, only their digits, as English writes them: "911 or 112" has two."""
    found = (match[0] for match in _NUMBER.finditer(phone))
    return [digits_of(number) for number in found]


def _typed_for_a_digit(phone: str, bare: bool) -> re.Match[str] | None:
    """The first group of a number that holds a letter and is no word, extension, hour or name of a place."""
    spelt = any(_WORD.fullmatch(one[0]) for one in _TOKEN.finditer(phone))  # 1-866-COPS-4-U2
    if not spelt and (lone := _LONE.search(phone)):
        return lone
    for match in _TOKEN.finditer(phone):
        group = match[0]
        mixed = any(c.isdigit() for c in group) and not group.isdigit()
        beside = not spelt and "-" in (phone[match.start() - 1 : match.start()], phone[match.end() : match.end() + 1])
        if _ROUND.fullmatch(group):
            return match
        named = any(kind.fullmatch(group) for kind in (_WORD, _EXTENSION, _HOUR)) or _PLACE.match(phone, match.start())
        if mixed and not named and (_LOOKALIKE.fullmatch(group) or ((bare or beside) and group.isascii())):
            return match
    return None
