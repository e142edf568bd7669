"""PDF objects and the file around them: numbered objects, object streams and a cross-reference stream.

The bytes depend on the objects alone: no clock, no random identifier (ISO 32000-1, 7.3, 7.5.7, 7.5.8, 14.4).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from itertools import accumulate
from typing import Any

from msgspec import Struct, field


class Name(Struct, frozen=True, gc=False):
    """A name object, without its slash."""

    value: str


class Ref(Struct, frozen=True, gc=False):
    """A reference to a numbered object."""

    number: int


class Raw(Struct, frozen=True, gc=False):
    """Bytes that are PDF syntax already."""

    data: bytes


class Stream(Struct):
    """A stream; its data is deflated unless `plain`."""

    data: bytes
    entries: dict[str, Value] = field(default_factory=dict)
    plain: bool = False


Value = Name | Ref | Raw | str | bytes | bool | int | float | list[Any] | tuple[Any, ...] | dict[str, Any] | None

LEVEL = 6  # of zlib
_ESCAPES = {b"(": rb"\(", b")": rb"\)", b"\\": rb"\\", b"\r": rb"\r", b"\n": rb"\n"}
_ROW = struct.Struct(">BIH")  # of the cross-reference stream: kind, place, position
_ESCAPED = re.compile(rb"[()\\\r\n]")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no exponent."""
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def text_string(value: str) -> bytes:
    """A text string: PDFDocEncoding where ASCII will do, else UTF-16 with its mark (7.9.2.2)."""
    data = value.encode("ascii") if value.isascii() else b"\xfe\xff" + value.encode("utf-16-be")
    return b"(" + _ESCAPED.sub(lambda match: _ESCAPES[match[0]], data) + b")"


def deflated(data: bytes) -> bytes:
    """What a stream with the filter FlateDecode holds (7.4.4)."""
    return zlib.compress(data, LEVEL)


def serialise(value: Value) -> bytes:
    """The syntax of a value (7.3)."""
    return _SYNTAX[type(value)](value)


def _sequence(values: list[Any] | tuple[Any, ...]) -> bytes:
    return b"[" + b" ".join([_SYNTAX[type(value)](value) for value in values]) + b"]"


def _dictionary(entries: dict[str, Any]) -> bytes:
    parts = [_name(key) + b" " + _SYNTAX[type(value)](value) for key, value in entries.items()]
    return b"<<" + b" ".join(parts) + b">>"


@lru_cache(maxsize=1024)
def _name(value: str) -> bytes:
    """A name with its slash (7.3.5)."""
    data = value.encode()
    return b"/" + b"".join(bytes((b,)) if 33 <= b <= 126 and b not in b"#/()<>[]{}%" else b"#%02X" % b for b in data)


class _Syntax(dict[type, Callable[[Any], bytes]]):
    """How values of each type are written; a type that is asked for first is written as the type it is made from."""

    def __missing__(self, kind: type) -> Callable[[Any], bytes]:
        found = self[kind] = next(self[base] for base in kind.__mro__[1:] if base in self)
        return found


_SYNTAX = _Syntax(
    {
        Ref: lambda ref: b"%d 0 R" % ref.number,
        Name: lambda name: _name(name.value),
        Raw: lambda raw: raw.data,
        dict: _dictionary,
        list: _sequence,
        tuple: _sequence,
        bool: lambda value: b"true" if value else b"false",
        int: lambda value: b"%d" % value,
        float: lambda value: number(value).encode(),
        str: text_string,
        bytes: lambda value: b"<" + value.hex().encode() + b">",
        type(None): lambda value: b"null",
    }
)


class PdfFile:
    """Collects objects as the bytes they will be; `write(root, info)` gives the bytes of the file.

    An object is serialised when it is given: what is changed afterwards is not seen.
    """

    PER_STREAM = 1000

    def __init__(self) -> None:
        self._bodies: list[bytes] = []
        self._streams: set[int] = set()  # numbers of objects that stand outside object streams

    def add(self, value: Value | Stream = None) -> Ref:
        """Number an object; one added as None is set later."""
        self._bodies.append(b"null")
        ref = Ref(len(self._bodies))
        if value is not None:
            self.set(ref, value)
        return ref

    def set(self, ref: Ref, value: Value | Stream) -> None:
        """Give a numbered object its value."""
        if isinstance(value, Stream):
            self._streams.add(ref.number)
            self._bodies[ref.number - 1] = self._stream(value)
        else:
            self._bodies[ref.number - 1] = serialise(value)

    def _stream(self, stream: Stream) -> bytes:
        data, entries = stream.data, dict(stream.entries)
        if not stream.plain:
            data = deflated(data)
            entries["Filter"] = Name("FlateDecode")
        entries["Length"] = len(data)
        return b"%s\nstream\n%s\nendstream" % (serialise(entries), data)

    def write(self, root: Ref, info: Ref) -> bytes:
        """The whole file, PDF 1.7 with compressed objects; the identifier is made from the content."""
        packed = self._pack()
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        where = {0: (0, 0, 65535)}
        for index in sorted(self._streams):
            where[index] = (1, len(out), 0)
            out += _indirect(index, self._bodies[index - 1])
        for holder, members, stream in packed:
            where[holder] = (1, len(out), 0)
            out += _indirect(holder, self._stream(stream))
            for position, member in enumerate(members):
                where[member] = (2, holder, position)
        last = len(self._bodies) + len(packed) + 1
        start = len(out)
        where[last] = (1, start, 0)
        rows = b"".join([_ROW.pack(*where[index]) for index in range(last + 1)])
        identity = sha256(bytes(out)).digest()[:16]
        entries: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": last + 1,
            "W": [1, 4, 2],
            "DecodeParms": {"Predictor": 12, "Columns": _ROW.size},
            "Root": root,
            "Info": info,
            "ID": [identity, identity],
        }
        out += _indirect(last, self._stream(Stream(_up(rows, _ROW.size), entries)))
        out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(out)

    def _pack(self) -> list[tuple[int, list[int], Stream]]:
        loose = [number for number in range(1, len(self._bodies) + 1) if number not in self._streams]
        packed = []
        for k in range(0, len(loose), self.PER_STREAM):
            members = loose[k : k + self.PER_STREAM]
            holder = len(self._bodies) + 1 + len(packed)
            bodies = [self._bodies[member - 1] for member in members]
            starts = accumulate([0, *(len(body) + 1 for body in bodies[:-1])])
            head = b" ".join([b"%d %d" % pair for pair in zip(members, starts, strict=True)]) + b"\n"
            entries: dict[str, Value] = {"Type": Name("ObjStm"), "N": len(members), "First": len(head)}
            packed.append((holder, members, Stream(head + b"\n".join(bodies), entries)))
        return packed


def _indirect(index: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (index, body)


def _up(rows: bytes, columns: int) -> bytes:
    """Rows as what each byte adds to the one above it, which deflates better: the predictor Up of PNG (7.4.4.4)."""
    added = bytes([(byte - above) & 0xFF for above, byte in zip(bytes(columns) + rows, rows, strict=False)])
    return b"".join([b"\x02" + added[i : i + columns] for i in range(0, len(added), columns)])
