"""Rules of wording: how hard the words are to read, and how long sentences are.

Rules 1 and 2 of the clear print rules.  Grades come from textstat (Flesch-Kincaid, SMOG), for English only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean

from msgspec import Struct

from takehome.checks.passages import Passage, sentences, words
from takehome.problems import Level, Problem, shown
from takehome.said import problem_at

READING, SHORT = "reading-level", "short"
MOST_KINCAID, WARN_SMOG, MOST_SMOG = 8.0, 9.0, 11.0
MEAN, LONG, LONGEST = 15, 20, 30  # words of a sentence: on average, one to look at, one that fails
SENTENCES, PARAGRAPH = 5, 75  # of a paragraph, and its words
QUOTED = 80  # letters of a long sentence that are told, as a rule its first six words


class Grades(Struct, frozen=True):
    """US school grades of a text: Flesch-Kincaid and SMOG, with all words and with declared terms aside."""

    kincaid: float
    smog: float
    kincaid_aside: float
    smog_aside: float


def grades(found: Sequence[Passage]) -> Grades:
    """How hard passages are to read.  SMOG needs thirty sentences to mean much; of less it is a guess."""
    from textstat import textstat

    texts = [" ".join(map(_ended, said)) for said in ([p.text for p in found], [p.aside for p in found])]
    kincaid = [float(textstat.flesch_kincaid_grade(text)) for text in texts]
    smog = [float(textstat.smog_index(text)) for text in texts]
    return Grades(kincaid[0], smog[0], kincaid[1], smog[1])


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def as_grades(grades: Grades) -> dict[str, float]:
    """Grades by name, to a tenth."""
    return {name: round(getattr(grades, name), 1) for name in grades.__struct_fields__}


def reading_level(measured: Grades, title: str) -> Iterator[Problem]:
    """Rule 1: too hard to read, declared terms aside; the figures with them are told too."""
    said = f"(with its terms {measured.kincaid:.1f} and {measured.smog:.1f})"
    hint = "shorter sentences and shorter words; explain a hard word once and declare it: {term:id|word}"
    if measured.kincaid_aside > MOST_KINCAID:
        what = f"Flesch-Kincaid grade {measured.kincaid_aside:.1f} is over {MOST_KINCAID:.0f} {said}"
        yield problem_at(title, what, hint, rule=READING)
    if measured.smog_aside > WARN_SMOG:
        level: Level = "error" if measured.smog_aside > MOST_SMOG else "warning"
        limit = MOST_SMOG if level == "error" else WARN_SMOG
        what = f"SMOG grade {measured.smog_aside:.1f} is over {limit:.0f} {said}"
        yield problem_at(title, what, hint, level=level, rule=READING)


def short(found: Sequence[Passage], title: str, beside: Sequence[Passage] = ()) -> Iterator[Problem]:
    """Rule 2: long sentences and paragraphs.

    Of what stands `beside` the passages (signs, questions, captions ...) only the length of a sentence is looked at.
    """
    for passage in (*found, *beside):
        yield from _long(passage)
    for passage in found:
        full = len(sentences(passage.text))
        if full > SENTENCES or len(words(passage.text)) > PARAGRAPH:
            what = f"a paragraph of {full} sentences and {len(words(passage.text))} words"
            hint = f"at most {SENTENCES} sentences and {PARAGRAPH} words: begin a new paragraph, or make a list of it"
            yield problem_at(passage.typed, what, hint, level="warning", rule=SHORT)
    lengths = [len(words(sentence)) for passage in found for sentence in passage.sentences]
    if lengths and mean(lengths) > MEAN:
        what = f"sentences have {mean(lengths):.1f} words on average, over {MEAN}"
        yield problem_at(title, what, "make two of the longest", level="warning", rule=SHORT)


def _long(passage: Passage) -> Iterator[Problem]:
    """The sentences of a passage that are too long."""
    for sentence in passage.sentences:
        count = len(words(sentence))
        if count > LONG:
            level: Level = "error" if count > LONGEST else "warning"
            limit = LONGEST if level == "error" else LONG
            what = f"a sentence of {count} words, over {limit}: {shown(' '.join(sentence.split()[:6]), QUOTED)} ..."
            yield problem_at(passage.typed, what, "make two of it", level=level, rule=SHORT)
