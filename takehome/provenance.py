"""Where statements come from: each one of a handout, with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from takehome import inline
from takehome.content import Handout, Question, Shared
from takehome.gathering import NAMES, call_notes_of, strings_of, submodels, terms_of, words_of
from takehome.problems import Place
from takehome.said import place_of
from takehome.schema import Model
from takehome.scripts import ENDS

NONE = "none"  # what stands for the mark of a statement that has none
MARKS = (NONE, "seed", "unchecked")  # those that are no source

LONGEST_WORD = 4  # ideographs; a name may have more, and says so by its mark
CHOSEN = ("tone", "tier")  # what is one of a few words, and printed in others
STATING = ("callout", "pictograph", "quote")  # kinds that state what stands a step further in


class Stated(Struct, frozen=True):
    """A statement as it is printed, where it was typed, and its marks: ids of sources, `seed`, `unchecked`."""

    text: str
    place: Place
    marks: tuple[str, ...]


def statements(handout: Handout, shared: Shared) -> Iterator[Stated]:
    """Every statement of a handout in the order of its file, then the shared ones that are printed with it.

    Those are its signs, the notes of the call boxes, the words it explains and its places to get help.  Every name it
    has is there (`links.names_unknown` tells which are not).
    """
    own = submodels([handout])
    told = (*handout.when_to_call, *handout.more_signs, *(id for model in own for id in getattr(model, "signs", ())))
    signs = [shared.signs[id] for id in dict.fromkeys(told)]
    organisations = [shared.organisations[id] for id in dict.fromkeys(handout.help)]
    notes = call_notes_of(handout.handout, shared)
    terms = terms_of((*own, *signs, *notes, *organisations), shared)
    for model in (*own, *signs, *notes):
        yield from _stated(model)
    for _, term in terms:
        yield _as_stated(term.word, f"{term.word}: {term.means}", term.from_)
    for one in organisations:
        yield _as_stated(one.name, f"{one.name}: {one.what}", one.from_)


def unmarked(printed: Iterable[object]) -> tuple[list[str], int]:
    """The words of the statements that do not say where they come from, and how many statements there are."""
    said = [(model, text) for model in submodels(printed) if (text := _words(model)) is not None]
    return [text for model, text in said if not getattr(model, "from_", ())], len(said)


def _words(model: Model) -> str | None:
    """What a model states, if it is of a kind that says where it comes from, and has words of its own."""
    marks = getattr(model, "from_", None)
    if marks is None or (isinstance(model, Question) and not marks):
        return None  # what a reader may ask states nothing
    own = next((text for text in strings_of(model) if text not in marks and _several(text)), None)
    if own or not (marks or getattr(model, "kind", "") in STATING):
        return own  # what leads to another place, or names a table, states nothing
    longest = max((text for text in _inside(model) if _several(text)), key=len, default=None)
    return longest or next(_said(model), None)


def _several(text: str) -> bool:
    """Whether a text has more than one word, or more ideographs than a word has."""
    return " " in text or sum("\u3400" <= letter <= "\u9fff" for letter in text) > LONGEST_WORD


def _inside(model: Model) -> Iterator[str]:
    """The texts of a box, a figure or a quote, which stand one step further in and are marked where they begin."""
    for name in type(model).model_fields:
        inner = getattr(model, name)
        if isinstance(inner, Model) and "from_" not in type(inner).model_fields:
            yield from strings_of(inner)
            yield from _inside(inner)


def _stated(model: Model) -> Iterator[Stated]:
    text = _words(model)
    if text is not None:
        yield _as_stated(text, _whole(model), getattr(model, "from_", ()))


def _whole(model: Model) -> str:
    """All that a statement says, a question with its answer, the cells of a row: who signs it reads no part alone."""
    said = ""
    for text in _said(model):
        said += f"{' ' if said.endswith(ENDS) else ': '}{text}" if said else text
    return said


def _said(model: Model) -> Iterator[str]:
    """The texts of a statement in their order, without those of statements that stand in it."""
    for name in type(model).model_fields:
        inner = getattr(model, name)
        for one in inner if isinstance(inner, tuple) else (inner,):
            if isinstance(one, Model):
                yield from _said(one) if "from_" not in type(one).model_fields else ()
            elif name not in NAMES and name not in CHOSEN:
                yield from words_of(one)


def _as_stated(typed: str, text: str, marks: Sequence[str]) -> Stated:
    """Words as they are printed, with the names of what a clinic fills in, which stand where `typed` does."""
    words = "".join(run.text if run.value is None else f"{{{{{run.value}}}}}" for run in inline.parse(text))
    return Stated(" ".join(words.split()), place_of(typed) or Place(""), tuple(map(str, marks)) or (NONE,))


def named(mark: str, shared: Shared) -> str:
    """A mark in words: publisher and title of a source; what the others mean."""
    source = shared.sources.get(mark)
    if source is not None:
        return f"{source.publisher}: {source.title} ({source.url})"
    return {
        "seed": "the seed article, which cites nothing",
        "unchecked": "written without a source: a clinician must check it",
        NONE: "nothing says where this comes from",
    }.get(mark, mark)
