"""Page designs are program code of `layouts/`: loading one, and saying where it is wrong."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from takehome.layout import Layout
from takehome.problems import Place, Problem, Problems, did_you_mean


def load(path: Path, name: str, shown: str) -> Layout:
    """Run a page design and take its LAYOUT; `shown` is what messages call the file.

    Raises Problems when it does not load, or is no page design.
    """
    spec = importlib.util.spec_from_file_location(f"takehome_layout_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        layout = module.LAYOUT
    except (Exception, SystemExit) as bad:
        raise Problems([_broken(bad, path, shown)]) from None
    if not isinstance(layout, Layout):
        hint = "end it with LAYOUT = Layout(name=..., papers=...), as layouts/sheet.py does"
        raise Problems([Problem(Place(shown), "LAYOUT is no page design", hint)])
    if lost := [name for pair in layout.facing.items() for name in pair if name not in layout.rows]:
        what = "`facing` names a look of rows that is not there"
        raise Problems(Problem(Place(shown), f"{what}: {name!r}", did_you_mean(name, layout.rows)) for name in lost)
    return layout


def _broken(bad: BaseException, path: Path, shown: str) -> Problem:
    """Where a page design of the workspace went wrong: the last of its lines that ran, or could not be read."""
    line = bad.lineno or 0 if isinstance(bad, SyntaxError) else 0
    trace = bad.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    message = f"this layout does not load ({type(bad).__name__})"
    return Problem(Place(shown, line, 1 if line else 0), message, "compare it with layouts/sheet.py")
