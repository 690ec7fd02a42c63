"""One side of a comparison, and what the rules over two sides ask of its attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from articles.text.spans import Span
from compare.analysis.claims import StemIndex, Stems, Weights
from compare.analysis.documents import Document
from compare.analysis.results import (
    Attribution,
    CueStrength,
    Link,
    Side,
    SourceKind,
    TextAnalysis,
)
from compare.analysis.voice import reports_words

NEAR = 400  # characters between source and cue that evidence may bridge


@dataclass(frozen=True, slots=True)
class View:
    """A document, what is said of it alone, and which side it stands on.

    `attributions[i]` are those with some content in sentence i: looked up once, for every link asks.
    """

    side: Side
    document: Document
    analysis: TextAnalysis
    attributions: tuple[tuple[Attribution, ...], ...]
    index: StemIndex

    def stems(self, spans: Iterable[Span]) -> Stems:
        return self.index.of(spans)


def view(side: Side, document: Document, analysis: TextAnalysis) -> View:
    """Return one side, its attributions sorted into the sentences."""
    found: list[list[Attribution]] = [[] for _ in document.sentences]
    starts = [s.start for s in document.sentences]
    for attribution in analysis.attributions:
        places: set[int] = set()
        for content in attribution.content:
            first = max(bisect_right(starts, content.start) - 1, 0)
            places.update(
                i
                for i in range(first, bisect_left(starts, content.end))
                if document.sentences[i].span.overlaps(content)
            )
        for place in places:
            found[place].append(attribution)
    by_sentence = tuple(tuple(some) for some in found)
    return View(side, document, analysis, by_sentence, StemIndex(document.text))


def both_views(
    left: Document, right: Document, left_analysis: TextAnalysis, right_analysis: TextAnalysis
) -> tuple[View, View, Weights]:
    """Return both sides, and the weights of the stems in them."""
    first = view(Side.LEFT, left, left_analysis)
    second = view(Side.RIGHT, right, right_analysis)
    return first, second, Weights([(left, first.index), (right, second.index)])


def passage(link: Link, side: Side) -> range:
    """Return the sentence positions of a link on one side."""
    if side is Side.LEFT:
        return range(link.left_start, link.left_end)
    return range(link.right_start, link.right_end)


def hands_over(document: Document, attribution: Attribution) -> bool:
    """Tell whether an attribution makes a claim its source's, so that dropping it says more."""
    if not reports_words(document, attribution):
        return False
    return not (attribution.source is None and attribution.strength is CueStrength.PRIVATE)


def evidence_span(document: Document, attribution: Attribution) -> Span:
    """Return source, cue and the content next to them as one stretch of text."""
    parts = [s for s in (attribution.source, attribution.cue) if s is not None]
    if not parts:
        return attribution.content[0]
    anchor = parts[-1]
    near = min(attribution.content, key=lambda c: max(c.start - anchor.end, anchor.start - c.end))
    parts = [p for p in parts if abs(p.start - anchor.start) < NEAR]
    return Span(min(p.start for p in (*parts, near)), max(p.end for p in (*parts, near)))


def who(document: Document, attribution: Attribution) -> str:
    """Name a source in words for an explanation."""
    source = attribution.source or attribution.resolved_source
    if source is None:
        cue = attribution.cue
        return (
            "somebody quoted" if cue is None else f"an unnamed source (“{_words(document, cue)}”)"
        )
    named = attribution.resolved_source
    if attribution.source_kind is SourceKind.PRONOUN and named not in (None, source):
        return f"“{_words(document, source)}” (“{_words(document, named or source)}”)"
    return f"“{_words(document, source)}”"


def _words(document: Document, span: Span) -> str:
    return " ".join(span.slice(document.text).split())
