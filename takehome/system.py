"""The operating system as this package sees it: the calls that handle files, and its refusals in plain words."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator

_FULL = ("the disk is full", "free some space or choose another folder")
_DENIED = ("no permission to write here", "choose another folder, or ask who looks after this computer")
_WHY = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("your share of the disk is used up", "remove files you no longer need, or choose another folder"),
    errno.EFBIG: ("the file is larger than this disk allows", "choose a folder on another disk"),
    errno.EROFS: ("this disk is read-only", "choose another folder"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EIO: ("the disk reported a fault", "check the disk, or choose a folder on another one"),
    errno.ENOENT: ("the folder does not exist", "make the folder first, or choose another one"),
    errno.ENOTDIR: ("part of this path is a file, not a folder", "choose another folder"),
    errno.EISDIR: ("this is a folder, not a file", "give the name of a file"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "choose a shorter name"),
    errno.ELOOP: ("this path leads through links that never end", "choose another folder"),
    errno.EMFILE: ("too many files are open", "close other programs and try again"),
    errno.ENFILE: ("too many files are open", "close other programs and try again"),
}


class SystemProblem(Exception):
    """The computer, not the content, stands in the way; the text is one plain line, `hint` the mend."""

    def __init__(self, path: str, message: str, hint: str = "") -> None:
        self.path, self.message, self.hint = path, message, hint
        super().__init__(f"{path}: {message}")

    def __reduce__(self) -> tuple[type[SystemProblem], tuple[str, str, str]]:
        return SystemProblem, (self.path, self.message, self.hint)


class System:
    """The calls that reading and writing make, one method each; tests replace it."""

    def open(self, path: str, flags: int, mode: int = 0) -> int:
        return os.open(path, flags, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def lstat(self, path: str) -> os.stat_result:
        return os.lstat(path)

    def fstat(self, descriptor: int) -> os.stat_result:
        return os.fstat(descriptor)

    def link(self, source: str, target: str) -> None:
        os.link(source, target, follow_symlinks=False)

    def rename(self, source: str, target: str) -> None:
        os.replace(source, target)

    def unlink(self, path: str) -> None:
        os.unlink(path)

    def mkdir(self, path: str, mode: int) -> None:
        os.mkdir(path, mode)

    def names(self, folder: str) -> list[str]:
        return os.listdir(folder)

    def now(self) -> float:
        return time.time()


@contextlib.contextmanager
def plainly(path: str) -> Iterator[None]:
    """The system's refusals in plain words, without its numbers."""
    try:
        yield
    except OSError as error:
        message, hint = _WHY.get(error.errno or 0, ("the file could not be written", "choose another folder"))
        raise SystemProblem(path, message, hint) from None
    except ValueError:  # a NUL or a character that this disk cannot hold, in the name
        raise SystemProblem(path, "this name holds a character that no file name may hold", "rename it") from None
