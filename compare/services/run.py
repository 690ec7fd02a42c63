"""Run one comparison: read both documents, call the pure function, write everything at once."""

from __future__ import annotations

import time
import uuid

from articles.models import Article
from articles.services.claims import ClaimLost, InputChanged, run_claimed, written_under
from articles.services.encoder import get_encoder
from articles.work import Status
from compare.analysis.compare import compare_documents
from compare.analysis.results import Alignment, ComparisonResult, Link
from compare.analysis.results import Flag as FoundFlag
from compare.analysis.results import Side as SideValue
from compare.documents import document_of
from compare.models import Comparison, Flag, PairKind, PassagePair
from compare.services.voices import write_voices


def run(pk: int) -> bool:
    """Run comparison `pk` if it waits for it; a second call finds nothing to do."""
    from compare.tasks import run_comparison  # tasks call services, so not at the top

    return run_claimed(Comparison, pk, run_comparison, run_claimed_comparison)


def run_claimed_comparison(pk: int, claim: uuid.UUID) -> None:
    comparison = Comparison.objects.with_articles().get(pk=pk)
    check_it_can_run(comparison)
    dimensions = comparison.left.vector_dimensions or get_encoder().dimensions
    started = time.perf_counter()
    left = document_of(comparison.left, dimensions=dimensions)
    right = document_of(comparison.right, dimensions=dimensions)
    read = time.perf_counter()
    result = compare_documents(left, right)
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
        for side in SideValue:
            analysis = result.left if side is SideValue.LEFT else result.right
            write_voices(comparison.article(side), analysis)


def check_it_can_run(comparison: Comparison) -> None:
    """Raise where a side is not ready; remove a row that lost its reason.

    A comparison that has not run yet loses its reason when a side was encoded by another encoder or
    moved to another event: its successor is a row of its own.
    """
    left, right = comparison.left, comparison.right
    if left.is_failed or right.is_failed:
        raise ValueError("One of the reports could not be prepared.")
    if not (left.is_ready and right.is_ready):
        raise InputChanged("One of the reports is being prepared again.")
    encoders = {left.encoder, right.encoder, comparison.encoder}
    if len(encoders) > 1 or left.event_id != right.event_id:
        comparison.delete()
        raise ClaimLost


def check_nothing_changed(comparison: Comparison) -> None:
    """Lock both articles; raise `InputChanged` where one is not what was read."""
    both = {comparison.left_id: comparison.left, comparison.right_id: comparison.right}
    rows = Article.objects.filter(pk__in=both).order_by("pk").select_for_update(no_key=True)
    for pk, status, changed_at in rows.values_list("pk", "status", "changed_at"):
        if status != Status.READY or changed_at != both[pk].changed_at:
            raise InputChanged("One of the reports changed while it was compared.")


def write(comparison: Comparison, result: ComparisonResult) -> None:
    comparison.flags.all().delete()
    comparison.pairs.all().delete()
    pairs = PassagePair.objects.bulk_create(pair_rows(comparison, result.alignment))
    Flag.objects.bulk_create(
        (flag_row(comparison, flag, pairs) for flag in result.flags), batch_size=500
    )
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


def pair_rows(comparison: Comparison, alignment: Alignment) -> list[PassagePair]:
    """Links first, in the alignment's order (so `links[i]` is row i), then what only one side has."""
    rows = [link_row(comparison, i, link) for i, link in enumerate(alignment.links)]
    for kind, positions in (
        (PairKind.ONLY_LEFT, alignment.only_left),
        (PairKind.ONLY_RIGHT, alignment.only_right),
    ):
        for start, end in runs(positions):
            mine = (start, end, 0, 0) if kind == PairKind.ONLY_LEFT else (0, 0, start, end)
            rows.append(
                PassagePair(
                    comparison=comparison,
                    position=len(rows),
                    left_start=mine[0],
                    left_end=mine[1],
                    right_start=mine[2],
                    right_end=mine[3],
                    kind=kind,
                )
            )
    return rows


def link_row(comparison: Comparison, position: int, link: Link) -> PassagePair:
    return PassagePair(
        comparison=comparison,
        position=position,
        left_start=link.left_start,
        left_end=link.left_end,
        right_start=link.right_start,
        right_end=link.right_end,
        similarity=link.similarity,
        kind=link.kind.value,
        moved=link.moved,
    )


def runs(positions: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return consecutive positions as half-open ranges."""
    out: list[tuple[int, int]] = []
    for position in positions:
        if out and out[-1][1] == position:
            out[-1] = (out[-1][0], position + 1)
        else:
            out.append((position, position + 1))
    return out


def flag_row(comparison: Comparison, flag: FoundFlag, pairs: list[PassagePair]) -> Flag:
    evidence = flag.evidence
    return Flag(
        comparison=comparison,
        pair=None if flag.link is None else pairs[flag.link],
        side=flag.side.value,
        kind=flag.kind.value,
        rule=flag.rule,
        start=flag.span.start,
        end=flag.span.end,
        quote=flag.quote,
        evidence_side="" if evidence is None else evidence.side.value,
        evidence_start=None if evidence is None else evidence.span.start,
        evidence_end=None if evidence is None else evidence.span.end,
        evidence_quote="" if evidence is None else evidence.quote,
        score=flag.score,
        explanation=flag.explanation,
    )
