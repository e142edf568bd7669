"""PDF objects and the file around them: numbered objects, object streams and a cross-reference stream.

The bytes depend on the objects alone: no clock, no random identifier (ISO 32000-1, 7.3, 7.5.7, 7.5.8, 14.4).
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Name:
    """A name object, without its slash."""

    value: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a numbered object."""

    number: int


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes that are PDF syntax already."""

    data: bytes


@dataclass(slots=True)
class Stream:
    """A stream; its data is deflated unless `plain`."""

    data: bytes
    entries: dict[str, Value] = field(default_factory=dict)
    plain: bool = False


Value = Name | Ref | Raw | str | bytes | bool | int | float | Sequence["Value"] | Mapping[str, "Value"] | None

_ESCAPES = {ord("("): rb"\(", ord(")"): rb"\)", ord("\\"): rb"\\", ord("\r"): rb"\r", ord("\n"): rb"\n"}


def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no exponent."""
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def text_string(value: str) -> bytes:
    """A text string: PDFDocEncoding where ASCII will do, else UTF-16 with its mark (7.9.2.2)."""
    data = value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be")
    return b"(" + b"".join(_ESCAPES.get(b, bytes((b,))) for b in data) + b")"


def serialise(value: Value) -> bytes:
    """The syntax of a value (7.3)."""
    match value:
        case None:
            return b"null"
        case bool():
            return b"true" if value else b"false"
        case int() | float():
            return number(value).encode()
        case Name():
            return b"/" + _name(value.value)
        case Ref():
            return b"%d 0 R" % value.number
        case Raw():
            return value.data
        case str():
            return text_string(value)
        case bytes():
            return b"<" + value.hex().encode() + b">"
        case Sequence():
            return b"[" + b" ".join(serialise(v) for v in value) + b"]"
        case Mapping():
            inner = b" ".join(b"/" + _name(k) + b" " + serialise(v) for k, v in value.items())
            return b"<<" + inner + b">>"


def _name(value: str) -> bytes:
    return b"".join(bytes((b,)) if 33 <= b <= 126 and b not in b"#/()<>[]{}%" else b"#%02X" % b for b in value.encode())


class PdfFile:
    """Collects objects; `write(root, info)` gives the bytes of the file."""

    PER_STREAM = 200

    def __init__(self) -> None:
        self._objects: list[Value | Stream] = []

    def add(self, value: Value | Stream = None) -> Ref:
        """Number an object; one added as None is set later."""
        self._objects.append(value)
        return Ref(len(self._objects))

    def set(self, ref: Ref, value: Value | Stream) -> None:
        """Give a numbered object its value."""
        self._objects[ref.number - 1] = value

    def write(self, root: Ref, info: Ref, level: int = 6) -> bytes:
        """The whole file, PDF 1.7 with compressed objects; the identifier is made from the content."""
        packed = self._pack(level)
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        where: dict[int, tuple[int, int, int]] = {}
        for index, value in enumerate(self._objects, start=1):
            if isinstance(value, Stream):
                where[index] = (1, len(out), 0)
                out += _indirect(index, value, level)
        for holder, members, stream in packed:
            where[holder] = (1, len(out), 0)
            out += _indirect(holder, stream, level)
            for position, member in enumerate(members):
                where[member] = (2, holder, position)
        last = len(self._objects) + len(packed) + 1
        start = len(out)
        where[last] = (1, start, 0)
        rows = b"\x00\x00\x00\x00\xff\xff" + b"".join(
            bytes((kind,)) + a.to_bytes(4, "big")[-3:] + b.to_bytes(2, "big")
            for kind, a, b in (where[i] for i in range(1, last + 1))
        )
        identity = sha256(bytes(out)).digest()[:16]
        entries: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": last + 1,
            "W": [1, 3, 2],
            "Root": root,
            "Info": info,
            "ID": [identity, identity],
        }
        out += _indirect(last, Stream(rows, entries), level)
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _pack(self, level: int) -> list[tuple[int, list[int], Stream]]:
        loose = [i for i, value in enumerate(self._objects, start=1) if not isinstance(value, Stream)]
        packed = []
        for k in range(0, len(loose), self.PER_STREAM):
            members = loose[k : k + self.PER_STREAM]
            holder = len(self._objects) + 1 + len(packed)
            heads, bodies, at = [], [], 0
            for member in members:
                value = self._objects[member - 1]
                body = serialise(None if isinstance(value, Stream) else value)
                heads.append(b"%d %d" % (member, at))
                bodies.append(body)
                at += len(body) + 1
            head = b" ".join(heads) + b"\n"
            entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(members), "First": len(head)}
            packed.append((holder, members, Stream(head + b"\n".join(bodies), entries)))
        return packed


def _indirect(index: int, stream: Stream, level: int) -> bytes:
    data, entries = stream.data, dict(stream.entries)
    if not stream.plain:
        data = zlib.compress(data, level)
        entries["Filter"] = Name("FlateDecode")
    entries["Length"] = len(data)
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (index, serialise(entries), data)
