"""The commands that only ask: what there is, where it comes from, where something stands."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from takehome.building import once
from takehome.content import MASTER, Handout
from takehome.jobs import library_of
from takehome.library import Library
from takehome.messages import Usage, Voice
from takehome.order import Order
from takehome.owed import unknown
from takehome.problems import Problem, Problems, did_you_mean
from takehome.provenance import MARKS, named, statements
from takehome.search import find as search

MOST_FOUND = 20


def listing(given: Namespace, voice: Voice) -> int:
    """List what the library holds; a handout that cannot be read is said, and the others are listed."""
    library = library_of(given)
    handouts, worst = {}, 0
    for topic in library.topics():
        try:
            handouts[topic] = library.handout(topic)
        except Problems as bad:
            voice.problems(bad.problems)
            worst = 1
    if given.json:
        print(json.dumps(_held(library, handouts), ensure_ascii=False, indent=2), file=voice.out)
        return worst
    for topic, handout in handouts.items():
        others = library.languages(topic)[1:]
        also = f" (also in {chr(44).join(others)})" if others else ""
        voice.say(f"{topic}: {handout.title}{also}{_whose(library, topic)}")
        for section in handout.sections if given.sections else ():
            voice.say(f"    {section.id}: {section.title}{' (sensitive)' if section.sensitive else ''}")
    voice.say("booklets and recipes (`booklet NAME`):")
    for order in (orders := _saved(library, voice)):
        voice.say(f"    {order.order}: {_called(order, handouts)}")
    worst = worst or int(len(orders) < len(library.booklets()))
    voice.say(f"brands: {', '.join(library.brands())}")
    voice.say(f"layouts: {', '.join(library.layouts())}")
    return worst


def _held(library: Library, handouts: Mapping[str, Handout]) -> dict[str, Any]:
    """What the library holds, for programs."""
    told = [
        {
            "topic": t,
            "languages": library.languages(t),
            "own": library.own_languages(t),
            "replaces": library.replaced_languages(t),
            "title": h.title,
            "version": h.version,
            "sections": [{"id": s.id, "title": s.title, "sensitive": s.sensitive} for s in h.sections],
        }
        for t, h in handouts.items()
    ]
    names = {"booklets": library.booklets(), "brands": library.brands(), "layouts": library.layouts()}
    return {"handouts": told, **names}


def _whose(library: Library, topic: str) -> str:
    """Whether a handout is the workspace's own, and in which languages it takes the place of one of the stock."""
    own, replaced = library.own_languages(topic), library.replaced_languages(topic)
    if replaced:
        return f" - yours, in the place of the stock's ({', '.join(replaced)})"
    return f" - yours ({', '.join(own)})" if own else ""


def sources(given: Namespace, voice: Voice) -> int:
    """Every statement of a handout, and of the shared parts printed with it, with its marks; or those with one mark."""
    library = library_of(given)
    handout, shared = library.handout(given.topic, given.lang), library.shared(given.lang)
    if lacking := unknown(library, handout):
        raise Problems(lacking)
    found = [*statements(handout, shared)]
    marks = dict.fromkeys(mark for stated in found for mark in stated.marks)
    if given.mark not in (None, *marks, *MARKS, *shared.sources):
        raise Usage(
            f"no statement of {given.topic} has the mark {given.mark!r}", did_you_mean(given.mark, [*marks, *MARKS])
        )
    chosen = [stated for stated in found if given.mark in (None, *stated.marks)]
    for stated in chosen:
        place = replace(stated.place, path=library.from_here(stated.place.path))
        print(f"{place}: {stated.text}", file=voice.out)
        for mark in stated.marks:
            print(f"    {mark}: {named(mark, shared)}", file=voice.out)
    voice.say(f"{len(chosen)} of {len(found)} statements")
    return 0


def _saved(library: Library, voice: Voice) -> list[Order]:
    """The saved orders that can be read; what is wrong with the others is said."""
    found: list[Order] = []
    for name in library.booklets():
        try:
            found.append(library.order(name))
        except Problems as bad:
            voice.problems(bad.problems)
    return found


def _called(order: Order, handouts: Mapping[str, Handout]) -> str:
    """The title of a saved order, and what it makes."""
    first = handouts.get(str(order.parts[0].topic))
    title = order.told(order.language).title or (first.title if first else order.order)
    return f"{title} ({'a few sheets' if order.brief else 'sheets' if order.layout == 'sheet' else 'a booklet'})"


def find(given: Namespace, voice: Voice) -> int:
    """Places that speak of some words; the exit code is 1 where there is none."""
    library = library_of(given)
    handouts: list[Handout] = []
    wrong: list[Problem] = []
    for topic in library.topics(given.lang):
        try:
            handout = library.handout(topic, given.lang)
        except Problems as bad:
            wrong += bad.problems
            continue
        lacking = unknown(library, handout)
        wrong += lacking
        if not lacking:
            handouts.append(handout)
    voice.problems(once(wrong))
    sought, orders = " ".join(given.words), _saved(library, voice) if given.lang == MASTER else []
    found = search(sought, handouts, library.shared(given.lang), orders) if handouts else []
    for hit in found[:MOST_FOUND]:
        print(f"{hit.where}: {hit.title}\n    {hit.excerpt}", file=voice.out)
    if len(found) > MOST_FOUND:
        voice.say(f"... and {len(found) - MOST_FOUND} more: give one word more")
    if not found:
        voice.fail("nothing speaks of that", "try one word, or the beginning of one")
    return 0 if found else 1
