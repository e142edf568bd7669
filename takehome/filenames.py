"""What finished files are called: no other choice, and no other person's copy, takes the place of one that is there."""

from __future__ import annotations

import fcntl
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from takehome.content import MASTER
from takehome.order import Order

LONGEST, LONGEST_CHOICE = 80, 40  # letters of a name, and of what it says of chosen sections
PATIENCE = 1.0  # seconds to wait for another program without a word
NEUTRAL = "information-from-your-care-team"  # how the files of orders with a neutral cover begin


def named(
    name: str,
    given: Namespace,
    order: Order,
    without: Sequence[str] = (),
    own: Order | None = None,
    others: Iterable[str] = (),
) -> str:
    """The name of a file: no other title, choice, brand, paper, language or size takes the place of the usual copy.

    `without` are the sections that are really left out, `own` is a saved order as it says itself, `others` the names of
    what else the workspace holds: where a copy of one of these could be called so too, a short mark tells them apart.
    Under a neutral cover the topic stays unsaid: a short mark of the name tells one file from another.
    """
    neutral = order.neutral
    large = order.layout == "large_print" and f"large-print{f'-{order.size}' if order.size else ''}"
    usual = (own and own.layout) or ("booklet" if given.command == "booklet" else "sheet")
    brand = (own and own.brand) or "default"
    changes = getattr(given, "set", None)
    title = _other_title(given, order, own)
    other = given.command != "booklet" and order.langs and order.langs[0] != MASTER  # of a file that was named
    marks = [
        "brief" if given.command == "build" and order.brief else None,
        _chosen(order, without) if given.command == "build" and not neutral else None,
        given.layout if given.layout not in (None, usual, "large_print") else None,
        given.brand if given.brand != brand else None,
        given.paper,
        large,
        f"{order.contrast}-contrast" if order.contrast else None,
        f"changed-{_short(sorted(changes))}" if changes else None,
        f"titled-{_short([str(title)])}" if title and not neutral else None,
        *((order.langs or ()) if given.lang or other else ()),
    ]
    said = [str(mark) for mark in marks if mark]
    called = "-".join([f"{NEUTRAL}-{_short([name])}" if neutral else name, *said])
    taken = any(len(other) >= len(name) and f"{called}-".startswith(f"{other}-") for other in others)
    return f"{called}-{_short([name, said])}" if taken and not neutral else called


def _other_title(given: Namespace, order: Order, own: Order | None) -> str | None:
    """The title that the command line gives a copy, where a saved order does not say the same."""
    usual = own.told(order.language).title if own else None
    return order.title if getattr(given, "title", None) and order.title != usual else None


def booklet_name(order: Order) -> str:
    """The name of a booklet that is no saved order: its handouts, or a short mark where they are too many."""
    topics, chosen = "-and-".join(str(part.topic) for part in order.parts), _chosen(order, ())
    name = "-".join(filter(None, (topics, chosen, "booklet")))
    return name if len(name) <= LONGEST else f"booklet-{_short([(topics, chosen)])}"


def _chosen(order: Order, without: Sequence[str]) -> str:
    """The sections that were chosen, in few letters."""
    only = [str(section) for part in order.parts for section in part.only or ()]
    words = "-".join(filter(None, ("_".join(only), "_".join(without) and f"without-{'_'.join(without)}")))
    return words if len(words) <= LONGEST_CHOICE else f"part-{_short([(only, [*without])])}"


def _short(things: Sequence[Any]) -> str:
    """A short mark that tells things apart."""
    return sha256(repr(things).encode()).hexdigest()[:6]


def unheld(path: Path, data: bytes) -> Path:
    """A place for a copy for one person that takes no other person's: the first that is free, or holds the same."""
    places = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(place for place in places if not os.path.lexists(place) or _holds(place, data))


def _holds(place: Path, data: bytes) -> bool:
    try:
        return place.is_file() and place.read_bytes() == data
    except OSError:
        return False


@contextmanager
def alone(path: Path, waiting: Callable[[Path], None] = lambda path: None) -> Iterator[None]:
    """While this is held, nobody else writes into the folder of `path`, or looks for a free name there.

    Who has waited for a second for somebody else is told so by `waiting`.  A disk without locks, or a folder that is
    not there, holds nobody up.
    """
    with ExitStack() as held:
        with suppress(OSError, ValueError):  # who writes says in plain words why it cannot be
            handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            held.callback(os.close, handle)
            _lock(handle, partial(waiting, path))
        yield


def _lock(handle: int, waiting: Callable[[], None]) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        sleep(PATIENCE / 20)
    waiting()
    fcntl.flock(handle, fcntl.LOCK_EX)
