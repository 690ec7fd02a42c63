"""What reviewers made of the flags in an outlet's reports, with how little that may say.

Requires the flags of the newest comparisons, each with its verdicts. No Django, so that the
arithmetic can be read and tested alone.

- Flags of one kind whose spans overlap in one report are **one place**: a report compared with four
  others may be flagged four times for the same words, and that is one observation, not four.
- A place is decided where its verdicts agree. The share of decided places that were confirmed is
  given with Wilson's 95 % interval, which stays inside 0–100 % and is honest for few and for
  extreme counts, and not at all below `LEAST_PLACES`.
- How many reports hold a confirmed flag is counted in **reports**, since places in one report hang
  together. Reports with places nobody has decided may or may not belong to them: the count is then
  a range and the interval reaches from the lower bound of its least to the upper bound of its most.
  Only reports compared with rules for the kind count; none below `LEAST_REPORTS`.

Rejected: flags per 1,000 words (they come in clusters and rarely, so an interval that takes them for
independent would be far too narrow); leaving out reports with undecided flags (those without any
flag would stay in and push the share down); one figure for all kinds, and any order of outlets
by these figures, which would be the rating that this is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from compare.analysis.results import FlagKind

Z = 1.959964  # of the two-sided 95 % interval of a normal distribution
LEAST_PLACES = 10  # decided; with fewer the interval is wider than half of the scale
LEAST_REPORTS = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds in [0, 1]."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """From `least` to `most` of `of`; the two are equal where all is decided."""

    least: int
    most: int
    of: int
    interval: Interval

    @property
    def value(self) -> float | None:
        """Return the share, None where it is only known within bounds."""
        return self.least / self.of if self.least == self.most else None


@dataclass(frozen=True, slots=True)
class Raised:
    """One flag: the report it stands in, half-open offsets of its body, the verdicts on it."""

    report: int
    kind: str
    start: int
    end: int
    verdicts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """Overlapping flags of one kind in one report, with all verdicts on them."""

    report: int
    start: int
    end: int
    flags: int
    verdicts: frozenset[str]

    @property
    def is_confirmed(self) -> bool:
        return "confirmed" in self.verdicts and "dismissed" not in self.verdicts

    @property
    def is_dismissed(self) -> bool:
        return "dismissed" in self.verdicts and "confirmed" not in self.verdicts

    @property
    def is_decided(self) -> bool:
        return self.is_confirmed or self.is_dismissed


@dataclass(frozen=True, slots=True)
class KindRecord:
    """One kind of flag in some reports; `reports` are those compared with rules for it.

    `unclear` places have verdicts that decide nothing: unsure, or against each other.
    """

    kind: FlagKind
    reports: int
    flags: int = 0
    places: int = 0
    confirmed: int = 0
    dismissed: int = 0
    unclear: int = 0
    precision: Share | None = None  # of decided places, the confirmed
    holding: Share | None = None  # of reports, those with a confirmed place

    @property
    def decided(self) -> int:
        return self.confirmed + self.dismissed

    @property
    def awaiting(self) -> int:
        return self.places - self.decided - self.unclear

    @property
    def too_few(self) -> bool:
        return self.decided > 0 and self.precision is None


def wilson(successes: int, of: int) -> Interval:
    """Return Wilson's 95 % score interval of a share; raises `ValueError` where there is none.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
    """
    if not 0 <= successes <= of or of == 0:
        raise ValueError(f"{successes} of {of} is no share")
    share, square = successes / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    high = 1.0 if successes == of else min(1.0, middle + half)
    return Interval(low, high)


def share(least: int, of: int, *, most: int | None = None, enough: int) -> Share | None:
    """Return a share with its uncertainty, None where `of` is not `enough` for one."""
    if of < max(enough, 1):
        return None
    most = least if most is None else most
    return Share(least, most, of, Interval(wilson(least, of).low, wilson(most, of).high))


def places_of(flags: Iterable[Raised]) -> list[MarkedPlace]:
    """Join flags of one kind that overlap in one report."""
    found: list[MarkedPlace] = []
    for flag in sorted(flags, key=lambda flag: (flag.report, flag.start, flag.end)):
        last = found[-1] if found else None
        if last is None or last.report != flag.report or flag.start >= last.end:
            found.append(MarkedPlace(flag.report, flag.start, flag.end, 1, flag.verdicts))
            continue
        found[-1] = MarkedPlace(
            last.report,
            last.start,
            max(last.end, flag.end),
            last.flags + 1,
            last.verdicts | flag.verdicts,
        )
    return found


def record_of(kind: FlagKind, flags: Sequence[Raised], *, reports: int) -> KindRecord:
    """Sum up the flags of one kind; `reports` is how many were compared with rules for it."""
    places = places_of(flags)
    confirmed = sum(place.is_confirmed for place in places)
    dismissed = sum(place.is_dismissed for place in places)
    by_report: dict[int, list[MarkedPlace]] = defaultdict(list)
    for place in places:
        by_report[place.report].append(place)
    holding = sum(any(p.is_confirmed for p in of) for of in by_report.values())
    may_hold = sum(any(p.is_confirmed or not p.is_decided for p in of) for of in by_report.values())
    decided = confirmed + dismissed
    return KindRecord(
        kind=kind,
        reports=reports,
        flags=len(flags),
        places=len(places),
        confirmed=confirmed,
        dismissed=dismissed,
        unclear=sum(bool(p.verdicts) and not p.is_decided for p in places),
        precision=share(confirmed, decided, enough=LEAST_PLACES),
        holding=share(holding, max(reports, len(by_report)), most=may_hold, enough=LEAST_REPORTS)
        if decided
        else None,
    )


__all__ = [
    "LEAST_PLACES",
    "LEAST_REPORTS",
    "Interval",
    "KindRecord",
    "MarkedPlace",
    "Raised",
    "Share",
    "places_of",
    "record_of",
    "share",
    "wilson",
]
