"""What a clinic's country sees: sections, blocks and points can say `country:`, and stay out of prints elsewhere."""

from __future__ import annotations

from typing import TypeVar

from takehome.content import Handout
from takehome.problems import Problems
from takehome.recent import Recent
from takehome.said import problem_at
from takehome.schema import Model

M = TypeVar("M", bound=Model)
_local: Recent[Handout | None] = Recent(64)


def local(handout: Handout, country: str) -> Handout:
    """A handout without what is for another country than this one, of two letters (ISO 3166).

    Raises Problems where nothing of the handout is left.
    """
    kept = _local.get((handout,), lambda: _kept(handout, country), country)
    if kept is None:
        hint = "take `country:` off some of its sections, or leave this handout out"
        raise Problems([problem_at(handout.title, f"all of this is for other countries than {country}", hint)])
    return kept


def _kept(model: M, country: str) -> M | None:
    """A model without what is for other countries, itself where that changes nothing; None where nothing is left."""
    if vars(model).get("country") not in (None, country):
        return None
    changes: dict[str, object] = {}
    for name, value in vars(model).items():
        kept = _of(value, country)
        if kept is value:
            continue
        if kept is None and type(model).model_fields[name].is_required():
            return None
        changes[name] = kept
    return model.model_copy(update=changes) if changes else model


def _of(value: object, country: str) -> object:
    """A value without what is for other countries; None where it held something, and holds nothing more."""
    if isinstance(value, str):  # nearly always; asking whether it is a model takes long
        return value
    if isinstance(value, Model):
        return _kept(value, country)
    if not isinstance(value, tuple) or not any(isinstance(one, Model) for one in value):
        return value
    found = tuple(kept for one in value if (kept := _of(one, country)) is not None)
    same = len(found) == len(value) and all(a is b for a, b in zip(found, value, strict=True))
    return value if same else found or None
