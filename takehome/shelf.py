"""What a workspace and the stock hold, by name.  Looking costs next to nothing: no file is opened here."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from takehome.called import program, quoted
from takehome.dates import language_meant
from takehome.problems import Place, Problem, Problems, did_you_mean, shown

LONGEST_NAME = 120
INSTALLED_STOCK = "_stock"  # the folder of a wheel
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")  # of a handout
_NAMED = re.compile(r"(?<![\w/.:\\-])(?:handouts|layouts)/[\w./-]*")  # a file or a folder in a hint


@cache
def stock() -> Path:
    """The folder of the stock handouts, layouts and fonts: the checkout, or what the wheel carries."""
    package = Path(__file__).resolve().parent
    return package.parent if (package.parent / "layouts").is_dir() else package / INSTALLED_STOCK


def installed() -> bool:
    """Whether the stock is that of an installation, into which nobody writes, and not a checkout to work in."""
    return stock().name == INSTALLED_STOCK


@dataclass
class Shelf:
    """One workspace over the stock: what it lacks comes from there.  Names of files in messages are relative to it."""

    root: Path

    @property
    def roots(self) -> tuple[Path, ...]:
        """The workspace, then the stock."""
        return tuple(dict.fromkeys((self.root, stock())))

    @property
    def shut(self) -> bool:
        """Whether it is the stock of an installation, with no workspace over it: nothing is written there."""
        return installed() and self.root == stock()

    def find(self, *parts: str) -> Path | None:
        """The file of a name in the workspace, else in the stock; None where neither has it.

        Each part is one plain name: nothing leads out of the workspace.  Raises Problems where a YAML file of that name
        is a link to one that is gone, or no file: the stock's would be printed in its place.
        """
        if not all(is_plain(part) for part in parts):
            return None
        for root in self.roots:
            path = root.joinpath(*parts)
            if path.is_file():
                return path
            if path.suffix == ".yaml" and os.path.lexists(path):
                gone = path.is_symlink()
                what = "this is a link to a file that is not there" if gone else "this is no file"
                hint = "mend the link, or take it out" if gone else "put a file in its place, or call it otherwise"
                raise Problems([Problem(Place("/".join(parts)), what, f"{hint}: the stock's is not printed for it")])
        return None

    def names(self, pattern: str) -> list[str]:
        """The paths, relative to their root, of all files that match a pattern, sorted."""
        return sorted({str(p.relative_to(root)) for root in self.roots for p in root.glob(pattern)})

    def topics(self, language: str = "*") -> list[str]:
        """The names of all handouts, or of those in one language."""
        skipped = {"shared", "booklets", "issued"}
        return sorted({folder for root in self.roots for folder in _holding(root / "handouts", language)} - skipped)

    def languages(self, topic: str) -> list[str]:
        """The languages a topic is there in, English first."""
        found = sorted({Path(name).stem for name in self.names(f"handouts/{topic}/*.yaml")})
        return sorted(found, key=lambda language: language != "en")

    def own_languages(self, topic: str) -> list[str]:
        """The languages in which a topic is the workspace's own; none in the stock itself."""
        theirs = len(self.roots) > 1
        return [one for one in self.languages(topic) if theirs and not self.is_stock(f"handouts/{topic}/{one}.yaml")]

    def replaced_languages(self, topic: str) -> list[str]:
        """The languages in which a topic of the workspace's own takes the place of the stock's."""
        return [one for one in self.own_languages(topic) if (stock() / "handouts" / topic / f"{one}.yaml").is_file()]

    def spoken(self) -> list[str]:
        """The languages that pages can speak."""
        return [Path(name).stem for name in self.names("layouts/words/*.yaml")]

    def speaks(self, language: str) -> None:
        """Raise Problems where no handout is there in a language."""
        if not self.topics(language):
            known = sorted({one for topic in self.topics() for one in self.languages(topic) if is_language(one)})
            hint = language_meant(language, known, "they are in")
            raise Problems([Problem(Place("--lang"), f"no handout is there in {language!r}", hint)])

    def booklets(self) -> list[str]:
        """The names of all saved orders."""
        return [Path(n).stem for n in self.names("handouts/booklets/*.yaml")]

    def brands(self) -> list[str]:
        """The names of all brands."""
        return [Path(n).stem for n in self.names("layouts/brands/*.yaml")]

    def own_brands(self) -> list[str]:
        """The brands that are the workspace's own; none in the stock itself."""
        theirs = len(self.roots) > 1
        return [name for name in self.brands() if theirs and not self.is_stock(f"layouts/brands/{name}.yaml")]

    def layouts(self) -> list[str]:
        """The names of all page designs."""
        return [Path(n).stem for n in self.names("layouts/*.py")]

    def shown(self, path: Path) -> str:
        """A path as messages show it."""
        for root in self.roots:
            if path.is_relative_to(root):
                name = path.relative_to(root)
                hidden = root != self.roots[0] and (self.roots[0] / name).is_file()  # another file is called so too
                return str(path if hidden else name)
        return str(path)

    def is_stock(self, name: str) -> bool:
        """Whether a file, as messages show it, came with the tool, and the workspace is a folder of one's own."""
        if len(self.roots) == 1 or not name:
            return False
        if Path(name).is_absolute():
            return Path(name).is_relative_to(stock()) and not Path(name).is_relative_to(self.root)
        return not (self.root / name).is_file() and (stock() / name).is_file()

    def from_here(self, name: str) -> str:
        """A path as messages show it, from the folder somebody works in, who can then open the file by it.

        What is not there yet is one of the workspace, and never of the stock.
        """
        there = [root / name for root in self.roots if name and (root / name).is_file()]
        if not there and not name.startswith(("handouts/", "layouts/")):
            return name
        full = there[0] if there else self.root / name
        near = os.path.relpath(full)
        return str(full) if near.startswith("..") else near

    def own(self, name: str) -> str:
        """Where a file of the workspace stands or would stand, from the folder somebody works in; never the stock's."""
        near = os.path.relpath(self.root / name)
        return str(self.root / name) if near.startswith("..") else os.path.join(".", near)

    def command(self, words: str) -> str:
        """A command for this workspace, as it is typed in the folder somebody works in."""
        near = os.path.relpath(self.root)
        folder = str(self.root) if near.startswith("..") else near
        return words if len(self.roots) == 1 else f"{words} --workspace {quoted(folder)}"

    def mendable(self, problem: Problem) -> Problem:
        """A problem of a translation; of one that came with the tool, with what a clinic can do instead of an edit."""
        if not self.is_stock(problem.place.path):
            return problem
        topic, file = Path(problem.place.path).parts[-2:]
        own = self.own(f"handouts/{topic}/{file}")
        how = f"copy it to {own} and change that"
        if topic == "shared":
            how = f"write {own} that begins with `shared: {Path(file).stem}` and `extends: stock`, and there"
        return replace(problem, hint=f"this file came with the tool: {how}: {problem.hint}")

    def hinted(self, text: str) -> str:
        """A hint whose names of files and folders lead there from the folder somebody works in."""

        def here(match: re.Match[str]) -> str:
            name = match[0].rstrip("./")
            return self.from_here(name) + match[0][len(name) :]

        return _NAMED.sub(here, text)

    def look_for(self, names: Sequence[str], options: list[str], what: str) -> None:
        """Raise Problems, with the nearest name, for each name that is not among the options."""
        bad = [name for name in names if name not in options]
        if bad:
            raise Problems(self.no_such(name, options, what) for name in bad)

    def no_such(self, name: str, options: list[str], what: str) -> Problem:
        """The problem of a name that is not among the options: that of a saved order, or one that nothing bears."""
        if "handout" not in what or name not in self.booklets():
            options = [one for one in options if "handout" not in what or NAME.fullmatch(one)]
            found, own = missing(name, options, what), "one of your own is found with --workspace FOLDER"
            if len(self.roots) > 1:
                return found
            near = found.hint.startswith("did you mean")
            return replace(found, hint=f"{found.hint} {own}" if near else f"{own}; {found.hint}")
        combined = "to combine, name handouts, or copy its parts into an order of your own"
        hint = f"`{program()} booklet {name}`; {combined}"
        return unfound(name, f"{str(name)!r} is a saved order and stands alone", hint)


def _holding(shelf: Path, language: str) -> Iterator[str]:
    """The folders that hold a YAML file, or that of one language."""
    for folder in os.listdir(shelf) if shelf.is_dir() else ():
        try:
            files = os.listdir(shelf / folder)
        except OSError:  # no folder, or not for us to look into
            continue
        if f"{language}.yaml" in files or (language == "*" and any(name.endswith(".yaml") for name in files)):
            yield folder


def is_plain(part: str) -> bool:
    """Whether a name is one plain name, which leads nowhere else."""
    return bool(part) and len(part) <= LONGEST_NAME and not part.startswith(".") and not set(part) & set("/\\\0:")


def is_language(name: str) -> bool:
    """Whether a name has the form of a language, such as es or zh-Hans."""
    return re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", name) is not None


def missing(name: str, options: list[str], what: str) -> Problem:
    """The problem of a name that nothing bears."""
    from takehome.said import place_of

    said = f": {shown(name)!r}" if place_of(name) else ""
    return unfound(name, f"there is no {what} of that name{said}", did_you_mean(name, options))


def unfound(name: str, message: str, hint: str, path: str = "") -> Problem:
    """A problem of a name, with its line where a file says it; else at the `path`, or at the name as it was given."""
    from takehome.said import place_of, problem_at

    return problem_at(name, message, hint) if place_of(name) else Problem(Place(path or str(name)), message, hint)
