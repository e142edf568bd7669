"""Our structure checker looks: every way of breaking a good file is found, by its own rule."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from documents import CASES, made
from mutants import MUTANTS, elements
from tools import Validator

from takehome.checks import Finding
from takehome.checks.content import read_cmap
from takehome.checks.structure import read_structure
from takehome.checks.tagging import check_structure


@cache
def sample() -> bytes:
    return made(next(case for case in CASES if case.name == "main")).data


def new_rules(pdf: bytes) -> set[str]:
    """The rules of findings that the sample itself does not have."""
    return {finding.rule for finding in set(check_structure(pdf)) - set(check_structure(sample()))}


@pytest.mark.parametrize("name", MUTANTS)
def test_our_checker_finds_each_mutant(name: str) -> None:
    mutant, rule, _ = MUTANTS[name]
    assert rule in new_rules(mutant(sample()))


def test_the_validator_finds_the_mutants_it_can_see(verapdf: Validator, tmp_path: Path) -> None:
    good = tmp_path / "good.pdf"
    good.write_bytes(sample())
    files = {good: True}
    for name, (mutant, _, seen) in MUTANTS.items():
        target = tmp_path / f"{name}.pdf"
        target.write_bytes(mutant(sample()))
        files[target] = not seen
    assert verapdf("ua1", list(files)) == files


Change = Callable[[pikepdf.Pdf], None]


def _content(change: Callable[[list[Any]], list[Any]]) -> Change:
    def apply(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        instructions = change(list(pikepdf.parse_content_stream(page)))
        page.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))

    return apply


def _operator(name: str, *operands: Any) -> Any:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))


def _at(instructions: list[Any], name: str) -> int:
    return next(i for i, found in enumerate(instructions) if str(found.operator) == name)


def _crossed(instructions: list[Any]) -> list[Any]:
    at = _at(instructions, "BT")
    mark = _operator("BDC", pikepdf.Name.Span, pikepdf.Dictionary())
    return [*instructions[: at + 1], mark, *instructions[at + 1 :]]


def _nested(instructions: list[Any]) -> list[Any]:
    at = _at(instructions, "BDC")
    mark = _operator("BDC", pikepdf.Name.P, pikepdf.Dictionary(MCID=9999))
    return [*instructions[: at + 1], mark, _operator("EMC"), *instructions[at + 1 :]]


def _notdef(instructions: list[Any]) -> list[Any]:
    at = _at(instructions, "ET")
    return [*instructions[:at], _operator("Tj", pikepdf.String(b"\0\0")), *instructions[at:]]


def _twice(instructions: list[Any]) -> list[Any]:
    marks = [found for found in instructions if str(found.operator) == "BDC" and "/MCID" in dict(found.operands[1])]
    return [*instructions, marks[0], _operator("EMC")]


def _catalog(**entries: Any) -> Change:
    def apply(document: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del document.Root[f"/{key}"]
            else:
                document.Root[f"/{key}"] = value

    return apply


def _element(role: str, **entries: Any) -> Change:
    """Set entries of the first element of a role; None takes one away."""

    def apply(document: pikepdf.Pdf) -> None:
        element = next(elements(document, role))
        for key, value in entries.items():
            if value is None:
                del element[f"/{key}"]
            else:
                element[f"/{key}"] = value

    return apply


def _annotation(key: str) -> Change:
    def apply(document: pikepdf.Pdf) -> None:
        page = next(page for page in document.pages if "/Annots" in page.obj)
        del page.obj.Annots[0][key]

    return apply


def _no_tabs(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj["/Tabs"]


def _wrong_parent(document: pikepdf.Pdf) -> None:
    owners = document.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0] = document.Root.StructTreeRoot


def _narrow_row(document: pikepdf.Pdf) -> None:
    row = list(elements(document, "TR"))[-1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def _no_to_unicode(document: pikepdf.Pdf) -> None:
    for font in document.pages[0].obj.Resources.Font.values():
        del font["/ToUnicode"]


def _no_scope(document: pikepdf.Pdf) -> None:
    del next(elements(document, "TH"))["/A"]


def _embedded(document: pikepdf.Pdf) -> None:
    document.attachments["a.txt"] = b"a"


def _named(name: str) -> pikepdf.Name:
    return pikepdf.Name(f"/{name}")


def _action(kind: str) -> Change:
    return _catalog(OpenAction=pikepdf.Dictionary(S=_named(kind)))


BROKEN: list[tuple[str, Change, str]] = [
    ("mark crossing a text object", _content(_crossed), "crossing"),
    ("mark in a mark", _content(_nested), "nested"),
    ("mark painted twice", _content(_twice), "mcid-twice"),
    (".notdef", _content(_notdef), "notdef"),
    ("not marked", _catalog(MarkInfo=None), "catalog"),
    ("no language", _catalog(Lang=None), "catalog"),
    ("file name for a title", _catalog(ViewerPreferences=None), "catalog"),
    ("no metadata", _catalog(Metadata=None), "metadata"),
    ("no tree", _catalog(StructTreeRoot=None), "not-in-tree"),
    ("no Document", _element("Document", S=_named("Part")), "document"),
    ("alt is a word", _element("Figure", Alt="Image"), "alt"),
    ("alt is a file", _element("Figure", Alt="lungs-2.svg"), "alt"),
    ("alt is empty", _element("Figure", Alt=" "), "alt"),
    ("figure without a box", _element("Figure", A=None), "figure"),
    ("heading skipped", _element("H2", S=_named("H3")), "heading"),
    ("list item outside a list", _element("L", S=_named("Sect")), "place"),
    ("list body missing", _element("LBody", S=_named("P")), "place"),
    ("row too short", _narrow_row, "table"),
    ("header without scope", _no_scope, "table"),
    ("annotation without words", _annotation("/Contents"), "annotation"),
    ("annotation not printed", _annotation("/F"), "annotation"),
    ("annotation without key", _annotation("/StructParent"), "annotation"),
    ("tabs", _no_tabs, "tabs"),
    ("parent tree wrong", _wrong_parent, "parent-tree"),
    ("font without text", _no_to_unicode, "font"),
    ("embedded file", _embedded, "inert"),
    ("additional action", _catalog(AA=pikepdf.Dictionary()), "inert"),
    *((f"action {kind}", _action(kind), "inert") for kind in ("JavaScript", "Launch", "GoToR", "SubmitForm")),
]


@pytest.mark.parametrize(("change", "rule"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_each_way_of_breaking_a_file_is_found(change: Change, rule: str) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample())) as document:
        change(document)
        document.save(target)
    assert rule in new_rules(target.getvalue())


def test_what_is_no_pdf_is_one_finding() -> None:
    assert check_structure(b"%PDF-1.7 nothing") == (Finding("unreadable", "this is not a PDF that opens"),)
    with pytest.raises(ValueError, match="not a PDF"):
        read_structure(b"")


def test_the_outline_names_each_node_with_what_it_says() -> None:
    lines = read_structure(sample()).outline().splitlines()
    assert lines[0].startswith("Document") and len(lines) > 100
    assert any(line.strip().startswith("TH scope=Column") for line in lines)
    assert any(' alt="' in line for line in lines)


def test_cmaps_give_characters_ranges_and_arrays() -> None:
    cmap = b"""1 begincodespacerange <0000> <ffff> endcodespacerange
    2 beginbfchar <0001> <0041> <0002> <D83DDE00> endbfchar 1 beginbfchar <0003> <> endbfchar
    2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<00660069> <0078>] endbfrange"""
    assert read_cmap(cmap) == {1: "A", 2: "\U0001f600", 3: "", 16: "a", 17: "b", 18: "c", 32: "fi", 33: "x"}
