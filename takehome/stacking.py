"""Strips become one: set one below the other, with the frames of their boxes, for a cell or the head of a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from takehome.strips import Item, Span, Strip, distance, frame, shared


def stack(strips: Sequence[Strip], base: int = 0) -> tuple[float, tuple[Item, ...], tuple[str, ...]]:
    """Strips set one below the other as one: height, items (frames of boxes included) and anchors.

    `base` boxes, counted from the outside, are left for whoever stands around.
    """
    items: list[Item] = []
    anchors: list[str] = []
    y = 0.0
    opened: dict[int, tuple[Span, float]] = {}
    last: Strip | None = None
    for strip in strips:
        boxes = strip.boxes[base:]
        if last is None:
            y += sum(span.top for span in boxes)
            common = 0
        else:
            common = shared(last.boxes[base:], boxes)
            _close(last.boxes[base + common :], opened, items, y)
            y += distance(replace_boxes(last, base), replace_boxes(strip, base))
        _open(boxes[common:], opened, y)
        items.extend(item.moved(0, y) for item in strip.items)
        anchors.extend(strip.anchors)
        y += strip.height
        last = strip
    if last is not None:
        _close(last.boxes[base:], opened, items, y)
        y += sum(span.bottom for span in last.boxes[base:])
    return y, tuple(items), tuple(anchors)


def replace_boxes(strip: Strip, base: int) -> Strip:
    """The strip as it stands inside its outermost `base` boxes."""
    return strip if not base else replace(strip, boxes=strip.boxes[base:])


def _open(spans: Iterable[Span], opened: dict[int, tuple[Span, float]], y: float) -> None:
    for span in reversed(tuple(spans)):
        y -= span.top
        opened[id(span)] = (span, y)


def _close(spans: Iterable[Span], opened: dict[int, tuple[Span, float]], items: list[Item], y: float) -> None:
    for span in reversed(tuple(spans)):
        y += span.bottom
        _, top = opened.pop(id(span))
        items.extend(frame(span, top, y, again=False))
