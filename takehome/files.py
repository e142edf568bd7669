"""Reading what we were given: plain files inside the workspace, and nothing else."""

from __future__ import annotations

import contextlib
import os
import stat
from hashlib import sha256
from pathlib import Path

from takehome.problems import Place, Problem, Problems, did_you_mean

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def read_bytes(path: str | Path, root: str | Path, limit: int) -> bytes:
    """The bytes of a plain file of at most `limit` bytes that lies inside `root` once all links are followed.

    Raises Problems, with the mend, for anything else: no such file, a folder or device, outside `root`, too large.
    """
    try:
        real = Path(path).resolve(strict=True)
        if not real.is_relative_to(Path(root).resolve()):
            raise _unreadable(path, "this file lies outside the workspace", "copy it into the workspace")
        if not stat.S_ISREG(real.stat().st_mode):  # before opening: opening a device can already do something
            raise _unreadable(path, "this is not a plain file", "give the name of a file")
        descriptor = os.open(real, _READ)
        with open(descriptor, "rb") as file:
            plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
            data = file.read(limit + 1) if plain else b""
    except FileNotFoundError:
        raise _unreadable(path, "there is no such file", _near(Path(path), Path(root))) from None
    except PermissionError:
        raise _unreadable(path, "no permission to read this file", "ask its owner to let you read it") from None
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a ring of links; ValueError: a NUL in the name
        raise _unreadable(path, "this file cannot be read", "check the name, or copy the file to this disk") from None
    if not plain:
        raise _unreadable(path, "this is not a plain file", "give the name of a file")
    if len(data) > limit:
        raise _unreadable(path, f"this file is larger than {_size(limit)}", "make it smaller, or split it")
    return data


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def _unreadable(path: str | Path, message: str, hint: str) -> Problems:
    return Problems([Problem(Place(str(path)), message, hint, rule="file")])


def _near(path: Path, root: Path) -> str:
    """A hint for a missing file: that it is a link, or the files of its folder, where that is ours to look into."""
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        if path.is_symlink():
            return "this is a link, and what it leads to is gone: copy the file here"
        if path.parent.resolve().is_relative_to(root.resolve()):
            return did_you_mean(path.name, sorted(e.name for e in path.parent.iterdir()), "in that folder", most=6)
    return "check its name and folder"


def _size(count: int) -> str:
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count:,} bytes"
