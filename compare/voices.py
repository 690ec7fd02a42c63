"""Who speaks where in one article, as the analysis found it, to and from plain JSON values.

Spans are `[start, end]` in code points of the article's body. What is written here is read again by
`voices_from`, which gives the analysis's own values back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.text.spans import Span
from compare.analysis.results import (
    Attribution,
    CueStrength,
    Quotation,
    SourceKind,
    TextAnalysis,
)

Json = dict[str, Any]
Pair = list[int]


@dataclass(frozen=True, slots=True)
class Voices:
    """Attributions and quotations of a text, and per sentence the spans of the outlet's own voice."""

    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    own_voice: tuple[tuple[Span, ...], ...]


def voices_of(analysis: TextAnalysis) -> Voices:
    return Voices(analysis.attributions, analysis.quotations, analysis.own_voice)


# --- written -----------------------------------------------------------------------------------


def as_json(voices: Voices) -> Json:
    return {
        "attributions": [_attribution_json(a) for a in voices.attributions],
        "quotations": [
            {"span": _pair(q.span), "inner": _pair(q.inner), "scare": q.scare}
            for q in voices.quotations
        ],
        "own_voice": [[_pair(span) for span in spans] for spans in voices.own_voice],
    }


def _attribution_json(attribution: Attribution) -> Json:
    return {
        "source": _pair_or_none(attribution.source),
        "cue": _pair_or_none(attribution.cue),
        "content": [_pair(span) for span in attribution.content],
        "source_kind": attribution.source_kind.value,
        "direct": attribution.direct,
        "strength": attribution.strength.value,
        "resolved_kind": attribution.resolved_kind and attribution.resolved_kind.value,
        "resolved_source": _pair_or_none(attribution.resolved_source),
        "carried": attribution.carried,
    }


def _pair(span: Span) -> Pair:
    return [span.start, span.end]


def _pair_or_none(span: Span | None) -> Pair | None:
    return None if span is None else _pair(span)


# --- read --------------------------------------------------------------------------------------


def voices_from(found: Json) -> Voices:
    """Read what `as_json` wrote."""
    return Voices(
        attributions=tuple(_attribution(one) for one in found["attributions"]),
        quotations=tuple(
            Quotation(Span(*one["span"]), Span(*one["inner"]), one["scare"])
            for one in found["quotations"]
        ),
        own_voice=tuple(_spans(spans) for spans in found["own_voice"]),
    )


def _attribution(one: Json) -> Attribution:
    resolved = one["resolved_kind"]
    return Attribution(
        source=_span(one["source"]),
        cue=_span(one["cue"]),
        content=_spans(one["content"]),
        source_kind=SourceKind(one["source_kind"]),
        direct=one["direct"],
        strength=CueStrength(one["strength"]),
        resolved_kind=None if resolved is None else SourceKind(resolved),
        resolved_source=_span(one["resolved_source"]),
        carried=one["carried"],
    )


def _span(found: Pair | None) -> Span | None:
    return None if found is None else Span(*found)


def _spans(found: Sequence[Pair]) -> tuple[Span, ...]:
    return tuple(Span(*one) for one in found)
