"""The two untagged peers in Python: reportlab's platypus and fpdf2."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from contenders import BODY, BOLD, FOOT, PAGE, SIZES, VOICE, Peer, look

INK = "#000000"


class Platypus(Peer):
    """reportlab's platypus, as its user guide shows it."""

    def __init__(self, workspace: Path) -> None:
        from reportlab.pdfbase.pdfmetrics import registerFont
        from reportlab.pdfbase.ttfonts import TTFont

        for name, path in (("voice", VOICE), ("body", BODY), ("bold", BOLD)):
            registerFont(TTFont(name, str(path)))

    def build(self, source: bytes) -> bytes:
        from reportlab.pdfgen.canvas import Canvas
        from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
        from reportlab.platypus.tableofcontents import TableOfContents

        nodes = json.loads(source)
        page = look(nodes)
        width, height = page["width"], page["height"]
        inner = (width - page["left"] - page["right"], height - page["top"] - page["bottom"])

        class Template(BaseDocTemplate):
            def afterFlowable(self, flowable: Any) -> None:
                if getattr(getattr(flowable, "style", None), "name", "") == "chapter":
                    self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))

        def foot(canvas: Any, total: int) -> None:
            canvas.setFont("body", 10)
            canvas.drawString(45, 43, FOOT)
            canvas.drawRightString(width - 45, 43, f"Page {canvas.getPageNumber()} of {total}")

        def first(canvas: Any, document: Any) -> None:
            if document.page == 1:
                _logo(canvas, page["left"], height - page["top"] - 50)

        class Numbered(Canvas):
            """The usual recipe for "page x of y": keep every page's state, and show them when all are there."""

            def __init__(self, *given: Any, **more: Any) -> None:
                super().__init__(*given, **more)
                self.kept: list[dict] = []

            def showPage(self) -> None:
                self.kept.append(dict(self.__dict__))
                self._startPage()

            def save(self) -> None:
                kept = self.kept
                for state in kept:
                    self.__dict__.update(state)
                    foot(self, len(kept))
                    Canvas.showPage(self)
                Canvas.save(self)

        out = io.BytesIO()
        document = Template(out, pagesize=(width, height), title=nodes[0][1], lang="en")
        frame = Frame(page["left"], page["bottom"], *inner, 0, 0, 0, 0)
        document.addPageTemplates([PageTemplate("all", [frame], onPage=first)])
        contents = TableOfContents()
        document.multiBuild(_story(nodes, page, inner[0], contents), canvasmaker=Numbered)
        return out.getvalue()


def _logo(canvas: Any, x: float, y: float) -> None:
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, x, y + 50)
    path = canvas.beginPath()
    for move, *lines in (((9, 22.5), (9, 44), (41, 44), (41, 22.5)), ((3.5, 26), (25, 6.5), (46.5, 26))):
        path.moveTo(*move)
        for line in lines:
            path.lineTo(*line)
    canvas.setLineWidth(2.6)
    canvas.drawPath(path)
    leaf = canvas.beginPath()
    leaf.moveTo(18.6, 38.2)
    leaf.curveTo(15.5, 28.5, 22, 20.8, 33.6, 21.4)
    leaf.curveTo(34.4, 32.4, 28.4, 39.6, 18.6, 38.2)
    canvas.setFillColor("#8A3A12")
    canvas.drawPath(leaf, stroke=0, fill=1)
    canvas.restoreState()


def _story(nodes: list, page: dict, width: float, contents: Any) -> list:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import ListFlowable, PageBreak, Paragraph, Spacer, Table

    body = ParagraphStyle("body", fontName="body", fontSize=page["size"], leading=page["lead"], spaceAfter=10)
    item = ParagraphStyle("item", body, spaceAfter=4)
    bold = ParagraphStyle("bold", item, fontName="bold")
    cell = ParagraphStyle("cell", body, fontSize=13, leading=16.5, spaceAfter=0)
    heads = {
        name: ParagraphStyle(
            name, fontName="voice", fontSize=size, leading=lead, spaceBefore=20, spaceAfter=6, keepWithNext=1
        )
        for name, (size, lead) in SIZES.items()
    }
    contents.levelStyles = [item]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, INK), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    box = [("BOX", (0, 0), (-1, -1), 1.5, INK), *((f"{s}PADDING", (0, 0), (-1, -1), 16) for s in ("LEFT", "RIGHT"))]
    found: list = [Spacer(1, 60)]
    for kind, said in nodes:
        if kind == "text":
            found += [Paragraph(t, body) for t in said]
        elif kind == "bullets":
            found.append(ListFlowable([Paragraph(t, item) for t in said], bulletType="bullet", leftIndent=15))
        elif kind == "callout":
            inner = [[Paragraph(said["title"], bold)], [Paragraph(said["text"], body)]]
            found.append(Table(inner, [width], style=box, spaceBefore=16, spaceAfter=16))
        elif kind == "table":
            rows = [[Paragraph(t, cell) for t in row] for row in (said["head"], *said["rows"])]
            widths = [width * part for part in (0.2, 0.4, 0.4)]
            found += [Paragraph(said["caption"], body), Table(rows, widths, style=grid, repeatRows=1, spaceAfter=10)]
        elif kind == "contents":
            found += [PageBreak(), Paragraph(said, heads["h1"]), contents]
        else:
            found += [PageBreak()] if kind == "chapter" else []
            found.append(Paragraph(said, heads[kind]))
    return found


class Fpdf(Peer):
    """fpdf2.  A document of it loads its own fonts: nothing can be kept warm."""

    def __init__(self, workspace: Path) -> None:
        import fpdf

        self.fpdf, self.logo = fpdf, workspace / "layouts/brands/bench.svg"

    def build(self, source: bytes) -> bytes:
        nodes = json.loads(source)
        page = look(nodes)

        class Document(self.fpdf.FPDF):
            def footer(self) -> None:
                self.set_font("body", size=10)
                self.set_xy(45, -50)
                self.cell(200, 13, FOOT)
                self.set_x(-145)
                self.cell(100, 13, f"Page {self.page_no()} of {{nb}}", align="R")

        pdf = Document(unit="pt", format=(page["width"], page["height"]))
        for name, path in (("voice", VOICE), ("body", BODY)):
            pdf.add_font(name, "", path)
        pdf.add_font("body", "B", BOLD)
        pdf.set_title(nodes[0][1])
        pdf.set_lang("en")
        pdf.set_margins(page["left"], page["top"], page["right"])
        pdf.set_auto_page_break(True, page["bottom"])
        pdf.add_page()
        pdf.image(self.logo, w=50, alt_text="Bench clinic")
        for kind, said in nodes:
            self._node(pdf, kind, said, page)
        return bytes(pdf.output())

    def _node(self, pdf: Any, kind: str, said: Any, page: dict) -> None:
        size, lead = page["size"], page["lead"]

        def write(text: str, after: float, indent: float = 0, style: str = "") -> None:
            pdf.set_font("body", style, size)
            pdf.set_x(page["left"] + indent)
            pdf.multi_cell(0, lead, text, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(after)

        if kind == "text":
            for text in said:
                write(text, 10)
        elif kind == "bullets":
            for text in said:
                if pdf.will_page_break(lead):
                    pdf.add_page()
                pdf.set_font("body", size=size)
                pdf.cell(15, lead, "•")
                write(text, 4, 15)
        elif kind == "callout":
            with pdf.unbreakable() as whole:
                whole.set_font("body", size=size)
                words = f"**{said['title']}**\n{said['text']}"
                whole.multi_cell(0, lead, words, 1, "L", markdown=True, new_x="LMARGIN", new_y="NEXT", padding=12)
            pdf.ln(16)
        elif kind == "table":
            write(said["caption"], 4)
            pdf.set_font("body", size=13)
            with pdf.table(col_widths=(1, 2, 2), line_height=16.5, text_align="LEFT", padding=4) as table:
                for row in (said["head"], *said["rows"]):
                    table.row(row)
            pdf.ln(10)
        elif kind == "contents":
            pdf.add_page()
            pdf.insert_toc_placeholder(_contents, allow_extra_pages=True)
        else:
            if kind == "chapter":
                if page is PAGE and pdf.get_y() > page["top"]:
                    pdf.add_page()
                pdf.start_section(said)
            pdf.set_font("voice", size=SIZES[kind][0])
            pdf.ln(14)
            pdf.multi_cell(0, SIZES[kind][1], said, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)


def _contents(pdf: Any, outline: list) -> None:
    pdf.set_font("body", size=12.5)
    for entry in outline:
        link = pdf.add_link(page=entry.page_number)
        pdf.cell(0, 18, f"{entry.name}  {entry.page_number}", link=link, new_x="LMARGIN", new_y="NEXT")
