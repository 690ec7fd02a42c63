"""One side of a comparison, and what the rules over two sides ask of its attributions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.text.spans import Span
from articles.text.units import Sentence
from compare.analysis.attribution.voice import reports_words
from compare.analysis.changes.claims import StemIndex, Stems, Weights
from compare.analysis.documents import Document
from compare.analysis.results import (
    Attribution,
    CueStrength,
    Link,
    Side,
    TextAnalysis,
)
from compare.analysis.tokens import Word, words

NEAR = 400  # characters between source and cue that evidence may bridge
LONGEST_EVIDENCE = 240  # characters of content beside source and cue: more is not read
MIN_EVIDENCE = 60
_CLAUSE_MARK = re.compile(r"[,;.!?—–]?\s+(?=(?:and|but|that|which|who|while|because)\s)|[,;.!?]\s+")


def _start(sentence: Sentence) -> int:
    return sentence.start


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

    quoted: tuple[Span, ...] = ()
    _words: dict[int, Sequence[Word]] = field(default_factory=dict)
    _claims: dict[str, tuple[tuple[Stems, tuple[Span, ...]], ...]] = field(default_factory=dict)

    def words_of(self, position: int) -> Sequence[Word]:
        """Return the words of a sentence; they are cut once."""
        found = self._words.get(position)
        if found is None:
            span = self.document.sentences[position].span
            found = words(span.slice(self.document.text), offset=span.start)
            self._words[position] = found
        return found

    def attributed(self) -> tuple[tuple[Stems, tuple[Span, ...]], ...]:
        """Return the stems and the places of every content that a source answers for."""
        if "attributed" not in self._claims:
            self._claims["attributed"] = tuple(
                (self.stems(a.content), a.content)
                for a in self.analysis.attributions
                if hands_over(self.document, a)
            )
        return self._claims["attributed"]

    def stated(self) -> tuple[tuple[Stems, tuple[Span, ...]], ...]:
        """Return the stems and the places of every sentence's own voice."""
        if "stated" not in self._claims:
            self._claims["stated"] = tuple(
                (self.stems(own), own) for own in self.analysis.own_voice if own
            )
        return self._claims["stated"]

    def words_in(self, span: Span) -> Sequence[Word]:
        """Return the words that start in a span."""
        sentences = self.document.sentences
        first = max(bisect_right(sentences, span.start, key=_start) - 1, 0)
        return [
            word
            for position in range(first, bisect_left(sentences, span.end, key=_start))
            for word in self.words_of(position)
            if span.start <= word.span.start < span.end
        ]

    def positions(self, span: Span) -> Sequence[int]:
        """Return the sentences that have some of a span."""
        sentences = self.document.sentences
        first = max(bisect_right(sentences, span.start, key=_start) - 1, 0)
        last = bisect_left(sentences, span.end, key=_start)
        return [i for i in range(first, last) if sentences[i].span.overlaps(span)]

    def opens_sentence(self, place: int) -> bool:
        sentences = self.document.sentences
        position = bisect_right(sentences, place, key=_start) - 1
        return position >= 0 and sentences[position].start == place

    def ends_sentence(self, place: int) -> bool:
        """Tell whether nothing but marks follows a place in its sentence."""
        sentences = self.document.sentences
        position = bisect_left(sentences, place, key=_start) - 1
        rest = self.document.text[place : sentences[position].end] if position >= 0 else ""
        return not any(c.isalnum() for c in rest)

    def is_quoted(self, span: Span) -> bool:
        """Tell whether a quotation (no scare quote) stands anywhere in a span."""
        first = bisect_right(self.quoted, span.start, key=lambda q: q.end)
        return first < len(self.quoted) and self.quoted[first].start < span.end

    def quoted_in(self, span: Span) -> Sequence[Span]:
        """Return the quotations (no scare quotes) that stand in a span or run into it."""
        first = bisect_right(self.quoted, span.start, key=lambda q: q.end)
        last = bisect_left(self.quoted, span.end, key=lambda q: q.start)
        return self.quoted[first:last]

    def is_scare(self, place: int) -> bool:
        return any(q.scare and q.span.start <= place < q.span.end for q in self.analysis.quotations)

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
    quoted = tuple(q.span for q in analysis.quotations if not q.scare)
    by_sentence = tuple(tuple(some) for some in found)
    return View(side, document, analysis, by_sentence, StemIndex(document.text), quoted)


Views = tuple[View, View, Weights]


def both_views(
    left: Document, right: Document, left_analysis: TextAnalysis, right_analysis: TextAnalysis
) -> Views:
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
    """Return source, cue and the content next to them as one stretch of text, of a length to read."""
    parts = [s for s in (attribution.source, attribution.cue) if s is not None]
    if not parts:
        return _cut(document.text, attribution.content[0], keep_end=False)
    anchor = parts[-1]
    near = min(attribution.content, key=lambda c: max(c.start - anchor.end, anchor.start - c.end))
    parts = [p for p in parts if abs(p.start - anchor.start) < NEAR]
    told = Span(min(p.start for p in parts), max(p.end for p in parts))
    near = _cut(document.text, near, keep_end=near.start < told.start)
    return Span(min(told.start, near.start), max(told.end, near.end))


def _cut(text: str, content: Span, *, keep_end: bool) -> Span:
    """Return the part of a long content that stands next to its cue, whole clauses if it can."""
    if len(content) <= LONGEST_EVIDENCE:
        return content
    if keep_end:
        first = content.end - LONGEST_EVIDENCE
        cuts = [m.end() for m in _CLAUSE_MARK.finditer(text, first, content.end - MIN_EVIDENCE)]
        return Span(cuts[0] if cuts else first, content.end)
    last = content.start + LONGEST_EVIDENCE
    cuts = [m.start() for m in _CLAUSE_MARK.finditer(text, content.start + MIN_EVIDENCE, last)]
    return Span(content.start, cuts[-1] if cuts else last)
