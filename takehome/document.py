"""A document: all that will be printed, chosen and not yet set; what stands where is worked out from its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from takehome.brand import Brand
from takehome.content import Handout, Organisation, Question, Section, Shared, Source, Term
from takehome.signs import Sign

CARE = "locked.blocks"  # the id of the section that holds what stays of sections that are left out


class Chapter(Struct, frozen=True):
    """One handout of a document: its chosen sections, in the order asked for."""

    topic: str
    handout: Handout
    sections: tuple[Section, ...]


class Document(Struct, frozen=True):
    """All that will be printed, and nothing else.  `notices` tell the person at the desk what the tool did."""

    title: str
    subtitle: str | None
    language: str
    code: str
    version: int
    issued: date
    issued_text: str
    booklet: bool
    margin: bool
    chapters: tuple[Chapter, ...]
    first_signs: tuple[Sign, ...]
    more_signs: tuple[Sign, ...]
    questions: tuple[Question, ...]
    question_lines: int
    organisations: tuple[Organisation, ...]
    terms: tuple[tuple[str, Term], ...]
    sources: tuple[Source, ...]
    omitted: tuple[str, ...]
    notices: tuple[str, ...]
    brand: Brand
    shared: Shared
    notice: str
    review_line: str
    titles: Mapping[str, Mapping[str, str]]
    gather: bool = True
    note: str | None = None
    note_inside: str | None = None  # the note of an order whose cover says nothing of it
    person: str | None = None
    brief: bool = False  # without contents, forms and lists that the whole handout has
    unchecked: tuple[tuple[str, str], ...] = ()  # what every page says of an unchecked translation, and its language
    ids: tuple[str, ...] = ()  # of its handouts, also where a neutral cover tells none
    holds: tuple[tuple[str, str], ...] = ()  # titles and ids of its handouts, where it has several
    grades: tuple[str, str] | None = None  # Flesch-Kincaid and SMOG, as issued
    facing: tuple[str, str] | None = None  # title and language of the pages that face these

    @property
    def sign_ids(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The ids of its first signs, and of the others."""
        names = {id(sign): str(name) for name, sign in self.shared.signs.items()}
        return tuple(names[id(s)] for s in self.first_signs), tuple(names[id(s)] for s in self.more_signs)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its chosen sections, in the order asked for."""
        return tuple(section for chapter in self.chapters for section in chapter.sections)

    @property
    def plain_sections(self) -> list[tuple[Chapter, tuple[Section, ...]]]:
        """Each chapter with the sections, or the parts of sections, that stand in their place."""
        if not (self.booklet and self.gather):
            return [(c, c.sections) for c in self.chapters]
        return [(c, tuple(plain for s in c.sections if (plain := _parted(s)[0]))) for c in self.chapters]

    @property
    def gathered(self) -> list[tuple[Chapter, Section]]:
        """The sensitive sections, and parts of sections, of a booklet, gathered behind the divider."""
        if not (self.booklet and self.gather):
            return []
        return [(c, hard) for c in self.chapters for s in c.sections if (hard := _parted(s)[1])]

    @property
    def anchors(self) -> frozenset[str]:
        """The places links can lead to."""
        found = {"when-to-call", "questions", "words", "sources", "about"}
        found |= set() if self.brief else {"help", "team"}
        for chapter in self.chapters:
            if self.booklet or len(self.chapters) > 1:
                found.add(f"{chapter.topic}.")
            for section in chapter.sections:
                found.add(f"{chapter.topic}.{section.id}")
                found |= {f"{chapter.topic}.{b.id}" for b in section.blocks if b.id}
        found |= {f"{chapter.topic}.{section.id}" for chapter, section in self.gathered}
        return frozenset(found)

    def contents(self, say: Callable[..., str]) -> Iterator[tuple[str, str, str | None, bool]]:
        """Anchor, title, note and sensitivity of each line of the contents."""
        yield ("when-to-call", say("when_to_call"), None, False)
        if self.booklet and len(self.chapters) == 1:
            for chapter, sections in self.plain_sections:
                for section in sections:
                    yield (f"{chapter.topic}.{section.id}", section.title, None, section.sensitive)
        elif self.booklet:
            for chapter in self.chapters:
                yield (f"{chapter.topic}.", chapter.handout.title, None, False)
        if self.booklet:
            for chapter, section in self.gathered:
                yield (f"{chapter.topic}.{section.id}", section.title, section.summary, True)
        else:
            if self.more_signs:
                yield ("more-signs", say("more_signs"), None, False)
            for chapter in self.chapters:
                if len(self.chapters) > 1:
                    yield (f"{chapter.topic}.", chapter.handout.title, None, False)
                for section in chapter.sections:
                    yield (f"{chapter.topic}.{section.id}", section.title, None, section.sensitive)
        yield ("questions", say("my_questions"), None, False)
        if self.terms:
            yield ("words", say("words_to_know"), None, False)
        if self.organisations:
            yield ("help", say("get_help"), None, False)


def _parted(section: Section) -> tuple[Section | None, Section | None]:
    """What of a section stands in its place, and what is hard to read: all of it, some of its blocks, or nothing."""
    hard = tuple(block for block in section.blocks if block.sensitive)
    if section.sensitive or len(hard) == len(section.blocks):
        return None, section
    if not hard:
        return section, None
    plain = tuple(block for block in section.blocks if not block.sensitive)
    ready = {"id": f"{section.id}.ready", "blocks": hard, "sensitive": True}
    return section.model_copy(update={"blocks": plain}), section.model_copy(update=ready)
