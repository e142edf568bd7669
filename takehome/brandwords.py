"""What a brand says in English on pages in another language, and the files that a brand is read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from takehome.brand import Brand, Spoken
from takehome.inherited import is_sample
from takehome.library import Library
from takehome.problems import Problem, warning
from takehome.said import problem_at

RULE = "brand-language"


def files_of(library: Library, name: str) -> list[Path]:
    """The files a brand is read from: its own, then those of the brands it extends."""
    found: list[Path] = []
    path = library.find("layouts", "brands", f"{name}.yaml")
    while path is not None and path not in found:
        found.append(path)
        base = library.node(path).get("extends")
        path = library.find("layouts", "brands", f"{base}.yaml") if isinstance(base, str) else None
    return found


def in_english(library: Library, brand: Brand, language: str) -> Iterator[Problem]:
    """A warning for a brand that says nothing in a language, else for each word that takes the place of a base's."""
    spoken = brand.languages.get(language)
    if spoken is None:
        what = f"this brand says its hours and other words in English on pages in {language!r}"
        said = ", ".join(_below(brand)) or "hours: ..."
        yield _told(brand.brand, what, language, said)
        return
    there, lent = set(_words(spoken)), set(_of_bases(library, brand, language))
    for path, value in _words(brand).items():
        if path in lent and path not in there:
            what = f"`{path}` of this brand takes the place of words in {language!r}, and is not said in it"
            above, _, key = path.rpartition(".")
            yield _told(value, what, language, f"{above}: {{{key}: ...}}" if above else f"{key}: ...")


def _told(near: str, what: str, language: str, said: str) -> Problem:
    hint = f"say them below `languages:`, as `{language}: {{{said}}}`"
    return warning(problem_at(near, what, hint), RULE)


def _words(one: Brand | Spoken) -> dict[str, str]:
    """What has words to be said in another language too, by dotted path."""
    alone = {name: getattr(one, name) for name in ("place", "hours", "funding", "feedback")}
    phones = one.phones if isinstance(one.phones, dict) else vars(one.phones)
    inner = {f"clinic.{name}": said for name, said in one.clinic.items()}
    inner |= {f"phones.{name}": said for name, said in phones.items()}
    lettered = {path: said for path, said in inner.items() if said and any(c.isalpha() for c in said)}
    return {**{path: said for path, said in alone.items() if said}, **lettered}


def _below(brand: Brand) -> Iterator[str]:
    """The words of a brand as YAML, each mapping in one piece."""
    paths = [path.rpartition(".") for path in _words(brand)]
    yield from (f"{key}: ..." for above, _, key in paths if not above)
    for group in ("clinic", "phones"):
        if values := ", ".join(f"{key}: ..." for above, _, key in paths if above == group):
            yield f"{group}: {{{values}}}"


def _of_bases(library: Library, brand: Brand, language: str) -> Iterator[str]:
    """The dotted paths of what the brands that it extends say in a language; a sample lends a clinic none."""
    nodes = [library.node(path) for path in files_of(library, brand.brand)]
    for above, base in pairwise(nodes):
        if is_sample(base) and not is_sample(above):
            return
        languages = base.get("languages")
        said = languages.get(language) if isinstance(languages, Mapping) else None
        for name, value in said.items() if isinstance(said, Mapping) else ():
            yield from (f"{name}.{key}" for key in value) if isinstance(value, Mapping) else (str(name),)
