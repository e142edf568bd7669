"""Memory over many documents in one process: `uv run bench/flat.py [COUNT]`.

Every document has words of its own.  Prints the resident megabytes after each tenth of them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import content
from contenders import CONTENDERS
from report import OURS


def resident() -> float:
    """Megabytes of this process that are in memory (Linux)."""
    line = next(x for x in Path("/proc/self/status").read_text().splitlines() if x.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Build them, one after the other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        content.lay(Path(folder))
        ours = CONTENDERS[OURS][1](Path(folder))
        for number in range(1, count + 1):
            ours.build(ours.prepare([content.handout(number)]))
            if number % max(1, count // 10) == 0:
                print(f"{number:>6} documents  {resident():>6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
