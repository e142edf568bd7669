"""Rule 20, QR codes: what a camera reads on a finished page, and whether a reader without a camera can read it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from takehome.checks import PRIVACY
from takehome.checks.finished import Finished, Printed, several
from takehome.checks.painted import looked_at
from takehome.checks.shown import Shown
from takehome.problems import Problem
from takehome.problems import shown as quoted

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE = 2.0  # 144 dots an inch, as a camera at arm's length has
_SCHEMES = ("https://", "http://")


def scanned(read: Finished, kind: Printed, data: bytes) -> Iterator[Problem]:
    """Rule 20: each code leads to an address that is printed on its page, and each that was ordered can be read.

    `data` is the file, to be looked at as pictures.
    """
    found = codes(data)
    silent = [f"page {page + 1} ({quoted(text)!r})" for page, text in found if not _says(read.pages[page], text)]
    if silent:
        what = f"a QR code leads where no printed words lead: {several(silent)}"
        yield kind.problem(what, "print its address beside it: not every reader has a camera", PRIVACY)
    held = {text for _, text in found}
    if lost := [text for text in kind.codes if text not in held]:
        what = f"a QR code that cannot be read back: {several([repr(quoted(text)) for text in lost])}"
        yield kind.problem(what, "give a shorter address, or none", PRIVACY)


def codes(data: bytes) -> list[tuple[int, str]]:
    """Pages, counted from 0, and what the QR codes on them say, as PDFium paints and ZXing reads them."""
    return [(page, text) for page, texts in enumerate(looked_at(data, _read, _SCALE)) for text in texts]


def _read(picture: Image) -> list[str]:
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=wanted)]


def _bare(address: str) -> str:
    """An address as it is printed: without how it is fetched, and as words that may be broken anywhere."""
    text = "".join(address.split())
    return next((text.removeprefix(scheme) for scheme in _SCHEMES if text.startswith(scheme)), text)


def _says(page: Shown, address: str) -> bool:
    """Whether an address is printed on a page, whole: not as a part of a longer one."""
    letters = r"\s*".join(map(re.escape, _bare(address)))  # it may go on on the next line
    printed = "\n".join(run.text for run in page.runs)
    return bool(letters) and re.search(rf"(?<![\w.@-]){letters}(?![\w/?#=&%-]|\.\w)", printed) is not None
