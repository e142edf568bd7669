"""Programs beside Takehome that look at what it made: veraPDF, poppler, Chromium.

Where one is missing its tests skip and say so; named in TAKEHOME_REQUIRE ("verapdf,poppler,chromium"), they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

VERSION = "1.28.2"
JAR = Path(".m2/repository/org/verapdf/apps/greenfield-apps", VERSION, f"greenfield-apps-{VERSION}.jar")
POPPLER = ("pdfinfo", "pdftotext", "pdftoppm")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_VERDICT = re.compile(r"(PASS|FAIL) (.*) \w+")

Validator = Callable[[str, Sequence[Path]], dict[Path, bool]]


def missing(tool: str, why: str) -> None:
    """Skip the test, or fail it where this tool is required."""
    required = {name.strip() for name in os.environ.get("TAKEHOME_REQUIRE", "").split(",")}
    if tool in required:
        pytest.fail(f"{tool} is required here (TAKEHOME_REQUIRE): {why}")
    pytest.skip(why)


def find_jar() -> Path | None:
    """The program file of veraPDF: TAKEHOME_VERAPDF, else where Maven keeps it."""
    named = os.environ.get("TAKEHOME_VERAPDF")
    jar = Path(named) if named else Path.home() / JAR
    return jar if jar.is_file() else None


def run_verapdf(jar: Path, flavour: str, files: Sequence[Path]) -> dict[Path, bool]:
    """Whether each file passes the profile ("ua1", "2a"), all in one process; one that cannot be read does not pass."""
    if not files:
        raise ValueError("no file to validate")
    command = ["java", "-cp", str(jar), "org.verapdf.apps.GreenfieldCliWrapper", "--flavour", flavour]
    names = {str(file.absolute()): file for file in files}
    done = subprocess.run([*command, "--format", "text", *names], capture_output=True, text=True, timeout=600)
    verdicts = {match[2]: match[1] == "PASS" for match in map(_VERDICT.fullmatch, done.stdout.splitlines()) if match}
    unknown = [name for name in names if name not in verdicts and f"{name} does not appear" not in done.stdout]
    if unknown:
        raise RuntimeError(f"veraPDF gave no verdict on {unknown[0]}: {done.stdout[-500:]}{done.stderr[-500:]}")
    return {file: verdicts.get(name, False) for name, file in names.items()}


@pytest.fixture(scope="session")
def verapdf() -> Validator:
    """`verapdf(flavour, files)`: whether each file passes."""
    jar = find_jar()
    if shutil.which("java") is None:
        missing("verapdf", "veraPDF needs Java")
    if jar is None:
        missing("verapdf", f"veraPDF {VERSION} is missing (set TAKEHOME_VERAPDF to its jar, or fetch it with Maven)")
    assert jar is not None
    found = jar
    return lambda flavour, files: run_verapdf(found, flavour, files)


@pytest.fixture(scope="session")
def poppler() -> Callable[[str], str]:
    """`poppler("pdftotext")`: the path of one of its programs."""
    absent = [name for name in POPPLER if shutil.which(name) is None]
    if absent:
        missing("poppler", f"poppler-utils is missing ({', '.join(absent)})")
    return lambda name: shutil.which(name) or name


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        missing("chromium", f"Chromium is missing (looked for {', '.join(CHROMIUM)})")
    assert found is not None
    return found
