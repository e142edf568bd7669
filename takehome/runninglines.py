"""What the running lines of a page may say, and the room they take."""

from __future__ import annotations

from msgspec.structs import replace

from takehome.adapted import noticed
from takehome.dates import day_text
from takehome.document import Document
from takehome.element import Run
from takehome.style import DocumentStyle
from takehome.text import Typesetter


def roomy(setter: Typesetter, document: Document, style: DocumentStyle) -> DocumentStyle:
    """The style with room for all that the running lines of a page have to say."""
    said = running(setter, document, style)
    lines = len(said["unchecked"].splitlines())
    lines += 1 if style.layout.notices == "top" and document.notice else 0
    return replace(style, layout=noticed(style.layout, lines, style.pitch("foot"))) if lines else style


def running(setter: Typesetter, document: Document, style: DocumentStyle) -> dict[str, str]:
    """What the running parts of a page may say; what is unchecked in as many lines as it needs.

    `calls` are ways to say both numbers, a line each, the fullest first.
    """
    foot, width = style.text("foot"), style.paper.width
    unchecked = [line for text, _ in document.unchecked for line in setter.lines((Run(text),), foot, width)]
    phones = document.brand.phones
    call = style.say("call_us", phone=phones.day)
    night = style.say("call_night", phone=phones.night) if phones.night else ""
    numbers = style.comma.join(filter(None, (phones.day, phones.night)))
    calls = (style.comma.join(filter(None, (call, night))), style.say("call_us", phone=numbers), numbers)
    return {
        "code": document.code,
        "phone": phones.day,
        "night-phone": phones.night or "",
        "version": style.say("version", version=document.version),
        "date": document.issued_text,
        "day": day_text(document.issued, rtl=style.rtl),
        "notice": document.notice,
        "clinic": document.brand.short_name or document.brand.name,
        "call": call,
        "night": night,
        "calls": "\n".join(dict.fromkeys(calls)),
        "title": document.title,
        "unchecked": "\n".join("".join(piece.text for piece in line.pieces).strip() for line in unchecked),
    }
