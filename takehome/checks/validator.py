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

PROFILES = ("ua1", "2a")  # PDF/UA-1 and PDF/A-2a
VERSION = "1.28.2"
_JAR = Path(".m2/repository/org/verapdf/apps/greenfield-apps", VERSION, f"greenfield-apps-{VERSION}.jar")
_PROGRAM = "org.verapdf.apps.GreenfieldCliWrapper"
_SAID = re.compile(r"^(PASS|FAIL) ", re.MULTILINE)
_PATIENCE = 120  # seconds


def command() -> tuple[str, ...] | None:
    """How veraPDF is called: by the jar of TAKEHOME_VERAPDF or of Maven, else `verapdf`; None without one."""
    named = os.environ.get("TAKEHOME_VERAPDF")
    jar = Path(named) if named else Path.home() / _JAR
    java = shutil.which("java")
    if java and jar.is_file():
        return (java, "-cp", str(jar), _PROGRAM)
    found = None if named else shutil.which("verapdf")
    return (found,) if found else None


def validated(data: bytes, profile: str = "ua1") -> Verdict:
    """What veraPDF says of a file.  "not run" where it is missing, gives up or gives no verdict: that is no pass."""
    called = command()
    if called is None:
        return "not run"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.pdf"
        file.write_bytes(data)
        arguments = [*called, "--flavour", profile, "--format", "text", str(file)]
        try:
            done = subprocess.run(arguments, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return "not run"
    said = _SAID.search(done.stdout)
    if said is None:
        return "not run"
    return "passed" if said[1] == "PASS" else "failed"
