"""Which comparisons and flags stand for two reports now: of each two, the newest that is ready."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, QuerySet

from articles.work import Status
from compare.models import Comparison, Flag


def current() -> QuerySet[Comparison]:
    """Return the newest ready comparison of each two reports that stand in one event."""
    newer = Comparison.objects.filter(
        left=OuterRef("left"), right=OuterRef("right"), status=Status.READY, pk__gt=OuterRef("pk")
    )
    return Comparison.objects.filter(
        ~Exists(newer), status=Status.READY, left__event=F("right__event")
    )


def standing_flags() -> QuerySet[Flag]:
    """Return the flags that lists count."""
    return Flag.objects.all()


__all__ = ["current", "standing_flags"]
