"""Orders named on the command line, and the jobs that are made of them."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from takehome.gate import PRINT
from takehome.library import Library
from takehome.messages import Usage, Voice, workspace
from takehome.options import is_file
from takehome.order import Order
from takehome.prepare import Given, Unmet
from takehome.problems import shown
from takehome.said import made_of, problem_at
from takehome.schema import validate
from takehome.shelf import stock

IN_THE_TOOLS = "the tool's own folder is the workspace; --workspace FOLDER names one of your own: "
MAKE = "mkdir -p clinic/handouts, then --workspace clinic"  # a folder of one's own


class Job(Struct, frozen=True):
    """One document to make: its file name without ending, its order, what comes with it, which rules may be broken.

    `way_out` is how its command lets a rule go.
    """

    name: str
    order: Order
    given: Given = field(default_factory=Given)
    allowed: Unmet | None = None
    way_out: str = PRINT
    ready: bool = False  # as it came with the tool: nobody here wrote or chose any of it

    @property
    def file(self) -> str:
        """The name of the file: no copy for one person, or that breaks a rule, takes the place of the usual one."""
        return f"{self.name}{'-allowed' * bool(self.allowed)}{'-personal' * bool(self.given.person)}.pdf"


def library_of(given: Namespace) -> Library:
    """The workspace of a command."""
    return Library(workspace(given), given.today or date.today(), given.trust_layouts)


def writable(library: Library, what: str) -> None:
    """Raise Usage where a command would write `what` into an installation: it is gone with the next one."""
    if library.shut:
        hint = f"add --workspace FOLDER, or go to the folder that holds your handouts; to make one: {MAKE}"
        raise Usage(f"{what} is kept in a workspace, and there is none here", hint)


def tell_where(given: Namespace, library: Library, voice: Voice, what: str) -> None:
    """Say, where nobody named a workspace, that a command writes into the folder of the tool."""
    if given.workspace is None and library.root == stock():
        voice.say(IN_THE_TOOLS + what)


def order_of(name: str, parts: Any, **more: Any) -> Order:
    """An order made on the command line; what is None is not said."""
    return validate(Order, {"order": name, "parts": parts, **{k: v for k, v in more.items() if v is not None}})


def changed(order: Order, **more: Any) -> Order:
    """A saved order with some things said anew on the command line."""
    held = {name: value for name in Order.model_fields if (value := getattr(order, name)) is not None}
    said = {k: v for k, v in more.items() if v is not None}
    if order.set and said.get("set"):
        said["set"] = {**order.set, **said["set"]}
    return validate(Order, held | said)


def saved(library: Library, what: str, **more: Any) -> Order:
    """A saved order, by name or file, with what the command line says; it is a booklet unless it says otherwise.

    Its title and its note are in its language: a copy that begins in another has those of that language, if it says
    any, else the title of its first handout.
    """
    order = _of_file(library, Path(os.path.abspath(what))) if is_file(what) else library.order(what)
    if langs := more.get("langs"):
        order = order.begun_in(str(langs[0]))
    return changed(order, **{**more, "layout": more.get("layout") or order.layout or made_of(order.order, "booklet")})


def _of_file(library: Library, path: Path) -> Order:
    """The order of a file anywhere, which is called by its file; that it calls itself otherwise is a warning."""
    order = library.order_file(path)
    if str(order.order) != path.stem:
        what = f"this says {shown(order.order)!r}, and the file is {path.name}: what is built is called {path.stem}"
        problem = problem_at(order.order, what, f"`order` is its file: {path.stem}", level="warning")
        library.warnings += [problem] if problem not in library.warnings else []
    return order


def file_of(library: Library, topic: str, what: str) -> str:
    """What the PDF of a handout's file is called: its topic, unless the library has another file of that topic."""
    stem = Path(what).stem
    theirs = library.find("handouts", topic, Path(what).name) == Path(os.path.abspath(what))
    return topic if theirs or stem == topic or topic not in library.topics() else f"{topic}-{stem}"


def topic_of(library: Library, what: str) -> tuple[str, Given]:
    """A topic of the library, or of a file given by its path."""
    if not is_file(what):
        return what, Given()
    path = Path(os.path.abspath(what))
    handout = library.handout_file(path)
    return handout.handout, Given(None, {handout.handout: handout}, {handout.handout: path.resolve().parent})


def is_order(library: Library, what: str) -> bool:
    """Whether a name or a file is that of a saved order, and not of a handout."""
    if not is_file(what):
        return what in library.booklets() and what not in library.topics()
    path = Path(os.path.abspath(what))
    return path.is_file() and "order" in library.node(path)
