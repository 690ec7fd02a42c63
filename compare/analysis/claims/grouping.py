"""Which passages of all reports of an event tell the same claim, from what each two reports share.

Requirements: consistent where A is linked to B and B to C; one bad link must not join two claims; at
most one run of sentences of a report in a claim; the same answer whatever the order of reports and
links; not knowing (two reports never compared) must count neither way; nothing that an alignment
links may look as if it stood in one report only.

Idea: average linkage on log odds, between sentences. A link gives its probability's log odds, a pair
of sentences of two compared reports without a link speaks against (`MISSING`), a pair that nobody
compared and a pair within one report say nothing. From single sentences on, the two groups with the
highest mean are joined while that mean is above zero and every report keeps one run. So one sure link
outweighs one missed by the alignment, and no link outweighs two.

A sentence stands in one claim as its own, but often tells more than one. Where a report has no passage
of its own in a claim and links say on the whole that one of its sentences tells it, that sentence is
kept beside the claim as *shared*: nobody may call it absent.

Known exceptions: a claim that runs over two sentences with another in between is two claims; a long
sentence draws the claims of its halves together if both halves are linked with both.

Rejected: connected components and single linkage (one bad link joins everything), complete linkage
(no alignment finds all links, so claims of many reports fall apart), one best partner for each sentence
and two reports (throws away what three reports agree on), passages as the smallest unit (two
alignments cut the same text differently).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# Log odds. A link that the alignment made is a link, however weak; no probability is surer than .92.
LEAST, MOST = 0.2, 2.5
MISSING = 1.3  # against, by a pair without a link; with MOST, two of them outweigh every link
LONGEST_RUN = 4  # sentences of one report in one claim
ROUNDING = 9  # decimals of a mean; sums in another order differ beyond

Unit = tuple[int, int]  # report, sentence position


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Sentences `start` up to and without `end` of one report."""

    report: int
    start: int
    end: int

    def units(self) -> Iterator[Unit]:
        return ((self.report, position) for position in range(self.start, self.end))


@dataclass(frozen=True, slots=True)
class Linked:
    """Two passages of two reports that were found to tell the same, with the probability of it."""

    one: Passage
    other: Passage
    probability: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: at most one passage of each report, ordered by report.

    `shared` are passages of other reports that tell it along with a claim of their own. `central` is
    the passage most of the others agree with.
    """

    passages: tuple[Passage, ...]
    shared: tuple[Passage, ...]
    central: Passage

    @property
    def all_passages(self) -> tuple[Passage, ...]:
        return tuple(sorted((*self.passages, *self.shared)))


def group_claims(
    links: Iterable[Linked], compared: Collection[frozenset[int]]
) -> tuple[Claim, ...]:
    """Return the claims of some reports, ordered by their first passages.

    `compared` holds every two reports that were compared; links of others are passed over. Only
    sentences with a link stand in a claim.
    """
    evidence = _evidence(links, compared)
    mute = _mute({report for report, _ in evidence}, compared)
    groups = _Groups(evidence, mute).joined()
    claims = [_claim(group, evidence, mute) for group in groups]
    return tuple(sorted(claims, key=lambda claim: (claim.all_passages, claim.passages)))


Evidence = Mapping[Unit, Mapping[Unit, float]]
Mute = Mapping[int, frozenset[int]]


def _evidence(links: Iterable[Linked], compared: Collection[frozenset[int]]) -> Evidence:
    """Return the log odds of each two linked sentences, the best of several links."""
    found: dict[Unit, dict[Unit, float]] = defaultdict(dict)
    for link in links:
        if frozenset((link.one.report, link.other.report)) not in compared:
            continue
        odds = log_odds(link.probability)
        for one in link.one.units():
            for other in link.other.units():
                best = max(odds, found[one].get(other, odds))
                found[one][other] = found[other][one] = best
    return found


def _mute(reports: Collection[int], compared: Collection[frozenset[int]]) -> Mute:
    """Return for each report those that nothing is known of beside it: itself, those not compared."""
    return {
        one: frozenset(
            other for other in reports if other == one or frozenset((one, other)) not in compared
        )
        for one in reports
    }


def log_odds(probability: float) -> float:
    """Return how strongly a link speaks for one claim, in [LEAST, MOST]."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return min(MOST, max(LEAST, math.log(bounded / (1 - bounded))))


# --- joining -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Group:
    """Sentences by report, in order, and what links say of it and each neighbouring group."""

    runs: dict[int, list[int]]
    size: int
    near: dict[int, tuple[float, int]] = field(default_factory=dict)  # sum of log odds, links

    @property
    def first(self) -> Unit:
        report = min(self.runs)
        return report, self.runs[report][0]

    def units(self) -> list[Unit]:
        return [(report, p) for report, run in sorted(self.runs.items()) for p in run]


class _Groups:
    """Average linkage; `joined` runs it to its end."""

    def __init__(self, evidence: Evidence, mute: Mute) -> None:
        self._mute = mute
        self._all_compared = all(len(found) == 1 for found in mute.values())
        units = sorted(evidence)
        number = {unit: n for n, unit in enumerate(units)}
        self._groups = {
            n: _Group(
                {report: [position]},
                1,
                {number[other]: (odds, 1) for other, odds in evidence[report, position].items()},
            )
            for n, (report, position) in enumerate(units)
        }
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
        for m, (odds, links) in group.near.items():
            if m <= above:
                continue
            other = self._groups[m]
            mean = self._mean(group, other, odds, links)
            if mean > 0 and _fit(group, other):
                first, second = sorted((group.first, other.first))
                heapq.heappush(self._heap, (-mean, first, second, n, m))

    def _mean(self, group: _Group, other: _Group, odds: float, links: int) -> float:
        pairs = group.size * other.size
        if self._all_compared:
            for report in group.runs.keys() & other.runs.keys():
                pairs -= len(group.runs[report]) * len(other.runs[report])
        else:
            for report, run in group.runs.items():
                pairs -= len(run) * sum(len(other.runs.get(r, ())) for r in self._mute[report])
        return round((odds - MISSING * (pairs - links)) / pairs, ROUNDING)

    def _join(self, one: int, other: int) -> int:
        first, second = self._groups.pop(one), self._groups.pop(other)
        runs = {report: list(run) for report, run in first.runs.items()}
        for report, run in second.runs.items():
            runs[report] = sorted([*runs.get(report, ()), *run])
        near = dict(first.near)
        for m, (odds, links) in second.near.items():
            before = near.get(m, (0.0, 0))
            near[m] = (before[0] + odds, before[1] + links)
        near.pop(one, None)
        near.pop(other, None)
        n, self._next = self._next, self._next + 1
        self._groups[n] = _Group(runs, first.size + second.size, near)
        for m, value in near.items():
            neighbours = self._groups[m].near
            neighbours.pop(one, None)
            neighbours.pop(other, None)
            neighbours[n] = value
        return n


def _fit(one: _Group, other: _Group) -> bool:
    """Tell whether every report would keep one run that is not too long."""
    for report in one.runs.keys() & other.runs.keys():
        both = sorted([*one.runs[report], *other.runs[report]])
        if both[-1] - both[0] + 1 != len(both) or len(both) > LONGEST_RUN:
            return False
    return True


# --- what a group says -------------------------------------------------------------------------


def _claim(group: _Group, evidence: Evidence, mute: Mute) -> Claim:
    units = group.units()
    passages = tuple(
        Passage(report, run[0], run[-1] + 1) for report, run in sorted(group.runs.items())
    )
    best = [(_agreement(passage.units(), units, evidence, mute), passage) for passage in passages]
    central = min(best, key=lambda found: (-found[0], found[1]))[1]
    return Claim(passages, _shared(group, units, evidence, mute), central)


def _shared(
    group: _Group, units: Sequence[Unit], evidence: Evidence, mute: Mute
) -> tuple[Passage, ...]:
    """Return the sentence of each other report that links say tells this claim as well."""
    outside = sorted(
        {other for unit in units for other in evidence[unit] if other[0] not in group.runs}
    )
    found: dict[int, tuple[float, Unit]] = {}
    for unit in outside:
        mean = _agreement([unit], units, evidence, mute)
        before = found.get(unit[0])
        if mean > 0 and (before is None or mean > before[0]):
            found[unit[0]] = (mean, unit)
    return tuple(Passage(r, p, p + 1) for _, (_, (r, p)) in sorted(found.items()))


def _agreement(
    some: Iterable[Unit], others: Sequence[Unit], evidence: Evidence, mute: Mute
) -> float:
    """Return the mean log odds of some sentences and those of other reports; 0.0 without any."""
    total, pairs = 0.0, 0
    for one in some:
        known = evidence[one]
        for other in others:
            if other[0] in mute[one[0]]:
                continue
            total += known.get(other, -MISSING)
            pairs += 1
    return round(total / pairs, ROUNDING) if pairs else 0.0


def claim_at(claims: Sequence[Claim], unit: Unit) -> Claim | None:
    """Return the claim that has a sentence as its own, else one that shares it."""
    report, position = unit
    for passages in ("passages", "shared"):
        for claim in claims:
            if any(
                p.report == report and p.start <= position < p.end for p in getattr(claim, passages)
            ):
                return claim
    return None


__all__ = ["Claim", "Linked", "Passage", "claim_at", "group_claims", "log_odds"]
