"""The code of a handout: what its ids begin with."""

from __future__ import annotations

import re
from typing import Annotated

from takehome.fields import ScalarType

CODE = r"[A-Za-z0-9][A-Za-z0-9-]{0,60}"
BOOK = "BOOK"  # what the id of a booklet has before its digits
NEUTRAL_CODE = "INFO"  # what stands for the code of a handout under a neutral cover


def reserved(code: str) -> bool:
    """Whether ids that begin with a code would be taken for those of booklets or of neutral covers."""
    words = code.upper().split("-")
    return BOOK in words or words[0] == NEUTRAL_CODE


def _code(text: str) -> str | None:
    return text if re.fullmatch(CODE, text) and not reserved(text) else None


Code = Annotated[
    str,
    ScalarType(
        _code,
        "a code that an id can begin with",
        f"letters from A to Z, digits and dashes, such as LC-STOP; not {NEUTRAL_CODE}, and no {BOOK} in it",
        {"type": ["string", "number"], "pattern": f"^{CODE}$"},
        printed=True,
    ),
]
