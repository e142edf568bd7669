"""A clinic's workspace as a nurse uses it on a day, and files of the list of what was issued."""

from __future__ import annotations

from functools import cache
from itertools import count

from rule_samples import good
from workspaces import workspace, written

from takehome.cli import main
from takehome.identity import digits_of, handout_id
from takehome.library import Library
from takehome.template import STARTERS

SIGNED = {"written": "2026-01-02", "by": "Dr A. Sample", "on": "2026-01-10", "next": "2027-01-10"}


class Place:
    """A workspace with one handout, as a nurse uses it on a day."""

    def __init__(self, root):
        self.root, self.today = root, "2026-11-25"
        self.write(good())
        (root / "out").mkdir()

    def write(self, one, **more):
        workspace(self.root, {**one, **more})

    def run(self, *words):
        return main([*words, "--workspace", str(self.root), "--today", self.today])

    def build(self, *words):
        out = self.root / "out" / "t.pdf"
        return self.run("build", "t", "--brand", "small", "-o", str(out), *words), out

    def both(self, **more):
        """A booklet of this handout and another."""
        self.write(good(), handout="u", code="U")
        order = {"order": "both", "parts": ["t", "u"], "brand": "small", **more}
        written(self.root / "handouts" / "booklets" / "both.yaml", order)
        out = self.root / "both.pdf"
        assert self.run("booklet", "both", "-o", str(out)) == 0
        return out

    @property
    def id(self):
        library = Library(self.root)
        return handout_id(library.handout("t"), library.shared("en"))


def ledger_file(place, id, **change):
    """A file of the ledger as `issue` writes it, with some things said otherwise."""
    said = {"issued": id, "topic": "t", "lang": "en", "title": "T", "version": "1", "on": "2026-11-20"} | change
    mark = mark_for(said["topic"], said["lang"], int(said["version"]), id.rpartition("-")[2])
    said["parts"] = [{"id": "a", "title": "A", "mark": mark}]
    written(place.root / "handouts" / "issued" / f"{id}.yaml", said)


@cache
def mark_for(topic, language, version, digits):
    """A mark of a part with which a version has these digits."""
    marks = (f"{number:08x}" for number in count())
    return next(mark for mark in marks if digits_of(topic, language, version, [("a", mark)]) == digits)


def own_words(template):
    """A handout that `new` wrote, with words of somebody's own."""
    for number, words in enumerate(sorted(STARTERS)):
        template = template.replace(words, f"You can ask your team about part {number}.")
    return template
