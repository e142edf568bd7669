"""A system whose n-th call can be made to fail or to end the process; imports little, for it starts often."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from takehome.system import System

CALLS = ("open", "write", "fsync", "close", "lstat", "link", "rename", "unlink", "mkdir", "names")
OLD, NEW = b"yesterday" * 1000, b"today" * 3000


class Watched(System):
    """Before its n-th call (from 0) does `act(name)`; writes at most 4,000 bytes at once, as a disk may."""

    def __init__(self, at: int = -1, act: Callable[[str], None] | None = None) -> None:
        self.at, self.act, self.calls = at, act, []

    def step(self, name: str) -> None:
        self.calls.append(name)
        if self.act is not None and len(self.calls) - 1 == self.at:
            self.act(name)

    def write(self, descriptor: int, data: memoryview) -> int:
        return super().write(descriptor, data[:4000])


def _stepped(name: str) -> Callable[..., Any]:
    inner = getattr(Watched, name)

    def call(self: Watched, *arguments: Any) -> Any:
        self.step(name)
        return inner(self, *arguments)

    return call


for _name in CALLS:
    setattr(Watched, _name, _stepped(_name))
