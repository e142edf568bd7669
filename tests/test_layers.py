"""The house holds its shape: who may import whom, how long modules are, which package is used where."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "takehome"
VALIDATOR = PACKAGE / "checks" / "validator.py"
LAYERS = [
    {
        "__init__",
        "arguments",
        "called",
        "putoff",
        "problems",
        "drawing",
        "pdfobjects",
        "system",
        "scalars",
        "direction",
        "oneway",
        "faces",
        "characters",
        "countries",
        "scripts",
        "dates",
        "compounds",
        "clusters",
        "fontfiles",
        "subsets",
        "glyphs",
        "joining",
        "recent",
    },
    {
        "commandline",
        "breaks",
        "said",
        "nodes",
        "parted",
        "unspaced",
        "keyed",
        "escapes",
        "syntax",
        "openings",
        "stumbles",
        "lines",
        "outline",
        "lacking",
        "misplaced",
        "twice",
        "runon",
        "svg_data",
        "svg_numbers",
        "svg_paths",
        "svg_style",
        "metadata",
        "files",
        "readings",
        "saving",
    },
    {"reader", "svg", "svg_labels", "bitmap", "inline", "element", "qr"},
    {
        "annotations",
        "whence",
        "inherited",
        "schema",
        "faults",
        "fields",
        "coded",
        "numerals",
        "dialled",
        "cliniclines",
        "ambulance",
        "besides",
        "fever",
        "agreed",
        "review",
        "brandlook",
        "shaping",
        "ways",
        "stretches",
        "trimmed",
        "spaced",
        "pieces",
        "text",
        "furniture",
        "layout",
        "adapted",
        "codes",
    },
    {"strips", "stacking", "hanging", "style"},
    {"flow", "leadins", "grids", "cards", "rows", "boxes", "places", "beside"},
    {
        "canonical",
        "kinds",
        "context",
        "retold",
        "signs",
        "content",
        "order",
        "brand",
        "blocks",
        "choice",
        "compose",
        "local",
        "document",
        "gathering",
        "standing",
        "identity",
        "ledger",
    },
    {"links", "parts", "coverage", "pointers"},
    {"fronts", "wordcount"},
    {"typeset"},
    {"pagebreaks", "sheets"},
    {"shapes", "pages", "settling", "facing"},
    {"canvas", "marked"},
    {"spreadbreaks"},
    {"spreads"},
    {"pen", "paint"},
    {"tags", "writer", "fontobjects"},
    {
        "checks",
        "shelf",
        "strays",
        "library",
        "designs",
        "drawn",
        "translation",
        "likeness",
        "unmatched",
        "amounts",
        "sharing",
        "alone",
        "untranslated",
        "english",
        "provenance",
        "search",
        "sorts",
        "pagewords",
        "jsonschema",
        "template",
        "preview",
    },
    {"brandwords", "pictures", "owed", "days"},
    {"preflight", "languages"},
    {"issued"},
    {"runninglines"},
    {"prepare"},
    {"sheaf"},
    {"callboxes", "paired"},
    {"callmeasures"},
    {"callspreads"},
    {"booklets"},
    {"furtherboxes"},
    {"sheetpages"},
    {"laying", "labels"},
    {"make", "messages", "specimen"},
    {"gate", "filenames", "options", "slips"},
    {"proof", "holdings", "outgrown"},
    {"jobs", "verify", "copies"},
    {"building"},
    {"report"},
    {"commands", "asking", "checking", "issuing", "cli"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
ONLY = {
    "yaml": {"reader"},
    "pypdf": {"checks", "outputs"},
    "pikepdf": {"checks", "outputs"},
    "reportlab": {"canvas"},
    "uharfbuzz": {"faces", "clusters", "subsets"},
    "bidi": {"direction"},
    "icu4py": {"breaks"},
    "PIL": {"bitmap", "preview", "report", "checks"},
    "pypdfium2": {"checks"},
    "jinja2": {"report"},
    "qrcodegen": {"qr"},
    "difflib": {"problems"},  # two ways to find what was meant would call one slip a slip here and none there
    "zxingcpp": {"checks"},
}


def modules() -> list[Path]:
    found = sorted(PACKAGE.rglob("*.py"))
    assert len(found) > 40, "the walk found too few modules to prove anything"
    return found


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path, everywhere: bool = True) -> list[str]:
    """The modules a file imports; without `everywhere`, only those that are imported when it runs at the top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_never_go_upward(path):
    here = name_of(path)
    assert here in RANK, f"{here} has no layer"
    for name in imports(path, everywhere=False):
        if name.startswith("takehome."):
            there = name.split(".")[1]
            if there in RANK:
                assert RANK[there] <= RANK[here], f"{here} imports {there}, which stands above it"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_packages_are_used_where_they_belong(path):
    for name in imports(path):
        package = name.split(".")[0]
        assert name_of(path) in ONLY.get(package, {name_of(path)}), f"{package} is not for {name_of(path)}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_readable(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330


def test_functions_stay_readable():
    found = {
        path: [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.FunctionDef)]
        for path in modules()
    }
    assert sum(map(len, found.values())) > 1000
    for path, functions in found.items():
        for one in functions:
            assert (one.end_lineno or 0) - one.lineno < 45, f"{path.name}: {one.name}"


def test_only_few_modules_open_files_or_ask_for_the_date():
    """Those that ARCHITECTURE names; what checks read is held in memory, but for what `measured` and `validator` do."""
    opening, asking = set(), set()
    for path in (path for path in modules() if path.parent.name != "checks"):
        for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said = ast.unparse(one) if isinstance(one, ast.Attribute | ast.Name) else ""
            if said in {"open", "os.open"} or said.endswith((".read_bytes", ".read_text", ".from_file_path")):
                opening.add(path.stem)
            if said in {"date.today", "datetime.now"}:
                asking.add(path.stem)
    assert opening == {"files", "fontfiles", "faces", "subsets", "filenames", "system", "cli"}  # cli: the null device
    assert asking == {"library", "jobs", "days"}


def test_layouts_import_only_what_is_meant_for_them():
    found = sorted((ROOT / "layouts").glob("*.py"))
    assert found
    for path in found:
        names = {n for n in imports(path) if n.startswith("takehome") and n.count(".") == 1}
        assert names == {"takehome.layout"}, path


def test_nothing_reaches_the_network_or_starts_a_program():
    forbidden = {
        "socket",
        "subprocess",
        "urllib.request",
        "http.client",
        "ftplib",
        "smtplib",
        "asyncio",
        "multiprocessing",
    }
    for path in modules():
        asking = (
            VALIDATOR,
            VALIDATOR.with_name("bearing.py"),
        )  # veraPDF; itself, within limits; a build starts nothing
        allowed = {"subprocess"} if path in asking else set()
        assert not (forbidden & set(imports(path))) - allowed, path
