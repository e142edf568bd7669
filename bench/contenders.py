"""The contenders: each turns a prepared source into PDF bytes and keeps warm what a user of it would keep warm.

`prepare` is never timed.  Heavy imports happen in the constructor, which a cold run pays and a warm one does not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import content

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "fonts"
FAMILY = "Noto Sans"  # the budgets were set on a handout in it
VOICE, BODY, BOLD = (FONTS / f"noto-sans/NotoSans-{weight}.ttf" for weight in (600, 400, 700))
FOOT = "BENCH · Version 1 · November 24, 2026"
SHEET = {"width": 595.28, "height": 841.89, "top": 50, "bottom": 62, "left": 179, "right": 45, "size": 14, "lead": 20}
PAGE = {"width": 419.53, "height": 595.28, "top": 42, "bottom": 72, "left": 48, "right": 36, "size": 12.5, "lead": 18}
SIZES = {"title": (31, 36), "chapter": (26, 31), "h1": (21, 26), "h2": (15, 20), "h3": (14, 18), "label": (15, 20)}


def look(nodes: list) -> dict[str, float]:
    """The page of a text: a sheet for a handout, a booklet's page for a book."""
    return PAGE if any(kind == "chapter" for kind, _ in nodes) else SHEET


class Peer:
    """What lays out the neutral nodes."""

    def prepare(self, handouts: list[content.Handout]) -> bytes:
        return content.nodes(handouts)

    def build(self, source: bytes) -> bytes:
        raise NotImplementedError


class Takehome(Peer):
    """Ours: YAML bytes to PDF bytes, through every check of a build."""

    def __init__(self, workspace: Path) -> None:
        from datetime import date

        from takehome.content import Handout
        from takehome.library import Library
        from takehome.make import make
        from takehome.order import Order
        from takehome.prepare import Given
        from takehome.reader import read
        from takehome.schema import validate

        self.library = Library(workspace, date(2026, 11, 24))
        self._given = Given
        self._make, self._order, self._handout, self._read, self._validate = make, Order, Handout, read, validate

    def prepare(self, handouts: list[content.Handout]) -> bytes:
        return b"\0".join(content.yaml(one) for one in handouts)

    def read(self, source: bytes) -> dict[str, Any]:
        models = [self._validate(self._handout, self._read(y, "bench.yaml", [])) for y in source.split(b"\0")]
        return {m.handout: m for m in models}

    def build(self, source: bytes) -> bytes:
        return self.make(self.read(source))

    def make(self, own: dict[str, Any], only: tuple[str, ...] | None = None, person: str | None = None) -> bytes:
        parts = [{"topic": topic, **({"only": only} if only else {})} for topic in own]
        more = {"layout": "booklet", "title": "A long book"} if len(own) > 1 else {}
        order = self._validate(self._order, {"order": "bench", "parts": parts, "brand": "bench", **more})
        return self._make(self.library, order, self._given(person, own)).data


class Typst(Peer):
    """Typst by its Python binding; one compiler, with its fonts found, stays open."""

    def __init__(self, workspace: Path, standard: str | None) -> None:
        import typst

        self.compiler = typst.Compiler(root=str(workspace), font_paths=[str(BODY.parent)], ignore_system_fonts=True)
        self.how = {"pdf_standards": standard} if standard else {"pdf_tags": False}

    def prepare(self, handouts: list[content.Handout]) -> bytes:
        nodes = json.loads(content.nodes(handouts))
        page = look(nodes)
        deep = page is PAGE
        margin = ", ".join(f"{side}: {page[side]}pt" for side in ("top", "bottom", "left", "right"))
        foot = (
            f"[#set text(size: 10pt); {FOOT} #h(1fr) Page #counter(page).display() of #counter(page).final().first()]"
        )
        gap = page["lead"] - page["size"]
        lines = [
            f"#set document(title: {json.dumps(nodes[0][1])}, date: none)",
            f'#set text(lang: "en", font: "{FAMILY}", '
            f"size: {page['size']}pt, hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em)",
            f"#set page(width: {page['width']}pt, height: {page['height']}pt)",
            f"#set page(margin: ({margin}), footer: context {foot})",
            f"#set par(leading: {gap}pt, spacing: {gap + 10}pt)\n#set list(spacing: {gap + 4}pt)",
            "#show heading: set text(weight: 600)",
            "#show heading: set block(above: 20pt, below: 10pt)",
            *(
                f"#show heading.where(level: {n}): set text(size: {SIZES[k][0]}pt)"
                for n, k in enumerate(("title", "chapter", "h1", "h2") if deep else ("title", "h1", "h2"), start=1)
            ),
            '#image("layouts/brands/bench.svg", width: 50pt, alt: "Bench clinic")',
        ]
        return "\n\n".join([*lines, *(self._node(kind, body, deep) for kind, body in nodes)]).encode()

    @staticmethod
    def _node(kind: str, body: Any, deep: bool) -> str:
        def say(text: str) -> str:
            return f"#{json.dumps(text, ensure_ascii=False)}"

        levels = {"title": 1, "chapter": 2, "h1": 2, "h2": 3, "h3": 4}
        if kind == "text":
            return "\n\n".join(map(say, body))
        if kind == "bullets":
            return "\n".join(f"- {say(item)}" for item in body)
        if kind == "callout":
            inner = f"#strong[{say(body['title'])}]\n\n{say(body['text'])}"
            return f"#block(stroke: 1.5pt, inset: 16pt, width: 100%, breakable: false)[{inner}]"
        if kind == "table":
            head = ", ".join(f"strong[{say(t)}]" for t in body["head"])
            rows = ", ".join(f"[{say(t)}]" for row in body["rows"] for t in row)
            table = f"table(columns: (1fr, 2fr, 2fr), stroke: 0.5pt, inset: 6pt, table.header({head}), {rows})"
            return f"{say(body['caption'])}\n\n#{table}"
        if kind == "contents":
            return f"#pagebreak()\n#outline(title: [{say(body)}], depth: 2)"
        breaks = "#pagebreak()\n" if kind == "chapter" else ""
        return f"{breaks}#heading(level: {levels[kind]})[{say(body)}]"

    def build(self, source: bytes) -> bytes:
        return self.compiler.compile(input=source, format="pdf", **self.how)


class Weasy(Peer):
    """WeasyPrint; its font configuration and style sheet stay open."""

    def __init__(self, workspace: Path, variant: str | None) -> None:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration

        self.html, self.fonts, self.base = HTML, FontConfiguration(), workspace.as_uri() + "/"
        faces = ((600, VOICE), (400, BODY), (700, BOLD))
        self.css = CSS(
            string="".join(
                f"@font-face{{font-family:'{FAMILY}';font-weight:{w};src:url({path.as_uri()})}}" for w, path in faces
            ),
            font_config=self.fonts,
        )
        self.how = {"pdf_variant": variant} if variant else {}

    def prepare(self, handouts: list[content.Handout]) -> bytes:
        nodes = json.loads(content.nodes(handouts))
        page = look(nodes)
        margin = " ".join(f"{page[side]}pt" for side in ("top", "right", "bottom", "left"))
        foot = f'font:10pt "{FAMILY}"'
        css = [
            f"@page{{size:{page['width']}pt {page['height']}pt;margin:{margin};"
            f"@bottom-left{{content:'{FOOT}';white-space:nowrap;{foot}}}"
            f"@bottom-right{{content:'Page ' counter(page) ' of ' counter(pages);{foot}}}}}",
            f"body{{font:{page['size']}pt/{page['lead']}pt '{FAMILY}'}}",
            "p{margin:0 0 10pt}li{margin-bottom:4pt}ul{padding-left:15pt;margin:4pt 0 10pt}",
            "h1,h2,h3,h4{font-weight:600;margin:20pt 0 6pt}",
            f"h1{{font-size:31pt;line-height:36pt}}h2{{font-size:{26 if page is PAGE else 21}pt;line-height:1.24}}",
            f"h3{{font-size:{21 if page is PAGE else 15}pt;line-height:1.25}}h4{{font-size:15pt}}",
            "div{border:1.5pt solid;padding:16pt;margin:16pt 0;break-inside:avoid}.chapter,.new{break-before:page}",
            "table{border-collapse:collapse;width:100%}th,td{border:.5pt solid;padding:6pt;text-align:left}",
            "tr{break-inside:avoid}",
            "a{color:inherit;text-decoration:none}.toc a::after{content:' ' target-counter(attr(href),page)}",
        ]
        titles = [body for kind, body in nodes if kind == "chapter"]
        body = "".join(self._node(kind, inner, titles) for kind, inner in nodes)
        logo = '<p><img src="layouts/brands/bench.svg" alt="Bench clinic" style="width:50pt"></p>'
        head = f"<meta charset=utf-8><title>{nodes[0][1]}</title><style>{''.join(css)}</style>"
        return f"<!doctype html><html lang=en><head>{head}</head><body>{logo}{body}</body></html>".encode()

    @staticmethod
    def _node(kind: str, body: Any, titles: list[str]) -> str:
        if kind == "text":
            return "".join(f"<p>{t}</p>" for t in body)
        if kind == "bullets":
            return f"<ul>{''.join(f'<li>{t}</li>' for t in body)}</ul>"
        if kind == "callout":
            return f"<div><p><b>{body['title']}</b></p><p>{body['text']}</p></div>"
        if kind == "table":
            head = "".join(f"<th scope=col>{t}</th>" for t in body["head"])
            rows = "".join("<tr><th scope=row>{}</th><td>{}</td><td>{}</td></tr>".format(*row) for row in body["rows"])
            caption = f"<caption>{body['caption']}</caption>"
            return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        if kind == "contents":
            rows = "".join(f'<li><a href="#c{n}">{t}</a></li>' for n, t in enumerate(titles))
            return f"<h2 class=new>{body}</h2><ul class=toc>{rows}</ul>"
        if kind == "chapter":
            return f'<h2 class=chapter id="c{titles.index(body)}">{body}</h2>'
        tag = {"title": "h1", "h1": "h2", "h2": "h3", "h3": "h4"}[kind]
        return f"<{tag}>{body}</{tag}>"

    def build(self, source: bytes) -> bytes:
        html = self.html(string=source.decode(), base_url=self.base)
        return html.write_pdf(stylesheets=[self.css], font_config=self.fonts, **self.how)


def _drawn(name: str) -> Callable[[Path], Peer]:
    def start(workspace: Path) -> Peer:
        import drawn

        return getattr(drawn, name)(workspace)

    return start


CONTENDERS: dict[str, tuple[str, Callable[[Path], Peer]]] = {
    "Takehome": ("reportlab", Takehome),
    "Typst ua-1": ("typst", lambda w: Typst(w, "ua-1")),
    "Typst untagged": ("typst", lambda w: Typst(w, None)),
    "WeasyPrint ua-1": ("weasyprint", lambda w: Weasy(w, "pdf/ua-1")),
    "WeasyPrint untagged": ("weasyprint", lambda w: Weasy(w, None)),
    "reportlab platypus": ("reportlab", _drawn("Platypus")),
    "fpdf2": ("fpdf2", _drawn("Fpdf")),
}
