"""What is the same in every language: who is spared what, what is locked, signs, countries, values and numbers.

Words differ between a translation and the English; what they hang on may not.  Each value is looked for at the same
place of both: by field, by id where all of a list have one, else by its number in the list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from takehome.amounts import doses, numbers_of, weighty
from takehome.problems import shown
from takehome.said import Said
from takehome.schema import Model
from takehome.unmatched import Lone, named, unmatched
from takehome.whence import typed_near

Way = tuple[str, ...]
_LEFT = frozenset(("from_", "id", "file", "art", "term"))  # what a language may have its own of
_WHOLE = frozenset(("signs", "needs"))  # lists of names
_NAMES = frozenset((("country",), ("tone",), ("to",)))
_STRICT = frozenset(("signs", "country"))  # and each yes and no
_VALUE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_VALUED = re.compile(r"\d|\{\{")  # what of words is the same in every language
_DENOMINATORS = frozenset(("10", "100", "1000"))
_EXCHANGED = "compare the two: is one exchanged for another? where only the order of words differs, all is well"
_ID, _KEY = "#", "="  # what a step of a way begins with that is an id, or a key of a mapping


class Unlike(Struct, frozen=True):
    """What a translation has otherwise: how it is told, the words nearest to it, how bad it is.

    `whole`: blocks or points that it has not, or has alone, flags and all; its part is what is told of.
    """

    what: str
    hint: str
    near: str | None
    strict: bool
    whole: bool = False


def unlike_values(mine: object, theirs: object, *, aligned: bool = True) -> Iterator[Unlike]:
    """What two parts have otherwise besides their words.

    Where they are not `aligned` (they hold other blocks), flags, signs, countries, values and numbers are counted,
    wherever they stand.
    """
    here, there = dict(_ways(mine)), dict(_ways(theirs))
    if not aligned:
        yield from _counted(here, there, unmatched(mine, theirs, _flags))
        return
    for way in dict.fromkeys((*there, *here)):
        own, model = here.get(way, False), there.get(way, False)
        if isinstance(own, str) and isinstance(model, str) and _is_words(way, own):
            locked = any(there.get((*way[:steps], "locked")) for steps in range(len(way)))
            yield from _in_words(own, model, locked=locked)
        elif own != model and not _is_words(way, own or model):
            near = _nearest(here, way)
            if near is not None and isinstance(own, int) and not isinstance(own, bool):
                near = typed_near(near, way[-1], str(own))
            yield _otherwise(way, own, model, near)
        elif own is False or model is False:
            yield _missing(way, own is False, _nearest(here, way))


def _ways(value: object, way: Way = ()) -> Iterator[tuple[Way, object]]:
    """Each value with the way to it."""
    if value is None or value is False:
        return
    if isinstance(value, (str, int)):  # nearly always; asking whether it is a model takes long
        yield way, value
    elif isinstance(value, tuple) and way and way[-1] in _WHOLE:
        if value:
            yield way, tuple(map(str, value))
    elif isinstance(value, tuple):
        ids = [getattr(one, "id", None) for one in value]
        for index, one in enumerate(value):
            yield from _ways(one, (*way, f"{_ID}{ids[index]}" if all(ids) else f"{index}"))
    elif isinstance(value, Model):
        for name, inner in vars(value).items():
            if name not in _LEFT:
                yield from _ways(inner, (*way, name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _ways(inner, (*way, f"{_KEY}{key}"))


def _is_words(way: Way, value: object) -> bool:
    return isinstance(value, str) and way[-1:] not in _NAMES


def _is_strict(way: Way, value: object) -> bool:
    return isinstance(value, bool) or way[-1] in _STRICT


def lacking(mine: object, theirs: object) -> str:
    """What is said of blocks and points that a part lacks; empty where it has all."""
    _, gone = unmatched(mine, theirs, _flags)
    return f"lacks {named(gone)}, which the English has" if gone else ""


def _flags(part: object) -> Counter[tuple[str, object]]:
    """The flags, signs and countries in a part."""
    return _strict(dict(_ways(part)))


def _strict(values: Mapping[Way, object]) -> Counter[tuple[str, object]]:
    return Counter((way[-1], value) for way, value in values.items() if _is_strict(way, value))


def _counted(here: Mapping[Way, object], there: Mapping[Way, object], lone: Lone) -> Iterator[Unlike]:
    """Flags, signs and countries that are there more or less often; or the blocks and points with which they came."""
    mine, theirs = _strict(here), _strict(there)
    extra, gone = (sum(map(_flags, models), Counter[tuple[str, object]]()) for models in lone)
    with_more = with_less = False
    for name, value in dict.fromkeys((*theirs, *mine)):
        more = mine[name, value] - theirs[name, value]
        if 0 < more <= extra[name, value]:
            with_more = True
        elif 0 < -more <= gone[name, value]:
            with_less = True
        elif more:
            said = f"`{name}: {_said(value)}`"
            what = f"{said} stands {_times(mine[name, value])} here, and {_times(theirs[name, value])} in English"
            near = next((_nearest(here, way) for way, own in here.items() if (way[-1], own) == (name, value)), None)
            yield Unlike(what, "it is the same in every language: write it where the English has it", near, True)
    own, model = ([*filter(_VALUED.search, _texts(one))] for one in (here, there))
    words = [*_in_all(own, model)]
    if lone[1] and not lone[0]:  # what went with them is said by that
        went = Counter(text for one in lone[1] for text in _texts(dict(_ways(one))))
        left = [*_in_all(own, [*(Counter(model) - went).elements()])]
        with_less = with_less or (any(one.strict for one in words) and not any(one.strict for one in left))
        words = left
    told = [f"lacks {named(lone[1])}, which the English has"] if with_less else []
    told += [f"has {named(lone[0])}, which the English has not"] if with_more else []
    if told:
        yield Unlike("; it ".join(told), "", None, True, whole=True)
    for one in words:
        yield Unlike(one.what, one.hint, own[0] if own else _nearest(here, ()), one.strict)


def _in_all(own: list[str], model: list[str]) -> Iterator[Unlike]:
    """Values of the clinic and numbers that texts have otherwise in all."""
    return _in_words(" | ".join(own), " | ".join(model), ordered=False)


def _texts(values: Mapping[Way, object]) -> Iterator[str]:
    return (one for way, one in values.items() if isinstance(one, str) and _is_words(way, one))


def _times(number: int) -> str:
    return "nowhere" if not number else "once" if number == 1 else f"{number} times"


def _otherwise(way: Way, own: object, model: object, near: str | None) -> Unlike:
    """One value that stands otherwise in a translation."""
    name = way[-1]
    what = f"`{name}`{_of(way)} is {_said(own)} here, and {_said(model)} in English"
    mend = f"write `{name}: {_said(model)}` here too" if model is not False else f"take this `{name}:` out"
    strict = _is_strict(way, own) or _is_strict(way, model)
    return Unlike(what, f"{mend}; it is the same in every language", near, strict)


def _missing(way: Way, here: bool, near: str | None) -> Unlike:
    """Words that only one of both has."""
    what = f"`{way[-1].lstrip(_KEY)}`{_of(way)} is {'not said here, and in English' if here else 'said here only'}"
    return Unlike(what, "say it in this language too" if here else "take it out", near, False)


def _of(way: Way) -> str:
    """Whose value it is, where the way to it holds an id."""
    return next((f" of {step[1:]!r}" for step in reversed(way[:-1]) if step.startswith(_ID)), "")


def _said(value: object) -> str:
    """A value as it is written."""
    if isinstance(value, bool):
        return "true" if value else "not there"
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else shown(str(value))


def _nearest(here: Mapping[Way, object], way: Way) -> str | None:
    """The words that stand nearest to a place of a translation."""
    for length in range(len(way) - 1, -1, -1):
        for other, value in here.items():
            if other[:length] == way[:length] and isinstance(value, Said):
                return value
    return None


def _in_words(own: str, model: str, *, ordered: bool = True, locked: bool = False) -> Iterator[Unlike]:
    """Values of the clinic and numbers that words have in one language only, or in another order or number.

    Another dose in what is `locked` for safety is an error.
    """
    mine, theirs = (_VALUE.findall(text) if "{{" in text else [] for text in (own, model))
    if mine != theirs:
        other = {*mine} != {*theirs}
        named = [sorted({*one}) if other else one for one in (mine, theirs)]
        both = [", ".join(f"{{{{{name}}}}}" for name in names) or "none" for names in named]
        if other:
            what = f"these words have other values of the clinic than the English: {both[0]}; in English: {both[1]}"
            yield Unlike(what, "write those of the English", own, True)
        elif ordered or Counter(mine) != Counter(theirs):
            what = f"these words have the clinic's values otherwise than the English: {both[0]}; in English: {both[1]}"
            yield Unlike(what, _EXCHANGED, own, False)
    numbers, model_numbers = numbers_of(own), numbers_of(model)
    counts, model_counts = Counter(numbers), Counter(model_numbers)
    more, lacking = {*(counts - model_counts)}, {*(model_counts - counts)}
    told = more if lacking else weighty(own) & more
    if told or lacking:
        here, there = (", ".join(sorted(numbers)) or "none" for numbers in (told, lacking))
        what = f"these words have other numbers than the English: {here} for {there}"
        yield Unlike(what, "compare the two", own, locked and bool(told and lacking & doses(model)))
    elif ordered and not _follow(numbers, model_numbers):
        here, there = (", ".join(numbers) for numbers in (numbers, model_numbers))
        what = f"these words have their numbers in another order than the English: {here}; in English: {there}"
        yield Unlike(what, _EXCHANGED, own, False)


def _follow(numbers: list[str], model: list[str]) -> bool:
    """Whether numbers stand in the order of the English, others among them; what others are out of has no place in it:
    "2 of 100" is "100 of which 2" in some languages."""
    left = iter(numbers)
    return all(number in left for number in model if number not in _DENOMINATORS)
