"""Long lists of further signs stand in groups, by parts of the body, and no tier is mixed with another."""

from datetime import date

import pytest
from expected import Walk, noted
from workspaces import built, handout, shared, workspace, written

from takehome.checks.structure import read_structure
from takehome.element import Box, Rows, Text, walk, words
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.parts.reasons import LEAST_COLUMNS, LONGEST
from takehome.schema import validate
from takehome.shelf import stock

TODAY = date(2026, 11, 24)


def made_of(topic: str, layout: str = "sheet", language: str = "en"):
    order = {"order": "one", "parts": [{"topic": topic}], "layout": layout, "langs": [language]}
    return make(Library(stock(), TODAY), validate(Order, order))


def boxes(made):
    """Each box for calls behind the heading of more reasons."""
    every = list(walk(made.tree))
    start = next(i for i, e in enumerate(every) if isinstance(e, Text) and e.id == "more-signs")
    return [e for e in every[start:] if isinstance(e, Box) and e.look in ("urgent", "today")]


def groups(box):
    """The areas of a box, each with the words of its signs."""
    for rows in walk(box):
        if isinstance(rows, Rows) and rows.look == "areas":
            for row in rows.rows:
                (head,) = row.head
                yield words(head.runs), texts(row.body[0])


def texts(element):
    """The signs and notes in an element, in order."""
    lists = [e for e in walk(element) if isinstance(e, Rows) and e.look == "call"]
    return [words(e.runs).replace("\u00a0", " ") for rows in lists for e in walk(rows) if isinstance(e, Text)]


def signs(box):
    return [row for e in walk(box) if isinstance(e, Rows) and e.look == "call" for row in e.rows]


TOPICS = ("managing-symptoms", "kidney-cancer-treatment-stops-working", "lung-cancer-treatment-guide")


@pytest.mark.parametrize("topic", TOPICS)
def test_no_list_of_further_signs_is_longer_than_seven(topic):
    found = boxes(made_of(topic))
    lists = [len(e.rows) for box in found for e in walk(box) if isinstance(e, Rows) and e.look == "call"]
    assert len(found) == 4  # those for the day fill two boxes: a page before would else be half white
    assert any(len(signs(box)) > LONGEST for box in found)
    assert max(lists) <= LONGEST
    assert len({bool(list(groups(box))) for box in found}) == 1  # one form in a document


def test_boxes_are_all_in_groups_where_that_takes_no_page_more_and_none_is_where_it_does():
    small, large = (
        made_of("lung-cancer-treatment-stops-working"),
        made_of("lung-cancer-treatment-stops-working", language="zh-Hans"),
    )
    assert sorted(len(signs(box)) for box in boxes(small))[0] < LEAST_COLUMNS
    assert all(list(groups(box)) for box in boxes(small))
    assert not any(list(groups(box)) for box in boxes(large))
    assert [len(one.pages.pages) for one in (small, large)] == [20, 21]


@pytest.mark.parametrize(
    ("language", "form", "moved"),
    [("en", "areas", ()), ("es", "areas", ()), ("ar", "areas", ()), ("zh-Hans", "columns", ("face-swelling",))],
)
def test_signs_stand_in_their_order_under_the_words_of_the_language_or_in_columns(language, form, moved):
    topic = "lung-cancer-treatment-stops-working"
    yaml = Walk(((topic, None),), lang=language)
    yaml.moved = moved  # what page 1 leaves
    more = yaml.signs("more")
    ours = [s for s in more if s["tier"] == "clinic-today"]
    kinds = [[s for s in more if s["tier"] == "emergency"]]
    kinds += [[s for s in ours if s.get("any_hour", "true") == flag] for flag in ("true", "false")]
    wanted = [yaml.by_area(signs) if form == "areas" else [("", signs)] for signs in kinds]
    found = [list(groups(box)) or [("", texts(box))] for box in boxes(made_of(topic, language=language))]
    if form == "columns":  # those for the day may stand in two boxes
        found = [*found[:2], [("", [text for box in found[2:] for _, some in box for text in some])]]
    said = [[(word, [yaml.plain(t) for s in some for t in noted(s)]) for word, some in box] for box in wanted]
    assert len(more) > 15 and found == said


def test_every_sign_of_the_stock_has_an_area_that_has_a_name():
    shared = Library(stock(), TODAY).shared("en")
    assert len(shared.signs) > 50
    assert {sign.area for sign in shared.signs.values()} == set(shared.areas)


def test_a_sign_without_an_area_comes_first_below_no_name():
    library = Library(stock(), TODAY)
    shared, topic = library.shared("en"), "lung-cancer-treatment-guide"
    name = [one for one in library.handout(topic).more_signs if shared.signs[one].tier == "emergency"][-1]
    own = {**shared.signs, name: shared.signs[name].model_copy(update={"area": None, "note": None})}
    library._kept["shared", "en"] = shared.model_copy(update={"signs": own})
    order = validate(Order, {"order": "one", "parts": [{"topic": topic}]})
    box = boxes(make(library, order))[0]
    (rows,) = [e for e in walk(box) if isinstance(e, Rows) and e.look == "areas"]
    first, second, *_ = rows.rows
    assert not first.head
    assert [words(e.runs) for e in walk(first) if isinstance(e, Text)] == [str(shared.signs[name].text)]
    assert second.head


@pytest.mark.parametrize("layout", ["large_print", "booklet"])
def test_no_box_is_parted_for_the_names_of_groups(layout):
    made = made_of("managing-symptoms", layout)
    assert not {"urgent", "today"} & set(made.pages.split_boxes)
    assert not [e for e in walk(made.tree) if isinstance(e, Rows) and e.look == "areas"]


def test_the_first_of_more_reasons_stand_below_their_heading():
    pages = made_of("kidney-cancer-treatment-stops-working").pages.numbers
    assert pages["more-signs"] == pages["more-now"]


def test_an_area_that_has_no_name_is_told(tmp_path):
    from takehome.links import check

    library = Library(stock(), TODAY)
    shared = library.shared("en")
    areas = {id: word for id, word in shared.areas.items() if id != "belly"}
    handout = library.handout("managing-symptoms")
    problems = check(handout, shared.model_copy(update={"areas": areas}), {}, {}, ())
    assert [p.message for p in problems if "area" in p.message][:1] == ["there is no area 'belly'"]


@pytest.mark.parametrize("brief", ["false", "true"])
@pytest.mark.parametrize("area", [None, "zone"])
def test_more_signs_than_a_page_holds_go_on_overleaf(brief, area, tmp_path):
    many = [f"e{i}" for i in range(60)]
    ask = [{"id": "a", "title": "A", "blocks": [{"text": "Words.", "from": ["seed"]}]}]
    library = workspace(tmp_path, handout("en", ask, when_to_call=["breath", "fever"], more_signs=many))
    said = shared("en")
    for id in many:
        text = f"Sudden or very bad trouble {id}, noisy breathing, or blue lips"
        said["signs"][id] = {"tier": "emergency", "text": text, "from": ["seed"], **({"area": area} if area else {})}
    written(tmp_path / "handouts" / "shared" / "en.yaml", said | ({"areas": {"zone": "Zone"}} if area else {}))
    made = built(Library(library.root, TODAY), "en", layout="sheet", brief=brief)
    assert [text for box in boxes(made) for text in texts(box)] == [said["signs"][id]["text"] for id in many]


def test_signs_in_two_columns_are_read_as_one_list():
    made = made_of("chemotherapy-side-effects")
    assert not any(list(groups(box)) for box in boxes(made))
    lists = [len(node.nodes) for node in read_structure(made.data).walk() if node.role == "L"]
    counts = [len(signs(box)) for box in boxes(made)]
    assert counts and all(count in lists for count in counts)


@pytest.mark.parametrize("topic", Library(stock(), TODAY).topics())
def test_no_page_of_reasons_is_left_half_white(topic):
    made = made_of(topic)
    first = made.pages.numbers["when-to-call"]
    pages = made.pages.pages[first - 1 : made.pages.numbers["contents"]]
    assert len(pages) > 1
    fills = [(page.used - page.top) / (page.bottom - page.top) for page in pages]
    assert min(fills) > 0.5


def test_signs_for_the_day_in_two_boxes_are_each_whole_with_the_numbers_and_in_order():
    made = made_of("kidney-cancer-treatment-stops-working")
    *_, hours, one, two = boxes(made)
    says = [[words(e.runs) for e in walk(box) if isinstance(e, Text)] for box in (hours, one, two)]
    assert [said[0] for said in says[1:]] == ["Call us today", "Call us today (continued)"]
    assert {said[1] for said in says[1:]} == {"Also call today, even if we are closed:"}
    assert says[1].pop() == "More reasons to call us, on page\u00a0{page}"
    assert made.pages.numbers["more-day-1"] == made.pages.numbers["more-day"] + 1
    assert says[0][-3:] == says[1][-3:] == says[2][-3:]  # the numbers, and what to do when nobody answers
    areas = [word for box in (one, two) for word, _ in groups(box)]
    every = [str(word) for word in made.document.shared.areas.values()]
    assert areas == [word for word in every if word in areas]  # no group is in both
    day = [s for s in made.document.more_signs if s.tier == "clinic-today" and not s.any_hour]
    assert sorted(str(s.text) for s in day) == sorted(text for box in (one, two) for text in named(box))
    assert made.pages.numbers["more-day"] == made.pages.numbers["more-today"] < made.pages.numbers["contents"]


def named(box):
    """The words of the signs of a box, without their notes."""
    return [words(next(e for e in walk(row.body[0]) if isinstance(e, Text)).runs) for row in signs(box)]


@pytest.mark.parametrize("topic", ["coping-and-practical-support", "talking-with-your-care-team"])
def test_notes_of_both_boxes_stand_on_the_page_of_the_boxes(topic):
    made = made_of(topic)
    numbers = made.pages.numbers
    assert not made.document.more_signs
    assert numbers["call-notes"] == numbers["call-now"] == 1
    (note,) = [e for e in walk(made.tree) if isinstance(e, Text) and e.id == "call-notes"]
    assert words(note.runs).startswith("Any sign from a\u00a0911 box: call\u00a0911 first.")
