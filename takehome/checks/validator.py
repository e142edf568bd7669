"""veraPDF, where it is installed: checks may run a program, builds never do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

Verdict = Literal["passed", "failed", "not run"]

_PROGRAM = "org.verapdf.apps.GreenfieldCliWrapper"
_SAID = re.compile(r"^(PASS|FAIL) ", re.MULTILINE)
_PATIENCE = 120  # seconds


def command() -> tuple[str, ...] | None:
    """How veraPDF is called: what VERAPDF names (a program, or a .jar for Java), else `verapdf`; None without one."""
    named = os.environ.get("VERAPDF")
    if named and named.endswith(".jar"):
        java = shutil.which("java")
        return (java, "-cp", named, _PROGRAM) if java and Path(named).is_file() else None
    found = shutil.which(named or "verapdf")
    return (found,) if found else None


def validated(data: bytes, flavour: str = "ua1") -> Verdict:
    """What veraPDF says of a file.  "not run" where it is missing, gives up or gives no verdict: that is no pass."""
    called = command()
    if called is None:
        return "not run"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.pdf"
        file.write_bytes(data)
        arguments = [*called, "--flavour", flavour, "--format", "text", str(file)]
        try:
            done = subprocess.run(arguments, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return "not run"
    said = _SAID.search(done.stdout)
    if said is None:
        return "not run"
    return "passed" if said[1] == "PASS" else "failed"
