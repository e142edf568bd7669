"""Hostile words in every slot that holds words: printed as typed, in the right element, or refused in their own line.

Each string is planted in all free slots at once.  What is refused must be refused in a line it was planted in; those
slots get their own words back, until the document is built.  Its structure tree must then be the tree of the plain
specimen with the strings in the place of its words.
"""

from __future__ import annotations

import json
import re
from functools import cache

import pypdfium2
import pytest
from documents import calls_of, cards, form, run_in
from slots import Slot, fields
from specimen import Specimen, all_slots, free, there

from takehome.checks.structure import Node, read_structure
from takehome.element import Box, Drawing, Field, Flow, Rows, Text, walk
from takehome.inline import parse
from takehome.make import Made
from takehome.problems import Problem, Problems, render

WORDS = [
    "Take 1 tab <BID>",
    "Dr <Smith>",
    "R&D",
    "12:30",
    "no",
    "00123",
    '<font color="red">x</font>',
    '<img src="file:///etc/passwd"/>',
    "2 * 3 * 4",
    "A&E dept",
    '100% & "quoted"',
    "# not a comment",
    "- dash",
    "[x]",
    "[x](javascript:alert(1))",
]
MARKED = ["**", "{", "}", "{term:nothing|words}", "{{clinic.nothing}}", "[x](ftp://x.org)"]
ESCAPED = [r"\*\*two\*\* \{1\}", r"\[x\](https://x.org) \\"]
STRONG = "**two** words"
EMOJI = "pill \U0001fac3"  # a person, Unicode 14: no font here has it
TYPED = {
    "quoted": lambda text: "'" + text.replace("'", "''") + "'",
    "double": lambda text: json.dumps(text, ensure_ascii=False),
    "folded": lambda text: ">-\n" + text,
    "plain": lambda text: text,
}
NAMES = {
    *(
        "Brand.brand",
        "Brand.languages{key}",
        "Handout.english{key}",
        "Order.languages{key}",
        "Told.title",  # printed in another language alone: see test_translations
        "Told.note",
        "Shared.english{}",
        "Shared.english{key}",
        "Spoken.clinic{key}",
        "Spoken.phones{key}",
        "Brand.extends",
        "Brand.clinic{key}",
        "Brand.organisations[]",
    ),
    *("CalloutBody.art", "Handout.art", "Handout.lang", "Logo.file", "Margin.art", "Margin.term"),
    *("FigureBody.file", "FigureBody.labels{key}", "Panel.file", "Panel.labels{key}", "SeeAlsoBody.to"),
    *("Order.brand", "Order.langs[]", "Order.layout", "Order.set{key}"),
    *("Organisation.phone", "Source.url", "Shared.shared"),
    *("PageWords.words", "PageWords.say{key}", "TableRow.cells{key}"),
    *("Type.voice", "Type.action", "Type.fallback[]"),
}  # what must be the name or the address of something: see test_hostile_names
PEOPLE = {"PageWords.checked", "Review.by", "Translation.by"}  # names of who checked something; all forms: test_ledger
STRANGE = [
    "Dr <Smith>",
    "*Dr* [x](y)",
    "R&D, A&E",
    "Dr # A",
    "- Dr Ann: B",
    'Dr "A" \\ B',
    "[x](javascript:alert(1)) Dr",
]
NOT_NAMES = ["**Dr** Ann", "{ Dr Ann", "Dr {term:nothing|Ann}", "{{phones.day}} Dr", "[Dr Ann](https://x.org)"]
DOUBTS = {"draft", "about_draft", "overdue", "translation_unchecked", "unmet"}  # lines of doubt must hold letters
RUNNING = {"Brand.short_name"}  # in the head of each page, which is no part of the structure
UNPRINTED = {
    *("Brand.place", "Logo.alt", "Handout.english{}"),
    *(
        f"Spoken.{key}"
        for key in ("name", "short_name", "place", "hours", "funding", "feedback", "clinic{}", "phones{}")
    ),
    *("Source.grade", "Source.stated"),
    "Shared.areas{}",  # only in lists longer than the specimen's: see test_blocks
}
TITLES = {name for name, wanted in fields().items() if wanted == "plain words"}  # they take no marks
LITERAL = ("Brand.", "Phones.", "Logo.", "Order.set", "PageWords.")  # values: no marks, no escapes
NOT_PLAIN = WORDS[-4:]  # YAML takes these for a comment or a list where they stand without quotes
_INLINE = ("Span", "Link", "Strong", "Em")
both = pytest.mark.parametrize("sheet", [True, False], ids=["sheet", "booklet"])


@pytest.fixture
def specimen(tmp_path):
    return Specimen(tmp_path)


@cache
def words_of(data: bytes) -> tuple[tuple[str, str], ...]:
    """Role and words of each paragraph, heading, cell... of a document in reading order, and every alternate text."""
    return tuple(line for node in read_structure(data).kids for line in _lines(node))


def _lines(node: Node):
    if node.alt is not None:
        yield "alt", node.alt
    if any(inner.role not in _INLINE for inner in list(node.walk())[1:]):
        for inner in node.nodes:
            yield from _lines(inner)
    elif node.text():
        yield node.role, _counted(node)


def _counted(node: Node) -> str:
    """The words without what other words move: page numbers, minutes, the digits of an id."""
    text = node.text()
    if node.role == "Reference" and re.fullmatch(r"\d{1,2}", text):
        return "#"
    return re.sub(r"(?<=\bpage )\d+|(?<=About )\d+|(?<=\S-)[0-9A-F]{4}\b", "#", text)


def settled(specimen: Specimen, typed: dict[Slot, str], sheet: bool, near: int = 0):
    """The document with as many of the slots planted as can be, and what was said of the others."""
    typed = dict(typed)
    refused: dict[Slot, Problem] = {}
    while True:
        specimen.plant(typed, sheet)
        try:
            return specimen.build(), refused
        except Problems as bad:
            for problem in bad.problems:
                refused.setdefault(_blamed(specimen, problem, set(typed) | set(refused), near), problem)
            assert set(refused) & set(typed), bad
            typed = {slot: text for slot, text in typed.items() if slot not in refused}


def _blamed(specimen: Specimen, problem: Problem, planted: set[Slot], near: int) -> Slot:
    """The slot a problem names; it must be one that something was planted in."""
    shown = render(problem)
    assert problem.place.line >= 1 and problem.place.column >= 1, shown
    assert problem.message and problem.hint, shown
    assert len(shown.splitlines()) <= 5
    assert not re.search(r"Traceback|0x[0-9a-f]{6}|yaml\.|pydantic|reportlab|<class", shown)
    slot = specimen.slot_at(problem.place, near)
    assert slot in planted, f"{shown}\nnames {slot}, where nothing was planted"
    return slot


@cache
def plain_words(root: Specimen, sheet: bool):
    root.plant({}, sheet)
    return words_of(root.build().data)


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """The words of the specimen with nothing planted."""
    root = Specimen(tmp_path_factory.mktemp("plain"))
    return lambda sheet: plain_words(root, sheet)


def expected(plain, planted: dict[Slot, str], made: Made):
    """The words of the plain specimen with the planted ones in their place, and as many pages of notes as there are."""
    by_word = {word: planted.get(slot, word) for slot, word in free().items()}
    plain = _calls(_filled(list(plain), made) if made.document.booklet else plain, made)
    if cards(made):  # which have no head over their names
        names = next(word for slot, word in free().items() if slot.path[-4:] == ("table", "columns", 0, "title"))
        plain = [line for line in plain if line[1] != names]

    def planted_word(match: re.Match[str]) -> str:
        text = by_word["word" + match[1]]
        return text[:1].upper() + text[1:] if match[0][0] == "W" else text

    return tuple((role, re.sub(r"[wW]ord(\d{3})", planted_word, text)) for role, text in plain)


def _filled(plain, made: Made):
    """Pages of notes where they are in this booklet, and the imprint after the sources where the back is full."""
    word = {slot.path: word for slot, word in free().items()}
    notes, about, back = (("H2", word["say", key]) for key in ("notes", "about_booklet", "who_to_call"))
    plain = [line for line in plain if line != notes]
    one, two = sorted((plain.index(about), plain.index(back)))
    body, parts = plain[:one], {plain[one]: plain[one:two], plain[two]: plain[two:]}
    pages = made.pages.anchors
    found = [pages[name] for name in pages if name.startswith("notes-")]
    early = sum(place < pages["questions"] for place in found)
    ahead = sum(place < pages["ready"] for place in found)
    ready, questions = (body.index(("H2", word["say", key])) for key in ("ready_title", "my_questions"))
    body = [
        *body[:ready],
        *[notes] * ahead,
        *body[ready:questions],
        *[notes] * (early - ahead),
        *body[questions:],
    ]
    parts[back] = _shortened(parts[back], made)
    late = [notes] * (len(found) - early)
    if pages["about"] < pages["back"]:
        return [*body, *parts[about], *late, *parts[back]]
    return [*body, *late, *parts[back], *parts[about]]


def _shortened(back, made: Made):
    """The back without what it may leave out where it is too full; each of these stands elsewhere too."""
    word = {slot.path: word for slot, word in free().items()}
    (node,) = [
        e for e in walk(made.tree) if isinstance(e, Flow) and "back" in [getattr(c, "id", "") for c in e.children]
    ]
    first, others = (rows for rows in walk(node) if isinstance(rows, Rows) and rows.look.startswith("back"))
    rows = Rows((*first.rows, *others.rows), others.look)
    nurse = any(isinstance(e, Field) for e in walk(rows))
    code = any(isinstance(e, Drawing) and e.code for e in walk(rows))
    brand = made.document.brand
    spared = [*_unsaid(made, rows), *(() if nurse else (word["say", "my_nurse"],))]
    if not any(isinstance(e, Text) and e.style in ("call-item", "back-item") for e in rows.rows[1].body):
        spared += [word["call_notes", 0, "text"], _answer(word)]
    if not _noted(made, rows.rows[0]):
        spared.append(_sending(word))
    left = [line for line in back if line[1] not in spared]
    texts = ["".join(run.text for run in e.runs) for e in walk(rows) if isinstance(e, Text)]
    behind = str(made.document.shared.call_notes[2].hospice_note)
    if not any(text.endswith(behind) for text in texts):
        left = [(role, word["call_notes", 2, "text"] if said == _answer(word) else said) for role, said in left]
    helper = word["organisations", "helper", "name"]
    if not any(text.endswith(": 555-0199") for text in texts):
        left = [line for line in left if not line[1].startswith(f"{helper}: ")]
    if not code:  # the address without its code is one line
        at = left.index(("P", word["say", "our_web"]))
        site = [("P", f"{left[at][1]}: {left[at + 1][1]}")] if any(brand.web in text for text in texts) else []
        left = [*left[:at], *site, *left[at + 2 :]]
    return _close(left) if next(e for e in walk(node) if isinstance(e, Text)).style == "h2" else left


def _close(back):
    """The back where what to do about a reason stands on its line, and the notes are a paragraph."""
    word = {slot.path: word for slot, word in free().items()}
    joined = [(word["signs", "sign-a", "text"], ". "), (word["call_notes", 2, "text"], ". ")]
    for text, stop in joined:
        at = next((i for i, (_, said) in enumerate(back) if said.split(" ")[0] == text), None)
        if at is not None:
            (role, said), (_, more) = back[at : at + 2]
            back = [*back[:at], (role, f"{said}{stop}{more}"), *back[at + 2 :]]
    return back


def _answer(word) -> str:
    """The note of the clinic's boxes, with what it says to readers in hospice."""
    return f"{word['call_notes', 2, 'text']} {word['call_notes', 2, 'hospice_note']}"


def _sending(word) -> str:
    """The note of the emergency number, with the number that it sends to."""
    return f"{word['call_notes', 1, 'text']} {word['say', 'role_hospice']}: {word['phones', 'hospice']}"


def _noted(made: Made, element) -> bool:
    """Whether the note of the emergency number stands somewhere."""
    (note,) = [str(one.text) for one in made.document.shared.call_notes if one.tier == "emergency"]
    return any(note in "".join(run.text for run in e.runs) for e in walk(element) if isinstance(e, Text))


def _unsaid(made: Made, rows: Rows):
    """The signs, and what goes with them, that a back has no room for: those of the clinic first, locked ones last.

    By the words that stand there while nothing is planted.
    """
    word = {slot.path: word for slot, word in free().items()}
    for row, tier in zip(rows.rows, ("emergency", "clinic-today"), strict=False):
        count = sum(len(e.rows) for e in row.body if isinstance(e, Rows))
        signs = sorted((s for s in made.document.first_signs if s.tier == tier), key=lambda sign: not sign.locked)
        assert tier == "clinic-today" or count in (0, sum(s.locked for s in signs), len(signs))
        names = {str(sign.text): str(id) for id, sign in made.document.shared.signs.items()}
        for sign in signs[count:]:
            name = names[str(sign.text)]
            noted = [word["signs", name, key] for key in ("hospice_note", "note") if getattr(sign, key)]
            yield f"{word['signs', name, 'text']}{'. ' if noted else ''}{' '.join(noted)}"


def _said_once(plain, note, made: Made):
    """The clinic's second box without what to do when nobody answers, where the page had no room for it."""
    boxes = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "today"]
    texts = [child for box in boxes for child in box.children if isinstance(child, Text) and child.style == "call-note"]
    said = sum(not any(run.page_of for run in text.runs) for text in texts)
    if said == len(boxes):
        return plain
    there = [index for index, line in enumerate(plain) if line == note]
    return [line for index, line in enumerate(plain) if index not in there[said : len(boxes)]]


def _numbers(word):
    """The box with whom to call, on a first page that both boxes had to leave."""
    yield "H2", word["say", "who_to_call"]
    yield "P", f"Emergency: {word['phones', 'emergency']}"
    yield "P", f"Call us: {word['phones', 'day']}"
    yield "P", f"{word['say', 'nights']}: {word['phones', 'night']}"
    yield "P", f"Crisis line: {word['phones', 'crisis']}"
    yield "P", "All reasons to call: from page # on."


def _late(plain, note, made: Made):
    """The note for both tiers behind the clinic's box, where the page of the emergency number had no room for it."""
    texts = [e for e in walk(made.tree) if isinstance(e, Box | Text)]
    said = next(str(one.text) for one in made.document.shared.call_notes if one.tier is None)
    notes = [i for i, e in enumerate(texts) if isinstance(e, Text) and e.style == "call-note"]
    said = "".join(run.text for run in parse(said))
    where = next(i for i in notes if "".join(run.text for run in texts[i].runs) == said)
    if not any(isinstance(e, Box) and e.look == "today" for e in texts[:where]):
        return plain
    at = plain.index(note)
    end = next(i for i, (role, _) in enumerate(plain) if i > at and role == "H2")
    return [*plain[:at], *plain[at + 1 : end], note, *plain[end:]]


def _small(box, word, made: Made):
    """The small box of the clinic on a first page that cannot hold its `box`."""
    count, how = calls_of(made), form(made)
    heading, when, *_ = box
    day, night = (next(line for line in box if line[1].startswith(word["phones", key])) for key in ("day", "night"))
    numbers = f"{word['phones', 'day']}, nights and weekends: {word['phones', 'night']}"
    if count in ("bare", "pointed") or how == "line":
        head, after = [("P", f"Call us: {numbers}")], []
    elif how == "joined":
        head, after = [heading, ("P", numbers)], []
    else:
        head, after = [heading, *([when] if how == "full" else [])], [("P", f"{day[1]} · {night[1]}")]
    if count in ("bare", "pointed"):
        return [*head, *([("P", "More reasons to call us, on page #")] if count == "pointed" else [])]
    some = [("P", word["signs", "sign-b", "text"])] * count
    note = _answer(word)
    return [*head, *some, *after, ("P", f"{note}. More reasons to call us, on page #")]


def _calls(plain, made: Made):
    """The boxes for calls as they stand where a page could not hold them: one below the other, or one as two."""
    word = {slot.path: word for slot, word in free().items()}
    heads = [index for index, (role, _) in enumerate(plain) if role == "H3"]
    if not made.document.booklet:
        first = next(e for e in walk(made.tree) if isinstance(e, Box) and e.look == "urgent" and e.id == "call-now")
        if any(isinstance(e, Text) and e.style == "call-lead" for e in first.children):  # not above both boxes
            lead = plain[heads[0] - 1]
            assert lead[1].startswith(word["call_notes", 1, "text"])
            plain = [*plain[: heads[0] - 1], *plain[heads[0] : heads[0] + 2], lead, *plain[heads[0] + 2 :]]
            heads = [index for index, (role, _) in enumerate(plain) if role == "H3"]
        sect = next(e for e in walk(made.tree) if isinstance(e, Flow) and e.role == "Sect")
        pages = made.pages.anchors
        early = pages["clinic-numbers"] < pages["when-to-call"]
        if not early and any(isinstance(child, Box) for child in sect.children):
            plain = [*plain[: heads[1]], *_small(plain[heads[1] :], word, made), *plain[heads[1] :]]
        if run_in(made):
            text = ("P", word["signs", "sign-a", "text"])
            note = ("P", " ".join(word["signs", "sign-a", key] for key in ("hospice_note", "note")))
            at = plain.index(text)
            assert plain[at + 1] == note
            plain = [*plain[:at], ("P", f"{text[1]}. {note[1]}"), *plain[at + 2 :]]
            answer, more = ("P", _answer(word)), ("P", "More reasons to call us, on page #")
            at = plain.index(answer)
            beside = not any(isinstance(child, Box) for child in sect.children)
            if beside and plain[at + 1] == more:  # so are the notes of the clinic's box one paragraph
                plain = [*plain[:at], ("P", f"{answer[1]}. {more[1]}"), *plain[at + 2 :]]
        if early:
            below = ("P", "main_message") if calls_of(made) == "ahead" else ("H2", "when_to_call")
            start = plain.index((below[0], word["say", below[1]]))
            plain = [*plain[:start], *_numbers(word), *plain[start:]]
        return plain
    plain = _said_once(_late(plain, ("P", word["call_notes", 0, "text"]), made), ("P", _answer(word)), made)
    heads = [index for index, (role, _) in enumerate(plain) if role == "H3"]
    if "more-signs" not in made.pages.anchors:
        return plain
    start, ours, end = heads[0], heads[1], next(i for i, line in enumerate(plain) if i > heads[1] and line[0] == "H2")
    day = next((i for i in heads if ours < i < end), end)
    more = [word["signs", sign, "text"] for sign in made.document.chapters[0].handout.more_signs]
    box = plain[start:ours]
    later = [line for line in box if line[1] in more]
    both = [line for line in box if line[1] == word["call_notes", 0, "text"]]  # what goes with all boxes
    first = [line for line in box if line not in (*later, *both)]
    pointer = ("P", f"More signs, on page #: call {word['phones', 'emergency']}")
    other = ("P", "More reasons to call us, on page #")
    inside = [*first, pointer, *both, *plain[ours:day], other]
    second = [e for e in walk(made.tree) if isinstance(e, Box) and e.look == "urgent"][1]
    later += [("P", _sending(word))] if _noted(made, second) else []
    return [*plain[:start], *inside, ("H2", word["say", "more_signs"]), *box[:2], *later, *plain[day:]]


def test_the_models_have_slots_and_the_specimen_fills_them_all():
    found, filled = fields(), {slot.name for _, slot in all_slots()}
    assert len(found) >= 180
    assert len(free()) >= 130
    marks = {"Shared.english{}", "Shared.english{key}", "Shared.extends"}  # no words: test_paired, test_library
    assert set(found) - filled == {"Order.size", "Type.spacing"} | marks  # they move pages: test_large_print has them
    assert {name for name in filled - set(found) if not name.endswith("(bare)")} == set()
    words = {name for name, wanted in found.items() if wanted == "words" and not name.endswith(".from[]")}
    words |= {name for name, wanted in found.items() if wanted == "plain words"}
    assert words - {slot.name for slot in free()} == NAMES | PEOPLE


def test_every_slot_of_words_is_printed_but_those_that_are_known_not_to_be(plain):
    text = " ".join(words for sheet in (True, False) for _, words in plain(sheet)).casefold()
    assert {slot.name for slot in free()} - {
        s.name for s, word in free().items() if word in text
    } == UNPRINTED | RUNNING


@both
@pytest.mark.parametrize(
    ("text", "style"), [(t, s) for t in WORDS for s in TYPED if s != "plain" or t not in NOT_PLAIN]
)
def test_words_are_printed_as_they_were_typed(text, style, sheet, specimen, plain):
    wordless = DOUBTS if not any(c.isalpha() for c in text) else set()
    slots = [slot for slot in there(sheet) if slot.path[-1] not in wordless]
    made, refused = settled(specimen, dict.fromkeys(slots, TYPED[style](text)), sheet)
    assert not refused, [render(p) for p in refused.values()]
    planted = {slot: text for slot in free() if slot.path[-1] not in wordless}
    assert words_of(made.data) == expected(plain(sheet), planted, made)


@both
@pytest.mark.parametrize("text", MARKED)
def test_a_wrong_mark_is_refused_where_it_stands_and_is_words_in_a_value(text, sheet, specimen, plain):
    made, refused = settled(specimen, dict.fromkeys(there(sheet), TYPED["quoted"](text)), sheet)
    assert len(refused) > 60
    planted = {slot: text for slot in there(sheet) if slot not in refused}
    text = " ".join(words for _, words in plain(sheet)).casefold()
    assert not {s.name for s in planted if free()[s] in text and not s.name.startswith(LITERAL)}
    assert words_of(made.data) == expected(plain(sheet), planted, made)


@both
@pytest.mark.parametrize("name", [*STRANGE, *NOT_NAMES])
def test_a_name_is_printed_as_it_was_typed_and_takes_no_marks(name, sheet, specimen, plain):
    slots = {slot for _, slot in all_slots() if slot.name in PEOPLE}
    assert {slot.name for slot in slots} == PEOPLE
    dated = {slot: f"{name}, 2026-11-20" if slot.name == "PageWords.checked" else name for slot in slots}
    made, refused = settled(specimen, {slot: TYPED["quoted"](said) for slot, said in dated.items()}, sheet)
    assert {slot.name for slot in refused} == ({"Review.by", "Translation.by"} if name in NOT_NAMES else set())
    assert all(problem.message == f"{name!r} is not plain words" for problem in refused.values())
    signed = "Checked by Dr A. Sample on"
    wanted = [(r, text if refused else text.replace(signed, f"Checked by {name} on")) for r, text in plain(sheet)]
    assert any(signed in text for _, text in plain(sheet))
    assert words_of(made.data) == expected(wanted, {}, made)


@both
@pytest.mark.parametrize("text", [*ESCAPED, STRONG])
def test_marks_are_read_in_every_text_and_refused_in_titles_and_whole_ones_in_a_value(text, sheet, specimen, plain):
    made, refused = settled(specimen, dict.fromkeys(there(sheet), TYPED["quoted"](text)), sheet)
    names = {slot.name for slot in there(sheet)}
    clinic = {name for name in names if name.startswith(("Brand.", "Phones.", "Order.set"))} - {"Brand.brand"}
    clinic -= {"Brand.clinic{}"} if "Order.set{}" in names else set()  # the order has another
    whole = clinic if text == STRONG else set()
    assert {slot.name for slot in refused} - {"PageWords.say{}"} == TITLES & names | whole
    said = "".join(run.text for run in parse(text))
    planted = {s: text if s.name.startswith(LITERAL) else said for s in there(sheet) if s not in refused}
    assert words_of(made.data) == expected(plain(sheet), planted, made)


@both
def test_a_character_no_font_has_is_refused_wherever_it_would_be_printed(sheet, specimen, plain):
    _, refused = settled(specimen, dict.fromkeys(there(sheet), TYPED["quoted"](EMOJI)), sheet)
    text = " ".join(words for role, words in plain(sheet) if role != "alt").casefold()
    printed = {slot for slot, word in free().items() if word in text or slot.name in RUNNING}
    assert printed <= set(refused)


@both
@pytest.mark.parametrize("text", ["Dr <Smith>", "R&D", '100% & "quoted"', "[x](javascript:alert(1))"])
def test_the_running_lines_of_a_page_are_printed_as_they_were_typed(text, sheet, specimen):
    slots = [slot for slot in there(sheet) if slot.name in ("Brand.short_name", "Phones.day")]
    specimen.plant(dict.fromkeys(slots, TYPED["quoted"](text)), sheet)
    page = pypdfium2.PdfDocument(specimen.build().data)[3].get_textpage().get_text_bounded()
    assert page.count(text) >= (2 if sheet else 1)
