"""Search: which places of which handouts speak of some words, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import category, normalize

from msgspec import Struct

from takehome import inline
from takehome.content import Handout, Shared
from takehome.gathering import strings_of, submodels
from takehome.order import Order
from takehome.schema import Model

TITLE, HEADING, TERM, TEXT = 8, 5, 4, 1  # what a word counts where it stands
WHOLE, PART, STEM = 4, 2, 1  # ... as a whole word, within a longer one, as the beginning of what is sought
MOST_SOUGHT = 20  # words of one question
LEAST_STEM = 5  # letters: "breath" is looked at for "breathless"
Words = tuple[str, int, str]  # what is searched, what it counts, what is shown of it
AROUND = 32  # letters of an excerpt on each side


class Found(Struct, frozen=True):
    """A place that speaks of what was sought: a handout's topic, or topic#section; how well, and an excerpt."""

    score: int
    where: str
    title: str
    excerpt: str


def find(words: str, handouts: Iterable[Handout], shared: Shared, orders: Iterable[Order] = ()) -> list[Found]:
    """The places where all of the words stand, and saved `orders`, best first; capitals and accents do not count."""
    sought = _words(_plain(words))[:MOST_SOUGHT]
    if not sought:
        return []
    found = [hit for handout in handouts for hit in _in(handout, shared, sought)]
    for order in orders:
        told, name = order.told(order.language), str(order.order)
        title, note = str(told.title or name), str(told.note or "")
        texts = [(title, TITLE, title), (_spelt(name), TITLE, title), (note, TEXT, note)]
        found += _place(name, f"{title} (saved: booklet {name})", texts, sought)
    return sorted(found, key=lambda hit: (-hit.score, hit.where))


def _in(handout: Handout, shared: Shared, sought: list[str]) -> Iterator[Found]:
    title, deck = str(handout.title), str(handout.subtitle or "")
    head = [(title, TITLE, title), (deck, HEADING, deck)]
    heads = (handout.main_message, handout.key_points, *([handout.questions] if handout.questions else []))
    yield from _place(str(handout.handout), str(handout.title), [*head, *_texts(heads)], sought)
    ids = (*handout.when_to_call, *handout.more_signs)
    signs: list[Words] = []
    for id in ids:
        text = shared.signs[id].text
        signs += [(text, TEXT, text), (_spelt(id), TEXT, text)]
    yield from _place(f"{handout.handout}#when-to-call", str(handout.title), signs, sought)
    for section in handout.sections:
        title = section.title
        texts = [(title, HEADING, title), *_texts(section.blocks), (_spelt(section.id), TERM, title)]
        terms = {run.term for text, _, _ in texts if "{term:" in text for run in inline.parse(text) if run.term}
        words = [str(shared.terms[term].word) for term in sorted(terms) if term in shared.terms]
        texts += [(word, TERM, word) for word in words]
        yield from _place(f"{handout.handout}#{section.id}", str(section.title), texts, sought)


def _spelt(id: str) -> str:
    """An id as words: it is often the one that somebody thinks of."""
    return str(id).replace("-", " ")


def _texts(models: Iterable[Model] | object) -> list[Words]:
    return [
        (text, TEXT, text)
        for model in submodels([models])
        for text in strings_of(model)
        if " " in text or not text.isascii()
    ]


def _place(where: str, title: str, texts: list[Words], sought: list[str]) -> Iterator[Found]:
    """One place, if it has every word."""
    scores = dict.fromkeys(sought, 0)
    best, excerpt = 0, ""
    for text, weight, shown in texts:
        plain = _plain(_printed(text))
        words = _words(plain)
        here = 0
        for word in sought:
            worth = weight * _worth(word, plain, words)
            here += worth
            scores[word] += worth
        if here > best:
            best, excerpt = here, _excerpt(_printed(shown), sought)
    if all(scores.values()):
        yield Found(sum(scores.values()), where, title, excerpt)


def _worth(word: str, text: str, words: list[str]) -> int:
    """How well a text of these `words` speaks of a word: where it stands whole, in part, or with another ending."""
    whole = words.count(word)
    begun = sum(LEAST_STEM <= len(one) < len(word) and word.startswith(one) for one in words)
    return WHOLE * whole + PART * (text.count(word) - whole) + STEM * begun


def _printed(text: str) -> str:
    return " ".join("".join(run.text for run in inline.parse(text)).split()) if any(c in text for c in "{[*") else text


def _words(text: str) -> list[str]:
    """The words of a text; the vowel signs of Hindi and Bengali are parts of theirs."""
    return "".join(c if c.isalnum() or category(c)[0] == "M" else " " for c in text).split()


def _plain(text: str) -> str:
    """Letters in small, Latin ones without accents, as many as there were."""
    return "".join(_bare(c) for c in normalize("NFC", text))


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """One letter without capital and accent; other scripts keep theirs, and a syllable of Korean all of its parts."""
    base = normalize("NFD", letter)[0]
    plain = base if base.isascii() else letter
    small = plain.casefold()
    return small if len(small) == 1 else plain.lower()[:1]


def _excerpt(text: str, sought: list[str]) -> str:
    plain = _plain(text)
    at = min((plain.find(word) for word in sought if word in plain), default=0)
    start, end = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    cut = text.find(" ", end)
    end = len(text) if cut < 0 else cut
    return f"{'... ' if start else ''}{text[start:end].strip()}{' ...' if end < len(text) else ''}"
