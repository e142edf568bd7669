"""Where to get help: organisations, with a number or an address that can be read out."""

from __future__ import annotations

import re

from takehome.content import Organisation
from takehome.context import Context
from takehome.element import Element, Flow, Keep, Row, Rows, Run, Text

_NUMBER = re.compile(r"\+?[0-9 ().\u00a0\u2011/-]+")


def elements(ctx: Context) -> tuple[Element, ...]:
    """The organisations of this document that serve the clinic's country."""
    found = ctx.document.organisations
    if not found:
        return ()
    heading = Text((Run(ctx.say("get_help")),), "h1", "H2", id="help")
    rows = tuple(Row((), _entry(ctx, organisation), "LI") for organisation in found)
    help = (heading, Rows(rows, "help"))
    whole = ctx.document.booklet  # no small page for one or two of them
    return (Flow((Keep(help),) if whole else help, role="Sect"),)


def _entry(ctx: Context, organisation: Organisation) -> tuple[Element, ...]:
    name = [Run(organisation.name, strong=True)]
    if organisation.phone:
        name += [Run(": "), Run(organisation.phone, href=_call(organisation.phone), ltr=True)]
    if organisation.web:
        name += [Run(", "), web(organisation.web)]
    return (Text(tuple(name), "item"), ctx.text(organisation.what, "item"))


def web(address: str, strong: bool = False) -> Run:
    """An address of the web as it is printed, with the link to it."""
    return Run(address, strong=strong, href=address if "//" in address else f"https://{address}", ltr=True)


def _call(phone: str) -> str | None:
    """The link that calls a number; none where what is printed is not a number alone."""
    digits = "".join(c for c in phone if c in "+0123456789")
    return f"tel:{digits}" if _NUMBER.fullmatch(phone) and len(digits) >= 3 else None
