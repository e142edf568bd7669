"""The command that checks: for people, for programs, as a page; what was measured is kept by content."""

import io
import json
import re
import sys
from html.parser import HTMLParser

import pytest
from rule_samples import HARD, good, message, spanish, texts
from workspaces import section, shared, workspace, written

from takehome import checking, commands
from takehome.checks import measured
from takehome.checks.measured import Found, Measured, kept, remembered
from takehome.checks.rules import NUMBERS
from takehome.cli import main
from takehome.library import Library


@pytest.fixture
def place(tmp_path):
    workspace(tmp_path, good())
    return tmp_path


def check(place, *words):
    given = ["check", "t", "--brand", "small", "--no-validator", "--workspace", str(place), "--today", "2026-11-25"]
    return main([*given, *words])


def test_the_table_tells_grades_and_that_no_validator_was_run(place, capsys):
    assert check(place) == 0
    head, _, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["document", "pages", "sheets", "KB", "seconds", "findings", "grade", "SMOG", "PDF/UA"]
    assert re.fullmatch(r"t +\d+ +\d+ +\d+ +[\d.]+ +0 +-?\d+\.\d +\d+\.\d +not run", line)


def test_what_stays_out_is_said_as_by_a_build(place, capsys):
    workspace(place, good(help=["clot-line"]))
    line = {"name": "Clot Line", "what": "Help.", "from": ["seed"]}
    written(place / "handouts" / "shared" / "en.yaml", {**shared("en"), "organisations": {"clot-line": line}})
    assert check(place) == 0
    assert capsys.readouterr().out.startswith("t: clot-line stays out: the brand small names none\n")
    check(place, "--json")
    assert json.loads(capsys.readouterr().out)["documents"]


def test_for_programs_each_finding_says_rule_place_and_mend(place, capsys):
    workspace(place, good(blocks=texts("This is a battle. You can ask.")))
    assert check(place, "--json") == 1
    (one,) = json.loads(capsys.readouterr().out)["documents"]
    assert one["id"].startswith("T-")
    assert set(one["grades"]) == {"kincaid", "smog", "kincaid_aside", "smog_aside"}
    (finding,) = one["findings"]
    assert (finding["rule"], finding["level"]) == ("voice", "error")
    assert finding["file"] == str(place / "handouts" / "t" / "en.yaml")
    assert finding["line"] > 1
    assert finding["mend"]


def test_a_booklet_of_too_many_pages_is_told_once_by_check_and_by_a_build(place, capsys):
    one = good()
    more = [section(f"s{n}", "en", 60) for n in range(120)]
    workspace(place, {**one, "sections": [*one["sections"], *more]})
    order = {"order": "b", "parts": ["t"], "brand": "small", "layout": "booklet"}
    written(place / "handouts" / "booklets" / "b.yaml", order)
    for words in (("check", "b", "--no-validator"), ("booklet", "b", "-o", str(place / "b.pdf"))):
        main([*words, "--workspace", str(place)])
        told = [line for line in capsys.readouterr().err.splitlines() if "a booklet of " in line]
        assert len(told) == 1 and " pages, over 48: it cannot be folded and stapled by hand" in told[0], words
        assert (": error: " in told[0]) == (words[0] == "check")


def test_what_is_checked_is_what_is_chosen(place, capsys):
    bad = section("b", "en", blocks=texts("This is a battle. You can ask."))
    one = good()
    workspace(place, {**one, "sections": [*one["sections"], bad]})
    rest = str(one["sections"][0]["id"])
    assert check(place) == 1
    assert check(place, "--only", rest) == 0
    assert check(place, "--without", "b") == 0
    assert check(place, "--only", "b") == 1
    capsys.readouterr()
    assert check(place, "--only", rest, "--json") == 0
    small = json.loads(capsys.readouterr().out)["documents"][0]
    assert check(place, "--only", rest, "--layout", "large_print", "--size", "20", "--paper", "a4", "--json") == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["pages"] > small["pages"]


def test_a_value_of_one_print_is_checked_too(place, capsys):
    assert check(place, "--set", "phones.day=none") == 1
    assert "none" in capsys.readouterr().err


def test_sections_of_a_booklet_are_chosen_in_its_own_file(place, capsys):
    assert main(["check", "first-talk", "--only", "why", "--workspace", str(place)]) == 2
    assert "--only and --without are for a handout" in capsys.readouterr().err


def test_sections_have_grades_of_their_own(place, capsys):
    workspace(place, good(blocks=texts(*[HARD] * 6)))
    check(place, "--json")
    (one,) = json.loads(capsys.readouterr().out)["documents"]
    hard = max(one["sections"], key=lambda section: section["kincaid"])
    assert hard["sentences"] >= 6
    assert hard["kincaid"] > one["grades"]["kincaid"]


def test_what_cannot_be_made_is_one_line_and_the_others_are_checked(place, capsys):
    workspace(place, good(handout="u", title="**loud"))
    main(["check", "u", "t", "--brand", "small", "--no-validator", "--workspace", str(place), "--json"])
    broken, whole = json.loads(capsys.readouterr().out)["documents"]
    assert broken["pages"] is None
    assert broken["findings"]
    assert whole["pages"]


def test_warnings_come_as_they_are_found_and_errors_last_behind_the_table(place, capsys):
    workspace(place, good(handout="u", title="**loud"), good(handout="v", main_message=message("One. Two. " * 40)))
    assert main(["check", "u", "v", "t", "--brand", "small", "--no-validator", "--workspace", str(place)]) == 1
    out, err = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()[2:5]] == ["u", "v", "t"]
    labels = re.findall(r"^\S+:\d+:\d+: (warning|error): ", err, re.M)
    assert labels[-1] == "error" and labels == sorted(labels, reverse=True)
    assert err.splitlines()[-1] == "2 of 3 did not pass: u, v"


def test_a_clinic_that_prints_english_alone_is_told_how_to_check_that(place, capsys, monkeypatch):
    workspace(place, good(), spanish())
    monkeypatch.setattr(Library, "topics", lambda library: ["t"])  # and none of the stock's
    monkeypatch.setattr(Library, "booklets", lambda library: [])
    written(place / "handouts/shared/es.yaml", {**shared("es"), "signs": {}})
    arguments = ["check", "--all", "--brand", "small", "--no-validator", "--workspace", str(place)]
    assert main(arguments) == 1
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "1 of 2 did not pass: t (es)",
        "  hint: where your clinic prints none of them: check --all --lang en",
    ]
    assert main([*arguments, "--lang", "en"]) == 0


class Page(HTMLParser):
    """The tags of a page, its words, and all addresses it names."""

    def __init__(self):
        super().__init__()
        self.words, self.addresses, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data):
        self.words.append(data.strip())


def test_the_report_is_one_page_that_loads_nothing(place):
    workspace(place, good(title="Is 2 < 3 & <b>?", blocks=texts("This is a battle. You can ask.")))
    report = place / "report.html"
    assert check(place, "--report", str(report)) == 1
    text = report.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert all(address.startswith(("#", "data:image/png;base64,")) for address in page.addresses)
    assert "default-src 'none'" in text
    assert "script" not in page.tags
    assert "Is 2 < 3 & <b>?" in page.words
    assert sum(address.startswith("data:") for address in page.addresses) >= 2  # one picture for each page
    told = [words for words in page.words if re.match(r"\d+ [a-z-]+", words)]
    assert [int(words.split()[0]) for words in told[: len(NUMBERS)]] == list(range(1, 21))
    assert "10 voice: fails" in told
    assert any("never say 'battle'" in words for words in page.words)


def test_a_browser_shows_the_report(place, chromium, tmp_path):
    import subprocess

    report, picture = place / "report.html", tmp_path / "shown.png"
    check(place, "--report", str(report))
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--screenshot={picture}", report.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 10_000


# what is kept


def test_the_same_bytes_are_measured_once(place, monkeypatch):
    check(place)
    (file,) = (place / ".takehome" / "checked").iterdir()
    before = file.read_bytes()
    monkeypatch.setattr(checking, "_measure", lambda *_, **__: pytest.fail("measured again"))
    assert check(place) == 0
    assert file.read_bytes() == before


def test_other_words_are_measured_anew(place):
    check(place)
    workspace(place, good(title="Another title"))
    check(place)
    assert len(list((place / ".takehome" / "checked").iterdir())) == 2


def test_a_rule_that_fails_still_fails_when_it_was_kept(place, capsys):
    workspace(place, good(blocks=texts(*[HARD] * 12)))
    assert [check(place), check(place)] == [1, 1]
    assert capsys.readouterr().err.count("Flesch-Kincaid grade") == 2


def test_what_was_kept_without_the_validator_is_measured_again_with_it(tmp_path):
    first = Measured(None, (), (Found("a", "b", "warning", "type"),))
    assert kept(tmp_path, b"x", lambda: first, validated=False) == first
    second = Measured(None, (), (), {"ua1": True})
    assert kept(tmp_path, b"x", lambda: second, validated=True) == second
    assert kept(tmp_path, b"x", lambda: pytest.fail("again"), validated=True) == second


def test_checks_that_changed_measure_again(tmp_path, monkeypatch):
    kept(tmp_path, b"x", Measured.none, validated=False)
    assert remembered(tmp_path, b"x") == Measured.none()
    monkeypatch.setattr(measured, "_checks", lambda: b"other")
    assert remembered(tmp_path, b"x") is None


def test_where_nothing_was_kept_the_checks_need_no_mark(tmp_path, monkeypatch):
    monkeypatch.setattr(measured, "_checks", lambda: pytest.fail("read"))
    assert remembered(tmp_path, b"x") is None


@pytest.mark.parametrize("data", [b"", b"{", b'{"grades": 1}', b"\xff", b"{}", b'{"grades": null, "found": []}'])
def test_what_was_kept_and_cannot_be_read_is_measured_again(data, tmp_path):
    kept(tmp_path, b"x", Measured.none, validated=False)
    (file,) = (tmp_path / ".takehome" / "checked").iterdir()
    file.write_bytes(data)
    assert remembered(tmp_path, b"x") is None


def test_a_build_takes_over_what_check_measured(place):
    out = place / "t.pdf"
    check(place)
    assert (
        main(["build", "t", "--brand", "small", "--workspace", str(place), "--today", "2026-11-25", "-o", str(out)])
        == 0
    )
    slip = json.loads(out.with_suffix(".proof.json").read_text())
    assert slip["grades"]["kincaid_aside"] < 8
    assert slip["rules"]["reading-level"] == slip["rules"]["contrast"] == "kept"
    assert slip["validator"] is None


def test_a_report_never_takes_the_place_of_a_source(place, capsys):
    source = place / "handouts" / "t" / "en.yaml"
    before = source.read_bytes()
    assert check(place, "--report", str(source)) == 2
    assert source.read_bytes() == before


def test_programs_get_nothing_but_data(place, capsys):
    check(place, "--json", "--report", str(place / "r.html"))
    assert json.loads(capsys.readouterr().out)


def test_a_verdict_that_is_missing_is_no_pass(place, capsys, monkeypatch):
    monkeypatch.setattr(checking, "command", lambda: ("verapdf",))
    monkeypatch.setattr(checking, "validated", lambda data, profile: "passed" if profile == "ua1" else "not run")
    given = ["check", "t", "--brand", "small", "--workspace", str(place), "--today", "2026-11-25"]
    assert main(given) == 0
    assert "not run" in capsys.readouterr().out
    monkeypatch.setattr(checking, "validated", lambda data, profile: "failed")
    assert main(given) == 1


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self):
        return True


@pytest.mark.parametrize("quiet", [False, True])
def test_a_check_of_several_shows_how_far_it_is(place, monkeypatch, quiet):
    monkeypatch.setattr("sys.stderr", Terminal())
    words = ["--brand", "small", "--no-validator", "--workspace", str(place), *(["--quiet"] if quiet else [])]
    assert main(["check", "t", "t", *words]) == 0
    said = sys.stderr.getvalue()
    assert ("1/2 t" in said) is not quiet
    assert said.endswith("\r") is not quiet


def test_what_came_with_the_tool_is_counted_and_shown_when_it_is_asked_for(tmp_path, monkeypatch, capsys):
    theirs, folder = "when-treatment-stops-working", tmp_path / "mine"
    workspace(folder, {**good(blocks=texts("You can ask " + "and ask " * 10 + "them.")), "handout": "ours"})
    (folder / "handouts" / "shared" / "en.yaml").write_text("shared: en\nextends: stock\nterms: {}\nsigns: {}\n")
    file = folder / "handouts" / "ours" / "en.yaml"
    file.write_text(file.read_text().replace("breath\n", "breathless\n").replace("- bleed", "- severe-pain"))
    monkeypatch.chdir(tmp_path)
    some, asked, all_of = ("ours", theirs, "short-version"), checking._asked, commands.build_all

    def few(library, jobs, *rest):
        return all_of(library, [one for one in jobs if one.order.order in some], *rest)

    monkeypatch.setattr(commands, "build_all", few)
    monkeypatch.setattr(checking, "_asked", lambda *of: [one for one in asked(*of) if one[2] in some])
    words = ["--brand", "small", "--workspace", str(folder)]
    for command in ([], ["check", "--all", "--no-validator"]):
        assert main([*command, *words]) == 0
        said = capsys.readouterr()
        assert "ours/en.yaml" in said.err
        assert f"{theirs}.yaml" not in said.err
        assert "locked block" not in said.out
        assert re.search(
            rf"^\d+ warnings? (?:and|or) notes? on what came with the tool; .* shows them: .*{theirs} \d",
            said.out,
            re.M,
        )
    for command in (["booklet", theirs, "-o", "x.pdf"], ["check", theirs, "--no-validator"]):
        assert main([*command, *words]) == 0
        said = capsys.readouterr()
        assert f"{theirs}.yaml" in said.err or "locked blocks stay" in said.out
        assert "what came with the tool" not in said.out
    assert main(["booklet", "short-version", *words]) == 0
    assert re.search(r"2 locked blocks stay, under 'For your safety'$", capsys.readouterr().out, re.M)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (
            ("build", "t", "--only", "a"),
            "make a booklet in the layout `booklet`: booklet t:a --lang es+en --brand small --workspace ",
        ),
        (("booklet", "t:a", "--layout", "large_print"), "as --lang es, or take the booklet: --layout booklet"),
        (("booklet", "b", "--layout", "large_print"), "as --lang es, or take the booklet: --layout booklet"),
    ],
)
def test_two_languages_on_sheets_are_told_what_can_be_done(words, hint, place, capsys):
    workspace(place, good(), {**good(), "lang": "es", "translation": "unreviewed"})
    written(place / "handouts" / "booklets" / "b.yaml", {"order": "b", "parts": ["t:a"]})
    main([*words, "--lang", "es+en", "--brand", "small", "--workspace", str(place), "-o", str(place / "out")])
    told = capsys.readouterr().err
    assert "has no facing pages" in told and hint in told


def test_a_language_of_an_order_that_there_is_not_is_told_where_it_stands(place, capsys):
    workspace(place, good())
    file = place / "handouts" / "booklets" / "b.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("order: b\nparts:\n  - t\nlangs: [sp, en]\n", encoding="utf-8")
    main(["booklet", "b", "--brand", "small", "--workspace", str(place), "-o", str(place / "out")])
    assert "b.yaml:4:9: error: 'sp' is no language of pages here" in capsys.readouterr().err


def test_a_new_language_is_asked_for_its_page_words_first_with_the_path_of_a_model(place, capsys):
    workspace(place, good(), {**good(), "lang": "de", "translation": "unreviewed"})
    main(["build", "t", "--lang", "de", "--brand", "small", "--workspace", str(place), "-o", str(place / "out")])
    told, hint = capsys.readouterr().err.split("hint: ")
    assert "layouts/words/de.yaml: error: there is no such file" in told and "shared/de.yaml" not in told
    assert "the model of the English one, " in hint and "layouts/words/en.yaml" in hint
