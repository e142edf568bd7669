"""Whether an English sentence bids somebody to do something.

A word list and a little grammar, no parser: a word that is both verb and noun (`plan`, `rest`, `help`) is taken for
the verb, so "Rest days" passes; what begins with anything else never does.
"""

from __future__ import annotations

from takehome.checks.passages import words

_VERBS = """
    accept act add adjust agree aim allow answer apply arrange ask avoid be bear begin bend book breathe bring brush
    buy call carry change check choose clean clear close collect come compare complete consider contact continue
    cook cool count cover cut decide describe dial discard discuss do don't drink drive dry ease eat elevate empty
    enjoy ensure enter exercise expect explain fill find finish fold follow gargle get give go guess hand have hear
    help hold inform join judge keep know lean learn leave let lie lift limit list listen look lower make mark
    measure meet mention mix move name never notice open order organize pack pay phone pick place plan pour practice
    pray prepare press protect pull push put quit raise reach read record reduce refuse relax remember remind remove
    repeat replace report rest return review ring rinse rub save say schedule see seek send set shake share show
    shower sign sip sit skip sleep slow soak speak spend stand start stay stop store swallow switch take talk tell
    thank think throw tick touch treat trust try turn understand update use visit wait wake walk wash watch wear
    weigh wipe work wrap write
"""
_CLAUSES = """
    after as at because before by each every for from if in on once since to unless until when whenever where while
    with without
"""
VERBS = frozenset(_VERBS.split())
LEADS = frozenset(
    ("always", "also", "first", "just", "next", "now", "only", "please", "slowly", "then")
)  # before a verb
CLAUSES = frozenset(_CLAUSES.split())  # what begins a clause before the verb: "If you do not follow, ask again."


def bids(sentence: str) -> bool:
    """Whether a sentence begins with a verb that says what to do, if need be behind a clause or an adverb."""
    if sentence.rstrip('”") ').endswith("?"):
        return False
    said = words(sentence.replace("’", "'").lower())
    while said and said[0] in LEADS:
        said.pop(0)
    if not said:
        return False
    if said[0] in VERBS:
        return True
    rest = sentence.partition(",")[2]
    return said[0] in CLAUSES and bool(rest) and bids(rest)


def begins_with_you(sentence: str) -> bool:
    """Whether it speaks to the reader from its first word."""
    return (words(sentence.lower()) or [""])[0].replace("’", "'").partition("'")[0] == "you"
