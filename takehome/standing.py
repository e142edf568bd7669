"""How far the words of a document can be trusted: reviewed by whom, until when, translated and checked or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from takehome.content import UNREVIEWED, Handout

Say = Callable[..., str]


def notice(handouts: Sequence[Handout], say: Say, today: date) -> str:
    """What every page says of the review: not done, past its date, or nothing."""
    if any(h.review.by is None for h in handouts):
        return say("draft")
    return say("overdue") if any(h.review.next and h.review.next < today for h in handouts) else ""


def review_line(handouts: Sequence[Handout], say: Say, date_text: Callable[[date], str]) -> str:
    """Who checked the words, and when: each review once, whatever handouts it was of."""
    if any(h.review.by is None for h in handouts):
        return say("about_draft")
    signed = [(str(r.by), r.on, r.next) for r in (h.review for h in handouts) if r.on and r.next]
    return " ".join(
        say("about_reviewed", by=by, on=date_text(on), next=date_text(next)) for by, on, next in dict.fromkeys(signed)
    )


def doubtful(handouts: Sequence[Handout]) -> bool:
    """Whether a translation among them has not been checked by a qualified person."""
    return any(h.trust == UNREVIEWED for h in handouts)
