"""The figures in the README: a table between two marks, and a small picture of it (SVG)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from report import OURS, Figures, budgets

PANELS = (("One handout, a new process", "cold", "{:.2f} s"), ("New words, an open process", "library", "{:.0f} ms"))
NAMES, BAR, STEP, PANEL = 166, 150, 22, 390
_SPOT = re.compile(r"(<!-- speed -->\n).*?(<!-- /speed -->)", re.DOTALL)


def picture(figures: Figures) -> str:
    """A bar for each contender, in one panel for each figure; ours in the accent of the sample brand."""
    names = list(figures.found)
    parts = [part for n, panel in enumerate(PANELS) for part in _panel(figures, names, panel, n * PANEL)]
    wide, high = PANEL * len(PANELS), 44 + STEP * len(names)
    said = "; ".join(f"{title}: {_said(figures, names, figure, shape)}" for title, figure, shape in PANELS)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        f' role="img" font-family="sans-serif" font-size="13"><title>{escape(said)}</title>'
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _said(figures: Figures, names: Sequence[str], figure: str, shape: str) -> str:
    return ", ".join(f"{name} {shape.format(value)}" for name in names if (value := figures.get(name, figure)))


def _panel(figures: Figures, names: Sequence[str], panel: tuple[str, str, str], x: int) -> list[str]:
    title, figure, shape = panel
    values = {name: figures.get(name, figure) or 0.0 for name in names}
    most = max(values.values()) or 1.0
    parts = [f'<text x="{x + 12}" y="24" font-weight="bold">{escape(title)}</text>']
    for n, (name, value) in enumerate(values.items()):
        y, long = 38 + n * STEP, max(1.0, BAR * value / most)
        colour = "#8A3A12" if name == OURS else "#8a8a8a"
        parts.append(f'<text x="{x + 12}" y="{y + 12}">{escape(name)}</text>')
        parts.append(f'<rect x="{x + NAMES}" y="{y}" width="{long:.1f}" height="14" fill="{colour}"/>')
        parts.append(f'<text x="{x + NAMES + long + 6:.1f}" y="{y + 12}">{shape.format(value)}</text>')
    return parts


def table(figures: Figures, where: dict[str, Any]) -> str:
    """The budgets and what was measured, as Markdown."""
    rows = [row for row in budgets(figures) if row[1]]
    lines = [f"| {' | '.join(cells)} |" for cells in (("Figure", "Budget", "Stretch", "Measured", ""), *rows)]
    lines.insert(1, "|---|---|---|---|---|")
    return "\n".join(lines) + f"\n\nPython {where['python']}, {where['cores']} cores, {where['model']}.\n"


def show(root: Path, figures: Figures, where: dict[str, Any]) -> None:
    """Write both.  Raises SystemExit where the README has no place for the table."""
    readme = root / "README.md"
    text = readme.read_text()
    if not _SPOT.search(text):
        raise SystemExit("README.md has no <!-- speed --> ... <!-- /speed -->")
    readme.write_text(_SPOT.sub(lambda m: m[1] + table(figures, where) + m[2], text))
    (root / "docs" / "pictures" / "speed.svg").write_text(picture(figures))
