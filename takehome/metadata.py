"""XMP metadata and the colour profile of the screen file (PDF/A-2, 6.6.2 and 6.2.4; PDF/UA-1, 5)."""

from __future__ import annotations

import zlib
from base64 import b64decode
from datetime import date
from functools import lru_cache

from msgspec import Struct

PRODUCER = "Takehome"


class Facts(Struct, frozen=True):
    """What a file says about itself; nothing of a patient is ever here.

    `issued` is the date of the version; `subject` tells the state of review.
    """

    title: str
    author: str
    subject: str
    language: str
    issued: date
    pdfa: bool = True
    facing: str | None = None  # a second language
    id: str = ""

    @property
    def stamp(self) -> str:
        """The date as XMP writes it."""
        return f"{self.issued.isoformat()}T00:00:00Z"

    @property
    def pdf_date(self) -> str:
        """The date as the information dictionary writes it (7.9.4)."""
        return f"D:{self.issued:%Y%m%d}000000Z"


def escape(text: str) -> str:
    """Text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def xmp(facts: Facts) -> bytes:
    """The XMP packet: title, language, author, dates, and which parts of PDF/UA and PDF/A the file claims."""
    pdfa = (
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>" + _SCHEMA
        if facts.pdfa
        else ""
    )
    title, author, subject = escape(facts.title), escape(facts.author), escape(facts.subject)
    identifier = f"<dc:identifier>{escape(facts.id)}</dc:identifier>\n" if facts.id else ""
    languages = "".join(f"<rdf:li>{escape(lang)}</rdf:li>" for lang in (facts.language, facts.facing) if lang)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
{identifier}<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{facts.stamp}</xmp:CreateDate><xmp:ModifyDate>{facts.stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{facts.stamp}</xmp:MetadataDate><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<pdf:Producer>{PRODUCER}</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>{pdfa}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


_SRGB = (  # deflated, in base64: as LittleCMS makes it, but for the time of its making
    "eNqVkb1Lw1AUxU9bRdFKBx1EHDJUcWhBFMRR69ClSKkVrLokr2krJGlIUqS4Ci4OBQfRxa/B/0BXwVVBEBRBRPwT/FqkxJOm0CI6eB8v98fJO5"
    "f77gOCKU3odscMoBuOlUkmpKXcstT1ggBXI2Rhm7PpdAp/xuedf/Y27tXC/6I3r9oCCHSTp4RpOWR2g9S6Y3q8TR4QJTlPPiTHLDZIvvJ0xedn"
    "j4s+v3tsZTNzQNCrKRXbWGljUbJ08hg5qmsV0ezHu0lYNRYXmIe4h2EjgyQSkKCggjVocBBnNjiz333jDd88yvQIfk1UYdFRRIneGNUKq6rMBe"
    "oql4aqN/ef87QLkxN+9XAC6Hxy3bcRoGsHqNdc9+vIdevHQOgRuDBa/jLnNP1BvdbSogdAZBM4u2xpyi5wvgUMPpiyJTekEHewUABeT4G+HNB/"
    "A/Ss+LNq/sfJPZDd4BNdA3v7wCjPR1a/ASyTZ6g="
)


@lru_cache(maxsize=1)
def srgb() -> bytes:
    """A small sRGB profile.  It stands here, for what makes profiles takes long to import, and dates them."""
    return zlib.decompress(b64decode(_SRGB))
