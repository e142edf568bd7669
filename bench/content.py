"""The words of the benchmark: a new text for every seed, the same for all contenders.

Words are made of syllables, so no cache has seen them; within one text they recur as in English (few words often, many
once).  Only the shared parts (reasons to call, a source, an organisation) and the page's own words stay the same.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

SIGNS = {
    "breath": ("emergency", "You cannot get your breath, or you turn blue"),
    "pain": ("emergency", "Sudden strong pain in your chest"),
    "faint": ("emergency", "You faint and do not wake up at once"),
    "fever": ("clinic-today", "A temperature of 38 °C or more"),
    "food": ("clinic-today", "You cannot keep food or water down for a day"),
}
SOURCE = ("A page to check", "Institute of Samples", "https://example.org/page")
ORGANISATION = ("Sample Line", "People who listen, at any hour", "555-0102")
_START = ("b", "br", "c", "d", "f", "g", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w")
_CORE = ("a", "e", "i", "o", "u", "ea", "ou")
_END = ("", "", "", "n", "r", "s", "t", "l", "nd")
TYPES, BOOK_TYPES = 450, 4000


@dataclass(frozen=True)
class Handout:
    """One topic, or one chapter of a book.  A section is a title and blocks; a block is its kind and its content."""

    topic: str
    title: str
    main: str
    points: list[str]
    sections: list[tuple[str, list[tuple[str, object]]]]
    questions: list[str]


class _Words:
    def __init__(self, seed: int, types: int) -> None:
        self.random = random.Random(seed)
        found: dict[str, None] = {}
        while len(found) < types:
            found["".join(self._syllable() for _ in range(self.random.choice((1, 1, 1, 2, 2, 3))))] = None
        self.types = list(found)
        self.weights = list(accumulate(1 / rank for rank in range(3, types + 3)))

    def _syllable(self) -> str:
        return "".join(self.random.choice(part) for part in (_START, _CORE, _END))

    def some(self, low: int, high: int) -> str:
        count = self.random.randint(low, high)
        words = self.random.choices(self.types, cum_weights=self.weights, k=count)
        return " ".join(words).capitalize()

    def sentences(self, count: int) -> str:
        return " ".join(f"{self.some(7, 16)}." for _ in range(count))


def handout(seed: int) -> Handout:
    """A handout of about 1,500 words."""
    return _handout(_Words(seed, TYPES), "bench-topic")


def book(seed: int, chapters: int) -> list[Handout]:
    """Chapters of about 1,500 words each."""
    words = _Words(seed, BOOK_TYPES)
    return [_handout(words, f"bench-topic-{n}") for n in range(1, chapters + 1)]


def _handout(words: _Words, topic: str) -> Handout:
    def text() -> tuple[str, object]:
        return ("text", [words.sentences(5), words.sentences(5)])

    def bullets() -> tuple[str, object]:
        return ("bullets", [f"{words.some(6, 14)}." for _ in range(5)])

    head = [words.some(1, 1) for _ in range(3)]
    rows = [[words.some(2, 2), words.some(5, 9), words.some(5, 9)] for _ in range(6)]
    table = ("table", {"caption": f"{words.some(4, 6)}.", "head": head, "rows": rows})
    callout = ("callout", {"title": words.some(3, 3), "text": words.sentences(3)})
    blocks = [
        [text(), bullets()],
        [text(), table, text()],
        [text(), callout, text()],
        [bullets(), text()],
        [text(), bullets()],
    ]
    return Handout(
        topic=topic,
        title=words.some(4, 5),
        main=words.sentences(2),
        points=[f"{words.some(6, 12)}." for _ in range(5)],
        sections=[(words.some(2, 4), inner) for inner in blocks],
        questions=[f"{words.some(6, 10)}?" for _ in range(5)],
    )


def nodes(handouts: list[Handout]) -> bytes:
    """What the peers lay out, as JSON: kind and content, one after the other, with the parts Takehome adds."""
    chapters = len(handouts) > 1
    found: list[tuple[str, object]] = [("title", "A long book" if chapters else handouts[0].title)]
    if chapters:
        found.append(("contents", "What is in this booklet"))
    else:
        found.append(("callout", {"title": "The main message", "text": handouts[0].main}))
    found.append(("h1", "When to call"))
    for tier, label in (("emergency", "Call 911 now"), ("clinic-today", "Call us today: 555-0100")):
        found += [("h2", label), ("bullets", [words for which, words in SIGNS.values() if which == tier])]
    deeper = 1 if chapters else 0
    for one in handouts:
        found += [("chapter", one.title), ("text", [one.main])] if chapters else []
        found += [(f"h{1 + deeper}", "Key points"), ("bullets", one.points)]
        for title, blocks in one.sections:
            found += [(f"h{1 + deeper}", title), *blocks]
    asked = [q for one in handouts for q in one.questions]
    found += [("h1", "My questions"), ("bullets", asked), ("h1", "Where to get help")]
    found += [("text", [f"{ORGANISATION[0]}: {ORGANISATION[2]}. {ORGANISATION[1]}."])]
    found += [("h1", "Sources"), ("text", [f"{SOURCE[1]}. {SOURCE[0]}. example.org."])]
    return json.dumps(found, ensure_ascii=False).encode()


def yaml(one: Handout) -> bytes:
    """The handout as an author of Takehome would write it.  The words need no quotes, JSON quotes the rest."""
    q = json.dumps
    lines = [
        f"handout: {one.topic}\nlang: en\nversion: 1\ncode: BENCH\ntitle: {q(one.title)}",
        "review: {written: 2026-11-24, by: null, on: null, next: null}",
        f"main_message: {one.main}\nwhen_to_call: [{', '.join(SIGNS)}]\nkey_points:",
        *(f"  - {{id: k-{n}, text: {q(t)}, from: [seed]}}" for n, t in enumerate(one.points)),
        "sections:",
    ]
    for number, (title, blocks) in enumerate(one.sections):
        lines += [f"  - id: s-{number}", f"    title: {title}", "    blocks:"]
        for order, (kind, body) in enumerate(blocks):
            lines += _block(kind, body, f"{number}-{order}")
    lines += ["questions:", "  lines: 6", "  ready:"]
    lines += [f"    - {{id: q-{one.topic}-{n}, text: {q(t)}, from: [seed]}}" for n, t in enumerate(one.questions)]
    return "\n".join([*lines, "help: [line]", ""]).encode()


def _block(kind: str, body: object, mark: str) -> list[str]:
    q, pad = json.dumps, " " * 6
    if kind == "text":
        inner = f"\n\n{pad}    ".join(body)
        return [f"{pad}- text: >-\n{pad}    {inner}", f"{pad}  from: [page]"]
    if kind == "bullets":
        items = (f"{pad}    - {{id: b-{mark}-{n}, text: {q(t)}, from: [page]}}" for n, t in enumerate(body))
        return [f"{pad}- bullets:", *items]
    if kind == "callout":
        inner = f"title: {q(body['title'])}, text: {q(body['text'])}"
        return [f"{pad}- callout: {{tone: tip, {inner}}}", f"{pad}  from: [page]"]
    names = "abc"
    columns = ", ".join(f"{{id: {c}, title: {q(t)}}}" for c, t in zip(names, body["head"], strict=True))
    columns = columns.replace("}", ", header: true}", 1)
    lines = [
        f"{pad}- table:",
        f"{pad}    caption: {q(body['caption'])}",
        f"{pad}    columns: [{columns}]",
        f"{pad}    rows:",
    ]
    for n, row in enumerate(body["rows"]):
        cells = ", ".join(f"{c}: {q(t)}" for c, t in zip(names, row, strict=True))
        lines.append(f"{pad}      - {{id: r-{mark}-{n}, {cells}, from: [page]}}")
    return lines


def shared() -> bytes:
    """The shared parts of the workspace."""
    lines = ["shared: en", "terms: {}", "signs:"]
    lines += [f"  {id}: {{tier: {tier}, text: {json.dumps(t, ensure_ascii=False)}}}" for id, (tier, t) in SIGNS.items()]
    title, publisher, url = SOURCE
    lines += ["sources:", f'  page: {{title: {title}, publisher: {publisher}, url: "{url}"}}']
    name, what, phone = ORGANISATION
    lines += ["organisations:", f'  line: {{name: {name}, what: "{what}", phone: "{phone}"}}', ""]
    return "\n".join(lines).encode()


BRAND = b"""\
brand: bench
extends: default
sample: true
paper: a4
logo: {file: bench.svg, alt: Bench clinic}
type: {voice: noto-sans, action: noto-sans}
organisations: null
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" width="50pt" height="50pt" viewBox="0 0 50 50">
<path d="M9 22.5L9 44L41 44L41 22.5" fill="none" stroke="#000000" stroke-width="2.6"/>
<path d="M3.5 26L25 6.5L46.5 26" fill="none" stroke="#000000" stroke-width="2.6"/>
<path d="M18.6 38.2C15.5 28.5 22 20.8 33.6 21.4C34.4 32.4 28.4 39.6 18.6 38.2Z" fill="#8A3A12"/>
</svg>
"""


def lay(workspace: Path, more: dict[str, bytes] | None = None) -> None:
    """Write what every handout here needs into a workspace: shared words, brand and logo, and `more` files."""
    brand = "layouts/brands/bench"
    files = {"handouts/shared/en.yaml": shared(), f"{brand}.yaml": BRAND, f"{brand}.svg": LOGO.encode(), **(more or {})}
    for name, data in files.items():
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_bytes(data)
