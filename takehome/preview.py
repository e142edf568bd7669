"""Pages as pictures, through PDFium, and one contact sheet of all of them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from takehome.checks.painted import looked_at

SCALE = 1.5  # 108 dots an inch
THUMB = 0.55
COLUMNS = 4
GAP = 12
GROUND = (150, 150, 150)


def pictures(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """File name and PNG of each page of a PDF, then of the contact sheet."""
    from PIL import Image

    pages = looked_at(data, lambda picture: picture.convert("RGB"), SCALE, grey=False)
    for number, page in enumerate(pages, start=1):
        yield f"{name}-{number:02d}.png", _png(page)
    thumbs = [
        page.resize((round(page.width * THUMB), round(page.height * THUMB)), Image.Resampling.LANCZOS) for page in pages
    ]
    wide, high = max(t.width for t in thumbs) + GAP, max(t.height for t in thumbs) + GAP
    columns = min(COLUMNS, len(thumbs))
    sheet = Image.new("RGB", (wide * columns + GAP, high * -(-len(thumbs) // columns) + GAP), GROUND)
    for i, thumb in enumerate(thumbs):
        sheet.paste(thumb, (GAP + i % columns * wide, GAP + i // columns * high))
    yield f"{name}-all.png", _png(sheet)


def _png(picture) -> bytes:
    held = io.BytesIO()
    picture.save(held, "PNG", optimize=True)
    return held.getvalue()
