"""First pages and foot of facing pages: few full boxes for calls, how to use the booklet, id and date on every page."""

from __future__ import annotations

from functools import cache
from itertools import groupby, pairwise
from types import SimpleNamespace

import pytest
from documents import MAIN, library
from msgspec.structs import replace

from takehome import callspreads
from takehome.callspreads import END, Way
from takehome.checks.leading import LEADING, LEADING_SLACK
from takehome.element import Box, Row, Text, walk
from takehome.facing import MARK
from takehome.make import make
from takehome.order import Order
from takehome.paired import paired
from takehome.pen import BESIDE, Pen
from takehome.prepare import Given, prepare
from takehome.schema import validate
from takehome.strips import Frame, Words

BRANDS = ("default", "riverside", "harbor")
PAPERS = ("letter", "a4")
PAIRS = (("ar", "en"), ("es", "en"), ("zh-Hans", "en"), ("en", "ar"), ("ar", "es"))
PLACES = [(langs, brand, paper) for langs in PAIRS for brand in BRANDS for paper in PAPERS]
every_book = pytest.mark.parametrize(("langs", "brand", "paper"), PLACES)


def asked(langs, brand="default", paper="letter", layout="booklet"):
    said = {"order": "o", "parts": [{"topic": MAIN}], "layout": layout, "langs": list(langs)}
    return validate(Order, {**said, "brand": brand, "paper": paper})


@cache
def book(langs, brand="default", paper="letter"):
    return make(library(), asked(langs, brand, paper))


def flat(text):
    return "".join(run.text for run in text.runs)


def boxes(made, side):
    """The boxes for calls of one side, in order: look, texts of the signs, all texts, and the pages they stand on."""
    pages = {
        id(p.piece.text): page.number
        for page in made.pages.pages
        for p in page.placed
        if isinstance(p.piece, Words) and page.number < made.pages.numbers["contents"]
    }
    found = []
    for box in walk(made.tree.children[side]):
        if isinstance(box, Box) and box.look in ("urgent", "today"):
            texts = [e for e in walk(box) if isinstance(e, Text)]
            rows = [e for e in walk(box) if isinstance(e, Row) and e.role == "LI"]
            signs = [flat(next(e for e in walk(row) if isinstance(e, Text))) for row in rows]
            found.append((box.look, signs, texts, {pages[id(text)] for text in texts if id(text) in pages}))
    return [one for one in found if one[3]]


def signs_of(lang, tier):
    """The signs of a tier in their order, the first ones before the others; from the files themselves."""
    handout, shared = library().handout(MAIN, lang), library().shared(lang)
    signs = [shared.signs[name] for name in (*handout.when_to_call, *handout.more_signs)]
    return [sign for sign in signs if sign.tier == tier]


def begins(text, sign):
    return text.startswith(str(sign.text).split("{{")[0])


# boxes


@every_book
def test_boxes_for_calls_are_whole_and_the_same_on_both_sides(langs, brand, paper):
    made = book(langs, brand, paper)
    assert made.pages.split_boxes == ()
    one, two = boxes(made, 0), boxes(made, 1)
    assert [(look, len(signs)) for look, signs, *_ in one] == [(look, len(signs)) for look, signs, *_ in two]
    phones = made.document.brand.phones
    for own, other in zip(one, two, strict=True):
        ((page,), (facing,)) = own[3], other[3]
        assert facing == page + 1 and page % 2 == 0
        for look, _, texts, _ in (own, other):
            number = phones.emergency if look == "urgent" else phones.day
            assert number in " ".join(map(flat, texts))


@every_book
def test_every_sign_stands_in_one_box_the_locked_ones_first_and_no_box_mixes_hours(langs, brand, paper):
    made = book(langs, brand, paper)
    for side, lang in enumerate(langs):
        for look, tier in (("urgent", "emergency"), ("today", "clinic-today")):
            signs = signs_of(lang, tier)
            told = [text for some, texts, *_ in boxes(made, side) if some == look for text in texts]
            if tier != "emergency":
                signs.sort(key=lambda sign: not sign.any_hour)
            assert len(told) == len(signs)
            assert all(map(begins, told, signs)), (told, signs)
            assert signs[0].locked
        hours = [s for s in signs_of(lang, "clinic-today") if s.any_hour]
        for look, signs, *_ in boxes(made, side):
            if look == "today":
                assert len({any(begins(text, sign) for sign in hours) for text in signs}) == 1


@pytest.mark.parametrize(
    ("langs", "signs", "pages"),
    [(("ar", "en"), [6, 2, 3, 3], 76), (("es", "en"), [8, 6], 72), (("zh-Hans", "en"), [8, 6], 68)],
)
def test_boxes_are_few_and_full(langs, signs, pages):
    made = book(langs)
    assert [len(some) for look, some, *_ in boxes(made, 0) if look == "today"] == signs
    assert len(made.pages.pages) == pages


@every_book
def test_no_two_boxes_of_one_kind_would_have_room_in_one(langs, brand, paper):
    made = book(langs, brand, paper)
    pages = {page.number: page for page in made.pages.pages}
    hours = len([s for s in signs_of(langs[0], "clinic-today") if s.any_hour])
    seen, kinds = 0, []
    for look, signs, _, (number,) in boxes(made, 0):
        if look == "today":
            kinds.append((seen < hours, number, signs))
            seen += len(signs)
    for _, same in groupby(kinds, key=lambda one: one[0]):
        for (_, one, _), (_, two, _) in pairwise(same):
            needed = []
            for side in (0, 1):
                first, second = pages[one + side].placed, pages[two + side].placed
                items = [p for p in second if isinstance(p.piece, Words) and p.piece.text.style == "call-item"]
                signs = max(p.y + p.height for p in items) - min(p.y for p in items)
                needed.append(max(p.height for p in first if isinstance(p.piece, Frame)) + signs)
            assert max(needed) > pages[one].bottom - pages[one].top


@every_book
def test_notes_for_both_tiers_stand_once_on_each_side_before_the_contents(langs, brand, paper):
    made = book(langs, brand, paper)
    for side, lang in enumerate(langs):
        notes = [str(n.text).split("{")[0].rstrip() for n in library().shared(lang).call_notes if n.tier is None]
        texts = [e for e in walk(made.tree.children[side]) if isinstance(e, Text) and e.style == "call-note"]
        there = [text for text in texts if any(flat(text).startswith(note) for note in notes)]
        assert len(notes) > 1 and len(there) == len(notes)
        (page,) = {
            page.number
            for page in made.pages.pages
            for p in page.placed
            if isinstance(p.piece, Words) and any(p.piece.text is text for text in there)
        }
        assert page < made.pages.numbers["contents"] and page % 2 == side


@every_book
def test_lines_of_signs_stand_as_far_apart_as_rule_16_asks(langs, brand, paper):
    made = book(langs, brand, paper)
    count = 0
    for page in made.pages.pages:
        lines = [p for p in page.placed if isinstance(p.piece, Words) and p.piece.text.style == "call-item"]
        for one, two in pairwise(lines):
            if one.piece.text is two.piece.text:
                assert two.y - one.y > (LEADING - LEADING_SLACK) * made.style.layout.styles["call-item"].size
                count += 1
    assert count > 20


def test_signs_that_face_each_other_are_rows_of_a_look_of_their_own():
    style, layout = book(("es", "en")).style, library().layout("booklet")
    assert style.layout.rows["call"] == layout.rows["call-facing"] != layout.rows["call"]
    assert style.layout.styles == layout.styles


def test_signs_take_the_order_of_the_first_language():
    ready = [prepare(library(), asked(("es", "en")), lang, Given(None), lambda name: None) for lang in ("es", "en")]
    english = ready[1].document
    turned = replace(english, first_signs=english.first_signs[::-1], more_signs=english.more_signs[::-1])
    one, two = paired(ready[0], replace(ready[1], document=turned))
    names = {id(sign): name for name, sign in two.document.shared.signs.items()}
    mine = {id(sign): name for name, sign in one.document.shared.signs.items()}
    first = [names[id(sign)] for sign in two.document.first_signs]
    assert len(first) > 5 and first == [mine[id(sign)] for sign in one.document.first_signs]
    assert two.document.more_signs == english.more_signs


# packing, with pages that hold ten


SIZES = {"now": 8, "all": 11, "more": 3, "notes": 3}


def packed(hours, day, way, monkeypatch, parted=True):
    """The pages of a way: what stands on each, boxes by how many signs they have; a box needs 2 and 1 for each."""
    monkeypatch.setattr(callspreads, "by_hour", lambda ctx, parted: ([], ["h"] * hours, ["d"] * day))

    def size(piece):
        return 2 + len(piece.signs) if piece.what == "ours" else SIZES[piece.what]

    measures = SimpleNamespace(contexts=[None], page=lambda page: "level" if sum(map(size, page)) <= 10 else "not")
    pages = callspreads._Packer(measures, way, parted).pages()
    return [[len(piece.signs) if piece.what == "ours" else piece.what for piece in page] for page in pages]


@pytest.mark.parametrize(
    ("hours", "day", "notes", "pages"),
    [
        (8, 6, None, [["now"], [8], ["more"], [6]]),  # not four and two, to fill the page of "more"
        (8, 4, None, [["now"], [8], ["more", 4]]),
        (8, 14, None, [["now"], [8], ["more"], [8], [6]]),
        (11, 3, None, [["now"], [8], ["more", 3], [3]]),
        (9, 0, None, [["now"], [7], ["more", 2]]),  # no sign is left alone
        (4, 3, 1, [["now"], [4, "notes"], ["more", 3]]),
        (6, 3, 1, [["now"], [4, "notes"], ["more", 2], [3]]),
        (6, 3, 2, [["now"], [6], ["more"], [3, "notes"]]),
        (6, 3, END, [["now"], [6], ["more", 3], ["notes"]]),
        (6, 3, 0, []),  # they have no room there
        (6, 3, 4, []),  # and there are no four boxes
        (0, 0, None, [["now"], ["more"]]),
    ],
)
def test_boxes_are_packed_as_few_as_can_be(hours, day, notes, pages, monkeypatch):
    assert packed(hours, day, Way(notes), monkeypatch) == pages


def test_boxes_follow_each_other_where_all_signs_of_the_emergency_number_stand_together(monkeypatch):
    monkeypatch.setitem(SIZES, "all", 4)
    assert packed(4, 6, Way(None), monkeypatch, parted=False) == [["all", 4], [6]]


# how to use the booklet


@every_book
def test_how_to_use_it_shares_a_page(langs, brand, paper):
    made = book(langs, brand, paper)
    numbers = made.pages.numbers
    for mark in ("", MARK):
        number = numbers[f"{mark}how-to-use"]
        (page,) = [page for page in made.pages.pages if page.number == number]
        texts = {id(p.piece.text): p.piece.text.style for p in page.placed if isinstance(p.piece, Words)}
        assert len(texts) > 4  # it, and the notes of both boxes at least
        assert number <= numbers[f"{mark}contents"]
    assert numbers[f"{MAIN}."] == numbers["contents"] + 2  # contents need one spread


def test_long_contents_have_how_to_use_it_without_a_heading_and_boxes_keep_all_their_notes():
    made = book(("es", "en"))
    for side, lang in enumerate(("es", "en")):
        say = library().words(lang).say
        texts = [e for e in walk(made.tree.children[side]) if isinstance(e, Text)]
        assert [e.style for e in texts if flat(e) == say["how_to_use_text"]] == ["note"]
        assert say["how_to_use"] not in map(flat, texts)
    numbers = made.pages.numbers
    assert all(numbers[f"{mark}how-to-use"] == numbers[f"{mark}contents"] for mark in ("", MARK))


def test_contents_of_facing_pages_say_on_one_line_what_a_hard_part_is_about_and_when_to_read_it():
    made = book(("es", "en"))
    for side, lang in enumerate(("es", "en")):
        short = library().words(lang).say["ready_short"]
        hard = [s for s in library().handout(MAIN, lang).sections if s.sensitive and s.summary]
        told = [flat(e) for e in walk(made.tree.children[side]) if isinstance(e, Text) and e.style == "contents-note"]
        assert hard and all(f"{section.summary} ({short})" in told for section in hard)


# the foot


@pytest.fixture
def running(monkeypatch):
    """Running words as they are drawn: page, top, words, width, and how wide the page is."""
    found = []
    usual = Pen.text

    def text(self, words, style, y, edge, strong=False):
        if words:
            found.append(
                (self.page.number, y, " ".join(words.split()), self.width(words, style), self.style.paper.width)
            )
        usual(self, words, style, y, edge, strong)

    monkeypatch.setattr(Pen, "text", text)
    return found


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("langs", [*PAIRS, ("es",), ("ar",), ("zh-Hans",), ("en",)])
def test_id_version_date_and_page_stand_at_the_foot_of_every_page(langs, paper, brand, running):
    made = make(library(), asked(langs, brand, paper))
    count = len(made.pages.pages)
    assert count > 20
    issued = made.document.issued
    figures = (issued.strftime("%Y-%m-%d"), issued.strftime("%Y/%m/%d"))
    forms = set()
    for number in range(2, count):
        lang = langs[number % 2] if len(langs) == 2 and number < made.pages.numbers["sources"] else langs[0]
        say = library().words(lang).say
        words = [said for page, _, said, *_ in running if page == number]
        line = " · ".join(words)
        assert say["page_of"].format(page=number, pages=count) in words
        assert made.document.code in line and say["version"].format(version=1) in line
        dates = [one for one in (*figures, str(issued.year)) if one in line]
        assert dates, line
        assert (figures[1] in line) <= (lang == "ar")
        forms.add((lang, dates[0]))
    assert len(forms) == len({lang for lang, _ in forms})  # each language says it in one way
    lines = {}
    for page, y, _, width, room in running:
        lines.setdefault((page, y, room), []).append(width)
    both = [(sum(widths) + BESIDE * (len(widths) - 1), room) for (_, _, room), widths in lines.items()]
    assert max(len(widths) for widths in lines.values()) == 2
    assert all(width <= room + 0.01 for width, room in both)


def pen(room, **facts):
    class Measured(Pen, frozen=True):
        def width(self, words, style):
            return float(len(words))

    style = SimpleNamespace(paper=SimpleNamespace(width=room))
    return Measured(None, None, style, None, 1, {"code": "CODE", "version": "V1", **facts})


@pytest.mark.parametrize(
    ("room", "lines"),
    [
        (55, ("CODE · V1 · 1 January 2026", "")),
        (45, ("CODE · V1", "1 January 2026")),
        (44, ("CODE · V1", "1 January 2026")),
        (39, ("CODE · V1", "1 January 2026")),
    ],
)
def test_a_date_goes_down_to_a_second_line_with_room(room, lines):
    names = ("code", "version", "date")
    made = pen(room, date="1 January 2026", day="2026-01-01")
    assert made.told_on(names, "foot", ("Page 1 of 9", "Call"), "foot-page") == lines


@pytest.mark.parametrize(
    ("room", "calls", "lines"),
    [
        (46, "C" * 40, ("CODE · V1 · 2026-01-01", "")),
        (35, "C" * 13, ("CODE · V1", "2026-01-01")),
        (35, "C" * 30, ("CODE · V1", "")),
    ],
)
def test_a_date_is_said_in_figures_before_it_is_left_out(room, calls, lines):
    names = ("code", "version", "date")
    made = pen(room, date="1 January 2026", day="2026-01-01")
    assert made.told_on(names, "foot", ("Page 1 of 9", calls), "foot-page") == lines


def test_one_line_says_the_date_in_figures_before_it_leaves_it_out():
    made = pen(46, date="1 January 2026", day="2026-01-01")
    assert made.told(("code", "version", "date"), "foot", "Page 1 of 9", "foot-page") == "CODE · V1 · 2026-01-01"
    assert made.told(("code", "version"), "foot", "Page 1 of 9", "foot-page") == "CODE · V1"
