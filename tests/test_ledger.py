"""The list of what was issued: files that cannot be believed, lists that cannot be read, reviews that come and go."""

import json
import os
import re
import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from clinic import SIGNED, ledger_file
from pypdf import PdfReader
from rule_samples import good, spanish, texts
from workspaces import written

from takehome.cli import main
from takehome.fields import names_somebody
from takehome.holdings import books_before
from takehome.identity import handout_id
from takehome.issued import ledger_of, version_of
from takehome.library import Library
from takehome.nodes import Mapping
from takehome.problems import Problems
from takehome.reader import read
from takehome.review import Review
from takehome.schema import validate
from takehome.shelf import stock
from takehome.verify import of_id, of_ids

REVIEWED = {"by": "Dr A. Sample", "reviewed": "2026-01-10", "next": "2027-01-10"}


def pages(path):
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def mended(path, **change):
    """A file of the list with some things said otherwise, and without its seal, which would tell of it."""
    said = yaml.load(path.read_text(), yaml.BaseLoader) | {"seal": None} | change
    written(path, {key: value for key, value in said.items() if value is not None})


# files that say what cannot be


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"next": None}, "this was reviewed, but not when, or until when"),
        ({"reviewed": None}, "this was reviewed, but not when, or until when"),
        ({"reviewed": "2027-01-10"}, "this was reviewed, but not when, or until when"),
        ({"reviewed": "2026-11-27"}, "this was reviewed on a day to come, 2026-11-27"),
        ({"on": "2026-11-27"}, "this was issued on a day to come, 2026-11-27"),
        ({"withdrawn": {"by": "Dr B", "reviewed": "2026-01-02"}}, "a review, and one that was withdrawn"),
        ({"topic": "u"}, "what stands here is not what"),
        ({"lang": "es"}, "what stands here is not what"),
        ({"version": "2"}, "what stands here is not what"),
    ],
)
def test_a_version_that_cannot_be_so_is_not_current(change, said, place, capsys):
    place.write(good(), review=SIGNED)
    assert place.run("issue", "--brand", "small", "t") == 0
    path = place.root / "handouts" / "issued" / f"{place.id}.yaml"
    mended(path, **change)
    capsys.readouterr()
    assert place.run("verify", place.id) == 1
    told = capsys.readouterr()
    assert f"cannot be read: mend handouts/issued/{place.id}.yaml" in told.out
    assert said in told.err
    assert f"{place.id}.yaml:" in told.err, "the line is named"
    whole = "the id, `topic`, `lang`, `version`, or an `id` or `mark` below `parts` was changed"
    assert (whole in told.err) == (said == "what stands here is not what")


@pytest.mark.parametrize(
    "change",
    [
        {"next": "2028-01-10"},
        {"reviewed": "2026-01-11"},
        {"by": "Dr B. Other"},
        {"on": "2026-11-24"},
        {"title": "Another"},
        {"by": None, "reviewed": None, "next": None},
    ],
)
def test_a_version_that_is_changed_by_hand_is_told_at_its_seal(change, place, capsys):
    place.write(good(), review=SIGNED)
    assert place.run("issue", "--brand", "small", "t") == 0
    path = place.root / "handouts" / "issued" / f"{place.id}.yaml"
    kept = path.read_text()
    assert place.run("verify", place.id) == 0
    mended(path, seal=yaml.load(kept, yaml.BaseLoader)["seal"], **change)
    capsys.readouterr()
    assert place.run("verify", place.id) == 1
    told = "".join(capsys.readouterr())
    line = next(at for at, words in enumerate(path.read_text().splitlines(), 1) if words.startswith("seal:"))
    assert f"{path.name}:{line}:7: error: what stands here of {place.id} is not what `issue` wrote" in told
    path.write_text(kept)
    assert place.run("verify", place.id) == 0


def test_a_slip_of_the_pen_in_a_later_version_does_not_bring_the_earlier_one_back(place, capsys):
    assert place.run("issue", "--brand", "small", "t") == 0
    old = place.id
    place.write(good(), title="Another title", version="2")
    assert place.run("issue", "--brand", "small", "t") == 0
    later = place.root / "handouts" / "issued" / f"{place.id}.yaml"
    kept = later.read_text()
    for change in ({"topic": "tt"}, {"lang": "es"}, {"version": "0"}):
        mended(later, **change)
        capsys.readouterr()
        assert place.run("verify", old) == 1
        assert f"mend handouts/issued/{place.id}.yaml first" in capsys.readouterr().out
        later.write_text(kept)


def test_a_day_that_is_tomorrow_elsewhere_shuts_nothing(place, capsys):
    place.today = "2026-11-26"
    assert place.run("issue", "--brand", "small", "t") == 0
    place.today = "2026-11-25"
    assert place.run("verify", place.id) == 0


def test_nothing_is_issued_on_a_day_to_come(place, capsys, monkeypatch):
    monkeypatch.setattr("takehome.issuing.the_day", lambda: date(2026, 11, 24))
    assert place.run("issue", "--brand", "small", "t") == 2
    assert "nothing can be issued on a day to come, 2026-11-25" in capsys.readouterr().err
    assert not (place.root / "handouts" / "issued").exists()
    monkeypatch.setattr("takehome.issuing.the_day", lambda: date(2026, 11, 25))
    assert place.run("issue", "--brand", "small", "t") == 0


def test_an_older_entry_is_still_read(place):
    ledger_file(place, "T-0001")
    one = version_of(Library(place.root), "T-0001")
    assert one is not None
    assert (one.withdrawn, one.signed, one.last_review) == (None, None, None)


def test_a_copy_of_a_version_is_said_to_be_one(place, capsys):
    place.run("issue", "--brand", "small", "t")
    path = place.root / "handouts" / "issued" / f"{place.id}.yaml"
    path.with_name(f"{place.id} (1).yaml").write_text(path.read_text())
    capsys.readouterr()
    assert place.run("verify", place.id) == 1
    assert "move a copy away" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"# nothing\n"])
def test_an_empty_version_is_not_told_to_become_a_handout(data, place, capsys):
    folder = place.root / "handouts" / "issued"
    folder.mkdir()
    (folder / "T-0001.yaml").write_bytes(data)
    assert place.run("verify", "T-0001") == 1
    said = capsys.readouterr().err
    assert "handouts/issued/T-0001.yaml:1:1: error: this file is empty" in said
    assert "issue that version again, or move the file away" in said
    assert "my-topic" not in said


# lists that cannot be read


@pytest.mark.parametrize("made", ["dangling", "file", "forbidden"])
def test_a_list_that_cannot_be_read_is_not_an_empty_one(made, place, capsys, monkeypatch):
    place.write(good(), review=SIGNED)
    folder = place.root / "handouts" / "issued"
    if made == "dangling":
        folder.symlink_to("nowhere")
    elif made == "file":
        folder.write_text("issued")
    else:
        folder.mkdir()
        look = os.scandir
        monkeypatch.setattr("os.scandir", lambda path: refuse() if Path(path).name == "issued" else look(path))
    assert place.run("verify", place.id) == 1
    told = capsys.readouterr()
    assert f"whether {place.id} was issued, nobody can say" in told.out
    assert "handouts/issued: error: this is where what was issued stands, and it cannot be listed" in told.err
    assert place.build()[0] == 1
    assert re.search(r"mend \S*handouts/issued", capsys.readouterr().err)
    assert place.run("issue", "--brand", "small", "t") == 1
    place.write(good())
    assert place.build()[0] == 0, "a draft claims nothing"


def test_a_version_nobody_may_open_is_named(place, monkeypatch):
    place.run("issue", "--brand", "small", "t")
    id, look = place.id, Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: refuse() if path.stem == id else look(path))
    (problem,) = ledger_of(Library(place.root, date(2026, 11, 25))).unread
    assert problem.place.path == f"handouts/issued/{id}.yaml"
    assert "Permission denied" in problem.message


def refuse(*given):
    raise PermissionError(13, "Permission denied")


def test_a_workspace_does_not_read_what_the_stock_has_issued(place, tmp_path, monkeypatch):
    ledger_file(place, "T-0001")
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setattr("takehome.shelf.stock", lambda: place.root)
    assert Library(other).languages("t") == ["en"]
    assert ledger_of(Library(other)).versions == ()
    assert version_of(Library(other), "T-0001") is None
    assert [str(one.issued) for one in ledger_of(Library(place.root)).versions] == ["T-0001"]


def test_a_language_that_is_gone_may_have_a_later_version_elsewhere(place, capsys):
    place.write(spanish())
    assert place.run("issue", "--brand", "small", "t", "--lang", "es") == 0
    (file,) = (place.root / "handouts" / "issued").iterdir()
    assert place.run("verify", file.stem) == 0
    (place.root / "handouts" / "t" / "es.yaml").unlink()
    capsys.readouterr()
    assert place.run("verify", file.stem) == 1
    assert "there is no t in es here any more" in capsys.readouterr().out


# reviews that come and go


def test_a_review_that_is_withdrawn_leaves_no_paper_current(place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    assert place.run("verify", str(out)) == 0
    place.write(good())
    capsys.readouterr()
    assert place.run("issue", "--brand", "small", "t") == 0
    said = capsys.readouterr().out
    assert "has no review any more" in said
    assert "new review" not in said
    assert place.run("verify", str(out)) == 1
    assert place.run("verify", place.id) == 1
    said = capsys.readouterr().out
    line = f"{place.id} is a draft again: Dr A. Sample checked it on 2026-01-10, and that review was withdrawn"
    assert said.count(line) == 2
    _, out = place.build()
    capsys.readouterr()
    assert place.run("verify", str(out)) == 0, "this one says that it is a draft"
    assert "a draft: no clinician has checked it" in capsys.readouterr().out


def test_a_version_whose_review_was_withdrawn_was_reviewed_all_the_same(place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    place.write(good())
    for _ in range(2):
        assert place.run("issue", "--brand", "small", "t") == 0
    one = version_of(Library(place.root), place.id)
    assert one is not None
    assert one.last_review == ("Dr A. Sample", date(2026, 1, 10))
    place.write(good(blocks=texts("You can ask for more.")), review=SIGNED, version="2")
    capsys.readouterr()
    assert place.build()[0] == 1
    assert "Dr A. Sample checked version 1" in capsys.readouterr().err
    place.write(good(), review=SIGNED)
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.run("verify", place.id) == 0


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (None, SIGNED, "has been reviewed since"),
        (SIGNED, {**SIGNED, "on": "2026-11-20", "next": "2027-11-20"}, "its review is another one now"),
        (SIGNED, {**SIGNED, "by": "Dr B. Other"}, "its review is another one now"),
        (SIGNED, {**SIGNED, "next": "2027-01-09"}, "its review is another one now"),
    ],
)
def test_a_file_that_prints_another_review_than_there_is_is_outdated(before, after, said, place, capsys):
    place.write(good(), **({"review": before} if before else {}))
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    place.write(good(), review=after)
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert f"t.pdf is as it was made, and {said}: build it again" in capsys.readouterr().out
    _, out = place.build()
    assert place.run("verify", str(out)) == 0


def test_a_review_that_is_not_in_the_list_yet_is_not_a_withdrawn_one(place, capsys):
    place.run("issue", "--brand", "small", "t")
    place.write(good(), review=SIGNED)
    _, out = place.build()
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    said = capsys.readouterr().out
    assert "t.pdf is as it was made, and its review is not in the list of what was issued yet: issue t\n" in said
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.run("verify", str(out)) == 0
    place.write(good(), review={**SIGNED, "on": "2026-11-20", "next": "2027-11-20"})
    _, out = place.build()
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "not in the list of what was issued yet" in capsys.readouterr().out, "the list has an earlier one"


def test_a_review_that_was_taken_back_before_it_was_issued_was_withdrawn(place, capsys):
    place.run("issue", "--brand", "small", "t")
    place.write(good(), review=SIGNED)
    _, out = place.build()
    place.write(good())
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "its review was withdrawn: build it again" in capsys.readouterr().out


def test_where_only_the_stock_was_looked_at_verify_says_so(place, capsys, monkeypatch):
    monkeypatch.chdir(place.root.parent)
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    hint = "only what came with the tool was looked at: add --workspace FOLDER"
    assert main(["verify", place.id]) == 1
    assert hint in capsys.readouterr().out
    assert place.run("verify", "T-0000") == 1
    assert hint not in capsys.readouterr().out


def test_a_booklet_that_prints_a_withdrawn_review_is_outdated(place, capsys):
    place.write(good(), review=SIGNED)
    place.write(good(), handout="u", code="U")
    written(place.root / "handouts/booklets/both.yaml", {"order": "both", "parts": ["t", "u"], "brand": "small"})
    out = place.root / "both.pdf"
    place.run("issue", "--brand", "small", "t", "u")
    assert place.run("booklet", "both", "-o", str(out)) == 0
    assert place.run("verify", str(out)) == 0
    place.write(good())
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "both.pdf does not say what is so today" in capsys.readouterr().out


def test_a_slip_holds_the_review_of_each_handout(place):
    place.write(good(), review=SIGNED)
    place.write(spanish())
    order = {"order": "two", "parts": ["t"], "brand": "small", "langs": ["en", "es"]}
    written(place.root / "handouts" / "booklets" / "two.yaml", order)
    out = place.root / "two.pdf"
    assert place.run("booklet", "two", "-o", str(out)) == 0
    slip = json.loads(out.with_suffix(".proof.json").read_text())
    mine, other = slip["handouts"]
    assert slip["reviews"] == {mine: {"by": "Dr A. Sample", "on": "2026-01-10", "next": "2027-01-10"}, other: None}
    assert slip["reviewed"] is False, "one of the two languages is a draft"
    assert slip["next_review"] == "2027-01-10"


def test_a_slip_says_the_first_of_the_days_to_come(place):
    place.write(good(), review={**SIGNED, "next": "2027-03-01"})
    place.write(good(), handout="u", code="U", review={**SIGNED, "next": "2027-02-01"})
    written(place.root / "handouts/booklets/both.yaml", {"order": "both", "parts": ["t", "u"], "brand": "small"})
    assert place.run("booklet", "both", "-o", str(place.root / "both.pdf")) == 0
    slip = json.loads((place.root / "both.proof.json").read_text())
    assert (slip["reviewed"], slip["next_review"]) == (True, "2027-02-01")


@pytest.mark.parametrize(
    "change", [{"clinic": None}, {"form": 3}, {"form": 5}, {"form": None}, {"translations": {}}, {"reviews": {}}]
)
def test_a_slip_that_does_not_say_all_is_no_proof(change, place, capsys):
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    path = out.with_suffix(".proof.json")
    slip = json.loads(path.read_text()) | change
    path.write_text(json.dumps({key: value for key, value in slip.items() if value is not None}))
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    said = capsys.readouterr().out
    assert "whether what it says of the clinic and of its review is so, nobody can say" in said
    assert "build it again" in said


def test_two_reviews_of_one_day_lock_nothing(place, capsys):
    day = {**SIGNED, "on": "2026-11-25", "next": "2027-11-25"}
    place.write(good(), review=day)
    assert place.run("issue", "--brand", "small", "t") == 0
    changed = good(blocks=texts("You can ask for more."))
    place.write(changed, review=day, version="2")
    capsys.readouterr()
    assert place.build()[0] == 1, "nothing says that the new words were looked at"
    assert "where they were checked on that day too: `version: 2`, here and below `review:`" in capsys.readouterr().err
    place.write(changed, review={**day, "version": "1"})
    assert place.build()[0] == 1, "version 1 went out with other words"
    place.write(changed, review={**day, "version": "2"}, version="2")
    assert place.build()[0] == 0
    assert place.run("issue", "--brand", "small", "t") == 0
    place.write(good(blocks=texts("You can ask again.")), review={**day, "version": "2"}, version="3")
    capsys.readouterr()
    assert place.build()[0] == 1
    assert "version 2 was checked, and this is version 3" in capsys.readouterr().err


def review_of(**change):
    lines = "\n".join(f"{key}: {value}" for key, value in {**SIGNED, **change}.items())
    node = read(lines.encode(), "handouts/t/en.yaml")
    assert isinstance(node, Mapping)
    return validate(Review, node)


@pytest.mark.parametrize(
    "by", ["Name and post of the clinician", "TBD", "'?'", "no", "'null'", "Dr ?", "to be decided.", "Nurse", "'? ?'"]
)
def test_who_checked_the_words_is_somebody(by):
    with pytest.raises(Problems) as bad:
        review_of(by=by)
    (problem,) = bad.value.problems
    assert "names nobody who checked these words" in problem.message
    assert (problem.place.line, problem.place.path) == (2, "handouts/t/en.yaml")


@pytest.mark.parametrize("by", ["Dr A. Sample", "王小明", "د. سارة", "M. Ødegård, RN", "डॉ. शर्मा"])
def test_names_of_people_are_taken(by):
    assert review_of(by=by).by == by


def test_words_written_after_their_review_were_not_reviewed():
    assert review_of(written="2026-01-10").by
    with pytest.raises(Problems) as bad:
        review_of(written="2026-01-11")
    assert "checked on 2026-01-10, before they were written (2026-01-11)" in str(bad.value)


def test_words_of_a_day_to_come_are_not_issued(place, capsys):
    review = {"written": "2026-11-27", "by": None, "on": None, "next": None}
    place.write(good(), review=review)
    assert place.run("issue", "--brand", "small", "t") == 1
    said = capsys.readouterr().err
    assert "en.yaml:7:13: error: these words are of a day to come, 2026-11-27" in said
    place.today = "2026-11-26"  # a day for clocks and time zones
    assert place.run("issue", "--brand", "small", "t") == 0


def test_days_to_come_are_shown_where_they_stand(place, capsys):
    place.write(good(), review={"written": "2027-03-01", "by": None, "on": None, "next": None})
    assert place.build()[0] == 0
    assert "en.yaml:7:13: warning: these words are of a day to come, 2027-03-01" in capsys.readouterr().err
    source = {"title": "A", "publisher": "B", "url": "https://b.example/a", "checked": "2027-03-02"}
    place.write(good(), key_points=[{"text": "You can ask a nurse.", "from": ["s"]}])
    path = place.root / "handouts" / "shared" / "en.yaml"
    path.write_text(path.read_text().replace("sources: {}", f"sources:\n  s: {json.dumps(source)}"))
    for command in (place.build, lambda: (place.run("issue", "--brand", "small", "t"),)):
        assert command()[0] == 1
        said = capsys.readouterr().err
        assert re.search(
            r"shared/en.yaml:\d+:\d\d: error: this source was looked at on a day to come, 2027-03-02", said
        )


def test_the_name_in_the_guide_of_a_clinic_is_refused():
    guide = (stock() / "docs" / "adopting.md").read_text()
    names = re.findall(r'^review: .* by: "([^"]+)"', guide, re.M)
    assert names
    assert not any(map(names_somebody, names))


# names that are not there


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"more_signs": ["nothing-like-it"]}, "there is no sign 'nothing-like-it'"),
        ({"blocks": texts("You can ask about {term:nothing|it}.")}, "there is no term 'nothing'"),
        ({"blocks": texts("You can ask about **it.")}, "**"),
    ],
)
def test_a_name_that_is_not_there_stops_no_other_handout(change, said, place, capsys):
    place.write(good(**change))
    place.write(good(), handout="u", code="U")
    for command in (("issue", "--brand", "small", "t", "u"), ("sources", "t"), ("find", "team")):
        capsys.readouterr()
        code = place.run(*command)
        told = capsys.readouterr()
        assert code == (0 if command[0] == "find" else 1)
        assert said in told.err
        assert "handouts/t/en.yaml:" in told.err
        assert "mistake of ours" not in told.err
        if command[0] == "issue":
            assert "u (en), version 1, a draft" in told.out
        if command[0] == "find":
            assert "u#a" in told.out


# ids as they are typed


@pytest.mark.parametrize(
    "typed",
    [
        "T-0A1B",
        " t-0a1b. ",
        "T\N{EN DASH}0A1B",
        "T\N{MINUS SIGN}0A1B",
        "T 0A1B",
        "T - 0A1B",
        "T0A1B",
        "T-OAIB",
        "t-oalb",
        "T--0A1B,",
        "\N{FULLWIDTH LATIN CAPITAL LETTER T}-0A1B",
    ],
)
def test_an_id_is_read_as_it_was_meant(typed, place, capsys):
    ledger_file(place, "T-0A1B")
    assert place.run("verify", typed) == 0
    assert "T-0A1B is current" in capsys.readouterr().out


def test_letters_of_a_code_stay_letters(place, capsys):
    ledger_file(place, "LO-IL-0A1B")
    assert place.run("verify", "lo il oa1b") == 0


def test_what_is_there_and_no_pdf_is_not_said_to_be_missing(place, capsys):
    os.mkfifo(place.root / "pipe.pdf")
    (place.root / "folder.pdf").mkdir()
    for name in ("folder.pdf", "out", "pipe.pdf"):
        assert place.run("verify", str(place.root / name)) == 1
        assert "this is not a plain file" in capsys.readouterr().err, name
    assert place.run("verify", str(place.root / "gone.pdf")) == 2
    assert "there is no file" in capsys.readouterr().err
    _, out = place.build()
    copied = Path(shutil.copy(out, place.root / "a copy"))
    assert place.run("verify", str(copied)) == 1
    assert "a copy bears the id" in capsys.readouterr().out


def test_what_is_no_id_is_told_the_nearest(place, capsys):
    ledger_file(place, "LC-STOP-0A1B")
    assert place.run("verify", "LC-STOP-0A1") == 2
    assert "did you mean LC-STOP-0A1B?" in capsys.readouterr().err
    assert place.run("verify", "LCSTOP0A1B") == 1
    assert "did you mean LC-STOP-0A1B?" in capsys.readouterr().out


def test_a_pdf_shows_the_line_of_a_version_that_cannot_be_read(place, capsys):
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    ledger_file(place, "U-0001", on="yesterday")
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "U-0001.yaml:6:7: error: 'yesterday' is not a day" in capsys.readouterr().err


# the edges of a day


@pytest.mark.parametrize(("today", "late"), [("2027-01-09", False), ("2027-01-10", False), ("2027-01-11", True)])
def test_the_last_day_of_a_review_is_the_last_one_it_is_good(today, late, place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    place.today = today
    capsys.readouterr()
    assert place.run("verify", place.id) == int(late)
    assert ("is expired" in capsys.readouterr().out) == late
    assert place.build()[0] == int(late)
    code, out = place.build("--allow", "provenance", "--by", "N. Nurse")
    assert code == 0
    assert all(("Past its review date" in page) == late for page in pages(out))
    capsys.readouterr()
    assert place.run("due", "--within", "0") == int(late)
    said = capsys.readouterr().out
    assert ("\nt (en)" in said) == (today >= "2027-01-10")
    assert ("1 day late" in said, "today" in said) == (late, today == "2027-01-10")


@pytest.mark.parametrize(("today", "built"), [("2026-01-08", 1), ("2026-01-09", 0), ("2026-01-10", 0)])
def test_a_review_counts_from_its_day(today, built, place):
    place.write(good(), review=SIGNED)
    place.today = today
    assert place.build()[0] == built


@pytest.mark.parametrize(("within", "listed"), [("44", False), ("45", True), ("46", True)])
def test_due_looks_ahead_to_the_last_day(within, listed, place, capsys):
    place.write(good(), review={**SIGNED, "next": "2027-01-09"})
    assert place.run("due", "--within", within) == 0
    said = capsys.readouterr().out
    assert ("in 45 days" in said) == listed
    place.today = "2027-01-08"
    place.run("due", "--within", within)
    assert "in 1 day\n" in capsys.readouterr().out.replace("  Dr A. Sample", "")


@pytest.mark.parametrize(
    ("issued", "first"),
    [("2026-11-24", ("T", "U-0001")), ("2026-11-25", ("T-0001", "U-0001")), ("2026-11-26", ("T-0001", "U"))],
)
def test_a_booklet_of_a_day_has_what_was_issued_by_then(issued, first, place):
    place.both()
    ledger_file(place, "T-0001", on="2026-11-25")
    ledger_file(place, "U-0001", topic="u", on=issued)
    ledger_file(place, "T-0002", version="2", on="2026-11-27")
    ledger_file(place, "U-0002", topic="u", version="2", on="2026-11-28")
    library = Library(place.root, date(2026, 11, 30))
    then = [book.ids for book in books_before(library, ledger_of(library))]
    as_now = {"T": place.id, "U": now_id(place, "u")}
    assert then[:3] == [("T-0002", "U-0002"), ("T-0002", "U-0001"), ("T-0001", "U-0001")]
    assert then[-1] == tuple(as_now.get(id, id) for id in first)


def test_a_booklet_of_a_day_with_several_versions_has_each_of_them(place):
    place.both()
    for number in (1, 2):
        ledger_file(place, f"T-000{number}", version=str(number), on="2026-11-25")
    ledger_file(place, "U-0001", topic="u", on="2026-11-24")
    ledger_file(place, "U-0002", topic="u", version="2", on="2026-11-25")
    library = Library(place.root, date(2026, 11, 30))
    then = [book.ids for book in books_before(library, ledger_of(library))]
    assert then[0] == ("T-0002", "U-0002") and len(then) == len(set(then))
    assert {(t, u) for t in ("T-0001", "T-0002") for u in ("U-0001", "U-0002")} <= set(then)


def now_id(place, topic):
    library = Library(place.root)
    return handout_id(library.handout(topic), library.shared("en"))


# what a document of several handouts is worth


def test_the_worst_of_several_is_said_first(place):
    place.write(good(), handout="u", code="U")
    ids = {
        "unknown": "X-0000",
        "replaced": "T-0001",
        "expired": "E-0001",
        "outdated": "W-0001",
        "unissued": now_id(place, "u"),
        "unproven": "G-0001",
        "current": "T-0002",
    }
    ledger_file(place, "T-0001")
    ledger_file(place, "T-0002", version="2")
    expired = {"by": "Dr A. Sample", "reviewed": "2026-01-01", "next": "2026-02-01"}
    for topic, more in (("e", expired), ("w", {"withdrawn": {"by": "Dr B", "reviewed": "2026-01-01"}}), ("g", {})):
        place.write(good(), handout=topic, code=topic.upper())
        ledger_file(place, f"{topic.upper()}-0001", topic=topic, **more)
    (place.root / "handouts" / "g" / "en.yaml").unlink()
    library = Library(place.root, date(2026, 11, 25))
    assert {state: of_id(library, id).state for state, id in ids.items()} == {state: state for state in ids}
    for better, worse in pairwise(reversed(ids)):
        for pair in ((better, worse), (worse, better)):
            answer = of_ids(library, "both.pdf", [ids[state] for state in pair])
            assert answer.state == worse
            assert answer.line.startswith("both.pdf ")


def test_changes_name_titles_and_who_checked(place, capsys):
    place.write(good(), review=SIGNED)
    place.run("issue", "--brand", "small", "t")
    old = place.id
    place.write(good(), title="Another title", version="2", review={**SIGNED, "by": "Dr B. Other", "on": "2026-11-20"})
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    assert place.run("verify", old) == 1
    lines = capsys.readouterr().out.splitlines()[1:]
    said = ["changed: Title and main message", "now called: Another title", "checked by Dr B. Other"]
    assert lines == [f"  - {line}" for line in said]
    place.write(good(), title="Another title", version="3")
    place.run("issue", "--brand", "small", "t")
    capsys.readouterr()
    place.run("verify", old)
    assert "  - not checked by a clinician" in capsys.readouterr().out


# what a clinic says of itself


@pytest.mark.parametrize(
    "change",
    [
        "hours: weekdays, 9 to 10\n",
        "clinic: {fever: 104.0 °F (40 °C)}\n",
        "phones: {day: 555-0199}\n",
        "name: Another (sample)\n",
        "short_name: Another\n",
        "place: Elsewhere\n",
        "web: example.org\n",
        "feedback: 555-0142\n",
        "funding: A maker of pills\n",
        "country: GB\n",
    ],
)
def test_whatever_a_clinic_says_otherwise_makes_its_sheets_outdated(change, place, capsys):
    place.run("issue", "--brand", "small", "t")
    _, out = place.build()
    brand = place.root / "layouts" / "brands" / "small.yaml"
    kept = brand.read_text()
    key = change.partition(":")[0]
    lines = [line for line in kept.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    brand.write_text("".join(lines) + change)
    capsys.readouterr()
    assert place.run("verify", str(out)) == 1
    assert "what the clinic says of itself has changed since" in capsys.readouterr().out
    brand.write_text(kept + 'colours: {accent: "#1F5132"}\n')
    assert place.run("verify", str(out)) == 0, "a colour says nothing"


def test_a_number_that_is_that_of_another_line_now_makes_a_sheet_outdated(place, capsys):
    place.run("issue", "--brand", "small", "t")
    brand = place.root / "layouts" / "brands" / "small.yaml"
    kept = brand.read_text()
    brand.write_text(kept + "phones: {hospice: 555-0188}\n")
    _, out = place.build()
    assert place.run("verify", str(out)) == 0
    brand.write_text(kept + "phones: {trial: 555-0188}\n")
    assert place.run("verify", str(out)) == 1


@pytest.mark.parametrize("change", ["phones: {day: 555-0199}", "hours: días", "clinic: {fever: 39 °C}"])
@pytest.mark.parametrize("langs", ["en+es", "es+en"])
def test_what_a_clinic_says_otherwise_in_one_language_makes_facing_pages_outdated(langs, change, place, capsys):
    place.write(spanish())
    place.write(good())
    brand = place.root / "layouts" / "brands" / "small.yaml"
    said = yaml.load(brand.read_text(), yaml.BaseLoader)
    written(brand, {**said, "languages": {"es": {"hours": "siempre", "funding": "none"}}})
    out, sheet = place.root / "out" / "f.pdf", place.root / "out" / "t.pdf"
    assert place.run("issue", "--brand", "small", "t") == 0
    assert place.run("booklet", "t", "--brand", "small", "--lang", langs, "-o", str(out)) == 0
    assert place.build()[0] == 0
    assert [place.run("verify", str(file)) for file in (out, sheet)] == [0, 0]
    es = {"hours": "siempre", "funding": "none"} | yaml.load(change, yaml.BaseLoader)
    written(brand, {**said, "languages": {"es": es}})
    capsys.readouterr()
    assert [place.run("verify", str(file)) for file in (out, sheet)] == [1, 0], "the sheet is in English"
    assert "what the clinic says of itself has changed since" in capsys.readouterr().out
