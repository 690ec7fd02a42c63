"""One pair of reports over several analyses: what became of a flag, and what was said of it before.

Requirements. A link to a flag leads to something that holds: to the flag that took its place in the
newest analysis, or to a sentence on what became of it. Verdicts on an earlier flag are shown beside
its successor as what they are, never counted as verdicts on it.

Idea. The successor of a flag has the same side and kind and shares the most characters with it;
where several share as much, the one of the same rule, then the one whose span differs least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from articles.text.spans import Span
from articles.work import Status
from compare.link_models import LinkDecision
from compare.models import Comparison, Flag, Review
from compare.reading.states import ReviewState, state_of

MOST_EARLIER = 500  # reviewed flags of earlier analyses that are looked at


@dataclass(frozen=True, slots=True)
class Version:
    """A finished comparison of the same two reports."""

    pk: int
    analysis_version: str

    def address(self) -> str:
        return Comparison(pk=self.pk).get_absolute_url()


@dataclass(frozen=True, slots=True)
class EarlierReviews:
    """What reviewers said of the flag whose place this one took."""

    flag: Flag
    version: str
    state: ReviewState
    reviews: tuple[Review, ...]

    @property
    def address(self) -> str:
        return earlier_address(self.flag)


@dataclass(frozen=True, slots=True)
class Versions:
    """The other analyses of a pair; `earlier` are reviews by the flag that has taken the place."""

    newest: Version | None = None  # None: the comparison at hand is the newest
    older: tuple[Version, ...] = ()
    earlier: Mapping[int, tuple[EarlierReviews, ...]] = field(default_factory=dict)
    dropped: tuple[EarlierReviews, ...] = ()


class Fate(StrEnum):
    """What became of a flag that a link names."""

    STANDS = "stands"  # here, or elsewhere in the same comparison's page
    SUCCEEDED = "succeeded"
    BY_HAND = "by hand"  # not raised any more since a link was cut or made
    NOT_RAISED = "not raised"  # the newest analysis finds it no longer
    UNKNOWN = "unknown"  # there is no flag of that number here


@dataclass(frozen=True, slots=True)
class Became:
    """A flag's fate; `flag` is the one named, `successor` the one in its place."""

    fate: Fate
    flag: Flag | None = None
    successor: Flag | None = None
    version: Version | None = None
    decision: LinkDecision | None = None


def earlier_address(flag: Flag) -> str:
    """Return where a flag stands in its own analysis, whatever came after."""
    page = Comparison(pk=flag.comparison_id).get_absolute_url()
    return f"{page}?flag={flag.pk}&earlier=1#flag-{flag.pk}"


def successor_of(flag: Flag, candidates: Iterable[Flag]) -> Flag | None:
    """Return the flag that took the place of one; standing ones go before withdrawn ones."""
    span = Span(flag.start, flag.end)
    ranked = [
        (
            candidate.withdrawn_at is None,
            len(shared),
            candidate.rule == flag.rule,
            -abs(candidate.end - candidate.start - len(span)),
            -candidate.pk,
            candidate,
        )
        for candidate in candidates
        if (candidate.side, candidate.kind) == (flag.side, flag.kind)
        for shared in [span.clipped(Span(candidate.start, candidate.end))]
        if shared is not None
    ]
    return max(ranked)[-1] if ranked else None


# --- reading -----------------------------------------------------------------------------------


def finished_versions(left: int, right: int) -> list[Version]:
    """Return the finished comparisons of two reports, oldest first (one query)."""
    rows = Comparison.objects.filter(left=left, right=right, status=Status.READY).order_by("pk")
    return [Version(*row) for row in rows.values_list("pk", "analysis_version")]


def versions_of(
    comparison: Comparison, flags: Sequence[Flag], versions: Sequence[Version]
) -> Versions:
    """Read what other analyses of the pair have to say (no query; three where there are older).

    `flags` are those of the comparison, withdrawn ones too; `versions` all that are finished.
    """
    older = tuple(version for version in versions if version.pk < comparison.pk)
    newer = [version for version in versions if version.pk > comparison.pk]
    earlier, dropped = _earlier_reviews(older, flags)
    return Versions(newer[-1] if newer else None, older, earlier, dropped)


def _earlier_reviews(
    older: Sequence[Version], flags: Sequence[Flag]
) -> tuple[dict[int, tuple[EarlierReviews, ...]], tuple[EarlierReviews, ...]]:
    if not older:
        return {}, ()
    names = {version.pk: version.analysis_version for version in older}
    reviewed = (
        Flag.objects.filter(comparison__in=names, reviews__isnull=False)
        .distinct()
        .order_by("comparison", "start", "pk")
        .prefetch_related("reviews__reviewer")
    )
    found: dict[int, list[EarlierReviews]] = defaultdict(list)
    dropped: list[EarlierReviews] = []
    for flag in reviewed[:MOST_EARLIER]:
        reviews = tuple(flag.reviews.all())
        state = state_of([review.verdict for review in reviews])
        entry = EarlierReviews(flag, names[flag.comparison_id], state, reviews)
        successor = successor_of(flag, flags)
        (dropped if successor is None else found[successor.pk]).append(entry)
    return {pk: tuple(entries) for pk, entries in found.items()}, tuple(dropped)


def became_of(flag: Flag) -> Became:
    """Say what became of a flag in the newest finished analysis of its pair (three queries at most)."""
    own = flag.comparison
    newest = finished_versions(own.left_id, own.right_id)[-1:]
    if not newest or newest[0].pk <= own.pk:
        return Became(Fate.STANDS, flag)
    candidates = Flag.objects.filter(comparison=newest[0].pk, side=flag.side, kind=flag.kind)
    successor = successor_of(flag, candidates)
    if successor is not None:
        return Became(Fate.SUCCEEDED, flag, successor, newest[0])
    decision = decision_about(flag)
    fate = Fate.NOT_RAISED if decision is None else Fate.BY_HAND
    return Became(fate, flag, version=newest[0], decision=decision)


def decision_about(flag: Flag) -> LinkDecision | None:
    """Return the last standing decision about all the passages that a flag speaks of.

    Between two versions of the analysis a flag may be gone for other reasons, so a decision about
    one of the passages is not named as the reason.
    """
    own = flag.comparison
    decisions = LinkDecision.objects.between(own.left_id, own.right_id).standing()
    last_first = decisions.select_related("made_by").reverse()
    return next((decision for decision in last_first if decision.meets(flag.places)), None)


__all__ = [
    "Became",
    "EarlierReviews",
    "Fate",
    "Version",
    "Versions",
    "became_of",
    "earlier_address",
    "finished_versions",
    "successor_of",
    "versions_of",
]
