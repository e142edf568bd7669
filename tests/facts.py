"""Fingerprints of the fact base: every run of seven words of it, so that none is repeated, without keeping a line.

    python tests/facts.py FOLDER     reads the *.md files of the fact base and writes tests/facts.fingerprints

The file begins with two numbers of four bytes: how many lines with words were read, and of how many files; then
follow the runs, five bytes each, in order.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

RUN, SIZE = 7, 5
FILE = Path(__file__).with_name("facts.fingerprints")
_WORD = re.compile(r"[a-z0-9']+")


def words(text: str) -> list[str]:
    """Words without capitals and punctuation."""
    return _WORD.findall(text.lower().replace("’", "'"))


def runs(text: str) -> Iterator[tuple[str, bytes]]:
    """Each run of seven words, and its fingerprint."""
    said = words(text)
    for i in range(len(said) - RUN + 1):
        run = " ".join(said[i : i + RUN])
        yield run, blake2b(run.encode(), digest_size=SIZE).digest()


def written(folder: Path) -> bytes:
    """The fingerprints of a folder of facts."""
    files = sorted(folder.glob("*.md"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if words(line)]
    found = sorted({mark for line in lines for _, mark in runs(line)})
    return len(lines).to_bytes(4, "big") + len(files).to_bytes(4, "big") + b"".join(found)


@cache
def fact_base() -> tuple[int, int, bytes]:
    """How many lines and files were read, and all fingerprints."""
    data = FILE.read_bytes()
    return int.from_bytes(data[:4], "big"), int.from_bytes(data[4:8], "big"), data[8:]


def repeated(text: str) -> list[str]:
    """The runs of a text that stand in the fact base too."""
    _, _, marks = fact_base()
    return [run for run, mark in runs(text) if _holds(marks, mark)]


def _holds(marks: bytes, mark: bytes) -> bool:
    at = bisect_left(range(len(marks) // SIZE), mark, key=lambda i: marks[i * SIZE : (i + 1) * SIZE])
    return marks[at * SIZE : (at + 1) * SIZE] == mark


if __name__ == "__main__":
    FILE.write_bytes(written(Path(sys.argv[1])))
    print(*fact_base()[:2])
