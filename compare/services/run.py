"""Run one comparison: read both documents, call the pure function, write everything at once."""

from __future__ import annotations

import time
import uuid

from django.utils import timezone
from django.utils.translation import gettext_noop

from articles.models import Article
from articles.services.claims import ClaimLost, InputChanged, run_claimed, written_under
from articles.services.encoder import get_encoder
from articles.work import Status
from compare.analysis.alignment.decisions import Decision
from compare.analysis.compare import compare_documents
from compare.analysis.documents import Document
from compare.analysis.results import ComparisonResult
from compare.analysis.results import Side as SideValue
from compare.decisions import for_analysis, standing_decisions
from compare.documents import document_of
from compare.models import Comparison, Correction, Review
from compare.services.settle import settle_flags, settle_pairs
from compare.services.voices import write_voices


def run(pk: int) -> bool:
    """Run comparison `pk` if it waits for it; a second call finds nothing to do."""
    from compare.tasks import run_comparison  # tasks call services, so not at the top

    return run_claimed(Comparison, pk, run_comparison, run_claimed_comparison)


def run_claimed_comparison(pk: int, claim: uuid.UUID) -> None:
    comparison = Comparison.objects.with_articles().get(pk=pk)
    check_it_can_run(comparison)
    started = time.perf_counter()
    left, right = documents_of(comparison)
    decisions = decisions_of(comparison, left, right)
    read = time.perf_counter()
    result = compare_documents(left, right, decisions)
    analysed = time.perf_counter()
    comparison.timings = {
        "read": round((read - started) * 1000),
        "analyse": round((analysed - read) * 1000),
    }
    comparison.left_changed_at = comparison.left.changed_at
    comparison.right_changed_at = comparison.right.changed_at
    with written_under(Comparison, pk, claim):
        check_nothing_changed(comparison)
        write(comparison, result)
        clear_failed_correction(comparison)
        for side in SideValue:
            analysis = result.left if side is SideValue.LEFT else result.right
            write_voices(comparison.article(side), analysis)


def documents_of(comparison: Comparison) -> tuple[Document, Document]:
    dimensions = comparison.left.vector_dimensions or get_encoder().dimensions
    left = document_of(comparison.left, dimensions=dimensions)
    return left, document_of(comparison.right, dimensions=dimensions)


def decisions_of(comparison: Comparison, left: Document, right: Document) -> tuple[Decision, ...]:
    """Return what people decided about the links of the two reports (one query)."""
    decisions = standing_decisions(comparison.left_id, comparison.right_id)
    return for_analysis(decisions, left.sentences, right.sentences)


def check_it_can_run(comparison: Comparison) -> None:
    """Raise where a side is not ready; remove a row that lost its reason.

    A comparison loses its reason when a side was encoded by another encoder or moved to another
    event: its successor is a row of its own. One that was read before stays, with its address, its
    flags and what reviewers said of them, and says why it is not made anew: that is a `ValueError`.
    """
    left, right = comparison.left, comparison.right
    if left.is_failed or right.is_failed:
        raise ValueError(gettext_noop("One of the reports could not be prepared."))
    if not (left.is_ready and right.is_ready):
        raise InputChanged("One of the reports is being prepared again.")
    encoders = {left.encoder, right.encoder, comparison.encoder}
    if len(encoders) > 1 or left.event_id != right.event_id:
        reviews = Review.objects.filter(flag__comparison=comparison)
        if comparison.left_changed_at is not None or reviews.exists():
            raise ValueError(
                gettext_noop(
                    "The two reports stand in different events now, or are read by another encoder, "
                    "so this comparison is not made anew."
                )
            )
        comparison.delete()
        raise ClaimLost


def check_nothing_changed(comparison: Comparison) -> None:
    """Lock both articles; raise `InputChanged` where one is not what was read."""
    both = {comparison.left_id: comparison.left, comparison.right_id: comparison.right}
    rows = Article.objects.filter(pk__in=both).order_by("pk").select_for_update(no_key=True)
    for pk, status, changed_at in rows.values_list("pk", "status", "changed_at"):
        if status != Status.READY or changed_at != both[pk].changed_at:
            raise InputChanged("One of the reports changed while it was compared.")


def clear_failed_correction(comparison: Comparison) -> None:
    """Say of a correction that failed that it is done: this run has applied the decisions itself.

    One that waits is left to run: the decision that brought it may be newer than what was read.
    """
    failed = Correction.objects.failed().filter(comparison=comparison)
    failed.update(status=Status.READY, error="", finished_at=timezone.now())


def write(comparison: Comparison, result: ComparisonResult) -> None:
    pairs = settle_pairs(comparison, result.alignment)
    settle_flags(comparison, result.flags, pairs)
    comparison.same_event = result.relation.same_event
    comparison.reuse = result.relation.reuse
    comparison.derived = result.relation.derived or ""
    comparison.not_analysed = [kind.value for kind in result.not_analysed]
    comparison.save(
        update_fields=[
            "same_event",
            "reuse",
            "derived",
            "not_analysed",
            "timings",
            "left_changed_at",
            "right_changed_at",
        ]
    )
