"""The benchmark: the same words through Takehome and its peers, in one run, as one table with ratios.

    uv run --group bench bench/run.py [--runs N] [--quick] [--json FILE]

See README.md for what each column means and what is fair about it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import content
from contenders import CONTENDERS, ROOT
from report import OURS, Figures, report
from shown import show

WORKER = str(Path(__file__).with_name("worker.py"))
CHAPTERS, SHORT_CHAPTERS = 25, 6
PACKAGES = ("reportlab", "uharfbuzz", "pydantic", "typst", "weasyprint", "fpdf2")


@dataclass
class Bench:
    """A workspace with its sources, and what was measured so far, by contender and figure."""

    folder: Path
    runs: int
    books: int
    names: list[str]
    found: dict[str, dict[str, list[float]]] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    def note(self, name: str, figure: str, value: float) -> None:
        self.found.setdefault(name, {}).setdefault(figure, []).append(value)

    def lay_ready(self) -> None:
        """Write the workspace and every contender's sources; none of it is timed."""
        one, book = content.handout(1), content.book(2, CHAPTERS)
        content.lay(self.workspace, {f"handouts/{one.topic}/en.yaml": content.yaml(one)})
        for name in self.names:
            prepare = _prepare(name, self.workspace)
            for kind, texts in (("one", [one]), ("book", book), ("short", book[:SHORT_CHAPTERS])):
                self.path(name, kind, "source").write_bytes(prepare(texts))

    def path(self, name: str, kind: str, ending: str) -> Path:
        return self.folder / f"{name.replace(' ', '-')}-{kind}.{ending}"

    def once(self, name: str, kind: str) -> tuple[float, float, float]:
        """Whole seconds, seconds of the build alone, and peak megabytes of one process."""
        out = self.path(name, kind, "pdf")
        if name == OURS and kind == "one":
            command = [str(ROOT / "make_pdf.py"), "build", "bench-topic", "--brand", "bench", "--quiet"]
            command += ["--workspace", str(self.workspace), "-o", str(out)]
        else:
            source = str(self.path(name, kind, "source"))
            command = [WORKER, name, str(self.workspace), "once", source, str(out)]
        started = time.perf_counter()
        child = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, cwd=self.folder)
        said = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        whole = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{name} failed on {kind}")
        unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss: bytes there, kilobytes elsewhere
        return whole, float(said) if said.strip() else whole, usage.ru_maxrss * unit / 1e6


def _prepare(name: str, workspace: Path) -> Any:
    """What writes the source of a contender, without starting it."""
    import contenders

    if name == OURS:
        return lambda texts: contenders.Takehome.prepare(None, texts)
    kind = {"Typst": contenders.Typst, "WeasyPrint": contenders.Weasy}.get(name.split()[0], contenders.Peer)
    peer = kind.__new__(kind)
    return peer.prepare


def cold(bench: Bench) -> None:
    """Each contender in its own new process, in turns; the first turn fills the disk's cache and is not counted."""
    for turn in range(bench.runs + 1):
        for name in bench.names:
            whole, _, peak = bench.once(name, "one")
            if turn:
                bench.note(name, "cold", whole)
                bench.note(name, "peak", peak)
    for name in bench.names:
        file = bench.path(name, "one", "pdf")
        bench.note(name, "bytes", file.stat().st_size)
        bench.note(name, "pages", _pages(file))


def warm(bench: Bench, turns: int) -> None:
    """Every contender stays open, and one after the other builds a text that nobody has seen."""
    open_ = {name: _serve(name, bench.workspace) for name in bench.names}
    seed = 1000
    for turn in range(turns + 2):
        seed += 1
        for name, child in open_.items():
            ms = _ask(child, "library", seed)
            if turn >= 2:
                bench.note(name, "library", ms)
        for do in ("selection", "person") if OURS in open_ else ():
            ms = _ask(open_[OURS], do, seed)
            if turn >= 2:
                bench.note(OURS, do, ms)
    for child in open_.values():
        child.stdin.close()
        child.wait()


def long(bench: Bench) -> None:
    """The long book, in turns; and for Takehome a short one, to see whether time grows with the pages alone."""
    for _ in range(bench.books):
        for name in bench.names:
            _, seconds, peak = bench.once(name, "book")
            bench.note(name, "book seconds", seconds)
            bench.note(name, "book peak", peak)
        if OURS in bench.names:
            bench.note(OURS, "short seconds", bench.once(OURS, "short")[1])
    for name in bench.names:
        bench.note(name, "book pages", _pages(bench.path(name, "book", "pdf")))
    if OURS in bench.names:
        bench.note(OURS, "short pages", _pages(bench.path(OURS, "short", "pdf")))


def _serve(name: str, workspace: Path) -> subprocess.Popen:
    command = [sys.executable, WORKER, name, str(workspace), "serve"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _ask(child: subprocess.Popen, do: str, seed: int) -> float:
    child.stdin.write(json.dumps({"do": do, "seed": seed}) + "\n")
    child.stdin.flush()
    answer = child.stdout.readline()
    if not answer:
        raise SystemExit(f"a contender stopped while it built {do}")
    return json.loads(answer)["ms"]


def _pages(file: Path) -> int:
    done = subprocess.run([sys.executable, WORKER, "pages", str(file)], capture_output=True, text=True, check=True)
    return int(done.stdout)


def machine() -> dict[str, Any]:
    """Where the figures were measured."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.is_file() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = None
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    cores = os.cpu_count()
    return {"python": platform.python_version(), "cores": cores, "model": model, "load": load, "versions": versions}


def main() -> int:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="turns of each measurement (default 7)")
    parser.add_argument("--quick", action="store_true", help="three turns, and the long book once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep every single figure")
    parser.add_argument("--readme", action="store_true", help="write the table and its picture into the README")
    given = parser.parse_args()
    if given.runs < 1:
        parser.error("--runs is at least 1")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # all run as installed programs do: the first turn compiles
    runs = 3 if given.quick else given.runs
    modules = {"fpdf2": "fpdf"}
    names = []
    for name, (package, _) in CONTENDERS.items():
        if importlib.util.find_spec(modules.get(package, package)):
            names.append(name)
        else:
            print(f"{name}: skipped, {package} is not installed; uv run --group bench bench/run.py")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), runs, 1 if given.quick else max(1, runs // 3), names)
        bench.lay_ready()
        for step in (cold, lambda b: warm(b, 2 * runs), long):
            step(bench)
    where = machine()
    if given.readme:
        show(ROOT, Figures(bench.found), where)
    print(report(Figures(bench.found), where, bench.runs, bench.books))
    if given.json:
        given.json.write_text(json.dumps({"machine": where, "runs": runs, "figures": bench.found}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
