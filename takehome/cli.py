"""The command line.  `main` parses, runs one command, and turns what went wrong into plain lines and an exit code.

Exit codes: 0 built, 1 the content has problems, 2 wrong usage, 3 the system (disk, permission), 130 interrupted.
Nothing heavy is imported before it is needed: help and an error answer at once.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from takehome.arguments import Mistyped, parsed
from takehome.called import program
from takehome.commandline import parser
from takehome.putoff import put_off

if TYPE_CHECKING:
    from takehome.shelf import Shelf

SELDOM = (500_000, 10, 10)  # objects after which cycles are looked for: a build makes many, and hardly any cycle
BUILT, CONTENT, INTERRUPTED = 0, 1, 130
_MODULES = {  # of the commands; all others stand in `commands`
    **dict.fromkeys(("list", "sources", "find"), "asking"),
    **dict.fromkeys(("issue", "verify", "due"), "issuing"),
    "check": "checking",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    _stand_in()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    try:
        given = parsed(parser(), arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    except Mistyped as wrong:
        print(f"{program()}: {wrong}\n  hint: {wrong.hint}", file=sys.stderr)
        return 2
    usual = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return BUILT
    finally:
        gc.set_threshold(*usual)


def _stand_in() -> None:
    """Where a command was begun with its output or its errors closed, they are as those that go to the null device."""
    if sys.stdout is None:
        sys.stdout = _null()
    if sys.stderr is None:
        sys.stderr = _null()


def _null() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _silence() -> None:
    """What still waits to be printed cannot be, and is dropped."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: argparse.Namespace) -> int:
    from takehome.messages import Unheard, Voice, workspace
    from takehome.shelf import Shelf
    from takehome.strays import strays

    voice = Voice(given.quiet, given.debug)
    try:
        voice.shelf = Shelf(workspace(given))
        named = [what for what in getattr(given, "what", ()) if what.endswith((".yaml", ".yml"))]
        voice.problems(strays(voice.shelf, [Path(what).absolute().resolve() for what in named]))
        _look_first(given, voice.shelf)
        if given.workspace is None and given.command not in ("schema", "specimen"):
            voice.standing(voice.shelf.root)
        command = given.command or "everything"
        put_off()
        module = import_module(f"takehome.{_MODULES.get(command, 'commands')}")
        code = getattr(module, "listing" if command == "list" else command)(given, voice)
        voice.out.flush()
        return code
    except Exception as wrong:
        code = voice.went_wrong(wrong)
        if isinstance(wrong, Unheard):
            _silence()
        if code == CONTENT and given.command in ("build", "booklet"):
            voice.fail("nothing was built")
        return code


def _look_first(given: argparse.Namespace, shelf: Shelf) -> None:
    """Names that nothing bears are answered before anything heavy is imported."""
    from takehome.messages import Usage

    named = [what for what in getattr(given, "what", ()) if not what.endswith((".yaml", ".yml"))]
    if given.command == "issue":
        if books := [name for name in given.what if name in shelf.booklets() and name not in shelf.topics()]:
            raise Usage(f"{books[0]} is a booklet", "issue its handouts: it is current when they are")
        shelf.look_for(given.what, shelf.topics(), "handout")
    elif given.command == "build":
        books = [name for name in named if name in shelf.booklets() and name not in shelf.topics()]
        if books:
            raise Usage(f"{books[0]} is a saved order: a booklet, or a recipe", f"write `booklet {books[0]}`")
        if part := next((what for what in named if what.partition(":")[0] in shelf.topics() and ":" in what), None):
            topic, _, sections = part.partition(":")
            raise Usage("build takes sections by --only", f"write `build {topic} --only {sections or 'SECTION'}`")
        shelf.look_for(named, shelf.topics(), "handout")
    elif given.command in ("check", "preview"):
        shelf.look_for(named, shelf.topics() + shelf.booklets(), "handout or booklet")
    elif given.command == "booklet":
        options = shelf.topics() + (shelf.booklets() if len(named) == 1 else [])
        shelf.look_for([name.partition(":")[0] for name in named], options, "handout or booklet")
    lang = getattr(given, "lang", None)
    if lang and "+" not in lang and (given.command == "find" or getattr(given, "all", False)):
        shelf.speaks(lang)
    if getattr(given, "brand", None):
        shelf.look_for([given.brand], shelf.brands(), "brand")
