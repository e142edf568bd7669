"""QR codes as pictures, for addresses that are printed beside them (ISO/IEC 18004)."""

from __future__ import annotations

from functools import lru_cache

from takehome.drawing import Op, Picture, Shape

QUIET = 4  # modules of white around it, which a reader needs
MODULE = 2.0  # points: some 0.7 mm, for an old camera and an office printer


@lru_cache(maxsize=16)
def qr(text: str) -> Picture:
    """The code of a text at 2 points a module; it withstands a loss of 15 % (level M).

    Above and below it has its quiet zone; at its sides a margin of 8 points is for the page to leave.
    Each stretch of dark modules of a row is one rectangle, all of them one path, so that no seam shows.
    """
    from qrcodegen import QrCode  # only for who prints a code

    code = QrCode.encode_text(text, QrCode.Ecc.MEDIUM)
    count = code.get_size()
    ops: list[Op] = []
    for row in range(count):
        start = None
        for column in range(count + 1):
            dark = column < count and code.get_module(column, row)
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                ops += _rectangle(start, row, column)
                start = None
    return Picture(MODULE * count, MODULE * (count + 2 * QUIET), (Shape(tuple(ops), fill="ink", stroke=None),))


def _rectangle(start: int, row: int, end: int) -> tuple[Op, ...]:
    left, right = (MODULE * column for column in (start, end))
    top, low = (MODULE * (QUIET + line) for line in (row, row + 1))
    return ("M", left, top), ("L", right, top), ("L", right, low), ("L", left, low), ("Z",)
