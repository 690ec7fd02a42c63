"""From what people decided about links to what the analysis takes: places in texts to sentences.

A decision's passages are stored by their place in the bodies. Sentences may be cut otherwise since:
one counts as part of a passage if at least half of the shorter of the two lies in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.text.spans import Span
from articles.text.units import Sentence
from compare.analysis.alignment.decisions import Decision
from compare.analysis.results import Side
from compare.link_models import DecisionKind, LinkDecision


def standing_decisions(left: int, right: int) -> list[LinkDecision]:
    """Return the decisions that hold between two articles, in the order of making (one query)."""
    decisions = LinkDecision.objects.between(left, right).standing()
    return list(decisions.select_related("made_by"))


def for_analysis(
    decisions: Iterable[LinkDecision], left: Sequence[Sentence], right: Sequence[Sentence]
) -> tuple[Decision, ...]:
    """Turn stored decisions into sentence positions; what no sentence answers for is left out."""
    found = (as_positions(decision, left, right) for decision in decisions)
    return tuple(decision for decision in found if decision is not None)


def as_positions(
    decision: LinkDecision, left: Sequence[Sentence], right: Sequence[Sentence]
) -> Decision | None:
    lefts = positions_in(decision.span(Side.LEFT), left)
    rights = positions_in(decision.span(Side.RIGHT), right)
    if not lefts or not rights:
        return None
    return Decision(
        linked=decision.kind == DecisionKind.MADE,
        left_start=lefts.start,
        left_end=lefts.stop,
        right_start=rights.start,
        right_end=rights.stop,
    )


def positions_in(span: Span, sentences: Sequence[Sentence]) -> range:
    """Return which sentences a passage consists of; an empty range where there is none."""
    inside = [
        position
        for position, sentence in enumerate(sentences)
        if 2 * _shared(span, sentence.span) >= min(len(span), len(sentence.span))
    ]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


__all__ = ["as_positions", "for_analysis", "positions_in", "standing_decisions"]
