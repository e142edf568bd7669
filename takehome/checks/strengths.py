"""Numbers of English that are no share of people: strengths of what one uses, levels, prices, temperatures."""

from __future__ import annotations

import re

_STUFF = """
    acid alcohol bleach chlorhexidine cleaner concentration cotton cream dextrose drops foam fructose gel glucose
    hydrocortisone iodine juice ketoconazole lidocaine liquid lotion menthol milk minoxidil mouthwash ointment oxygen
    patch patches permethrin peroxide pure rinse saline salt salve sanitizer shampoo soap solution spray strength sugar
    sunscreen urea vinegar wash water wipes wool
"""
_ACTIVE = (
    "alcohol chlorhexidine cream gel hydrocortisone lidocaine lotion ointment oxide peroxide permethrin saline urea"
)
_PRICES = "coinsurance|copay|discount|interest|off|tax|tip|of (?:the|each|your|any) (?:bill|cost|fee|price)s?"
_LEVELS = """
    A1c cover covered covers haematocrit haemoglobin HbA1c hematocrit hemoglobin humidity O2 owe owes oxygen paid
    pay paying pays sat sats saturation save saves SpO2
"""
_BETWEEN = """
    a about above again an and are at be below between by drop drops dropped falls fall for from goal goes in is least
    less level levels low more not of only or over reading stay stays target than the to under up with
"""
_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_PERCENT = r"\s?(?:%|percent\b)"
_NONE = re.compile(
    rf"(?<![\w.]){_NUMBER}{_PERCENT}(?= (?:(?!of\b)[a-z][\w-]* ){{0,2}}(?:{'|'.join(_STUFF.split())})\b"
    rf"| (?:{_PRICES})\b)"
    rf"|\b(?:{'|'.join(_LEVELS.split())})(?: (?:{'|'.join(_BETWEEN.split())})\b|\s?[<>≤≥=]|\s?{_NUMBER}{_PERCENT},?"
    rf"|\s?[–-](?=\d))*\s?{_NUMBER}(?:[–-]{_NUMBER})?{_PERCENT}"
    rf"|\b(?:{'|'.join(_ACTIVE.split())}) \(?{_NUMBER}{_PERCENT}(?=[.,;)]|$)"
    rf"|[$€£]\s?\d[\d,]{{0,12}}(?:\.\d{{1,4}})?"
    rf"|(?<![\d.])(?:9[5-9]|10[0-7])\.\d(?= (?:or|and) (?:more|higher|above|over)\b)"
    rf"|\b(?:fevers?|temp|temperatures?)\b[^.!?\d]{{1,30}}(?:9\d|10\d|3[5-9]|4[0-2])\.\d(?!\d)",
    re.IGNORECASE,
)


def without_strengths(text: str) -> str:
    """A text with blanks for its strengths, levels, prices and temperatures, as long as it was."""
    return _NONE.sub(lambda match: " " * len(match[0]), text)
