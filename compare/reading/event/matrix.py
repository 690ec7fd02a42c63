"""Every two reports of an event: how much of each has a counterpart in the other, and how many flags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from compare.models import Comparison, ReuseKind
from compare.reading.event.material import EventMaterial, Report

LEVELS = 5  # shades; a share of 1.0 has the last


@dataclass(frozen=True, slots=True)
class PairCell:
    """Of the row's report, what the column's has too; `comparison` is None where not compared."""

    report: Report
    other: Report
    comparison: Comparison | None = None
    shared: float = 0.0
    flags: int = 0

    @property
    def is_itself(self) -> bool:
        return self.report is self.other

    @property
    def percent(self) -> int:
        return round(self.shared * 100)

    @property
    def level(self) -> int:
        """Return which shade shows the share; 0 where nothing is shared."""
        return min(LEVELS, int(self.shared * LEVELS) + 1) if self.shared else 0

    @property
    def relation(self) -> str:
        return "" if self.comparison is None else str(ReuseKind(self.comparison.reuse).label)


@dataclass(frozen=True, slots=True)
class PairRow:
    report: Report
    cells: tuple[PairCell, ...]


def matrix_of(material: EventMaterial, flags: Mapping[int, int]) -> tuple[PairRow, ...]:
    """Return a row for each report; `flags` counts the flags of comparisons by their keys."""
    shares = material.once(shares_of)

    def cell(report: Report, other: Report) -> PairCell:
        comparison = material.comparison(report.pk, other.pk)
        if comparison is None or report is other:
            return PairCell(report, other)
        shared = shares.get((report.pk, other.pk), 0.0)
        return PairCell(report, other, comparison, shared, flags.get(comparison.pk, 0))

    return tuple(
        PairRow(report, tuple(cell(report, other) for other in material.reports))
        for report in material.reports
    )


def shares_of(material: EventMaterial) -> Mapping[tuple[int, int], float]:
    """Return how much of a report has a counterpart in another, by the keys of the two."""
    linked: dict[tuple[int, int], set[int]] = defaultdict(set)
    for link in material.links:
        linked[link.one.report, link.other.report].update(range(link.one.start, link.one.end))
        linked[link.other.report, link.one.report].update(range(link.other.start, link.other.end))
    told = {
        report.pk: {n for n, sentence in enumerate(report.sentences) if not sentence.boilerplate}
        for report in material.reports
    }
    return {
        (one, other): len(found & told[one]) / len(told[one]) if told[one] else 0.0
        for (one, other), found in linked.items()
    }
