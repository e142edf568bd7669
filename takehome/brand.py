"""A clinic's name, mark, colours, faces, phones and values.  A brand is the differences to the one it extends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from takehome.agreed import unsure_minutes
from takehome.ambulance import of_no_country, of_others
from takehome.brandlook import Colours, Type, faint, type_of
from takehome.characters import marked, unseen, unseen_in_number
from takehome.cliniclines import undiallable
from takehome.dialled import CALLS, cannot_reach, left_open, number_of, unfilled
from takehome.fever import unsure_temperatures
from takehome.inherited import lent, said_over
from takehome.problems import Problem, Problems, did_you_mean
from takehome.reader import Mapping
from takehome.said import problem_at
from takehome.schema import Country, Model, Name, Title, Web, Words, YesNo

LONGEST_WEB = 120  # letters; a QR code of as many can still be read from an office print
MOST_BRANDS = 8
FIXED = frozenset(("brand", "extends", "sample"))  # what a brand is
SAMPLE = ("sample", "muestra", "نموذج", "样例")  # what the name of a sample says, in the languages that samples speak


class Logo(Model):
    """The clinic's mark: a file beside the brand, and what it shows."""

    file: Name
    alt: Title


class Phones(Model):
    """Numbers as they are printed.

    The lines of a `hospice` and of a `trial` are given where one number serves all patients; else they write theirs.
    """

    asks: ClassVar[dict[str, str]] = {
        "day": "add the clinic's number by day, such as `day: 555-0150`",
        "night": "add `night: 555-0151`, or `night: null` where nobody of the clinic answers at night",
        "emergency": 'add the ambulance, such as `emergency: "911"`',
        "crisis": "add `crisis: 988 (call or text)`, or `crisis: null`: there is none, for words that name none",
    }

    holds: ClassVar[str] = "number"

    day: Words
    night: Words | None
    emergency: Words
    crisis: Words | None
    hospice: Words | None = None
    trial: Words | None = None


class Spoken(Model):
    """What a brand says otherwise in another language."""

    elsewhere: ClassVar[dict[str, str]] = {
        key: f"it belongs below `phones:`, as `phones: {{{key}: ...}}`" for key in Phones.model_fields
    }

    name: Title | None = None
    short_name: Words | None = None
    place: Words | None = None
    hours: Words | None = None
    funding: Words | None = None
    feedback: Words | None = None
    clinic: dict[Words, Words | None] = Field(default_factory=dict)
    phones: dict[Words, Words] = Field(default_factory=dict)


class Brand(Model):
    """One clinic.  A `sample` lends its look to the brands that extend it, its name and numbers only to samples."""

    asks: ClassVar[dict[str, str]] = {
        "name": "add a line such as `name: Lakeside Clinic`",
        "country": "add a line such as `country: US`",
        "colours": "add `extends: default`, or colours of your own",
        "type": "add `extends: default`, or families of your own",
        "phones": "add a line with your own numbers, or null for night or crisis where there is none: "
        '`phones: {day: 555-0150, night: 555-0151, emergency: "911", crisis: 988 (call or text)}`',
    }

    elsewhere: ClassVar[dict[str, str]] = {
        "contrast": "it is an option, `--contrast high`, or a key of an order",
        "size": "it is an option, as `--layout large_print --size 20`, or a key of an order",
        "layout": "it is an option, as `--layout large_print`, or a key of an order",
    }

    brand: Name
    extends: Name | None = None
    sample: YesNo = False
    name: Words
    short_name: Words | None = None
    place: Words | None = None
    country: Country
    paper: Literal["letter", "a4"] = "letter"
    logo: Logo | None = None
    phones: Phones
    hours: Words | None = None
    web: Web | None = None
    funding: Words | None = None
    feedback: Words | None = None
    clinic: dict[Words, Words | None] = Field(default_factory=dict)
    colours: Colours
    type: Annotated[Type, BeforeValidator(type_of)]
    organisations: tuple[Name, ...] | None = None
    booklet_print: Literal["A", "B", "C"] | None = None
    languages: dict[Words, Spoken] = Field(default_factory=dict)

    def model_post_init(self, context: Any, /) -> None:
        """Refuses colours that cannot be read, letters nobody sees or marks in a value, a sample not called one."""
        problems = [p for name in ("accent", "ink") if (p := faint(name, getattr(self.colours, name)))]
        if self.sample and not any(word in self.name.casefold() for word in SAMPLE):
            hint = "take `sample: true` out and give your own numbers, or write (sample) behind the name"
            problems.append(problem_at(self.name, "this brand is a sample, and its name does not say so", hint))
        if self.web and len(self.web) > LONGEST_WEB:
            what = f"an address of {len(self.web)} letters, over {LONGEST_WEB}: nobody types that from paper"
            problems.append(problem_at(self.web, what, "give the first page of your site"))
        for phone in filter(None, vars(self.phones).values()):
            problems += [problem_at(phone, what, hint, at) for at, what, hint in unseen_in_number(phone)]
        for value in filter(None, (self.hours, self.feedback, *self.clinic.values())):
            problems += [problem_at(value, what, hint, at) for at, what, hint in unseen(value)]
        every = (*vars(self).values(), *vars(self.phones).values(), *self.clinic.values())
        for value in (value for value in every if isinstance(value, str)):
            problems += [problem_at(value, what, hint, at) for at, what, hint in marked(value)]
        if problems:
            raise Problems(problems)

    def unusable(self) -> Iterator[Problem]:
        """Numbers nobody can dial and fevers that are none, which break the rule of calls; values without a number."""
        yield from undiallable(vars(self.phones), self.country)
        words = (self.name, self.hours, self.funding)
        for value in filter(None, (*words, self.feedback, *self.clinic.values())):
            if (held := unfilled(value)) is not None:
                yield left_open(value, held, "write what belongs here")
            elif value not in words and (number := number_of(value)):
                yield from cannot_reach(number, self.country)
        yield from unsure_minutes(self.clinic)
        yield from unsure_temperatures(self.clinic)
        yield from of_no_country(self.phones.emergency, self.country)
        for line in (phone for name, phone in vars(self.phones).items() if phone and name != "emergency"):
            yield from of_others(line, self.country, self.phones.emergency)
        if not self.hours and "hours" not in self.model_fields_set:  # null: there are none to say
            what = "the page does not say in which hours the number by day is answered"
            hint = "say it below `hours:` of the brand, such as `hours: Monday to Friday, 8 to 5`, or `hours: null`"
            yield problem_at(self.brand, what, hint, level="warning", rule=CALLS)

    def paths(self) -> list[str]:
        """The dotted paths of the values there are."""
        deeper = [*(f"phones.{name}" for name in Phones.model_fields), *(f"clinic.{name}" for name in self.clinic)]
        return [path for path in (*Brand.model_fields, *deeper) if self.value(path) is not None]

    def knows(self, path: str) -> bool:
        """Whether a dotted path is that of a key of every brand, or of a value of this one, set or not."""
        above, _, key = path.rpartition(".")
        return key in {"phones": Phones.model_fields, "clinic": self.clinic, "": Brand.model_fields}.get(above, ())

    def value(self, path: str) -> str | None:
        """The text of a dotted path such as phones.day or clinic.fever; None where it is not set."""
        value: Any = self
        for name in path.split("."):
            if isinstance(value, Model):
                value = vars(value).get(name)
            else:
                value = value.get(name) if isinstance(value, dict) else None
        return value if isinstance(value, str) else None


def merge(
    name: str, load: Callable[[str], Mapping], changes: tuple[tuple[str, str | None], ...] = (), language: str = "en"
) -> Mapping:
    """The mapping of a brand with all it extends below it, key by key; places are kept.

    `load` gives the mapping of a brand by name; `changes` are single values by dotted path, which hold in every
    `language`.  What belongs to one clinic is not taken over from a sample, unless by a sample: no patient gets a
    sample's number (see `inherited`).
    """
    node = load(name)
    seen = [str(name)]
    chain = [node]
    while (base := chain[-1].get("extends")) is not None and str(base) not in ("", "null", "~"):
        base = str(base) if not isinstance(base, str) else base
        if str(base) in seen or len(seen) >= MOST_BRANDS:
            raise Problems([problem_at(base, f"{str(base)!r} is extended in a circle", "let one of them stand alone")])
        seen.append(str(base))
        chain.append(load(base))
    merged = chain[-1]
    for above in reversed(chain[:-1]):
        merged = above.over(lent(merged, above))
    spoken = merged.get("languages")
    if isinstance(spoken, Mapping) and isinstance(mine := spoken.get(language), Mapping):
        merged = said_over(_known(mine), merged)
    for path, value in changes:
        if path in FIXED:
            message = f"{str(path)!r} says which brand this is, and no order changes it"
            raise Problems([problem_at(path, message, "choose another brand instead")])
        merged = _set(merged, _steps(path), value)
    return merged


def _known(spoken: Mapping) -> Mapping:
    """What a brand says in a language, without keys that it may not say there: these are told where they stand."""
    known = spoken.copy()
    for key in (key for key in spoken if key not in Spoken.model_fields):
        del known[key]
    return known


def _steps(path: str) -> list[str]:
    """The keys of a dotted path; cut, not split, so that they keep their place."""
    edges = [-1, *(i for i, c in enumerate(path) if c == "."), len(path)]
    return [path[a + 1 : b] for a, b in pairwise(edges)]


def _set(node: Mapping, path: list[str], value: str | None) -> Mapping:
    found = node.copy()
    key, *rest = path
    inner = node.get(key)
    if rest and not isinstance(inner, Mapping):
        hint = did_you_mean(key, list(node))
        raise Problems([problem_at(key, f"no part of the brand is called {str(key)!r}", hint)])
    found.put(key, _set(inner, rest, value) if rest and isinstance(inner, Mapping) else value, node.place)
    return found
