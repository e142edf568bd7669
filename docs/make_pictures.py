"""Draw the pictures of the README anew from real pages: `uv run docs/make_pictures.py`."""

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


def save(picture: Image.Image, name: str) -> None:
    """As a small PNG."""
    held = io.BytesIO()
    picture.quantize(160).save(held, "PNG", optimize=True)
    (ROOT / "docs" / "pictures" / name).write_bytes(held.getvalue())


def main() -> None:
    """Both pictures."""
    library = Library(ROOT)
    sheet = make(library, validate(Order, {"order": "one", "parts": [{"topic": MAIN}], "brand": "riverside"}))
    save(pages(sheet.data, [1, 4, 7, 9], 0.62), "handout.png")
    saved = library.order("when-treatment-stops-working").model_copy(update={"brand": "riverside"})
    book = make(library, saved)
    save(pages(book.data, [1, 2, 4, 7, 9], 0.72), "booklet.png")
    calm = make(library, validate(Order, {"order": "one", "parts": [{"topic": MAIN}], "brand": "harbor"}))
    save(pages(calm.data, [1, 4, 7, 9], 0.62), "harbor.png")


if __name__ == "__main__":
    main()
