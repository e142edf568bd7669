"""No failure costs anybody a file: every call that writes is made to fail, and a second process is killed at each."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from watched import NEW, OLD, Watched

from takehome import filenames
from takehome.filenames import alone
from takehome.files import read_bytes
from takehome.problems import Problems
from takehome.saving import PREFIX, STALE_AFTER, Writer, write_bytes
from takehome.system import System, SystemProblem

TIDYING = ("names",)  # a failure here costs nothing: the build goes on
ROOT = Path(__file__).parent.parent


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.startswith(PREFIX)]


def calls_of_a_write(folder: Path, old: bool) -> list[str]:
    target = folder / "probe.pdf"
    if old:
        target.write_bytes(OLD)
    system = Watched()
    Writer(system=system).write(target, NEW)
    assert target.read_bytes() == NEW
    target.unlink()
    return system.calls


def test_a_write_is_whole_and_flushed_in_the_right_order(tmp_path: Path) -> None:
    calls = calls_of_a_write(tmp_path, old=True)
    assert calls == [
        *("lstat", "open", "names", "open", "write", "write", "write", "write", "fsync", "close"),
        *("link", "rename", "fsync", "unlink", "close"),
    ]
    assert calls_of_a_write(tmp_path, old=False).count("link") == 0


@pytest.mark.parametrize("old", [True, False], ids=["over an old file", "a first file"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_any_one_call_failing_leaves_the_old_file_and_one_plain_line(tmp_path: Path, old: bool, code: int) -> None:
    calls = calls_of_a_write(tmp_path, old)
    assert len(calls) >= 10

    def fail(name: str) -> None:
        raise OSError(code, os.strerror(code))

    for number, name in enumerate(calls):
        target = tmp_path / "a.pdf"
        target.unlink(missing_ok=True)
        if old:
            target.write_bytes(OLD)
        harmless = name in TIDYING or number >= len(calls) - (2 if old else 1)  # forgetting the old file, last close
        try:
            Writer(system=Watched(number, fail)).write(target, NEW)
            assert harmless, f"call {number} ({name}) failed without a word"
            assert target.read_bytes() == NEW
        except SystemProblem as problem:
            assert not harmless, f"call {number} ({name}) need not stop a build"
            assert (target.read_bytes() if target.exists() else b"") == (OLD if old else b""), f"call {number} ({name})"
            assert "\n" not in str(problem) and "Errno" not in str(problem) and problem.hint
            assert str(problem).startswith(str(target))
        left = leftovers(tmp_path)
        assert left == [] if name != "unlink" else len(left) <= 1, f"call {number} ({name}) left {left}"
        for item in left:
            (tmp_path / item).unlink()


def test_an_interrupt_in_any_call_leaves_the_old_file_and_no_temporary(tmp_path: Path) -> None:
    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    for number, name in enumerate(calls_of_a_write(tmp_path, old=True)):
        target = tmp_path / "a.pdf"
        target.write_bytes(OLD)
        with pytest.raises(KeyboardInterrupt):
            Writer(system=Watched(number, interrupt)).write(target, NEW)
        assert target.read_bytes() in (OLD, NEW), f"call {number} ({name})"


def test_files_that_belong_together_are_all_new_or_all_old(tmp_path: Path) -> None:
    def pair(folder: Path, system: System) -> list[bytes]:
        targets = [folder / "a.pdf", folder / "a.proof.json"]
        for target in targets:
            target.write_bytes(OLD)
        try:
            Writer(system=system).write_together([(target, NEW) for target in targets])
        finally:
            assert leftovers(folder) == [] or "unlink" in watched.calls[-2:], leftovers(folder)
            for name in leftovers(folder):
                (folder / name).unlink()
            seen.append({target.read_bytes() for target in targets})
        return [target.read_bytes() for target in targets]

    seen: list[set[bytes]] = []
    watched = Watched()
    assert pair(tmp_path, watched) == [NEW, NEW]
    calls = watched.calls
    assert calls.count("rename") == calls.count("link") == 2 and calls.index("rename") > calls.index("link") + 5

    def fail(name: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    failed = 0
    for number in range(len(calls)):
        watched = Watched(number, fail)
        try:
            pair(tmp_path, watched)
        except SystemProblem:
            failed += 1
            assert seen[-1] == {OLD}, f"call {number} ({calls[number]})"
        else:
            assert seen[-1] == {NEW}, f"call {number} ({calls[number]})"
    assert failed > 12


def test_a_disk_without_second_names_still_gets_whole_files(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(OLD)

    class NoLinks(System):
        def link(self, source: str, target: str) -> None:
            raise OSError(errno.EPERM, "no links here")

    Writer(system=NoLinks()).write(target, NEW)
    assert target.read_bytes() == NEW and leftovers(tmp_path) == []


def test_a_write_that_writes_nothing_is_a_fault_not_a_hang(tmp_path: Path) -> None:
    class Stuck(System):
        def write(self, descriptor: int, data: memoryview) -> int:
            return 0

    with pytest.raises(SystemProblem, match="fault"):
        Writer(system=Stuck()).write(tmp_path / "a.pdf", NEW)
    assert os.listdir(tmp_path) == []


# ---- a second process, killed

KILLED = """
    import os, signal, sys
    sys.path[:0] = [{tests!r}, {root!r}]
    from watched import NEW, Watched
    from takehome.saving import Writer
    kill = (lambda name: os._exit(9)) if {how!r} == "exit" else (lambda name: os.kill(os.getpid(), signal.SIGKILL))
    Writer(system=Watched({at}, kill)).write({target!r}, NEW)
"""


@pytest.mark.parametrize("how", ["exit", "kill"])
def test_a_process_killed_at_any_call_leaves_the_old_or_the_new_file(tmp_path: Path, how: str) -> None:
    calls, seen = calls_of_a_write(tmp_path, old=True), []
    waiting: list[tuple[Path, subprocess.Popen[bytes]]] = []
    for number in range(len(calls)):
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder / "a.pdf"
        target.write_bytes(OLD)
        code = KILLED.format(tests=str(ROOT / "tests"), root=str(ROOT), how=how, at=number, target=str(target))
        waiting.append((target, subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)])))
    for number, (target, process) in enumerate(waiting):
        assert process.wait(60) == (9 if how == "exit" else -signal.SIGKILL), f"call {number} was never reached"
        seen.append(target.read_bytes())
        assert seen[-1] in (OLD, NEW), f"killed at call {number} ({calls[number]})"
        write_bytes(target, NEW + b"!")  # what the dead one left does not stand in the way
        assert target.read_bytes() == NEW + b"!"
    assert set(seen) == {OLD, NEW}


def test_what_a_dead_writer_left_is_cleared_after_an_hour(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}0123456789abcdef.new").write_bytes(b"half a boo")
    (tmp_path / "mine.tmp").write_bytes(b"not ours")
    (tmp_path / f"{PREFIX}folder").mkdir()

    class Later(System):
        def now(self) -> float:
            return super().now() + STALE_AFTER + 60

    write_bytes(tmp_path / "a.pdf", NEW)
    assert len(leftovers(tmp_path)) == 2, "a writer that may be alive keeps its file"
    Writer(system=Later(), clear=False).write(tmp_path / "a.pdf", NEW)
    assert len(leftovers(tmp_path)) == 2
    Writer(system=Later()).write(tmp_path / "a.pdf", NEW)
    assert sorted(os.listdir(tmp_path)) == [f"{PREFIX}folder", "a.pdf", "mine.tmp"]


WRITES = """
    import sys
    sys.path.insert(0, {root!r})
    from takehome.saving import write_bytes
    for number in range(50):
        write_bytes({target!r}, {letter!r} * 200_000)
"""


def test_two_processes_writing_one_target_always_leave_one_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WRITES.format(root=str(ROOT), target=str(target), letter=letter))]
        )
        for letter in (b"a", b"b")
    ]
    looks = 0
    while any(process.poll() is None for process in processes):
        if target.exists():
            assert target.read_bytes() in (b"a" * 200_000, b"b" * 200_000)
            looks += 1
    assert [process.wait(60) for process in processes] == [0, 0]
    assert looks > 20 and target.read_bytes()[:1] in b"ab" and os.listdir(tmp_path) == ["a.pdf"]


# ---- real disks

SHELL = """
    set -e
    mount -t tmpfs -o size=256k tmpfs "$1"
    printf yesterday > "$1/a.pdf"
    {prepare}
    {python} -c '
    import sys
    sys.path.insert(0, sys.argv[2])
    from takehome.saving import write_bytes
    from takehome.system import SystemProblem
    try:
        write_bytes(sys.argv[1] + "/a.pdf", b"x" * 300_000)
    except SystemProblem as problem:
        print(problem.message)
    ' "$1" "$2"
    cat "$1/a.pdf"; echo; ls -A "$1"
"""


@pytest.mark.parametrize(
    ("prepare", "message"),
    [(":", "the disk is full"), ('mount -o remount,ro "$1"', "this disk is read-only")],
    ids=["full", "read-only"],
)
def test_a_real_disk_that_takes_no_more(tmp_path: Path, prepare: str, message: str) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("needs unshare (util-linux) for a small disk of its own")
    try_one = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)]
    if subprocess.run(try_one, capture_output=True).returncode:
        pytest.skip("this system lets no test mount a small disk (needs root or user namespaces)")
    script = textwrap.dedent(SHELL.format(prepare=prepare, python=sys.executable))
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script, "sh", str(tmp_path), str(ROOT)], capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [message, "yesterday", "a.pdf"]


# ---- what is refused


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link(path: Path) -> None:
    (path.parent / "other.txt").write_bytes(b"other")
    path.symlink_to("other.txt")


def a_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere.txt")


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(".", os.O_RDONLY)
        try:
            os.chdir(path.parent)  # the name of a socket may hold 108 bytes at most
            made.bind(path.name)
        finally:
            os.fchdir(here)
            os.close(here)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (a_folder, "a folder"),
        (a_link, "a link"),
        (a_dangling_link, "a link"),
        (a_pipe, "a pipe"),
        (a_socket, "a socket"),
    ],
)
def test_a_target_that_is_no_plain_file_is_refused(tmp_path: Path, make: Callable[[Path], None], kind: str) -> None:
    target = tmp_path / "a.pdf"
    make(target)
    before = sorted(os.listdir(tmp_path)), target.lstat().st_mode
    with pytest.raises(SystemProblem, match=kind):
        write_bytes(target, NEW)
    assert (sorted(os.listdir(tmp_path)), target.lstat().st_mode) == before
    if make is a_link:
        assert (tmp_path / "other.txt").read_bytes() == b"other"


def test_a_pipe_in_the_place_of_a_folder_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with alone(tmp_path / "pipe" / "a.pdf"), pytest.raises(SystemProblem, match="is a file, not a folder"):
        write_bytes(tmp_path / "pipe" / "a.pdf", NEW)


def test_who_waits_for_another_program_is_told_once_what_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filenames, "PATIENCE", 0.1)
    target, told = tmp_path / "a.pdf", []

    def write() -> None:
        with alone(target, told.append):
            write_bytes(target, NEW)

    with alone(target, told.append):
        waiting = Thread(target=write)
        waiting.start()
        waiting.join(0.5)
        assert (told, target.exists()) == ([target], False)
    waiting.join(10)
    assert (told, target.read_bytes()) == ([target], NEW)


@pytest.mark.parametrize("device", ["/dev/full", "/dev/null"])
def test_a_device_is_refused(device: str) -> None:
    if not Path(device).is_char_device():
        pytest.skip(f"{device} is no device here")
    with pytest.raises(SystemProblem, match="a device"):
        write_bytes(device, NEW)
    assert Path(device).is_char_device()


@pytest.mark.parametrize("name", ["", ".", "..", "sub/", "a\0b.pdf", "\ud800.pdf", "x" * 300, "plain.txt/a.pdf"])
def test_names_that_cannot_be_are_refused_in_plain_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "plain.txt").write_text("plain")
    with pytest.raises(SystemProblem) as caught:
        write_bytes(f"{tmp_path}/{name}", NEW)
    assert "rrno" not in str(caught.value) and os.listdir(tmp_path) == ["plain.txt"]


def test_a_missing_folder_is_made_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "out" / "deep" / "a.pdf"
    with pytest.raises(SystemProblem, match="folder does not exist"):
        write_bytes(target, NEW)
    assert os.listdir(tmp_path) == []
    write_bytes(target, NEW, make_parents=True)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(("private", "umask", "mode"), [(True, 0, 0o600), (False, 0o022, 0o644), (False, 0o077, 0o600)])
def test_a_personal_file_is_its_owners_alone(tmp_path: Path, private: bool, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_bytes(tmp_path / "a.pdf", NEW, private=private)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == mode


# ---- reading


def test_read_gives_the_bytes_of_a_plain_file_inside(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"12345")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert read_bytes(tmp_path / "a.yaml", tmp_path, 5) == b"12345"
    assert read_bytes(tmp_path / "b.yaml", tmp_path, 5) == b"12345"


def test_what_cannot_be_read_is_a_problem_with_its_mend(tmp_path: Path) -> None:
    root = tmp_path / "work"
    root.mkdir()
    (tmp_path / "secret.yaml").write_bytes(b"secret")
    (root / "alcohol.yaml").write_bytes(b"123456")
    (root / "out.yaml").symlink_to("../secret.yaml")
    (root / "ring.yaml").symlink_to("ring.yaml")
    (root / "gone.yaml").symlink_to("nowhere.yaml")
    os.mkfifo(root / "pipe.yaml")
    for name, words, hint in (
        ("alcohol.yaml", "larger than 5 bytes", "smaller"),
        ("alcohl.yaml", "no such file", "alcohol.yaml"),
        ("gone.yaml", "no such file", "this is a link, and what it leads to is gone"),
        ("out.yaml", "outside the workspace", "copy it"),
        ("../secret.yaml", "outside the workspace", "copy it"),
        ("../secrets.yaml", "no such file", "check its name and folder"),
        ("ring.yaml", "cannot be read", "check the name"),
        ("pipe.yaml", "not a plain file", "name of a file"),
        (".", "not a plain file", "name of a file"),
        ("a\0b", "cannot be read", "check the name"),
    ):
        with pytest.raises(Problems) as caught:
            read_bytes(root / name, root, 5)
        (problem,) = caught.value.problems
        assert words in problem.message and hint in problem.hint, (name, problem)
