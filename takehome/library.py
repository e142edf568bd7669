"""What the stages have from outside: files, fonts, the date to go by.  A `Library` is one workspace.

A workspace is a folder with `handouts/`, `layouts/` and `fonts/`.  What it lacks comes from the stock.  Nothing else is
read, and layout code of a workspace runs only where it is trusted by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from takehome import pagewords
from takehome.alone import over_stock
from takehome.brand import Brand, merge
from takehome.content import MASTER, Handout, PageWords, Shared
from takehome.dates import language_meant
from takehome.designs import load
from takehome.drawing import Bitmap, Picture
from takehome.drawn import drawn, picture_file
from takehome.faces import Faces
from takehome.layout import Layout
from takehome.order import Order
from takehome.problems import Place, Problem, Problems, errors_alone, nearest
from takehome.reader import Mapping, Node, begins, read
from takehome.readings import Readings
from takehome.said import problem_at
from takehome.schema import Model, validate
from takehome.sharing import translated
from takehome.shelf import Shelf, is_language, stock, unfound
from takehome.sorts import of_sort
from takehome.text import Typesetter

LIMIT = 1_000_000
MOST = 256  # values of a kind that are kept, such as brands with changes
PICTURE_LIMIT = 10_000_000
_SHARED = stock() / "handouts" / "shared"
T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass
class Library(Shelf):
    """One workspace, read as far as it is asked for, and kept (without locks: one thread at a time may use it)."""

    today: date = field(default_factory=date.today)
    trust_layouts: bool = False
    warnings: list[Problem] = field(default_factory=list)
    readings: Readings = field(default_factory=Readings, repr=False)
    _kept: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False)

    def once(self, kind: str, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, or gave before for the same name."""
        key = (kind, name)
        if key not in self._kept:
            same = [known for known in self._kept if known[0] == kind]
            if len(same) >= MOST:
                del self._kept[same[0]]
            self._kept[key] = make()
        return self._kept[key]

    # files

    def bytes(self, path: Path, limit: int = LIMIT) -> bytes:
        """The content of a file of the workspace, of the stock, or of a path named on the command line."""
        return self.readings.bytes(path, self.roots, limit)

    def node(self, path: Path, kind: type[Model] = Handout) -> Mapping:
        """A YAML file as a mapping; its warnings are kept.  `kind`: what it is where its folder does not say so."""
        node: Node = read(self.bytes(path), self.shown(path), self.warnings, kind.__name__)
        if not isinstance(node, Mapping):
            where = Place(self.shown(path), 1, 1)
            raise Problems([Problem(where, "this file holds no keys", begins(self.shown(path), kind.__name__))])
        return node

    def _model(self, kind: type[M], path: Path) -> M:
        return self.once(kind.__name__, str(path), lambda: validate(kind, of_sort(kind, self.node(path, kind))))

    # content

    def handout(self, topic: str, language: str = "en") -> Handout:
        """A handout in a language; Problems when there is none."""
        path = self.find("handouts", topic, f"{language}.yaml")
        if path is None and topic in self.topics():
            if language in self.languages(topic):
                where = Place(f"handouts/{topic}/{language}.yaml")
                raise Problems([Problem(where, "this is no file", "if it is a folder, move what it holds out of it")])
            hint = language_meant(language, filter(is_language, self.languages(topic)), "it is in")
            raise Problems([unfound(topic, f"the handout {str(topic)!r} is not there in {str(language)!r}", hint)])
        if path is None:
            raise Problems([self.no_such(topic, self.topics(), "handout")])
        handout = self.once("handout", str(path), lambda: drawn(self, self._model(Handout, path), self._picture_bytes))
        copied = () if is_language(language) else (handout.lang,)
        folder = (handout.handout, topic, "`handout` is its folder", self.topics())
        self._called(path, folder, (handout.lang, language, "`lang` is its file", copied))
        return handout

    def _called(self, path: Path, *names: tuple[str, str, str, Sequence[str]]) -> None:
        """Raise Problems where a file says another name than it has; it may be a copy of another that there is."""
        wrong = []
        for said, name, rule, others in names:
            copy = "is it a copy? move it away; else " if str(said) in others else ""
            what = f"this says {str(said)!r}, and the file is {self.shown(path)}"
            wrong += [problem_at(said, what, f"{copy}{rule}: {name}")] if said != name else []
        if wrong:
            raise Problems(wrong)

    def handout_file(self, path: Path) -> Handout:
        """A handout from a file anywhere."""
        handout = self._model(Handout, path)
        return self.once("beside", str(path), lambda: drawn(self, handout, self._picture_bytes, path.parent))

    def shared(self, language: str) -> Shared:
        """Terms, signs, sources and organisations of a language: its words, and all else as the English file has it."""
        return self.once("shared", language, lambda: validate(Shared, self._shared_node(language)))

    def _shared_node(self, language: str) -> Mapping:
        node = self._shared_file(language)
        if language == MASTER:
            return node
        theirs = len(self.roots) == 1 or self.is_stock(f"handouts/shared/{MASTER}.yaml")
        first = None if theirs else self.node(_SHARED / f"{MASTER}.yaml")
        try:
            return translated(node, self._shared_file(MASTER), self.is_stock, first)
        except Problems as bad:
            raise Problems(map(self.mendable, bad.problems)) from None

    def _shared_file(self, language: str) -> Mapping:
        """A file of shared words; one that extends the stock is what it says itself over what stands there."""
        path = self._required("handouts", "shared", f"{language}.yaml")
        node, ours = self.node(path), _SHARED / path.name
        return node if path == ours else over_stock(node, ours, self.node, self.warnings)

    def order(self, name: str) -> Order:
        """A saved order."""
        path = self.find("handouts", "booklets", f"{name}.yaml")
        if path is None:
            raise Problems([self.no_such(name, self.booklets(), "booklet")])
        order = self._model(Order, path)
        self._called(path, (order.order, name, "`order` is its file", self.booklets()))
        return order

    def order_file(self, path: Path) -> Order:
        """An order from a file anywhere."""
        return self._model(Order, path)

    def words(self, language: str) -> PageWords:
        """What a page itself says in a language."""
        return self.once("words", language, lambda: self._words(language))

    def _words(self, language: str) -> PageWords:
        words = validate(PageWords, self.node(self._required("layouts", "words", f"{language}.yaml")))
        ours = validate(PageWords, self.node(stock() / "layouts" / "words" / "en.yaml"))
        self.warnings += pagewords.complete(words, ours)
        return words

    def brand(self, name: str, changes: tuple[tuple[str, str | None], ...] = (), language: str = MASTER) -> Brand:
        """A brand with what it extends, as it speaks in a language, and with single values changed by dotted path."""
        key = repr((name, changes, language))
        return self.once("brand", key, lambda: self._brand(name, changes, language))

    def _brand(self, name: str, changes: tuple[tuple[str, str | None], ...], language: str) -> Brand:
        with errors_alone(self.warnings):
            brand = validate(Brand, self._brand_node(name, changes, language))
        path = self._required("layouts", "brands", f"{name}.yaml")
        self._called(path, (brand.brand, name, "`brand` is its file", self.brands()))
        return brand

    def _brand_node(self, name: str, changes: tuple[tuple[str, str | None], ...], language: str) -> Mapping:
        def load(one: str) -> Mapping:
            path = self.find("layouts", "brands", f"{one}.yaml")
            if path is None:
                raise Problems([self.no_such(one, self.brands(), "brand")])
            return self.node(path)

        return merge(name, load, changes, language)

    def logo(self, brand: Brand) -> Picture | Bitmap | None:
        """The clinic's mark."""
        file = brand.logo.file if brand.logo else None
        return self._picture(("layouts", "brands", str(file)), file, False) if file else None

    def art(self, name: str) -> Picture | Bitmap:
        """A stock drawing."""
        return self._picture(("layouts", "art", f"{name}.svg"), name, True)

    def picture(self, topic: str, file: str, beside: Path | None = None) -> Picture | Bitmap:
        """A picture that stands beside a handout, or, where none of that name does, among the shared ones."""
        path = picture_file(self, topic, str(file), beside)
        return self._picture(("handouts", topic, str(file)), file, True, path, beside)

    def _picture(
        self, parts: tuple[str, ...], said: str, recolour: bool, path: Path | None = None, beside: Path | None = None
    ) -> Picture | Bitmap:
        path = path or self.find(*parts)
        if path is None:
            folder = beside or self.root.joinpath(*parts[:-1])
            near = nearest(parts[-1], [p.name for p in folder.glob("*") if p.suffix in (".svg", ".png", ".jpg")])
            hint = f"did you mean {near!r}?" if near else f"put the file into {beside or '/'.join(parts[:-1])}/"
            raise Problems([unfound(said, f"no picture {parts[-1]!r}", hint, "/".join(parts))])
        return self.once("picture", f"{path}:{recolour}", lambda: self._read_picture(path, recolour))

    def _picture_bytes(self, path: Path) -> bytes:
        return self.bytes(path, PICTURE_LIMIT)

    def _read_picture(self, path: Path, recolour: bool) -> Picture | Bitmap:
        data = self._picture_bytes(path)
        if path.suffix == ".svg":
            from takehome.svg import read_svg

            return read_svg(data, self.shown(path), recolour)
        from takehome.bitmap import read_bitmap

        return read_bitmap(data, self.shown(path))

    # layouts and fonts

    @property
    def setter(self) -> Typesetter:
        """The typesetter of this workspace; it keeps the lines it has set."""
        return self.once("setter", "", lambda: Typesetter(Faces(*self._fonts())))

    def _fonts(self) -> tuple[Path, ...]:
        return tuple(root / "fonts" for root in self.roots if (root / "fonts").is_dir())

    def layout(self, name: str) -> Layout:
        """A page design.  One of the workspace's own runs only where layouts are trusted."""
        return self.once("layout", name, lambda: self._load_layout(name))

    def _load_layout(self, name: str) -> Layout:
        path = self.find("layouts", f"{name}.py")
        if path is None:
            raise Problems([self.no_such(name, self.layouts(), "layout")])
        ours = stock() / "layouts" / path.name
        if not self.trust_layouts and path.resolve() != ours.resolve():
            if not ours.is_file() or self.bytes(path) != self.bytes(ours):
                hint = "a layout is program code: read it, then give --trust-layouts"
                raise Problems([Problem(Place(self.shown(path)), f"the layout {name!r} is not one of ours", hint)])
            path = ours
        self.bytes(path)  # for its mark
        return load(path, name, self.shown(path))

    def _required(self, *parts: str) -> Path:
        path = self.find(*parts)
        if path is None:
            hint = f"write it after the model of the English one, {'/'.join((*parts[:-1], 'en.yaml'))}"
            raise Problems([Problem(Place("/".join(parts)), "there is no such file", hint)])
        return path
