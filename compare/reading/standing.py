"""How far a kind of flag can be trusted: its measured precision, and what reviewers made of it here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext

from compare.analysis.precision import MeasuredPrecision, measured
from compare.models import Flag, FlagKind, Review, Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind of flag: `measured` is None where nothing was measured for this release.

    `confirmed` and `dismissed` count flags of this site on which no two reviewers disagree.
    """

    kind: FlagKind
    measured: MeasuredPrecision | None
    confirmed: int = 0
    dismissed: int = 0

    @property
    def percent(self) -> int | None:
        """Return the measured precision in whole per cent, rounded down: never more than measured."""
        return None if self.measured is None else int(self.measured.precision * 100 + 1e-9)

    @property
    def data(self) -> str:
        """Say in the reader's language what it was measured on."""
        return "" if self.measured is None else self.measured.data.told(gettext)

    @property
    def decided(self) -> int:
        return self.confirmed + self.dismissed

    @property
    def is_reviewed(self) -> bool:
        return self.decided > 0


def standings() -> Mapping[str, Standing]:
    """Return the standing of every kind, by kind (one query)."""
    reviews = Review.objects.filter(flag=OuterRef("pk"))
    decided = (
        Flag.objects.standing()
        .filter(reviews__isnull=False)
        .annotate(
            confirmed=Exists(reviews.filter(verdict=Verdict.CONFIRMED)),
            dismissed=Exists(reviews.filter(verdict=Verdict.DISMISSED)),
        )
        .values("kind", "confirmed", "dismissed")
        .annotate(flags=Count("pk", distinct=True))
    )
    counts = {
        (row["kind"], row["confirmed"], row["dismissed"]): row["flags"]
        for row in decided.order_by()
    }
    return {
        kind.value: Standing(
            kind,
            measured(kind.value),
            confirmed=counts.get((kind.value, True, False), 0),
            dismissed=counts.get((kind.value, False, True), 0),
        )
        for kind in FlagKind
    }
