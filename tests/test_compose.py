"""Choosing, locked parts, what comes along, and shared parts of several handouts gathered once."""

from datetime import date

import pytest
from documents import BOOK_TITLE, MAIN, TALK, library
from msgspec.structs import replace

from takehome.checks.passages import said_in
from takehome.choice import Surroundings
from takehome.compose import compose
from takehome.dates import language_called
from takehome.document import CARE
from takehome.element import Text, walk
from takehome.gathering import terms_of
from takehome.make import make
from takehome.order import Order
from takehome.problems import Problems
from takehome.reader import read
from takehome.review import Review
from takehome.schema import validate


@pytest.fixture(scope="module")
def around():
    return _around()


def _around():
    shelf = library()
    handouts = {t: shelf.handout(t) for t in (MAIN, TALK)}
    words = {str(k): str(v) for k, v in shelf.words("en").say.items()}

    def say(key, **values):
        return words[key].format(**values)

    return Surroundings(handouts, shelf.shared("en"), shelf.brand("default"), say, date.isoformat, date(2026, 11, 24))


def order(*parts, **more):
    return validate(Order, {"order": "o", "parts": list(parts), **more})


def chosen(document):
    ids = [str(section.id) for chapter in document.chapters for section in chapter.sections]
    return [id for id in ids if id != CARE]


def test_all_sections_in_their_order(around):
    document = compose(order(MAIN), around, booklet=False)
    assert chosen(document) == [str(s.id) for s in around.handouts[MAIN].sections]
    assert document.omitted == ()
    assert document.notices == ()


def test_only_takes_the_order_given_and_names_the_rest(around):
    document = compose(order({"topic": MAIN, "only": ["trials", "why"]}), around, booklet=False)
    assert chosen(document) == ["trials", "why"]
    assert "How do you know it has stopped working?" in document.omitted
    assert document.omitted[-1] == "and more"
    assert len(document.omitted) == 7


def test_what_is_left_out_is_named_but_not_what_is_hard(around):
    sections = around.handouts[MAIN].sections
    hard = [section for section in sections if section.sensitive]
    plain = [section for section in sections if not section.sensitive]
    assert len(hard) > 1
    few = [s.id for s in (*plain[:2], *hard)]
    document = compose(order({"topic": MAIN, "without": few}), around, booklet=False)
    assert document.omitted == (str(plain[0].title), str(plain[1].title), "and more")
    document = compose(order({"topic": MAIN, "without": [plain[0].id]}), around, booklet=False)
    assert document.omitted == (str(plain[0].title),)


def test_of_several_handouts_each_has_a_line_for_what_is_left_out(around):
    parts = ({"topic": MAIN, "only": ["why"]}, {"topic": TALK, "only": ["visits"]})
    document = compose(order(*parts), around, booklet=True)
    titles = [str(around.handouts[topic].title) for topic in (MAIN, TALK)]
    assert [line.split(": ")[0] for line in document.omitted] == titles
    assert all(line.endswith(" (and more)") for line in document.omitted)


def test_a_section_brings_what_it_needs(around):
    document = compose(order({"topic": MAIN, "only": ["next-steps"]}), around, booklet=False)
    assert chosen(document) == ["next-steps", "choices"]
    assert document.notices[0] == "choices comes along: next-steps needs it"


def test_locked_parts_stay(around):
    document = compose(order({"topic": MAIN, "without": ["when-to-call", "why"]}), around, booklet=False)
    assert "why" not in chosen(document)
    assert document.first_signs
    assert any("when-to-call stays" in notice for notice in document.notices)


def test_an_unknown_section_names_the_nearest(around):
    with pytest.raises(Problems) as bad:
        compose(order({"topic": MAIN, "only": ["trial"]}), around, booklet=False)
    assert bad.value.problems[0].hint == "did you mean 'trials'?"


def test_a_booklet_gathers_what_handouts_share(around):
    book = compose(order(MAIN, TALK, title=BOOK_TITLE), around, booklet=True)
    ids = [str(q.id) for q in book.questions]
    assert len(ids) == len(set(ids))
    one = {str(q.id) for q in around.handouts[MAIN].questions.ready}
    two = {str(q.id) for q in around.handouts[TALK].questions.ready}
    assert one <= set(ids)
    texts = {str(q.text) for h in around.handouts.values() for q in h.questions.ready}
    assert {str(q.text) for q in book.questions} == texts
    assert two & one or set(ids) > one
    assert len(book.terms) == len({id for id, _ in book.terms})
    assert [str(t.word).casefold() for _, t in book.terms] == sorted(str(t.word).casefold() for _, t in book.terms)


def test_every_sign_of_every_handout_is_printed_once(around):
    book = compose(order(MAIN, TALK), around, booklet=True)
    printed = [str(sign.text) for sign in (*book.first_signs, *book.more_signs)]
    wanted = {i for h in around.handouts.values() for i in (*h.when_to_call, *h.more_signs)}
    assert len(printed) == len(set(printed)) == len(wanted)
    assert {str(around.shared.signs[i].text) for i in wanted} == set(printed)


def test_two_texts_under_one_id_are_a_problem_that_names_both_places(around):
    first = around.handouts[MAIN]
    twin = around.handouts[TALK].questions.ready[0].model_copy(update={"id": first.questions.ready[0].id})
    questions = around.handouts[TALK].questions.model_copy(update={"ready": (twin,)})
    other = around.handouts[TALK].model_copy(update={"questions": questions})
    changed = Surroundings(
        {MAIN: first, TALK: other}, around.shared, around.brand, around.say, date.isoformat, around.today
    )
    with pytest.raises(Problems) as bad:
        compose(order(MAIN, TALK), changed, booklet=True)
    (problem,) = bad.value.problems
    assert problem.place.path == f"handouts/{TALK}/en.yaml"
    assert f"handouts/{MAIN}/en.yaml:" in problem.message


def test_hard_sections_wait_behind_the_divider_only_where_asked(around):
    gathered = compose(order(MAIN), around, booklet=True)
    assert {str(s.id) for _, s in gathered.gathered} == {"hospice", "time"}
    plain = compose(order(MAIN, sensitive={"gather": "false"}), around, booklet=True)
    assert plain.gathered == []


def test_only_terms_that_are_used_are_explained(around):
    few = compose(order({"topic": MAIN, "only": ["trials"]}), around, booklet=False)
    every = compose(order(MAIN), around, booklet=False)
    assert {i for i, _ in few.terms} < {i for i, _ in every.terms}


def test_help_is_for_the_country_of_the_clinic(around):
    assert {o.country for o in compose(order(MAIN), around, booklet=False).organisations} == {"US"}


def test_nobody_has_checked_it_and_it_says_so(around):
    document = compose(order(MAIN), around, booklet=False)
    assert document.notice == "Draft: not yet clinically reviewed"
    assert "No clinician has signed it" in document.review_line


def with_hard_block(around):
    """The main handout with the second block of its first section hard to read."""
    handout = around.handouts[MAIN]
    first = handout.sections[0]
    blocks = tuple(b.model_copy(update={"sensitive": i == 1}) for i, b in enumerate(first.blocks))
    assert len(blocks) > 2
    changed = handout.model_copy(
        update={"sections": (first.model_copy(update={"blocks": blocks}), *handout.sections[1:])}
    )
    return replace(around, handouts={**around.handouts, MAIN: changed}), first, blocks


def test_a_hard_block_is_gathered_under_the_title_of_its_section(around):
    around, first, blocks = with_hard_block(around)
    book = compose(order(MAIN, title=BOOK_TITLE), around, booklet=True)
    in_place = book.plain_sections[0][1][0]
    assert (in_place.id, in_place.blocks) == (first.id, (blocks[0], *blocks[2:]))
    gathered = next(section for _, section in book.gathered if section.title == first.title)
    assert gathered.blocks == (blocks[1],)
    assert f"{MAIN}.{gathered.id}" in book.anchors
    assert gathered.id != first.id


def test_a_hard_block_stays_in_its_place_on_sheets_and_where_nothing_is_gathered(around):
    around, _, blocks = with_hard_block(around)
    sheets = compose(order(MAIN), around, booklet=False)
    loose = compose(order(MAIN, sensitive={"gather": "false"}), around, booklet=True)
    for document in (sheets, loose):
        assert document.gathered == []
        assert document.plain_sections[0][1][0].blocks == blocks


def test_a_neutral_cover_says_nothing_of_the_illness(around):
    document = compose(order(MAIN, sensitive={"neutral_cover": "true"}, title=BOOK_TITLE), around, booklet=True)
    assert (document.title, document.subtitle) == ("Information from your care team", None)


def test_only_outputs_that_are_made_can_be_asked_for():
    assert order(MAIN, outputs=["screen"]).outputs == ("screen",)
    with pytest.raises(Problems) as bad:
        order(MAIN, outputs=["sheets"])
    assert "'sheets' cannot stand here" in bad.value.problems[0].message


def signed(around, topic, by, next):
    handout = around.handouts[topic]
    review = Review(written=date(2026, 11, 1), by=by, on=date(2026, 11, 2), next=next)
    changed = handout.model_copy(update={"review": review})
    return replace(around, handouts={**around.handouts, topic: changed}, say=lambda key, **v: f"{key} {v}")


def test_everybody_who_signed_is_named():
    around_ = signed(signed(_around(), MAIN, "Dr A", date(2027, 1, 1)), TALK, "Dr B", date(2028, 1, 1))
    document = compose(order(MAIN, TALK), around_, booklet=True)
    assert document.notice == ""
    assert "Dr A" in document.review_line
    assert "Dr B" in document.review_line
    assert document.review_line.count("about_reviewed") == 2


def test_one_handout_nobody_signed_makes_a_draft_of_the_booklet():
    document = compose(order(MAIN, TALK), signed(_around(), MAIN, "Dr A", date(2027, 1, 1)), booklet=True)
    assert document.notice.startswith("draft")
    assert "Dr A" not in document.review_line


def test_past_its_review_date_every_page_says_so():
    document = compose(order(MAIN), signed(_around(), MAIN, "Dr A", date(2026, 11, 23)), booklet=False)
    assert document.notice.startswith("overdue")


def test_a_handout_stands_in_a_document_once(around):
    parts = [{"topic": MAIN, "only": ["why"]}, TALK, {"topic": MAIN, "only": ["choices"]}]
    with pytest.raises(Problems) as bad:
        compose(order(*parts), around, booklet=True)
    assert [p.message for p in bad.value.problems] == [f"the handout {MAIN!r} is asked for twice"]
    assert bad.value.problems[0].hint.endswith(f"{MAIN}:one,two")


@pytest.mark.parametrize("key", ["only", "without"])
def test_a_section_is_named_once(key):
    with pytest.raises(Problems, match="the section 'why' is named twice"):
        order({"topic": MAIN, key: ["why", "choices", "why"]})


@pytest.mark.parametrize("only", ["[]", "null", ""])
def test_an_order_of_no_section_is_refused(only):
    """It would print all of them."""
    node = read(f"order: o\nparts:\n  - topic: {MAIN}\n    only: {only}\n".encode(), "o.yaml")
    with pytest.raises(Problems) as bad:
        validate(Order, node)
    assert [p.place.line for p in bad.value.problems] in ([3], [4])
    (found,) = bad.value.problems
    assert found.hint and ("only" in found.message or found.message == "nothing stands here; it needs a list")


def test_without_holds_against_only(around):
    document = compose(order({"topic": MAIN, "only": ["why", "choices"], "without": ["why"]}), around, booklet=False)
    assert chosen(document) == ["choices"]
    with pytest.raises(Problems) as bad:
        compose(order({"topic": MAIN, "only": ["why"], "without": ["why"]}), around, booklet=False)
    assert "is left" in bad.value.problems[0].message


@pytest.mark.parametrize("booklet", [True, False])
def test_every_anchor_has_a_place(booklet):
    for topics in ([MAIN], [MAIN, TALK]):
        made_ = make(library(), order(*topics, title=BOOK_TITLE, layout="booklet" if booklet else "sheet"))
        missing = {a for a in made_.document.anchors if "." in a} - set(made_.pages.anchors)
        assert not missing


def test_locked_blocks_of_sections_that_are_left_out_stay_after_those_chosen(around):
    document = compose(order({"topic": MAIN, "only": ["choices"]}), around, booklet=False)
    *_, last = document.chapters[0].sections
    assert (last.id, last.title) == (CARE, "For your safety")
    assert {str(block.callout.title) for block in last.blocks} == {
        "Do not guess at a new symptom",
        "Your pills at home",
    }
    assert any("2 locked blocks stay" in notice for notice in document.notices)
    everything = compose(order(MAIN), around, booklet=False)
    assert CARE not in [section.id for section in everything.chapters[0].sections]


@pytest.mark.parametrize(("layout", "facing"), [("sheet", False), ("booklet", False), ("booklet", True)])
def test_the_note_of_an_order_stands_once_below_the_title_or_inside_where_the_cover_is_neutral(layout, facing):
    note = "In these pages the patient is called “you”."
    asked = {"note": note, "layout": layout, "langs": ["en", "es"] if facing else ["en"]}
    for neutral in (False, True):
        made_ = make(library(), order(MAIN, **asked, sensitive={"neutral_cover": neutral}))
        said = [said_in(text) for text in walk(made_.tree) if isinstance(text, Text)]
        assert said.count(note) == 1
        if neutral:
            assert said.index(note) > said.index("What is in this booklet" if layout == "booklet" else "When to call")
        else:
            assert 0 < said.index(note) < said.index("When to call")


def test_titles_of_boxes_that_stay_are_headings():
    chosen = {"topic": MAIN, "only": ["choices"]}
    for layout, role in (("sheet", "H3"), ("booklet", "H4")):
        tree = make(library(), order(chosen, layout=layout)).tree
        labels = [text for text in walk(tree) if isinstance(text, Text) and text.style == "label"]
        assert {said_in(text): text.role for text in labels}["Your pills at home"] == role
    tree = make(library(), order(MAIN)).tree
    assert next(t.role for t in walk(tree) if isinstance(t, Text) and said_in(t) == "Your pills at home") == "P"


def test_a_question_that_is_hard_in_one_handout_is_hard_in_the_booklet(around):
    handout = around.handouts[TALK]
    hard = around.handouts[MAIN].questions.ready[0]
    copy = hard.model_copy(update={"id": "another-id", "sensitive": True})
    questions = handout.questions.model_copy(update={"ready": (*handout.questions.ready, copy)})
    changed = replace(around, handouts={**around.handouts, TALK: handout.model_copy(update={"questions": questions})})
    found = [q for q in compose(order(MAIN, TALK), changed, booklet=True).questions if q.text == hard.text]
    assert [q.sensitive for q in found] == [True]
    same_id = hard.model_copy(update={"sensitive": True})
    questions = handout.questions.model_copy(update={"ready": (*handout.questions.ready, same_id)})
    changed = replace(around, handouts={**around.handouts, TALK: handout.model_copy(update={"questions": questions})})
    with pytest.raises(Problems):
        compose(order(MAIN, TALK), changed, booklet=True)


def test_terms_in_signs_and_in_what_explains_terms_are_explained_too(around):
    shared = around.shared
    terms = {**shared.terms, "biopsy": shared.terms["biopsy"].model_copy(update={"means": "a {term:dnr|thing}"})}
    sign = next(iter(around.handouts[MAIN].when_to_call))
    signs = {**shared.signs, sign: shared.signs[sign].model_copy(update={"text": "After a {term:capacity|word}"})}
    changed = replace(around, shared=shared.model_copy(update={"terms": terms, "signs": signs}))
    used = {id for id, _ in compose(order(MAIN), changed, booklet=False).terms}
    assert {"biopsy", "dnr", "capacity"} <= used


def test_what_is_needed_comes_along_in_the_order_it_is_named(around):
    handout = around.handouts[MAIN]
    first = handout.sections[0].model_copy(update={"needs": ("hospice", "trials")})
    changed = replace(
        around,
        handouts={**around.handouts, MAIN: handout.model_copy(update={"sections": (first, *handout.sections[1:])})},
    )
    document = compose(order({"topic": MAIN, "only": [str(first.id)]}), changed, booklet=False)
    assert chosen(document) == [first.id, "hospice", "trials"]


def test_terms_of_one_word_keep_one_order(around):
    same = {f"t{i}": around.shared.terms["biopsy"] for i in range(6)}
    shared = around.shared.model_copy(update={"terms": {**around.shared.terms, **same}})
    model = (
        around.handouts[MAIN]
        .sections[0]
        .blocks[0]
        .model_copy(update={"text": " ".join(f"{{term:t{i}|x}}" for i in (3, 1, 5, 0, 2, 4))})
    )
    assert [id for id, _ in terms_of([model], shared) if id in same] == list(same)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Ácido", "biopsia", "etapa", "ética", "zona"]),
        ("zh-Hans", ["活检", "免疫治疗", "突变", "预后", "转移"]),  # huo, mian, tu, yu, zhuan
        ("ar", ["اختبار", "دواء", "طفرة", "ورم"]),
    ],
)
def test_words_stand_in_the_order_of_their_alphabet(around, language, words):
    biopsy = around.shared.terms["biopsy"]
    terms = {f"t{len(words) - i}": biopsy.model_copy(update={"word": word}) for i, word in enumerate(words)}
    shared = around.shared.model_copy(update={"shared": language, "terms": {**around.shared.terms, **terms}})
    model = (
        around.handouts[MAIN]
        .sections[0]
        .blocks[0]
        .model_copy(update={"text": " ".join(f"{{term:{id}|x}}" for id in sorted(terms))})
    )
    assert [term.word for id, term in terms_of([model], shared) if id in terms] == words


@pytest.mark.parametrize(
    ("language", "by", "said"),
    [
        ("en", "es", "inglés"),
        ("en", "ar", "الإنجليزية"),
        ("en", "zh-Hans", "英语"),
        ("es", "en", "Spanish"),
        ("ht", "tl", ""),
    ],
)
def test_a_language_is_called_as_the_reader_calls_it(language, by, said):
    assert language_called(language, by).startswith(said) and language_called(language, by)


def test_an_order_may_name_its_questions_and_their_sources_are_all_that_is_printed_of_them(around):
    every = compose(order(MAIN, TALK), around, booklet=False)
    few = compose(order(MAIN, TALK, questions=["q-night", "q-carer-home"]), around, booklet=False)
    assert [str(q.id) for q in few.questions] == ["q-night", "q-carer-home"]
    assert len(few.sources) <= len(every.sources)
    assert chosen(few) == chosen(every)


def test_a_question_that_no_handout_of_an_order_has_is_told_with_the_nearest(around):
    with pytest.raises(Problems) as caught:
        compose(order(MAIN, questions=["q-nigth"]), around, booklet=False)
    (problem,) = caught.value.problems
    assert problem.message == "no question 'q-nigth'"
    assert "q-night" in problem.hint


def test_the_family_pack_asks_what_somebody_who_cares_can_ask():
    made = make(library(), library().order("family-pack"))
    ids = [str(q.id) for q in made.document.questions]
    assert {"q-carer-watch", "q-carer-home", "q-carer-help"} <= set(ids)
    assert not [q for q in made.document.questions if q.sensitive]
    assert {"q-work", "q-spots", "q-best"}.isdisjoint(ids)


def test_questions_that_an_order_names_come_in_its_order_and_none_is_named_twice(around):
    ids = [q.id for q in around.handouts[MAIN].questions.ready][:4][::-1]
    document = compose(order(MAIN, questions=ids), around, booklet=False)
    assert [q.id for q in document.questions] == ids
    with pytest.raises(Problems) as bad:
        compose(order(MAIN, questions=[ids[0], ids[0]]), around, booklet=False)
    assert "named twice" in bad.value.problems[0].message


def test_a_question_for_another_country_stays_out_and_that_is_said(around):
    handout = around.handouts[MAIN]
    first, *others = handout.questions.ready
    away = handout.questions.model_copy(update={"ready": (first.model_copy(update={"country": "GB"}), *others)})
    there = replace(around, handouts={**around.handouts, MAIN: handout.model_copy(update={"questions": away})})
    document = compose(order(MAIN, questions=[first.id, others[0].id]), there, booklet=False)
    assert [q.id for q in document.questions] == [others[0].id]
    assert f"{first.id} stays out: it is for GB, and the clinic is in US" in document.notices
