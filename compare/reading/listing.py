"""Comparisons as event and article pages list them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Case, Count, When
from django.utils.translation import gettext as _

from articles.models import Article
from articles.text.names import isolated
from articles.work import Status
from compare.models import (
    Comparison,
    ComparisonQuerySet,
    Flag,
    FlagKind,
    PassagePair,
    ReuseKind,
    Side,
)
from compare.reading.head import Column, columns
from compare.reading.origins import unclear_origins
from compare.reading.wording import RELATION, origin_in_short, passages_aligned

MUCH_SHARED = (ReuseKind.VERBATIM, ReuseKind.REWRITE)
READY_FIRST = Case(When(status=Status.READY, then=0), default=1)
UNLISTED = ("body", "vector")  # long columns that a list does not show
MOST_LISTED = 500  # comparisons; thirty-two reports have fewer, sixty have 1,770


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
    links: int
    is_derived: bool = False  # one follows the other, and no third report is as likely its origin

    @property
    def flags(self) -> int:
        return sum(kind.count for kind in self.kinds)

    @property
    def is_independent(self) -> bool:
        return self.comparison.is_ready and self.comparison.reuse == ReuseKind.INDEPENDENT


@dataclass(frozen=True, slots=True)
class Listing:
    """Comparisons in the order in which an editor looks at them.

    `told` are those with something to tell: most flags first, then most passages aligned; what is
    not ready comes last. `independent` reports share too little text to be read side by side.
    """

    told: tuple[Listed, ...]
    independent: tuple[Listed, ...]

    @property
    def is_long(self) -> bool:
        """Tell whether nobody would read it to its end."""
        return len(self) > MOST_LISTED

    @property
    def beginning(self) -> Listing:
        """Return what is listed of it: what failed, and of the rest as much as anybody reads."""
        if not self.is_long:
            return self
        failed = tuple(entry for entry in self.told if entry.comparison.is_failed)
        rest = tuple(entry for entry in self.told if not entry.comparison.is_failed)
        told = rest[:MOST_LISTED]
        return Listing((*told, *failed), self.independent[: MOST_LISTED - len(told)])

    def __len__(self) -> int:
        return len(self.told) + len(self.independent)

    def __bool__(self) -> bool:
        return bool(self.told or self.independent)

    def of(self, article: int) -> tuple[tuple[Listed, Column], ...]:
        """Return the comparisons an article stands in, each with the head of the other report."""
        return tuple(
            (entry, next(c for c in entry.columns if c.article.pk != article))
            for entry in (*self.told, *self.independent)
            if article in (entry.comparison.left_id, entry.comparison.right_id)
        )


def listing_of(comparisons: ComparisonQuerySet) -> Listing:
    """Return the newest comparison of each two articles, a ready one if any (five queries at most)."""
    newest = comparisons.order_by("left_id", "right_id", READY_FIRST, "-pk")
    rows = sorted(_with_articles(newest.distinct("left_id", "right_id")), key=_published)
    pks = [comparison.pk for comparison in rows]
    kinds, links, unclear = _kinds(pks), _links(pks), unclear_origins(rows)
    found = [
        _listed(comparison, kinds.get(comparison.pk, []), links.get(comparison.pk, 0), unclear)
        for comparison in rows
    ]
    return Listing(
        told=tuple(sorted((e for e in found if not e.is_independent), key=_told_first)),
        independent=tuple(entry for entry in found if entry.is_independent),
    )


def _with_articles(comparisons: ComparisonQuerySet) -> list[Comparison]:
    """Read comparisons and their reports, each report once however many comparisons it is in."""
    rows = list(comparisons)
    articles = (
        Article.objects.select_related("outlet", "event")
        .defer(*UNLISTED)
        .in_bulk({pk for row in rows for pk in (row.left_id, row.right_id)})
    )
    for row in rows:
        row.left, row.right = articles[row.left_id], articles[row.right_id]
    return rows


def _listed(
    comparison: Comparison, kinds: list[KindCount], links: int, unclear: Collection[int]
) -> Listed:
    both = columns(comparison.left, comparison.right)
    return Listed(
        comparison,
        both,
        _relation(comparison, both, links, unclear),
        tuple(kinds),
        links,
        is_derived=bool(comparison.derived) and comparison.pk not in unclear,
    )


def _told_first(entry: Listed) -> tuple[bool, int, int]:
    return not entry.comparison.is_ready, -entry.flags, -entry.links


def _published(comparison: Comparison) -> tuple[bool, float, bool, float, int]:
    times = [comparison.left.published_at, comparison.right.published_at]
    one, other = (time.timestamp() if time else 0.0 for time in times)
    return times[0] is None, one, times[1] is None, other, comparison.pk


def _relation(
    comparison: Comparison, both: tuple[Column, Column], links: int, unclear: Collection[int]
) -> str:
    words = _("%(relation)s: %(shared)s") % {
        "relation": RELATION.get(comparison.reuse, _("Compared")),
        "shared": passages_aligned(links),
    }
    if not comparison.derived or comparison.pk in unclear:
        return words
    late, early = both if comparison.derived == Side.LEFT else both[::-1]
    names = isolated(late.article.outlet_name), isolated(early.article.outlet_name)
    later = late.later if comparison.reuse in MUCH_SHARED else ""
    origin = origin_in_short(*names, later=later)
    return _("%(shared)s; %(origin)s") % {"shared": words, "origin": origin}


def _links(pks: list[int]) -> dict[int, int]:
    return dict(
        PassagePair.objects.filter(comparison__in=pks, similarity__isnull=False)
        .values_list("comparison")
        .annotate(Count("pk"))
        .order_by("comparison")
    )


def _kinds(pks: list[int]) -> dict[int, list[KindCount]]:
    order = {kind: position for position, kind in enumerate(FlagKind.values)}
    rows = (
        Flag.objects.standing()
        .filter(comparison__in=pks)
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
