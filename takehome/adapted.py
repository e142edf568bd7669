"""A page design for other eyes: larger, with heavier rules, with more air.  Pure: layout in, layout out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from takehome.layout import SAFE, BoxLook, FieldLook, GridLook, Layout, Paper, RowLook, Style

HEAVY = {0.5: 1.0, 0.75: 1.5, 1.5: 2.5, 3.0: 4.0}  # rules where contrast is high
LINE = 1.5  # line spacing, in sizes (WCAG 2.1, 1.4.12)
PARAGRAPH = 2.0  # what follows a paragraph, in sizes
SIDE = 1.18  # by how much a side margin grows to hold its words with wide letters
PARAGRAPHS = ("main", "lead", "body", "call-note", "call-lead", "small")
LISTS = ("bullets", "ticks", "steps", "faq", "aside")  # what paragraphs follow as they follow paragraphs
FIGURES = (
    "numeral",
    "chapter-number",
    "contents-page",
    "contents-number",
    "inside-page",
)  # a figure alone has no second line
DISPLAY = ("title", "chapter")  # large enough as they are, and a cover holds them
NOTICE_AIR = 8.0  # between lines at the head and the frame
FURNITURE = "foot"  # styles of running lines, which stand in a place of their own

T = TypeVar("T")


def heavy(thickness: float) -> float:
    """How thick a rule is drawn where contrast is high."""
    return HEAVY.get(thickness, 2 * thickness)


def airy(name: str) -> bool:
    """Whether words of a style are set wide where a brand asks for it: not running lines, nor titles."""
    return name not in (*DISPLAY, *FIGURES) and not name.startswith(FURNITURE)


def adapted(layout: Layout, *, size: float | None = None, high: bool = False, wide: bool = False) -> Layout:
    """The layout with its body in another `size` of those it has, rules for `high` contrast, `wide` spacing."""
    if size is not None and size != layout.sizes[0]:
        layout = _larger(layout, size / layout.sizes[0])
    if high:
        layout = _heavier(layout)
    return _wider(layout) if wide else layout


def noticed(layout: Layout, lines: int, pitch: float) -> Layout:
    """The layout with room for `lines` about words that nobody has checked, `pitch` points apart."""
    ordinary, gap = layout.foot
    at_top = layout.notices == "top"
    top = SAFE + pitch * lines + NOTICE_AIR if at_top else 0.0
    bottom = SAFE + 2 + pitch * (ordinary + (0 if at_top else lines)) + gap

    def grown(paper: Paper) -> Paper:
        edges = paper.frame
        return replace(paper, frame=replace(edges, top=max(edges.top, top), bottom=max(edges.bottom, bottom)))

    return replace(layout, papers={name: grown(paper) for name, paper in layout.papers.items()})


def _each(looks: Mapping[str, T], factor: float, *names: str) -> dict[str, T]:
    """Looks with some of their lengths multiplied."""
    return {key: _times(look, factor, names) for key, look in looks.items()}


def _times(look: T, factor: float, names: tuple[str, ...]) -> T:
    lengths = {n: v * factor for n in names if isinstance(v := getattr(look, n), int | float)}
    return replace(look, **lengths)  # type: ignore[type-var]


def _larger(layout: Layout, factor: float) -> Layout:
    """Words and what is measured by them; the white between them, rules, the frame and running lines stay."""
    running = {name: style for name, style in layout.styles.items() if name.startswith(FURNITURE)}
    styles = {
        name: replace(style, fit=tuple(size * factor for size in style.fit))
        for name, style in _each(layout.styles, factor, "size", "leading").items()
    }
    return replace(
        layout,
        styles={**styles, **running},
        rows=_each(layout.rows, factor, "head", "gap"),
        grids=_each(layout.grids, factor, "gap", "label"),
        fields=_times(layout.fields, factor, ("tick", "pitch", "line", "disc")),
    )


def _heavier(layout: Layout) -> Layout:
    boxes: dict[str, BoxLook] = {name: replace(box, rule=heavy(box.rule)) for name, box in layout.boxes.items()}
    rows: dict[str, RowLook] = {name: replace(row, rule=heavy(row.rule)) for name, row in layout.rows.items()}
    grids: dict[str, GridLook] = {
        name: replace(grid, head_rule=heavy(grid.head_rule), row_rule=heavy(grid.row_rule))
        for name, grid in layout.grids.items()
    }
    fields: FieldLook = replace(layout.fields, rule=heavy(layout.fields.rule), tick_rule=heavy(layout.fields.tick_rule))
    return replace(layout, boxes=boxes, rows=rows, grids=grids, fields=fields)


def _wider(layout: Layout) -> Layout:
    papers = {name: replace(paper, side=SIDE * paper.side) for name, paper in layout.papers.items()}
    after = PARAGRAPH * layout.styles["body"].size
    rows = {
        name: replace(row, after=max(row.after, after)) if name in LISTS else row for name, row in layout.rows.items()
    }
    styles = {name: _airy(name, style) for name, style in layout.styles.items()}
    return replace(layout, papers=papers, rows=rows, styles=styles)


def _airy(name: str, style: Style) -> Style:
    """A style with lines and paragraphs as far apart as WCAG 2.1, 1.4.12, asks."""
    if not airy(name):
        return style
    after = max(style.after, PARAGRAPH * style.size) if name in PARAGRAPHS else style.after
    return replace(style, leading=max(style.leading, LINE * style.size), after=after)
