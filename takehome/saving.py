"""Writing what we made, so that no failure ever costs anybody a file.

Every call that writes goes through a `System`, so that a test can let each of them fail, or end the process at each.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct, field

from takehome.system import System, SystemProblem, plainly

PREFIX = ".takehome-"
STALE_AFTER = 3600.0  # seconds
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.ENOENT}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS}

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISLNK, "a link to another place"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)


def write_bytes(
    target: str | Path,
    data: bytes,
    *,
    private: bool = False,
    make_parents: bool = False,
) -> None:
    """Put `data`, complete, under the name `target`: see `Writer.write`."""
    Writer(private=private, make_parents=make_parents).write(target, data)


class _Replaced(Struct):
    """A file on its way to its name: what stands there, and how far it has come."""

    name: str
    data: bytes
    stem: str = field(default_factory=lambda: PREFIX + secrets.token_hex(8))
    old: bool = False
    keeps: bool = False
    renamed: bool = False

    @property
    def new(self) -> str:
        """Where the data is until it takes the name."""
        return os.path.join(os.path.dirname(self.name), f"{self.stem}.new")

    @property
    def kept(self) -> str:
        """The second name of the old file, until the new one is safe."""
        return os.path.join(os.path.dirname(self.name), f"{self.stem}.old")


class Writer(Struct, frozen=True):
    """How files are put on the disk: `private` ones are for their owner alone (0600, else 0644 under the umask).

    `clear` removes what writers that were killed have left in the folder; who writes thousands of files into one
    folder clears once and then goes on with `clear=False`.
    """

    private: bool = False
    make_parents: bool = False
    clear: bool = True
    system: System = field(default_factory=System)

    def write(self, target: str | Path, data: bytes) -> None:
        """Put `data` under the name `target`, as a whole or not at all.

        Raises SystemProblem where the target is not a plain file or the system refuses; what stood at `target` is then
        unchanged.  Killed at any moment, this leaves the old file or the new one.
        """
        self.write_together([(target, data)])

    def write_together(self, files: Sequence[tuple[str | Path, bytes]]) -> None:
        """Put files that belong together into the one folder that their names share: all of them, or none.

        All are complete on the disk before the first takes its name.  Raises SystemProblem as `write` does, and the
        old files stand again; only where the disk knows no second names for a file does one that took its name stay.
        Killed between two names, it leaves one new file and one old; `verify` then tells that they do not fit.
        """
        first = os.fspath(files[0][0])
        folder = os.path.dirname(first) or "."
        steps = [_Replaced(os.fspath(name), data) for name, data in files]
        with plainly(first):
            if self.make_parents:
                self.make(folder)
            for step in steps:
                if os.path.basename(step.name) in ("", ".", ".."):
                    raise SystemProblem(step.name, "this is a folder, not a file", "give the name of a file")
                step.old = self.refuse_unless_plain(step.name)
            handle = self.system.open(folder, _FOLDER)
            try:
                if self.clear:
                    self.clear_stale(folder)
                self._replace(steps, handle)
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

    def _replace(self, steps: Sequence[_Replaced], handle: int) -> None:
        """Fill temporary files, give them the names, make these last; on any failure put everything back."""
        system = self.system
        try:
            for step in steps:
                self._fill(step.new, step.data)
                step.keeps = step.old and self._keep(step.name, step.kept)
            for step in steps:
                system.rename(step.new, step.name)
                step.renamed = True
            self._sync_folder(handle)
        except BaseException:
            for step in steps:
                self._put_back(step)
            raise
        for step in steps:
            if step.keeps:
                self._quietly(system.unlink, step.kept)

    def _put_back(self, step: _Replaced) -> None:
        system = self.system
        if not step.renamed:
            self._quietly(system.unlink, step.new)
        elif step.keeps:
            self._quietly(system.rename, step.kept, step.name)
        elif not step.old:
            self._quietly(system.unlink, step.name)
        if step.keeps and not step.renamed:
            self._quietly(system.unlink, step.kept)

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

    def make(self, folder: str) -> None:
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
