"""Small handouts that break one rule of clear print or none, and the shipped one with a change."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import yaml
from workspaces import handout, section

from takehome.checks.rules import report
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.shelf import stock

SHIPPED = "targeted-therapy"
HARD = "Multidisciplinary oncological rehabilitation necessitates comprehensive psychosocial evaluation. "
LONG = "You can ask your team " + "and then ask them one more time " * 4 + "if you want to know."


def texts(*said):
    return [{"text": text, "from": ["seed"]} for text in said]


def listed(count):
    return [{"bullets": [{"id": f"b{i}", "text": "You can ask your team.", "from": ["seed"]} for i in range(count)]}]


def table(columns, *rows, tick=True):
    names = [f"c{i}" for i in range(columns)]
    heads = [{"id": name, "title": name, **({"header": True} if i == 0 else {})} for i, name in enumerate(names)]
    cells = [{"id": f"r{i}", **dict.fromkeys(names, words), "from": ["seed"]} for i, words in enumerate(rows)]
    return [{"table": {"columns": heads, "rows": cells, "tick": tick}}]


def good(**more):
    """A small handout that breaks no rule; `blocks` are those of its first section, `steps` those of its second."""
    blocks = more.pop("blocks", texts("You can ask your team. They know you."))
    points = [{"text": f"You can ask {what}.", "from": ["seed"]} for what in ("a nurse", "a doctor", "a friend")]
    steps = [
        {"steps": [step("s", "Ask your team", "Say what you want to know."), step("s-again", "Ask again", "Say so.")]}
    ]
    sections = [{**section("a", "en"), "blocks": blocks}]
    if to_do := more.pop("steps", steps):
        sections.append({**section("do", "en"), "title": "To do", "blocks": to_do})
    return handout("en", sections, **{"key_points": points, "questions": questions(5), **more})


def in_spanish(value):
    """The same with other words."""
    if isinstance(value, dict):
        said = ("text", "title", "ask")
        return {k: f"Pida {v}" if k in said and isinstance(v, str) else in_spanish(v) for k, v in value.items()}
    return [in_spanish(one) for one in value] if isinstance(value, list) else value


def spanish(**more):
    """The good handout in Spanish."""
    return {**in_spanish(good()), "lang": "es", "translation": "unreviewed", **more}


def step(id, title, text):
    return {"id": id, "title": title, "text": text, "from": ["seed"]}


def message(text):
    return {"text": text, "from": ["seed"]}


def questions(count, **more):
    return {"ready": [{"id": f"q{i}", "text": f"What about {i}?", "from": ["seed"]} for i in range(count)], **more}


def rules_of(made, tree=None, pages=None):
    """The rules that a document breaks, or that a tree or pages put in the place of its own do."""
    return {problem.rule for problem in report(made.document, tree or made.tree, pages or made.pages).problems}


def shipped(folder, change=lambda node: None, layout="sheet"):
    """The shipped handout with a change to its YAML."""
    path = stock() / "handouts" / SHIPPED / "en.yaml"
    node = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    node["review"] = {key: None if value == "null" else value for key, value in node["review"].items()}
    change(node)
    target = folder / "handouts" / SHIPPED / "en.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(yaml.safe_dump(node, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    order = {"order": "o", "parts": [{"topic": SHIPPED}], "layout": layout}
    return make(Library(folder, date(2026, 11, 25)), validate(Order, order))


def first_section(node, *blocks):
    node["sections"][0]["blocks"] += deepcopy(list(blocks))


def signed(on, following):
    return {"written": "2026-01-01", "by": "Dr. A", "on": on, "next": following}


def printed(made):
    """What a report is of."""
    return made.document, made.tree, made.pages
