"""The outside validator, veraPDF: a program beside this one, run by `check` where it is there, and never by a build."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

RULE = "accessible"
PROFILES = ("ua1", "2a")  # PDF/UA-1 and PDF/A-2a
VERSION = "1.28.2"
JAR = Path(".m2/repository/org/verapdf/apps/greenfield-apps", VERSION, f"greenfield-apps-{VERSION}.jar")
LONGEST = 300  # seconds
_VERDICT = re.compile(r"(PASS|FAIL) .*")


def find() -> list[str] | None:
    """The command of veraPDF: TAKEHOME_VERAPDF names its jar, else Maven has it, else `verapdf` is a command."""
    named = os.environ.get("TAKEHOME_VERAPDF")
    jar = Path(named) if named else Path.home() / JAR
    if jar.is_file() and shutil.which("java"):
        return ["java", "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper"]
    command = shutil.which("verapdf")
    return [command] if command else None


def validate(data: bytes) -> dict[str, bool]:
    """Whether the bytes of a PDF pass each profile; empty where the validator is not there or gives no verdict."""
    command = find()
    if command is None:
        return {}
    verdicts = {}
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        for profile in PROFILES:
            asked = [*command, "--flavour", profile, "--format", "text", file.name]
            try:
                done = subprocess.run(asked, capture_output=True, text=True, timeout=LONGEST, check=False)
            except (OSError, subprocess.TimeoutExpired):
                return {}
            said = [match[1] for line in done.stdout.splitlines() if (match := _VERDICT.fullmatch(line))]
            if len(said) != 1:
                return {}
            verdicts[profile] = said[0] == "PASS"
    return verdicts
