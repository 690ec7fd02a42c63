"""Two reviewers at the same passages: who sends later is told of what the other decided meanwhile.

Decisions are never deleted, so how many there are and how many were taken back tells which came
since a form was opened. Changes by the same person are no conflict: a double click is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.text.spans import Span
from compare.analysis.results import Side
from compare.models import LinkDecision

MOST_DIGITS = 9


class DecidedMeanwhile(ValidationError):
    """Somebody else decided about the same passages since a form was opened."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How many decisions about two reports there were, and how many had been taken back."""

    made: int
    taken_back: int

    def __str__(self) -> str:
        return f"{self.made}-{self.taken_back}"

    @classmethod
    def from_text(cls, text: str) -> Seen | None:
        made, _dash, taken_back = text.partition("-")
        numbers = made, taken_back
        if any(not n.isascii() or not n.isdecimal() or len(n) > MOST_DIGITS for n in numbers):
            return None
        return cls(int(made), int(taken_back))


def seen_now(left: int, right: int) -> Seen:
    """Return what there is to be seen of two articles (one query)."""
    decisions = LinkDecision.objects.between(left, right)
    taken_back = list(decisions.values_list("taken_back_at", flat=True))
    return Seen(len(taken_back), sum(at is not None for at in taken_back))


def check_nobody_decided_since(
    seen: Seen, left: int, right: int, passages: Sequence[tuple[Span, Span]], reviewer: User
) -> None:
    """Raise `DecidedMeanwhile` where another reviewer changed what touches both of two passages."""
    told = [
        words
        for decision, words in _since(seen, left, right, reviewer)
        if any(decision.meets(zip(Side, both, strict=True)) for both in passages)
    ]
    if told:
        again = _("Look at it again; if you still want it, send it once more.")
        raise DecidedMeanwhile([*told, again])


def _since(seen: Seen, left: int, right: int, reviewer: User) -> Iterator[tuple[LinkDecision, str]]:
    decisions = LinkDecision.objects.between(left, right).select_related("made_by", "taken_back_by")
    for decision in decisions.order_by("pk")[seen.made :]:
        if decision.made_by_id != reviewer.pk:
            words = (
                _("While you were choosing, %(name)s cut a link of these passages.")
                if decision.is_cut
                else _("While you were choosing, %(name)s made a link of these passages.")
            )
            yield decision, words % {"name": decision.made_by.get_username()}
    taken_back = decisions.exclude(taken_back_at=None).order_by("taken_back_at", "pk")
    for decision in taken_back[seen.taken_back :]:
        person = decision.taken_back_by
        if person is not None and person.pk != reviewer.pk:
            words = _(
                "While you were choosing, %(name)s took back a decision about these passages."
            )
            yield decision, words % {"name": person.get_username()}


__all__ = ["DecidedMeanwhile", "Seen", "check_nobody_decided_since", "seen_now"]
