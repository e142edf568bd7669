"""Scripts: which faces a language is set in, how large, how far apart its lines stand, and which way they run.

The sizes of a layout are meant for Latin and Cyrillic.  Everything that other scripts ask for is one table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

NUMERALS = frozenset(
    ("numeral", "chapter-number", "contents-page", "contents-number")
)  # styles that hold a number and nothing else
CAPTION = 12.0  # points under which a script may ask for another

STOPS = (".", "?", "!", "…", "؟", "۔", "।", "。", "？", "！")  # what ends a sentence in the scripts of pages
ENDS = (*STOPS, ":", "：")  # behind these no stop is set
_CLOSING = "\"'”’»›」』 "  # quotes that may follow such a sign


class Script(Struct, frozen=True):
    """How a script is set.

    `families` go before those of the brand; a script that names some has no serif, and both voices use them.  `size`
    and `leading` are factors; the leading is then at least `least` times the size (`near` times, where that is given
    and a style asks for it), and `air` points are added to it.
    `drop` sets lines so many ems lower: words that slope down to the baseline begin high above it.
    `stop` ends a sentence that a page makes itself, `gap` stands before the next, `comma` between two things it names,
    `colon` before what a word announces.
    `together`: words of another script that stand side by side are set in one face.
    Under 12 points the script `small` takes over: hanging scripts cannot be read there.
    """

    families: tuple[str, ...] = ()
    size: float = 1.0
    leading: float = 1.0
    least: float = 0.0
    near: float | None = None
    air: float = 0.0
    drop: float = 0.0
    rtl: bool = False
    small: str | None = None
    stop: str = "."
    gap: str = " "
    comma: str = ", "
    colon: str = ": "
    together: bool = False

    def behind(self, words: str) -> str:
        """What stands between a text and the next sentence: a stop where the text brings none, and the gap."""
        return self.gap if words.rstrip(_CLOSING).endswith(ENDS) else self.stop + self.gap

    def measure(self, name: str, size: float, leading: float, near: bool = False) -> tuple[float, float]:
        """Size and leading of a style of a layout (`near`: see `Style`); numerals that stand alone keep theirs."""
        if name in NUMERALS:
            return size, leading
        ours = size * self.size
        least = self.near if near and self.near else self.least
        return ours, max(leading * self.size * self.leading, ours * least) + self.air


LATIN = Script()
SCRIPTS: Mapping[str, Script] = {
    "Arab": Script(("noto-sans-arabic", "noto-sans"), size=1.08, least=1.5, near=1.3, rtl=True, comma="، "),
    "Aran": Script(
        ("noto-nastaliq-urdu", "noto-sans-arabic", "noto-sans"),
        least=2.15,
        drop=0.13,
        rtl=True,
        small="Arab",
        stop="۔",
        comma="، ",
    ),
    "Deva": Script(("noto-sans",), leading=1.1, stop="।"),
    "Beng": Script(("noto-sans-bengali", "noto-sans"), leading=1.1, stop="।"),
    "Hans": Script(("noto-sans-sc",), air=2.0, stop="。", gap="", comma="，", colon="：", together=True),
    "Kore": Script(("noto-sans-kr",), air=2.0, together=True),
    **{code: Script(rtl=True) for code in ("Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg")},  # in the faces of a brand
}
LANGUAGES: Mapping[str, str] = {
    "ar": "Arab",
    "fa": "Arab",
    "ur": "Aran",
    "hi": "Deva",
    "mr": "Deva",
    "ne": "Deva",
    "bn": "Beng",
    "zh": "Hans",
    "ko": "Kore",
    **dict.fromkeys(
        ["apc", "ary", "bal", "bgn", "bqi", "brh", "ckb", "ks", "lrc", "mzn", "ps", "sd", "sdh", "skr", "trw", "ug"],
        "Arab",
    ),
    **{"he": "Hebr", "yi": "Hebr", "dv": "Thaa", "syr": "Syrc", "nqo": "Nkoo", "rhg": "Rohg"},
}


def script_of(language: str, size: float = CAPTION) -> Script:
    """The script a language is written in, which its second part may name (pa-Arab), for words of a size."""
    script = _script(language)
    return SCRIPTS[script.small] if script.small and size < CAPTION else script


@lru_cache(maxsize=256)
def _script(language: str) -> Script:
    first, _, rest = language.partition("-")
    named = rest[:4].title() if re.match(r"[A-Za-z]{4}(-|$)", rest) else ""
    usual = "" if named in ("Latn", "Cyrl", "Grek") else LANGUAGES.get(first, "")
    return SCRIPTS.get(named) or SCRIPTS.get(usual, LATIN)


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left."""
    return script_of(language).rtl
