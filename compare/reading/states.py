"""Where a flag stands with its reviewers; derived from their verdicts, never stored."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet, TextChoices
from django.utils.translation import pgettext_lazy

from compare.models import Flag, Review, Verdict

VERDICT_VERBS = {  # what the buttons that give a verdict say
    Verdict.CONFIRMED: pgettext_lazy("button", "Confirm"),
    Verdict.DISMISSED: pgettext_lazy("button", "Dismiss"),
    Verdict.UNSURE: pgettext_lazy("button", "Unsure"),
}


class ReviewState(TextChoices):
    AWAITING = "awaiting", pgettext_lazy("state of a flag", "awaiting review")
    CONFIRMED = "confirmed", pgettext_lazy("state of a flag", "confirmed")
    DISMISSED = "dismissed", pgettext_lazy("state of a flag", "dismissed")
    UNSURE = "unsure", pgettext_lazy("state of a flag", "unsure")
    DISAGREEMENT = "disagreement", pgettext_lazy("state of a flag", "disagreement")


def state_of(verdicts: Collection[str]) -> ReviewState:
    """Sum verdicts up: "unsure" never outweighs a decision, opposite decisions disagree."""
    if not verdicts:
        return ReviewState.AWAITING
    confirmed, dismissed = Verdict.CONFIRMED in verdicts, Verdict.DISMISSED in verdicts
    if confirmed and dismissed:
        return ReviewState.DISAGREEMENT
    if confirmed:
        return ReviewState.CONFIRMED
    return ReviewState.DISMISSED if dismissed else ReviewState.UNSURE


def in_state(flags: QuerySet[Flag], state: str) -> QuerySet[Flag]:
    """Keep the flags for whose verdicts `state_of` gives `state`."""
    reviews = Review.objects.filter(flag=OuterRef("pk"))
    confirmed = Exists(reviews.filter(verdict=Verdict.CONFIRMED))
    dismissed = Exists(reviews.filter(verdict=Verdict.DISMISSED))
    if state == ReviewState.AWAITING:
        return flags.filter(~Exists(reviews))
    if state == ReviewState.CONFIRMED:
        return flags.filter(confirmed, ~dismissed)
    if state == ReviewState.DISMISSED:
        return flags.filter(dismissed, ~confirmed)
    if state == ReviewState.UNSURE:
        return flags.filter(Exists(reviews), ~confirmed, ~dismissed)
    return flags.filter(confirmed, dismissed)
