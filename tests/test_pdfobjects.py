"""The file around the objects: whoever reads it finds each object, however many there are and wherever they stand."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms
from pypdf import PdfReader

from takehome.metadata import srgb
from takehome.pdfobjects import Name, PdfFile, Stream


def written(fillers: list[bytes], more: int) -> bytes:
    """A file with some streams, many small objects, and a page tree without pages."""
    file = PdfFile()
    streams = [file.add(Stream(data, plain=True)) for data in fillers]
    small = [file.add({"Number": i}) for i in range(more)]
    pages = file.add({"Type": Name("Pages"), "Kids": [], "Count": 0})
    root = file.add({"Type": Name("Catalog"), "Pages": pages, "Streams": streams, "Small": small})
    return file.write(root, file.add({"Title": "Objects"}))


@pytest.mark.parametrize("more", [0, 3, 2500])
def test_every_object_is_found(more):
    data = written([b"one", b"two"], more)
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.get_warnings() == []
        assert [stream.read_bytes() for stream in pdf.Root.Streams] == [b"one", b"two"]
        assert [int(entries.Number) for entries in pdf.Root.Small] == list(range(more))
    reader = PdfReader(BytesIO(data), strict=True)
    assert [entries.get_object()["/Number"] for entries in reader.trailer["/Root"]["/Small"]] == list(range(more))


def test_the_table_takes_little_room():
    data = written([b"one"], 900)
    start = int(data.split()[-2])
    assert len(data) - start < 500  # 1900 with its rows as they are


def test_objects_are_found_behind_sixteen_megabytes():
    data = written([bytes(1 << 24), b"last"], 3)
    with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.Root.Streams[1].read_bytes() == b"last"
        assert [int(entries.Number) for entries in pdf.Root.Small] == [0, 1, 2]


def test_the_colour_profile_is_that_of_screens():
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB built-in"
    colours = Image.new("RGB", (256, 3))
    colours.putdata([(n, (n * step) % 256, 255 - n) for step in (1, 7, 31) for n in range(256)])
    same = ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"))
    assert same and all(abs(a - b) <= 1 for a, b in zip(colours.tobytes(), same.tobytes(), strict=True))
