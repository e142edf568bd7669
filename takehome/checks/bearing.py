"""The id that a PDF bears in its metadata (dc:identifier), of a file that anybody may have made.

What this project wrote is known by its form, and nothing in it is unpacked.  Any other file is opened in a process of
its own, with little memory and time: a few kilobytes can unpack to gigabytes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

LARGEST_METADATA = 1_000_000  # bytes
MEMORY, COPIES = 600_000_000, 4  # bytes of address space beside the file, which is held so many times
PATIENCE = 10  # seconds
_IDENTIFIER = re.compile(rb"<dc:identifier>([^<]*)</dc:identifier>|\bdc:identifier=['\"]([^'\"<]*)['\"]")
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from takehome.checks.bearing import main; main()"


def identifier(pdf: bytes) -> str | None:
    """The id a PDF bears in its metadata; None where it bears none or cannot be read."""
    own = pdf.startswith(b"%PDF-1.7") and pdf.count(b"startxref") == 1 and pdf.count(b"<?xpacket begin") == 1
    if own and len(found := [*_IDENTIFIER.finditer(pdf)]) == 1:
        return _said(found[0])
    child = [sys.executable, "-I", "-c", _CHILD, *filter(None, sys.path)]
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(child, input=pdf, capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout.decode(errors="replace").strip() or None if done.returncode == 0 else None
    return None


def main() -> None:
    """Print the id of the PDF that comes in, within the limits of memory and time."""
    pdf = sys.stdin.buffer.read()
    with suppress(ImportError, ValueError, OSError):  # where the system has none
        import resource

        most = MEMORY + COPIES * len(pdf)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    sys.stdout.buffer.write((_within(pdf) or "").encode(errors="replace"))


def _within(pdf: bytes) -> str | None:
    """The id of a PDF, read as a viewer does."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            found = _IDENTIFIER.search(_metadata(document.Root.Metadata))
    except (
        pikepdf.PdfError,
        pikepdf.PasswordError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        zlib.error,
        MemoryError,
    ):
        return None  # metadata that is none
    return _said(found) if found else None


def _said(found: re.Match[bytes]) -> str | None:
    return (found[1] or found[2] or b"").decode(errors="replace").strip() or None


def _metadata(stream: Any) -> bytes:
    """The bytes of a metadata stream, no more of them than metadata can need."""
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return raw[:LARGEST_METADATA]
    return zlib.decompressobj().decompress(raw, LARGEST_METADATA) if stream.Filter == "/FlateDecode" else b""
