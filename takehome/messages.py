"""What the command line says: problems as an author can mend them, a table of what was made, progress."""

from __future__ import annotations

import re
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from msgspec.structs import replace

from takehome.called import program, quoted
from takehome.problems import Problem, Problems, render, shown
from takehome.shelf import Shelf, stock
from takehome.system import SystemProblem

HELD = ("handouts", "layouts/brands")  # what makes a folder a workspace
LONGEST_LINE, LONGEST_WORD = 4000, 300  # letters; a path has fewer
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")


class Usage(Exception):
    """A command that cannot be understood; `hint` says how to give it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Unheard(Exception):
    """What is printed cannot be written where it is sent: to a disk that is full, say."""


class Output:
    """The standard output.  What it refuses is told from what other files do; that nobody reads on is no refusal."""

    def __init__(self) -> None:
        self._stream = sys.stdout

    def write(self, text: str) -> None:
        """Print a text."""
        self._pass(self._stream.write, text)

    def flush(self) -> None:
        """Print what still waits."""
        self._pass(self._stream.flush)

    @staticmethod
    def _pass(call: Callable[..., object], *given: str) -> None:
        try:
            call(*given)
        except BrokenPipeError:
            raise
        except OSError as bad:
            raise Unheard(bad.strerror) from bad


@dataclass(slots=True)
class Voice:
    """Speaks to a terminal or a log; `quiet` keeps it to problems, `debug` lets a mistake of ours through.

    Files of a `shelf` are named so that they can be opened from where somebody is.
    """

    quiet: bool = False
    debug: bool = False
    shelf: Shelf | None = None
    out: Output = field(default_factory=Output)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, line: str) -> None:
        """One line of what was done."""
        if not self.quiet:
            print(line, file=self.out)

    def standing(self, root: Path) -> None:
        """Which folder a command works in that named none, where that is not the tool's own."""
        if not self.quiet and root != stock():
            what = " and ".join(f"{name}/" for name in HELD if (root / name).is_dir())
            print(f"this folder is the workspace, for it holds {what}; --workspace DIR names another", file=self.err)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Each problem with its line, a caret and the mend: errors last, where they are seen, and also when quiet."""
        for problem in sorted(problems, key=lambda problem: problem.level == "error"):
            if problem.level == "error" or not self.quiet:
                if self.shelf:
                    place = replace(problem.place, path=self.shelf.from_here(problem.place.path))
                    problem = replace(problem, place=place, hint=self.shelf.hinted(problem.hint))
                print(render(problem), file=self.err)

    def went_wrong(self, error: Exception, name: str = "") -> int:
        """Say what stopped a command, or the document `name`; gives the exit code (1 content, 2 usage, 3 system)."""
        match error:
            case Problems():
                self.problems(error.problems)
                return 1
            case Usage():
                self.fail(f"{program()}: {error}", error.hint)
                return 2
            case SystemProblem():
                self.fail(str(error), error.hint)
            case BrokenPipeError():
                raise error
            case Unheard():
                what = f"{program()}: what is said here cannot be written where it is sent ({error})"
                self.fail(what, "free some space there, or send it to another place; files that were made are whole")
            case OSError():
                self.fail(
                    f"{name or program()}: the system does not allow this ({error.strerror})",
                    "try another folder or disk",
                )
            case _ if self.debug:
                raise error
            case _:
                hint = "run it again with --debug and send us what it prints"
                self.fail(f"{name or program()}: a mistake of ours ({type(error).__name__})", hint)
        return 3

    def fail(self, line: str, hint: str = "") -> None:
        """One line of what went wrong, one with the mend; what was quoted is cut where it is long."""
        print(_cut(line), file=self.err)
        if hint:
            print(f"  hint: {_cut(self.shelf.hinted(hint) if self.shelf else hint)}", file=self.err)

    def waiting(self, path: Path) -> None:
        """Why nothing happens, also when quiet."""
        print(_cut(f"{path}: waiting for another program that writes there"), file=self.err, flush=True)

    def aside(self, counts: Mapping[str, int], command: str) -> None:
        """One line for warnings and notes on documents that came with the tool, and the `command` that shows them."""
        if told := {name: count for name, count in counts.items() if count}:
            names = ", ".join(f"{name} {count}" for name, count in told.items())
            total = sum(told.values())
            some = "1 warning or note" if total == 1 else f"{total} warnings and notes"
            self.say(f"{some} on what came with the tool; {command} shows them: {names}")

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns as wide as their words; numbers stand right."""
        if self.quiet or not rows:
            return
        widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
        for row in (head, ["-" * w for w in widths], *rows):
            cells = [c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))]
            print("  ".join(cells).rstrip(), file=self.out)


def _cut(line: str) -> str:
    """A line that a terminal can print and a person read: no endless word or line, nothing a terminal would obey."""
    return shown(_LONG_WORD.sub(lambda word: shown(word[0], LONGEST_WORD), line), LONGEST_LINE)


class Progress:
    """A bar on a terminal, nothing in a log; what is done is said in the table at the end."""

    WIDTH = 24

    def __init__(self, total: int, voice: Voice) -> None:
        self.total, self.voice, self.done = total, voice, 0
        self.shown = not voice.quiet and total > 1 and voice.err.isatty()
        self.started = time.monotonic()

    def step(self, name: str) -> None:
        """One more is about to be made."""
        if self.shown:
            filled = self.WIDTH * self.done // self.total
            bar = "#" * filled + "." * (self.WIDTH - filled)
            print(f"\r[{bar}] {self.done}/{self.total} {name[:44]:<44}", end="", file=self.voice.err, flush=True)
        self.done += 1

    def close(self) -> None:
        """Take the bar away."""
        if self.shown:
            print("\r" + " " * 84 + "\r", end="", file=self.voice.err, flush=True)


def workspace(given: Namespace) -> Path:
    """The folder a command works in: the one named, the current one if it holds handouts or brands, else the stock."""
    root = given.workspace or (Path.cwd() if any((Path.cwd() / name).is_dir() for name in HELD) else stock())
    if not root.is_dir():
        hint = "give the folder that holds handouts/ and layouts/"
        raise Usage(
            f"there is no folder {root}", f"make it first: mkdir -p {quoted(root)}" if given.command == "new" else hint
        )
    if above := _above(root.resolve() if given.workspace else Path.cwd()):
        where = (
            f"--workspace {quoted(above)}" if given.workspace else f"go there, or name it: --workspace {quoted(above)}"
        )
        raise Usage(f"{given.workspace or 'this folder'} is inside a workspace, and is none itself", where)
    return root.resolve()


def _above(folder: Path) -> Path | None:
    """The workspace that has this folder among its handouts or layouts, unless it is one itself or the stock's."""
    if any((folder / name).is_dir() for name in HELD):
        return None
    inside = (path for path in (folder, *folder.parents[:2]) if path.name in ("handouts", "layouts"))
    found = next((path.parent for path in inside if any((path.parent / name).is_dir() for name in HELD)), None)
    return None if found == stock() else found
