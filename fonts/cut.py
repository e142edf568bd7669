"""Cut faces: Chinese and Korean to the characters of their national standard, so that `fonts/` stays small; Nastaliq
without its Latin letters and digits, which are those of another family than the ones beside it.

    uv run fonts/cut.py gb2312 NotoSansSC_400Regular.ttf fonts/noto-sans-sc/NotoSansSC-400.ttf
    uv run fonts/cut.py euc_kr NotoSansKR_600SemiBold.ttf fonts/noto-sans-kr/NotoSansKR-600.ttf
    uv run fonts/cut.py nastaliq NotoNastaliqUrdu_400Regular.ttf fonts/noto-nastaliq-urdu/NotoNastaliqUrdu-400.ttf

The whole faces are static TrueType from the npm packages @expo-google-fonts/noto-sans-sc, noto-sans-kr and
noto-nastaliq-urdu.  Features of layout and the names of the font are kept; hints, and what only vertical lines need,
are not.
"""

from __future__ import annotations

import sys
from pathlib import Path

import uharfbuzz as hb

ALWAYS = (
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x100),  # Latin-1
    *range(0x2000, 0x2070),  # punctuation
    *range(0x2460, 0x2474),  # circled numbers
    *range(0x3000, 0x3040),  # Chinese and Korean punctuation
    *range(0xFF00, 0xFFF0),  # full width forms
    0x20AC,
    0x2103,
    0x2109,
)
DROPPED = ("BASE", "STAT", "vhea", "vmtx", "gasp", "meta")


def characters(face: hb.Face, codec: str) -> set[int]:
    """The characters of a double-byte standard, which Python knows as a codec, and those every page needs."""
    if codec == "nastaliq":
        return {c for c in face.unicodes if not (c < 0x250 and chr(c).isalnum())}
    pairs = (bytes((a, b)) for a in range(0xA1, 0xFF) for b in range(0xA1, 0xFF))
    texts = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {*ALWAYS, *(ord(text) for text in texts if len(text) == 1)}


def cut(source: Path, codec: str) -> bytes:
    """A TrueType file with the characters of a standard."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wish = hb.SubsetInput()
    wish.sets(hb.SubsetInputSets.UNICODE).update(characters(face, codec))
    wish.sets(hb.SubsetInputSets.NAME_ID).update(range(256))
    wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(t.encode(), "big") for t in DROPPED)
    wish.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(face, wish).blob.data)


if __name__ == "__main__":
    codec, source, target = sys.argv[1:]
    data = cut(Path(source), codec)
    Path(target).write_bytes(data)
    print(f"{target}: {len(data)} bytes")
