"""Facing pages: two languages in one booklet, section beside section, each in a part of its own."""

import io
from itertools import combinations, pairwise

import pikepdf
import pytest
from documents import MAIN, cards, close, lacks, library, pieces, reasons, style_of, tight
from expected import Walk, headings, squeezed
from msgspec.structs import replace
from test_documents import overlap

from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure
from takehome.cli import main
from takehome.element import Box, Flow, Row, Rows, Run, Text
from takehome.element import walk as elements_of
from takehome.facing import MARK, Rank, abreast, apart, level, pairs, ranks
from takehome.make import make
from takehome.order import Order
from takehome.pages import Pages, finished
from takehome.schema import validate
from takehome.spreadbreaks import even
from takehome.spreads import Ruling, spreads
from takehome.strips import Frame, Rule, Strip, Words

LANGUAGES = ["es", "ar", "zh-Hans"]
languages = pytest.mark.parametrize("language", LANGUAGES)
NOTICE = "Translation: not yet checked by a qualified health translator"
MADE = {}


def book(*langs, layout="booklet", **more):
    key = (langs, layout, repr(more))
    if key not in MADE:
        order = {"order": "two", "parts": [{"topic": MAIN}], "layout": layout, "langs": list(langs), **more}
        MADE[key] = make(library(), validate(Order, order))
    return MADE[key]


def spoken(data):
    """The structure tree, and its two parts."""
    (root,) = read_structure(data).kids
    assert root.role == "Document"
    return root, *root.nodes


@languages
def test_each_section_begins_level_with_itself_on_the_page_that_faces_it(language):
    made = book(language, "en")
    anchors = made.pages.anchors
    sections = [f"{MAIN}.{section.id}" for section in library().handout(MAIN).sections]
    sections += ["when-to-call", "contents", "questions", "words", "help"]
    there = [name for name in sections if name in anchors]
    assert len(there) >= 16
    for name in there:
        (page, y), (other, its_y) = anchors[name], anchors[MARK + name]
        assert page % 2 == 0 and other == page + 1, name
        leads = style_of(library(), language, "booklet", "half-letter").text("h1").leading
        assert abs(y - its_y) < leads, name  # a heading's anchor is the top of its line, whatever its script


@languages
def test_cover_and_back_are_in_the_patients_language_and_the_sheets_are_whole(language):
    made = book(language, "en")
    count = len(made.pages.pages)
    assert count % 4 == 0
    assert [page.number for page in made.pages.pages] == list(range(1, count + 1))
    assert made.pages.anchors["title"][0] == 1
    assert made.pages.anchors["back"][0] == count
    assert MARK + "back" not in made.pages.anchors


@languages
def test_the_tree_has_a_part_for_each_language(language):
    root, first, second = spoken(book(language, "en").data)
    assert root.lang in (None, language)
    assert [(part.role, part.lang) for part in (first, second)] == [("Part", language), ("Part", "en")]


@languages
def test_each_part_says_the_words_of_the_yaml_in_its_language_in_order(language):
    """Cover, sources, imprint and back are there once, in the first; all else is in both, page by page."""
    made = book(language, "en")
    _, *parts = spoken(made.data)
    walks = [
        Walk(((MAIN, None),), lang=lang, headings=list(headings(part)))
        for lang, part in zip((language, "en"), parts, strict=True)
    ]
    told = [pieces(side, library().shared(w.lang)) for side, w in zip(made.tree.children, walks, strict=True)]
    assert told[0] == told[1]
    assert told[0][1] == {"es": 2, "ar": 2, "zh-Hans": 2}[language]  # notes said again overleaf
    for walk, other, part in zip(walks, walks[::-1], parts, strict=True):
        first = walk is walks[0]
        side = made.tree.children[0 if first else 1]
        shared = library().shared(walk.lang)
        walk.cards, walk.close, walk.tight = cards(made, side), close(side, shared), tight(side, shared)
        wanted = walk.facing(other, told[0][0], first, lacks(made), told[0][1], reasons(made))
        said = squeezed(part.text())
        assert len(said) > 20_000 or walk.lang == "zh-Hans"
        if walk.lang == "zh-Hans":  # which has no white between words
            said, wanted = said.replace(" ", ""), wanted.replace(" ", "")
        assert said == wanted


@languages
def test_the_back_has_every_locked_reason(language):
    made = book(language, "en")
    locked = sum(sign.locked for sign in made.document.first_signs)
    assert 5 < locked <= reasons(made)


@languages
def test_the_outline_is_in_the_patients_language(language):
    made = book(language, "en")
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        titles = []
        with pdf.open_outline() as outline:
            waiting = list(outline.root)
            while waiting:
                item = waiting.pop()
                titles.append(item.title)
                waiting += item.children
        assert pdf.Root.Lang == language
    mine = {str(section.title) for section in library().handout(MAIN, language).sections}
    theirs = {str(section.title) for section in library().handout(MAIN).sections}
    assert mine <= set(titles)
    assert not theirs & set(titles)


@languages
def test_links_and_page_numbers_lead_to_their_own_side(language):
    made = book(language, "en")
    data = made.data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        count = len(pdf.pages)
        inside = 0
        for number, page in enumerate(pdf.pages, start=1):
            for link in page.obj.get("/Annots", []):
                if "/Dest" not in link:
                    continue
                inside += 1
                side = 0 if number in (1, count) else number % 2
                target = pages[link.Dest[0].objgen]
                assert target % 2 == side or target == count, f"from page {number} to {target}"
    assert inside > 30


@languages
def test_every_page_says_that_nobody_has_checked_the_translation(language, poppler, tmp_path):
    import subprocess

    made = book(language, "en")
    (tmp_path / "two.pdf").write_bytes(made.data)
    done = subprocess.run([poppler("pdftotext"), "-raw", tmp_path / "two.pdf", "-"], capture_output=True, text=True)
    texts = done.stdout.split("\f")[:-1]
    assert len(texts) == len(made.pages.pages)
    for number, text in enumerate(texts, start=1):
        assert NOTICE in " ".join(text.split()), f"page {number}"


@pytest.mark.parametrize("paper", ["letter", "a4"])
@languages
def test_nothing_overlaps_and_nothing_leaves_its_frame(language, paper):
    made = book(language, "en", paper=paper)
    lines = 0
    for page in made.pages.pages:
        for placed in page.placed:
            assert placed.x >= page.left - 0.5, placed
            assert placed.x + placed.width <= page.left + made.style.paper.width + 0.5, placed
            if not isinstance(placed.piece, Frame):
                assert placed.y + placed.height <= page.bottom + 0.5, placed
        said = [p for p in page.placed if isinstance(p.piece, Words)]
        for one, other in combinations(said, 2):
            assert not overlap(one, other), (page.number, one.piece.text, other.piece.text)
        ruled = [p.y for p in page.placed if isinstance(p.piece, Rule) and p.width > 0.9 * made.style.paper.width]
        for words in said:
            middle = words.y + words.height / 2
            half = words.piece.style.size * 0.3
            assert not any(middle - half < y < middle + half for y in ruled), (page.number, words.piece.text)
        lines += len(ruled)
    assert lines > 30


@pytest.mark.parametrize("paper", ["letter", "a4"])
@languages
def test_the_validator_finds_nothing(language, paper, verapdf, tmp_path):
    file = tmp_path / "two.pdf"
    file.write_bytes(book(language, "en", paper=paper).data)
    for flavour in ("ua1", "2a"):
        assert verapdf(flavour, [file]) == {file: True}
    assert check_structure(file.read_bytes()) == ()


@pytest.mark.parametrize(("language", "right"), [("ar", True), ("es", False)])
def test_a_booklet_is_bound_as_its_first_language_is_read(language, right):
    made = book(language, "en")
    edges = style_of(library(), language, "booklet", "half-letter").paper.frame
    assert edges.start > edges.end
    for page in made.pages.pages:
        bound_left = (page.number % 2 == 1) != right
        assert page.left == (edges.start if bound_left else edges.end), page.number
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert (pdf.Root.ViewerPreferences.get("/Direction") == "/R2L") == right


def test_the_first_language_may_be_english():
    made = book("en", "ar")
    _, first, second = spoken(made.data)
    assert (first.lang, second.lang) == ("en", "ar")
    edges = style_of(library(), "en", "booklet", "half-letter").paper.frame
    assert made.pages.pages[1].left == edges.end  # page 2 lies left of a spine at the left


def test_the_file_names_both_languages_and_is_the_same_each_time():
    one = book("es", "en").data
    with pikepdf.open(io.BytesIO(one)) as pdf, pdf.open_metadata() as xmp:
        assert set(xmp["dc:language"]) == {"es", "en"}
    MADE.clear()
    assert book("es", "en").data == one


def test_words_to_know_stand_beside_their_meaning_in_the_other_language():
    made = book("es", "en")
    _, first, second = spoken(made.data)
    keys = []
    for part, language in ((first, "es"), (second, "en")):
        by_word = {str(term.word): key for key, term in library().shared(language).terms.items()}
        said = [inner.text().strip() for inner in part.walk() if inner.role in ("Lbl", "P", "LBody")]
        keys.append(list(dict.fromkeys(by_word[text] for text in said if text in by_word)))
    assert len(keys[0]) > 10
    assert keys[0] == keys[1]


# the command line


def told(capsys, *given):
    code = main([*given])
    return code, "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("booklet", MAIN, "--lang", "es+en+ar"), 1, "facing pages hold two languages"),
        (("booklet", MAIN, "--lang", "es+es"), 1, "this language is named twice"),
        (("booklet", MAIN, "--lang", "es+"), 2, "names no language"),
        (("booklet", MAIN, "--lang", "+"), 2, "names no language"),
        (("booklet", MAIN, "--lang", "es+tlh"), 1, "not there in 'tlh'"),
        (("build", MAIN, "--lang", "es+en"), 1, "has no facing pages"),
        (("booklet", MAIN, "--lang", "es+en", "--layout", "large_print"), 1, "has no facing pages"),
    ],
)
def test_what_cannot_be_is_said(given, code, said, capsys, tmp_path):
    got, output = told(capsys, *given, "-o", str(tmp_path / "two.pdf"))
    assert (got, said in output) == (code, True), output
    assert "hint: " in output
    assert not (tmp_path / "two.pdf").exists()


def test_the_command_makes_a_booklet_with_a_name_of_its_own(capsys, tmp_path):
    code, output = told(capsys, "booklet", f"{MAIN}:why,signs", "--lang", "es+en", "-o", str(tmp_path))
    assert code == 0, output
    assert [path.name for path in tmp_path.glob("*.pdf")] == [f"{MAIN}-why_signs-booklet-es-en.pdf"]


# filling spreads

ROOM = 100.0
RULING = Ruling(0.0, 50.0, 10.0, 0.5)


def strips(*heights, **more):
    return [Strip(float(height), **more) for height in heights]


def filled(*some, lines=RULING):
    found = spreads([(one, two) for one, two in some], {}, ROOM, (lines, lines))
    return [[[(y, strip.height) for strip, y in sheet.strips] for sheet in spread.sides] for spread in found]


def test_a_pair_starts_level_below_the_longer_side():
    ((one, two),) = filled((strips(40), strips(20)), (strips(10), strips(10)), lines=replace(RULING, pitch=99))
    assert one == [(0, 40), (40, 10)]
    assert two == [(0, 20), (40, 10)]


def test_lines_to_write_on_follow_the_shorter_side():
    ((one, two),) = filled((strips(60), strips(20)), (strips(10), strips(10)))
    assert one == [(0, 60), (60, 10)]
    assert two == [(0, 20), (20, 36), (60, 10)]
    (spread,) = spreads([(strips(60), strips(20))], {}, ROOM, (RULING, RULING))
    lines = spread.sides[1].strips[-1][0]
    assert [type(item.piece) for item in lines.items] == [Rule] * 3
    assert 20 + lines.height <= 60


def test_two_lines_are_not_worth_it():
    ((_, two),) = filled((strips(45), strips(20)))
    assert two == [(0, 20)]


def test_what_does_not_fit_goes_to_the_next_spread_on_both_sides():
    found = filled((strips(60), strips(60)), (strips(50), strips(10)))
    assert [[len(side) for side in spread] for spread in found] == [[1, 1], [1, 2]]


def test_a_turn_on_either_side_turns_both():
    found = filled((strips(10), strips(10)), (strips(10, page="new"), strips(10)))
    assert len(found) == 2


def test_a_side_that_is_missing_is_lines():
    ((one, two),) = filled((strips(60), []))
    assert one == [(0, 60)]
    assert two == [(0, 56)]


def test_what_is_taller_than_a_page_goes_on_over_as_many_as_it_needs():
    found = filled((strips(*[30] * 9), strips(*[30] * 4)))
    assert [len(side) for spread in found for side in spread[:1]] == [3, 3, 3]
    assert sum(1 for spread in found for y, tall in spread[1] if tall == 30) == 4
    for spread in found:
        assert all(y + tall <= ROOM for side in spread for y, tall in side)


def test_both_sides_turn_at_the_same_words():
    texts = [[Text((Run(str(n)),)) for n in range(4)] for _ in range(2)]
    order = {id(text): Rank(n, n == 2) for side in texts for n, text in enumerate(side)}
    setter, style = library().setter, style_of(library(), "en")
    from takehome.flow import Galley

    galley = Galley(style, setter, {})
    one, two = ([strip for text in side for strip in galley.strips(text)] for side in texts)
    assert level(one, two, order) == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert abreast(one, two, order) == [(0, 0), (2, 2)]
    for strip in one:
        strip.height = 45.0
    for strip in two:
        strip.height = 20.0
    found = spreads([(one, two)], order, ROOM, (RULING, RULING))
    sides = [[len([s for s, _ in sheet.strips if s.height in (45.0, 20.0)]) for sheet in s.sides] for s in found]
    assert sides == [[2, 2], [2, 2]]
    assert level(one, two, {}) == [(0, 0)]


def test_what_is_the_same_stands_level():
    moved, ends = even([(0, 0), (1, 1), (2, 3)], ([0, 10, 20], [0, 15, 20, 40]), [30, 50])
    assert moved == ([0, 5, 20], [0, 0, 0, 0])
    assert ends == [50, 50]
    moved, ends = even([(0, 0), (1, 1)], ([5, 30], [0, 10]), [40, 20])
    assert moved == ([0, 0], [5, 20])
    assert ends == [40, 40]
    assert even([(0, 0)], ([0.0, 3.0], [0.0]), [5.0, 2.0]) == (([0.0, 0.0], [0.0]), [5.0, 2.0])


@languages
def test_blocks_begin_level(language):
    """Nearly all: a page that would be too full is set as it comes."""
    level_, all_ = 0, 0
    for sides in faced(book(language, "en")):
        tops = [{rank: placed.y for rank, placed in reversed(side) if rank[1].begins} for side in sides]
        for rank in tops[0].keys() & tops[1].keys():
            all_ += 1
            level_ += abs(tops[0][rank] - tops[1][rank]) < 4
    assert all_ > 90
    assert level_ > 0.8 * all_


@languages
def test_inside_a_block_lines_keep_their_pitch(language):
    """No sign, point or paragraph drops away from the one before it to face its translation."""
    made = book(language, "en")
    inside = [
        {id(text): id(block) for text in elements_of(block) if isinstance(text, Text)}
        for block in elements_of(made.tree)
        if isinstance(block, Box) or (isinstance(block, Rows) and block.look == "bullets")
    ]
    assert len(inside) > 30
    count = 0
    for page in made.pages.pages[1:-1]:
        lines = sorted((p for p in page.placed if isinstance(p.piece, Words)), key=lambda p: p.y)
        for above, below in pairwise(lines):
            one, two = id(above.piece.text), id(below.piece.text)
            if any(one in block and two in block for block in inside):
                count += 1
                assert below.y - above.y - above.height < 12
    assert count > 200


def faced(made):
    """Of each spread, the lines of both sides, each with its section and rank."""
    sections = list(pairs(*(part.children for part in made.tree.children)))
    known = {key: (number, rank) for number, pair in enumerate(sections) for key, rank in ranks([pair]).items()}
    pages = {page.number: page for page in made.pages.pages}
    for number in range(2, len(pages) - 1, 2):
        lines = [
            [p for p in pages[number + i].placed if isinstance(p.piece, Words) and id(p.piece.text) in known]
            for i in range(2)
        ]
        yield [[(known[id(p.piece.text)], p) for p in sorted(some, key=lambda p: p.y)] for some in lines]


def heading(name):
    return Flow((Text((Run(name),), "h1", "H2", id=name),), role="Sect")


def test_what_only_one_side_has_follows_what_it_stood_after():
    first = (heading("a"), heading("b"), heading("d"))
    second = apart((heading("a"), heading("c"), heading("b")))
    found = [tuple([e.children[0].id for e in side] for side in pair) for pair in pairs(first, second)]
    assert found == [(["a"], [MARK + "a", MARK + "c"]), (["b"], [MARK + "b"]), (["d"], [])]
    both = [pair for pair in pairs(first, second)]
    known = ranks(both)
    assert id(first[1]) in known and id(first[0]) not in known


def test_ids_and_links_are_made_their_own_and_nothing_else():
    text = Text((Run("to {page}", href="#a", page_of="a"), Run("out", href="https://example.org")), id="b")
    (moved,) = apart((text,))
    assert (moved.id, moved.runs[0].href, moved.runs[0].page_of) == (MARK + "b", f"#{MARK}a", MARK + "a")
    assert moved.runs[1] == text.runs[1]
    assert (moved.style, moved.role) == (text.style, text.role)


def test_pages_of_a_side_have_the_numbers_they_are_given():
    (spread,) = spreads([(strips(10), strips(10))], {}, ROOM, (RULING, RULING))
    pages: Pages = finished([spread.sides[1]], style_of(library(), "en", "booklet", "a5"), [7])
    assert [page.number for page in pages.pages] == [7]


def test_the_heading_of_what_is_in_a_chapter_begins_level():
    """It is a paragraph in the tree: what is in a chapter is no section."""

    def opening(*points):
        lines = tuple(Row((), (Text((Run(point),), "item"),), "LI") for point in ("First", "Second"))
        inside = (Text((Run("In this chapter"),), "h2", "P"), Rows(lines, "chapter-contents", role="TOC"))
        said = tuple(Text((Run(point),)) for point in points)
        return Flow((*said, Flow((Rows((Row((), inside),), "inside", role=None),), foot=True)))

    one, two = opening("What to know."), opening("Lo que conviene saber.")
    places = ranks([((one,), (two,))])
    heads = [element for side in (one, two) for element in elements_of(side) if getattr(element, "style", "") == "h2"]
    assert len(heads) == 2 and all(places[id(head)].begins for head in heads)
