"""What looks like a number to dial, and is a day, an amount, hours, or the number of a book or a thing."""

from __future__ import annotations

import re

_PART = r"\d{1,3}(?:\.\d+|(?:\s\d{3})+)"
_RANGE = rf"{_PART}(?:\s?-\s?{_PART})+"
_DAY = (
    r"\d{4}[-./]\s?\d\d?[-./]\s?\d\d?\.?|\d\d?/\d\d?/(?:\d\d)?\d\d|\d\d?/\d{4}|"
    r"(?:\d\d?\.?\s?-\s?)?\d\d?(?:\.\s?|-|\s)\d\d?(?:\.\s?|-|\s)(?:19|20)\d\d"
)
_YEARS = r"(?:19|20)\d\d(?:(?:\s?[-/]\s?|\s)(?:19|20)\d\d)+"
_TENS = r"[1-9]\d{1,3}0"  # round ones, of a range: 500-1500
_NO_NUMBER = re.compile(  # days, years, amounts, hours, ranges of amounts, and what is counted otherwise
    rf"(?:{_DAY})(?:\s\d\d?)?|{_YEARS}|{_TENS}\s?[-/]\s?{_TENS}|"
    r"\d{4}\s?-\s?\d{4}|\d+|(?!\d{3}\.\d{4}$)\d+\.\d+|\d{1,3}(?:\s\d{3})+|\d{1,3}(?:\.\d{3})+|"
    rf"[1-9]\d*000\s?-\s?[1-9]\d*000|{_RANGE}(?:\s{_RANGE})*|\d\d?-\d\d?(?:\s\d\d?-\d\d?)+|"
    r"97[89](?:[-\s]?\d){10}|[0-8]\d{4}-\d{4}|\d{5}-\d{3}|[1-9]\d{3}-\d{3}|\d{3}-\d\d-\d{4}|(?:19|20)\d\d-\d{6}-\d\d"
)
_HHMM = r"(?:[01]\d|2[0-4])[0-5][05]"
_NOT_CALLED = re.compile(  # behind a word that asks for a call: days, years, hours, short ranges, and in lists 1-2-3
    rf"{_DAY}|[0-3]?\d([-./])[0-3]?\d\1\d\d|{_YEARS}|24/7(?:/\d+)?|\d\d?/\d\d?|\d\d?\.\d\d?|{_HHMM}\s?-\s?{_HHMM}|\d\d?\s?-\s?[1-9]\d{{0,2}}|"
    r"\d+\.\d|\d\d?\.\d\d\s?-\s?\d\d?\.\d\d|\d\d?(?:\s?[-,]\s?\d\d?){3,}"
)
_NAMED = re.compile(  # what is ahead of a number of something else
    r"(?:\b(?:(?i:ISBN)(?:-1[03])?|ISSN|PMID|DOI|NDC|NPI|NCT|EudraCT|IBAN|CAS|ISRCTN|EIN|ID|MRN|ZIP|CEP|NIP|REGON|"
    r"NHS(?: number)?|(?i:lot|batch|serial|policy|account|reference)(?: number)?(?: is)?)(?: no\.?)?[:\s#]*|"
    r"\b(?i:record|chart|case|claim|member(?:ship)?|group|plan|order|invoice|prescription|rx|tracking|licen[cs]e|"
    r"medical|patient|hospital|grant|study|trial|card|passport|tax|security|insurance|medicare|medicaid|model|page)"
    r"(?i: (?:number|no\.?|id|code|#)(?: is)?)[:\s#]*|"
    r"\b(?i:n[úu]m[ée]ro (?:de|du|d.) ?(?:expediente|historia|p[óo]liza|dossier|police|s[ée]curit[ée]\w*)(?: \w+){0,2}|"
    r"(?!telefon|handy|ruf|not|fax|mobil)\w{3,20}nummer|aktenzeichen)[:\s#]*|"
    r"\b[A-Z]{2}\d\d(?:\s\d{4})*\s|\u3012\s?)$"
)
_STATE, _ZIP = re.compile(r"\b[A-Z]{2}\s$"), re.compile(r"\d{5}-\d{4}")
_LISTED = re.compile(r"\d{1,3}(?:\s?[-.]\s?\d{1,3}|\s\d\d?){3,}")


def no_number(said: str, ahead: str, *, asked: bool = False) -> bool:
    """Whether what looks like a number is a day, an amount, hours, a list of amounts, or that of a book or a thing.

    `asked`: words ask to call it, so that it is a number also where it is written as amounts are.
    """
    if _NAMED.search(ahead) or (_NOT_CALLED if asked else _NO_NUMBER).fullmatch(said):
        return True
    if not asked and _STATE.search(ahead) and _ZIP.fullmatch(said):
        return True
    if _LISTED.fullmatch(said) is None:
        return False
    found = [int(one) for one in re.findall(r"\d+", said)]
    steps = found in (sorted(found), sorted(found, reverse=True)) and said[0] not in "0+("
    return steps or max(found) < 10
