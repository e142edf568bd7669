"""The pages of a finished file as pictures, as PDFium paints them; what was opened is closed, whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from PIL.Image import Image

T = TypeVar("T")


def looked_at(
    data: bytes, look: Callable[[Image], T], scale: float, *, grey: bool = True, most: int | None = None
) -> list[T]:
    """What `look` finds on the picture of each page, of the first `most` pages if there are more.

    `scale` is in pixels a point; a picture is in grey or in colours.
    """
    import pypdfium2

    exact: Any = scale  # the hint of `render` says int, its manual float
    found: list[T] = []
    with closing(pypdfium2.PdfDocument(data)) as document:
        for number in range(len(document))[:most]:
            with closing(document[number]) as page, closing(page.render(scale=exact, grayscale=grey)) as picture:
                found.append(look(picture.to_pil()))
    return found
