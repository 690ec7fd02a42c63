"""Sentences as gold knows them: by their words, and linked in pairs."""

from __future__ import annotations

from articles.text.spans import Span
from compare.analysis.documents import Document
from compare.analysis.results import ComparisonResult

SentencePair = tuple[int, int]


def linked(result: ComparisonResult) -> dict[SentencePair, bool]:
    """Return every linked pair of sentences with whether it is marked as moved."""
    return {
        (i, j): link.moved
        for link in result.alignment.links
        for i in range(link.left_start, link.left_end)
        for j in range(link.right_start, link.right_end)
    }


def position_of(sentence: str, document: Document) -> int:
    """Return which of the document's sentences shares most with the one judged."""
    start = document.text.index(sentence)
    span = Span(start, start + len(sentence))
    shared = [len(unit.span.clipped(span) or ()) for unit in document.sentences]
    return shared.index(max(shared))
