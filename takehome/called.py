"""What the command is called: `takehome` where it is installed, `make_pdf.py` in a checkout.

Messages and hints name it as it was called; no file that is made holds the name.
"""

from __future__ import annotations

import sys
from pathlib import PurePath

INSTALLED, CHECKOUT = "takehome", "make_pdf.py"


def program() -> str:
    """The command as it was called, for messages."""
    called = PurePath(sys.argv[0]).stem if sys.argv else ""
    return INSTALLED if called == INSTALLED else CHECKOUT
