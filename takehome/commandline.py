"""The commands and their options, as they are typed; what an option says is read in `options`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from takehome import __version__
from takehome.arguments import Parser
from takehome.called import program

MOST_DIGITS = 5  # of a number of days
Add = Callable[[str, str], argparse.ArgumentParser]  # a command, by its name and what it does


def parser() -> Parser:
    """All commands with their options."""
    found = Parser(
        prog=program(),
        description="Patient handouts and booklets from YAML: branded, accessible PDF. Without a command: all.",
    )
    found.add_argument("--version", action="version", version=f"{program()} {__version__}")
    _common(found)
    found.set_defaults(
        command=None, quiet=False, debug=False, workspace=None, brand=None, today=None, trust_layouts=False
    )
    commands = found.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        _common(command)
        return command

    for some in (_building, _asking, _living, _beginning):
        some(add)
    return found


def _building(add: Add) -> None:
    build = add("build", "Build handouts, each as one PDF.")
    build.add_argument("what", nargs="+", metavar="TOPIC|FILE.yaml", help="a handout's name, or a file")
    _choice(build)
    build.add_argument(
        "--brief",
        action="store_true",
        default=None,
        help="when to call, key points, a few questions; no section but --only",
    )
    _looks(build)
    build.add_argument("--lang", default=None, metavar="LANG", help="the language of the handout, such as es")
    booklet = add("booklet", "Build one booklet from a saved order or from handouts.")
    booklet.add_argument(
        "what", nargs="+", metavar="NAME|TOPIC[:A,B]", help="a saved booklet, or handouts with sections"
    )
    booklet.add_argument("--title", default=None, help="the title on the cover")
    _looks(booklet)
    booklet.add_argument("--lang", default=None, metavar="LANG[+LANG]", help="such as es, or es+en for facing pages")


def _asking(add: Add) -> None:
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
    check.add_argument("--report", type=_path, default=None, metavar="FILE.html", help="a page with bars and pictures")
    check.add_argument("--no-validator", dest="validator", action="store_false", help="without veraPDF")
    check.add_argument("--lang", default=None, metavar="LANG", help="one language (default: all there are)")
    sources = add("sources", "Every statement of a handout, with its marks and where they lead.")
    sources.add_argument("topic", metavar="TOPIC")
    sources.add_argument("--mark", default=None, help="only those with this mark: a source, seed, unchecked or none")
    sources.add_argument("--lang", type=_language, default="en", metavar="LANG")
    search = add("find", "Places in handouts that speak of some words, best first.")
    search.add_argument("words", nargs="+", metavar="WORD")
    search.add_argument("--lang", type=_language, default="en", metavar="LANG")


def _living(add: Add) -> None:
    issue = add("issue", "Record a version that goes out, so that its id can be asked for.")
    issue.add_argument("what", nargs="*", metavar="TOPIC")
    issue.add_argument("--all", action="store_true", help="every handout, in every language")
    issue.add_argument(
        "--lang", type=_language, default=None, metavar="LANG", help="one language (default: all there are)"
    )
    verify = add("verify", "Is a printed id, or a PDF, current? It needs no network.")
    verify.add_argument(
        "id", nargs="+", metavar="ID|FILE.pdf", help="the id at the foot of a page, such as LC-STOP-3F2A"
    )
    due = add("due", "Handouts whose review is due.")
    due.add_argument("--within", type=_days, default=90, metavar="DAYS", help="look this far ahead, such as 90d")
    due.add_argument("--drafts", action="store_true", default=False, help="list those nobody has reviewed, too")
    fresh = add("translated", "Say that a translation fits the English as it is now.")
    fresh.add_argument("topic", metavar="TOPIC")
    fresh.add_argument("--lang", type=_language, required=True, metavar="LANG")


def _beginning(add: Add) -> None:
    new = add("new", "Begin a handout from a template that builds at once.")
    new.add_argument("topic", metavar="TOPIC", help="small letters, digits and dashes")
    schema = add("schema", "Write the JSON Schemas for editors.")
    schema.add_argument("-o", dest="out", type=_path, default=None, metavar="DIR")
    specimen = add("specimen", "One page of type for each language that can be printed.")
    specimen.add_argument("-o", dest="out", type=_path, required=True, metavar="FILE.pdf")
    preview = add("preview", "Pages as pictures, and one sheet with all of them.")
    preview.add_argument("what", nargs=1, metavar="TOPIC|FILE.yaml|BOOKLET")
    preview.add_argument("-o", dest="out", type=_path, required=True, metavar="DIR")
    preview.add_argument("--lang", default=None, metavar="LANG[+LANG]")
    preview.add_argument("--layout", default=None)
    preview.add_argument("--paper", default=None, choices=("letter", "a4"))
    _eyes(preview)


def _common(parser: argparse.ArgumentParser) -> None:
    """Options that may stand before or after the command: none has a default, so that neither undoes the other."""
    add = partial(parser.add_argument, default=argparse.SUPPRESS)
    add("--quiet", action="store_true", help="say only what is wrong")
    add("--debug", action="store_true", help="show the traceback of a mistake of ours")
    add("--workspace", type=_path, metavar="DIR", help="a folder with handouts/ and layouts/")
    add("--brand", help="a brand of layouts/brands (default: default)")
    add("--today", type=_day, metavar="DATE", help="the date to go by, for instance 2026-11-23")
    add("--trust-layouts", action="store_true", help="run page designs of the workspace")


def _choice(parser: argparse.ArgumentParser) -> None:
    add = partial(parser.add_argument, action="extend", type=_names, metavar="A,B")
    add("--only", default=None, help="only these sections, in this order")
    add("--without", default=[], help="all sections but these")


def _design(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--paper", default=None, choices=("letter", "a4"), help="the sheet the printer holds")
    parser.add_argument("--layout", default=None, help="a page design of layouts/")
    _eyes(parser)
    parser.add_argument(
        "--set",
        action="each",
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
        "-o", dest="out", type=_path, default=None, metavar="FILE|DIR", help="where to write (default: out/)"
    )


def _eyes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", default=None, metavar="POINTS", help="body type of large_print: 18 or 20")
    parser.add_argument("--contrast", default=None, choices=("high",), help="black on white, thick rules")


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("give names with commas between them")
    return names


def _language(text: str) -> str:
    if len(re.split(r"[+,/&\s]+", text.strip())) > 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not one language, and this command takes one at a time")
    return text


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty: name a file or a folder")
    if text == "-":
        raise argparse.ArgumentTypeError("there is no writing to the standard output: name a file or a folder")
    return Path(text)


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
