"""The arguments of a command, and what is wrong with them in the words of our messages.

Nothing heavy is imported here: help and a slip of the pen are answered at once.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import Any, NoReturn

_SAID = {  # what argparse says, and what we say; the rest of its messages are ours already
    r"argument (\S+): expected (?:one|at least one) argument": ("{0} says nothing", "write it as {shape}"),
    r"the following arguments are required: (-o)": ("{command} lacks {0}", "write where it goes: {0} FILE.pdf"),
    r"the following arguments are required: (.+)": ("{command} lacks {0}", "{help}"),
    r"ambiguous option: (\S+) could match (.+)": ("{0} may be one of several options", "write one of {1}"),
    r"argument (\S+): ignored explicit argument (.+)": ("{0} takes no value, and {1} stands there", "write {0} alone"),
    r"argument (\S+): (.+)": ("{0}: {1}", "write it as {shape}"),
}

_OTHERWISE = {  # what some take for an option, and how it is said
    "--large-print": "--layout large_print",
    "--large_print": "--layout large_print",
    "--high-contrast": "--contrast high",
    "--a4": "--paper a4",
    "--letter": "--paper letter",
    "--output": "-o",
    "--out": "-o",
}
_LISTS = ("--only", "--without")  # options that take names with commas between them
_UNSAID = ("--for",)  # options whose values no message repeats
_DASHED = re.compile(r"(?=-*[\u2010-\u2015\u2212])[-\u2010-\u2015\u2212]+([a-z][\w-]*)(?:=.*)?", re.DOTALL)  # by Word
_KEPT = "_kept"  # where the values of a command line stand by option while it is read


class Mistyped(Exception):
    """Arguments that cannot be understood; `hint` says how to give them."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class _Once(argparse.Action):
    """Keeps the one value of an option."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option_string: Any = None) -> None:
        if self.option_strings:
            _keep(namespace, {self.option_strings[-1]: values})
        setattr(namespace, self.dest, values)


class _OnceEach(argparse.Action):
    """Keeps all values of an option that are PATH=VALUE, one for each path."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option_string: Any = None) -> None:
        path, equals, value = values.partition("=")
        if equals:
            _keep(namespace, {f"{self.option_strings[-1]} {path}": value})
        setattr(namespace, self.dest, [*getattr(namespace, self.dest), values])


class _Commands(argparse._SubParsersAction):
    """The commands: what is said before one is not said again behind it."""

    def __call__(self, parser: Any, namespace: argparse.Namespace, values: Any, option_string: Any = None) -> None:
        before = vars(namespace).pop(_KEPT, {})
        super().__call__(parser, namespace, values, option_string)
        behind = vars(namespace).pop(_KEPT, {})
        for said in (before, behind):
            _keep(namespace, said)


def _keep(namespace: argparse.Namespace, said: dict[str, Any]) -> None:
    """Note the values of options.  Raises Mistyped for one that has a value: nobody knows which of two was meant."""
    known = vars(namespace).setdefault(_KEPT, {})
    for option in (option for option in said if option in known):
        both = "" if option in _UNSAID else f", as {str(known[option])!r} and as {str(said[option])!r}"
        raise Mistyped(f"{option} is given twice{both}", "keep one of them")
    known |= said


class Parser(argparse.ArgumentParser):
    """A parser that speaks as the other messages do, and knows what may have been meant.

    An option of one value is given once; with `action="each"`, once for each path of its PATH=VALUE.
    """

    def __init__(self, **told: Any) -> None:
        super().__init__(**told)
        for name, action in ((None, _Once), ("store", _Once), ("each", _OnceEach), ("parsers", _Commands)):
            self.register("action", name, action)

    def error(self, message: str) -> NoReturn:
        """Raise Mistyped for what argparse found."""
        for pattern, (said, hint) in _SAID.items():
            if match := re.fullmatch(pattern, message, re.DOTALL):
                words = [word.split("/")[-1] for word in match.groups()[:1]] + [*match.groups()[1:]]
                told = {"command": self.prog.split()[-1], "help": _help(self), "shape": self._shape(words[0])}
                raise Mistyped(said.format(*words, **told), hint.format(*words, **told))
        raise Mistyped(message, _help(self))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            option = action.option_strings[-1] if action.option_strings else ""
            if not option:
                raise _no_command(str(value), action.choices)
            raise Mistyped(f"{option} cannot be {value!r}", _meant(str(value), action.choices, "it is one of"))

    def _shape(self, option: str) -> str:
        """An option with what it takes."""
        action = self._option_string_actions.get(option)
        takes = (action.metavar or "|".join(action.choices or ()) or action.dest.upper()) if action else "..."
        return f"{option} {takes}"


def parsed(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command.  Raises Mistyped where one of them is none; SystemExit after help."""
    commands = _commands(parser)
    theirs = {option for one in (parser, *commands.values()) for option in one._option_string_actions}
    _plainly(takewhile(lambda word: word != "--", arguments), theirs)
    for said in takewhile(lambda word: word not in commands, arguments):
        option = said.partition("=")[0]
        if option.startswith("-") and not any(name.startswith(option) for name in parser._option_string_actions):
            raise _no_option(parser, parser, option)  # what stands behind it would be taken for a command
    name = _said(parser, arguments)
    if name and name not in commands:
        raise _no_command(name, commands)
    command = commands.get(name, parser)
    for said in takewhile(lambda word: word != "--", arguments):
        if said in theirs and said not in {**command._option_string_actions, **parser._option_string_actions}:
            raise _no_option(parser, command, said)  # argparse takes it for the beginning of a longer one
    given, strange = parser.parse_known_args(arguments)
    if not strange:
        return given
    command = commands.get(given.command, parser)
    said = next((word for word in strange if word.startswith("-")), None)
    if said is None:
        raise Mistyped(f"{strange[0]!r} is one word too many", _commas(arguments, strange[0]) or _help(command))
    raise _no_option(parser, command, said.partition("=")[0])


def _plainly(words: Iterable[str], options: Collection[str]) -> None:
    """Raise Mistyped for an option that begins with another dash, as programs that mend what is typed put it."""
    for said in words:
        found = _DASHED.fullmatch(said)
        option = next((dashes + found[1] for dashes in ("--", "-") if found and dashes + found[1] in options), None)
        if option is not None:
            plain = "two plain dashes" if option.startswith("--") else "a plain dash"
            what = f"{said.partition('=')[0]} begins with another dash than that of the keyboard"
            raise Mistyped(what, f"an option begins with {plain}: {option}")


def _commas(arguments: Sequence[str], strange: str) -> str:
    """The hint where the word too many is one more section of a choice: these have commas between them."""
    before = [*arguments[: arguments.index(strange)]]
    at = max((i for i, word in enumerate(before) if word.startswith("-")), default=len(before))
    option, equals, first = before[at].partition("=") if at < len(before) else ("", "", "")
    if option not in _LISTS:
        return ""
    after = [*takewhile(lambda word: not word.startswith("-"), arguments[at + 1 :])]
    names = [word.strip(",") for word in (first, *after) if word.strip(",")]
    return f"give sections with commas and no blanks: {option}{equals or ' '}{','.join(names)}"


def _said(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> str:
    """The command that is given: the first word that is neither an option nor the value of one."""
    rest = iter(arguments)
    for word in rest:
        if not word.startswith("-"):
            return word
        action = parser._option_string_actions.get(word)
        if action is not None and action.nargs != 0:
            next(rest, None)
    return ""


def _no_option(parser: argparse.ArgumentParser, command: argparse.ArgumentParser, option: str) -> Mistyped:
    """An option that a command does not have: another command's, or one with a slip."""
    name = "building all" if command is parser else command.prog.split()[-1]
    what = f"{name} has no option {option}"
    meant = _OTHERWISE.get(option, "")
    if meant.partition(" ")[0] in command._option_string_actions:
        return Mistyped(what, f"write {meant}")
    if option == "--all":
        return Mistyped(what, f"`{parser.prog}` without a command builds all there is")
    if theirs := [other for other, one in _commands(parser).items() if option in one._option_string_actions]:
        saved = "; to see a choice save it as an order, and preview that by its name" * (name == "preview")
        return Mistyped(what, f"it is for {', '.join(theirs)}{saved}; {_help(command)}")
    options = [known for known in command._option_string_actions if known.startswith("--")]
    return Mistyped(what, _meant(option, options, "the options are"))


def _no_command(word: str, commands: Iterable[str]) -> Mistyped:
    """A first word that is no command: a slip, or the name of what is to be built."""
    build = f"to build a handout, write `build {word}`; a saved order, `booklet {word}`; the commands are"
    return Mistyped(f"there is no command {word!r}", _meant(word, commands, build))


def _help(command: argparse.ArgumentParser) -> str:
    return f"`{command.prog} --help` says what it takes"


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The parser of each command."""
    groups = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return {name: one for group in groups for name, one in group.choices.items()}


def _meant(word: str, options: Iterable[str], otherwise: str) -> str:
    """What was meant by a word, as it is typed, or what there is."""
    from takehome.problems import nearest

    known = [*map(str, options)]
    close = nearest(word, known)
    return f"did you mean {close}?" if close else f"{otherwise} {', '.join(known)}"
