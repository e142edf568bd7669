"""The files of the specimen, with every key of every model: `?` stands for words of its own."""

from documents import TALK

FILES = {
    "handout": "handouts/specimen/en.yaml",
    "shared": "handouts/shared/en.yaml",
    "brand": "layouts/brands/specimen.yaml",
    "order": "handouts/booklets/specimen.yaml",
    "words": "layouts/words/en.yaml",
}
HANDOUT = f"""
handout: specimen
lang: en
version: 3
code: SPEC
art: chapter-talk
title: ?
subtitle: ?
translation: {{state: checked, by: M. Soto, on: 2026-11-20}}
english: {{head: ?}}
review: {{written: 2026-11-20, by: Dr A. Sample, on: 2026-11-21, next: 2027-11-21, version: 3}}
main_message: {{text: ?, from: [source-a], team_decides: false}}
when_to_call: [sign-a, sign-b]
more_signs: [sign-c, sign-d]
key_points: [{{id: point, text: ?, from: [source-a], team_decides: false, country: US}}]
help: [helper]
team: [trial]
questions:
  ready: [{{id: ready, text: ?, from: [seed], sensitive: false, team_decides: false, country: US}}]
  lines: 6
sections:
- id: plain
  title: ?
  summary: ?
  needs: [hard]
  sensitive: false
  country: US
  blocks:
  - {{text: ?, id: place, from: [source-a], sensitive: false, locked: false, team_decides: false,
      country: US, margin: {{term: term-a, title: ?, text: ?, art: talk}}}}
  - text: "{{{{clinic.fever}}}}"
  - {{bullets: [{{id: bullet, text: ?, from: [seed], team_decides: false, country: US}}, ?],
      id: list-a, from: [seed], margin: {{text: ?}}, sensitive: false, locked: false, team_decides: false, country: US}}
  - {{checklist: [{{id: tick, text: ?}}], id: list-b, from: [seed], margin: {{title: ?}}, sensitive: false,
      locked: false, team_decides: false, country: US}}
  - steps: [{{id: step, title: ?, text: ?, ask: ?, margin: {{title: ?}}, from: [seed], team_decides: false,
      country: US}}]
    id: list-c
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - faq: [{{id: pair, ask: ?, answer: ?, from: [seed], team_decides: false, country: US}}]
    id: list-d
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - table:
      caption: ?
      columns: [{{id: what, title: ?, header: true}}, {{id: how, title: ?, header: false}}]
      rows: [{{id: row, what: ?, how: ?, from: [seed], team_decides: false, country: US, signs: [sign-d],
          no_treatment: true}}]
      tick: true
      treatments: true
    id: grid
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - timeline: [{{id: point-a, when: ?, text: ?, from: [seed], team_decides: false, country: US}}, {{when: ?, text: ?}}]
    id: times
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - quote: {{text: ?, who: ?}}
    id: words-of-one
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - diary: {{columns: [?, ?], lines: 2}}
    id: days
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - pictograph: {{count: 2, of: 20, text: ?, alt: ?}}
    id: dots
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - callout: {{tone: tip, title: ?, text: ?, bullets: [?], signs: [sign-c], art: sprig}}
    id: box
    from: [seed]
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - figure: {{file: teach-back.svg, labels: {{team: ?, you: ?}}, caption: ?, alt: ?}}
    id: drawing
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - figure:
      caption: ?
      panels: [{{file: teach-back.svg, title: ?, text: ?, labels: {{team: ?}}, alt: ?}}]
  - see_also: {{to: "#hard", text: ?}}
    id: pointer
    from: [seed]
    margin: {{title: ?}}
    sensitive: false
    locked: false
    team_decides: false
    country: US
  - see_also: {{to: "{TALK}#"}}
- {{id: hard, title: ?, summary: ?, sensitive: true, blocks: [{{text: ?}}]}}
"""
SHARED = """
shared: en
terms: {term-a: {word: ?, means: ?, from: [source-a]}}
areas: {area-a: ?}
signs:
  sign-a:
    {tier: emergency, any_hour: true, locked: true, text: ?, hospice_note: ?, note: ?, note_for: crisis,
      from: [source-a]}
  sign-b: {tier: clinic-today, any_hour: true, text: ?}
  sign-c: {tier: emergency, text: ?}
  sign-d: {tier: clinic-today, any_hour: false, area: area-a, text: ?, note: ?, note_unless: sign-unsaid}
  sign-unsaid: {tier: emergency, text: ?}
call_notes:
- {id: note-a, text: ?, from: [seed]}
- {id: note-b, tier: emergency, sends_to: hospice, leads: [specimen], text: ?}
- {id: note-c, tier: clinic-today, only: [specimen], unless: note-b, text: ?, hospice_note: ?}
sources:
  source-a: {title: ?, publisher: ?, url: "https://a.example/page", grade: ?, checked: 2026-11-20, stated: ?}
organisations:
  helper: {name: ?, what: ?, phone: 555-0199, web: help.example, country: US, from: [source-a]}
"""
BRAND = """
brand: specimen
extends: default
sample: false
name: ?
short_name: ?
place: ?
country: US
paper: letter
logo: {file: default.svg, alt: ?}
phones: {day: ?, night: ?, emergency: ?, crisis: ?, hospice: ?, trial: ?}
hours: ?
web: clinic.example
funding: ?
feedback: ?
clinic: {fever: ?}
colours: {accent: "#8A3A12", ink: "#000000"}
type: {voice: literata, action: source-sans-3, fallback: [noto-sans]}
organisations: [helper]
booklet_print: A
languages:
  es: {name: ?, short_name: ?, place: ?, hours: ?, funding: ?, feedback: ?, clinic: {fever: ?}, phones: {day: ?}}
"""
ORDER = """
order: specimen
title: ?
note: ?
languages: {es: {title: Otra, note: Nota}}
langs: [en]
brand: specimen
layout: booklet
paper: letter
contrast: high
brief: false
questions: [ready]
parts: [{topic: specimen, only: [plain, hard], without: [hard]}]
sensitive: {gather: true, neutral_cover: false}
outputs: [screen]
set: {clinic.fever: ?}
"""
# What the order of a sheet has in place of the booklet's.
SHEET = {"layout": "sheet", "title": None, "note": None, "languages": None, "set": None}
