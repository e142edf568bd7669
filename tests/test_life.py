"""The life of a handout: ids, what was issued, what an id or a file is worth, reviews, rules that were allowed."""

import errno
import json
import re
import shutil
import subprocess
import sys
from datetime import date

import pikepdf
import pytest
import yaml
from clinic import SIGNED, ledger_file, own_words
from rule_samples import good, spanish, texts
from workspaces import built, handout, section, shared, workspace, written

from takehome.checks.rules import results
from takehome.content import Handout
from takehome.filenames import alone
from takehome.files import digest
from takehome.identity import handout_id, part_marks
from takehome.issued import version_of
from takehome.ledger import is_id
from takehome.library import Library
from takehome.reader import read
from takehome.schema import validate
from takehome.shelf import stock
from takehome.system import System
from takehome.template import STARTERS, unwritten

MAIN = "lung-cancer-treatment-stops-working"


def pages(path):
    from pypdf import PdfReader

    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


# ids


def test_the_id_is_on_every_page_and_in_the_metadata(place):
    code, out = place.build()
    assert code == 0
    assert place.id.startswith("T-")
    assert is_id(place.id)
    assert all(f"{place.id} · Version 1" in page for page in pages(out))
    with pikepdf.open(out) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:identifier"] == place.id


def test_an_id_changes_with_how_soon_a_sign_asks_for_a_call(place):
    first, path = place.id, place.root / "handouts" / "shared" / "en.yaml"
    seen, said = {first}, path.read_text()
    for change in (
        "tier: clinic-today\n    any_hour: 'false'",
        "tier: emergency",
        "tier: clinic-today\n    note: Now.",
    ):
        path.write_text(said.replace("tier: clinic-today", change, 1))
        assert place.id not in seen, change
        seen.add(place.id)
    path.write_text(said)
    place.write(good(), when_to_call=["breath", "bleed"], more_signs=["fever"])
    assert place.id not in seen


def test_an_id_changes_with_each_word_and_with_the_version_and_with_nothing_else(place):
    first = place.id
    place.write(good(), review=SIGNED)
    assert place.id == first
    seen = {first}
    for change in (
        {"version": "2"},
        {"title": "Another title"},
        {"main_message": {"text": "Another message.", "from": ["seed"]}},
        {"when_to_call": ["breath", "fever"]},
        {"sections": good()["sections"] * 1 + [{**good()["sections"][0], "id": "b"}]},
    ):
        place.write({**good(), **change})
        assert place.id not in seen, change
        seen.add(place.id)


def test_a_sign_that_is_said_otherwise_changes_the_part_that_calls_and_no_other(place):
    library = Library(place.root)
    handout, shared = library.handout("t"), library.shared("en")
    before = {part.id: part.mark for part in part_marks(handout, shared)}
    signs = {**shared.signs, "breath": shared.signs["breath"].model_copy(update={"text": "You gasp"})}
    after = {p.id: p.mark for p in part_marks(handout, shared.model_copy(update={"signs": signs}))}
    assert [id for id in before if before[id] != after[id]] == ["when-to-call"]


def test_a_neutral_cover_keeps_the_digits_and_hides_the_topic(place, capsys):
    order = {"order": "quiet", "parts": ["t"], "brand": "small", "sensitive": {"neutral_cover": "true"}}
    written(place.root / "handouts" / "booklets" / "quiet.yaml", order)
    out = place.root / "q.pdf"
    assert place.run("booklet", "quiet", "-o", str(out)) == 0
    hidden = f"INFO-{place.id[-4:]}"
    assert all(hidden in page for page in pages(out)[1:-1])
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", hidden) == 0
    assert f"{place.id} is current" in capsys.readouterr().out


def test_shipped_ids_are_told_apart():
    library = Library(stock())
    ids = [
        handout_id(library.handout(t, lang), library.shared(lang))
        for t in library.topics()
        for lang in library.languages(t)
    ]
    assert len(ids) > 14
    assert len(set(ids)) == len(ids)
    assert all(map(is_id, ids))


# issue and verify: a changed file, a replaced id, an expired one, an unknown one


def test_what_was_issued_is_current_and_prints_its_grades(place, capsys):
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.run("verify", place.id.lower()) == 0
    said = capsys.readouterr().out
    assert f"{place.id} is current: version 1, issued on 2026-11-25" in said
    assert "a draft: no clinician has checked it" in said
    _, out = place.build()
    assert "Reading level, in US school grades: " in pages(out)[-1] + pages(out)[-2]
    assert place.run("issue", "--brand", "small", "t") == 0
    assert "issued already" in capsys.readouterr().out


def test_a_replaced_id_says_by_what_and_which_parts_changed(place, capsys):
    place.run("issue", "--brand", "small", "t")
    old = place.id
    more = {"id": "more", "title": "More to know", "blocks": texts("You can ask.")}
    changed = [{**good()["sections"][0], "title": "Another name"}, *good()["sections"][1:], more]
    place.write(good(), version="2", sections=changed)
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", old) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{old} is replaced by {place.id}, version 2")
    assert lines[1:] == ["  - changed: Another name", "  - new: More to know"]


def test_an_expired_id_says_since_when(place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    place.today = "2027-02-01"
    capsys.readouterr()
    assert place.run("verify", place.id) == 1
    assert "is expired: it was to be looked at again by 2027-01-10" in capsys.readouterr().out


def test_after_a_new_review_of_the_same_words_the_paper_is_current_again(place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    place.today = "2027-02-01"
    place.write(good(), review={**SIGNED, "on": "2027-01-30", "next": "2028-01-30"})
    assert place.run("issue", "--brand", "small", "t") == 0
    capsys.readouterr()
    assert place.run("verify", place.id) == 0
    assert "next review 2028-01-30" in capsys.readouterr().out


def test_unknown_and_never_issued_ids_are_two_things(place, capsys):
    assert place.run("verify", "T-0000") == 1
    assert "T-0000 is unknown" in capsys.readouterr().out
    assert place.run("verify", place.id) == 1
    assert "was never issued: it is t (en) as it stands here" in capsys.readouterr().out
    assert place.run("verify", "what") == 2
    assert place.run("verify", "none.pdf") == 2


def test_a_version_with_another_code_is_told_so(place, capsys):
    place.run("issue", "--brand", "small", "t")
    id = place.id
    place.write(good(), code="TT")
    assert place.run("issue", "--brand", "small", "t") == 1
    assert f"version 1 went out as {id} with another code: the next is 2\n" in capsys.readouterr().err


def test_a_number_never_stands_for_two_texts(place, capsys):
    place.run("issue", "--brand", "small", "t")
    place.write(good(), title="Another title")
    assert place.run("issue", "--brand", "small", "t") == 1
    said = capsys.readouterr().err
    assert "en.yaml:" in said
    assert "en.yaml:3:" in said
    assert "version 1 went out as T-" in said and "with other words (Title and main message): the next is 2" in said
    assert "version: 2" in said


def test_a_build_says_that_its_version_went_out_with_other_words(place, capsys):
    place.run("issue", "--brand", "small", "t")
    said = capsys.readouterr().out
    where = str(place.root / "handouts" / "issued" / f"{place.id}.yaml")
    assert said.rstrip().endswith(f"; recorded in {where}")
    assert place.build()[0] == 0 and "went out" not in capsys.readouterr().err
    id = place.id
    place.write(good(), title="Another title")
    assert place.build()[0] == 0
    assert f"en.yaml:3:11: warning: version 1 went out as {id} with other words" in capsys.readouterr().err
    place.write(good(), title="Another title", version="2")
    assert place.build()[0] == 0 and "went out" not in capsys.readouterr().err


def test_a_text_that_breaks_a_rule_is_not_issued(place, capsys):
    place.write(good(blocks=texts("This is a battle. You can ask.")))
    assert place.run("issue", "--brand", "small", "t") == 1
    assert "never say 'battle'" in capsys.readouterr().err
    assert not (place.root / "handouts" / "issued").exists()


def test_the_four_answers_for_files(place, tmp_path, capsys):
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    capsys.readouterr()
    assert place.run("verify", str(out)) == 0
    assert "the file is as it was made" in capsys.readouterr().out
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(out) as pdf:
        pdf.docinfo["/Title"] = "Another"
        pdf.save(changed)
    shutil.copy(out.with_suffix(".proof.json"), changed.with_suffix(".proof.json"))
    assert place.run("verify", str(changed)) == 1
    assert f"changed.pdf is changed: it is not the file that was made as {place.id}" in capsys.readouterr().out
    alone = tmp_path / "alone.pdf"
    shutil.copy(out, alone)
    assert place.run("verify", str(alone)) == 1
    said = capsys.readouterr().out
    assert f"alone.pdf bears the id {place.id}; whether it is as it was made, nobody can say: no proof slip" in said
    assert f"{place.id} is current" in said
    strange = tmp_path / "strange.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(strange)
    assert place.run("verify", str(strange)) == 1
    assert "strange.pdf is unknown" in capsys.readouterr().out


def test_a_file_made_from_other_words_than_there_are_now_says_so(place, capsys):
    _, out = place.build()
    place.write(good(), title="Another title")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "changed here since it was made: handouts/t/en.yaml (source)" in capsys.readouterr().out


def test_a_booklet_is_worth_what_its_handouts_are(place, capsys):
    out = place.both()
    held = json.loads(out.with_suffix(".proof.json").read_text())
    assert [id[:2] for id in held["handouts"]] == ["T-", "U-"]
    assert all(id in " ".join(pages(out)) for id in held["handouts"])
    assert held["id"].startswith("T-BOOK-")
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", held["id"]) == 1
    assert "U-" in capsys.readouterr().out
    place.run("issue", "--brand", "small", "u")
    assert place.run("verify", held["id"]) == 0
    assert place.run("verify", str(out)) == 0


def test_a_booklet_that_is_out_is_replaced_with_its_handouts(place, capsys):
    out = place.both()
    id = json.loads(out.with_suffix(".proof.json").read_text())["id"]
    place.run("issue", "--brand", "small", "t", "u")
    old = place.id
    place.write(good(), title="Another title", version="2")
    place.today = "2026-11-26"
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", id) == 1
    said = capsys.readouterr().out
    assert f"{id}, the booklet both, is replaced" in said
    assert f"{old} is replaced by {place.id}" in said


def test_other_values_for_one_print_are_told(place, capsys):
    place.run("issue", "--brand", "small", "t")
    _, out = place.build("--set", "phones.day=555-0199")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 0
    assert "printed with other values of the clinic: phones.day" in capsys.readouterr().out


def test_a_neutral_cover_is_no_other_handout_with_its_digits(place, capsys):
    order = {"order": "quiet", "parts": ["t"], "brand": "small", "sensitive": {"neutral_cover": "true"}}
    written(place.root / "handouts" / "booklets" / "quiet.yaml", order)
    out = place.root / "q.pdf"
    assert place.run("booklet", "quiet", "-o", str(out)) == 0
    place.write(good(), handout="u", code="U")
    ledger_file(place, f"U-{place.id[-4:]}", topic="u")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert f"{place.id} was never issued" in capsys.readouterr().out


def test_a_sheet_with_an_old_telephone_number_is_not_current(place, capsys):
    _, out = place.build()
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    brand = place.root / "layouts" / "brands" / "small.yaml"
    brand.write_text(brand.read_text() + "phones: {day: 555-0199}\n")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    said = capsys.readouterr().out
    assert "t.pdf is as it was made, and what the clinic says of itself has changed since: build it again" in said
    assert "changed here since it was made: layouts/brands/small.yaml (brand)" in said


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ({"form": 1, "clinic": "small"}, "an older"),
        ({"form": 3, "reviews": None}, "an older"),
        ({"form": 99, "handouts": None}, "a newer"),
    ],
)
def test_a_slip_of_another_form_says_which_version_made_it(said, whose, place, capsys):
    _, out = place.build()
    path = out.with_suffix(".proof.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | said))
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    told = capsys.readouterr().out
    why = f"{whose} version of this tool made the proof slip beside it (t.proof.json)"
    assert f"whether it is as it was made, nobody can say: {why}" in told


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"id": 1}', b'{"id": "x", "handouts": 1, "sha256": 1, "rules": 2, "allowed_by": 3}']
)
def test_a_slip_that_is_none_is_no_slip(data, place, capsys):
    _, out = place.build()
    out.with_suffix(".proof.json").write_bytes(data)
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "the proof slip beside it cannot be read (t.proof.json)" in capsys.readouterr().out


def test_a_file_of_the_ledger_that_cannot_be_read_names_its_line(place, capsys):
    written(place.root / "handouts" / "issued" / "T-0000.yaml", {"issued": "T-0000", "topic": "t"})
    assert place.run("verify", "T-0000") == 1
    said = capsys.readouterr().err
    assert "handouts/issued/T-0000.yaml" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("name", ["OTHER-1234.yaml", "Copy of T-0001.yaml", "T-0001.yml", "T-0001.yaml"])
def test_a_file_of_the_ledger_that_is_no_version_leaves_every_answer_open(name, place, capsys):
    place.run("issue", "--brand", "small", "t")
    broken = place.root / "handouts" / "issued" / name
    broken.write_text("<<<<<<< ours\n")
    capsys.readouterr()
    for id in (place.id, f"INFO-{place.id[-4:]}"):
        assert place.run("verify", id) == 1
        said = capsys.readouterr()
        assert f"mend handouts/issued/{name} first" in said.out
        assert f"handouts/issued/{name}" in said.err
    place.write(good(), title="Another title", version="2")
    assert place.run("issue", "--brand", "small", "t") == 1
    assert f"handouts/issued/{name}" in capsys.readouterr().err
    broken.unlink()
    broken.symlink_to("nowhere")
    place.write(good())
    assert place.run("verify", place.id) == 1
    broken.unlink()
    (broken.parent / ".gitkeep").touch()
    (broken.parent / "README.md").touch()
    assert place.run("verify", place.id) == 0


def test_an_id_that_was_issued_and_cannot_be_read_is_not_unknown(place, capsys):
    (place.root / "handouts" / "issued").mkdir()
    (place.root / "handouts" / "issued" / "T-0001.yaml").write_text("<<<<<<< ours\n")
    assert place.run("verify", "T-0001") == 1
    assert "T-0001 was issued, and what was issued cannot be read" in capsys.readouterr().out


def test_a_signed_text_does_not_build_while_the_ledger_is_broken(place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    (place.root / "handouts" / "issued" / "T-0009.yaml").write_text("<<<<<<< ours\n")
    capsys.readouterr()
    assert place.build()[0] == 1
    assert "nobody can say whether these are the words that were checked" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"on": "2027-11-20"}, "a day to come"),
        ({"grades": dict.fromkeys(("kincaid", "smog", "kincaid_all", "smog_all"), "easy")}, "'easy' is no grade"),
        ({"next": "2027-11-20"}, "nobody who reviewed it"),
    ],
)
def test_what_no_version_can_say_is_told_with_its_file(change, said, place, capsys):
    ledger_file(place, "T-0001", **change)
    assert place.run("verify", "T-0001") == 1
    told = capsys.readouterr()
    assert "cannot be read: mend handouts/issued/T-0001.yaml" in told.out
    assert said in told.err


def test_two_texts_of_one_version_are_told(place, capsys):
    ledger_file(place, "T-0001")
    ledger_file(place, "T-0002", on="2026-11-21")
    for id in ("T-0001", "T-0002"):
        assert place.run("verify", id) == 1
        said = capsys.readouterr().out
        assert f"{id} is one of 2 texts that went out as version 1: T-0001, T-0002" in said
        assert "issue a version 2" in said
    ledger_file(place, "T-0003", version="2")
    assert place.run("verify", "T-0001") == 1
    assert "T-0001 is replaced by T-0003, version 2" in capsys.readouterr().out


def test_the_id_of_a_handout_that_is_gone_is_not_current(place, capsys):
    ledger_file(place, "G-0001", topic="gone")
    assert place.run("verify", "G-0001") == 1
    assert "there is no gone in en here any more" in capsys.readouterr().out


def test_a_new_review_keeps_the_day_it_was_first_issued(place, capsys):
    place.run("issue", "--brand", "small", "t")
    place.today = "2027-02-01"
    place.write(good(), review={**SIGNED, "on": "2027-01-30", "next": "2028-01-30"})
    assert place.run("issue", "--brand", "small", "t") == 0
    assert "has a new review" in capsys.readouterr().out
    held = version_of(Library(place.root), place.id)
    assert held is not None
    assert (str(held.on), str(held.reviewed), str(held.next)) == ("2026-11-25", "2027-01-30", "2028-01-30")
    assert place.run("issue", "--brand", "small", "t") == 0
    assert "issued already, on 2026-11-25" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["INFO", "T-BOOK", "A-BOOK-B", "\N{GREEK CAPITAL LETTER IOTA WITH TONOS}X"])
def test_a_code_that_would_be_taken_for_another_is_neither_issued_nor_built(code, place, capsys):
    place.write(good(), code=code)
    for command in ("issue", "build", "check"):
        assert place.run(command, "--brand", "small", "t") == 1
        assert "error: 'CODE' is not a code that an id can begin with".replace("CODE", code) in capsys.readouterr().err


def test_the_id_of_a_booklet_under_a_neutral_cover_is_found(place, capsys):
    out = place.both(sensitive={"neutral_cover": "true"})
    id = json.loads(out.with_suffix(".proof.json").read_text())["id"]
    assert id.startswith("INFO-")
    place.run("issue", "--brand", "small", "t", "u")
    capsys.readouterr()
    assert place.run("verify", id) == 0
    assert "the booklet both, is current" in capsys.readouterr().out


def test_and_is_replaced_with_its_handouts_also_on_the_same_day(place, capsys):
    out = place.both(sensitive={"neutral_cover": "true"})
    id = json.loads(out.with_suffix(".proof.json").read_text())["id"]
    place.run("issue", "--brand", "small", "t", "u")
    place.write(good(), title="Another title", version="2")
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", id) == 1
    assert "the booklet both, is replaced" in capsys.readouterr().out


def test_digits_that_two_versions_share_are_told_with_both(place, capsys):
    ledger_file(place, "T-0001")
    place.write(good(), handout="u", code="U")
    ledger_file(place, "U-0001", topic="u")
    assert place.run("verify", "INFO-0001") == 1
    said = capsys.readouterr().out
    assert "INFO-0001 may be any of 2" in said
    assert "T-0001 is current" in said
    assert "U-0001 is current" in said


def test_a_text_too_hard_to_read_is_not_issued(place, capsys):
    hard = "Ask about immunotherapy eligibility, comorbidity considerations and radiological progression evaluation."
    place.write(good(blocks=texts(*[hard] * 12)))
    assert place.run("issue", "--brand", "small", "t") == 1
    assert "SMOG grade" in capsys.readouterr().err
    assert not (place.root / "handouts" / "issued").exists()


# proof slips


def test_the_slip_says_rules_and_what_the_file_was_made_from(place):
    _, out = place.build()
    slip = json.loads(out.with_suffix(".proof.json").read_text())
    assert slip["rules"]["short"] == "kept"
    assert slip["rules"]["reading-level"] == "not run"
    assert not slip["reviewed"]
    assert {"handouts/t/en.yaml", "handouts/shared/en.yaml"} <= set(slip["sha256"]["source"])
    brand = ["layouts/brands/small.yaml", "layouts/brands/default.yaml", "layouts/brands/default.svg"]
    assert list(slip["sha256"]["brand"]) == brand
    assert {"layouts/sheet.py", "layouts/art/chairs.svg"} <= set(slip["sha256"]["layout"])
    assert slip["sha256"]["fonts"]
    assert str(place.root) not in out.with_suffix(".proof.json").read_text()


def test_going_by_a_day_that_is_past_is_told_and_the_slip_says_it(place, capsys, monkeypatch):
    monkeypatch.setattr("takehome.building.the_day", lambda: date(2027, 2, 1))
    place.write(good(), review=SIGNED)
    code, out = place.build()
    said = capsys.readouterr().err
    assert code == 0 and "--today" in said and "2026-11-25 is past: a review that ran out since is not told" in said
    slip = json.loads(out.with_suffix(".proof.json").read_text())
    assert (slip["as_of"], slip["rules"]["provenance"]) == ("2026-11-25", "kept")
    place.today = "2027-02-01"
    assert place.build()[0] == 1
    assert "is past:" not in capsys.readouterr().err


def test_the_slip_of_a_personal_copy_names_nobody_and_is_private(place):
    code, out = place.build("--for", "Ana Ruiz")
    slip = out.with_suffix(".proof.json")
    assert code == 0
    assert "Ana" not in slip.read_text()
    assert json.loads(slip.read_text())["for_one_person"]
    assert slip.stat().st_mode & 0o777 == 0o600


def test_a_saved_order_is_part_of_what_a_file_was_made_from(place, capsys):
    order = place.root / "handouts" / "booklets" / "one.yaml"
    written(order, {"order": "one", "parts": ["t"], "brand": "small"})
    out = place.root / "one.pdf"
    assert place.run("booklet", "one", "-o", str(out)) == 0
    written(order, {"order": "one", "parts": ["t"], "brand": "small", "title": "Another"})
    capsys.readouterr()
    place.run("verify", str(out))
    assert "changed here since it was made: handouts/booklets/one.yaml (source)" in capsys.readouterr().out


def test_a_slip_says_of_another_language_only_what_was_looked_at(place):
    rules = results((), "es")
    assert rules["short"] == rules["voice"] == rules["numbers"] == rules["reading-level"] == "not run"
    assert rules["terms"] == rules["actions"] == "kept in part"
    assert rules["calls"] == "kept"
    assert set(results((), "en", made=False).values()) == {"not run"}


@pytest.mark.parametrize("new", [False, True])
def test_personal_copies_at_once_take_names_of_their_own(new, place):
    start = [sys.executable, str(stock() / "make_pdf.py"), "build", "t", "--brand", "small", "--quiet"]
    start += ["--workspace", str(place.root), "-o", str(place.root / "out")]
    (place.root / "out" / "t-small-personal.pdf").mkdir()  # a folder in the way takes a name too
    start[-1] += "/new" if new else ""
    names = ("Ana Ruiz", "Bo Li", "Cy Poe", "Di Fox")
    for running in [subprocess.Popen([*start, "--for", name]) for name in names]:
        assert running.wait(60) == 0
    found = (place.root / "out").rglob("t-small-personal*.pdf")
    copies = sorted(path for path in found if path.is_file())
    assert len(copies) == len(names)
    assert sorted(name for copy in copies for name in names if name in " ".join(pages(copy))) == sorted(names)
    for copy in copies:
        assert json.loads(copy.with_suffix(".proof.json").read_text())["sha256"]["pdf"] == digest(copy.read_bytes())


def test_a_name_no_font_has_is_told_by_its_option(place, capsys):
    place.write(good(blocks=texts("This is a battle. You can ask.")))
    assert place.build("--allow", "voice", "--by", "Nurse \U0001fac3")[0] == 2
    assert "--by cannot print this name" in capsys.readouterr().err


def test_a_slip_that_cannot_be_written_leaves_yesterdays_pdf_and_slip(place, capsys, monkeypatch):
    _, out = place.build()
    slip = out.with_suffix(".proof.json")
    before = [path.read_bytes() for path in (out, slip)]
    place.write(good(), title="Another title")
    rename = System.rename

    def full(self, source, target):
        if target == str(slip):
            raise OSError(errno.ENOSPC, "")
        rename(self, source, target)

    monkeypatch.setattr(System, "rename", full)
    capsys.readouterr()
    assert place.build()[0] == 3
    assert "the disk is full" in (said := capsys.readouterr().err)
    assert said.splitlines()[-1].startswith(f"nothing was built; {out} is still that of ")
    assert [out.read_bytes(), slip.read_bytes()] == before
    place.run("verify", str(out))
    assert "the file is as it was made" in capsys.readouterr().out

    def no_links(self, source, target):
        raise OSError(errno.EPERM, "")

    monkeypatch.setattr(System, "link", no_links)  # on such a disk nothing can be put back, and it is not said to be
    capsys.readouterr()
    assert place.build()[0] == 3
    assert capsys.readouterr().err.splitlines()[-1].endswith("t.pdf is new, but its proof slip is not")
    assert out.read_bytes() != before[0]


def test_the_same_order_gives_the_same_slip(place):
    first = place.build()[1].with_suffix(".proof.json").read_bytes()
    assert place.build()[1].with_suffix(".proof.json").read_bytes() == first


# reviews


def test_past_its_review_date_it_does_not_build_and_the_old_file_stays(place, capsys):
    place.write(good(), review=SIGNED)
    code, out = place.build()
    before = out.read_bytes()
    assert code == 0
    place.today = "2027-02-01"
    assert place.build()[0] == 1
    said = capsys.readouterr().err
    assert "past its review date (2027-01-10)" in said
    assert "--allow provenance --by NAME" in said
    assert out.read_bytes() == before


def test_words_changed_after_a_review_are_not_called_checked(place, capsys):
    place.write(good(), review=SIGNED)
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.build()[0] == 0
    earlier = {**SIGNED, "by": "Dr A Sample", "on": "2026-01-09"}
    for version, review in (("1", SIGNED), ("2", SIGNED), ("2", earlier)):
        place.write(good(blocks=texts("You can ask for more.")), review=review, version=version)
        capsys.readouterr()
        assert place.build()[0] == 1
        said = capsys.readouterr().err
        assert "Dr A. Sample checked version 1" in said
        assert "other words since: " in said
        assert "--allow provenance" in said
    again = {**SIGNED, "on": "2026-11-20"}
    place.write(good(blocks=texts("You can ask for more.")), review=again, version="2")
    assert place.build()[0] == 0


def test_with_the_override_every_page_and_the_proof_say_so(place, capsys):
    place.write(good(), review=SIGNED)
    place.today = "2027-02-01"
    code, out = place.build("--allow", "provenance", "--by", "N. Nurse")
    assert code == 0
    assert all("Past its review date" in page for page in pages(out))
    assert all("a check was not met (provenance), allowed by N. Nurse" in page for page in pages(out))
    slip = json.loads(out.with_suffix(".proof.json").read_text())
    assert slip["rules"]["provenance"] == "allowed"
    assert slip["allowed_by"] == "N. Nurse"
    said = capsys.readouterr().err
    assert "warning: allowed by N. Nurse, printed on every page: past its review date (2027-01-10)" in said
    assert "error: " not in said


@pytest.mark.parametrize("layout", ["sheet", "booklet", "large_print"])
def test_every_design_says_on_every_page_which_rule_was_not_kept(layout, place):
    place.write(good(blocks=texts("This is a battle. You can ask.")))
    code, out = place.build("--layout", layout, "--allow", "voice", "--by", "N. Nurse")
    assert code == 0
    inner = pages(out)[1:] if layout == "booklet" else pages(out)
    assert all("(voice), allowed by N. Nurse" in page for page in inner)


def test_a_rule_that_is_kept_is_not_said_to_be_broken(place):
    _, out = place.build("--allow", "voice", "--by", "N. Nurse")
    assert not any("allowed by" in page for page in pages(out))


def test_another_rule_than_the_one_allowed_still_stops(place, capsys):
    place.write(good(blocks=texts("You can ask " + "and ask " * 10 + "them.", "This is a battle. You can ask.")))
    assert place.build("--allow", "voice", "--by", "N. Nurse")[0] == 0  # a long sentence is a warning
    place.write(good(blocks=texts("You can ask. " + "You ask and " * 20, "This is a battle. You can ask.")))
    assert place.build("--allow", "voice", "--by", "N. Nurse")[0] == 1
    assert "--allow short" in capsys.readouterr().err


def test_a_copy_that_breaks_a_rule_has_a_name_of_its_own(place, capsys, monkeypatch):
    monkeypatch.chdir(place.root)
    out, allow = place.root / "out", ("--allow", "voice", "--by", "N. Nurse")
    place.run("build", "t", "--brand", "small")
    place.run("build", "t", "--brand", "small", *allow)  # it breaks none
    assert [path.name for path in sorted(out.glob("*.pdf"))] == ["t-small.pdf"]
    place.write(good(blocks=texts("You can ask. This is a battle. You can ask.")))
    assert place.run("build", "t", "--brand", "small", *allow) == 0
    assert place.run("build", "t", "--brand", "small", *allow, "--for", "Ana") == 0
    names = ["t-small-allowed-personal.pdf", "t-small-allowed.pdf", "t-small.pdf"]
    assert [path.name for path in sorted(out.glob("*.pdf"))] == names


@pytest.mark.parametrize(
    "words", [("--allow", "voice"), ("--by", "N"), ("--allow", "vioce", "--by", "N"), ("--allow", "voice", "--by", "1")]
)
def test_half_an_override_is_wrong_usage(words, place):
    assert place.build(*words)[0] == 2


def test_due_lists_the_most_urgent_first(place, capsys):
    place.write(good(), review=SIGNED)
    place.write(good(), handout="u", review={**SIGNED, "next": "2026-12-20"})
    place.write(good(), handout="v", review={**SIGNED, "next": "2029-12-20"})
    assert place.run("due", "--within", "90d") == 0
    lines = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert [word for word in lines if word in ("t", "u", "v")] == ["u", "t"]
    place.today = "2026-12-21"
    assert place.run("due", "--within", "0") == 1
    assert "1 day late" in capsys.readouterr().out
    assert place.run("due", "--within", "soon") == 2


def test_due_counts_what_nobody_has_reviewed_and_lists_it_where_asked(place, capsys):
    place.write(good(), handout="u", review=SIGNED)
    assert place.run("due", "--within", "90d") == 0
    said = capsys.readouterr().out
    assert "u (en)" in said and "t (en)" not in said
    assert re.search(r"^\d+ that nobody has reviewed; --drafts lists them$", said, re.M)
    assert place.run("due", "--within", "90d", "--drafts") == 0
    assert re.search(r"^t \(en\) .*never reviewed", capsys.readouterr().out, re.M)


def test_each_id_and_file_has_an_answer_of_its_own(place, capsys):
    _, out = place.build()
    assert place.run("issue", "--brand", "small", "t") == 0
    spaced = out.with_name("a copy.pdf")
    out.rename(spaced), out.with_name("t.proof.json").rename(spaced.with_name("a copy.proof.json"))
    capsys.readouterr()
    assert place.run("verify", place.id, str(spaced)) == 0
    assert capsys.readouterr().out.count("is current") == 2
    assert place.run("verify", place.id, "T-0000", str(spaced)) == 1
    said = capsys.readouterr().out
    assert said.count("is current") == 2 and "T-0000 is unknown" in said
    assert place.run("verify", "nothing.pdf", place.id) == 2
    told = capsys.readouterr()
    assert "is current" in told.out and "there is no file nothing.pdf" in told.err
    assert place.run("verify", *str(spaced).split(" ")) == 0  # one file, whose name has a blank
    assert place.run("verify", *place.id.split("-")) == 0  # one id, as it is heard


# translations


def test_a_translation_whose_english_was_replaced_is_not_current(place, capsys):
    english = good()
    place.write(english)
    place.write(spanish())
    assert place.run("translated", "t", "--lang", "es") == 0
    assert place.run("issue", "--brand", "small", "t") == 0
    own = Library(place.root)
    id = handout_id(own.handout("t", "es"), own.shared("es"))
    out = place.root / "es.pdf"
    assert place.run("build", "t", "--lang", "es", "--brand", "small", "-o", str(out)) == 0
    assert place.run("verify", id) == 0 and place.run("verify", str(out)) == 0
    english["sections"][1] = {**english["sections"][1], "title": "Do this"}
    place.write({**english, "version": "2"})
    capsys.readouterr()
    assert place.run("verify", id) == 0  # that English is not out yet
    assert place.run("due", "--within", "0") == 0
    assert "the English has changed since: do" in capsys.readouterr().out
    assert place.run("issue", "--brand", "small", "--lang", "en", "t") == 0
    capsys.readouterr()
    for what in (id, str(out)):
        assert place.run("verify", what) == 1
        assert f"{id} is behind the English, which has changed since: do\n" in capsys.readouterr().out
    assert place.run("translated", "t", "--lang", "es") == 0
    assert place.run("verify", id) == 0  # its words still fit
    place.today = "2026-11-26"
    place.write({**english, "version": "3", "title": "Another"})
    place.write({**spanish(), "version": "2", "title": "Otro"})
    assert place.run("issue", "--brand", "small", "--lang", "en", "t") == 0
    capsys.readouterr()
    assert place.run("verify", id) == 1
    assert "which has changed since: main-message\n" in capsys.readouterr().out


def test_issue_says_that_a_translation_is_behind_the_english(place, capsys):
    english = good()
    place.write(english)
    place.write(spanish())
    assert place.run("translated", "t", "--lang", "es") == 0
    assert place.run("issue", "--brand", "small", "t") == 0
    assert "behind the English" not in capsys.readouterr().out
    english["sections"][1] = {**english["sections"][1], "title": "Do this"}
    place.write({**english, "version": "2"})
    assert place.run("issue", "--brand", "small", "--lang", "es", "t") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "issued already, on " in line
    assert line.endswith("; behind the English (do): bring it up to date, run `translated`, issue it again")
    place.write({**spanish(), "version": "2", "title": "Otro"})
    assert place.run("issue", "--brand", "small", "--lang", "es", "t") == 0
    assert "is issued" in (said := capsys.readouterr().out) and "behind the English" not in said  # it bears no marks


def test_a_part_that_is_still_english_is_not_marked_as_fitting_it(place, capsys):
    english = good()
    place.write(english)
    place.write({**spanish(), "sections": [spanish()["sections"][0], english["sections"][1]]})
    capsys.readouterr()
    assert place.run("translated", "t", "--lang", "es") == 1
    told = capsys.readouterr()
    assert "2 parts marked as fitting the English; not marked, still in English: do\n" in told.out
    assert "the section 'do' is still in English" in told.err and "es.yaml:" in told.err
    assert sorted(Library(place.root).handout("t", "es").english) == ["_head", "a"]
    path = place.root / "handouts" / "t" / "es.yaml"
    marked = path.read_text(encoding="utf-8").partition("english:")[2]
    place.write(spanish())
    path.write_text(path.read_text(encoding="utf-8") + "english:" + marked, encoding="utf-8")
    capsys.readouterr()
    assert place.run("translated", "t", "--lang", "es") == 0
    assert "1 part marked as fitting the English\n" in capsys.readouterr().out


# what is strange


@pytest.mark.parametrize("code", ["../x", "A: B", "#1", "a/b", "é é"])
def test_a_code_that_is_no_name_of_a_file_is_not_issued(code, place, capsys):
    place.write(good(), code=code)
    assert place.run("issue", "--brand", "small", "t") == 1
    assert "not a code that an id can begin with" in capsys.readouterr().err
    assert not list(place.root.rglob("issued"))


def test_small_letters_of_a_code_are_found(place, capsys):
    place.write(good(), code="heft")
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.run("verify", place.id) == place.run("verify", place.id.upper()) == 0


@pytest.mark.parametrize("title", ['Is "this" one?', "a: b # c", "\\n x [y]", "- no", "''"])
def test_any_title_comes_back_from_the_ledger(title, place, capsys):
    one = good()
    one["sections"][0]["title"] = title
    place.write(one, title=title)
    assert place.run("issue", "--brand", "small", "t") == 0
    held = version_of(Library(place.root), place.id)
    assert held is not None
    assert str(held.title) == title
    assert title in [str(part.title) for part in held.parts]


def test_a_ledger_file_under_another_name_is_named(place, capsys):
    place.run("issue", "--brand", "small", "t")
    folder = place.root / "handouts" / "issued"
    (folder / f"{place.id}.yaml").rename(folder / "T-0000.yaml")
    assert place.run("verify", "T-0000") == 1
    assert "the file is T-0000.yaml" in capsys.readouterr().err


def test_a_slip_cannot_speak_to_the_terminal(place, capsys):
    _, out = place.build()
    path = out.with_suffix(".proof.json")
    slip = json.loads(path.read_text())
    slip |= {"rules": {"short\x1b[31m": "allowed"}, "allowed_by": "N\x1b[2J"}
    slip["sha256"]["source"] = {"a\x1b[2Jb": "0"}
    path.write_text(json.dumps(slip))
    place.run("verify", str(out))
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("by", "who"), [("N. Nurse", "allowed by N. Nurse"), (None, "and nobody is named who allowed it")]
)
def test_a_rule_that_fails_is_only_said_to_be_allowed_by_who_allowed_it(by, who, place, capsys):
    _, out = place.build()
    path = out.with_suffix(".proof.json")
    slip = json.loads(path.read_text()) | {"rules": {"voice": "allowed", "geometry": "failed"}, "allowed_by": by}
    path.write_text(json.dumps(slip))
    place.run("verify", str(out))
    told = [line.strip(" -") for line in capsys.readouterr().out.splitlines() if "breaks a rule" in line]
    assert told == [
        f"printed though it breaks a rule (voice), {who}",
        "printed though it breaks a rule (geometry), and nobody is named who allowed it",
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"[" * 100_000, b"\x00" * 100])
def test_a_file_that_is_no_pdf_is_unknown(data, place, tmp_path, capsys):
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    path.with_suffix(".proof.json").write_bytes(b"[" * 100_000)
    assert place.run("verify", str(path)) == 1
    assert "x.pdf is unknown" in capsys.readouterr().out


def test_a_rule_that_only_the_override_breaks_stops_the_build_too(place, capsys, monkeypatch):
    from takehome import gate
    from takehome.problems import Place as Where
    from takehome.problems import Problem

    said = [(Problem(Where("a"), "one", rule="voice"),), (Problem(Where("a"), "two", rule="calls"),)]
    monkeypatch.setattr(gate, "_found", lambda library, made: said.pop(0))
    code, out = place.build("--allow", "voice", "--by", "N. Nurse")
    assert (code, out.exists(), said) == (1, False, [])
    assert "two" in capsys.readouterr().err


def test_a_slip_of_another_file_is_not_believed(place, capsys):
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    path = out.with_suffix(".proof.json")
    slip = json.loads(path.read_text())
    path.write_text(json.dumps({**slip, "id": "T-0000"}))
    assert place.run("verify", str(out)) == 1
    assert "is changed" in capsys.readouterr().out


def test_a_pdf_that_is_locked_is_unknown(place, tmp_path, capsys):
    _, out = place.build()
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(out) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert place.run("verify", str(locked)) == 1
    assert "locked.pdf is unknown" in capsys.readouterr().out


def test_a_handout_that_cannot_be_read_hides_no_review(place, capsys):
    place.write(good(), review=SIGNED)
    place.write(good(), handout="u", version="x")
    assert place.run("due", "--within", "90") == 1
    told = capsys.readouterr()
    assert "t (en)" in told.out
    assert "handouts/u/en.yaml" in told.err


def test_a_drawing_that_changed_is_named(place, capsys):
    line = '<svg viewBox="0 0 40 10"><path d="M 0 5 L 40 5" stroke="#000000" fill="none"/></svg>'
    for name, drawing in (("used.svg", line), ("other.svg", line)):
        path = place.root / "handouts" / "shared" / name
        path.write_text(drawing)
    figure = {"figure": {"file": "used.svg", "caption": "A line.", "alt": "A line runs across."}}
    place.write(good(blocks=[figure, *texts("You can ask your team.")]))
    code, out = place.build()
    assert code == 0
    for name in ("used.svg", "other.svg"):
        (place.root / "handouts" / "shared" / name).write_text(line.replace("40 5", "40 6"))
    capsys.readouterr()
    place.run("verify", str(out))
    said = capsys.readouterr().out
    assert "changed here since it was made: handouts/shared/used.svg (source)" in said


def test_a_file_from_elsewhere_goes_by_its_bare_name(place, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    written(elsewhere / "draft.yaml", good())
    written(elsewhere / "en.yaml", good(title="Another"))
    out = place.root / "draft.pdf"
    assert place.run("build", str(elsewhere / "draft.yaml"), "--brand", "small", "-o", str(out)) == 0
    slip = out.with_suffix(".proof.json").read_text()
    assert "draft.yaml" in json.loads(slip)["sha256"]["source"]
    assert str(tmp_path) not in slip
    assert "en.yaml" not in json.loads(slip)["sha256"]["source"]


def test_facing_pages_bear_the_ids_of_both_languages(place, capsys):
    place.write(spanish())
    order = {"order": "two", "parts": ["t"], "brand": "small", "langs": ["es", "en"]}
    written(place.root / "handouts" / "booklets" / "two.yaml", order)
    out = place.root / "two.pdf"
    assert place.run("booklet", "two", "-o", str(out)) == 0
    slip = json.loads(out.with_suffix(".proof.json").read_text())
    assert len(slip["handouts"]) == 2
    assert place.id in slip["handouts"]
    assert slip["id"].startswith("T-BOOK-")
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.run("verify", slip["id"]) == place.run("verify", str(out)) == 0
    place.today = "2026-11-26"
    place.write(good(), title="Another title", version="2")
    assert place.run("issue", "--brand", "small", "t", "--lang", "en") == 0
    capsys.readouterr()
    for what in (slip["id"], str(out)):
        assert place.run("verify", what) == 1
        assert "is replaced" in capsys.readouterr().out


@pytest.mark.parametrize(("key", "said"), [("call_emergency_when", "if it goes on"), ("draft", "Not yet looked at")])
def test_a_sheet_with_other_page_words_is_not_current(key, said, place, capsys):
    words = yaml.safe_load((stock() / "layouts" / "words" / "en.yaml").read_text(encoding="utf-8"))
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    written(place.root / "layouts" / "words" / "en.yaml", words)
    assert place.run("verify", str(out)) == 0, "the same words in a file of its own"
    words["say"][key] = said
    written(place.root / "layouts" / "words" / "en.yaml", words)
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    line = "t.pdf is as it was made, and what pages say themselves has changed since: build it again"
    assert line in capsys.readouterr().out
    _, out = place.build()
    assert place.run("verify", str(out)) == 0


def test_a_place_to_get_help_with_another_number_is_told(place, capsys):
    shared = place.root / "handouts" / "shared" / "en.yaml"
    helper = "organisations:\n  h: {name: Helpers, what: They help you., phone: 555-0188, from: [seed]}\n"
    shared.write_text(shared.read_text().replace("organisations: {}\n", helper))
    brand = place.root / "layouts" / "brands" / "small.yaml"
    brand.write_text(brand.read_text().replace("organisations: []", "organisations: [h]"))
    one = {**good(), "help": ["h"]}
    written(place.root / "handouts" / "t" / "en.yaml", one)
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    capsys.readouterr()
    assert place.run("verify", str(out)) == 0
    shared.write_text(shared.read_text().replace("555-0188", "555-0177"))
    assert place.run("verify", str(out)) == 1
    assert "what the clinic says of itself has changed since" in capsys.readouterr().out


def test_a_place_to_get_help_that_nobody_can_dial_stops_the_build(place, capsys):
    shared = place.root / "handouts" / "shared" / "en.yaml"
    said = shared.read_text()
    brand = place.root / "layouts" / "brands" / "small.yaml"
    brand.write_text(brand.read_text().replace("organisations: []", "organisations: [h]"))
    written(place.root / "handouts" / "t" / "en.yaml", {**good(), "help": ["h"]})
    for phone, code in (("1-800-4-CANCER", 0), ("988 (call or text)", 0), ("555-O188", 1), ("none", 1)):
        helper = f"organisations:\n  h: {{name: Helpers, what: They help you., phone: {phone}, from: [seed]}}\n"
        shared.write_text(said.replace("organisations: {}\n", helper))
        assert place.build()[0] == code, phone
        assert ("--allow calls" in capsys.readouterr().err) == bool(code)


def test_metadata_that_swell_are_no_id(place, tmp_path, capsys):
    path = tmp_path / "swollen.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Metadata = pdf.make_stream(b" " * 50_000_000 + b"<dc:identifier>T-0001</dc:identifier>")
        pdf.save(path, compress_streams=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert path.stat().st_size < 1_000_000
    assert place.run("verify", str(path)) == 1
    assert "swollen.pdf is unknown" in capsys.readouterr().out


def test_a_ledger_that_leads_out_of_the_workspace_is_not_written(place, tmp_path, capsys):
    (tmp_path / "elsewhere").mkdir()
    (place.root / "handouts" / "issued").symlink_to(tmp_path / "elsewhere")
    assert place.run("issue", "--brand", "small", "t") != 0
    assert "leads out of the workspace" in capsys.readouterr().err
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_pdf_is_not_written_where_its_slip_cannot_be(place, capsys):
    _, out = place.build()
    before = out.read_bytes()
    slip = out.with_suffix(".proof.json")
    slip.unlink()
    slip.mkdir()
    place.write(good(), title="Another title")
    assert place.build()[0] == 3
    assert out.read_bytes() == before


def test_two_documents_of_one_name_stop_none_of_the_others(place, monkeypatch, capsys):
    place.both()
    written(place.root / "handouts" / "booklets" / "t.yaml", {"order": "t", "parts": ["u"]})
    monkeypatch.setattr("takehome.shelf.Shelf.topics", lambda shelf, language="*": ["t", "u"])
    monkeypatch.setattr("takehome.shelf.Shelf.booklets", lambda shelf: ["both", "t"])
    monkeypatch.chdir(place.root)
    assert place.run("--brand", "small") == 2
    assert "t-small.pdf: two documents would both be called so" in capsys.readouterr().err
    found = sorted(path.name for path in (place.root / "out").glob("*.pdf"))
    assert found == ["both.pdf", "t-small.pdf", "u-small.pdf"]  # the order `both` names this brand itself


def test_a_text_that_is_too_hard_to_read_says_so_and_is_not_issued(place, capsys):
    """The grade that fails is told, and only that: what merely warns would hide it."""
    hard = "Multidisciplinary oncological rehabilitation necessitates individualized, comprehensive evaluation."
    texts = [[{"text": " ".join([hard] * 5), "from": ["seed"]} for _ in range(2)] for _ in range(2)]
    more = [{"id": f"hard-{n}", "title": "Hard", "blocks": blocks} for n, blocks in enumerate(texts)]
    place.write({**good(), "sections": [*good()["sections"], *more]})
    assert place.run("issue", "t", "--brand", "small") == 1
    said = capsys.readouterr().err
    assert "Flesch-Kincaid" in said
    assert "warning: SMOG" not in said
    assert not (place.root / "handouts" / "issued").exists()


def test_an_unknown_id_is_no_guess_at_another_text(place, capsys):
    assert place.run("issue", "t", "--brand", "small") == 0
    capsys.readouterr()
    code, _, digits = place.id.rpartition("-")
    far = "".join("0" if d != "0" else "1" for d in digits)
    near = digits[:3] + ("0" if digits[3] != "0" else "1")
    place.run("verify", f"{code}-{far}")
    assert "did you mean" not in capsys.readouterr().out
    place.run("verify", f"{code}-{near}")
    assert f"did you mean {place.id}" in capsys.readouterr().out


def test_issue_names_no_way_round_a_rule_that_it_does_not_have(place, capsys):
    place.write(good(blocks=texts("This is a battle. You can ask.")))
    assert place.run("issue", "t", "--brand", "small") == 1
    said = capsys.readouterr().err
    assert "what goes out for good keeps every rule" in said
    assert "--allow" not in said
    assert place.build()[0] == 1
    assert "; to print all the same: --allow voice --by NAME" in capsys.readouterr().err
    assert place.run("--brand", "small") == 1
    assert "build or booklet, with --allow voice --by NAME" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rule", "said"),
    [("voice", "is kept"), ("short", "only warns"), ("contrast", "is looked at by `check`, not here")],
)
def test_allowing_a_rule_that_stops_nothing_is_said_and_not_printed(rule, said, place, capsys):
    place.write(good(blocks=texts("You can ask " + "and ask " * 10 + "them.")))
    code, out = place.build("--allow", rule, "--by", "N. Nurse")
    assert code == 0
    assert f"t-small: rule {rule} {said}: there is nothing to allow" in capsys.readouterr().out
    assert not any("allowed by" in page for page in pages(out))
    assert json.loads(out.with_suffix(".proof.json").read_text())["allowed_by"] is None


def typed(node):
    return validate(Handout, read(yaml.safe_dump(node, width=1000).encode(), "en.yaml"))


@pytest.mark.parametrize("words", sorted(STARTERS))
def test_words_that_new_wrote_are_known_in_other_dress(words):
    for said in (words.rstrip("."), f"**{words}**", words.upper(), words.replace(" ", "  ")):
        one = handout("en", [section("a", "en")], main_message={"text": said, "from": ["seed"]})
        assert [*unwritten(typed(one))], said
    long = words.count(" ") >= 3
    one = handout("en", [section("a", "en")], main_message={"text": f"Well. {words} And more.", "from": ["seed"]})
    assert bool([*unwritten(typed(one))]) is long


def test_only_one_at_a_time_adds_to_the_list(place):
    start = [sys.executable, str(stock() / "make_pdf.py"), "issue", "t", "--brand", "small"]
    with alone(place.root / "handouts"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        waiting = subprocess.Popen([*start, "--workspace", str(place.root)], **quiet)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(4)
        assert not (place.root / "handouts" / "issued").exists()
    assert waiting.wait(60) == 0
    assert f"{place.root / 'handouts'}: waiting for another program".encode() in waiting.communicate()[1]
    assert len(list((place.root / "handouts" / "issued").iterdir())) == 1


def test_words_that_new_wrote_are_not_issued(place, capsys):
    assert place.run("new", "sleep-well") == 0
    file = place.root / "handouts" / "sleep-well" / "en.yaml"
    shared = place.root / "handouts" / "shared" / "en.yaml"
    shared.unlink()  # the template names signs of the stock
    capsys.readouterr()
    assert place.run("issue", "sleep-well") == 1
    said = capsys.readouterr().err
    lines = file.read_text().splitlines()
    assert len(STARTERS) == said.count("this is still what `new` wrote") == 10
    for number in re.findall(r"en\.yaml:(\d+):\d+: this is still", said):
        assert any(words in lines[int(number) - 1] or ">-" in lines[int(number) - 2] for words in STARTERS)
    assert not (place.root / "handouts" / "issued").exists()
    assert place.run("build", "sleep-well", "-o", str(place.root / "a.pdf")) == 0
    assert "10 lines are still what `new` wrote" in capsys.readouterr().err
    file.write_text(own_words(file.read_text()))
    assert place.run("build", "sleep-well", "-o", str(place.root / "a.pdf")) == 0
    assert "still what `new` wrote" not in capsys.readouterr().err
    assert place.run("issue", "sleep-well") == 0


# translations


def test_a_translation_that_is_still_in_english_is_not_issued(place, capsys):
    place.write(spanish(sections=[spanish()["sections"][0], good()["sections"][1]]))
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 1
    assert "the section 'do' is still in English" in capsys.readouterr().err
    first = {**spanish()["sections"][0], "blocks": good()["sections"][0]["blocks"]}
    place.write(spanish(sections=[first, spanish()["sections"][1]]))
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 1
    assert "the section 'a': 1 of" in capsys.readouterr().err
    place.write(spanish())
    words = {lang: shared(lang) for lang in ("en", "es")}
    for lang, held in words.items():
        held["signs"]["breath"]["text"] = "You cannot get your breath"
        written(place.root / "handouts" / "shared" / f"{lang}.yaml", held)
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 1
    said = capsys.readouterr().err
    assert "shared/es.yaml:6:11: error: `signs`: 1 of 3 texts are still in English, the first: You cannot get" in said
    assert not (place.root / "handouts" / "issued").exists()


def test_a_translation_nobody_has_checked_is_issued_and_verified_as_one(place, capsys):
    doubt = "no qualified translator has checked this translation"
    place.write(spanish(), review=SIGNED)
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 0
    said = capsys.readouterr().out
    assert doubt in said and "grades" not in said  # it has none to print
    library = Library(place.root)
    id = handout_id(library.handout("t", "es"), library.shared("es"))
    assert place.run("verify", id) == 0
    assert doubt in capsys.readouterr().out
    checked = {"state": "checked", "by": "A. Translator", "on": "2026-11-20"}
    place.write(spanish(), review=SIGNED, translation=checked)
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 0
    said = capsys.readouterr().out
    assert "recorded anew" in said
    assert doubt not in said
    assert "pages still call it unchecked: nobody has checked their own words, in layouts/words/es.yaml" in said
    assert place.run("verify", id) == 0
    assert doubt not in capsys.readouterr().out


def words_checked(place):
    """Page words in Spanish that somebody has checked."""
    words = yaml.safe_load((stock() / "layouts" / "words" / "es.yaml").read_text())
    written(place.root / "layouts" / "words" / "es.yaml", {**words, "checked": "A. Translator, 2026-11-20"})


def test_a_translation_that_says_nothing_of_it_is_not_checked(place, capsys):
    doubt = "no qualified translator has checked this translation"
    words_checked(place)
    one = {key: said for key, said in spanish().items() if key != "translation"}
    workspace(place.root, {**one, "review": SIGNED})
    made = built(Library(place.root), "es", layout="sheet")
    assert [language for _, language in made.document.unchecked] == ["es", "en"]
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 0
    assert doubt in capsys.readouterr().out
    (file,) = (place.root / "handouts" / "issued").iterdir()
    assert "\ntranslation: unreviewed\n" in file.read_text()
    assert place.run("verify", file.stem) == 0
    assert doubt in capsys.readouterr().out
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 0
    assert "issued already" in capsys.readouterr().out
    told = re.sub("\n(translation|seal): .*", "", file.read_text())  # as an older version wrote it
    file.write_text(told)
    assert place.run("verify", file.stem) == 0
    assert doubt in capsys.readouterr().out


def test_a_translation_whose_check_was_taken_back_leaves_no_paper_current(place, capsys):
    words_checked(place)
    out, checked = place.root / "es.pdf", {"state": "checked", "by": "A. Translator", "on": "2026-11-20"}
    make = ("build", "t", "--lang", "es", "--brand", "small", "-o", str(out))
    issue, ask = ("issue", "--brand", "small", "t", "--lang", "es"), ("verify", str(out))
    place.write(spanish(), review=SIGNED, translation=checked)
    assert (place.run(*issue), place.run(*make), place.run(*ask)) == (0, 0, 0)
    place.write(spanish(), review=SIGNED, translation="unreviewed")
    capsys.readouterr()
    for _ in range(2):
        assert place.run(*issue) == 0
    assert "issued already" in capsys.readouterr().out
    (file,) = (place.root / "handouts" / "issued").iterdir()
    assert (place.run(*ask), place.run("verify", file.stem)) == (1, 1)
    assert capsys.readouterr().out.count("is not checked any more: its translation was, and that was taken back") == 2
    assert (place.run(*make), place.run(*ask)) == (0, 0), "this one says that it is not checked"
    assert "no qualified translator has checked this translation" in capsys.readouterr().out
    place.write(spanish(), review=SIGNED, translation=checked)
    assert (place.run(*issue), place.run(*ask)) == (0, 1)
    assert "its translation was checked since: build it again" in capsys.readouterr().out


def test_a_translation_that_was_checked_and_is_not_in_the_list_yet_is_to_be_issued(place, capsys):
    words_checked(place)
    out, checked = place.root / "es.pdf", {"state": "checked", "by": "A. Translator", "on": "2026-11-20"}
    place.write(spanish(), review=SIGNED)
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 0
    place.write(spanish(), review=SIGNED, translation=checked)
    assert place.run("build", "t", "--lang", "es", "--brand", "small", "-o", str(out)) == 0
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "is not in the list of what was issued yet: issue t --lang es" in capsys.readouterr().out


# pictures


def drawing(place, shape, name="pills.svg"):
    """A picture file beside the handout."""
    path = place.root / "handouts" / "t" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 80"><path d="{shape}" stroke="#000"/></svg>'
    )


def test_another_picture_behind_the_same_name_is_another_text(place, capsys):
    figure = {"figure": {"file": "pills.svg", "caption": "How many pills.", "alt": "Two pills."}, "from": ["seed"]}
    drawing(place, "M0 0 L 99 1")
    place.write(good(blocks=[*texts("You can ask for more."), figure]), review=SIGNED)
    first = place.id
    assert place.run("issue", "--brand", "small", "t") == 0
    _, out = place.build()
    assert place.run("verify", str(out)) == 0
    drawing(place, "M0 0 L 99 80")
    assert place.id != first
    capsys.readouterr()
    assert place.run("issue", "--brand", "small", "t") == 1
    assert "Dr A. Sample checked version 1" in capsys.readouterr().err
    place.write(
        good(blocks=[*texts("You can ask for more."), figure]), review={**SIGNED, "on": "2026-11-20"}, version="2"
    )
    assert place.run("issue", "--brand", "small", "t") == 0
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert f"{first} is replaced by {place.id}, version 2" in capsys.readouterr().out
    drawing(place, "M0 0 L 99 1")
    place.write(good(blocks=[*texts("You can ask for more."), figure]), review=SIGNED)
    assert place.id == first, "the same picture is the same text"


def test_a_handout_named_by_its_file_has_the_pictures_beside_it(place):
    figure = {"figure": {"file": "pills.svg", "caption": "How many pills.", "alt": "Two pills."}, "from": ["seed"]}
    drawing(place, "M0 0 L 99 1")
    place.write(good(blocks=[*texts("You can ask for more."), figure]))
    moved = place.root / "elsewhere" / "t.yaml"
    shutil.copytree(place.root / "handouts" / "t", moved.parent)
    (moved.parent / "en.yaml").rename(moved)
    assert handout_id(Library(place.root).handout_file(moved), Library(place.root).shared("en")) == place.id
    drawing(place, "M0 0 L 99 80")
    assert handout_id(Library(place.root).handout_file(moved), Library(place.root).shared("en")) != place.id


def test_days_of_sources_of_the_stock_are_told_with_what_a_clinic_can_do(place, capsys):
    path = stock() / "handouts" / "clinical-trials" / "en.yaml"
    review = 'review: {written: 2026-01-02, by: "Dr A. Sample", on: 2026-01-10, next: 2027-01-10}'
    own = place.root / "handouts" / "clinical-trials" / "en.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(re.sub(r"^review: .*$", review, path.read_text(), flags=re.MULTILINE))
    shutil.rmtree(place.root / "handouts" / "shared")
    said = "no day on which they were looked at"
    assert place.run("build", "clinical-trials", "--brand", "small", "-o", str(place.root / "out")) == 0
    told = capsys.readouterr().err
    hint = (
        f"copy those sources to {place.root}/handouts/shared/en.yaml (it begins with `shared: en` and `extends: stock`)"
    )
    assert said in told and hint in told
    assert place.run("check", "clinical-trials", "--brand", "small", "--no-validator") == 0
    told = capsys.readouterr().err
    assert said in told and hint in told
    mine = "{title: Mine, publisher: Us, url: 'https://us.example/a', checked: null}"
    source = re.search(r"from: \[([a-z0-9-]+)", path.read_text())[1]
    shared = place.root / "handouts" / "shared" / "en.yaml"
    shared.parent.mkdir()
    shared.write_text(f"shared: en\nextends: stock\nsources:\n  {source}: {mine}\n")
    place.run("build", "clinical-trials", "--brand", "small", "-o", str(place.root / "out"))
    told = capsys.readouterr().err
    lines = [line for line in told.splitlines() if said in line]
    assert len(lines) == 2 and "shared/en.yaml:4:" in lines[1] and "1 of " in lines[1]
    hint = f"copy those sources to {place.root}/handouts/shared/en.yaml, each with the day"
    assert told.count(hint) == 1 and told.count("hint: look at the page, and give the day") == 1
    place.today = "2027-02-01"  # past its date: it is refused, and the rest is told all the same
    assert place.run("build", "clinical-trials", "--brand", "small", "-o", str(place.root / "out")) == 1
    told = capsys.readouterr().err
    assert told.count(hint) == 1 and told.count("hint: look at the page, and give the day") == 1
