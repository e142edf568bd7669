"""The words of a document in reading order, worked out from the YAML alone.

This is a second walk, written apart from the engine: it reads the files with a plain YAML loader, knows the order of
parts from design, and takes from the finished file nothing but the pages its headings stand on.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path

import yaml
from babel import Locale
from babel.dates import format_date

from takehome.identity import document_id, handout_id
from takehome.library import Library
from takehome.shelf import stock

LANGUAGES = {"en": "English", "es": "Español", "ar": "العربية", "zh-Hans": "简体中文"}
MARKS = {"zh-Hans": ("。", "：", "，"), "ar": (". ", ": ", "، ")}  # after a sentence, a lead, a thing of several
ROOT = Path(__file__).parents[1]


def load(*parts: str) -> dict:
    return yaml.load(ROOT.joinpath(*parts).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def shared(lang: str) -> dict:
    """The shared words of a language: what they leave out is as in English."""
    own = load("handouts", "shared", f"{lang}.yaml")
    if lang == "en":
        return own
    english = load("handouts", "shared", "en.yaml")
    notes = {note["id"]: note for note in own["call_notes"]}
    same = [{**note, **notes[note["id"]]} for note in english["call_notes"]]
    return {**merged(english, own), "call_notes": same}


def brand(name: str) -> dict:
    own = load("layouts", "brands", f"{name}.yaml")
    if "extends" not in own:
        return own
    return merged(brand(own["extends"]), own)


def merged(base: dict, above: dict) -> dict:
    found = dict(base)
    for key, value in above.items():
        found[key] = merged(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return found


def noted(sign: dict) -> list[str]:
    """A sign, and when another number than its box's is right."""
    return [sign["text"], *([sign["note"]] if "note" in sign else [])]


def here(node, country):
    """What was read, without the entries of lists that are for another country."""
    if isinstance(node, dict):
        return {key: here(value, country) for key, value in node.items()}
    if not isinstance(node, list):
        return node
    return [here(v, country) for v in node if not isinstance(v, dict) or v.get("country") in (None, country)]


class Walk:
    """One document: `topics` are pairs of a topic and the ids of its sections (None for all)."""

    def __init__(self, topics, brand_name="default", headings=None, title=None, lang="en", person=None, margin=True):
        self.margin = margin
        self.say_words = load("layouts", "words", f"{lang}.yaml")["say"]
        self.shared = shared(lang)
        self.lang = lang
        self.stop, self.colon, self.comma = MARKS.get(lang, (". ", ": ", ", "))
        own = brand(brand_name)
        self.brand = merged(own, own.get("languages", {}).get(lang, {}))
        self.parts = []
        for topic, only in topics:
            handout = here(load("handouts", topic, f"{lang}.yaml"), self.brand["country"])
            by_id = {s["id"]: s for s in handout["sections"]}
            chosen = [by_id[i] for i in (by_id if only is None else only) if i in by_id]  # others are for elsewhere
            for section in chosen:  # what a section needs comes with it
                new = [by_id[i] for i in section.get("needs", []) if by_id[i] not in chosen]
                chosen[chosen.index(section) + 1 : chosen.index(section) + 1] = new
            stay = [b for s in handout["sections"] if s not in chosen for b in s["blocks"] if b.get("locked") == "true"]
            care = [{"id": "locked.blocks", "title": self.say_words["take_care"], "blocks": stay}] if stay else []
            self.parts.append((topic, handout, [*chosen, *care]))
        self.fewer_notes()
        self.title = title or self.parts[0][1]["title"]
        self.headings = headings or []
        self.listed = ()
        self.person = person
        self.moved, self.run_in, self.form, self.again, self.lean = (), False, "full", 0, None
        self.close, self.called = set(), 0  # which of the clinic's boxes have notes on the lines of signs
        self.gone_on = 0  # boxes of a booklet that went on overleaf
        self.tight = False  # the other signs of the emergency number in a booklet, with their notes on their lines
        self.lined = False  # inside the cover of a booklet, for the number of a hospice
        self.headed = 0  # how many headings of the clinic's small box stand before those of its others
        self.ahead = {}  # how many signs further boxes have before the last of their kind, by its name
        self.figure = self.table = 0
        self.cards: set[int] = set()  # tables, counted from 0, that are set as cards: their names need no head
        self.brief_one = False
        self.note_text = ""  # what an order says below the title
        self.questions_asked: list[str] | None = None  # by an order; None: all
        self.other: Walk | None = None  # the language of the pages that face these
        self.faces = False
        self.booklet = self.gathering = False
        self.out: list[str] = []
        self.topic = self.parts[0][0]

    def fewer_notes(self):
        """Leave out notes of the boxes of other handouts, and those of signs that another sign of the document says."""
        named = {id for _, h, _ in self.parts for key in ("when_to_call", "more_signs") for id in h.get(key, [])}
        first, every = self.parts[0][0], {topic for topic, *_ in self.parts}
        notes = [n for n in self.shared["call_notes"] if every & {*n.get("only", [first])}]
        kept = [n for n in notes if "phones.emergency" in n["text"] or every & {*n.get("leads", [])}]
        notes = [n for n in notes if first in n.get("only", [first]) or n in kept]
        self.shared["call_notes"] = notes
        lacks = set() if real(self.brand["clinic"].get("fever_low")) else {"fever_low"}
        sent = {n.get("tier") for n in notes if n.get("sends_to") == "hospice"}
        for sign in self.shared["signs"].values():
            if sign.get("note_for") in lacks or sign.get("note_unless") in named:
                del sign["note"]
            if "hospice_note" in sign and sent:
                sign["note"] = self.joined(sign["hospice_note"], sign.get("note"))
        self.sent = bool(sent)

    # small things

    def say(self, key, **values):
        return self.say_words[key].format(**values) if values else self.say_words[key]

    def add(self, *texts):
        self.out += [t for t in texts if t]

    def plain(self, text):
        def value(match):
            node = self.brand
            for key in match[1].strip().split("."):
                node = node[key]
            return node

        text = re.sub(r"\{\{([^{}]+)\}\}", value, text)
        text = re.sub(r"\{[a-z-]+:(?:[a-z0-9-]+\|)?([^{}|]+)\}", r"\1", text)
        text = re.sub(r"\[([^\[\]\n]+)\]\([^()\s]+\)", r"\1", text)
        text = text.replace("**", "")
        return re.sub(r"\\([\\*\[\]{}])", r"\1", text)

    def joined(self, *texts):
        """Some texts as one paragraph."""
        return ("" if self.lang == "zh-Hans" else " ").join(t for t in texts if t)

    def put(self, *texts):
        self.add(*(self.plain(t) for t in texts if t))

    def page(self, anchor):
        """The number of the page on which the heading of a place stands in the finished file."""
        topic, dot, id = anchor.partition(".")
        said = {"questions": "my_questions", "words": "words_to_know", "help": "get_help"}
        if not dot:
            title = self.say(said.get(anchor, anchor.replace("-", "_")))
        else:
            handout, sections = next((h, ss) for t, h, ss in self.parts if t == topic)
            title = self.plain(next((s["title"] for s in sections if s["id"] == id), handout["title"]))
        roles = {"H2"} if dot and not id else {role for role, _, _ in self.headings} - {"H1"}  # questions repeat titles
        found = [page for role, words, page in self.headings if words == title and role in roles]
        return str(found[self.after(topic, id, title)])

    def today_page(self, index):
        """The page of the clinic's box: the first, or the one with more reasons."""
        heads = (self.say("call_any_hour"), self.say("call_today"))
        return str([page for _, words, page in self.headings if words in heads][index + self.headed])

    def after(self, topic, id, title):
        """Which of the headings that read the same is meant, from the last: sections are in order, hard ones last."""
        order = [(t, s) for t, _, ss in self.parts for s in ss if self.plain(s["title"]) == title]
        if self.gathering:
            order.sort(key=lambda pair: pair[1].get("sensitive") == "true")
        places = [(t, s["id"]) for t, s in order]
        return places.index((topic, id)) - len(places) if (topic, id) in places else -1

    def items(self, items):
        self.put(*(item if isinstance(item, str) else item["text"] for item in items))

    # parts

    def notice(self):
        draft = self.say("draft") if any(h["review"]["by"] in ("null", "") for _, h, _ in self.parts) else ""
        if self.lang == "en":
            return draft
        ours, english = (load("layouts", "words", f"{one}.yaml")["say"] for one in (self.lang, "en"))
        said = [draft, ours["translation_unchecked"], english["translation_unchecked"]]
        return self.stop.join(one for one in said if one) + "."  # nobody has checked the translation either

    def first_ids(self):
        """The signs of the first page: those of the first handout, and the locked ones of the others."""
        ids, order = list(self.parts[0][1]["when_to_call"]), list(self.shared["signs"])
        for id in (id for _, h, _ in self.parts for id in h["when_to_call"]):
            sign = self.shared["signs"][id]
            if sign.get("locked") == "true" and id not in ids:
                same = [one for one in ids if self.shared["signs"][one]["tier"] == sign["tier"]]
                after = [one for one in same if order.index(one) > order.index(id)]
                ids.insert(ids.index(after[0]) if after else len(ids), id)
        return ids

    def signs(self, key):
        first = [id for id in self.first_ids() if id not in self.moved]
        if key == "first":
            return [self.shared["signs"][i] for i in first]
        lists = [ids for _, h, _ in self.parts for ids in (h["when_to_call"], h.get("more_signs", []))]
        more = dict.fromkeys([*self.moved, *(i for ids in lists for i in ids)])
        return [self.shared["signs"][i] for i in more if i not in first]

    def box_page(self, index):
        """The page of a box of the emergency number, counted from the first."""
        heading = self.say("call_emergency", phone=self.brand["phones"]["emergency"])
        return [page for _, words, page in self.headings if words == heading][index]

    def above(self):
        """Whom readers in hospice call, above the first box."""
        if self.led_to_hospice():
            self.leading("emergency")
            self.add(self.say("role_hospice"))

    def emergency(self, signs, first=True, pointed=False, above=False, going=False, last=True):
        phone = self.brand["phones"]["emergency"]
        self.add(self.say("call_emergency", phone=phone), self.say("continued") if going else "")
        self.add(self.say("call_emergency_when"))
        if first and not above:
            self.leading("emergency")
            self.add(self.say("role_hospice") if self.led_to_hospice() else "")
        now = [s for s in signs if s["tier"] == "emergency"]
        if first:
            self.put(*(text for s in now for text in ([self.stop.join(noted(s))] if self.run_in else noted(s))))
        elif self.tight:
            self.put(*(self.stop.join(noted(s)) for s in now))
        else:
            self.grouped(now)
        if first:
            self.add(self.say("crisis_line", phone=self.brand["phones"]["crisis"]))
            self.call_notes("emergency")
            only = self.booklet or not any(s["tier"] == "emergency" for s in self.signs("more"))
            here = only and self.lined and not self.led_to_hospice()
            self.add(self.say("role_hospice") if here else "")
            if any(s["tier"] == "emergency" for s in self.signs("more")) and (pointed or not self.booklet):
                page = self.box_page(1)
                self.add(self.say("more_emergency", page=page, phone=phone))
        else:
            self.put(*self.notes_again()[: self.again if self.booklet else self.lean])
            lined = any(note.get("sends_to") == "hospice" for note in self.shared["call_notes"])
            here = (
                lined and self.lined and not self.booklet and self.lean is None and not self.led_to_hospice() and last
            )
            self.add(self.say("role_hospice") if here else "")

    def led(self, tier):
        """The notes above the signs of a tier."""
        return [n for n in self.shared["call_notes"] if n.get("tier") == tier and self.leads(n)]

    def led_to_hospice(self):
        """Whether readers are sent to the hospice line before all signs; then its line stands there."""
        return any(n.get("sends_to") == "hospice" for n in self.led("emergency"))

    def leading(self, tier, first=True, above=False):
        """Notes above the signs of a tier: in further boxes those on the hospice line; not those said `above` both."""
        notes = [n for n in self.led(tier) if first or n.get("sends_to") == "hospice"]
        over = {n["id"] for n in self.led("emergency") if above and n.get("sends_to") == "hospice"}
        self.put(*(n["text"] for n in notes if not {n["id"], n.get("unless")} & over))

    def leads(self, note):
        """Whether a note stands above the signs: a chapter is one of the handouts that say so."""
        return any(topic in note.get("leads", []) for topic, _, _ in self.parts)

    def notes_again(self):
        """The notes of the emergency number as its further boxes and a back have them: the hospice line first."""
        notes = [n for n in self.shared["call_notes"] if n.get("tier") == "emergency"]
        return [n["text"] for n in sorted(notes, key=lambda n: n.get("sends_to") != "hospice")]

    def continued(self, heading=None):
        """The pages of boxes that go on with the signs of the one before."""
        said = f"{heading or self.say('call_today')}{self.say('continued')}".replace(" ", "")
        return [page for _, words, page in self.headings if words.replace(" ", "") == said]

    def today(self, signs, first=True, pointed=False, short=False, going=False, above=False):
        any_hour = any(s["tier"] == "clinic-today" and s.get("any_hour", "true") == "true" for s in signs)
        self.add(self.say("call_any_hour" if any_hour else "call_today"), self.say("continued") if going else "")
        for flag, label in (("true", "call_emergency_when"), ("false", "same_day")):
            ours = [s for s in signs if s["tier"] == "clinic-today" and s.get("any_hour", "true") == flag]
            if ours:
                self.add(self.say(label))
                if not short and flag == ("true" if any_hour else "false"):
                    self.leading("clinic-today", first, above)
                if self.called in self.close:
                    self.put(*(self.stop.join(noted(s)) for s in ours))
                else:
                    self.grouped(ours, first)
        self.called += 1
        phones = self.brand["phones"]
        self.add(phones["day"], self.say("by_day", hours=self.brand["hours"]))
        self.add(phones["night"], self.say("by_night"))
        trial = first and not self.booklet and "trial" in self.parts[0][1].get("team", [])
        self.add(self.say("role_trial") if trial else "")
        if not short:
            over = {n["id"] for n in self.led("emergency") if above and n.get("sends_to") == "hospice"}
            ahead = [n for n in self.led("clinic-today") if not {n["id"], n.get("unless")} & over]
            self.call_notes("clinic-today", led=any(n.get("sends_to") == "hospice" for n in ahead))
        more = any(s["tier"] == "clinic-today" for s in self.signs("more")) and not self.booklet
        if first and (pointed or more):
            self.add(self.say("more_today", page=self.today_page(1)))

    def in_groups(self):
        """Whether a sheet has lists by the areas of the body."""
        return any(role == "H4" and words in self.shared["areas"].values() for role, words, _ in self.headings)

    def grouped(self, signs, together=False):
        """Signs with their notes, by the areas of the body where a sheet has these at all, unless all `together`."""
        for word, some in self.by_area(signs) if self.in_groups() and not together else [("", signs)]:
            self.put(word, *(text for s in some for text in noted(s)))

    def by_area(self, signs):
        """Signs in groups, each with the word of its area: those without one first."""
        areas = {None: "", **self.shared["areas"]}
        groups = [(word, [s for s in signs if s.get("area") == area]) for area, word in areas.items()]
        return [(word, some) for word, some in groups if some]

    def numbers(self):
        """The small box of a first page without reasons."""
        phones = self.brand["phones"]
        self.add(self.say("who_to_call"), self.say("emergency_number", phone=phones["emergency"]))
        self.add(self.say("call_us", phone=phones["day"]), f"{self.say('nights')}: {phones['night']}")
        self.add(self.say("crisis_line", phone=phones["crisis"]))
        self.add(self.say("reasons_on", page=self.page("when-to-call")))

    def when_to_call(self, calls):
        self.add(self.say("when_to_call"))
        above = calls == "beside" and self.led_to_hospice()
        if above:
            self.above()
        self.emergency(self.signs("first"), above=above)
        if calls not in ("beside", "next", "ahead"):
            self.small(calls)
        self.today(self.signs("first"), above=above)

    def small(self, calls):
        """The small box of the clinic with some signs, `calls` of them, or its numbers in no box (`bare`: alone)."""
        unboxed = calls in ("bare", "pointed")
        phones, form = self.brand["phones"], "line" if unboxed else self.form
        ours = [s for s in self.signs("first") if s["tier"] == "clinic-today"]
        hours = [s for s in ours if s.get("any_hour") != "false"]
        call = self.say("call_us", phone=phones["day"])
        self.headed = int(form != "line")
        if form != "line":  # where nobody is told "day or night" before a number for the day
            self.add(self.say("call_any_hour" if hours else "call_today"))
            call = phones["day"]
        self.add(self.say("call_emergency_when" if hours else "same_day") if form == "full" else "")
        together = f"{call}{self.comma}{self.say('call_night', phone=phones['night'])}"
        self.add(together if form in ("joined", "line") else "")
        if not unboxed:
            ours = sorted(hours or ours, key=lambda s: s.get("locked") != "true")
            self.put(*(text for s in ours[:calls] for text in noted(s)))
            if form in ("full", "headed"):
                self.add(phones["day"], self.say("by_day", hours=self.brand["hours"]), "·")
                self.add(phones["night"], self.say("by_night"))
            self.call_notes("clinic-today")
        if calls != "bare":
            self.add(self.say("more_today", page=self.today_page(0)))

    def more_signs(self):
        more = self.signs("more")
        if more:
            self.add(self.say("more_signs"))
            self.call_notes()
            phone = self.brand["phones"]["emergency"]
            now = [s for s in more if s["tier"] == "emergency"]
            ours = [s for s in more if s["tier"] == "clinic-today"]
            waits = [s for s in ours if s.get("any_hour", "true") == "false"]
            hours = [s for s in ours if s not in waits]
            heads = [self.say(key, phone=phone) for key in ("call_emergency", "call_any_hour", "call_today")]
            names = ("more-now", "more-today", "more-day" if hours else "more-today")
            for signs, name, head in zip((now, hours, waits), names, heads, strict=True):
                self.further(signs, self.ahead.get(name, ()) if signs else (), head, phone)

    def further(self, signs, counts, head, phone):
        """The further boxes of a kind, each of which says where the next is; `counts`: of all but the last."""
        if counts and self.in_groups():
            signs = [s for _, some in self.by_area(signs) for s in some]
        edges = [0, *accumulate(counts), len(signs)]
        for i, (a, b) in enumerate(pairwise(edges)):
            last = i == len(counts)
            if signs and signs[0]["tier"] == "emergency":
                self.emergency(signs[a:b], False, going=i > 0, last=last)
            elif signs:
                self.today(signs[a:b], False, going=i > 0)
            if not last:
                key = "more_emergency" if signs[0]["tier"] == "emergency" else "more_today"
                self.add(self.say(key, page=str(self.continued(head)[i]), phone=phone))

    def call_notes(self, tier=None, led=False):
        """The notes of a tier, with what they say to readers in hospice unless a note above the signs has said it."""
        more = self.sent and not led
        notes = [n for n in self.shared.get("call_notes", []) if n.get("tier") == tier and not self.leads(n)]
        self.put(*(self.joined(n["text"], n.get("hospice_note") if more else None) for n in notes))

    def asked(self):
        """The questions, each once, with the title of the handout it is of: the plain ones, and the hard ones."""
        ready = {}
        for _, handout, _ in self.parts:
            for q in handout.get("questions", {}).get("ready", []):
                ready.setdefault(q["id"], {**q, "of": handout["title"]})
        some = ready if self.questions_asked is None else self.questions_asked
        texts = [ready[id]["text"] for id in some]
        ready = {id: ready[id] for i, id in enumerate(some) if ready[id]["text"] not in texts[:i]}
        plain = [q for q in ready.values() if q.get("sensitive") != "true"]
        if self.brief_one:
            return plain[:7], []
        return plain, [q for q in ready.values() if q.get("sensitive") == "true"]

    def ready(self, handout):
        """The questions of a handout that are printed."""
        asked = [q["text"] for some in self.asked() for q in some]
        return [q for q in handout.get("questions", {}).get("ready", []) if q["text"] in asked]

    def questions(self):
        self.add(self.say("my_questions"), self.say("my_questions_text"))
        plain, hard = self.asked()
        of = list(dict.fromkeys(q["of"] for q in plain))
        for title in of:
            self.put(title if len(of) > 1 else "", *(q["text"] for q in plain if q["of"] == title))
        if hard and not self.gathering:
            self.only_if(hard)
        self.add(self.say("own_words"))

    def only_if(self, hard):
        self.add(self.say("only_if"))
        self.put(*(q["text"] for q in hard))

    def hospice_first(self, ids):
        """What readers in hospice do before they call for signs of the emergency number, unless each says its own."""
        now = [s for s in (self.shared["signs"][i] for i in ids) if s["tier"] == "emergency"]
        notes = [
            n["hospice_note"]
            for n in self.shared["call_notes"]
            if n.get("tier") != "clinic-today" and "hospice_note" in n
        ]
        return notes[0] if self.sent and notes and any("hospice_note" not in s for s in now) else ""

    def calls(self, ids, hospice=False):
        """Whom to call for some signs, the emergency number first, each sign with its note; ahead of that number what
        readers in `hospice` do first, unless each sign says so itself."""
        signs = [self.shared["signs"][i] for i in ids]
        now = [s for s in signs if s["tier"] == "emergency"]
        hours = [s for s in signs if s not in now and s.get("any_hour", "true") == "true"]
        day = [s for s in signs if s not in now and s not in hours]
        number = self.say("call_emergency", phone=self.brand["phones"]["emergency"])
        found = []
        if hospice and (first := self.hospice_first(ids)):
            number = self.joined(first, number)
        for lead, some in ((number, now), (self.say("call_any_hour"), hours), (self.say("call_today"), day)):
            found += [f"{lead}{self.colon.rstrip()}", *(self.stop.join(noted(s)) for s in some)] if some else []
        return found

    def appointments(self):
        self.add(self.say("my_team"), self.say("name"), self.say("phone"))
        phones = self.brand["phones"]
        self.add(*(self.say(f"role_{role}") for role in ("doctor", "nurse")))
        hours = (self.say("by_day", hours=self.brand["hours"]), self.say("by_night"))
        for said, phone in zip(hours, (phones["day"], phones["night"]), strict=True):
            self.add(said[0].upper() + said[1:], phone)
        teams = {team for _, handout, _ in self.parts for team in handout.get("team", [])}
        if any(note.get("sends_to") == "hospice" for note in self.shared["call_notes"]):
            teams.add("hospice")
        self.add(*(self.say(f"role_{team}") for team in ("palliative", "hospice", "trial") if team in teams))
        self.add(self.say("my_visits"), self.say("date"), self.say("time"), self.say("where"))

    def used(self, pattern):
        """What a pattern finds in everything that is printed, in order of first use."""
        found = {}

        def dig(node):
            if isinstance(node, str):
                found.update(dict.fromkeys(re.findall(pattern, node)))
            for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
                dig(inner)

        for _, handout, sections in self.parts:
            dig([handout["main_message"], handout["key_points"], self.ready(handout), sections])
        return list(found)

    def terms(self):
        ids = set(self.used(r"\{term:([a-z0-9-]+)\|"))

        def margins(node):
            if isinstance(node, dict):
                if isinstance(node.get("margin"), dict) and "term" in node["margin"]:
                    ids.add(node["margin"]["term"])
                for inner in node.values():
                    margins(inner)
            elif isinstance(node, list):
                for inner in node:
                    margins(inner)

        margins([s for _, _, sections in self.parts for s in sections])
        if self.faces and self.other:  # in the order of the first language
            both = [self.shared["terms"][id] for id in self.other.term_ids if id in ids]
            return both
        self.term_ids = sorted(ids, key=lambda id: by_alphabet(self.shared["terms"][id]["word"], self.lang))
        return [self.shared["terms"][id] for id in self.term_ids]

    def glossary(self):
        terms = self.terms()
        if terms:
            self.add(self.say("words_to_know"))
            for term in terms:
                self.put(term["word"], term["means"])

    def contacts(self):
        if self.helpers():
            self.add(self.say("get_help"))
        for o in self.helpers():
            line = o["name"] + (f": {o['phone']}" if real(o.get("phone")) else "")
            self.add(line + (f", {o['web']}" if real(o.get("web")) else ""))
            self.put(o["what"])

    def sources(self):
        ids = set()

        def dig(node):
            if isinstance(node, dict):
                ids.update(node.get("from") or [])
                for inner in node.values():
                    dig(inner)
            elif isinstance(node, list):
                for inner in node:
                    dig(inner)

        for _, handout, sections in self.parts:
            dig(
                [
                    handout["main_message"],
                    handout["key_points"],
                    self.ready(handout),
                    sections,
                ]
            )
        dig([self.signs("first"), self.signs("more"), self.terms(), self.shared.get("call_notes", [])])
        dig([] if self.brief_one else self.helpers())
        found = [self.shared["sources"][i] for i in ids if i in self.shared["sources"]]
        if found:
            self.add(self.say("sources"), self.say("sources_text"))
        if self.booklet or self.brief_one or len(self.parts) > 1:
            names = {s["publisher"] for s in found if s.get("grade") not in ("C", "E")}
            self.add(self.say("sources_listed"), " · ".join(sorted(names)))
            return

        def site(s):
            return s["url"].split("//")[1].split("/")[0].removeprefix("www.")

        def place(s):
            return "" if s.get("grade") == "C" else site(s)

        order = sorted(found, key=lambda s: (s["publisher"], site(s), s["title"], s["url"]))
        for publisher in dict.fromkeys(s["publisher"] for s in order):
            own = [s for s in order if s["publisher"] == publisher]
            line = publisher + ": "
            for s, after in zip(own, [*own[1:], None], strict=True):
                line += s["title"]
                line += f" ({place(s)})" if place(s) and (after is None or place(after) != place(s)) else ""
                line += "." if after is None else "; "
            self.add(line)

    def about(self, key):
        version = max((h["version"] for _, h, _ in self.parts), key=int)
        written = max(h["review"]["written"] for _, h, _ in self.parts)
        library = Library(stock())
        lang = self.shared["shared"]
        held = [(h["title"], handout_id(library.handout(t, lang), library.shared(lang))) for t, h, _ in self.parts]
        if self.other:
            lang = self.other.lang
            theirs = [(t, h, library.handout(t, lang)) for t, h, _ in self.other.parts]
            held += [(h["title"], handout_id(handout, library.shared(lang))) for _, h, handout in theirs]
        code = document_id([id for _, id in held])
        day = format_date(date.fromisoformat(written), "long", locale=self.lang.replace("-", "_"))
        self.add(self.say(key), self.say("about_id", code=code, version=version, date=day))
        self.add(self.say("about_draft"))
        if len(held) > 1:
            self.add(" · ".join(f"{title}: {id}" for title, id in held))
        self.add(self.say("about_funding", funding=self.brand["funding"]))
        self.add(self.say("about_feedback", feedback=self.brand["feedback"]))
        if key == "about":
            self.add(f"{self.say('our_web')}{self.colon}{self.brand['web']}")

    def helpers(self):
        asked = dict.fromkeys(i for _, h, _ in self.parts for i in h.get("help", []))
        chosen = [self.shared["organisations"][i] for i in asked if i in self.brand["organisations"]]
        return [o for o in chosen if o.get("country") in (None, self.brand["country"])]

    def message(self, handout):
        main = handout["main_message"]
        return main if isinstance(main, str) else main["text"]

    def omitted(self):
        """What is not in this copy: up to six titles, or the first of each handout; the hard ones are only more."""
        more, left = self.say("and_more"), []
        for _, handout, sections in self.parts:
            there = {s["id"] for s in sections}
            less = [s for s in handout["sections"] if s["id"] not in there]
            if less:
                left.append((handout["title"], [s["title"] for s in less if s.get("sensitive") != "true"], len(less)))
        if not left:
            return
        self.add(self.say("not_in_copy"), self.say("team_can_give"))
        titles = list(dict.fromkeys(title for _, plain, _ in left for title in plain))
        if len(self.parts) == 1 or len(titles) <= 6:
            hidden = sum(count - len(plain) for _, plain, count in left)
            self.add(*titles[:6], more if hidden or len(titles) > 6 else "")
            return
        for title, plain, count in left:
            self.add(f"{title}: {plain[0]}" + (f" ({more})" if count > 1 else ""))

    # whole documents

    def sheet(self, pages, calls="beside", late=False, run_in=False, form="full"):
        """The words of a sheet of `pages` pages in reading order; above two sheets of paper it has a contents page.

        `late`: a title that is small for want of room has the state of review below the boxes for calls.
        """
        self.opening(calls, late, run_in, form)
        if pages > 4:
            self.add(
                self.say("contents"), self.say("how_to_use_text"), self.say("when_to_call"), self.page("when-to-call")
            )
            if self.signs("more"):
                self.add(self.say("more_signs"), self.page("more-signs"))
            for topic, handout, sections in self.parts:
                if len(self.parts) > 1:
                    self.add(handout["title"], self.page(f"{topic}."))
                for s in sections:
                    tag = f" ({self.say('ready_short')})" if s.get("sensitive") == "true" else ""
                    self.add(s["title"] + tag, self.page(f"{topic}.{s['id']}"))
            self.ends()
            self.omitted()
        for number, (topic, handout, sections) in enumerate(self.parts):
            if len(self.parts) > 1:
                self.put(handout["title"])
            if number:  # the message and the points of the first stand on page 1
                self.add(self.say("main_message"))
                self.put(self.message(handout))
                self.add(self.say("key_points"))
                self.items(handout["key_points"])
            for s in sections:
                self.section(s, topic)
        self.questions()
        self.appointments()
        self.glossary()
        self.contacts()
        self.sources()
        self.about("about")
        return squeezed(" ".join(self.out))

    def brief(self, calls="beside", late=False, run_in=False, form="full"):
        """The words of a brief sheet: no contents, no forms, no helpers, and what is not in it in its imprint.

        Its sources stand before or after its questions, as takes fewer pages.
        """
        self.brief_one = True
        topic, handout, sections = self.parts[0]
        self.opening(calls, late, run_in, form)
        for s in sections:
            self.section(s, topic)
        self.glossary()
        heads = [words for role, words, _ in self.headings if role == "H2"]
        if heads.index(self.say("sources")) < heads.index(self.say("my_questions")):
            self.sources()
            self.questions()
        else:
            self.questions()
            self.sources()
        plain = [s["title"] for s in handout["sections"] if s not in sections and s.get("sensitive") != "true"]
        left = [*plain[:3], *(self.say(key) for key in ("my_team", "my_visits", "get_help", "and_more"))]
        self.add(self.say("not_in_copy"), f"{' · '.join(left)}{self.stop}{self.say('team_can_give')}")
        self.about("about")
        return squeezed(" ".join(self.out))

    def opening(self, calls, late, run_in, form):
        """The first page of a sheet, and what follows it up to the other reasons to call."""
        handout = self.parts[0][1]
        self.add(self.brand["name"])
        self.put(self.title, handout.get("subtitle"))
        self.add(self.note_text)
        if self.person:
            self.add(self.say("for_person", name=self.person))
        self.add("" if late else self.notice())
        if calls == "ahead":
            self.numbers()
        self.add(self.say("main_message"))
        self.put(self.message(handout))
        if calls == "next":
            self.numbers()
        self.run_in, self.form = run_in, form
        self.when_to_call(calls)
        if not self.signs("more"):
            self.call_notes()
        self.add(self.notice() if late else "", self.say("key_points"))
        self.items(handout["key_points"])
        self.more_signs()

    def book(self, inside=(), lacks=(), silent=(), again=0, behind=False, reasons=None, listed=()):
        """The words of a booklet in reading order; pages of notes, three at most, fill its sheets.

        `inside`: how many signs each box of the clinic has, where the first signs of both tiers face each other, and
        `silent` which of them do not say what to do when nobody answers; `again`: how many notes the second box of the
        emergency number has; `behind`: the notes for both tiers follow the clinic's boxes; `lacks`: what a full back
        gave up, such as `help` or `nurse`, and `reasons`: how many reasons to call it has (None: all);
        `listed`: of each chapter, whether what is in it stands before its key points.
        One more stands after hard parts that would else face what follows them.
        """
        self.listed = listed
        notes = [page for _, words, page in self.headings if words == self.say("notes")]
        apart = sum(page < int(self.page("questions")) for page in notes)
        padding = len(notes) - apart
        ready = [page for _, words, page in self.headings if words == self.say("ready_title")]
        ahead = sum(page < ready[0] for page in notes) if ready else 0
        assert padding <= 3 and apart - ahead <= 1 and ahead <= 1
        self.booklet, self.margin, self.lacks, self.again = True, False, lacks, again
        self.gather()
        self.cover()
        self.add(self.say("when_to_call"))
        every = [*self.signs("first"), *self.signs("more")]
        self.emergency(self.signs("first") if inside else every, pointed=bool(inside))
        if not behind:
            self.call_notes()
        waits = [s for s in every if s.get("any_hour", "true") == "false"]
        if inside:
            self.inside(inside, silent)
        else:
            self.today([s for s in every if s not in waits])
        if waits and not inside:
            self.today(waits, False)
        if behind:
            self.call_notes()
        places = {words: int(page) for _, words, page in self.headings}
        self.inner(places[self.say("how_to_use")] < places[self.say("contents_booklet")])
        self.ending(reasons)
        return squeezed(" ".join(self.out))

    def facing(self, other, pieces, first, lacks=(), again=0, reasons=None):
        """The words of one language of facing pages; `other` walks the other, the `first` has cover, sources and back.

        `pieces` are what its first pages have: the `now` or `all` and `more` of the emergency number, the `notes` for
        both tiers, how to `use` the booklet, and boxes of the clinic: how many signs each has, and whether it says what
        to do when nobody answers.
        """
        self.booklet, self.margin, self.lacks, self.again = True, False, lacks, again
        self.other, self.faces = other, not first
        self.gather()
        if first:
            self.cover()
        self.add(self.say("when_to_call"))
        ours = [s for s in (*self.signs("first"), *self.signs("more")) if s["tier"] == "clinic-today"]
        ahead = [s for s in ours if s in self.signs("first") and "more" in pieces]
        ours = [*ahead, *sorted((s for s in ours if s not in ahead), key=lambda s: s.get("any_hour") == "false")]
        waits = [s for s in ours[len(ahead) :] if s.get("any_hour") == "false"]
        boxes = [piece for piece in pieces if isinstance(piece, tuple)]
        assert sum(count for count, _ in boxes) == len(ours)
        for piece in pieces:
            if piece == "now":
                self.emergency(self.signs("first"), pointed=True)
            elif piece == "all":
                self.emergency([*self.signs("first"), *self.signs("more")])
            elif piece == "more":
                self.add(self.say("more_signs"))
                self.emergency(self.signs("more"), False)
            elif piece == "notes":
                self.call_notes()
            elif piece == "use":
                self.add(self.say("how_to_use"), self.say("how_to_use_text"))
            else:
                count, says = piece
                self.part(ours[:count], waits, piece is boxes[0], "more" in pieces and len(boxes) > 1, not says)
                ours = ours[count:]
        self.inner("use" in pieces)
        if first:
            self.ending(reasons)
        return squeezed(" ".join(self.out))

    def gather(self):
        """Hard blocks become sections of their own, which follow all others as hard ones do."""
        for at, (topic, handout, sections) in enumerate(self.parts):
            found = []
            for s in sections:
                hard = [b for b in s["blocks"] if b.get("sensitive") == "true" and s.get("sensitive") != "true"]
                found.append({**s, "blocks": [b for b in s["blocks"] if b not in hard]})
                if hard:
                    found.append({**s, "id": f"{s['id']}.hard", "sensitive": "true", "blocks": hard})
            self.parts[at] = (topic, handout, found)
        self.gathering = any(s.get("sensitive") == "true" for _, _, ss in self.parts for s in ss)

    def cover(self):
        """The cover of a booklet."""
        self.add(self.brand["name"])
        self.put(self.title)
        if self.other:
            self.add(f"{LANGUAGES[self.other.lang]} · {self.other.title}")
        self.put(self.parts[0][1]["subtitle"] if len(self.parts) == 1 else self.say("a_booklet"))
        if self.person:
            self.add(self.say("for_person", name=self.person))
        self.add(self.notice())

    def inner(self, early):
        """The words between the boxes for calls and the sources; `early`: how to use the booklet came before."""
        notes = [page for _, words, page in self.headings if words == self.say("notes")]
        apart = sum(page < int(self.page("questions")) for page in notes)
        ready = [page for _, words, page in self.headings if words == self.say("ready_title")]
        ahead = sum(page < ready[0] for page in notes) if ready else 0
        chapters = [(t, h, [s for s in ss if s.get("sensitive") != "true"]) for t, h, ss in self.parts]
        hard = [(t, s) for t, _, ss in self.parts for s in ss if s.get("sensitive") == "true"]
        use, listed = self.say("how_to_use"), self.say("contents_booklet")
        if early and not self.other:
            self.add(use, self.say("how_to_use_text"))
        self.add(listed, self.say("when_to_call"), self.page("when-to-call"))
        alone = len(chapters) == 1
        for number, (topic, handout, sections) in enumerate(chapters, start=1):
            self.add("" if alone else str(number))
            for title, place in [(s["title"], s["id"]) for s in sections] if alone else [(handout["title"], "")]:
                self.put(title)
                self.add(self.page(f"{topic}.{place}"))
        for topic, s in hard:
            self.put(s["title"], f"{s['summary']} ({self.say('ready_short')})")
            self.add(self.page(f"{topic}.{s['id']}"))
        self.ends()
        self.omitted()
        if not early:  # long contents on facing pages leave no room for its heading
            headed = not self.other or any(words == use for _, words, _ in self.headings)
            self.add(use if headed else "", self.say("how_to_use_text"))
        for number, (topic, handout, sections) in enumerate(chapters, start=1):
            self.add("" if alone else str(number))
            self.put(handout["title"], self.message(handout))
            points = [page for role, words, page in self.headings if (role, words) == ("H3", self.say("key_points"))]
            late = str(points[number - 1]) != self.page(f"{topic}.")  # what is in the chapter stands before them
            late = late or self.listed[number - 1 : number] == (True,)  # ... on the same page
            if not late:
                self.add(self.say("key_points"))
                self.items(handout["key_points"])
            self.add(self.say("minutes", minutes=self.minutes(topic, sections)))
            self.add(self.say("in_chapter") if sections and not alone else "")
            for s in sections if not alone else ():
                self.put(s["title"])
                self.add(self.page(f"{topic}.{s['id']}"))
            if late:
                self.add(self.say("key_points"))
                self.items(handout["key_points"])
            for s in sections:
                self.section(s, topic)
        if hard:
            assert self.other or ready[0] % 2 == 1
            self.add(*[self.say("notes")] * ahead)
            self.add(self.say("ready_title"), self.say("ready_lead"))
            self.add(self.say("ready_text", page=self.page("questions")))
            self.add(self.say("ready_nurse"), self.say("ready_not_now"))
            for topic, s in hard:
                self.section(s, topic)
            if self.asked()[1]:
                self.only_if(self.asked()[1])
            assert self.other or int(self.page("questions")) % 2 == 0
        self.add(*[self.say("notes")] * (apart - ahead))
        self.questions()
        self.appointments()
        self.glossary()
        self.contacts()
        if self.other:  # half of them fill each side, before the sources
            late = [page for page in notes if page > int(self.page("questions")) and page < self.sources_page()]
            self.add(*[self.say("notes")] * len(late))

    def ending(self, reasons):
        """The sources, pages of notes, and the back, with the imprint where there is room for it."""
        notes = [page for _, words, page in self.headings if words == self.say("notes")]
        self.sources()
        (imprint,) = [page for _, words, page in self.headings if words == self.say("about_booklet")]
        (back,) = [page for _, words, page in self.headings if words == self.say("who_to_call")]
        if imprint < back:  # the back is full without it
            self.about("about_booklet")
        self.add(*[self.say("notes")] * sum(page > self.sources_page() for page in notes))
        self.back(reasons)
        if imprint == back:
            self.about("about_booklet")

    def sources_page(self):
        """The page of the sources, behind all that faces another language."""
        return max([page for _, words, page in self.headings if words == self.say("sources")], default=10**6)

    def inside(self, counts, silent):
        """The clinic's boxes, of which the first faces the emergency number and the others follow overleaf."""
        ours = [s for s in (*self.signs("first"), *self.signs("more")) if s["tier"] == "clinic-today"]
        first = [s for s in ours if s in self.signs("first")]
        more = [s for s in ours if s not in first]
        ours = [*first, *sorted(more, key=lambda s: s.get("any_hour", "true") == "false")]
        assert sum(counts) == len(ours)
        waits = [s for s in ours[len(first) :] if s.get("any_hour", "true") == "false"]
        for index, count in enumerate(counts):
            self.part(ours[:count], waits, not index, len(counts) > 1, silent[index])
            ours = ours[count:]
            if not index:
                self.add(self.say("more_signs"))
                self.emergency(self.signs("more"), False)

    def part(self, signs, waits, first, pointed, short):
        """A box of the clinic in a booklet, which may hold some of all signs that wait for the day."""
        going = signs[0] in waits[1:]
        self.today(signs, first, pointed=pointed, short=short, going=going)
        if signs[-1] in waits[:-1]:
            self.add(self.say("more_today", page=str(self.continued()[self.gone_on])))
            self.gone_on += 1

    def minutes(self, topic, sections):
        kept, counted, self.out = self.out, (self.figure, self.table), []
        for s in sections:
            self.section(s, topic)
        count = sum(map(self.long, self.out))
        self.out, (self.figure, self.table) = kept, counted
        return max(1, round(count / 130))

    def long(self, text):
        """How many words a text has; of Chinese, which has no white between them, two signs are one."""
        signs = sum("\u3400" <= c <= "\u9fff" for c in text)
        return signs // 2 if 2 * signs > len(text) else len(text.split())

    def back(self, reasons):
        """The back, which gives up one thing after the other for its reasons to call, those that are locked last."""
        phones = self.brand["phones"]
        gone = self.gone(reasons)
        self.add(self.say("who_to_call"), self.say("call_emergency", phone=phones["emergency"]))
        kept = [s for s in self.signs("first") if s["text"] not in gone]

        def reasons_of(signs):
            return [self.stop.join(noted(s)) for s in signs]

        self.put(*reasons_of([s for s in kept if s["tier"] == "emergency"]))
        self.put(*self.notes_again()[: 0 if "hospice" in gone else 1 if "drive" in gone else None])
        ours = [s for s in kept if s["tier"] == "clinic-today"]
        hours = [s for s in ours if s.get("any_hour", "true") == "true"]
        day = [s for s in ours if s not in hours]
        self.add(self.say("call_any_hour" if hours or not day else "call_today"))
        self.add(phones["day"], self.brand["hours"], phones["night"], self.say("by_night"))
        self.put(*reasons_of(hours), self.say("same_day") if hours and day else "", *reasons_of(day))
        if "answer" not in gone:
            ours = [n for n in self.shared["call_notes"] if n.get("tier") == "clinic-today"]
            there = {n["id"] for n in self.shared["call_notes"]}
            ours = [n for n in ours if n.get("unless") not in there]
            said = [n for n in ours if n.get("leads") or not n.get("only")]
            line = self.sent and "line" not in gone
            self.put(*(self.joined(n["text"], n.get("hospice_note") if line else None) for n in said))
        self.add(self.say("reasons_on", page=self.page("when-to-call")))
        self.add(self.say("crisis_line", phone=phones["crisis"]))
        if "help" not in gone:
            self.add(*self.helped())
        if "site" not in gone:
            self.add(self.say("our_web") + (self.colon if "code" in gone else ""), self.brand["web"])
        self.add("" if "nurse" in gone else self.say("my_nurse"))

    def gone(self, reasons):
        """What a full back with so many `reasons` gave up, things by name, signs by their text: no step was left out.

        Signs go one by one, the last of the tier that has more (of both: the clinic's), those locked at the end.
        """
        signs = [s for s in self.signs("first") if s["tier"] in ("emergency", "clinic-today")]
        count = 0 if reasons is None else len(signs) - reasons
        loose = sum(s.get("locked") != "true" for s in signs)
        leaving = []
        while signs:
            free = [s for s in signs if s.get("locked") != "true"] or signs
            tiers = [t for t in ("clinic-today", "emergency") if any(s["tier"] == t for s in free)]
            tier = max(tiers, key=lambda t: sum(s["tier"] == t for s in signs))
            leaving.append([s for s in free if s["tier"] == tier][-1])
            signs.remove(leaving[-1])
        texts = [s["text"] for s in leaving]
        steps = [
            *(["help"] if self.helped() else []),
            "nurse",
            "code",
            "close",
            *(["line"] if self.sent else []),
            "site",
        ]
        steps += [*texts[:loose], "drive", "answer", "hospice", *texts[loose:]]
        gone = {*self.lacks, *texts[:count]}
        assert gone == set(steps[: len(gone)])
        return gone

    def helped(self):
        """The organisation that a back names: the first that has a number."""
        return [f"{o['name']}{self.colon}{o['phone']}" for o in self.helpers() if real(o.get("phone"))][:1]

    def ends(self):
        self.add(self.say("my_questions"), self.page("questions"))
        if self.terms():
            self.add(self.say("words_to_know"), self.page("words"))
        if self.helpers():
            self.add(self.say("get_help"), self.page("help"))

    # sections

    def section(self, section, anchor_topic):
        self.topic = anchor_topic
        self.put(section["title"])
        hard = False
        for block in section["blocks"]:
            before, hard = hard, "true" in (section.get("sensitive"), block.get("sensitive"))
            if hard and not before and not self.gathering:
                self.add(self.say("ready_tag"))
            self.block(block)

    def block(self, block):
        kind = next(
            k for k in block if k not in ("id", "from", "margin", "sensitive", "locked", "team_decides", "country")
        )
        paragraphs = getattr(self, f"kind_{kind}")(block[kind], block)
        note = block.get("margin")
        if note is None:
            self.add(*paragraphs)
        else:
            self.add(*paragraphs[:1], *self.note(note), *paragraphs[1:])

    def note(self, note):
        found = []
        if not self.margin and not ("title" in note or "text" in note):
            return found
        if "term" in note:
            term = self.shared["terms"][note["term"]]
            found += [capital(self.plain(term["word"])), capital(self.plain(term["means"])) + self.stop.rstrip()]
        return found + [self.plain(note[k]) for k in ("title", "text") if k in note]

    def kind_text(self, body, block):
        return [self.plain(p.strip()) for p in re.split(r"\n\s*\n|\n(?=\S)", body.strip()) if p.strip()]

    def kind_bullets(self, body, block):
        return ["  ".join(self.plain(i if isinstance(i, str) else i["text"]) for i in body)]

    kind_checklist = kind_bullets

    def kind_steps(self, body, block):
        lines = []
        for number, step in enumerate(body, start=1):
            lines += [str(number), self.plain(step["title"]), *self.kind_text(step["text"], step)]
            if "ask" in step:
                lines.append(self.say("ask") + " " + self.plain(step["ask"]))
            if "margin" in step:
                lines += self.note(step["margin"])
        return [" ".join(lines)]

    def kind_table(self, body, block):
        first_call = self.hospice_first([i for row in body["rows"] for i in row.get("signs", [])])
        lines = [self.stop.join(filter(None, (body.get("caption"), first_call)))]
        card, self.table = self.table in self.cards, self.table + 1
        lines += [c["title"] for c in body["columns"]][card:]
        first = next((c["id"] for c in body["columns"] if c.get("header") != "true"), body["columns"][0]["id"])
        for row in body["rows"]:
            for c in body["columns"]:
                lines.append(row[c["id"]])
                lines += self.calls(row.get("signs", [])) if c["id"] == first else []
        return [" ".join(self.plain(line) for line in lines)]

    def kind_faq(self, body, block):
        return [
            " ".join(self.plain(pair["ask"]) + " " + " ".join(self.kind_text(pair["answer"], pair)) for pair in body)
        ]

    def kind_callout(self, body, block):
        lines = [self.plain(body["title"]) if "title" in body else self.say(body.get("tone", "tip"))]
        lines += self.kind_text(body["text"], body) if "text" in body else []
        lines += self.kind_bullets(body["bullets"], body) if "bullets" in body else []
        lines += [self.plain(" ".join(self.calls(body.get("signs", []), hospice=True)))]
        return [" ".join(lines)]

    def kind_figure(self, body, block):
        self.figure += 1
        lines = []
        for panel in body.get("panels", []):
            lines += [*panel.get("labels", {}).values(), panel["title"], panel.get("text", "")]
        lines += body.get("labels", {}).values() if "file" in body else []
        return [
            " ".join(map(self.plain, lines))
            + f" {self.say('figure', number=self.figure)} {self.plain(body['caption'])}"
        ]

    def kind_timeline(self, body, block):
        return [" ".join(self.plain(point[key]) for point in body for key in ("when", "text"))]

    def kind_pictograph(self, body, block):
        self.figure += 1
        return [f"{self.say('figure', number=self.figure)} {self.plain(body['text'])}"]

    def kind_diary(self, body, block):
        return [" ".join(map(self.plain, body["columns"]))]

    def kind_see_also(self, body, block):
        topic, _, id = body["to"].partition("#")
        topic = topic or self.topic
        turned = ROOT.joinpath("handouts", topic, f"{self.lang}.yaml").exists()
        handout = load("handouts", topic, f"{self.lang if turned else 'en'}.yaml")
        title = next((s["title"] for s in handout["sections"] if s["id"] == id), handout["title"])
        lead = self.plain(body["text"]) + " " if "text" in body else ""
        if id == "when-to-call":
            return [lead + self.say("see_here", title=self.say("when_to_call"), page=self.page(id))]
        here = any(t == topic and (not id or any(s["id"] == id for s in ss)) for t, _, ss in self.parts)
        if here:
            return [lead + self.say("see_here", title=title, page=self.page(f"{topic}.{id}"))]
        if any(t == topic for t, _, _ in self.parts):
            return [lead + self.say("see_part", title=title)]
        name = Locale.parse(self.lang.replace("-", "_")).languages["en"]
        title = handout["title"] + ("" if turned else f" ({name})")
        return [lead + self.say("see_other", title=title)]


def headings(structure):
    """Role, words and page number of each heading of a file, in reading order."""
    for node in structure.walk():
        if re.fullmatch(r"H\d", node.role):
            pages = [piece.page for inner in node.walk() for piece in inner.pieces]
            yield node.role, node.text(), min(pages) + 1


def real(value):
    return value is not None and value not in ("", "null", "~")


def by_alphabet(word, lang):
    """What words are ordered by: letters without their marks; Chinese by sound."""
    if lang == "zh-Hans":
        return word.encode("gb18030")
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def capital(text):
    return text[:1].upper() + text[1:]


def squeezed(text):
    """White space collapsed; what extraction cannot tell apart is made the same."""
    return " ".join(text.replace("\u00a0", " ").split())
