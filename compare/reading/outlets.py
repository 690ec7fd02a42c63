"""The record of one outlet's reports: what they were compared with, what was flagged, who judged it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, F, Q, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Outlet
from articles.visibility import Reader
from compare.analysis.results import FlagKind as FlagKindValue
from compare.models import ComparisonQuerySet, FlagKind, Side
from compare.reading.current import current, standing_flags
from compare.reading.rates import KindRecord, Raised, record_of

UNKNOWN = _("Unknown outlet")


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """A comparison of one report of the outlet with another report."""

    comparison: int
    outlet: str | Promise
    flags: int  # that stand in the outlet's report


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """What is known of an outlet's reports here, with how it came about.

    `adders` and `reviewers` count people: who added the reports, who gave verdicts on their flags.
    """

    kinds: tuple[KindRecord, ...]
    reports: int
    compared: int
    others: int  # outlets the reports were compared with
    adders: int
    reviewers: int
    comparisons: Mapping[int, tuple[ComparedWith, ...]]  # by report


@dataclass(frozen=True, slots=True)
class _Pair:
    """A comparison as the outlet's report sees it."""

    comparison: int
    report: int
    other: int | None
    other_name: str | None
    not_analysed: frozenset[str]


def record_of_outlet(outlet: Outlet, *, reader: Reader) -> OutletRecord:
    """Sum up those of an outlet's reports that a reader may see (three queries)."""
    seen = current().visible_to(reader)
    pairs = _pairs(outlet, seen)
    flags, in_comparison, reviewers = _flags(outlet, seen)
    people = (
        Article.objects.visible_to(reader)
        .filter(outlet=outlet)
        .aggregate(reports=Count("pk"), adders=Count("added_by", distinct=True))
    )
    return OutletRecord(
        kinds=tuple(
            record_of(
                kind,
                flags[kind.value],
                reports=len({p.report for p in pairs if kind.value not in p.not_analysed}),
            )
            for kind in FlagKindValue
        ),
        reports=people["reports"],
        compared=len({pair.report for pair in pairs}),
        others=len({pair.other for pair in pairs} - {None, outlet.pk}),
        adders=people["adders"],
        reviewers=reviewers,
        comparisons=_by_report(pairs, in_comparison),
    )


def _pairs(outlet: Outlet, seen: ComparisonQuerySet) -> list[_Pair]:
    """Return the newest comparisons of the outlet's reports, seen from each report of its own."""
    rows = (
        seen.filter(Q(left__outlet=outlet) | Q(right__outlet=outlet))
        .order_by("pk")
        .values_list(
            "pk",
            "not_analysed",
            "left",
            "left__outlet",
            "left__outlet__name",
            "right",
            "right__outlet",
            "right__outlet__name",
        )
    )
    found = []
    for pk, not_analysed, left, left_outlet, left_name, right, right_outlet, right_name in rows:
        missing = frozenset(not_analysed)
        if left_outlet == outlet.pk:
            found.append(_Pair(pk, left, right_outlet, right_name, missing))
        if right_outlet == outlet.pk:
            found.append(_Pair(pk, right, left_outlet, left_name, missing))
    return found


def _flags(
    outlet: Outlet, seen: ComparisonQuerySet
) -> tuple[dict[str, list[Raised]], dict[tuple[int, int], int], int]:
    """Return the flags in the outlet's reports by kind, their number by comparison, and reviewers."""
    its_side = Q(side=Side.LEFT, comparison__left__outlet=outlet) | Q(
        side=Side.RIGHT, comparison__right__outlet=outlet
    )
    judged = Q(reviews__isnull=False)
    rows = (
        standing_flags()
        .filter(its_side, comparison__in=seen)
        .order_by()
        .annotate(
            report=Case(
                When(side=Side.LEFT, then=F("comparison__left")), default=F("comparison__right")
            ),
            verdicts=ArrayAgg("reviews__verdict", filter=judged, default=Value([])),
            reviewers=ArrayAgg("reviews__reviewer", filter=judged, default=Value([])),
        )
        .values_list("comparison", "report", "kind", "start", "end", "verdicts", "reviewers")
    )
    flags: dict[str, list[Raised]] = {kind: [] for kind in FlagKind.values}
    numbers: dict[tuple[int, int], int] = defaultdict(int)
    reviewers: set[int] = set()
    for comparison, report, kind, start, end, verdicts, people in rows:
        flags[kind].append(Raised(report, kind, start, end, frozenset(verdicts)))
        numbers[comparison, report] += 1
        reviewers.update(people)
    return flags, numbers, len(reviewers)


def _by_report(
    pairs: Iterable[_Pair], flags: Mapping[tuple[int, int], int]
) -> dict[int, tuple[ComparedWith, ...]]:
    found: dict[int, list[ComparedWith]] = defaultdict(list)
    for pair in pairs:
        number = flags.get((pair.comparison, pair.report), 0)
        found[pair.report].append(ComparedWith(pair.comparison, pair.other_name or UNKNOWN, number))
    return {report: tuple(entries) for report, entries in found.items()}


__all__ = ["ComparedWith", "OutletRecord", "record_of_outlet"]
