"""Pixels come in as they were drawn, and no file does harm."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from takehome.bitmap import MOST_BYTES, read_bitmap
from takehome.problems import Problems


def _file(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _refused(data: bytes) -> str:
    with pytest.raises(Problems) as caught:
        read_bitmap(data, "logo.png")
    (problem,) = caught.value.problems
    assert problem.place.path == "logo.png"
    assert problem.hint
    return problem.message


def test_pixels_of_a_png_are_read_row_by_row() -> None:
    image = Image.new("RGB", (2, 1))
    image.putpixel((0, 0), (10, 20, 30))
    image.putpixel((1, 0), (40, 50, 60))
    bitmap = read_bitmap(_file(image), "logo.png")
    assert (bitmap.width, bitmap.height) == (2, 1)
    assert bitmap.rgb == bytes([10, 20, 30, 40, 50, 60])
    assert bitmap.alpha is None


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    kind = "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"
    bitmap = read_bitmap(_file(Image.new("RGB", (8, 8), "white").convert(mode), kind), "logo")
    assert min(bitmap.rgb) > 250
    assert bitmap.alpha is None


def test_alpha_is_kept_and_full_alpha_is_dropped() -> None:
    assert read_bitmap(_file(Image.new("RGBA", (1, 1), (9, 8, 7, 100))), "a").alpha == b"\x64"
    assert read_bitmap(_file(Image.new("RGBA", (1, 1), (9, 8, 7, 255))), "a").alpha is None
    assert read_bitmap(_file(Image.new("LA", (1, 1), (9, 0))), "a").alpha == b"\x00"


def test_sixteen_bits_are_scaled_not_cut() -> None:
    bitmap = read_bitmap(_file(Image.new("I;16", (1, 1), 65535)), "a")
    assert bitmap.rgb == b"\xff\xff\xff"


def test_a_photo_is_turned_upright() -> None:
    image = Image.new("RGB", (30, 10), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    bitmap = read_bitmap(_file(image, "JPEG", exif=exif.tobytes()), "photo.jpg")
    assert (bitmap.width, bitmap.height) == (10, 30)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_pixel_bomb_is_refused_by_its_header() -> None:
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(1000)))
    assert "can be read" in _refused(bomb) or "too large" in _refused(bomb)
    header = struct.pack(">IIBBBBB", 6_000, 6_000, 8, 2, 0, 0, 0)
    assert "too large" in _refused(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", b""))


def test_other_and_damaged_files_are_refused() -> None:
    whole = _file(Image.effect_noise((64, 64), 50))
    other = _file(Image.new("RGB", (2, 2)), "GIF")
    for data in (b"", b"GIF89a", b"%PDF-1.7", b"<svg/>", whole[: len(whole) // 2], other):
        assert _refused(data) == "this is not a picture that can be read"
    assert "10 MB" in _refused(bytes(MOST_BYTES + 1))


def test_mutated_files_are_read_or_refused() -> None:
    whole = _file(Image.effect_noise((16, 16), 50), "JPEG")
    for at in range(0, len(whole), 3):
        try:
            read_bitmap(whole[:at] + b"\xff" + whole[at + 1 :], "photo.jpg")
        except Problems as problems:
            assert problems.problems
