"""The table, the ratios, and the budgets."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Any

OURS, TYPST, WEASY = "Takehome", "Typst ua-1", "WeasyPrint ua-1"
HEAD = ("", "cold s", "library ms", "selection ms", "long ms/page", "MB one", "MB long", "bytes", "pages", "long pages")
RATIOS = (("cold", "cold"), ("library", "library"), ("long/page", "long"), ("bytes", "bytes"))


@dataclass(frozen=True)
class Figures:
    """Every measurement, by contender and figure."""

    found: dict[str, dict[str, list[float]]]

    def get(self, name: str, figure: str) -> float | None:
        """The median of a figure; None where it was not measured."""
        if figure in ("long", "short"):
            kind = "book" if figure == "long" else "short"
            seconds, pages = self.get(name, f"{kind} seconds"), self.get(name, f"{kind} pages")
            return 1000 * seconds / pages if seconds and pages else None
        values = self.found.get(name, {}).get(figure)
        return statistics.median(values) if values else None

    def ratio(self, figure: str, to: str, of: str = OURS, base: str | None = None) -> float | None:
        """A figure of ours by the one of a peer."""
        ours, theirs = self.get(of, figure), self.get(to, base or figure)
        return ours / theirs if ours is not None and theirs else None


def report(figures: Figures, where: dict[str, Any], runs: int, books: int) -> str:
    """All of it as text."""
    versions = ", ".join(f"{k} {v or 'not installed'}" for k, v in where["versions"].items())
    lines = [
        f"Python {where['python']}, {where['cores']} cores, {where['model']}, load {where['load']:.1f}",
        versions,
        f"medians of {runs} cold processes, {2 * runs} warm texts, {books} long books; compare within this table only",
        "",
        *_table(HEAD, [_row(figures, name) for name in figures.found]),
        "",
        *_table(
            ("ratios of Takehome", *(label for label, _ in RATIOS)),
            [(f"to {to}", *(_show(figures.ratio(f, to), "{:.2f}") for _, f in RATIOS)) for to in (TYPST, WEASY)],
        ),
        "",
        *_table(("budget", "limit", "stretch", "measured", ""), budgets(figures)),
    ]
    return "\n".join(lines)


def _row(figures: Figures, name: str) -> tuple[str, ...]:
    shapes = {
        "cold": "{:.2f}",
        "library": "{:.1f}",
        "selection": "{:.1f}",
        "long": "{:.1f}",
        "peak": "{:.0f}",
        "book peak": "{:.0f}",
        "bytes": "{:,.0f}",
        "pages": "{:.0f}",
        "book pages": "{:.0f}",
    }
    return (name, *(_show(figures.get(name, figure), shape) for figure, shape in shapes.items()))


def _show(value: float | None, shape: str) -> str:
    return "-" if value is None else shape.format(value)


def budgets(figures: Figures) -> list[tuple[str, ...]]:
    """A row for each budget: what, limit, stretch, measured, whether it is met."""
    grown = figures.ratio("long", OURS, base="short")
    rows = [
        ("cold, to WeasyPrint ua-1", 0.35, None, figures.ratio("cold", WEASY), "{:.2f} x"),
        ("cold, to Typst ua-1", 3.5, 2.5, figures.ratio("cold", TYPST), "{:.2f} x"),
        ("library, to Typst ua-1", 1.5, 1.0, figures.ratio("library", TYPST), "{:.2f} x"),
        (
            "another selection, to Typst library",
            0.5,
            0.3,
            figures.ratio("selection", TYPST, base="library"),
            "{:.2f} x",
        ),
        (
            "for another person (*), to Typst library",
            0.06,
            0.04,
            figures.ratio("person", TYPST, base="library"),
            "{:.2f} x",
        ),
        ("long book per page, to Typst ua-1", 2.0, 1.2, figures.ratio("long", TYPST), "{:.2f} x"),
        ("linear: per page, long book to a quarter of it", 1.2, None, grown, "{:.2f} x"),
        ("memory of the long book", 100, 60, figures.get(OURS, "book peak"), "{:.0f} MB"),
        ("bytes of the handout", 40_000, figures.get(WEASY, "bytes"), figures.get(OURS, "bytes"), "{:,.0f}"),
    ]
    return [
        (what, _show(limit, shape), _show(stretch, shape), _show(value, shape), _met(value, limit, stretch))
        for what, limit, stretch, value, shape in rows
    ] + [("(*) a whole build, as long as there is no merge of its own", "", "", "", "")]


def _met(value: float | None, limit: float, stretch: float | None) -> str:
    if value is None:
        return "not measured"
    if value > limit:
        return "NOT met"
    return "met, stretch too" if stretch is not None and value <= stretch else "met"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[n]) for row in (head, *rows) if not row[0].startswith("(*)")) for n in range(len(head))]
    lines = []
    for first, *others in (head, *rows):
        cells = (text.rjust(width) for text, width in zip(others, widths[1:], strict=True))
        lines.append("  ".join((first.ljust(widths[0]), *cells)).rstrip())
    return lines
