"""Booklets: A5 and half letter, 12.5 points, one column, mirrored margins, page numbers at the outer corner."""

from math import inf

from takehome.layout import (
    A5,
    HALF_LETTER,
    SAFE,
    BoxLook,
    Edges,
    FieldLook,
    GridLook,
    Layout,
    Paper,
    Pen,
    RowLook,
    Style,
    replace,
)

STYLES = {
    "title": Style("voice", 32, 37, 500, after=10, whole=True, fit=(30, 28), balance=True),
    "other-title": Style("voice", 15, 20, after=16, whole=True, balance=True),
    "deck": Style("voice", 12.5, 17, balance=True),
    "notice": Style("action", 10.5, 13.5, before=8),
    "clinic": Style("voice", 14, 17, 600),
    "chapter-number": Style("voice", 60, 50, 500, colour="accent", next=True),
    "chapter": Style("voice", 26, 31, 500, after=6, next=True, whole=True, fit=(24, 22), balance=True),
    "h1": Style("voice", 21, 26, 600, before=22, after=8, next=True, whole=True, balance=True),
    "h2": Style("voice", 14.5, 19, 600, before=12, after=3, next=True, whole=True),
    "again": Style("voice", 14.5, 19, 600, before=12, after=3, next=True, whole=True),
    "question": Style("voice", 14.5, 19, 600, after=2, next=True, whole=True),
    "main": Style("voice", 15, 22, after=4),
    "main-small": Style("voice", 14, 19, after=4),
    "lead": Style("voice", 15, 22, after=10),
    "body": Style("action", 12.5, 18, after=8),
    "item": Style("action", 12.5, 18),
    "label": Style("voice", 14, 20, 600, colour="accent", balance=True, fit=(13, 12.5)),
    "form": Style("voice", 14.5, 19, 600, before=6, after=3, next=True),
    "key-word": Style("voice", 13, 17, 600, colour="accent", next=True, whole=True),
    "note": Style("action", 12, 16.5),
    "omitted": Style("action", 12, 16.5),
    "call": Style("action", 18, 20, 700, next=True, whole=True),
    "call-when": Style("action", 12.5, 15, after=2, next=True),
    "call-lead": Style("action", 12.5, 16, before=7, after=6),
    "call-also": Style("action", 12.5, 15.5, 700, before=4, after=2, next=True),
    "call-item": Style("action", 12.5, 15.65),
    "back-item": Style("action", 12.5, 15.65, near=True),
    "call-area": Style("action", 12.5, 15.1, 700, before=4, next=True, whole=True),
    "phone": Style("action", 14, 18, whole=True, fit=(13.5, 13, 12.5)),
    "numeral": Style("voice", 24, 24, 500, colour="accent", after=6),
    "ask": Style("action", 12.5, 18, 600),
    "caption": Style("action", 11.5, 15, before=4, after=10),
    "table-caption": Style("voice", 13.5, 18, 600, before=8, after=5, next=True, whole=True),
    "head": Style("action", 11.5, 15, 700, whole=True),
    "row-name": Style("voice", 14, 18, 600, whole=True, after=2),
    "cell": Style("action", 12, 16, whole=True),
    "cell-call": Style("action", 12, 16, 700, before=4, next=True, whole=True),
    "panel": Style("voice", 13, 16, 600, before=4, next=True, whole=True),
    "panel-text": Style("action", 11.5, 15),
    "drawn": Style("action", 11, 12),
    "call-note": Style("action", 12.5, 16, after=4),
    "tag": Style("action", 12, 16, 600, after=4, next=True),
    "small": Style("action", 11.5, 15, after=5, next=True),
    "imprint": Style("action", 10.5, 13.5),
    "source": Style("action", 10, 12.5),
    "term": Style("action", 12.5, 18, 700),
    "lined": Style("action", 12, 15),
    "foot": Style("action", 10, 13),
    "foot-page": Style("action", 10, 13, 600),
    "contents": Style("voice", 13, 17, 600, whole=True, balance=True),
    "inside": Style("action", 12.5, 17, balance=True),
    "inside-page": Style("action", 12.5, 17, 700),
    "contents-page": Style("action", 13, 17, 600),
    "contents-note": Style("action", 12, 16.5, balance=True),
    "contents-number": Style("voice", 20, 20, 500, colour="accent"),
}

BOXES = {
    "main": BoxLook(1.5, (18, 16, 12, 16), "accent", before=16, after=16),
    "urgent": BoxLook(3, (8, 11.5, 7, 11.5), before=4, after=9),
    "today": BoxLook(1.5, (8, 13, 7, 13), before=9, after=12),
    "tip": BoxLook(1.5, (15, 14, 10, 14), before=18, after=12),
    "caution": BoxLook(1.5, (15, 14, 10, 14), before=18, after=12),
    "plain": BoxLook(1.5, (15, 14, 10, 14), before=18, after=12),
}

ROWS = {
    "bullets": RowLook(13, between=3, mark=True, before=3, after=8, part=0.12),
    "cell-signs": RowLook(13, between=1, mark=True, before=1, after=4),
    "call": RowLook(13, between=2, mark=True, before=4, after=4),
    "call-facing": RowLook(13, between=1, mark=True, before=2, after=3),
    "call-head": RowLook(28, gap=9, between=0, before=0, after=0, level=False),
    "areas": RowLook(0, between=0, before=2, after=4, stack=True),
    "ticks": RowLook(13, gap=11, between=6, before=6, after=10, part=0.4),
    "steps": RowLook(34, between=12, level=False, before=6, after=12),
    "faq": RowLook("side", between=10, stack=True, before=6, after=12),
    "aside": RowLook(
        "side", gap=8, stack=True, split=True, hook=60, rule=1, colour="accent", padding=3, before=8, after=14
    ),
    "headed": RowLook("side", stack=True, before=16, after=8),
    "words": RowLook(112, gap=10, between=5, before=4, after=10),
    "timeline": RowLook(112, gap=10, between=5, before=4, after=10, part=1.5),
    "sources": RowLook(0, between=1.5, before=4, after=10, part=0.0),
    "publishers": RowLook(0, before=4, after=10),  # one run, whole
    "help": RowLook(0, between=7, before=4, after=10),
    "team": RowLook(190, gap=12, between=0, before=0, after=8, level=False),
    "contents": RowLook(28, between=4, rule=0.5, padding=4, before=4, after=8, end=True),
    "contents-chapter": RowLook(20, gap=5, between=0, before=0, after=0),
    "form": RowLook("side", stack=True, before=14, after=10),
    "ask": RowLook(13, gap=11, before=4, after=0),
    "choice": RowLook(13, gap=8, before=0, after=0),
    "back-first": RowLook(0, rule=3, padding=8, before=8, after=8),
    "back": RowLook(0, between=8, rule=0.5, padding=7, before=8, after=8),
    "back-close-first": RowLook(0, rule=3, padding=5, before=5, after=5),
    "back-close": RowLook(0, between=5, rule=0.5, padding=4.5, before=5, after=0),
    "back-narrow-first": RowLook(0, rule=3, padding=4.5, before=2, after=2),
    "back-narrow": RowLook(0, between=2, rule=0.5, padding=4, before=2, after=0),
    "code": RowLook(50, gap=12, between=0, before=0, after=0, level=False, middle=True),
    "chapter": RowLook(212, gap=8, before=0, after=12, level=False),
    "chapter-contents": RowLook(26, between=2, before=4, after=0, part=4.0),
    "inside": RowLook(0, rule=1.5, colour="accent", padding=8, before=14, after=10),
    "cover": RowLook(80, gap=12, before=0, after=0, level=False),
    "cover-wide": RowLook(150, gap=12, before=0, after=0, level=False),
    "brand": RowLook(44, gap=10, before=0, after=20, level=False, middle=True),
}

GRIDS = {
    "table": GridLook(above=6, below=7, head_rule=1.5, after=14, label=92),
    "pair": GridLook(gap=12, ruled=False, equal=True, before=4, after=10, above=0, below=0),
    "columns": GridLook(ruled=False, before=0, after=0, above=0, below=0),
    "panels": GridLook(gap=18, ruled=False, measure="column", above=14, below=0, before=2, after=8, tallest=84),
    "writing": GridLook(
        level=True, gap=12, ruled=False, measure="column", above=0, below=0, before=0, after=8, part=8.0
    ),
}


def furniture(pen: Pen) -> None:
    """At the foot the page at the outer edge, id, version and date at the inner one, and whom to call by day and night.

    Where the first line has no room for the date, it stands on the second, or in figures.
    At the head what nobody has checked; a cover says that itself, and has no rule and no number.
    """
    facts = pen.facts
    foot = pen.style.paper.size[1] - pen.style.paper.frame.bottom + 16
    cover = pen.page.design == "cover"
    if not cover:
        pen.rule(foot - 6, 0.5)
    outer, inner = ("end", "start") if pen.outer_right != pen.style.rtl else ("start", "end")
    words = pen.style.say("page_of", page=pen.page.number, pages=pen.total)
    if not cover:
        pen.text(words, "foot-page", foot, outer)
    calls = pen.style.comma.join(facts[k] for k in ("call", "night") if facts.get(k))
    calls = calls if pen.width(calls, "foot-page") <= pen.style.paper.width else facts["call"]
    last = pen.style.say("page_of", page=pen.total, pages=pen.total)  # all pages have the same lines
    for i, told in enumerate(pen.told_on(("code", "version", "date"), "foot", (last, calls), "foot-page")):
        pen.text(told, "foot", foot + pen.pitch("foot") * i, inner)
    pen.text(calls, "foot-page", foot + pen.pitch("foot"), outer)
    unchecked = [*([facts["notice"]] if facts.get("notice") else []), *facts["unchecked"].splitlines()]
    for i, words in enumerate(() if cover else unchecked):
        pen.text(words, "foot", SAFE + pen.pitch("foot") * i, inner)


_EDGES = Edges(top=42, bottom=62, start=45, end=36)

LAYOUT = Layout(
    name="booklet",
    papers={"half-letter": Paper(HALF_LETTER, _EDGES), "a5": Paper(A5, replace(_EDGES, start=48))},
    styles=STYLES,
    boxes=BOXES,
    rows=ROWS,
    grids=GRIDS,
    fields=FieldLook(pitch=24, line=24),
    furniture=furniture,
    mirrored=True,
    booklet=True,
    notices="top",
    foot=(2, 16.0),
    least={"pair": 255, "columns": inf},
    facing={"call": "call-facing"},  # a page holds the signs of the longer language, level with those of the shorter
)
