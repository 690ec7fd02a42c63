"""Which comparisons and flags stand for two reports now: of each two, the newest that is ready."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef

from articles.work import Status
from compare.models import Comparison, ComparisonQuerySet, Flag, FlagQuerySet


def current() -> ComparisonQuerySet:
    """Return the newest ready comparison of each two reports that stand in one event; to be narrowed."""
    newer = Comparison.objects.filter(
        left=OuterRef("left"), right=OuterRef("right"), status=Status.READY, pk__gt=OuterRef("pk")
    )
    return Comparison.objects.filter(
        ~Exists(newer), status=Status.READY, left__event=F("right__event")
    )


def standing_flags() -> FlagQuerySet:
    """Return the flags that lists count: those that are still raised."""
    return Flag.objects.standing()


__all__ = ["current", "standing_flags"]
