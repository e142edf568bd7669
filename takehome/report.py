"""The report of a check as one page for a browser: bars, findings, pictures of pages; nothing outside it is loaded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec.structs import replace

from takehome.checks.painted import looked_at
from takehome.checks.rules import NUMBERS, results
from takehome.checks.wording import MOST_KINCAID, WARN_SMOG
from takehome.content import MASTER
from takehome.library import Library

if TYPE_CHECKING:
    from PIL.Image import Image

    from takehome.checking import Checked
    from takehome.make import Made

WIDE = 150  # pixels of a page's picture
MOST_PAGES = 64  # pictures of one document
SAID = {
    "warned": "look at it",
    "failed": "fails",
    "not run": "not looked at",
    "kept in part": "kept, as far as looked at",
}
FULL = 14  # the school grade at the end of a bar


def page(found: Sequence[Checked], library: Library) -> bytes:
    """The page, in UTF-8."""
    environment = Environment(
        loader=PackageLoader("takehome", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("report.html.j2")
    said = template.render(
        documents=[_document(one, library) for one in found],
        today=library.today.isoformat(),
        limits={"kincaid": MOST_KINCAID, "smog": WARN_SMOG},
        full=FULL,
        said=SAID,
    )
    return said.encode()


def _document(one: Checked, library: Library) -> dict[str, Any]:
    """What the template says of one document."""
    language = one.made.document.language if one.made else MASTER
    states = results(one.findings, language, made=one.made is not None)
    return {
        "name": one.name,
        "title": str(one.made.document.title) if one.made else one.name,
        "id": one.made.document.code if one.made else "",
        "pages": len(one.made.pages.pages) if one.made else 0,
        "failed": one.failed,
        "rules": [(NUMBERS[rule], rule, state) for rule, state in states.items()],
        "findings": [
            (
                problem.level,
                problem.rule,
                str(replace(problem.place, path=library.from_here(problem.place.path))),
                problem.message,
                library.hinted(problem.hint),
            )
            for problem in one.findings
        ],
        "grades": one.measured.grades,
        "sections": one.measured.sections,
        "validator": one.measured.validator,
        "pictures": _pictures(one.made) if one.made else [],
    }


def _pictures(made: Made) -> list[str]:
    """The first pages of a document, small, each as an address that holds the picture itself."""
    return looked_at(made.data, _address, WIDE / made.style.paper.size[0], grey=False, most=MOST_PAGES)


def _address(picture: Image) -> str:
    held = BytesIO()
    picture.convert("L").save(held, "PNG", optimize=True)
    return f"data:image/png;base64,{b64encode(held.getvalue()).decode()}"
