"""Write docs/kinds.md, with a picture of each kind of block, from their own examples: `uv run docs/make_kinds.py`."""

import inspect
import io
import sys
import tempfile
import textwrap
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from takehome import kinds  # noqa: E402
from takehome.library import Library  # noqa: E402
from takehome.make import make  # noqa: E402
from takehome.order import Order  # noqa: E402
from takehome.schema import validate  # noqa: E402
from takehome.template import handout_template  # noqa: E402

DAY = date(2026, 11, 25)
SCALE, MARGIN, GREY = 1.15, 10, 250
HEADING = 30  # points of the heading above a block
PICTURES = ROOT / "docs" / "pictures" / "kinds"
HEAD = """# Kinds of blocks

<!-- Written by docs/make_kinds.py from the docstrings in takehome/blocks/: change them, and run it again. -->

A section holds blocks.  A block is one kind key and, where it helps, `id` (to be linked to), `from` (where its words
come from), `margin` (a term, or an icon with a note, beside it), `sensitive: true` (gathered in a booklet behind "Read
when you are ready"), `locked: true` (stays when its section is left out) and `country: US` (only for clinics there).
"""


def parts_of(name: str) -> tuple[str, str]:
    """What a kind is for, and its example, as its docstring says them."""
    text = inspect.getdoc(kinds.registry()[name]) or ""
    about, _, example = text.partition("Example:\n")
    return " ".join(about.split()), textwrap.dedent(example).rstrip()


def text() -> str:
    """The whole of docs/kinds.md."""
    lines = [HEAD]
    for name in sorted(kinds.registry()):
        about, example = parts_of(name)
        shown = f"![{name}, as it is printed](pictures/kinds/{name}.png)"
        lines.append(f"## {name}\n\n{about}\n\n```yaml\n{example}\n```\n\n{shown}\n")
    return "\n".join(lines)


def picture(name: str) -> bytes:
    """The example of a kind, printed on a sheet and cut out, as PNG."""
    import pypdfium2
    from PIL import ImageOps

    _, example = parts_of(name)
    page = handout_template("sample", DAY)
    before, _, after = page.partition("      - text: >-\n")
    _, _, after = after.partition("  - id: next-steps")
    block = textwrap.indent("- " + textwrap.indent(example.strip(), "  ").strip(), "      ")
    choices = "  - id: choices\n    title: Choices\n    blocks: [{text: See what there is.}]\n"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "handouts" / "sample"
        place.mkdir(parents=True)
        (place / "en.yaml").write_text(f"{before}{block}\n{choices}  - id: next-steps{after}", encoding="utf-8")
        for drawing in (ROOT / "handouts" / "lung-cancer-treatment-stops-working").glob("*.svg"):
            (place / drawing.name).write_bytes(drawing.read_bytes())
        made = make(Library(Path(folder), DAY), validate(Order, {"order": "one", "parts": [{"topic": "sample"}]}))
    first, last = (made.pages.anchors[f"sample.{id}"] for id in ("what-happens", "choices"))
    number = made.pages.numbers["sample.what-happens"]
    document = pypdfium2.PdfDocument(made.data)
    scale: float = SCALE
    shown = document[number - 1].render(scale=scale).to_pil().convert("L")  # pyright: ignore[reportArgumentType]
    top = round(first[1] * scale) + round(HEADING * scale)
    same = made.pages.numbers["sample.choices"] == number
    bottom = round(last[1] * scale) if same else shown.height - round(62 * scale)
    cut = shown.crop((0, top, shown.width, bottom))
    box = ImageOps.invert(cut.point(lambda grey: 255 if grey > GREY else grey)).getbbox() or (0, 0, *cut.size)
    left, upper, right, lower = box
    cut = cut.crop((max(left - MARGIN, 0), max(upper - MARGIN, 0), right + MARGIN, min(lower + MARGIN, cut.height)))
    held = io.BytesIO()
    cut.quantize(32).save(held, "PNG", optimize=True)
    return held.getvalue()


def main() -> None:
    """Write the page and its pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in kinds.registry():
        (PICTURES / f"{name}.png").write_bytes(picture(name))
    (ROOT / "docs" / "kinds.md").write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
