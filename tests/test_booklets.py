"""Pages of booklets and of forms: when to call inside the cover and on the back, contents, questions, team, diary."""

from __future__ import annotations

import pytest
from documents import MAIN, TALK, library, literal

from takehome.checks.calls import CALLS
from takehome.checks.rules import report
from takehome.element import Box, Drawing, Row, Rows, Text, walk
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.strips import Art, Rule, Words

BOOKS = ("living-with-advanced-lung-cancer", "starting-lung-cancer-treatment", "when-treatment-stops-working")
PLACES = [(brand, paper) for brand in ("default", "riverside", "harbor") for paper in ("letter", "a4")]


def order(**said):
    return validate(Order, {"order": "o", **said})


def book(name, **changes):
    return make(library(), library().order(name).model_copy(update=changes))


def lines(page, artifact=False):
    """The texts of a page, in the order they were placed, each line by itself."""
    found = [p.piece for p in page.placed if isinstance(p.piece, Words) and p.piece.artifact == artifact]
    return [" ".join("".join(part.text for part in piece.line.pieces).split()) for piece in found]


def said(page):
    return "".join("".join(lines(page)).split())


def squeezed(text):
    return "".join(str(text).split())


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize(("brand", "paper"), PLACES)
def test_both_tiers_stand_inside_the_cover_and_on_the_back(name, brand, paper):
    made = book(name, brand=brand, paper=paper)
    count = len(made.pages.pages)
    assert count % 4 == 0 and count <= 48
    broken = report(made.document, made.tree, made.pages, graded=False).problems
    assert [one for one in broken if one.rule == CALLS] == []
    back, inside = said(made.pages.pages[-1]), [said(page) for page in made.pages.pages[1:3]]
    assert made.pages.numbers["back"] == count
    for sign in made.document.first_signs:
        if sign.tier == "emergency":
            assert squeezed(sign.text) in inside[0]
        if sign.locked:
            assert squeezed(sign.text).split("{{")[0] in back
    assert any(s.tier == "clinic-today" and squeezed(s.text) in inside[1] for s in made.document.first_signs)


@pytest.mark.parametrize("lang", ["es", "ar", "zh-Hans"])
@pytest.mark.parametrize(("brand", "paper"), PLACES)
def test_both_tiers_face_each_other_in_every_language(lang, brand, paper):
    parts = [{"topic": MAIN}]
    made = make(library(), order(parts=parts, layout="booklet", langs=[lang], brand=brand, paper=paper))
    assert (made.pages.numbers["when-to-call"], made.pages.numbers["call-today"]) == (2, 3)
    broken = report(made.document, made.tree, made.pages, graded=False).problems
    assert [one for one in broken if one.rule == CALLS] == []
    notes = [str(note.text) for note in made.document.shared.call_notes if note.tier is None]
    told = "".join(said(page) for page in made.pages.pages[1:8])
    assert notes and all(told.count(squeezed(note).split("{")[0]) == 1 for note in notes)


@pytest.mark.parametrize("topic", library().topics())
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_handout_is_a_booklet_by_itself(topic, paper):
    made = make(library(), order(parts=[{"topic": topic}], layout="booklet", paper=paper))
    broken = report(made.document, made.tree, made.pages, graded=False).problems
    assert [one for one in broken if one.rule == CALLS] == [] and made.pages.split_boxes == ()


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("topic", [MAIN, "managing-symptoms", "targeted-therapy"])
def test_each_box_of_the_clinic_says_what_to_do_when_nobody_answers(topic, paper):
    made = make(library(), order(parts=[{"topic": topic}], layout="booklet", paper=paper))
    ours = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]
    said_there = ["".join(run.text for t in walk(box) if isinstance(t, Text) for run in t.runs) for box in ours]
    assert len(ours) > 1
    assert all("No answer in 15 minutes?" in words for words in said_there)


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", BOOKS)
def test_what_is_in_a_chapter_stands_on_its_first_page(name, paper):
    made = book(name, brand="default", paper=paper)
    titles = [str(chapter.handout.title) for chapter in made.document.chapters]
    opened = [made.pages.numbers[f"{chapter.topic}."] for chapter in made.document.chapters]
    listed = [page.number for page in made.pages.pages if squeezed("In this chapter") in said(page)]
    assert len(titles) > 2 and listed == opened


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", BOOKS)
def test_the_last_form_has_as_many_lines_as_its_page_holds(name, paper):
    made = book(name, brand="default", paper=paper)
    page = made.pages.pages[made.pages.numbers["visits"] - 1]
    lines = sorted({round(p.y) for p in page.placed if isinstance(p.piece, Rule)})
    assert len(lines) >= 8 and page.bottom - lines[-1] < (page.bottom - page.top) / 3
    assert made.pages.numbers["visits"] == page.number  # and none overleaf
    assert len(made.pages.pages) == (44 if name.startswith("starting") else 48)


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_facing_pages_cut_no_box_and_have_the_same_signs_in_both(paper):
    parts = [{"topic": MAIN, "only": ["next-steps", "choices"]}]
    made = make(library(), order(parts=parts, layout="booklet", langs=["ar", "en"], paper=paper))
    assert made.pages.split_boxes == ()
    ours = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]
    half = len(ours) // 2
    counts = [sum(isinstance(e, Row) for e in walk(box)) for box in ours]
    assert half >= 3 and counts[:half] == counts[half:]
    for box in ours:
        assert any("555-0100" in run.text for t in walk(box) if isinstance(t, Text) for run in t.runs)


@pytest.mark.parametrize("name", BOOKS)
def test_what_the_first_boxes_leave_stands_where_they_say(name):
    made = book(name)
    numbers, say = made.pages.numbers, library().words("en").say
    for key, anchor, page in (("more_emergency", "more-now", 2), ("more_today", "more-today", 3)):
        words = say[key].format(page=numbers[anchor], phone=made.document.brand.phones.emergency)
        assert squeezed(words) in said(made.pages.pages[page - 1])
    assert [numbers[name] for name in ("when-to-call", "more-signs", "more-now")] == [2, 4, 4]
    ours = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]
    texts = [{id(t) for t in walk(box) if isinstance(t, Text)} for box in ours]
    every = [s for s in (*made.document.first_signs, *made.document.more_signs) if s.tier == "clinic-today"]
    told = [t for box in ours for t in walk(box) if isinstance(t, Text)]
    for sign in every:  # each stands in one box, whole
        assert sum("".join(run.text for run in t.runs).startswith(str(sign.text).split("{{")[0]) for t in told) == 1
    pages = [
        {
            page.number
            for page in made.pages.pages
            for p in page.placed
            if getattr(p.piece, "text", None) is not None and id(p.piece.text) in box
        }
        for box in texts
    ]
    assert all(len(some) == 1 for some in pages)


def test_a_full_back_gives_up_other_things_before_its_reasons():
    made = book(BOOKS[0])
    back = made.pages.pages[-1]
    for sign in made.document.first_signs:
        assert squeezed(sign.text).split("{{")[0] in said(back)
    assert made.pages.numbers["about"] < back.number  # the imprint follows the sources


@pytest.mark.parametrize("lang", ["en", "es", "ar", "zh-Hans"])
def test_each_number_on_the_back_has_a_line_of_its_own_with_its_hours(lang):
    made = make(library(), order(parts=[{"topic": MAIN}], layout="booklet", langs=[lang]))
    brand = made.document.brand
    found = [line for line in lines(made.pages.pages[-1]) if brand.phones.day in line or brand.phones.night in line]
    assert len(found) == 2
    assert brand.phones.night not in found[0] and found[0].endswith(" ".join(brand.hours.split()))
    assert brand.phones.day not in found[1] and found[1].startswith(brand.phones.night)


@pytest.mark.parametrize("name", BOOKS)
def test_the_emergency_number_on_the_back_stands_under_a_heavy_rule_and_no_rule_is_close_to_words(name):
    back = book(name).pages.pages[-1]
    rules = [p for p in back.placed if isinstance(p.piece, Rule)]
    inks = [p for p in back.placed if isinstance(p.piece, Words)]
    assert [p.piece.thickness for p in rules] == [3, *[0.5] * (len(rules) - 1)] and len(rules) >= 3
    first = min((p for p in inks if p.y > rules[0].y), key=lambda p: p.y)
    assert "911" in "".join(run.text for run in first.piece.text.runs)
    for rule in rules:
        above = max(p.y + p.height for p in inks if p.y < rule.y)
        below = min(p.y for p in inks if p.y >= rule.y)
        assert rule.y - above >= 4.9 and below - rule.y >= 4.4


@pytest.mark.parametrize("name", BOOKS)
def test_contents_begin_with_when_to_call_and_tell_chapters_from_pages(name):
    made = book(name)
    (page,) = [page for page in made.pages.pages if page.number == made.pages.numbers["contents"]]
    words = lines(page)
    at = words.index("What is in this booklet")
    assert words[at + 1 : at + 3] == ["When to call", "2"]
    titles = [str(chapter.handout.title) for chapter in made.document.chapters]
    assert "1" in words[at + 3 : at + 6]
    placed = [p for p in page.placed if isinstance(p.piece, Words)]
    styles = {name: [p for p in placed if p.piece.text.style == name] for name in ("contents-number", "contents-page")}
    assert len(styles["contents-number"]) == len(titles)
    assert len(styles["contents-page"]) == len(list(made.document.contents(lambda key, **_: key)))
    (edge,) = {round(p.x + p.width, 1) for p in styles["contents-page"]}
    assert max(p.x for p in styles["contents-number"]) < 100 < min(p.x for p in styles["contents-page"]) <= edge


@pytest.mark.parametrize("layout", ["sheet", "large_print", "booklet"])
def test_questions_that_go_on_have_their_heading_again_for_the_eye_only(layout):
    chosen = [("talking-with-your-care-team", "visits"), ("clinical-trials", "what-is"), (MAIN, "why")]
    chosen += [("managing-symptoms", "sym-diary")] if layout == "large_print" else []  # two pages of one handout's
    parts = [{"topic": topic, "only": [section]} for topic, section in chosen]
    made = make(library(), order(parts=parts, layout=layout))
    say = library().words("en").say
    asked = {q.text: c.handout.title for c in reversed(made.document.chapters) for q in c.handout.questions.ready}
    found = 0
    for page in made.pages.pages[made.pages.numbers["questions"] :]:
        again = lines(page, artifact=True)
        titles = [title for text, title in asked.items() if squeezed(text).startswith(squeezed(lines(page)[0]))]
        if titles and page.number <= made.pages.numbers["team"]:
            found += 1
            assert squeezed("".join(again)) == squeezed(f"{titles[0]} {say['continued']}")
    assert found
    texts = ["".join(run.text for run in t.runs) for t in walk(made.tree) if isinstance(t, Text)]
    assert not [text for text in texts if text.endswith(say["continued"]) and "questions" in text]


def test_a_hospice_line_stands_where_pages_send_there_and_numbers_have_their_hours():
    say = library().words("en").say
    for topic in ("palliative-and-hospice-care", "managing-symptoms"):
        made = make(library(), order(parts=[{"topic": topic}]))
        (page,) = [page for page in made.pages.pages if page.number == made.pages.numbers["team"]]
        assert say["role_hospice"] in lines(page), "boxes say: call your hospice line first"
        phones = made.document.brand.phones
        assert {"Weekdays, 8 am to 5 pm", "Nights and weekends", phones.day, phones.night} <= set(lines(page))
    given = make(library(), order(parts=[{"topic": topic}], set={"phones.hospice": "555-0177", "phones.night": None}))
    (page,) = [page for page in given.pages.pages if page.number == given.pages.numbers["team"]]
    assert {say["role_hospice"], "555-0177", say["role_night"]} <= set(lines(page))


def test_a_trial_has_a_line_in_the_handout_on_trials_and_booklets_with_it():
    say = library().words("en").say
    for parts, there in ((["clinical-trials"], True), ([MAIN, "clinical-trials"], True), ([MAIN], False)):
        made = make(library(), order(parts=[{"topic": topic} for topic in parts]))
        (page,) = [page for page in made.pages.pages if page.number == made.pages.numbers["team"]]
        assert (say["role_trial"] in lines(page)) == there, parts


def test_palliative_care_has_a_line_only_where_pages_speak_of_it():
    say = library().words("en").say
    topics = {"palliative-and-hospice-care": True, MAIN: True, TALK: False, "chemotherapy-side-effects": False}
    for topic, speaks in topics.items():
        made = make(library(), order(parts=[{"topic": topic}]))
        (page,) = [page for page in made.pages.pages if page.number == made.pages.numbers["team"]]
        assert (say["role_palliative"] in lines(page)) == speaks, topic


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
@pytest.mark.parametrize("language", library().languages(MAIN))
def test_no_page_leads_to_a_crisis_line_that_is_not_there(language, layout):
    sign = library().shared(language).signs["suicide-risk"]
    for crisis in ("988", None):
        made = make(
            library(),
            order(parts=[{"topic": MAIN}], langs=[language], layout=layout, set={"phones.crisis": crisis}),
        )
        texts = ["".join(run.text for run in text.runs) for text in walk(made.tree) if isinstance(text, Text)]
        said = [text for text in texts if text.startswith(str(sign.text))]
        notes = [text for text in texts if text.endswith(str(sign.note))]
        line = library().words(language).say["crisis_line"].split("{")[0]
        lines = [text for text in texts if text.startswith(line) and text not in notes]
        places = 2 if layout == "booklet" else 1  # the back has it too
        assert len(said) == places
        assert (len(notes), len(lines)) == ((places, places) if crisis else (0, 0))


@pytest.mark.parametrize(("language", "stop"), [("ar", "."), ("es", ".")])
def test_a_note_on_the_line_of_its_sign_is_a_sentence_of_its_own(language, stop):
    made = make(library(), order(parts=[{"topic": MAIN}], langs=[language]))
    texts = ["".join(run.text for run in text.runs) for text in walk(made.tree) if isinstance(text, Text)]
    sign = library().shared(language).signs["suicide-risk"]
    said = f"{sign.text}{stop} {sign.hospice_note} {sign.note}".replace("**", "").replace("{{phones.emergency}}", "911")
    assert said in [text.replace("\u00a0", " ") for text in texts]


def test_a_diary_stays_on_one_page():
    made = book(BOOKS[0])
    heads = [page.number for page in made.pages.pages if "What helped" in lines(page)]
    assert len(heads) == 1
    assert not any("What helped" in lines(page, artifact=True) for page in made.pages.pages)


def test_a_margin_note_and_the_list_it_stands_before_share_a_page():
    made = book(BOOKS[1])
    pages = {
        words: page.number
        for page in made.pages.pages
        for words in ("Keep it in one place", "Bills", "One folder for all papers may make this easier. Ask your")
        if words in lines(page)
    }
    assert len(pages) == 3 and len(set(pages.values())) == 1


@pytest.mark.parametrize(("brand", "paper"), PLACES)
def test_an_arabic_sheet_has_a_box_of_the_clinic_on_page_1(brand, paper):
    made = make(library(), order(parts=[{"topic": MAIN}], langs=["ar"], brand=brand, paper=paper))
    first = made.pages.pages[0]
    boxes = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]
    here = {id(p.piece.text) for p in first.placed if isinstance(p.piece, Words)}
    assert made.pages.numbers["call-now"] == 1 and made.pages.numbers["call-today"] == 2
    texts = [t for t in walk(boxes[0]) if isinstance(t, Text)]
    assert texts and {id(t) for t in texts} <= here
    told = "".join(run.text for t in texts for run in t.runs)
    phones = made.document.brand.phones
    told = told.replace("\u00a0", " ")
    assert phones.day in told and phones.night in told
    assert "38" in told  # its sign that is locked
    assert {id(d) for d in walk(boxes[0]) if isinstance(d, Drawing)} & {
        id(p.piece.drawing) for p in first.placed if isinstance(p.piece, Art)
    }


@pytest.mark.parametrize(
    ("lang", "brand", "paper"),
    [
        *[("es", brand, "letter") for brand in ("default", "harbor", "riverside")],
        *[("ar", "default", paper) for paper in ("letter", "a4")],
    ],
)
def test_a_small_box_of_the_clinic_has_icon_heading_both_numbers_and_what_to_do_when_nobody_answers(lang, brand, paper):
    made = make(library(), order(parts=[{"topic": MAIN}], langs=[lang], brand=brand, paper=paper))
    box = next(e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today")
    assert made.pages.numbers["call-today"] == 2  # the whole box stands overleaf
    assert sum(isinstance(e, Drawing) for e in walk(box)) == 1
    say = library().words(lang).say
    found, (heading,) = lines(made.pages.pages[0]), [t for t in walk(box) if isinstance(t, Text) and t.role == "H3"]
    assert heading.runs[0].text == say["call_any_hour"]
    theirs = made.document.brand
    when, at = say["call_emergency_when"], found.index(say["call_any_hour"])
    assert found[at + 1] == when if heading.style == "call" else when not in found[at:]  # smaller, it says less
    numbers = " ".join(line for line in found if line.startswith((theirs.phones.day, theirs.phones.night)))
    day = " ".join(f"{theirs.phones.day} {theirs.hours}".split())
    night = say["call_night"].format(phone=theirs.phones.night)
    assert numbers in (f"{day} · {theirs.phones.night} {say['by_night']}", f"{theirs.phones.day}، {night}")
    note = next(n for n in library().shared(lang).call_notes if n.id == "call-no-answer")
    said = " ".join(found[at:])
    assert literal(note.text) in said and str(note.hospice_note) in said
    assert sum(isinstance(e, Row) and e.role == "LI" for e in walk(box)) == 3


# what the eye falls on


def set_in(page, style):
    """The lines of a page in a style: their words, and where they are placed."""
    placed = [p for p in page.placed if isinstance(p.piece, Words) and p.piece.text.style == style]
    return [(" ".join("".join(part.text for part in p.piece.line.pieces).split()), p) for p in placed]


def test_a_title_is_parted_alike_on_the_cover_and_at_its_chapter():
    made = book("when-treatment-stops-working")
    cover = [words for words, _ in set_in(made.pages.pages[0], "title")]
    (number,) = {n for name, n in made.pages.numbers.items() if name == f"{MAIN}."}
    assert cover == ["When lung", "cancer treatment", "stops working"]
    assert [words for words, _ in set_in(made.pages.pages[number - 1], "chapter")] == cover


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("langs", [["ar", "en"], ["es", "en"], ["zh-Hans", "en"], ["ar"], ["es"]])
def test_a_cover_gives_the_second_title_and_the_notes_their_room(langs, paper):
    made = make(library(), order(parts=[MAIN], layout="booklet", langs=langs, paper=paper))
    cover = made.pages.pages[0]
    title, reader, noted = (set_in(cover, style) for style in ("other-title", "deck", "notice"))
    assert all(p.width > 140 and p.piece.style.size >= 10 for _, p in noted) and 1 < len(noted) <= 7
    assert set_in(cover, "title") and len(reader) > 0
    assert any(not isinstance(p.piece, Words) and p.height > 200 for p in cover.placed)  # the window
    assert bool(title) == (len(langs) == 2)
    for words, placed in title:
        assert words.count(" ") > 1 and placed.width > 300
        assert reader[0][1].y - placed.y - placed.height > 12


@pytest.mark.parametrize("lang", ["ar", "es", "en"])
def test_contents_of_a_whole_handout_stand_on_one_page(lang):
    made = make(library(), order(parts=[MAIN], layout="booklet", langs=[lang]))
    listed = {id(text) for e in walk(made.tree) if isinstance(e, Rows) and e.role == "TOC" for text in walk(e)}
    assert len({n for n, id_ in lines_of(made) if id_ in listed}) == 1


@pytest.mark.parametrize("langs", [["es", "en"], ["ar", "en"], ["en"]])
def test_where_to_get_help_stands_whole(langs):
    made = make(library(), order(parts=[MAIN], layout="booklet", langs=langs))
    helps = [{id(e) for e in walk(rows)} for rows in walk(made.tree) if isinstance(rows, Rows) and rows.look == "help"]
    assert len(helps) == len(langs)
    for ids in helps:
        assert len({number for number, id_ in lines_of(made) if id_ in ids}) == 1


def lines_of(made):
    """Each line: its page, and which text it is of."""
    placed = ((page.number, p.piece) for page in made.pages.pages for p in page.placed)
    return [(number, id(piece.text)) for number, piece in placed if isinstance(piece, Words)]


def test_publishers_are_one_run():
    made = book("when-treatment-stops-working")
    (rows,) = [e for e in walk(made.tree) if isinstance(e, Rows) and e.look == "publishers"]
    assert len(rows.rows) == 1 and len([e for e in walk(rows) if isinstance(e, Text)]) == 1
