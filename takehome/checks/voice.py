"""Rule 10 of clear print: who does it stands first, parts to act on speak to "you", and some phrases are never used.

Passive and "you" are known of English only.  A passive is a form of be or get with a participle: one in -ed, or one of
an irregular list, unless the -ed is an adjective of how somebody or something is ("you are tired").
"""

from __future__ import annotations

import re
import unicodedata
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
_WHOSE = r"(?:the|a|an|this|that|my|your|their|his|her|our)"
_CARE = r"(?:treatments?|chemo|chemotherapy|immunotherapy|radiation|radiotherapy|therapy)"
_KIND = r"(?:lung|breast|bowel|colon|kidney|liver|skin|bladder|prostate|small[ -]cell|advanced)"
_NO_MORE = r"(?:nothing|no more)(?: more| else| left| further)*(?: that)?"
_STOPPED = "say that treatment has stopped working: people do not fail it, nor it them"
_CARE_GOES_ON = "there is always care: say which"
_DOES = "say what the treatment does"
_NO_WAR = "cancer is no war: say what happens"
_PERSON = "say a person with cancer"
_HAS = "say has"
_GOES_ON = """
    a after again all alone also always an and any are aren't as at away back because before better both but by can
    can't could did didn't does doesn't during each early every faster feels first for from gets goes had hard
    harder has have he head how if in inside into is isn't it like long longer made makes may means might most much
    must my needs never no nor not now of off on once or our out over she should so sooner takes than that the their
    then they this through to together too took under until up using was wasn't we well were what when where which
    while who will with within without won't would you your yourself
"""
_ITSELF = rf"(?!'s|-\w| (?!(?:{'|'.join(_GOES_ON.split())}|\w+ly)\b)\w)"  # behind it no other thing: cancer pain
_FORMS = {  # by their stems, for text with each blank as one space; what to say instead
    rf"fail(?:s|ed|ing)? (?:{_WHOSE} )?{_CARE}": _STOPPED,
    rf"(?:{_CARE}|drugs?) (?:(?:has|have|had|was|is) )?(?:fail(?:s|ed|ing)?|(?:a )?failures?)": _STOPPED,
    r"you(?: have| had|'ve|'d)? failed": _STOPPED,
    rf"{_NO_MORE} (?:can|could) be done": _CARE_GOES_ON,
    rf"{_NO_MORE} (?:{_WHOSE} )?(?!you\b)\w+ (?:can|could) do": _CARE_GOES_ON,
    r"battl(?:e\w*|ing)": _NO_WAR,
    rf"(?:fights?|fighting|fought)(?: against| off| back)? (?:{_WHOSE} (?:\w+ )?|{_KIND} )?cancers?{_ITSELF}": _DOES,
    rf"(?:lose|loses|losing|lost) {_WHOSE} fight": "say that a person died",
    rf"(?:give|gives|giving|gave) up {_WHOSE} fight": _NO_WAR,
    rf"wars? (?:on|against|with) (?:{_WHOSE} )?cancer": _NO_WAR,
    r"cancer (?:victim|sufferer)s?": _PERSON,
    rf"victims? of (?:{_WHOSE} )?(?:\w+ )?cancer": _PERSON,
    r"suffer(?:s|ed|ing)? from": _HAS,
}
NEVER = tuple((re.compile(rf"\b{form}\b", re.IGNORECASE), instead) for form, instead in _FORMS.items())
_NAMED = re.compile(r"(?:'s)? (?!(?:Against|And|For|Is|Of|On|Or|The|To|Was|With|Your?|Cancers?)\b)[A-Z][a-z]")
_CALLED = re.compile(r"\b(?:Drs?|Mrs?|Ms|Prof|St)\. $")  # before a name
_NO_NAME = re.compile(rf"(?:[^\w,\s] ?|\b(?:{_WHOSE}|no|each|every|long|brave|of|and|or|to) )$", re.IGNORECASE)
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
        said = _folded(passage.text)
        for form, instead in NEVER:
            for match in form.finditer(said):
                if _is_name(said, match):
                    continue
                yield problem_at(passage.typed, f"never say {match[0]!r}", instead, rule=VOICE)


def _is_name(said: str, match: re.Match[str]) -> bool:
    """Whether a phrase is somebody's name, or that of a place: Battle Creek, Dr. Battle, ask Ann Battle."""
    if not match[0].startswith("Battle"):
        return False
    before = said[: match.start()]
    if _NAMED.match(said, match.end()) or _CALLED.search(before):
        return True
    return bool(before) and not _NO_NAME.search(before)


def _folded(text: str) -> str:
    """A text with one space for each blank, a straight apostrophe, and letters in their usual form."""
    return " ".join(unicodedata.normalize("NFKC", text.replace("’", "'").replace("\N{SOFT HYPHEN}", "")).split())


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
