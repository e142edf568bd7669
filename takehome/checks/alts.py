"""Rule 18, of what an author can mend: alternative texts that say nothing of a picture.

They say what it is instead of what it shows, or what its file is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from takehome.checks import ACCESSIBLE
from takehome.document import Document
from takehome.gathering import submodels
from takehome.problems import Problem, shown
from takehome.said import problem_at

SHOWS = "say in words what the picture shows"

_ENDING = r"(?:png|jpe?g|svg|gif|pdf|webp|tiff?|bmp)"
_THINGS = """
    alt chart decoration decorative diagram drawing dsc dscn fig figure file graph graphic icon illustration image img
    photo photograph pic picture placeholder scan screenshot tbd text todo untitled
    dibujo figura foto fotografía gráfico ilustración imagen رسم صورة 图 图像 图片
"""
_THING = rf"(?:(?:an?|the|this|my|una?|la|el) )?(?:{'|'.join(_THINGS.split())})s?"
_NOTHING = re.compile(
    rf"{_THING}(?: (?:of|from|here|text|image|picture))?(?: ?\d+)*(?: ?{_ENDING})?"
    r"|see (?:the )?(?:text|caption|below|above|picture|figure)(?: \d+)?|[a-z]|none|null|n a"
)
_FILE = re.compile(rf"\S*\.{_ENDING}")


def alts(document: Document) -> Iterator[Problem]:
    """Alternative texts that say nothing, each where it was typed."""
    for model in submodels(document.sections):
        if (alt := getattr(model, "alt", None)) and says_nothing(alt, getattr(model, "file", None)):
            yield problem_at(alt, f"alt: this says nothing of the picture: {shown(alt)}", SHOWS, rule=ACCESSIBLE)


def says_nothing(words: str, file: str | None = None) -> bool:
    """Whether words say nothing of a picture; `file` is the name of the file it comes from."""
    plain = _plain(words)
    own = file is not None and plain in (_plain(PurePath(file).stem), _plain(file))
    return own or not plain or bool(_NOTHING.fullmatch(plain) or _FILE.fullmatch(words.strip().casefold()))


def _plain(words: str) -> str:
    """Letters and digits in small letters, with one space for all between them."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))
