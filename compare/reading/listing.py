"""Comparisons as event and article pages list them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from compare.models import Comparison, ComparisonQuerySet, Flag, FlagKind, PassagePair
from compare.reading.head import Column, columns
from compare.reading.wording import RELATION, counted

UNLISTED = ("body", "vector")  # long columns that a list does not show


@dataclass(frozen=True, slots=True)
class KindCount:
    label: str
    slug: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One comparison in a list."""

    comparison: Comparison
    columns: tuple[Column, Column]
    relation: str
    kinds: tuple[KindCount, ...]

    @property
    def flags(self) -> int:
        return sum(kind.count for kind in self.kinds)


def listed(comparisons: ComparisonQuerySet) -> tuple[Listed, ...]:
    """Return the newest comparison of each two articles, in order of publication (three queries)."""
    newest = (
        comparisons.with_articles()
        .defer(*(f"{side}__{name}" for side in ("left", "right") for name in UNLISTED))
        .order_by("left_id", "right_id", "-pk")
        .distinct("left_id", "right_id")
    )
    found = sorted(newest, key=_published)
    pks = [comparison.pk for comparison in found]
    kinds = _kinds(pks)
    links = dict(
        PassagePair.objects.filter(comparison__in=pks, similarity__isnull=False)
        .values_list("comparison")
        .annotate(Count("pk"))
        .order_by("comparison")
    )
    return tuple(
        Listed(
            comparison,
            columns(comparison.left, comparison.right),
            _relation(comparison, links.get(comparison.pk, 0)),
            tuple(kinds.get(comparison.pk, ())),
        )
        for comparison in found
    )


def _published(comparison: Comparison) -> tuple[bool, float, bool, float, int]:
    times = [comparison.left.published_at, comparison.right.published_at]
    one, other = (time.timestamp() if time else 0.0 for time in times)
    return times[0] is None, one, times[1] is None, other, comparison.pk


def _relation(comparison: Comparison, links: int) -> str:
    words = RELATION.get(comparison.reuse, "Compared")
    words += f": {counted(links, 'passage')} aligned" if links else ": nothing aligned"
    if not comparison.derived:
        return words
    written = comparison.article(comparison.derived)
    other = comparison.left if written is comparison.right else comparison.right
    return f"{words}; {written.outlet_name} written from {other.outlet_name}"


def _kinds(pks: list[int]) -> dict[int, list[KindCount]]:
    order = {kind: position for position, kind in enumerate(FlagKind.values)}
    rows = (
        Flag.objects.filter(comparison__in=pks)
        .values_list("comparison", "kind")
        .annotate(Count("pk"))
        .order_by("comparison")
    )
    found: dict[int, list[KindCount]] = defaultdict(list)
    for comparison, kind, count in sorted(rows, key=lambda row: (row[0], order[row[1]])):
        found[comparison].append(
            KindCount(FlagKind(kind).label.lower(), kind.replace("_", "-"), count, f"?kind={kind}")
        )
    return found
