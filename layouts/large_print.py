"""Large print: A4 and Letter, 18 points (20 by option), one column over the full measure, nothing under 12 points."""

from math import inf

from takehome.layout import A4, LETTER, BoxLook, Edges, FieldLook, GridLook, Layout, Paper, Pen, RowLook, Style

STYLES = {
    "title": Style("voice", 42, 50, 500, fit=(40, 38, 36), balance=True, before=20, after=4, next=True, whole=True),
    "deck": Style("action", 19, 28, after=4),
    "notice": Style("action", 14, 21, after=10),
    "clinic": Style("voice", 18, 24, 600),
    "chapter": Style("voice", 35, 43, 500, before=34, after=10, next=True, whole=True, balance=True),
    "h1": Style("voice", 27, 34, 600, before=26, after=8, next=True, whole=True, balance=True),
    "h2": Style("voice", 21, 28, 600, before=18, after=2, next=True, whole=True),
    "again": Style("voice", 21, 28, 600, before=18, after=14, next=True, whole=True),
    "question": Style("voice", 21, 28, 600, after=2, next=True, whole=True),
    "main": Style("voice", 24, 36, after=6),
    "main-small": Style("voice", 19, 28.5, after=4),
    "lead": Style("action", 18, 27, after=13),
    "body": Style("action", 18, 27, after=12),
    "item": Style("action", 18, 27),
    "label": Style("voice", 19, 26, 600, colour="accent", balance=True, fit=(18,)),
    "form": Style("voice", 21, 28, 600, before=8, after=4, next=True),
    "key-word": Style("voice", 18, 27, 600, colour="accent", next=True, whole=True),
    "note": Style("action", 17, 26),
    "omitted": Style("action", 18, 27),
    "call": Style("action", 27, 32, 700, next=True, whole=True),
    "call-when": Style("action", 17, 25.5, after=3, next=True),
    "call-lead": Style("action", 18, 27, before=9, after=8),
    "call-also": Style("action", 18, 27, 700, before=8, after=4, next=True),
    "call-item": Style("action", 18, 27),
    "back-item": Style("action", 18, 27, near=True),
    "call-area": Style("action", 18, 27, 700, before=6, next=True, whole=True),
    "phone": Style("action", 20, 30, whole=True),
    "numeral": Style("voice", 38, 34, 500, colour="accent", after=11),
    "ask": Style("action", 18, 27, 600, strong=700),
    "caption": Style("action", 16, 24, before=4, after=12),
    "table-caption": Style("voice", 20, 28, 600, before=12, after=6, next=True, whole=True),
    "head": Style("action", 16, 24, 700, whole=True),
    "row-name": Style("voice", 21, 28, 600, after=4, whole=True),
    "cell": Style("action", 18, 27, whole=True),
    "cell-call": Style("action", 18, 27, 700, before=6, next=True, whole=True),
    "panel": Style("voice", 19, 26, 600, after=2, next=True, whole=True),
    "panel-text": Style("action", 18, 27),
    "drawn": Style("action", 16, 18),
    "call-note": Style("action", 18, 27, after=6),
    "tag": Style("action", 16, 24, 600, after=8, next=True),
    "small": Style("action", 16, 24, after=6, next=True),
    "imprint": Style("action", 14, 21),
    "source": Style("action", 13, 19.5),
    "term": Style("action", 18, 27, 700, next=True),
    "lined": Style("action", 16, 20),
    "foot": Style("action", 12, 15),
    "foot-page": Style("action", 12, 15, 600),
    "contents": Style("voice", 18, 24, 600, whole=True, balance=True),
    "inside": Style("action", 18, 24, whole=True, balance=True),
    "inside-page": Style("action", 18, 24, 600, colour="accent"),
    "contents-page": Style("voice", 20, 24, 500, colour="accent"),
}

BOXES = {
    "main": BoxLook(1.5, (22, 22, 16, 22), "accent", before=20, after=18),
    "urgent": BoxLook(3, (10, 16, 9, 16), before=4, after=14),
    "today": BoxLook(1.5, (10, 17.5, 9, 17.5), before=14, after=18),
    "tip": BoxLook(1.5, (18, 20, 13, 20), before=22, after=18),
    "caution": BoxLook(1.5, (18, 20, 13, 20), before=22, after=18),
    "plain": BoxLook(1.5, (18, 20, 13, 20), before=24, after=18),
}

ROWS = {
    "bullets": RowLook(20, between=5, mark=True, before=5, after=13, part=0.12),
    "cell-signs": RowLook(20, between=3, mark=True, before=3, after=6),
    "call": RowLook(20, between=3, mark=True, before=5, after=8),
    "call-head": RowLook(30, gap=10, between=0, before=0, after=0, level=False),
    "areas": RowLook(0, between=0, before=2, after=8, stack=True),
    "ticks": RowLook(17, gap=14, between=10, before=8, after=16, part=0.4),
    "steps": RowLook(52, between=18, level=False, before=8, after=18),
    "faq": RowLook("side", between=18, stack=True, before=8, after=20),
    "aside": RowLook(
        "side", gap=10, stack=True, split=True, hook=inf, rule=1.5, colour="accent", padding=8, before=8, after=24
    ),
    "headed": RowLook("side", stack=True, before=24, after=14, split=True),
    "words": RowLook("side", between=12, stack=True, before=6, after=18),
    "timeline": RowLook("side", between=12, stack=True, before=6, after=18, part=1.5),
    "sources": RowLook(0, between=6, before=6, after=14, part=0.0),
    "publishers": RowLook(0, before=4, after=10),  # one run, whole
    "help": RowLook(0, between=13, before=8, after=18),
    "team": RowLook(300, gap=14, between=0, before=0, after=10, level=False),
    "contents": RowLook(46, between=0, rule=0.5, padding=3, before=6, after=10, part=4.0),
    "form": RowLook("side", stack=True, before=24, after=16, rule=1.5, colour="accent", padding=7),
    "ask": RowLook(17, gap=14, before=6, after=0),
    "choice": RowLook(17, gap=12, before=0, after=0),
    "back": RowLook(0, between=9, rule=0.5, padding=10, before=8, after=13),
    "chapter-contents": RowLook(46, between=5, before=8, after=13),
    "cover": RowLook(100, gap=14, before=0, after=0, level=False),
    "brand": RowLook(50, gap=14, stack=True, before=0, after=0, middle=True, padding=20),
}

GRIDS = {
    "table": GridLook(above=8, below=12, before=10, after=24, label=124, part=6.0),
    "noted": GridLook(ruled=False, before=4, after=24, above=0, below=0),
    "columns": GridLook(ruled=False, before=0, after=0, above=0, below=0),
    "pair": GridLook(ruled=False, before=4, after=24, above=0, below=0),
    "panels": GridLook(gap=22, ruled=False, above=0, below=0, before=4, after=10, label=190, tallest=130),
    "writing": GridLook(level=True, gap=14, ruled=False, above=0, below=0, before=0, after=10, part=8.0),
}


def furniture(pen: Pen) -> None:
    """At the foot id, version, date, page, and what every page must say; at the head the clinic and whom to call."""
    facts = pen.facts
    more = [*([facts["notice"]] if facts.get("notice") else []), *facts["unchecked"].splitlines()]
    foot = pen.style.paper.size[1] - pen.style.paper.frame.bottom + 24
    pen.rule(foot - 5, 0.5)
    words = pen.style.say("page_of", page=pen.page.number, pages=pen.total)
    pen.text(pen.told(("code", "version", "date"), "foot", words, "foot-page"), "foot", foot, "start")
    pen.text(words, "foot-page", foot, "end")
    for i, words in enumerate(more, start=1):
        pen.text(words, "foot", foot + pen.pitch("foot") * i, "start")
    calls = facts["calls"].splitlines()[0]
    if pen.page.number > 1:  # page 1 bears its name
        title, calls = pen.head("foot", "foot-page")
        pen.text(title, "foot", 24, "start")
    pen.text(calls, "foot-page", 24, "end")


_EDGES = Edges(top=50, bottom=80, start=45, end=45)

LAYOUT = Layout(
    name="large_print",
    papers={"letter": Paper(LETTER, _EDGES), "a4": Paper(A4, _EDGES)},
    styles=STYLES,
    boxes=BOXES,
    rows=ROWS,
    grids=GRIDS,
    fields=FieldLook(tick=17, pitch=34, line=40, disc=6.6),
    furniture=furniture,
    card_characters=200,
    least={"pair": inf, "noted": inf, "columns": inf, "panels": inf},
    sizes=(18, 20),
    enlarge=1.4,
    foot=(2, 24.0),
)
