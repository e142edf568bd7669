"""Full sheets: A4 and Letter, 14 points, a text column with a margin that does the side work."""

from takehome.layout import A4, LETTER, BoxLook, Edges, FieldLook, GridLook, Layout, Paper, Pen, RowLook, Style

STYLES = {
    "title": Style("voice", 31, 36, 500, fit=(30, 29, 28), balance=True, after=2, next=True, whole=True),
    "deck": Style("action", 15, 20, after=3),
    "notice": Style("action", 11, 14, after=14),
    "clinic": Style("voice", 14, 17, 600),
    "chapter": Style("voice", 27, 32, 500, before=28, after=8, next=True, whole=True, balance=True),
    "h1": Style("voice", 21, 26, 600, before=20, after=6, next=True, whole=True, balance=True),
    "h2": Style("voice", 15, 20, 600, before=16, after=1, next=True, whole=True),
    "again": Style("voice", 15, 20, 600, before=16, after=1, next=True, whole=True),
    "question": Style("voice", 14, 18, 600, next=True, whole=True),
    "main": Style("voice", 18.5, 27, after=4),
    "main-small": Style("voice", 16, 22, after=4),
    "lead": Style("action", 14, 20, after=10),
    "body": Style("action", 14, 20, after=9),
    "item": Style("action", 14, 20),
    "label": Style("voice", 15, 20, 600, colour="accent", balance=True, fit=(14, 13.5)),
    "form": Style("voice", 15, 20, 600, before=6, next=True),
    "key-word": Style("voice", 14, 18, 600, colour="accent", next=True, whole=True),
    "note": Style("action", 12.5, 16.5),
    "omitted": Style("action", 12.5, 16.5),
    "call": Style("action", 21, 24, 700, next=True, whole=True, balance=True, near=True),
    "call-when": Style("action", 12.5, 16, after=6, next=True, near=True),
    "call-lead": Style("action", 13, 17, before=8, after=6, near=True),
    "call-also": Style("action", 14, 18, 700, before=6, after=4, next=True, near=True),
    "call-item": Style("action", 14, 18, near=True),
    "back-item": Style("action", 14, 18, near=True),
    "call-area": Style("action", 13, 16, 700, whole=True, near=True),
    "phone": Style("action", 15, 19, whole=True, fit=(14.5, 14), near=True),
    "numeral": Style("voice", 30, 30, 500, colour="accent", after=8),
    "ask": Style("action", 14, 20, 600, strong=700),
    "caption": Style("action", 12, 16, before=2, after=10),
    "table-caption": Style("voice", 13.5, 18, 600, before=10, after=5, next=True, whole=True),
    "head": Style("action", 12.5, 16.5, 700, after=6, whole=True),
    "row-name": Style("voice", 13, 15.5, 600, whole=True),
    "cell": Style("action", 12.5, 15.5, whole=True),
    "cell-call": Style("action", 12.5, 15.5, 700, before=4, next=True, whole=True),
    "panel": Style("voice", 14, 18, 600, before=6, next=True, whole=True),
    "panel-text": Style("action", 12.5, 16.5),
    "drawn": Style("action", 12, 13),
    "call-note": Style("action", 13, 17, after=3, near=True),
    "tag": Style("action", 12.5, 16.5, 600, after=6, next=True),
    "small": Style("action", 12, 16, after=5, next=True),
    "imprint": Style("action", 11, 14),
    "source": Style("action", 10.5, 13),
    "term": Style("action", 14, 20, 700),
    "lined": Style("action", 12.5, 16),
    "foot": Style("action", 10, 13),
    "foot-page": Style("action", 10, 13, 600),
    "contents": Style("voice", 12.5, 16, 600, whole=True, balance=True),
    "inside": Style("action", 12.5, 16, whole=True, balance=True),
    "inside-page": Style("action", 12.5, 16, 600, colour="accent"),
    "contents-page": Style("voice", 14, 16, 500, colour="accent"),
}

BOXES = {
    "main": BoxLook(1.5, (18, 20, 12, 20), "accent", "wide", before=16, after=14),
    "urgent": BoxLook(3, (9, 12.5, 8, 12.5), measure="wide", before=4, after=10),
    "today": BoxLook(1.5, (9, 14, 8, 14), measure="wide", before=4, after=14),
    "tip": BoxLook(1.5, (14, 18, 10, 18), before=18, after=14),
    "caution": BoxLook(1.5, (14, 18, 10, 18), before=18, after=14),
    "plain": BoxLook(1.5, (16, 18, 12, 18), before=20, after=14),
}

ROWS = {
    "bullets": RowLook(15, between=4, mark=True, before=4, after=10, part=0.12),
    "cell-signs": RowLook(13, between=1, mark=True, before=1, after=4),
    "call": RowLook(15, between=3, mark=True, before=4, after=6),
    "call-head": RowLook(28, gap=9, between=0, before=0, after=0, level=False),
    "areas": RowLook(80, gap=8, between=2, rule=0.5, padding=2.5, before=2, after=6),
    "ticks": RowLook(13, gap=11, between=7, before=6, after=12, part=0.4),
    "steps": RowLook(40, between=12, level=False, before=6, after=12),
    "faq": RowLook("side", between=11, measure="wide", before=6, after=18),
    "aside": RowLook(
        "side", measure="wide", before=10, after=10, level=False, split=True, hang=True, rule=1.5, hook=120, padding=5
    ),
    "headed": RowLook("side", measure="wide", before=24, after=12),
    "words": RowLook("side", between=6, measure="wide", before=6, after=14),
    "timeline": RowLook("side", between=6, measure="wide", before=6, after=14, part=1.5),
    "sources": RowLook(0, gap=24, between=2, measure="wide", before=4, after=12, columns=2, part=0.0),
    "publishers": RowLook(0, gap=24, between=0, split=True, measure="wide", before=4, after=10, columns=2, part=0.0),
    "help": RowLook(0, between=9, before=6, after=14),
    "team": RowLook(238, gap=12, between=0, before=0, after=8, level=False),
    "contents": RowLook(
        30, gap=22, between=0, rule=0.5, padding=3, measure="wide", before=4, after=8, columns=2, part=9.0
    ),
    "form": RowLook("side", measure="wide", before=17, after=12, level=False, rule=1.5, hook=120, padding=5),
    "ask": RowLook(13, gap=11, before=5, after=0),
    "choice": RowLook(13, gap=8, before=0, after=0),
    "back": RowLook(0, between=7, rule=0.5, padding=8, before=6, after=10),
    "chapter-contents": RowLook(34, between=4, before=6, after=10),
    "cover": RowLook(100, gap=14, before=0, after=0, level=False),
    "brand": RowLook("side", measure="wide", before=0, after=0, level=False),
}

GRIDS = {
    "table": GridLook(part=4.6, above=5, below=7),
    "pair": GridLook(gap=18, ruled=False, equal=True, before=4, after=24, above=0, below=0),
    "noted": GridLook(gap=18, ruled=False, before=4, after=24, above=0, below=0),
    "columns": GridLook(gap=18, ruled=False, before=4, after=5, above=0, below=0),
    "panels": GridLook(gap=18, ruled=False, measure="column", above=14, below=0, before=4, after=10, tallest=98),
    "writing": GridLook(
        level=True, gap=12, ruled=False, measure="column", above=0, below=0, before=0, after=17, part=8.0
    ),
}


def furniture(pen: Pen) -> None:
    """One line at the foot of every page; from page 2 on, the clinic and its phone at the head."""
    facts = pen.facts
    unchecked = facts["unchecked"].splitlines()
    foot = pen.style.paper.size[1] - pen.style.paper.frame.bottom + 19
    for i, words in enumerate(unchecked, start=1):
        pen.text(words, "foot", foot + pen.pitch("foot") * i, "start")
    pen.rule(foot - 6, 0.5)
    words = pen.style.say("page_of", page=pen.page.number, pages=pen.total)
    pen.text(pen.told(("code", "version", "date", "notice"), "foot", words, "foot-page"), "foot", foot, "start")
    pen.text(words, "foot-page", foot, "end")
    if pen.page.number > 1:
        title, calls = pen.head("foot", "foot-page")
        pen.text(title, "foot", 24, "start")
        pen.text(calls, "foot-page", 24, "end")


LAYOUT = Layout(
    name="sheet",
    papers={
        "letter": Paper(LETTER, Edges(top=46, bottom=62, start=45, end=45), side=120, gutter=24),
        "a4": Paper(A4, Edges(top=46, bottom=62, start=45, end=45), side=112, gutter=22),
    },
    styles=STYLES,
    boxes=BOXES,
    rows=ROWS,
    grids=GRIDS,
    fields=FieldLook(line=24),
    furniture=furniture,
    least={"pair": 240, "noted": 240, "columns": 230},
)
