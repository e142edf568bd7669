"""The same input gives the same bytes: over hash seeds, time zones, locales, processes, and A, B, A in one process."""

import os
import subprocess
import sys
from datetime import date
from hashlib import sha256

import pytest

from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
from takehome.shelf import stock
from takehome.text import Typesetter

MAIN = "lung-cancer-treatment-stops-working"
OTHER = "talking-with-your-care-team"
PROGRAM = """
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from takehome.library import Library
from takehome.make import make
from takehome.order import Order
from takehome.schema import validate
library = Library(Path(sys.argv[2]), date(2026, 11, 24))
order = validate(Order, {"order": "one", "parts": [{"topic": sys.argv[1]}]})
print(sha256(make(library, order).data).hexdigest())
"""


def built(topic, library=None, **more):
    library = library or Library(stock(), date(2026, 11, 24))
    return make(library, validate(Order, {"order": "one", "parts": [{"topic": topic}], **more})).data


def hash_in_process(folder, **environment) -> str:
    env = {**os.environ, **environment, "PYTHONPATH": str(stock())}
    words = [sys.executable, "-c", PROGRAM, MAIN, str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, env=env, check=True)
    return done.stdout.strip()


def test_the_same_bytes_over_eight_hash_seeds_and_three_places(tmp_path):
    here = sha256(built(MAIN)).hexdigest()
    places = [("UTC", "C"), ("Asia/Kathmandu", "C.UTF-8"), ("America/St_Johns", "tr_TR.UTF-8")]
    found = {
        hash_in_process(tmp_path, PYTHONHASHSEED=str(seed), TZ=zone, LC_ALL=locale)
        for seed, (zone, locale) in enumerate(places * 2 + places[:2])
    }
    assert found == {here}


@pytest.mark.parametrize("layout", ["sheet", "booklet"])
def test_a_b_a_in_one_process_gives_the_first_a_again(layout):
    library = Library(stock(), date(2026, 11, 24))
    first = built(MAIN, library, layout=layout)
    assert built(OTHER, library, layout=layout) != first
    assert built(MAIN, library, layout=layout) == first


def test_caches_change_nothing():
    library = Library(stock(), date(2026, 11, 24))
    library._kept[("setter", "")] = Typesetter(library.setter.faces, caching=False)
    assert built(MAIN, library) == built(MAIN)


def test_another_day_changes_no_byte():
    late = Library(stock(), date(2027, 1, 1))
    assert built(MAIN, late) == built(MAIN)


def test_what_is_kept_is_bounded_and_forgotten_between_documents():
    library = Library(stock(), date(2026, 11, 24))
    first = built(MAIN, library)
    assert library.setter._lines
    library.setter.spare(most=0)
    assert not library.setter._lines and not any(face._words for face in library.setter.faces.all())
    assert built(MAIN, library) == first


def test_a_thousand_brands_of_one_print_are_not_all_kept():
    library = Library(stock(), date(2026, 11, 24))
    for number in range(1000):
        assert library.brand("default", (("phones.day", f"555-{number:04}"),)).phones.day == f"555-{number:04}"
    assert sum(1 for kind, _ in library._kept if kind == "brand") <= 256
