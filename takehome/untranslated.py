"""What of a translation is still in English: a copy that somebody has yet to translate, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from takehome.content import Handout, Shared
from takehome.gathering import words_of
from takehome.problems import Problem, shown
from takehome.said import Said, problem_at

FEWEST_WORDS = 4  # that two languages do not share by chance, as they share a name


def untranslated(translation: Handout, english: Handout) -> Iterator[Problem]:
    """A problem for each part that says English sentences word for word."""
    theirs = {str(section.id): section for section in english.sections}
    parts: list[tuple[str, object, object]] = [
        ("the title", (translation.title, translation.subtitle), (english.title, english.subtitle)),
        ("the main message", translation.main_message, english.main_message),
        ("`key_points`", translation.key_points, english.key_points),
        ("`questions`", translation.questions, english.questions),
    ]
    parts += [(f"the section {str(one.id)!r}", one, theirs.get(str(one.id))) for one in translation.sections]
    yield from _still_english(parts, translation.title)


def untranslated_shared(translation: Shared, english: Shared) -> Iterator[Problem]:
    """A problem for each list of shared words that says English sentences; names of sources stay as they are."""
    both = zip(_printed(translation), _printed(english), strict=True)
    kinds = [(name, mine, theirs) for (name, mine), (_, theirs) in both]
    yield from _still_english(kinds, translation.shared)


def _printed(shared: Shared) -> list[tuple[str, object]]:
    """What shared words say on a page, list by list."""
    return [
        ("`terms`", tuple(shared.terms.values())),
        ("`signs`", tuple((one.text, one.note) if one.note else one.text for one in shared.signs.values())),
        ("`areas`", tuple(shared.areas.values())),
        ("`call_notes`", tuple(one.text for one in shared.call_notes)),
        ("`organisations`", tuple(one.what for one in shared.organisations.values())),
    ]


def _still_english(parts: Iterable[tuple[str, object, object]], top: str) -> Iterator[Problem]:
    """A problem for each part, by its name, with words of its English model; `top` is where to point else."""
    for name, mine, model in parts:
        words, their_words = ([*words_of(part)] if part else [] for part in (mine, model))
        english_words = set(their_words)
        left = [text for text in words if text in english_words and len(text.split()) >= FEWEST_WORDS]
        place = next((text for text in (*left, *words) if isinstance(text, Said)), top)
        if words and words == their_words:
            yield problem_at(
                place, f"{name} {'are' if name.startswith('`') else 'is'} still in English", "translate it"
            )
        elif left:
            what = f"{name}: {len(left)} of {len(words)} texts are still in English, the first: {shown(left[0])}"
            yield problem_at(place, what, "translate it")
