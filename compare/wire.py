"""The command line's JSON: how analyses and comparisons are written (a contract, see the README)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.results import (
    Attribution,
    ComparisonResult,
    Flag,
    Link,
    TextAnalysis,
    Wording,
)

SCORE_DIGITS = 4


def pair(span: Span) -> list[int]:
    return [span.start, span.end]


def pair_or_none(span: Span | None) -> list[int] | None:
    return None if span is None else pair(span)


def score(value: float) -> float:
    return round(float(value), SCORE_DIGITS)


def analysis_json(document: Document, analysis: TextAnalysis) -> dict[str, Any]:
    return {
        "language": document.language,
        "sentences": [
            sentence_json(document, analysis, position)
            for position in range(len(document.sentences))
        ],
    }


def sentence_json(document: Document, analysis: TextAnalysis, position: int) -> dict[str, Any]:
    unit = document.sentences[position]
    return {
        "start": unit.start,
        "end": unit.end,
        "paragraph": unit.paragraph,
        "boilerplate": unit.boilerplate,
        "editorialising": score(analysis.editorialising[position]),
        "own_voice": [pair(span) for span in analysis.own_voice[position]],
        "wording": [wording_json(wording) for wording in analysis.wording[position]],
        "attributions": [
            attribution_json(attribution)
            for attribution in analysis.attributions
            if covers(attribution, unit.span)
        ],
    }


def covers(attribution: Attribution, sentence: Span) -> bool:
    """Tell whether any part of an attribution stands in a sentence."""
    parts = (attribution.source, attribution.cue, *attribution.content)
    return any(part is not None and part.overlaps(sentence) for part in parts)


def wording_json(wording: Wording) -> dict[str, Any]:
    return {
        "start": wording.span.start,
        "end": wording.span.end,
        "score": score(wording.score),
        "reason": wording.reason,
    }


def attribution_json(attribution: Attribution) -> dict[str, Any]:
    return {
        "source": pair_or_none(attribution.source),
        "cue": pair_or_none(attribution.cue),
        "content": [pair(span) for span in attribution.content],
        "source_kind": attribution.source_kind.value,
        "direct": attribution.direct,
    }


def comparison_json(left: Document, right: Document, result: ComparisonResult) -> dict[str, Any]:
    relation, alignment = result.relation, result.alignment
    return {
        "same_event": score(relation.same_event),
        "reuse": relation.reuse.value,
        "derived": None if relation.derived is None else relation.derived.value,
        "links": [link_json(left, right, link) for link in alignment.links],
        "only_left": sentence_pairs(left, alignment.only_left),
        "only_right": sentence_pairs(right, alignment.only_right),
        "flags": [flag_json(flag) for flag in result.flags],
        "not_analysed": [kind.value for kind in result.not_analysed],
    }


def sentence_pairs(document: Document, positions: Iterable[int]) -> list[list[int]]:
    return [pair(document.sentences[position].span) for position in positions]


def link_json(left: Document, right: Document, link: Link) -> dict[str, Any]:
    return {
        "left": sentence_pairs(left, range(link.left_start, link.left_end)),
        "right": sentence_pairs(right, range(link.right_start, link.right_end)),
        "similarity": score(link.similarity),
        "kind": link.kind.value,
        "moved": link.moved,
    }


def flag_json(flag: Flag) -> dict[str, Any]:
    evidence = flag.evidence
    return {
        "kind": flag.kind.value,
        "side": flag.side.value,
        "start": flag.span.start,
        "end": flag.span.end,
        "quote": flag.quote,
        "score": score(flag.score),
        "rule": flag.rule,
        "explanation": flag.explanation,
        "evidence": None
        if evidence is None
        else {
            "side": evidence.side.value,
            "start": evidence.span.start,
            "end": evidence.span.end,
            "quote": evidence.quote,
        },
    }
