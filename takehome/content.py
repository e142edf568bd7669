"""What a handout and the shared parts hold.  Frozen models; every text is `Said` and knows its line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PrivateAttr

from takehome import inline
from takehome.coded import Code
from takehome.fields import lines_to
from takehome.kinds import Block, Item, read_block
from takehome.problems import Problem, Problems
from takehome.review import Review, Translation, in_a_line, in_turn, translation_of
from takehome.said import problem_at
from takehome.schema import Country, Day, From, Id, Model, Name, Title, Web, Whole, Words, YesNo
from takehome.signs import CallNote, Sign

MASTER = "en"  # the language handouts are written in; all others are translated from it
UNREVIEWED = "unreviewed"  # a translation that no qualified person has checked
WITHDRAWN = "withdrawn"  # the same, of one that went out as checked
UNCHECKED = frozenset((UNREVIEWED, WITHDRAWN))
FIXED_PARTS = ("main-message", "when-to-call", "key-points", "questions", "contacts", "about")
MOST_LINES = 40  # as many as two pages hold


def trust_of(state: str | None, language: str) -> str | None:
    """How far words in a language can be trusted as a translation; nothing said is `unreviewed`, None for English."""
    return state or (UNREVIEWED if language != MASTER else None)


class Statement(Model):
    """Words with where they come from."""

    text: Words
    from_: From = Field(default=(), alias="from")
    team_decides: YesNo = False


class Question(Model):
    """A question to put to the team; a sensitive one stands apart, for those who want to know."""

    id: Id
    text: Words
    from_: From = Field(default=(), alias="from")
    sensitive: YesNo = False
    team_decides: YesNo = False
    country: Country | None = None


class Questions(Model):
    """The page of questions: ready ones, and how many lines for one's own."""

    ready: Annotated[tuple[Question, ...], Field(min_length=1)]
    lines: Annotated[Whole, lines_to(MOST_LINES)] = 6


def _blocks(nodes: Any) -> Any:
    """Every block of a section, with all that is wrong with any of them."""
    if not isinstance(nodes, (list, tuple)):
        return nodes
    found: list[Block] = []
    problems: list[Problem] = []
    for node in nodes:
        try:
            found.append(read_block(node))
        except Problems as bad:
            problems += bad.problems
    if problems:
        raise Problems(problems)
    return tuple(found)


class Section(Model):
    """A headed part of a handout; one with a `country` is printed only by clinics of that country."""

    id: Id
    title: Title
    summary: Words | None = None
    needs: tuple[Id, ...] = ()
    sensitive: YesNo = False
    country: Country | None = None
    blocks: Annotated[tuple[Block, ...], BeforeValidator(_blocks), Field(min_length=1)]

    def model_post_init(self, context: Any, /) -> None:
        """The names of parts that every document has are no names of sections."""
        taken = [id for id in (self.id, *(block.id for block in self.blocks)) if str(id) in FIXED_PARTS]
        if taken:
            hint = "give it another id, such as more-" + str(taken[0])
            raise Problems(problem_at(id or "", f"{str(id)!r} is the name of a fixed part", hint) for id in taken)


def _statement(node: Any) -> Any:
    return {"text": node} if isinstance(node, str) else node


class Handout(Model):
    """One topic in one language.  `art` is the stock drawing of its chapter opening in a booklet.  `team`: who else may
    care for its readers, and has a line under "My team"."""

    asks: ClassVar[dict[str, str]] = {
        "when_to_call": "write ids of shared signs, of both tiers, such as `when_to_call: [breathless, fever]`",
        "key_points": "write each point as `- {text: ..., from: [id]}`, with the id of a source",
    }

    handout: Id
    lang: Name
    version: Whole
    code: Code
    title: Title
    subtitle: Title | None = None
    review: Review
    translation: Annotated[
        Translation | None, BeforeValidator(translation_of, json_schema_input_type=Translation | Words | None)
    ] = None
    english: dict[Words, Name] = Field(default_factory=dict)
    main_message: Annotated[Statement, BeforeValidator(_statement, json_schema_input_type=Statement | Words)]
    when_to_call: Annotated[tuple[Id, ...], Field(min_length=1)]
    more_signs: tuple[Id, ...] = ()
    key_points: Annotated[tuple[Item, ...], Field(min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    questions: Questions | None = None
    help: tuple[Id, ...] = ()
    team: tuple[Literal["palliative", "hospice", "trial"], ...] = ()
    art: Name | None = None
    _pictures: Mapping[str, str] = PrivateAttr(default_factory=dict)

    def model_post_init(self, context: Any, /) -> None:
        """Nobody checks a translation before its words are written."""
        if (one := self.translation) and one.by is not None and one.on:
            in_turn(one.by, one.on, self.review.written)

    @property
    def pictures(self) -> Mapping[str, str]:
        """A mark of what each of its picture files holds, by name."""
        return self._pictures

    def with_pictures(self, marks: Mapping[str, str]) -> Handout:
        """The same handout, with these marks of its pictures."""
        found = self.model_copy()
        found._pictures = marks
        return found

    @property
    def trust(self) -> str | None:
        """How far its translation can be trusted: one that says nothing of it is unreviewed, unless it is English."""
        return trust_of(self.translation.state if self.translation else None, self.lang)


class Term(Model):
    """A word to know, and what it means in plain words."""

    word: Words
    means: Words
    from_: From = Field(default=(), alias="from")


class Source(Model):
    """A page the facts come from.  `checked` is the day the clinic last looked at the live page, or null."""

    title: Title
    publisher: Title
    url: Name
    grade: Words | None = None
    checked: Day | None = None
    stated: Words | None = None

    def model_post_init(self, context: Any, /) -> None:
        """An address leads to a page of the web, and nowhere else."""
        if not (self.url.startswith(("https://", "http://")) and inline.is_address(self.url)):
            hint = "give the address of the page, from https:// on"
            raise Problems([problem_at(self.url, "this is not the address of a page", hint)])


class Organisation(Model):
    """A place to get help; `country` null serves everywhere."""

    name: Title
    what: Words
    phone: Words | None = None
    web: Web | None = None
    country: Country | None = None
    from_: From = Field(default=(), alias="from")


class Shared(Model):
    """What all handouts of a language say in the same words.

    `extends: stock` in a workspace's own file adds its entries to those of the stock, or takes the place of some.
    `areas` are what the groups of long lists of signs are called, in their order on the page.
    """

    asks: ClassVar[dict[str, str]] = {
        name: f"add `extends: stock`, to have those of the stock too, or `{name}: {{}}`"
        for name in ("terms", "signs", "sources", "organisations")
    }

    shared: Name
    extends: Literal["stock"] | None = None
    english: dict[Words, Name] = Field(default_factory=dict)
    terms: dict[Id, Term]
    areas: dict[Id, Title] = Field(default_factory=dict)
    signs: dict[Id, Sign]
    call_notes: tuple[CallNote, ...] = ()
    sources: dict[Id, Source]
    organisations: dict[Id, Organisation]


class PageWords(Model):
    """What a page itself says in one language; `checked` names the qualified person who checked it."""

    words: Name
    checked: Annotated[Words | None, BeforeValidator(in_a_line, json_schema_input_type=Words | None)] = None
    say: dict[Words, Words]
