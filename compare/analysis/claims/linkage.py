"""Average linkage of sentences by the links of their reports; `grouping` says why and how.

Nothing here depends on the order in which links were found: what ties is decided by the sentences.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

# Log odds. A link that the alignment made is a link, however weak; no probability is surer than .92.
LEAST, MOST = 0.2, 2.5
MISSING = 1.3  # log odds against, by a pair without a link; two outweigh every link
THIRD = MISSING / 2  # what one third report adds to the rank of a link, or takes from it
LONGEST_RUN = 4  # sentences of one report in one claim
ROUNDING = 9  # decimals of a mean; sums in another order differ beyond

Unit = tuple[int, int]  # report, sentence position
Evidence = Mapping[Unit, Mapping[Unit, float]]
Mute = Mapping[int, frozenset[int]]
Runs = dict[int, list[int]]  # sentence positions by report
Two = tuple[int, int]  # two reports, the lower key first


def joined(evidence: Evidence, mute: Mute) -> list[Runs]:
    """Return the groups that average linkage makes of all sentences with a link.

    `evidence` holds the log odds of every two linked sentences, both ways; `mute` the reports that
    nothing is known of beside each report, itself among them.
    """
    return [group.runs for group in _Groups(evidence, mute).joined()]


def mean(total: float, number: int) -> float:
    return round(total / number, ROUNDING)


def _ranked(evidence: Evidence, mute: Mute) -> Iterator[tuple[Unit, Unit, float, float]]:
    """Yield each link once, with its log odds, as they are and as third reports see them."""
    bit = {report: 1 << n for n, report in enumerate(mute)}
    silent = {report: reduce(or_, map(bit.__getitem__, found)) for report, found in mute.items()}
    touched = {
        unit: reduce(or_, (bit[report] for report, _ in found)) for unit, found in evidence.items()
    }
    for one, found in evidence.items():
        for other, odds in found.items():
            if one > other:
                continue
            both = found.keys() & evidence[other].keys()
            agree = {report for report, _ in both} - mute[one[0]] - mute[other[0]]
            seen = (touched[one] | touched[other]) & ~(silent[one[0]] | silent[other[0]])
            yield one, other, odds, odds + THIRD * (2 * len(agree) - seen.bit_count())


@dataclass(slots=True)
class _Between:
    """What links say of two groups: sums of log odds and of ranks, in all and by two reports.

    `found` holds the sums and the number of links. Both groups hold the same object.
    """

    odds: float
    rank: float
    found: dict[Two, tuple[float, float, int]]

    def add(self, other: _Between) -> None:
        self.odds += other.odds
        self.rank += other.rank
        for reports, (odds, rank, links) in other.found.items():
            before = self.found.get(reports, (0.0, 0.0, 0))
            self.found[reports] = (before[0] + odds, before[1] + rank, before[2] + links)


@dataclass(slots=True)
class _Group:
    """Sentences by report, in order, and what links say of it and each neighbouring group.

    `mask` has a bit for each of its reports.
    """

    runs: Runs
    mask: int
    near: dict[int, _Between] = field(default_factory=dict)
    is_short: bool = True  # every run is one sentence
    first: Unit = field(init=False)

    def __post_init__(self) -> None:
        report = min(self.runs)
        self.first = report, self.runs[report][0]


class _Groups:
    """Average linkage; `joined` runs it to its end."""

    def __init__(self, evidence: Evidence, mute: Mute) -> None:
        self._mute = mute
        self._all_compared = all(len(found) == 1 for found in mute.values())
        units = sorted(evidence)
        number = {unit: n for n, unit in enumerate(units)}
        bit = {report: 1 << n for n, report in enumerate(mute)}
        self._groups = {
            n: _Group({unit[0]: [unit[1]]}, bit[unit[0]]) for n, unit in enumerate(units)
        }
        for one, other, odds, rank in _ranked(evidence, mute):
            near = _Between(odds, rank, {_two(one[0], other[0]): (odds, rank, 1)})
            n, m = number[one], number[other]
            self._groups[n].near[m] = self._groups[m].near[n] = near
        self._next = len(units)
        self._heap: list[tuple[float, Unit, Unit, int, int]] = []

    def joined(self) -> list[_Group]:
        for n in list(self._groups):
            self._propose(n, above=n)
        while self._heap:
            *_, one, other = heapq.heappop(self._heap)
            if one in self._groups and other in self._groups:
                self._propose(self._join(one, other), above=-1)
        return list(self._groups.values())

    def _propose(self, n: int, *, above: int) -> None:
        """Queue a group with its neighbours numbered higher than `above`."""
        group = self._groups[n]
        for m, between in group.near.items():
            if m <= above:
                continue
            other = self._groups[m]
            known = self._known(group, other)
            if _is_hopeless(len(between.found), known) or not _fit(group, other):
                continue
            odds, rank = self._means(group, other, between, known)
            if odds > 0:
                first, second = sorted((group.first, other.first))
                heapq.heappush(self._heap, (-rank, first, second, n, m))

    def _means(
        self, group: _Group, other: _Group, between: _Between, known: int
    ) -> tuple[float, float]:
        """Return the mean log odds and rank of two groups, over all two reports known of.

        Two runs of sentences count for as much as two sentences do.
        """
        odds = rank = 0.0
        if group.is_short and other.is_short:  # nothing to weigh
            odds, rank = between.odds, between.rank
        else:
            for (a, b), (some_odds, some_rank, links) in between.found.items():
                pairs = len(group.runs.get(a, ())) * len(other.runs.get(b, ()))
                pairs += len(group.runs.get(b, ())) * len(other.runs.get(a, ()))
                against = MISSING * (pairs - links)
                odds += (some_odds - against) / pairs
                rank += (some_rank - against) / pairs
        against = MISSING * (known - len(between.found))
        return mean(odds - against, known), mean(rank - against, known)

    def _known(self, group: _Group, other: _Group) -> int:
        """Return how many two reports, one of each group, something is known of."""
        if self._all_compared:
            both = (group.mask & other.mask).bit_count()
            swapped = both * (both - 1) // 2  # a/b and b/a are the same two reports
            return len(group.runs) * len(other.runs) - both - swapped
        return len({_two(a, b) for a in group.runs for b in other.runs if b not in self._mute[a]})

    def _join(self, one: int, other: int) -> int:
        first, second = self._groups.pop(one), self._groups.pop(other)
        runs = {report: list(run) for report, run in first.runs.items()}
        for report, run in second.runs.items():
            runs[report] = sorted([*runs.get(report, ()), *run])
        near = first.near
        near.pop(other, None)
        for m, between in second.near.items():
            if m == one:
                continue
            into = near.get(m)
            if into is not None:
                into, between = sorted((into, between), key=lambda b: -len(b.found))
                into.add(between)
                between = into
            near[m] = between
        n, self._next = self._next, self._next + 1
        is_short = all(len(run) == 1 for run in runs.values())
        self._groups[n] = _Group(runs, first.mask | second.mask, near, is_short)
        for m, between in near.items():
            neighbours = self._groups[m].near
            neighbours.pop(one, None)
            neighbours.pop(other, None)
            neighbours[n] = between
        return n


def _is_hopeless(linked: int, known: int) -> bool:
    """Tell whether a mean is not above zero even if all links of two groups are as sure as any."""
    return MOST * linked <= MISSING * (known - linked)


def _two(one: int, other: int) -> Two:
    return (one, other) if one < other else (other, one)


def _fit(one: _Group, other: _Group) -> bool:
    """Tell whether every report would keep one run that is not too long."""
    if not one.mask & other.mask:
        return True
    for report in one.runs.keys() & other.runs.keys():
        both = sorted([*one.runs[report], *other.runs[report]])
        if both[-1] - both[0] + 1 != len(both) or len(both) > LONGEST_RUN:
            return False
    return True
