"""Figures."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field

from takehome.context import Context
from takehome.element import Cell, Element, Flow, Grid, Keep, Run, Text
from takehome.kinds import Block
from takehome.problems import Problems
from takehome.said import problem_at
from takehome.schema import Model, Name, Title, Words


class Panel(Model):
    """One drawing of several, with its own title and text."""

    file: Name
    title: Words
    text: Words | None = None
    labels: dict[Words, Words] = Field(default_factory=dict)
    alt: Title


class FigureBody(Model):
    """One drawing, or panels two by two; what they show is written out as `alt` for people who cannot see them."""

    file: Name | None = None
    panels: tuple[Panel, ...] = ()
    labels: dict[Words, Words] = Field(default_factory=dict)
    caption: Words
    alt: Title | None = None

    def model_post_init(self, context: Any, /) -> None:
        """One file with its alt text, or panels."""
        if bool(self.file) == bool(self.panels):
            raise Problems([problem_at(self.caption, "a figure has either a file or panels", "give one of them")])
        if self.file and not self.alt:
            hint = "say in a sentence what the drawing shows"
            raise Problems([problem_at(self.file, "this drawing has no alt text", hint)])


class Figure(Block):
    """A drawing with caption and alt text.  An SVG holds shapes and label anchors; the words come from here.

    Example:
        figure:
          file: next-steps.svg
          labels: {tests: New tests, choices: Choices}
          caption: Four things to do next.
          alt: A line joins four rings, from new tests to a second opinion.
    """

    kind: ClassVar[str] = "figure"
    numbered: ClassVar[bool] = True
    figure: FigureBody

    def files(self) -> tuple[str, ...]:
        """The drawing, or those of the panels."""
        body = self.figure
        return tuple(panel.file for panel in body.panels) if body.panels else ((body.file,) if body.file else ())

    def elements(self, ctx: Context) -> tuple[Element, ...]:
        """Drawing and caption, kept on one page."""
        body = self.figure
        caption = captioned(self, body.caption, ctx)
        if body.file:
            drawing = ctx.picture(body.file, body.alt, body.labels)
            return (Keep((Flow((drawing,), look="figure"), caption), role="Div"),)
        panels = body.panels
        cells = [_panel(panel, ctx) for panel in panels]
        if len(cells) % 2:
            cells.append(Cell(()))
        rows = tuple((cells[i], cells[i + 1]) for i in range(0, len(cells), 2))
        return (Keep((Grid(rows, role=None, look="panels"), caption), role="Div"),)


def captioned(block: Block, words: Words, ctx: Context) -> Text:
    """The words below the picture of a block, after its number."""
    lead = Run(ctx.say("figure", number=ctx.figures.get(id(block), 1)) + " ", strong=True)
    return Text((lead, *ctx.runs(words)), "caption", "Caption")


def _panel(panel: Panel, ctx: Context) -> Cell:
    title = Text(ctx.runs(panel.title), "panel", "P")
    found: list[Element] = [ctx.picture(panel.file, panel.alt, panel.labels), title]
    if panel.text:
        found.append(ctx.text(panel.text, "panel-text"))
    return Cell(tuple(found))
