"""Small workspaces of made-up handouts in several languages, for what the shipped ones never do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from takehome.library import Library
from takehome.make import Made, make
from takehome.order import Order
from takehome.schema import validate

SIGNS = {"breath": "emergency", "fever": "clinic-today", "bleed": "emergency"}


def handout(lang: str, sections: list[dict], **more) -> dict:
    """A handout called `t` in a language."""
    return {
        "handout": "t",
        "lang": lang,
        "version": "1",
        "code": "T",
        "title": f"Title {lang}",
        "review": {"written": "2026-11-24", "by": None, "on": None, "next": None},
        **({"translation": "unreviewed"} if lang != "en" else {}),
        "main_message": {"text": f"Main {lang}.", "from": ["seed"]},
        "when_to_call": list(SIGNS),
        "key_points": [{"text": f"Key {lang}.", "from": ["seed"]}],
        "sections": sections,
        **more,
    }


def section(id: str, lang: str, words: int = 12, **more) -> dict:
    """A section of one paragraph."""
    text = " ".join([f"{id}{lang}"] * words) + "."
    return {"id": id, "title": f"{id.upper()} {lang}", "blocks": [{"text": text, "from": ["seed"]}], **more}


def shared(lang: str) -> dict:
    """Three signs, and nothing else."""
    signs = {id: {"tier": tier, "text": f"{id} {lang}", "from": ["seed"]} for id, tier in SIGNS.items()}
    return {"shared": lang, "terms": {}, "signs": signs, "sources": {}, "organisations": {}, "call_notes": []}


def workspace(folder: Path, *handouts: dict) -> Library:
    """A workspace with these handouts and a brand without organisations."""
    for one in handouts:
        written(folder / "handouts" / one["handout"] / f"{one['lang']}.yaml", one)
        written(folder / "handouts" / "shared" / f"{one['lang']}.yaml", shared(one["lang"]))
    brand = {"brand": "small", "extends": "default", "sample": "true", "name": "Small (sample)", "organisations": []}
    spoken = {one["lang"]: {"hours": "always", "funding": "none"} for one in handouts if one["lang"] != "en"}
    written(folder / "layouts" / "brands" / "small.yaml", {**brand, "languages": spoken})
    return Library(folder, date(2026, 11, 24))


def written(path: Path, value: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def built(library: Library, *langs: str, layout: str = "booklet", **more) -> Made:
    person = more.pop("person", None)
    order = {"order": "o", "parts": [{"topic": "t"}], "layout": layout, "brand": "small", "langs": list(langs), **more}
    return make(library, validate(Order, order), person=person)
