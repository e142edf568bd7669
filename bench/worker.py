"""One contender in a process of its own.

`worker.py NAME WORKSPACE once SOURCE OUT` builds one file; `worker.py NAME WORKSPACE serve` answers one line of JSON
with one line of JSON, and builds a new text for each; `worker.py pages FILE` counts pages.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

SELECTIONS = (("s-0", "s-1"), ("s-2", "s-3", "s-4"), ("s-4", "s-0"), ("s-1", "s-2"), ("s-3",), ("s-0", "s-2", "s-3"))


def once(name: str, workspace: Path, source: Path, out: Path) -> None:
    """Start a contender, build one source, write it, and say how long the build itself took."""
    from contenders import CONTENDERS

    contender = CONTENDERS[name][1](workspace)
    given = source.read_bytes()
    started = time.perf_counter()
    data = contender.build(given)
    seconds = time.perf_counter() - started
    out.write_bytes(data)
    print(seconds)


def serve(name: str, workspace: Path) -> None:
    """Build new texts until the input ends.  Only the build is timed, never the making of its words."""
    import json

    import content
    from contenders import CONTENDERS

    contender = CONTENDERS[name][1](workspace)
    own = None
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["do"] == "library":
            source = contender.prepare([content.handout(asked["seed"])])
            seconds, data = _timed(lambda source=source: contender.build(source))
        else:
            if own is None:
                own = contender.read(contender.prepare([content.handout(0)]))
                contender.make(own)
            number = asked["seed"]
            if asked["do"] == "selection":
                how = {"only": SELECTIONS[number % len(SELECTIONS)]}
            else:
                how = {"person": content.handout(number).title}
            seconds, data = _timed(lambda own=own, how=how: contender.make(own, **how))
        print(json.dumps({"ms": seconds * 1000, "bytes": len(data)}), flush=True)


def _timed(work):
    started = time.perf_counter()
    data = work()
    return time.perf_counter() - started, data


def pages(file: Path) -> None:
    """The number of pages of a file."""
    from pypdf import PdfReader

    print(len(PdfReader(file).pages))


if __name__ == "__main__":
    if sys.argv[1] == "pages":
        pages(Path(sys.argv[2]))
    elif sys.argv[3] == "once":
        once(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[4]), Path(sys.argv[5]))
    else:
        serve(sys.argv[1], Path(sys.argv[2]))
