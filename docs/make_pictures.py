"""Draw the pictures of the README, and a sheet of all pages of each document, anew: `uv run docs/make_pictures.py`."""

import io
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pypdfium2  # noqa: E402
from PIL import Image  # noqa: E402

from takehome.library import Library  # noqa: E402
from takehome.make import make  # noqa: E402
from takehome.order import Order  # noqa: E402
from takehome.schema import validate  # noqa: E402
from takehome.specimen import make_specimen  # noqa: E402

GAP, GROUND = 14, (205, 205, 205)
MAIN = "lung-cancer-treatment-stops-working"


def pages(data: bytes, numbers: list[int], scale: float) -> Image.Image:
    """Some pages of a PDF in a row."""
    document = pypdfium2.PdfDocument(data)
    found = [document[n - 1].render(scale=scale).to_pil().convert("RGB") for n in numbers]
    high = max(p.height for p in found)
    row = Image.new("RGB", (sum(p.width + GAP for p in found) + GAP, high + 2 * GAP), GROUND)
    x = GAP
    for page in found:
        row.paste(page, (x, GAP))
        x += page.width + GAP
    return row


def all_pages(data: bytes, columns: int, scale: float) -> Image.Image:
    """Every page of a PDF, in rows."""
    count = len(pypdfium2.PdfDocument(data))
    rows = [
        pages(data, list(range(first, min(first + columns, count + 1))), scale)
        for first in range(1, count + 1, columns)
    ]
    sheet = Image.new("RGB", (max(r.width for r in rows), sum(r.height - GAP for r in rows) + GAP), GROUND)
    y = 0
    for row in rows:
        sheet.paste(row, (0, y))
        y += row.height - GAP
    return sheet


def save(picture: Image.Image, name: str, colours: int = 160) -> None:
    """As a small PNG."""
    held = io.BytesIO()
    picture.quantize(colours).save(held, "PNG", optimize=True)
    (ROOT / "docs" / "pictures" / name).write_bytes(held.getvalue())


def main() -> None:
    """The pictures of the README, then a sheet for each handout and booklet."""
    library = Library(ROOT)
    sheet = make(library, validate(Order, {"order": "one", "parts": [{"topic": MAIN}], "brand": "riverside"}))
    save(pages(sheet.data, [1, 4, 7, 9], 0.62), "handout.png")
    saved = library.order("when-treatment-stops-working").model_copy(update={"brand": "riverside", "layout": "booklet"})
    book = make(library, saved)
    save(pages(book.data, [1, 2, 4, 7, 9], 0.72), "booklet.png")
    calm = make(library, validate(Order, {"order": "one", "parts": [{"topic": MAIN}], "brand": "harbor"}))
    save(pages(calm.data, [1, 4, 7, 9], 0.62), "harbor.png")
    save(all_pages(make_specimen(library).data, 4, 0.55), "specimen.png", 64)
    large = validate(Order, {"order": "one", "parts": [{"topic": MAIN}], "layout": "large_print"})
    save(all_pages(make(library, large).data, 8, 0.42), "large-print.png", 128)
    two = {"order": "one", "parts": [{"topic": MAIN}], "layout": "booklet", "langs": ["ar", "en"]}
    save(pages(make(library, validate(Order, two)).data, [5, 4, 31, 30], 0.72), "facing.png")  # as they lie open
    for topic in library.topics():
        made = make(library, validate(Order, {"order": "one", "parts": [{"topic": topic}]}))
        save(all_pages(made.data, 6, 0.42), f"{topic}-all.png", 128)
    for name in library.booklets():
        order = library.order(name)
        looks = (8, 0.5) if order.layout in (None, "booklet") else (6, 0.42)
        order = order.model_copy(update={"layout": order.layout or "booklet"})
        save(all_pages(make(library, order).data, *looks), f"{name}-all.png", 128)


if __name__ == "__main__":
    main()
