"""Which passages of all reports of an event tell the same claim, from what each two reports share.

Requirements: consistent where A is linked to B and B to C; one bad link must not join two claims; at
most one run of sentences of a report in a claim; the same answer whatever the order of reports and
links; not knowing (two reports never compared) must count neither way; nothing that an alignment
links may look as if it stood in one report only.

Idea: average linkage on log odds, between sentences, every two reports counting once. A link gives its
probability's log odds, a pair of sentences of two compared reports without a link speaks against
(`MISSING`), a pair that nobody compared and a pair within one report say nothing. From single sentences on, the two groups with the
best mean are joined while the mean is above zero and every report keeps one run. So one sure link
outweighs one missed by the alignment, and no link outweighs two.

Which groups are joined first decides much. A bad link may be the surest of all, but third reports give
it away: they are linked with one of its sentences and not with the other. For the order, not for the
sum, a link is worth more by each third report linked with both, and less by each that is not.

A sentence stands in one claim as its own, but often tells more than one. Where a report has no passage
of its own in a claim and links say on the whole that one of its sentences tells it, that sentence is
kept beside the claim as *shared*; where a good part of the links say so against the others, as
*doubtful*. Neither may be called absent. One link against many is a bad link: of 55 sentences kept for
any link beside the claims of twelve made-up reports, 4 told the claim.

A sentence that no other was joined with is no second claim where the sentences it is linked with stand
in a claim that its report has no passage in: the alignment missed its links with the others, and it is
kept beside that claim as doubtful.

Known exceptions: a claim that runs over two sentences with another in between is two claims; a long
sentence draws the claims of its halves together if both halves are linked with both.

Rejected: connected components and single linkage (one bad link joins everything), complete linkage
(no alignment finds all links, so claims of many reports fall apart), one best partner for each sentence
and two reports (throws away what three reports agree on), passages as the smallest unit (two
alignments cut the same text differently).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from compare.analysis.claims.linkage import (
    LEAST,
    MISSING,
    MOST,
    Evidence,
    Mute,
    Runs,
    Unit,
    joined,
    mean,
)

# Of the reports of a claim that were compared with a sentence's: from here on links with them are doubt.
DOUBT = 1 / 3


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Sentences `start` up to and without `end` of one report."""

    report: int
    start: int
    end: int

    def units(self) -> list[Unit]:
        return [(self.report, position) for position in range(self.start, self.end)]


@dataclass(frozen=True, slots=True)
class Linked:
    """Two passages of two reports that were found to tell the same, with the probability of it."""

    one: Passage
    other: Passage
    probability: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: at most one passage of each report, ordered by report.

    `shared` are passages of other reports that tell it along with a claim of their own, `doubtful`
    those that only some links tie to it. `central` is the passage most of the others agree with.
    """

    passages: tuple[Passage, ...]
    shared: tuple[Passage, ...]
    central: Passage
    doubtful: tuple[Passage, ...] = ()

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
    claims = [_claim(runs, evidence, mute) for runs in joined(evidence, mute)]
    return tuple(sorted(_folded(claims), key=lambda claim: (claim.all_passages, claim.passages)))


def _evidence(links: Iterable[Linked], compared: Collection[frozenset[int]]) -> Evidence:
    """Return the log odds of each two linked sentences, the best of several links."""
    found: dict[Unit, dict[Unit, float]] = defaultdict(dict)
    known = {two for pair in compared if len(pair) == 2 for two in permutations(pair)}
    for link in links:
        if (link.one.report, link.other.report) not in known:
            continue
        odds = log_odds(link.probability)
        others = link.other.units()
        for one in link.one.units():
            ones = found[one]
            for other in others:
                ones[other] = found[other][one] = max(odds, ones.get(other, odds))
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


# --- what a group says -------------------------------------------------------------------------


def _claim(runs: Runs, evidence: Evidence, mute: Mute) -> Claim:
    passages = tuple(Passage(report, run[0], run[-1] + 1) for report, run in sorted(runs.items()))
    best = [(_agreement(passage, passages, evidence, mute), passage) for passage in passages]
    central = min(best, key=lambda found: (-found[0], found[1]))[1]
    shared, doubtful = _besides(runs, passages, evidence, mute)
    return Claim(passages, shared, central, doubtful)


def _besides(
    runs: Runs, passages: Sequence[Passage], evidence: Evidence, mute: Mute
) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Return the best sentence of each other report with a link: those that agree, and the others."""
    outside = {
        other for passage in passages for unit in passage.units() for other in evidence[unit]
    }
    found: dict[int, tuple[float, Passage]] = {}
    for report, position in sorted(outside):
        if report in runs:
            continue
        passage = Passage(report, position, position + 1)
        odds = _agreement(passage, passages, evidence, mute)
        if report not in found or odds > found[report][0]:
            found[report] = (odds, passage)
    best = [found[report] for report in sorted(found)]
    doubtful = (p for odds, p in best if odds <= 0 and _is_doubt(p, passages, evidence, mute))
    return tuple(p for odds, p in best if odds > 0), tuple(doubtful)


def _is_doubt(
    sentence: Passage, passages: Sequence[Passage], evidence: Evidence, mute: Mute
) -> bool:
    """Tell whether a sentence is linked with enough of a claim's reports to be in doubt."""
    linked = evidence[sentence.report, sentence.start]
    known = [p for p in passages if p.report not in mute[sentence.report]]
    return sum(any(u in linked for u in p.units()) for p in known) >= DOUBT * len(known)


def _folded(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those of one sentence that another claim has to take as doubtful."""
    home = {unit: n for n, claim in enumerate(claims) for p in claim.passages for unit in p.units()}
    taken: dict[int, list[Passage]] = defaultdict(list)
    folded = set()
    for n, claim in enumerate(claims):
        into = _home_of(claim, claims, home)
        if into is not None and claim.central.report not in {p.report for p in taken[into]}:
            taken[into].append(claim.central)
            folded.add(n)
    return [_with_doubtful(claim, taken[n]) for n, claim in enumerate(claims) if n not in folded]


def _home_of(claim: Claim, claims: Sequence[Claim], home: Mapping[Unit, int]) -> int | None:
    """Return the claim that most sentences linked with a lone one stand in, if it has room."""
    if len(claim.passages) > 1 or not claim.shared:
        return None
    homes = Counter(home[unit] for passage in claim.shared for unit in passage.units())
    into, number = homes.most_common(1)[0]
    other = claims[into]
    there = {passage.report for passage in other.all_passages}
    if 2 * number <= len(claim.shared) or len(other.passages) < 2 or claim.central.report in there:
        return None
    return into


def _with_doubtful(claim: Claim, more: Sequence[Passage]) -> Claim:
    """Return a claim with doubtful passages more, in the place of others of the same reports."""
    if not more:
        return claim
    reports = {passage.report for passage in more}
    kept = [passage for passage in claim.doubtful if passage.report not in reports]
    return replace(claim, doubtful=tuple(sorted([*kept, *more])))


def _agreement(
    passage: Passage, passages: Sequence[Passage], evidence: Evidence, mute: Mute
) -> float:
    """Return the mean log odds of a passage and those of other reports; 0.0 without any."""
    rows = [evidence[unit] for unit in passage.units()]
    silent = mute[passage.report]
    total, number = 0.0, 0
    for other in passages:
        if other.report in silent:
            continue
        if len(rows) == 1 and other.end - other.start == 1:
            odds = rows[0].get((other.report, other.start), -MISSING)
        else:
            units = other.units()
            odds = sum(row.get(u, -MISSING) for row in rows for u in units)
            odds /= len(rows) * len(units)
        total += odds
        number += 1
    return mean(total, number) if number else 0.0


def claim_at(claims: Sequence[Claim], unit: Unit) -> Claim | None:
    """Return the claim that has a sentence as its own, else one that shares it."""
    report, position = unit
    for claim in claims:
        if any(p.report == report and p.start <= position < p.end for p in claim.passages):
            return claim
    shared = (c for c in claims if any(unit in p.units() for p in c.shared))
    return next(shared, None)


__all__ = ["LEAST", "MOST", "Claim", "Linked", "Passage", "claim_at", "group_claims", "log_odds"]
