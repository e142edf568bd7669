"""Rule 10 of clear print: who does it stands first, parts to act on speak to "you", and some phrases are never used.

Passive and "you" are known of English only.  A passive is a form of be or get with a participle: one in -ed, or one of
an irregular list, unless the -ed is an adjective of how somebody or something is ("you are tired").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from takehome.checks.passages import Passage, own_part, parts, passages, words
from takehome.checks.verbs import bids
from takehome.element import Element, Flow, Rows, walk
from takehome.problems import Problem, shown
from takehome.said import problem_at

VOICE = "voice"
PASSIVE = 0.10  # of the sentences
SPEAKING = 1 / 3  # of the sentences of a part to act on
FEWEST = 10  # sentences from which on a share of them means something
YOU = frozenset(("you", "your", "yours", "yourself", "yourselves"))
NEVER = {
    "failed treatment": "say that treatment has stopped working: people do not fail it, nor it them",
    "failed chemotherapy": "say that chemotherapy has stopped working",
    "you failed": "say that the treatment has stopped working",
    "nothing more can be done": "there is always care: say which",
    "nothing more we can do": "there is always care: say which",
    "battle": "cancer is no war: say what happens",
    "fight cancer": "say what the treatment does",
    "fighting cancer": "say what the treatment does",
    "lost the fight": "say that a person died",
    "cancer victim": "say a person with cancer",
    "suffers from": "say has",
}
_NEVER = re.compile(rf"\b(?:{'|'.join(NEVER)})", re.IGNORECASE)
_ADJECTIVES = """
    advanced aged ashamed blurred bored complicated concerned confused crowded dehydrated depressed disabled divorced
    embarrassed excited exhausted experienced frightened interested limited married mixed naked pleased prepared
    qualified related relaxed retired scared stressed supposed surprised tired unrelated upset used wicked widowed
    worried
"""
_IRREGULAR = """
    begun bitten born bought broken brought built caught chosen cut done drawn driven eaten fed felt forgotten found
    given grown heard held hidden kept known laid led made meant met paid put read said seen sent sewn shown shut
    sold spent sworn taken taught thought thrown told torn understood withdrawn worn written
"""
ADJECTIVES = frozenset(_ADJECTIVES.split())  # in -ed, and not done by anybody
_BE = r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|gotten|getting)"
_BETWEEN = (
    r"(?:\s+(?:not|never|also|always|often|sometimes|still|then|now|first|only|just|all|both|most|best|\w+ly)){0,2}"
)
_PASSIVE = re.compile(rf"{_BE}{_BETWEEN}\s+(\w\w+(?<!e)ed|{'|'.join(_IRREGULAR.split())})\b", re.IGNORECASE)


def voice(found: Sequence[Passage]) -> Iterator[Problem]:
    """Phrases that blame, frighten or make war."""
    for passage in found:
        for match in _NEVER.finditer(passage.text):
            yield problem_at(passage.typed, f"never say {match[0]!r}", NEVER[match[0].lower()], rule=VOICE)


def passive(sentence: str) -> bool:
    """Whether something in a sentence is done to somebody or something."""
    return any(match[1].lower() not in ADJECTIVES for match in _PASSIVE.finditer(sentence))


def passives(found: Sequence[Passage], title: str) -> Iterator[Problem]:
    """Too many sentences in the passive: a tenth of ten or more."""
    said = [(sentence, passage) for passage in found for sentence in passage.sentences]
    done = [(sentence, passage) for sentence, passage in said if passive(sentence)]
    if len(said) >= FEWEST and len(done) >= PASSIVE * len(said):
        first = shown(done[0][0], 60)
        what = f"{len(done)} of {len(said)} sentences are passive, {PASSIVE:.0%} or more; the first: {first}"
        yield problem_at(title, what, "say who does it: your team, a nurse, you", level="warning", rule=VOICE)


def speaking(tree: Flow) -> Iterator[Problem]:
    """Parts with steps or lines to tick where fewer than a third of the sentences say "you" or bid."""
    for part in parts(tree):
        if own_part(part) and any(_acting(element) for element in walk(part)):
            said = [(sentence, passage) for passage in passages(part) for sentence in passage.sentences]
            spoken = [sentence for sentence, _ in said if bids(sentence) or YOU & set(words(sentence.lower()))]
            if said and len(spoken) < SPEAKING * len(said):
                what = f'{len(spoken)} of {len(said)} sentences of {str(said[0][1].heading)!r} say "you" or what to do'
                hint = "in a part with steps or lines to tick, at least a third of them: speak to the reader"
                yield problem_at(said[0][1].typed, what, hint, level="warning", rule=VOICE)


def _acting(element: Element) -> bool:
    return isinstance(element, Rows) and element.look in ("steps", "ticks")
