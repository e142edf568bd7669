"""Rule 18, of links: on paper nobody sees where words lead, so the address or the number is printed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from takehome.checks import ACCESSIBLE
from takehome.checks.passages import PAGES_OWN, texts
from takehome.element import Flow, Text
from takehome.inline import SCHEMES
from takehome.problems import Problem, shown
from takehome.said import problem_at

_HOST = re.compile(r"//(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+).*")
LOCAL = 7  # digits of a number within its area
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")  # of a telephone


def led(tree: Flow) -> Iterator[Problem]:
    """Links out of the library whose address stands nowhere in their text, each at its words.

    Addresses of sources and of places to get help are the page's own.
    """
    for text in texts(tree, PAGES_OWN):
        words: dict[str, str] = {}
        for run in text.runs:
            if run.href and run.href.startswith(SCHEMES):
                words.setdefault(run.href, run.text)
        for href, said in words.items():
            if not is_printed(href, _said(text)):
                what = f"on paper nobody sees where these words lead: {shown(said)}"
                hint = f"write the address itself, here or beside them: {shown(printed(href))}"
                yield problem_at(said, what, hint, level="warning", rule=ACCESSIBLE)


def is_printed(href: str, text: str) -> bool:
    """Whether a text holds the host of a page, a mail address, or a number, however that is written."""
    address = printed(href)
    if not href.startswith("tel:"):
        return address.casefold() in text.casefold()
    digits = _digits(address)
    if len(digits) < LOCAL:
        return re.search(rf"(?<!\d){re.escape(digits)}(?!\d)", text) is not None
    said = _digits(text)
    return digits[-10:] in said or digits[-LOCAL:] in said


def printed(href: str) -> str:
    """What of an address is to be printed: host, mail address or number."""
    scheme, _, rest = href.partition(":")
    if scheme == "mailto":
        return unquote(rest.partition("?")[0])
    if scheme == "tel":
        return re.split(r"[;,?ex]", rest)[0]
    return _HOST.sub(r"\1", rest)


def _said(text: Text) -> str:
    return "".join(run.text for run in text.runs)


def _digits(text: str) -> str:
    """The digits of a text; capitals are the digits of their keys: 1-800-4-CANCER."""
    return "".join(c for c in text.translate(_KEYS) if c in "0123456789")
