"""What the command is called: `takehome` where it is installed, `make_pdf.py` in a checkout.

Messages and hints name it as it was called; no file that is made holds the name.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import PurePath

INSTALLED, CHECKOUT = "takehome", "make_pdf.py"


def program() -> str:
    """The command as it was called, for messages."""
    called = PurePath(sys.argv[0]).stem if sys.argv else ""
    return INSTALLED if called == INSTALLED else CHECKOUT


def quoted(path: PurePath | str) -> str:
    """A path as it is typed in a command: in quotes where it holds blanks, or other signs that a shell takes apart."""
    return shlex.quote(str(path))


def copying(source: PurePath | str, target: PurePath | str) -> str:
    """The command that copies a file into a folder that may not be there yet."""
    return f"mkdir -p {quoted(PurePath(target).parent)} && cp {quoted(source)} {quoted(target)}"
