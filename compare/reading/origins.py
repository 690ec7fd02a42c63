"""Whether an event's other reports leave it standing that one report follows another.

A comparison sees two reports. Of three that share text, each looks like the origin of every later
one, yet only one of them is: who looks at all of the event's comparisons can keep quiet about the
others. A report is named as the origin only if no other report that may have come before the
derived one shares as much text with it; where two share about the same, the earlier is the origin.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, FloatField, Q, Sum, Value, When

from articles.work import Status
from compare.models import Comparison, PairKind, PassagePair

# How much of a sentence's wording a counterpart of each kind shares, roughly.
WEIGHTS = {
    PairKind.VERBATIM: 1.0,
    PairKind.NEAR_VERBATIM: 0.9,
    PairKind.PARAPHRASE: 0.3,
    PairKind.PARTIAL: 0.15,
}
ABOUT_AS_MUCH = 0.9  # of what the supposed origin shares: alignment is no surer than that


@dataclass(frozen=True, slots=True)
class Shared:
    """How much text a report has in common with one that may be derived; in weighted sentences."""

    report: int
    published_at: datetime | None
    amount: float


def is_clear(origin: int, *, derived_at: datetime | None, shared: Iterable[Shared]) -> bool:
    """Tell whether no other report is as likely the origin; all `shared` with the derived one."""
    found = {share.report: share for share in shared}
    supposed = found.get(origin)
    if supposed is None:
        return False
    return not any(
        _rivals(share, supposed)
        for share in found.values()
        if share.report != origin and _may_precede(share.published_at, derived_at)
    )


def _rivals(share: Shared, supposed: Shared) -> bool:
    if share.amount > supposed.amount / ABOUT_AS_MUCH:
        return True
    if share.amount < supposed.amount * ABOUT_AS_MUCH:
        return False
    return _may_precede(share.published_at, supposed.published_at)


def _may_precede(one: datetime | None, other: datetime | None) -> bool:
    """Tell whether `one` may be earlier; what is not known may be anything."""
    return one is None or other is None or one < other


def unclear_origins(comparisons: Iterable[Comparison]) -> frozenset[int]:
    """Return which comparisons, given with their articles, name an origin that is not clear.

    One query; none where no comparison names an origin.
    """
    named = [comparison for comparison in comparisons if comparison.derived]
    if not named:
        return frozenset()
    shared = _shared_with({comparison.article(comparison.derived).pk for comparison in named})
    unclear = set()
    for comparison in named:
        derived = comparison.article(comparison.derived)
        origin = comparison.right_id if derived.pk == comparison.left_id else comparison.left_id
        others = shared.get((derived.pk, derived.event_id), {})
        if others and not is_clear(origin, derived_at=derived.published_at, shared=others.values()):
            unclear.add(comparison.pk)
    return frozenset(unclear)


def _shared_with(reports: set[int]) -> dict[tuple[int, int | None], dict[int, Shared]]:
    """Return what the newest comparisons within an event find shared with each report."""
    weight = Case(
        *(When(kind=kind, then=Value(value)) for kind, value in WEIGHTS.items()),
        default=Value(0.0),
        output_field=FloatField(),
    )
    rows = (
        PassagePair.objects.filter(
            Q(comparison__left__in=reports) | Q(comparison__right__in=reports),
            comparison__status=Status.READY,
            comparison__left__event=F("comparison__right__event"),
        )
        .values_list(
            "comparison",
            "comparison__left",
            "comparison__right",
            "comparison__left__event",
            "comparison__left__published_at",
            "comparison__right__published_at",
        )
        .annotate(
            left_amount=Sum(weight * (F("left_end") - F("left_start")), output_field=FloatField()),
            right_amount=Sum(
                weight * (F("right_end") - F("right_start")), output_field=FloatField()
            ),
        )
        .order_by("comparison")  # a newer comparison of the same two takes the place of the older
    )
    found: dict[tuple[int, int | None], dict[int, Shared]] = {}
    for _, left, right, event, left_at, right_at, left_amount, right_amount in rows:
        found.setdefault((left, event), {})[right] = Shared(right, right_at, left_amount)
        found.setdefault((right, event), {})[left] = Shared(left, left_at, right_amount)
    return found
