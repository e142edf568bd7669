"""What somebody asked for: handouts, sections, language, brand, layout.  One shape for files and command line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from takehome.content import MASTER
from takehome.fields import is_blank, is_null
from takehome.nodes import Mapping
from takehome.problems import Problem, Problems, nearest, shown
from takehome.said import Said, problem_at
from takehome.schema import Id, Model, Name, Title, Whole, Words, YesNo

MOST_LANGUAGES = 2  # a spread has two pages
_BETWEEN = re.compile(r"[+,/&\s]+")  # languages that are typed in one word


class Part(Model):
    """One handout of an order: all of it, `only` some sections in this order, or all `without` some."""

    topic: Id
    only: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    without: tuple[Id, ...] = ()

    def model_post_init(self, context: Any, /) -> None:
        """`only` names sections where it stands, each once: nothing behind it would print all of them."""
        if self.only is None and "only" in self.model_fields_set:
            hint = "name sections, as `only: [first, second]`, or take `only` out to print all of them"
            raise Problems([problem_at(self.topic, "`only` names no section", hint)])
        named = (self.only or (), self.without)
        twice = [id for names in named for i, id in enumerate(names) if id in names[:i]]
        if twice:
            raise Problems(problem_at(id, f"the section {str(id)!r} is named twice", "name it once") for id in twice)


class Sensitive(Model):
    """How hard parts are handled: gathered behind a divider, or in their place."""

    gather: YesNo = True
    neutral_cover: YesNo = False


def _part(node: Any) -> Any:
    """`topic`, or `topic:one,two` as on the command line, stands for a part."""
    if isinstance(node, Mapping) and len(node) == 1:
        _unspaced(node)
    if not isinstance(node, str):
        return node
    colon = node.find(":")
    if colon < 0:
        return {"topic": node}
    edges = [colon, *(i for i in range(colon + 1, len(node)) if node[i] == ","), len(node)]
    return {"topic": node[:colon], "only": [node[a + 1 : b].strip() for a, b in pairwise(edges)]}


def _unspaced(node: Mapping) -> None:
    """Raise Problems for `topic: section`: a space behind the colon makes a key of the handout's name."""
    ((topic, said),) = node.items()
    names = [said] if isinstance(said, Said) else [name for name in said if isinstance(name, Said)]
    key = topic in Part.model_fields or nearest(topic, Part.model_fields) is not None
    if "-" in topic or not key:  # no key of ours has a dash
        what = f"a space behind the colon makes a key of {shown(topic)!r}"
        raise Problems([node.problem(what, f"write `{topic}:{','.join(names)}`, without the space", topic)])


def _langs(node: Any) -> Any:
    """The languages of an order: a list, where `es+en` is what the command line takes."""
    said = [node] if isinstance(node, str) else [one for one in node or () if isinstance(one, str)]
    slips = [one for one in said if one is node or _BETWEEN.search(one.strip())]
    if not slips or is_blank(node) or is_null(node):
        return node
    names = [name for one in said for name in _BETWEEN.split(one.strip("[] ")) if name]
    what = f"{shown(slips[0])!r} is {'not a list of languages' if slips[0] is node else 'not one language'}"
    hint = f"write `langs: [{shown(', '.join(names))}]`"
    raise Problems([problem_at(slips[0], what, hint)])


def _one(name: str) -> BeforeValidator:
    """The title or the note of an order, in its language alone: those in others stand below `languages`."""

    def check(node: Any) -> Any:
        if isinstance(node, Mapping) and all(isinstance(said, str) for said in node.values()):
            said = ", ".join(f"{code}: {{{name}: ...}}" for code in node)
            hint = f"write `{name}:` in the language of the order, and others as `languages: {{{shown(said)}}}`"
            raise Problems([node.problem(f"`{name}` is in one language, the first of `langs`", hint)])
        return node

    return BeforeValidator(check)


class Told(Model):
    """What an order says to its reader in another language than its own."""

    title: Title | None = None
    note: Title | None = None


class Order(Model):
    """An order; a booklet or a recipe is an order in a file.

    `langs` are its language, or two: the patient's, and the one on the pages that face it.  `title` and `note` are in
    the first of them, those in others stand below `languages`.  The `note` says whom these pages are for: below the
    title, or where the cover is neutral before the first section and in the contents of a booklet.  A `brief` one holds
    what a reader must not be without, and no section that no part names.  Of the ready `questions` those named by their
    ids are printed, or all.
    """

    order: Id
    title: Annotated[Title | None, _one("title")] = None
    note: Annotated[Title | None, _one("note")] = None
    langs: Annotated[Annotated[tuple[Name, ...], Field(min_length=1)] | None, BeforeValidator(_langs)] = None
    brand: Name | None = None
    layout: Name | None = None
    paper: Literal["letter", "a4"] | None = None
    size: Whole | None = None
    contrast: Literal["high"] | None = None
    brief: YesNo = False
    questions: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    parts: Annotated[
        tuple[Annotated[Part, BeforeValidator(_part, json_schema_input_type=Part | Words)], ...], Field(min_length=1)
    ]
    sensitive: Sensitive | None = None
    outputs: tuple[Literal["screen"], ...] | None = None
    set: dict[Words, Words | None] | None = None
    languages: dict[Words, Told] = Field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language that it begins in, and says its title and its note in."""
        return str((self.langs or (MASTER,))[0])

    @property
    def neutral(self) -> bool:
        """Whether its cover tells nobody what it is about."""
        return self.sensitive is not None and self.sensitive.neutral_cover

    def told(self, language: str) -> Told:
        """Its title and its note in a language, each as far as it has one."""
        own = self.languages.get(language) or Told()
        if language != self.language:
            return own
        return Told.model_construct(title=self.title or own.title, note=self.note or own.note)

    def begun_in(self, language: str) -> Order:
        """The same order for pages that begin in a language: that of its title and its note."""
        if language == self.language:
            return self
        here, there = self.told(self.language), self.told(language)
        others = {key: said for key, said in self.languages.items() if key != language}
        languages = {**others, self.language: here}
        return self.model_copy(update={"title": there.title, "note": there.note, "languages": languages})

    def model_post_init(self, context: Any, /) -> None:
        """One language, or two that differ; `set` changes what is printed in whatever language."""
        twice = [name for name in ("title", "note") if self._said_twice(name)]
        if twice:
            raise Problems([self._one_too_many(twice[0])])
        spoken = [path for path in self.set or () if path.split(".")[0] == "languages"]
        if spoken:
            hint = "write what is to be printed in the language of this order, such as `name: ...` below `set:`"
            what = "`set` changes what is printed, whatever the language, and this is printed nowhere"
            raise Problems(problem_at(path, f"{what}: {shown(path)}", hint) for path in spoken)
        langs = [str(lang) for lang in self.langs or ()]
        if self.langs and len(langs) > MOST_LANGUAGES:
            hint = f"name the patient's first, then the one that faces it: {'+'.join(langs[:MOST_LANGUAGES])}"
            raise Problems([problem_at(self.langs[MOST_LANGUAGES], "facing pages hold two languages", hint)])
        if self.langs and len(langs) != len(set(langs)):
            raise Problems(
                [problem_at(self.langs[1], "this language is named twice", f"name another, or only {langs[0]}")]
            )

    def _one_too_many(self, name: str) -> Problem:
        """The `title` or the `note` of the order, where its language has one below `languages` too."""
        other = next((str(lang) for lang in self.langs or () if str(lang) != self.language), MASTER)
        what = f"pages in {self.language!r} have this `{name}` and that of the order, which is in its first language"
        hint = f"keep one; if that of the order is in another language, write it here, as `{other}: {{{name}: ...}}`"
        if other == self.language:
            hint = "keep one"
        return problem_at(getattr(self.languages[self.language], name), what, hint)

    def _said_twice(self, name: str) -> bool:
        own = self.languages.get(self.language)
        return own is not None and None not in (getattr(self, name), getattr(own, name))
