"""The template of a new handout: commented, and complete enough to build at once."""

from __future__ import annotations

from datetime import date


def handout_template(topic: str, today: date) -> str:
    """The YAML of a new handout; every part says what belongs there."""
    code = "".join(word[0] for word in topic.split("-") if word).upper()[:8]
    return f"""\
# yaml-language-server: $schema=../../schemas/handout.schema.json
# A handout: one topic, one file for each language.  Replace the sample words; keep the keys.
# `handout` is the name of this folder, `code` is short and printed on every page; `review: by` names the clinician
# who signs, or is null.
handout: {topic}
lang: en
version: 1
code: {code}
title: "{topic.replace("-", " ").capitalize()}"
subtitle: For you and the people close to you
review: {{written: {today.isoformat()}, by: null, on: null, next: null}}

# One to three sentences, at most 45 words: what the reader most needs to know.
main_message: Say the one thing that matters most here.

# Ids of shared signs (handouts/shared/en.yaml).  This part is locked: no choice of sections leaves it out.  The stock's
# signs and call notes are for people with cancer: for others, write your own in your handouts/shared/en.yaml.
when_to_call: [breathless, chest-pain, collapse, confusion-seizure, suicide-risk, fever, severe-pain]

# Three to seven short points.  Each statement, here and below, says where it comes from: `from: [id]`, with ids of
# sources in handouts/shared/en.yaml, or `from: [unchecked]` with `team_decides: true` and words that leave it to them.
key_points:
  - {{id: kp-one, text: Say the first point.}}
  - {{id: kp-two, text: Say the second point.}}
  - {{id: kp-three, text: Say the third point.}}

sections:
  - id: what-happens
    title: What happens?
    summary: One line for the contents page
    blocks:
      - text: >-
          Write short sentences. Speak to one reader. A blank line begins a new paragraph.
      - bullets:
          - {{id: b-one, text: A short statement.}}
          - {{id: b-two, text: Another one.}}
  - id: next-steps
    title: What to do next
    summary: Two steps to take with your team
    blocks:
      - steps:
          - {{id: s-ask, title: Ask your team, text: Say what to ask for., ask: What would you do first?}}
          - {{id: s-write, title: Write it down, text: Say what to write down.}}

# Ready questions to tick, and how many lines for the reader's own.
questions:
  ready:
    - {{id: q-one, text: What are my choices?}}
    - {{id: q-two, text: Who do I call at night?}}
    - {{id: q-three, text: What can I do at home?}}
    - {{id: q-four, text: When is my next visit?}}
    - {{id: q-five, text: Who else can help me?}}
  lines: 6

# Ids of organisations (handouts/shared/en.yaml) where readers get help.
help: []
"""
