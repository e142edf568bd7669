"""Reads a PNG or JPEG file as pixels, within limits, so that no picture can fill the memory."""

from __future__ import annotations

import io
import warnings

from takehome.drawing import Bitmap
from takehome.problems import Place, Problem, Problems

MOST_BYTES = 10_000_000
MOST_PIXELS = 25_000_000


def read_bitmap(data: bytes, path: str) -> Bitmap:
    """The pixels of a PNG or JPEG file, turned upright as the camera noted.

    `path` is what messages call the file.  Pixels are sRGB as stored; CMYK and grey become RGB.  Raises Problems when
    it is another kind of file, damaged, over 10 MB, or over 25 million pixels by its header.
    """
    from PIL import Image, ImageOps

    if len(data) > MOST_BYTES:
        raise _problem(path, "the picture is over 10 MB", "save it 2,000 pixels across", "bitmap-size")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > MOST_PIXELS:
                message = f"the picture is too large: {image.width:,} x {image.height:,} pixels"
                raise _problem(path, message, "keep it under 25 million pixels", "bitmap-size")
            image.load()
            image = ImageOps.exif_transpose(image)
            return _pixels(image)
    except Problems:
        raise
    except Exception as error:  # Pillow raises nearly anything for a damaged file
        hint = "use a PNG or JPEG file, saved again by a picture program"
        raise _problem(path, "this is not a picture that can be read", hint, "bitmap-file") from error


def _pixels(image: object) -> Bitmap:
    from PIL import Image

    assert isinstance(image, Image.Image)
    if image.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut them off, not scale them
        image = image.point(lambda value: value / 257).convert("L")
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    if alpha is not None and alpha.getextrema() == (255, 255):
        alpha = None
    rgb = image.convert("RGBA").convert("RGB") if alpha is not None else image.convert("RGB")
    return Bitmap(image.width, image.height, rgb.tobytes(), alpha.tobytes() if alpha is not None else None)


def _problem(path: str, message: str, hint: str, rule: str) -> Problems:
    return Problems([Problem(Place(path), message, hint, rule=rule)])
