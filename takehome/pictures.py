"""The pictures of one document: those its handouts name from the start, stock drawings when a page asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from takehome.document import Document
from takehome.drawing import Bitmap, Picture
from takehome.gathering import submodels
from takehome.library import Library

LOGO = "logo"  # the name of the clinic's mark


class Pictures(dict[tuple[str, str], Picture | Bitmap]):
    """Pictures by topic and file name; stock drawings and the logo are of no topic.

    `beside` are the folders of handouts that stand outside the library, by topic.
    Raises Problems for a picture that is named and not there, or cannot be read.
    """

    def __init__(self, library: Library, document: Document, beside: Mapping[str, Path]) -> None:
        super().__init__()
        self._library = library
        logo = library.logo(document.brand)
        if logo is not None:
            self["", LOGO] = logo
        for chapter in document.chapters:
            for model in (chapter.handout, *submodels(chapter.sections)):
                if art := vars(model).get("art"):
                    self["", str(art)] = library.art(art)
            for block in (block for section in chapter.sections for block in section.blocks):
                for file in block.files():
                    self[chapter.topic, str(file)] = library.picture(chapter.topic, file, beside.get(chapter.topic))

    def __missing__(self, key: tuple[str, str]) -> Picture | Bitmap:
        topic, name = key
        if topic:
            raise KeyError(key)
        self[key] = found = self._library.art(name)
        return found
