"""What a brand takes over from the one it extends."""

from __future__ import annotations

from takehome.nodes import Mapping

OF_ONE_CLINIC = frozenset(
    ("name", "short_name", "place", "country", "logo", "phones", "hours", "web", "funding", "feedback", "clinic")
) | {"organisations", "languages"}  # what a real clinic never takes over from a sample


def lent(base: Mapping, above: Mapping) -> Mapping:
    """What `above` takes over from `base`, in all languages: nothing that it says itself in one of them or in all."""
    held = {"sample", *(OF_ONE_CLINIC if is_sample(base) and not is_sample(above) else ())}
    found = Mapping(base.place, base.source)
    for key, value in base.items():
        if key not in held:
            taken = _spoken(value, above) if key == "languages" and isinstance(value, Mapping) else value
            found.put(key, taken, base.key_place(key))
    return found


def is_sample(node: Mapping) -> bool:
    """Whether a brand is one."""
    return str(node.get("sample", "")) == "true"


def said_over(mine: Mapping, brand: Mapping) -> Mapping:
    """A brand with what it says in one language.

    It stands where it does in all of them: there is said what it lacks.  Phones in a language alone make no phones.
    """
    spoken = mine.copy()
    if "phones" not in brand:
        spoken.pop("phones", None)
    return spoken.over(brand, there=True)


def _spoken(languages: Mapping, above: Mapping) -> Mapping:
    """What is said in other languages, without what `above` says for all of them."""
    found = Mapping(languages.place, languages.source)
    for language, said in languages.items():
        left = _without(said, above) if isinstance(said, Mapping) else said
        found.put(language, left, languages.key_place(language))
    return found


def _without(node: Mapping, said: Mapping) -> Mapping:
    """A mapping without the keys that another has, in mappings inside both too."""
    found = Mapping(node.place, node.source)
    for key, value in node.items():
        other = said.get(key)
        if isinstance(value, Mapping) and isinstance(other, Mapping):
            found.put(key, _without(value, other), node.key_place(key))
        elif key not in said:
            found.put(key, value, node.key_place(key))
    return found
