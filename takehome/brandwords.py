"""What a brand says in another language than that of pages, and the files that a brand is read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from takehome.brand import Brand, Spoken
from takehome.content import MASTER
from takehome.english import announces_in_english, letters_of
from takehome.inherited import is_sample
from takehome.library import Library
from takehome.problems import Problem, warning
from takehome.said import place_of, problem_at

RULE = "brand-language"
_ALIKE = re.compile(  # letters that are the same in every language: addresses, units, extensions, numbers in letters
    r"(?<!\S)\S+@\S+|(?<![\w-])(?<![\w-]\.)(?:https?://)?(?:[\w-]++\.)+[A-Za-z]{2,}(?:/\S*)?"
    r"|[°º˚]\s?[CF]\b|[℃℉]|(?<=\d)\s?(?:[CF]|h|m?[gLl]|kg|[cm]m)\b"
    r"|\b(?:x|ext)\.?\s?(?=\d)|(?<=\d-)[A-Z]{3,}\b|(?<=\d)[A-Z]{3,}\b"
)


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
    """A warning for words that a brand says in English on pages in a language: one for all of a brand that says nothing
    in it, else one for each.  A place is said where it takes the place of that of a base: an address may stay as it is.

    On pages in English too: words in letters of another script than that of the pages.
    """
    words = _words(brand)
    own = letters_of(library.words(language).say["translation_unchecked"]) if words else ""
    others = {path for path, said in words.items() if path != "place" and letters_of(said) not in ("LATIN", own)}
    if language == MASTER and not others:  # as nearly always
        return
    files = {library.shown(path) for path in files_of(library, brand.brand)}
    words = {path: said for path, said in words.items() if not (at := place_of(said)) or at.path in files}
    spoken = brand.languages.get(language)  # words from elsewhere, an order or `--set`, are for this print
    strange = [path for path in words if path in others]
    for path in strange:
        what = f"`{path}` of this brand is in other letters than pages in {language!r}"
        yield _told(words[path], what, language, ", ".join(_below([path])))
    words = {path: said for path, said in words.items() if path not in strange and letters_of(said) == "LATIN"}
    if language == MASTER:
        return
    if spoken is None:
        named = ", ".join(f"`{path}`" for path in words)
        if words:
            what = f"this brand says {named} in English on pages in {language!r}"
            yield _told(brand.brand, what, language, ", ".join(_below(words)))
        return
    there, lent = set(_words(spoken)), set(_of_bases(library, brand, language))
    for path, value in words.items():
        if path in there:
            if announces_in_english(value):
                what = f"`{path}` below `languages:` of this brand is in English, for pages in {language!r}"
                yield warning(problem_at(value, what, "say it in that language"), RULE)
        elif path != "place" or path in lent:
            what = f"`{path}` of this brand is in English on pages in {language!r}"
            if path in lent:
                what = f"`{path}` of this brand takes the place of words in {language!r}, and is not said in it"
            yield _told(value, what, language, ", ".join(_below([path])))


def _told(near: str, what: str, language: str, said: str) -> Problem:
    hint = f"say them below `languages:`, as `{language}: {{{said}}}`"
    return warning(problem_at(near, what, hint), RULE)


def _words(one: Brand | Spoken) -> dict[str, str]:
    """What has words to be said in another language too, by dotted path; no digits and units alone."""
    found = {name: getattr(one, name) for name in ("place", "hours", "funding", "feedback")}
    phones = one.phones if isinstance(one.phones, dict) else vars(one.phones)
    found |= {f"clinic.{name}": said for name, said in one.clinic.items()}
    found |= {f"phones.{name}": said for name, said in phones.items()}
    return {path: said for path, said in found.items() if said and any(map(str.isalpha, _ALIKE.sub("", said)))}


def _below(words: Iterable[str]) -> Iterator[str]:
    """Dotted paths as YAML, each mapping in one piece."""
    paths = [path.rpartition(".") for path in words]
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
