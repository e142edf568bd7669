"""The template of a new handout: commented, and complete enough to build at once; and what is left of it in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from takehome.coded import reserved
from takehome.content import Handout
from takehome.gathering import strings_of, submodels
from takehome.problems import Problem, shown, warning
from takehome.recent import Recent
from takehome.said import problem_at

_SAMPLE = {  # words that say nothing to a reader, by the place where they stand
    "main": "Say the one thing that matters most here.",
    "first": "Say the first point.",
    "second": "Say the second point.",
    "third": "Say the third point.",
    "line": "One line for the contents page",
    "paragraph": "Write short sentences. Speak to one reader. A blank line begins a new paragraph.",
    "one": "A short statement.",
    "another": "Another one.",
    "ask": "Say what to ask for.",
    "write": "Say what to write down.",
}
STARTERS = frozenset(_SAMPLE.values())
LONG = 3  # blanks of a sentence that is also found within others
_PAGE = """\
# yaml-language-server: $schema=../../schemas/handout.schema.json
# A handout: one topic, one file for each language.  Replace the sample words; keep the keys.
# `handout` is the name of this folder, `code` is short and printed on every page; `review: by` names the clinician
# who signs, or is null.
handout: {topic}
lang: en
version: 1
code: {code}
title: "{title}"
subtitle: For you and the people close to you
review: {{written: {today}, by: null, on: null, next: null}}

# One to three sentences, at most 45 words: what the reader most needs to know.  With where it comes from:
# main_message: {{text: Your words., from: [id]}}
main_message: {main}

# Ids of shared signs, of the stock or of your own ../shared/en.yaml.  This part is locked: no choice of sections leaves
# it out.  The stock's signs are for people with cancer: for others, write your own in ../shared/en.yaml, which
# begins with `shared: en` and `extends: stock`, with notes for the boxes ("Say that you have ...").
when_to_call: [breathless, chest-pain, collapse, confusion-seizure, suicide-risk, fever, severe-pain]

# Three to seven short points.  Each statement, here and below, says where it comes from: `from: [id]`, with ids of
# sources there, or `from: [unchecked]` with `team_decides: true` and words that leave it to them.
key_points:
  - {{id: kp-one, text: {first}}}
  - {{id: kp-two, text: {second}}}
  - {{id: kp-three, text: {third}}}

sections:
  - id: what-happens
    title: What happens?
    summary: {line}
    blocks:
      - text: >-
          {paragraph}
      - bullets:
          - {{id: b-one, text: {one}}}
          - {{id: b-two, text: {another}}}
  - id: next-steps
    title: What to do next
    summary: Two steps to take with your team
    blocks:
      - steps:
          - {{id: s-ask, title: Ask your team, text: {ask}, ask: What would you do first?}}
          - {{id: s-write, title: Write it down, text: {write}}}

# Ready questions to tick, and how many lines for the reader's own.
questions:
  ready:
    - {{id: {short}-q-one, text: What are my choices?}}
    - {{id: {short}-q-two, text: Who do I call at night?}}
    - {{id: {short}-q-three, text: What can I do at home?}}
    - {{id: {short}-q-four, text: When is my next visit?}}
    - {{id: {short}-q-five, text: Who else can help me?}}
  lines: 6

# Ids of organisations (../shared/en.yaml, or the stock's) where readers get help.
help: []
"""


_WORD = re.compile(r"\w+")


def _bare(text: str) -> str:
    """The words of a text, without marks and stops."""
    return " ".join(_WORD.findall(text.casefold()))


_STARTERS = frozenset(map(_bare, STARTERS))
_WITHIN = tuple(f" {one} " for one in sorted(_STARTERS) if one.count(" ") >= LONG)
_begun: Recent[tuple[Problem, ...]] = Recent(64)  # of a handout, which never changes


def unwritten(handout: Handout) -> Iterator[Problem]:
    """The words of a handout that are still those of the template, each with its place."""
    for model in submodels([handout]):
        for text in strings_of(model):
            bare = _bare(text)
            within = f" {bare} "
            if bare in _STARTERS or any([one in within for one in _WITHIN]):
                yield problem_at(text, f"this is still what `new` wrote: {shown(text)!r}", "write your own words here")


def begun(handout: Handout) -> tuple[Problem, ...]:
    """One warning for all words that are still those of the template."""
    return _begun.get((handout,), lambda: _warned(handout))


def _warned(handout: Handout) -> tuple[Problem, ...]:
    found = sorted(unwritten(handout), key=lambda problem: problem.place)
    if not found:
        return ()
    count = "1 line is" if len(found) == 1 else f"{len(found)} lines are"
    first = found[0].message.partition(": ")[2]
    what = f"{count} still what `new` wrote, the first: {first}"
    one = Problem(found[0].place, what, "write your own words; until then `issue` refuses it", found[0].excerpt)
    return (warning(one, ""),)


def handout_template(topic: str, today: date) -> str:
    """The YAML of a new handout; every part says what belongs there."""
    code = "".join(word[0] for word in topic.split("-") if word).upper()[:8]
    code = f"MY{code}" if reserved(code) else code
    title = topic.replace("-", " ").capitalize()
    return _PAGE.format(topic=topic, code=code, title=title, today=today.isoformat(), short=topic[:40], **_SAMPLE)
