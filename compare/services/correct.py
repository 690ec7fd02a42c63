"""Bring a finished comparison in line with what people decided about its links.

The analysis runs again with the decisions. Of its flags only those are written that the change of
links concerns: the passages of links that came, went or became sure, and what the change brings
about elsewhere. The same analysis over the links as they stand tells the one from the other.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_noop

from articles.services.claims import InputChanged, run_claimed, written_under
from articles.text.spans import Span
from articles.work import Status
from compare.analysis.compare import compare_documents, raised_flags
from compare.analysis.documents import Document
from compare.analysis.results import Alignment, ComparisonResult, Link, LinkKind, Side
from compare.models import Comparison, Correction, LinkDecision, PairKind, PassagePair
from compare.services.run import check_nothing_changed, decisions_of, documents_of
from compare.services.settle import (
    Concern,
    FlagKey,
    key_of_found,
    ranges_of,
    settle_flags,
    settle_pairs,
)

ROUNDING = 1e-6  # of probabilities


def correct(pk: int) -> bool:
    """Do correction `pk` if it waits for it; a second call finds nothing to do."""
    from compare.tasks import correct_comparison  # tasks call services, so not at the top

    return run_claimed(Correction, pk, correct_comparison, correct_claimed)


def correct_claimed(pk: int, claim: uuid.UUID) -> None:
    comparison = Comparison.objects.with_articles().get(correction=pk)
    if not is_correctable(comparison):
        with written_under(Correction, pk, claim):
            return
    left, right = documents_of(comparison)
    result = compare_documents(left, right, decisions_of(comparison, left, right))
    stored = list(comparison.pairs.order_by("position"))
    concern = concern_of(left, right, result, stored)
    with written_under(Correction, pk, claim):
        check_still_the_same(comparison)
        check_nothing_changed(comparison)
        pairs = settle_pairs(comparison, result.alignment)
        decisions = LinkDecision.objects.between(comparison.left_id, comparison.right_id)
        settle_flags(comparison, result.flags, pairs, concern=concern, decisions=list(decisions))
        comparison.reuse = result.relation.reuse
        comparison.derived = result.relation.derived or ""
        comparison.save(update_fields=["reuse", "derived"])


def is_correctable(comparison: Comparison) -> bool:
    """Tell whether there is anything to correct; raise `InputChanged` where there will be.

    Raises `ValueError` where a report could not be prepared, which no waiting mends.
    A comparison that waits for its run, failed, or lost its encoder or version has the decisions
    applied by the run that follows, its own or its successor's.
    """
    left, right = comparison.left, comparison.right
    if left.is_failed or right.is_failed:
        raise ValueError(gettext_noop("One of the reports could not be prepared."))
    if comparison.status == Status.WORKING or not (left.is_ready and right.is_ready):
        raise InputChanged("The two reports are being prepared or compared.")
    return comparison.is_ready and comparison.is_present


def check_still_the_same(comparison: Comparison) -> None:
    """Lock the comparison; raise `InputChanged` where it was run again meanwhile."""
    same = Comparison.objects.filter(
        pk=comparison.pk, status=Status.READY, finished_at=comparison.finished_at
    )
    if not same.select_for_update(of=("self",)).exists():
        raise InputChanged("The two reports were compared again meanwhile.")


# --- what a change of links concerns -----------------------------------------------------------


def concern_of(
    left: Document, right: Document, result: ComparisonResult, stored: Sequence[PassagePair]
) -> Concern:
    before = stored_alignment(stored)
    changed = changed_links(before.links, result.alignment.links)
    return Concern(
        passages={
            Side.LEFT.value: spans(left, ((li.left_start, li.left_end) for li in changed)),
            Side.RIGHT.value: spans(right, ((li.right_start, li.right_end) for li in changed)),
        },
        before=flags_before(left, right, result, before),
    )


def stored_alignment(stored: Sequence[PassagePair]) -> Alignment:
    """Return the alignment as its rows have it."""
    alone: dict[str, list[int]] = {PairKind.ONLY_LEFT: [], PairKind.ONLY_RIGHT: []}
    for row in stored:
        if row.kind == PairKind.ONLY_LEFT:
            alone[row.kind] += range(row.left_start, row.left_end)
        elif row.kind == PairKind.ONLY_RIGHT:
            alone[row.kind] += range(row.right_start, row.right_end)
    return Alignment(
        links=tuple(link_of(row) for row in stored if row.is_link),
        only_left=tuple(sorted(alone[PairKind.ONLY_LEFT])),
        only_right=tuple(sorted(alone[PairKind.ONLY_RIGHT])),
    )


def link_of(row: PassagePair) -> Link:
    return Link(
        *ranges_of(row),
        similarity=0.0 if row.similarity is None else row.similarity,
        kind=LinkKind(row.kind),
        moved=row.moved,
    )


def changed_links(before: Iterable[Link], after: Iterable[Link]) -> list[Link]:
    """Return the links that came or went or became surer; being moved or not changes no flag."""
    there = {ranges_of(link): link for link in before}
    changed = []
    for link in after:
        old = there.pop(ranges_of(link), None)
        if old is None or old.kind is not link.kind or not same(old.similarity, link.similarity):
            changed.append(link)
    return [*there.values(), *changed]


def same(one: float, other: float) -> bool:
    """Tell whether two probabilities differ by rounding only, as on another machine."""
    return abs(one - other) < ROUNDING


def spans(document: Document, passages: Iterable[tuple[int, int]]) -> list[Span]:
    return [document.passage_span(start, end) for start, end in passages]


def flags_before(
    left: Document, right: Document, result: ComparisonResult, before: Alignment
) -> frozenset[FlagKey]:
    if result.not_analysed:
        return frozenset()
    flags = raised_flags(left, right, result.left, result.right, before)
    return frozenset(key_of_found(flag) for flag in flags)
