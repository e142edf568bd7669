"""The command line as a user meets it: real processes, exit codes, plain errors, nothing lost."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from rule_samples import good, message
from workspaces import workspace, written

from takehome.arguments import parsed
from takehome.cli import main
from takehome.coded import reserved
from takehome.commandline import parser
from takehome.filenames import named
from takehome.identity import handout_id
from takehome.jobs import order_of
from takehome.library import Library
from takehome.messages import Voice
from takehome.options import looks
from takehome.shelf import stock
from takehome.slips import slip_of

MAIN = "lung-cancer-treatment-stops-working"
TALK = "talking-with-your-care-team"


def run(*arguments, cwd=None, timeout=60, **environment):
    env = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, str(stock() / "make_pdf.py"), *arguments],
        capture_output=True,
        text=True,
        cwd=cwd or stock(),
        env=env,
        timeout=timeout,
    )


def test_help_is_quick_and_names_every_command():
    started = time.perf_counter()
    done = run("--help")
    assert time.perf_counter() - started < 5
    assert done.returncode == 0
    for command in ("build", "booklet", "list", "check", "new", "schema", "preview"):
        assert re.search(rf"^\s+{command}\s", done.stdout, re.M)


def test_help_imports_nothing_heavy():
    code = "import sys; from takehome.cli import main; main(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=stock(), check=True)
    loaded = done.stdout.rsplit("[", 1)[1]
    for module in ("reportlab", "pydantic", "uharfbuzz", "PIL", "yaml"):
        assert f"'{module}'" not in loaded


def test_what_is_put_off_is_read_when_something_in_it_is_asked_for():
    code = """
import sys
from takehome.putoff import put_off
put_off()
import importlib.metadata as early
from importlib.metadata import entry_points
import pydantic
from PIL import Image
class One(pydantic.BaseModel):
    one: int
assert One(one="1").one == 1 and "email.message" not in sys.modules and "PIL.ImageMode" not in sys.modules
from importlib.metadata import version
assert version("pydantic") == early.version("pydantic") == pydantic.VERSION and "email.message" in sys.modules
assert entry_points(group="console_scripts") == early.entry_points(group="console_scripts")
import importlib.metadata
assert importlib.metadata is not early and not hasattr(early, "nothing") and Image.new("L", (1, 1)).size == (1, 1)
"""
    subprocess.run([sys.executable, "-c", code], cwd=stock(), check=True)


def test_build_says_what_it_made(tmp_path):
    done = run("build", MAIN, "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"{MAIN}.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert re.search(rf"{MAIN}\.pdf\s+\d+\s+\d+\s+\d+\s+[\d.]+\s+\d+", done.stdout)
    assert run("build", MAIN, "-o", str(tmp_path), "--quiet").stdout == ""


def test_a_misspelt_topic_gets_the_nearest_one(tmp_path):
    done = run("build", "lung-cancer-treatment-stop-working", "-o", str(tmp_path))
    assert done.returncode == 1
    assert "did you mean" in done.stderr
    assert MAIN in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_wrong_usage_is_exit_2():
    assert run("build").returncode == 2
    assert run("build", MAIN, "--today", "yesterday").returncode == 2
    assert run("build", MAIN, "--set", "phones.day").returncode == 2
    assert run("build", MAIN, "--set", "review.by=Dr Nobody").returncode == 2
    assert run("dance").returncode == 2


def test_a_folder_that_cannot_be_written_is_exit_3():
    done = run("build", MAIN, "-o", "/dev/null/x.pdf")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 3


def test_for_a_person_the_name_is_on_the_page_and_nowhere_else(tmp_path):
    name = "Zelda Quux-Whittaker"
    target = tmp_path / "one.pdf"
    done = run("build", MAIN, "--for", name, "-o", str(target))
    assert done.returncode == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert name not in done.stdout + done.stderr
    from pypdf import PdfReader

    reader = PdfReader(target)
    assert name in reader.pages[0].extract_text()
    assert name not in str(dict(reader.metadata or {}))
    assert name.encode() not in reader.trailer["/Root"]["/Metadata"].get_data()
    assert all(name not in str(item) for item in reader.outline)


def test_choosing_says_what_stays_and_what_comes_along(tmp_path):
    done = run("build", MAIN, "--only", "next-steps", "-o", str(tmp_path / "a.pdf"))
    assert done.returncode == 0, done.stderr
    assert "choices comes along: next-steps needs it" in done.stdout
    done = run("build", MAIN, "--without", "when-to-call,trials", "-o", str(tmp_path / "b.pdf"))
    assert done.returncode == 0, done.stderr
    assert "when-to-call stays" in done.stdout


def test_an_unknown_section_names_the_nearest(tmp_path):
    done = run("build", MAIN, "--only", "nextsteps", "-o", str(tmp_path / "a.pdf"))
    assert done.returncode == 1
    assert "did you mean 'next-steps'?" in done.stderr


def test_a_value_can_be_set_by_its_path(tmp_path):
    from pypdf import PdfReader

    target = tmp_path / "a.pdf"
    assert run("build", MAIN, "--set", "phones.day=555-0199", "-o", str(target)).returncode == 0
    assert "555-0199" in PdfReader(target).pages[0].extract_text()


def test_a_booklet_of_chosen_sections(tmp_path):
    from pypdf import PdfReader

    target = tmp_path / "a.pdf"
    parts = [f"{MAIN}:next-steps,choices", "talking-with-your-care-team"]
    done = run("booklet", *parts, "--title", "Your next steps", "-o", str(target))
    assert done.returncode == 0, done.stderr
    reader = PdfReader(target)
    assert len(reader.pages) % 4 == 0
    assert reader.metadata.title == "Your next steps"
    assert any("Not in this copy" in page.extract_text() for page in reader.pages[:10])


def test_new_writes_a_template_that_builds_at_once(tmp_path):
    (tmp_path / "handouts").mkdir()
    done = run("new", "sleep-well", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert run("build", "sleep-well", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "sleep-well.pdf").exists()
    assert run("check", "sleep-well", cwd=tmp_path).returncode == 0
    assert run("new", "sleep-well", cwd=tmp_path).returncode == 2
    page = tmp_path / "handouts" / "sleep-well" / "en.yaml"
    schema = page.parent / page.read_text().splitlines()[0].partition("$schema=")[2]
    assert json.loads(schema.read_text())["properties"]["handout"]
    schema.write_text("{}")
    assert run("new", "eat-well", cwd=tmp_path).returncode == 0
    assert schema.read_text() == "{}"  # `schema` writes them anew


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "My Topic", "", "booklets", "shared", "a" * 80])
def test_new_takes_only_a_plain_name(name, tmp_path):
    (tmp_path / "handouts").mkdir()
    assert run("new", name, cwd=tmp_path).returncode == 2
    assert not list(tmp_path.rglob("*.yaml"))


@pytest.mark.parametrize("topic", ["best-of-our-knowledge", "in-no-fear-of"])
def test_new_writes_a_code_that_can_be_issued(topic, tmp_path):
    assert run("new", topic, cwd=tmp_path).returncode == 0
    code = re.search(r"^code: (\w+)$", (tmp_path / "handouts" / topic / "en.yaml").read_text(), re.M)[1]
    assert code in ("MYBOOK", "MYINFO") and not reserved(code)


def test_what_was_typed_is_said_in_a_line_that_a_terminal_can_print(capsys):
    for typed in ("\x1b[2J\x07" + "x" * 50, "x" * 5000, "x " * 5000, "one\ntwo"):
        assert main(["build", "--set", typed]) == 2
        said = capsys.readouterr().err
        assert len(said) < 4500 and len(max(said.split(), key=len)) < 310
        assert all(line.isprintable() for line in said.splitlines()) and len(said.splitlines()) == 2
    Voice().fail("a \x1b[2J" + "y" * 5000)
    assert capsys.readouterr().err == f"a �[2J{'y' * 293}...\n"


@pytest.mark.parametrize("option", ["-o", "--workspace"])
@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_place_is_no_folder(option, empty, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["build", MAIN, option, empty]) == 2
    assert f"{option}: it is empty: name a file or a folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_there_is_no_writing_to_the_standard_output(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["build", MAIN, "-o", "-"]) == 2
    assert "-o: there is no writing to the standard output: name a file or a folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_too_long_is_named(tmp_path, capsys):
    assert main(["build", MAIN, "-o", str(tmp_path / f"{'a' * 300}.pdf")]) != 0
    said = capsys.readouterr().err
    assert str(tmp_path) in said and "the name is too long for this disk" in said and "choose a shorter name" in said


def from_installation(folder, *arguments, cwd):
    """Run the command as pip installs it: package and stock in one folder, called `takehome`."""
    site = folder / "site"
    if not site.exists():
        shutil.copytree(stock() / "takehome", site / "takehome", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("handouts", "layouts", "fonts", "schemas"):
            shutil.copytree(
                stock() / name, site / "takehome" / "_stock" / name, ignore=shutil.ignore_patterns("issued")
            )
    call = "import sys; sys.argv[0] = '/usr/bin/takehome'; from takehome.cli import main; sys.exit(main())"
    env = {**os.environ, "PYTHONPATH": str(site)}
    run = [sys.executable, "-c", call, *arguments]
    return subprocess.run(run, capture_output=True, text=True, cwd=cwd, env=env, timeout=120)


def test_an_installation_is_never_written_into(tmp_path):
    here = tmp_path / "here"
    (here / "clinic" / "handouts").mkdir(parents=True)
    for arguments in (("issue", "clinical-trials"), ("translated", MAIN, "--lang", "es")):
        done = from_installation(tmp_path, *arguments, cwd=here)
        assert done.returncode == 2, done.stdout + done.stderr
        assert done.stderr.startswith("takehome: ") and "there is none here" in done.stderr
        assert "hint: add --workspace FOLDER" in done.stderr
    kept = tmp_path / "site" / "takehome" / "_stock"
    assert not (kept / "handouts" / "issued").exists()
    done = from_installation(tmp_path, "check", "clinical-trials", "--no-validator", cwd=here)
    assert done.returncode == 0 and not (kept / ".takehome").exists()
    done = from_installation(tmp_path, "issue", "clinical-trials", "--workspace", "clinic", cwd=here)
    assert done.returncode == 0
    (version,) = (here / "clinic" / "handouts" / "issued").iterdir()
    assert done.stdout.rstrip().endswith(f"; recorded in {version.relative_to(here)}")


def test_it_is_named_as_it_was_called_and_writes_the_same_files(tmp_path):
    here = tmp_path / "here"
    here.mkdir()
    assert run("--version").stdout == "make_pdf.py 0.1.0\n"
    assert from_installation(tmp_path, "--version", cwd=here).stdout == "takehome 0.1.0\n"
    said = from_installation(tmp_path, "build", "--all", cwd=here).stderr
    assert said == "takehome: build has no option --all\n  hint: `takehome` without a command builds all there is\n"
    assert "`takehome build --help`" in from_installation(tmp_path, "build", cwd=here).stderr
    for called in (lambda *a: from_installation(tmp_path, *a, cwd=here), run):
        name = "a" if called is run else "b"
        where = ("--workspace", str(here)) if called is run else ()  # not where other tests keep what `check` measured
        said = ("build", TALK, "-o", str(tmp_path / f"{name}.pdf"), "--today", "2026-11-25", *where)
        assert called(*said).returncode == 0
    for ending in ("pdf", "proof.json"):
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
    assert "build it: takehome build my-x" in from_installation(tmp_path, "new", "my-x", cwd=here).stdout


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        (MAIN, f"cp {stock()}/handouts/{MAIN}/es.yaml ./c5/handouts/{MAIN}/es.yaml"),
        ("shared", "write ./c5/handouts/shared/es.yaml that begins with `shared: es` and `extends: stock`"),
    ],
)
def test_translated_names_the_place_in_the_workspace(topic, hint, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c5" / "handouts").mkdir(parents=True)
    assert main(["translated", topic, "--workspace", "c5", "--lang", "es"]) == 2
    assert hint in capsys.readouterr().err


def test_a_file_that_is_not_read_for_its_name_is_told(tmp_path, capsys):
    for name in ("handouts/mine/es.yml", "layouts/brands/lakeside.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("handout: mine\n")
    assert main(["list", "--workspace", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    for name in ("handouts/mine/es", "layouts/brands/lakeside"):
        assert f"{name}.yml: warning: this file is not read: its name ends in .yml" in said
        assert f"hint: call it {name.rpartition('/')[2]}.yaml" in said


def test_a_file_in_the_wrong_place_is_told_where_it_belongs(tmp_path, capsys):
    belongs = {
        "layouts/seaview.yaml": "layouts/brands/seaview.yaml",
        "brands/seaview.yaml": "layouts/brands/seaview.yaml",
        "handouts/warfarin.yaml": "handouts/warfarin/en.yaml",
        "booklets/pack.yaml": "handouts/booklets/pack.yaml",
        "handout/mine/en.yaml": "handouts/mine/en.yaml",
        "layout/brands/seaview.yaml": "layouts/brands/seaview.yaml",
    }
    names = {**belongs, "handouts/mine/en.yaml.txt": "", "handouts/mine/EN.yaml": ""}
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("handout: mine\n")
    main(["list", "--workspace", str(tmp_path)])
    said = capsys.readouterr().err
    for name, there in belongs.items():
        assert (
            f"{name}: warning: this file is not read: nothing looks for it here\nhint: move it to {tmp_path}/{there}\n"
            in said
        )
    assert "en.yaml.txt: warning: this file is not read: its name ends in .txt\nhint: call it en.yaml\n" in said
    assert "'EN' is no language\nhint: call it en.yaml\n" in said


@pytest.mark.parametrize(
    ("name", "text", "there"),
    [
        ("handouts/shared.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("handouts/shared.yaml", "# ours\nextends: stock\nshared: 'es'  # Spanish\n", "handouts/shared/es.yaml"),
        ("handouts/en.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("handouts/warfarin.yaml", "handout: warfarin\nlang: es\n", "handouts/warfarin/es.yaml"),
        ("handouts/lake.yaml", "brand: lake\nextends: default\n", "layouts/brands/lake.yaml"),
        ("shared/en.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("shared/zh-Hans.yaml", "terms: {}\n", "handouts/shared/zh-Hans.yaml"),
        ("shared/words.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("layouts/shared/en.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("layouts/en.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("words/es.yaml", "lang: es\n", "layouts/words/es.yaml"),
        ("en.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("ours.yaml", "shared: en\n", "handouts/shared/en.yaml"),
        ("lake.yaml", "brand: lake\nextends: default\n", "layouts/brands/lake.yaml"),
        ("handouts/night.yaml", "order: night\nparts: [mine]\n", "handouts/booklets/night.yaml"),
        ("handouts/night.yaml", "order: 'night'\nbrand: lake\nparts: [mine]\n", "handouts/booklets/night.yaml"),
        ("handouts/night.yaml", "order: The night\nparts: [mine]\n", "handouts/booklets/night.yaml"),
        ("layouts/night.yaml", "parts: [mine]\norder: night\n", "handouts/booklets/night.yaml"),
    ],
)
def test_a_stray_file_is_moved_within_the_workspace_and_never_over_the_stock(
    name, text, there, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "w5" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    what = f"w5/{name}: warning: this file is not read: nothing looks for it here\nhint: "
    assert main(["list", "--workspace", "w5"]) == 0
    assert f"{what}move it to ./w5/{there}\n" in capsys.readouterr().err
    (tmp_path / "w5" / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "w5" / there).write_text(text)
    main(["list", "--workspace", "w5"])
    assert f"{what}put what it says into ./w5/{there}, which is there already\n" in capsys.readouterr().err


ORDER = f"order: night\nparts: [{MAIN}]\n"


def test_a_file_that_a_command_was_given_is_read(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name in ("handouts/night.yaml", "handouts/day.yaml", "handouts/mine/night.yaml"):
        (tmp_path / "w" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "w" / name).write_text(ORDER)
    for name in ("w/handouts/night.yaml", str(tmp_path / "w" / "handouts" / "night.yaml")):
        assert main(["booklet", name, "--workspace", "w", "-o", "o.pdf"]) == 0
        said = capsys.readouterr().err
        assert "w/handouts/night.yaml" not in said and said.count("move it to ./w/handouts/booklets/night.yaml") == 2
        assert "w/handouts/day.yaml: warning: this file is not read" in said and "is no language" not in said


def test_an_order_in_the_place_of_a_handout_is_told_where_it_belongs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, text in {"night/en": ORDER, "booklets/mine": "handout: mine\nlang: es\n"}.items():
        (tmp_path / "w" / "handouts" / name).parent.mkdir(parents=True)
        (tmp_path / "w" / "handouts" / f"{name}.yaml").write_text(text)
    assert main(["booklet", "night", "--workspace", "w"]) == 1
    assert "move it to w/handouts/booklets/night.yaml\n" in capsys.readouterr().err
    assert main(["booklet", "mine", "--workspace", "w"]) == 1
    assert "move it to w/handouts/mine/es.yaml\n" in capsys.readouterr().err


def test_a_folder_of_a_handout_outside_of_the_handouts_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for folder, topic in {"mine": "mine", "drafts": "other", "kept": "kept"}.items():
        (tmp_path / "w" / folder).mkdir(parents=True)
        (tmp_path / "w" / folder / "en.yaml").write_text(f"handout: {topic}\nlang: en\n")
    (tmp_path / "w" / "handouts" / "kept").mkdir(parents=True)
    main(["build", "mine", "--workspace", "w"])
    said = capsys.readouterr().err
    what = "w/mine: warning: this folder is not read: nothing looks for it here\nhint: move it to ./w/handouts/mine\n"
    assert what in said and said.count("is not read") == 1
    main(["build", "w/mine/en.yaml", "--workspace", "w"])
    assert "is not read" not in capsys.readouterr().err


def test_what_cannot_be_a_name_or_a_language_is_never_meant(tmp_path, capsys):
    for name in ("Sleeping Well/en", "mine/EN"):
        path = tmp_path / "handouts" / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text("handout: mine\n")
    for topic in ("sleeping-well", "mine"):
        assert main(["build", topic, "--workspace", str(tmp_path)]) == 1
        said = capsys.readouterr().err
        assert f"{topic}: error: " in said and "did you mean" not in said


def test_files_of_other_programs_in_a_workspace_are_not_told(tmp_path, capsys):
    files = {
        "compose.yaml": "shared:\n  volume: x\n",
        "shop.yaml": "brand: acme\nprice: 3\n",
        "mine.yaml": "handout: mine\nlang: en\n",  # built by its path
        "pack.yaml": "order: pack\nbrand: lake\nparts: [mine]\n",
        "mine/en.yaml": "order: 1\n",
        "shared/volumes.yaml": "a: b\n",
        "words/list.yaml": "a: b\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    (tmp_path / "folder.yaml").mkdir()
    assert main(["list", "--workspace", str(tmp_path)]) == 0
    assert "is not read" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [("build", "warfarin"), ("check", "warfarin"), ("sources", "warfarin"), ("build", MAIN, "--brand", "lakeside"),
     ("build", MAIN, "--layout", "lakeside"), ("booklet", "pack")],
)  # fmt: skip
def test_a_name_that_the_tool_has_not_is_perhaps_in_a_workspace(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(stock())
    assert main([*command]) == 1
    told = capsys.readouterr().err
    assert "hint: one of your own is found with --workspace FOLDER; there is: " in told
    assert main([*command, "--workspace", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "hint: there is: " in told and "--workspace" not in told


def test_a_slip_in_an_order_of_the_tools_says_where_ones_own_are(tmp_path, capsys):
    saved = tmp_path / "mine.yaml"
    saved.write_text(f"order: mine\ntitle: Mine\nparts: [{MAIN}]\nbrand: defalt\n")
    assert main(["booklet", str(saved)]) == 1
    hint = "hint: did you mean 'default'? one of your own is found with --workspace FOLDER\n"
    assert hint in capsys.readouterr().err


def test_blanks_around_a_value_that_is_set_are_no_part_of_it(tmp_path, capsys):
    given = parsed(parser(), ["build", MAIN, "--set", "phones.day = 555-0199 ", "--set", " hours= all = day"])
    assert looks(given, None)["set"] == {"phones.day": "555-0199", "hours": "all = day"}
    for change, what in ((" =5", "is not PATH=VALUE"), ("hours=  ", "says no value"), (" brand=x", "cannot change")):
        assert main(["build", MAIN, "--set", change]) == 2
        assert what in capsys.readouterr().err


def test_translated_says_that_it_writes_into_the_folder_of_the_tool(tmp_path, monkeypatch, capsys):
    written = []
    monkeypatch.setattr("takehome.commands.write_bytes", lambda path, data: written.append(path))
    monkeypatch.setattr("takehome.commands.fingerprints", lambda *given: {"head": "0" * 8})
    monkeypatch.chdir(tmp_path)
    assert main(["translated", MAIN, "--lang", "es"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("the tool's own folder is the workspace") and said[0].endswith(f"in {written[0]}")
    assert main(["translated", MAIN, "--lang", "es", "--workspace", str(stock())]) == 0
    assert len(written) == 2 and "the tool's own folder" not in capsys.readouterr().out


def test_issue_says_that_it_writes_into_the_folder_of_the_tool(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("takehome.issuing._issued", lambda *given: "recorded")
    told = "the tool's own folder is the workspace; --workspace FOLDER names one of your own: versions are recorded in "
    for folder, where in ((stock(), "handouts/issued"), (tmp_path, f"{stock()}/handouts/issued")):
        monkeypatch.chdir(folder)
        assert main(["issue", MAIN, "--lang", "en"]) == 0
        assert capsys.readouterr().out == f"{told}{where}\nrecorded\n"
    for folder in (tmp_path, stock()):
        assert main(["issue", MAIN, "--lang", "en", "--workspace", str(folder)]) == 0
        assert capsys.readouterr().out == "recorded\n"


def test_files_and_folders_that_no_handout_can_be_called_by_are_told(tmp_path, capsys):
    folder = tmp_path / "handouts" / "Mi diabetes"
    folder.mkdir(parents=True)
    (folder / "en copia.yaml").write_text("handout: mi-diabetes\n")
    (folder / "en.yaml").write_text("handout: mi-diabetes\n")
    assert main(["build", "Mi diabetes", "--workspace", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "en copia.yaml: warning: this is no file of a handout: 'en copia' is no language" in said
    assert "Mi diabetes: warning: the folder 'Mi diabetes' cannot be the name of a handout" in said
    assert "hint: rename the folder, to small letters, digits and dashes (mi-diabetes)" in said


def test_a_saved_order_among_handouts_stands_alone(tmp_path, capsys):
    workspace(tmp_path, good())
    parts = {"order": "mine", "parts": ["t", "first-talk"], "brand": "small"}
    written(tmp_path / "handouts" / "booklets" / "mine.yaml", parts)
    for words in (("first-talk", "t"), ("t", "first-talk:next-steps"), ("first-talk:next-steps",), ("mine",)):
        assert main(["booklet", *words, "--workspace", str(tmp_path)]) == 1
        said = capsys.readouterr().err
        assert "error: 'first-talk' is a saved order and stands alone\n" in said
        assert "hint: `make_pdf.py booklet first-talk`; to combine, name handouts, or copy its parts into an" in said


def test_a_brand_with_the_name_of_a_saved_order_is_no_saved_order(capsys):
    assert main(["build", TALK, "--brand", "first-talk"]) == 1
    assert "there is no brand of that name" in capsys.readouterr().err


def test_the_word_help_asks_for_help(capsys):
    for words, option in ((["help"], ["--help"]), (["help", "build"], ["build", "--help"])):
        assert (main(words), said := capsys.readouterr().out) == (0, said)
        assert (main(option), capsys.readouterr().out) == (0, said) and said.startswith("usage: ")


def test_sections_behind_a_colon_are_for_booklets(capsys):
    assert main(["build", f"{TALK}:visits"]) == 2
    assert f"hint: write `build {TALK} --only visits`" in capsys.readouterr().err


def test_the_folder_of_a_file_is_made_where_it_lacks(tmp_path):
    path = tmp_path / "new" / "one.pdf"
    assert main(["--quiet", "build", TALK, "--only", "visits", "-o", str(path)]) == 0
    assert sorted(one.name for one in path.parent.iterdir()) == ["one.pdf", "one.proof.json"]


def test_a_copy_is_named_by_what_is_really_left_out(tmp_path):
    """What is locked, and what another section needs, stays."""
    for out in ("when-to-call", "questions", "second-opinion,when-to-call", "choices"):
        topic = MAIN if out == "choices" else TALK
        assert run("build", topic, "--without", out, "-o", str(tmp_path / out) + "/").returncode == 0
    names = {path.parent.name: path.stem for path in tmp_path.glob("*/*.pdf")}
    assert names == {
        "when-to-call": TALK,
        "questions": TALK,
        "second-opinion,when-to-call": f"{TALK}-without-second-opinion",
        "choices": MAIN,  # next-steps needs it
    }


def test_new_does_not_hide_a_handout_of_the_stock(tmp_path):
    done = run("new", "clinical-trials", "--workspace", str(tmp_path))
    assert done.returncode == 2
    target = tmp_path / "handouts" / "clinical-trials" / "en.yaml"
    assert f"cp {stock() / 'handouts' / 'clinical-trials' / 'en.yaml'} {target}" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_template_only_lacks_words_of_ones_own_and_where_they_come_from(tmp_path):
    (tmp_path / "handouts").mkdir()
    assert run("new", "sleep-well", cwd=tmp_path).returncode == 0
    done = run("check", "sleep-well", cwd=tmp_path)
    assert [line for line in done.stderr.splitlines() if "warning: " in line or "error" in line] == [
        "handouts/sleep-well/en.yaml:15:15: warning: 10 lines are still what `new` wrote, the first: "
        "'Say the one thing that matters most h...'",
        "handouts/sleep-well/en.yaml:15:15: warning: 9 of 9 statements do not say where they come from, the first: "
        "Say the one thing that matters most h...",
    ]


def test_list_for_people_and_for_programs():
    assert "next-steps:" in run("list", "--sections").stdout
    data = json.loads(run("list", "--json").stdout)
    assert MAIN in {handout["topic"] for handout in data["handouts"]}
    assert "when-treatment-stops-working" in data["booklets"]


def test_schemas_that_are_committed_are_fresh(tmp_path):
    assert run("schema", "-o", str(tmp_path)).returncode == 0
    fresh = sorted(tmp_path.glob("*.json"))
    assert len(fresh) >= 4
    for path in fresh:
        assert path.read_text() == (stock() / "schemas" / path.name).read_text(), f"run make_pdf.py schema: {path.name}"


def test_preview_makes_pages_and_a_contact_sheet(tmp_path):
    assert run("preview", MAIN, "-o", str(tmp_path)).returncode == 0
    names = sorted(p.name for p in tmp_path.iterdir())
    assert f"{MAIN}-01.png" in names
    assert f"{MAIN}-all.png" in names


def test_a_failed_build_leaves_yesterdays_file(tmp_path):
    (tmp_path / "handouts").mkdir()
    assert run("new", "sleep-well", cwd=tmp_path).returncode == 0
    assert run("build", "sleep-well", cwd=tmp_path).returncode == 0
    before = (tmp_path / "out" / "sleep-well.pdf").read_bytes()
    page = tmp_path / "handouts" / "sleep-well" / "en.yaml"
    page.write_text(page.read_text().replace("version: 1", "version: one\nverzion: 2"))
    done = run("build", "sleep-well", cwd=tmp_path)
    assert done.returncode == 1
    assert "en.yaml:7:10" in done.stderr
    assert "'one' is not a whole number" in done.stderr
    assert "did you mean 'version'?" in done.stderr
    assert (tmp_path / "out" / "sleep-well.pdf").read_bytes() == before
    end = f"nothing was built; out/sleep-well.pdf is still that of {date.today()}"
    assert done.stderr.splitlines()[-1] == end
    (tmp_path / "out" / "sleep-well.pdf").unlink()
    assert run("build", "sleep-well", cwd=tmp_path).stderr.splitlines()[-1] == "nothing was built"
    done = run("build", "handouts/sleep-well/en.yaml", cwd=tmp_path)
    assert done.stderr.splitlines()[-1] == "nothing was built", "also where its file cannot be read"


def test_errors_come_last_and_what_was_built_besides_is_told(place, capsys):
    place.write(good(), handout="u", code="U", main_message=message("One. Two. Three. Four. " * 12), title="U")
    assert place.run("build", "t", "u", "--brand", "small", "-o", str(place.root / "out")) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "1 of 2 were not built: u-small"
    labels = [line.split(": ")[1] for line in lines if re.match(r"\S+:\d+:\d+: (warning|error): ", line)]
    assert labels[-1] == "error" and labels == sorted(labels, reverse=True)


@pytest.mark.parametrize("what", ["handout.yaml", "../secret.yaml", "no/such/file.yaml"])
def test_a_file_that_is_not_there_is_said_plainly(what, tmp_path):
    done = run("build", what, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "there is no such file" in done.stderr


def workspace_with(tmp_path, *topics):
    (tmp_path / "handouts").mkdir()
    for topic in topics:
        assert run("new", topic, cwd=tmp_path).returncode == 0
    return tmp_path


def test_two_documents_are_never_one_file(tmp_path):
    done = run("build", MAIN, "talking-with-your-care-team", "-o", str(tmp_path / "two.pdf"))
    assert done.returncode == 2
    assert "2 documents cannot be one file" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_personal_copy_does_not_take_the_place_of_the_one_for_all(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well")
    assert run("build", "sleep-well", cwd=folder).returncode == 0
    general = (folder / "out" / "sleep-well.pdf").read_bytes()
    assert run("build", "sleep-well", "--for", "Zelda Quux", cwd=folder).returncode == 0
    assert (folder / "out" / "sleep-well.pdf").read_bytes() == general
    assert stat.S_IMODE((folder / "out" / "sleep-well-personal.pdf").stat().st_mode) == 0o600


def test_a_booklet_from_a_file(tmp_path):
    saved = tmp_path / "mine.yaml"
    saved.write_text(f"order: mine\ntitle: For home\nparts: [{MAIN}]\nset: {{phones.day: 555-0188}}\n")
    done = run("booklet", str(saved), "--set", "hours=all day", "-o", str(tmp_path))
    assert done.returncode == 0, done.stderr
    from pypdf import PdfReader

    (made,) = tmp_path.glob("mine-changed-*.pdf")  # the copy of the order as it is keeps its place
    reader = PdfReader(made)
    assert reader.metadata.title == "For home"
    text = "".join(page.extract_text() for page in reader.pages)
    assert "555-0188" in text
    assert "all day" in text


def test_a_mistake_in_a_file_of_an_order_has_its_line(tmp_path):
    saved = tmp_path / "mine.yaml"
    saved.write_text("order: mine\npartz: []\n")
    done = run("booklet", str(saved), "-o", str(tmp_path))
    assert done.returncode == 1
    assert re.search(r"mine\.yaml:2:1: error: there is no key 'partz'", done.stderr)
    assert "did you mean 'parts'?" in done.stderr


def test_a_broken_handout_hides_no_other(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well", "eat-well")
    (folder / "handouts" / "eat-well" / "en.yaml").write_text("handout: [\n")
    done = run("list", cwd=folder)
    assert done.returncode == 1
    assert "sleep-well: Sleep well" in done.stdout
    assert "eat-well/en.yaml" in done.stderr
    done = run(cwd=folder)
    assert done.returncode == 1
    assert (folder / "out" / "sleep-well.pdf").exists()


def test_a_folder_that_is_a_workspace_is_taken_for_it_and_that_is_said(tmp_path):
    said = "this folder is the workspace, for it holds "
    (tmp_path / "mine" / "layouts" / "brands").mkdir(parents=True)
    brand = (stock() / "layouts" / "brands" / "riverside.yaml").read_text().replace("brand: riverside", "brand: lake")
    (tmp_path / "mine" / "layouts" / "brands" / "lake.yaml").write_text(brand)
    done = run("list", cwd=tmp_path / "mine")  # it has brands and no handouts
    assert "lake" in done.stdout and done.stderr.startswith(f"{said}layouts/brands/; --workspace DIR names another")
    (tmp_path / "mine" / "handouts").mkdir()
    assert run("list", cwd=tmp_path / "mine").stderr.startswith(f"{said}handouts/ and layouts/brands/")
    for told in (("list", "--quiet"), ("list", "--workspace", ".")):
        assert run(*told, cwd=tmp_path / "mine").stderr == ""
    for elsewhere in (tmp_path, stock()):
        assert run("list", cwd=elsewhere).stderr == ""
    done = run("build", TALK, "--only", "questions", cwd=tmp_path / "mine")
    assert "the brand default is a sample" in done.stdout
    assert "name your own with --brand lake\n" in done.stdout


def test_a_warning_is_said_once(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well")
    page = folder / "handouts" / "sleep-well" / "en.yaml"
    block = "      - text: Room\u200b 4 west\n        from: [seed]\n"
    page.write_text(page.read_text().replace("    blocks:\n", "    blocks:\n" + block, 1))
    done = run("build", "sleep-well", "--brand", "riverside", "--set", "hours=all day", cwd=folder)
    warnings = [line for line in done.stderr.splitlines() if "warning" in line]
    assert warnings
    assert len(warnings) == len(set(warnings))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("phones.dya=1", "--set:1:8: error: there is no key 'dya' here"),
        ("fones.day=1", "--set:1:1: error: no part of the brand is called 'fones'"),
        ("colours.accent=red", "--set:1:16: error: 'red' is not a colour"),
        ("colours.accent=#cccccc", "--set:1:16: error: accent #cccccc on white"),
    ],
)
def test_a_mistake_in_set_is_shown_where_it_was_typed(change, said, tmp_path):
    done = run("build", MAIN, "--set", change, "-o", str(tmp_path))
    assert done.returncode == 1
    assert said in done.stderr
    assert f"  {change}\n" in done.stderr


def test_a_title_on_the_command_line_is_checked_like_any_other(tmp_path):
    done = run("booklet", "when-treatment-stops-working", "--title", "**Loud**", "-o", str(tmp_path))
    assert done.returncode == 1
    assert "is not plain words" in done.stderr


def test_a_neutral_cover_has_a_neutral_file_name(tmp_path):
    saved = tmp_path / "mine.yaml"
    saved.write_text(f"order: mine\nparts: [{MAIN}]\nsensitive: {{neutral_cover: true}}\n")
    assert run("booklet", str(saved), "-o", str(tmp_path)).returncode == 0
    from pypdf import PdfReader

    reader = PdfReader(*tmp_path.glob("information-from-your-care-team-*.pdf"))
    assert reader.metadata.title == "Information from your care team"
    assert "cancer" not in reader.pages[0].extract_text().lower()


def test_null_in_set_is_nothing_and_not_a_word(tmp_path):
    done = run("build", MAIN, "--set", "phones.night=null", "-o", str(tmp_path / "a.pdf"))
    assert done.returncode == 0, done.stderr
    from pypdf import PdfReader

    assert "null" not in "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    done = run("build", MAIN, "--set", "clinic.fever=null", "-o", str(tmp_path / "b.pdf"))
    assert done.returncode == 1
    assert "--set:1:1: error: {{clinic.fever}} has no value" in done.stderr
    done = run("build", "coping-and-practical-support", "--set", "phones.crisis=null", "-o", str(tmp_path / "b.pdf"))
    assert done.returncode == 1 and "{{phones.crisis}} has no value" in done.stderr
    assert "give it one here, or leave it as it is, or choose other parts" in done.stderr
    assert "layouts/brands" not in done.stderr and "did you mean" not in done.stderr
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.parametrize(
    ("path", "column", "said"),
    [
        ("phones.day", 8, "'day' is required"),
        ("name", 1, "'name' is required"),
        ("paper", 1, "'nothing' cannot stand here"),
        ("colours", 1, "this is nothing, not a mapping"),
        ("clinic.fever", 1, "{{clinic.fever}} has no value"),
    ],
)
def test_what_a_brand_cannot_do_without_is_told_where_it_was_taken_away(path, column, said, tmp_path, capsys):
    assert main(["build", MAIN, "--set", f"{path}=null", "-o", str(tmp_path / "a.pdf")]) == 1
    assert capsys.readouterr().err.startswith(f"--set:1:{column}: error: {said}")
    order = tmp_path / "mine.yaml"
    order.write_text(f"order: mine\nparts: [{MAIN}]\nset:\n  {path}: null\n")
    assert main(["booklet", str(order), "-o", str(tmp_path / "a.pdf")]) == 1
    assert f"mine.yaml:4:{column + 2}: error: {said}" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["A\nB", "a \u202e b", "a \x07 b"])
def test_what_no_file_may_hold_no_option_may_hold(words, tmp_path):
    done = run("booklet", "when-treatment-stops-working", "--title", words, "-o", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("--title:1:")
    done = run("build", MAIN, "--for", words, "-o", str(tmp_path))
    assert done.returncode == 2
    assert "--for cannot print this name" in done.stderr
    assert words not in done.stderr
    assert not list(tmp_path.iterdir())


def test_files_are_named_by_their_topic_and_never_overwrite_each_other(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well", "eat-well")
    done = run("build", "handouts/sleep-well/en.yaml", "handouts/eat-well/en.yaml", "-o", "out", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert {p.name for p in (folder / "out").glob("*.pdf")} == {"sleep-well.pdf", "eat-well.pdf"}
    done = run("build", "sleep-well", "sleep-well", cwd=folder)
    assert done.returncode == 2
    assert "two documents would both be called sleep-well.pdf" in done.stderr


def test_a_file_beside_the_workspace_builds(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well")
    (tmp_path / "elsewhere").mkdir()
    page = tmp_path / "elsewhere" / "mine.yaml"
    page.write_text((folder / "handouts" / "sleep-well" / "en.yaml").read_text())
    inner = tmp_path / "inner"
    (inner / "handouts").mkdir(parents=True)
    done = run("build", "../elsewhere/mine.yaml", "-o", "out", cwd=inner)
    assert done.returncode == 0, done.stderr
    assert (inner / "out" / "sleep-well.pdf").exists()


def test_a_saved_order_is_the_same_whatever_builds_it(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well")
    (folder / "handouts" / "booklets").mkdir()
    saved = folder / "handouts" / "booklets" / "night.yaml"
    saved.write_text("order: night\ntitle: Nights\nparts: [sleep-well]\nset: {phones.day: 555-0177}\n")
    assert run("booklet", "night", "-o", "one.pdf", cwd=folder).returncode == 0
    assert run(cwd=folder).returncode == 0
    assert (folder / "one.pdf").read_bytes() == (folder / "out" / "night.pdf").read_bytes()
    saved.write_text(saved.read_text() + "layout: sheet\n")
    assert run("booklet", "night", "-o", "two.pdf", cwd=folder).returncode == 0
    from pypdf import PdfReader

    assert PdfReader(folder / "one.pdf").pages[0].mediabox.width == 396
    assert PdfReader(folder / "two.pdf").pages[0].mediabox.width == 612
    assert "555-0177" in PdfReader(folder / "two.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("paper: a3", ":4:8: error: 'a3' cannot stand here"),
        ("brand: riversde", ":4:8: error: there is no brand of that name: 'riversde'\n  brand: riversde\n         ^"),
        ("layout: bookelt", ":4:9: error: there is no layout of that name: 'bookelt'\n  layout: bookelt\n          ^"),
        ("langs: [ja]", ":4:9: error: 'ja' is no language of pages here"),
        ("langs: [en, ar, es]", ":4:17: error: facing pages hold two languages"),
        ("langs: [en, en]", ":4:13: error: this language is named twice"),
        (
            "set: {languages.es.phones.day: 555-0777}",
            ":4:7: error: `set` changes what is printed, whatever the language",
        ),
    ],
)
def test_a_mistake_in_a_saved_order_has_its_line(line, said, tmp_path):
    saved = tmp_path / "mine.yaml"
    saved.write_text(f"order: mine\ntitle: Mine\nparts: [{MAIN}]\n{line}\n")
    done = run("booklet", str(saved), "-o", str(tmp_path / "o"))
    assert done.returncode == 1
    assert f"mine.yaml{said}" in done.stderr or (said[0] != ":" and said in done.stderr)


def test_one_document_that_cannot_be_written_stops_no_other(tmp_path):
    folder = workspace_with(tmp_path, "sleep-well", "eat-well")
    (folder / "out" / "eat-well.pdf").mkdir(parents=True)
    done = run(cwd=folder)
    assert done.returncode == 3
    assert "eat-well.pdf" in done.stderr
    assert (folder / "out" / "sleep-well.pdf").exists()


def test_a_reader_that_goes_away_is_no_mistake():
    code = f"{sys.executable} {stock() / 'make_pdf.py'} list --sections | head -c 1 >/dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, cwd=stock())
    assert done.stdout.strip() == "0"
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_an_output_that_is_full_is_said_plainly():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, str(stock() / "make_pdf.py"), "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=stock(),
        )
    assert done.returncode == 3
    assert "what is said here cannot be written where it is sent (No space left" in done.stderr
    assert "files that were made are whole" in done.stderr and len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_is_built_is_not_blamed_for_an_output_that_is_full(unbuffered, tmp_path):
    code = f"{sys.executable} {stock() / 'make_pdf.py'} build {MAIN} -o {tmp_path} >/dev/full"
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, cwd=stock(), env=env)
    assert done.returncode == 3 and (tmp_path / f"{MAIN}.pdf").is_file()
    assert "files that were made are whole" in done.stderr and "another folder or disk" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_an_output_that_is_closed_is_no_mistake(closed, tmp_path):
    told = f"{sys.executable} {stock() / 'make_pdf.py'}"
    code = f"{told} list {closed} && {told} build {MAIN} -o {tmp_path} {closed}; echo $? >{tmp_path / 'code'}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, cwd=stock())
    assert (tmp_path / "code").read_text() == "0\n" and "mistake" not in done.stderr + done.stdout
    assert (tmp_path / f"{MAIN}.pdf").read_bytes().startswith(b"%PDF") and len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize("arguments", [("new", "sleep-well"), ("schema",)])
def test_nothing_is_written_into_the_stock(arguments, tmp_path):
    before = sorted(stock().glob("handouts/*"))
    assert run(*arguments, cwd=tmp_path).returncode == 0
    assert list(tmp_path.rglob("*.yaml")) or list(tmp_path.rglob("*.json"))
    assert sorted(stock().glob("handouts/*")) == before


def test_sections_are_named_after_the_colon(tmp_path):
    done = run("booklet", f"{MAIN}:", "-o", str(tmp_path))
    assert done.returncode == 2
    assert "names no section" in done.stderr


@pytest.mark.parametrize("name", ["Zebulon ქართ", "  ", "x" * 200, "!!!"])
def test_a_name_that_cannot_be_printed_is_never_shown(name, tmp_path):
    done = run("build", MAIN, "--for", name, "-o", str(tmp_path))
    assert done.returncode == 2
    assert "--for cannot print this name" in done.stderr
    assert not any(ord(c) > 127 for c in done.stderr)
    assert "CJK" not in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("before", [True, False])
def test_options_of_all_commands_may_stand_before_or_after_it(before, tmp_path):
    where = ["--workspace", str(tmp_path / "nowhere"), "--quiet"]
    given = ["build", MAIN, "-o", str(tmp_path / "out.pdf")]
    done = run(*(where + given if before else given + where))
    assert done.returncode == 2
    assert "there is no folder" in done.stderr
    quiet = run(*(["--quiet", *given] if before else [*given, "--quiet"]))
    assert (quiet.returncode, quiet.stdout) == (0, "")


@pytest.mark.parametrize("name", ["README.md", "s.txt", "s"])
def test_a_specimen_never_takes_the_place_of_something_else(name, tmp_path):
    (tmp_path / name).write_text("mine")
    done = run("specimen", "-o", str(tmp_path / name))
    assert done.returncode == 2 and "end its name with .pdf" in done.stderr
    assert (tmp_path / name).read_text() == "mine"


def test_a_booklet_can_be_checked_and_is_not_built_as_a_handout(tmp_path):
    done = run("check", "when-treatment-stops-working")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^when-treatment-stops-working\s+\d+", done.stdout, re.M)
    done = run("build", "when-treatment-stops-working", "-o", str(tmp_path))
    assert done.returncode == 2 and "booklet when-treatment-stops-working" in done.stderr


def test_list_says_in_which_languages_a_handout_is_there():
    assert "(also in ar,es,zh-Hans)" in run("list").stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("es,en", "es+en"),
        ("es en", "es+en"),
        ("ES", "did you mean 'es'?"),
        ("zh_Hans", "did you mean 'zh-Hans'?"),
        ("tlh", "it is in: en, ar, es, zh-Hans"),
        ("zh-Hant", "it is in: en, ar, es, zh-Hans"),  # another script is for other readers
        ("zh-TW", "it is in: en, ar, es, zh-Hans"),
        ("zh-CN", "did you mean 'zh-Hans'?"),
        ("es,vi", "write --lang es+vi; else one at a time"),
    ],
)
def test_a_language_that_is_not_there_has_a_mend(lang, said, tmp_path):
    done = run("booklet", MAIN, "--lang", lang, "-o", str(tmp_path))
    assert done.returncode in (1, 2)
    assert said in done.stderr


def test_a_file_says_its_language_itself(tmp_path):
    done = run("build", f"handouts/{MAIN}/es.yaml", "-o", str(tmp_path / "es.pdf"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["build", "preview"])
def test_a_file_in_another_language_never_takes_the_place_of_the_english_one(command, tmp_path):
    names = set()
    for what, more in ((MAIN, ()), (f"handouts/{MAIN}/es.yaml", ()), (MAIN, ("--lang", "es"))):
        out = tmp_path / str(len(names)) / "x"
        done = run(command, what, *more, "-o", str(out))
        assert done.returncode == 0, done.stderr
        names.add(min(path.name for path in out.iterdir() if path.suffix in (".pdf", ".png")))
    assert len(names) == 2 and any(f"{MAIN}-es" in name for name in names)


def test_some_sections_never_take_the_place_of_all(tmp_path):
    assert run("build", MAIN, "-o", str(tmp_path)).returncode == 0
    assert run("build", MAIN, "--only", "why", "-o", str(tmp_path)).returncode == 0
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [f"{MAIN}-why.pdf", f"{MAIN}.pdf"]


def test_another_brand_or_paper_never_takes_the_place_of_the_usual_copy(tmp_path):
    ways = [(), ("--brand", "harbor"), ("--paper", "a4"), ("--brand", "harbor", "--paper", "letter")]
    for way in ways:
        assert run("build", MAIN, *way, "-o", str(tmp_path)).returncode == 0
    names = [MAIN, f"{MAIN}-harbor", f"{MAIN}-a4", f"{MAIN}-harbor-letter"]
    assert sorted(path.stem for path in tmp_path.glob("*.pdf")) == sorted(names)


def test_commands_that_are_told_hold_where_a_folder_has_blanks(tmp_path):
    (tmp_path / "Our clinic").mkdir()
    done = run("new", "sleep-well", "--workspace", "Our clinic", cwd=tmp_path)
    assert "build it: make_pdf.py build sleep-well --workspace 'Our clinic'\n" in done.stdout
    done = run("new", TALK, "--workspace", "Our clinic", cwd=tmp_path)
    assert f"mkdir -p 'Our clinic/handouts/{TALK}' && cp " in done.stderr
    assert f" 'Our clinic/handouts/{TALK}/en.yaml'\n" in done.stderr
    done = run("verify", shipped_id(), "--workspace", "Our clinic", cwd=tmp_path)
    assert f"issue {TALK} --workspace 'Our clinic'\n" in done.stdout
    done = run("new", "sleep-well", "--workspace", "No clinic", cwd=tmp_path)
    assert "mkdir -p 'No clinic'\n" in done.stderr


def shipped_id():
    library = Library(stock())
    return handout_id(library.handout(TALK), library.shared("en"))


def test_a_copy_of_an_order_is_named_by_what_differs_from_the_order(tmp_path):
    (tmp_path / "o.yaml").write_text(f"order: o\nbrand: harbor\nlayout: sheet\nparts: ['{TALK}:visits']\n")
    ways = [(), ("--brand", "default"), ("--brand", "harbor"), ("--layout", "booklet"), ("--layout", "sheet")]
    for way in ways:
        done = run("booklet", "o.yaml", *way, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert sorted(path.stem for path in tmp_path.glob("out/*.pdf")) == ["o", "o-booklet", "o-default"]


def test_a_neutral_name_tells_languages_apart(tmp_path):
    order = tmp_path / "quiet.yaml"
    order.write_text(f"order: quiet\nparts: [{MAIN}:why]\nsensitive: {{neutral_cover: true}}\n")
    for lang in ("en", "es", "es+en"):
        done = run("booklet", str(order), "--lang", lang, "-o", str(tmp_path / "out"))
        assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))
    mark = names[0].removeprefix("information-from-your-care-team-")[:6]
    assert names == [f"information-from-your-care-team-{mark}-{lang}.pdf" for lang in ("en", "es-en", "es")]


def test_two_orders_with_neutral_covers_are_two_files(tmp_path):
    for name in ("first", "second"):
        order = f"order: {name}\nparts: ['{TALK}:visits']\nsensitive: {{neutral_cover: true}}\n"
        (tmp_path / f"{name}.yaml").write_text(order, encoding="utf-8")
        assert run("booklet", str(tmp_path / f"{name}.yaml"), "-o", str(tmp_path / "out") + "/").returncode == 0
    names = {path.name for path in (tmp_path / "out").glob("*.pdf")}
    assert len(names) == 2
    assert all(re.fullmatch(r"information-from-your-care-team-[0-9a-f]{6}\.pdf", name) for name in names)


def test_no_copy_of_one_handout_takes_the_place_of_another_handout():
    def called(topic, *words, parts=None):
        given = parser().parse_args(["build", topic, *words])
        order = order_of(topic, [{"topic": topic, **({"only": list(given.only)} if given.only else {})}], langs=parts)
        others = [one for one in ("tt", "tt-next-steps", "tt-es") if one != topic]
        return named(topic, given, order, others=others)

    ways = [("tt",), ("tt", "--only", "next-steps"), ("tt", "--only", "next-steps", "--brand", "own")]
    ways += [("tt", "--only", "next,steps"), ("tt", "--only", "extra"), ("tt-next-steps",), ("tt-es",)]
    ways += [("tt-next-steps", "--brand", "own"), ("tt-es", "--brand", "own")]
    names = [called(*way) for way in ways] + [called("tt", "--lang", "es", parts=["es"])]
    assert len({*names}) == len(names)
    assert {"tt", "tt-next-steps", "tt-es", "tt-extra", "tt-next-steps-own"} <= {*names}  # the usual ones keep theirs


def test_a_file_in_capitals_has_a_slip_of_its_own():
    assert slip_of(Path("a.pdf")) == Path("a.proof.json") != slip_of(Path("a.PDF"))


def test_names_of_an_option_that_comes_twice_are_added():
    said = ["build", TALK, "--only", "visits", "--without", "a,b", "--only", "second-opinion", "--without", "c"]
    given = parser().parse_args(said)
    assert (list(given.only), list(given.without)) == (["visits", "second-opinion"], ["a", "b", "c"])
    assert list(parser().parse_args(["build", TALK]).without) == []  # what one command was told is kept by no other


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("build", TALK, "--layout", "sheet", "--layout=large_print"), "--layout is given twice, as 'sheet' and as"),
        (("build", TALK, "--lang", "es", "--lan", "ar"), "--lang is given twice, as 'es' and as 'ar'"),
        (("build", TALK, "--paper", "a4", "--paper", "a4"), "--paper is given twice, as 'a4' and as 'a4'"),
        (("build", TALK, "--size", "18", "--size", "20"), "--size is given twice, as '18' and as '20'"),
        (("build", TALK, "--by", "N. One", "--by", "N. Two"), "--by is given twice, as 'N. One' and as 'N. Two'"),
        (("booklet", TALK, "--title", "A", "--title", "B"), "--title is given twice, as 'A' and as 'B'"),
        (("preview", TALK, "-o", "one", "-otwo"), "-o is given twice, as 'one' and as 'two'"),
        (("due", "--within", "30d", "--within", "90d"), "--within is given twice, as '30' and as '90'"),
        (("sources", TALK, "--lang", "en", "--lang", "es"), "--lang is given twice, as 'en' and as 'es'"),
        (("--brand", "a", "--brand", "b", "list"), "--brand is given twice, as 'a' and as 'b'"),
        (("--brand", "a", "build", TALK, "--brand", "b"), "--brand is given twice, as 'a' and as 'b'"),
        (
            ("build", TALK, "--set", "hours=all day", "--set", "hours=no"),
            "--set hours is given twice, as 'all day' and",
        ),
    ],
)
def test_of_two_values_of_an_option_none_is_taken(said, told, capsys):
    assert main(said) == 2
    assert f": {told}" in (said := capsys.readouterr().err) and "  hint: keep one of them\n" in said


def test_values_of_other_options_and_commands_are_no_second_ones():
    from takehome.commandline import parser

    one = parser()
    said = ["--brand", "a", "build", TALK, "--lang", "es", "--set", "hours=1", "--set", "web=2", "--quiet", "--quiet"]
    for given in (one.parse_args(said), one.parse_args(said)):
        assert (given.brand, given.lang, list(given.set)) == ("a", "es", ["hours=1", "web=2"])


def test_a_name_that_is_given_twice_is_told_by_no_message(capsys):
    assert main(["build", TALK, "--for", "Zelda Quux", "--for", "Zoe Quux"]) == 2
    told = capsys.readouterr().err
    assert ": --for is given twice\n" in told and "Quux" not in told


def test_no_other_choice_takes_the_place_of_a_copy(tmp_path):
    """Sections, changed values, people, layouts, a file of one's own, several handouts: each has a name of its own."""
    loose = tmp_path / "copy.yaml"
    loose.write_bytes((stock() / f"handouts/{TALK}/en.yaml").read_bytes())
    ways = [
        ("build", TALK),
        ("build", TALK, "--only", "second-opinion"),
        ("build", TALK, "--without", "second-opinion"),
        ("build", TALK, "--set", "phones.day=555-0198"),
        ("build", TALK, "--set", "phones.day=555-0197"),
        ("build", TALK, "--layout", "large_print"),
        ("build", TALK, "--for", "Ana"),
        ("build", TALK, "--for", "Bo"),
        ("build", str(loose)),
        ("booklet", TALK),
        ("booklet", f"{TALK}:second-opinion"),
        ("booklet", TALK, MAIN),
        ("booklet", MAIN, TALK),
        ("booklet", TALK, "--title", "One"),
        ("booklet", TALK, "--title", "Two"),
        ("booklet", "symptoms-only", "--title", "One"),
        ("booklet", "symptoms-only"),
    ]
    out = tmp_path / "out"
    for number, way in enumerate(ways, start=1):
        done = run(*way, "-o", str(out) + "/")
        assert done.returncode == 0, done.stderr
        assert len(list(out.glob("*.pdf"))) == number, way
    again = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run("build", TALK, "--for", "Bo", "-o", str(out) + "/").returncode == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == again  # the same copy is no third one
    assert not any("ana" in name.casefold() or "bo." in name.casefold() for name in again)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [("phones.day=none", 1, "is no phone number"), ("clinic.fever=hot", 1, "holds no number")],
)
def test_a_number_that_is_none_is_said(change, code, said, tmp_path):
    done = run("build", TALK, "--set", change, "-o", str(tmp_path / "a.pdf"))
    assert done.returncode == code and said in done.stderr + done.stdout


def test_check_looks_at_all_there_is(tmp_path):
    done = run("check", "--all", "--no-validator", timeout=240)
    assert done.returncode == 0, done.stderr
    for name in (
        "kidney-cancer-treatment-stops-working",
        f"{MAIN} (ar)",
        "hospice-talk",
        "starting-lung-cancer-treatment",
    ):
        assert re.search(rf"^{re.escape(name)}\s+\d+", done.stdout, re.M), name
    for arguments in (("check",), ("check", TALK, "--all")):
        wrong = run(*arguments)
        assert wrong.returncode == 2 and "names or --all" in wrong.stderr


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("biuld x", "there is no command 'biuld'", "did you mean build?"),
        ("dance", "there is no command 'dance'", "to build a handout, write `build dance`; "),
        ("build x --brnd y", "build has no option --brnd", "did you mean --brand?"),
        ("build x --brnd=y", "build has no option --brnd", "did you mean --brand?"),
        ("--brnd x", "building all has no option --brnd", "did you mean --brand?"),
        ("--quiet --brnd riverside build x", "building all has no option --brnd", "did you mean --brand?"),
        ("booklet x --only a", "booklet has no option --only", "it is for build, check; "),
        ("issue x --allow voice", "issue has no option --allow", "it is for build, booklet; "),
        ("build x --paper a44", "--paper cannot be 'a44'", "did you mean a4?"),
        ("build x --paper legal", "--paper cannot be 'legal'", "it is one of letter, a4"),
        ("build", "build lacks TOPIC|FILE.yaml", "`make_pdf.py build --help` says"),
        ("specimen", "specimen lacks -o", "write where it goes: -o FILE.pdf"),
        ("build x --brand", "--brand says nothing", "write it as --brand BRAND"),
        ("build x --today soon", "--today: 'soon' is not a date such as 2026-11-23", "write it as --today DATE"),
        ("check x --l en", "--l may be one of several options", "write one of --layout, --lang"),
        ("list --json=yes", "--json takes no value, and 'yes' stands there", "write --json alone"),
        ("build x --large-print", "build has no option --large-print", "write --layout large_print"),
        ("build x --output x.pdf", "build has no option --output", "write -o"),
        ("booklet x --out=x.pdf", "booklet has no option --out", "write -o"),
        ("schema --out x", "schema has no option --out", "write -o"),
        ("preview x --brief -o y", "preview has no option --brief", "it is for build; to see a choice save it"),
        ("preview chemotherapy-side-effects -o y.png", "preview writes a picture of each page, and y.png is", "name a"),
        ("build short-version", "short-version is a saved order: a booklet, or a recipe", "write `booklet short"),
        ("new my-x --workspace nowhere-at-all", "there is no folder nowhere-at-all", "make it first: mkdir -p now"),
        ("build --all", "build has no option --all", "`make_pdf.py` without a command builds all there is"),
        ("build x --within 3", "build has no option --within", "it is for due; "),
        ("--workspace new build x --within 3", "build has no option --within", "it is for due; "),
        ("build x --paper A4", "--paper cannot be 'A4'", "did you mean a4?"),
        ("build x --only a b", "'b' is one word too many", "give sections with commas and no blanks: --only a,b"),
        ("build x --without=a, b c", "'b' is one", "give sections with commas and no blanks: --without=a,b,c"),
        (
            "build clinical-trials -o x.docx",
            "what is built is a PDF, and x.docx says another",
            "end its name with .pdf",
        ),
        ("issue x --lang es+en", "--lang: 'es+en' is not one language, and", "write it as --lang LANG"),
        ("sources x --lang es,en", "--lang: 'es,en' is not one language, and", "write it as --lang LANG"),
        ("translated x --lang es+en", "--lang: 'es+en' is not one language, and", "write it as --lang LANG"),
        ("find x --lang es+en", "--lang: 'es+en' is not one language, and", "write it as --lang LANG"),
        ("booklet clinical-trials --title=", "--title says no title", "leave it out for the usual one"),
        ("list more", "'more' is one word too many", "`make_pdf.py list --help` says"),
    ],
)
def test_arguments_that_are_mistyped_are_answered_as_other_mistakes_are(typed, said, hint, capsys):
    assert main(typed.split()) == 2
    line, mend = capsys.readouterr().err.splitlines()
    assert line.startswith(f"make_pdf.py: {said}")
    assert mend.startswith(f"  hint: {hint}")


@pytest.mark.parametrize("typed", [["warf", "e5a8"], ["WARF-E5A8"], ["warf", "-", "e5a8"]])
def test_an_id_may_be_typed_in_several_words(typed, capsys):
    assert main(["verify", *typed, "--workspace", str(stock())]) == 1
    said = capsys.readouterr()
    assert "WARF-E5A8" in said.out and not said.err


@pytest.mark.parametrize("folder", ["handouts", "handouts/mine", "layouts"])
def test_a_folder_inside_a_workspace_names_the_one_above(folder, tmp_path, monkeypatch, capsys):
    (tmp_path / "handouts" / "mine").mkdir(parents=True)
    (tmp_path / "layouts" / "brands").mkdir(parents=True)
    for standing in (False, True):
        if standing:
            monkeypatch.chdir(tmp_path / folder)
        assert main(["list", *(() if standing else ("--workspace", str(tmp_path / folder)))]) == 2
        said = capsys.readouterr().err
        assert "is inside a workspace, and is none itself" in said and f"--workspace {tmp_path}\n" in said
    assert main(["list", "--workspace", str(tmp_path)]) == 0


def test_without_what_it_stands_on_it_says_how_to_begin():
    bare = [sys.executable, "-S", str(stock() / "make_pdf.py")]
    done = subprocess.run(bare, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}, cwd=stock())
    assert done.returncode == 3
    line, hint = done.stderr.splitlines()
    assert re.fullmatch(r"make_pdf\.py: the package \w+ is not there", line)
    assert hint.endswith("pip install uv && uv run make_pdf.py")
    assert hint.partition("pip")[2] in (stock() / "README.md").read_text()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["build", MAIN, "\u2013-workspace", "clinic"], "an option begins with two plain dashes: --workspace"),
        (["build", MAIN, "\u2014workspace=clinic"], "an option begins with two plain dashes: --workspace"),
        (["-\u2013workspace", "clinic", "build", MAIN], "an option begins with two plain dashes: --workspace"),
        (["check", "\u2212\u2212all"], "an option begins with two plain dashes: --all"),
        (["build", MAIN, "\u2013o", "a.pdf"], "an option begins with a plain dash: -o"),
    ],
)
def test_an_option_with_the_dash_of_a_letter_is_told(words, hint, capsys):
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said.count("begins with another dash than that of the keyboard") == 1 and said.count("\n") == 2
    assert said.endswith(f"  hint: {hint}\n") and "of that name" not in said


def test_a_dash_that_begins_a_value_is_no_option(capsys):
    assert main(["find", "\u2013 pain"]) in (0, 1)
    assert main(["build", "\u2014nothing"]) == 1
    assert "another dash" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--size", "18pt"], "--size:1:1: error: '18pt' is not a whole number"),
        (["--size", "20"], "--size:1:1: error: the layout 'sheet' has no type of 20 points"),
        (["--only", "nextsteps"], f"--only:1:1: error: no section of {MAIN} in 'en' called 'nextsteps'"),
        (["--only", "why", "--without", "nextsteps"], f"--without:1:1: error: no section of {MAIN} in 'en' called"),
        (["--only", "next-steps,next-steps"], "--only:1:1: error: the section 'next-steps' is named twice"),
        (["--without", "why,why"], "--without:1:1: error: the section 'why' is named twice"),
    ],
)
def test_what_is_wrong_with_an_option_names_it(words, said, tmp_path, capsys):
    assert main(["build", MAIN, *words, "-o", str(tmp_path)]) == 1
    assert said in capsys.readouterr().err and not list(tmp_path.iterdir())


def test_a_section_is_named_once_in_every_choice(tmp_path, capsys):
    assert main(["booklet", f"{MAIN}:why,why", "-o", str(tmp_path)]) == 1
    assert "the section 'why' is named twice" in capsys.readouterr().err
    order = tmp_path / "o.yaml"
    order.write_text(f"order: o\nparts:\n  - {MAIN}:why,next-steps,why\n")
    assert main(["booklet", str(order), "-o", str(tmp_path)]) == 1
    column = len(f"  - {MAIN}:why,next-steps,") + 1
    assert f"o.yaml:3:{column}: error: the section 'why' is named twice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("langs", "said", "hint"),
    [
        ("es+en", "2:8: error: 'es+en' is not a list of languages", "write `langs: [es, en]`"),
        ("es", "2:8: error: 'es' is not a list of languages", "write `langs: [es]`"),
        ("[es+en]", "2:9: error: 'es+en' is not one language", "write `langs: [es, en]`"),
        ("[es en]", "2:9: error: 'es en' is not one language", "write `langs: [es, en]`"),
        ("{es: en}", "2:8: error: this is a mapping, not a list", "begin each line with a dash"),
    ],
)
def test_a_slip_in_the_languages_of_an_order_is_mended(langs, said, hint, tmp_path, capsys):
    order = tmp_path / "o.yaml"
    order.write_text(f"order: o\nlangs: {langs}\nparts: [{MAIN}]\n")
    assert main(["booklet", str(order), "-o", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert f"o.yaml:{said}" in told and f"hint: {hint}\n" in told


def test_an_order_that_calls_itself_otherwise_than_its_file_is_told(tmp_path, capsys):
    order = tmp_path / "o.yaml"
    order.write_text(f"order: mine\nlayout: sheet\nparts: [{MAIN}]\n")
    assert main(["booklet", str(order), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    assert said.count("o.yaml:1:8: warning: this says 'mine', and the file is o.yaml: what is built is called o") == 1
    assert [path.name for path in (tmp_path / "out").glob("*.pdf")] == ["o.pdf"]


def test_a_title_that_is_not_printed_is_no_part_of_a_name(tmp_path):
    given = parser().parse_args(["booklet", "own", "--title", "New"])
    order = order_of("own", [{"topic": MAIN}], title="New", sensitive={"neutral_cover": True})
    plain = order.model_copy(update={"sensitive": None})
    assert "titled" not in named("own", given, order)
    assert re.fullmatch("own-titled-[0-9a-f]{6}", named("own", given, plain))
    assert named("own", given, plain, own=plain) == "own"  # a saved order says the same
