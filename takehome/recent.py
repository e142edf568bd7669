"""What was asked last: answers kept by the identity of what they are about, the oldest forgotten first."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """The `most` last answers.  What an answer is about is kept alive with it, so that no other thing takes its id."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, tuple[tuple[object, ...], T]] = {}

    def get(self, about: tuple[object, ...], make: Callable[[], T], more: Hashable = None) -> T:
        """The answer that was given about these very objects, and values equal to `more`, or a new one."""
        key = (*map(id, about), more)
        found = self._kept.get(key)
        if found is None:
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            found = self._kept[key] = (about, make())
        return found[1]
