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
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from takehome.arguments import Mistyped, Parser, parsed
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
MOST_DIGITS = 5  # of a number of days


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        given = parsed(_parser(), arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    except Mistyped as wrong:
        print(f"make_pdf.py: {wrong}\n  hint: {wrong.hint}", file=sys.stderr)
        return 2
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BUILT


def _run(given: argparse.Namespace) -> int:
    from takehome.messages import Voice

    voice = Voice(given.quiet, given.debug)
    try:
        voice.shelf = _look_first(given)
        command = given.command or "everything"
        gc.set_threshold(*SELDOM)
        put_off()
        module = import_module(f"takehome.{_MODULES.get(command, 'commands')}")
        code = getattr(module, "listing" if command == "list" else command)(given, voice)
        sys.stdout.flush()
        return code
    except Exception as wrong:
        code = voice.went_wrong(wrong)
        if code == CONTENT and given.command in ("build", "booklet"):
            voice.fail("nothing was built")
        return code


def _look_first(given: argparse.Namespace) -> Shelf:
    """What there is; names that nothing bears are answered before anything heavy is imported."""
    from takehome.messages import Usage, workspace
    from takehome.shelf import Shelf

    shelf = Shelf(workspace(given))
    named = [what for what in getattr(given, "what", ()) if not what.endswith((".yaml", ".yml"))]
    if given.command == "issue":
        if books := [name for name in given.what if name in shelf.booklets() and name not in shelf.topics()]:
            raise Usage(f"{books[0]} is a booklet", "issue its handouts: it is current when they are")
        shelf.look_for(given.what, shelf.topics(), "handout")
    elif given.command == "build":
        books = [name for name in named if name in shelf.booklets() and name not in shelf.topics()]
        if books:
            raise Usage(f"{books[0]} is a booklet", f"booklet {books[0]}")
        shelf.look_for(named, shelf.topics(), "handout")
    elif given.command in ("check", "preview"):
        shelf.look_for(named, shelf.topics() + shelf.booklets(), "handout or booklet")
    elif given.command == "booklet":
        options = shelf.topics() + (shelf.booklets() if len(named) == 1 else [])
        shelf.look_for([name.partition(":")[0] for name in named], options, "handout or booklet")
    if getattr(given, "brand", None):
        shelf.look_for([given.brand], shelf.brands(), "brand")
    return shelf


def _parser() -> Parser:
    parser = Parser(
        prog="make_pdf.py",
        description="Patient handouts and booklets from YAML: branded, accessible PDF. Without a command: all.",
    )
    _common(parser)
    parser.set_defaults(
        command=None, quiet=False, debug=False, workspace=None, brand=None, today=None, trust_layouts=False
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        _common(command)
        return command

    build = add("build", "Build handouts, each as one PDF.")
    build.add_argument("what", nargs="+", metavar="TOPIC|FILE.yaml", help="a handout's name, or a file")
    _choice(build)
    _looks(build)
    build.add_argument("--lang", default=None, metavar="LANG", help="the language of the handout, such as es")
    booklet = add("booklet", "Build one booklet from a saved order or from handouts.")
    booklet.add_argument(
        "what", nargs="+", metavar="NAME|TOPIC[:A,B]", help="a saved booklet, or handouts with sections"
    )
    booklet.add_argument("--title", default=None, help="the title on the cover")
    _looks(booklet)
    booklet.add_argument("--lang", default=None, metavar="LANG[+LANG]", help="such as es, or es+en for facing pages")
    listing = add("list", "List handouts, booklets, brands and layouts.")
    listing.add_argument("--sections", action="store_true", default=False, help="with the sections of each handout")
    listing.add_argument("--json", action="store_true", default=False, help="for programs")
    check = add(
        "check", "Check handouts: shape, links, fit, reading grades, the twenty rules, the finished file, veraPDF."
    )
    check.add_argument("what", nargs="*", metavar="TOPIC|FILE.yaml|BOOKLET")
    check.add_argument("--all", action="store_true", help="every handout, booklet and recipe there is")
    _choice(check)
    _design(check)
    check.add_argument("--json", action="store_true", default=False, help="for programs")
    check.add_argument("--report", type=Path, default=None, metavar="FILE.html", help="one page with bars and pictures")
    check.add_argument("--no-validator", dest="validator", action="store_false", help="without veraPDF")
    check.add_argument("--lang", default=None, metavar="LANG", help="one language (default: all there are)")
    sources = add("sources", "Every statement of a handout, with its marks and where they lead.")
    sources.add_argument("topic", metavar="TOPIC")
    sources.add_argument("--mark", default=None, help="only those with this mark: a source, seed, unchecked or none")
    sources.add_argument("--lang", default="en", metavar="LANG")
    search = add("find", "Places in handouts that speak of some words, best first.")
    search.add_argument("words", nargs="+", metavar="WORD")
    search.add_argument("--lang", default="en", metavar="LANG")
    issue = add("issue", "Record a version that goes out, so that its id can be asked for.")
    issue.add_argument("what", nargs="*", metavar="TOPIC")
    issue.add_argument("--all", action="store_true", help="every handout, in every language")
    issue.add_argument("--lang", default=None, metavar="LANG", help="one language (default: all there are)")
    verify = add("verify", "Is a printed id, or a PDF, current? It needs no network.")
    verify.add_argument("id", metavar="ID|FILE.pdf", help="the id at the foot of a page, such as LC-STOP-3F2A")
    due = add("due", "Handouts whose review is due.")
    due.add_argument("--within", type=_days, default=90, metavar="DAYS", help="look this far ahead, such as 90d")
    due.add_argument("--drafts", action="store_true", default=False, help="list those nobody has reviewed, too")
    fresh = add("translated", "Say that a translation fits the English as it is now.")
    fresh.add_argument("topic", metavar="TOPIC")
    fresh.add_argument("--lang", required=True, metavar="LANG")
    new = add("new", "Begin a handout from a template that builds at once.")
    new.add_argument("topic", metavar="TOPIC", help="small letters, digits and dashes")
    schema = add("schema", "Write the JSON Schemas for editors.")
    schema.add_argument("-o", dest="out", type=Path, default=None, metavar="DIR")
    specimen = add("specimen", "One page of type for each language that can be printed.")
    specimen.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE.pdf")
    preview = add("preview", "Pages as pictures, and one sheet with all of them.")
    preview.add_argument("what", nargs=1, metavar="TOPIC|FILE.yaml|BOOKLET")
    preview.add_argument("-o", dest="out", type=Path, required=True, metavar="DIR")
    preview.add_argument("--lang", default=None, metavar="LANG[+LANG]")
    preview.add_argument("--layout", default=None)
    preview.add_argument("--paper", default=None, choices=("letter", "a4"))
    _eyes(preview)
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    """Options that may stand before or after the command: none has a default, so that neither undoes the other."""
    add = partial(parser.add_argument, default=argparse.SUPPRESS)
    add("--quiet", action="store_true", help="say only what is wrong")
    add("--debug", action="store_true", help="show the traceback of a mistake of ours")
    add("--workspace", type=Path, metavar="DIR", help="a folder with handouts/ and layouts/")
    add("--brand", help="a brand of layouts/brands (default: default)")
    add("--today", type=_day, metavar="DATE", help="the date to go by, for instance 2026-11-23")
    add("--trust-layouts", action="store_true", help="run page designs of the workspace")


def _choice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", type=_names, metavar="A,B", default=None, help="only these sections, in this order")
    parser.add_argument("--without", type=_names, metavar="A,B", default=(), help="all sections but these")


def _design(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", default=None, choices=("letter", "a4"), help="the sheet the printer holds")
    parser.add_argument("--layout", default=None, help="a page design of layouts/")
    _eyes(parser)
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change a value of the brand for one print, such as phones.day=555-0199",
    )


def _looks(parser: argparse.ArgumentParser) -> None:
    _design(parser)
    parser.add_argument(
        "--for", dest="person", default=None, metavar="NAME", help="a line for one person; stored nowhere"
    )
    parser.add_argument("--allow", action="append", default=[], metavar="RULE", help="print though it breaks a rule")
    parser.add_argument("--by", default=None, metavar="NAME", help="who allows it; every page says so")
    parser.add_argument(
        "-o", dest="out", type=Path, default=None, metavar="FILE|DIR", help="where to write (default: out/)"
    )


def _eyes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", default=None, metavar="POINTS", help="body type of large_print: 18 or 20")
    parser.add_argument("--contrast", default=None, choices=("high",), help="black on white, thick rules")


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("give names with commas between them")
    return names


def _days(text: str) -> int:
    number = text.removesuffix("d")
    if not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days such as 90d")
    return int(number)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-23") from None
