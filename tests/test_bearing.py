"""The id a PDF bears, of files that nobody has made here."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zlib

import pikepdf
import pytest
from workspaces import built, handout, section, workspace

from takehome.checks.bearing import identifier

MEASURED = (
    "import sys; from takehome.checks.bearing import identifier; print(identifier(open(sys.argv[1], 'rb').read()))"
)


def swelling(millions):
    """A PDF whose table of objects unpacks to so many million bytes."""
    packer, body = zlib.compressobj(1), []
    for _ in range(millions):
        body.append(packer.compress(bytes(1_000_000)))
    packed = b"".join((*body, packer.flush()))
    out = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    head = b"3 0 obj<</Type/XRef/Size 4/W[1 2 1]/Index[0 4]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n"
    return out + head % len(packed) + packed + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % len(out)


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are those of Linux")
def test_a_file_that_unpacks_to_gigabytes_takes_neither_memory_nor_time(tmp_path):
    path = tmp_path / "swelling.pdf"
    path.write_bytes(swelling(1500))
    started = time.monotonic()
    with subprocess.Popen([sys.executable, "-c", MEASURED, str(path)], stdout=subprocess.PIPE) as asked:
        said = asked.stdout.read() if asked.stdout else b""
        _, code, used = os.wait4(asked.pid, 0)
        asked.returncode = code
    assert (said.strip(), code) == (b"None", 0)
    assert used.ru_maxrss < 700_000  # kilobytes, its own
    assert time.monotonic() - started < 30


def test_an_id_is_found_in_our_files_and_in_those_that_another_program_saved(tmp_path):
    made = built(workspace(tmp_path, handout("en", [section("a", "en")])), "en", layout="sheet")
    id = made.document.code
    assert identifier(made.data) == id
    again = io.BytesIO()
    with pikepdf.open(io.BytesIO(made.data)) as document:
        document.Root.Metadata = document.make_stream(
            document.Root.Metadata.read_bytes().replace(b"<?xpacket begin", b"<?x")
        )
        document.save(again, fix_metadata_version=False)
    assert b"xpacket begin" not in again.getvalue()
    assert identifier(again.getvalue()) == id


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no PDF"])
def test_what_is_no_pdf_bears_none(data):
    assert identifier(data) is None
