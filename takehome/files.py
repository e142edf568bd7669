"""Reading what we were given and writing what we made, so that no failure ever costs anybody a file.

Every call that writes goes through a `System`, so that a test can let each of them fail, or end the process at each.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, field

from takehome.problems import Place, Problem, Problems, did_you_mean
from takehome.system import System, SystemProblem, plainly

PREFIX = ".takehome-"
STALE_AFTER = 3600.0  # seconds
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.ENOENT}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS}

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISLNK, "a link to another place"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)


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


def write_bytes(
    target: str | Path,
    data: bytes,
    *,
    private: bool = False,
    check: Callable[[bytes], None] | None = None,
    make_parents: bool = False,
) -> None:
    """Put `data`, complete, under the name `target`: see `Writer.write`."""
    Writer(private=private, make_parents=make_parents).write(target, data, check)


def refuse_unless_plain(target: str | Path) -> None:
    """Raise SystemProblem where a file could not be written to `target` because what stands there is none."""
    with plainly(os.fspath(target)):
        Writer().refuse_unless_plain(os.fspath(target))


class Writer(Struct, frozen=True):
    """How files are put on the disk: `private` ones are for their owner alone (0600, else 0644 under the umask).

    `clear` removes what writers that were killed have left in the folder; who writes thousands of files into one
    folder clears once and then goes on with `clear=False`.
    """

    private: bool = False
    make_parents: bool = False
    clear: bool = True
    system: System = field(default_factory=System)

    def write(self, target: str | Path, data: bytes, check: Callable[[bytes], None] | None = None) -> None:
        """Put `data` under the name `target`, as a whole or not at all.

        `check` looks at the data before anything is touched and raises what it finds.  Raises SystemProblem where
        the target is not a plain file or the system refuses; what stood at `target` is then unchanged.  Killed at
        any moment, this leaves the old file or the new one.
        """
        name = os.fspath(target)
        if check is not None:
            check(data)
        with plainly(name):
            if os.path.basename(name) in ("", ".", ".."):
                raise SystemProblem(name, "this is a folder, not a file", "give the name of a file")
            folder = os.path.dirname(name) or "."
            if self.make_parents:
                self._make(folder)
            old = self.refuse_unless_plain(name)
            handle = self.system.open(folder, _FOLDER)
            try:
                if self.clear:
                    self.clear_stale(folder)
                self._replace(name, data, handle, old)
            finally:
                self._quietly(self.system.close, handle)

    def clear_stale(self, folder: str) -> None:
        """Remove temporary files that are older than an hour: their writer is dead.  Never fails."""
        with contextlib.suppress(OSError):
            oldest = self.system.now() - STALE_AFTER
            for name in self.system.names(folder):
                if name.startswith(PREFIX):
                    with contextlib.suppress(OSError):
                        path = os.path.join(folder, name)
                        found = self.system.lstat(path)
                        # ctime, not mtime: the kept name of an old file has that file's mtime
                        if stat.S_ISREG(found.st_mode) and found.st_ctime < oldest:
                            self.system.unlink(path)

    def _replace(self, name: str, data: bytes, handle: int, old: bool) -> None:
        """Fill a temporary file, give it the name, make the name last; on any failure put everything back."""
        system, stem = self.system, os.path.join(os.path.dirname(name), PREFIX + secrets.token_hex(8))
        new, kept = stem + ".new", stem + ".old"
        keeps = renamed = False
        try:
            self._fill(new, data)
            keeps = old and self._keep(name, kept)
            system.rename(new, name)
            renamed = True
            self._sync_folder(handle)
        except BaseException:
            if not renamed:
                self._quietly(system.unlink, new)
            elif keeps:
                self._quietly(system.rename, kept, name)
            elif not old:
                self._quietly(system.unlink, name)
            if keeps and not renamed:
                self._quietly(system.unlink, kept)
            raise
        if keeps:
            self._quietly(system.unlink, kept)

    def _fill(self, path: str, data: bytes) -> None:
        system, rest = self.system, memoryview(data)
        handle = system.open(path, _NEW, 0o600 if self.private else 0o644)
        try:
            while rest:
                written = system.write(handle, rest)
                if written <= 0:
                    raise OSError(errno.EIO, "nothing was written")
                rest = rest[written:]
            system.fsync(handle)
        except BaseException:
            self._quietly(system.close, handle)
            raise
        system.close(handle)  # a network disk may report a failed write only here

    def _keep(self, name: str, kept: str) -> bool:
        """A second name for the old file until the new one is safe; False where the disk knows no second names."""
        try:
            self.system.link(name, kept)
        except OSError as error:
            if error.errno in _NO_LINKS:
                return False
            self._quietly(self.system.unlink, kept)
            raise
        return True

    def _sync_folder(self, handle: int) -> None:
        try:
            self.system.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:  # some network disks have nothing to sync in a folder
                raise

    def refuse_unless_plain(self, name: str) -> bool:
        """Whether there is a plain file of this name; anything else of this name is refused."""
        try:
            mode = self.system.lstat(name).st_mode
        except FileNotFoundError:
            return False
        if stat.S_ISREG(mode):
            return True
        kind = next((words for test, words in _KINDS if test(mode)), "a device")
        raise SystemProblem(name, f"this is {kind}, not a file", "give another name; nothing was written")

    def _make(self, folder: str) -> None:
        """Make the folder and those above it that are missing, each made to last."""
        missing = []
        while not os.path.isdir(folder) and folder not in ("", os.path.dirname(folder)):
            missing.append(folder)
            folder = os.path.dirname(folder)
        for path in reversed(missing):
            with contextlib.suppress(FileExistsError):
                self.system.mkdir(path, 0o700 if self.private else 0o777)
            handle = self.system.open(os.path.dirname(path) or ".", _FOLDER)
            try:
                self._sync_folder(handle)
            finally:
                self._quietly(self.system.close, handle)

    @staticmethod
    def _quietly(call: Callable[..., None], *arguments: str | int) -> bool:
        """Clearing up must not hide what went wrong first; whether it worked."""
        try:
            call(*arguments)
        except OSError:
            return False
        return True


def _unreadable(path: str | Path, message: str, hint: str) -> Problems:
    return Problems([Problem(Place(str(path)), message, hint, rule="file")])


def _near(path: Path, root: Path) -> str:
    """A hint for a missing file: the files of its folder, where that folder is ours to look into."""
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        if path.parent.resolve().is_relative_to(root.resolve()):
            return did_you_mean(path.name, sorted(e.name for e in path.parent.iterdir()), "in that folder", most=6)
    return "check its name and folder"


def _size(count: int) -> str:
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count:,} bytes"
