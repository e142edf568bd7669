"""Where a build spends its time: cProfile of one warm build with new words, and the stages of a cold and a warm one."""

from __future__ import annotations

import sys

HERE = sys.path.pop(0)  # this file is called like the module that cProfile imports
import cProfile  # noqa: E402
import pstats  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), HERE]

import content  # noqa: E402
from contenders import Takehome  # noqa: E402

TOP = 25


def main() -> None:
    """Stages of two builds, then the profile of a third."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content.lay(folder)
        before = time.perf_counter()
        ours = Takehome(folder)
        print(f"import {1000 * (time.perf_counter() - before):.0f} ms")
        for label, count in (("cold", 1), ("warming", 4), ("warm", 1)):
            for _ in range(count):
                _stages(ours, label)
        source = ours.prepare([content.handout(99)])
        profiler = cProfile.Profile()
        profiler.runcall(ours.build, source)
        pstats.Stats(profiler).sort_stats("tottime").print_stats(TOP)


_seed = iter(range(10, 90))


def _stages(ours: Takehome, label: str) -> None:
    from takehome import writer
    from takehome.make import make
    from takehome.prepare import Given

    write = writer.write
    source = ours.prepare([content.handout(next(_seed))])
    marks = [("yaml", time.perf_counter())]
    own = ours.read(source)
    order = ours._validate(ours._order, {"order": "bench", "parts": [{"topic": t} for t in own], "brand": "bench"})

    def writing(*given):
        marks.append(("writing", time.perf_counter()))
        return write(*given)

    writer.write = writing  # it is imported when there is something to write
    try:
        make(ours.library, order, Given(None, own), step=lambda name: marks.append((name, time.perf_counter())))
    finally:
        writer.write = write
    ends = [at for _, at in marks[1:]] + [time.perf_counter()]
    spent = ", ".join(f"{name} {1000 * (end - at):.1f}" for (name, at), end in zip(marks, ends, strict=True))
    print(f"{label}: {1000 * (ends[-1] - marks[0][1]):.1f} ms: {spent}")


if __name__ == "__main__":
    main()
