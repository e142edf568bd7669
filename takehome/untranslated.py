"""What of a translation is still in English: a copy that somebody has yet to translate, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from takehome.content import Handout
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
    for name, mine, model in parts:
        words, their_words = ([*words_of(part)] if part else [] for part in (mine, model))
        english_words = set(their_words)
        left = [text for text in words if text in english_words and len(text.split()) >= FEWEST_WORDS]
        place = next((text for text in (*left, *words) if isinstance(text, Said)), translation.title)
        if words and words == their_words:
            yield problem_at(
                place, f"{name} {'are' if name.startswith('`') else 'is'} still in English", "translate it"
            )
        elif left:
            what = f"{name}: {len(left)} of {len(words)} texts are still in English, the first: {shown(left[0])}"
            yield problem_at(place, what, "translate it")
